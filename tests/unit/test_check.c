#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "checks/auc.h"
#include "checks/calibrate.h"
#include "stats/glm.h"
#include "checks/gof.h"
#include "checks/shape.h"

static struct ms_error err;

static const struct ms_fitted good[] = {
	{ 215, 2, 7, .25, .75 },
	{ 225, 6, 9, .5, .5 },
	{ 235, 14, 10, .6, .4 },
};

/* Every check refuses the same bad cells, with the score in the message. */
static void test_bad_cells(void **state)
{
	struct ms_fitted bad[3];
	struct ms_calibration cal;
	struct ms_quality q;
	struct ms_chi2 chi2;
	struct ms_gof g;
	int k;

	(void)state;
	for (k = 0; k < 4; k++) {
		memcpy(bad, good, sizeof(bad));
		bad[1].m = k == 0 ? -1 : k == 1 ? 0 : 6;
		bad[1].u = k == 1 ? 0 : k == 2 ? NAN : 9;
		bad[1].p = k == 3 ? 1 : .5;
		assert_int_equal(MS_EDATA, ms_gof(&g, bad, 3, 2, &err));
		assert_non_null(strstr(err.msg, "225"));
		assert_int_equal(MS_EDATA, ms_quality(&q, bad, 3, &err));
		assert_int_equal(MS_EDATA,
				 ms_calibrate(&cal, bad, 3, .95, &err));
		assert_int_equal(MS_EDATA, ms_hosmer_lemeshow(&chi2, NULL, bad,
							      3, 10, 2, &err));
	}
	assert_int_equal(MS_ENONE, ms_gof(&g, good, 0, 2, &err));
	assert_int_equal(MS_EUSAGE, ms_calibrate(&cal, good, 3, 2, &err));
	assert_int_equal(MS_EUSAGE,
			 ms_hosmer_lemeshow(&chi2, NULL, good, 3, 1, 2, &err));
}

/* Too little for a test: the numbers stand, the p-values do not. */
static void test_no_df(void **state)
{
	struct ms_chi2 hl;
	struct ms_gof g;

	(void)state;
	assert_int_equal(0, ms_gof(&g, good, 2, 2, &err));
	assert_true(g.deviance.df == 0 && isnan(g.deviance.p));
	assert_true(isnan(g.phi) && isnan(g.phi_fletcher));
	assert_int_equal(1, g.pools);
	assert_int_equal(0, ms_gof(&g, good, 1, 0, &err));
	assert_true(g.deviance.df == 1 && g.deviance.p > 0);
	assert_true(isnan(g.runs_p));
	assert_int_equal(0, ms_hosmer_lemeshow(&hl, NULL, good, 2, 4, 2, &err));
	assert_true(isnan(hl.p));
}

static void test_auc(void **state)
{
	double m[] = { 0, 5 }, u[] = { 7, 0 }, one[] = { 0, 1 };
	struct ms_quality q;
	struct ms_auc a;

	(void)state;
	assert_int_equal(0, ms_auc(&a, m, u, 2, .95, &err));
	assert_true(a.auc == 1 && a.se == 0 && a.high == 1);
	assert_int_equal(0, ms_auc(&a, u, m, 2, .95, &err));
	assert_true(a.auc == 0 && a.low == 0);
	assert_int_equal(0, ms_auc(&a, one, u, 2, .95, &err));
	assert_true(a.auc == 1 && isnan(a.se) && isnan(a.low));
	assert_int_equal(MS_ENONE, ms_auc(&a, m, u, 1, .95, &err));
	assert_int_equal(MS_EUSAGE, ms_auc(&a, m, u, 2, 0, &err));
	m[0] = -1;
	assert_int_equal(MS_EDATA, ms_auc(&a, m, u, 2, .95, &err));
	{
		struct ms_fitted all = { 250, 4, 0, .75, .25 };

		assert_int_equal(0, ms_quality(&q, &all, 1, &err));
		assert_true(fabs(q.brier - .0625) < 1e-15);
		assert_true(fabs(q.log_score + log(.75)) < 1e-15);
		assert_true(isnan(q.tjur) && isnan(q.mcfadden));
		assert_true(isnan(q.brier_scaled) && isnan(q.nagelkerke));
	}
}

static void test_calibrate(void **state)
{
	struct ms_fitted c[] = { { 1, 0, 9, .3, .7 }, { 2, 9, 0, .6, .4 } };
	struct ms_calibration k;

	(void)state;
	assert_int_equal(0, ms_calibrate(&k, c, 2, .95, &err));
	assert_true(k.separated && isnan(k.slope) && isfinite(k.intercept));
	assert_true(k.lr > 0 && k.lr_p < .05);
	c[0].m = 9;
	c[0].u = 0; /* everyone matched */
	assert_int_equal(0, ms_calibrate(&k, c, 2, .95, &err));
	assert_true(isnan(k.slope) && isnan(k.intercept));
	assert_true(k.observed == 18 && k.ratio > 1);
	c[0].u = 4;
	c[0].p = c[1].p;
	c[0].q = c[1].q; /* one fitted probability: no slope to test */
	assert_int_equal(0, ms_calibrate(&k, c, 2, .95, &err));
	assert_true(isnan(k.slope) && isfinite(k.intercept));
}

static void test_glm(void **state)
{
	double x[] = { 1, 0, 1, 1, 1, 2 }, same[] = { 1, 2, 1, 2, 1, 2 };
	double m[] = { 0, 0, 9 }, u[] = { 5, 5, 0 }, none[] = { 0, 0, 0 };
	struct ms_glm g;

	(void)state;
	assert_int_equal(0, ms_glm_fit(&g, x, m, u, NULL, 3, 2, &err));
	assert_int_equal(1, g.separated);
	assert_true(isnan(g.beta[0]) && isnan(g.cov[0]));
	assert_true(fabs(g.deviance) < 1e-12 && fabs(g.loglik) < 1e-12);
	m[1] = 3; /* quasi-separated: the tied cell keeps its likelihood */
	assert_int_equal(0, ms_glm_fit(&g, x, m, u, NULL, 3, 2, &err));
	assert_int_equal(1, g.separated);
	assert_true(fabs(g.loglik - (3 * log(3. / 8) + 5 * log(5. / 8))) <
		    1e-9);
	assert_int_equal(MS_ENONE,
			 ms_glm_fit(&g, same, m, u, NULL, 3, 2, &err));
	assert_int_equal(MS_ENONE,
			 ms_glm_fit(&g, x, none, none, NULL, 3, 2, &err));
	assert_int_equal(MS_EUSAGE, ms_glm_fit(&g, x, m, u, NULL, 3, 9, &err));
	assert_int_equal(MS_EUSAGE, ms_glm_fit(&g, x, m, u, NULL, 3, 0, &err));
	x[3] = INFINITY;
	assert_int_equal(MS_EDATA, ms_glm_fit(&g, x, m, u, NULL, 3, 2, &err));
	x[3] = 1;
	m[0] = -1;
	assert_int_equal(MS_EDATA, ms_glm_fit(&g, x, m, u, NULL, 3, 2, &err));
}

static void test_isotonic(void **state)
{
	double x[] = { 210, 220, 230, 240 }, m[] = { 1, 3, 2, 9 };
	double u[] = { 9, 7, 8, 1 }, fit[4], dev;

	(void)state;
	assert_int_equal(0, ms_isotonic(m, u, 4, 1, fit, &dev, &err));
	assert_true(fit[0] == .1 && fit[1] == .25 && fit[2] == .25);
	assert_true(ms_isotonic_score(x, fit, 4, .25) == 220);
	assert_true(ms_isotonic_score(x, fit, 4, .3) == 240);
	assert_true(isnan(ms_isotonic_score(x, fit, 4, .95)));
	assert_true(dev > 0);
	assert_int_equal(MS_ENONE, ms_isotonic(m, u, 0, 1, fit, &dev, &err));
	m[0] = -1;
	assert_int_equal(MS_EDATA, ms_isotonic(m, u, 4, 1, fit, NULL, &err));
}

/* What a spline cannot be fitted to, and why. */
static void test_spline_refused(void **state)
{
	double x[] = { 210, 215, 220, 225, 230, 235, 240 };
	double m[] = { 1, 2, 1, 2, 1, 2, 1 }, u[] = { 2, 1, 2, 1, 2, 1, 2 };
	double much[] = { 20, 30, 20, 30, 40, 50, 60 };
	double low[] = { 20, 20, 20, 0, 0, 0, 0 };
	double high[] = { 0, 0, 0, 20, 20, 20, 20 };
	double tied[] = { 900, 0, 0, 0, 0, 0, 50 };
	struct ms_spline s;

	(void)state;
	assert_int_equal(MS_ENONE, ms_spline_fit(&s, x, m, u, 7, &err));
	assert_non_null(strstr(err.msg, "rarer outcome"));
	assert_int_equal(MS_ENONE, ms_spline_fit(&s, x, much, much, 4, &err));
	assert_non_null(strstr(err.msg, "scores"));
	assert_int_equal(MS_ENONE, ms_spline_fit(&s, x, low, high, 7, &err));
	assert_non_null(strstr(err.msg, "separate"));
	tied[1] = tied[2] = tied[3] = tied[4] = tied[5] = 1;
	assert_int_equal(MS_ENONE, ms_spline_fit(&s, x, tied, tied, 7, &err));
	assert_non_null(strstr(err.msg, "share one score"));
	u[0] = -1;
	assert_int_equal(MS_EDATA, ms_spline_fit(&s, x, m, u, 7, &err));
}

/* Cells of a fit: for exact scores the fitted logistic; for bands the averaged
 * one, whose deviance is the fit's own. */
static void test_fitted_cells(void **state)
{
	static const char *const text[] = {
		"215:2/7 225:6/9 235:14/10 245:22/6 255:17/2",
		"..220:2/7 221..230:6/9 231..240:14/10 241..250:22/6 251..:9/2",
	};
	struct ms_fit_options opt = MS_FIT_DEFAULTS;
	struct ms_evidence ev, rate;
	struct ms_fitted *c;
	struct ms_fit fit;
	struct ms_gof g;
	double eta;
	size_t n;
	int k;

	(void)state;
	opt.penalty = MS_PENALTY_NONE;
	assert_int_equal(0, ms_evidence_parse(&rate, "30/12", &err));
	for (k = 0; k < 2; k++) {
		assert_int_equal(0, ms_evidence_parse(&ev, text[k], &err));
		assert_int_equal(0, ms_fit(&fit, &ev, &opt, &err));
		assert_int_equal(
			0, ms_fitted_cells(&c, &n, &fit, &ev, &opt, &err));
		assert_int_equal(5, n);
		assert_int_equal(0, ms_gof(&g, c, n, 2, &err));
		assert_true(fabs(g.deviance.value - fit.deviance) < 1e-9);
		assert_true(fabs(g.pearson.value - fit.pearson) < 1e-9);
		ms_fit_logit(&fit, 215, &eta, NULL);
		assert_true(k || fabs(log(c[0].p / c[0].q) - eta) < 1e-12);
		assert_true(c[0].score == (k ? 1 : 215));
		free(c);
		assert_int_equal(MS_ENONE, ms_fitted_cells(&c, &n, &fit, &rate,
							   &opt, &err));
		ms_evidence_release(&ev);
	}
	fit.slope = INFINITY;
	assert_int_equal(0, ms_evidence_parse(&ev, text[0], &err));
	assert_int_equal(MS_ENONE,
			 ms_fitted_cells(&c, &n, &fit, &ev, &opt, &err));
	ms_evidence_release(&ev);
	assert_int_equal(0, ms_evidence_parse(&ev, "215:1-4/7 225:6/9", &err));
	assert_int_equal(MS_ENONE,
			 ms_fitted_cells(&c, &n, &fit, &ev, &opt, &err));
	assert_non_null(strstr(err.msg, "suppressed"));
	ms_evidence_release(&ev);
	ms_evidence_release(&rate);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bad_cells),
		cmocka_unit_test(test_no_df),
		cmocka_unit_test(test_auc),
		cmocka_unit_test(test_calibrate),
		cmocka_unit_test(test_glm),
		cmocka_unit_test(test_isotonic),
		cmocka_unit_test(test_spline_refused),
		cmocka_unit_test(test_fitted_cells),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
