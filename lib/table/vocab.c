#include "table/vocab.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "table/table.h"

/* One folded spelling and the row it means. */
struct name {
	char *key;
	size_t row;
};

struct index {
	struct ms_table *table;
	struct name *names; /* sorted by key */
	size_t n, capacity;
};

struct ms_vocab {
	struct index specialties, types;
	struct ms_specialty *specialty;
	struct ms_applicant_type *type;
};

static void index_release(struct index *ix)
{
	size_t i;

	for (i = 0; i < ix->n; i++)
		free(ix->names[i].key);
	free(ix->names);
	ms_table_free(ix->table);
}

void ms_vocab_free(struct ms_vocab *v)
{
	if (!v)
		return;
	index_release(&v->specialties);
	index_release(&v->types);
	free(v->specialty);
	free(v->type);
	free(v);
}

static int index_add(struct index *ix, const char *text, size_t row,
		     struct ms_error *err)
{
	char *key = ms_fold(text);

	if (!key)
		return ms_nomem(err);
	if (!*key) {
		free(key);
		return 0;
	}
	if (ix->n == ix->capacity) {
		size_t cap = ix->capacity ? 2 * ix->capacity : 256;
		struct name *p = realloc(ix->names, cap * sizeof(*p));

		if (!p) {
			free(key);
			return ms_nomem(err);
		}
		ix->names = p;
		ix->capacity = cap;
	}
	ix->names[ix->n].key = key;
	ix->names[ix->n++].row = row;
	return 0;
}

static int by_key(const void *a, const void *b)
{
	return strcmp(((const struct name *)a)->key,
		      ((const struct name *)b)->key);
}

/* Two rows that claim one spelling would make the answer depend on luck. */
static int check_unique(const struct index *ix, struct ms_error *err)
{
	size_t i;

	for (i = 1; i < ix->n; i++) {
		const struct name *a = &ix->names[i - 1], *b = &ix->names[i];

		if (strcmp(a->key, b->key) == 0 && a->row != b->row)
			return ms_table_fail(
				ix->table, b->row, 0, err,
				"the name '%s' is already that of line %zu",
				b->key, ms_table_line(ix->table, a->row));
	}
	return 0;
}

static int index_row(struct index *ix, size_t row, const size_t *cols,
		     size_t ncols, struct ms_error *err)
{
	size_t c, i;
	int rc = 0;

	for (c = 0; c < ncols && !rc; c++) {
		struct ms_list list;

		if (ms_list_split(&list, ms_table_get(ix->table, row, cols[c]),
				  ';'))
			return ms_nomem(err);
		for (i = 0; i < list.n && !rc; i++)
			rc = index_add(ix, list.items[i], row, err);
		ms_list_release(&list);
	}
	return rc;
}

/* Load a vocabulary file; names lists the columns that hold spellings. */
static int index_load(struct index *ix, const char *home, const char *file,
		      const char *const *names, struct ms_error *err)
{
	struct ms_buf path = { 0 };
	size_t cols[8], n = 0, row;
	int rc;

	ms_buf_printf(&path, "%s/datasets/vocabulary/%s", home, file);
	rc = ms_table_new(&ix->table, "", err);
	if (!rc)
		rc = ms_table_load(ix->table, ms_buf_str(&path), err);
	for (; !rc && names[n]; n++)
		rc = ms_table_need(ix->table, names[n], &cols[n], err);
	for (row = 0; !rc && row < ms_table_nrow(ix->table); row++)
		rc = index_row(ix, row, cols, n, err);
	ms_buf_release(&path);
	if (rc)
		return rc;
	qsort(ix->names, ix->n, sizeof(*ix->names), by_key);
	return check_unique(ix, err);
}

/* The cell of a named column in a loaded vocabulary. */
static int text_of(const struct index *ix, size_t row, const char *column,
		   const char **out, struct ms_error *err)
{
	size_t col;
	int rc = ms_table_need(ix->table, column, &col, err);

	if (!rc)
		*out = ms_table_get(ix->table, row, col);
	return rc;
}

static int fill_specialties(struct ms_vocab *v, struct ms_error *err)
{
	const struct index *ix = &v->specialties;
	size_t n = ms_table_nrow(ix->table), i;
	int rc = 0;

	v->specialty = calloc(n + 1, sizeof(*v->specialty));
	if (!v->specialty)
		return ms_nomem(err);
	for (i = 0; i < n && !rc; i++) {
		struct ms_specialty *s = &v->specialty[i];

		rc = text_of(ix, i, "specialty", &s->name, err);
		if (!rc)
			rc = text_of(ix, i, "code", &s->code, err);
		if (!rc)
			rc = text_of(ix, i, "kind", &s->kind, err);
	}
	return rc;
}

static int fill_types(struct ms_vocab *v, struct ms_error *err)
{
	const struct index *ix = &v->types;
	size_t n = ms_table_nrow(ix->table), i;
	int rc = 0;

	v->type = calloc(n + 1, sizeof(*v->type));
	if (!v->type)
		return ms_nomem(err);
	for (i = 0; i < n && !rc; i++) {
		struct ms_applicant_type *t = &v->type[i];

		rc = text_of(ix, i, "applicant_type", &t->code, err);
		if (!rc)
			rc = text_of(ix, i, "label", &t->label, err);
		if (!rc)
			rc = text_of(ix, i, "short", &t->brief, err);
		if (!rc)
			rc = text_of(ix, i, "school", &t->school, err);
		if (!rc)
			rc = text_of(ix, i, "citizenship", &t->citizenship,
				     err);
		if (!rc)
			rc = text_of(ix, i, "aggregate_of", &t->aggregate_of,
				     err);
	}
	return rc;
}

int ms_vocab_open(struct ms_vocab **out, const char *home, struct ms_error *err)
{
	static const char *const specialty_names[] = { "specialty", "code",
						       "aliases", NULL };
	static const char *const type_names[] = { "applicant_type", "label",
						  "short", "aliases", NULL };
	struct ms_vocab *v = calloc(1, sizeof(*v));
	int rc;

	if (!v)
		return ms_nomem(err);
	rc = index_load(&v->specialties, home, "specialties.csv",
			specialty_names, err);
	if (!rc)
		rc = index_load(&v->types, home, "applicant_types.csv",
				type_names, err);
	if (!rc)
		rc = fill_specialties(v, err);
	if (!rc)
		rc = fill_types(v, err);
	if (rc) {
		ms_vocab_free(v);
		return rc;
	}
	*out = v;
	return 0;
}

struct near {
	size_t row, distance;
};

/* Keep the three rows with the smallest distance, one entry a row. */
static void offer(struct near *best, size_t row, size_t distance)
{
	size_t i;

	for (i = 0; i < 3; i++)
		if (best[i].row == row)
			break;
	if (i == 3)
		i = 2;
	if (best[i].distance <= distance)
		return;
	best[i].row = row;
	best[i].distance = distance;
	for (; i > 0 && best[i - 1].distance > best[i].distance; i--) {
		struct near t = best[i];

		best[i] = best[i - 1];
		best[i - 1] = t;
	}
}

/* A part of a name counts as near, the more of the name it is the nearer. */
static size_t distance(const char *key, const char *name)
{
	size_t limit = 1 + strlen(key) / 4;

	if (strlen(key) >= 3 && strstr(name, key))
		return strlen(name) > 99 ? 99 : strlen(name) / 10 + 1;
	return ms_edit_distance(key, name, limit) <= limit
		       ? ms_edit_distance(key, name, limit)
		       : (size_t)-1;
}

static int unknown(const struct index *ix, const char *what, const char *text,
		   const char *key, struct ms_error *err)
{
	const size_t no = (size_t)-1;
	struct near best[3] = { { no, no }, { no, no }, { no, no } };
	struct ms_buf hint = { 0 };
	size_t i;

	for (i = 0; i < ix->n; i++) {
		size_t d = distance(key, ix->names[i].key);

		if (d != no)
			offer(best, ix->names[i].row, d);
	}
	for (i = 0; i < 3 && best[i].row != no; i++)
		ms_buf_printf(&hint, "%s'%s'", i ? ", " : "; did you mean ",
			      ms_table_get(ix->table, best[i].row, 0));
	ms_fail(err, MS_EDATA, "unknown %s '%s'%s", what, text,
		ms_buf_str(&hint));
	ms_buf_release(&hint);
	return MS_EDATA;
}

static int look_up(const struct index *ix, const char *what, const char *text,
		   size_t *row, struct ms_error *err)
{
	struct name probe = { ms_fold(text), 0 };
	const struct name *hit;
	int rc = 0;

	if (!probe.key)
		return ms_nomem(err);
	hit = bsearch(&probe, ix->names, ix->n, sizeof(probe), by_key);
	if (hit)
		*row = hit->row;
	else
		rc = unknown(ix, what, text, probe.key, err);
	free(probe.key);
	return rc;
}

int ms_vocab_specialty(const struct ms_vocab *v, const char *name,
		       const struct ms_specialty **out, struct ms_error *err)
{
	size_t row;
	int rc = look_up(&v->specialties, "specialty", name, &row, err);

	if (!rc)
		*out = &v->specialty[row];
	return rc;
}

int ms_vocab_applicant_type(const struct ms_vocab *v, const char *name,
			    const struct ms_applicant_type **out,
			    struct ms_error *err)
{
	size_t row;
	int rc = look_up(&v->types, "applicant type", name, &row, err);

	if (!rc)
		*out = &v->type[row];
	return rc;
}

const struct ms_specialty *ms_vocab_specialty_at(const struct ms_vocab *v,
						 size_t i)
{
	return i < ms_table_nrow(v->specialties.table) ? &v->specialty[i]
						       : NULL;
}

const struct ms_applicant_type *ms_vocab_applicant_type_at(
	const struct ms_vocab *v, size_t i)
{
	return i < ms_table_nrow(v->types.table) ? &v->type[i] : NULL;
}
