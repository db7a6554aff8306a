#include "table/table.h"

#include <math.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "table/csv.h"
#include "table/header.h"

enum { BLOCK = 1 << 16 };

/* Cell texts live in blocks that never move. */
struct block {
	struct block *next;
	size_t used, size;
	char data[];
};

struct row {
	size_t line;
	size_t file;
	const char **cell;
};

struct ms_table {
	struct ms_list na;
	char **head;
	size_t ncol;
	struct row *rows;
	size_t nrow, capacity;
	char **files;
	size_t nfile;
	struct block *blocks;
};

int ms_table_new(struct ms_table **out, const char *na, struct ms_error *err)
{
	struct ms_table *t = calloc(1, sizeof(*t));

	if (!t || ms_list_split(&t->na, na ? na : ",NA", ',')) {
		free(t);
		return ms_nomem(err);
	}
	*out = t;
	return 0;
}

void ms_table_free(struct ms_table *t)
{
	size_t i;

	if (!t)
		return;
	while (t->blocks) {
		struct block *b = t->blocks;

		t->blocks = b->next;
		free(b);
	}
	for (i = 0; i < t->ncol; i++)
		free(t->head[i]);
	for (i = 0; i < t->nfile; i++)
		free(t->files[i]);
	for (i = 0; i < t->nrow; i++)
		free(t->rows[i].cell);
	free(t->head);
	free(t->files);
	free(t->rows);
	ms_list_release(&t->na);
	free(t);
}

static const char *keep(struct ms_table *t, const char *s)
{
	size_t n = strlen(s) + 1;
	struct block *b = t->blocks;

	if (!b || b->size - b->used < n) {
		size_t size = n > BLOCK ? n : BLOCK;

		b = malloc(sizeof(*b) + size);
		if (!b)
			return NULL;
		b->next = t->blocks;
		b->used = 0;
		b->size = size;
		t->blocks = b;
	}
	memcpy(b->data + b->used, s, n);
	b->used += n;
	return b->data + b->used - n;
}

static int add_file(struct ms_table *t, const char *name, struct ms_error *err)
{
	char **p = realloc(t->files, (t->nfile + 1) * sizeof(*p));

	if (!p)
		return ms_nomem(err);
	t->files = p;
	t->files[t->nfile] = ms_strdup(name);
	if (!t->files[t->nfile])
		return ms_nomem(err);
	t->nfile++;
	return 0;
}

static int take_header(struct ms_table *t, struct ms_csv *csv,
		       struct ms_error *err)
{
	size_t n = ms_csv_nfields(csv), i;

	t->head = calloc(n, sizeof(*t->head));
	if (!t->head)
		return ms_nomem(err);
	for (i = 0; i < n; i++) {
		char *name = ms_strdup(ms_csv_field(csv, i));
		const char *trimmed;

		if (!name)
			return ms_nomem(err);
		t->head[t->ncol++] = name;
		trimmed = ms_trim(name);
		memmove(name, trimmed, strlen(trimmed) + 1);
		if (!*name)
			return ms_fail_at(err, ms_csv_name(csv),
					  ms_csv_line(csv), NULL,
					  "column %zu has no name", i + 1);
		if ((size_t)ms_table_find(t, name) < i)
			return ms_fail_at(err, ms_csv_name(csv),
					  ms_csv_line(csv), name,
					  "the column stands twice");
	}
	return ms_header_check(err, ms_csv_name(csv), ms_csv_line(csv),
			       (const char *const *)t->head, t->ncol);
}

/* Where each field of a further file goes: map[field] = column. */
static int match_header(struct ms_table *t, struct ms_csv *csv, size_t *map,
			struct ms_error *err)
{
	size_t i, j;

	for (i = 0; i < ms_csv_nfields(csv); i++) {
		long col = ms_table_find(t, ms_csv_field(csv, i));

		if (col < 0)
			return ms_fail_at(
				err, ms_csv_name(csv), ms_csv_line(csv),
				ms_csv_field(csv, i), "'%s' has no such column",
				t->files[0]);
		for (j = 0; j < i; j++)
			if (map[j] == (size_t)col)
				return ms_fail_at(err, ms_csv_name(csv),
						  ms_csv_line(csv),
						  t->head[col],
						  "the column stands twice");
		map[i] = (size_t)col;
	}
	if (ms_csv_nfields(csv) != t->ncol)
		return ms_fail_at(err, ms_csv_name(csv), ms_csv_line(csv), NULL,
				  "%zu columns where '%s' has %zu",
				  ms_csv_nfields(csv), t->files[0], t->ncol);
	return 0;
}

static struct row *new_row(struct ms_table *t)
{
	struct row *r;

	if (t->nrow == t->capacity) {
		size_t cap = t->capacity ? 2 * t->capacity : 64;

		r = realloc(t->rows, cap * sizeof(*r));
		if (!r)
			return NULL;
		t->rows = r;
		t->capacity = cap;
	}
	r = &t->rows[t->nrow];
	r->cell = calloc(t->ncol, sizeof(*r->cell));
	if (!r->cell)
		return NULL;
	t->nrow++;
	return r;
}

static int take_row(struct ms_table *t, struct ms_csv *csv, const size_t *map,
		    struct ms_error *err)
{
	struct row *r;
	size_t i;

	if (ms_csv_nfields(csv) != t->ncol)
		return ms_fail_at(err, ms_csv_name(csv), ms_csv_line(csv), NULL,
				  "%zu fields where the header has %zu",
				  ms_csv_nfields(csv), t->ncol);
	r = new_row(t);
	if (!r)
		return ms_nomem(err);
	r->line = ms_csv_line(csv);
	r->file = t->nfile - 1;
	for (i = 0; i < t->ncol; i++) {
		const char *s = ms_csv_field(csv, i);

		s = ms_list_find(&t->na, s) >= 0 ? "" : keep(t, s);
		if (!s)
			return ms_nomem(err);
		r->cell[map[i]] = s;
	}
	return 0;
}

static int read_rows(struct ms_table *t, struct ms_csv *csv,
		     struct ms_error *err)
{
	size_t *map, i;
	int more, rc = 0;

	more = ms_csv_next(csv, err);
	if (more < 0)
		return err ? (int)err->code : MS_EDATA;
	if (more == 0)
		return ms_fail_at(err, ms_csv_name(csv), 0, NULL,
				  "empty: a header line is expected");
	map = calloc(ms_csv_nfields(csv), sizeof(*map));
	if (!map)
		return ms_nomem(err);
	for (i = 0; i < ms_csv_nfields(csv); i++)
		map[i] = i;
	rc = t->head ? match_header(t, csv, map, err)
		     : take_header(t, csv, err);
	while (!rc && (more = ms_csv_next(csv, err)) > 0)
		rc = take_row(t, csv, map, err);
	if (!rc && more < 0)
		rc = err ? (int)err->code : MS_EDATA;
	free(map);
	return rc;
}

int ms_table_read(struct ms_table *t, FILE *fp, const char *name,
		  struct ms_error *err)
{
	struct ms_error local;
	struct ms_csv *csv = NULL;
	int rc;

	if (!err)
		err = &local;
	rc = ms_csv_open(&csv, fp, name, err);
	if (!rc)
		rc = add_file(t, ms_csv_name(csv), err);
	if (!rc)
		rc = read_rows(t, csv, err);
	ms_csv_free(csv);
	return rc;
}

int ms_table_load(struct ms_table *t, const char *path, struct ms_error *err)
{
	FILE *fp = fopen(path, "r");
	int rc;

	if (!fp)
		return ms_fail_errno(err, path);
	rc = ms_table_read(t, fp, path, err);
	fclose(fp);
	return rc;
}

size_t ms_table_nrow(const struct ms_table *t)
{
	return t->nrow;
}

size_t ms_table_ncol(const struct ms_table *t)
{
	return t->ncol;
}

const char *ms_table_column(const struct ms_table *t, size_t col)
{
	return t->head[col];
}

long ms_table_find(const struct ms_table *t, const char *column)
{
	size_t i;

	for (i = 0; i < t->ncol; i++)
		if (strcmp(t->head[i], column) == 0)
			return (long)i;
	return -1;
}

int ms_table_need(const struct ms_table *t, const char *column, size_t *col,
		  struct ms_error *err)
{
	long found = ms_table_find(t, column);

	if (found < 0)
		return ms_header_lacks(err, ms_table_first_file(t), 0, column,
				       (const char *const *)t->head, t->ncol);
	*col = (size_t)found;
	return 0;
}

const char *ms_table_get(const struct ms_table *t, size_t row, size_t col)
{
	return t->rows[row].cell[col];
}

int ms_table_missing(const struct ms_table *t, size_t row, size_t col)
{
	return *t->rows[row].cell[col] == '\0';
}

const char *ms_table_file(const struct ms_table *t, size_t row)
{
	return t->files[t->rows[row].file];
}

const char *ms_table_first_file(const struct ms_table *t)
{
	return t->nfile ? t->files[0] : "table";
}

size_t ms_table_line(const struct ms_table *t, size_t row)
{
	return t->rows[row].line;
}

int ms_table_fail(const struct ms_table *t, size_t row, size_t col,
		  struct ms_error *err, const char *fmt, ...)
{
	char text[MS_MSG_MAX];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	return ms_fail_at(err, ms_table_file(t, row), ms_table_line(t, row),
			  t->head[col], "%s", text);
}

int ms_table_double(const struct ms_table *t, size_t row, size_t col,
		    double *out, struct ms_error *err)
{
	const char *s = ms_table_get(t, row, col), *why;

	if (!*s) {
		*out = NAN;
		return 0;
	}
	why = strcmp(s, "Inf") == 0    ? (*out = INFINITY, NULL)
	      : strcmp(s, "-Inf") == 0 ? (*out = -INFINITY, NULL)
				       : ms_parse_double(s, out);
	return why ? ms_table_fail(t, row, col, err, "'%s' %s", s, why) : 0;
}

/* "<5", "*", "1-4": 1 and the range; 0 if the text is none of them. */
static int suppressed(const char *s, int zero_hidden, struct ms_count *c)
{
	struct ms_list ends;
	int64_t low, high;
	int found = 0;

	if (strcmp(s, "*") == 0) {
		c->low = 0;
		c->high = INFINITY;
		return 1;
	}
	if (*s == '<') {
		if (ms_parse_count(s + 1, &high) || high < 2)
			return 0;
		c->low = zero_hidden ? 0 : 1;
		c->high = (double)(high - 1);
		return 1;
	}
	if (!strchr(s, '-') || ms_list_split(&ends, s, '-'))
		return 0;
	if (ends.n == 2 && !ms_parse_count(ends.items[0], &low) &&
	    !ms_parse_count(ends.items[1], &high) && low < high) {
		c->low = (double)low;
		c->high = (double)high;
		found = 1;
	}
	ms_list_release(&ends);
	return found;
}

int ms_table_count(const struct ms_table *t, size_t row, size_t col,
		   int zero_hidden, struct ms_count *out, struct ms_error *err)
{
	const char *s = ms_table_get(t, row, col), *why;
	struct ms_count c = { 0, 0, NAN, NAN };
	int64_t n;

	if (!*s) {
		c.missing = 1;
	} else if (suppressed(s, zero_hidden, &c)) {
		c.suppressed = 1;
	} else {
		why = ms_parse_count(s, &n);
		if (why)
			return ms_table_fail(t, row, col, err, "'%s' %s", s,
					     why);
		c.low = c.high = (double)n;
	}
	*out = c;
	return 0;
}
