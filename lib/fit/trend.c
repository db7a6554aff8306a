#include "fit/trend.h"

#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_cdf.h>

#include "stats/dist.h"
#include "stats/glm.h"
#include "stats/special.h"

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

static int years_as_scores(struct ms_evidence *ev, const double *year,
			   const double *matched, const double *unmatched,
			   size_t k, struct ms_error *err)
{
	size_t i;
	int rc;

	for (i = 0; i < k; i++) {
		struct ms_cell c = ms_cell_exact(year[i], year[i], matched[i],
						 unmatched[i]);

		rc = ms_evidence_add(ev, &c, err);
		if (rc)
			return rc;
	}
	return ms_evidence_finish(ev, err);
}

int ms_trend_fit(struct ms_trend_line *out, const double *year,
		 const double *matched, const double *unmatched, size_t k,
		 double level, struct ms_error *err)
{
	struct ms_fit_options opt = MS_FIT_DEFAULTS;
	struct ms_evidence ev;
	struct ms_fit fit;
	int rc;

	if ((rc = ms_level_check(level, err)) ||
	    (rc = check(year, matched, unmatched, k, err)))
		return rc;
	opt.level = level;
	ms_evidence_init(&ev, MS_ROWS);
	rc = years_as_scores(&ev, year, matched, unmatched, k, err);
	if (!rc)
		rc = ms_fit(&fit, &ev, &opt, err);
	ms_evidence_release(&ev);
	if (rc)
		return rc;
	out->odds_ratio.value = exp(fit.slope);
	out->odds_ratio.low = exp(fit.slope_low);
	out->odds_ratio.high = exp(fit.slope_high);
	out->p = fit.lr_p;
	out->status = fit.status;
	out->estimator = fit.estimator;
	return MS_OK;
}

/* Mean and SD of x with weights w. */
static void standard(const double *x, const double *m, const double *u,
		     size_t n, double *mean, double *sd)
{
	double total = 0, sum = 0, d;
	size_t i;

	for (*mean = 0, i = 0; i < n; i++) {
		total += m[i] + u[i];
		if (m[i] + u[i] > 0)
			*mean += (x[i] - *mean) * (m[i] + u[i]) / total;
	}
	for (i = 0; i < n; i++) {
		d = x[i] - *mean;
		sum += (m[i] + u[i]) * d * d;
	}
	*sd = sum > 0 ? sqrt(sum / total) : 1;
}

int ms_trend_adjusted(struct ms_trend_line *out, const double *year,
		      const double *score, const double *matched,
		      const double *unmatched, size_t n, double level,
		      struct ms_error *err)
{
	double mean[2], sd[2], *x, b, se;
	struct ms_glm g;
	size_t i;
	int rc;

	if ((rc = ms_level_check(level, err)) ||
	    (rc = check(year, matched, unmatched, n, err)) ||
	    (rc = check(score, matched, unmatched, n, err)))
		return rc;
	standard(year, matched, unmatched, n, &mean[0], &sd[0]);
	standard(score, matched, unmatched, n, &mean[1], &sd[1]);
	x = malloc((n ? n : 1) * 3 * sizeof(*x));
	if (!x)
		return ms_nomem(err);
	for (i = 0; i < n; i++) {
		x[3 * i] = 1;
		x[3 * i + 1] = (year[i] - mean[0]) / sd[0];
		x[3 * i + 2] = (score[i] - mean[1]) / sd[1];
	}
	rc = ms_glm_fit(&g, x, matched, unmatched, NULL, n, 3, err);
	free(x);
	if (rc)
		return rc;
	if (g.separated)
		return ms_fail(err, MS_ENONE,
			       "no adjusted trend: year and "
			       "score separate matched from unmatched");
	b = g.beta[1] / sd[0];
	se = sqrt(g.cov[4]) / sd[0];
	out->odds_ratio.value = exp(b);
	out->odds_ratio.low = exp(b - ms_z(level) * se);
	out->odds_ratio.high = exp(b + ms_z(level) * se);
	out->p = 2 * gsl_cdf_ugaussian_Q(fabs(b) / se);
	out->status = MS_FIT_OVERLAP;
	out->estimator = MS_ML;
	return MS_OK;
}
