/*
 * date - days of the Gregorian calendar, without time zones and without the
 * C library's struct tm.
 *
 * A day is a long: days since 1970-01-01. MS_NO_DAY stands for "no date".
 * Differences are days; comparison is order.
 *
 *	long a, b;
 *	if (ms_date_parse("2027-03-03", &a) || ms_date_parse("2026-09-02", &b))
 *		...
 *	printf("%ld days\n", a - b);	// 182
 *
 * Times of the residency calendar are Eastern. ms_eastern_to_utc applies the
 * rule of the Energy Policy Act of 2005 (in force since 2007): daylight time
 * from the second Sunday of March to the first Sunday of November, 02:00.
 */
#ifndef MS_PLAN_DATE_H
#define MS_PLAN_DATE_H

#include <limits.h>

#define MS_NO_DAY LONG_MIN

enum { MS_DATE_MAX = 16 };

struct ms_ymd {
	int year, month, day; /* month and day from 1 */
};

/* Always valid for a real date of the years 1 to 9999. */
long ms_date_join(struct ms_ymd date);
struct ms_ymd ms_date_split(long day);

/* "2027-03-03" and nothing else. NULL, or why not, as base/num does. */
const char *ms_date_parse(const char *text, long *out);

/* The reverse; "" for MS_NO_DAY. buf holds MS_DATE_MAX bytes; returned. */
char *ms_date_format(char *buf, long day);

/* "21:00" to minutes since midnight. */
const char *ms_time_parse(const char *text, int *out);

/* 0 is Sunday. */
int ms_date_weekday(long day);

/* The same day of another year; 29 February becomes 28 where it must. */
long ms_date_with_year(long day, int year);

/* An Eastern wall-clock time to UTC, in place. The hour that does not exist
 * in March is read as standard time, the one that comes twice in November as
 * daylight time. */
void ms_eastern_to_utc(long *day, int *minute);

#endif
