/* The tables of a season: calendar, milestones, fees, rules, programs and
 * their results, a line "%%" between. The calendar that comes out is one by
 * RFC 5545. */
#include "fuzz.h"

#include "plan/agenda.h"
#include "plan/fees.h"
#include "plan/profile.h"
#include "plan/programs.h"

enum { CALENDAR, MILESTONES, FEES, RULES, PROGRAMS, RESULTS, TABLES };

/* Lines end in CR LF, are of 75 octets at most, and no character is cut. */
static void lines(const char *ics)
{
	while (*ics) {
		size_t n = strcspn(ics, "\r\n");

		fuzz_hold(n <= 75, "a line is folded");
		fuzz_hold(strncmp(ics + n, "\r\n", 2) == 0,
			  "lines end in CRLF");
		ics += n + 2;
	}
}

static void plan(struct ms_table *const *t, unsigned how)
{
	struct ms_plan_ask ask = { .year = 2027,
				   .today = 20500,
				   .applicant_type = "non_us_img" };
	struct ms_milestones *m = NULL;
	struct ms_calendar *c = NULL;
	struct ms_plan *p = NULL;
	struct ms_buf out = { 0 };
	struct ms_error err;
	size_t i;

	ask.typical = how % 2;
	if (ms_calendar_new(&c, &err) ||
	    ms_calendar_add(c, t[CALENDAR], &err) ||
	    ms_milestones_load(&m, t[MILESTONES], &err) ||
	    ms_plan_make(&p, m, c, &ask, &err))
		goto out;
	for (i = 0; i < p->n; i++) {
		ms_plan_note(p, &p->steps[i], &ask, &out);
		ms_plan_waits(p, &p->steps[i], ";", &out);
	}
	ms_buf_clear(&out);
	ms_plan_ics(p, c, &ask, &out);
	lines(ms_buf_str(&out));
out:
	ms_buf_release(&out);
	ms_plan_free(p);
	ms_milestones_free(m);
	ms_calendar_free(c);
}

static void bill(struct ms_table *const *t)
{
	const struct ms_fee_order orders[] = { { "Internal Medicine", 43 },
					       { "Family Medicine", 7 } };
	struct ms_fee_ask ask = { .year = 2026,
				  .applicant_type = "non_us_img",
				  .orders = orders,
				  .norders = 2,
				  .ranks = 25 };
	struct ms_fee_bill *b;
	struct ms_error err;

	if (ms_fees_bill(&b, t[FEES], t[RULES], &ask, &err) == 0)
		ms_fee_bill_free(b);
}

static void programs(struct ms_table *const *t)
{
	struct ms_profile profile;
	struct ms_judgement got;
	struct ms_programs *p;
	struct ms_buf why = { 0 };
	struct ms_error err;
	size_t i;

	if (ms_programs_load(&p, t[PROGRAMS], fuzz_vocab(), &err))
		return;
	ms_programs_join(p, t[RESULTS], NULL, &err);
	ms_profile_init(&profile);
	profile.visa = MS_VISA_J1;
	profile.step2 = 241;
	for (i = 0; i < p->n; i++) {
		ms_profile_judge(&profile, &p->items[i], NULL, &got, &why);
		fuzz_hold(!(got.low > got.score) && !(got.score > got.high),
			  "a score lies in its range");
	}
	ms_buf_release(&why);
	ms_programs_free(p);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_input in = fuzz_open(data, size), part;
	unsigned how = fuzz_choice(&in, 2);
	struct ms_table *t[TABLES];
	struct ms_error err;
	size_t i;
	FILE *fp;

	for (i = 0; i < TABLES; i++) {
		part = fuzz_part(&in);
		fp = fuzz_stream(&part);
		fuzz_hold(ms_table_new(&t[i], NULL, &err) == 0, err.msg);
		if (ms_table_read(t[i], fp, "t.csv", &err)) {
			ms_table_free(t[i]);
			ms_table_new(&t[i], NULL, &err);
		}
		fclose(fp);
	}
	plan(t, how);
	bill(t);
	programs(t);
	for (i = 0; i < TABLES; i++)
		ms_table_free(t[i]);
	return 0;
}
