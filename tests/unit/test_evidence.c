#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "fit/evidence.h"

/* Parsed and written again, a text is what it was; merged and sorted where
 * it was not in order. */
static void assert_round(const char *text, const char *want)
{
	struct ms_evidence ev;
	struct ms_buf out = { 0 };
	struct ms_error err;

	if (ms_evidence_parse(&ev, text, &err))
		fail_msg("%s: %s", text, err.msg);
	ms_evidence_format(&ev, &out);
	assert_string_equal(ms_buf_str(&out), want);
	ms_buf_release(&out);
	ms_evidence_release(&ev);
}

static void assert_refused(const char *text, const char *message)
{
	struct ms_evidence ev;
	struct ms_error err;

	assert_int_equal(ms_evidence_parse(&ev, text, &err), MS_EDATA);
	if (!strstr(err.msg, message))
		fail_msg("'%s' does not say '%s'", err.msg, message);
	assert_null(ev.cells);
}

static void round_trips(void **state)
{
	(void)state;
	assert_round("215:2/7 225:6/9", "215:2/7 225:6/9");
	assert_round("225.25:6/9 -3:2/7", "-3:2/7 225.25:6/9");
	assert_round("..210:1/5 211..220:4/9 221..:3/1",
		     "..210:1/5 211..220:4/9 221..:3/1");
	assert_round("-10..-1:1/5 0..9:4/9", "-10..-1:1/5 0..9:4/9");
	assert_round("3181/1570", "3181/1570");
	assert_round("0/0", "0/0");
	assert_round("215:9007199254740992/7 225:1/1000000000000000",
		     "215:9007199254740992/7 225:1/1000000000000000");
	assert_round(
		"215:1-1000000000000000/2000000000000000-2000000000000001",
		"215:1-1000000000000000/2000000000000000-2000000000000001");
	assert_round("m:n=2649,mean=249,sd=14.5,all=3392 u:n=3,max=270",
		     "m:n=2649,mean=249,sd=14.5,all=3392 u:n=3,max=270");
	assert_round("m:n=2,mean=249,sd=14 u: rounding:1",
		     "m:n=2,mean=249,sd=14 u: rounding:1");
}

static void same_scores_merge(void **state)
{
	(void)state;
	assert_round("225:1/2 215:2/7 225:6/9 230:0/0", "215:2/7 225:7/11");
	assert_round("230:1-4/3 230:2/1", "230:3-6/4");
	assert_round("1..2:1-4/8-11=12 1..2:2/1", "1..2:3-6/9-12=15");
}

static void suppressed_counts(void **state)
{
	struct ms_evidence ev;

	(void)state;
	assert_round("231..240:1-4/12 241..:3/1", "231..240:1-4/12 241..:3/1");
	/* the total narrows both ranges, or settles them */
	assert_round("231..240:0-4/0-20=12", "231..240:0-4/8-12=12");
	assert_round("231..240:1-4/11-20=12", "231..240:1/11");
	assert_int_equal(ms_evidence_parse(&ev, "231:1-4/12", NULL), 0);
	assert_true(ev.suppressed);
	assert_true(ms_evidence_matched(&ev) == 2.5);
	ms_evidence_release(&ev);
}

static void ranges_and_totals(void **state)
{
	struct ms_evidence ev;
	double low, high;

	(void)state;
	assert_int_equal(ms_evidence_parse(
				 &ev, "..210:1/5 211..220:4/9 221..:3/1", NULL),
			 0);
	ms_evidence_range(&ev, &low, &high);
	assert_true(low == 210 && high == 221);
	assert_true(ms_evidence_matched(&ev) == 8);
	assert_true(ms_evidence_unmatched(&ev) == 15);
	ms_evidence_release(&ev);
	assert_int_equal(
		ms_evidence_parse(&ev, "m:n=5,min=209 u:n=3,max=270,min=212",
				  NULL),
		0);
	ms_evidence_range(&ev, &low, &high);
	assert_true(low == 209 && high == 270);
	assert_true(ms_evidence_matched(&ev) == 5);
	ms_evidence_release(&ev);
	ms_evidence_init(&ev, MS_RATE);
	ms_evidence_range(&ev, &low, &high);
	assert_true(isnan(low) && isnan(high));
	ms_evidence_release(&ev);
}

static void refusals(void **state)
{
	(void)state;
	assert_refused("215:9007199254740992/1 215:2/1", "are too large");
	assert_refused("", "empty");
	assert_refused("215:2", "cannot read '215:2'");
	assert_refused("215:2/x", "cannot read");
	assert_refused("215:-2/3", "cannot read");
	assert_refused("215:4-1/3", "cannot read");
	assert_refused("215:2/7 216..220:1/1", "cannot read '216..220:1/1'");
	assert_refused("3/4 5/6", "cannot read");
	assert_refused("220..211:2/7", "is empty");
	assert_refused("211..220:2/7 220..230:1/1", "overlap at 220");
	assert_refused("..210:2/7 ..220:1/1", "overlap");
	assert_refused("211.5..220:2/7", "whole points");
	assert_refused("1e200..:2/7", "whole points");
	assert_refused("..-9007199254740992:2/7", "whole points");
	assert_refused("215:1-4/1-4=20", "does not fit its total 20");
	assert_refused("m:n=5,average=3 u:", "cannot read");
	assert_refused("m:n=5 x:n=3", "cannot read");
}

static void bad_cells(void **state)
{
	struct ms_cell fraction = ms_cell_exact(215, 215, 2.5, 1);
	struct ms_cell nowhere = ms_cell_exact(NAN, NAN, 2, 1);
	struct ms_cell band = ms_cell_exact(215, 220, 2, 1);
	struct ms_cell infinite = ms_cell_exact(INFINITY, INFINITY, 2, 1);
	const struct ms_cell *cells[] = { &fraction, &nowhere, &band,
					  &infinite };
	size_t i;

	(void)state;
	for (i = 0; i < 4; i++) {
		struct ms_evidence ev;

		ms_evidence_init(&ev, MS_ROWS);
		assert_int_equal(ms_evidence_add(&ev, cells[i], NULL), 0);
		assert_int_equal(ms_evidence_finish(&ev, NULL), MS_EDATA);
		ms_evidence_release(&ev);
	}
}

static void plain_cells_are_exact(void **state)
{
	struct ms_cell c = {
		.low = 240, .high = 240, .matched = 3, .unmatched = 1
	};
	struct ms_evidence ev;

	(void)state;
	ms_evidence_init(&ev, MS_ROWS);
	assert_int_equal(ms_evidence_add(&ev, &c, NULL), 0);
	assert_int_equal(ms_evidence_finish(&ev, NULL), 0);
	assert_false(ev.suppressed);
	assert_true(ev.cells[0].matched_high == 3);
	assert_string_equal(ms_evidence_name(ev.kind), "rows");
	ms_evidence_release(&ev);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(round_trips),
		cmocka_unit_test(same_scores_merge),
		cmocka_unit_test(suppressed_counts),
		cmocka_unit_test(ranges_and_totals),
		cmocka_unit_test(refusals),
		cmocka_unit_test(bad_cells),
		cmocka_unit_test(plain_cells_are_exact),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
