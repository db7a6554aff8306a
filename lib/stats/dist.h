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

/* Two-sided normal quantile of a confidence level: 0.95 -> 1.959963984540054.
 * level must lie in (0, 1). */
double ms_z(double level);

/* 0, or MS_EUSAGE when level is not strictly between 0 and 1. */
int ms_level_check(double level, struct ms_error *err);

/* expit(t) = 1/(1+e^-t) and its logarithm, without overflow and without loss
 * in the tails: 1 - expit(t) is ms_expit(-t). */
double ms_expit(double t);
double ms_log_expit(double t);

/* Deviance part of one count x against its expectation y:
 *	x log(x/y) + y - x,  and y when x = 0,
 * to full precision also for x close to y. x, y >= 0; INFINITY for x > 0,
 * y = 0. Twice the sum over matched and unmatched is the binomial deviance. */
double ms_bd0(double x, double y);

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

#endif
