#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

#include "given.h"
#include "stats/counts.h"

/* "KEYS: LOW[-HIGH]/TOTAL rows=N seen=N ...; " a group; or the refusal. */
static void describe(const struct ms_counts *c, struct ms_buf *out)
{
	size_t i, k;

	for (i = 0; i < c->groups->ngroup; i++) {
		const struct ms_group_counts *g = &c->group[i];

		ms_buf_puts(out, i ? "; " : "");
		for (k = 0; k < c->groups->nkey; k++)
			ms_buf_printf(out, "%s%s", k ? "/" : "",
				      ms_groups_value(c->groups, i, k));
		ms_buf_printf(out, ": %g", g->matched_low);
		if (g->matched_low != g->matched_high)
			ms_buf_printf(out, "-%g", g->matched_high);
		ms_buf_printf(out, " of %g in %zu", g->total, g->rows);
		if (g->seen != g->rows)
			ms_buf_printf(out, " of %zu", g->seen);
		if (*g->basis)
			ms_buf_printf(out, ", %s", g->basis);
		if (g->left_out)
			ms_buf_printf(out, ", left out %s", g->left_out);
		if (g->only)
			ms_buf_printf(out, ", only %s", g->only);
		if (!isnan(g->published_rate))
			ms_buf_printf(out, ", published %g", g->published_rate);
	}
	if (c->aggregates_left_out)
		ms_buf_printf(out, "; %zu aggregates", c->aggregates_left_out);
}

static void check_selected(const char *text, const char *by,
			   const struct ms_select *want, const char *expected)
{
	struct ms_table *t = given_table(text);
	struct ms_vocab *v = given_vocab();
	struct ms_counts *c = NULL;
	struct ms_buf got = { 0 };
	struct ms_error err;

	if (ms_counts_make(&c, t, v, by, want, &err)) {
		assert_null(c);
		ms_buf_printf(&got, "%d %s", err.code, err.msg);
	} else {
		describe(c, &got);
	}
	assert_string_equal(ms_buf_str(&got), expected);
	ms_buf_release(&got);
	ms_counts_free(c);
	ms_vocab_free(v);
	ms_table_free(t);
}

static void check(const char *text, const char *by, const char *expected)
{
	check_selected(text, by, NULL, expected);
}

static void forms_of_counts(void **state)
{
	(void)state;
	check("year,matched,total\n2024,3,4\n2024,1,6\n2025,0,1\n", NULL,
	      "2024: 4 of 10 in 2; 2025: 0 of 1 in 1");
	check("year,matched,unmatched\n2024,3,1\n2024,1,5\n", NULL,
	      "2024: 4 of 10 in 2");
	check("matched,unmatched,total\n3,1,4\n", NULL, ": 3 of 4 in 1");
	check("matched\n1\n0\n1\n", NULL, ": 2 of 3 in 3");
	check("year,matched,total\n", NULL, "");
}

static void aggregates(void **state)
{
	static const char types[] = "applicant_type,matched,total\n"
				    "us_img,3,4\nnon_us_img,5,10\n"
				    "all_img,8,14\n";
	static const char specialties[] =
		"specialty,year,matched,total\n"
		"IM,2024,3,4\nFM,2024,5,10\nAll Specialties,2024,8,14\n";
	struct ms_select img = { .applicant_type = "all_img" };

	(void)state;
	check(types, "", ": 8 of 14 in 2; 1 aggregates");
	check(types, "applicant_type",
	      "us_img: 3 of 4 in 1; non_us_img: 5 of 10 in 1; "
	      "all_img: 8 of 14 in 1");
	check_selected(types, "", &img, ": 8 of 14 in 1");
	check(specialties, "year", "2024: 8 of 14 in 2; 1 aggregates");
	/* only aggregates: nothing could be counted twice */
	check("applicant_type,matched,total\nall_img,8,14\n", "",
	      ": 8 of 14 in 1");
}

static void basis(void **state)
{
	static const char mixed[] = "basis,year,matched,total\n"
				    "active,2024,3,4\nconsent,2024,1,2\n";

	(void)state;
	check(mixed, "year",
	      "1 t.csv:3: basis: rows of basis 'active' and 'consent' cannot "
	      "be added; group by basis too (-b ...,basis)");
	check(mixed, "year,basis",
	      "2024/active: 3 of 4 in 1, active; "
	      "2024/consent: 1 of 2 in 1, consent");
	check("basis,matched,total\nactive,3,4\nactive,1,2\n", "",
	      ": 4 of 6 in 2, active");
}

static void missing_is_not_zero(void **state)
{
	(void)state;
	check("year,applicant_type,matched,total\n"
	      "2024,us_img,NA,4\n2024,non_us_img,5,10\n",
	      "year", "2024: 5 of 10 in 1 of 2, left out us_img");
	check("year,matched,total\n2024,3,\n2024,1,2\n2024,,\n", "year",
	      "2024: 1 of 2 in 1 of 3, left out line 2; line 4");
	check("year,matched,total,published_rate\n2024,,,0.67\n2025,1,2,0.5\n",
	      "year",
	      "2024: 0 of 0 in 0 of 1, left out line 2, published 0.67; "
	      "2025: 1 of 2 in 1, published 0.5");
	/* two published rates are not one */
	check("matched,total,published_rate\n1,2,0.5\n1,4,0.25\n", "",
	      ": 2 of 6 in 2");
}

/* 2025 has the rows of IMGs only: its rate would be that of other people. */
static void incomplete_groups(void **state)
{
	static const char text[] = "year,applicant_type,matched,total\n"
				   "2024,us_md_senior,9,10\n2024,us_img,3,4\n"
				   "2025,us_img,2,4\n";
	static const char unpublished[] =
		"year,applicant_type,matched,total\n"
		"2024,us_md_senior,9,10\n2024,us_img,3,4\n"
		"2025,us_md_senior,,\n2025,us_img,2,4\n";

	(void)state;
	check(text, "year",
	      "2024: 12 of 14 in 2; 2025: 2 of 4 in 1, "
	      "only us_img");
	check(unpublished, "year",
	      "2024: 12 of 14 in 2; 2025: 2 of 4 in 1 of 2, "
	      "left out us_md_senior, only us_img");
	check(text, "applicant_type",
	      "us_md_senior: 9 of 10 in 1; us_img: 5 of 8 in 2");
	check(text, "year,citizenship",
	      "2024/not_split: 9 of 10 in 1; 2024/us_citizen: 3 of 4 in 1; "
	      "2025/us_citizen: 2 of 4 in 1");
}

static void suppressed_counts(void **state)
{
	(void)state;
	check("matched,total\n<5,12\n3,4\n", "", ": 3-7 of 16 in 2");
	check("matched,total\n*,12\n3,4\n", "", ": 3-15 of 16 in 2");
	check("matched,total\n<5,2\n", "", ": 0-2 of 2 in 1");
	check("matched,total\n<5,12\n0,4\n", "", ": 1-4 of 16 in 2");
	check("matched,unmatched,total\n<5,9,11\n", "", ": 0-4 of 11 in 1");
	check("matched,unmatched,total\n<5,9,14\n", "",
	      "1 t.csv:2: total: <5 and 9 do not add to 14");
	check("matched,unmatched,total\n5,2,8\n", "",
	      "1 t.csv:2: total: 5 and 2 do not add to 8");
	check("matched,total\n3-9,12\n", "", ": 3-9 of 12 in 1");
	check("matched,total\n3,<5\n", "",
	      "1 t.csv:2: total: a suppressed total gives no rate");
	check("matched,unmatched\n3,<5\n", "",
	      "1 t.csv:2: matched: suppressed counts without a total give no "
	      "rate");
	check("matched,unmatched\n<5,3\n", "",
	      "1 t.csv:2: matched: suppressed counts without a total give no "
	      "rate");
}

static void refusals(void **state)
{
	(void)state;
	check("year,total\n2024,3\n", NULL,
	      "1 t.csv: no column 'matched' (there are: year, total)");
	check("matched,total\n5,4\n", NULL,
	      "1 t.csv:2: matched: 5 matched of 4 in all");
	check("matched\n1\n2\n", NULL,
	      "1 t.csv:3: matched: '2' is not 0 or 1, and there is no column "
	      "'total' or 'unmatched'");
	check("matched,total\n2O,40\n", NULL,
	      "1 t.csv:2: matched: '2O' is not a count");
	check("matched,total\n20,-4\n", NULL,
	      "1 t.csv:2: total: '-4' is not a count");
	check("matched,total,published_rate\n1,2,half\n", NULL,
	      "1 t.csv:2: published_rate: 'half' is not a number");
	check("applicant_type,filled,filled_total,matched\nus_img,1,2,1\n",
	      NULL,
	      "4 these are positions filled, not applicants who matched: ask "
	      "for --share applicant_type");
	check("specialty,matched,total\nxyzzy,1,2\n", "specialty",
	      "1 t.csv:2: specialty: unknown specialty 'xyzzy'");
	ms_counts_free(NULL);
}

/* NRMP, Main Residency Match 2024: 3,181 of 4,751 and 5,864 of 10,021. */
static void published_totals(void **state)
{
	struct ms_select want = { .year = "2024",
				  .applicant_type = "us_img,non_us_img" };
	struct ms_table *t;
	struct ms_vocab *v = given_vocab();
	struct ms_counts *c;
	struct ms_error err;

	(void)state;
	assert_int_equal(ms_table_new(&t, NULL, &err), 0);
	assert_int_equal(
		ms_table_load(t, "datasets/nrmp/nrmp-overall.csv", &err), 0);
	assert_int_equal(
		ms_counts_make(&c, t, v, "applicant_type", &want, &err), 0);
	assert_int_equal(c->groups->ngroup, 2);
	assert_true(c->group[0].matched_low == 3181);
	assert_true(c->group[0].total == 4751);
	assert_true(c->group[1].matched_high == 5864);
	assert_true(c->group[1].total == 10021);
	ms_counts_free(c);
	ms_vocab_free(v);
	ms_table_free(t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(forms_of_counts),
		cmocka_unit_test(aggregates),
		cmocka_unit_test(basis),
		cmocka_unit_test(missing_is_not_zero),
		cmocka_unit_test(incomplete_groups),
		cmocka_unit_test(suppressed_counts),
		cmocka_unit_test(refusals),
		cmocka_unit_test(published_totals),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
