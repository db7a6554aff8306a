/* match-plan: the milestones of one Match season for one applicant. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cli.h"
#include "plan_show.h"

enum {
	OPT_DONE = CLI_LONG,
	OPT_TODAY,
	OPT_FROM_START,
	OPT_TYPICAL,
	OPT_MILESTONES,
	OPT_CALENDAR,
	OPT_ICS,
	OPT_COST,
	OPT_PROGRAMS,
	OPT_LATE,
};

static const struct cli_option options[] = {
	{ 'y', "year", "YEAR", "year of the Match [default: the next one]" },
	{ 'a', "applicant-type", "TYPE",
	  "kind of applicant [default: non_us_img]" },
	{ OPT_DONE, "done", "LIST", "milestones that are done, by commas" },
	{ OPT_TODAY, "today", "DATE", "plan as on this day, YYYY-MM-DD" },
	{ OPT_FROM_START, "from-start", NULL,
	  "the whole way backwards from the Match, nothing done" },
	{ OPT_TYPICAL, "typical", NULL,
	  "infer missing dates from other seasons, and say so" },
	{ OPT_MILESTONES, "milestones", "FILE",
	  "a milestone table of your own" },
	{ OPT_CALENDAR, "calendar", "FILE",
	  "dates that go before the installed ones" },
	{ OPT_ICS, "ics", NULL, "write an iCalendar file" },
	{ OPT_COST, "cost", NULL, "what applying costs (with --programs)" },
	{ OPT_PROGRAMS, "programs", "LIST",
	  "programs by specialty, as IM=120,FM=60" },
	{ 'r', "ranks", "N", "length of the rank order list, for --cost" },
	{ OPT_LATE, "late", NULL, "late NRMP registration, for --cost" },
	CLI_TABLE,
	CLI_COMMON,
	{ 0, NULL, NULL, NULL }
};

static const struct cli_tool tool = {
	"match-plan",
	"[-t] [-y YEAR] [-a TYPE] [--done LIST] [--today DATE]\n"
	"                  [--from-start] [--typical] [--ics]\n"
	"                  [--milestones FILE] [--calendar FILE]\n"
	"       match-plan --cost --programs LIST [-t] [-y YEAR]\n"
	"                  [-a TYPE] [-r N] [--late]",
	"What is done, next, late or blocked on the way to a Match, and by "
	"when.",
	options, NULL
};

/* Everything read, and what is asked. */
struct job {
	struct cli cli;
	struct ms_plan_ask ask;
	struct ms_table *tables[4]; /* milestones, then calendars */
	size_t ntables;
	struct ms_milestones *milestones;
	struct ms_calendar *calendar;
	const char *milestone_file, *calendar_file;
	int from_start, ics, cost;
	const char *programs;
	struct ms_fee_ask fees;
};

static long today_here(void)
{
	time_t now = time(NULL);
	struct tm tm;
	struct ms_ymd d;

	localtime_r(&now, &tm);
	d.year = tm.tm_year + 1900;
	d.month = tm.tm_mon + 1;
	d.day = tm.tm_mday;
	return ms_date_join(d);
}

static long date_option(struct cli *cli, const char *option, const char *text)
{
	long day = 0;
	const char *why = ms_date_parse(text, &day);

	if (why)
		cli_usage(cli, "%s: '%s' %s", option, text, why);
	return day;
}

static void set_type(struct job *job, const char *name)
{
	const struct ms_applicant_type *type;
	struct ms_error err;

	if (ms_vocab_applicant_type(cli_vocab(&job->cli), name, &type, &err))
		cli_die(&job->cli, &err);
	if (*type->aggregate_of)
		cli_usage(&job->cli, "-a: '%s' is several types: %s", name,
			  type->aggregate_of);
	job->ask.applicant_type = type->code;
}

static void read_options(struct job *job)
{
	struct cli *cli = &job->cli;
	int c;

	while ((c = cli_next(cli)) != -1) {
		if (c == 'y')
			job->ask.year = (int)cli_int(cli, "-y", cli->arg, 1952,
						     9998);
		else if (c == 'a')
			set_type(job, cli->arg);
		else if (c == OPT_DONE)
			job->ask.done = cli->arg;
		else if (c == OPT_TODAY)
			job->ask.today = date_option(cli, "--today", cli->arg);
		else if (c == OPT_FROM_START)
			job->from_start = 1;
		else if (c == OPT_TYPICAL)
			job->ask.typical = 1;
		else if (c == OPT_MILESTONES)
			job->milestone_file = cli->arg;
		else if (c == OPT_CALENDAR)
			job->calendar_file = cli->arg;
		else if (c == OPT_ICS)
			job->ics = 1;
		else if (c == OPT_COST)
			job->cost = 1;
		else if (c == OPT_PROGRAMS)
			job->programs = cli->arg;
		else if (c == 'r')
			job->fees.ranks = cli_int(cli, "-r", cli->arg, 1, 9999);
		else if (c == OPT_LATE)
			job->fees.late = 1;
	}
	if (cli->noperands)
		cli_usage(cli, "'%s': match-plan reads no operands",
			  cli->operands[0]);
	if (job->from_start && job->ask.done)
		cli_usage(cli, "--from-start plans with nothing done: leave "
			       "out --done");
	if (job->cost != (job->programs != NULL))
		cli_usage(cli, "--cost and --programs go together");
	if (job->cost && (job->ics || job->from_start || job->ask.done))
		cli_usage(cli, "--cost goes without --ics, --from-start and "
			       "--done");
	if (!job->cost && (job->fees.ranks || job->fees.late))
		cli_usage(cli, "-r and --late are for --cost");
}

/* The table is freed at the end of the program. */
static const struct ms_table *load(struct job *job, const char *file,
				   const char *dataset)
{
	struct ms_table *t = cli_load(&job->cli, file, dataset);

	job->tables[job->ntables++] = t;
	return t;
}

static void load_all(struct job *job)
{
	struct ms_error err;
	int rc = ms_milestones_load(
		&job->milestones,
		load(job, job->milestone_file, "plan-milestones"), &err);

	if (!rc)
		rc = ms_calendar_new(&job->calendar, &err);
	if (!rc && job->calendar_file)
		rc = ms_calendar_add(job->calendar,
				     load(job, job->calendar_file, NULL), &err);
	if (!rc)
		rc = ms_calendar_add(job->calendar,
				     load(job, NULL, "calendar-dates"), &err);
	if (!rc)
		rc = ms_calendar_add(
			job->calendar,
			load(job, NULL, "ecfmg-pathways-deadlines"), &err);
	if (rc)
		cli_die(&job->cli, &err);
}

/* The first season whose Match Day is not over. */
static void choose_year(struct job *job)
{
	int first, last;
	struct ms_event e;

	if (job->ask.year)
		return;
	if (!ms_calendar_span(job->calendar, &first, &last))
		cli_usage(&job->cli, "the calendar is empty: give -y");
	for (; first <= last; first++)
		if (ms_calendar_find(job->calendar, first, "match_day", &e) &&
		    e.day >= job->ask.today)
			break;
	job->ask.year = first;
	cli_note(&job->cli, "planning for the %d Match (-y)", first);
}

static struct ms_plan *make(struct job *job)
{
	struct ms_error err;
	struct ms_plan *p;

	if (ms_plan_make(&p, job->milestones, job->calendar, &job->ask, &err))
		cli_die(&job->cli, &err);
	return p;
}

/* As on the day on which the whole way must begin. */
static struct ms_plan *make_from_start(struct job *job)
{
	struct ms_plan *p = make(job);
	char low[MS_DATE_MAX], high[MS_DATE_MAX], end[MS_DATE_MAX];

	if (p->end == MS_NO_DAY)
		return p;
	cli_note(&job->cli,
		 "the way to %s takes %.0f to %.0f months: begin between %s "
		 "and %s",
		 ms_date_format(end, p->end),
		 (double)(p->end - p->begin_low) / 30.4375,
		 (double)(p->end - p->begin_high) / 30.4375,
		 ms_date_format(high, p->begin_high),
		 ms_date_format(low, p->begin_low));
	job->ask.today = p->begin_high;
	ms_plan_free(p);
	return make(job);
}

static void run_plan(struct job *job)
{
	struct ms_plan *p;

	load_all(job);
	choose_year(job);
	p = job->from_start ? make_from_start(job) : make(job);
	if (job->ics)
		plan_ics(&job->cli, p, job->calendar, &job->ask);
	else
		plan_show(&job->cli, p, &job->ask);
	plan_remarks(&job->cli, p, job->calendar, &job->ask);
	ms_plan_free(p);
	ms_calendar_free(job->calendar);
	ms_milestones_free(job->milestones);
}

static void run_cost(struct job *job)
{
	job->fees.year = job->ask.year;
	job->fees.applicant_type = job->ask.applicant_type;
	plan_cost(&job->cli, job->programs, &job->fees,
		  load(job, NULL, "eras-fees"),
		  load(job, NULL, "calendar-rules"));
}

int main(int argc, char **argv)
{
	struct job job = { 0 };

	job.ask.today = today_here();
	job.ask.applicant_type = "non_us_img";
	cli_start(&job.cli, &tool, argc, argv);
	read_options(&job);
	if (job.cost)
		run_cost(&job);
	else
		run_plan(&job);
	while (job.ntables)
		ms_table_free(job.tables[--job.ntables]);
	return cli_finish(&job.cli);
}
