/* Suppressed counts: the coarsened likelihood and the corner fills, against
 * hidden.R. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "oracle.h"
#include "fit/fit.h"
#include "fit/need.h"

enum { MAX_CELLS = 16 };

static void read_cells(const char *g, struct ms_evidence *ev)
{
	static const char *const names[] = { "low", "high", "ml",   "mh",
					     "ul",  "uh",   "total" };
	double v[7][MAX_CELLS];
	size_t n = 0, i;

	for (i = 0; i < 7; i++)
		n = oracle_vector(g, names[i], v[i], MAX_CELLS);
	ms_evidence_init(ev, v[0][0] == v[1][0] ? MS_ROWS : MS_BINS);
	for (i = 0; i < n; i++) {
		struct ms_cell c = { .low = v[0][i],
				     .high = v[1][i],
				     .matched_low = v[2][i],
				     .matched_high = v[3][i],
				     .unmatched_low = v[4][i],
				     .unmatched_high = v[5][i],
				     .total = v[6][i] };

		assert_int_equal(ms_evidence_add(ev, &c, NULL), 0);
	}
	assert_int_equal(ms_evidence_finish(ev, NULL), 0);
	assert_true(ev->suppressed);
}

static void one_case(const char *g)
{
	struct ms_fit_options opt = MS_FIT_DEFAULTS;
	struct ms_evidence ev;
	struct ms_error err;
	struct ms_fit f;
	struct ms_need n;

	opt.penalty = MS_PENALTY_NONE;
	read_cells(g, &ev);
	if (ms_fit(&f, &ev, &opt, &err) ||
	    ms_need(&n, &f, &ev, &opt, oracle(g, "prob"), MS_NEED_PROFILE, 300,
		    &err))
		fail_msg("%s: %s", g, err.msg);
	assert_int_equal(f.estimator, MS_ML);
	assert_oracle(f.intercept, g, "intercept", 1e-8, 0);
	assert_oracle(f.slope, g, "slope", 1e-8, 0);
	assert_oracle(sqrt(f.var_intercept), g, "se_intercept", 1e-7, 0);
	assert_oracle(sqrt(f.var_slope), g, "se_slope", 1e-7, 0);
	assert_oracle(f.loglik, g, "loglik", 1e-10, 0);
	assert_oracle(f.lr, g, "lr", 1e-8, 0);
	assert_oracle(f.slope_low, g, "slope_low", 1e-6, 0);
	assert_oracle(f.slope_high, g, "slope_high", 1e-6, 0);
	assert_true(isnan(f.deviance) && isnan(f.pearson));
	assert_oracle(n.score, g, "need", 1e-8, 0);
	assert_oracle((double)n.fills, g, "fills", 0, 0);
	assert_oracle((double)n.fills_unbounded, g, "unbounded", 0, 0);
	assert_oracle(n.fill_low, g, "fill_low", 1e-8, 0);
	assert_oracle(n.fill_high, g, "fill_high", 1e-8, 0);
	assert_int_equal(n.state == MS_NEED_UNBOUNDED,
			 n.fills_unbounded > 0 || n.set.type != MS_SET_BOUNDED);
	ms_evidence_release(&ev);
}

static void test_hidden(void **state)
{
	(void)state;
	oracle_load("tests/oracle/hidden.csv");
	oracle_each(one_case);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_hidden) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
