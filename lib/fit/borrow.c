#include "fit/borrow.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#include "stats/special.h"

/* The trapezoid rule over 8 SDs each way in steps of 0.05 is exact to rounding
 * for a normal density. */
enum { STEPS = 160 };

/* E p, E p q and E p q (x - mean) at an intercept counted from the mean. */
struct average {
	double p, pq, pqx;
};

static struct average average_at(double a, const struct ms_loan *loan)
{
	struct average av = { 0, 0, 0 };
	double total = 0;
	int i;

	for (i = -STEPS; i <= STEPS; i++) {
		double t = 0.05 * i, w = exp(-t * t / 2), x = t * loan->sd;
		double p = ms_expit(a + loan->slope * x);
		double pq = p * ms_expit(-a - loan->slope * x);

		total += w;
		av.p += w * p;
		av.pq += w * pq;
		av.pqx += w * pq * x;
	}
	av.p /= total;
	av.pq /= total;
	av.pqx /= total;
	return av;
}

/* E p rises with a from 0 to 1: bisect, then Newton polishes. */
static double intercept_for(double rate, const struct ms_loan *loan)
{
	double spread = 8 * fabs(loan->slope) * loan->sd + 1;
	double lo = ms_logit(rate) - spread, hi = ms_logit(rate) + spread, a;
	int i;

	for (i = 0; i < 60; i++) {
		a = (lo + hi) / 2;
		if (average_at(a, loan).p < rate)
			lo = a;
		else
			hi = a;
	}
	a = (lo + hi) / 2;
	for (i = 0; i < 2; i++) {
		struct average av = average_at(a, loan);

		a += (rate - av.p) / av.pq;
	}
	return a;
}

static void set_line(struct ms_fit *fit, const struct ms_loan *loan, double z)
{
	double r = fit->matched / fit->n, a = intercept_for(r, loan);
	struct average av = average_at(a, loan);
	double da = -av.pqx / av.pq;
	double theta[2] = { a, loan->slope };
	double cov[3] = { r * (1 - r) / fit->n / (av.pq * av.pq) +
				  da * da * loan->var_slope,
			  da * loan->var_slope, loan->var_slope };
	double se = sqrt(loan->var_slope);

	ms_fit_set(fit, loan->mean, 1, theta, cov);
	fit->slope_low = loan->slope - z * se;
	fit->slope_high = loan->slope + z * se;
	fit->lr = loan->slope * loan->slope / loan->var_slope;
	fit->lr_p = gsl_cdf_chisq_Q(fit->lr, 1);
	fit->estimator = MS_BORROWED;
	fit->why = "slope borrowed; no score data";
}

int ms_fit_borrow(struct ms_fit *fit, const struct ms_evidence *ev,
		  const struct ms_loan *loan, const struct ms_fit_options *opt,
		  struct ms_error *err)
{
	struct ms_fit f;
	int ret;

	if (ev->kind != MS_RATE)
		return ms_fail(err, MS_EUSAGE,
			       "a group with score data borrows no slope");
	if (!isfinite(loan->slope) || !isfinite(loan->mean) ||
	    !(loan->var_slope > 0) || !isfinite(loan->var_slope) ||
	    !(loan->sd > 0) || !isfinite(loan->sd))
		return ms_fail(err, MS_EUSAGE,
			       "a borrowed slope needs its variance, and the "
			       "scores a mean and an SD");
	ret = ms_fit(&f, ev, opt, err);
	if (ret)
		return ret;
	if (f.matched == f.n)
		f.status = MS_FIT_ALL_MATCHED;
	else if (f.matched == 0)
		f.status = MS_FIT_ALL_UNMATCHED;
	else
		set_line(&f, loan, ms_z(opt->level));
	*fit = f;
	return 0;
}
