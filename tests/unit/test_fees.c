#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

#include "plan/date.h"
#include "plan/fees.h"
#include "plan_tables.h"

/* Every total that AAMC prints comes out of its tiers. */
static void test_printed_totals(void **state)
{
	struct ms_table *fees = table_at("datasets/aamc/eras-fees.csv");
	struct ms_table *printed =
		table_at("datasets/aamc/eras-fee-examples.csv");
	size_t row, kind, year, programs, total, i;
	struct ms_error err;

	(void)state;
	assert_int_equal(0, ms_table_need(printed, "year", &year, &err));
	assert_int_equal(0, ms_table_need(printed, "kind", &kind, &err));
	assert_int_equal(0, ms_table_need(printed, "programs_per_specialty",
					  &programs, &err));
	assert_int_equal(
		0, ms_table_need(printed, "published_total_usd", &total, &err));
	assert_int_equal(7, ms_table_nrow(printed));
	for (row = 0; row < ms_table_nrow(printed); row++) {
		double sum = 0, usd, want;
		struct ms_list list;

		assert_int_equal(
			0, ms_list_split(&list,
					 ms_table_get(printed, row, programs),
					 '+'));
		for (i = 0; i < list.n; i++) {
			if (ms_fees_application(
				    fees,
				    atoi(ms_table_get(printed, row, year)),
				    ms_table_get(printed, row, kind),
				    atol(list.items[i]), &usd, NULL, &err))
				fail_msg("%s", err.msg);
			sum += usd;
		}
		ms_list_release(&list);
		assert_int_equal(
			0, ms_table_double(printed, row, total, &want, &err));
		assert_true(sum == want);
	}
	ms_table_free(fees);
	ms_table_free(printed);
}

static const char tiers[] =
	"year,kind,item,tier_low,tier_high,flat_usd,each_usd,source,note\n"
	"2024,residency,application,1,10,99,,s24,\n"
	"2024,residency,application,11,,,20,s24,\n"
	"2024,residency,usmle_transcript,,,80,,s24,\n"
	"2024,residency,ecfmg_eras_token,,,165,,s24,\n"
	"2025,residency,application,1,,,11,s25,doubtful: why\n"
	"2026,residency,application,1,10,99,,s26,\n"
	"2026,residency,application,12,,,20,s26,\n"
	"2027,residency,application,1,10,99,,s27,\n";

static const char rules[] = "year,topic,value,source\n"
			    "2017,registration_fee,75,r17\n"
			    "2024,registration_fee,70,r24\n"
			    "2017,extra_rank_fee,30,r17\n"
			    ",included_ranks,20,r\n"
			    ",rol_length,300,r\n";

static double price(int year, long programs)
{
	struct ms_table *t = table_of(tiers);
	struct ms_error err;
	double usd = -1;

	if (ms_fees_application(t, year, "residency", programs, &usd, NULL,
				&err))
		usd = -(double)err.code;
	ms_table_free(t);
	return usd;
}

static void test_tiers(void **state)
{
	(void)state;
	assert_true(price(2024, 1) == 99);
	assert_true(price(2024, 10) == 99);
	assert_true(price(2024, 11) == 119);
	assert_true(price(2024, 110) == 99 + 2000);
	assert_true(price(2025, 30) == 330);
	assert_true(price(2023, 5) == -MS_ENONE);
	assert_true(price(2026, 12) == -MS_EDATA); /* a gap at 11 */
	assert_true(price(2027, 11) == -MS_EDATA); /* ends at 10 */
}

static struct ms_fee_bill *bill_of(struct ms_fee_ask ask)
{
	static const struct ms_fee_order orders[] = { { "Pathology", 12 },
						      { "Neurology", 3 } };
	static struct ms_table *fee_rows, *rule_rows; /* outlive the bill */
	struct ms_fee_bill *bill;
	struct ms_error err;

	ms_table_free(fee_rows);
	ms_table_free(rule_rows);
	fee_rows = rule_rows = NULL;
	if (!ask.year)
		return NULL;
	fee_rows = table_of(tiers);
	rule_rows = table_of(rules);
	ask.orders = orders;
	ask.norders = 2;
	if (ms_fees_bill(&bill, fee_rows, rule_rows, &ask, &err))
		fail_msg("%s", err.msg);
	return bill;
}

static void test_bill(void **state)
{
	struct ms_fee_ask ask = { .year = 2024,
				  .applicant_type = "us_img",
				  .ranks = 22 };
	struct ms_fee_bill *b = bill_of(ask);

	(void)state;
	assert_int_equal(6, b->n);
	assert_string_equal("Pathology", b->lines[0].detail);
	assert_true(b->lines[0].usd == 139 && b->lines[1].usd == 99);
	assert_true(b->lines[2].usd == 80 && b->lines[3].usd == 165);
	assert_true(b->lines[4].usd == 70);
	assert_string_equal("r24", b->lines[4].source);
	/* Two ranks beyond twenty; their price was read for 2017 only. */
	assert_true(b->lines[5].quantity == 2 && isnan(b->lines[5].usd));
	assert_string_equal("not in the data; 2017: 30", b->lines[5].note);
	assert_int_equal(1, b->missing);
	assert_true(b->total == 139 + 99 + 80 + 165 + 70);
	ms_fee_bill_free(b);
	ask.applicant_type = "us_md_senior";
	ask.ranks = 20;
	b = bill_of(ask);
	assert_int_equal(5, b->n); /* no token for a U.S. school */
	assert_true(b->lines[4].usd == 0);
	assert_int_equal(0, b->missing);
	ms_fee_bill_free(b);
	ask.year = 0;
	bill_of(ask);
}

/* Nothing known is no price, not a price of nothing. */
static void test_unknown_season(void **state)
{
	struct ms_fee_ask ask = { .year = 2030,
				  .applicant_type = "us_do_grad" };
	struct ms_fee_bill *b = bill_of(ask);

	(void)state;
	assert_int_equal(b->n, b->missing);
	assert_true(isnan(b->total));
	assert_string_equal("comlex_transcript", b->lines[3].item);
	assert_string_equal("not in the data", b->lines[3].note);
	ms_fee_bill_free(b);
	ask.year = 2025;
	b = bill_of(ask);
	assert_string_equal("doubtful: why", b->lines[0].note);
	ms_fee_bill_free(b);
	ask.year = 0;
	bill_of(ask);
}

static void test_too_many_ranks(void **state)
{
	struct ms_table *f = table_of(tiers), *r = table_of(rules);
	struct ms_fee_ask ask = { .year = 2024,
				  .applicant_type = "us_img",
				  .ranks = 301 };
	struct ms_fee_bill *bill;
	struct ms_error err;

	(void)state;
	assert_int_equal(MS_EDATA, ms_fees_bill(&bill, f, r, &ask, &err));
	assert_string_equal("a rank order list holds at most 300 programs, "
			    "not 301",
			    err.msg);
	ms_table_free(f);
	ms_table_free(r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_printed_totals),
		cmocka_unit_test(test_tiers),
		cmocka_unit_test(test_bill),
		cmocka_unit_test(test_unknown_season),
		cmocka_unit_test(test_too_many_ranks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
