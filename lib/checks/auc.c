#include "checks/auc.h"

#include <math.h>

#include "stats/dist.h"
#include "stats/special.h"

static int totals(const double *m, const double *u, size_t n, double *matched,
		  double *unmatched, struct ms_error *err)
{
	size_t i;

	*matched = *unmatched = 0;
	for (i = 0; i < n; i++) {
		if (!(m[i] >= 0) || !(u[i] >= 0) || !isfinite(m[i] + u[i]))
			return ms_fail(err, MS_EDATA,
				       "%g matched, %g unmatched are no counts",
				       m[i], u[i]);
		*matched += m[i];
		*unmatched += u[i];
	}
	if (*matched == 0 || *unmatched == 0)
		return ms_fail(err, MS_ENONE,
			       "no AUC: everyone or no one matched");
	return MS_OK;
}

int ms_auc(struct ms_auc *out, const double *m, const double *u, size_t n,
	   double level, struct ms_error *err)
{
	double matched, unmatched, below = 0, above, auc = 0, d;
	double s10 = 0, s01 = 0;
	size_t i;
	int rc;

	if ((rc = ms_level_check(level, err)) ||
	    (rc = totals(m, u, n, &matched, &unmatched, err)))
		return rc;
	for (i = 0; i < n; i++) {
		auc += m[i] / matched * ((below + u[i] / 2) / unmatched);
		below += u[i];
	}
	for (i = 0, below = 0, above = matched; i < n; i++) {
		above -= m[i];
		d = (below + u[i] / 2) / unmatched - auc;
		s10 += m[i] * d * d;
		d = (above + m[i] / 2) / matched - auc;
		s01 += u[i] * d * d;
		below += u[i];
	}
	out->auc = auc;
	out->se = matched > 1 && unmatched > 1
			  ? sqrt(s10 / (matched - 1) / matched +
				 s01 / (unmatched - 1) / unmatched)
			  : NAN;
	d = ms_z(level) * out->se;
	out->low = isnan(d) ? NAN : fmax(0, auc - d);
	out->high = isnan(d) ? NAN : fmin(1, auc + d);
	return MS_OK;
}

/* Log-likelihood of x matched among n at their own rate. */
static double null_loglik(double x, double n)
{
	double ll = 0;

	if (x > 0)
		ll += x * log(x / n);
	if (x < n)
		ll += (n - x) * log((n - x) / n);
	return ll;
}

int ms_quality(struct ms_quality *out, const struct ms_fitted *cells, size_t n,
	       struct ms_error *err)
{
	double m = 0, u = 0, square = 0, ll = 0, ll0, pm = 0, pu = 0, all;
	size_t i;
	int rc = ms_fitted_check(cells, n, err);

	if (rc)
		return rc;
	for (i = 0; i < n; i++) {
		const struct ms_fitted *c = &cells[i];

		m += c->m;
		u += c->u;
		square += c->m * c->q * c->q + c->u * c->p * c->p;
		ll += c->m * log(c->p) + c->u * log(c->q);
		pm += c->m * c->p;
		pu += c->u * c->p;
	}
	all = m + u;
	ll0 = null_loglik(m, all);
	out->brier = square / all;
	out->log_score = -ll / all;
	out->brier_scaled = m > 0 && u > 0
				    ? 1 - out->brier / (m / all * (u / all))
				    : NAN;
	out->tjur = pm / m - pu / u;
	out->mcfadden = m > 0 && u > 0 ? 1 - ll / ll0 : NAN;
	out->nagelkerke = m > 0 && u > 0 ? expm1(2 * (ll0 - ll) / all) /
						   expm1(2 * ll0 / all)
					 : NAN;
	return MS_OK;
}
