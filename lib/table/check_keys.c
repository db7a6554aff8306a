#include "table/check_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"

/* A row and the text of its keys; for bins also the two ends. */
struct keyed {
	char *key;
	size_t row;
	double low, high;
};

/* The columns that tell rows apart, with the bounds or without. */
static int is_key(const struct ms_checking *k, size_t col,
		  const struct ms_list *given)
{
	const struct ms_form_column *c = k->form[col];

	if (given->n)
		return ms_list_find(given, ms_table_column(k->t, col)) >= 0;
	return c && (c->role == MS_ROLE_KEY || c->role == MS_ROLE_BOUND);
}

static int is_bound(const struct ms_checking *k, size_t col)
{
	return k->form[col] && k->form[col]->role == MS_ROLE_BOUND;
}

static int make_key(const struct ms_checking *k, size_t row,
		    const struct ms_list *given, int bounds, char **out)
{
	struct ms_buf b = { 0 };
	size_t col;

	ms_buf_puts(&b, "");
	for (col = 0; col < ms_table_ncol(k->t); col++) {
		if (!is_key(k, col, given) || (!bounds && is_bound(k, col)))
			continue;
		ms_buf_puts(&b, ms_check_name(k, row, col));
		ms_buf_putc(&b, '\x1f');
	}
	if (b.failed) {
		ms_buf_release(&b);
		return -1;
	}
	*out = b.data;
	return 0;
}

static void free_keyed(struct keyed *p, size_t n)
{
	size_t i;

	for (i = 0; p && i < n; i++)
		free(p[i].key);
	free(p);
}

static int by_key(const void *a, const void *b)
{
	const struct keyed *x = a, *y = b;
	int c = strcmp(x->key, y->key);

	return c ? c : (x->row > y->row) - (x->row < y->row);
}

static int by_bin(const void *a, const void *b)
{
	const struct keyed *x = a, *y = b;
	int c = strcmp(x->key, y->key);

	if (!c)
		c = (x->low > y->low) - (x->low < y->low);
	return c ? c : by_key(a, b);
}

static struct keyed *key_rows(const struct ms_checking *k,
			      const struct ms_list *given, int bounds)
{
	size_t n = ms_table_nrow(k->t), i;
	struct keyed *p = calloc(n + 1, sizeof(*p));

	for (i = 0; p && i < n; i++) {
		p[i].row = i;
		if (make_key(k, i, given, bounds, &p[i].key)) {
			free_keyed(p, n);
			return NULL;
		}
	}
	return p;
}

/* The column to name in a finding about a whole row. */
static size_t first_key(const struct ms_checking *k,
			const struct ms_list *given)
{
	size_t col;

	for (col = 0; col < ms_table_ncol(k->t); col++)
		if (is_key(k, col, given))
			return col;
	return 0;
}

static int check_unique(const struct ms_checking *k,
			const struct ms_list *given)
{
	size_t n = ms_table_nrow(k->t), i;
	struct keyed *p = key_rows(k, given, 1);

	if (!p)
		return -1;
	qsort(p, n, sizeof(*p), by_key);
	for (i = 1; i < n && *p[0].key; i++)
		if (strcmp(p[i - 1].key, p[i].key) == 0)
			ms_check_problem(k, p[i].row, first_key(k, given),
					 "the same keys as the row at %s:%zu",
					 ms_table_file(k->t, p[i - 1].row),
					 ms_table_line(k->t, p[i - 1].row));
	free_keyed(p, n);
	return 0;
}

static double bound(const struct ms_checking *k, size_t row, size_t col,
		    double open)
{
	double x;

	if (ms_table_double(k->t, row, col, &x, NULL))
		return NAN;
	return isnan(x) ? open : x;
}

static void report_overlap(const struct ms_checking *k, const struct keyed *a,
			   const struct keyed *b, size_t col)
{
	char low[MS_NUM_MAX], high[MS_NUM_MAX];

	if (b->low <= a->high && (a->low < b->low || a->high != b->high))
		ms_check_problem(k, b->row, col,
				 "the bin from %s overlaps that to %s at line "
				 "%zu",
				 ms_format_short(low, b->low),
				 ms_format_short(high, a->high),
				 ms_table_line(k->t, a->row));
}

/* Bins of one group: sorted by their lower end, each must begin above the
 * highest end so far. Equal bins are repeated keys, reported already. */
static int check_bins(const struct ms_checking *k, const struct ms_list *given)
{
	long lo = ms_table_find(k->t, "score_low");
	long hi = ms_table_find(k->t, "score_high");
	size_t n = ms_table_nrow(k->t), i, top = 0;
	struct keyed *p;

	if (lo < 0 || hi < 0 || !is_bound(k, (size_t)lo) ||
	    !is_bound(k, (size_t)hi))
		return 0;
	p = key_rows(k, given, 0);
	if (!p)
		return -1;
	for (i = 0; i < n; i++) {
		p[i].low = bound(k, i, (size_t)lo, -INFINITY);
		p[i].high = bound(k, i, (size_t)hi, INFINITY);
	}
	qsort(p, n, sizeof(*p), by_bin);
	for (i = 1; i < n; i++) {
		if (strcmp(p[i].key, p[top].key)) {
			top = i;
			continue;
		}
		report_overlap(k, &p[top], &p[i], (size_t)lo);
		if (p[i].high > p[top].high)
			top = i;
	}
	free_keyed(p, n);
	return 0;
}

/* Counts of different basis are of different people: in one table somebody
 * will add them. */
static void check_basis(const struct ms_checking *k)
{
	long col = ms_table_find(k->t, "basis");
	const char *first, *last;
	size_t row;

	if (col < 0 || !k->form[col] || k->form[col]->role != MS_ROLE_KEY ||
	    !ms_table_nrow(k->t))
		return;
	first = last = ms_table_get(k->t, 0, (size_t)col);
	for (row = 1; row < ms_table_nrow(k->t); row++) {
		const char *s = ms_table_get(k->t, row, (size_t)col);

		if (strcmp(s, last) && strcmp(s, first))
			ms_check_problem(
				k, row, (size_t)col,
				"basis '%s' in a table of basis '%s' (line "
				"%zu): their counts are never added",
				s, first, ms_table_line(k->t, 0));
		last = s;
	}
}

static int given_keys(const struct ms_checking *k, struct ms_list *out,
		      struct ms_error *err)
{
	const char *key = k->what->key;
	size_t i, col;
	int rc = 0;

	memset(out, 0, sizeof(*out));
	if (!key || !*key)
		return 0;
	if (ms_list_split(out, key, ';'))
		return ms_nomem(err);
	for (i = 0; i < out->n && !rc; i++)
		rc = ms_table_need(k->t, out->items[i], &col, err);
	return rc;
}

/* Two applicants may be alike in all that is known of them, so records are
 * told apart only by an id: a column of the user's own that says another thing
 * in nine rows of ten. Its place, or -1. */
static long find_id(const struct ms_checking *k, struct ms_error *err)
{
	struct ms_held h = { 0 };
	size_t col;

	for (col = 0; col < ms_table_ncol(k->t); col++) {
		if (!k->form[col] || strcmp(k->form[col]->name, MS_FORM_OWN))
			continue;
		if (ms_check_held(k->t, col, 0, &h, err))
			return -1;
		if (h.distinct > 1 && 10 * h.distinct >= 9 * h.filled)
			return (long)col;
	}
	return -1;
}

static int check_records(const struct ms_checking *k, struct ms_error *err)
{
	struct ms_list id = { 0 };
	long col = find_id(k, err);
	int rc = 0;

	if (col >= 0 &&
	    (ms_list_split(&id, ms_table_column(k->t, (size_t)col), '\x1f') ||
	     check_unique(k, &id)))
		rc = ms_nomem(err);
	ms_list_release(&id);
	return rc;
}

int ms_check_keys(const struct ms_checking *k, struct ms_error *err)
{
	struct ms_list given;
	int rc = given_keys(k, &given, err);

	if (!rc && !given.n && strcmp(k->what->form->name, "records") == 0)
		rc = check_records(k, err);
	else if (!rc && (check_unique(k, &given) || check_bins(k, &given)))
		rc = ms_nomem(err);
	if (!rc)
		check_basis(k);
	ms_list_release(&given);
	return rc;
}

/* Numbers first and in their order, then other texts. */
static int by_value(const void *a, const void *b)
{
	const char *s = *(const char *const *)a, *t = *(const char *const *)b;
	double x, y;
	int sx = ms_parse_double(s, &x) == NULL;
	int sy = ms_parse_double(t, &y) == NULL;

	if (sx && sy && x != y)
		return (x > y) - (x < y);
	return sx != sy ? sy - sx : strcmp(s, t);
}

int ms_check_held(const struct ms_table *t, size_t col, int counts,
		  struct ms_held *out, struct ms_error *err)
{
	struct ms_held h = { 0, 0, 0, 0, "", "" };
	size_t n = ms_table_nrow(t), i;
	const char **cells = calloc(n + 1, sizeof(*cells));
	struct ms_count c;

	if (!cells)
		return ms_nomem(err);
	for (i = 0; i < n; i++) {
		if (ms_table_missing(t, i, col))
			h.missing++;
		else
			cells[h.filled++] = ms_table_get(t, i, col);
		if (counts && !ms_table_count(t, i, col, 1, &c, NULL))
			h.suppressed += c.suppressed != 0;
	}
	qsort(cells, h.filled, sizeof(*cells), by_value);
	for (i = 0; i < h.filled; i++)
		h.distinct += i == 0 || strcmp(cells[i - 1], cells[i]) != 0;
	if (h.filled) {
		h.low = cells[0];
		h.high = cells[h.filled - 1 -
			       (h.suppressed < h.filled ? h.suppressed : 0)];
	}
	free(cells);
	*out = h;
	return 0;
}
