#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "given.h"
#include "table/group.h"

static const char rates[] =
	"year,specialty,applicant_type,advisor,matched,total,note\n"
	"2024,IM,us_img,A,3,4,x\n"
	"2024,Internal Medicine,US IMG,A,1,2,y\n"
	"2025,fm,non_us_img,A,1,2,\n"
	"2020-2022,IM,us_md_senior,B,5,6,\n"
	"2025,IM,us_md_senior,B,5,6,\n";

/* "key=value/value;..." for each group, then the rows' groups. */
static void describe(const struct ms_groups *g, const struct ms_table *t,
		     struct ms_buf *out)
{
	size_t i, k;

	for (k = 0; k < g->nkey; k++)
		ms_buf_printf(out, "%s%s", k ? "," : "", g->key[k]);
	for (i = 0; i < g->ngroup; i++) {
		ms_buf_puts(out, " (");
		for (k = 0; k < g->nkey; k++)
			ms_buf_printf(out, "%s%s", k ? "/" : "",
				      ms_groups_value(g, i, k));
		ms_buf_putc(out, ')');
	}
	ms_buf_puts(out, " ");
	for (i = 0; i < ms_table_nrow(t); i++)
		if (g->of_row[i] == MS_NO_GROUP)
			ms_buf_putc(out, '-');
		else
			ms_buf_printf(out, "%zu", g->of_row[i]);
}

static void check(const char *text, const char *by,
		  const struct ms_select *want, const char *expected)
{
	struct ms_table *t = given_table(text);
	struct ms_vocab *v = given_vocab();
	struct ms_groups *g = NULL;
	struct ms_buf got = { 0 };
	struct ms_error err;

	if (ms_groups_make(&g, t, v, by, want, &err)) {
		assert_null(g);
		assert_int_not_equal(ms_groups_make(&g, t, v, by, want, NULL),
				     0);
		ms_buf_printf(&got, "%d %s", err.code, err.msg);
	} else {
		describe(g, t, &got);
	}
	assert_string_equal(ms_buf_str(&got), expected);
	ms_buf_release(&got);
	ms_groups_free(g);
	ms_vocab_free(v);
	ms_table_free(t);
}

static void keys(void **state)
{
	(void)state;
	check(rates, "year", NULL, "year (2024) (2025) (2020-2022) 00121");
	check(rates, "specialty", NULL,
	      "specialty (Internal Medicine) (Family Medicine) 00100");
	check(rates, NULL, NULL,
	      "year,specialty,applicant_type,advisor "
	      "(2024/Internal Medicine/us_img/A) "
	      "(2025/Family Medicine/non_us_img/A) "
	      "(2020-2022/Internal Medicine/us_md_senior/B) "
	      "(2025/Internal Medicine/us_md_senior/B) 00123");
	check(rates, "", NULL, " () 00000");
	check(rates, "school, advisor", NULL,
	      "school,advisor (international/A) (us_md/B) 00011");
	check(rates, "citizenship", NULL,
	      "citizenship (us_citizen) (non_us_citizen) (not_split) 00122");
	check("citizenship,matched,total\nhere,1,2\n", "citizenship", NULL,
	      "citizenship (here) 0");
	check("specialty,matched\n,1\nIM,1\n,0\n", NULL, NULL,
	      "specialty () (Internal Medicine) 010");
	check("a,matched\n", NULL, NULL, "a ");
}

static void selection(void **state)
{
	struct ms_select im = { .specialty = "im" };
	struct ms_select two = { .specialty = "IM, FM",
				 .applicant_type = "US MD seniors,us_img" };
	struct ms_select year = { .year = "2025" };
	struct ms_select range = { .year = "2020-2024" };
	struct ms_select pooled = { .year = "2020-2022" };
	struct ms_select none = { .year = "1999" };

	(void)state;
	check(rates, "year", &im, "year (2024) (2020-2022) (2025) 00-12");
	check(rates, "school", &two, "school (international) (us_md) 00-11");
	check(rates, "advisor", &year, "advisor (A) (B) --0-1");
	check(rates, "advisor", &range, "advisor (A) 00---");
	check(rates, "advisor", &pooled, "advisor (B) ---0-");
	check(rates, "advisor", &none, "advisor -----");
}

static void measures(void **state)
{
	struct ms_select want = { .measure = "step2_ck" };

	(void)state;
	check("measure,n\nstep2_ck,1\nabstracts,2\n", "measure", &want,
	      "measure (step2_ck) 0-");
}

static void names_as_they_are(void **state)
{
	struct ms_select want = { .specialty = "Zz", .as_is = 1 };
	static const char text[] = "specialty,applicant_type,matched\n"
				   "Zz,a,1\nIM,b,1\n";

	(void)state;
	check(text, "specialty", &want, "specialty (Zz) 0-");
	want.specialty = NULL;
	check(text, NULL, &want, "specialty,applicant_type (Zz/a) (IM/b) 01");
	check(text, "school", &want,
	      "1 t.csv:2: applicant_type: unknown applicant type 'a'");
}

static void refusals(void **state)
{
	struct ms_select x = { .specialty = "xyzzy" };
	struct ms_select type = { .applicant_type = "xyzzy" };
	struct ms_select measure = { .measure = "step2_ck" };

	(void)state;
	check(rates, "yeer", NULL,
	      "1 t.csv: no column 'yeer' (there are: year, specialty, "
	      "applicant_type, advisor, matched, total, note)");
	check("year,matched\n2024,1\n", "school", NULL,
	      "1 t.csv: no column 'applicant_type' (there are: year, matched)");
	check(rates, "year,specialty,year", NULL,
	      "4 the key 'year' stands twice");
	check(rates, "year", &x,
	      "4 unknown specialty 'xyzzy'; 'match-data --names' lists them");
	check(rates, "year", &type,
	      "4 unknown applicant type 'xyzzy'; 'match-data --names' lists "
	      "them");
	check(rates, "year", &measure,
	      "4 the input has no column 'measure' to select by");
	check("specialty,matched\nIM,1\nxyzzy,1\n", NULL, NULL,
	      "1 t.csv:3: specialty: unknown specialty 'xyzzy'");
	check("applicant_type,matched\nxyzzy,1\n", NULL, NULL,
	      "1 t.csv:2: applicant_type: unknown applicant type 'xyzzy'");
	x.specialty = "im";
	check("specialty,matched\nIM,1\nxyzzy,1\n", "", &x,
	      "1 t.csv:3: specialty: unknown specialty 'xyzzy'");
}

/* Enough groups for the hash table to grow several times. */
static void many_groups(void **state)
{
	struct ms_buf text = { 0 };
	struct ms_table *t;
	struct ms_vocab *v = given_vocab();
	struct ms_groups *g;
	struct ms_error err;
	size_t i;

	(void)state;
	ms_buf_puts(&text, "a,b,matched\n");
	for (i = 0; i < 6000; i++)
		ms_buf_printf(&text, "%zu,%zu,1\n", i % 2000 / 40,
			      i % 2000 % 40);
	t = given_table(ms_buf_str(&text));
	assert_int_equal(ms_groups_make(&g, t, v, NULL, NULL, &err), 0);
	assert_int_equal(g->ngroup, 2000);
	assert_int_equal(g->nselected, 6000);
	for (i = 0; i < 6000; i++)
		assert_int_equal(g->of_row[i], i % 2000);
	ms_groups_free(g);
	ms_groups_free(NULL);
	ms_vocab_free(v);
	ms_table_free(t);
	ms_buf_release(&text);
}

static void which_columns_are_keys(void **state)
{
	(void)state;
	assert_true(ms_column_is_key("year"));
	assert_true(ms_column_is_key("advisor"));
	assert_true(ms_column_is_key("basis"));
	assert_false(ms_column_is_key("matched"));
	assert_false(ms_column_is_key("step2_ck"));
	assert_false(ms_column_is_key("note"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys),
		cmocka_unit_test(selection),
		cmocka_unit_test(measures),
		cmocka_unit_test(names_as_they_are),
		cmocka_unit_test(refusals),
		cmocka_unit_test(many_groups),
		cmocka_unit_test(which_columns_are_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
