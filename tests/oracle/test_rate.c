#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "oracle.h"
#include "stats/rate.h"
#include "stats/special.h"

static void check(const char *g, enum ms_rate_method m, const char *low_name,
		  const char *high_name)
{
	struct ms_error err;
	double low = -1, high = -1;

	assert_int_equal(0, ms_rate_interval(oracle(g, "x"), oracle(g, "n"),
					     oracle(g, "level"), m, &low, &high,
					     &err));
	assert_oracle(low, g, low_name, 1e-12, 0);
	assert_oracle(high, g, high_name, 1e-12, 0);
}

static void one(const char *g)
{
	if (!strcmp(g, "z")) {
		assert_oracle(ms_z(oracle(g, "level")), g, "z", 1e-15, 0);
		return;
	}
	check(g, MS_WILSON, "wilson_low", "wilson_high");
	check(g, MS_CLOPPER_PEARSON, "cp_low", "cp_high");
	check(g, MS_JEFFREYS, "jeffreys_low", "jeffreys_high");
}

static void test_rate(void **state)
{
	(void)state;
	oracle_load("tests/oracle/rate.csv");
	oracle_each(one);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_rate) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
