#include "fit/bands.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <string.h>

double ms_normal_between(double a, double b)
{
	if (a > 0)
		return gsl_cdf_ugaussian_Q(a) - gsl_cdf_ugaussian_Q(b);
	return gsl_cdf_ugaussian_P(b) - gsl_cdf_ugaussian_P(a);
}

static double pdf(double a)
{
	return isfinite(a) ? gsl_ran_ugaussian_pdf(a) : 0;
}

/* An infinite edge times a density of zero is zero. */
static double times(double x, double y)
{
	return y == 0 ? 0 : x * y;
}

double ms_bands_normal_like(const struct ms_bands *b, double origin, double h,
			    double t, double g[2], double info[3])
{
	double ll = 0;
	size_t i;

	memset(g, 0, 2 * sizeof(*g));
	memset(info, 0, 3 * sizeof(*info));
	for (i = 0; i < b->n; i++) {
		double lo = b->cells[i].low - 0.5 - origin;
		double hi = b->cells[i].high + 0.5 - origin;
		double n = ms_band_count(&b->cells[i]);
		double za = h * lo - t, zb = h * hi - t;
		double d = ms_normal_between(za, zb);
		double fa = pdf(za) / d, fb = pdf(zb) / d;
		double gh = times(hi, fb) - times(lo, fa), gt = fa - fb;

		if (n == 0)
			continue;
		if (!(d > 0))
			return -INFINITY;
		ll += n * log(d);
		g[0] += n * gh;
		g[1] += n * gt;
		info[0] += n * (gh * gh + times(hi * hi, times(zb, fb)) -
				times(lo * lo, times(za, fa)));
		info[1] += n * (gh * gt - times(hi, times(zb, fb)) +
				times(lo, times(za, fa)));
		info[2] += n * (gt * gt + times(zb, fb) - times(za, fa));
	}
	return ll;
}

static void moments(const struct ms_bands *b, double *mean, double *sd)
{
	double s1 = 0, s2 = 0;
	size_t i;

	for (i = 0; i < b->n; i++)
		s1 += ms_band_count(&b->cells[i]) * ms_band_midpoint(b, i);
	*mean = s1 / b->total;
	for (i = 0; i < b->n; i++)
		s2 += ms_band_count(&b->cells[i]) *
		      pow(ms_band_midpoint(b, i) - *mean, 2);
	*sd = fmax(sqrt(s2 / b->total), 1);
}

int ms_bands_normal(const struct ms_bands *b, double *mean, double *sd)
{
	double origin, m, s, h, t = 0, g[2], info[3], ll;
	int iter, half;

	moments(b, &origin, &s);
	h = 1 / s;
	ll = ms_bands_normal_like(b, origin, h, t, g, info);
	for (iter = 0; iter < 200 && isfinite(ll); iter++) {
		double det = info[0] * info[2] - info[1] * info[1];
		double dh, dt, next = -INFINITY;

		if (!(det > 1e-12 * info[0] * info[2]))
			return -1;
		dh = (info[2] * g[0] - info[1] * g[1]) / det;
		dt = (info[0] * g[1] - info[1] * g[0]) / det;
		if (dh * g[0] + dt * g[1] < 1e-20 * b->total) {
			m = (t + dt) / (h + dh);
			*mean = origin + m;
			*sd = 1 / (h + dh);
			return 0;
		}
		for (half = 0; half < 60; half++, dh /= 2, dt /= 2) {
			if (h + dh <= 0)
				continue;
			next = ms_bands_normal_like(b, origin, h + dh, t + dt,
						    g, info);
			if (next >= ll - 1e-13 * fabs(ll))
				break;
		}
		h += dh;
		t += dt;
		ll = next;
	}
	return -1;
}
