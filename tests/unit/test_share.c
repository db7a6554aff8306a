#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "given.h"
#include "stats/share.h"

static const char fills[] =
	"year,specialty,applicant_type,filled,filled_total,source\n"
	"2024,IM,us_img,10,100,x\n"
	"2024,IM,non_us_img,30,100,x\n"
	"2024,IM,us_md_senior,60,100,x\n"
	"2024,FM,us_img,5,50,x\n"
	"2024,FM,non_us_img,,50,x\n"
	"2024,FM,us_md_senior,40,50,x\n";

/* "KEYS TYPE FILLED/TOTAL[ -INCOMPLETE]; " a share; or the refusal. */
static void check(const char *text, const char *by, const char *types,
		  const char *expected)
{
	struct ms_select want = { .applicant_type = types };
	struct ms_table *t = given_table(text);
	struct ms_vocab *v = given_vocab();
	struct ms_shares *s = NULL;
	struct ms_buf got = { 0 };
	struct ms_error err;
	size_t i, k;

	if (ms_shares_make(&s, t, v, by, types ? &want : NULL, &err)) {
		assert_null(s);
		ms_buf_printf(&got, "%d %s", err.code, err.msg);
	}
	for (i = 0; s && i < s->n; i++) {
		const struct ms_share *h = &s->share[i];

		ms_buf_puts(&got, i ? "; " : "");
		for (k = 0; k < s->groups->nkey; k++)
			ms_buf_printf(&got, "%s ",
				      ms_groups_value(s->groups, h->group, k));
		ms_buf_printf(&got, "%s %g/%g", h->type->code, h->filled,
			      h->filled_total);
		if (h->incomplete)
			ms_buf_printf(&got, " -%zu", h->incomplete);
	}
	if (s && s->aggregates_left_out)
		ms_buf_printf(&got, "; %zu left out", s->aggregates_left_out);
	assert_string_equal(ms_buf_str(&got), expected);
	ms_buf_release(&got);
	ms_shares_free(s);
	ms_vocab_free(v);
	ms_table_free(t);
}

static void types_in_the_data(void **state)
{
	(void)state;
	check(fills, "specialty", NULL,
	      "Internal Medicine us_img 10/100; "
	      "Internal Medicine non_us_img 30/100; "
	      "Internal Medicine us_md_senior 60/100; "
	      "Internal Medicine all_img 40/100; "
	      "Family Medicine us_img 5/50; "
	      "Family Medicine us_md_senior 40/50");
	check(fills, "year", "us_md_senior,us_img",
	      "2024 us_md_senior 100/150; 2024 us_img 15/150");
	check(fills, NULL, "us_img",
	      "2024 Internal Medicine us_img 10/100; "
	      "2024 Family Medicine us_img 5/50");
}

/* A part that was not published leaves its cell out, the positions too. */
static void an_aggregate_from_its_parts(void **state)
{
	(void)state;
	check(fills, "year", "all_img", "2024 all_img 40/100 -1");
	check(fills, "year", "non_us_img", "2024 non_us_img 30/100 -1");
	check(fills, "year", "us_do_senior", "");
}

/* Not added to their parts; shown where each is a group, or alone. */
static void aggregate_specialties(void **state)
{
	static const char text[] = "specialty,applicant_type,filled,"
				   "filled_total\n"
				   "IM,us_img,10,100\nFM,us_img,5,50\n"
				   "All Specialties,us_img,15,150\n";

	(void)state;
	check(text, "", "us_img", "us_img 15/150; 1 left out");
	check(text, "specialty", "us_img",
	      "Internal Medicine us_img 10/100; Family Medicine us_img 5/50; "
	      "All Specialties us_img 15/150");
	check("specialty,applicant_type,filled,filled_total\n"
	      "All Specialties,us_img,15,150\n",
	      "", "us_img", "us_img 15/150");
}

/* As printed, even where the parts say otherwise. */
static void an_aggregate_as_printed(void **state)
{
	(void)state;
	check("specialty,applicant_type,filled,filled_total\n"
	      "IM,us_img,10,100\nIM,non_us_img,30,100\nIM,all_img,41,100\n",
	      "specialty", "all_img", "Internal Medicine all_img 41/100");
}

static void suppressed_is_not_added(void **state)
{
	(void)state;
	check("specialty,applicant_type,filled,filled_total\n"
	      "IM,us_img,<5,100\nIM,non_us_img,30,100\n",
	      "specialty", "us_img,non_us_img,all_img",
	      "Internal Medicine non_us_img 30/100");
}

static void refusals(void **state)
{
	(void)state;
	check("applicant_type,filled\nus_img,1\n", NULL, NULL,
	      "1 t.csv: no column 'filled_total' (there are: applicant_type, "
	      "filled)");
	check("applicant_type,filled_total\nus_img,1\n", NULL, NULL,
	      "1 t.csv: no column 'filled' (there are: applicant_type, "
	      "filled_total)");
	check("filled,filled_total\n1,2\n", NULL, NULL,
	      "1 t.csv: no column 'applicant_type' (there are: filled, "
	      "filled_total)");
	check(fills, "year,applicant_type", NULL,
	      "4 a share is shown by applicant type already");
	check(fills, "year", "xyzzy", "4 unknown applicant type 'xyzzy'");
	check("applicant_type,filled,filled_total\nus_img,3,2\n", NULL, NULL,
	      "1 t.csv:2: filled: 3 filled of 2 in all");
	check("applicant_type,filled,filled_total\nus_img,1,2\nus_img,1,2\n",
	      NULL, NULL,
	      "1 t.csv:3: filled: a second row for 'us_img' in the same cell");
	check("applicant_type,filled,filled_total\nus_img,1,2\n"
	      "non_us_img,1,3\n",
	      NULL, NULL,
	      "1 t.csv:3: filled_total: 3 here and 2 in another row of the "
	      "same cell");
	check("applicant_type,filled,filled_total\nxyzzy,1,2\n", NULL, NULL,
	      "1 t.csv:2: applicant_type: unknown applicant type 'xyzzy'");
	check("applicant_type,filled,filled_total\nus_img,x,2\n", NULL, NULL,
	      "1 t.csv:2: filled: 'x' is not a count");
	ms_shares_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(types_in_the_data),
		cmocka_unit_test(an_aggregate_from_its_parts),
		cmocka_unit_test(aggregate_specialties),
		cmocka_unit_test(an_aggregate_as_printed),
		cmocka_unit_test(suppressed_is_not_added),
		cmocka_unit_test(refusals),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
