#include "figure/rows.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/rate.h"

struct reader {
	const struct ms_table *t;
	const struct ms_rate_columns *name;
	long matched, total, rate, low, high; /* columns, -1 absent */
	double level;
};

static long find(const struct ms_table *t, const char *name)
{
	return name ? ms_table_find(t, name) : -1;
}

static int read_count(const struct reader *r, size_t row, long col, double *out,
		      int *hidden, struct ms_error *err)
{
	struct ms_count c;
	int rc;

	*out = NAN;
	if (col < 0)
		return 0;
	rc = ms_table_count(r->t, row, (size_t)col, 0, &c, err);
	if (rc)
		return rc;
	if (c.suppressed)
		*hidden = 1;
	else if (!c.missing)
		*out = c.low;
	return 0;
}

static int read_share(const struct reader *r, size_t row, long col, double *out,
		      struct ms_error *err)
{
	int rc;

	*out = NAN;
	if (col < 0)
		return 0;
	rc = ms_table_double(r->t, row, (size_t)col, out, err);
	if (!rc && (*out < 0 || *out > 1))
		rc = ms_table_fail(r->t, row, (size_t)col, err,
				   "'%s' is not a share from 0 to 1",
				   ms_table_get(r->t, row, (size_t)col));
	return rc;
}

/* Fill what the counts give and the table does not, and see whether the
 * table's interval is ours. */
static int complete(const struct reader *r, struct ms_rate_row *x,
		    struct ms_error *err)
{
	double low, high;
	int rc;

	if (isnan(x->matched) || isnan(x->total) || x->total == 0) {
		x->other = !isnan(x->low);
		return 0;
	}
	if (isnan(x->rate))
		x->rate = x->matched / x->total;
	rc = ms_rate_interval(x->matched, x->total, r->level, MS_WILSON, &low,
			      &high, err);
	if (rc)
		return rc;
	if (isnan(x->low) || isnan(x->high)) {
		x->low = low;
		x->high = high;
	}
	x->other = fabs(x->low - low) > 1e-3 || fabs(x->high - high) > 1e-3;
	return 0;
}

static int check(const struct reader *r, size_t row,
		 const struct ms_rate_row *x, struct ms_error *err)
{
	if (x->matched > x->total)
		return ms_table_fail(
			r->t, row, (size_t)r->matched, err,
			"'%s' is more than the total",
			ms_table_get(r->t, row, (size_t)r->matched));
	/* rates are often printed with few digits */
	if (r->low >= 0 && (x->low > x->rate + 1e-3 || x->low > x->high))
		return ms_table_fail(r->t, row, (size_t)r->low, err,
				     "the interval does not hold the rate");
	if (r->high >= 0 && x->high < x->rate - 1e-3)
		return ms_table_fail(r->t, row, (size_t)r->high, err,
				     "the interval does not hold the rate");
	return 0;
}

static int read_row(const struct reader *r, size_t row, struct ms_rate_row *x,
		    struct ms_error *err)
{
	int hidden = 0, rc;

	x->why = NULL;
	rc = read_count(r, row, r->matched, &x->matched, &hidden, err);
	if (!rc)
		rc = read_count(r, row, r->total, &x->total, &hidden, err);
	if (!rc)
		rc = read_share(r, row, r->rate, &x->rate, err);
	if (!rc)
		rc = read_share(r, row, r->low, &x->low, err);
	if (!rc)
		rc = read_share(r, row, r->high, &x->high, err);
	if (!rc)
		rc = check(r, row, x, err);
	if (!rc)
		rc = complete(r, x, err);
	if (!rc && isnan(x->rate))
		x->why = hidden		 ? "suppressed"
			 : x->total == 0 ? "no applicants"
					 : "not published";
	return rc;
}

static int open_reader(struct reader *r, const struct ms_table *t,
		       const struct ms_rate_columns *c, double level,
		       struct ms_error *err)
{
	r->t = t;
	r->name = c;
	r->level = level;
	r->matched = find(t, c->matched);
	r->total = find(t, c->total);
	r->rate = find(t, c->rate);
	r->low = find(t, c->low);
	r->high = find(t, c->high);
	if (r->rate >= 0 || (r->matched >= 0 && r->total >= 0))
		return 0;
	return ms_fail(err, MS_EDATA,
		       "no column '%s', nor '%s' and '%s' to compute it from",
		       c->rate, c->matched, c->total);
}

int ms_rows_read(struct ms_rate_row **out, const struct ms_table *t,
		 const struct ms_rate_columns *c, double level,
		 struct ms_error *err)
{
	size_t n = ms_table_nrow(t), i;
	struct ms_rate_row *rows;
	struct reader r;
	int rc = open_reader(&r, t, c, level, err);

	if (rc)
		return rc;
	rows = calloc(n + 1, sizeof(*rows));
	if (!rows)
		return ms_nomem(err);
	for (i = 0; i < n && !rc; i++)
		rc = read_row(&r, i, &rows[i], err);
	if (rc)
		free(rows);
	else
		*out = rows;
	return rc;
}

/* What is said of a row: why it has no rate, else the table's remark. A bare
 * rate is explained once for all. */
static const char *said_of(const struct ms_drawing *f,
			   const struct ms_rate_row *rows, size_t row)
{
	long note = ms_table_find(f->table, "note");

	if (rows[row].why)
		return rows[row].why;
	return note < 0 || isnan(rows[row].low)
		       ? ""
		       : ms_table_get(f->table, row, (size_t)note);
}

static int alike(const struct ms_drawing *f, const struct ms_rate_row *rows,
		 size_t a, size_t b)
{
	return !rows[a].why == !rows[b].why &&
	       strcmp(said_of(f, rows, a), said_of(f, rows, b)) == 0;
}

/* The name of a row; with a second column, "NAME 2019, 2020" for all rows of
 * that name which are like it, at the first of them. */
static void name_row(const struct ms_drawing *f, const struct ms_rate_row *rows,
		     size_t row, long with, struct ms_buf *out)
{
	const struct ms_names *names = &f->labels.rows;
	size_t i, n = 0;

	for (i = 0; with >= 0 && i < row; i++)
		if (names->of[i] == names->of[row] && alike(f, rows, i, row))
			return;
	if (out->len)
		ms_buf_puts(out, with >= 0 ? "; " : ", ");
	ms_buf_puts(out, ms_drawing_label(f, names->row[row]));
	if (f->labels.series.nname)
		ms_buf_printf(out, " %s", f->labels.series.row[row]);
	for (i = row; with >= 0 && i < names->nrow; i++)
		if (names->of[i] == names->of[row] && alike(f, rows, i, row))
			ms_buf_printf(out, "%s %s", n++ ? "," : "",
				      ms_table_get(f->table, i, (size_t)with));
}

/* All rows of which the same is said as of the first one, in one sentence. */
static void name_alike(struct ms_drawing *f, const struct ms_rate_row *rows,
		       size_t first, long with, struct ms_buf *names)
{
	const char *text = said_of(f, rows, first);
	size_t i, n = 0;

	ms_buf_clear(names);
	for (i = 0; i < ms_table_nrow(f->table); i++) {
		if (!alike(f, rows, i, first))
			continue;
		if (i < first)
			return; /* said already */
		name_row(f, rows, i, with, names);
		n++;
	}
	if (n == ms_table_nrow(f->table))
		ms_drawing_note(f, "Note: %s.", text);
	else
		ms_drawing_note(f, "%s (%s): %s.",
				rows[first].why ? "No rate" : "Note", text,
				ms_buf_str(names));
}

void ms_rows_note(struct ms_drawing *f, const struct ms_rate_row *rows,
		  const char *marks, const char *with)
{
	size_t n = ms_table_nrow(f->table), i, wilson = 0, other = 0, bare = 0;
	long col = with ? ms_table_find(f->table, with) : -1;
	struct ms_buf names = { 0 };

	for (i = 0; i < n; i++) {
		wilson += !isnan(rows[i].low) && !rows[i].other;
		other += !isnan(rows[i].low) && rows[i].other;
		bare += !rows[i].why && isnan(rows[i].low);
	}
	if (other)
		ms_drawing_note(f, "%s: intervals as the table gives them.",
				marks);
	else if (wilson)
		ms_drawing_note(f, "%s: Wilson %g %% intervals.", marks,
				100 * f->opt->level);
	if (bare)
		ms_drawing_note(f, "Points without an interval: the table "
				   "gives the rate alone.");
	for (i = 0; i < n; i++)
		if (*said_of(f, rows, i))
			name_alike(f, rows, i, col, &names);
	f->note.failed |= names.failed;
	ms_buf_release(&names);
}
