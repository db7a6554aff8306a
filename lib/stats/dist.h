/*
 * dist - the few distributions the rest of stats/ needs and that must stay
 * right for counts of a thousand million, where textbook forms lose half
 * their digits and GSL's beta functions return NaN.
 *
 * Everything rests on Loader's saddle-point form (C. Loader, Fast and
 * Accurate Computation of Binomial Probabilities, 2000): a density is a
 * product of correction factors close to 1 and exp(-D), where D is a
 * deviance computed without cancellation.
 */
#ifndef MS_STATS_DIST_H
#define MS_STATS_DIST_H

#include "base/err.h"

/* 0, or MS_EUSAGE when level is not strictly between 0 and 1. */
int ms_level_check(double level, struct ms_error *err);

/* P(X = x), X ~ binomial(n, p), with q = 1 - p given beside p so that neither
 * end loses digits. x and n need not be whole (the gamma function continues
 * it). R: dbinom. */
double ms_binomial_density(double x, double n, double p, double q);

/* P(X = x) for x matched among a drawn without replacement from r matched and
 * s unmatched. Whole numbers up to 2^53. R: dhyper(x, r, s, a). */
double ms_hypergeometric_density(double x, double r, double s, double a);

/* The value x with I_x(a, b) = prob, a, b > 0, 0 < prob < 1, relative error
 * about 1e-12 for a + b up to 1e9 and more. *x_out and *y_out = 1 - x carry
 * full precision both (either may be NULL). MS_ENONE if the continued
 * fraction or the root search fails. R: qbeta. */
int ms_beta_quantile(double prob, double a, double b, double *x_out,
		     double *y_out, struct ms_error *err);

/* A chi-square statistic; p is NAN when df <= 0. */
struct ms_chi2 {
	double value, df, p;
};

#endif
