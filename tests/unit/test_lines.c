#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "fit/lines.h"

enum { MAX = 4 };

static struct ms_error err;
static struct ms_evidence ev[MAX];
static struct ms_group group[MAX];

static size_t read_all(const char *const *text)
{
	struct ms_fit_options opt = MS_FIT_DEFAULTS;
	struct ms_fit fit;
	size_t n;

	for (n = 0; text[n]; n++) {
		assert_int_equal(0, ms_evidence_parse(&ev[n], text[n], &err));
		assert_int_equal(0, ms_fit(&fit, &ev[n], &opt, &err));
		assert_int_equal(0, ms_group_init(&group[n], &ev[n], &fit, &opt,
						  245, 10, &err));
	}
	return n;
}

static void release(size_t n)
{
	while (n-- > 0) {
		ms_group_release(&group[n]);
		ms_evidence_release(&ev[n]);
	}
}

static int compare(struct ms_lines *l, const char *const *text)
{
	size_t n = read_all(text);
	int rc = ms_lines_fit(l, group, n, 1, 0, .95, &err);

	release(n);
	return rc;
}

static void test_refused(void **state)
{
	static const char *const one[] = { "215:2/7 225:6/9", NULL };
	static const char *const flat[] = { "215:2/0 225:6/0", "230:4/5",
					    NULL };
	struct ms_lines l;

	(void)state;
	assert_int_equal(MS_ENONE, compare(&l, one));
	assert_int_equal(MS_ENONE, compare(&l, flat));
	assert_non_null(strstr(err.msg, "two scores"));
	assert_int_equal(MS_EUSAGE, ms_lines_fit(&l, group, 2, 1, 0, 95, &err));
}

/* Every group separated upwards: M1 and M2 reach the saturated likelihood, so
 * slopes cannot differ; M0 stays finite because the cuts differ. */
static void test_all_separated(void **state)
{
	static const char *const text[] = { "215:0/7 225:9/0",
					    "235:0/8 245:9/0", NULL };
	struct ms_lines l;

	(void)state;
	assert_int_equal(0, compare(&l, text));
	assert_int_equal(2, l.separated);
	assert_true(isnan(l.common_slope) && isfinite(l.common[1]));
	assert_true(l.slopes.value == 0 && l.levels.value > 1);
	assert_true(isnan(l.group[1].intercept));
	ms_lines_release(&l);
	ms_lines_release(&l);
}

/* The same cut in both: nothing left to tell apart, and M0 has no maximum. */
static void test_common_separated(void **state)
{
	static const char *const text[] = { "215:0/7 225:9/0",
					    "215:0/8 225:9/0", NULL };
	struct ms_lines l;

	(void)state;
	assert_int_equal(0, compare(&l, text));
	assert_true(isnan(l.common[0]) && isnan(l.common[1]));
	assert_true(l.both.value < 1e-9);
	ms_lines_release(&l);
}

/* Two copies of one group: no difference of any kind, odds ratio 1. Scores in
 * bands, so that the averaged likelihood is used. */
static void test_copies(void **state)
{
	static const char *const text[] = {
		"..220:2/7 221..230:6/9 231..240:14/10 241..250:22/6 251..:9/2",
		"..220:2/7 221..230:6/9 231..240:14/10 241..250:22/6 251..:9/2",
		NULL
	};
	struct ms_fit_options opt = MS_FIT_DEFAULTS;
	struct ms_evidence alone;
	struct ms_lines l;
	struct ms_fit fit;

	(void)state;
	opt.penalty = MS_PENALTY_NONE;
	assert_int_equal(0, ms_evidence_parse(&alone, text[0], &err));
	assert_int_equal(0, ms_fit(&fit, &alone, &opt, &err));
	assert_int_equal(0, compare(&l, text));
	assert_true(l.levels.value < 1e-9 && l.slopes.value < 1e-9);
	assert_true(fabs(l.common_slope - 10 * fit.slope) < 1e-9);
	assert_true(fabs(l.common[1] - 10 * fit.slope) < 1e-9);
	assert_true(fabs(l.group[1].odds_ratio.value - 1) < 1e-9);
	ms_lines_release(&l);
	ms_evidence_release(&alone);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_all_separated),
		cmocka_unit_test(test_common_separated),
		cmocka_unit_test(test_copies),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
