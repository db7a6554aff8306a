#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "oracle.h"
#include "checks/auc.h"
#include "checks/calibrate.h"
#include "stats/glm.h"
#include "checks/gof.h"
#include "checks/shape.h"

enum { MAX = 256 };

static double x[MAX], m[MAX], u[MAX];

static size_t counts(const char *g)
{
	oracle_vector(g, "x", x, MAX);
	oracle_vector(g, "u", u, MAX);
	return oracle_vector(g, "m", m, MAX);
}

static void vector_close(const char *g, const char *name, const double *got,
			 size_t n, double rel, double abs)
{
	double want[MAX];
	size_t i;

	assert_int_equal(n, oracle_vector(g, name, want, MAX));
	for (i = 0; i < n; i++)
		if (!oracle_close(got[i], want[i], rel, abs))
			fail_msg("%s: %s%zu = %.17g, want %.17g", g, name,
				 i + 1, got[i], want[i]);
}

static void gof(const char *g, const struct ms_fitted *c, size_t n)
{
	int params = (int)oracle(g, "params");
	struct ms_gof t;

	assert_int_equal(0, ms_gof(&t, c, n, params, NULL));
	assert_oracle(t.deviance.value, g, "deviance", 1e-8, 1e-13);
	assert_oracle(t.deviance.p, g, "deviance_p", 1e-8, 0);
	assert_oracle(t.pearson.value, g, "pearson", 1e-8, 1e-13);
	assert_oracle(t.pearson.p, g, "pearson_p", 1e-8, 0);
	assert_oracle(t.expected_min, g, "expected_min", 1e-8, 0);
	assert_oracle((double)t.pools, g, "pools", 0, 0);
	assert_int_equal(t.pools < n, t.pooled);
	assert_oracle(t.pooled_deviance.value, g, "pooled_deviance", 1e-8,
		      1e-13);
	assert_oracle(t.pooled_pearson.value, g, "pooled_pearson", 1e-8, 1e-13);
	assert_oracle(t.pooled_pearson.p, g, "pooled_pearson_p", 1e-8, 0);
	if (oracle_has(g, "phi")) {
		assert_oracle(t.phi, g, "phi", 1e-8, 0);
		assert_oracle(t.phi_fletcher, g, "fletcher", 1e-8, 0);
	}
	assert_oracle(t.runs, g, "runs", 0, 0);
	assert_oracle(t.runs_mean, g, "runs_mean", 1e-12, 0);
	assert_oracle(t.runs_p, g, "runs_p", 1e-8, 0);
}

static void applicants(const char *g, const struct ms_fitted *c, size_t n)
{
	int params = (int)oracle(g, "params");
	double fit[MAX], dev, dev2;
	struct ms_quality q;
	struct ms_chi2 hl;
	struct ms_auc a;
	size_t formed;

	assert_int_equal(
		0, ms_hosmer_lemeshow(&hl, &formed, c, n, 10, params, NULL));
	assert_oracle((double)formed, g, "hl_groups", 0, 0);
	assert_oracle(hl.value, g, "hl", 1e-8, 1e-13);
	assert_oracle(hl.p, g, "hl_p", 1e-8, 0);
	assert_int_equal(0, ms_auc(&a, m, u, n, .95, NULL));
	assert_oracle(a.auc, g, "auc", 1e-10, 0);
	assert_oracle(a.se, g, "auc_se", 1e-8, 0);
	assert_oracle(a.low, g, "auc_low", 1e-8, 0);
	assert_oracle(a.high, g, "auc_high", 1e-8, 0);
	assert_int_equal(0, ms_quality(&q, c, n, NULL));
	assert_oracle(q.brier, g, "brier", 1e-8, 0);
	assert_oracle(q.brier_scaled, g, "brier_scaled", 1e-8, 0);
	assert_oracle(q.log_score, g, "log_score", 1e-8, 0);
	assert_oracle(q.tjur, g, "tjur", 1e-8, 0);
	assert_oracle(q.mcfadden, g, "mcfadden", 1e-8, 0);
	assert_oracle(q.nagelkerke, g, "nagelkerke", 1e-8, 0);
	assert_int_equal(0, ms_isotonic(m, u, n, 1, fit, &dev, NULL));
	vector_close(g, "iso", fit, n, 1e-10, 0);
	assert_int_equal(0, ms_isotonic(m, u, n, -1, fit, &dev2, NULL));
	vector_close(g, "fall", fit, n, 1e-10, 0);
	assert_true(dev >= 0 && dev2 >= 0);
}

static void calibration(const char *g, const struct ms_fitted *c, size_t n)
{
	struct ms_calibration k;

	assert_int_equal(0, ms_calibrate(&k, c, n, .95, NULL));
	assert_oracle(k.intercept, g, "cal_intercept", 1e-8, 0);
	assert_oracle(k.intercept_se, g, "cal_intercept_se", 1e-8, 0);
	assert_oracle(k.slope, g, "cal_slope", 1e-8, 0);
	assert_oracle(k.slope_se, g, "cal_slope_se", 1e-8, 0);
	assert_oracle(k.slope_intercept, g, "cal_slope_intercept", 1e-8, 0);
	assert_oracle(k.lr, g, "cal_lr", 1e-8, 0);
	assert_oracle(k.lr_p, g, "cal_lr_p", 1e-8, 0);
	assert_oracle(k.ratio, g, "oe", 1e-10, 0);
	assert_oracle(k.ratio_low, g, "oe_low", 1e-10, 0);
	assert_oracle(k.ratio_high, g, "oe_high", 1e-10, 0);
	assert_oracle(k.spiegelhalter, g, "spiegelhalter", 1e-8, 0);
	assert_oracle(k.spiegelhalter_p, g, "spiegelhalter_p", 1e-8, 0);
}

static void cells(const char *g)
{
	struct ms_fitted c[MAX];
	double p[MAX];
	size_t n = counts(g), i;

	oracle_vector(g, "p", p, MAX);
	for (i = 0; i < n; i++)
		c[i] = (struct ms_fitted){ x[i], m[i], u[i], p[i], 1 - p[i] };
	gof(g, c, n);
	if (oracle_has(g, "hl"))
		applicants(g, c, n);
	if (oracle_has(g, "cal_slope"))
		calibration(g, c, n);
}

static void spline(const char *g)
{
	size_t n = counts(g);
	struct ms_error err;
	struct ms_spline s;

	if (ms_spline_fit(&s, x, m, u, n, &err))
		fail_msg("%s: %s", g, err.msg);
	vector_close(g, "knot", s.knot, s.knots, 1e-12, 0);
	vector_close(g, "beta", s.beta, s.knots, 1e-7, 0);
	assert_oracle(s.lr, g, "lr", 1e-8, 0);
	assert_oracle(s.df, g, "df", 0, 0);
	assert_oracle(s.p, g, "p", 1e-8, 0);
	assert_oracle(s.aic_gain, g, "gain", 1e-8, 0);
	assert_oracle(ms_spline_logit(&s, 240), g, "logit240", 1e-8, 0);
	assert_int_equal(!strcmp(g, "spline_curved"), s.not_logistic);
}

static void general(const char *g)
{
	double col[MAX], offset[MAX];
	size_t n = counts(g), k = oracle_vector(g, "col", col, MAX) / n;
	size_t no = oracle_vector(g, "offset", offset, MAX);
	struct ms_glm f;

	assert_int_equal(
		0, ms_glm_fit(&f, col, m, u, no ? offset : NULL, n, k, NULL));
	assert_int_equal(0, f.separated);
	vector_close(g, "beta", f.beta, k, 1e-8, 0);
	vector_close(g, "cov", f.cov, k * k, 1e-8, 0);
	assert_oracle(f.deviance, g, "deviance", 1e-8, 0);
}

static void one(const char *g)
{
	if (!strncmp(g, "spline_", 7))
		spline(g);
	else if (!strncmp(g, "glm_", 4))
		general(g);
	else
		cells(g);
}

static void test_check(void **state)
{
	(void)state;
	oracle_load("tests/oracle/check.csv");
	oracle_each(one);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_check) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
