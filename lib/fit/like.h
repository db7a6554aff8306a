/*
 * like - the log-likelihood of intercept and slope, for exact scores, score
 * bands and suppressed counts alike. The one place where it is written down.
 *
 * A cell is one exact score or one band. A band holds the whole-point scores
 * k it may contain with weights w (the score distribution of all applicants,
 * summing to 1 within the band; see density.h), and its probability of a match
 * is the logistic averaged over the band
 *
 *	P(a, b) = sum_k w_k / (1 + exp(-(a + b z_k))),	Q = 1 - P
 *
 * An exact score is a band of one point. Scores are standardised,
 * z = (x - center) / scale, so that an offset of a million does no harm.
 *
 * The objective f is -1/2 deviance, ll(theta) - ll(saturated), rather than the
 * log-likelihood itself: differences of f keep their accuracy when counts
 * reach 1e9. Under Firth's (1993) penalty 1/2 log det I(theta) is added, I
 * being the expected information.
 *
 *	struct ms_like lk;
 *	struct ms_like_at at;
 *	if (ms_like_build(&lk, &ev, &opt, &err))
 *		return err.code;
 *	ms_like_eval(&lk, theta, &at);	(at.f, at.score, at.expected)
 *	ms_like_release(&lk);
 */
#ifndef MS_FIT_LIKE_H
#define MS_FIT_LIKE_H

#include <stddef.h>

#include "base/err.h"
#include "fit/evidence.h"
#include "fit/fit.h"

struct ms_like_cell {
	double m, u; /* counts; mid-range where suppressed */
	size_t first, npoint; /* its points in z[] and w[] */
	const struct ms_cell *hidden; /* the ranges if suppressed, else NULL */
};

struct ms_like {
	struct ms_like_cell *cells;
	size_t ncell;
	double *z, *w; /* standardised scores and weights, npoint each */
	size_t npoint;
	double center, scale;
	double matched, unmatched;
	int penalised; /* Firth's penalty in f and score; set by the user */
	int suppressed;
	double density_mean, density_sd; /* bins */
	int density_order;
};

/* Symmetric 2 x 2 matrices are stored as xx, xy, yy. */
enum { MS_XX, MS_XY, MS_YY };

struct ms_like_at {
	double f; /* objective: -deviance / 2 (+ penalty) */
	double loglik; /* Bernoulli, no binomial coefficients, no penalty */
	double deviance; /* against one probability per cell; NAN when
			    suppressed */
	double pearson; /* sum of (m - nP)^2 / (nPQ) */
	double score[2]; /* gradient of f */
	double expected[3]; /* expected information, without the penalty */
	double observed[3]; /* minus the Hessian of the log-likelihood */
};

/* ev must outlive lk and hold at least one applicant. MS_EDATA when a band is
 * too wide to hold its points in memory. */
int ms_like_build(struct ms_like *lk, const struct ms_evidence *ev,
		  const struct ms_fit_options *opt, struct ms_error *err);
void ms_like_release(struct ms_like *lk);

/* Everything at theta = (intercept, slope) on the standardised scale. */
void ms_like_eval(const struct ms_like *lk, const double theta[2],
		  struct ms_like_at *at);

/* P of one cell at theta; Q, its complement, if q is not NULL. */
double ms_like_prob(const struct ms_like *lk, size_t cell,
		    const double theta[2], double *q);

/* Where the likelihood has its maximum (fit.h); needs ms_like's cells only. */
enum ms_fit_status ms_like_status(const struct ms_like *lk);

/* Helpers for symmetric 2 x 2 matrices. ms_sym_solve returns -1 when the
 * matrix is not positive definite. */
double ms_sym_det(const double s[3]);
int ms_sym_solve(const double s[3], const double b[2], double x[2]);
int ms_sym_inverse(const double s[3], double inv[3]);
double ms_sym_quad(const double s[3], const double x[2]);

#endif
