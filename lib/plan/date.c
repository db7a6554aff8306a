#include "plan/date.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { EASTERN_STANDARD = 5 * 60, EASTERN_DAYLIGHT = 4 * 60, TWO_AM = 2 * 60 };

static int is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in_month(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30,
				    31, 31, 30, 31, 30, 31 };

	return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

/* Days before 1 January of a year, counted from 0001-01-01. */
static long days_before_year(int year)
{
	long y = year - 1;

	return 365 * y + y / 4 - y / 100 + y / 400;
}

enum { EPOCH = 719162 }; /* days_before_year(1970) */

long ms_date_join(struct ms_ymd date)
{
	long n = days_before_year(date.year) - EPOCH;
	int m;

	for (m = 1; m < date.month; m++)
		n += days_in_month(date.year, m);
	return n + date.day - 1;
}

struct ms_ymd ms_date_split(long day)
{
	struct ms_ymd date = { 1, 1, 1 };
	long rest = day + EPOCH;

	/* Never past the year: 366 days a year is too many. */
	date.year = (int)(rest / 366) + 1;
	while (days_before_year(date.year + 1) <= rest)
		date.year++;
	rest -= days_before_year(date.year);
	while (rest >= days_in_month(date.year, date.month))
		rest -= days_in_month(date.year, date.month++);
	date.day = (int)rest + 1;
	return date;
}

/* n digits to a number, or -1. */
static int digits(const char *s, int n)
{
	int value = 0;

	while (n-- > 0) {
		if (!isdigit((unsigned char)*s))
			return -1;
		value = 10 * value + (*s++ - '0');
	}
	return value;
}

const char *ms_date_parse(const char *text, long *out)
{
	struct ms_ymd d;

	if (strlen(text) != 10 || text[4] != '-' || text[7] != '-')
		return "is not a date (YYYY-MM-DD)";
	d.year = digits(text, 4);
	d.month = digits(text + 5, 2);
	d.day = digits(text + 8, 2);
	if (d.year < 0 || d.month < 0 || d.day < 0)
		return "is not a date (YYYY-MM-DD)";
	if (d.year < 1 || d.month < 1 || d.month > 12 || d.day < 1 ||
	    d.day > days_in_month(d.year, d.month))
		return "is not a day of the calendar";
	*out = ms_date_join(d);
	return NULL;
}

char *ms_date_format(char *buf, long day)
{
	struct ms_ymd d;

	buf[0] = '\0';
	if (day == MS_NO_DAY)
		return buf;
	d = ms_date_split(day);
	snprintf(buf, MS_DATE_MAX, "%04d-%02d-%02d", d.year % 10000,
		 d.month % 100, d.day % 100);
	return buf;
}

const char *ms_time_parse(const char *text, int *out)
{
	int h, m;

	if (strlen(text) != 5 || text[2] != ':')
		return "is not a time (HH:MM)";
	h = digits(text, 2);
	m = digits(text + 3, 2);
	if (h < 0 || m < 0 || h > 23 || m > 59)
		return "is not a time (HH:MM)";
	*out = 60 * h + m;
	return NULL;
}

int ms_date_weekday(long day)
{
	long w = (day + 4) % 7; /* 1970-01-01 was a Thursday */

	return (int)(w < 0 ? w + 7 : w);
}

long ms_date_with_year(long day, int year)
{
	struct ms_ymd d = ms_date_split(day);

	d.year = year;
	if (d.day > days_in_month(year, d.month))
		d.day = days_in_month(year, d.month);
	return ms_date_join(d);
}

/* The nth Sunday of a month. */
static long nth_sunday(int year, int month, int n)
{
	struct ms_ymd first = { year, month, 1 };
	long day = ms_date_join(first);

	return day + (7 - ms_date_weekday(day)) % 7 + 7 * (n - 1);
}

void ms_eastern_to_utc(long *day, int *minute)
{
	int year = ms_date_split(*day).year;
	long spring = nth_sunday(year, 3, 2), fall = nth_sunday(year, 11, 1);
	int after_spring, before_fall;

	after_spring = *day > spring ||
		       (*day == spring && *minute >= TWO_AM + 60);
	before_fall = *day < fall || (*day == fall && *minute < TWO_AM);
	*minute += after_spring && before_fall ? EASTERN_DAYLIGHT
					       : EASTERN_STANDARD;
	if (*minute >= 24 * 60) {
		*minute -= 24 * 60;
		++*day;
	}
}
