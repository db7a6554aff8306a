#include "fit/normality.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <string.h>

#include "fit/bands.h"
#include "stats/special.h"
#include "fit/summary.h"

static const double QUARTILE = 0.67448975019608174;

static struct ms_cohort_normality cohort_shape(const struct ms_cohort *c)
{
	struct ms_cohort_normality s;

	s.q1 = c->mean - QUARTILE * c->sd;
	s.q3 = c->mean + QUARTILE * c->sd;
	s.q1_off = c->q1 - s.q1;
	s.q3_off = c->q3 - s.q3;
	s.skewness = c->q3 > c->q1
			     ? (c->q1 + c->q3 - 2 * c->median) / (c->q3 - c->q1)
			     : NAN;
	return s;
}

static int off(const struct ms_cohort_normality *s)
{
	return fabs(s->q1_off) > 2 || fabs(s->q3_off) > 2;
}

static double everyone(const struct ms_cohort *c)
{
	return isnan(c->n_all) ? c->n : c->n_all;
}

static void quadratic(struct ms_normality *s, const struct ms_evidence *ev)
{
	const struct ms_cohort *m = &ev->matched, *u = &ev->unmatched;
	double v1 = m->sd * m->sd, v0 = u->sd * u->sd, low, high;

	s->c2 = (1 / v0 - 1 / v1) / 2;
	s->c1 = m->mean / v1 - u->mean / v0;
	s->c0 = log(everyone(m) / everyone(u)) + log(u->sd / m->sd) -
		m->mean * m->mean / (2 * v1) + u->mean * u->mean / (2 * v0);
	s->vertex = s->c2 != 0 ? -s->c1 / (2 * s->c2) : NAN;
	ms_evidence_range(ev, &low, &high);
	s->turns = s->vertex > low && s->vertex < high;
}

double ms_normality_prob(const struct ms_normality *s, double score)
{
	return ms_expit(s->c0 + score * (s->c1 + score * s->c2));
}

/* --- the independent fit ------------------------------------------------------ */

/* Bands are taken to end half a point beyond their edges. */
static int quarters(const struct ms_cohort *c, struct ms_cell cells[4],
		    struct ms_bands *b)
{
	double edge[5] = { -INFINITY, c->q1, c->median, c->q3, INFINITY };
	int i;

	for (i = 0; i < 4; i++) {
		if (!(edge[i] < edge[i + 1]))
			return -1;
		cells[i] = ms_cell_exact(edge[i] + 0.5, edge[i + 1] - 0.5,
					 c->n / 4, 0);
	}
	memset(b, 0, sizeof(*b));
	b->cells = cells;
	b->n = 4;
	b->total = c->n;
	return 0;
}

/* Both cohorts' log-likelihood in h = 1 / sigma, t[k] = mu_k / sigma. The
 * Hessian is an arrow: h with each t, the two t not with each other. */
struct pair {
	const struct ms_bands *b[2];
	double origin;
};

struct pair_at {
	double ll, gh, gt[2], hh, ht[2], tt[2];
};

static void pair_eval(const struct pair *p, const double x[3],
		      struct pair_at *at)
{
	int k;

	memset(at, 0, sizeof(*at));
	for (k = 0; k < 2; k++) {
		double g[2], info[3];

		at->ll += ms_bands_normal_like(p->b[k], p->origin, x[0],
					       x[1 + k], g, info);
		at->gh += g[0];
		at->gt[k] = g[1];
		at->hh += info[0];
		at->ht[k] = info[1];
		at->tt[k] = info[2];
	}
}

/* Solve H d = r by eliminating both t; -1 if H is not positive definite. */
static int arrow_solve(const struct pair_at *at, const double r[3], double d[3])
{
	double s = at->hh, rhs = r[0];
	int k;

	for (k = 0; k < 2; k++) {
		if (!(at->tt[k] > 0))
			return -1;
		s -= at->ht[k] * at->ht[k] / at->tt[k];
		rhs -= at->ht[k] * r[1 + k] / at->tt[k];
	}
	if (!(s > 0))
		return -1;
	d[0] = rhs / s;
	for (k = 0; k < 2; k++)
		d[1 + k] = (r[1 + k] - at->ht[k] * d[0]) / at->tt[k];
	return 0;
}

static int pair_maximise(const struct pair *p, double x[3], struct pair_at *at)
{
	double d[3], next[3], ll;
	int iter, half, i;

	pair_eval(p, x, at);
	for (iter = 0; iter < 200 && isfinite(at->ll); iter++) {
		double g[3] = { at->gh, at->gt[0], at->gt[1] };

		if (arrow_solve(at, g, d))
			return -1;
		if (g[0] * d[0] + g[1] * d[1] + g[2] * d[2] < 1e-20)
			return 0;
		ll = at->ll;
		for (half = 0; half < 60; half++) {
			for (i = 0; i < 3; i++)
				next[i] = x[i] + ldexp(d[i], -half);
			if (!(next[0] > 0))
				continue;
			pair_eval(p, next, at);
			if (at->ll >= ll - 1e-13 * fabs(ll))
				break;
		}
		memcpy(x, next, sizeof(next));
	}
	return -1;
}

/* slope = (mu1 - mu0) / sigma^2 = h (t1 - t0), by the delta method. */
static void quartile_fit(struct ms_normality *s, const struct ms_evidence *ev,
			 const struct ms_fit *line)
{
	struct ms_cell cells[2][4];
	struct ms_bands b[2];
	struct pair p = { { &b[0], &b[1] }, line->center };
	struct pair_at at;
	double x[3] = { 1 / line->scale, 0, 0 }, grad[3], d[3];

	s->quartile_slope = s->quartile_se = NAN;
	s->quartile_agrees = 0;
	if (quarters(&ev->unmatched, cells[0], &b[0]) ||
	    quarters(&ev->matched, cells[1], &b[1]))
		return;
	x[1] = (ev->unmatched.median - line->center) * x[0];
	x[2] = (ev->matched.median - line->center) * x[0];
	if (pair_maximise(&p, x, &at))
		return;
	grad[0] = x[2] - x[1];
	grad[1] = -x[0];
	grad[2] = x[0];
	if (arrow_solve(&at, grad, d))
		return;
	s->quartile_slope = x[0] * (x[2] - x[1]);
	s->quartile_se = sqrt(grad[0] * d[0] + grad[1] * d[1] + grad[2] * d[2]);
	s->quartile_agrees = fabs(s->quartile_slope - line->slope) <=
			     s->quartile_se;
}

/* The sample is part of everyone, so it is compared with the rest. */
static void compare_rates(struct ms_normality *s, const struct ms_evidence *ev)
{
	double m = ev->matched.n, n = m + ev->unmatched.n;
	double M = everyone(&ev->matched), N = M + everyone(&ev->unmatched);
	double rest = N - n, rm = M - m, p = M / N, z;

	s->sample_rate = m / n;
	s->all_rate = p;
	s->rate_p = NAN;
	if (!(rest > 0) || rm < 0 || rm > rest)
		return;
	z = (m / n - rm / rest) / sqrt(p * (1 - p) * (1 / n + 1 / rest));
	s->rate_p = 2 * gsl_cdf_ugaussian_Q(fabs(z));
}

int ms_normality(struct ms_normality *out, const struct ms_evidence *ev,
		 struct ms_error *err)
{
	struct ms_fit_options opt = MS_FIT_DEFAULTS;
	struct ms_normality s;
	struct ms_fit line;

	if (ev->kind != MS_SUMMARY)
		return ms_fail(err, MS_ENONE, "%s are not a summary",
			       ms_evidence_name(ev->kind));
	if (ms_fit(&line, ev, &opt, err))
		return MS_ENONE;
	if (line.estimator != MS_MEANS)
		return ms_fail(err, MS_ENONE, "no line to check: %s",
			       ms_fit_status_reason(line.status));
	s.matched = cohort_shape(&ev->matched);
	s.unmatched = cohort_shape(&ev->unmatched);
	s.sd_ratio = fmax(ev->matched.sd / ev->unmatched.sd,
			  ev->unmatched.sd / ev->matched.sd);
	s.not_normal = off(&s.matched) || off(&s.unmatched) || s.sd_ratio > 1.2;
	quadratic(&s, ev);
	quartile_fit(&s, ev, &line);
	compare_rates(&s, ev);
	*out = s;
	return 0;
}
