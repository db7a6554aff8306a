#include "market/outcome.h"

#include <stdlib.h>
#include <string.h>

#include "market/reading.h"
#include "market/revert.h"

/* What the file says, by applicant. */
struct said {
	struct ms_match *match;
	uint32_t *line[2]; /* of the primary and supplemental row; 0: none */
	uint32_t *rank[2]; /* 0: not said */
};

static int said_init(struct said *x, struct ms_match *match)
{
	size_t n = (size_t)match->n + 1;
	int i, bad = 0;

	x->match = match;
	for (i = 0; i < 2; i++) {
		x->line[i] = calloc(n, sizeof(*x->line[i]));
		x->rank[i] = calloc(n, sizeof(*x->rank[i]));
		bad |= !x->line[i] || !x->rank[i];
	}
	return bad ? -1 : 0;
}

static void said_release(struct said *x)
{
	int i;

	for (i = 0; i < 2; i++) {
		free(x->line[i]);
		free(x->rank[i]);
	}
}

/* 0 primary, 1 supplemental */
static int parse_list(struct ms_rows *rows, int *list, struct ms_error *err)
{
	const char *s = ms_rows_field(rows, 2);

	*list = strcmp(s, "supplemental") == 0;
	if (*s && !*list && strcmp(s, "primary"))
		return ms_rows_fail(rows, 2, err,
				    "'%s' is not primary or supplemental", s);
	return 0;
}

/* applicant,program[,list,rank] */
static int outcome_row(struct ms_reading *r, struct ms_rows *rows,
		       struct ms_row *row, int *drop)
{
	struct said *x = r->user;
	int list, rc = ms_field_applicant(r, rows, 0, &row->owner);

	*drop = 1; /* kept in x */
	if (!rc)
		rc = parse_list(rows, &list, r->err);
	if (rc)
		return rc;
	if (x->line[list][row->owner])
		return ms_rows_fail(
			rows, 0, r->err, "'%s' is matched already, on line %u",
			ms_rows_field(rows, 0), x->line[list][row->owner]);
	x->line[list][row->owner] = row->line;
	if (!*ms_rows_field(rows, 1))
		return 0;
	rc = ms_field_program(r, rows, 1, &row->item);
	if (!rc && *ms_rows_field(rows, 3))
		rc = ms_field_rank(rows, 3, &x->rank[list][row->owner], r->err);
	if (!rc && list)
		x->match->extra[row->owner] = row->item;
	else if (!rc)
		x->match->program[row->owner] = row->item;
	return rc;
}

static uint32_t rank_single(const struct ms_market *m, uint32_t a, uint32_t p)
{
	uint32_t e, from = m->applicant.start[a];

	for (e = from; e < m->applicant.start[a + 1]; e++)
		if (m->applicant.item[e] == p)
			return e - from;
	return MS_NONE;
}

static uint32_t rank_couple(const struct ms_market *m,
			    const struct ms_couple *c, const uint32_t *program)
{
	uint32_t k;

	for (k = c->start; k < c->end; k++)
		if (m->pair[k].program[0] == program[c->member[0]] &&
		    m->pair[k].program[1] == program[c->member[1]])
			return k - c->start;
	return MS_NONE;
}

static uint32_t rank_extra(const struct ms_market *m, uint32_t a,
			   const struct ms_match *match)
{
	const struct ms_link *l = ms_market_link(m, a, match->program[a]);
	uint32_t k;

	for (k = l ? l->start : 0; l && k < l->end; k++)
		if (m->supplement[k].program == match->extra[a])
			return k - l->start;
	return MS_NONE;
}

/* The ranks of what everyone holds, from the lists. */
static void find_ranks(struct ms_match *match, const struct ms_market *m)
{
	uint32_t a;

	for (a = 0; a < match->n; a++) {
		if (ms_market_coupled(m, a))
			match->rank[a] = rank_couple(
				m, &m->couple[m->couple_of[a]], match->program);
		else if (match->program[a] != MS_NONE)
			match->rank[a] = rank_single(m, a, match->program[a]);
		if (match->extra[a] != MS_NONE)
			match->extra_rank[a] = rank_extra(m, a, match);
	}
}

static int compare_rank(const struct ms_reading *r, const struct said *x,
			uint32_t a, int list, uint32_t rank)
{
	uint32_t said = x->rank[list][a];

	if (!said || rank == MS_NONE || said == rank + 1)
		return 0;
	return ms_fail_at(r->err, r->name, x->line[list][a], "rank",
			  "'%s' has this program at rank %u, not %u",
			  ms_intern_name(&r->lists->applicants, a), rank + 1,
			  said);
}

int ms_outcome_read(struct ms_match *match, struct ms_ranklists *lists,
		    const char *path, struct ms_error *err)
{
	static const char *const columns[] = { "applicant", "program", "list",
					       "rank" };
	struct ms_reading r = { .lists = lists, .err = err };
	struct ms_rowlist rows = { 0 };
	struct said x;
	uint32_t a;
	int rc = said_init(&x, match) ? ms_nomem(err) : 0;

	ms_reading_start(&r, path, NULL, NULL, NULL);
	if (!rc)
		rc = ms_reading_rows(&r, columns, 4, 2, outcome_row, &x, &rows);
	ms_rowlist_release(&rows);
	if (!rc)
		find_ranks(match, &lists->market);
	for (a = 0; !rc && a < match->n; a++) {
		rc = compare_rank(&r, &x, a, 0, match->rank[a]);
		if (!rc)
			rc = compare_rank(&r, &x, a, 1, match->extra_rank[a]);
	}
	said_release(&x);
	return rc ? rc : ms_revert(match, &lists->market, NULL, err);
}
