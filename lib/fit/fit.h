/*
 * fit - P(match) against a score: logit p = intercept + slope * score, fitted
 * to any kind of evidence, on the raw score scale.
 *
 *	struct ms_fit fit;
 *	struct ms_fit_options opt = MS_FIT_DEFAULTS;
 *	if (ms_fit(&fit, &ev, &opt, &err))
 *		...
 *	if (fit.status == MS_FIT_OVERLAP)
 *		printf("%g\n", fit.slope);
 *
 * Formulas and their sources: docs/statistics.md.
 */
#ifndef MS_FIT_FIT_H
#define MS_FIT_FIT_H

#include <math.h>

#include "fit/evidence.h"

/* What the likelihood looks like (Albert & Anderson 1984). Only for OVERLAP
 * (and any status with a Firth fit) are intercept and slope finite. */
enum ms_fit_status {
	MS_FIT_OVERLAP, /* "ok": finite, unique maximum */
	MS_FIT_ALL_MATCHED,
	MS_FIT_ALL_UNMATCHED,
	MS_FIT_SINGLE_SCORE,
	MS_FIT_COMPLETE_UP,
	MS_FIT_COMPLETE_DOWN,
	MS_FIT_QUASI_UP,
	MS_FIT_QUASI_DOWN,
	MS_FIT_RATE_ONLY, /* no score information */
	MS_FIT_NO_SPREAD, /* summary: a cohort's SD is missing or zero, or a
			     cohort is missing */
};

/* "ok", "all_matched", "complete_up", "rate_only", ... */
const char *ms_fit_status_name(enum ms_fit_status status);
int ms_fit_status_parse(const char *name, enum ms_fit_status *out);

enum ms_estimator {
	MS_ML,
	MS_FIRTH,
	MS_MEANS,
	MS_POOLED,
	MS_NO_ESTIMATOR,
	MS_BORROWED
};

/* "ml", "firth", "means" (two-group normal discriminant), "pooled" (pool.h),
 * "none", "borrowed" (slope of another group, borrow.h). */
const char *ms_estimator_name(enum ms_estimator e);
int ms_estimator_parse(const char *name, enum ms_estimator *out);

enum ms_bin_method {
	MS_BINS_AUTO,
	MS_BINS_NORMAL,
	MS_BINS_UNIFORM,
	MS_BINS_MIDPOINT
};

/* "auto", "normal", "uniform", "midpoint": how bands were filled. */
const char *ms_bin_method_name(enum ms_bin_method b);
int ms_bin_method_parse(const char *name, enum ms_bin_method *out);

enum ms_penalty { MS_PENALTY_AUTO, MS_PENALTY_NONE, MS_PENALTY_FIRTH };

struct ms_fit_options {
	enum ms_penalty penalty;
	enum ms_bin_method bins;
	double level; /* of intervals, 0.95 */
	double score_min; /* lowest possible score, truncates the density of an
			     open band (--score-min); NAN = not */
	int quasi; /* multiply variances by max(1, phi), phi = X2 / df over the
		      rows as read, before equal scores are merged; needs 5
		      degrees of freedom, else 1 */
	double score_max; /* highest possible score, bounds an open band */
	int log2; /* fit against log2(score), for counts such as contiguous
		     ranks: a doubling is one unit. Not for summaries. */
	double assumed_sd; /* summaries that print no spread at all; NAN = do
			      without them */
	double overall_sd; /* the same: the SD of both cohorts together, as
			      published; before assumed_sd. NAN = none */
};

/* Summaries: what stood in for what was not printed (summary.h). */
enum ms_basis {
	MS_BASIS_MEDIANS = 1, /* a median for a mean */
	MS_BASIS_QUARTILES = 2, /* quartiles for an SD */
	MS_BASIS_ONE_SD = 4, /* one cohort's SD for both */
	MS_BASIS_ASSUMED_SD = 8,
	MS_BASIS_OVERALL_SD = 16 /* SD of matched and unmatched together */
};

#define MS_FIT_DEFAULTS                                                        \
	{                                                                      \
		MS_PENALTY_AUTO, MS_BINS_AUTO, 0.95, NAN, 0, 300, 0, NAN, NAN  \
	}

struct ms_fit {
	enum ms_evidence_kind evidence;
	enum ms_fit_status status;
	enum ms_estimator estimator;
	enum ms_bin_method bins;
	int basis; /* enum ms_basis, or'ed; 0 when all was printed */
	const char *why; /* why this estimator; static text, may be "" */
	double level;
	double n, matched; /* behind the score information */
	double n_all, matched_all; /* behind the odds; = n, matched if none */
	double intercept, slope; /* raw scale; NAN when not estimable */
	double var_intercept, cov, var_slope;
	double slope_low, slope_high; /* profile; Wald for summaries; may be
					 infinite */
	double loglik, null_loglik; /* Bernoulli, no binomial coefficients */
	double deviance, pearson; /* cells; df = ncell - 2 */
	double df;
	double phi; /* max(1, X2 / phi_df) applied, 1 if not */
	double phi_df; /* rows as read less 2; 0 = not known, df is used */
	double phi_seen; /* Pearson / df over the rows as read, applied or not;
			    NAN where they are not counts */
	double phi_seen_df;
	double lr, lr_p; /* test of slope 0 (penalised under Firth; Wald's
			    z^2 for summaries) */
	int log2; /* intercept and slope belong to log2(score) */
	double score_floor; /* opt->score_min of the fit; NAN = none */
	double score_min, score_max; /* seen in the data; raw */
	double center, scale; /* the fit is intercept_c + slope_c (x - center) /
				 scale; use ms_fit_logit near the data */
	double intercept_c, slope_c;
	double var_c[3]; /* their variances and covariance: intercept, cov,
			    slope; all 0 = not known, the raw ones are used */
	double density_mean, density_sd; /* bins: grouped normal of scores */
	int density_order; /* bins: order of the log-polynomial, 2..4 */
	int iterations;
	double raw_intercept, raw_slope; /* pooled: the group's own line */
	double shrinkage_intercept, shrinkage_slope; /* pooled: 1 - V / V own,
						       the share borrowed */
	double between_slope; /* pooled: SD of the slopes between groups */
	double new_low, new_high; /* pooled: 95 % prediction interval of a new
				     group's slope; not in a models table */
};

/* Fit. Returns 0 also for separated, one-sided and score-free evidence: then
 * status says so and what is not estimable is NAN (or infinite). MS_EDATA when
 * the evidence itself is impossible, MS_ENONE if the solver fails. The fit
 * owns nothing. */
int ms_fit(struct ms_fit *fit, const struct ms_evidence *ev,
	   const struct ms_fit_options *opt, struct ms_error *err);

/* The options a fit was made with, as far as its likelihood depends on them,
 * over opt for the rest: what has to be built again is built alike. */
struct ms_fit_options ms_fit_settings(const struct ms_fit *fit,
				      const struct ms_fit_options *opt);

/* The same likelihood ratio or Wald cut-off everywhere: chi-square of the
 * level, or phi * F(1, df) where phi is applied. */
double ms_fit_cut(const struct ms_fit *fit, double level);

double ms_fit_phi(const struct ms_fit *fit);

/* Set intercept, slope and their covariance, centred and raw, from a fit on
 * the scale (x - center) / scale. cov holds xx, xy, yy. */
void ms_fit_set(struct ms_fit *fit, double center, double scale,
		const double theta[2], const double cov[3]);

/* A fit of which nothing is known yet: numbers NAN, no estimator. */
void ms_fit_init(struct ms_fit *fit);

/* Why a fit has no slope, as the end of a sentence: "all applicants matched",
 * "no score information". */
const char *ms_fit_status_reason(enum ms_fit_status status);

/* What the line is straight in: the score, or its log2. */
double ms_fit_x(const struct ms_fit *fit, double score);

/* Fitted logit at a score and its standard error (either may be NULL). */
void ms_fit_logit(const struct ms_fit *fit, double score, double *eta,
		  double *se);

/* Fitted probability at a score with a Wald interval on the logit scale.
 * MS_ENONE when the fit has no slope. */
int ms_predict(const struct ms_fit *fit, double score, double level,
	       double *prob, double *low, double *high, struct ms_error *err);

/* The same with the profile-likelihood interval, which holds where Wald's does
 * not (few applicants, separated scores). Rows and bins only: MS_ENONE
 * otherwise. */
int ms_predict_profile(const struct ms_fit *fit, const struct ms_evidence *ev,
		       const struct ms_fit_options *opt, double score,
		       double *prob, double *low, double *high,
		       struct ms_error *err);

/* Firth's fit pulls the mean rate towards 1/2. FLIC (Puhr et al. 2017) keeps
 * its slope and moves the intercept until the fitted rates add up to the
 * matched: for the drawn curve, not for scores needed. */
int ms_fit_flic(const struct ms_fit *fit, const struct ms_evidence *ev,
		const struct ms_fit_options *opt, double *intercept,
		struct ms_error *err);

/* The p-value of the overdispersion seen (phi_seen on phi_seen_df), by
 * Pearson's chi-square; NAN when none could be seen. */
double ms_fit_scatter_p(const struct ms_fit *fit);

#endif
