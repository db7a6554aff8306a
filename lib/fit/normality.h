/*
 * normality - may a published summary be read as two normal distributions of
 * equal spread? The line of summary.h rests on that; here it is held against
 * the quartiles printed beside the means.
 *
 *	struct ms_normality shape;
 *	if (!ms_normality(&shape, &ev, &err) && shape.not_normal)
 *		say so, and give the quadratic curve beside the line
 *
 * Example: matched mean 249, SD 14: the quartiles of a normal are 239.6 and
 * 258.4; printed are 240 and 259, off by 0.4 and 0.6 points.
 */
#ifndef MS_FIT_NORMALITY_H
#define MS_FIT_NORMALITY_H

#include "base/err.h"
#include "fit/evidence.h"

/* One cohort; NAN where not published. */
struct ms_cohort_normality {
	double q1, q3; /* implied: mean -+ 0.6745 SD */
	double q1_off, q3_off; /* printed less implied, points */
	double skewness; /* (q1 + q3 - 2 median) / (q3 - q1) */
};

struct ms_normality {
	struct ms_cohort_normality matched, unmatched;
	double sd_ratio; /* larger over smaller SD */
	int not_normal; /* a quartile off by more than 2 points, or an SD ratio
			   over 1.2 */

	/* Unequal SDs make the log odds quadratic (discriminant analysis):
	 * c0 + c1 x + c2 x^2. It turns over at the vertex; turns says that
	 * this lies within the scores seen. */
	double c0, c1, c2, vertex;
	int turns;

	/* An independent fit: the quartiles cut each cohort into four cells of
	 * n / 4; maximum likelihood of two normals of equal spread. NAN when
	 * a quartile is missing or two coincide. agrees: within one of its own
	 * SEs of the slope from the means. */
	double quartile_slope, quartile_se;
	int quartile_agrees;

	/* The match rate of the sample with scores against that of everyone,
	 * and the two-proportion test of a difference: sample against the
	 * rest. NAN when they are the same people. */
	double sample_rate, all_rate, rate_p;
};

/* ev: kind MS_SUMMARY. MS_ENONE when there is no line to check. */
int ms_normality(struct ms_normality *out, const struct ms_evidence *ev,
		 struct ms_error *err);

/* The quadratic curve's probability at a score. */
double ms_normality_prob(const struct ms_normality *shape, double score);

#endif
