#include "fit/summary.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_randist.h>
#include <math.h>

#include "stats/special.h"

static double everyone(const struct ms_cohort *c)
{
	return isnan(c->n_all) ? c->n : c->n_all;
}

/* What a cohort says about its mean and spread. */
struct side {
	double n, mean, sd;
	double var_mean; /* times v / n */
	double dof; /* n - 1; 0 without an SD */
	double var_v; /* times v^2 / dof */
	double rounded_sd; /* variance hidden by printing, in units */
};

static const double QUARTILE = 0.67448975019608174;

/* Asymptotic variances of normal order statistics: the median pi/2 of the
 * mean's, and s^2 from the quartiles 1 / (2 QUARTILE pdf(QUARTILE))^2. */
static struct side side_of(const struct ms_cohort *c, int *basis)
{
	struct side s = { c->n, c->mean, c->sd, 1, c->n - 1, 2, 1 };
	double iqr = c->q3 - c->q1;

	if (!isfinite(s.mean) && isfinite(c->median)) {
		s.mean = c->median;
		s.var_mean = M_PI / 2;
		*basis |= MS_BASIS_MEDIANS;
	}
	if (!isfinite(s.sd) && iqr > 0) {
		double k = 2 * QUARTILE;

		s.sd = iqr / k;
		s.var_v = 4 / pow(2 * k * gsl_ran_ugaussian_pdf(QUARTILE), 2);
		s.rounded_sd = 2 / (k * k);
		*basis |= MS_BASIS_QUARTILES;
	}
	if (!(s.sd >= 0) || !isfinite(s.sd) || !(s.dof > 0))
		s.dof = 0;
	return s;
}

/* The variance within, from that of all: (N-1) s^2 = (N-2) v + N q (1-q) d^2. */
static int split(const struct side *m, const struct side *u, double sd,
		 double unit, int *basis, double *v, double *var_v)
{
	double n = m->n + u->n, d = m->mean - u->mean;
	double between = m->n * u->n / n * d * d, rounded;

	*v = ((n - 1) * sd * sd - between) / (n - 2);
	if (!(n > 2) || !(*v > 0))
		return -1;
	rounded = (n - 1) / (n - 2) * 2 * sd * unit / *v;
	*var_v = 2 / (n - 2) + rounded * rounded / 12;
	*basis |= MS_BASIS_OVERALL_SD;
	return 0;
}

/* v, and the variance of v in units of v^2. */
static int pool(const struct side *m, const struct side *u,
		const struct ms_fit_options *opt, double unit, int *basis,
		double *v, double *var_v)
{
	const struct side *sides[] = { m, u };
	double nu = m->dof + u->dof;
	int i;

	*v = *var_v = 0;
	if (nu > 0 && (m->dof == 0 || u->dof == 0) && m->n > 1 && u->n > 1)
		*basis |= MS_BASIS_ONE_SD;
	for (i = 0; i < 2 && nu > 0; i++)
		if (sides[i]->dof > 0)
			*v += sides[i]->dof / nu * pow(sides[i]->sd, 2);
	if (!(nu > 0) && opt->overall_sd > 0)
		return split(m, u, opt->overall_sd, unit, basis, v, var_v);
	if (!(nu > 0) && opt->assumed_sd > 0) {
		*basis |= MS_BASIS_ASSUMED_SD;
		*v = opt->assumed_sd * opt->assumed_sd;
		return 0;
	}
	if (!(*v > 0))
		return -1;
	for (i = 0; i < 2; i++) {
		const struct side *s = sides[i];
		double share = s->dof / nu, d = 2 * s->sd * unit / *v;

		if (s->dof > 0)
			*var_v += share * share *
				  (s->var_v / s->dof +
				   s->rounded_sd * d * d / 12);
	}
	return 0;
}

struct two {
	struct side m, u;
	double v, var_v;
	int basis;
};

static int read_two(const struct ms_evidence *ev,
		    const struct ms_fit_options *opt, struct two *t)
{
	t->basis = 0;
	t->m = side_of(&ev->matched, &t->basis);
	t->u = side_of(&ev->unmatched, &t->basis);
	if (!(t->m.n >= 1) || !(t->u.n >= 1) || !isfinite(t->m.mean) ||
	    !isfinite(t->u.mean))
		return -1;
	return pool(&t->m, &t->u, opt, ev->rounding, &t->basis, &t->v,
		    &t->var_v);
}

int ms_summary_means(const struct ms_evidence *ev,
		     const struct ms_fit_options *opt, struct ms_two_means *out)
{
	struct two t;

	if (read_two(ev, opt, &t))
		return -1;
	*out = (struct ms_two_means){ t.m.mean, t.u.mean, t.v };
	return 0;
}

static enum ms_fit_status status_of(const struct ms_evidence *ev, int known)
{
	double m = everyone(&ev->matched), u = everyone(&ev->unmatched);

	if (u == 0 && m > 0)
		return MS_FIT_ALL_MATCHED;
	if (m == 0 && u > 0)
		return MS_FIT_ALL_UNMATCHED;
	return known && m > 0 && u > 0 ? MS_FIT_OVERLAP : MS_FIT_NO_SPREAD;
}

/* In units of the pooled SD about the pooled mean, where v = 1. */
static void solve(struct ms_fit *fit, const struct ms_evidence *ev,
		  const struct two *t)
{
	double N1 = everyone(&ev->matched), N0 = everyone(&ev->unmatched);
	double n1 = t->m.n, n0 = t->u.n, s = sqrt(t->v);
	double center = (n1 * t->m.mean + n0 * t->u.mean) / (n1 + n0);
	double d1 = (t->m.mean - center) / s, d0 = (t->u.mean - center) / s;
	double sheppard = ev->rounding * ev->rounding / 12 / t->v;
	double var[4] = { t->m.var_mean / n1 + sheppard,
			  t->u.var_mean / n0 + sheppard, t->var_v,
			  1 / N1 + 1 / N0 };
	double J[2][4] = { { -d1, d0, (d1 * d1 - d0 * d0) / 2, 1 },
			   { 1, -1, -(d1 - d0), 0 } };
	double theta[2] = { log(N1 / N0) - (d1 * d1 - d0 * d0) / 2, d1 - d0 };
	double cov[3] = { 0, 0, 0 };
	int k;

	for (k = 0; k < 4; k++) {
		cov[0] += J[0][k] * J[0][k] * var[k];
		cov[1] += J[0][k] * J[1][k] * var[k];
		cov[2] += J[1][k] * J[1][k] * var[k];
	}
	ms_fit_set(fit, center, s, theta, cov);
	if (!(t->basis & MS_BASIS_ASSUMED_SD))
		fit->df = t->basis & MS_BASIS_OVERALL_SD ? n1 + n0 - 2
							 : t->m.dof + t->u.dof;
}

/* The weakest link is named. */
static const char *reason(int basis)
{
	if (basis & MS_BASIS_ASSUMED_SD)
		return "assumed SD";
	if (basis & MS_BASIS_OVERALL_SD)
		return "SD of matched and unmatched together";
	if (basis & MS_BASIS_ONE_SD)
		return basis & MS_BASIS_QUARTILES
			       ? "one cohort's quartiles for both SDs"
			       : "one cohort's SD for both";
	if (basis & MS_BASIS_QUARTILES)
		return "SDs from quartiles";
	return basis & MS_BASIS_MEDIANS ? "medians for means" : "";
}

int ms_summary_fit(struct ms_fit *fit, const struct ms_evidence *ev,
		   const struct ms_fit_options *opt)
{
	const struct ms_cohort *m = &ev->matched, *u = &ev->unmatched;
	double z = ms_z(opt->level), se;
	struct two t;

	fit->matched_all = isnan(everyone(m)) ? 0 : everyone(m);
	fit->n_all = fit->matched_all + (isnan(everyone(u)) ? 0 : everyone(u));
	fit->status = status_of(ev, !read_two(ev, opt, &t));
	if (fit->status != MS_FIT_OVERLAP)
		return 0;
	fit->estimator = MS_MEANS;
	fit->basis = t.basis;
	fit->why = reason(t.basis);
	solve(fit, ev, &t);
	se = sqrt(fit->var_slope);
	fit->slope_low = fit->slope - z * se;
	fit->slope_high = fit->slope + z * se;
	fit->lr = fit->slope * fit->slope / fit->var_slope;
	fit->lr_p = gsl_cdf_chisq_Q(fit->lr, 1);
	return 0;
}
