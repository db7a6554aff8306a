/*
 * borrow - a line for a group of which only the overall match rate is known,
 * with the slope of another group and a published score distribution.
 *
 * The intercept is the one at which the line, averaged over the scores, gives
 * the rate: E expit(a + b x) = r with x normal. It is not logit(r) - b mean:
 * the average of a logistic is not the logistic of the average.
 *
 * Example: rate 0.85, scores N(250, 14), slope 0.07: 80 % goes with a score of
 * 240.7; the shortcut would say 245.0.
 *
 * Whatever is made of such a fit must say "slope borrowed; no score data".
 */
#ifndef MS_FIT_BORROW_H
#define MS_FIT_BORROW_H

#include "fit/fit.h"

struct ms_loan {
	double slope, var_slope; /* of the group borrowed from, raw scale */
	double mean, sd; /* of the scores of all applicants of this group */
};

/* ev: kind MS_RATE. The fit has status rate_only and estimator "borrowed". All
 * or none matched: that status, and no line. MS_EUSAGE when ev has scores of
 * its own or the loan is not finite with sd > 0; MS_EDATA without applicants. */
int ms_fit_borrow(struct ms_fit *fit, const struct ms_evidence *ev,
		  const struct ms_loan *loan, const struct ms_fit_options *opt,
		  struct ms_error *err);

#endif
