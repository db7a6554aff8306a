/* A score and a number of ranks together, against combine.R. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "oracle.h"
#include "fit/combine.h"

static void summary(const char *g, int i, struct ms_evidence *ev)
{
	static const char *const names[] = { "n1", "mean1_", "sd1_",
					     "n0", "mean0_", "sd0_" };
	double v[6][2];
	size_t k;

	for (k = 0; k < 6; k++)
		oracle_vector(g, names[k], v[k], 2);
	ms_evidence_init(ev, MS_SUMMARY);
	ev->matched.n = v[0][i];
	ev->matched.mean = v[1][i];
	ev->matched.sd = v[2][i];
	ev->matched.n_all = oracle(g, "all1");
	ev->unmatched.n = v[3][i];
	ev->unmatched.mean = v[4][i];
	ev->unmatched.sd = v[5][i];
	ev->unmatched.n_all = oracle(g, "all0");
}

static void one_case(const char *g)
{
	static const double r[] = { 0, 0.3, 0.5, 0.8 };
	struct ms_evidence score, ranks;
	struct ms_combined c;
	double x[2], p[4], got;
	int i;

	summary(g, 0, &score);
	summary(g, 1, &ranks);
	oracle_vector(g, "x", x, 2);
	oracle_vector(g, "p", p, 4);
	for (i = 0; i < 4; i++) {
		assert_int_equal(ms_combine_at(&score, &ranks, x[0], x[1], r[i],
					       &got, NULL),
				 0);
		assert_close(got, p[i], 1e-10, 0);
	}
	assert_int_equal(ms_combine(&c, &score, &ranks, x[0], x[1], NULL), 0);
	assert_close(c.prob, p[1], 1e-10, 0);
	assert_close(c.low, fmin(p[0], fmin(p[1], p[2])), 1e-10, 0);
	assert_close(c.high, fmax(p[0], fmax(p[1], p[2])), 1e-10, 0);
	assert_oracle(c.score_alone, g, "alone1", 1e-10, 0);
	assert_oracle(c.ranks_alone, g, "alone2", 1e-10, 0);
}

static void test_combine(void **state)
{
	(void)state;
	oracle_load("tests/oracle/combine.csv");
	oracle_each(one_case);
}

static void test_refusals(void **state)
{
	struct ms_evidence rows, sum, bare;
	struct ms_error err;
	double p;

	(void)state;
	assert_int_equal(ms_evidence_parse(&rows, "230:4/5 240:3/1", NULL), 0);
	assert_int_equal(ms_evidence_parse(&sum,
					   "m:n=30,mean=252,sd=13 "
					   "u:n=12,mean=243,sd=14",
					   NULL),
			 0);
	assert_int_equal(ms_evidence_parse(&bare, "m:n=30,mean=252 u:", NULL),
			 0);
	assert_int_equal(ms_combine_at(&rows, &sum, 250, 4, 0, &p, &err),
			 MS_ENONE);
	assert_non_null(strstr(err.msg, "scores"));
	assert_int_equal(ms_combine_at(&sum, &bare, 250, 4, 0, &p, &err),
			 MS_ENONE);
	assert_non_null(strstr(err.msg, "ranks"));
	assert_int_equal(ms_combine_at(&sum, &sum, 250, 4, 1, &p, &err),
			 MS_EUSAGE);
	ms_evidence_release(&rows);
	ms_evidence_release(&sum);
	ms_evidence_release(&bare);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_combine),
					    cmocka_unit_test(test_refusals) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
