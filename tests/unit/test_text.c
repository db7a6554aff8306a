#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/text.h"

static void buffer_grows(void **state)
{
	struct ms_buf b = { 0 };
	char want[5001];
	int i;

	(void)state;
	assert_string_equal(ms_buf_str(&b), "");
	for (i = 0; i < 1000; i++)
		ms_buf_printf(&b, "%05d", i);
	assert_int_equal(b.len, 5000);
	for (i = 0; i < 1000; i++)
		sprintf(want + 5 * i, "%05u", (unsigned)i % 100000);
	assert_string_equal(ms_buf_str(&b), want);
	ms_buf_clear(&b);
	assert_string_equal(ms_buf_str(&b), "");
	ms_buf_add(&b, "a\0b", 3);
	ms_buf_putc(&b, 'c');
	assert_memory_equal(b.data, "a\0bc", 5);
	ms_buf_release(&b);
	assert_null(b.data);
	ms_buf_puts(&b, "again");
	assert_string_equal(ms_buf_str(&b), "again");
	ms_buf_release(&b);
}

static void check_trim(const char *given, const char *want)
{
	char s[64];

	strcpy(s, given);
	assert_string_equal(ms_trim(s), want);
}

static void trimming(void **state)
{
	(void)state;
	check_trim("", "");
	check_trim(" \t\r\n ", "");
	check_trim("  a b\t", "a b");
	check_trim("\xc2\xa0 a\xc2\xa0", "a");
	check_trim("\xc2\xa0\xc2\xa0", "");
	check_trim("\xc3\xa0", "\xc3\xa0"); /* ends in A0, is a letter */
}

static void comparison_without_case(void **state)
{
	(void)state;
	assert_int_equal(ms_casecmp("OB/GYN", "ob/gyn"), 0);
	assert_true(ms_casecmp("a", "B") < 0);
	assert_true(ms_casecmp("im", "i") > 0);
	assert_true(ms_casecmp("", "a") < 0);
	assert_true(ms_casecmp("\xc3\xa9", "z") > 0);
}

static void check_fold(const char *given, const char *want)
{
	char *got = ms_fold(given);

	assert_string_equal(got, want);
	free(got);
}

static void folding(void **state)
{
	(void)state;
	check_fold("OB/GYN", "obgyn");
	check_fold("Obstetrics & Gynecology", "obstetricsandgynecology");
	check_fold(" Internal-Medicine (Prelim.) ", "internalmedicineprelim");
	check_fold("", "");
	check_fold("-/.", "");
	check_fold("PGY-1", "pgy1");
}

/* Hand-counted: an edit is an insertion, a deletion, a replacement or a swap
 * of neighbours. */
static void edit_distance(void **state)
{
	static const struct {
		const char *a, *b;
		size_t d;
	} cases[] = {
		{ "", "", 0 },
		{ "", "abc", 3 },
		{ "kitten", "sitting", 3 },
		{ "ab", "ba", 1 },
		{ "neurology", "nuerology", 1 },
		{ "abcd", "badc", 2 },
		{ "pathology", "pathology", 0 },
		{ "ca", "abc", 3 },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const char *a = cases[i].a, *b = cases[i].b;
		size_t d = cases[i].d;

		assert_int_equal(ms_edit_distance(a, b, 9), d);
		assert_int_equal(ms_edit_distance(b, a, 9), d);
		if (d > 0)
			assert_int_equal(ms_edit_distance(a, b, d - 1), d);
	}
	assert_int_equal(ms_edit_distance("abc", "", 1), 2);
}

static void lists(void **state)
{
	struct ms_list l;

	(void)state;
	assert_int_equal(ms_list_split(&l, " a, b c ,,d", ','), 0);
	assert_int_equal(l.n, 4);
	assert_string_equal(l.items[0], "a");
	assert_string_equal(l.items[1], "b c");
	assert_string_equal(l.items[2], "");
	assert_string_equal(l.items[3], "d");
	assert_int_equal(ms_list_find(&l, "b c"), 1);
	assert_int_equal(ms_list_find(&l, "B c"), -1);
	ms_list_release(&l);
	assert_int_equal(l.n, 0);
	assert_int_equal(ms_list_split(&l, "", ';'), 0);
	assert_int_equal(l.n, 1);
	assert_string_equal(l.items[0], "");
	ms_list_release(&l);
}

static void errors(void **state)
{
	struct ms_error err;
	char big[3 * MS_MSG_MAX];

	(void)state;
	assert_int_equal(ms_fail(NULL, MS_EUSAGE, "x"), MS_EUSAGE);
	assert_int_equal(ms_fail(&err, MS_EIO, "%d files", 3), MS_EIO);
	assert_int_equal(err.code, MS_EIO);
	assert_string_equal(err.msg, "3 files");
	assert_int_equal(ms_fail_at(&err, "a.csv", 17, "total", "'%s' %s", "2O",
				    "is not a count"),
			 MS_EDATA);
	assert_string_equal(err.msg, "a.csv:17: total: '2O' is not a count");
	ms_fail_at(&err, "a.csv", 0, NULL, "empty");
	assert_string_equal(err.msg, "a.csv: empty");
	assert_int_equal(ms_fail_at(NULL, "a", 1, NULL, "x"), MS_EDATA);
	assert_int_equal(ms_nomem(&err), MS_ENOMEM);
	assert_string_equal(err.msg, "out of memory");
	errno = ENOENT;
	assert_int_equal(ms_fail_errno(&err, "a.csv"), MS_EIO);
	assert_string_equal(err.msg, "a.csv: No such file or directory");

	memset(big, 'x', sizeof(big));
	big[sizeof(big) - 1] = '\0';
	ms_fail_at(&err, "a", 1, big, "y");
	assert_int_equal(strlen(err.msg), MS_MSG_MAX - 1);
	ms_fail_at(&err, "a", 1, "c", "%s", big);
	assert_int_equal(strlen(err.msg), MS_MSG_MAX - 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(buffer_grows),
		cmocka_unit_test(trimming),
		cmocka_unit_test(comparison_without_case),
		cmocka_unit_test(folding),
		cmocka_unit_test(edit_distance),
		cmocka_unit_test(lists),
		cmocka_unit_test(errors),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
