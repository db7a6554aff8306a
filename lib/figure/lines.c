#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "figure/kind.h"
#include "figure/measure.h"
#include "figure/rows.h"
#include "figure/script.h"

/* Lines of a rate over something counted: years, ranks. Three kinds differ in
 * columns and words. */

enum { MAX_LINES = 30, OVERLAID = 8 };

struct words {
	struct ms_rate_columns columns;
	const char *x; /* the column along the axis */
	int broken; /* a step over missing x breaks the line */
	const char *title, *axis, *remark;
};

struct point {
	double x;
	const struct ms_rate_row *row;
	size_t line, index;
	int published; /* a figure to compare with, no part of the line */
};

struct lines {
	struct ms_drawing *f;
	const struct words *words;
	struct point *point;
	double *end; /* of each line, for its label */
	size_t n;
	size_t col; /* of x */
	double first, last, low, high; /* of the axes */
	int open; /* an x was "16+" */
};

static int by_line(const void *a, const void *b)
{
	const struct point *p = a, *q = b;

	if (p->published != q->published)
		return p->published < q->published ? -1 : 1;
	if (p->line != q->line)
		return p->line < q->line ? -1 : 1;
	if (p->x != q->x)
		return p->x < q->x ? -1 : 1;
	return p->index < q->index ? -1 : 1;
}

/* A number, or "16+" for 16 and more. */
static int read_x(struct lines *l, size_t row, double *out,
		  struct ms_error *err)
{
	const char *text = ms_table_get(l->f->table, row, l->col);
	size_t n = strlen(text);
	char number[MS_NUM_MAX];

	if (n > 1 && n < sizeof(number) && text[n - 1] == '+') {
		memcpy(number, text, n - 1);
		number[n - 1] = '\0';
		if (!ms_parse_double(number, out)) {
			l->open = 1;
			return 0;
		}
	}
	if (ms_table_double(l->f->table, row, l->col, out, err))
		return MS_EDATA;
	return isnan(*out) ? ms_table_fail(l->f->table, row, l->col, err,
					   "is missing")
			   : 0;
}

static int read_points(struct lines *l, const struct ms_rate_row *rows,
		       struct ms_error *err)
{
	long kind = ms_table_find(l->f->table, "kind");
	size_t i;
	int rc = ms_table_need(l->f->table, l->words->x, &l->col, err);

	for (i = 0; i < l->n && !rc; i++) {
		struct point *p = &l->point[i];

		p->row = &rows[i];
		p->line = l->f->labels.rows.of[i];
		p->index = i;
		p->published = kind >= 0 && !strcmp(ms_table_get(l->f->table, i,
								 (size_t)kind),
						    "published");
		rc = read_x(l, i, &p->x, err);
	}
	if (!rc)
		qsort(l->point, l->n, sizeof(*l->point), by_line);
	return rc;
}

/* Two rows for one place on one line: a key is missing. */
static int check_twice(const struct lines *l, struct ms_error *err)
{
	const struct ms_drawing *f = l->f;
	size_t i;

	for (i = 1; i < l->n; i++) {
		const struct point *p = &l->point[i - 1], *q = &l->point[i];

		if (p->line == q->line && p->x == q->x &&
		    p->published == q->published)
			return ms_table_fail(
				f->table, q->index, l->col, err,
				"'%g' comes twice for '%s'", q->x,
				ms_drawing_label(f,
						 f->labels.rows.name[q->line]));
	}
	return 0;
}

/* The axes, in whole tenths of the rate and at least 30 % of it high. */
static void measure(struct lines *l)
{
	size_t i;

	l->first = INFINITY;
	l->last = -INFINITY;
	l->low = 1;
	l->high = 0;
	for (i = 0; i < l->n; i++) {
		const struct ms_rate_row *r = l->point[i].row;

		l->first = fmin(l->first, l->point[i].x);
		l->last = fmax(l->last, l->point[i].x);
		l->low = fmin(l->low, fmin(r->rate, r->low));
		l->high = fmax(l->high, fmax(r->rate, r->high));
		if (!isnan(r->rate) &&
		    (!l->point[i].published || isnan(l->end[l->point[i].line])))
			l->end[l->point[i].line] = r->rate;
	}
	l->low = fmax(0, floor(l->low * 10 - 0.3) / 10);
	l->high = fmin(1, ceil(l->high * 10 + 0.3) / 10);
	if (l->high - l->low < 0.3) {
		l->low = fmax(0, l->low - 0.1);
		l->high = fmin(1, l->high + 0.1);
	}
}

static void put_row(struct ms_buf *b, const struct point *p)
{
	const struct ms_rate_row *r = p->row;
	double x[] = { p->x,	r->rate,  r->low,
		       r->high, r->total, (double)p->line + 1 };

	ms_script_row(b, x, 6);
}

/* Every line has its block of $line, in order, if only to say that nothing is
 * known; a row of NaN breaks it. */
static void put_lines(struct lines *l)
{
	const double gap[] = { NAN, NAN, NAN, NAN, NAN, NAN };
	struct ms_buf *b = &l->f->body;
	size_t line, i = 0;

	ms_script_open(b, "line");
	for (line = 0; line < l->f->labels.rows.nname; line++) {
		size_t first = i;

		if (line)
			ms_script_gap(b);
		for (; i < l->n && l->point[i].line == line &&
		       !l->point[i].published;
		     i++) {
			if (i > first && l->words->broken &&
			    l->point[i].x > l->point[i - 1].x + 1)
				ms_script_row(b, gap, 6);
			put_row(b, &l->point[i]);
		}
		if (i == first)
			ms_script_row(b, gap, 6);
	}
	ms_script_close(b);
	ms_script_open(b, "published");
	for (line = i; i < l->n; i++)
		put_row(b, &l->point[i]);
	ms_script_close(b);
	ms_script_number(b, "published_n", (double)(l->n - line));
	if (l->n > line)
		ms_drawing_note(l->f, "Open points: published rates.");
}

static int put_all(struct lines *l, struct ms_error *err)
{
	struct ms_drawing *f = l->f;
	const struct ms_names *names = &f->labels.rows;
	int rc = ms_spread(l->end, names->nname,
			   MS_LABEL_GAP * (l->high - l->low), l->low, l->high,
			   err);

	if (rc)
		return rc;
	put_lines(l);
	ms_script_values(&f->body, "label_at", l->end, names->nname);
	ms_script_text(&f->body, "xlabel_text", l->words->axis);
	ms_script_number(&f->body, "first", l->first);
	ms_script_number(&f->body, "last", l->last);
	ms_script_number(&f->body, "low", l->low);
	ms_script_number(&f->body, "high", l->high);
	ms_script_number(&f->body, "overlaid", names->nname <= OVERLAID);
	ms_drawing_labels(f, "label", names->name, names->nname);
	if (names->nname <= OVERLAID)
		return 0;
	return ms_drawing_panels(f, names->name, names->nname, err);
}

static int draw(struct lines *l, const struct ms_rate_row *rows,
		struct ms_error *err)
{
	size_t nline = l->f->labels.rows.nname, i;
	int rc;

	if (nline > MAX_LINES)
		return ms_fail(err, MS_EUSAGE,
			       "%zu lines are too many for one figure (at "
			       "most %d): choose some",
			       nline, MAX_LINES);
	rc = read_points(l, rows, err);
	if (!rc)
		rc = check_twice(l, err);
	if (rc)
		return rc;
	for (i = 0; i < nline; i++)
		l->end[i] = NAN;
	measure(l);
	for (i = 0; i < nline && isnan(l->end[i]); i++)
		;
	if (i == nline)
		return ms_fail(err, MS_ENONE, "no row has a rate to draw");
	ms_buf_puts(&l->f->title, l->words->title);
	if (*l->words->remark)
		ms_drawing_note(l->f, "%s", l->words->remark);
	ms_rows_note(l->f, rows, "Bands and bars", l->words->x);
	if (l->open)
		ms_drawing_note(l->f, "The last point stands for %g and more.",
				l->last);
	return put_all(l, err);
}

static int build(struct ms_drawing *f, const struct words *words,
		 struct ms_error *err)
{
	struct lines l = { .f = f, .words = words };
	struct ms_rate_row *rows;
	int rc = ms_rows_read(&rows, f->table, &words->columns, f->opt->level,
			      err);

	if (rc)
		return rc;
	l.n = ms_table_nrow(f->table);
	l.point = calloc(l.n + 1, sizeof(*l.point));
	l.end = calloc(l.n + 1, sizeof(*l.end));
	rc = l.point && l.end ? draw(&l, rows, err) : ms_nomem(err);
	free(l.point);
	free(l.end);
	free(rows);
	return rc;
}

int ms_build_trend(struct ms_drawing *f, struct ms_error *err)
{
	static const struct words words = { MS_RATE_COLUMNS,	   "year", 1,
					    "Match rates by year", "",	   "" };

	return build(f, &words, err);
}

int ms_build_ranks(struct ms_drawing *f, struct ms_error *err)
{
	static const struct words words = {
		MS_RATE_COLUMNS,
		"ranks",
		0,
		"Match rate by length of the rank order list",
		"programs on the rank order list",
		"A long list marks many interviews; it is no lever.",
	};

	return build(f, &words, err);
}

int ms_build_ladder(struct ms_drawing *f, struct ms_error *err)
{
	static const struct words words = {
		{ NULL, NULL, "prob", "prob_low", "prob_high" },
		"ranks",
		0,
		"Match rate by score and length of the rank order list",
		"programs on the rank order list",
		"Match rate among applicants like these.",
	};

	return build(f, &words, err);
}
