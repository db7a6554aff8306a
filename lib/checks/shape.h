/*
 * shape - is the logistic the right shape? Two looks at the same counts that
 * do not assume it: steps that only rise, and a curve with bends.
 *
 *	double fit[5], deviance;
 *
 *	ms_isotonic(m, u, 5, 1, fit, &deviance, &err);
 *	x = ms_isotonic_score(score, fit, 5, 0.8);	lowest with fit >= 80 %
 *
 * Neither replaces the fitted line: they are shown beside it.
 */
#ifndef MS_CHECKS_SHAPE_H
#define MS_CHECKS_SHAPE_H

#include <stddef.h>

#include "base/err.h"

/*
 * Isotonic regression: the rates, constant or rising with the score
 * (direction 1) or falling (-1), that maximise the binomial likelihood. Pool
 * adjacent violators (Ayer et al. 1955), weights n_i, over n cells in
 * ascending order of score, none empty. fit[n] receives the rates; *deviance
 * (or NULL) their deviance, to be set against the line's. R: isoreg.
 *
 * No chi-square distribution belongs to that difference.
 * MS_EDATA: a count that is none, an empty cell. MS_ENONE: n = 0. MS_ENOMEM.
 */
int ms_isotonic(const double *m, const double *u, size_t n, int direction,
		double *fit, double *deviance, struct ms_error *err);

/* The lowest cell score whose rising isotonic rate is at least p; NAN when
 * none is. */
double ms_isotonic_score(const double *score, const double *fit, size_t n,
			 double p);

enum { MS_KNOTS_MAX = 4 };

/*
 * Restricted cubic spline: linear beyond the outer knots. With knots t_1..t_K
 *	eta(x) = beta_0 + beta_1 x + sum_{j=1}^{K-2} beta_{j+1} s_j(x)
 *	s_j(x) = [(x-t_j)+^3 - (x-t_{K-1})+^3 (t_K-t_j)/(t_K-t_{K-1})
 *		+ (x-t_K)+^3 (t_{K-1}-t_j)/(t_K-t_{K-1})] / (t_K-t_1)^2
 */
struct ms_spline {
	size_t knots; /* K: 4, or 3 where the scores are too tied for 4 */
	double knot[MS_KNOTS_MAX];
	double beta[MS_KNOTS_MAX]; /* NAN if separated */
	int separated;
	double deviance, line_deviance;
	double lr, df, p; /* test of the K - 2 bends */
	double aic_gain; /* how much lower the AIC is than the line's */
	int not_logistic; /* p < 0.01 and aic_gain > 4 */
};

/*
 * Fit it by maximum likelihood and test it against the line (Stone and Koo
 * 1985; Harrell 2015, ch. 2). Knots at the type-7 quantiles .05 .35 .65 .95 of
 * all applicants' scores; .10 .50 .90 where two of these coincide. Scores
 * ascending and distinct. R: rms::lrm(y ~ rcs(x, 4)), anova.
 *
 * MS_ENONE, with a sentence, when the data cannot carry it: fewer than 10 K
 * of the rarer outcome, K + 1 scores or fewer, coinciding knots, or scores
 * that separate the outcomes. MS_EDATA, MS_ENOMEM as ms_glm_fit.
 */
int ms_spline_fit(struct ms_spline *out, const double *score, const double *m,
		  const double *u, size_t n, struct ms_error *err);

/* Fitted logit of the spline at a score. */
double ms_spline_logit(const struct ms_spline *s, double score);

/* The lowest score from low to high at which the spline's rate is at least p;
 * NAN when none is. A spline may come back under p beyond it. */
double ms_spline_score(const struct ms_spline *s, double low, double high,
		       double p);

#endif
