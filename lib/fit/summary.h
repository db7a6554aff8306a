/*
 * summary - the logistic line implied by published means and SDs.
 *
 * If scores are normal with a common variance v among the matched (n1, m1, s1)
 * and the unmatched (n0, m0, s0), then the log odds of matching are exactly
 * linear in the score (Fisher; Efron 1975):
 *
 *	v = ((n1 - 1) s1^2 + (n0 - 1) s0^2) / nu,	nu = n1 + n0 - 2
 *	slope = (m1 - m0) / v
 *	intercept = log(N1 / N0) - (m1^2 - m0^2) / (2 v)
 *
 * The odds N1 / N0 are those of everyone who preferred the specialty (n_all),
 * the means those of the sample with scores (n). Variances by the delta
 * method; means printed to the unit r carry r^2 / 12 more (Sheppard), and each
 * s^2 carries (2 s)^2 r^2 / 12.
 *
 * What is not printed is replaced, and the fit says by what (fit->basis): a
 * mean by the median (variance pi/2 as large), an SD by the quartiles' distance
 * over 1.349 (variance of s^2 2.72 times as large), a missing SD of one cohort
 * by the other's; where neither is printed, by opt->overall_sd the variance of
 * all less that between the means, (N-1) s^2 = (N-2) v + n1 n0 / N (m1-m0)^2,
 * and, only by opt->assumed_sd, both by an assumed one, which
 * is then taken as known: give the answer for 0.8 and 1.2 times as much too.
 *
 * Example: 300 matched, mean 252, SD 13; 120 unmatched, 243, 14: v = 176.687,
 * slope 0.0509376 (0.0088569), intercept -11.69078.
 */
#ifndef MS_FIT_SUMMARY_H
#define MS_FIT_SUMMARY_H

#include "fit/fit.h"

/* Fill fit from ev (kind MS_SUMMARY). Always 0: what the summary cannot carry
 * becomes a status. */
int ms_summary_fit(struct ms_fit *fit, const struct ms_evidence *ev,
		   const struct ms_fit_options *opt);

/* The cohorts' means and common variance as the line uses them; -1 when they
 * are not known. m1, m0: matched, unmatched. */
struct ms_two_means {
	double m1, m0, v;
};
int ms_summary_means(const struct ms_evidence *ev,
		     const struct ms_fit_options *opt,
		     struct ms_two_means *out);

#endif
