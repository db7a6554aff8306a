#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"

static void numbers(void **state)
{
	static const char *const bad[] = {
		"",    " ",   "1 ",  " 1",  "1,5",  "0x10",	  "inf",
		"nan", "1e",  ".",   "-",   "+-1",  "1.2.3",	  "12a",
		"1e+", "--1", "NaN", "1 2", "1e5e", "\xc2\xa0 1",
	};
	static const struct {
		const char *text;
		double x;
	} good[] = {
		{ "0", 0 },	   { "12", 12 },    { "-3.5e2", -350 },
		{ "+1.25", 1.25 }, { ".5", 0.5 },   { "5.", 5 },
		{ "1E3", 1000 },   { "1e-400", 0 }, { "0012", 12 },
	};
	double x = 7;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		assert_string_equal(ms_parse_double(bad[i], &x),
				    "is not a number");
		assert_true(x == 7);
	}
	for (i = 0; i < sizeof(good) / sizeof(*good); i++) {
		assert_null(ms_parse_double(good[i].text, &x));
		assert_true(x == good[i].x);
	}
	x = 7;
	assert_string_equal(ms_parse_double("1e400", &x), "is out of range");
	assert_true(x == 7);
}

static void whole_numbers(void **state)
{
	int64_t n = 7;

	(void)state;
	assert_null(ms_parse_int("-20", -20, 5, &n));
	assert_int_equal(n, -20);
	assert_null(ms_parse_int("+5", -20, 5, &n));
	assert_int_equal(n, 5);
	n = 7;
	assert_string_equal(ms_parse_int("6", -20, 5, &n), "is out of range");
	assert_string_equal(ms_parse_int("-21", -20, 5, &n), "is out of range");
	assert_string_equal(
		ms_parse_int("99999999999999999999", 0, INT64_MAX, &n),
		"is out of range");
	assert_string_equal(ms_parse_int("", 0, 9, &n),
			    "is not a whole number");
	assert_string_equal(ms_parse_int("-", 0, 9, &n),
			    "is not a whole number");
	assert_string_equal(ms_parse_int("1.0", 0, 9, &n),
			    "is not a whole number");
	assert_int_equal(n, 7);
}

static void counts(void **state)
{
	static const char *const bad[] = { "",	  "-1",	   "+1", "1.0", "2O",
					   "1e3", "1,370", "<5", "*",	" 1" };
	int64_t n = 7;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		assert_string_equal(ms_parse_count(bad[i], &n),
				    "is not a count");
	assert_string_equal(ms_parse_count("9007199254740993", &n),
			    "is out of range");
	assert_int_equal(n, 7);
	assert_null(ms_parse_count("9007199254740992", &n));
	assert_int_equal(n, (int64_t)1 << 53);
	assert_null(ms_parse_count("0", &n));
	assert_int_equal(n, 0);
	assert_null(ms_parse_count("007", &n));
	assert_int_equal(n, 7);
}

static void probabilities(void **state)
{
	static const char *const bad[] = { "80",   "1.01", "101%", "-0.1",
					   "80%%", "%",	   "p",	   "0.8 %" };
	double p = 7;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		assert_string_equal(ms_parse_prob(bad[i], 1, &p),
				    "is not a probability (0.8 or 80%)");
	assert_string_equal(ms_parse_prob("", 1, &p), "is not a probability");
	assert_string_equal(ms_parse_prob("100%", 1, &p),
			    "must lie strictly between 0 and 1");
	assert_string_equal(ms_parse_prob("0", 1, &p),
			    "must lie strictly between 0 and 1");
	assert_true(p == 7);
	assert_null(ms_parse_prob("80%", 1, &p));
	assert_true(p == 0.8);
	assert_null(ms_parse_prob("0.125", 1, &p));
	assert_true(p == 0.125);
	assert_null(ms_parse_prob("100%", 0, &p));
	assert_true(p == 1);
	assert_null(ms_parse_prob("0", 0, &p));
	assert_true(p == 0);
}

/* Any double, by its bits, reads back as itself. */
static void exact_format_reads_back(void **state)
{
	uint64_t bits = 88172645463325252u;
	char buf[MS_NUM_MAX];
	double x;
	int i;

	(void)state;
	for (i = 0; i < 20000; i++) {
		bits ^= bits << 13;
		bits ^= bits >> 7;
		bits ^= bits << 17;
		memcpy(&x, &bits, sizeof(x));
		if (!isfinite(x))
			continue;
		assert_true(strlen(ms_format_exact(buf, x)) < MS_NUM_MAX);
		assert_true(strtod(buf, NULL) == x);
	}
	assert_string_equal(ms_format_exact(buf, 0.1), "0.1");
	assert_string_equal(ms_format_exact(buf, 0.1 + 0.2),
			    "0.30000000000000004");
	assert_string_equal(ms_format_exact(buf, 1370), "1370");
}

static void special_values(void **state)
{
	char buf[MS_NUM_MAX];

	(void)state;
	assert_string_equal(ms_format_exact(buf, NAN), "");
	assert_string_equal(ms_format_exact(buf, INFINITY), "Inf");
	assert_string_equal(ms_format_exact(buf, -INFINITY), "-Inf");
	assert_string_equal(ms_format_exact(buf, -0.0), "0");
	assert_string_equal(ms_format_short(buf, NAN), "");
	assert_string_equal(ms_format_short(buf, -INFINITY), "-Inf");
	assert_string_equal(ms_format_short(buf, -0.0), "0");
	assert_string_equal(ms_format_short(buf, 2.0 / 3), "0.666667");
	assert_string_equal(ms_format_short(buf, 12345678), "1.23457e+07");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers),
		cmocka_unit_test(whole_numbers),
		cmocka_unit_test(counts),
		cmocka_unit_test(probabilities),
		cmocka_unit_test(exact_format_reads_back),
		cmocka_unit_test(special_values),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
