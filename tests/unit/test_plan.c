#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "plan/agenda.h"
#include "plan/plan.h"
#include "plan_tables.h"

/* A season small enough to be worked by hand. */
static const char milestones[] =
	"milestone,label,depends_on,after,duration_low,duration_high,unit,"
	"applies_to,opens,advised,due\n"
	"submit,Apply,token;essay,exam,1,2,days,,opens,review,\n"
	"exam,Examination,,,10,20,days,,,,\n"
	"token,Token,,,2,4,days,us_img;non_us_img,,,\n"
	"essay,Essay,,,7,7,days,,,,\n"
	"rank,List,submit;exam,,1,3,days,,,,rol\n"
	"start,Start,rank,,0,0,days,,07-01,,07-01\n";

static const char dates[] = "year,event,date,confidence\n"
			    "2027,opens,2026-09-02,primary\n"
			    "2027,review,2026-09-23,3p_single\n"
			    "2027,rol,2027-03-03,primary\n"
			    "2026,opens,2025-09-03,primary\n"
			    "2025,opens,2024-09-04,primary\n"
			    "2026,rol,2026-03-04,primary\n"
			    "2025,rol,2025-03-05,primary\n";

struct season {
	struct ms_table *rows, *days;
	struct ms_milestones *m;
	struct ms_calendar *c;
};

static struct season open_season(const char *rows)
{
	struct season s;
	struct ms_error err;

	s.rows = table_of(rows);
	s.days = table_of(dates);
	if (ms_milestones_load(&s.m, s.rows, &err))
		fail_msg("%s", err.msg);
	assert_int_equal(0, ms_calendar_new(&s.c, &err));
	assert_int_equal(0, ms_calendar_add(s.c, s.days, &err));
	return s;
}

static void close_season(struct season *s)
{
	ms_calendar_free(s->c);
	ms_milestones_free(s->m);
	ms_table_free(s->rows);
	ms_table_free(s->days);
}

static struct ms_plan *plan_of(const struct season *s, struct ms_plan_ask *ask,
			       int year, const char *today, const char *done)
{
	struct ms_plan *p;
	struct ms_error err;

	ask->year = year;
	ask->today = day_of(today);
	ask->done = done;
	if (!ask->applicant_type)
		ask->applicant_type = "non_us_img";
	if (ms_plan_make(&p, s->m, s->c, ask, &err))
		fail_msg("%s", err.msg);
	return p;
}

static const struct ms_plan_step *step_of(const struct ms_plan *p,
					  const char *id)
{
	size_t i;

	for (i = 0; i < p->n; i++)
		if (!strcmp(p->milestones->items[p->steps[i].milestone].id, id))
			return &p->steps[i];
	return NULL;
}

static void assert_step(const struct ms_plan *p, const char *id,
			const char *status, const char *start, const char *aim,
			const char *due)
{
	const struct ms_plan_step *s = step_of(p, id);
	char buf[MS_DATE_MAX];

	assert_non_null(s);
	assert_string_equal(status, ms_plan_status_name(s->status));
	assert_string_equal(start, ms_date_format(buf, s->start));
	assert_string_equal(aim, ms_date_format(buf, s->aim.day));
	assert_string_equal(due, ms_date_format(buf, s->due.day));
}

static void assert_note(const struct ms_plan *p, const char *id,
			const struct ms_plan_ask *ask, const char *want)
{
	struct ms_buf note = { 0 };

	ms_plan_note(p, step_of(p, id), ask, &note);
	assert_string_equal(want, ms_buf_str(&note));
	ms_buf_release(&note);
}

/* Worked by hand. aim: the list on 3 March; submit by the advised 23
 * September; essay, token and exam two days (the long duration of submit)
 * before. due: the list on 3 March, submit and exam a day before, essay and
 * token a day before that. */
static void test_passes(void **state)
{
	struct season s = open_season(milestones);
	struct ms_plan_ask ask = { 0 };
	struct ms_plan *p = plan_of(&s, &ask, 2027, "2026-08-20", "");

	(void)state;
	assert_int_equal(6, p->n);
	assert_step(p, "exam", "next", "2026-08-20", "2026-09-21",
		    "2027-03-02");
	assert_step(p, "token", "next", "2026-08-20", "2026-09-21",
		    "2027-03-01");
	assert_step(p, "submit", "blocked", "2026-09-02", "2026-09-23",
		    "2027-03-02");
	assert_step(p, "rank", "blocked", "2026-09-03", "2027-03-03",
		    "2027-03-03");
	assert_step(p, "start", "blocked", "2027-07-01", "2027-07-01",
		    "2027-07-01");
	assert_note(p, "submit", &ask,
		    "waits for token, essay; opens "
		    "2026-09-02");
	assert_int_equal(1, p->third_party);
	assert_int_equal(0, p->late);
	/* exam 20 days and submit 2 before 23 September: begin on the 1st. */
	assert_int_equal(day_of("2026-09-01"), p->begin_high);
	assert_int_equal(day_of("2026-09-12"), p->begin_low);
	assert_int_equal(day_of("2027-03-03"), p->end);
	ms_plan_free(p);
	close_season(&s);
}

static void test_done_and_late(void **state)
{
	struct season s = open_season(milestones);
	struct ms_plan_ask ask = { 0 };
	struct ms_plan *p = plan_of(&s, &ask, 2027, "2026-10-01", "submit");

	(void)state;
	/* What submit needs is done with it; exam is custom, not condition. */
	assert_step(p, "token", "done", "2026-10-01", "", "");
	assert_step(p, "essay", "done", "2026-10-01", "", "");
	assert_step(p, "exam", "next", "2026-10-01", "2027-02-28",
		    "2027-03-02");
	ms_plan_free(p);
	p = plan_of(&s, &ask, 2027, "2027-02-25", "submit");
	assert_step(p, "exam", "late", "2027-02-25", "2027-02-28",
		    "2027-03-02");
	assert_note(p, "exam", &ask,
		    "cannot be finished before 2027-03-07 (rank needs it)");
	assert_int_equal(2, p->late); /* exam, and with it rank; not start */
	ms_plan_free(p);
	close_season(&s);
}

static void test_missed_advice(void **state)
{
	struct season s = open_season(milestones);
	struct ms_plan_ask ask = { 0 };
	struct ms_plan *p = plan_of(&s, &ask, 2027, "2026-10-01",
				    "exam,token,essay");

	(void)state;
	assert_step(p, "submit", "next", "2026-10-01", "2026-09-23",
		    "2027-03-02");
	assert_note(p, "submit", &ask, "cannot meet the advised date");
	ms_plan_free(p);
	p = plan_of(&s, &ask, 2027, "2026-08-01", "exam,token,essay");
	assert_string_equal("open",
			    ms_plan_status_name(step_of(p, "submit")->status));
	ms_plan_free(p);
	close_season(&s);
}

static void test_applicant_types(void **state)
{
	struct season s = open_season(milestones);
	struct ms_plan_ask ask = { .applicant_type = "us_md_senior" };
	struct ms_plan *p = plan_of(&s, &ask, 2027, "2026-08-20", "essay");
	struct ms_error err;

	(void)state;
	assert_null(step_of(p, "token"));
	assert_int_equal(0, step_of(p, "submit")->nwaits);
	ms_plan_free(p);
	ask.done = "token";
	assert_int_equal(MS_EDATA, ms_plan_make(&p, s.m, s.c, &ask, &err));
	assert_string_equal("milestone 'token' is not for us_md_senior",
			    err.msg);
	ask.done = "tokens";
	assert_int_equal(MS_EDATA, ms_plan_make(&p, s.m, s.c, &ask, &err));
	assert_string_equal("unknown milestone 'tokens'; did you mean 'token'",
			    err.msg);
	close_season(&s);
}

static void test_no_dates(void **state)
{
	struct season s = open_season(milestones);
	struct ms_plan_ask ask = { 0 };
	struct ms_plan *p = plan_of(&s, &ask, 2031, "2026-08-20", "");

	(void)state;
	assert_int_equal(0, p->dated);
	assert_int_equal(MS_NO_DAY, p->end);
	assert_step(p, "start", "blocked", "2026-09-01", "", "");
	assert_note(p, "rank", &ask, "waits for submit, exam; no date for rol");
	ms_plan_free(p);
	/* Inferred on request: an opening late, a deadline early. */
	ask.typical = 1;
	p = plan_of(&s, &ask, 2031, "2026-08-20", "");
	assert_int_equal(day_of("2030-09-04"), step_of(p, "submit")->opens.day);
	assert_int_equal(day_of("2031-03-03"), step_of(p, "rank")->due.day);
	assert_string_equal("typical", step_of(p, "rank")->due.confidence);
	assert_int_equal(2, p->typical);
	ms_plan_free(p);
	close_season(&s);
}

/* In every plan of the installed table nothing comes before what it needs. */
static void test_topological(void **state)
{
	struct ms_table *t = table_at("datasets/plan/plan-milestones.csv");
	struct ms_milestones *m;
	struct ms_error err;
	size_t place[256], i, k;

	(void)state;
	if (ms_milestones_load(&m, t, &err))
		fail_msg("%s", err.msg);
	assert_in_range(m->n, 20, 255);
	for (i = 0; i < m->n; i++)
		place[m->order[i]] = i;
	for (i = 0; i < m->n; i++) {
		const struct ms_milestone *item = &m->items[i];

		for (k = 0; k < item->needs.n; k++)
			assert_true(place[item->needs.at[k]] < place[i]);
		for (k = 0; k < item->after.n; k++)
			assert_true(place[item->after.at[k]] < place[i]);
	}
	ms_milestones_free(m);
	ms_table_free(t);
}

static void known_event(const struct ms_calendar *c, const char *event)
{
	int month_day = strlen(event) == 5 && event[2] == '-';

	if (*event && !month_day && !ms_calendar_knows(c, event))
		fail_msg("'%s' is in no calendar", event);
}

static void test_events(void **state)
{
	struct ms_table *t = table_at("datasets/plan/plan-milestones.csv");
	struct ms_table *dates_read =
		table_at("datasets/calendar/calendar-dates.csv");
	struct ms_table *pathways =
		table_at("datasets/ecfmg/ecfmg-pathways-deadlines.csv");
	struct ms_milestones *m;
	struct ms_calendar *c;
	struct ms_error err;
	size_t i;

	(void)state;
	assert_int_equal(0, ms_milestones_load(&m, t, &err));
	assert_int_equal(0, ms_calendar_new(&c, &err));
	assert_int_equal(0, ms_calendar_add(c, dates_read, &err));
	assert_int_equal(0, ms_calendar_add(c, pathways, &err));
	for (i = 0; i < m->n; i++) {
		known_event(c, m->items[i].opens);
		known_event(c, m->items[i].advised);
		known_event(c, m->items[i].due);
	}
	ms_calendar_free(c);
	ms_milestones_free(m);
	ms_table_free(t);
	ms_table_free(dates_read);
	ms_table_free(pathways);
}

static void refuse(const char *text, const char *message)
{
	struct ms_table *t = table_of(text);
	struct ms_milestones *m;
	struct ms_error err;

	assert_int_equal(MS_EDATA, ms_milestones_load(&m, t, &err));
	assert_string_equal(message, err.msg);
	ms_table_free(t);
}

static void test_bad_tables(void **state)
{
	(void)state;
	refuse("milestone,depends_on\na,c\nb,a\nc,b\nd,a\n",
	       "mine.csv:4: depends_on: a cycle: c -> b -> a -> c ('->' is "
	       "'needs')");
	refuse("milestone,depends_on\na,a\n",
	       "mine.csv:2: depends_on: a cycle: a -> a ('->' is 'needs')");
	refuse("milestone,after\na,b\nb,a\n",
	       "mine.csv:2: after: a cycle: a -> b -> a ('->' is 'needs')");
	refuse("milestone,depends_on\na,\nb,z\n",
	       "mine.csv:3: depends_on: 'z' is not a milestone of this table");
	refuse("milestone\na\na\n",
	       "mine.csv:3: milestone: 'a' is there twice");
	refuse("milestone,duration_low,unit\na,2,years\n",
	       "mine.csv:2: unit: 'years' is not days, weeks or months");
	refuse("milestone,duration_low\na,two\n",
	       "mine.csv:2: duration_low: 'two' is not a number");
	refuse("milestone,duration_low,duration_high\na,3,2\n",
	       "mine.csv:2: duration_low: '3' is above duration_high");
	refuse("milestone\na;b\n", "mine.csv:2: milestone: 'a;b' is not a name "
				   "(no blank, comma or semicolon)");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_passes),
		cmocka_unit_test(test_done_and_late),
		cmocka_unit_test(test_missed_advice),
		cmocka_unit_test(test_applicant_types),
		cmocka_unit_test(test_no_dates),
		cmocka_unit_test(test_topological),
		cmocka_unit_test(test_events),
		cmocka_unit_test(test_bad_tables),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
