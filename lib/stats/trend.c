#include "stats/trend.h"

#include <math.h>

#include <gsl/gsl_cdf.h>

static int check(const double *score, const double *m, const double *u,
		 size_t k, struct ms_error *err)
{
	size_t i;

	for (i = 0; i < k; i++) {
		if (!isfinite(score[i]))
			return ms_fail(err, MS_EDATA,
				       "a trend needs a "
				       "number for every group");
		if (!(m[i] >= 0) || !(u[i] >= 0) || !isfinite(m[i] + u[i]))
			return ms_fail(err, MS_EDATA,
				       "%g matched, %g unmatched are no counts",
				       m[i], u[i]);
	}
	return MS_OK;
}

static double departure_p(double chi2, double df)
{
	return df > 0 ? gsl_cdf_chisq_Q(chi2, df) : NAN;
}

int ms_trend(struct ms_trend *out, const double *score, const double *matched,
	     const double *unmatched, size_t k, struct ms_error *err)
{
	double m = 0, n = 0, mean = 0, t = 0, spread = 0, chi2 = 0, p0, var;
	double groups = 0;
	size_t i;
	int rc = check(score, matched, unmatched, k, err);

	if (rc)
		return rc;
	for (i = 0; i < k; i++) {
		double ni = matched[i] + unmatched[i];

		m += matched[i];
		n += ni;
		if (ni > 0)
			mean += (score[i] - mean) * ni / n;
	}
	p0 = m / n;
	var = p0 * ((n - m) / n);
	for (i = 0; i < k; i++) {
		double ni = matched[i] + unmatched[i], d = score[i] - mean;
		double excess = matched[i] - ni * p0;

		if (ni == 0)
			continue;
		groups++;
		t += d * excess;
		spread += ni * d * d;
		chi2 += excess * excess / (ni * var);
	}
	if (!(var > 0))
		return ms_fail(err, MS_ENONE,
			       "no trend: everyone or no one matched");
	if (!(spread > 0))
		return ms_fail(err, MS_ENONE,
			       "a trend needs at least two years");
	out->z = t / sqrt(var * spread);
	out->p = 2 * gsl_cdf_ugaussian_Q(fabs(out->z));
	out->homogeneity = chi2;
	out->homogeneity_df = groups - 1;
	out->homogeneity_p = gsl_cdf_chisq_Q(chi2, groups - 1);
	out->departure = fmax(0, chi2 - out->z * out->z);
	out->departure_df = groups - 2;
	out->departure_p = departure_p(out->departure, groups - 2);
	return MS_OK;
}
