/*
 * group - what each of several specialties (or applicant types) says about its
 * own line, all in the same units, so that lines can be compared (lines.h) and
 * pooled (pool.h).
 *
 *	theta = (a, b):	logit p(x) = a + b (x - center) / unit
 *
 * With center 245 and unit 10, a is the logit at 245 and b the change per 10
 * points. Scores and bands give their own likelihood (like.h); a published
 * summary, whose line is an estimate with a covariance, gives the normal
 * approximation -(theta - est)' V^-1 (theta - est) / 2.
 *
 *	struct ms_group g;
 *
 *	if (ms_group_init(&g, &ev, &fit, &opt, 245, 10, &err))
 *		...
 *	ms_group_eval(&g, theta, &at);
 *	ms_group_release(&g);
 */
#ifndef MS_FIT_GROUP_H
#define MS_FIT_GROUP_H

#include "fit/evidence.h"
#include "fit/fit.h"
#include "fit/like.h"

struct ms_group {
	int normal; /* normal approximation instead of a likelihood */
	struct ms_like like;
	double shift, stretch; /* like's scale from the common one */
	double mean[2], precision[3]; /* normal only */
	enum ms_fit_status status;
	int has_own; /* it has a finite line of its own: */
	double own[2], own_cov[3];
};

/* At theta: f = log-likelihood less that of one free rate per cell, its
 * gradient, and its information, minus the second derivatives (observed) and
 * their mean (expected; always positive semidefinite). */
struct ms_group_at {
	double f, score[2], observed[3], expected[3];
};

/*
 * From one group's evidence and the fit to it; ev must outlive g. The fit
 * gives the status and, if finite, the group's own line.
 * MS_ENONE when there is no score information: a rate only, or a summary
 * without a line. Errors of ms_like_build.
 */
int ms_group_init(struct ms_group *g, const struct ms_evidence *ev,
		  const struct ms_fit *fit, const struct ms_fit_options *opt,
		  double center, double unit, struct ms_error *err);

/* From an estimate and its covariance (xx, xy, yy), already in common units.
 * MS_EDATA when cov is not positive definite. Nothing to release. */
int ms_group_init_normal(struct ms_group *g, const double mean[2],
			 const double cov[3], struct ms_error *err);

void ms_group_release(struct ms_group *g);

void ms_group_eval(const struct ms_group *g, const double theta[2],
		   struct ms_group_at *at);

/* A finite fit in units of (center, unit): the inverse of ms_fit_set. -1 when
 * the fit has no finite line. */
int ms_fit_get(const struct ms_fit *fit, double center, double unit,
	       double theta[2], double cov[3]);

/* J s J' for a symmetric s = (xx, xy, yy) and J = [[j00, j01], [j10, j11]]. */
void ms_sym_transform(const double s[3], double j[2][2], double out[3]);

#endif
