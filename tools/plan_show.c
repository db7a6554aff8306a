#include "plan_show.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "grid.h"
#include "plan/agenda.h"
#include "plan/fees.h"

static void date_cell(struct grid *g, long day, const char *confidence)
{
	char csv[MS_DATE_MAX], person[MS_DATE_MAX + 2];

	ms_date_format(csv, day);
	strcpy(person, *csv ? csv : "-");
	if (*csv && strncmp(confidence, "3p_", 3) == 0)
		strcat(person, "*");
	else if (*csv && strcmp(confidence, "typical") == 0)
		strcat(person, "?");
	grid_cell(g, csv, person);
}

static void print_step(struct grid *g, const struct ms_plan_ask *ask,
		       const struct ms_plan *p, const struct ms_plan_step *step)
{
	const struct ms_milestone *m = &p->milestones->items[step->milestone];
	const struct ms_plan_date *by = step->due.day != MS_NO_DAY ? &step->due
								   : &step->aim;
	struct ms_buf waits = { 0 }, note = { 0 };
	int done = step->status == MS_STEP_DONE;
	char days[32] = "";

	if (by->day != MS_NO_DAY)
		snprintf(days, sizeof(days), "%ld", by->day - ask->today);
	ms_plan_waits(p, step, ";", &waits);
	ms_plan_note(p, step, ask, &note);
	grid_text(g, m->id);
	grid_text(g, m->label);
	grid_text(g, ms_plan_status_name(step->status));
	date_cell(g, done ? MS_NO_DAY : step->start, "");
	date_cell(g, done ? MS_NO_DAY : step->finish_low, "");
	date_cell(g, step->start_by, "");
	date_cell(g, step->aim.day, step->aim.confidence);
	date_cell(g, step->due.day, step->due.confidence);
	grid_cell(g, days, *days ? days : "-");
	grid_buf(g, &waits);
	grid_text(g, by->event);
	grid_text(g, by->confidence);
	grid_text(g, by->source);
	grid_buf(g, &note);
	grid_text(g, m->note);
	grid_end(g);
	ms_buf_release(&waits);
	ms_buf_release(&note);
}

void plan_show(struct cli *cli, const struct ms_plan *p,
	       const struct ms_plan_ask *ask)
{
	struct grid *g = grid_new(cli_out(cli), cli->table);
	size_t i;

	grid_column(g, "milestone", "Name", GRID_LEFT);
	grid_column(g, "label", "Milestone", GRID_LEFT);
	grid_column(g, "status", "Status", GRID_LEFT);
	grid_column(g, "start", NULL, GRID_LEFT);
	grid_column(g, "finish", NULL, GRID_LEFT);
	grid_column(g, "start_by", "Start by", GRID_LEFT);
	grid_column(g, "aim", "Aim for", GRID_LEFT);
	grid_column(g, "due", "Due", GRID_LEFT);
	grid_column(g, "days_left", "Days left", GRID_RIGHT);
	grid_column(g, "blocked_by", NULL, GRID_LEFT);
	grid_column(g, "event", NULL, GRID_LEFT);
	grid_column(g, "confidence", NULL, GRID_LEFT);
	grid_column(g, "source", NULL, GRID_LEFT);
	grid_column(g, "note", "Note", GRID_LEFT);
	grid_column(g, "about", cli->verbose ? "about" : NULL, GRID_LEFT);
	for (i = 0; i < p->n; i++)
		print_step(g, ask, p, &p->steps[i]);
	grid_finish(g);
}

static int in_calendar(const struct ms_calendar *calendar, int year)
{
	struct ms_event first;

	return ms_calendar_at(calendar, year, 0, &first);
}

void plan_remarks(const struct cli *cli, const struct ms_plan *p,
		  const struct ms_calendar *calendar,
		  const struct ms_plan_ask *ask)
{
	int first = 0, last = 0;
	char end[MS_DATE_MAX];

	ms_calendar_span(calendar, &first, &last);
	if (!p->dated && in_calendar(calendar, ask->year))
		cli_note(cli, "no milestone of the table has a date of the "
			      "calendar");
	else if (!p->dated)
		cli_note(cli,
			 "no dates for the %d Match: the calendar holds %d to "
			 "%d; the order stands, days do not (--typical infers "
			 "them from other seasons)",
			 ask->year, first, last);
	if (p->typical)
		cli_note(cli,
			 "%d milestones have inferred dates (?): openings at "
			 "the latest, deadlines at the earliest day of the "
			 "seasons read",
			 p->typical);
	if (p->third_party)
		cli_note(cli,
			 "%d dates are known from third parties only (*): "
			 "check them with AAMC, NRMP and ECFMG",
			 p->third_party);
	if (p->end != MS_NO_DAY && p->end < ask->today)
		cli_note(cli,
			 "the %d season is over: its last date was "
			 "%s",
			 ask->year, ms_date_format(end, p->end));
	else if (p->late)
		cli_note(cli,
			 "%d milestones are late for the %d Match; "
			 "a later one: -y %d",
			 p->late, ask->year, ask->year + 1);
}

void plan_ics(struct cli *cli, const struct ms_plan *p,
	      const struct ms_calendar *calendar, const struct ms_plan_ask *ask)
{
	struct ms_buf out = { 0 };

	if (!p->dated && !in_calendar(calendar, ask->year))
		cli_fail(cli, MS_ENONE,
			 "no dates for the %d Match: nothing to write",
			 ask->year);
	ms_plan_ics(p, calendar, ask, &out);
	if (out.failed)
		cli_fail(cli, MS_ENOMEM, "out of memory");
	fputs(ms_buf_str(&out), cli_out(cli));
	ms_buf_release(&out);
}

/* ---- costs ---- */

/* "IM=120" */
static void read_order(struct cli *cli, char *item, struct ms_fee_order *order)
{
	const struct ms_specialty *specialty;
	struct ms_error err;
	char *eq = strchr(item, '=');

	if (!eq)
		cli_usage(cli, "--programs: '%s' is not SPECIALTY=N", item);
	else
		*eq++ = '\0';
	if (ms_vocab_specialty(cli_vocab(cli), ms_trim(item), &specialty, &err))
		cli_die(cli, &err);
	order->specialty = specialty->name;
	order->programs = cli_int(cli, "--programs", ms_trim(eq), 1, 10000);
}

/* "IM=120,FM=60" */
static struct ms_fee_order *read_orders(struct cli *cli, const char *text,
					size_t *n)
{
	struct ms_fee_order *orders;
	struct ms_list list;
	size_t i, k;

	if (ms_list_split(&list, text, ','))
		cli_fail(cli, MS_ENOMEM, "out of memory");
	orders = calloc(list.n + 1, sizeof(*orders));
	for (i = 0; orders && i < list.n; i++) {
		read_order(cli, list.items[i], &orders[i]);
		for (k = 0; k < i; k++)
			if (orders[k].specialty == orders[i].specialty)
				cli_usage(cli, "--programs: '%s' comes twice",
					  orders[i].specialty);
	}
	*n = list.n;
	ms_list_release(&list);
	if (!orders)
		cli_fail(cli, MS_ENOMEM, "out of memory");
	return orders;
}

static void cost_row(struct grid *g, const char *item, const char *label,
		     const char *detail, double quantity, double usd,
		     const char *source, const char *note)
{
	char csv[MS_NUM_MAX];

	grid_text(g, item);
	grid_text(g, label);
	grid_text(g, detail);
	grid_count(g, quantity);
	if (isnan(usd))
		grid_cell(g, "", "not in the data");
	else if (usd == floor(usd))
		grid_count(g, usd);
	else
		grid_cell(g, ms_format_exact(csv, usd), csv);
	grid_text(g, source);
	grid_text(g, note);
	grid_end(g);
}

static void print_bill(struct cli *cli, const struct ms_fee_bill *bill)
{
	struct grid *g = grid_new(cli_out(cli), cli->table);
	size_t i;

	grid_column(g, "item", NULL, GRID_LEFT);
	grid_column(g, "label", "Fee", GRID_LEFT);
	grid_column(g, "specialty", "Specialty", GRID_LEFT);
	grid_column(g, "quantity", "Number", GRID_RIGHT);
	grid_column(g, "usd", "USD", GRID_RIGHT);
	grid_column(g, "source", "Source", GRID_LEFT);
	grid_column(g, "note", "Note", GRID_LEFT);
	for (i = 0; i < bill->n; i++) {
		const struct ms_fee_line *l = &bill->lines[i];

		cost_row(g, l->item, l->label, l->detail, l->quantity, l->usd,
			 l->source, l->note);
	}
	cost_row(g, "total",
		 bill->missing ? "total of what the data hold" : "total", "",
		 NAN, bill->total, "", "");
	grid_finish(g);
}

void plan_cost(struct cli *cli, const char *programs, struct ms_fee_ask *ask,
	       const struct ms_table *fees, const struct ms_table *rules)
{
	struct ms_fee_order *orders = read_orders(cli, programs, &ask->norders);
	struct ms_fee_bill *bill;
	struct ms_error err;

	ask->orders = orders;
	if (!ask->year) {
		ask->year = ms_fees_last_season(fees, "residency");
		cli_note(cli, "fees of the %d season, the last in the data",
			 ask->year);
	}
	if (ms_fees_bill(&bill, fees, rules, ask, &err))
		cli_die(cli, &err);
	print_bill(cli, bill);
	if (isnan(bill->total))
		cli_note(cli, "no fee of the %d season is in the data",
			 ask->year);
	else if (bill->missing)
		cli_note(cli,
			 "%zu of %zu fees are not in the data for the %d "
			 "season: the total is too low",
			 bill->missing, bill->n, ask->year);
	cli_note(cli, "a price, not advice: the number of applications is not "
		      "shown to cause a match");
	ms_fee_bill_free(bill);
	free(orders);
}
