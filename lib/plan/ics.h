/*
 * ics - iCalendar text (RFC 5545) for calendar programs.
 *
 * The rules kept: lines end in CR LF and are folded before they exceed 75
 * octets, never inside a UTF-8 character (3.1); backslash, semicolon, comma
 * and line break are escaped in texts, control characters dropped (3.3.11);
 * every event has UID and DTSTAMP (3.6.1); a day is VALUE=DATE, an hour is
 * given in UTC, so that no time zone definition is needed (3.3.4, 3.3.5).
 *
 *	struct ms_buf out = { 0 };
 *	struct ms_ics_event e = { .uid = "match_day-2027@matchstat",
 *		.summary = "Match Day", .day = day, .minute = 12 * 60 };
 *	ms_ics_begin(&out, "2027 Match");
 *	ms_ics_add(&out, &e, stamp);
 *	ms_ics_end(&out);
 */
#ifndef MS_PLAN_ICS_H
#define MS_PLAN_ICS_H

#include "base/text.h"

struct ms_ics_event {
	const char *uid; /* the same event, the same uid, in every export */
	const char *summary;
	const char *description; /* may be "" */
	const char *category; /* may be "" */
	long day; /* plan/date.h */
	int minute; /* Eastern time, since midnight; -1: the whole day */
};

/* name: of the calendar. stamp: the day of the export; DTSTAMP is its midnight
 * in UTC, so that an export can be repeated exactly. Out of memory shows in
 * out->failed. */
void ms_ics_begin(struct ms_buf *out, const char *name);
void ms_ics_add(struct ms_buf *out, const struct ms_ics_event *e, long stamp);
void ms_ics_end(struct ms_buf *out);

#endif
