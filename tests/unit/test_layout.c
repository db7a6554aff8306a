/* Layouts: patterns, conditions, cells, and every message about a layout that
 * is wrong. What layouts make of whole tables is in tests/cli/match-tidy*.t. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tidy/cell.h"
#include "tidy/layout.h"

/* Does the pattern match, and what is captured as x? */
static void match(const char *pattern, const char *text, const char *x)
{
	struct ms_captures c = { 0 };
	struct ms_pattern p;
	const char *why, *got;

	assert_int_equal(ms_pattern_parse(&p, pattern, &why), 0);
	assert_int_equal(ms_pattern_match(&p, text, &c), x != NULL);
	got = ms_captures_get(&c, "x");
	if (x && *x)
		assert_string_equal(got, x);
	else
		assert_null(got);
	ms_captures_release(&c);
	ms_pattern_release(&p);
}

static void patterns(void **state)
{
	(void)state;
	match("Total", "total", "");
	match("Total", "Totals", NULL);
	match("Total*", "Totals", "");
	match("*", "", "");
	match("", "", "");
	match("{x}", "", NULL);
	match("{x} Quota", "2026 Quota", "2026");
	match("{x:year} Quota", "2026 Quota", "2026");
	match("{x:year} Quota", "1776 Quota", NULL);
	match("{x:digits}-*", "200-209", "200");
	match("{x:number}", "1,370.5", "1,370.5");
	match("{x:number}", "1o", NULL);
	match("{x:word} Number", "Asian Number", "Asian");
	match("{x:word} Number", "Two Words Number", NULL);
	match("{x:capitals}", "NEW YORK", "NEW YORK");
	match("{x:capitals}", "New York", NULL);
	match("{x:capitals}", "12", NULL);
	match("\\* Did not*", "* Did not fill", "");
	match("\\{x}", "{x}", "");
	/* the shortest text that lets the whole match */
	match("{x} (*)", "Hand Surgery (Plastic (A))", "Hand Surgery");
	match("{x}/*", "Fam Med/East/Osteo", "Fam Med");
}

static void bad_pattern(const char *pattern, const char *want)
{
	struct ms_pattern p;
	const char *why = "";

	assert_int_equal(ms_pattern_parse(&p, pattern, &why), -1);
	assert_non_null(strstr(why, want));
}

static void patterns_refused(void **state)
{
	(void)state;
	bad_pattern("{x", "without a '}'");
	bad_pattern("{}", "not {name}");
	bad_pattern("{a b}", "not {name}");
	bad_pattern("{x:letters}", "unknown class");
	bad_pattern("{x} {x}", "one name twice");
}

static void rows(void **state)
{
	const char *cells[] = { "Montgomery", "Code", "Quota" };
	struct ms_captures c = { 0 };
	struct ms_row_pattern p;
	const char *why;

	(void)state;
	assert_int_equal(ms_row_pattern_parse(&p, "{city} | Code | ...", &why),
			 0);
	assert_int_equal(ms_row_pattern_match(&p, cells, 3, &c), 1);
	assert_string_equal(ms_captures_get(&c, "city"), "Montgomery");
	assert_int_equal(ms_row_pattern_match(&p, cells, 2, &c), 1);
	assert_int_equal(ms_row_pattern_match(&p, cells, 1, &c), 0);
	ms_row_pattern_release(&p);
	assert_int_equal(ms_row_pattern_parse(&p, "a\\|b | | c", &why), 0);
	assert_int_equal(p.n, 3);
	cells[0] = "a|b";
	cells[1] = "";
	cells[2] = "c";
	assert_int_equal(ms_row_pattern_match(&p, cells, 3, NULL), 1);
	ms_row_pattern_release(&p);
	ms_captures_release(&c);
}

static const char *const names[] = { "a", "b", "c" };

static long find(const void *user, const char *name)
{
	long i;

	(void)user;
	for (i = 0; i < 3; i++)
		if (strcmp(names[i], name) == 0)
			return i;
	return -1;
}

static double value(const void *user, size_t i, int *decimals)
{
	*decimals = i == 0;
	if (i & MS_EXPR_SUM)
		return 10 * ((const double *)user)[i - MS_EXPR_SUM];
	return ((const double *)user)[i];
}

static int holds(const char *text, double a, double b, double c)
{
	const double values[] = { a, b, c };
	struct ms_expr *e;
	const char *why;
	int rc;

	assert_int_equal(ms_expr_parse(&e, text, find, NULL, &why), 0);
	rc = ms_expr_holds(e, value, values, NULL, NULL);
	ms_expr_free(e);
	return rc;
}

static void conditions(void **state)
{
	(void)state;
	assert_int_equal(holds("c = 1 + 2 * 3 - 4 / 2", 0, 0, 5), 1);
	assert_int_equal(holds("(1 + 2) * 3 = c", 0, 0, 9), 1);
	assert_int_equal(holds("b <= c", 0, 2, 2), 1);
	assert_int_equal(holds("b < c", 0, 2, 2), 0);
	assert_int_equal(holds("b != c", 0, 2, 3), 1);
	assert_int_equal(holds("b >= c", 0, 2, 3), 0);
	assert_int_equal(holds("b > c", 0, 4, 3), 1);
	assert_int_equal(holds("a = (b < c)", 1, 2, 3), 1);
	assert_int_equal(holds("a = (b < c)", 0, 2, 3), 0);
	/* a is printed with one decimal, b and c with none */
	assert_int_equal(holds("a = 100 * b / c", 24.4, 332, 1363), 1);
	assert_int_equal(holds("a = 100 * b / c", 24.4, 323, 1363), 0);
	assert_int_equal(holds("b = c / 2", 0, 3, 5), 1);
	assert_int_equal(holds("b = c", 0, 3, 4), 0);
	assert_int_equal(holds("c = sum(b) + 1", 0, 2, 21), 1);
	/* undecided */
	assert_int_equal(holds("b = c", 0, NAN, 4), -1);
	assert_int_equal(holds("b = c / 0", 0, 1, 4), -1);
	assert_int_equal(holds("a = (b < c)", 1, NAN, 3), -1);
}

static void refuse_condition(const char *text, const char *want)
{
	struct ms_expr *e;
	const char *why = "";

	assert_int_equal(ms_expr_parse(&e, text, find, NULL, &why), -1);
	assert_string_equal(why, want);
}

static void conditions_refused(void **state)
{
	char deep[128];

	(void)state;
	refuse_condition("a", "is no comparison");
	refuse_condition("a = ", "lacks a name or a number");
	refuse_condition("a = d",
			 "names a column that the layout does not make");
	refuse_condition("a = sum(b", "has a sum that is not sum(NAME)");
	refuse_condition("a = (b", "lacks a ')'");
	refuse_condition("a = b c", "goes on after its end");
	memset(deep, '(', sizeof(deep));
	deep[sizeof(deep) - 1] = '\0';
	refuse_condition(deep, "has too many brackets");
}

/* A layout from text: what is wrong with it, or "" when it loads. */
static const char *load(const char *text, struct ms_layout **out)
{
	static struct ms_error err;
	char path[] = "/tmp/test-layout-XXXXXX";
	int fd = mkstemp(path);
	struct ms_layout *l = NULL;
	int rc;

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
	close(fd);
	rc = ms_layout_load(&l, path, &err);
	unlink(path);
	if (rc)
		return err.msg + strlen(path);
	if (out)
		*out = l;
	else
		ms_layout_free(l);
	return "";
}

static void layouts(void **state)
{
	static const char text[] =
		"# a comment\n"
		"title:   Two\n"
		"         lines\n"
		"header:  2\n"
		"missing: - empty\n"
		"section: {state:capitals}\n"
		"set:     source = here\n"
		"text     state:\n"
		"text     name:    #2 else = none if $state\n"
		"optional specialty s: Specialty\n"
		"hidden count n: {year:year} N\n"
		"flag     unfilled: n *\n"
		"text     year:\n"
		"check:   n >= 0\n";
	struct ms_layout *l = NULL;

	(void)state;
	assert_string_equal(load(text, &l), "");
	assert_string_equal(l->title, "Two lines");
	assert_int_equal(l->header, 2);
	assert_int_equal(l->ncolumn, 6);
	assert_true(l->columns[2].optional);
	assert_true(l->columns[3].hidden && l->columns[3].wide);
	assert_int_equal(l->columns[4].flag_of, 3);
	assert_true(ms_list_find(&l->missing, "") >= 0);
	assert_int_equal(l->columns[1].n, 2);
	assert_true(l->columns[1].alternatives[1].conditional);
	assert_int_equal(ms_layout_find(l, "year"), 5);
	assert_int_equal(ms_layout_find(l, "years"), -1);
	assert_int_equal(ms_layout_set(l, "source", "there", NULL), 0);
	assert_string_equal(ms_captures_get(&l->set, "source"), "there");
	assert_int_equal(ms_layout_set(l, "sauce", "there", NULL), MS_EUSAGE);
	ms_layout_free(l);
	ms_layout_free(NULL);
}

static void layouts_refused(void **state)
{
	static const struct {
		const char *text, *want;
	} bad[] = {
		{ "", ": no columns" },
		{ "header\n", ":1: header: no colon (a line is 'word: "
			      "value')" },
		{ "heather: 1\n",
		  ":1: heather: unknown word; did you mean 'header'?" },
		{ "matched: Matched\n",
		  ":1: matched: unknown word (a column needs a type and a "
		  "name before the colon)" },
		{ "header:\n", ":1: header: nothing after the colon" },
		{ "header: two\n",
		  ":1: header: 'two' is not a whole number (1 to 9)" },
		{ "input: tsv\n",
		  ":1: input: 'tsv' is neither csv nor columns" },
		{ "\n\ntitle: a\ntitle: b\n", ":4: title: given twice" },
		{ "missing: -\nmissing: x\n", ":2: missing: given twice" },
		{ "skip: {x\n", ":1: skip: '{x' has a '{' without a '}'" },
		{ "fill: = x\n", ":1: fill: '= x' is no column of the table" },
		{ "fill: A | 2:B\n", ":1: fill: '2:B' is one line of a record; "
				     "a column is meant" },
		{ "ignore: 0:B\n", ":1: ignore: '0:B' is one line of a "
				   "record; a column is meant" },
		{ "header: 1\ncount n: 0:N\n",
		  ":2: n: line 0 of a record of 1 (see lines:)" },
		{ "header: 1\nlines: 2\ncount n: 3:N\n",
		  ":3: n: line 3 of a record of 2 (see lines:)" },
		{ "repair: a | b\n",
		  ":1: repair: a repair is 'ROW => #1 = TEXT'" },
		{ "repair: a => 1 = x\n",
		  ":1: repair: '1' is not #1, #2, ..." },
		{ "int n: N\n",
		  ":1: int n: 'int' is no type of a column (text, choice, "
		  "year, specialty, applicant_type, count, number, percent, "
		  "rate, rate%, flag)" },
		{ "count N: N\n",
		  ":1: count N: 'N' is no name of a column (lower-case "
		  "letters, digits and _)" },
		{ "shown count n: N\n",
		  ":1: shown count n: a column is '[hidden | optional] TYPE "
		  "NAME: WHERE FROM'" },
		{ "count n: #0\n", ":1: count n: '#0' is not #1, #2, ..." },
		{ "count n: N\ncount n: M\n",
		  ":2: count n: the column stands twice" },
		{ "count n: {y} N else #1\n",
		  ":1: count n: a heading with captures stands alone, without "
		  "else and if" },
		{ "flag f: n\n",
		  ":1: flag f: a flag is 'COLUMN MARK', as in 'matched *'" },
		{ "flag f: n *\n", ":1: flag f: no column 'n' above this "
				   "line" },
		{ "name s: a = b\n",
		  ":1: name s: no column 's' above this line" },
		{ "text s: S\nname s: a b\n",
		  ":2: name s: a name is 'PRINTED = WRITTEN'" },
		{ "text s: S\nname s: A b = c\nname s: ab = d\n",
		  ":3: name s: 'ab' is named twice" },
		{ "text s: S\ncut s: *\n",
		  ":2: cut s: one capture is taken, this has 0" },
		{ "text s: S\n",
		  ": either 'header: N' or 'columns: ...' is needed" },
		{ "header: 1\ncolumns: a | b\ntext s: a\n",
		  ": either 'header: N' or 'columns: ...' is needed" },
		{ "input: columns\nheader: 1\ntext s: S\n",
		  ": header: headings between blanks do not line up with "
		  "cells: name them by 'columns: ...'" },
		{ "header: 1\ntext state:\n",
		  ":2: state: nothing captures 'state' (a section:, a heading "
		  "with {state} or set:)" },
		{ "header: 1\ncount n: 2:N\n",
		  ":2: n: line 2 of a record of 1 (see lines:)" },
		{ "header: 1\nchoice c: C\n",
		  ":2: c: a choice needs lines 'name c: PRINTED = WRITTEN'" },
		{ "header: 1\ncount a: {x} A\ncount b: {y} B\n",
		  ":3: b: captures other names than the headings above "
		  "('y')" },
		{ "header: 1\ncount a: A\nacross: All\n",
		  ": across: no heading has captures" },
		{ "header: 1\ncount a: A\nkeys: a, b\n",
		  ": keys: no column 'b'" },
		{ "header: 1\ncount a: A\ncheck: a < b\n",
		  ":3: check: 'a < b' names a column that the layout does not "
		  "make" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		assert_string_equal(load(bad[i].text, NULL), bad[i].want);
}

/* One cell: the text that is written, or "! " and the problem. */
static void cell(enum ms_kind kind, const char *text, const char *want)
{
	struct ms_layout *l = NULL;
	struct ms_layout_column *c;
	struct ms_value v = { .number = 0 };
	struct ms_error err;

	assert_string_equal(load("header: 1\nmissing: –\nnone: --\n"
				 "text t: T\n",
				 &l),
			    "");
	c = &l->columns[0];
	c->kind = kind;
	if (ms_cell_read(l, c, NULL, text, "*", &v, &err)) {
		assert_string_equal(err.msg, want + 2);
		assert_int_equal(*want, '!');
	} else {
		assert_string_equal(ms_buf_str(&v.text), want);
	}
	ms_buf_release(&v.text);
	ms_layout_free(l);
}

static void cells(void **state)
{
	(void)state;
	cell(MS_KIND_COUNT, "1,370", "1370");
	cell(MS_KIND_COUNT, "1,234,567", "1234567");
	cell(MS_KIND_COUNT, "13,70",
	     "! '13,70' has its commas in the wrong "
	     "places");
	cell(MS_KIND_COUNT, "1,3701",
	     "! '1,3701' has its commas in the wrong "
	     "places");
	cell(MS_KIND_COUNT, ",370",
	     "! ',370' has its commas in the wrong "
	     "places");
	cell(MS_KIND_COUNT, "1370,5",
	     "! '1370,5' has its commas in the wrong "
	     "places");
	cell(MS_KIND_COUNT, "2O", "! '2O' is not a count");
	cell(MS_KIND_COUNT, "-2", "! '-2' is not a count");
	cell(MS_KIND_COUNT, "6*", "6");
	cell(MS_KIND_COUNT, "12 *", "12");
	cell(MS_KIND_COUNT, "<5", "<5");
	cell(MS_KIND_COUNT, "1-4", "1-4");
	cell(MS_KIND_COUNT, "*", "*");
	cell(MS_KIND_COUNT, "–", "");
	cell(MS_KIND_COUNT, "--", "");
	cell(MS_KIND_COUNT, "", "! empty (missing: has no 'empty')");
	cell(MS_KIND_NUMBER, "1,370.25", "1370.25");
	cell(MS_KIND_PERCENT, "93.5%", "93.5");
	cell(MS_KIND_PERCENT, "93.5", "93.5");
	cell(MS_KIND_PERCENT, "935", "! '935' is more than 100 percent");
	cell(MS_KIND_PERCENT, "-1", "! '-1' is not a percentage");
	cell(MS_KIND_RATE, "93.5%", "0.935");
	cell(MS_KIND_RATE, "5%", "0.05");
	cell(MS_KIND_RATE, "0.5%", "0.005");
	cell(MS_KIND_RATE, "100.0%", "1.000");
	cell(MS_KIND_RATE, "0.935", "0.935");
	cell(MS_KIND_RATE, "93.5",
	     "! '93.5' is more than 1 (a share is 0.935 "
	     "or 93.5%)");
	cell(MS_KIND_RATE_PERCENT, "93.5", "0.935");
	cell(MS_KIND_RATE_PERCENT, "30%", "0.30");
	cell(MS_KIND_YEAR, "2026", "2026");
	cell(MS_KIND_YEAR, "26", "! '26' is not a year");
	cell(MS_KIND_YEAR, "", "! empty");
	cell(MS_KIND_TEXT, "", "");
	cell(MS_KIND_TEXT, "as it is *", "as it is *");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(patterns),
		cmocka_unit_test(patterns_refused),
		cmocka_unit_test(rows),
		cmocka_unit_test(conditions),
		cmocka_unit_test(conditions_refused),
		cmocka_unit_test(layouts),
		cmocka_unit_test(layouts_refused),
		cmocka_unit_test(cells),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
