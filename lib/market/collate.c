#include "market/collate.h"

#include <stdlib.h>
#include <string.h>

/* Where each owner's rows will begin. */
static uint32_t *count_owners(const struct ms_rowlist *list, uint32_t nowner)
{
	uint32_t *start = calloc((size_t)nowner + 1, sizeof(*start));
	size_t i;

	if (!start)
		return NULL;
	for (i = 0; i < list->n; i++)
		start[list->row[i].owner + 1]++;
	for (i = 0; i < nowner; i++)
		start[i + 1] += start[i];
	return start;
}

static int refuse_rank(struct ms_reading *r, const struct ms_row *row,
		       const struct ms_row *taken, uint32_t count)
{
	const char *owner = ms_intern_name(r->owners, row->owner);

	if (taken)
		return ms_fail_at(r->err, r->name, row->line, "rank",
				  "'%s' has a rank %u already, on line %u",
				  owner, row->rank, taken->line);
	return ms_fail_at(r->err, r->name, row->line, "rank",
			  "'%s' has %u row%s and a rank %u: ranks run 1, 2, 3 "
			  "without gaps",
			  owner, count, count == 1 ? "" : "s", row->rank);
}

/* Does every row stand where it belongs already? Files usually do. */
static int in_place(const struct ms_rowlist *list, const uint32_t *start)
{
	size_t i;

	for (i = 0; i < list->n; i++) {
		const struct ms_row *row = &list->row[i];

		if ((size_t)start[row->owner] + row->rank - 1 != i)
			return 0;
	}
	return 1;
}

/* Strict: a row's rank says where it goes. */
static int by_slot(struct ms_reading *r, struct ms_rowlist *list,
		   const uint32_t *start)
{
	struct ms_row *out;
	size_t i;
	int rc = 0;

	if (in_place(list, start))
		return 0;
	out = calloc(list->n + 1, sizeof(*out));
	if (!out)
		return ms_nomem(r->err);
	for (i = 0; i < list->n && !rc; i++) {
		const struct ms_row *row = &list->row[i];
		uint32_t from = start[row->owner];
		uint32_t count = start[row->owner + 1] - from;
		struct ms_row *slot = &out[from + row->rank - 1];

		if (row->rank > count)
			rc = refuse_rank(r, row, NULL, count);
		else if (slot->line)
			rc = refuse_rank(r, row, slot, count);
		else
			*slot = *row;
	}
	free(list->row);
	list->row = out;
	list->capacity = list->n + 1;
	return rc;
}

static int compare(const void *x, const void *y)
{
	const struct ms_row *a = x, *b = y;

	if (a->owner != b->owner)
		return a->owner < b->owner ? -1 : 1;
	if (a->rank != b->rank)
		return a->rank < b->rank ? -1 : 1;
	return a->line < b->line ? -1 : a->line > b->line;
}

/* Lenient: in order of rank, whatever the ranks are. */
static void by_order(struct ms_reading *r, struct ms_rowlist *list,
		     const uint32_t *start, uint32_t nowner)
{
	uint32_t o, i;

	if (list->n)
		qsort(list->row, list->n, sizeof(*list->row), compare);
	for (o = 0; o < nowner; o++)
		for (i = start[o]; i < start[o + 1]; i++)
			if (list->row[i].rank != i - start[o] + 1) {
				r->lists->mended[MS_MEND_RANK]++;
				break;
			}
}

/* Has the owner ranked this row's item before? The row that did, or NULL.
 * mark holds, for each item, the last row with it plus one. */
static const struct ms_row *earlier(const struct ms_rowlist *list, size_t from,
				    size_t i, uint32_t *mark)
{
	const struct ms_row *row = &list->row[i];
	size_t k;

	if (!mark) {
		for (k = from; k < i; k++)
			if (list->row[k].item == row->item &&
			    list->row[k].other == row->other)
				return &list->row[k];
		return NULL;
	}
	k = mark[row->item];
	if (k > from && list->row[k - 1].owner == row->owner)
		return &list->row[k - 1];
	mark[row->item] = (uint32_t)i + 1;
	return NULL;
}

static int refuse_again(struct ms_reading *r, const struct ms_row *row,
			const struct ms_row *was)
{
	const char *owner = ms_intern_name(r->owners, row->owner);
	const struct ms_row *late = row->line > was->line ? row : was;
	const struct ms_row *first = late == row ? was : row;

	if (row->other != MS_NONE || row->item == MS_NONE)
		return ms_reading_mend(r, MS_MEND_TWICE, late->line, NULL,
				       "couple '%s' has this pair already, on "
				       "line %u",
				       owner, first->line);
	return ms_reading_mend(r, MS_MEND_TWICE, late->line, r->column,
			       "'%s' is on the list of '%s' already, on line "
			       "%u",
			       ms_intern_name(r->items, row->item), owner,
			       first->line);
}

/* Must row i, whose owner's rows begin at from, be dropped? */
static int unwanted(struct ms_reading *r, const struct ms_rowlist *list,
		    size_t from, size_t i, uint32_t *mark, int *drop)
{
	const struct ms_row *row = &list->row[i];
	const struct ms_row *was = earlier(list, from, i, mark);

	*drop = 1;
	if (was)
		return refuse_again(r, row, was);
	if (!mark && i - from == MS_PAIRS_MAX)
		return ms_reading_mend(r, MS_MEND_LONG, row->line, NULL,
				       "couple '%s' has more than %d pairs",
				       ms_intern_name(r->owners, row->owner),
				       MS_PAIRS_MAX);
	*drop = 0;
	return 0;
}

/* Refuse or drop what is on a list twice or beyond the limit. Dropping moves
 * later rows up; start follows. */
static int check_items(struct ms_reading *r, struct ms_rowlist *list,
		       uint32_t *start, uint32_t nowner, uint32_t *mark)
{
	uint32_t o, i, kept = 0;

	for (o = 0; o < nowner; o++) {
		uint32_t from = kept, first = start[o];

		start[o] = kept;
		for (i = first; i < start[o + 1]; i++) {
			int drop, rc;

			if (kept != i)
				list->row[kept] = list->row[i];
			rc = unwanted(r, list, from, kept, mark, &drop);
			if (rc)
				return rc;
			kept += !drop;
		}
	}
	start[nowner] = kept;
	list->n = kept;
	return 0;
}

int ms_collate(struct ms_reading *r, struct ms_rowlist *list, uint32_t nowner,
	       int pairs, uint32_t **start)
{
	uint32_t *from = count_owners(list, nowner), *mark = NULL;
	int rc = 0;

	if (!pairs)
		mark = calloc((size_t)r->items->n + 1, sizeof(*mark));
	if (!from || (!pairs && !mark)) {
		rc = ms_nomem(r->err);
	} else {
		if (r->lenient)
			by_order(r, list, from, nowner);
		else
			rc = by_slot(r, list, from);
		if (!rc)
			rc = check_items(r, list, from, nowner, mark);
	}
	free(mark);
	if (rc)
		free(from);
	else
		*start = from;
	return rc;
}
