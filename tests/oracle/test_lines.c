#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "oracle.h"
#include "groups.h"
#include "fit/lines.h"

static void test_close(const char *g, const char *name, struct ms_chi2 t)
{
	char q[ORACLE_NAME];

	assert_oracle(t.value, g, name, 1e-8, 1e-9);
	snprintf(q, sizeof(q), "%s_df", name);
	assert_oracle(t.df, g, q, 0, 0);
	snprintf(q, sizeof(q), "%s_p", name);
	assert_oracle(t.p, g, q, 1e-7, 0);
}

static void dispersed(const char *g, size_t n)
{
	struct ms_lines plain, f;
	double phi = oracle(g, "phi");

	assert_int_equal(0, ms_lines_fit(&plain, group, n, 1, 0, .95, NULL));
	assert_int_equal(0, ms_lines_fit(&f, group, n, phi, oracle(g, "phi_df"),
					 .95, NULL));
	assert_oracle(f.slopes.p, g, "slopes_f", 1e-8, 0);
	assert_close(f.common_slope_se, plain.common_slope_se * sqrt(phi),
		     1e-12, 0);
	assert_close(
		log(f.group[1].odds_ratio.high / f.group[1].odds_ratio.low),
		sqrt(phi) * log(plain.group[1].odds_ratio.high /
				plain.group[1].odds_ratio.low),
		1e-12, 0);
	ms_lines_release(&plain);
	ms_lines_release(&f);
}

static void odds(const char *g, const struct ms_lines *l)
{
	double ratio[MAX], low[MAX], high[MAX];
	size_t i;

	assert_int_equal(l->n, oracle_vector(g, "or", ratio, MAX));
	oracle_vector(g, "or_low", low, MAX);
	oracle_vector(g, "or_high", high, MAX);
	for (i = 0; i < l->n; i++) {
		assert_close(l->group[i].odds_ratio.value, ratio[i], 1e-8, 0);
		assert_close(l->group[i].odds_ratio.low, low[i], 1e-8, 0);
		assert_close(l->group[i].odds_ratio.high, high[i], 1e-8, 0);
	}
}

static void one(const char *g)
{
	struct ms_error err;
	struct ms_lines l;
	size_t n = 0;

	while (read_group(g, n))
		n++;
	if (ms_lines_fit(&l, group, n, 1, 0, .95, &err))
		fail_msg("%s: %s", g, err.msg);
	test_close(g, "levels", l.levels);
	test_close(g, "slopes", l.slopes);
	assert_oracle(l.both.value, g, "both", 1e-8, 0);
	assert_oracle(l.common[0], g, "a0", 1e-8, 0);
	assert_oracle(l.common[1], g, "b0", 1e-8, 0);
	assert_oracle(l.common_slope, g, "b1", 1e-8, 0);
	assert_oracle(l.common_slope_se, g, "b1_se", 1e-8, 0);
	assert_int_equal(!strcmp(g, "separated"), l.separated);
	assert_int_equal(!strcmp(g, "single"), l.single_score);
	odds(g, &l);
	ms_lines_release(&l);
	if (oracle_has(g, "phi"))
		dispersed(g, n);
	release_groups(n);
}

static void test_lines(void **state)
{
	(void)state;
	oracle_load("tests/oracle/lines.csv");
	oracle_each(one);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_lines) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
