#include "stats/special.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

double ms_expit(double t)
{
	double e;

	if (t >= 0)
		return 1 / (1 + exp(-t));
	e = exp(t);
	return e / (1 + e);
}

double ms_logit(double p)
{
	return log(p) - log1p(-p);
}

double ms_log_expit(double t)
{
	return t >= 0 ? -log1p(exp(-t)) : t - log1p(exp(t));
}

void ms_logit_point(double t, struct ms_logit_point *at)
{
	double e = exp(-fabs(t)), large = 1 / (1 + e), small = e / (1 + e);
	double l = log1p(e);
	int up = t >= 0;

	at->p = up ? large : small;
	at->q = up ? small : large;
	at->log_p = up ? -l : t - l;
	at->log_q = up ? -t - l : -l;
}

double ms_bd0(double x, double y, double log_y)
{
	double v, term, sum, next;
	int j;

	if (x == 0)
		return y;
	if (!(fabs(x - y) < 0.1 * (x + y)))
		return x * (log(x) - log_y) + (y - x);
	/* the series of log((1 + v) / (1 - v)); each term is below v^2 of the
	 * one before */
	v = (x - y) / (x + y);
	sum = (x - y) * v;
	term = 2 * x * v;
	v *= v;
	for (j = 3; j < 40; j += 2) {
		term *= v;
		next = sum + term / j;
		if (next == sum)
			break;
		sum = next;
	}
	return sum;
}

double ms_lchoose(double n, double k)
{
	return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1);
}

double ms_z(double level)
{
	return gsl_cdf_ugaussian_Qinv((1 - level) / 2);
}
