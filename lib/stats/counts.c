#include "stats/counts.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

struct columns {
	const struct ms_table *t;
	const struct ms_vocab *vocab;
	long matched, unmatched, total, published, basis, type, specialty;
	int zero_hidden;
};

static int find_columns(struct columns *c, struct ms_error *err)
{
	size_t col;

	if (ms_table_find(c->t, "filled_total") >= 0)
		return ms_fail(err, MS_EUSAGE,
			       "these are positions filled, not applicants who "
			       "matched: ask for --share applicant_type");
	if (ms_table_need(c->t, "matched", &col, err))
		return MS_EDATA;
	c->matched = (long)col;
	c->unmatched = ms_table_find(c->t, "unmatched");
	c->total = ms_table_find(c->t, "total");
	c->zero_hidden = ms_table_zero_hidden(
		c->t, (const long[]){ c->matched, c->unmatched }, 2);
	c->published = ms_table_find(c->t, "published_rate");
	c->basis = ms_table_find(c->t, "basis");
	c->type = ms_table_find(c->t, "applicant_type");
	c->specialty = ms_table_find(c->t, "specialty");
	return 0;
}

/* Is the row a sum over rows that may stand beside it? */
static int is_aggregate(const struct columns *c, size_t row)
{
	const struct ms_applicant_type *a;
	const struct ms_specialty *s;

	if (c->type >= 0 &&
	    !ms_vocab_applicant_type(c->vocab,
				     ms_table_get(c->t, row, (size_t)c->type),
				     &a, NULL) &&
	    *a->aggregate_of)
		return 1;
	return c->specialty >= 0 &&
	       !ms_vocab_specialty(
		       c->vocab, ms_table_get(c->t, row, (size_t)c->specialty),
		       &s, NULL) &&
	       strcmp(s->kind, "aggregate") == 0;
}

/* Matched and total of a row; missing if either was not published. */
static int read_row(const struct columns *c, size_t row, struct ms_count *m,
		    struct ms_count *n, struct ms_error *err)
{
	size_t col;
	int rc = ms_table_count(c->t, row, (size_t)c->matched, c->zero_hidden,
				m, err);

	if (rc)
		return rc;
	if (c->total < 0 && c->unmatched < 0) {
		*n = (struct ms_count){ .low = 1, .high = 1 };
		if (!m->missing && m->high > 1)
			return ms_table_fail(
				c->t, row, (size_t)c->matched, err,
				"'%s' is not 0 or 1, and there is "
				"no column 'total' or 'unmatched'",
				ms_table_get(c->t, row, (size_t)c->matched));
		return 0;
	}
	col = (size_t)(c->total >= 0 ? c->total : c->unmatched);
	rc = ms_table_count(c->t, row, col, c->zero_hidden, n, err);
	if (rc || m->missing || n->missing)
		return rc;
	if (c->total < 0) {
		n->low += m->low;
		n->high += m->high;
	}
	if (m->low > n->high)
		return ms_table_fail(c->t, row, (size_t)c->matched, err,
				     "%.0f matched of %.0f in all", m->low,
				     n->high);
	return ms_table_adds(c->t, row, c->matched, c->unmatched, c->total,
			     c->zero_hidden, err);
}

/* What to call a row that is left out. */
static void name_row(const struct columns *c, size_t row, struct ms_buf *out)
{
	if (c->type >= 0)
		ms_buf_puts(out, ms_table_get(c->t, row, (size_t)c->type));
	else
		ms_buf_printf(out, "line %zu", ms_table_line(c->t, row));
}

static int leave_out(const struct columns *c, size_t row,
		     struct ms_group_counts *g, struct ms_error *err)
{
	struct ms_buf names = { 0 };

	if (g->left_out)
		ms_buf_printf(&names, "%s; ", g->left_out);
	name_row(c, row, &names);
	if (names.failed)
		return ms_nomem(err);
	free(g->left_out);
	g->left_out = names.data;
	return 0;
}

static int add_row(const struct columns *c, size_t row,
		   struct ms_group_counts *g, struct ms_error *err)
{
	struct ms_count m, n;
	double high;
	int rc = read_row(c, row, &m, &n, err);

	if (rc)
		return rc;
	if (m.missing || n.missing)
		return leave_out(c, row, g, err);
	if (n.low < n.high)
		return c->total >= 0
			       ? ms_table_fail(c->t, row, (size_t)c->total, err,
					       "a suppressed total gives no "
					       "rate")
			       : ms_table_fail(c->t, row, (size_t)c->matched,
					       err,
					       "suppressed counts without a "
					       "total give no rate");
	high = m.high < n.high ? m.high : n.high;
	g->rows++;
	g->matched_low += m.low;
	g->matched_high += high;
	g->total += n.low;
	return 0;
}

static int check_basis(const struct columns *c, size_t row,
		       struct ms_group_counts *g, struct ms_error *err)
{
	const char *basis;

	if (c->basis < 0)
		return 0;
	basis = ms_table_get(c->t, row, (size_t)c->basis);
	if (!*g->basis)
		g->basis = basis;
	if (strcmp(g->basis, basis) == 0)
		return 0;
	return ms_table_fail(c->t, row, (size_t)c->basis, err,
			     "rows of basis '%s' and '%s' cannot be added; "
			     "group by basis too (-b ...,basis)",
			     g->basis, basis);
}

static int published(const struct columns *c, size_t row, double *out,
		     struct ms_error *err)
{
	*out = NAN;
	return c->published < 0
		       ? 0
		       : ms_table_double(c->t, row, (size_t)c->published, out,
					 err);
}

/* What a first pass over the selected rows finds. */
struct survey {
	size_t plain; /* rows that are no aggregates */
	uint64_t
		*types; /* applicant types of each group's rows, one bit each */
	uint64_t *counted; /* the same, of rows with counts */
};

/* The bit of a row's applicant type; 0 without one. */
static uint64_t type_bit(const struct columns *c, size_t row)
{
	const struct ms_applicant_type *a;

	if (c->type < 0 ||
	    ms_vocab_applicant_type(c->vocab,
				    ms_table_get(c->t, row, (size_t)c->type),
				    &a, NULL))
		return 0;
	return (uint64_t)1 << (a - ms_vocab_applicant_type_at(c->vocab, 0));
}

static int take_row(struct ms_counts *k, const struct columns *c, size_t row,
		    struct survey *v, struct ms_error *err)
{
	size_t i = k->groups->of_row[row], before = k->group[i].rows;
	struct ms_group_counts *g = &k->group[i];
	int rc = check_basis(c, row, g, err);

	rc = rc ? rc : add_row(c, row, g, err);
	if (rc)
		return rc;
	v->types[i] |= type_bit(c, row);
	if (g->rows > before)
		v->counted[i] |= type_bit(c, row);
	if (g->seen++ == 0)
		return published(c, row, &g->published_rate, err);
	g->published_rate = NAN;
	return 0;
}

static int sum_rows(struct ms_counts *k, const struct columns *c,
		    struct survey *v, struct ms_error *err)
{
	/* by type, every aggregate is a group of its own */
	int apart = ms_groups_key(k->groups, "applicant_type") >= 0 &&
		    (c->specialty < 0 ||
		     ms_groups_key(k->groups, "specialty") >= 0);
	size_t row;
	int rc = 0;

	for (row = 0; !rc && row < ms_table_nrow(c->t); row++) {
		if (k->groups->of_row[row] == MS_NO_GROUP)
			continue;
		if (v->plain && !apart && is_aggregate(c, row))
			k->aggregates_left_out++;
		else
			rc = take_row(k, c, row, v, err);
	}
	return rc;
}

/* Do two groups speak of the same kind of applicant? */
static int same_kind(const struct ms_groups *g, size_t i, size_t j)
{
	static const char *const kinds[] = { "citizenship", "school",
					     "applicant_type" };
	size_t k;

	for (k = 0; k < 3; k++) {
		long key = ms_groups_key(g, kinds[k]);

		if (key >= 0 && strcmp(ms_groups_value(g, i, (size_t)key),
				       ms_groups_value(g, j, (size_t)key)))
			return 0;
	}
	return 1;
}

static int name_types(const struct columns *c, uint64_t types, char **out,
		      struct ms_error *err)
{
	const struct ms_applicant_type *a;
	struct ms_buf names = { 0 };
	size_t i;

	ms_buf_puts(&names, "");
	for (i = 0; (a = ms_vocab_applicant_type_at(c->vocab, i)); i++)
		if (types >> i & 1)
			ms_buf_printf(&names, "%s%s", names.len ? "; " : "",
				      a->code);
	if (names.failed)
		return ms_nomem(err);
	*out = names.data;
	return 0;
}

/* A group that lacks types which its like have is marked. */
static int find_incomplete(struct ms_counts *k, const struct columns *c,
			   const struct survey *v, struct ms_error *err)
{
	size_t n = k->groups->ngroup, i, j;
	int rc = 0;

	for (i = 0; !rc && i < n; i++) {
		uint64_t all = 0, have;

		for (j = 0; j < n; j++)
			if (v->counted[j] & ~all && same_kind(k->groups, i, j))
				all |= v->counted[j];
		have = k->group[i].rows ? v->counted[i] : v->types[i];
		if (all & ~have)
			rc = name_types(c, have, &k->group[i].only, err);
	}
	return rc;
}

static int count(struct ms_counts *k, const struct columns *c,
		 struct ms_error *err)
{
	size_t n = k->groups->ngroup, row, i;
	struct survey v = { 0 };
	int rc;

	k->group = calloc(n + 1, sizeof(*k->group));
	v.types = calloc(n + 1, sizeof(*v.types));
	v.counted = calloc(n + 1, sizeof(*v.counted));
	rc = k->group && v.types && v.counted ? 0 : ms_nomem(err);
	for (i = 0; !rc && i < n; i++) {
		k->group[i].basis = "";
		k->group[i].published_rate = NAN;
	}
	for (row = 0; row < ms_table_nrow(c->t); row++)
		if (k->groups->of_row[row] != MS_NO_GROUP)
			v.plain += !is_aggregate(c, row);
	rc = rc ? rc : sum_rows(k, c, &v, err);
	rc = rc ? rc : find_incomplete(k, c, &v, err);
	free(v.types);
	free(v.counted);
	return rc;
}

int ms_counts_make(struct ms_counts **out, const struct ms_table *t,
		   const struct ms_vocab *vocab, const char *by,
		   const struct ms_select *want, struct ms_error *err)
{
	struct columns c = { .t = t, .vocab = vocab };
	struct ms_counts *k;
	int rc = find_columns(&c, err);

	if (rc)
		return rc;
	k = calloc(1, sizeof(*k));
	if (!k)
		return ms_nomem(err);
	rc = ms_groups_make(&k->groups, t, vocab, by, want, err);
	rc = rc ? rc : count(k, &c, err);
	if (rc)
		ms_counts_free(k);
	else
		*out = k;
	return rc;
}

void ms_counts_free(struct ms_counts *c)
{
	size_t i;

	if (!c)
		return;
	for (i = 0; c->group && i < c->groups->ngroup; i++) {
		free(c->group[i].left_out);
		free(c->group[i].only);
	}
	free(c->group);
	ms_groups_free(c->groups);
	free(c);
}
