#include "stats/glm.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/special.h"

struct problem {
	const double *x, *m, *u, *offset;
	size_t n, k;
	double scale[MS_GLM_MAX]; /* x is divided by it, column by column */
	double *eta, *trial; /* logits now and at the step tried */
};

/* Logits for scaled coefficients. */
static void logits(const struct problem *pb, const double *beta, double *eta)
{
	size_t i, j;

	for (i = 0; i < pb->n; i++) {
		eta[i] = pb->offset ? pb->offset[i] : 0;
		for (j = 0; j < pb->k; j++)
			eta[i] += pb->x[i * pb->k + j] / pb->scale[j] * beta[j];
	}
}

static double deviance(const struct problem *pb, const double *eta)
{
	double d = 0, n;
	size_t i;

	for (i = 0; i < pb->n; i++) {
		n = pb->m[i] + pb->u[i];
		if (n == 0)
			continue;
		d += ms_bd0(pb->m[i], n * ms_expit(eta[i]),
			    log(n) + ms_log_expit(eta[i]));
		d += ms_bd0(pb->u[i], n * ms_expit(-eta[i]),
			    log(n) + ms_log_expit(-eta[i]));
	}
	return 2 * d;
}

static void score_and_information(const struct problem *pb, double *g,
				  double *info)
{
	size_t i, a, b, k = pb->k;
	double row[MS_GLM_MAX], p, q, excess, w;

	memset(g, 0, k * sizeof(*g));
	memset(info, 0, k * k * sizeof(*info));
	for (i = 0; i < pb->n; i++) {
		p = ms_expit(pb->eta[i]);
		q = ms_expit(-pb->eta[i]);
		excess = pb->m[i] * q - pb->u[i] * p;
		w = (pb->m[i] + pb->u[i]) * p * q;
		for (a = 0; a < k; a++) {
			row[a] = pb->x[i * k + a] / pb->scale[a];
			g[a] += excess * row[a];
			for (b = 0; b <= a; b++)
				info[a * k + b] += w * row[a] * row[b];
		}
	}
}

/* Cholesky factor in the lower triangle, in place. The smallest pivot relative
 * to its diagonal tells how independent the columns are; -1 if one is not
 * positive. */
static double cholesky(double *s, size_t k)
{
	double worst = 1, d, before;
	size_t i, j, l;

	for (j = 0; j < k; j++) {
		before = s[j * k + j];
		for (l = 0; l < j; l++)
			s[j * k + j] -= s[j * k + l] * s[j * k + l];
		if (!(s[j * k + j] > 0))
			return -1;
		worst = fmin(worst, s[j * k + j] / before);
		d = s[j * k + j] = sqrt(s[j * k + j]);
		for (i = j + 1; i < k; i++) {
			for (l = 0; l < j; l++)
				s[i * k + j] -= s[i * k + l] * s[j * k + l];
			s[i * k + j] /= d;
		}
	}
	return worst;
}

static void cholesky_solve(const double *c, size_t k, const double *b,
			   double *x)
{
	size_t i, j;

	for (i = 0; i < k; i++) {
		x[i] = b[i];
		for (j = 0; j < i; j++)
			x[i] -= c[i * k + j] * x[j];
		x[i] /= c[i * k + i];
	}
	for (i = k; i-- > 0;) {
		for (j = i + 1; j < k; j++)
			x[i] -= c[j * k + i] * x[j];
		x[i] /= c[i * k + i];
	}
}

/* Along the step d, halved until the deviance does not rise by more than its
 * rounding error. Takes it, and returns the largest change of a logit. */
static double take_step(struct problem *pb, double *beta, const double *d,
			double *dev)
{
	double next[MS_GLM_MAX], t = 1, trial, moved = 0, *swap;
	double limit = *dev + 1e-13 * (1 + *dev);
	size_t i, j;
	int halvings;

	for (halvings = 0; halvings < 30; halvings++, t /= 2) {
		for (j = 0; j < pb->k; j++)
			next[j] = beta[j] + t * d[j];
		logits(pb, next, pb->trial);
		trial = deviance(pb, pb->trial);
		if (trial <= limit)
			break;
	}
	if (halvings == 30)
		return 0; /* rounding: nowhere better within 1e-9 of a step */
	for (i = 0; i < pb->n; i++)
		moved = fmax(moved, fabs(pb->trial[i] - pb->eta[i]));
	memcpy(beta, next, pb->k * sizeof(*beta));
	swap = pb->eta;
	pb->eta = pb->trial;
	pb->trial = swap;
	*dev = trial;
	return moved;
}

static double dot(const double *a, const double *b, size_t k)
{
	double sum = 0;

	while (k-- > 0)
		sum += a[k] * b[k];
	return sum;
}

static int newton(struct problem *pb, struct ms_glm *out, double *factor,
		  struct ms_error *err)
{
	double g[MS_GLM_MAX], d[MS_GLM_MAX], decrement, moved, pivot;
	int i;

	logits(pb, out->beta, pb->eta);
	out->deviance = deviance(pb, pb->eta);
	for (i = 1; i <= 200; i++) {
		score_and_information(pb, g, factor);
		pivot = cholesky(factor, pb->k);
		if (i == 1 && pivot < 1e-13)
			return ms_fail(err, MS_ENONE,
				       "the columns of the "
				       "model are not independent");
		if (pivot < 0) {
			out->separated = 1;
			return MS_OK;
		}
		cholesky_solve(factor, pb->k, g, d);
		decrement = dot(g, d, pb->k);
		moved = take_step(pb, out->beta, d, &out->deviance);
		out->iterations = i;
		if (decrement < 1e-16) {
			out->separated = moved > 1e-6;
			return MS_OK;
		}
	}
	return ms_fail(err, MS_ENONE, "the logistic fit did not converge");
}

/* Inverse of the information at the solution, on the caller's scale. */
static void covariance(const struct problem *pb, double *factor,
		       struct ms_glm *out)
{
	double g[MS_GLM_MAX], unit[MS_GLM_MAX], column[MS_GLM_MAX];
	size_t i, j, k = pb->k;

	score_and_information(pb, g, factor);
	if (out->separated || cholesky(factor, k) < 0) {
		for (i = 0; i < k * k; i++)
			out->cov[i] = NAN;
		return;
	}
	for (j = 0; j < k; j++) {
		memset(unit, 0, sizeof(unit));
		unit[j] = 1;
		cholesky_solve(factor, k, unit, column);
		for (i = 0; i < k; i++)
			out->cov[i * k + j] = column[i] / pb->scale[i] /
					      pb->scale[j];
	}
}

static int prepare(struct problem *pb, struct ms_error *err)
{
	double total = 0, n;
	size_t i, j;

	memset(pb->scale, 0, sizeof(pb->scale));
	for (i = 0; i < pb->n; i++) {
		n = pb->m[i] + pb->u[i];
		if (!(pb->m[i] >= 0) || !(pb->u[i] >= 0) || !isfinite(n))
			return ms_fail(err, MS_EDATA,
				       "%g matched, %g "
				       "unmatched are no counts",
				       pb->m[i], pb->u[i]);
		total += n;
		for (j = 0; j < pb->k; j++) {
			double v = pb->x[i * pb->k + j];

			if (!isfinite(v))
				return ms_fail(err, MS_EDATA,
					       "a model column "
					       "holds no finite number");
			pb->scale[j] += n * v * v;
		}
	}
	if (!(total > 0))
		return ms_fail(err, MS_ENONE, "no applicants");
	for (j = 0; j < pb->k; j++) {
		pb->scale[j] = sqrt(pb->scale[j] / total);
		if (!(pb->scale[j] > 0))
			return ms_fail(err, MS_ENONE,
				       "the columns of the "
				       "model are not independent");
	}
	return MS_OK;
}

static double loglik(const struct problem *pb)
{
	double sum = 0;
	size_t i;

	for (i = 0; i < pb->n; i++) {
		if (pb->m[i] > 0)
			sum += pb->m[i] * ms_log_expit(pb->eta[i]);
		if (pb->u[i] > 0)
			sum += pb->u[i] * ms_log_expit(-pb->eta[i]);
	}
	return sum;
}

int ms_glm_fit(struct ms_glm *out, const double *x, const double *m,
	       const double *u, const double *offset, size_t n, size_t k,
	       struct ms_error *err)
{
	struct problem pb = { x, m, u, offset, n, k, { 0 }, NULL, NULL };
	double factor[MS_GLM_MAX * MS_GLM_MAX], *room;
	struct ms_glm g = { 0 };
	size_t j;
	int rc;

	if (k < 1 || k > MS_GLM_MAX)
		return ms_fail(err, MS_EUSAGE, "a model of %zu columns", k);
	rc = prepare(&pb, err);
	if (rc)
		return rc;
	room = malloc(2 * n * sizeof(*room));
	if (!room)
		return ms_nomem(err);
	g.k = k;
	pb.eta = room;
	pb.trial = room + n;
	rc = newton(&pb, &g, factor, err);
	if (!rc) {
		covariance(&pb, factor, &g);
		g.loglik = loglik(&pb);
		for (j = 0; j < k; j++)
			g.beta[j] = g.separated ? NAN : g.beta[j] / pb.scale[j];
		*out = g;
	}
	free(room);
	return rc;
}
