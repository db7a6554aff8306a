/*
 * plan_show - how match-plan prints: the plan as rows, and the costs.
 */
#ifndef TOOLS_PLAN_SHOW_H
#define TOOLS_PLAN_SHOW_H

#include "cli.h"
#include "plan/fees.h"
#include "plan/plan.h"

/* One row a step, CSV or -t. With -v the table has the note of the milestone
 * as well. */
void plan_show(struct cli *cli, const struct ms_plan *p,
	       const struct ms_plan_ask *ask);

/* On standard error: what the rows do not show by themselves. */
void plan_remarks(const struct cli *cli, const struct ms_plan *p,
		  const struct ms_calendar *calendar,
		  const struct ms_plan_ask *ask);

/* The plan as an iCalendar; a season without dates ends the program. */
void plan_ics(struct cli *cli, const struct ms_plan *p,
	      const struct ms_calendar *calendar,
	      const struct ms_plan_ask *ask);

/* One row a fee and the total. programs is the user's list, "IM=120,FM=60";
 * a year of 0 is the last season with fees. Ends the program on bad input. */
void plan_cost(struct cli *cli, const char *programs, struct ms_fee_ask *ask,
	       const struct ms_table *fees, const struct ms_table *rules);

#endif
