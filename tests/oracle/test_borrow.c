/* A rate with a borrowed slope, against borrow.R. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "oracle.h"
#include "fit/borrow.h"
#include "fit/need.h"

static void one_case(const char *g)
{
	struct ms_fit_options opt = MS_FIT_DEFAULTS;
	struct ms_cell c = ms_cell_exact(NAN, NAN, oracle(g, "m"),
					 oracle(g, "u"));
	struct ms_loan loan = { oracle(g, "slope"), oracle(g, "var_slope"),
				oracle(g, "mean"), oracle(g, "sd") };
	struct ms_evidence ev;
	struct ms_need n;
	struct ms_fit f;

	ms_evidence_init(&ev, MS_RATE);
	assert_int_equal(ms_evidence_add(&ev, &c, NULL), 0);
	assert_int_equal(ms_fit_borrow(&f, &ev, &loan, &opt, NULL), 0);
	assert_int_equal(f.status, MS_FIT_RATE_ONLY);
	assert_int_equal(f.estimator, MS_BORROWED);
	assert_oracle(f.intercept, g, "intercept", 1e-8, 0);
	assert_oracle(sqrt(f.var_intercept), g, "se_intercept", 1e-7, 0);
	assert_oracle(f.cov, g, "cov", 1e-7, 0);
	assert_oracle(f.slope, g, "slope", 1e-14, 0);
	assert_int_equal(ms_need(&n, &f, &ev, &opt, oracle(g, "prob"),
				 MS_NEED_PROFILE, 300, NULL),
			 0);
	assert_int_equal(n.method, MS_NEED_FIELLER);
	assert_oracle(n.score, g, "need", 1e-9, 0);
	assert_oracle(n.se, g, "need_se", 1e-7, 0);
	ms_evidence_release(&ev);
}

static void test_borrow(void **state)
{
	(void)state;
	oracle_load("tests/oracle/borrow.csv");
	oracle_each(one_case);
}

static void test_refusals(void **state)
{
	struct ms_fit_options opt = MS_FIT_DEFAULTS;
	struct ms_loan loan = { 0.07, 1e-4, 250, 14 };
	struct ms_evidence ev;
	struct ms_fit f;

	(void)state;
	assert_int_equal(ms_evidence_parse(&ev, "230:4/5 240:3/1", NULL), 0);
	assert_int_equal(ms_fit_borrow(&f, &ev, &loan, &opt, NULL), MS_EUSAGE);
	ms_evidence_release(&ev);
	assert_int_equal(ms_evidence_parse(&ev, "30/0", NULL), 0);
	assert_int_equal(ms_fit_borrow(&f, &ev, &loan, &opt, NULL), 0);
	assert_int_equal(f.status, MS_FIT_ALL_MATCHED);
	assert_true(isnan(f.slope));
	loan.sd = 0;
	assert_int_equal(ms_fit_borrow(&f, &ev, &loan, &opt, NULL), MS_EUSAGE);
	ms_evidence_release(&ev);
	loan.sd = 14;
	assert_int_equal(ms_evidence_parse(&ev, "0/0", NULL), 0);
	assert_int_equal(ms_fit_borrow(&f, &ev, &loan, &opt, NULL), MS_EDATA);
	ms_evidence_release(&ev);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_borrow),
					    cmocka_unit_test(test_refusals) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
