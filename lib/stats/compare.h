/*
 * compare - two match rates side by side, and the same comparison within
 * strata.
 *
 *	struct ms_arm a = { 56, 14 }, b = { 48, 32 };
 *	struct ms_comparison c;
 *
 *	if (ms_compare(&c, &a, &b, 0.95, &err))
 *		...
 *	c.difference = 0.20, from 0.0524 to 0.3339
 *
 * A difference between marginal rates may have the opposite sign to every
 * difference within specialties (Simpson; Bickel, Hammel and O'Connell 1975,
 * Science 187:398): give the Mantel-Haenszel odds ratio beside it.
 */
#ifndef MS_STATS_COMPARE_H
#define MS_STATS_COMPARE_H

#include <stddef.h>

#include "base/err.h"

/* Applicants of one group: whole numbers up to 2^53, none negative. */
struct ms_arm {
	double matched, unmatched;
};

/* An estimate and its interval; NAN where not estimable. */
struct ms_interval {
	double value, low, high;
};

enum ms_test { MS_TEST_CHI2, MS_TEST_FISHER };

/* "chi2", "fisher". */
const char *ms_test_name(enum ms_test t);

/* Group 1 against group 2. */
struct ms_comparison {
	struct ms_interval difference; /* rate 1 - rate 2 */
	struct ms_interval ratio; /* rate 1 / rate 2 */
	struct ms_interval odds_ratio;
	int ratio_corrected; /* 1/2 was added to every cell for the ratio */
	int odds_corrected; /* the same for the odds ratio */
	double expected_min; /* smallest expected count under equal rates */
	double chi2; /* uncorrected, 1 df; NAN if everyone or no one matched */
	enum ms_test test; /* which one gave p */
	double p;
};

/*
 * Compare two rates at a level such as 0.95 (z its normal quantile).
 *
 * Difference: Newcombe's hybrid score interval (1998, Statistics in Medicine
 * 17:873, method 10), with l, u the Wilson limits of each rate:
 *	d - sqrt((p1-l1)^2 + (u2-p2)^2),  d + sqrt((u1-p1)^2 + (p2-l2)^2)
 * Ratio: log interval (Katz et al. 1978), se = sqrt(1/x1 - 1/n1 + 1/x2 - 1/n2).
 * Odds ratio: Woolf (1955), se = sqrt(1/x1 + 1/y1 + 1/x2 + 1/y2).
 * Where a count of 0 leaves these undefined, 1/2 is added to all four cells
 * (Haldane; Anscombe), for estimate and interval both, and the flag is set.
 * p: Pearson's chi-square without correction when every expected count is at
 * least 5, else Fisher's exact test, two-sided.
 * R: prop.test(correct = FALSE), fisher.test.
 *
 * MS_EUSAGE: level. MS_EDATA: a count that is not one. MS_ENONE: an empty
 * group.
 */
int ms_compare(struct ms_comparison *out, const struct ms_arm *group1,
	       const struct ms_arm *group2, double level, struct ms_error *err);

/* Fisher's exact test, two-sided: the sum over all tables with the same
 * margins that are no more probable than the one seen (relative tolerance
 * 1e-7 for ties, as fisher.test). Time grows with the standard deviation of
 * the count, so thousands of millions are no trouble. */
double ms_fisher_exact(const struct ms_arm *group1,
		       const struct ms_arm *group2);

/* One stratum (a specialty, a year): the two groups within it. */
struct ms_stratum {
	struct ms_arm group[2];
};

struct ms_mantel_haenszel {
	struct ms_interval odds_ratio; /* group 1 : group 2, common */
	double chi2, p; /* 1 df, without continuity correction */
	size_t used; /* strata that carry information */
};

/*
 * Mantel-Haenszel (1959) over n strata, a, b = matched and unmatched of group
 * 1, c, d of group 2, N their total:
 *	OR = sum(ad/N) / sum(bc/N)
 *	chi2 = (sum(a - E a))^2 / sum(var a), hypergeometric variance
 * Interval: Robins, Breslow and Greenland (1986, Biometrics 42:311) on the
 * log scale. A stratum where one group is absent, or all or none matched, has
 * nothing to say and is passed over. OR is 0 or infinite, without interval,
 * if one of the sums is 0. R: mantelhaen.test(correct = FALSE).
 *
 * MS_EUSAGE: level. MS_EDATA: a count that is not one. MS_ENONE: no stratum
 * compares the groups.
 */
int ms_mantel_haenszel(struct ms_mantel_haenszel *out,
		       const struct ms_stratum *strata, size_t n, double level,
		       struct ms_error *err);

#endif
