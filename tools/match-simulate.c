/* match-simulate - made-up markets: what the length of a list, the order of it
 * and ranking as a couple do. */
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"
#include "grid.h"
#include "market/simulate.h"
#include "simulate_show.h"

enum {
	OPT_APPLICANTS = CLI_LONG,
	OPT_POSITIONS,
	OPT_PROGRAMS,
	OPT_COUPLES,
	OPT_TASTE,
	OPT_JUDGEMENT,
	OPT_REACH,
	OPT_SHARE,
	OPT_KEEP,
	OPT_SEED,
	OPT_WRITE,
};

static const struct cli_option options[] = {
	{ 'b', "by", "WHAT",
	  "applicant_type, choice, ranks, strategy, couples or fit" },
	{ 'n', "replications", "N", "markets to draw [default: 10]" },
	{ 'j', "threads", "N", "threads [default: all processors]" },
	{ OPT_SEED, "seed", "N", "of the markets [default: 1]" },
	{ 'l', "level", "PROB", "level of the intervals [default: 0.95]" },
	{ 'r', "ranks", "N", "by ranks: up to N [default: 15]" },
	{ 'a', "applicant-type", "TYPE", "by ranks: of these only" },
	{ OPT_SHARE, "share", "PROB",
	  "by strategy: of applicants who use it [default: 0.1]" },
	{ OPT_KEEP, "keep", "N",
	  "by strategy: ranks kept by those who cut [default: 3]" },
	{ OPT_APPLICANTS, "applicants", "N",
	  "with positions and programs in proportion [default: 47208]" },
	{ OPT_POSITIONS, "positions", "N", "instead of the proportion" },
	{ OPT_PROGRAMS, "programs", "N", "instead of the proportion" },
	{ OPT_COUPLES, "couples", "N", "instead of the proportion" },
	{ OPT_TASTE, "taste", "R",
	  "applicants' correlation with common opinion [default: 0.227]" },
	{ OPT_JUDGEMENT, "judgement", "R",
	  "programs' correlation with it [default: 0.784]" },
	{ OPT_REACH, "reach", "SD",
	  "spread of interviews round one's standing [default: 0.158]" },
	{ OPT_WRITE, "write", "FOLDER",
	  "write the first market as files for match-run" },
	CLI_TABLE,
	CLI_COMMON,
	{ 0, NULL, NULL, NULL }
};

static const struct cli_tool tool = {
	"match-simulate", "[-t] [-b WHAT] [-n N] [option ...]",
	"What lists do for their makers, in made-up markets.", options, NULL
};

static const char *const views[] = {
	[MS_SIM_TYPE] = "applicant_type", [MS_SIM_CHOICE] = "choice",
	[MS_SIM_RANKS] = "ranks",	  [MS_SIM_STRATEGY] = "strategy",
	[MS_SIM_COUPLES] = "couples",	  [MS_SIM_FIT] = "fit",
};

struct asked {
	struct cli cli;
	struct ms_simulation sim;
	long positions, programs, couples; /* -1: in proportion */
	const char *type, *write;
};

static enum ms_sim_by parse_by(struct cli *cli)
{
	size_t i;

	for (i = 0; i < sizeof(views) / sizeof(*views); i++)
		if (strcmp(cli->arg, views[i]) == 0)
			return (enum ms_sim_by)i;
	cli_usage(cli,
		  "--by: '%s' is not applicant_type, choice, ranks, strategy, "
		  "couples or fit",
		  cli->arg);
}

static double correlation(struct cli *cli, const char *option)
{
	double r = cli_number(cli, option, cli->arg);

	if (!(r >= 0 && r <= 1))
		cli_usage(cli, "%s: '%s' is not within 0 and 1", option,
			  cli->arg);
	return r;
}

/* Options of the market. */
static void set_market(struct asked *x, int c)
{
	struct cli *cli = &x->cli;
	struct ms_draw *d = &x->sim.draw;

	switch (c) {
	case OPT_APPLICANTS:
		ms_draw_scale(d, (uint32_t)cli_int(cli, "--applicants",
						   cli->arg, 20, 10000000));
		break;
	case OPT_POSITIONS:
		x->positions = cli_int(cli, "--positions", cli->arg, 1,
				       10000000);
		break;
	case OPT_PROGRAMS:
		x->programs = cli_int(cli, "--programs", cli->arg, 1, 10000000);
		break;
	case OPT_COUPLES:
		x->couples = cli_int(cli, "--couples", cli->arg, 0, 1000000);
		break;
	case OPT_TASTE:
		d->taste = correlation(cli, "--taste");
		break;
	case OPT_JUDGEMENT:
		d->judgement = correlation(cli, "--judgement");
		break;
	case OPT_REACH:
		d->reach = correlation(cli, "--reach");
		break;
	default:
		x->write = cli->arg;
	}
}

static void set_option(struct asked *x, int c)
{
	struct cli *cli = &x->cli;
	struct ms_simulation *sim = &x->sim;

	switch (c) {
	case 'b':
		sim->by = parse_by(cli);
		break;
	case 'n':
		sim->replications = (uint32_t)cli_int(cli, "--replications",
						      cli->arg, 2, 1000000);
		break;
	case 'j':
		sim->threads = (uint32_t)cli_int(cli, "--threads", cli->arg, 1,
						 64);
		break;
	case OPT_SEED:
		sim->seed = (uint64_t)cli_int(cli, "--seed", cli->arg, 0,
					      INT32_MAX);
		break;
	case 'l':
		sim->level = cli_prob(cli, "--level", cli->arg);
		break;
	case 'r':
		sim->ranks = (uint32_t)cli_int(cli, "--ranks", cli->arg, 1,
					       MS_DRAW_LONGEST);
		break;
	case 'a':
		x->type = cli->arg;
		break;
	case OPT_SHARE:
		sim->share = cli_prob(cli, "--share", cli->arg);
		break;
	case OPT_KEEP:
		sim->keep = (uint32_t)cli_int(cli, "--keep", cli->arg, 1,
					      MS_DRAW_LONGEST);
		break;
	default:
		set_market(x, c);
	}
}

static void find_type(struct asked *x)
{
	const struct ms_draw *d = &x->sim.draw;
	uint32_t t;

	for (t = 0; t < d->ntype; t++)
		if (strcmp(d->type[t].code, x->type) == 0) {
			x->sim.type = t;
			return;
		}
	cli_usage(&x->cli,
		  "--applicant-type: '%s' is not us_md_senior, us_do_senior, "
		  "us_img, non_us_img or other",
		  x->type);
}

static void parse(struct asked *x, int argc, char **argv)
{
	struct ms_draw *d = &x->sim.draw;
	long cpus = sysconf(_SC_NPROCESSORS_ONLN);
	int c;

	ms_simulation_default(&x->sim);
	x->sim.threads = cpus > 0 && cpus < 64 ? (uint32_t)cpus : 2;
	x->positions = x->programs = x->couples = -1;
	cli_start(&x->cli, &tool, argc, argv);
	while ((c = cli_next(&x->cli)) != -1)
		set_option(x, c);
	if (x->cli.noperands)
		cli_usage(&x->cli, "unexpected '%s': markets are made up here",
			  x->cli.operands[0]);
	if (x->positions >= 0)
		d->positions = (uint32_t)x->positions;
	if (x->programs >= 0)
		d->programs = (uint32_t)x->programs;
	if (x->couples >= 0)
		d->couples = (uint32_t)x->couples;
	if (x->type)
		find_type(x);
}

static void progress(uint32_t done, uint32_t of, void *user)
{
	(void)user;
	fprintf(stderr, "\r%u of %u markets%s", done, of,
		done == of ? "\r\033[K" : "");
	fflush(stderr);
}

int main(int argc, char **argv)
{
	struct asked x = { 0 };
	struct ms_estimates est;
	struct ms_error err;

	parse(&x, argc, argv);
	if (x.write) {
		simulate_write(&x.cli, &x.sim, x.write);
		return cli_finish(&x.cli);
	}
	if (!x.cli.quiet && isatty(STDERR_FILENO))
		x.sim.progress = progress;
	if (ms_simulate(&est, &x.sim, &err))
		cli_die(&x.cli, &err);
	if (est.unsolved)
		cli_note(&x.cli,
			 "no stable matching was found in %u of %u markets: "
			 "their best matching counts",
			 est.unsolved, x.sim.replications);
	simulate_show(&x.cli, &x.sim, &est);
	ms_estimates_release(&est);
	return cli_finish(&x.cli);
}
