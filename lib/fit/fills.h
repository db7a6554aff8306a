/*
 * fills - how much an answer could change with what a table suppressed: the
 * same fit with every suppressed count put at one end of its range or the
 * other, in all combinations.
 *
 * Example: with "<5" in three cells of one outcome, 2^3 fits. Beyond 2^12
 * combinations only two are made: as many matched as possible everywhere, and
 * as few.
 */
#ifndef MS_FIT_FILLS_H
#define MS_FIT_FILLS_H

#include "base/err.h"
#include "fit/like.h"

struct ms_fills {
	size_t n; /* fills tried */
	size_t unbounded; /* of which the likelihood ratio does not reject a
			     flat line, or no slope can be estimated */
	double low, high; /* range of the score needed over the others; NAN if
			     there are none */
};

/* L: the logit aimed at. cut: of twice the log-likelihood ratio. A fill that
 * is separated or has fewer than ten of an outcome is fitted with the
 * penalty, as elsewhere. Scores are on the raw scale. */
int ms_fills_need(const struct ms_like *lk, double L, double cut,
		  struct ms_fills *out, struct ms_error *err);

#endif
