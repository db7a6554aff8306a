/* Text in figures: made safe, measured, broken, placed and quoted; gnuplot run
 * without a shell. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "figure/gnuplot.h"
#include "figure/kind.h"
#include "figure/measure.h"
#include "figure/script.h"

static void assert_close(double got, double want, double tolerance)
{
	if (!(fabs(got - want) <= tolerance))
		fail_msg("%.17g is not %.17g", got, want);
}

/* ---- text ---- */

static void assert_clean(const char *in, const char *want)
{
	struct ms_buf b = { 0 };

	ms_text_clean(&b, in);
	assert_string_equal(ms_buf_str(&b), want);
	ms_buf_release(&b);
}

static void test_clean(void **state)
{
	(void)state;
	assert_clean("Internal Medicine", "Internal Medicine");
	assert_clean("\xc3\xa9 \xe6\x97\xa5", "\xc3\xa9 \xe6\x97\xa5");
	assert_clean("a\nb\tc\rd\x1b[31m\x7f", "a b c d [31m ");
	assert_clean("\xff\xfe", "\xef\xbf\xbd\xef\xbf\xbd");
	assert_clean("\xc3", "\xef\xbf\xbd"); /* cut short */
	assert_clean("\xc0\xaf", "\xef\xbf\xbd\xef\xbf\xbd"); /* overlong */
	assert_clean("\xed\xa0\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
	assert_clean("a\xe2\x80\xae"
		     "b",
		     "a b"); /* right-to-left override */
	assert_clean("a\xc2\x85"
		     "b",
		     "a b"); /* C1 control */
}

static void test_measure(void **state)
{
	(void)state;
	assert_close(ms_text_em(""), 0, 0);
	assert_close(ms_text_em("ii"), 0.56, 1e-12);
	assert_true(ms_text_em("WW") > 3 * ms_text_em("ii"));
	assert_close(ms_text_cells("e\xcc\x81"), 1, 0); /* combining accent */
	assert_close(ms_text_cells("\xe6\x97\xa5"), 2, 0);
}

static void assert_wrapped(const char *in, double width, const char *want)
{
	struct ms_buf b = { 0 };

	ms_text_wrap(&b, in, width, ms_text_cells);
	assert_string_equal(ms_buf_str(&b), want);
	ms_buf_release(&b);
}

static void test_wrap(void **state)
{
	(void)state;
	assert_wrapped("", 5, "");
	assert_wrapped("one two three", 7, "one two\nthree");
	assert_wrapped("one two three", 100, "one two three");
	assert_wrapped("incomprehensible a", 5, "incomprehensible\na");
	assert_wrapped("  a   b  ", 10, "a b");
}

static void assert_two(const char *in, double width, const char *want_first,
		       const char *want_last)
{
	char *first, *last;

	assert_int_equal(
		ms_text_two_lines(in, width, ms_text_cells, &first, &last), 0);
	assert_string_equal(first, want_first);
	assert_string_equal(last, want_last);
	free(first);
	free(last);
}

static void test_two_lines(void **state)
{
	(void)state;
	assert_two("Surgery", 10, "", "Surgery");
	assert_two("Child Neurology", 10, "Child", "Neurology");
	assert_two("one two three four five", 9, "one two",
		   "three fo\xe2\x80\xa6");
	assert_two("Gynaecologists", 8, "", "Gynaeco\xe2\x80\xa6");
	assert_two("\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9", 3, "",
		   "\xc3\xa9\xc3\xa9\xe2\x80\xa6");
}

static void test_numbers(void **state)
{
	char b[MS_COUNT_MAX];

	(void)state;
	assert_string_equal(ms_text_count(b, 0), "0");
	assert_string_equal(ms_text_count(b, 999), "999");
	assert_string_equal(ms_text_count(b, 10021), "10,021");
	assert_string_equal(ms_text_count(b, 1234567), "1,234,567");
	assert_string_equal(ms_text_count(b, NAN), "");
	assert_string_equal(ms_text_percent(b, 0.585, 10021), "58.5 %");
	assert_string_equal(ms_text_percent(b, 0.585, 53), "58 %");
	assert_string_equal(ms_text_percent(b, 0, 53), "0 %");
	assert_string_equal(ms_text_percent(b, 1, 53), "100 %");
	/* never a certainty that is only rounding */
	assert_string_equal(ms_text_percent(b, 0.999, 500), ">99 %");
	assert_string_equal(ms_text_percent(b, 0.001, 999), "<1 %");
	assert_string_equal(ms_text_percent(b, 0.99999, 99999), ">99.9 %");
	assert_string_equal(ms_text_percent(b, 0.00001, 99999), "<0.1 %");
}

static void test_spread(void **state)
{
	double apart[] = { 0.9, 0.1, 0.5 };
	double close[] = { 0.52, 0.5, NAN, 0.51 };
	double top[] = { 1, 1, 1 };
	double many[] = { 0.5, 0.5, 0.5 };

	(void)state;
	assert_int_equal(ms_spread(apart, 3, 0.1, 0, 1, NULL), 0);
	assert_close(apart[0], 0.9, 0);
	assert_close(apart[1], 0.1, 0);
	assert_int_equal(ms_spread(close, 4, 0.1, 0, 1, NULL), 0);
	assert_close(close[1], 0.41, 1e-12); /* around their mean, in order */
	assert_close(close[3], 0.51, 1e-12);
	assert_close(close[0], 0.61, 1e-12);
	assert_true(isnan(close[2]));
	assert_int_equal(ms_spread(top, 3, 0.1, 0, 1, NULL), 0);
	assert_close(top[0], 0.8, 1e-12); /* not above the plot */
	assert_close(top[2], 1, 1e-12);
	assert_int_equal(ms_spread(many, 3, 0.9, 0, 1, NULL), 0);
	assert_close(many[2] - many[1], 0.5, 1e-12); /* too many: evenly */
}

/* ---- scripts ---- */

static void test_quoting(void **state)
{
	struct ms_buf b = { 0 };

	(void)state;
	ms_script_text(&b, "x", "it's `x` $(y)\nMATCHSTAT_END\\");
	assert_string_equal(ms_buf_str(&b),
			    "x = 'it'.\"'\".'s `x` $(y) MATCHSTAT_END\\'\n");
	ms_buf_clear(&b);
	ms_script_lines(&b, "t", "one\ntwo");
	assert_string_equal(ms_buf_str(&b), "t_n = 2\narray t[2]\n"
					    "t[1] = 'one'\nt[2] = 'two'\n");
	ms_buf_clear(&b);
	ms_script_lines(&b, "t", "");
	assert_string_equal(ms_buf_str(&b), "t_n = 0\narray t[1]\n");
	ms_buf_clear(&b);
	ms_script_open(&b, "d");
	ms_script_row(&b, (double[]){ 1, NAN, 0.25 }, 3);
	ms_script_close(&b);
	assert_string_equal(ms_buf_str(&b), "$d << MATCHSTAT_END\n1 NaN 0.25\n"
					    "MATCHSTAT_END\n");
	ms_buf_release(&b);
}

/* ---- gnuplot ---- */

static void test_gnuplot_errors(void **state)
{
	struct ms_buf said = { 0 };
	struct ms_error err = { 0 };
	char *path = ms_strdup(getenv("PATH"));
	FILE *fp = tmpfile();

	(void)state;
	assert_int_equal(ms_gnuplot_run("plot [\n", fp, &said, &err), MS_EIO);
	assert_non_null(strstr(err.msg, "gnuplot failed: "));
	assert_non_null(strstr(err.msg, "line 1"));
	/* an error in the middle is not passed over */
	assert_int_equal(
		ms_gnuplot_run("x = y\nset table\nplot 1\n", fp, &said, &err),
		MS_EIO);
	assert_int_equal(ms_gnuplot_run("x = 1\n", fp, &said, &err), MS_EIO);
	assert_non_null(strstr(err.msg, "drew nothing"));
	setenv("PATH", "/nonexistent", 1);
	assert_int_equal(ms_gnuplot_run("x = 1\n", fp, &said, &err), MS_EIO);
	assert_non_null(strstr(err.msg, "gnuplot is not found"));
	setenv("PATH", path, 1);
	free(path);
	fclose(fp);
	ms_buf_release(&said);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_clean),
		cmocka_unit_test(test_measure),
		cmocka_unit_test(test_wrap),
		cmocka_unit_test(test_two_lines),
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_spread),
		cmocka_unit_test(test_quoting),
		cmocka_unit_test(test_gnuplot_errors),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
