/*
 * agenda - a plan in words: the note beside each step, and the plan as an
 * iCalendar.
 */
#ifndef MS_PLAN_AGENDA_H
#define MS_PLAN_AGENDA_H

#include "plan/plan.h"

/* What there is to say of a step, appended to out: what it waits for, when it
 * opens, why it is late, which date is missing or inferred. "" is possible.
 *
 *	waits for step1, pathway; past the advised 2026-09-23
 */
void ms_plan_note(const struct ms_plan *p, const struct ms_plan_step *step,
		  const struct ms_plan_ask *ask, struct ms_buf *out);

/* The ids of the milestones a step waits for, joined by sep. */
void ms_plan_waits(const struct ms_plan *p, const struct ms_plan_step *step,
		   const char *sep, struct ms_buf *out);

/* The season as an iCalendar, appended to out: each event of the calendar
 * that a step not done yet names, or that no step names; and for the steps
 * without a date of their own the day to aim for. What is only known from
 * third parties, inferred or custom says so in its description. Returns the
 * number of events. */
size_t ms_plan_ics(const struct ms_plan *p, const struct ms_calendar *c,
		   const struct ms_plan_ask *ask, struct ms_buf *out);

#endif
