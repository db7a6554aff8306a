/*
 * trend - do match rates rise or fall over the years?
 *
 *	double year[] = { 2022, 2023, 2024 }, m[] = { 70, 75, 82 },
 *	       u[] = { 30, 25, 18 };
 *	struct ms_trend t;
 *
 *	if (ms_trend(&t, year, m, u, 3, &err))
 *		...
 *	t.z = 1.98, t.p = 0.048
 *
 * Cochran (1954) and Armitage (1955), with N the total, p0 the overall rate
 * and scores s_i (calendar years: gaps keep their distance):
 *	T = sum s_i (m_i - n_i p0)
 *	z = T / sqrt(p0 (1-p0) sum n_i (s_i - sbar)^2)
 * The chi-square of homogeneity (k - 1 df) splits into z^2 (1 df) and the
 * departure from a straight line (k - 2 df). R: prop.trend.test, prop.test.
 */
#ifndef MS_STATS_TREND_H
#define MS_STATS_TREND_H

#include <stddef.h>

#include "base/err.h"

struct ms_trend {
	double z, p; /* positive: rates rise; two-sided normal p */
	double homogeneity, homogeneity_df, homogeneity_p;
	double departure, departure_df, departure_p; /* NAN p with 0 df */
};

/* Trend over k groups with scores s, counts matched and unmatched; empty
 * groups are passed over. MS_EDATA: a count that is negative or not finite, a
 * score that is not finite. MS_ENONE: fewer than two distinct scores, or
 * everyone or no one matched. */
int ms_trend(struct ms_trend *out, const double *score, const double *matched,
	     const double *unmatched, size_t k, struct ms_error *err);

#endif
