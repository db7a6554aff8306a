/*
 * plan - one applicant's way to one Match: what is done, what is next, what is
 * late, what waits for what, by when.
 *
 * Two passes over the milestones in their order, as the critical path method
 * does it (Kelley & Walker 1959):
 *
 *   forward, from today: a milestone starts when all it needs is finished and
 *   its opening date has come; it takes its low or its high duration;
 *
 *   backward, from the dates: "due" is the last day on which it can be
 *   finished so that no firm date downstream is missed at the shortest
 *   durations; "aim" the same with the long durations, the customary order
 *   (after) and the advised dates. due is a wall, aim is good sense.
 *
 * What is done counts as done together with all it depends on. A milestone
 * for other applicant types takes no time, blocks nothing and asks nothing.
 *
 *	struct ms_plan_ask ask = { .year = 2027, .today = today,
 *				   .applicant_type = "non_us_img" };
 *	struct ms_plan *plan;
 *	if (ms_plan_make(&plan, milestones, calendar, &ask, &err))
 *		...
 *	for (i = 0; i < plan->n; i++)
 *		... plan->steps[i].status ...
 *	ms_plan_free(plan);
 */
#ifndef MS_PLAN_PLAN_H
#define MS_PLAN_PLAN_H

#include "plan/calendar.h"
#include "plan/milestones.h"

enum ms_plan_status {
	MS_STEP_DONE,
	MS_STEP_NEXT, /* nothing is in its way: begin */
	MS_STEP_LATE, /* its firm date is past, or cannot be met any more */
	MS_STEP_BLOCKED, /* waits for another milestone */
	MS_STEP_OPEN, /* waits for its opening date only */
};

/* Which dates of a milestone the season does not have. */
enum ms_plan_undated {
	MS_UNDATED_OPENS = 1,
	MS_UNDATED_ADVISED = 2,
	MS_UNDATED_DUE = 4,
};

/* A date of the plan and where it comes from. */
struct ms_plan_date {
	long day; /* MS_NO_DAY: none */
	int minute; /* Eastern; -1: the day alone */
	const char *event; /* of the calendar, or "MM-DD"; "" if none */
	const char *confidence; /* of the event; "custom" for MM-DD,
				   "typical" when inferred on request */
	const char *source;
	size_t from; /* milestone whose date this is */
};

struct ms_plan_step {
	size_t milestone; /* index in the milestones */
	enum ms_plan_status status;
	struct ms_plan_date opens;
	struct ms_plan_date aim, due; /* to be finished by */
	long start; /* earliest, from today */
	long finish_least; /* earliest, short durations, what it needs only */
	long finish_low, finish_high; /* earliest in the customary order, short
					 and long durations */
	long start_by; /* aim less the long duration */
	size_t *waits; /* milestones it waits for, not done */
	size_t nwaits;
	int missed_advice; /* the advised date is past or out of reach */
	int tight; /* due can be met at the short durations only */
	int undated; /* bits of enum ms_plan_undated */
};

struct ms_plan_ask {
	int year;
	long today;
	const char *applicant_type;
	const char *done; /* milestone ids, ',' or ';' between; NULL: none */
	int typical; /* take dates from other seasons where this has none */
};

struct ms_plan {
	struct ms_plan_step *steps; /* topological; those that apply only */
	size_t n;
	int dated; /* steps with a date of their own from the calendar */
	int typical; /* steps whose dates were inferred */
	int third_party; /* dates that third parties alone vouch for */
	int late;
	/* The whole way, nothing done, every date and order kept: the day it
	 * must begin with the short and with the long durations, and the day
	 * it ends, the last date of the calendar on it; MS_NO_DAY without
	 * dates. */
	long begin_low, begin_high, end;
	const struct ms_milestones *milestones;
};

/* MS_EDATA: an unknown milestone in done, or one that is not for this
 * applicant type. A season without dates is no error: dated is 0. */
int ms_plan_make(struct ms_plan **out, const struct ms_milestones *m,
		 const struct ms_calendar *c, const struct ms_plan_ask *ask,
		 struct ms_error *err);
void ms_plan_free(struct ms_plan *p);

/* "done", "next", "late", "blocked", "open". */
const char *ms_plan_status_name(enum ms_plan_status status);

#endif
