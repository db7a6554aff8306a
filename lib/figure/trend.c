#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "figure/kind.h"
#include "figure/measure.h"
#include "figure/rows.h"
#include "figure/script.h"

enum { MAX_SERIES = 30, OVERLAID = 8 };

struct moment {
	double year;
	const struct ms_rate_row *row;
	size_t series, index;
};

static int by_series_year(const void *a, const void *b)
{
	const struct moment *p = a, *q = b;

	if (p->series != q->series)
		return p->series < q->series ? -1 : 1;
	if (p->year != q->year)
		return p->year < q->year ? -1 : 1;
	return p->index < q->index ? -1 : 1;
}

static int read_years(struct ms_drawing *f, struct moment *m,
		      const struct ms_rate_row *rows, struct ms_error *err)
{
	size_t col, i;
	int rc = ms_table_need(f->table, "year", &col, err);

	for (i = 0; i < ms_table_nrow(f->table) && !rc; i++) {
		m[i] = (struct moment){ NAN, &rows[i], f->labels.group[i], i };
		rc = ms_table_double(f->table, i, col, &m[i].year, err);
		if (!rc && isnan(m[i].year))
			rc = ms_table_fail(f->table, i, col, err, "is missing");
	}
	return rc;
}

/* Two rows for one year of one series: the labels do not tell them apart. */
static int check_years(struct ms_drawing *f, const struct moment *m, size_t n,
		       struct ms_error *err)
{
	size_t i, col;

	for (i = 1; i < n; i++)
		if (m[i].series == m[i - 1].series &&
		    m[i].year == m[i - 1].year) {
			ms_table_need(f->table, "year", &col, err);
			return ms_table_fail(
				f->table, m[i].index, col, err,
				"'%g' comes twice for '%s'", m[i].year,
				ms_drawing_label(f,
						 f->labels.name[m[i].series]));
		}
	return 0;
}

struct extent {
	double first, last; /* years */
	double low, high; /* rates with their intervals */
};

static void put_row(struct ms_buf *b, const struct moment *m)
{
	const struct ms_rate_row *r = m->row;
	double x[] = { m->year, r->rate, r->low, r->high, r->total };

	ms_script_row(b, x, 5);
}

/* One index of the block a series; a year without a rate, or a step over
 * missing years, breaks the line. */
static void put_series(struct ms_buf *b, const struct moment *m, size_t n)
{
	const double gap[] = { NAN, NAN, NAN, NAN, NAN };
	size_t i;

	for (i = 0; i < n; i++) {
		if (i && m[i].series != m[i - 1].series)
			ms_script_gap(b);
		else if (i && m[i].year > m[i - 1].year + 1)
			ms_script_row(b, gap, 5);
		put_row(b, &m[i]);
	}
}

static void measure(struct extent *e, double *last, const struct moment *m,
		    size_t n)
{
	size_t i;

	*e = (struct extent){ INFINITY, -INFINITY, 1, 0 };
	for (i = 0; i < n; i++) {
		const struct ms_rate_row *r = m[i].row;

		e->first = fmin(e->first, m[i].year);
		e->last = fmax(e->last, m[i].year);
		e->low = fmin(e->low, fmin(r->rate, r->low));
		e->high = fmax(e->high, fmax(r->rate, r->high));
		if (!isnan(r->rate))
			last[m[i].series] = r->rate;
	}
	/* whole tenths, at least 30 % of the axis */
	e->low = fmax(0, floor(e->low * 10 - 0.3) / 10);
	e->high = fmin(1, ceil(e->high * 10 + 0.3) / 10);
	if (e->high - e->low < 0.3) {
		e->low = fmax(0, e->low - 0.1);
		e->high = fmin(1, e->high + 0.1);
	}
}

static void put_ends(struct ms_drawing *f, double *last, const struct extent *e,
		     struct ms_error *err)
{
	size_t n = f->labels.nname;

	if (ms_spread(last, n, MS_LABEL_GAP * (e->high - e->low), e->low,
		      e->high, err))
		f->body.failed = 1;
	ms_script_values(&f->body, "label_at", last, n);
}

static void note_missing(struct ms_drawing *f, const struct moment *m, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (m[i].row->why)
			ms_drawing_note(f, "No rate: %s %g (%s).",
					ms_drawing_label(
						f, f->labels.name[m[i].series]),
					m[i].year, m[i].row->why);
}

static int draw(struct ms_drawing *f, struct moment *m, double *last,
		struct ms_error *err)
{
	size_t n = ms_table_nrow(f->table), i;
	struct extent e;

	qsort(m, n, sizeof(*m), by_series_year);
	for (i = 0; i < f->labels.nname; i++)
		last[i] = NAN;
	measure(&e, last, m, n);
	for (i = 0; i < f->labels.nname && isnan(last[i]); i++)
		;
	if (i == f->labels.nname)
		return ms_fail(err, MS_ENONE, "no year has a rate to draw");
	ms_buf_puts(&f->title, "Match rates by year");
	ms_drawing_note(f, "Bands: %g %% intervals of each year's rate.",
			100 * f->opt->level);
	note_missing(f, m, n);
	ms_script_text(&f->body, "ylabel_text", "match rate");
	ms_script_open(&f->body, "trend");
	put_series(&f->body, m, n);
	ms_script_close(&f->body);
	put_ends(f, last, &e, err);
	ms_script_number(&f->body, "first_year", e.first);
	ms_script_number(&f->body, "last_year", e.last);
	ms_script_number(&f->body, "low", e.low);
	ms_script_number(&f->body, "high", e.high);
	ms_script_number(&f->body, "overlaid", f->labels.nname <= OVERLAID);
	ms_drawing_labels(f, "label", f->labels.name, f->labels.nname);
	if (f->labels.nname <= OVERLAID)
		return 0;
	return ms_drawing_panels(f, f->labels.name, f->labels.nname, err);
}

static int prepare(struct ms_drawing *f, struct moment *m, double *last,
		   const struct ms_rate_row *rows, struct ms_error *err)
{
	int rc = read_years(f, m, rows, err);

	if (rc)
		return rc;
	if (f->labels.nname > MAX_SERIES)
		return ms_fail(err, MS_EUSAGE,
			       "%zu series are too many for one figure (at "
			       "most %d): choose some",
			       f->labels.nname, MAX_SERIES);
	rc = draw(f, m, last, err);
	if (!rc)
		rc = check_years(f, m, ms_table_nrow(f->table), err);
	return rc;
}

int ms_build_trend(struct ms_drawing *f, struct ms_error *err)
{
	static const struct ms_rate_columns columns = MS_RATE_COLUMNS;
	size_t n = ms_table_nrow(f->table);
	struct ms_rate_row *rows;
	struct moment *m;
	double *last;
	int rc = ms_rows_read(&rows, f->table, &columns, f->opt->level, err);

	if (rc)
		return rc;
	m = calloc(n + 1, sizeof(*m));
	last = calloc(f->labels.nname + 1, sizeof(*last));
	rc = m && last ? prepare(f, m, last, rows, err) : ms_nomem(err);
	free(m);
	free(last);
	free(rows);
	return rc;
}
