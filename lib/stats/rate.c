#include "stats/rate.h"

#include <math.h>
#include <string.h>

#include "stats/dist.h"
#include "stats/special.h"

static const char *const names[] = { "wilson", "clopper-pearson", "jeffreys" };

const char *ms_rate_method_name(enum ms_rate_method m)
{
	return names[m];
}

int ms_rate_method_parse(const char *name, enum ms_rate_method *out,
			 struct ms_error *err)
{
	int i;

	for (i = 0; i < 3; i++) {
		if (!strcmp(name, names[i])) {
			*out = (enum ms_rate_method)i;
			return MS_OK;
		}
	}
	return ms_fail(err, MS_EUSAGE,
		       "'%s' is not an interval method (wilson, "
		       "clopper-pearson, jeffreys)",
		       name);
}

/* Both ends for x <= n/2. The lower one is (product of the roots) / (upper
 * one): the textbook difference loses all digits for small x in large n. */
static void wilson_half(double x, double n, double c, double *low, double *high)
{
	double sum = 2 * x + c + sqrt(c) * sqrt(c + 4 * x * ((n - x) / n));

	*low = 2 * x * (x / n) / sum;
	*high = sum / (2 * (n + c));
}

static void wilson(double x, double n, double level, double *low, double *high)
{
	double z = ms_z(level), l, h;

	wilson_half(fmin(x, n - x), n, z * z, &l, &h);
	*low = x <= n / 2 ? l : 1 - h;
	*high = x <= n / 2 ? h : 1 - l;
}

/* Both beta intervals: shapes (x + e, n-x + 1-e) below, (x + 1-e, n-x + e)
 * above, with e = 0 for Clopper-Pearson and 1/2 for Jeffreys. */
static int beta_interval(double x, double n, double level, double e,
			 double *low, double *high, struct ms_error *err)
{
	double tail = (1 - level) / 2, l = 0, h = 1;
	int rc;

	if (x > 0) {
		rc = ms_beta_quantile(tail, x + e, n - x + 1 - e, &l, NULL,
				      err);
		if (rc)
			return rc;
	}
	if (x < n) {
		rc = ms_beta_quantile(tail, n - x + e, x + 1 - e, NULL, &h,
				      err);
		if (rc)
			return rc;
	}
	*low = l;
	*high = h;
	return MS_OK;
}

int ms_rate_interval(double x, double n, double level, enum ms_rate_method m,
		     double *low, double *high, struct ms_error *err)
{
	int rc = ms_level_check(level, err);

	if (rc)
		return rc;
	if (!(x >= 0) || !(n >= x) || !isfinite(n))
		return ms_fail(err, MS_EDATA,
			       "%g matched of %g is not a possible count", x,
			       n);
	if (n == 0)
		return ms_fail(err, MS_ENONE, "no applicants, no rate");
	if (m == MS_WILSON) {
		wilson(x, n, level, low, high);
		return MS_OK;
	}
	return beta_interval(x, n, level, m == MS_JEFFREYS ? 0.5 : 0, low, high,
			     err);
}
