#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "plan/calendar.h"
#include "plan_tables.h"

static void test_known_days(void **state)
{
	char buf[MS_DATE_MAX];

	(void)state;
	assert_int_equal(0, day_of("1970-01-01"));
	assert_int_equal(11017, day_of("2000-03-01")); /* date -d, / 86400 */
	assert_int_equal(20880, day_of("2027-03-03"));
	assert_int_equal(3, ms_date_weekday(20880)); /* a Wednesday */
	assert_int_equal(182, day_of("2027-03-03") - day_of("2026-09-02"));
	assert_string_equal("2024-02-29", ms_date_format(buf, 19782));
	assert_string_equal("", ms_date_format(buf, MS_NO_DAY));
}

/* Every day of 800 years comes back, one weekday after the other. */
static void test_round_trip(void **state)
{
	long day, first = day_of("1600-01-01"), last = day_of("2400-01-01");
	char buf[MS_DATE_MAX];

	(void)state;
	assert_int_equal(292194, last - first); /* two Gregorian cycles */
	for (day = first; day < last; day++) {
		assert_int_equal(day, day_of(ms_date_format(buf, day)));
		assert_int_equal((ms_date_weekday(day) + 1) % 7,
				 ms_date_weekday(day + 1));
	}
}

static void test_bad_dates(void **state)
{
	static const char *const bad[] = { "",		 "2027-3-3",
					   "2027-02-29", "2027-13-01",
					   "2027-00-10", "2027-04-31",
					   "0000-01-01", "2027/03/03",
					   "2027-03-03 " };
	long day = 7;
	int minute = 7;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		assert_non_null(ms_date_parse(bad[i], &day));
	assert_non_null(ms_time_parse("24:00", &minute));
	assert_non_null(ms_time_parse("9:00", &minute));
	assert_true(day == 7 && minute == 7);
	assert_null(ms_time_parse("23:59", &minute));
	assert_int_equal(1439, minute);
}

static void assert_utc(const char *day, int minute, const char *utc, int want)
{
	long d = day_of(day);

	ms_eastern_to_utc(&d, &minute);
	assert_int_equal(day_of(utc), d);
	assert_int_equal(want, minute);
}

/* Against TZ=America/New_York date -u; in 2027 daylight time runs from 14
 * March to 7 November. */
static void test_eastern(void **state)
{
	(void)state;
	assert_utc("2027-03-03", 21 * 60, "2027-03-04", 2 * 60);
	assert_utc("2027-03-15", 10 * 60, "2027-03-15", 14 * 60);
	assert_utc("2027-03-14", 119, "2027-03-14", 5 * 60 + 119);
	assert_utc("2027-03-14", 180, "2027-03-14", 7 * 60);
	assert_utc("2027-11-07", 30, "2027-11-07", 4 * 60 + 30);
	assert_utc("2027-11-07", 120, "2027-11-07", 7 * 60);
	assert_utc("2026-12-31", 23 * 60, "2027-01-01", 4 * 60);
}

static void test_with_year(void **state)
{
	(void)state;
	assert_int_equal(day_of("2027-02-28"),
			 ms_date_with_year(day_of("2024-02-29"), 2027));
	assert_int_equal(day_of("2028-02-29"),
			 ms_date_with_year(day_of("2024-02-29"), 2028));
}

static const char events[] =
	"year,event,title,date,time,confidence,source\n"
	"2026,rol,List deadline,2026-03-04,21:00,3p_single,a\n"
	"2025,rol,List deadline,2025-03-05,,primary,b\n"
	"2026,opens,ERAS opens,2025-09-03,09:00,primary,c\n"
	"2024,rol,List deadline,2024-02-28,,primary,d\n";

static void test_calendar(void **state)
{
	struct ms_table *t = table_of(events);
	struct ms_table *mine = table_of("event,date,year\n"
					 "rol,2026-03-01,2026\n");
	struct ms_calendar *c;
	struct ms_event e;
	struct ms_error err;
	int first, last;

	(void)state;
	assert_int_equal(0, ms_calendar_new(&c, &err));
	assert_false(ms_calendar_span(c, &first, &last));
	assert_int_equal(0, ms_calendar_add(c, mine, &err));
	assert_int_equal(0, ms_calendar_add(c, t, &err));
	assert_true(ms_calendar_find(c, 2026, "rol", &e));
	assert_int_equal(day_of("2026-03-01"), e.day); /* mine goes first */
	assert_int_equal(-1, e.minute);
	assert_false(ms_calendar_find(c, 2024, "opens", &e));
	assert_true(ms_calendar_at(c, 2026, 0, &e));
	assert_string_equal("opens", e.id);
	assert_int_equal(540, e.minute);
	assert_true(ms_calendar_at(c, 2026, 1, &e));
	assert_false(ms_calendar_at(c, 2026, 2, &e));
	assert_true(ms_calendar_span(c, &first, &last));
	assert_true(first == 2024 && last == 2026);
	ms_calendar_free(c);
	ms_table_free(t);
	ms_table_free(mine);
}

static void test_typical(void **state)
{
	struct ms_table *t = table_of(events);
	struct ms_calendar *c;
	struct ms_error err;
	long early, late;
	int seasons;

	(void)state;
	assert_int_equal(0, ms_calendar_new(&c, &err));
	assert_int_equal(0, ms_calendar_add(c, t, &err));
	assert_true(
		ms_calendar_typical(c, 2030, "rol", &early, &late, &seasons));
	assert_int_equal(3, seasons);
	assert_int_equal(day_of("2030-02-28"), early);
	assert_int_equal(day_of("2030-03-05"), late);
	/* An opening stays in the year before its Match. */
	assert_true(
		ms_calendar_typical(c, 2030, "opens", &early, &late, &seasons));
	assert_int_equal(day_of("2029-09-03"), early);
	assert_false(
		ms_calendar_typical(c, 2030, "soap", &early, &late, &seasons));
	ms_calendar_free(c);
	ms_table_free(t);
}

static void refuse(const char *text, const char *message)
{
	struct ms_table *t = table_of(text);
	struct ms_calendar *c;
	struct ms_error err;

	assert_int_equal(0, ms_calendar_new(&c, &err));
	assert_int_equal(MS_EDATA, ms_calendar_add(c, t, &err));
	assert_string_equal(message, err.msg);
	ms_calendar_free(c);
	ms_table_free(t);
}

static void test_bad_calendars(void **state)
{
	(void)state;
	refuse("year,event,date\n2026,rol,2026-02-30\n",
	       "mine.csv:2: date: '2026-02-30' is not a day of the calendar");
	refuse("year,event,date,time\n2026,rol,2026-02-03,9am\n",
	       "mine.csv:2: time: '9am' is not a time (HH:MM)");
	refuse("year,event,date\nlater,rol,2026-02-03\n",
	       "mine.csv:2: year: 'later' is not a whole number");
	refuse("year,event,date\n2026,rol,2026-02-03\n2026,rol,2026-02-04\n",
	       "mine.csv:3: event: 'rol' is already dated in this season");
	refuse("year,event,date\n2026,,2026-02-03\n",
	       "mine.csv:2: event: '' is empty");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_known_days),
		cmocka_unit_test(test_round_trip),
		cmocka_unit_test(test_bad_dates),
		cmocka_unit_test(test_eastern),
		cmocka_unit_test(test_with_year),
		cmocka_unit_test(test_calendar),
		cmocka_unit_test(test_typical),
		cmocka_unit_test(test_bad_calendars),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
