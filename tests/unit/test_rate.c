#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "stats/dist.h"
#include "stats/rate.h"

static void test_names(void **state)
{
	struct ms_error err;
	enum ms_rate_method m = MS_WILSON, back;

	(void)state;
	assert_int_equal(0, ms_rate_method_parse("jeffreys", &m, &err));
	assert_int_equal(MS_JEFFREYS, m);
	for (m = MS_WILSON; m <= MS_JEFFREYS; m++) {
		assert_int_equal(0, ms_rate_method_parse(ms_rate_method_name(m),
							 &back, &err));
		assert_int_equal(m, back);
	}
	assert_int_equal(MS_EUSAGE, ms_rate_method_parse("wald", &m, &err));
	assert_non_null(strstr(err.msg, "'wald'"));
}

static int fails(double x, double n, double level)
{
	struct ms_error err;
	double low = -7, high = -8;
	int rc = ms_rate_interval(x, n, level, MS_JEFFREYS, &low, &high, &err);

	assert_true(low == -7 && high == -8);
	assert_int_equal(rc, err.code);
	return rc;
}

static void test_errors(void **state)
{
	(void)state;
	assert_int_equal(MS_EUSAGE, fails(1, 2, 1));
	assert_int_equal(MS_EUSAGE, fails(1, 2, 0));
	assert_int_equal(MS_EUSAGE, fails(1, 2, NAN));
	assert_int_equal(MS_EDATA, fails(3, 2, .95));
	assert_int_equal(MS_EDATA, fails(-1, 2, .95));
	assert_int_equal(MS_EDATA, fails(NAN, 2, .95));
	assert_int_equal(MS_EDATA, fails(1, INFINITY, .95));
	assert_int_equal(MS_ENONE, fails(0, 0, .95));
}

/* Whatever the method: x matched and x unmatched mirror each other, the ends
 * are exact, the rate lies inside, a higher level is wider. */
static void test_properties(void **state)
{
	static const double n[] = { 1, 2, 7, 40, 1e4, 1e9 };
	double l, h, l2, h2, x;
	struct ms_error err;
	size_t i;
	int m, k;

	(void)state;
	for (m = MS_WILSON; m <= MS_JEFFREYS; m++) {
		for (i = 0; i < 6; i++) {
			for (k = 0; k <= 4; k++) {
				x = floor(n[i] * k / 4);
				assert_int_equal(
					0,
					ms_rate_interval(x, n[i], .95,
							 (enum ms_rate_method)m,
							 &l, &h, &err));
				assert_int_equal(
					0,
					ms_rate_interval(n[i] - x, n[i], .99,
							 (enum ms_rate_method)m,
							 &l2, &h2, &err));
				assert_true((l == 0) == (x == 0));
				assert_true((h == 1) == (x == n[i]));
				assert_true(l <= x / n[i] && x / n[i] <= h);
				assert_true(1 - h2 <= l && h <= 1 - l2);
			}
		}
	}
}

/* The distribution function of the binomial sums to 1, and the quantile of a
 * uniform is its probability: exact facts, no reference program. */
static void test_dist(void **state)
{
	struct ms_error err;
	double sum = 0, x, y;
	int k;

	(void)state;
	for (k = 0; k <= 60; k++)
		sum += ms_binomial_density(k, 60, .37, .63);
	assert_true(fabs(sum - 1) < 1e-13);
	for (sum = 0, k = 0; k <= 30; k++)
		sum += ms_hypergeometric_density(k, 30, 50, 20);
	assert_true(fabs(sum - 1) < 1e-13);
	assert_int_equal(0, ms_beta_quantile(1e-12, 1, 1, &x, &y, &err));
	assert_true(fabs(x / 1e-12 - 1) < 1e-12);
	assert_int_equal(0, ms_beta_quantile(.75, 1, 1, &x, &y, &err));
	assert_true(fabs(x - .75) < 1e-14 && fabs(y - .25) < 1e-14);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_errors),
		cmocka_unit_test(test_properties),
		cmocka_unit_test(test_dist),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
