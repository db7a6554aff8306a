/*
 * match-tally - applicant rows to counts of matched and unmatched by keys and
 * score (tally/tally).
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/num.h"
#include "cli.h"
#include "grid.h"
#include "progress.h"
#include "tally/tally.h"

enum {
	SCORE = CLI_LONG,
	OUTCOME,
	BINS,
	NO_SCORE,
	MERGE,
	SKIP_BAD,
	MISSING,
	HEADER,
	BLOCK,
};

static const struct cli_option options[] = {
	{ 'b', "by", "COLUMNS", "key columns, separated by commas" },
	{ SCORE, "score", "COLUMN", "column of scores [default: step2_ck]" },
	{ OUTCOME, "outcome", "COLUMN",
	  "column of outcomes [default: matched]" },
	{ BINS, "bins", "EDGES",
	  "count by score bands that begin at these scores" },
	{ NO_SCORE, "no-score", NULL, "count by the keys alone" },
	{ MISSING, "missing", NULL,
	  "keep applicants without a score, as rows with an empty score" },
	{ MERGE, "merge", NULL, "the inputs are counts: add them up" },
	{ SKIP_BAD, "skip-bad", NULL,
	  "leave out rows that make no sense; list and count them" },
	{ HEADER, "header", "LINE",
	  "the input has no header line, or not first: this is it" },
	{ 'j', "threads", "N", "threads [default: one a processor]" },
	{ BLOCK, "block", "BYTES", "read so many bytes at a time" },
	{ CLI_NA, "na", "MARKS",
	  "marks of a missing value, by commas [default: empty and NA]" },
	CLI_TABLE,
	CLI_COMMON,
	{ 0, NULL, NULL, NULL }
};

static const struct cli_tool tool = {
	.name = "match-tally",
	.synopsis = "[-b COLUMNS] [--score COLUMN] [--outcome COLUMN]\n"
		    "                   [--bins EDGES] [FILE ...]",
	.summary =
		"Applicant rows to counts of matched and unmatched by score.",
	.options = options,
};

struct request {
	struct cli cli;
	struct ms_tally_options o;
	struct ms_list by;
	double *edges;
	int merge, missing;
};

static void parse_edges(struct request *r, const char *text)
{
	struct ms_list list;
	size_t i;

	free(r->edges);
	if (ms_list_split(&list, text, ','))
		cli_fail(&r->cli, MS_ENOMEM, "out of memory");
	r->edges = calloc(list.n, sizeof(*r->edges));
	if (!r->edges)
		cli_fail(&r->cli, MS_ENOMEM, "out of memory");
	for (i = 0; i < list.n; i++) {
		r->edges[i] = cli_number(&r->cli, "--bins", list.items[i]);
		if (r->edges[i] != floor(r->edges[i]))
			cli_usage(&r->cli, "--bins: '%s' is not a whole score",
				  list.items[i]);
		if (i && r->edges[i] <= r->edges[i - 1])
			cli_usage(&r->cli, "--bins: %s does not follow %s",
				  list.items[i], list.items[i - 1]);
	}
	r->o.edges = r->edges;
	r->o.nedge = list.n;
	ms_list_release(&list);
}

static void parse_by(struct request *r, const char *text)
{
	size_t i, k;

	ms_list_release(&r->by);
	if (ms_list_split(&r->by, text, ','))
		cli_fail(&r->cli, MS_ENOMEM, "out of memory");
	for (i = 0; i < r->by.n; i++)
		for (k = 0; k < i; k++)
			if (strcmp(r->by.items[i], r->by.items[k]) == 0)
				cli_usage(&r->cli, "-b: '%s' stands twice",
					  r->by.items[i]);
	r->o.keys = (const char *const *)r->by.items;
	r->o.nkey = r->by.n;
}

static void parse_option(struct request *r, int c)
{
	const char *arg = r->cli.arg;

	switch (c) {
	case 'b':
		parse_by(r, arg);
		break;
	case SCORE:
		r->o.score = arg;
		break;
	case OUTCOME:
		r->o.outcome = arg;
		break;
	case BINS:
		parse_edges(r, arg);
		break;
	case NO_SCORE:
		r->o.score = NULL;
		break;
	case MISSING:
		r->missing = 1;
		break;
	case MERGE:
		r->merge = 1;
		break;
	case SKIP_BAD:
		r->o.skip_bad = 1;
		break;
	case HEADER:
		r->o.header = arg;
		break;
	case 'j':
		r->o.threads = (unsigned)cli_int(&r->cli, "--threads", arg, 1,
						 256);
		break;
	case BLOCK:
		r->o.block = (size_t)cli_int(&r->cli, "--block", arg, 1,
					     MS_FEED_BLOCK_MAX);
		break;
	}
}

static void parse(struct request *r, int argc, char **argv)
{
	long n = sysconf(_SC_NPROCESSORS_ONLN);
	int c;

	r->o.score = "step2_ck";
	r->o.outcome = "matched";
	r->o.threads = n > 0 ? (unsigned)n : 1;
	cli_start(&r->cli, &tool, argc, argv);
	while ((c = cli_next(&r->cli)) != -1)
		parse_option(r, c);
	r->o.na = r->cli.na;
	if (!r->o.score && r->o.nedge)
		cli_usage(&r->cli, "--bins and --no-score exclude each other");
	if (r->merge && (r->o.nedge || !r->o.score || r->o.skip_bad))
		cli_usage(&r->cli, "--merge takes neither --bins, --no-score "
				   "nor --skip-bad");
	if (!cli_has_input(&r->cli))
		cli_usage(&r->cli, "no input: name a file, or - for standard "
				   "input");
}

static void read_all(struct request *r, struct ms_tally *t)
{
	struct ms_error err;
	const char *name = "-";
	int i, rc;

	for (i = 0; i == 0 || i < r->cli.noperands; i++) {
		if (r->cli.noperands)
			name = r->cli.operands[i];
		rc = r->merge ? ms_tally_counts(t, name, &err)
			      : ms_tally_rows(t, name, &err);
		if (rc)
			break;
	}
	if (r->o.progress)
		progress_end(r->o.user);
	if (rc)
		cli_die(&r->cli, &err);
}

/* What was left out, and why the counts are fewer than the rows. */
static void report(const struct request *r, const struct ms_tally *t)
{
	const struct ms_tally_totals *n = ms_tally_totals(t);
	const char *bad;
	size_t i;

	for (i = 0; (bad = ms_tally_bad(t, i)); i++)
		cli_note(&r->cli, "%s", bad);
	if (n->bad > i)
		cli_note(&r->cli, "... and %llu more",
			 (unsigned long long)(n->bad - i));
	if (n->bad)
		cli_note(&r->cli, "%llu of %llu rows left out (--skip-bad)",
			 (unsigned long long)n->bad,
			 (unsigned long long)n->rows);
	if (n->no_outcome)
		cli_note(&r->cli,
			 "%llu of %llu rows have no %s and are left out",
			 (unsigned long long)n->no_outcome,
			 (unsigned long long)n->rows, r->o.outcome);
	if (n->no_score && !r->missing && !r->merge)
		cli_note(&r->cli,
			 "%llu of %llu rows have no %s and are left out "
			 "(--missing keeps them)",
			 (unsigned long long)n->no_score,
			 (unsigned long long)n->rows, r->o.score);
	if (r->cli.verbose)
		cli_note(
			&r->cli, "%llu rows counted",
			(unsigned long long)(n->rows - n->bad - n->no_outcome));
}

struct printer {
	struct grid *grid;
	enum ms_tally_form form;
	size_t nkey;
	int missing;
};

/* An open end is an empty field; so is a score nobody knows. */
static double shown(double x)
{
	return isinf(x) ? NAN : x;
}

static int print_cell(void *user, const char *const *keys,
		      const struct ms_tally_cell *cell)
{
	struct printer *p = user;
	size_t i;

	if (p->form != MS_BY_KEYS && isnan(cell->low) && !p->missing)
		return 0;
	for (i = 0; i < p->nkey; i++)
		grid_text(p->grid, keys[i]);
	if (p->form != MS_BY_KEYS)
		grid_exact(p->grid, shown(cell->low));
	if (p->form == MS_BY_BAND)
		grid_exact(p->grid, shown(cell->high));
	grid_count(p->grid, (double)cell->matched);
	grid_count(p->grid, (double)cell->unmatched);
	grid_end(p->grid);
	return 0;
}

static void print(struct request *r, const struct ms_tally *t)
{
	struct printer p = {
		.grid = grid_new(cli_out(&r->cli), r->cli.table),
		.form = ms_tally_form(t),
		.nkey = ms_tally_nkey(t),
		.missing = r->missing || r->merge,
	};
	struct ms_error err;
	size_t i;

	for (i = 0; i < p.nkey; i++)
		grid_column(p.grid, ms_tally_key(t, i), ms_tally_key(t, i),
			    GRID_LEFT);
	if (p.form == MS_BY_SCORE) {
		grid_column(p.grid, "score", r->o.score, GRID_RIGHT);
	} else if (p.form == MS_BY_BAND) {
		grid_column(p.grid, "score_low", "from", GRID_RIGHT);
		grid_column(p.grid, "score_high", "to", GRID_RIGHT);
	}
	grid_column(p.grid, "matched", "matched", GRID_RIGHT);
	grid_column(p.grid, "unmatched", "unmatched", GRID_RIGHT);
	if (ms_tally_each(t, print_cell, &p, &err))
		cli_die(&r->cli, &err);
	grid_finish(p.grid);
}

int main(int argc, char **argv)
{
	struct request r = { 0 };
	struct progress progress;
	struct ms_tally *t;
	struct ms_error err;

	parse(&r, argc, argv);
	progress_begin(&progress);
	if (!r.cli.quiet && isatty(STDERR_FILENO)) {
		r.o.progress = progress_show;
		r.o.user = &progress;
	}
	if (ms_tally_new(&t, &r.o, &err))
		cli_die(&r.cli, &err);
	read_all(&r, t);
	report(&r, t);
	print(&r, t);
	ms_tally_free(t);
	ms_list_release(&r.by);
	free(r.edges);
	return cli_finish(&r.cli);
}
