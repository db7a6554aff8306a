/*
 * rate - a match rate x/n and its confidence interval.
 *
 *	double low, high;
 *	if (ms_rate_interval(25, 25, 0.95, MS_WILSON, &low, &high, &err))
 *		...
 *	low = 0.8668, high = 1: all of 25 matched, yet 87 % is not ruled out
 *
 * Wilson's score interval is the default: its coverage is close to the stated
 * level on average, also for small n and rates near 0 or 1. Clopper-Pearson
 * covers at least the stated level always and is wider. Jeffreys is the
 * central posterior interval under a beta(1/2, 1/2) prior (Brown, Cai and
 * DasGupta 2001, Statistical Science 16:101).
 */
#ifndef MS_STATS_RATE_H
#define MS_STATS_RATE_H

#include "base/err.h"

enum ms_rate_method { MS_WILSON, MS_CLOPPER_PEARSON, MS_JEFFREYS };

/* "wilson", "clopper-pearson", "jeffreys". */
const char *ms_rate_method_name(enum ms_rate_method m);

/* Exact name -> method; MS_EUSAGE otherwise. */
int ms_rate_method_parse(const char *name, enum ms_rate_method *out,
			 struct ms_error *err);

/*
 * Interval for the rate x/n of x matched among n applicants, at a level such
 * as 0.95. With p = x/n, z the normal quantile, alpha = 1 - level:
 *
 *	Wilson		(p + z^2/2n -+ z sqrt(p(1-p)/n + z^2/4n^2)) / (1+z^2/n)
 *	Clopper-Pearson	qbeta(alpha/2; x, n-x+1), qbeta(1-alpha/2; x+1, n-x)
 *	Jeffreys	qbeta(alpha/2; x+1/2, n-x+1/2), qbeta(1-alpha/2; same)
 *
 * low is exactly 0 at x = 0 and high exactly 1 at x = n by every method.
 * x and n may be fractions (weighted or expected counts): the formulas
 * continue smoothly. Good for n of 1e9 and beyond.
 *
 * MS_EUSAGE: level outside (0, 1). MS_EDATA: x or n negative, not finite, or
 * x > n. MS_ENONE: n = 0, no rate exists.
 */
int ms_rate_interval(double x, double n, double level, enum ms_rate_method m,
		     double *low, double *high, struct ms_error *err);

#endif
