#include "figure/labels.h"

#include <stdlib.h>
#include <string.h>

#include "figure/measure.h"
#include "stats/model.h"
#include "table/group.h"

static int among(const char *const *list, const char *name)
{
	for (; *list; list++)
		if (strcmp(*list, name) == 0)
			return 1;
	return 0;
}

static int is_model(const char *name)
{
	const char *column;
	size_t i;

	for (i = 0; (column = ms_model_column(i)); i++)
		if (strcmp(column, name) == 0)
			return 1;
	return 0;
}

/* 0: no key; 1: the same everywhere; 2: differs. */
static int role_of(const struct ms_table *t, size_t col,
		   const char *const *drawn)
{
	const char *name = ms_table_column(t, col);
	size_t row;

	if (!ms_column_is_key(name) || among(drawn, name) || is_model(name))
		return 0;
	for (row = 1; row < ms_table_nrow(t); row++)
		if (strcmp(ms_table_get(t, row, col), ms_table_get(t, 0, col)))
			return 2;
	return 1;
}

static const struct {
	const char *name, *words;
} bases[] = {
	{ "preferred", "ranked the specialty first" },
	{ "consent", "consenting sample" },
	{ "only_choice", "ranked no other specialty" },
	{ "only choice", "ranked no other specialty" },
	{ "active", "certified a rank list" },
	{ "rows", "applicants in the file" },
};

static const char *basis_words(const char *value)
{
	size_t i;

	for (i = 0; i < sizeof(bases) / sizeof(*bases); i++)
		if (strcmp(bases[i].name, value) == 0)
			return bases[i].words;
	return value;
}

/* How a key's value is said; alone: nothing else stands in the label. */
static const char *words_of(const char *column, const char *value, int alone,
			    const struct ms_vocab *vocab)
{
	const struct ms_applicant_type *type;
	const struct ms_specialty *specialty;

	if (strcmp(column, "specialty") == 0 && vocab &&
	    !ms_vocab_specialty(vocab, value, &specialty, NULL))
		return specialty->name;
	if (strcmp(column, "basis") == 0)
		return basis_words(value);
	if (strcmp(column, "applicant_type") != 0 || !vocab ||
	    ms_vocab_applicant_type(vocab, value, &type, NULL))
		return value;
	return alone ? type->label : type->brief;
}

static void join(struct ms_buf *b, const char *words)
{
	if (!*words)
		return;
	if (b->len)
		ms_buf_puts(b, ", ");
	ms_text_clean(b, words);
}

static char *name_row(const struct ms_table *t, size_t row, const int *role,
		      int nvary, const struct ms_vocab *vocab)
{
	struct ms_buf b = { 0 };
	size_t col;

	for (col = 0; col < ms_table_ncol(t); col++)
		if (role[col] == 2)
			join(&b, words_of(ms_table_column(t, col),
					  ms_table_get(t, row, col), nvary == 1,
					  vocab));
	if (!b.failed && !b.data)
		return ms_strdup("");
	if (b.failed)
		ms_buf_release(&b);
	return b.data;
}

static size_t find_name(struct ms_labels *l, const char *name)
{
	size_t i;

	for (i = 0; i < l->nname; i++)
		if (strcmp(l->name[i], name) == 0)
			return i;
	return i;
}

static int name_rows(struct ms_labels *l, const struct ms_table *t,
		     const int *role, const struct ms_vocab *vocab)
{
	int nvary = 0;
	size_t i, col;

	for (col = 0; col < ms_table_ncol(t); col++)
		nvary += role[col] == 2;
	for (i = 0; i < l->nrow; i++) {
		l->row[i] = name_row(t, i, role, nvary, vocab);
		if (!l->row[i])
			return -1;
		l->group[i] = find_name(l, l->row[i]);
		if (l->group[i] == l->nname)
			l->name[l->nname++] = l->row[i];
	}
	return 0;
}

static void say_constant(struct ms_labels *l, const struct ms_table *t,
			 const int *role, const struct ms_vocab *vocab)
{
	size_t col;

	for (col = 0; l->nrow && col < ms_table_ncol(t); col++)
		if (role[col] == 1)
			join(&l->constant,
			     words_of(ms_table_column(t, col),
				      ms_table_get(t, 0, col), 1, vocab));
}

int ms_labels_make(struct ms_labels *l, const struct ms_table *t,
		   const char *const *drawn, const struct ms_vocab *vocab,
		   struct ms_error *err)
{
	size_t n = ms_table_nrow(t), col;
	int *role = calloc(ms_table_ncol(t) + 1, sizeof(*role));
	int rc = 0;

	memset(l, 0, sizeof(*l));
	l->row = calloc(n + 1, sizeof(*l->row));
	l->name = calloc(n + 1, sizeof(*l->name));
	l->group = calloc(n + 1, sizeof(*l->group));
	if (!role || !l->row || !l->name || !l->group) {
		rc = ms_nomem(err);
		goto out;
	}
	l->nrow = n;
	for (col = 0; col < ms_table_ncol(t); col++)
		role[col] = role_of(t, col, drawn);
	if (name_rows(l, t, role, vocab))
		rc = ms_nomem(err);
	say_constant(l, t, role, vocab);
	if (l->constant.failed)
		rc = ms_nomem(err);
out:
	free(role);
	if (rc)
		ms_labels_release(l);
	return rc;
}

void ms_labels_release(struct ms_labels *l)
{
	size_t i;

	for (i = 0; l->row && i < l->nrow; i++)
		free(l->row[i]);
	free(l->row);
	free(l->name);
	free(l->group);
	ms_buf_release(&l->constant);
	memset(l, 0, sizeof(*l));
}
