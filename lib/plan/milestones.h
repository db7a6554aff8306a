/*
 * milestones - what must be done on the way to residency, what needs what, how
 * long each takes: a table, checked and put into order.
 *
 * The columns (docs/man5/match-calendar.5): milestone, label, depends_on and
 * after (lists separated by ';'), duration_low, duration_high, unit (days,
 * weeks, months), applies_to (list of applicant types, empty for all), opens,
 * advised, due (each an event of the calendar or MM-DD, a day of the season:
 * until 1 July in the Match year, after it in the year before), optional (yes or empty), source, note. Only milestone is required.
 *
 * depends_on is a condition: the milestone cannot be done before. after is
 * custom: most do it in that order, and the durations are added up that way.
 *
 *	struct ms_milestones *m;
 *	size_t i;
 *	if (ms_milestones_load(&m, table, &err))
 *		...	// "mine.csv:7: depends_on: cycle: a -> b -> a"
 *	for (i = 0; i < m->n; i++)
 *		puts(m->items[m->order[i]].label);
 *	ms_milestones_free(m);
 */
#ifndef MS_PLAN_MILESTONES_H
#define MS_PLAN_MILESTONES_H

#include "table/table.h"

/* Indices of other milestones. */
struct ms_links {
	size_t *at;
	size_t n;
};

struct ms_milestone {
	const char *id, *label, *applies_to, *source, *note;
	const char *opens, *advised, *due; /* "" for none */
	struct ms_links needs, after;
	long low, high; /* days; a month is 30.4 days */
	int optional;
	size_t row;
};

struct ms_milestones {
	struct ms_milestone *items; /* in the order of the table */
	size_t *order; /* topological; ties in the order of the table */
	size_t n;
	const struct ms_table *table;
};

/* The texts stay the table's, which must live as long. MS_EDATA with file and
 * line: no milestone column, a name that is empty, repeated or holds a comma
 * or semicolon, an unknown name in depends_on or after, a bad duration or
 * unit, a low duration above the high one, and a cycle, by its names. */
int ms_milestones_load(struct ms_milestones **out, const struct ms_table *t,
		       struct ms_error *err);
void ms_milestones_free(struct ms_milestones *m);

/* By id. MS_EDATA with the nearest ids when unknown. */
int ms_milestones_find(const struct ms_milestones *m, const char *id,
		       size_t *out, struct ms_error *err);

/* Is the milestone for this applicant type? */
int ms_milestone_applies(const struct ms_milestone *m,
			 const char *applicant_type);

#endif
