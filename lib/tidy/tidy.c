#include "tidy/tidy.h"

#include <stdlib.h>
#include <string.h>

#include "tidy/tidy_parts.h"

struct out_row {
	char **cells;
	size_t file, line;
};

struct ms_tidy {
	const struct ms_layout *l;
	const struct ms_vocab *vocab;
	size_t *columns; /* layout columns that are written */
	size_t ncol;
	struct out_row *rows;
	size_t nrow, capacity;
	char **files;
	size_t nfile;
};

int ms_tidy_new(struct ms_tidy **out, const struct ms_layout *l,
		const struct ms_vocab *vocab, struct ms_error *err)
{
	struct ms_tidy *t = calloc(1, sizeof(*t));
	size_t i;

	for (i = 0; i < l->set.n; i++) {
		if (!*l->set.items[i].text) {
			free(t);
			return ms_fail(err, MS_EUSAGE,
				       "%s: the layout needs a value for '%s'",
				       l->file, l->set.items[i].name);
		}
	}
	if (!t || !(t->columns = calloc(l->ncolumn, sizeof(*t->columns)))) {
		free(t);
		return ms_nomem(err);
	}
	t->l = l;
	t->vocab = vocab;
	for (i = 0; i < l->ncolumn; i++)
		if (!l->columns[i].hidden)
			t->columns[t->ncol++] = i;
	*out = t;
	return 0;
}

static void free_row(struct ms_tidy *t, struct out_row *row)
{
	size_t i;

	for (i = 0; row->cells && i < t->l->ncolumn; i++)
		free(row->cells[i]);
	free(row->cells);
}

void ms_tidy_free(struct ms_tidy *t)
{
	size_t i;

	if (!t)
		return;
	for (i = 0; i < t->nrow; i++)
		free_row(t, &t->rows[i]);
	for (i = 0; i < t->nfile; i++)
		free(t->files[i]);
	free(t->files);
	free(t->rows);
	free(t->columns);
	free(t);
}

size_t ms_tidy_ncol(const struct ms_tidy *t)
{
	return t->ncol;
}

const char *ms_tidy_column(const struct ms_tidy *t, size_t col)
{
	return t->l->columns[t->columns[col]].name;
}

size_t ms_tidy_nrow(const struct ms_tidy *t)
{
	return t->nrow;
}

const char *ms_tidy_cell(const struct ms_tidy *t, size_t row, size_t col)
{
	return t->rows[row].cells[t->columns[col]];
}

int ms_tidy_write(struct ms_tidy_run *r, size_t group)
{
	struct ms_tidy *t = r->tidy;
	size_t n = t->l->ncolumn, i;
	struct out_row *row;

	if (t->nrow == t->capacity) {
		size_t cap = t->capacity ? 2 * t->capacity : 256;

		row = realloc(t->rows, cap * sizeof(*row));
		if (!row)
			return -1;
		t->rows = row;
		t->capacity = cap;
	}
	row = &t->rows[t->nrow];
	row->line = r->line;
	row->file = t->nfile - 1;
	row->cells = calloc(n, sizeof(*row->cells));
	if (!row->cells)
		return -1;
	t->nrow++;
	for (i = 0; i < n; i++) {
		row->cells[i] =
			ms_strdup(ms_buf_str(&r->values[group * n + i].text));
		if (!row->cells[i])
			return -1;
	}
	return 0;
}

int ms_tidy_add_file(struct ms_tidy *t, const char *name)
{
	char **more = realloc(t->files, (t->nfile + 1) * sizeof(*more));

	if (!more)
		return -1;
	t->files = more;
	more[t->nfile] = ms_strdup(name);
	if (!more[t->nfile])
		return -1;
	t->nfile++;
	return 0;
}

const struct ms_layout *ms_tidy_layout(const struct ms_tidy *t)
{
	return t->l;
}

const struct ms_vocab *ms_tidy_vocab(const struct ms_tidy *t)
{
	return t->vocab;
}

static int is_key(const struct ms_layout *l, size_t col)
{
	if (l->keys.n)
		return ms_list_find(&l->keys, l->columns[col].name) >= 0;
	return !ms_layout_is_value(&l->columns[col]);
}

struct keyed {
	char *key;
	size_t row;
};

static int by_key(const void *a, const void *b)
{
	const struct keyed *x = a, *y = b;
	int c = strcmp(x->key, y->key);

	return c ? c : (x->row > y->row) - (x->row < y->row);
}

static char *make_key(const struct ms_tidy *t, size_t row)
{
	struct ms_buf b = { 0 };
	size_t i;

	ms_buf_puts(&b, "");
	for (i = 0; i < t->l->ncolumn; i++) {
		if (!is_key(t->l, i))
			continue;
		ms_buf_puts(&b, t->rows[row].cells[i]);
		ms_buf_putc(&b, '\x1f');
	}
	if (b.failed)
		ms_buf_release(&b);
	return b.data;
}

/* The keys in words, for the message about a repeat. */
static void name_keys(const struct ms_tidy *t, size_t row, struct ms_buf *b)
{
	size_t i;

	for (i = 0; i < t->l->ncolumn; i++)
		if (is_key(t->l, i) && *t->rows[row].cells[i])
			ms_buf_printf(b, "%s%s", b->len ? ", " : "",
				      t->rows[row].cells[i]);
}

static const char *first_key(const struct ms_tidy *t)
{
	size_t i;

	for (i = 0; i < t->l->ncolumn; i++)
		if (is_key(t->l, i))
			return t->l->columns[i].name;
	return NULL;
}

static void report_repeat(const struct ms_tidy *t, size_t first, size_t again,
			  struct ms_report *report)
{
	const struct out_row *a = &t->rows[first];
	const struct out_row *b = &t->rows[again];
	struct ms_buf keys = { 0 };

	name_keys(t, again, &keys);
	ms_report_problem(report, t->files[b->file], b->line, first_key(t),
			  "the same keys as at %s:%zu (%s)", t->files[a->file],
			  a->line, ms_buf_str(&keys));
	ms_buf_release(&keys);
}

/* In the order of the file: a row that repeats the keys of an earlier one is
 * reported and given up. first[i]: the first row with the keys of row i. */
static void give_up_repeats(struct ms_tidy *t, const size_t *first,
			    struct ms_report *report)
{
	size_t i;

	for (i = 0; i < t->nrow; i++)
		if (first[i] != i)
			report_repeat(t, first[i], i, report);
	for (i = 0; i < t->nrow; i++) {
		if (first[i] == i)
			continue;
		free_row(t, &t->rows[i]);
		t->rows[i].cells = NULL;
	}
}

/* Take out the rows whose cells were given up. */
static void close_gaps(struct ms_tidy *t)
{
	size_t i, n = 0;

	for (i = 0; i < t->nrow; i++)
		if (t->rows[i].cells)
			t->rows[n++] = t->rows[i];
	t->nrow = n;
}

int ms_tidy_finish(struct ms_tidy *t, struct ms_report *report,
		   struct ms_error *err)
{
	struct keyed *p = calloc(t->nrow + 1, sizeof(*p));
	size_t *first = calloc(t->nrow + 1, sizeof(*first));
	size_t n = 0, i;
	int rc = p && first ? 0 : ms_nomem(err);

	for (; !rc && n < t->nrow; n++) {
		p[n].row = n;
		p[n].key = make_key(t, n);
		if (!p[n].key)
			rc = ms_nomem(err);
	}
	if (!rc) {
		qsort(p, n, sizeof(*p), by_key);
		for (i = 0; i < n; i++)
			first[p[i].row] = i && strcmp(p[i - 1].key, p[i].key) ==
								  0
						  ? first[p[i - 1].row]
						  : p[i].row;
		give_up_repeats(t, first, report);
		close_gaps(t);
	}
	for (i = 0; i < n; i++)
		free(p[i].key);
	free(p);
	free(first);
	if (!rc && report->failed)
		rc = ms_nomem(err);
	return rc;
}
