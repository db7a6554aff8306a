/*
 * gof - does the fitted curve agree with the counts it was fitted to (or with
 * later ones)?
 *
 *	struct ms_gof g;
 *
 *	if (ms_gof(&g, cells, n, 2, &err))
 *		...
 *	g.pearson = 0.0468 on g.df = 3: nothing against the curve
 *
 * params is the number of parameters estimated from these very counts: 2 for
 * intercept and slope in sample, 0 for a curve fitted elsewhere.
 */
#ifndef MS_CHECKS_GOF_H
#define MS_CHECKS_GOF_H

#include "checks/cells.h"
#include "stats/dist.h"

struct ms_gof {
	struct ms_chi2 deviance, pearson; /* on the cells as given */
	double expected_min; /* smallest expected count of either outcome */
	struct ms_chi2 pooled_deviance, pooled_pearson;
	size_t pools; /* cells after pooling */
	int pooled; /* some cells had to be joined */
	double phi; /* Pearson / df; NAN with df <= 0 */
	double phi_fletcher; /* better when cells are sparse */
	double runs, runs_mean, runs_p; /* signs of m - np in score order */
};

/*
 * Deviance	2 sum [bd0(m, np) + bd0(u, nq)]
 * Pearson	sum (m - np)^2 / (npq)
 * Both have chi-square tests on n - params df, valid when nearly all expected
 * counts are 5 or more. On 0/1 rows the deviance says nothing about fit
 * (McCullagh and Nelder 1989, ch. 4). So neighbours are pooled, from both ends
 * inwards by turns, until each pool expects at least 5 matched and 5
 * unmatched; what is left in the middle joins its lower neighbour. The fitted
 * p stay as they are.
 *
 * phi = Pearson / df measures clustering only where a cell is a cluster (year
 * by band, school by band): compute it on rows as given. Fletcher (2012,
 * Biometrika 99:230): phi / (1 + mean of (1-2p)(m-np)/(npq)).
 *
 * Runs (Wald and Wolfowitz 1940): runs of equal sign of m - np along the
 * score, their mean 2 n+ n- / (n+ + n-) + 1 by chance, and the exact
 * probability of so few or fewer: few runs mean curvature. Cells fitted
 * exactly have no sign and are passed over. NAN p if all signs agree.
 *
 * Errors: those of ms_fitted_check, and MS_ENOMEM.
 */
int ms_gof(struct ms_gof *out, const struct ms_fitted *cells, size_t n,
	   int params, struct ms_error *err);

/*
 * Hosmer and Lemeshow (1980): applicants in groups by type-7 quantiles of the
 * fitted p (10 for deciles of risk), equal breaks merged, intervals (lo, hi]
 * with the first closed, no cell split; sum (O-E)^2 / E over both outcomes, on
 * groups - params df. R: ResourceSelection::hoslem.test, whose df counts the
 * groups asked for, not those formed. Low power under 400 applicants, rejects
 * trifles over 25 000 (Paul, Pennell and Lemeshow 2013). *formed, if not NULL,
 * is the number of groups. Errors: as ms_gof, MS_EUSAGE for groups < 2.
 */
int ms_hosmer_lemeshow(struct ms_chi2 *out, size_t *formed,
		       const struct ms_fitted *cells, size_t n, size_t groups,
		       int params, struct ms_error *err);

#endif
