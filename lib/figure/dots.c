#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "figure/kind.h"
#include "figure/measure.h"
#include "figure/rows.h"
#include "figure/script.h"

/* Dots with intervals, a line a group, the highest on top; with a series,
 * several dots on a line. Three kinds differ in columns and words. */

enum { MAX_LINES = 200, MAX_SERIES = 8 };

struct words {
	struct ms_rate_columns columns;
	const char *title, *axis, *points;
};

struct line {
	char *label;
	double sum, n; /* of the rates on it */
	double total; /* applicants, to break ties */
	size_t first; /* row of the table */
	size_t rank; /* from the top, 1 */
};

struct dots {
	struct ms_drawing *f;
	const struct words *words;
	const struct ms_rate_row *rows;
	struct line *lines; /* one for each possible line */
	struct line **order; /* those with a rate, from the top */
	size_t n;
};

/* The line of a row: with a series all rows of one label share it. */
static size_t line_of(const struct dots *d, size_t row)
{
	return d->f->labels.series.nname ? d->f->labels.rows.of[row] : row;
}

static int by_rate(const void *a, const void *b)
{
	const struct line *p = *(struct line *const *)a;
	const struct line *q = *(struct line *const *)b;

	if (p->sum / p->n != q->sum / q->n)
		return p->sum / p->n > q->sum / q->n ? -1 : 1;
	if (p->total != q->total)
		return p->total > q->total ? -1 : 1;
	return p->first < q->first ? -1 : 1;
}

static void find_lines(struct dots *d)
{
	size_t i;

	for (i = 0; i < ms_table_nrow(d->f->table); i++) {
		struct line *l = &d->lines[line_of(d, i)];

		if (d->rows[i].why)
			continue;
		if (l->n == 0) {
			l->label = d->f->labels.rows.row[i];
			l->first = i;
			d->order[d->n++] = l;
		}
		l->sum += d->rows[i].rate;
		l->n++;
		if (!isnan(d->rows[i].total))
			l->total += d->rows[i].total;
	}
	qsort(d->order, d->n, sizeof(*d->order), by_rate);
	for (i = 0; i < d->n; i++)
		d->order[i]->rank = i + 1;
}

/* Two rows for one dot: a key is missing. */
static int check_twice(const struct dots *d, struct ms_error *err)
{
	const struct ms_labels *l = &d->f->labels;
	size_t n = ms_table_nrow(d->f->table), nseries = l->series.nname, i;
	char *seen;
	int rc = 0;

	if (!nseries)
		return 0;
	seen = calloc(n * nseries + 1, 1);
	if (!seen)
		return ms_nomem(err);
	for (i = 0; i < n && !rc; i++) {
		char *cell = &seen[line_of(d, i) * nseries + l->series.of[i]];

		if (*cell)
			rc = ms_fail_at(err, ms_table_file(d->f->table, i),
					ms_table_line(d->f->table, i), NULL,
					"a second row for '%s', '%s'",
					ms_drawing_label(d->f, l->rows.row[i]),
					l->series.row[i]);
		*cell = 1;
	}
	free(seen);
	return rc;
}

static void put_dots(const struct dots *d)
{
	const struct ms_labels *l = &d->f->labels;
	struct ms_buf *b = &d->f->body;
	size_t i, k;

	ms_script_open(b, "rate");
	for (k = 0; k < d->n; k++)
		for (i = 0; i < ms_table_nrow(d->f->table); i++) {
			const struct ms_rate_row *r = &d->rows[i];
			double series = l->series.nname
						? (double)l->series.of[i] + 1
						: 1;
			double x[] = { (double)k + 1, r->rate,	r->low,
				       r->high,	      r->total, series };

			if (!r->why && &d->lines[line_of(d, i)] == d->order[k])
				ms_script_row(b, x, 6);
		}
	ms_script_close(b);
}

/* The rate or the number of applicants of a row, as text. */
static char *say(const struct ms_rate_row *r, int of_rate)
{
	char text[MS_COUNT_MAX];

	return ms_strdup(of_rate ? ms_text_percent(text, r->rate, r->total)
				 : ms_text_count(text, r->total));
}

/* What stands right of the lines; nothing where they carry several dots. */
static void put_texts(const struct dots *d, const char *name, char **text,
		      int of_rate)
{
	size_t n = d->f->labels.series.nname ? 0 : d->n, i;

	for (i = 0; i < n; i++)
		if (!(text[i] = say(&d->rows[d->order[i]->first], of_rate)))
			d->f->body.failed = 1;
	if (!d->f->body.failed)
		ms_drawing_labels(d->f, name, text, n);
	for (i = 0; i < n; i++)
		free(text[i]);
}

static int put_labels(const struct dots *d, struct ms_error *err)
{
	char **text = calloc(d->n + 1, sizeof(*text));
	size_t i;

	if (!text)
		return ms_nomem(err);
	put_texts(d, "value", text, 1);
	put_texts(d, "size", text, 0);
	for (i = 0; i < d->n; i++)
		text[i] = d->order[i]->label;
	ms_drawing_labels(d->f, "label", text, d->n);
	ms_drawing_series(d->f);
	free(text);
	return 0;
}

static int draw(struct dots *d, struct ms_error *err)
{
	size_t nseries = d->f->labels.series.nname;
	int rc = check_twice(d, err);

	if (rc)
		return rc;
	find_lines(d);
	if (d->n == 0)
		return ms_fail(err, MS_ENONE, "no row has a rate to draw");
	if (d->n > MAX_LINES || nseries > MAX_SERIES)
		return ms_fail(err, MS_EUSAGE,
			       "%zu lines of %zu series are too many for one "
			       "figure (at most %d of %d): choose some",
			       d->n, nseries, MAX_LINES, MAX_SERIES);
	ms_buf_puts(&d->f->title, d->words->title);
	ms_drawing_note(d->f, "%s", d->words->points);
	ms_rows_note(d->f, d->rows, "Bars", NULL);
	ms_script_text(&d->f->body, "xlabel_text", d->words->axis);
	put_dots(d);
	return put_labels(d, err);
}

static int build(struct ms_drawing *f, const struct words *words,
		 struct ms_error *err)
{
	size_t n = ms_table_nrow(f->table);
	struct dots d = { .f = f, .words = words };
	struct ms_rate_row *rows;
	int rc = ms_rows_read(&rows, f->table, &words->columns, f->opt->level,
			      err);

	if (rc)
		return rc;
	d.rows = rows;
	d.lines = calloc(n + 1, sizeof(*d.lines));
	d.order = calloc(n + 1, sizeof(*d.order));
	rc = d.lines && d.order ? draw(&d, err) : ms_nomem(err);
	free(d.lines);
	free(d.order);
	free(rows);
	return rc;
}

int ms_build_rate(struct ms_drawing *f, struct ms_error *err)
{
	static const struct words words = {
		MS_RATE_COLUMNS, "Match rates", "match rate",
		"Points: matched as a share of all applicants like these."
	};

	return build(f, &words, err);
}

int ms_build_share(struct ms_drawing *f, struct ms_error *err)
{
	static const struct words words = {
		{ "filled", "filled_total", "share", "share_low",
		  "share_high" },
		"Who fills the positions",
		"share of the filled positions",
		"Points: share of the filled positions that went to the group.",
	};

	return build(f, &words, err);
}

int ms_build_strategy(struct ms_drawing *f, struct ms_error *err)
{
	static const struct words words = {
		MS_RATE_COLUMNS, "Match rate by ranking strategy", "match rate",
		"Points: matched as a share of all simulated applicants."
	};

	return build(f, &words, err);
}
