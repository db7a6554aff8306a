/*
 * hidden - one cell whose counts were suppressed: all that is known is that
 * matched and unmatched lie in ranges, and perhaps what they sum to.
 *
 * Its likelihood is that of coarsened data (Heitjan & Rubin 1991), the sum
 * over all pairs (m, u) that the ranges allow
 *
 *	sum C(m + u, m) P^m Q^u
 *
 * and the mean and covariance of (m, u) given the ranges are what the score
 * and the observed information need (Louis 1982).
 *
 * Example: 1-4 matched and 12 unmatched with P = Q = 1/2: the pairs (1, 12),
 * ..., (4, 12) have weights 13/2^13, 91/2^14, 455/2^15, 1820/2^16.
 */
#ifndef MS_FIT_HIDDEN_H
#define MS_FIT_HIDDEN_H

#include "fit/evidence.h"

struct ms_hidden {
	double loglik; /* log of the sum, binomial coefficients included */
	double m, u; /* expected counts */
	double var_m, cov, var_u;
};

/* log_p, log_q: logs of the probabilities of matching and not. */
void ms_hidden_expect(const struct ms_cell *c, double log_p, double log_q,
		      struct ms_hidden *h);

/* How many pairs the ranges allow: the cost of a call. */
double ms_hidden_pairs(const struct ms_cell *c);

#endif
