#include "market/reading.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int ms_rowlist_add(struct ms_rowlist *list, const struct ms_row *row,
		   struct ms_error *err)
{
	if (list->n == list->capacity) {
		size_t cap = list->capacity ? 2 * list->capacity : 1024;
		struct ms_row *p = realloc(list->row, cap * sizeof(*p));

		if (!p)
			return ms_nomem(err);
		list->row = p;
		list->capacity = cap;
	}
	list->row[list->n++] = *row;
	return 0;
}

void ms_rowlist_release(struct ms_rowlist *list)
{
	free(list->row);
	memset(list, 0, sizeof(*list));
}

int ms_reading_mend(struct ms_reading *r, enum ms_mend mend, size_t line,
		    const char *column, const char *fmt, ...)
{
	struct ms_error why;
	va_list ap;

	if (r->lenient) {
		r->lists->mended[mend]++;
		return 0;
	}
	va_start(ap, fmt);
	vsnprintf(why.msg, sizeof(why.msg), fmt, ap);
	va_end(ap);
	return ms_fail_at(r->err, r->name, line, column, "%s", why.msg);
}

void ms_reading_start(struct ms_reading *r, const char *path,
		      const char *column, const struct ms_intern *owners,
		      const struct ms_intern *items)
{
	r->path = path;
	r->name = strcmp(path, "-") ? path : "<stdin>";
	r->column = column;
	r->owners = owners;
	r->items = items;
}

int ms_reading_rows(struct ms_reading *r, const char *const *columns, size_t n,
		    size_t need, ms_row_fn each, void *user,
		    struct ms_rowlist *list)
{
	struct ms_rows rows;
	struct ms_row row = { MS_NONE, 0, MS_NONE, MS_NONE, 0 };
	int rc = ms_rows_open(&rows, r->path, columns, n, need, r->err), more;

	if (rc)
		return rc;
	r->user = user;
	while ((more = ms_rows_next(&rows, r->err)) > 0) {
		int drop = 0;

		row.line = (uint32_t)ms_rows_line(&rows);
		rc = each(r, &rows, &row, &drop);
		if (!rc && !drop)
			rc = ms_rowlist_add(list, &row, r->err);
		if (rc)
			break;
	}
	ms_rows_close(&rows);
	return rc ? rc : more < 0 ? MS_EDATA : 0;
}

int ms_field_rank(struct ms_rows *rows, size_t column, uint32_t *rank,
		  struct ms_error *err)
{
	size_t len, i;
	const char *s = ms_rows_bytes(rows, column, &len);
	uint32_t n = 0;

	for (i = 0; i < len && i < 9 && s[i] >= '0' && s[i] <= '9'; i++)
		n = n * 10 + (uint32_t)(s[i] - '0');
	if (i < len || n == 0)
		return ms_rows_fail(rows, column, err,
				    "'%s' is not a rank (1, 2, 3, ...)",
				    ms_rows_field(rows, column));
	*rank = n;
	return 0;
}

int ms_field_need(struct ms_rows *rows, size_t column, struct ms_error *err)
{
	size_t n;

	ms_rows_bytes(rows, column, &n);
	return n ? 0 : ms_rows_fail(rows, column, err, "is blank");
}

int ms_field_blank(struct ms_rows *rows, size_t column)
{
	size_t n;

	ms_rows_bytes(rows, column, &n);
	return n == 0;
}

int ms_field_name(struct ms_rows *rows, size_t column, struct ms_intern *names,
		  uint32_t *id, struct ms_error *err)
{
	size_t n;
	const char *s = ms_rows_bytes(rows, column, &n);

	if (*id < names->n && ms_intern_is(names, *id, s, n))
		return 0;
	if (!n)
		return ms_field_need(rows, column, err);
	*id = ms_intern_put(names, s, n);
	return *id == MS_INTERN_NONE ? ms_nomem(err) : 0;
}

/* Find a name; 0 with MS_INTERN_NONE when it is not there. */
static int find(struct ms_rows *rows, size_t column,
		const struct ms_intern *names, uint32_t *id,
		struct ms_error *err)
{
	size_t n;
	const char *s = ms_rows_bytes(rows, column, &n);

	if (*id < names->n && ms_intern_is(names, *id, s, n))
		return 0;
	*id = ms_intern_find(names, s, n);
	return n ? 0 : ms_field_need(rows, column, err);
}

int ms_field_program(struct ms_reading *r, struct ms_rows *rows, size_t column,
		     uint32_t *id)
{
	int rc = find(rows, column, &r->lists->programs, id, r->err);

	if (rc || *id != MS_INTERN_NONE)
		return rc;
	return ms_reading_mend(r, MS_MEND_PROGRAM, ms_rows_line(rows),
			       rows->columns[column], "'%s' has no quota",
			       ms_rows_field(rows, column));
}

int ms_field_applicant(struct ms_reading *r, struct ms_rows *rows,
		       size_t column, uint32_t *id)
{
	int rc = find(rows, column, &r->lists->applicants, id, r->err);

	if (rc || *id != MS_INTERN_NONE)
		return rc;
	return ms_reading_mend(
		r, MS_MEND_APPLICANT, ms_rows_line(rows), rows->columns[column],
		"'%s' has no rank order list", ms_rows_field(rows, column));
}
