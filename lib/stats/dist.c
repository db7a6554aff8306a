#include "stats/dist.h"

#include <math.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_sf_gamma.h>

#include "stats/special.h"

int ms_level_check(double level, struct ms_error *err)
{
	if (level > 0 && level < 1)
		return MS_OK;
	return ms_fail(err, MS_EUSAGE,
		       "level: %g is not strictly between 0 and 1", level);
}

static double bd0(double x, double y)
{
	return ms_bd0(x, y, log(y));
}

double ms_binomial_density(double x, double n, double p, double q)
{
	double star;

	if (x < 0 || x > n)
		return 0;
	if (x == 0)
		return p > 0.1 ? exp(n * log(q)) : exp(n * log1p(-p));
	if (x == n)
		return q > 0.1 ? exp(n * log(p)) : exp(n * log1p(-q));
	if (p == 0 || q == 0)
		return 0;
	star = gsl_sf_gammastar(n) /
	       (gsl_sf_gammastar(x) * gsl_sf_gammastar(n - x));
	return star * sqrt(n / (x * (n - x)) / (2 * M_PI)) *
	       exp(-bd0(x, n * p) - bd0(n - x, n * q));
}

double ms_hypergeometric_density(double x, double r, double s, double a)
{
	double n = r + s, p = a / n, q = (n - a) / n;

	if (x < 0 || x > r || x > a || a - x > s)
		return 0;
	if (a == 0 || a == n)
		return 1;
	return ms_binomial_density(x, r, p, q) *
	       ms_binomial_density(a - x, s, p, q) /
	       ms_binomial_density(a, n, p, q);
}

/* Continued fraction of I_x(a,b) / (x^a y^b / B(a,b)) for x below the mean,
 * in the form of DiDonato and Morris (1992, ACM TOMS 18:360, BFRAC): it works
 * from lambda = a - (a+b) x, so that nothing cancels when x or y is tiny. It
 * needs about sqrt(a + b) terms near the centre; the limit grows with it. NAN
 * if it does not settle. */
static double beta_fraction(double a, double b, double x, double y)
{
	double lambda = y < 0.5 ? (a + b) * y - b : a - (a + b) * x;
	double limit = 1000 + 20 * sqrt(a + b), c = 1 + lambda, c1 = 1 + 1 / a;
	double p = 1, s = a + 1, num0 = 0, num1 = 1, den0 = 1, den1 = c / c1;
	double r = c1 / c, n;

	for (n = 1; n < limit; n++) {
		double t = n / a, w = n * (b - n) * x, last = r, next;
		double alpha = p * (p + b / a) * (a / s) * (a / s) * w * x;
		double beta = n + w / s +
			      (t + 1) / (c1 + 2 * t) * (c + n * (y + 1));

		p = t + 1;
		s += 2;
		next = alpha * num0 + beta * num1;
		num0 = num1;
		num1 = next;
		next = alpha * den0 + beta * den1;
		den0 = den1;
		den1 = next;
		r = num1 / den1;
		if (fabs(r - last) <= 2.3e-16 * r)
			return r;
		num0 /= den1;
		den0 /= den1;
		num1 = r;
		den1 = 1;
	}
	return NAN;
}

/* x^a y^b / B(a,b) = the density of logit x. */
static double beta_kernel(double a, double b, double x, double y)
{
	return ms_binomial_density(a, a + b, x, y) * a * (b / (a + b));
}

/* Lower and upper tail of the beta distribution; the fraction is evaluated on
 * the side of the mean where it converges. */
static void beta_tails(double a, double b, double x, double y, double *lower,
		       double *upper)
{
	double kernel = beta_kernel(a, b, x, y);

	if (x < 0.5 ? x * (a + b) < a : b < y * (a + b)) {
		*lower = kernel * beta_fraction(a, b, x, y);
		*upper = 1 - *lower;
	} else {
		*upper = kernel * beta_fraction(b, a, y, x);
		*lower = 1 - *upper;
	}
}

/* One step on t = logit x: Newton on the log of the wanted (smaller) tail,
 * which is close to a straight line far out; bisection when it leaves the
 * bracket. */
static double quantile_step(double prob, double tail, double slope, double t,
			    double lo, double hi)
{
	double next = t - log(tail / prob) * tail / slope;

	if (next >= lo && next <= hi)
		return next;
	return lo + (hi - lo) / 2;
}

int ms_beta_quantile(double prob, double a, double b, double *x_out,
		     double *y_out, struct ms_error *err)
{
	double lo = -720, hi = 720, tails[2], t, next, x, y;
	int upper = prob > 0.5, i;

	t = log(a / b) + gsl_cdf_ugaussian_Pinv(prob) * sqrt(1 / a + 1 / b);
	t = t < lo || t > hi ? 0 : t;
	for (i = 0; i < 400; i++) {
		x = ms_expit(t);
		y = ms_expit(-t);
		beta_tails(a, b, x, y, &tails[0], &tails[1]);
		if (isnan(tails[0]))
			break;
		if (tails[0] > prob)
			hi = t;
		else
			lo = t;
		next = quantile_step(upper ? 1 - prob : prob, tails[upper],
				     (upper ? -1 : 1) * beta_kernel(a, b, x, y),
				     t, lo, hi);
		if (fabs(next - t) <= 1e-13 * (1 + fabs(t))) {
			if (x_out)
				*x_out = ms_expit(next);
			if (y_out)
				*y_out = ms_expit(-next);
			return MS_OK;
		}
		t = next;
	}
	return ms_fail(err, MS_ENONE,
		       "beta quantile of %g with shape %g, %g not found", prob,
		       a, b);
}
