/* match-rate - match rates with intervals; shares of the filled positions. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "grid.h"
#include "words.h"
#include "stats/counts.h"
#include "stats/rate.h"
#include "stats/share.h"

enum { METHOD = CLI_LONG, SHARE, SORT, AS_IS };

static const struct cli_option options[] = {
	{ 'b', "by", "COLUMNS", "group by these columns [default: all keys]" },
	{ 's', "specialty", "NAMES", "only these specialties" },
	{ 'a', "applicant-type", "NAMES", "only these applicant types" },
	{ 'y', "year", "YEARS", "only these years: 2024,2026 or 2020-2026" },
	{ 'l', "level", "LEVEL", "level of the intervals [95%]" },
	{ METHOD, "method", "NAME",
	  "wilson, clopper-pearson or jeffreys [wilson]" },
	{ SHARE, "share", "applicant_type",
	  "share of the filled positions that each type took" },
	{ SORT, "sort", "COLUMN", "largest first: rate or total" },
	{ AS_IS, "as-is", NULL, "take names the vocabulary does not know" },
	CLI_INPUT,
	CLI_TABLE,
	CLI_COMMON,
	{ 0, NULL, NULL, NULL },
};

static const struct cli_tool tool = {
	"match-rate",
	"[-t] [-b COLUMNS] [-s NAMES] [-a NAMES] [-y YEARS] [-d NAME] [FILE "
	"...]",
	"Match rates with intervals, from counts of matched and unmatched.",
	options,
	"nrmp-overall",
};

struct request {
	struct cli cli;
	const char *by, *sort;
	struct ms_select want;
	double level;
	enum ms_rate_method method;
	int share;
};

/* One line of the result, whatever it was made from. */
struct line {
	size_t group; /* whose keys are shown */
	const struct ms_applicant_type *type; /* of a share */
	const char *basis;
	double x_low, x_high, total;
	double rate, low, high;
	char *note;
};

static void interval(struct request *q, struct line *l)
{
	struct ms_error err;
	double other;

	l->rate = l->low = l->high = NAN;
	if (!(l->total > 0))
		return;
	if (ms_rate_interval(l->x_low, l->total, q->level, q->method, &l->low,
			     &other, &err) ||
	    ms_rate_interval(l->x_high, l->total, q->level, q->method, &other,
			     &l->high, &err))
		cli_die(&q->cli, &err);
	if (l->x_low == l->x_high)
		l->rate = l->x_low / l->total;
}

static char *remark(struct request *q, const struct ms_group_counts *g,
		    const struct line *l)
{
	struct ms_buf note = { 0 };

	ms_buf_puts(&note, "");
	if (g->only)
		ms_buf_printf(&note, "no rate: only %s", g->only);
	else if (g->rows == 0 && !isnan(g->published_rate))
		ms_buf_puts(&note, "rate as published, counts were not");
	else if (g->left_out)
		ms_buf_printf(&note, "counts not published: %s", g->left_out);
	if (l->x_low < l->x_high)
		ms_buf_printf(&note,
			      "%ssuppressed: matched between %.0f and %.0f",
			      note.len ? "; " : "", l->x_low, l->x_high);
	if (note.failed)
		cli_fail(&q->cli, MS_ENOMEM, "out of memory");
	return note.data;
}

static struct line *lines_of_counts(struct request *q,
				    const struct ms_counts *c, size_t *n)
{
	struct line *lines = calloc(c->groups->ngroup + 1, sizeof(*lines));
	size_t i, k = 0;

	if (!lines)
		cli_fail(&q->cli, MS_ENOMEM, "out of memory");
	for (i = 0; i < c->groups->ngroup; i++) {
		const struct ms_group_counts *g = &c->group[i];
		struct line *l = &lines[k];

		if (!g->seen)
			continue;
		k++;
		l->group = i;
		l->basis = g->basis;
		l->x_low = g->matched_low;
		l->x_high = g->matched_high;
		l->total = g->rows ? g->total : NAN;
		interval(q, l);
		l->note = remark(q, g, l);
		if (!g->rows) {
			l->x_low = l->x_high = NAN;
			l->rate = g->published_rate;
		}
		if (g->only)
			l->rate = l->low = l->high = NAN;
	}
	*n = k;
	return lines;
}

static struct line *lines_of_shares(struct request *q,
				    const struct ms_shares *s, size_t *n)
{
	struct line *lines = calloc(s->n + 1, sizeof(*lines));
	size_t i;

	if (!lines)
		cli_fail(&q->cli, MS_ENOMEM, "out of memory");
	for (i = 0; i < s->n; i++) {
		const struct ms_share *h = &s->share[i];
		struct ms_buf note = { 0 };

		ms_buf_puts(&note, "");
		if (h->incomplete)
			ms_buf_printf(&note,
				      "not published in %zu of %zu cells",
				      h->incomplete, h->incomplete + h->cells);
		lines[i].group = h->group;
		lines[i].type = h->type;
		lines[i].basis = "filled";
		lines[i].x_low = lines[i].x_high = h->filled;
		lines[i].total = h->filled_total;
		interval(q, &lines[i]);
		lines[i].note = note.data;
	}
	*n = s->n;
	return lines;
}

static int larger(double a, double b)
{
	if (isnan(a) || isnan(b))
		return isnan(a) - isnan(b);
	return (a < b) - (a > b);
}

static int by_rate(const void *a, const void *b)
{
	return larger(((const struct line *)a)->rate,
		      ((const struct line *)b)->rate);
}

static int by_total(const void *a, const void *b)
{
	return larger(((const struct line *)a)->total,
		      ((const struct line *)b)->total);
}

static void sort_lines(struct request *q, struct line *lines, size_t n)
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

static void declare(struct request *q, struct grid *g,
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

static void put(struct request *q, struct grid *g,
		const struct ms_groups *groups, const struct line *l, int basis)
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
static void footer(struct request *q, const struct line *lines, size_t n)
{
	FILE *fp = cli_out(&q->cli);
	size_t i, j;

	fprintf(fp, "\nIntervals: %s, %g %%.\n", ms_rate_method_name(q->method),
		100 * q->level);
	for (i = 0; i < n; i++) {
		const char *meaning = words_basis(lines[i].basis);

		for (j = 0; j < i && strcmp(lines[i].basis, lines[j].basis);
		     j++)
			;
		if (*meaning && j == i)
			fprintf(fp, "Basis %s: %s.\n", lines[i].basis, meaning);
	}
}

static void print(struct request *q, const struct ms_groups *groups,
		  struct line *lines, size_t n)
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
	for (i = 0; i < n; i++)
		free(lines[i].note);
	free(lines);
}

static void show_counts(struct request *q, const struct ms_table *t)
{
	struct ms_counts *c;
	struct ms_error err;
	struct line *lines;
	size_t n;

	if (ms_counts_make(&c, t, cli_vocab(&q->cli), q->by, &q->want, &err))
		cli_die(&q->cli, &err);
	if (!c->groups->ngroup && ms_table_nrow(t))
		cli_fail(&q->cli, MS_ENONE, "no row is selected");
	if (c->aggregates_left_out)
		cli_note(&q->cli,
			 "%zu rows that sum up others are left out; name them "
			 "with -a or -s to see them",
			 c->aggregates_left_out);
	lines = lines_of_counts(q, c, &n);
	print(q, c->groups, lines, n);
	ms_counts_free(c);
}

static void show_shares(struct request *q, const struct ms_table *t)
{
	struct ms_shares *s;
	struct ms_error err;
	struct line *lines;
	size_t n;

	if (ms_shares_make(&s, t, cli_vocab(&q->cli), q->by, &q->want, &err))
		cli_die(&q->cli, &err);
	if (!s->n && ms_table_nrow(t))
		cli_fail(&q->cli, MS_ENONE, "no share is published for these");
	lines = lines_of_shares(q, s, &n);
	print(q, s->groups, lines, n);
	ms_shares_free(s);
}

static void take(struct request *q, int c)
{
	struct ms_error err;
	const char *arg = q->cli.arg;

	if (c == 'b')
		q->by = arg;
	else if (c == 's')
		q->want.specialty = arg;
	else if (c == 'a')
		q->want.applicant_type = arg;
	else if (c == 'y')
		q->want.year = arg;
	else if (c == 'l')
		q->level = cli_prob(&q->cli, "--level", arg);
	else if (c == METHOD && ms_rate_method_parse(arg, &q->method, &err))
		cli_usage(&q->cli, "--method: %s", err.msg);
	else if (c == SHARE && strcmp(arg, "applicant_type"))
		cli_usage(&q->cli, "--share: only 'applicant_type' can share");
	else if (c == SHARE)
		q->share = 1;
	else if (c == SORT)
		q->sort = arg;
	else if (c == AS_IS)
		q->want.as_is = 1;
}

int main(int argc, char **argv)
{
	static struct request q = { .level = 0.95 };
	struct ms_table *t;
	int c;

	cli_start(&q.cli, &tool, argc, argv);
	while ((c = cli_next(&q.cli)) != -1)
		take(&q, c);
	t = cli_read(&q.cli);
	if (q.share)
		show_shares(&q, t);
	else
		show_counts(&q, t);
	ms_table_free(t);
	return cli_finish(&q.cli);
}
