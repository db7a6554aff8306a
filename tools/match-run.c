/* match-run - rank order lists in, the match out. */
#include <limits.h>
#include <string.h>

#include "cli.h"
#include "market_print.h"
#include "market/couples.h"
#include "market/outcome.h"
#include "market/ranklist.h"
#include "market/stability.h"

enum {
	OPT_SUPPLEMENTAL = CLI_LONG,
	OPT_REVERSIONS,
	OPT_PROPOSING,
	OPT_UNFILLED,
	OPT_CHECK,
	OPT_EXPLAIN,
	OPT_LENIENT,
	OPT_SEAT,
	OPT_PROCEDURE,
	OPT_SEED,
	OPT_RESTARTS,
	OPT_STEPS,
	OPT_PROOF,
};

static const struct cli_option options[] = {
	{ 'A', "applicants", "FILE",
	  "rank order lists: applicant,rank,program" },
	{ 'P', "programs", "FILE", "rank order lists: program,rank,applicant" },
	{ 'Q', "quotas", "FILE", "positions: program,quota" },
	{ 'C', "couples", "FILE",
	  "pairs: couple,rank,applicant1,program1,..." },
	{ OPT_SUPPLEMENTAL, "supplemental", "FILE",
	  "supplemental lists: applicant,program,rank,..." },
	{ OPT_REVERSIONS, "reversions", "FILE",
	  "unfilled positions: donor,receiver,max_positions" },
	{ OPT_PROPOSING, "proposing", "SIDE",
	  "applicants or programs [default: applicants]" },
	{ OPT_UNFILLED, "unfilled", "FILE", "write positions left to FILE" },
	{ OPT_CHECK, "check", "FILE", "is the matching in FILE stable?" },
	{ OPT_EXPLAIN, "explain", "APPLICANT",
	  "why they matched where they did" },
	{ OPT_SEAT, "partner-seat", "WHICH",
	  "a partner's seat is freed or kept [default: freed]" },
	{ OPT_PROCEDURE, "couples-by", "HOW",
	  "rounds or roth-peranson [default: rounds]" },
	{ OPT_SEED, "seed", "N", "of the orders of couples [default: 1]" },
	{ OPT_RESTARTS, "restarts", "N",
	  "further orders of couples to try [default: 20]" },
	{ OPT_STEPS, "steps", "N", "effort in one attempt [default: by size]" },
	{ OPT_PROOF, "proof", "N",
	  "effort to prove that none exists, 0 none [default: 100000000]" },
	{ OPT_LENIENT, "lenient", NULL, "mend bad lists and count" },
	CLI_TABLE,
	CLI_COMMON,
	{ 0, NULL, NULL, NULL }
};

static const struct cli_tool tool = {
	"match-run", "-A FILE -P FILE -Q FILE [option ...]",
	"Run the match: rank order lists in, the stable matching out.", options,
	NULL
};

struct run {
	struct cli cli;
	struct ms_market_files files;
	struct ms_ranklists lists;
	struct ms_match match;
	const char *unfilled, *check, *explain;
	int by_programs, lenient;
	struct ms_couples_options couples;
};

static int one_of(struct cli *cli, const char *option, const char *first,
		  const char *second)
{
	if (strcmp(cli->arg, first) == 0)
		return 0;
	if (strcmp(cli->arg, second) == 0)
		return 1;
	cli_usage(cli, "--%s: '%s' is not %s or %s", option, cli->arg, first,
		  second);
}

static void set_option(struct run *r, int c)
{
	struct cli *cli = &r->cli;

	switch (c) {
	case 'A':
		r->files.applicants = cli->arg;
		break;
	case 'P':
		r->files.programs = cli->arg;
		break;
	case 'Q':
		r->files.quotas = cli->arg;
		break;
	case 'C':
		r->files.couples = cli->arg;
		break;
	case OPT_SUPPLEMENTAL:
		r->files.supplemental = cli->arg;
		break;
	case OPT_REVERSIONS:
		r->files.reversions = cli->arg;
		break;
	case OPT_PROPOSING:
		r->by_programs = one_of(cli, "proposing", "applicants",
					"programs");
		break;
	case OPT_UNFILLED:
		r->unfilled = cli->arg;
		break;
	case OPT_CHECK:
		r->check = cli->arg;
		break;
	case OPT_EXPLAIN:
		r->explain = cli->arg;
		break;
	case OPT_SEAT:
		r->couples.seat = one_of(cli, "partner-seat", "freed", "kept")
					  ? MS_SEAT_KEPT
					  : MS_SEAT_FREED;
		break;
	case OPT_PROCEDURE:
		r->couples.procedure = one_of(cli, "couples-by", "rounds",
					      "roth-peranson")
					       ? MS_ROTH_PERANSON
					       : MS_BY_ROUNDS;
		break;
	case OPT_SEED:
		r->couples.seed = (uint64_t)cli_int(cli, "--seed", cli->arg, 0,
						    LONG_MAX);
		break;
	case OPT_RESTARTS:
		r->couples.restarts = (uint32_t)cli_int(cli, "--restarts",
							cli->arg, 0, 1000000);
		break;
	case OPT_STEPS:
		r->couples.steps = (uint64_t)cli_int(cli, "--steps", cli->arg,
						     1, LONG_MAX);
		break;
	case OPT_PROOF:
		r->couples.search = (uint64_t)cli_int(cli, "--proof", cli->arg,
						      0, LONG_MAX);
		break;
	default:
		r->lenient = 1;
	}
}

static void parse(struct run *r, int argc, char **argv)
{
	struct cli *cli = &r->cli;
	int c;

	cli_start(cli, &tool, argc, argv);
	while ((c = cli_next(cli)) != -1)
		set_option(r, c);
	if (cli->noperands)
		cli_usage(cli, "unexpected '%s': files go with -A, -P and -Q",
			  cli->operands[0]);
	if (!r->files.applicants || !r->files.programs || !r->files.quotas)
		cli_usage(cli, "-A, -P and -Q are needed");
	if (r->check && r->explain)
		cli_usage(cli, "--check and --explain exclude each other");
}

static void note_mended(const struct run *r)
{
	int i;

	for (i = 0; i < MS_MEND_N; i++)
		if (r->lists.mended[i])
			cli_note(&r->cli, "%s: %zu",
				 ms_mend_text((enum ms_mend)i),
				 r->lists.mended[i]);
}

static const char *seat_name(enum ms_partner_seat seat)
{
	return seat == MS_SEAT_KEPT ? "kept" : "freed";
}

/* What was found, how, and in which sense; 3 when it is not stable. */
static int note_couples(const struct run *r, const struct ms_couples_report *c)
{
	const struct cli *cli = &r->cli;
	const char *seat = seat_name(r->couples.seat);

	if (c->reverted)
		cli_note(cli, "positions reverted: %u", c->reverted);
	if (cli->verbose || c->verdict != MS_STABLE)
		cli_note(cli,
			 "orders of couples tried: %u (seed %llu); came back "
			 "to an earlier state: %u; reached the limit of steps: "
			 "%u; rounds: %u; steps: %llu",
			 c->attempts, (unsigned long long)r->couples.seed,
			 c->loops, c->stopped, c->rounds,
			 (unsigned long long)c->steps);
	if (c->by_search)
		cli_note(cli, "found by looking at every possibility");
	if (c->verdict == MS_STABLE) {
		if (r->lists.market.ncouple)
			cli_note(cli, "stable, a partner's seat %s", seat);
		return 0;
	}
	cli_note(cli,
		 c->verdict == MS_NONE_EXISTS
			 ? "no stable matching exists, a partner's seat "
			   "%s: proved by looking at every possibility"
			 : "no stable matching was found, a partner's "
			   "seat %s; one may exist",
		 seat);
	cli_note(cli,
		 "this matching has the fewest blocking pairs met: %llu "
		 "(see them with --check)",
		 (unsigned long long)c->blocking);
	return 3;
}

static int has_variations(const struct ms_market *m)
{
	return m->ncouple || m->nlink || m->nreversion;
}

/* The exit status so far. */
static int make_match(struct run *r)
{
	const struct ms_market *m = &r->lists.market;
	struct ms_couples_report report;
	struct ms_error err;
	int rc = ms_match_init(&r->match, m, &err), together = 0;

	if (!rc && r->check) {
		rc = ms_outcome_read(&r->match, &r->lists, r->check, &err);
	} else if (!rc && r->by_programs) {
		rc = ms_match_programs(&r->match, m, &err);
	} else if (!rc && has_variations(m)) {
		together = 1;
		rc = ms_match_couples(&r->match, m, &r->couples, &report, &err);
	} else if (!rc) {
		rc = ms_match_applicants(&r->match, m, &err);
	}
	if (rc)
		cli_die(&r->cli, &err);
	return together ? note_couples(r, &report) : 0;
}

static void note_totals(const struct run *r)
{
	const struct ms_match *match = &r->match;
	uint32_t a, p, matched = 0, extra = 0;
	uint64_t positions = 0;

	for (a = 0; a < match->n; a++) {
		matched += match->program[a] != MS_NONE;
		extra += match->extra[a] != MS_NONE;
	}
	for (p = 0; p < match->np; p++)
		positions += match->quota[p];
	cli_note(&r->cli,
		 "%u of %u applicants matched, %u of %llu positions "
		 "filled",
		 matched, match->n, matched + extra,
		 (unsigned long long)positions);
}

int main(int argc, char **argv)
{
	struct run r = { .couples = { .seed = 1,
				      .restarts = 20,
				      .search = 100 * 1000 * 1000 } };
	struct ms_error err;
	struct market_view view;
	int status;

	parse(&r, argc, argv);
	if (ms_ranklists_read(&r.lists, &r.files, r.lenient, &err))
		cli_die(&r.cli, &err);
	note_mended(&r);
	status = make_match(&r);
	if (r.cli.verbose)
		note_totals(&r);
	view = (struct market_view){ &r.cli, &r.lists, &r.match };
	if (r.unfilled)
		print_unfilled(&view, r.unfilled);
	if (r.check)
		status = print_check(&view, r.couples.seat) ? 3 : 0;
	else if (r.explain)
		print_explain(&view, r.explain);
	else
		print_match(&view);
	ms_match_release(&r.match);
	ms_ranklists_release(&r.lists);
	return cli_finish(&r.cli) ? 1 : status;
}
