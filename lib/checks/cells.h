/*
 * cells - observed counts beside fitted probabilities: what every check of a
 * fitted curve works on.
 *
 * A cell is one score, or one band of scores, with the applicants seen there
 * and the probability of matching that a model gives them. Checks take an
 * array of cells in ascending order of score, without empty ones.
 */
#ifndef MS_CHECKS_CELLS_H
#define MS_CHECKS_CELLS_H

#include <stddef.h>

#include "base/err.h"
#include "fit/evidence.h"
#include "fit/fit.h"

struct ms_fitted {
	double score; /* orders the cells; a band's own number will do */
	double m, u; /* matched, unmatched; m + u > 0 */
	double p, q; /* fitted P(match) and 1 - p, both to full precision,
			each in (0, 1) */
};

/* MS_EDATA when a count is negative or not finite, a cell is empty, or p and
 * q are not probabilities; MS_ENONE when there is no cell. */
int ms_fitted_check(const struct ms_fitted *cells, size_t n,
		    struct ms_error *err);

/*
 * The cells of some evidence (exact scores or bands) beside what a fit expects
 * there: its own evidence for checks in sample, next year's for validation. In
 * a band p is the logistic averaged over the band's scores, as in the fit;
 * score is the exact score or the cell's number from 1. *out is malloc'd.
 *
 * MS_ENONE: the fit has no finite line; the evidence is a summary or a rate,
 * or holds suppressed counts, which can be fitted but not checked. Errors of
 * ms_like_build.
 */
int ms_fitted_cells(struct ms_fitted **out, size_t *n, const struct ms_fit *fit,
		    const struct ms_evidence *ev,
		    const struct ms_fit_options *opt, struct ms_error *err);

/* Type-7 quantile (R's default) of a sample given as ascending values x with
 * counts w: the sample is never expanded. The probability is num / den, so
 * that deciles need no rounding. Total count at least 1. */
double ms_count_quantile(const double *x, const double *w, size_t n, double num,
			 double den);

#endif
