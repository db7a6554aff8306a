/*
 * glm - logistic regression on grouped counts with any few columns: splines,
 * calibration on new data. (The line against one score, with everything that
 * can go wrong there, is fit.h.)
 *
 *	double x[] = { 1, 0.1,  1, 0.4,  1, 0.9 };	3 cells, 2 columns
 *	struct ms_glm g;
 *
 *	if (ms_glm_fit(&g, x, m, u, NULL, 3, 2, &err))
 *		...
 *	g.beta[1], sqrt(g.cov[1 * 2 + 1])
 */
#ifndef MS_STATS_GLM_H
#define MS_STATS_GLM_H

#include <stddef.h>

#include "base/err.h"

enum { MS_GLM_MAX = 8 };

struct ms_glm {
	size_t k; /* columns */
	double beta[MS_GLM_MAX];
	double cov[MS_GLM_MAX * MS_GLM_MAX]; /* k x k, row after row */
	double deviance; /* against one probability per cell */
	double loglik; /* Bernoulli, no binomial coefficients */
	int separated; /* beta runs off to infinity; deviance and loglik are
			  the limits, beta and cov mean nothing */
	int iterations;
};

/*
 * Maximum likelihood of logit p_i = offset_i + sum_j x[i k + j] beta_j over n
 * cells with m_i matched and u_i unmatched, by Newton's method with step
 * halving. offset may be NULL. Columns should be centred and near unit scale;
 * they are scaled to unit length here.
 *
 * Converged when the Newton decrement is under 1e-16 and the step changes no
 * fitted logit by 1e-6; a decrement that small while logits still move is
 * separation (a direction in which the likelihood rises for ever).
 *
 * R: glm(cbind(m, u) ~ 0 + x + offset(offset), binomial).
 *
 * MS_EUSAGE: k is 0 or above MS_GLM_MAX. MS_EDATA: a count or column entry
 * that is negative or not finite. MS_ENONE: no applicants, columns that are
 * not independent, or no convergence. MS_ENOMEM.
 */
int ms_glm_fit(struct ms_glm *out, const double *x, const double *m,
	       const double *u, const double *offset, size_t n, size_t k,
	       struct ms_error *err);

#endif
