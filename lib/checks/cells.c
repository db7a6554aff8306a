#include "checks/cells.h"

#include <math.h>
#include <stdlib.h>

#include "fit/group.h"
#include "fit/like.h"

int ms_fitted_check(const struct ms_fitted *cells, size_t n,
		    struct ms_error *err)
{
	size_t i;

	for (i = 0; i < n; i++) {
		const struct ms_fitted *c = &cells[i];

		if (!(c->m >= 0) || !(c->u >= 0) || !(c->m + c->u > 0) ||
		    !isfinite(c->m + c->u))
			return ms_fail(err, MS_EDATA,
				       "%g matched, %g unmatched at score %g "
				       "are no counts",
				       c->m, c->u, c->score);
		if (!(c->p > 0) || !(c->q > 0) || fabs(c->p + c->q - 1) > 1e-9)
			return ms_fail(err, MS_EDATA,
				       "%g at score %g is no fitted "
				       "probability",
				       c->p, c->score);
	}
	if (!n)
		return ms_fail(err, MS_ENONE, "no applicants");
	return MS_OK;
}

int ms_fitted_cells(struct ms_fitted **out, size_t *n, const struct ms_fit *fit,
		    const struct ms_evidence *ev,
		    const struct ms_fit_options *opt, struct ms_error *err)
{
	struct ms_fit_options o = ms_fit_settings(fit, opt);
	double theta[2], cov[3];
	struct ms_fitted *cells;
	struct ms_like lk;
	size_t i;
	int rc;

	if (ev->kind != MS_ROWS && ev->kind != MS_BINS)
		return ms_fail(err, MS_ENONE, "no counts by score to check");
	if (ev->suppressed)
		return ms_fail(err, MS_ENONE,
			       "suppressed counts cannot be checked");
	rc = ms_like_build(&lk, ev, &o, err);
	if (rc)
		return rc;
	cells = malloc((lk.ncell ? lk.ncell : 1) * sizeof(*cells));
	if (!cells)
		rc = ms_nomem(err);
	else if (ms_fit_get(fit, lk.center, lk.scale, theta, cov))
		rc = ms_fail(err, MS_ENONE, "no fitted line to check: %s",
			     ms_fit_status_name(fit->status));
	for (i = 0; !rc && i < lk.ncell; i++) {
		cells[i].score = ev->kind == MS_ROWS ? ev->cells[i].low
						     : (double)i + 1;
		cells[i].m = lk.cells[i].m;
		cells[i].u = lk.cells[i].u;
		cells[i].p = ms_like_prob(&lk, i, theta, &cells[i].q);
	}
	if (rc) {
		free(cells);
	} else {
		*out = cells;
		*n = lk.ncell;
	}
	ms_like_release(&lk);
	return rc;
}

/* The k-th smallest (from 0) of the expanded sample. */
static double order_statistic(const double *x, const double *w, size_t n,
			      double k)
{
	double below = 0;
	size_t i;

	for (i = 0; i + 1 < n; i++) {
		below += w[i];
		if (k < below)
			break;
	}
	return x[i];
}

double ms_count_quantile(const double *x, const double *w, size_t n, double num,
			 double den)
{
	double total = 0, k, part, low, high;
	size_t i;

	for (i = 0; i < n; i++)
		total += w[i];
	k = floor((total - 1) * num / den);
	part = fmod((total - 1) * num, den) / den;
	low = order_statistic(x, w, n, k);
	high = order_statistic(x, w, n, k + 1);
	if (part == 0 || low == high)
		return low;
	return (1 - part) * low + part * high;
}
