#include "fit/like.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fit/density.h"
#include "fit/hidden.h"
#include "stats/special.h"

enum { MAX_PAIRS = 1000000 };

double ms_sym_det(const double s[3])
{
	return s[MS_XX] * s[MS_YY] - s[MS_XY] * s[MS_XY];
}

int ms_sym_inverse(const double s[3], double inv[3])
{
	double det = ms_sym_det(s);

	if (!(s[MS_XX] > 0) || !(det > 1e-14 * s[MS_XX] * s[MS_YY]))
		return -1;
	inv[MS_XX] = s[MS_YY] / det;
	inv[MS_XY] = -s[MS_XY] / det;
	inv[MS_YY] = s[MS_XX] / det;
	return 0;
}

int ms_sym_solve(const double s[3], const double b[2], double x[2])
{
	double inv[3];

	if (ms_sym_inverse(s, inv))
		return -1;
	x[0] = inv[MS_XX] * b[0] + inv[MS_XY] * b[1];
	x[1] = inv[MS_XY] * b[0] + inv[MS_YY] * b[1];
	return 0;
}

double ms_sym_quad(const double s[3], const double x[2])
{
	return s[MS_XX] * x[0] * x[0] + 2 * s[MS_XY] * x[0] * x[1] +
	       s[MS_YY] * x[1] * x[1];
}

/* --- building ------------------------------------------------------------- */

static int allocate(struct ms_like *lk, size_t npoint, struct ms_error *err)
{
	lk->npoint = npoint;
	lk->cells = calloc(lk->ncell, sizeof(*lk->cells));
	lk->z = malloc(npoint * sizeof(double));
	lk->w = malloc(npoint * sizeof(double));
	return lk->cells && lk->z && lk->w ? 0 : ms_nomem(err);
}

static int fill_points(struct ms_like *lk, const struct ms_evidence *ev,
		       const struct ms_fit_options *opt, struct ms_error *err)
{
	struct ms_density d;
	size_t i;
	int ret;

	if (ev->kind != MS_BINS) {
		ret = allocate(lk, ev->ncell, err);
		for (i = 0; !ret && i < ev->ncell; i++) {
			lk->z[i] = ev->cells[i].low;
			lk->w[i] = 1;
			lk->cells[i].first = i;
			lk->cells[i].npoint = 1;
		}
		return ret;
	}
	ret = ms_density_fit(&d, ev, opt, err);
	if (ret)
		return ret;
	ret = allocate(lk, d.npoint, err);
	for (i = 0; !ret && i < ev->ncell; i++) {
		lk->cells[i].first = d.first[i];
		lk->cells[i].npoint = d.first[i + 1] - d.first[i];
	}
	if (!ret) {
		memcpy(lk->z, d.score, d.npoint * sizeof(double));
		memcpy(lk->w, d.weight, d.npoint * sizeof(double));
		lk->density_mean = d.mean;
		lk->density_sd = d.sd;
		lk->density_order = d.order;
	}
	ms_density_release(&d);
	return ret;
}

static int fill_counts(struct ms_like *lk, const struct ms_evidence *ev,
		       struct ms_error *err)
{
	size_t i;

	for (i = 0; i < ev->ncell; i++) {
		const struct ms_cell *c = &ev->cells[i];
		struct ms_like_cell *lc = &lk->cells[i];

		lc->m = c->matched;
		lc->u = c->unmatched;
		lk->matched += lc->m;
		lk->unmatched += lc->u;
		if (c->matched_low < c->matched_high ||
		    c->unmatched_low < c->unmatched_high) {
			if (ms_hidden_pairs(c) > MAX_PAIRS)
				return ms_fail(err, MS_EDATA,
					       "a suppressed count may be any "
					       "of too many (%g)",
					       ms_hidden_pairs(c));
			lc->hidden = c;
			lk->suppressed = 1;
		}
	}
	return 0;
}

static int take_logs(struct ms_like *lk, struct ms_error *err)
{
	size_t k;

	for (k = 0; k < lk->npoint; k++) {
		if (!(lk->z[k] > 0))
			return ms_fail(err, MS_EDATA, "%g has no logarithm",
				       lk->z[k]);
		lk->z[k] = log2(lk->z[k]);
	}
	return 0;
}

/* Centre on the mean score, scale by its SD (1 when all are equal). */
static void standardise(struct ms_like *lk)
{
	long double sum = 0, square = 0, n = lk->matched + lk->unmatched;
	size_t i, k;

	for (i = 0; i < lk->ncell; i++) {
		const struct ms_like_cell *c = &lk->cells[i];

		for (k = c->first; k < c->first + c->npoint; k++)
			sum += (long double)(c->m + c->u) * lk->w[k] * lk->z[k];
	}
	lk->center = (double)(sum / n);
	for (k = 0; k < lk->npoint; k++)
		lk->z[k] -= lk->center;
	for (i = 0; i < lk->ncell; i++) {
		const struct ms_like_cell *c = &lk->cells[i];

		for (k = c->first; k < c->first + c->npoint; k++)
			square += (long double)(c->m + c->u) * lk->w[k] *
				  lk->z[k] * lk->z[k];
	}
	lk->scale = (double)sqrtl(square / n);
	if (!(lk->scale > 0))
		lk->scale = 1;
	for (k = 0; k < lk->npoint; k++)
		lk->z[k] /= lk->scale;
}

int ms_like_build(struct ms_like *lk, const struct ms_evidence *ev,
		  const struct ms_fit_options *opt, struct ms_error *err)
{
	struct ms_fit_options o = *opt;
	int ret;

	if (o.log2) /* an open lower band starts at 1; fmax ignores NAN */
		o.score_min = fmax(o.score_min, 1);
	memset(lk, 0, sizeof(*lk));
	lk->density_mean = lk->density_sd = NAN;
	lk->ncell = ev->ncell;
	ret = fill_points(lk, ev, &o, err);
	if (!ret && o.log2)
		ret = take_logs(lk, err);
	if (!ret)
		ret = fill_counts(lk, ev, err);
	if (ret) {
		ms_like_release(lk);
		return ret;
	}
	standardise(lk);
	return 0;
}

void ms_like_release(struct ms_like *lk)
{
	free(lk->cells);
	free(lk->z);
	free(lk->w);
	memset(lk, 0, sizeof(*lk));
}

/* --- one cell --------------------------------------------------------------
 * A = grad log P, B = -grad log Q, C = grad^2 P / P, D = grad^2 P / Q. Sums
 * over the band are scaled by the largest term, so that none of them is 0/0
 * however steep the line. */
struct moments {
	double P, Q, log_P, log_Q;
	double A[2], B[2], C[3], D[3];
};

static void point_moments(double eta, double z, struct moments *mo)
{
	struct ms_logit_point at;
	double p, q, d;

	ms_logit_point(eta, &at);
	mo->P = p = at.p;
	mo->Q = q = at.q;
	mo->log_P = at.log_p;
	mo->log_Q = at.log_q;
	d = q - p;
	mo->A[0] = q;
	mo->A[1] = q * z;
	mo->B[0] = p;
	mo->B[1] = p * z;
	mo->C[MS_XX] = q * d;
	mo->C[MS_XY] = q * d * z;
	mo->C[MS_YY] = q * d * z * z;
	mo->D[MS_XX] = p * d;
	mo->D[MS_XY] = p * d * z;
	mo->D[MS_YY] = p * d * z * z;
}

static void add(double s[2], double t[3], double w, double d, double z)
{
	s[0] += w;
	s[1] += w * z;
	t[MS_XX] += w * d;
	t[MS_XY] += w * d * z;
	t[MS_YY] += w * d * z * z;
}

static void divide(double s[2], double t[3], double by)
{
	s[0] /= by;
	s[1] /= by;
	t[MS_XX] /= by;
	t[MS_XY] /= by;
	t[MS_YY] /= by;
}

static void band_moments(const double *z, const double *w, size_t n,
			 const double theta[2], double origin,
			 struct moments *mo)
{
	double first = theta[0] + theta[1] * z[0];
	double last = theta[0] + theta[1] * z[n - 1];
	double floor_p = fmin(0, fmax(first, last));
	double floor_q = fmin(0, -fmin(first, last));
	double sum_p = 0, sum_q = 0;
	size_t k;

	memset(mo, 0, sizeof(*mo));
	for (k = 0; k < n; k++) {
		double eta = theta[0] + theta[1] * z[k];
		double e = exp(-fabs(eta));
		double p = (eta >= 0 ? 1 : e) / (1 + e);
		double q = (eta >= 0 ? e : 1) / (1 + e);
		double ps = floor_p == 0 ? p : exp(eta - floor_p) * q;
		double qs = floor_q == 0 ? q : exp(-eta - floor_q) * p;

		sum_p += w[k] * ps;
		sum_q += w[k] * qs;
		add(mo->A, mo->C, w[k] * ps * q, q - p, z[k] - origin);
		add(mo->B, mo->D, w[k] * qs * p, q - p, z[k] - origin);
	}
	divide(mo->A, mo->C, sum_p);
	divide(mo->B, mo->D, sum_q);
	mo->P = sum_p * exp(floor_p);
	mo->Q = sum_q * exp(floor_q);
	mo->log_P = mo->Q < 0.5 ? log1p(-mo->Q) : floor_p + log(sum_p);
	mo->log_Q = mo->P < 0.5 ? log1p(-mo->P) : floor_q + log(sum_q);
}

/* --- the whole likelihood --------------------------------------------------- */

/* Derivatives are by the intercept at origin and by the slope. */
static void cell_moments(const struct ms_like *lk, const struct ms_like_cell *c,
			 const double theta[2], double origin,
			 struct moments *mo)
{
	const double *z = lk->z + c->first;

	if (c->npoint == 1)
		point_moments(theta[0] + theta[1] * *z, *z - origin, mo);
	else
		band_moments(z, lk->w + c->first, c->npoint, theta, origin, mo);
}

double ms_like_prob(const struct ms_like *lk, size_t cell,
		    const double theta[2], double *q)
{
	struct moments mo;

	cell_moments(lk, &lk->cells[cell], theta, 0, &mo);
	if (q)
		*q = mo.Q;
	return mo.P;
}

/* What is accumulated, in extended precision. */
struct sums {
	long double f, loglik, deviance, pearson;
	long double score[2], expected[3], observed[3];
	long double slope_of[2][3]; /* d expected / d theta, for the penalty */
};

/* A and B are parallel, so that A B' is symmetric but for rounding. */
static void add_outer(long double s[3], double w, const double a[2],
		      const double b[2])
{
	s[MS_XX] += (long double)w * a[0] * b[0];
	s[MS_XY] += (long double)w * (a[0] * b[1] + a[1] * b[0]) / 2;
	s[MS_YY] += (long double)w * a[1] * b[1];
}

static void add_sym(long double s[3], double w, const double c[3])
{
	int i;

	for (i = 0; i < 3; i++)
		s[i] += (long double)w * c[i];
}

static void add_counts(struct sums *s, const struct moments *mo, double m,
		       double u)
{
	int i;

	for (i = 0; i < 2; i++)
		s->score[i] += (long double)m * mo->A[i] -
			       (long double)u * mo->B[i];
	add_outer(s->observed, m, mo->A, mo->A);
	add_sym(s->observed, -m, mo->C);
	add_outer(s->observed, u, mo->B, mo->B);
	add_sym(s->observed, u, mo->D);
}

static void add_deviance(struct sums *s, const struct moments *mo, double m,
			 double u)
{
	double n = m + u, log_n = log(n);
	double dev = ms_bd0(m, n * mo->P, log_n + mo->log_P) +
		     ms_bd0(u, n * mo->Q, log_n + mo->log_Q);
	double r = m * mo->Q - u * mo->P; /* m - nP */

	s->f -= dev;
	s->deviance += 2 * dev;
	s->pearson += r * r / (n * mo->P * mo->Q);
	if (m > 0)
		s->loglik += (long double)m * mo->log_P;
	if (u > 0)
		s->loglik += (long double)u * mo->log_Q;
}

static void add_known(struct sums *s, const struct moments *mo, double m,
		      double u)
{
	add_deviance(s, mo, m, u);
	add_counts(s, mo, m, u);
	add_outer(s->expected, m + u, mo->A, mo->B);
}

/* One exact score without a penalty: the logit is the canonical link, so that
 * observed and expected information are one. Most of all work is here. */
static void add_exact(struct sums *s, double eta, double z, double m, double u)
{
	struct ms_logit_point at;
	struct moments mo;
	long double r, v;

	ms_logit_point(eta, &at);
	mo.P = at.p;
	mo.Q = at.q;
	mo.log_P = at.log_p;
	mo.log_Q = at.log_q;
	add_deviance(s, &mo, m, u);
	r = (long double)m * at.q - (long double)u * at.p;
	s->score[0] += r;
	s->score[1] += r * z;
	v = (long double)(m + u) * at.p * at.q;
	s->expected[MS_XX] += v;
	s->expected[MS_XY] += v * z;
	s->expected[MS_YY] += v * z * z;
	s->observed[MS_XX] += v;
	s->observed[MS_XY] += v * z;
	s->observed[MS_YY] += v * z * z;
}

/* Louis (1982): the information of the counts at their expectation, less the
 * variance of the score over what is hidden. Deviance and X2 do not exist. */
static void add_hidden(struct sums *s, const struct moments *mo,
		       const struct ms_cell *c)
{
	struct ms_hidden h;

	ms_hidden_expect(c, mo->log_P, mo->log_Q, &h);
	s->f += h.loglik;
	s->loglik += h.loglik;
	s->deviance = s->pearson = NAN;
	add_counts(s, mo, h.m, h.u);
	add_outer(s->observed, -h.var_m, mo->A, mo->A);
	add_outer(s->observed, 2 * h.cov, mo->A, mo->B);
	add_outer(s->observed, -h.var_u, mo->B, mo->B);
	add_outer(s->expected, c->matched + c->unmatched, mo->A, mo->B);
}

static void add_penalty_slope(struct sums *s, const struct moments *mo,
			      double n)
{
	double Cr[2][2] = { { mo->C[MS_XX], mo->C[MS_XY] },
			    { mo->C[MS_XY], mo->C[MS_YY] } };
	double Dr[2][2] = { { mo->D[MS_XX], mo->D[MS_XY] },
			    { mo->D[MS_XY], mo->D[MS_YY] } };
	int r, i;

	for (r = 0; r < 2; r++) {
		double dA[2], dB[2];

		for (i = 0; i < 2; i++) {
			dA[i] = Cr[r][i] - mo->A[i] * mo->A[r];
			dB[i] = Dr[r][i] + mo->B[i] * mo->B[r];
		}
		add_outer(s->slope_of[r], n, dA, mo->B);
		add_outer(s->slope_of[r], n, mo->A, dB);
	}
}

/* 1/2 log det I and its gradient 1/2 tr(I^-1 dI). */
static void add_penalty(const struct sums *s, struct ms_like_at *at)
{
	double inv[3];
	int r;

	if (ms_sym_inverse(at->expected, inv)) {
		at->f = -INFINITY;
		return;
	}
	at->f += log(ms_sym_det(at->expected)) / 2;
	for (r = 0; r < 2; r++) {
		const long double *d = s->slope_of[r];

		at->score[r] += (double)(inv[MS_XX] * d[MS_XX] +
					 2 * inv[MS_XY] * d[MS_XY] +
					 inv[MS_YY] * d[MS_YY]) /
				2;
	}
}

static void accumulate(const struct ms_like *lk, const double theta[2],
		       double origin, struct sums *s)
{
	struct moments mo;
	size_t i;

	memset(s, 0, sizeof(*s));
	for (i = 0; i < lk->ncell; i++) {
		const struct ms_like_cell *c = &lk->cells[i];

		if (c->npoint == 1 && !c->hidden && !lk->penalised) {
			double z = lk->z[c->first];

			add_exact(s, theta[0] + theta[1] * z, z, c->m, c->u);
			continue;
		}
		cell_moments(lk, c, theta, origin, &mo);
		if (c->hidden)
			add_hidden(s, &mo, c->hidden);
		else
			add_known(s, &mo, c->m, c->u);
		if (lk->penalised)
			add_penalty_slope(s, &mo, c->m + c->u);
	}
}

static void copy_sums(const struct sums *s, struct ms_like_at *at)
{
	int k;

	at->f = (double)s->f;
	at->loglik = (double)s->loglik;
	at->deviance = (double)s->deviance;
	at->pearson = (double)s->pearson;
	for (k = 0; k < 2; k++)
		at->score[k] = (double)s->score[k];
	for (k = 0; k < 3; k++) {
		at->expected[k] = (double)s->expected[k];
		at->observed[k] = (double)s->observed[k];
	}
}

/* From the intercept at origin to that at 0. */
static void move_back(double origin, struct ms_like_at *at)
{
	double *I[] = { at->expected, at->observed };
	int i;

	at->score[1] += origin * at->score[0];
	for (i = 0; i < 2; i++) {
		I[i][MS_YY] += origin *
			       (2 * I[i][MS_XY] + origin * I[i][MS_XX]);
		I[i][MS_XY] += origin * I[i][MS_XX];
	}
}

/* Where the line is steep, all information sits at one score, and its
 * determinant would cancel unless counted from there. */
void ms_like_eval(const struct ms_like *lk, const double theta[2],
		  struct ms_like_at *at)
{
	struct sums s;
	double origin = 0;

	accumulate(lk, theta, origin, &s);
	copy_sums(&s, at);
	if (!lk->penalised)
		return;
	if (ms_sym_det(at->expected) <
	    1e-4 * at->expected[MS_XX] * at->expected[MS_YY]) {
		origin = at->expected[MS_XY] / at->expected[MS_XX];
		accumulate(lk, theta, origin, &s);
		copy_sums(&s, at);
	}
	add_penalty(&s, at);
	move_back(origin, at);
}
