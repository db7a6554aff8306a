#include "fit/bands.h"

#include <math.h>
#include <string.h>

static void basis(const struct ms_poly *p, double k, double B[MS_POLY_MAX])
{
	double z = (k - p->mu) / p->sigma, z2 = z * z;

	B[0] = z;
	B[1] = z2 - 1;
	B[2] = (z2 - 3) * z / 3;
	B[3] = ((z2 - 6) * z2 + 3) / 12;
}

double ms_poly_exponent(const struct ms_poly *p, double k)
{
	double B[MS_POLY_MAX], e = 0;
	int r;

	basis(p, k, B);
	for (r = 0; r < p->order; r++)
		e += p->c[r] * B[r];
	return e;
}

static void find_shift(struct ms_poly *p, const struct ms_bands *b)
{
	double k;

	p->shift = -INFINITY;
	for (k = b->kmin; k <= b->kmax; k++)
		p->shift = fmax(p->shift, ms_poly_exponent(p, k));
}

/* Mass, first and second moments of the basis over lo..hi. */
struct sums {
	double mass, m1[MS_POLY_MAX], m2[MS_POLY_MAX][MS_POLY_MAX];
};

static void sum_over(const struct ms_poly *p, double lo, double hi,
		     struct sums *s)
{
	double k, B[MS_POLY_MAX];
	int r, q;

	memset(s, 0, sizeof(*s));
	for (k = lo; k <= hi; k++) {
		double f = exp(ms_poly_exponent(p, k) - p->shift);

		basis(p, k, B);
		s->mass += f;
		for (r = 0; r < p->order; r++) {
			s->m1[r] += f * B[r];
			for (q = 0; q <= r; q++)
				s->m2[r][q] += f * B[r] * B[q];
		}
	}
	for (r = 0; r < p->order; r++)
		s->m1[r] /= s->mass;
	for (r = 0; r < p->order; r++)
		for (q = 0; q <= r; q++)
			s->m2[r][q] = s->m2[r][q] / s->mass -
				      s->m1[r] * s->m1[q];
}

/* Log-likelihood of the band totals, gradient, and the information: observed,
 * or that of fully known scores, which is always positive definite. */
static double poly_like(struct ms_poly *p, const struct ms_bands *b, double *g,
			double observed[MS_POLY_MAX][MS_POLY_MAX],
			double complete[MS_POLY_MAX][MS_POLY_MAX])
{
	struct sums all, in;
	double ll = 0;
	int r, q;
	size_t i;

	find_shift(p, b);
	sum_over(p, b->kmin, b->kmax, &all);
	for (r = 0; r < p->order; r++) {
		g[r] = -b->total * all.m1[r];
		for (q = 0; q <= r; q++)
			complete[r][q] = observed[r][q] = b->total *
							  all.m2[r][q];
	}
	for (i = 0; i < b->n; i++) {
		double n = ms_band_count(&b->cells[i]);

		sum_over(p, fmax(b->kmin, b->cells[i].low),
			 fmin(b->kmax, b->cells[i].high), &in);
		if (!(in.mass > 0))
			return -INFINITY;
		ll += n * log(in.mass / all.mass);
		for (r = 0; r < p->order; r++) {
			g[r] += n * in.m1[r];
			for (q = 0; q <= r; q++)
				observed[r][q] -= n * in.m2[r][q];
		}
	}
	return ll;
}

/* Solve A d = g by Cholesky; -1 if A is not positive definite. GSL's would
 * call the error handler. */
static int solve(int n, double A[MS_POLY_MAX][MS_POLY_MAX], const double *g,
		 double *d)
{
	double L[MS_POLY_MAX][MS_POLY_MAX];
	int r, q, k;

	for (r = 0; r < n; r++) {
		for (q = 0; q <= r; q++) {
			double s = A[r][q];

			for (k = 0; k < q; k++)
				s -= L[r][k] * L[q][k];
			if (r == q && !(s > 1e-14 * A[r][r]))
				return -1;
			L[r][q] = r == q ? sqrt(s) : s / L[q][q];
		}
		d[r] = g[r];
		for (k = 0; k < r; k++)
			d[r] -= L[r][k] * d[k];
		d[r] /= L[r][r];
	}
	for (r = n - 1; r >= 0; r--) {
		for (k = r + 1; k < n; k++)
			d[r] -= L[k][r] * d[k];
		d[r] /= L[r][r];
	}
	return 0;
}

static double dot(int n, const double *a, const double *b)
{
	double s = 0;

	while (n-- > 0)
		s += a[n] * b[n];
	return s;
}

int ms_bands_poly(struct ms_poly *p, const struct ms_bands *b, double *ll)
{
	double g[MS_POLY_MAX], d[MS_POLY_MAX], obs[MS_POLY_MAX][MS_POLY_MAX];
	double com[MS_POLY_MAX][MS_POLY_MAX];
	int iter, half, r;

	memset(p->c, 0, sizeof(p->c));
	p->c[1] = -0.5;
	*ll = poly_like(p, b, g, obs, com);
	for (iter = 0; iter < 500 && isfinite(*ll); iter++) {
		struct ms_poly from = *p;
		double next = -INFINITY;

		if (solve(p->order, obs, g, d) && solve(p->order, com, g, d))
			return -1;
		if (dot(p->order, g, d) < 1e-20 * b->total)
			return 0;
		for (half = 0; half < 60; half++) {
			for (r = 0; r < p->order; r++)
				p->c[r] = from.c[r] + ldexp(d[r], -half);
			next = poly_like(p, b, g, obs, com);
			if (next >= *ll - 1e-13 * fabs(*ll))
				break;
		}
		*ll = next;
	}
	return -1;
}

double ms_poly_stray(const struct ms_poly *p, const struct ms_bands *b)
{
	struct sums all, in;

	sum_over(p, b->kmin, b->kmax, &all);
	sum_over(p, fmax(b->kmin, b->low_edge - 30),
		 fmin(b->kmax, b->high_edge + 30), &in);
	return 1 - in.mass / all.mass;
}
