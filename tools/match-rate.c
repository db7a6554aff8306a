/* match-rate - match rates with intervals; shares of the filled positions. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ask.h"
#include "cli.h"
#include "grid.h"
#include "words.h"
#include "rate_lines.h"
#include "stats/adjust.h"

enum { METHOD = CLI_LONG, SHARE, SORT, COMPARE, ADJUST, TREND, AS_IS };

static const struct cli_option options[] = {
	{ 'b', "by", "COLUMNS", "group by these columns [default: all keys]" },
	ASK_SELECT,
	{ 'l', "level", "LEVEL", "level of the intervals [default: 95%]" },
	{ METHOD, "method", "NAME",
	  "wilson, clopper-pearson or jeffreys [default: wilson]" },
	{ SHARE, "share", "applicant_type",
	  "share of the filled positions that each type took" },
	{ COMPARE, "compare", "KEY",
	  "set the values of KEY side by side: differences, odds ratios" },
	{ ADJUST, "adjust", "HOW",
	  "p for many comparisons: holm, bh or none [default: holm to 10, bh "
	  "above]" },
	{ TREND, "trend", "year", "does the rate rise or fall over the years" },
	{ SORT, "sort", "COLUMN", "largest first: rate or total" },
	{ AS_IS, "as-is", NULL, "take names the vocabulary does not know" },
	CLI_INPUT,
	CLI_TABLE,
	CLI_COMMON,
	{ 0, NULL, NULL, NULL },
};

static const struct cli_tool tool = {
	"match-rate",
	"[-t] [-b COLUMNS] [-s NAMES] [-a NAMES] [-y YEARS]\n"
	"                  [-d NAME] [FILE ...]",
	"Match rates with intervals, from counts of matched and unmatched.",
	options,
	"nrmp-overall",
};

static int larger(double a, double b)
{
	if (isnan(a) || isnan(b))
		return isnan(a) - isnan(b);
	return (a < b) - (a > b);
}

static int by_rate(const void *a, const void *b)
{
	return larger(((const struct rate_line *)a)->rate,
		      ((const struct rate_line *)b)->rate);
}

static int by_total(const void *a, const void *b)
{
	return larger(((const struct rate_line *)a)->total,
		      ((const struct rate_line *)b)->total);
}

static void sort_lines(struct rate_request *q, struct rate_line *lines,
		       size_t n)
{
	if (!q->sort)
		return;
	if (strcmp(q->sort, "rate") == 0)
		qsort(lines, n, sizeof(*lines), by_rate);
	else if (strcmp(q->sort, "total") == 0)
		qsort(lines, n, sizeof(*lines), by_total);
	else
		cli_usage(&q->cli, "--sort: '%s' is neither 'rate' nor 'total'",
			  q->sort);
}

static void declare(struct rate_request *q, struct grid *g,
		    const struct ms_groups *groups, int basis)
{
	size_t k;

	for (k = 0; k < groups->nkey; k++)
		grid_column(g, groups->key[k], words_heading(groups->key[k]),
			    GRID_KEY);
	if (q->share)
		grid_column(g, "applicant_type", "Applicant type", GRID_LEFT);
	if (basis)
		grid_column(g, "basis", NULL, GRID_LEFT);
	grid_column(g, q->share ? "filled" : "matched",
		    q->share ? "Filled" : "Matched", GRID_RIGHT);
	grid_column(g, q->share ? "filled_total" : "total", "of", GRID_RIGHT);
	grid_column(g, q->share ? "share" : "rate",
		    q->share ? "Share" : "Match rate", GRID_RIGHT);
	grid_column(g, q->share ? "share_low" : "rate_low", NULL, GRID_RIGHT);
	grid_column(g, q->share ? "share_high" : "rate_high", NULL, GRID_RIGHT);
	grid_column(g, NULL, "Interval", GRID_RIGHT);
	grid_column(g, "note", "Note", GRID_LEFT);
}

static void put(struct rate_request *q, struct grid *g,
		const struct ms_groups *groups, const struct rate_line *l,
		int basis)
{
	const struct ms_vocab *v = cli_vocab(&q->cli);
	size_t k;

	for (k = 0; k < groups->nkey; k++) {
		const char *value = ms_groups_value(groups, l->group, k);

		grid_cell(g, value, words_value(v, groups->key[k], value));
	}
	if (q->share)
		grid_cell(g, l->type->code, l->type->label);
	if (basis)
		grid_text(g, l->basis);
	grid_count(g, l->x_low == l->x_high ? l->x_low : NAN);
	grid_count(g, l->total);
	grid_percent(g, l->rate, 1);
	grid_exact(g, l->low);
	grid_exact(g, l->high);
	grid_interval(g, l->low, l->high, 1);
	grid_text(g, l->note);
	grid_end(g);
}

/* Under a table: what the interval is and who is counted. */
static void footer(struct rate_request *q, const struct rate_line *lines,
		   size_t n)
{
	static const char *const persons[] = {
		[MS_WILSON] = "Wilson",
		[MS_CLOPPER_PEARSON] = "Clopper-Pearson",
		[MS_JEFFREYS] = "Jeffreys",
	};
	size_t i, j;

	cli_gap(&q->cli);
	cli_footer(&q->cli, "Intervals: %s, %g %%.", persons[q->method],
		   100 * q->level);
	for (i = 0; i < n; i++) {
		const char *meaning = words_basis(lines[i].basis);

		for (j = 0; j < i && strcmp(lines[i].basis, lines[j].basis);
		     j++)
			;
		if (*meaning && j == i)
			cli_footer(&q->cli, "Basis %s: %s.", lines[i].basis,
				   meaning);
	}
}

static void print(struct rate_request *q, const struct ms_groups *groups,
		  struct rate_line *lines, size_t n)
{
	struct grid *g = grid_new(cli_out(&q->cli), q->cli.table);
	int basis = n && *lines[0].basis && ms_groups_key(groups, "basis") < 0;
	size_t i;

	sort_lines(q, lines, n);
	declare(q, g, groups, basis);
	for (i = 0; i < n; i++)
		put(q, g, groups, &lines[i], basis);
	grid_finish(g);
	if (q->cli.table)
		footer(q, lines, n);
}

static void show(struct rate_request *q)
{
	struct rate_lines lines;

	rate_lines_make(q, q->by, &lines);
	print(q, lines.groups, lines.line, lines.n);
	rate_lines_release(&lines);
}

static int parse_adjust(struct rate_request *q, const char *arg)
{
	enum ms_adjust how;
	struct ms_error err;

	if (ms_adjust_parse(arg, &how, &err))
		cli_usage(&q->cli, "--adjust: %s", err.msg);
	return (int)how;
}

static void take(struct rate_request *q, int c)
{
	struct ms_error err;
	const char *arg = q->cli.arg;

	if (c == 'b')
		q->by = arg;
	else if (ask_select(&q->want, c, arg))
		return;
	else if (c == 'l')
		q->level = cli_prob(&q->cli, "--level", arg);
	else if (c == METHOD && ms_rate_method_parse(arg, &q->method, &err))
		cli_usage(&q->cli, "--method: %s", err.msg);
	else if (c == SHARE && strcmp(arg, "applicant_type"))
		cli_usage(&q->cli, "--share: only 'applicant_type' can share");
	else if (c == SHARE)
		q->share = 1;
	else if (c == COMPARE)
		q->compare = arg;
	else if (c == ADJUST)
		q->adjust = parse_adjust(q, arg);
	else if (c == TREND)
		q->trend = arg;
	else if (c == SORT)
		q->sort = arg;
	else if (c == AS_IS)
		q->want.as_is = 1;
}

int main(int argc, char **argv)
{
	static struct rate_request q = { .level = 0.95, .adjust = -1 };
	int c;

	cli_start(&q.cli, &tool, argc, argv);
	while ((c = cli_next(&q.cli)) != -1)
		take(&q, c);
	if (q.compare && q.trend)
		cli_usage(&q.cli, "--compare and --trend are two questions");
	if (q.compare)
		rate_compare(&q);
	else if (q.trend)
		rate_trend(&q);
	else
		show(&q);
	return cli_finish(&q.cli);
}
