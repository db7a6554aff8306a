/* match-programs: the programs of a list that fit an applicant. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "cli.h"
#include "plan/profile.h"
#include "plan/states.h"
#include "programs_show.h"

enum {
	OPT_VISA = CLI_LONG,
	OPT_IMG,
	OPT_STATES,
	OPT_YOG,
	OPT_ATTEMPTS,
	OPT_USCE,
	OPT_UNKNOWN,
	OPT_WHY,
	OPT_WEIGHTS,
	OPT_CUTOFF,
	OPT_RESULTS,
	OPT_TEMPLATE,
	OPT_FACTORS,
	OPT_STAGE,
};

static const struct cli_option options[] = {
	{ 's', "specialty", "LIST", "only these specialties" },
	{ OPT_STATES, "states", "LIST", "only these states" },
	{ OPT_VISA, "visa", "KIND", "visa needed: j1, h1b or none" },
	{ OPT_IMG, "img-share", "SHARE", "least share of IMGs, as 20%" },
	{ 'x', "score", "SCORE", "Step 2 CK score" },
	{ OPT_YOG, "yog", "YEARS", "years since graduation" },
	{ OPT_ATTEMPTS, "attempts", "N", "most attempts at an examination" },
	{ OPT_USCE, "usce", "MONTHS", "U.S. clinical experience" },
	{ OPT_UNKNOWN, "unknown", "WHAT",
	  "what is not known: keep, drop or only [default: keep]" },
	{ OPT_WHY, "why", NULL, "also the programs that do not fit" },
	{ OPT_CUTOFF, "cutoff", "KIND",
	  "stated: never estimate a cut-off from the survey [default: any]" },
	{ OPT_WEIGHTS, "weights", "LIST",
	  "weights of img, score, visa, unfilled, size [default: 1 each]" },
	{ OPT_RESULTS, "results", "FILE",
	  "program results to add: program_code, year, quota, matched" },
	{ OPT_TEMPLATE, "template", NULL, "print an empty program list" },
	{ OPT_FACTORS, "factors", NULL,
	  "what program directors cite, in place of a list" },
	{ OPT_STAGE, "stage", "STAGE", "with --factors: interview or ranking" },
	{ 'a', "applicant-type", "TYPE",
	  "with --factors: only what concerns these applicants" },
	CLI_INPUT,
	CLI_TABLE,
	CLI_COMMON,
	{ 0, NULL, NULL, NULL }
};

static const struct cli_tool tool = {
	"match-programs",
	"[-t] [-s LIST] [--states LIST] [--visa KIND]\n"
	"                      [--img-share SHARE] [-x SCORE] [--yog YEARS]\n"
	"                      [--attempts N] [--usce MONTHS] [--unknown "
	"WHAT]\n"
	"                      [--why] [--weights LIST] [-d NAME] [FILE ...]\n"
	"       match-programs --factors [-t] [-s LIST] [-a TYPE] "
	"[--stage STAGE]\n"
	"       match-programs --template",
	"The programs that fit an applicant, and why the others do not.",
	options, "programs-fl-2020"
};

struct job {
	struct cli cli;
	struct ms_profile profile;
	struct programs_view view;
	const char *weights, *results, *type, *stage;
	const struct ms_specialty **specialties;
	const char **states;
	int template, factors;
};

static void *room(struct cli *cli, size_t n, size_t size)
{
	void *p = calloc(n + 1, size);

	if (!p)
		cli_fail(cli, MS_ENOMEM, "out of memory");
	return p;
}

static void read_specialties(struct job *job, const char *text)
{
	struct ms_error err;
	struct ms_list list;
	size_t i;

	if (ms_list_split(&list, text, ','))
		cli_fail(&job->cli, MS_ENOMEM, "out of memory");
	free(job->specialties);
	job->specialties = room(&job->cli, list.n, sizeof(*job->specialties));
	for (i = 0; i < list.n; i++)
		if (ms_vocab_specialty(cli_vocab(&job->cli), list.items[i],
				       &job->specialties[i], &err))
			cli_die(&job->cli, &err);
	job->profile.specialties = job->specialties;
	job->profile.nspecialties = list.n;
	ms_list_release(&list);
}

static void read_states(struct job *job, const char *text)
{
	struct ms_error err;
	struct ms_list list;
	size_t i;

	if (ms_list_split(&list, text, ','))
		cli_fail(&job->cli, MS_ENOMEM, "out of memory");
	free(job->states);
	job->states = room(&job->cli, list.n, sizeof(*job->states));
	for (i = 0; i < list.n; i++)
		if (ms_state_find(list.items[i], &job->states[i], &err))
			cli_die(&job->cli, &err);
	job->profile.states = job->states;
	job->profile.nstates = list.n;
	ms_list_release(&list);
}

/* One of a few words; ends the program on any other. */
static int word(struct cli *cli, const char *option, const char *text,
		const char *const *words)
{
	struct ms_buf all = { 0 };
	int i;

	for (i = 0; words[i]; i++)
		if (ms_casecmp(text, words[i]) == 0)
			return i;
	for (i = 0; words[i]; i++)
		ms_buf_printf(&all, "%s%s", i ? ", " : "", words[i]);
	cli_usage(cli, "%s: '%s' is none of %s", option, text,
		  ms_buf_str(&all));
}

static double share(struct cli *cli, const char *text)
{
	double p = 0;
	const char *why = ms_parse_prob(text, 0, &p);

	if (why)
		cli_usage(cli, "--img-share: '%s' %s", text, why);
	return p;
}

static int profile_option(struct job *job, int c)
{
	static const char *const visas[] = { "none", "j1", "h1b", NULL };
	static const char *const cutoffs[] = { "any", "stated", NULL };
	struct cli *cli = &job->cli;
	struct ms_profile *p = &job->profile;

	switch (c) {
	case OPT_VISA:
		p->visa = (enum ms_visa)word(cli, "--visa", cli->arg, visas);
		return 1;
	case OPT_CUTOFF:
		p->stated_only = word(cli, "--cutoff", cli->arg, cutoffs);
		return 1;
	case OPT_IMG:
		p->img_min = share(cli, cli->arg);
		return 1;
	case 'x':
		p->step2 = (double)cli_int(cli, "-x", cli->arg, 1, 300);
		return 1;
	case OPT_YOG:
		p->graduation = (double)cli_int(cli, "--yog", cli->arg, 0, 80);
		return 1;
	case OPT_ATTEMPTS:
		p->attempts = (double)cli_int(cli, "--attempts", cli->arg, 1,
					      20);
		return 1;
	case OPT_USCE:
		p->experience = cli_number(cli, "--usce", cli->arg);
		return 1;
	default:
		return 0;
	}
}

static void read_options(struct job *job)
{
	static const char *const unknowns[] = { "keep", "drop", "only", NULL };
	static const char *const stages[] = { "interview", "ranking", NULL };
	struct cli *cli = &job->cli;
	int c;

	while ((c = cli_next(cli)) != -1) {
		if (profile_option(job, c))
			continue;
		if (c == 's')
			read_specialties(job, cli->arg);
		else if (c == OPT_STATES)
			read_states(job, cli->arg);
		else if (c == OPT_UNKNOWN)
			job->view.unknown = (enum programs_unknown)word(
				cli, "--unknown", cli->arg, unknowns);
		else if (c == OPT_WHY)
			job->view.why = 1;
		else if (c == OPT_WEIGHTS)
			job->weights = cli->arg;
		else if (c == OPT_RESULTS)
			job->results = cli->arg;
		else if (c == OPT_TEMPLATE)
			job->template = 1;
		else if (c == OPT_FACTORS)
			job->factors = 1;
		else if (c == OPT_STAGE)
			job->stage =
				stages[word(cli, "--stage", cli->arg, stages)];
		else if (c == 'a')
			job->type = cli->arg;
	}
	if (!job->factors && (job->stage || job->type))
		cli_usage(cli, "-a and --stage are for --factors");
}

static void list_programs(struct job *job)
{
	struct ms_table *survey = cli_load(&job->cli, NULL,
					   "pds-2020-target-scores");
	struct ms_table *results =
		job->results ? cli_load(&job->cli, job->results, NULL) : NULL;
	struct ms_table *list = cli_read(&job->cli);
	struct ms_programs *programs;
	struct ms_error err;
	size_t joined = 0;

	if (ms_programs_load(&programs, list, cli_vocab(&job->cli), &err))
		cli_die(&job->cli, &err);
	if (results && ms_programs_join(programs, results, &joined, &err))
		cli_die(&job->cli, &err);
	if (results && !joined)
		cli_note(&job->cli,
			 "%s: no row is of a program of the list, or all its "
			 "years are there already",
			 job->results);
	programs_show(&job->cli, programs, &job->profile, survey, &job->view);
	ms_programs_free(programs);
	ms_table_free(list);
	ms_table_free(results);
	ms_table_free(survey);
}

static void list_factors(struct job *job)
{
	struct ms_table *t = cli_load(&job->cli, NULL, "pds-2020-factors");

	programs_factors(&job->cli, t, &job->profile, job->type, job->stage);
	ms_table_free(t);
}

int main(int argc, char **argv)
{
	struct job job = { 0 };
	struct ms_error err;

	ms_profile_init(&job.profile);
	cli_start(&job.cli, &tool, argc, argv);
	read_options(&job);
	if (job.weights && ms_profile_weights(&job.profile, job.weights, &err))
		cli_usage(&job.cli, "--weights: %s", err.msg);
	if (job.template)
		programs_template(&job.cli);
	else if (job.factors)
		list_factors(&job);
	else
		list_programs(&job);
	free(job.specialties);
	free(job.states);
	return cli_finish(&job.cli);
}
