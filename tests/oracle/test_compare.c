#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "oracle.h"
#include "stats/adjust.h"
#include "stats/compare.h"
#include "fit/trend.h"

enum { MAX = 64 };

static void two(const char *g)
{
	struct ms_arm a = { oracle(g, "m1"), oracle(g, "u1") };
	struct ms_arm b = { oracle(g, "m2"), oracle(g, "u2") };
	struct ms_comparison c;

	assert_int_equal(0, ms_compare(&c, &a, &b, oracle(g, "level"), NULL));
	assert_oracle(c.difference.value, g, "difference", 1e-10, 0);
	assert_oracle(c.difference.low, g, "difference_low", 1e-10, 0);
	assert_oracle(c.difference.high, g, "difference_high", 1e-10, 0);
	assert_oracle(c.ratio.value, g, "ratio", 1e-10, 0);
	assert_oracle(c.ratio.low, g, "ratio_low", 1e-10, 0);
	assert_oracle(c.ratio.high, g, "ratio_high", 1e-10, 0);
	assert_oracle(c.ratio_corrected, g, "ratio_corrected", 0, 0);
	assert_oracle(c.odds_ratio.value, g, "odds", 1e-10, 0);
	assert_oracle(c.odds_ratio.low, g, "odds_low", 1e-10, 0);
	assert_oracle(c.odds_ratio.high, g, "odds_high", 1e-10, 0);
	assert_oracle(c.odds_corrected, g, "odds_corrected", 0, 0);
	assert_oracle(c.expected_min, g, "expected_min", 1e-10, 0);
	assert_oracle(c.chi2, g, "chi2", 1e-8, 1e-12);
	assert_oracle(ms_fisher_exact(&a, &b), g, "fisher", 1e-8, 0);
	assert_oracle(c.p, g, "p", 1e-8, 0);
	assert_int_equal(c.expected_min >= 5 ? MS_TEST_CHI2 : MS_TEST_FISHER,
			 c.test);
}

static void strata(const char *g)
{
	struct ms_stratum s[MAX / 4];
	struct ms_mantel_haenszel mh;
	double cell[MAX];
	size_t n = oracle_vector(g, "cell", cell, MAX) / 4, i;

	for (i = 0; i < n; i++) {
		s[i].group[0].matched = cell[4 * i];
		s[i].group[0].unmatched = cell[4 * i + 1];
		s[i].group[1].matched = cell[4 * i + 2];
		s[i].group[1].unmatched = cell[4 * i + 3];
	}
	assert_int_equal(
		0, ms_mantel_haenszel(&mh, s, n, oracle(g, "level"), NULL));
	assert_oracle(mh.odds_ratio.value, g, "odds", 1e-8, 0);
	assert_oracle(mh.odds_ratio.low, g, "odds_low", 1e-8, 0);
	assert_oracle(mh.odds_ratio.high, g, "odds_high", 1e-8, 0);
	assert_oracle(mh.chi2, g, "chi2", 1e-8, 0);
	assert_oracle(mh.p, g, "p", 1e-8, 0);
	assert_oracle((double)mh.used, g, "used", 0, 0);
}

static void adjust(const char *g)
{
	double p[MAX], want[MAX], got[MAX];
	size_t n = oracle_vector(g, "p", p, MAX), i;

	assert_int_equal(0, ms_p_adjust(p, n, MS_HOLM, got, NULL));
	assert_int_equal(n, oracle_vector(g, "holm", want, MAX));
	for (i = 0; i < n; i++)
		assert_close(got[i], want[i], 1e-12, 0);
	assert_int_equal(0, ms_p_adjust(p, n, MS_BENJAMINI_HOCHBERG, p, NULL));
	assert_int_equal(n, oracle_vector(g, "bh", want, MAX));
	for (i = 0; i < n; i++)
		assert_close(p[i], want[i], 1e-12, 0);
}

static void line_close(const char *g, const struct ms_trend_line *l, double rel)
{
	assert_oracle(l->odds_ratio.value, g, "or", 1e-8, 0);
	assert_oracle(l->odds_ratio.low, g, "or_low", rel, 0);
	assert_oracle(l->odds_ratio.high, g, "or_high", rel, 0);
	assert_oracle(l->p, g, "or_p", 1e-7, 0);
}

static void fitted(const char *g)
{
	double s[MAX], m[MAX], u[MAX];
	size_t k = oracle_vector(g, "s", s, MAX);
	struct ms_trend_line l;

	oracle_vector(g, "m", m, MAX);
	oracle_vector(g, "u", u, MAX);
	assert_int_equal(0, ms_trend_fit(&l, s, m, u, k, .95, NULL));
	assert_int_equal(MS_ML, l.estimator);
	line_close(g, &l, 1e-6);
}

static void trend(const char *g)
{
	double s[MAX], m[MAX], u[MAX];
	size_t k = oracle_vector(g, "s", s, MAX);
	struct ms_trend t;

	oracle_vector(g, "m", m, MAX);
	oracle_vector(g, "u", u, MAX);
	assert_int_equal(0, ms_trend(&t, s, m, u, k, NULL));
	assert_oracle(t.z, g, "z", 1e-8, 0);
	assert_oracle(t.p, g, "p", 1e-8, 0);
	assert_oracle(t.homogeneity, g, "homogeneity", 1e-8, 0);
	assert_oracle(t.homogeneity_p, g, "homogeneity_p", 1e-8, 0);
	assert_oracle(t.departure, g, "departure", 1e-8, 1e-10);
	assert_oracle(t.departure_df, g, "departure_df", 0, 0);
	assert_oracle(t.departure_p, g, "departure_p", 1e-8, 0);
	if (oracle_has(g, "or"))
		fitted(g);
}

static void adjusted(const char *g)
{
	double y[MAX], s[MAX], m[MAX], u[MAX];
	size_t n = oracle_vector(g, "year", y, MAX);
	struct ms_trend_line l;

	oracle_vector(g, "score", s, MAX);
	oracle_vector(g, "m", m, MAX);
	oracle_vector(g, "u", u, MAX);
	assert_int_equal(0, ms_trend_adjusted(&l, y, s, m, u, n, .95, NULL));
	line_close(g, &l, 1e-8);
}

static void one(const char *g)
{
	if (!strncmp(g, "mh_", 3))
		strata(g);
	else if (!strcmp(g, "adjust"))
		adjust(g);
	else if (!strncmp(g, "trend_", 6))
		trend(g);
	else if (!strcmp(g, "adjusted"))
		adjusted(g);
	else
		two(g);
}

static void test_compare(void **state)
{
	(void)state;
	oracle_load("tests/oracle/compare.csv");
	oracle_each(one);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_compare) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
