#include "stats/special.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sf_log.h>
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

double ms_bd0(double x, double y, double log_y)
{
	gsl_sf_result r;

	if (x == 0)
		return y;
	if (fabs(y - x) < 0.1 * x &&
	    gsl_sf_log_1plusx_mx_e((y - x) / x, &r) == 0)
		return -x * r.val;
	return x * (log(x) - log_y) + (y - x);
}

double ms_lchoose(double n, double k)
{
	return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1);
}

double ms_z(double level)
{
	return gsl_cdf_ugaussian_Qinv((1 - level) / 2);
}
