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
#ifndef MS_FIT_TREND_H
#define MS_FIT_TREND_H

#include <stddef.h>

#include "base/err.h"
#include "stats/compare.h"
#include "fit/fit.h"

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

/* A logistic trend: odds of matching multiplied by odds_ratio every year. */
struct ms_trend_line {
	struct ms_interval odds_ratio; /* per unit of the year */
	double p; /* likelihood ratio (Wald when adjusted) */
	enum ms_fit_status status; /* as of fit.h, years in place of scores */
	enum ms_estimator estimator;
};

/*
 * The trend fitted by fit.h, logit p = a + b year: maximum likelihood with a
 * profile interval, Firth where the years separate the outcomes or the rarer
 * one has fewer than ten. odds_ratio is NAN when status allows none.
 * Errors: those of ms_trend's counts, and of ms_fit.
 */
int ms_trend_fit(struct ms_trend_line *out, const double *year,
		 const double *matched, const double *unmatched, size_t k,
		 double level, struct ms_error *err);

/*
 * The same at equal scores, logit p = a + b year + c score, over n cells of a
 * year and an exact score: scores drift upwards, and a trend of rates may be
 * the trend of scores. Wald interval. R: glm(cbind(m, u) ~ year + score).
 * MS_ENONE: year and score cannot be told apart, or together they separate the
 * outcomes. Else as above.
 */
int ms_trend_adjusted(struct ms_trend_line *out, const double *year,
		      const double *score, const double *matched,
		      const double *unmatched, size_t n, double level,
		      struct ms_error *err);

#endif
