#include "fit/fit.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <string.h>

#include "fit/like.h"
#include "fit/maximum.h"
#include "stats/special.h"
#include "fit/summary.h"

enum { FEW = 10 }; /* below this many of an outcome, Firth */

static const struct {
	const char *name, *reason;
} statuses[] = {
	{ "ok", "" },
	{ "all_matched", "all applicants matched" },
	{ "all_unmatched", "no applicant matched" },
	{ "single_score", "all applicants have the same score" },
	{ "complete_up", "the scores separate the outcomes completely" },
	{ "complete_down", "the scores separate the outcomes completely" },
	{ "quasi_up", "the scores separate the outcomes but for a tie" },
	{ "quasi_down", "the scores separate the outcomes but for a tie" },
	{ "rate_only", "no score information" },
	{ "no_spread", "a mean or SD is not published" },
};

static const char *const estimators[] = { "ml",	    "firth", "means",
					  "pooled", "none",  "borrowed" };

static const char *const bin_methods[] = { "auto", "normal", "uniform",
					   "midpoint" };

enum {
	NBINS = sizeof(bin_methods) / sizeof(bin_methods[0]),
	NSTATUS = sizeof(statuses) / sizeof(statuses[0]),
	NESTIMATOR = sizeof(estimators) / sizeof(estimators[0])
};

const char *ms_fit_status_name(enum ms_fit_status status)
{
	return statuses[status].name;
}

const char *ms_fit_status_reason(enum ms_fit_status status)
{
	return statuses[status].reason;
}

int ms_fit_status_parse(const char *name, enum ms_fit_status *out)
{
	int i;

	for (i = 0; i < NSTATUS; i++) {
		if (!strcmp(name, statuses[i].name)) {
			*out = (enum ms_fit_status)i;
			return 0;
		}
	}
	return MS_EDATA;
}

const char *ms_estimator_name(enum ms_estimator e)
{
	return estimators[e];
}

int ms_estimator_parse(const char *name, enum ms_estimator *out)
{
	int i;

	for (i = 0; i < NESTIMATOR; i++) {
		if (!strcmp(name, estimators[i])) {
			*out = (enum ms_estimator)i;
			return 0;
		}
	}
	return MS_EDATA;
}

const char *ms_bin_method_name(enum ms_bin_method b)
{
	return bin_methods[b];
}

int ms_bin_method_parse(const char *name, enum ms_bin_method *out)
{
	int i;

	for (i = 0; i < NBINS; i++) {
		if (!strcmp(name, bin_methods[i])) {
			*out = (enum ms_bin_method)i;
			return 0;
		}
	}
	return MS_EDATA;
}

void ms_fit_init(struct ms_fit *fit)
{
	memset(fit, 0, sizeof(*fit));
	fit->estimator = MS_NO_ESTIMATOR;
	fit->why = "";
	fit->phi = 1;
	fit->intercept = fit->slope = NAN;
	fit->var_intercept = fit->cov = fit->var_slope = NAN;
	fit->slope_low = fit->slope_high = NAN;
	fit->loglik = fit->null_loglik = NAN;
	fit->deviance = fit->pearson = fit->df = NAN;
	fit->lr = fit->lr_p = NAN;
	fit->phi_seen = NAN;
	fit->score_min = fit->score_max = fit->score_floor = NAN;
	fit->center = fit->scale = NAN;
	fit->raw_intercept = fit->raw_slope = NAN;
	fit->shrinkage_intercept = fit->shrinkage_slope = NAN;
	fit->between_slope = fit->new_low = fit->new_high = NAN;
	fit->intercept_c = fit->slope_c = NAN;
	fit->density_mean = fit->density_sd = NAN;
}

void ms_fit_set(struct ms_fit *fit, double center, double scale,
		const double theta[2], const double cov[3])
{
	double k = center / scale;

	fit->center = center;
	fit->scale = scale;
	fit->intercept_c = theta[0];
	fit->slope_c = theta[1];
	memcpy(fit->var_c, cov, sizeof(fit->var_c));
	fit->slope = theta[1] / scale;
	fit->intercept = theta[0] - theta[1] * k;
	fit->var_intercept = cov[0] - 2 * k * cov[1] + k * k * cov[2];
	fit->cov = (cov[1] - k * cov[2]) / scale;
	fit->var_slope = cov[2] / (scale * scale);
}

struct ms_fit_options ms_fit_settings(const struct ms_fit *fit,
				      const struct ms_fit_options *opt)
{
	struct ms_fit_options o = *opt;

	o.bins = fit->bins;
	o.log2 = fit->log2;
	o.score_min = fit->score_floor;
	return o;
}

/* A fit read back from a table may know no phi. */
double ms_fit_phi(const struct ms_fit *fit)
{
	return fit->phi > 1 ? fit->phi : 1;
}

double ms_fit_cut(const struct ms_fit *fit, double level)
{
	double phi = ms_fit_phi(fit);
	double df = fit->phi_df > 0 ? fit->phi_df : fit->df;
	double z = phi > 1 ? gsl_cdf_tdist_Qinv((1 - level) / 2, df)
			   : ms_z(level);

	return phi * z * z;
}

static double xlogx(double x, double n)
{
	return x > 0 ? x * log(x / n) : 0;
}

static enum ms_estimator choose(enum ms_fit_status status, double m, double u,
				const struct ms_fit_options *opt,
				const char **why)
{
	if (status == MS_FIT_ALL_MATCHED || status == MS_FIT_ALL_UNMATCHED ||
	    status == MS_FIT_SINGLE_SCORE)
		return MS_NO_ESTIMATOR;
	*why = "asked for";
	if (opt->penalty != MS_PENALTY_AUTO)
		return opt->penalty == MS_PENALTY_FIRTH ? MS_FIRTH : MS_ML;
	*why = "separated";
	if (status != MS_FIT_OVERLAP)
		return MS_FIRTH;
	*why = m < u ? "fewer than 10 matched" : "fewer than 10 unmatched";
	if (fmin(m, u) < FEW)
		return MS_FIRTH;
	*why = "";
	return MS_ML;
}

/* The supremum at an infinite slope; the profile gives the finite limit. */
static int fit_separated(struct ms_fit *fit, const struct ms_like *lk,
			 struct ms_error *err)
{
	int sign = fit->status == MS_FIT_COMPLETE_UP ||
				   fit->status == MS_FIT_QUASI_UP
			   ? 1
			   : -1;
	double end;
	size_t i;
	int ret;

	fit->slope = sign > 0 ? INFINITY : -INFINITY;
	if (lk->suppressed) /* the supremum depends on what is hidden */
		return 0;
	ret = ms_profile_slope_separated(lk, sign, ms_fit_cut(fit, fit->level),
					 &end, err);
	if (ret)
		return ret;
	fit->slope_low = sign > 0 ? end / lk->scale : -INFINITY;
	fit->slope_high = sign > 0 ? INFINITY : end / lk->scale;
	fit->loglik = 0;
	for (i = 0; i < lk->ncell; i++) {
		const struct ms_like_cell *c = &lk->cells[i];

		fit->loglik += xlogx(c->m, c->m + c->u) +
			       xlogx(c->u, c->m + c->u);
	}
	fit->deviance = fit->pearson = 0;
	fit->lr = 2 * (fit->loglik - fit->null_loglik);
	fit->lr_p = gsl_cdf_chisq_Q(fit->lr, 1);
	return 0;
}

/* phi only where X2 / df means something (McCullagh & Nelder 1989). Rows of
 * one score that were merged still count one by one. */
static void disperse(struct ms_fit *fit, const struct ms_like *lk,
		     const struct ms_evidence *ev, const double theta[2],
		     int apply)
{
	double x2 = fit->pearson, rows = 0, p, q;
	size_t i;

	for (i = 0; i < ev->ncell; i++) {
		p = ms_like_prob(lk, i, theta, &q);
		x2 += ev->cells[i].between / (p * q);
		rows += ev->cells[i].rows;
	}
	fit->phi_seen_df = rows - 2;
	if (fit->phi_seen_df > 0)
		fit->phi_seen = x2 / fit->phi_seen_df;
	if (apply)
		fit->phi_df = fit->phi_seen_df;
	if (fit->phi_df >= 5)
		fit->phi = fmax(1, fit->phi_seen);
}

static int fit_finite(struct ms_fit *fit, const struct ms_like *lk,
		      const struct ms_evidence *ev,
		      const struct ms_fit_options *opt, struct ms_error *err)
{
	struct ms_maximum max;
	double low, high, null;
	int ret = ms_maximise(lk, &max, err), i;

	if (ret)
		return ret;
	fit->iterations = max.iterations;
	fit->loglik = max.at.loglik;
	fit->deviance = max.at.deviance;
	fit->pearson = max.at.pearson;
	disperse(fit, lk, ev, max.theta, opt->quasi);
	ret = ms_profile_slope_interval(lk, &max, ms_fit_cut(fit, fit->level),
					&low, &high, err);
	if (ret)
		return ret;
	for (i = 0; i < 3; i++)
		max.cov[i] *= fit->phi;
	ms_fit_set(fit, lk->center, lk->scale, max.theta, max.cov);
	fit->slope_low = low / lk->scale;
	fit->slope_high = high / lk->scale;
	null = ms_profile_slope(lk, &max, 0);
	fit->lr = 2 * (max.at.f - null);
	if (lk->suppressed && !lk->penalised)
		fit->null_loglik = fit->loglik - fit->lr / 2;
	fit->lr_p = fit->phi > 1 ? gsl_cdf_fdist_Q(fit->lr / fit->phi, 1,
						   fit->phi_df)
				 : gsl_cdf_chisq_Q(fit->lr, 1);
	return 0;
}

static int fit_cells(struct ms_fit *fit, const struct ms_evidence *ev,
		     const struct ms_fit_options *opt, struct ms_error *err)
{
	struct ms_like lk;
	double m = fit->matched, u = fit->n - fit->matched;
	int ret = ms_like_build(&lk, ev, opt, err);

	if (ret)
		return ret;
	fit->status = ms_like_status(&lk);
	fit->estimator = choose(fit->status, m, u, opt, &fit->why);
	fit->null_loglik = xlogx(m, m + u) + xlogx(u, m + u);
	fit->df = (double)lk.ncell - 2;
	fit->density_mean = lk.density_mean;
	fit->density_sd = lk.density_sd;
	fit->density_order = lk.density_order;
	lk.penalised = fit->estimator == MS_FIRTH;
	if (fit->estimator == MS_ML && fit->status != MS_FIT_OVERLAP)
		ret = fit_separated(fit, &lk, err);
	else if (fit->estimator != MS_NO_ESTIMATOR)
		ret = fit_finite(fit, &lk, ev, opt, err);
	ms_like_release(&lk);
	return ret;
}

int ms_fit(struct ms_fit *fit, const struct ms_evidence *ev,
	   const struct ms_fit_options *opt, struct ms_error *err)
{
	struct ms_fit f;
	int ret = 0;

	ms_fit_init(&f);
	f.evidence = ev->kind;
	f.bins = opt->bins;
	f.level = opt->level;
	f.score_floor = opt->score_min;
	f.log2 = opt->log2 && ev->kind != MS_RATE;
	f.matched = f.matched_all = ms_evidence_matched(ev);
	f.n = f.n_all = f.matched + ms_evidence_unmatched(ev);
	ms_evidence_range(ev, &f.score_min, &f.score_max);
	if (ev->kind == MS_SUMMARY && opt->log2)
		ret = ms_fail(err, MS_EUSAGE,
			      "means of scores say nothing about their "
			      "logarithms");
	else if (ev->kind == MS_SUMMARY)
		ret = ms_summary_fit(&f, ev, opt);
	else if (!(f.n > 0))
		ret = ms_fail(err, MS_EDATA, "no applicants");
	else if (ev->kind == MS_RATE)
		f.status = MS_FIT_RATE_ONLY;
	else
		ret = fit_cells(&f, ev, opt, err);
	if (!ret)
		*fit = f;
	return ret;
}

double ms_fit_x(const struct ms_fit *fit, double score)
{
	return fit->log2 ? log2(score) : score;
}

void ms_fit_logit(const struct ms_fit *fit, double score, double *eta,
		  double *se)
{
	int centred = fit->var_c[2] > 0;
	double x = ms_fit_x(fit, score);
	double z = centred ? (x - fit->center) / fit->scale : x;
	double dir[2] = { 1, z };
	double raw[3] = { fit->var_intercept, fit->cov, fit->var_slope };

	if (eta)
		*eta = centred ? fit->intercept_c + fit->slope_c * z
			       : fit->intercept + fit->slope * z;
	if (se)
		*se = sqrt(ms_sym_quad(centred ? fit->var_c : raw, dir));
}

int ms_predict(const struct ms_fit *fit, double score, double level,
	       double *prob, double *low, double *high, struct ms_error *err)
{
	/* phi is in the variances already; what is left of it is t for z */
	double eta, se, z = sqrt(ms_fit_cut(fit, level) / ms_fit_phi(fit));

	if (!isfinite(fit->slope) || !isfinite(fit->intercept))
		return ms_fail(err, MS_ENONE, "no slope: %s",
			       ms_fit_status_reason(fit->status));
	ms_fit_logit(fit, score, &eta, &se);
	*prob = ms_expit(eta);
	*low = ms_expit(eta - z * se);
	*high = ms_expit(eta + z * se);
	return 0;
}

int ms_predict_profile(const struct ms_fit *fit, const struct ms_evidence *ev,
		       const struct ms_fit_options *opt, double score,
		       double *prob, double *low, double *high,
		       struct ms_error *err)
{
	struct ms_like lk;
	struct ms_maximum max;
	double z, lo, hi;
	int ret;

	if (!isfinite(fit->slope) || !isfinite(fit->intercept))
		return ms_fail(err, MS_ENONE, "no slope: %s",
			       ms_fit_status_reason(fit->status));
	if (fit->estimator != MS_ML && fit->estimator != MS_FIRTH)
		return ms_fail(err, MS_ENONE,
			       "%s evidence has no likelihood to profile",
			       ms_evidence_name(ev->kind));
	ret = ms_refit(fit, ev, opt, &lk, &max, err);
	if (ret)
		return ret;
	z = (ms_fit_x(fit, score) - lk.center) / lk.scale;
	ret = ms_profile_logit(&lk, &max, z, ms_fit_cut(fit, opt->level), &lo,
			       &hi, err);
	if (!ret) {
		*prob = ms_expit(max.theta[0] + max.theta[1] * z);
		*low = ms_expit(lo);
		*high = ms_expit(hi);
	}
	ms_like_release(&lk);
	return ret;
}

int ms_fit_flic(const struct ms_fit *fit, const struct ms_evidence *ev,
		const struct ms_fit_options *opt, double *intercept,
		struct ms_error *err)
{
	struct ms_like lk;
	struct ms_maximum max;
	double a;
	int ret;

	if (fit->estimator != MS_FIRTH)
		return ms_fail(err, MS_ENONE,
			       "only a fit by Firth's method needs its "
			       "intercept moved");
	ret = ms_refit(fit, ev, opt, &lk, &max, err);
	if (ret)
		return ret;
	a = ms_mean_intercept(&lk, max.theta) -
	    max.theta[1] * lk.center / lk.scale;
	ms_like_release(&lk);
	if (isnan(a))
		return ms_fail(err, MS_ENONE, "the intercept did not converge");
	*intercept = a;
	return 0;
}

double ms_fit_scatter_p(const struct ms_fit *fit)
{
	double df = fit->phi_seen_df;

	return df > 0 ? gsl_cdf_chisq_Q(fit->phi_seen * df, df) : NAN;
}
