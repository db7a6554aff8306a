/*
 * bands - inside density: the bands seen as intervals of a score, and the two
 * families fitted to their totals. Only density*.c and normality.c include this.
 */
#ifndef MS_FIT_BANDS_H
#define MS_FIT_BANDS_H

#include <stddef.h>

#include "fit/evidence.h"

/* The distribution lives on the whole points kmin..kmax. */
struct ms_bands {
	const struct ms_cell *cells;
	size_t n;
	double total;
	double kmin, kmax;
	double low_edge, high_edge; /* outermost finite edges */
};

/* Applicants in a band. */
double ms_band_count(const struct ms_cell *c);

/* The width of the nearest closed band from i on in steps of +-1; an open end
 * is taken to be as wide. 10 if there is none. */
double ms_band_width(const struct ms_bands *b, size_t i, int step);

/* The middle of a band, of an open one by its neighbour's width. */
double ms_band_midpoint(const struct ms_bands *b, size_t i);

/* Phi(b) - Phi(a), taken in the tail where it does not cancel. */
double ms_normal_between(double a, double b);

/* The log-likelihood of a normal from the totals, in h = 1 / sigma and
 * t = mu / sigma, in which it is concave (Pratt 1981); band lo..hi is the
 * interval (lo - 1/2, hi + 1/2] and edges are counted from origin. g is the
 * gradient, info minus the Hessian as hh, ht, tt. -INFINITY when a band with
 * applicants has no mass. */
double ms_bands_normal_like(const struct ms_bands *b, double origin, double h,
			    double t, double g[2], double info[3]);

/* Maximum likelihood of a normal from the totals. -1 when there is no maximum (fewer than three
 * bands) or Newton's method does not reach it. */
int ms_bands_normal(const struct ms_bands *b, double *mean, double *sd);

enum { MS_POLY_MAX = 4 };

/* log f(k) = sum c_r B_r((k - mu) / sigma) + const, r = 1..order, with
 * B = z, z^2 - 1, (z^3 - 3z) / 3, (z^4 - 6z^2 + 3) / 12. */
struct ms_poly {
	int order;
	double mu, sigma;
	double c[MS_POLY_MAX];
	double shift; /* largest exponent, taken off before exp */
};

/* log f(k), without its constant. */
double ms_poly_exponent(const struct ms_poly *p, double k);

/* Maximum likelihood of c from the totals; order, mu, sigma are given. *ll is
 * set on success; -1 when it does not converge. */
int ms_bands_poly(struct ms_poly *p, const struct ms_bands *b, double *ll);

/* Share of the mass more than 30 points beyond the outer finite edges. */
double ms_poly_stray(const struct ms_poly *p, const struct ms_bands *b);

#endif
