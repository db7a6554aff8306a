#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

#include "given.h"

static void cells_by_name(void **state)
{
	struct ms_table *t = given_table("year, total ,note\n"
					 "2024,4751,\"a, b\"\n"
					 "\n"
					 "2025,NA,\n");
	struct ms_error err;
	size_t col = 99;

	(void)state;
	assert_int_equal(ms_table_nrow(t), 2);
	assert_int_equal(ms_table_ncol(t), 3);
	assert_string_equal(ms_table_column(t, 1), "total");
	assert_int_equal(ms_table_find(t, "note"), 2);
	assert_int_equal(ms_table_find(t, "Note"), -1);
	assert_int_equal(ms_table_need(t, "total", &col, &err), 0);
	assert_int_equal(col, 1);
	assert_string_equal(ms_table_get(t, 0, 2), "a, b");
	assert_false(ms_table_missing(t, 0, 1));
	assert_true(ms_table_missing(t, 1, 1));
	assert_true(ms_table_missing(t, 1, 2));
	assert_string_equal(ms_table_get(t, 1, 1), "");
	assert_string_equal(ms_table_file(t, 1), "t.csv");
	assert_int_equal(ms_table_line(t, 0), 2);
	assert_int_equal(ms_table_line(t, 1), 4);
	assert_int_equal(ms_table_need(t, "Total", &col, &err), MS_EDATA);
	assert_string_equal(
		err.msg, "t.csv: no column 'Total'; 'total' is spelt otherwise "
			 "(there are: year, total, note)");
	assert_int_equal(col, 1);
	ms_table_free(t);
}

static void headers_and_rows_refused(void **state)
{
	static const struct {
		const char *text, *msg;
	} cases[] = {
		{ "", "t.csv: empty: a header line is expected" },
		{ "\n\n", "t.csv: empty: a header line is expected" },
		{ "a,,b\n", "t.csv:1: column 2 has no name" },
		{ "a,\" \"\n", "t.csv:1: column 2 has no name" },
		{ "a,b, a\n", "t.csv:1: a: the column stands twice" },
		{ "a,b\n1,2\n\n3\n",
		  "t.csv:4: 1 fields where the header has 2" },
		{ "a,b\n1,2,\n", "t.csv:2: 3 fields where the header has 2" },
		{ "a,b\n1,2\nx\"y,2\n",
		  "t.csv:3: field 1: a quote where none may stand (quote the "
		  "whole field and double the quotes in it)" },
		{ "a\"\n",
		  "t.csv:1: field 1: a quote where none may stand (quote the "
		  "whole field and double the quotes in it)" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct ms_table *t;
		struct ms_error err;

		assert_int_equal(ms_table_new(&t, NULL, &err), 0);
		assert_int_equal(given_read(t, "t.csv", cases[i].text, &err),
				 MS_EDATA);
		assert_string_equal(err.msg, cases[i].msg);
		assert_int_equal(given_read(t, "t.csv", cases[i].text, NULL),
				 MS_EDATA);
		ms_table_free(t);
	}
	ms_table_free(NULL);
}

static void several_files(void **state)
{
	struct ms_table *t = given_table("a,b\n1,2\n");
	struct ms_error err;

	(void)state;
	assert_int_equal(given_read(t, "u.csv", "b,a\n4,3\n6,5\n", &err), 0);
	assert_int_equal(ms_table_nrow(t), 3);
	assert_string_equal(ms_table_get(t, 1, 0), "3");
	assert_string_equal(ms_table_get(t, 2, 1), "6");
	assert_string_equal(ms_table_file(t, 2), "u.csv");
	assert_int_equal(ms_table_line(t, 2), 3);
	assert_int_equal(given_read(t, "v.csv", "a,c\n1,2\n", &err), MS_EDATA);
	assert_string_equal(err.msg, "v.csv:1: c: 't.csv' has no such column");
	assert_int_equal(given_read(t, "v.csv", "a,a\n1,2\n", &err), MS_EDATA);
	assert_string_equal(err.msg, "v.csv:1: a: the column stands twice");
	assert_int_equal(given_read(t, "v.csv", "a\n1\n", &err), MS_EDATA);
	assert_string_equal(err.msg, "v.csv:1: 1 columns where 't.csv' has 2");
	assert_int_equal(ms_table_nrow(t), 3);
	ms_table_free(t);
}

static void missing_marks(void **state)
{
	struct ms_table *t;
	struct ms_error err;

	(void)state;
	assert_int_equal(ms_table_new(&t, "NULL,-", &err), 0);
	assert_int_equal(given_read(t, "t.csv", "a,b,c,d\nNULL,-,NA,\n", &err),
			 0);
	assert_true(ms_table_missing(t, 0, 0));
	assert_true(ms_table_missing(t, 0, 1));
	assert_false(ms_table_missing(t, 0, 2));
	assert_true(ms_table_missing(t, 0, 3));
	ms_table_free(t);
}

static void numbers_in_cells(void **state)
{
	struct ms_table *t = given_table("x\n2.5\n\"\"\nInf\n-Inf\n1O\n");
	struct ms_error err;
	double x = 7;

	(void)state;
	assert_int_equal(ms_table_double(t, 0, 0, &x, &err), 0);
	assert_true(x == 2.5);
	assert_int_equal(ms_table_double(t, 1, 0, &x, &err), 0);
	assert_true(isnan(x));
	assert_int_equal(ms_table_double(t, 2, 0, &x, &err), 0);
	assert_true(x == INFINITY);
	assert_int_equal(ms_table_double(t, 3, 0, &x, &err), 0);
	assert_true(x == -INFINITY);
	assert_int_equal(ms_table_double(t, 4, 0, &x, &err), MS_EDATA);
	assert_string_equal(err.msg, "t.csv:6: x: '1O' is not a number");
	ms_table_free(t);
}

static void counts_in_cells(void **state)
{
	static const struct {
		const char *text;
		int zero_hidden, missing, suppressed;
		double low, high;
	} good[] = {
		{ "0", 0, 0, 0, 0, 0 },	    { "1370", 0, 0, 0, 1370, 1370 },
		{ "<5", 0, 0, 1, 1, 4 },    { "<5", 1, 0, 1, 0, 4 },
		{ "<2", 0, 0, 1, 1, 1 },    { "3-9", 0, 0, 1, 3, 9 },
		{ "0 - 4", 0, 0, 1, 0, 4 }, { "*", 0, 0, 1, 0, INFINITY },
	};
	static const char *const bad[] = { "<1",  "<",	 "<x",	  "-5", "9-3",
					   "3-3", "3-",	 "1-2-3", "**", "5%",
					   "2O",  "1.5", "1,370" };
	struct ms_error err;
	struct ms_count c;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(good) / sizeof(*good); i++) {
		struct ms_buf text = { 0 };
		struct ms_table *t;

		ms_buf_printf(&text, "n\n%s\n", good[i].text);
		t = given_table(ms_buf_str(&text));
		assert_int_equal(
			ms_table_count(t, 0, 0, good[i].zero_hidden, &c, &err),
			0);
		assert_int_equal(c.missing, 0);
		assert_int_equal(c.suppressed, good[i].suppressed);
		assert_true(c.low == good[i].low && c.high == good[i].high);
		ms_table_free(t);
		ms_buf_release(&text);
	}
	for (i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct ms_buf text = { 0 }, want = { 0 };
		struct ms_table *t;

		ms_buf_printf(&text, "n\n\"%s\"\n", bad[i]);
		ms_buf_printf(&want, "t.csv:2: n: '%s' is not a count", bad[i]);
		t = given_table(ms_buf_str(&text));
		assert_int_equal(ms_table_count(t, 0, 0, 0, &c, &err),
				 MS_EDATA);
		assert_string_equal(err.msg, ms_buf_str(&want));
		ms_table_free(t);
		ms_buf_release(&text);
		ms_buf_release(&want);
	}
}

static void a_missing_count_is_not_zero(void **state)
{
	struct ms_table *t = given_table("n\nNA\n9007199254740993\n");
	struct ms_error err;
	struct ms_count c;

	(void)state;
	assert_int_equal(ms_table_count(t, 0, 0, 0, &c, &err), 0);
	assert_true(c.missing && !c.suppressed && isnan(c.low) &&
		    isnan(c.high));
	assert_int_equal(ms_table_count(t, 1, 0, 0, &c, &err), MS_EDATA);
	assert_string_equal(err.msg,
			    "t.csv:3: n: '9007199254740993' is out of range");
	ms_table_free(t);
}

static void files_by_path(void **state)
{
	struct ms_table *t;
	struct ms_error err;

	(void)state;
	assert_int_equal(ms_table_new(&t, NULL, &err), 0);
	assert_int_equal(ms_table_load(t, "no/such.csv", &err), MS_EIO);
	assert_string_equal(err.msg, "no/such.csv: No such file or directory");
	assert_int_equal(ms_table_load(t, "tests", &err), MS_EIO);
	assert_string_equal(err.msg, "tests: Is a directory");
	ms_table_free(t);
}

/* More rows and longer cells than any block holds. */
static void many_rows(void **state)
{
	struct ms_buf text = { 0 };
	struct ms_table *t;
	char cell[32];
	size_t i;

	(void)state;
	ms_buf_puts(&text, "i,long\n");
	for (i = 0; i < 5000; i++)
		ms_buf_printf(&text, "%zu,x%zu\n", i, i * i);
	ms_buf_puts(&text, "5000,");
	for (i = 0; i < 100000; i++)
		ms_buf_putc(&text, 'y');
	ms_buf_puts(&text, "\n5001,z\n");
	t = given_table(ms_buf_str(&text));
	assert_int_equal(ms_table_nrow(t), 5002);
	for (i = 0; i < 5000; i++) {
		snprintf(cell, sizeof(cell), "x%zu", i * i);
		assert_string_equal(ms_table_get(t, i, 1), cell);
	}
	assert_int_equal(strlen(ms_table_get(t, 5000, 1)), 100000);
	assert_string_equal(ms_table_get(t, 5001, 1), "z");
	ms_table_free(t);
	ms_buf_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cells_by_name),
		cmocka_unit_test(headers_and_rows_refused),
		cmocka_unit_test(several_files),
		cmocka_unit_test(missing_marks),
		cmocka_unit_test(numbers_in_cells),
		cmocka_unit_test(counts_in_cells),
		cmocka_unit_test(a_missing_count_is_not_zero),
		cmocka_unit_test(files_by_path),
		cmocka_unit_test(many_rows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
