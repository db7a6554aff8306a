#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "figure/kind.h"
#include "figure/measure.h"
#include "figure/rows.h"
#include "figure/script.h"

enum { MAX_ROWS = 200 };

struct item {
	const struct ms_rate_row *row;
	char *label;
	size_t index;
};

static int by_rate(const void *a, const void *b)
{
	const struct item *p = a, *q = b;

	if (p->row->rate != q->row->rate)
		return p->row->rate > q->row->rate ? -1 : 1;
	if (p->row->total != q->row->total)
		return p->row->total > q->row->total ? -1 : 1;
	return p->index < q->index ? -1 : 1;
}

static void put_rows(struct ms_drawing *f, const struct item *item, size_t n)
{
	size_t i;

	ms_script_open(&f->body, "rate");
	for (i = 0; i < n; i++) {
		const struct ms_rate_row *r = item[i].row;
		double x[] = { (double)i + 1, r->rate, r->low, r->high,
			       r->total };

		ms_script_row(&f->body, x, 5);
	}
	ms_script_close(&f->body);
}

/* The rate or the number of applicants of a row, as text. */
static char *say(const struct ms_rate_row *r, int of_rate)
{
	char text[MS_COUNT_MAX];

	return ms_strdup(of_rate ? ms_text_percent(text, r->rate, r->total)
				 : ms_text_count(text, r->total));
}

static void put_texts(struct ms_drawing *f, const char *name,
		      const struct item *item, size_t n, char **text,
		      int of_rate)
{
	size_t i;

	for (i = 0; i < n && !f->body.failed; i++)
		if (!(text[i] = say(item[i].row, of_rate)))
			f->body.failed = 1;
	if (!f->body.failed)
		ms_drawing_labels(f, name, text, n);
	for (i = 0; i < n; i++) {
		free(text[i]);
		text[i] = NULL;
	}
}

static int put_labels(struct ms_drawing *f, const struct item *item, size_t n,
		      struct ms_error *err)
{
	char **text = calloc(n + 1, sizeof(*text));
	size_t i;

	if (!text)
		return ms_nomem(err);
	put_texts(f, "value", item, n, text, 1);
	put_texts(f, "size", item, n, text, 0);
	for (i = 0; i < n; i++)
		text[i] = item[i].label;
	ms_drawing_labels(f, "label", text, n);
	free(text);
	return 0;
}

/* Sort what has a rate to the front of item; the rest goes to the note. */
static size_t choose(struct ms_drawing *f, struct item *item,
		     const struct ms_rate_row *rows)
{
	size_t n = ms_table_nrow(f->table), i, k = 0;

	for (i = 0; i < n; i++) {
		const char *label = ms_drawing_label(f, f->labels.row[i]);

		if (rows[i].why)
			ms_drawing_note(f, "No rate: %s (%s).", label,
					rows[i].why);
		else
			item[k++] = (struct item){ &rows[i], f->labels.row[i],
						   i };
	}
	qsort(item, k, sizeof(*item), by_rate);
	return k;
}

static int draw(struct ms_drawing *f, struct item *item,
		const struct ms_rate_row *rows, struct ms_error *err)
{
	size_t n = choose(f, item, rows);

	if (n == 0)
		return ms_fail(err, MS_ENONE, "no row has a rate to draw");
	if (n > MAX_ROWS)
		return ms_fail(err, MS_EUSAGE,
			       "%zu rows are too many for one figure (at most "
			       "%d): choose some",
			       n, MAX_ROWS);
	ms_buf_puts(&f->title, "Match rates");
	ms_drawing_note(f,
			"Points: matched as a share of all applicants in "
			"the row; bars: %g %% intervals.",
			100 * f->opt->level);
	ms_script_text(&f->body, "xlabel_text", "match rate");
	put_rows(f, item, n);
	return put_labels(f, item, n, err);
}

int ms_build_rate(struct ms_drawing *f, struct ms_error *err)
{
	static const struct ms_rate_columns columns = MS_RATE_COLUMNS;
	struct ms_rate_row *rows;
	struct item *item;
	int rc = ms_rows_read(&rows, f->table, &columns, f->opt->level, err);

	if (rc)
		return rc;
	item = calloc(ms_table_nrow(f->table) + 1, sizeof(*item));
	rc = item ? draw(f, item, rows, err) : ms_nomem(err);
	free(item);
	free(rows);
	return rc;
}
