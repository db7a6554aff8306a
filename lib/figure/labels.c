#include "figure/labels.h"

#include <stdlib.h>
#include <string.h>

#include "figure/measure.h"
#include "fit/model.h"
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

enum role { NO_KEY, CONSTANT, VARIES, SERIES };

static enum role role_of(const struct ms_table *t, size_t col,
			 const struct ms_label_rules *rules)
{
	const char *name = ms_table_column(t, col);
	int also = rules->also && strcmp(rules->also, name) == 0;
	size_t row;

	if (!also && (!ms_column_is_key(name) || among(rules->drawn, name) ||
		      is_model(name)))
		return NO_KEY;
	for (row = 1; row < ms_table_nrow(t); row++)
		if (strcmp(ms_table_get(t, row, col), ms_table_get(t, 0, col)))
			return VARIES;
	return CONSTANT;
}

/* Codes of a column in words. */
static const struct {
	const char *column, *name, *words;
} coded[] = {
	{ "basis", "preferred", "ranked the specialty first" },
	{ "basis", "consent", "consenting sample" },
	{ "basis", "only_choice", "ranked no other specialty" },
	{ "basis", "only choice", "ranked no other specialty" },
	{ "basis", "active", "certified a rank list" },
	{ "basis", "rows", "applicants in the file" },
	{ "basis", "filled", "of the positions filled" },
	{ "strategy", "truthful", "true order" },
	{ "strategy", "safest_first", "safest first" },
	{ "strategy", "shuffled", "random order" },
	{ "strategy", "cut", "list cut short" },
};

static const char *code_words(const char *column, const char *value)
{
	size_t i;

	for (i = 0; i < sizeof(coded) / sizeof(*coded); i++)
		if (strcmp(coded[i].column, column) == 0 &&
		    strcmp(coded[i].name, value) == 0)
			return coded[i].words;
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
	if (strcmp(column, "applicant_type") != 0 || !vocab ||
	    ms_vocab_applicant_type(vocab, value, &type, NULL))
		return code_words(column, value);
	return alone ? type->label : type->brief;
}

static void join(struct ms_buf *b, const char *before, const char *words)
{
	if (!*words)
		return;
	if (b->len)
		ms_buf_puts(b, ", ");
	if (*before)
		ms_buf_printf(b, "%s ", before);
	ms_text_clean(b, words);
}

/* The table and what its columns are to the figure. */
struct maker {
	const struct ms_table *t;
	const struct ms_vocab *vocab;
	enum role *role;
	int nvary; /* keys in the label of a row */
};

/* A score is a bare number and needs its name. */
static int is_score(const struct maker *m, size_t col)
{
	return strcmp(ms_table_column(m->t, col), "score") == 0;
}

static char *name_row(const struct maker *m, size_t row, enum role role)
{
	int alone = role != VARIES || m->nvary == 1;
	struct ms_buf b = { 0 };
	size_t col;

	for (col = 0; col < ms_table_ncol(m->t); col++)
		if (m->role[col] == role)
			join(&b, is_score(m, col) ? "score" : "",
			     words_of(ms_table_column(m->t, col),
				      ms_table_get(m->t, row, col), alone,
				      m->vocab));
	if (!b.failed && !b.data)
		return ms_strdup("");
	if (b.failed)
		ms_buf_release(&b);
	return b.data;
}

static size_t find_name(const struct ms_names *n, const char *name)
{
	size_t i = 0;

	while (i < n->nname && strcmp(n->name[i], name))
		i++;
	return i;
}

static int name_rows(struct ms_names *n, const struct maker *m, enum role role)
{
	size_t nrow = ms_table_nrow(m->t), i;

	n->row = calloc(nrow + 1, sizeof(*n->row));
	n->name = calloc(nrow + 1, sizeof(*n->name));
	n->of = calloc(nrow + 1, sizeof(*n->of));
	if (!n->row || !n->name || !n->of)
		return -1;
	n->nrow = nrow;
	for (i = 0; i < nrow; i++) {
		n->row[i] = name_row(m, i, role);
		if (!n->row[i])
			return -1;
		n->of[i] = find_name(n, n->row[i]);
		if (n->of[i] == n->nname)
			n->name[n->nname++] = n->row[i];
	}
	return 0;
}

static void choose_roles(struct maker *m, const struct ms_label_rules *rules)
{
	long apart = rules->series ? ms_table_find(m->t, rules->series) : -1;
	size_t col;

	for (col = 0; col < ms_table_ncol(m->t); col++) {
		m->role[col] = role_of(m->t, col, rules);
		m->nvary += m->role[col] == VARIES;
	}
	if (apart >= 0 && m->role[apart] == VARIES && m->nvary > 1) {
		m->role[apart] = SERIES;
		m->nvary--;
	}
}

static int make(struct ms_labels *l, const struct maker *m)
{
	char *constant;
	size_t col;

	if (name_rows(&l->rows, m, VARIES))
		return -1;
	for (col = 0; col < ms_table_ncol(m->t); col++)
		if (m->role[col] == SERIES && name_rows(&l->series, m, SERIES))
			return -1;
	if (!l->rows.nrow)
		return 0;
	constant = name_row(m, 0, CONSTANT);
	if (constant)
		ms_buf_puts(&l->constant, constant);
	free(constant);
	return constant && !l->constant.failed ? 0 : -1;
}

int ms_labels_make(struct ms_labels *l, const struct ms_table *t,
		   const struct ms_label_rules *rules,
		   const struct ms_vocab *vocab, struct ms_error *err)
{
	struct maker m = { .t = t, .vocab = vocab };
	int rc = 0;

	memset(l, 0, sizeof(*l));
	m.role = calloc(ms_table_ncol(t) + 1, sizeof(*m.role));
	if (!m.role)
		return ms_nomem(err);
	choose_roles(&m, rules);
	if (make(l, &m)) {
		ms_labels_release(l);
		rc = ms_nomem(err);
	}
	free(m.role);
	return rc;
}

static void release_names(struct ms_names *n)
{
	size_t i;

	for (i = 0; i < n->nrow; i++)
		free(n->row[i]);
	free(n->row);
	free(n->name);
	free(n->of);
}

void ms_labels_release(struct ms_labels *l)
{
	release_names(&l->rows);
	release_names(&l->series);
	ms_buf_release(&l->constant);
	memset(l, 0, sizeof(*l));
}
