/*
 * maximum - the maximum of a likelihood (like.h), over the plane of intercept
 * and slope and along lines in it, and the confidence sets that follow from
 * the likelihood ratio. All on the standardised scale.
 *
 *	struct ms_maximum max;
 *	if (ms_maximise(&lk, &max, &err))
 *		return err.code;
 *	max.theta, max.cov, max.at.loglik ...
 *
 * Convergence is proved: Newton's decrement g' I^-1 g, the squared distance to
 * the maximum in standard errors, is below 1e-16 and one more full step is
 * taken. Only likelihoods with a finite maximum (ms_like_status says overlap,
 * or Firth's penalty is on) may be passed.
 *
 * Every line through the point (z, logit = L) is one of the lines
 *	theta = (L, 0) + t (-z, 1)
 * so that a profile for the score at which the logit is L, for the slope, for
 * the intercept, and for a predicted logit are all maxima along a line.
 */
#ifndef MS_FIT_MAXIMUM_H
#define MS_FIT_MAXIMUM_H

#include "base/err.h"
#include "fit/like.h"
#include "fit/need.h"

struct ms_maximum {
	double theta[2]; /* intercept, slope; standardised */
	double cov[3]; /* inverse expected information (observed when counts
			  are suppressed) */
	double decrement; /* at theta; the proof */
	int iterations;
	struct ms_like_at at; /* everything at theta */
};

int ms_maximise(const struct ms_like *lk, struct ms_maximum *max,
		struct ms_error *err);

/* The likelihood and the maximum behind a fit that has a slope, from the same
 * evidence and options. On success the caller releases lk. */
int ms_refit(const struct ms_fit *fit, const struct ms_evidence *ev,
	     const struct ms_fit_options *opt, struct ms_like *lk,
	     struct ms_maximum *max, struct ms_error *err);

/* The maximum along base + t dir; returns f there and t. start is where to
 * begin. NAN when it does not converge. */
double ms_maximise_line(const struct ms_like *lk, const double base[2],
			const double dir[2], double start, double *t);

/* The intercept near theta[0] at which, with the slope theta[1], the fitted
 * rates add up to the matched; NAN when Newton's method does not find it. */
double ms_mean_intercept(const struct ms_like *lk, const double theta[2]);

/* Where the maximum would lie on a line if f were quadratic: a good start. */
double ms_project(const struct ms_maximum *max, const double base[2],
		  const double dir[2]);

/* max f with the slope fixed at b (b = 0: the likelihood-ratio test). */
double ms_profile_slope(const struct ms_like *lk, const struct ms_maximum *max,
			double b);

/* {b : 2 (max f - profile(b)) <= cut}; an end that is not crossed within 1e7
 * standard errors is infinite. */
int ms_profile_slope_interval(const struct ms_like *lk,
			      const struct ms_maximum *max, double cut,
			      double *low, double *high, struct ms_error *err);

/* Separated data, no penalty: the supremum is reached at an infinite slope of
 * the given sign, so the set is a half-line; its finite end. */
int ms_profile_slope_separated(const struct ms_like *lk, int sign, double cut,
			       double *end, struct ms_error *err);

/* {z : 2 (max f - max over lines through (z, L)) <= cut}. The set of lines not
 * rejected is convex in the plane, so this is an interval, the complement of
 * an open interval, or the whole line; it is bounded exactly if the
 * likelihood-ratio test rejects slope 0 at the same cut. */
int ms_profile_crossing(const struct ms_like *lk, const struct ms_maximum *max,
			double L, double cut, struct ms_set *set,
			struct ms_error *err);

/* Profile interval of the logit at z. */
int ms_profile_logit(const struct ms_like *lk, const struct ms_maximum *max,
		     double z, double cut, double *low, double *high,
		     struct ms_error *err);

#endif
