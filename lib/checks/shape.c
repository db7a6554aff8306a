#include "checks/shape.h"

#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_cdf.h>

#include "checks/cells.h"
#include "stats/glm.h"
#include "stats/special.h"

/* Neighbouring cells that share one rate. */
struct block {
	double m, n;
	size_t cells;
};

static int check_cells(const double *m, const double *u, size_t n,
		       struct ms_error *err)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (!(m[i] >= 0) || !(u[i] >= 0) || !(m[i] + u[i] > 0) ||
		    !isfinite(m[i] + u[i]))
			return ms_fail(err, MS_EDATA,
				       "%g matched, %g unmatched are no counts",
				       m[i], u[i]);
	if (!n)
		return ms_fail(err, MS_ENONE, "no applicants");
	return MS_OK;
}

/* Does the later block break the order? Ties are joined too: one step. */
static int violates(const struct block *a, const struct block *b, int direction)
{
	double rise = b->m / b->n - a->m / a->n;

	return direction >= 0 ? rise <= 0 : rise >= 0;
}

static double fitted_deviance(const double *m, const double *u,
			      const double *fit, size_t n)
{
	double d = 0, em, eu;
	size_t i;

	for (i = 0; i < n; i++) {
		em = (m[i] + u[i]) * fit[i];
		eu = (m[i] + u[i]) * (1 - fit[i]);
		d += 2 *
		     (ms_bd0(m[i], em, log(em)) + ms_bd0(u[i], eu, log(eu)));
	}
	return d;
}

int ms_isotonic(const double *m, const double *u, size_t n, int direction,
		double *fit, double *deviance, struct ms_error *err)
{
	struct block *b;
	size_t i, k = 0, j = 0;
	int rc = check_cells(m, u, n, err);

	if (rc)
		return rc;
	b = malloc(n * sizeof(*b));
	if (!b)
		return ms_nomem(err);
	for (i = 0; i < n; i++) {
		b[k].m = m[i];
		b[k].n = m[i] + u[i];
		b[k++].cells = 1;
		while (k > 1 && violates(&b[k - 2], &b[k - 1], direction)) {
			b[k - 2].m += b[k - 1].m;
			b[k - 2].n += b[k - 1].n;
			b[k - 2].cells += b[k - 1].cells;
			k--;
		}
	}
	for (i = 0; i < k; i++)
		while (b[i].cells-- > 0)
			fit[j++] = b[i].m / b[i].n;
	if (deviance)
		*deviance = fitted_deviance(m, u, fit, n);
	free(b);
	return MS_OK;
}

double ms_isotonic_score(const double *score, const double *fit, size_t n,
			 double p)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (fit[i] >= p)
			return score[i];
	return NAN;
}

static double cube_above(double x, double t)
{
	return x > t ? (x - t) * (x - t) * (x - t) : 0;
}

/* s_j(x), j from 0. */
static double bend(const struct ms_spline *s, size_t j, double x)
{
	const double *t = s->knot;
	double last = t[s->knots - 1], prev = t[s->knots - 2];
	double span = last - t[0];

	return (cube_above(x, t[j]) -
		cube_above(x, prev) * ((last - t[j]) / (last - prev)) +
		cube_above(x, last) * ((prev - t[j]) / (last - prev))) /
	       (span * span);
}

static void totals(const double *m, const double *u, size_t n, double *matched,
		   double *unmatched)
{
	size_t i;

	*matched = *unmatched = 0;
	for (i = 0; i < n; i++) {
		*matched += m[i];
		*unmatched += u[i];
	}
}

/* Four knots if they are distinct, else three; 0 if those are not either. */
static size_t place_knots(double *knot, const double *score, const double *w,
			  size_t n)
{
	static const double at[2][MS_KNOTS_MAX] = { { 5, 35, 65, 95 },
						    { 10, 50, 90 } };
	size_t k, j;
	int tied;

	for (k = 4; k >= 3; k--) {
		for (j = 0, tied = 0; j < k; j++) {
			knot[j] = ms_count_quantile(score, w, n, at[4 - k][j],
						    100);
			tied |= j > 0 && knot[j] <= knot[j - 1];
		}
		if (!tied)
			return k;
	}
	return 0;
}

static int place(struct ms_spline *s, const double *score, const double *m,
		 const double *u, size_t n, struct ms_error *err)
{
	double matched, unmatched, *w = malloc(n * sizeof(*w));
	size_t i;

	if (!w)
		return ms_nomem(err);
	for (i = 0; i < n; i++)
		w[i] = m[i] + u[i];
	s->knots = place_knots(s->knot, score, w, n);
	free(w);
	if (!s->knots)
		return ms_fail(err, MS_ENONE,
			       "no spline: too many applicants "
			       "share one score");
	totals(m, u, n, &matched, &unmatched);
	if (fmin(matched, unmatched) < 10 * (double)s->knots)
		return ms_fail(err, MS_ENONE,
			       "no spline: %g of the rarer "
			       "outcome, %zu needed",
			       fmin(matched, unmatched), 10 * s->knots);
	if (n <= s->knots + 1)
		return ms_fail(err, MS_ENONE,
			       "no spline: %zu scores, %zu needed", n,
			       s->knots + 2);
	return MS_OK;
}

/* The line and the spline on x centred at the first knot, in units of the span
 * of the knots; the line is the first two columns alone. */
static int fit_both(struct ms_spline *s, const double *score, const double *m,
		    const double *u, size_t n, double *x, struct ms_error *err)
{
	double span = s->knot[s->knots - 1] - s->knot[0];
	size_t i, j, k = s->knots;
	struct ms_glm g;
	int rc;

	for (i = 0; i < n; i++) {
		x[2 * i] = 1;
		x[2 * i + 1] = (score[i] - s->knot[0]) / span;
	}
	rc = ms_glm_fit(&g, x, m, u, NULL, n, 2, err);
	if (rc)
		return rc;
	if (g.separated)
		return ms_fail(err, MS_ENONE,
			       "no spline: the scores separate "
			       "matched from unmatched");
	s->line_deviance = g.deviance;
	for (i = 0; i < n; i++) {
		x[k * i] = 1;
		x[k * i + 1] = (score[i] - s->knot[0]) / span;
		for (j = 0; j + 2 < k; j++)
			x[k * i + 2 + j] = bend(s, j, score[i]) / span;
	}
	rc = ms_glm_fit(&g, x, m, u, NULL, n, k, err);
	if (rc)
		return rc;
	s->deviance = g.deviance;
	s->separated = g.separated;
	for (j = 0; j < k; j++)
		s->beta[j] = g.beta[j] / (j ? span : 1);
	s->beta[0] -= s->beta[1] * s->knot[0];
	return MS_OK;
}

int ms_spline_fit(struct ms_spline *out, const double *score, const double *m,
		  const double *u, size_t n, struct ms_error *err)
{
	struct ms_spline s = { 0 };
	double *x;
	int rc;

	if ((rc = check_cells(m, u, n, err)) ||
	    (rc = place(&s, score, m, u, n, err)))
		return rc;
	x = malloc(MS_KNOTS_MAX * n * sizeof(*x));
	if (!x)
		return ms_nomem(err);
	rc = fit_both(&s, score, m, u, n, x, err);
	free(x);
	if (rc)
		return rc;
	s.lr = fmax(0, s.line_deviance - s.deviance);
	s.df = (double)s.knots - 2;
	s.p = gsl_cdf_chisq_Q(s.lr, s.df);
	s.aic_gain = s.lr - 2 * s.df;
	s.not_logistic = s.p < 0.01 && s.aic_gain > 4;
	*out = s;
	return MS_OK;
}

double ms_spline_logit(const struct ms_spline *s, double score)
{
	double eta = s->beta[0] + s->beta[1] * score;
	size_t j;

	for (j = 0; j + 2 < s->knots; j++)
		eta += s->beta[j + 2] * bend(s, j, score);
	return eta;
}

double ms_spline_score(const struct ms_spline *s, double low, double high,
		       double p)
{
	enum { STEPS = 512, HALVINGS = 60 };
	double logit = ms_logit(p), a = low, b;
	int i;

	if (ms_spline_logit(s, low) >= logit)
		return low;
	for (i = 1; i <= STEPS; i++, a = b) {
		b = low + (high - low) * i / STEPS;
		if (ms_spline_logit(s, b) >= logit)
			break;
	}
	if (i > STEPS)
		return NAN;
	for (i = 0; i < HALVINGS; i++) {
		double middle = (a + b) / 2;

		if (ms_spline_logit(s, middle) >= logit)
			b = middle;
		else
			a = middle;
	}
	return b;
}
