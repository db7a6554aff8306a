/*
 * combine - the match rate that goes with a score and a number of contiguous
 * ranks together, from two published summaries of the same applicants.
 *
 * Each summary alone gives log odds d u, with the standardised difference
 * d = (m1 - m0) / s and u = (x - (m1 + m0) / 2) / s. Adding the two would
 * count what they share twice. With an assumed correlation r of the two within
 * each cohort the weights become R^-1 d:
 *
 *	w_j = (d_j - r (d_1 + d_2) / (1 + r)) / (1 - r)
 *	log odds = log(N1 / N0) + w_1 u_1 + w_2 u_2
 *
 * r is not published, so the answer is a range over r = 0, 0.3, 0.5, not an
 * interval. The length of a rank list marks the interviews granted; it is no
 * lever, and only someone who already holds a list can use this.
 *
 * Example (tests/oracle/combine.csv, img): scores 247 (SD 14) against 239 (15),
 * ranks 6.1 (4.5) against 2.4 (2.2), 410 matched and 301 not. At 255 and 3
 * ranks: 0.62 for r = 0, 0.58 for 0.3, 0.54 for 0.5; the score alone says 0.69.
 */
#ifndef MS_FIT_COMBINE_H
#define MS_FIT_COMBINE_H

#include "base/err.h"
#include "fit/evidence.h"

struct ms_combined {
	double prob; /* at r = 0.3 */
	double low, high; /* least and greatest over r = 0, 0.3, 0.5 */
	double score_alone, ranks_alone; /* each summary by itself */
};

/* At one correlation in [0, 1). The odds are those of the score's summary.
 * MS_ENONE when either is not a summary with a line (see summary.h). */
int ms_combine_at(const struct ms_evidence *score,
		  const struct ms_evidence *ranks, double x, double nranks,
		  double r, double *prob, struct ms_error *err);

int ms_combine(struct ms_combined *out, const struct ms_evidence *score,
	       const struct ms_evidence *ranks, double x, double nranks,
	       struct ms_error *err);

#endif
