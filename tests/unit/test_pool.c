#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "fit/pool.h"

static struct ms_error err;

static void normal(struct ms_group *g, double a, double b)
{
	double mean[2] = { a, b }, cov[3] = { .05, .01, .02 };

	assert_int_equal(0, ms_group_init_normal(g, mean, cov, &err));
}

/* Groups that agree exactly have no spread: S is 0, every mode is the common
 * line, and its variance is that of the mean, V / G. */
static void test_no_spread(void **state)
{
	struct ms_group g[6];
	struct ms_pool p;
	int i;

	(void)state;
	for (i = 0; i < 6; i++)
		normal(&g[i], 1, .8);
	assert_int_equal(0, ms_pool_fit(&p, g, 6, &err));
	assert_true(p.s[0] < 1e-6 && p.s[2] < 1e-6);
	for (i = 0; i < 6; i++) {
		assert_true(fabs(p.group[i].theta[0] - 1) < 1e-6);
		assert_true(fabs(p.group[i].theta[1] - .8) < 1e-6);
		assert_true(fabs(p.group[i].cov_total[0] - .05 / 6) < 1e-5);
		assert_true(fabs(p.group[i].shrinkage[1] - 5. / 6) < 1e-3);
	}
	ms_pool_release(&p);
	ms_pool_release(&p); /* harmless twice */
}

/* A thousand million applicants in six groups with one line: standard errors
 * of 1e-5 and a spread of 0, where steps of a fixed size find nothing. */
static void test_large_no_spread(void **state)
{
	struct ms_fit_options opt = MS_FIT_DEFAULTS;
	struct ms_evidence ev[6];
	struct ms_group g[6];
	struct ms_pool p;
	struct ms_fit fit;
	int i, j;

	(void)state;
	for (i = 0; i < 6; i++) {
		ms_evidence_init(&ev[i], MS_ROWS);
		for (j = -3; j <= 2; j++) {
			double n = 3e7, x = 245 + 10 * j;
			double m = round(n / (1 + exp(-1 - .8 * j)));
			struct ms_cell c = ms_cell_exact(x, x, m, n - m);

			assert_int_equal(0, ms_evidence_add(&ev[i], &c, &err));
		}
		assert_int_equal(0, ms_evidence_finish(&ev[i], &err));
		assert_int_equal(0, ms_fit(&fit, &ev[i], &opt, &err));
		assert_int_equal(0, ms_group_init(&g[i], &ev[i], &fit, &opt,
						  245, 10, &err));
	}
	assert_int_equal(0, ms_pool_fit(&p, g, 6, &err));
	assert_true(fabs(p.mu[0] - 1) < 1e-6 && fabs(p.mu[1] - .8) < 1e-6);
	assert_true(p.s[0] < 1e-9 && p.s[2] < 1e-9);
	assert_true(p.gradient < 1e-3);
	ms_pool_release(&p);
	for (i = 0; i < 6; i++) {
		ms_group_release(&g[i]);
		ms_evidence_release(&ev[i]);
	}
}

/* Far-apart groups keep their own lines. */
static void test_wide_spread(void **state)
{
	struct ms_group g[5];
	struct ms_pool p;
	int i;

	(void)state;
	for (i = 0; i < 5; i++)
		normal(&g[i], 40 * sin(i), 30 * cos(2 * i));
	assert_int_equal(0, ms_pool_fit(&p, g, 5, &err));
	for (i = 0; i < 5; i++) {
		assert_true(fabs(p.group[i].theta[0] - g[i].own[0]) < .01);
		assert_true(fabs(p.group[i].shrinkage[0]) < .01);
	}
	ms_pool_release(&p);
}

static void test_refused(void **state)
{
	double mean[2] = { 1, 1 }, flat[3] = { 1, 1, 1 };
	struct ms_group g[5];
	struct ms_pool p;
	int i;

	(void)state;
	for (i = 0; i < 5; i++)
		normal(&g[i], i, 1);
	assert_int_equal(MS_ENONE, ms_pool_fit(&p, g, 4, &err));
	assert_string_equal("pooling needs at least 5 groups, not 4", err.msg);
	for (i = 0; i < 5; i++)
		g[i].has_own = 0;
	assert_int_equal(MS_ENONE, ms_pool_fit(&p, g, 5, &err));
	assert_int_equal(MS_EDATA, ms_group_init_normal(g, mean, flat, &err));
}

/* A group's likelihood in common units is that of its fit: the own line is a
 * stationary point, and going to common units and back changes nothing. */
static void test_group_units(void **state)
{
	struct ms_fit_options opt = MS_FIT_DEFAULTS;
	double theta[2], cov[3];
	struct ms_group_at at;
	struct ms_evidence ev;
	struct ms_group g;
	struct ms_fit fit, back;

	(void)state;
	opt.penalty = MS_PENALTY_NONE;
	assert_int_equal(
		0, ms_evidence_parse(&ev, "215:2/7 225:6/9 235:14/10", &err));
	assert_int_equal(0, ms_fit(&fit, &ev, &opt, &err));
	assert_int_equal(0, ms_group_init(&g, &ev, &fit, &opt, 245, 10, &err));
	assert_true(fabs(g.own[1] - 10 * fit.slope) < 1e-12);
	ms_group_eval(&g, g.own, &at);
	assert_true(fabs(at.score[0]) < 1e-9 && fabs(at.score[1]) < 1e-9);
	assert_true(fabs(at.f + fit.deviance / 2) < 1e-12);
	assert_true(fabs(ms_sym_det(at.expected) * ms_sym_det(g.own_cov) - 1) <
		    1e-9);
	back = fit;
	ms_fit_set(&back, 245, 10, g.own, g.own_cov);
	assert_true(fabs(back.intercept / fit.intercept - 1) < 1e-12);
	assert_true(fabs(back.var_intercept / fit.var_intercept - 1) < 1e-9);
	assert_int_equal(0,
			 ms_fit_get(&back, fit.center, fit.scale, theta, cov));
	assert_true(fabs(theta[0] - fit.intercept_c) < 1e-12);
	back.slope = INFINITY;
	assert_int_equal(-1, ms_fit_get(&back, 245, 10, theta, cov));
	ms_group_release(&g);
	ms_evidence_release(&ev);
	assert_int_equal(0, ms_evidence_parse(&ev, "30/12", &err));
	assert_int_equal(0, ms_fit(&fit, &ev, &opt, &err));
	assert_int_equal(MS_ENONE,
			 ms_group_init(&g, &ev, &fit, &opt, 245, 10, &err));
	ms_evidence_release(&ev);
}

/* The pooled line written into a fit reads the same at any score. */
static void test_apply(void **state)
{
	struct ms_fit fit = { .level = .95 };
	struct ms_group g[5];
	struct ms_pool p;
	double eta, se;
	int i;

	(void)state;
	for (i = 0; i < 5; i++)
		normal(&g[i], 1 + .3 * i, .8 + .1 * (i % 2));
	assert_int_equal(0, ms_pool_fit(&p, g, 5, &err));
	ms_pool_apply(&p, 2, 245, 10, &fit);
	ms_fit_logit(&fit, 245, &eta, &se);
	assert_true(fabs(eta - p.group[2].theta[0]) < 1e-12);
	assert_true(fabs(se * se - p.group[2].cov_total[0]) < 1e-12);
	ms_fit_logit(&fit, 255, &eta, NULL);
	assert_true(fabs(eta - p.group[2].theta[0] - p.group[2].theta[1]) <
		    1e-12);
	assert_true(fit.slope_low < fit.slope && fit.slope < fit.slope_high);
	assert_string_equal("pooled", ms_estimator_name(fit.estimator));
	ms_pool_release(&p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_no_spread),
		cmocka_unit_test(test_large_no_spread),
		cmocka_unit_test(test_wide_spread),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_group_units),
		cmocka_unit_test(test_apply),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
