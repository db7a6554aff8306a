#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "stats/adjust.h"
#include "stats/compare.h"
#include "fit/trend.h"

static struct ms_error err;

static int compare(double m1, double u1, double m2, double u2, double level)
{
	struct ms_arm a = { m1, u1 }, b = { m2, u2 };
	struct ms_comparison c;

	return ms_compare(&c, &a, &b, level, &err);
}

static void test_compare_errors(void **state)
{
	(void)state;
	assert_int_equal(MS_EUSAGE, compare(1, 1, 1, 1, 95));
	assert_int_equal(MS_EDATA, compare(-1, 1, 1, 1, .95));
	assert_int_equal(MS_EDATA, compare(1, 1, 1.5, 1, .95));
	assert_int_equal(MS_EDATA, compare(NAN, 1, 1, 1, .95));
	assert_int_equal(MS_ENONE, compare(0, 0, 1, 1, .95));
	assert_string_equal("a group without applicants has no rate", err.msg);
}

/* Newcombe's published intervals (1998, table II, method 10), four digits. */
static void test_newcombe_published(void **state)
{
	static const double t[][6] = {
		{ 56, 14, 48, 32, .0524, .3339 },
		{ 9, 1, 3, 7, .1705, .8090 },
		{ 6, 1, 2, 5, .0582, .8062 },
		{ 5, 51, 0, 29, -.0381, .1926 },
		{ 0, 10, 0, 20, -.1611, .2775 },
		{ 10, 0, 0, 10, .6075, 1 },
	};
	struct ms_comparison c;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		struct ms_arm a = { t[i][0], t[i][1] };
		struct ms_arm b = { t[i][2], t[i][3] };

		assert_int_equal(0, ms_compare(&c, &a, &b, .95, &err));
		assert_true(fabs(c.difference.low - t[i][4]) < 5.1e-5);
		assert_true(fabs(c.difference.high - t[i][5]) < 5.1e-5);
	}
}

/* Exchanging the groups mirrors everything and leaves the p-value. */
static void test_compare_swap(void **state)
{
	struct ms_arm a = { 3e8, 1e6 }, b = { 7, 2 };
	struct ms_comparison c, d;

	(void)state;
	assert_int_equal(0, ms_compare(&c, &a, &b, .95, &err));
	assert_int_equal(0, ms_compare(&d, &b, &a, .95, &err));
	assert_true(fabs(c.difference.low + d.difference.high) < 1e-14);
	assert_true(fabs(c.ratio.value * d.ratio.value - 1) < 1e-14);
	assert_true(fabs(c.odds_ratio.low * d.odds_ratio.high - 1) < 1e-12);
	assert_true(fabs(c.p / d.p - 1) < 1e-9);
	assert_string_equal("fisher", ms_test_name(c.test));
	assert_string_equal("chi2", ms_test_name(MS_TEST_CHI2));
}

static void test_mantel_haenszel(void **state)
{
	struct ms_stratum s[2] = { { { { 3, 0 }, { 2, 2 } } },
				   { { { 4, 0 }, { 5, 0 } } } };
	struct ms_mantel_haenszel mh;

	(void)state;
	assert_int_equal(0, ms_mantel_haenszel(&mh, s, 2, .95, &err));
	assert_int_equal(1, mh.used);
	assert_true(isinf(mh.odds_ratio.value));
	assert_true(isnan(mh.odds_ratio.low) && isnan(mh.odds_ratio.high));
	assert_int_equal(MS_ENONE,
			 ms_mantel_haenszel(&mh, s + 1, 1, .95, &err));
	assert_int_equal(MS_EUSAGE, ms_mantel_haenszel(&mh, s, 2, 1, &err));
	s[0].group[1].matched = -1;
	assert_int_equal(MS_EDATA, ms_mantel_haenszel(&mh, s, 2, .95, &err));
}

static void test_adjust(void **state)
{
	double p[] = { .3, NAN, .2 }, out[3];
	enum ms_adjust m;

	(void)state;
	assert_int_equal(0, ms_p_adjust(p, 3, MS_ADJUST_NONE, out, &err));
	assert_true(out[0] == .3 && isnan(out[1]) && out[2] == .2);
	assert_int_equal(0, ms_p_adjust(p, 0, MS_HOLM, out, &err));
	p[0] = 1.5;
	assert_int_equal(MS_EDATA, ms_p_adjust(p, 3, MS_HOLM, out, &err));
	assert_int_equal(0, ms_adjust_parse("bh", &m, &err));
	assert_string_equal("bh", ms_adjust_name(m));
	assert_int_equal(MS_EUSAGE, ms_adjust_parse("bonferroni", &m, &err));
}

static void test_trend(void **state)
{
	double year[] = { 2020, 2021, 2022 }, m[] = { 5, 6, 0 };
	double u[] = { 5, 4, 0 }, zero[] = { 0, 0, 0 };
	struct ms_trend t;

	(void)state;
	assert_int_equal(0, ms_trend(&t, year, m, u, 3, &err));
	assert_true(t.homogeneity_df == 1 && t.departure_df == 0);
	assert_true(isnan(t.departure_p) && t.z > 0);
	assert_int_equal(MS_ENONE, ms_trend(&t, year, m, u, 1, &err));
	assert_int_equal(MS_ENONE, ms_trend(&t, year, m, zero, 3, &err));
	assert_int_equal(MS_ENONE, ms_trend(&t, year, zero, zero, 3, &err));
	u[0] = -1;
	assert_int_equal(MS_EDATA, ms_trend(&t, year, m, u, 3, &err));
	u[0] = 5;
	year[0] = INFINITY;
	assert_int_equal(MS_EDATA, ms_trend(&t, year, m, u, 3, &err));
}

static void test_trend_fit(void **state)
{
	double year[] = { 2020, 2021 }, m[] = { 0, 9 }, u[] = { 8, 0 };
	double score[] = { 240, 250 };
	struct ms_trend_line l;

	(void)state;
	assert_int_equal(0, ms_trend_fit(&l, year, m, u, 2, .95, &err));
	assert_int_equal(MS_FIT_COMPLETE_UP, l.status);
	assert_int_equal(MS_FIRTH, l.estimator);
	assert_true(l.odds_ratio.value > 1 && l.p < .05);
	assert_int_equal(0, ms_trend_fit(&l, year, m, u, 1, .95, &err));
	assert_int_equal(MS_FIT_ALL_UNMATCHED, l.status);
	assert_true(isnan(l.odds_ratio.value) && isnan(l.odds_ratio.low));
	assert_int_equal(MS_EUSAGE, ms_trend_fit(&l, year, m, u, 2, 5, &err));
	assert_int_equal(MS_ENONE, ms_trend_adjusted(&l, year, score, m, u, 2,
						     .95, &err));
	score[1] = 240;
	assert_int_equal(MS_ENONE, ms_trend_adjusted(&l, year, score, m, u, 2,
						     .95, &err));
	score[1] = NAN;
	assert_int_equal(MS_EDATA, ms_trend_adjusted(&l, year, score, m, u, 2,
						     .95, &err));
	m[0] = -1;
	assert_int_equal(MS_EDATA, ms_trend_fit(&l, year, m, u, 2, .95, &err));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_compare_errors),
		cmocka_unit_test(test_newcombe_published),
		cmocka_unit_test(test_compare_swap),
		cmocka_unit_test(test_mantel_haenszel),
		cmocka_unit_test(test_adjust),
		cmocka_unit_test(test_trend),
		cmocka_unit_test(test_trend_fit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
