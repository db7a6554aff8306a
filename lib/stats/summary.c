#include "stats/summary.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#include "stats/special.h"

static double everyone(const struct ms_cohort *c)
{
	return isnan(c->n_all) ? c->n : c->n_all;
}

/* A cohort of one has no SD and needs none: its weight is zero. */
static double sum_of_squares(const struct ms_cohort *c)
{
	return c->n == 1 ? 0 : (c->n - 1) * c->sd * c->sd;
}

static int usable(const struct ms_cohort *c)
{
	return c->n >= 1 && isfinite(c->mean) &&
	       (c->n == 1 || (isfinite(c->sd) && c->sd >= 0));
}

static enum ms_fit_status status_of(const struct ms_cohort *m,
				    const struct ms_cohort *u)
{
	if (everyone(u) == 0 && everyone(m) > 0)
		return MS_FIT_ALL_MATCHED;
	if (everyone(m) == 0 && everyone(u) > 0)
		return MS_FIT_ALL_UNMATCHED;
	if (!usable(m) || !usable(u) || m->n + u->n < 3 || !(everyone(m) > 0) ||
	    !(everyone(u) > 0) || !(sum_of_squares(m) + sum_of_squares(u) > 0))
		return MS_FIT_NO_SPREAD;
	return MS_FIT_OVERLAP;
}

/* Variance of s^2 (as its share of v) that the printed SD hides. */
static double rounded_sd(const struct ms_cohort *c, double unit, double nu,
			 double v)
{
	double share = (c->n - 1) / nu, d = 2 * c->sd * unit;

	return c->n == 1 ? 0 : share * share * d * d / 12 / (v * v);
}

/* In units of the pooled SD about the pooled mean, where v = 1. */
static void solve(struct ms_fit *fit, const struct ms_evidence *ev)
{
	const struct ms_cohort *m = &ev->matched, *u = &ev->unmatched;
	double nu = m->n + u->n - 2, unit = ev->rounding;
	double v = (sum_of_squares(m) + sum_of_squares(u)) / nu, s = sqrt(v);
	double center = (m->n * m->mean + u->n * u->mean) / (m->n + u->n);
	double d1 = (m->mean - center) / s, d0 = (u->mean - center) / s;
	double sheppard = unit * unit / 12 / v;
	double var[4] = { 1 / m->n + sheppard, 1 / u->n + sheppard,
			  2 / nu + rounded_sd(m, unit, nu, v) +
				  rounded_sd(u, unit, nu, v),
			  1 / everyone(m) + 1 / everyone(u) };
	double J[2][4] = { { -d1, d0, (d1 * d1 - d0 * d0) / 2, 1 },
			   { 1, -1, -(d1 - d0), 0 } };
	double theta[2] = { log(everyone(m) / everyone(u)) -
				    (d1 * d1 - d0 * d0) / 2,
			    d1 - d0 };
	double cov[3] = { 0, 0, 0 };
	int k;

	for (k = 0; k < 4; k++) {
		cov[0] += J[0][k] * J[0][k] * var[k];
		cov[1] += J[0][k] * J[1][k] * var[k];
		cov[2] += J[1][k] * J[1][k] * var[k];
	}
	ms_fit_set(fit, center, s, theta, cov);
	fit->df = nu;
}

int ms_summary_fit(struct ms_fit *fit, const struct ms_evidence *ev,
		   const struct ms_fit_options *opt)
{
	const struct ms_cohort *m = &ev->matched, *u = &ev->unmatched;
	double z = ms_z(opt->level), se;

	fit->matched_all = isnan(everyone(m)) ? 0 : everyone(m);
	fit->n_all = fit->matched_all + (isnan(everyone(u)) ? 0 : everyone(u));
	fit->status = status_of(m, u);
	if (fit->status != MS_FIT_OVERLAP)
		return 0;
	fit->estimator = MS_MEANS;
	solve(fit, ev);
	se = sqrt(fit->var_slope);
	fit->slope_low = fit->slope - z * se;
	fit->slope_high = fit->slope + z * se;
	fit->lr = fit->slope * fit->slope / fit->var_slope;
	fit->lr_p = gsl_cdf_chisq_Q(fit->lr, 1);
	return 0;
}
