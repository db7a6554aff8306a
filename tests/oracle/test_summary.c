/* Lines from published means and SDs, against summary.R. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "oracle.h"
#include "fit/fit.h"

static double known(const char *g, const char *name, const char *suffix)
{
	char full[ORACLE_NAME];

	snprintf(full, sizeof(full), "%s%s", name, suffix);
	return oracle_has(g, full) ? oracle(g, full) : NAN;
}

static void read_cohort(const char *g, const char *suffix, struct ms_cohort *c)
{
	c->n = known(g, "n", suffix);
	c->n_all = known(g, "all", suffix);
	c->mean = known(g, "mean", suffix);
	c->sd = known(g, "sd", suffix);
	c->q1 = known(g, "q1", suffix);
	c->median = known(g, "median", suffix);
	c->q3 = known(g, "q3", suffix);
}

static void check_prob(const struct ms_fit *f, const char *g, const char *at,
		       const char *posterior)
{
	double p, low, high;

	assert_int_equal(
		ms_predict(f, oracle(g, at), 0.95, &p, &low, &high, NULL), 0);
	assert_oracle(p, g, posterior, 1e-9, 0);
}

static void one_case(const char *g)
{
	struct ms_fit_options opt = MS_FIT_DEFAULTS;
	struct ms_evidence ev;
	struct ms_fit f;

	ms_evidence_init(&ev, MS_SUMMARY);
	read_cohort(g, "1", &ev.matched);
	read_cohort(g, "0", &ev.unmatched);
	ev.rounding = oracle(g, "unit");
	opt.assumed_sd = known(g, "assumed", "");
	assert_int_equal(ms_fit(&f, &ev, &opt, NULL), 0);
	assert_int_equal(f.estimator, MS_MEANS);
	assert_oracle(f.intercept, g, "intercept", 1e-10, 0);
	assert_oracle(f.slope, g, "slope", 1e-12, 0);
	assert_oracle(sqrt(f.var_intercept), g, "se_intercept", 1e-8, 0);
	assert_oracle(sqrt(f.var_slope), g, "se_slope", 1e-8, 0);
	assert_oracle(f.cov, g, "cov", 1e-8, 0);
	assert_oracle(f.slope_low, g, "slope_low", 1e-7, 0);
	assert_oracle(f.slope_high, g, "slope_high", 1e-7, 0);
	assert_oracle(f.lr_p, g, "lr_p", 1e-7, 0);
	if (oracle_has(g, "lda1")) {
		check_prob(&f, g, "at1", "lda1");
		check_prob(&f, g, "at2", "lda2");
	}
	ms_evidence_release(&ev);
}

static void test_summary(void **state)
{
	(void)state;
	oracle_load("tests/oracle/summary.csv");
	oracle_each(one_case);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_summary) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
