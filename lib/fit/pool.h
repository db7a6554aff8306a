/*
 * pool - small specialties borrow strength from the others: intercepts and
 * slopes of all groups come from one bivariate normal distribution, whose mean
 * and variance are estimated, and each group's line is drawn towards it by as
 * much as its own data are weak.
 *
 *	logit p(x) = a_g + b_g (x - center) / unit,	(a_g, b_g) ~ N(mu, S)
 *
 * Laplace approximation to the marginal likelihood (Stiratelli, Laird and Ware
 * 1984, Biometrics 40:961; Breslow and Clayton 1993, JASA 88:9), as
 *	lme4::glmer(cbind(m, u) ~ s + (1 + s | g), binomial, nAGQ = 1)
 * in R, for any mixture of exact scores, bands and summaries. With
 * S = L L', L = [[l1, 0], [l2, l3]], theta_g = mu + L z_g, z_g ~ N(0, 1):
 *	inner	z_g maximises ll_g(mu + L z) - z'z/2; H_g = L' I_g L + 1
 *	outer	(mu, l) maximise sum_g [ll_g - z_g'z_g/2 - log det(H_g)/2]
 * S is never inverted, so a variance of 0 or a correlation of +-1, both
 * common, are ordinary results. The signs of l1 and l3 do not matter, which
 * makes that boundary an inner point.
 *
 * Pool within one applicant type: rates differ too much between types for one
 * normal distribution. The intervals treat S as known and cover 92-95 %
 * instead of 95 %: call them approximate. Every pooled number is labelled and
 * stands beside the unpooled one.
 */
#ifndef MS_FIT_POOL_H
#define MS_FIT_POOL_H

#include "fit/group.h"

enum { MS_POOL_MIN = 5 }; /* groups; with fewer, compare lines (lines.h) */

/* One group's share of the result, in the groups' common units. */
struct ms_pooled {
	double theta[2]; /* posterior mode */
	double cov[3]; /* given mu and S: L H^-1 L' */
	double cov_total[3]; /* plus the uncertainty of mu:
				(1-B) Vmu (1-B)', B = S (S + I_g^-1)^-1 */
	double shrinkage[2]; /* 1 - V / V unpooled, of intercept and slope;
				NAN where the group has no line of its own */
};

struct ms_pool {
	double mu[2], mu_cov[3];
	double s[3]; /* S: variances and covariance between groups */
	double root[3]; /* l1, l2, l3 with l1, l3 >= 0 */
	double loglik; /* at the maximum, up to a constant of the data */
	double gradient; /* largest component there, for each of the five
			    numbers per standard error: near 0 */
	double slope_new[2]; /* 95 % prediction interval for the slope of a
				new group: mu +- t(G-2) sqrt(S + Vmu) */
	size_t n;
	struct ms_pooled *group; /* n of them, owned */
};

/*
 * Pool n groups made with one center and unit (245 and 10 are the usual ones).
 * Groups where everyone or no one matched take part and get a finite line.
 *
 * MS_ENONE: fewer than MS_POOL_MIN groups, no group with a line of its own to
 * start from, or no convergence. MS_ENOMEM.
 */
int ms_pool_fit(struct ms_pool *out, const struct ms_group *groups, size_t n,
		struct ms_error *err);

void ms_pool_release(struct ms_pool *pool);

/* The pooled line as a fit on the raw scale, with cov_total and Wald limits at
 * fit->level; counts, status and range of the group's own fit stay. */
void ms_pool_apply(const struct ms_pool *pool, size_t i, double center,
		   double unit, struct ms_fit *fit);

#endif
