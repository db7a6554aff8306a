#include "market/variations.h"

#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "market/collate.h"

/* Who is whose partner, as found while reading. */
struct partners {
	uint32_t *member; /* two of each couple */
	size_t ncouple; /* room in member */
	uint32_t *couple_of; /* of each applicant */
	size_t napplicant;
};

/* Room for n entries of width numbers; new ones are MS_NONE. */
static int grow(uint32_t **p, size_t *room, size_t n, size_t width)
{
	size_t cap = n < 64 ? 64 : 2 * n;
	uint32_t *q;

	if (n <= *room)
		return 0;
	q = realloc(*p, cap * width * sizeof(*q));
	if (!q)
		return -1;
	memset(q + *room * width, 0xff, (cap - *room) * width * sizeof(*q));
	*p = q;
	*room = cap;
	return 0;
}

/* The row's two applicants must be this couple and nobody else's partner. */
static int pair_up(struct ms_reading *r, struct ms_rows *rows, uint32_t couple,
		   const uint32_t a[2], int *drop)
{
	struct partners *x = r->user;
	uint32_t *member = x->member + 2 * couple, side;

	*drop = 0;
	if (member[0] == a[0] && member[1] == a[1])
		return 0;
	*drop = 1;
	if (a[0] == a[1])
		return ms_reading_mend(
			r, MS_MEND_COUPLE, ms_rows_line(rows), "applicant2",
			"'%s' cannot be both partners", ms_rows_field(rows, 4));
	if (member[0] != MS_NONE)
		return ms_reading_mend(
			r, MS_MEND_COUPLE, ms_rows_line(rows), "couple",
			"'%s' is '%s' and '%s' on an earlier line",
			ms_rows_field(rows, 0),
			ms_intern_name(&r->lists->applicants, member[0]),
			ms_intern_name(&r->lists->applicants, member[1]));
	for (side = 0; side < 2; side++) {
		uint32_t other = x->couple_of[a[side]];

		if (other != MS_NONE)
			return ms_reading_mend(
				r, MS_MEND_COUPLE, ms_rows_line(rows),
				rows->columns[side ? 4 : 2],
				"'%s' is one of couple '%s' already",
				ms_rows_field(rows, side ? 4 : 2),
				ms_intern_name(&r->lists->couples, other));
	}
	*drop = 0;
	for (side = 0; side < 2; side++) {
		member[side] = a[side];
		x->couple_of[a[side]] = couple;
	}
	return 0;
}

/* A blank program or NRMP's code: that partner stays unmatched. */
static int pair_program(struct ms_reading *r, struct ms_rows *rows,
			size_t column, uint32_t *program, int *drop)
{
	const char *s = ms_rows_field(rows, column);
	int rc;

	if (!*s || strcmp(s, MS_NO_MATCH_CODE) == 0) {
		*program = MS_NONE;
		return 0;
	}
	rc = ms_field_program(r, rows, column, program);
	*drop |= *program == MS_INTERN_NONE;
	return rc;
}

/* couple,rank,applicant1,program1,applicant2,program2 */
static int couple_row(struct ms_reading *r, struct ms_rows *rows,
		      struct ms_row *row, int *drop)
{
	struct ms_ranklists *l = r->lists;
	struct partners *x = r->user;
	uint32_t a[2] = { MS_NONE, MS_NONE };
	int rc = ms_field_name(rows, 0, &l->couples, &row->owner, r->err);

	if (!rc)
		rc = ms_field_rank(rows, 1, &row->rank, r->err);
	if (!rc)
		rc = ms_field_name(rows, 2, &l->applicants, &a[0], r->err);
	if (!rc)
		rc = ms_field_name(rows, 4, &l->applicants, &a[1], r->err);
	if (!rc && (grow(&x->member, &x->ncouple, l->couples.n, 2) ||
		    grow(&x->couple_of, &x->napplicant, l->applicants.n, 1)))
		rc = ms_nomem(r->err);
	if (!rc)
		rc = pair_up(r, rows, row->owner, a, drop);
	if (!rc && !*drop)
		rc = pair_program(r, rows, 3, &row->item, drop);
	if (!rc && !*drop)
		rc = pair_program(r, rows, 5, &row->other, drop);
	if (rc || *drop || row->item != MS_NONE || row->other != MS_NONE)
		return rc;
	*drop = 1;
	return ms_reading_mend(r, MS_MEND_BLANK, row->line, NULL,
			       "no program for either partner");
}

struct named {
	const char *name;
	uint32_t id;
};

static int by_name(const void *x, const void *y)
{
	const struct named *a = x, *b = y;

	return strcmp(a->name, b->name);
}

/* The couples that have members, in order of name, so that the order of rows
 * does not matter to the algorithm. */
static int set_couples(struct ms_reading *r, const struct ms_rowlist *rows,
		       const uint32_t *start, const uint32_t *member)
{
	struct ms_market *m = &r->lists->market;
	uint32_t n = r->lists->couples.n, i;
	struct named *order = malloc((n + 1) * sizeof(*order));

	m->couple = malloc((n + 1) * sizeof(*m->couple));
	m->pair = malloc((rows->n + 1) * sizeof(*m->pair));
	if (!order || !m->couple || !m->pair) {
		free(order);
		return ms_nomem(r->err);
	}
	for (i = 0; i < n; i++) {
		order[i].name = ms_intern_name(&r->lists->couples, i);
		order[i].id = i;
	}
	qsort(order, n, sizeof(*order), by_name);
	for (i = 0; i < n; i++) {
		uint32_t id = order[i].id;
		struct ms_couple *c = &m->couple[m->ncouple];

		if (member[2 * id] == MS_NONE)
			continue;
		c->member[0] = member[2 * id];
		c->member[1] = member[2 * id + 1];
		c->start = start[id];
		c->end = start[id + 1];
		m->ncouple++;
	}
	m->npair = (uint32_t)rows->n;
	for (i = 0; i < m->npair; i++) {
		m->pair[i].program[0] = rows->row[i].item;
		m->pair[i].program[1] = rows->row[i].other;
	}
	free(order);
	return 0;
}

int ms_couples_read(struct ms_reading *r, const char *path,
		    uint32_t **couple_of)
{
	static const char *const columns[] = { "couple",     "rank",
					       "applicant1", "program1",
					       "applicant2", "program2" };
	struct ms_ranklists *l = r->lists;
	struct partners x = { 0 };
	struct ms_rowlist rows = { 0 };
	uint32_t *start = NULL;
	int rc;

	ms_reading_start(r, path, NULL, &l->couples, &l->programs);
	rc = ms_reading_rows(r, columns, 6, 6, couple_row, &x, &rows);
	if (!rc && (grow(&x.couple_of, &x.napplicant, l->applicants.n + 1, 1) ||
		    grow(&x.member, &x.ncouple, l->couples.n + 1, 2)))
		rc = ms_nomem(r->err);
	if (!rc)
		rc = ms_collate(r, &rows, l->couples.n, 1, &start);
	if (!rc)
		rc = set_couples(r, &rows, start, x.member);
	free(start);
	free(x.member);
	ms_rowlist_release(&rows);
	if (rc)
		free(x.couple_of);
	else
		*couple_of = x.couple_of;
	return rc;
}

/* Does the applicant rank the program, alone or in a pair? */
static int ranks(const struct ms_market *m, uint32_t a, uint32_t p)
{
	uint32_t c, k, e;

	for (e = m->applicant.start[a]; e < m->applicant.start[a + 1]; e++)
		if (m->applicant.item[e] == p)
			return 1;
	for (c = 0; c < m->ncouple; c++) {
		const struct ms_couple *couple = &m->couple[c];
		int side = couple->member[1] == a;

		if (couple->member[side] != a)
			continue;
		for (k = couple->start; k < couple->end; k++)
			if (m->pair[k].program[side] == p)
				return 1;
	}
	return 0;
}

/* The links met so far: owners of supplemental rows. */
struct links {
	struct ms_intern names; /* "A1' at 'P1", for messages */
	uint32_t *link; /* applicant and program of each */
	size_t nlink;
	uint32_t applicant, program; /* of the row before */
};

/* applicant,program,rank,supplemental_program */
static int supplemental_row(struct ms_reading *r, struct ms_rows *rows,
			    struct ms_row *row, int *drop)
{
	struct links *x = r->user;
	struct ms_buf name = { 0 };
	int rc = ms_field_rank(rows, 2, &row->rank, r->err);

	if (!rc)
		rc = ms_field_applicant(r, rows, 0, &x->applicant);
	if (!rc && x->applicant != MS_NONE)
		rc = ms_field_program(r, rows, 1, &x->program);
	if (!rc && x->applicant != MS_NONE && x->program != MS_NONE)
		rc = ms_field_program(r, rows, 3, &row->item);
	*drop = x->applicant == MS_NONE || x->program == MS_NONE ||
		row->item == MS_NONE;
	if (rc || *drop)
		return rc;
	*drop = !ranks(&r->lists->market, x->applicant, x->program);
	if (*drop)
		return ms_reading_mend(r, MS_MEND_LINK, row->line, "program",
				       "'%s' does not rank '%s'",
				       ms_rows_field(rows, 0),
				       ms_rows_field(rows, 1));
	ms_buf_printf(&name, "%s' at '%s", ms_rows_field(rows, 0),
		      ms_rows_field(rows, 1));
	row->owner = name.failed
			     ? MS_INTERN_NONE
			     : ms_intern_put(&x->names, name.data, name.len);
	ms_buf_release(&name);
	if (row->owner == MS_INTERN_NONE ||
	    grow(&x->link, &x->nlink, x->names.n, 2))
		return ms_nomem(r->err);
	x->link[2 * row->owner] = x->applicant;
	x->link[2 * row->owner + 1] = x->program;
	return 0;
}

static int compare_links(const void *x, const void *y)
{
	const struct ms_link *a = x, *b = y;

	if (a->applicant != b->applicant)
		return a->applicant < b->applicant ? -1 : 1;
	return a->program < b->program ? -1 : a->program > b->program;
}

static int set_links(struct ms_reading *r, const struct ms_rowlist *rows,
		     const uint32_t *start, const struct links *x)
{
	struct ms_market *m = &r->lists->market;
	uint32_t i;

	m->nlink = x->names.n;
	m->nsupplement = (uint32_t)rows->n;
	m->link = malloc((m->nlink + 1) * sizeof(*m->link));
	m->supplement = malloc((rows->n + 1) * sizeof(*m->supplement));
	if (!m->link || !m->supplement)
		return ms_nomem(r->err);
	for (i = 0; i < m->nlink; i++) {
		m->link[i].applicant = x->link[2 * i];
		m->link[i].program = x->link[2 * i + 1];
		m->link[i].start = start[i];
		m->link[i].end = start[i + 1];
	}
	qsort(m->link, m->nlink, sizeof(*m->link), compare_links);
	for (i = 0; i < m->nsupplement; i++)
		m->supplement[i].program = rows->row[i].item;
	return 0;
}

int ms_supplemental_read(struct ms_reading *r, const char *path)
{
	static const char *const columns[] = { "applicant", "program", "rank",
					       "supplemental_program" };
	struct links x = { .applicant = MS_NONE, .program = MS_NONE };
	struct ms_rowlist rows = { 0 };
	uint32_t *start = NULL;
	int rc;

	ms_reading_start(r, path, columns[3], &x.names, &r->lists->programs);
	rc = ms_reading_rows(r, columns, 4, 4, supplemental_row, &x, &rows);
	if (!rc)
		rc = ms_collate(r, &rows, x.names.n, 0, &start);
	if (!rc)
		rc = set_links(r, &rows, start, &x);
	free(start);
	free(x.link);
	ms_intern_release(&x.names);
	ms_rowlist_release(&rows);
	return rc;
}
