/*
 * calendar - the dated events of each Match season, with how each date is
 * known.
 *
 * Read from tables of the calendar form (docs/man5/match-calendar.5): columns
 * year (of the Match), event (its name for programs), date, and where present
 * title (in words), time (Eastern), confidence, source. Several tables may be added; of two rows for one event
 * of one season the table added first wins, so that a user's own calendar
 * goes before the installed one.
 *
 *	struct ms_calendar *c;
 *	struct ms_event e;
 *	if (ms_calendar_new(&c, &err) || ms_calendar_add(c, table, &err))
 *		...
 *	if (ms_calendar_find(c, 2027, "nrmp_rol_deadline", &e))
 *		...	// e.day, e.minute, e.confidence
 *	ms_calendar_free(c);
 *
 * Nothing is inferred: an event without a row has no date. ms_calendar_typical
 * tells, on request only, between which days an event fell in the seasons
 * read; what it returns is marked "typical".
 */
#ifndef MS_PLAN_CALENDAR_H
#define MS_PLAN_CALENDAR_H

#include "plan/date.h"
#include "table/table.h"

struct ms_event {
	int year; /* of the Match: the 2027 season opens in 2026 */
	const char *id, *label;
	long day;
	int minute; /* Eastern, since midnight; -1: the day alone is known */
	const char *confidence; /* primary 3p_agree 3p_single, "typical" ... */
	const char *source;
};

struct ms_calendar;

int ms_calendar_new(struct ms_calendar **out, struct ms_error *err);
void ms_calendar_free(struct ms_calendar *c);

/* Add a table's rows. The texts stay the table's, which must live as long as
 * the calendar. MS_EDATA with file and line: a missing column, a bad year,
 * date or time, an event twice in one season of this table. */
int ms_calendar_add(struct ms_calendar *c, const struct ms_table *t,
		    struct ms_error *err);

/* 1 and *out, or 0 when the season has no such event. */
int ms_calendar_find(const struct ms_calendar *c, int year, const char *id,
		     struct ms_event *out);

/* The i-th event of a season in order of date and time; 0 past the end. */
int ms_calendar_at(const struct ms_calendar *c, int year, size_t i,
		   struct ms_event *out);

/* Is the event known in any season? */
int ms_calendar_knows(const struct ms_calendar *c, const char *id);

/* First and last season with any date; 0 when there is none. */
int ms_calendar_span(const struct ms_calendar *c, int *first, int *last);

/* Where an event fell in the seasons read, moved to the season asked for: the
 * earliest and the latest day of the year and the number of seasons. 0 when
 * the event is in no season. */
int ms_calendar_typical(const struct ms_calendar *c, int year, const char *id,
			long *earliest, long *latest, int *seasons);

/* Does an event's confidence mean that a third party alone says so? */
int ms_is_third_party(const char *confidence);

#endif
