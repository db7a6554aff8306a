/*
 * density - how the scores of all applicants spread inside published bands.
 *
 * A band's applicants do not sit on its midpoint: the score distribution falls
 * or rises across it, and an open band has no midpoint at all. From the band
 * totals (matched and unmatched together) a smooth distribution over whole
 * points is fitted, and within each band its shape gives the weights that
 * like.h averages the logistic with.
 *
 *	auto	f(k) ~ exp(c1 B1 + ... + cr Br), r = 2..4 chosen by AIC; B are
 *		Hermite polynomials of (k - mu) / sigma. From fewer than five
 *		bands: normal.
 *	normal	grouped-data normal, maximum likelihood
 *	uniform	flat inside closed bands, the normal's tails outside
 *	midpoint one point a band; open bands are taken to be as wide as
 *		their neighbour. For comparison with other people's numbers.
 *
 * The distribution lives on the whole points from 70 below the lowest to 60
 * above the highest finite edge, within score_min and score_max.
 *
 * Example: "..210:6 211..220:13 221..230:27 231..240:46 241..250:50 251..:36"
 * gives mu 239.13, sigma 14.56, order 3. Sources: Heitjan 1989; Pratt 1981
 * and Burridge 1981 for the concavity of the grouped normal.
 */
#ifndef MS_FIT_DENSITY_H
#define MS_FIT_DENSITY_H

#include "base/err.h"
#include "fit/evidence.h"
#include "fit/fit.h"

struct ms_density {
	double mean, sd; /* grouped normal; NAN if it was not needed */
	int order; /* of the log-polynomial, 2 = normal; 0 = none */
	double aic[5]; /* by order, 2..4; NAN where not tried or refused */
	double *score, *weight; /* points, band after band */
	size_t *first; /* ncell + 1 offsets into them */
	size_t npoint;
};

/* Bands come from ev->cells (kind MS_BINS, finished). Weights sum to 1 within
 * each band. MS_EDATA when the bands span more than a million points. */
int ms_density_fit(struct ms_density *d, const struct ms_evidence *ev,
		   const struct ms_fit_options *opt, struct ms_error *err);
void ms_density_release(struct ms_density *d);

#endif
