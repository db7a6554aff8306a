/* match-run - rank order lists in, the match out. */
#include <string.h>

#include "cli.h"
#include "market_print.h"
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
	{ OPT_LENIENT, "lenient", NULL, "mend bad lists and count" },
	CLI_TABLE,
	CLI_COMMON,
	{ 0, NULL, NULL, NULL }
};

static const struct cli_tool tool = {
	"match-run", "-A FILE -P FILE -Q FILE [option ...]",
	"run the match: rank order lists in, the stable matching out", options,
	NULL
};

struct run {
	struct cli cli;
	struct ms_market_files files;
	struct ms_ranklists lists;
	struct ms_match match;
	const char *unfilled, *check, *explain;
	int by_programs, lenient;
	enum ms_partner_seat seat;
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
		r->seat = one_of(cli, "partner-seat", "freed", "kept")
				  ? MS_SEAT_KEPT
				  : MS_SEAT_FREED;
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
			cli_note(&r->cli, "%zu %s", r->lists.mended[i],
				 ms_mend_text((enum ms_mend)i));
}

static void make_match(struct run *r)
{
	const struct ms_market *m = &r->lists.market;
	struct ms_error err;
	int rc = ms_match_init(&r->match, m, &err);

	if (!rc && r->check)
		rc = ms_outcome_read(&r->match, &r->lists, r->check, &err);
	else if (!rc && r->by_programs)
		rc = ms_match_programs(&r->match, m, &err);
	else if (!rc)
		rc = ms_match_applicants(&r->match, m, &err);
	if (rc)
		cli_die(&r->cli, &err);
}

int main(int argc, char **argv)
{
	struct run r = { 0 };
	struct ms_error err;
	struct market_view view;
	int unstable = 0;

	parse(&r, argc, argv);
	if (ms_ranklists_read(&r.lists, &r.files, r.lenient, &err))
		cli_die(&r.cli, &err);
	note_mended(&r);
	make_match(&r);
	view = (struct market_view){ &r.cli, &r.lists, &r.match };
	if (r.unfilled)
		print_unfilled(&view, r.unfilled);
	if (r.check)
		unstable = print_check(&view, r.seat);
	else if (r.explain)
		print_explain(&view, r.explain);
	else
		print_match(&view);
	ms_match_release(&r.match);
	ms_ranklists_release(&r.lists);
	return cli_finish(&r.cli) ? 1 : unstable ? 3 : 0;
}
