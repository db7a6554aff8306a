/* Checks of a published summary, against normality.R. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "oracle.h"
#include "fit/normality.h"

static void read_cohort(const char *g, const char *suffix,
			const char *quartiles, struct ms_cohort *c)
{
	char name[ORACLE_NAME];
	double q[3];

	snprintf(name, sizeof(name), "n%s", suffix);
	c->n = oracle(g, name);
	snprintf(name, sizeof(name), "all%s", suffix);
	c->n_all = oracle(g, name);
	snprintf(name, sizeof(name), "mean%s", suffix);
	c->mean = oracle(g, name);
	snprintf(name, sizeof(name), "sd%s", suffix);
	c->sd = oracle(g, name);
	oracle_vector(g, quartiles, q, 3);
	c->q1 = q[0];
	c->median = q[1];
	c->q3 = q[2];
}

static void one_case(const char *g)
{
	struct ms_evidence ev;
	struct ms_normality s;
	double at[3], qda[3];
	int i;

	ms_evidence_init(&ev, MS_SUMMARY);
	read_cohort(g, "1", "qm", &ev.matched);
	read_cohort(g, "0", "qu", &ev.unmatched);
	assert_int_equal(ms_normality(&s, &ev, NULL), 0);
	assert_oracle(s.matched.q1, g, "implied_q1", 1e-12, 0);
	assert_oracle(s.matched.q3, g, "implied_q3", 1e-12, 0);
	assert_oracle(s.unmatched.skewness, g, "skewness", 1e-12, 1e-15);
	oracle_vector(g, "at", at, 3);
	oracle_vector(g, "qda", qda, 3);
	for (i = 0; i < 3; i++)
		assert_close(ms_normality_prob(&s, at[i]), qda[i], 1e-9, 0);
	assert_oracle(s.quartile_slope, g, "quartile_slope", 1e-8, 0);
	assert_oracle(s.quartile_se, g, "quartile_se", 1e-7, 0);
	assert_oracle((double)s.quartile_agrees, g, "agrees", 0, 0);
	if (oracle_has(g, "rate_p"))
		assert_oracle(s.rate_p, g, "rate_p", 1e-9, 0);
	else
		assert_true(isnan(s.rate_p));
}

static void test_normality(void **state)
{
	(void)state;
	oracle_load("tests/oracle/normality.csv");
	oracle_each(one_case);
}

static struct ms_normality shape_of(const char *text)
{
	struct ms_evidence ev;
	struct ms_normality s;

	assert_int_equal(ms_evidence_parse(&ev, text, NULL), 0);
	assert_int_equal(ms_normality(&s, &ev, NULL), 0);
	ms_evidence_release(&ev);
	return s;
}

static void test_verdicts(void **state)
{
	struct ms_normality s;

	(void)state;
	s = shape_of("m:n=90,mean=249,sd=14,q1=240,median=249,q3=259 "
		     "u:n=80,mean=240,sd=15,q1=230,median=240,q3=250");
	assert_false(s.not_normal);
	/* the third quartile is 2.6 points off */
	s = shape_of("m:n=90,mean=249,sd=14,q1=240,median=249,q3=261 "
		     "u:n=80,mean=240,sd=15,q1=230,median=240,q3=250");
	assert_true(s.not_normal);
	assert_close(s.matched.q3_off, 2.5571434973, 1e-8, 0);
	/* SDs 10 and 15: the curve turns over within the scores seen */
	s = shape_of("m:n=90,mean=249,sd=10,min=215,max=280 "
		     "u:n=80,mean=240,sd=15,min=205,max=270");
	assert_true(s.not_normal && s.c2 < 0);
	assert_close(s.sd_ratio, 1.5, 1e-12, 0);
	assert_close(s.vertex, 256.2, 1e-12, 0);
	assert_true(s.turns);
	assert_true(isnan(s.quartile_slope) && isnan(s.matched.q1_off));
}

static void test_refusals(void **state)
{
	struct ms_evidence ev;
	struct ms_normality s;

	(void)state;
	assert_int_equal(ms_evidence_parse(&ev, "230:4/5 240:3/1", NULL), 0);
	assert_int_equal(ms_normality(&s, &ev, NULL), MS_ENONE);
	ms_evidence_release(&ev);
	assert_int_equal(ms_evidence_parse(&ev, "m:n=30,mean=252 u:", NULL), 0);
	assert_int_equal(ms_normality(&s, &ev, NULL), MS_ENONE);
	ms_evidence_release(&ev);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_normality),
					    cmocka_unit_test(test_verdicts),
					    cmocka_unit_test(test_refusals) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
