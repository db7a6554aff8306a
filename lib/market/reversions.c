#include "market/variations.h"

#include <stdlib.h>
#include <string.h>

#include "base/num.h"

/* Positions each donor gives away in all, by row. */
struct donors {
	struct ms_reversion *item;
	unsigned char *seen; /* room for a walk */
	size_t n, capacity;
};

static int add(struct donors *x, const struct ms_reversion *v)
{
	if (x->n == x->capacity) {
		size_t cap = x->capacity ? 2 * x->capacity : 16;
		struct ms_reversion *p = realloc(x->item, cap * sizeof(*p));

		unsigned char *seen = realloc(x->seen, cap);

		if (seen)
			x->seen = seen;
		if (p)
			x->item = p;
		if (!p || !seen)
			return -1;
		x->capacity = cap;
	}
	x->item[x->n++] = *v;
	return 0;
}

/* Can positions given by p come back to target? Each reversion is followed once
 * (seen, beside item). */
static int reaches(struct donors *x, uint32_t p, uint32_t target)
{
	size_t i;

	if (p == target)
		return 1;
	for (i = 0; i < x->n; i++) {
		if (x->item[i].donor != p || x->seen[i])
			continue;
		x->seen[i] = 1;
		if (reaches(x, x->item[i].receiver, target))
			return 1;
	}
	return 0;
}

static int64_t given(const struct donors *x, uint32_t donor)
{
	int64_t sum = 0;
	size_t i;

	for (i = 0; i < x->n; i++)
		if (x->item[i].donor == donor)
			sum += x->item[i].max;
	return sum;
}

/* donor,receiver,max_positions */
static int reversion_row(struct ms_reading *r, struct ms_rows *rows,
			 struct ms_row *row, int *drop)
{
	struct donors *x = r->user;
	struct ms_reversion v = { MS_NONE, MS_NONE, 0 };
	const char *why, *text = ms_rows_field(rows, 2);
	const uint32_t *quota = r->lists->market.quota;
	int64_t max;
	int rc = ms_field_program(r, rows, 0, &v.donor);

	(void)row;
	*drop = 1; /* kept here, not in the rows */
	if (!rc)
		rc = ms_field_program(r, rows, 1, &v.receiver);
	if (rc || v.donor == MS_NONE || v.receiver == MS_NONE)
		return rc;
	why = ms_parse_int(text, 0, INT32_MAX, &max);
	if (why)
		return ms_rows_fail(rows, 2, r->err, "'%s' %s", text, why);
	v.max = (uint32_t)max;
	if (x->n)
		memset(x->seen, 0, x->n);
	if (reaches(x, v.receiver, v.donor))
		return ms_rows_fail(rows, 1, r->err,
				    "positions of '%s' would come back to it",
				    ms_rows_field(rows, 0));
	if (given(x, v.donor) + max > quota[v.donor])
		return ms_rows_fail(rows, 2, r->err,
				    "'%s' would give %lld of its %u positions",
				    ms_rows_field(rows, 0),
				    (long long)(given(x, v.donor) + max),
				    quota[v.donor]);
	return add(x, &v) ? ms_nomem(r->err) : 0;
}

int ms_reversions_read(struct ms_reading *r, const char *path)
{
	static const char *const columns[] = { "donor", "receiver",
					       "max_positions" };
	struct donors x = { 0 };
	struct ms_rowlist rows = { 0 };
	int rc;

	ms_reading_start(r, path, columns[2], NULL, NULL);
	rc = ms_reading_rows(r, columns, 3, 3, reversion_row, &x, &rows);
	ms_rowlist_release(&rows);
	free(x.seen);
	if (rc) {
		free(x.item);
		return rc;
	}
	r->lists->market.reversion = x.item;
	r->lists->market.nreversion = (uint32_t)x.n;
	return 0;
}
