/*
 * lines - do several groups (applicant types, specialties) share one line?
 *
 * Three nested models of logit p = a_g + b_g (x - center) / unit:
 *
 *	M0 common	one a, one b for all
 *	M1 parallel	an a for each group, one b: the same worth of a point
 *	M2 separate	an a and a b for each
 *
 * and their likelihood-ratio tests: M1 against M0 (do groups differ at equal
 * scores?), M2 against M1 (do slopes differ?), M2 against M0 (both). Report
 * the separate lines when the test of slopes has p < 0.05, else M1.
 *
 *	struct ms_lines l;
 *
 *	if (ms_lines_fit(&l, groups, n, 1, 0, 0.95, &err))
 *		...
 *	l.slopes.p, l.common_slope, l.group[2].odds_ratio.value
 *
 * R: anova(glm(y ~ x), glm(y ~ g + x), glm(y ~ g * x), test = "Chisq").
 */
#ifndef MS_FIT_LINES_H
#define MS_FIT_LINES_H

#include "stats/compare.h"
#include "fit/group.h"
#include "stats/dist.h"

/* A group under M1. */
struct ms_parallel {
	double intercept; /* logit at center; infinite if all or none matched */
	struct ms_interval odds_ratio; /* against group 0 at equal scores,
					  Wald; NAN where not estimable */
};

struct ms_lines {
	struct ms_chi2 levels; /* M1 against M0, K - 1 df */
	struct ms_chi2 slopes; /* M2 against M1 */
	struct ms_chi2 both; /* M2 against M0 */
	double common[2]; /* M0: a and b; NAN if separated */
	double common_slope, common_slope_se; /* M1: b; NAN if separated */
	size_t one_outcome; /* groups where all or none matched */
	size_t single_score; /* groups whose scores are all equal */
	size_t separated; /* groups whose scores separate the outcomes */
	size_t n;
	struct ms_parallel *group; /* n of them, owned */
};

/*
 * Fit the three models to n groups made with one center and unit, by maximum
 * likelihood without penalty. Groups where everyone or no one matched have an
 * infinite intercept under M1 and M2 and say nothing about slopes; groups with
 * a single score say nothing about slopes either: the df of the test of slopes
 * count the others, less one. Where scores separate a group's outcomes the
 * likelihood's limit is used; with small numbers the chi-square is then rough,
 * and separated says how many groups are like that.
 *
 * phi > 1 with its df (from clusters, see gof.h) turns the tests into F tests:
 * value / df / phi on (df, phi_df), and widens standard errors by sqrt(phi).
 *
 * MS_EUSAGE: level. MS_ENONE: fewer than two groups; no group that has both
 * outcomes and two scores; no convergence. MS_ENOMEM.
 */
int ms_lines_fit(struct ms_lines *out, const struct ms_group *groups, size_t n,
		 double phi, double phi_df, double level, struct ms_error *err);

void ms_lines_release(struct ms_lines *lines);

#endif
