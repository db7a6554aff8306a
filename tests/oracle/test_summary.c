/* Lines from published means and SDs, against summary.R. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "oracle.h"
#include "stats/fit.h"

static void read_cohorts(const char *g, struct ms_evidence *ev)
{
	ms_evidence_init(ev, MS_SUMMARY);
	ev->matched.n = oracle(g, "n1");
	ev->matched.n_all = oracle(g, "all1");
	ev->matched.mean = oracle(g, "mean1");
	ev->matched.sd = oracle(g, "sd1");
	ev->unmatched.n = oracle(g, "n0");
	ev->unmatched.n_all = oracle(g, "all0");
	ev->unmatched.mean = oracle(g, "mean0");
	ev->unmatched.sd = oracle(g, "sd0");
	ev->rounding = oracle(g, "unit");
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

	read_cohorts(g, &ev);
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
	check_prob(&f, g, "at1", "lda1");
	check_prob(&f, g, "at2", "lda2");
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
