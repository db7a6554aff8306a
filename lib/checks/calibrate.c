#include "checks/calibrate.h"

#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_cdf.h>

#include "stats/dist.h"
#include "stats/glm.h"
#include "stats/special.h"

/* The cells as columns for glm: x has rows (1, eta - mean eta). */
struct columns {
	double *x, *one, *m, *u, *eta;
	double center, deviance; /* deviance at (0, 1) */
};

static int columns_init(struct columns *c, const struct ms_fitted *cells,
			size_t n, struct ms_error *err)
{
	double total = 0, ni;
	size_t i;

	c->x = malloc(6 * n * sizeof(*c->x));
	if (!c->x)
		return ms_nomem(err);
	c->one = c->x + 2 * n;
	c->m = c->x + 3 * n;
	c->u = c->x + 4 * n;
	c->eta = c->x + 5 * n;
	for (i = 0; i < n; i++) {
		ni = cells[i].m + cells[i].u;
		c->m[i] = cells[i].m;
		c->u[i] = cells[i].u;
		c->one[i] = 1;
		c->eta[i] = log(cells[i].p) - log(cells[i].q);
		total += ni;
		c->center += (c->eta[i] - c->center) * ni / total;
		c->deviance += 2 * (ms_bd0(c->m[i], ni * cells[i].p,
					   log(ni) + log(cells[i].p)) +
				    ms_bd0(c->u[i], ni * cells[i].q,
					   log(ni) + log(cells[i].q)));
	}
	for (i = 0; i < n; i++) {
		c->x[2 * i] = 1;
		c->x[2 * i + 1] = c->eta[i] - c->center;
	}
	return MS_OK;
}

static void ratio(struct ms_calibration *out, const struct ms_fitted *cells,
		  size_t n, double level)
{
	double all = 0, se;
	size_t i;

	out->observed = out->expected = 0;
	for (i = 0; i < n; i++) {
		out->observed += cells[i].m;
		out->expected += (cells[i].m + cells[i].u) * cells[i].p;
		all += cells[i].m + cells[i].u;
	}
	out->ratio = out->observed / out->expected;
	se = sqrt((1 - out->observed / all) / out->observed);
	out->ratio_low = out->observed > 0 ? out->ratio * exp(-ms_z(level) * se)
					   : NAN;
	out->ratio_high = out->observed > 0 ? out->ratio * exp(ms_z(level) * se)
					    : NAN;
}

static void spiegelhalter(struct ms_calibration *out,
			  const struct ms_fitted *cells, size_t n)
{
	double sum = 0, var = 0, tilt;
	size_t i;

	for (i = 0; i < n; i++) {
		tilt = cells[i].q - cells[i].p;
		sum += (cells[i].m * cells[i].q - cells[i].u * cells[i].p) *
		       tilt;
		var += (cells[i].m + cells[i].u) * tilt * tilt * cells[i].p *
		       cells[i].q;
	}
	out->spiegelhalter = var > 0 ? sum / sqrt(var) : NAN;
	out->spiegelhalter_p = 2 *
			       gsl_cdf_ugaussian_Q(fabs(out->spiegelhalter));
}

/* A model that has no estimate leaves NAN; other errors are passed on. */
static int refit(struct ms_calibration *out, const struct columns *c, size_t n,
		 struct ms_error *err)
{
	struct ms_glm g;
	int rc;

	out->intercept = out->intercept_se = NAN;
	out->slope = out->slope_se = out->slope_intercept = NAN;
	out->lr = out->lr_p = NAN;
	rc = ms_glm_fit(&g, c->one, c->m, c->u, c->eta, n, 1, err);
	if (!rc && !g.separated) {
		out->intercept = g.beta[0];
		out->intercept_se = sqrt(g.cov[0]);
	}
	if (rc && rc != MS_ENONE)
		return rc;
	rc = ms_glm_fit(&g, c->x, c->m, c->u, NULL, n, 2, err);
	if (rc)
		return rc == MS_ENONE ? MS_OK : rc;
	out->separated = g.separated;
	if (!g.separated) {
		out->slope = g.beta[1];
		out->slope_se = sqrt(g.cov[3]);
		out->slope_intercept = g.beta[0] - g.beta[1] * c->center;
	}
	out->lr = fmax(0, c->deviance - g.deviance);
	out->lr_p = gsl_cdf_chisq_Q(out->lr, 2);
	return MS_OK;
}

int ms_calibrate(struct ms_calibration *out, const struct ms_fitted *cells,
		 size_t n, double level, struct ms_error *err)
{
	struct ms_calibration cal = { 0 };
	struct columns c = { 0 };
	int rc;

	if ((rc = ms_level_check(level, err)) ||
	    (rc = ms_fitted_check(cells, n, err)) ||
	    (rc = columns_init(&c, cells, n, err)))
		return rc;
	ratio(&cal, cells, n, level);
	spiegelhalter(&cal, cells, n);
	rc = refit(&cal, &c, n, err);
	if (!rc)
		*out = cal;
	free(c.x);
	return rc;
}
