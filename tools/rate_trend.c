/* match-rate --trend year: does the rate rise or fall? */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "grid.h"
#include "rate_lines.h"
#include "words.h"
#include "base/num.h"
#include "fit/trend.h"

/* One series: the lines that share every key but the year. */
struct series {
	size_t line; /* one of them, for the keys */
	double *year, *x, *u;
	size_t n, left_out;
};

static int same_series(const struct rate_request *q,
		       const struct rate_lines *lines, size_t i, size_t j)
{
	size_t k;

	if (lines->line[i].type != lines->line[j].type)
		return 0;
	for (k = 0; k < lines->groups->nkey; k++) {
		const char *key = lines->groups->key[k];

		if (strcmp(key, q->trend) &&
		    strcmp(rate_line_key(lines, i, key),
			   rate_line_key(lines, j, key)))
			return 0;
	}
	return 1;
}

static int add_year(struct rate_request *q, const struct rate_lines *lines,
		    size_t i, struct series *s)
{
	const struct rate_line *l = &lines->line[i];
	const char *text = rate_line_key(lines, i, q->trend);
	double year;

	if (ms_parse_double(text, &year) || !(l->total > 0) ||
	    l->x_low != l->x_high || isnan(l->rate)) {
		s->left_out++;
		return 0;
	}
	s->year[s->n] = year;
	s->x[s->n] = l->x_low;
	s->u[s->n] = l->total - l->x_low;
	s->n++;
	return 1;
}

static void gather(struct rate_request *q, const struct rate_lines *lines,
		   size_t first, struct series *s)
{
	size_t i;

	s->line = first;
	s->n = s->left_out = 0;
	for (i = first; i < lines->n; i++)
		if (same_series(q, lines, first, i))
			add_year(q, lines, i, s);
}

static void declare(struct rate_request *q, struct grid *g,
		    const struct rate_lines *lines)
{
	size_t k;

	for (k = 0; k < lines->groups->nkey; k++)
		if (strcmp(lines->groups->key[k], q->trend))
			grid_column(g, lines->groups->key[k],
				    words_heading(lines->groups->key[k]),
				    GRID_KEY);
	if (q->share)
		grid_column(g, "applicant_type", "Applicant type", GRID_LEFT);
	grid_column(g, "years", "Years", GRID_RIGHT);
	grid_column(g, "first_year", "from", GRID_RIGHT);
	grid_column(g, "rate_first", "Rate", GRID_RIGHT);
	grid_column(g, "last_year", "to", GRID_RIGHT);
	grid_column(g, "rate_last", "Rate", GRID_RIGHT);
	grid_column(g, "odds_ratio_year", "Odds a year", GRID_RIGHT);
	grid_column(g, "odds_ratio_low", NULL, GRID_RIGHT);
	grid_column(g, "odds_ratio_high", NULL, GRID_RIGHT);
	grid_column(g, "z", "Trend z", GRID_RIGHT);
	grid_column(g, "p", "p", GRID_RIGHT);
	grid_column(g, "homogeneity", NULL, GRID_RIGHT);
	grid_column(g, "homogeneity_df", NULL, GRID_RIGHT);
	grid_column(g, "homogeneity_p", NULL, GRID_RIGHT);
	grid_column(g, "departure", NULL, GRID_RIGHT);
	grid_column(g, "departure_df", NULL, GRID_RIGHT);
	grid_column(g, "departure_p", "p of bends", GRID_RIGHT);
	grid_column(g, "note", "Note", GRID_LEFT);
}

static void put_slope(struct rate_request *q, struct grid *g,
		      const struct series *s)
{
	char text[96] = "-";
	struct ms_trend_line line;
	struct ms_interval odds = { NAN, NAN, NAN };

	if (!ms_trend_fit(&line, s->year, s->x, s->u, s->n, q->level, NULL))
		odds = line.odds_ratio;
	if (!isnan(odds.value))
		snprintf(text, sizeof(text), "%.3f (%.3f-%.3f)", odds.value,
			 odds.low, odds.high);
	grid_either(g, odds.value, text);
	grid_exact(g, odds.low);
	grid_exact(g, odds.high);
}

static void put_note(struct rate_request *q, struct grid *g,
		     const struct series *s, const struct ms_trend *t,
		     const char *why)
{
	struct ms_buf note = { 0 };

	if (*why)
		ms_buf_puts(&note, why);
	else if (t->departure_p < 0.05)
		ms_buf_puts(&note, "not a straight line");
	if (s->left_out)
		ms_buf_printf(&note, "%s%zu %s without counts left out",
			      note.len ? "; " : "", s->left_out,
			      s->left_out == 1 ? "year" : "years");
	if (note.failed)
		cli_fail(&q->cli, MS_ENOMEM, "out of memory");
	grid_buf(g, &note);
	ms_buf_release(&note);
}

/* Indices of the first and last year of a series with any year. */
static void ends(const struct series *s, size_t *first, size_t *last)
{
	size_t i;

	*first = *last = 0;
	for (i = 1; i < s->n; i++) {
		if (s->year[i] < s->year[*first])
			*first = i;
		if (s->year[i] > s->year[*last])
			*last = i;
	}
}

static void put(struct rate_request *q, struct grid *g,
		const struct rate_lines *lines, const struct series *s)
{
	const struct ms_vocab *v = cli_vocab(&q->cli);
	struct ms_trend t = { NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN };
	struct ms_error err = { 0 };
	size_t k, a, b;

	ms_trend(&t, s->year, s->x, s->u, s->n, &err);
	ends(s, &a, &b);
	for (k = 0; k < lines->groups->nkey; k++) {
		const char *key = lines->groups->key[k];
		const char *value = rate_line_key(lines, s->line, key);

		if (strcmp(key, q->trend))
			grid_cell(g, value, words_value(v, key, value));
	}
	if (q->share)
		grid_cell(g, lines->line[s->line].type->code,
			  lines->line[s->line].type->label);
	grid_count(g, (double)s->n);
	grid_number(g, s->n ? s->year[a] : NAN, 0);
	grid_percent(g, s->n ? s->x[a] / (s->x[a] + s->u[a]) : NAN, 1);
	grid_number(g, s->n ? s->year[b] : NAN, 0);
	grid_percent(g, s->n ? s->x[b] / (s->x[b] + s->u[b]) : NAN, 1);
	put_slope(q, g, s);
	grid_number(g, t.z, 1);
	grid_p(g, t.p);
	grid_exact(g, t.homogeneity);
	grid_exact(g, t.homogeneity_df);
	grid_exact(g, t.homogeneity_p);
	grid_exact(g, t.departure);
	grid_exact(g, t.departure_df);
	grid_p(g, t.departure_p);
	put_note(q, g, s, &t, err.code ? err.msg : "");
	grid_end(g);
}

/* The keys to group by: what was asked for and the year. */
static void trend_keys(const struct rate_request *q, struct ms_buf *by)
{
	if (q->by && *q->by)
		ms_buf_printf(by, "%s,", q->by);
	ms_buf_puts(by, q->trend);
}

void rate_trend(struct rate_request *q)
{
	struct ms_buf by = { 0 };
	struct rate_lines lines;
	struct series s = { 0 };
	struct grid *g;
	size_t i, j;

	if (strcmp(q->trend, "year"))
		cli_usage(&q->cli, "--trend: only 'year' has a trend");
	trend_keys(q, &by);
	rate_lines_make(q, ms_buf_str(&by), &lines);
	s.year = calloc(lines.n + 1, sizeof(double));
	s.x = calloc(lines.n + 1, sizeof(double));
	s.u = calloc(lines.n + 1, sizeof(double));
	if (!s.year || !s.x || !s.u || by.failed)
		cli_fail(&q->cli, MS_ENOMEM, "out of memory");
	g = grid_new(cli_out(&q->cli), q->cli.table);
	declare(q, g, &lines);
	for (i = 0; i < lines.n; i++) {
		for (j = 0; j < i && !same_series(q, &lines, j, i); j++)
			;
		if (j < i)
			continue;
		gather(q, &lines, i, &s);
		put(q, g, &lines, &s);
	}
	grid_finish(g);
	cli_gap(&q->cli);
	cli_footer(&q->cli,
		   "Trend: Cochran-Armitage over calendar years; odds a year: "
		   "fitted logistic trend; p of bends: departure from a "
		   "straight line.");
	free(s.year);
	free(s.x);
	free(s.u);
	ms_buf_release(&by);
	rate_lines_release(&lines);
}
