#include "stats/share.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { TYPES_MAX = 64 };

struct maker {
	const struct ms_table *t;
	const struct ms_vocab *vocab;
	struct ms_groups *cells; /* by all keys but applicant_type */
	const struct ms_applicant_type *types[TYPES_MAX]; /* in the data */
	size_t ntype;
	const struct ms_applicant_type *shown[TYPES_MAX];
	size_t nshown;
	double *filled; /* cells x types, NAN where not published */
	double *total; /* of each cell */
	size_t *group_of; /* group of each cell */
	size_t filled_col, total_col, type_col;
};

void ms_shares_free(struct ms_shares *s)
{
	if (!s)
		return;
	ms_groups_free(s->groups);
	free(s->share);
	free(s);
}

static long index_of(const struct ms_applicant_type *const *list, size_t n,
		     const char *code)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (strcmp(list[i]->code, code) == 0)
			return (long)i;
	return -1;
}

static int add_type(const struct ms_applicant_type **list, size_t *n,
		    const struct ms_applicant_type *a, struct ms_error *err)
{
	if (index_of(list, *n, a->code) >= 0)
		return 0;
	if (*n == TYPES_MAX)
		return ms_fail(err, MS_EDATA, "more than %d applicant types",
			       TYPES_MAX);
	list[(*n)++] = a;
	return 0;
}

static int type_of(const struct maker *m, size_t row,
		   const struct ms_applicant_type **a, struct ms_error *err)
{
	struct ms_error inner;

	if (ms_vocab_applicant_type(
		    m->vocab, ms_table_get(m->t, row, m->type_col), a, &inner))
		return ms_table_fail(m->t, row, m->type_col, err, "%s",
				     inner.msg);
	return 0;
}

/* A type by a name of the request, not of the data. */
static int named_type(const struct maker *m, const char *name,
		      const struct ms_applicant_type **a, struct ms_error *err)
{
	int rc = ms_vocab_applicant_type(m->vocab, name, a, err);

	if (rc != MS_EDATA)
		return rc;
	if (err)
		err->code = MS_EUSAGE;
	return MS_EUSAGE;
}

/* Types in the data, and those to show. */
static int take_types(struct maker *m, const char *wanted, struct ms_error *err)
{
	const struct ms_applicant_type *a;
	struct ms_list names;
	size_t row, i;
	int rc = 0;

	for (row = 0; !rc && row < ms_table_nrow(m->t); row++) {
		if (m->cells->of_row[row] == MS_NO_GROUP)
			continue;
		rc = type_of(m, row, &a, err);
		rc = rc ? rc : add_type(m->types, &m->ntype, a, err);
	}
	if (rc || !wanted) {
		for (i = 0; !rc && i < m->ntype; i++)
			rc = add_type(m->shown, &m->nshown, m->types[i], err);
		if (!rc &&
		    !ms_vocab_applicant_type(m->vocab, "all_img", &a, NULL))
			rc = add_type(m->shown, &m->nshown, a, err);
		return rc;
	}
	if (ms_list_split(&names, wanted, ','))
		return ms_nomem(err);
	for (i = 0; !rc && i < names.n; i++) {
		rc = named_type(m, names.items[i], &a, err);
		rc = rc ? rc : add_type(m->shown, &m->nshown, a, err);
	}
	ms_list_release(&names);
	return rc;
}

static int read_cell(struct maker *m, size_t row, struct ms_error *err)
{
	const struct ms_applicant_type *a;
	struct ms_count filled, total;
	size_t cell = m->cells->of_row[row];
	double *slot;
	int rc = type_of(m, row, &a, err);

	rc = rc ? rc
		: ms_table_count(m->t, row, m->filled_col, 0, &filled, err);
	rc = rc ? rc : ms_table_count(m->t, row, m->total_col, 0, &total, err);
	if (rc || filled.missing || filled.suppressed || total.missing ||
	    total.suppressed)
		return rc;
	if (filled.low > total.low)
		return ms_table_fail(m->t, row, m->filled_col, err,
				     "%.0f filled of %.0f in all", filled.low,
				     total.low);
	if (!isnan(m->total[cell]) && m->total[cell] != total.low)
		return ms_table_fail(m->t, row, m->total_col, err,
				     "%.0f here and %.0f in another row of the "
				     "same cell",
				     total.low, m->total[cell]);
	m->total[cell] = total.low;
	slot = &m->filled[cell * m->ntype +
			  (size_t)index_of(m->types, m->ntype, a->code)];
	if (!isnan(*slot))
		return ms_table_fail(m->t, row, m->filled_col, err,
				     "a second row for '%s' in the same cell",
				     a->code);
	*slot = filled.low;
	return 0;
}

/* Positions of a cell that went to a type: as printed, or from its parts. */
static double cell_filled(const struct maker *m, size_t cell,
			  const struct ms_applicant_type *a)
{
	const double *row = m->filled + cell * m->ntype;
	long i = index_of(m->types, m->ntype, a->code);
	struct ms_list parts;
	double sum = 0;
	size_t p;

	if (i >= 0 && !isnan(row[i]))
		return row[i];
	if (!*a->aggregate_of || ms_list_split(&parts, a->aggregate_of, ';'))
		return NAN;
	for (p = 0; p < parts.n; p++) {
		i = index_of(m->types, m->ntype, parts.items[p]);
		sum += i >= 0 ? row[i] : NAN;
	}
	ms_list_release(&parts);
	return sum;
}

/* Does a cell sum up, or overlap with, other specialties? */
static int is_aggregate(const struct maker *m, size_t cell)
{
	long key = ms_groups_key(m->cells, "specialty");
	const struct ms_specialty *s;

	return key >= 0 &&
	       !ms_vocab_specialty(m->vocab,
				   ms_groups_value(m->cells, cell, (size_t)key),
				   &s, NULL) &&
	       strcmp(s->kind, "aggregate") == 0;
}

/* Aggregates are kept where each specialty is a group of its own, and where
 * there is nothing else. */
static int aggregates_stay(const struct maker *m, const struct ms_shares *s)
{
	size_t cell;

	if (ms_groups_key(s->groups, "specialty") >= 0)
		return 1;
	for (cell = 0; cell < m->cells->ngroup; cell++)
		if (!is_aggregate(m, cell))
			return 0;
	return 1;
}

static void add_up(const struct maker *m, struct ms_shares *s)
{
	int all = aggregates_stay(m, s);
	size_t cell, k;

	for (cell = 0; cell < m->cells->ngroup; cell++) {
		if (!all && is_aggregate(m, cell)) {
			s->aggregates_left_out++;
			continue;
		}
		for (k = 0; k < m->nshown; k++) {
			double x = cell_filled(m, cell, m->shown[k]);
			struct ms_share *h =
				&s->share[m->group_of[cell] * m->nshown + k];

			if (isnan(x)) {
				h->incomplete++;
				continue;
			}
			h->cells++;
			h->filled += x;
			h->filled_total += m->total[cell];
		}
	}
}

static int fill_cells(struct maker *m, const struct ms_groups *groups,
		      struct ms_error *err)
{
	size_t n = m->cells->ngroup, row, i;
	int rc = 0;

	m->filled = calloc(n * m->ntype + 1, sizeof(*m->filled));
	m->total = calloc(n + 1, sizeof(*m->total));
	m->group_of = calloc(n + 1, sizeof(*m->group_of));
	if (!m->filled || !m->total || !m->group_of)
		return ms_nomem(err);
	for (i = 0; i < n * m->ntype; i++)
		m->filled[i] = NAN;
	for (i = 0; i < n; i++)
		m->total[i] = NAN;
	for (row = 0; !rc && row < ms_table_nrow(m->t); row++) {
		if (m->cells->of_row[row] == MS_NO_GROUP)
			continue;
		m->group_of[m->cells->of_row[row]] = groups->of_row[row];
		rc = read_cell(m, row, err);
	}
	return rc;
}

static void cell_keys(const struct ms_table *t, struct ms_buf *out)
{
	size_t i;

	for (i = 0; i < ms_table_ncol(t); i++) {
		const char *name = ms_table_column(t, i);

		if (ms_column_is_key(name) && strcmp(name, "applicant_type"))
			ms_buf_printf(out, "%s%s", out->len ? "," : "", name);
	}
}

/* Drop types that were never published in a group. */
static void pack(struct ms_shares *s, const struct maker *m)
{
	size_t all = s->groups->ngroup * m->nshown, i;

	for (i = 0; i < all; i++) {
		s->share[i].group = i / m->nshown;
		s->share[i].type = m->shown[i % m->nshown];
		if (s->share[i].cells)
			s->share[s->n++] = s->share[i];
	}
}

static int make(struct maker *m, struct ms_shares *s, const char *by,
		const struct ms_select *want, struct ms_error *err)
{
	struct ms_select rows = *want;
	struct ms_buf keys = { 0 };
	int rc;

	rows.applicant_type = NULL; /* every type is needed for the parts */
	cell_keys(m->t, &keys);
	rc = keys.failed ? ms_nomem(err)
			 : ms_groups_make(&m->cells, m->t, m->vocab,
					  ms_buf_str(&keys), &rows, err);
	rc = rc ? rc
		: ms_groups_make(&s->groups, m->t, m->vocab,
				 by ? by : ms_buf_str(&keys), &rows, err);
	ms_buf_release(&keys);
	if (!rc && (ms_groups_key(s->groups, "applicant_type") >= 0 ||
		    ms_groups_key(s->groups, "citizenship") >= 0 ||
		    ms_groups_key(s->groups, "school") >= 0))
		rc = ms_fail(err, MS_EUSAGE,
			     "a share is shown by applicant type already");
	rc = rc ? rc : take_types(m, want->applicant_type, err);
	rc = rc ? rc : fill_cells(m, s->groups, err);
	if (rc)
		return rc;
	s->share = calloc(s->groups->ngroup * m->nshown + 1, sizeof(*s->share));
	if (!s->share)
		return ms_nomem(err);
	add_up(m, s);
	pack(s, m);
	return 0;
}

int ms_shares_make(struct ms_shares **out, const struct ms_table *t,
		   const struct ms_vocab *vocab, const char *by,
		   const struct ms_select *want, struct ms_error *err)
{
	static const struct ms_select all = { 0 };
	struct maker m = { .t = t, .vocab = vocab };
	struct ms_shares *s = calloc(1, sizeof(*s));
	int rc = s ? 0 : ms_nomem(err);

	rc = rc ? rc : ms_table_need(t, "filled", &m.filled_col, err);
	rc = rc ? rc : ms_table_need(t, "filled_total", &m.total_col, err);
	rc = rc ? rc : ms_table_need(t, "applicant_type", &m.type_col, err);
	rc = rc ? rc : make(&m, s, by, want ? want : &all, err);
	ms_groups_free(m.cells);
	free(m.filled);
	free(m.total);
	free(m.group_of);
	if (rc)
		ms_shares_free(s);
	else
		*out = s;
	return rc;
}
