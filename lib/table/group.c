#include "table/group.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "base/text.h"
#include "table/identifier.h"
#include "table/years.h"

/* Columns of the statistical forms that hold figures or remarks. Everything
 * else is a key: an office's own columns group without being declared. */
static const char *const not_keys[] = {
	"matched",
	"unmatched",
	"total",
	"rate",
	"rate_low",
	"rate_high",
	"published_rate",
	"matched_min",
	"matched_max",
	"score",
	"score_low",
	"score_high",
	"step2_ck",
	"outcome",
	"n",
	"n_all",
	"mean",
	"sd",
	"min",
	"q1",
	"median",
	"q3",
	"max",
	"filled",
	"filled_total",
	"positions",
	"programs",
	"published_fill_rate",
	"applicants_ranking",
	"share",
	"share_low",
	"share_high",
	"change", /* of a rate, as match-simulate gives them */
	"change_low",
	"change_high",
	"better",
	"better_low",
	"better_high",
	"worse",
	"worse_low",
	"worse_high",
	"source",
	"note",
	NULL,
};

int ms_column_is_key(const char *name)
{
	size_t i;

	for (i = 0; not_keys[i]; i++)
		if (strcmp(not_keys[i], name) == 0)
			return 0;
	return 1;
}

/* Where a key's text comes from. */
enum origin { PLAIN, SPECIALTY, TYPE, CITIZENSHIP, SCHOOL };

struct key {
	size_t col;
	enum origin origin;
};

struct maker {
	const struct ms_table *t;
	const struct ms_vocab *vocab;
	const struct ms_select *want;
	struct ms_list specialty, type, year, measure;
	long specialty_col, type_col, year_col, measure_col;
	struct key *keys;
	struct ms_groups *g;
	size_t *slots; /* hash table of group numbers + 1 */
	size_t nslot;
	size_t capacity;
	struct ms_error *err;
};

void ms_groups_free(struct ms_groups *g)
{
	size_t i;

	if (!g)
		return;
	for (i = 0; g->key && i < g->nkey; i++)
		free(g->key[i]);
	for (i = 0; g->value && i < g->ngroup * g->nkey; i++)
		free(g->value[i]);
	free(g->key);
	free(g->value);
	free(g->of_row);
	free(g);
}

const char *ms_groups_value(const struct ms_groups *g, size_t i, size_t k)
{
	return g->value[i * g->nkey + k];
}

long ms_groups_key(const struct ms_groups *g, const char *name)
{
	size_t k;

	for (k = 0; k < g->nkey; k++)
		if (strcmp(g->key[k], name) == 0)
			return (long)k;
	return -1;
}

/* Put "file:line: column: " before a vocabulary's message. */
static int at_cell(const struct maker *m, size_t row, size_t col)
{
	struct ms_error inner = *m->err;

	return ms_table_fail(m->t, row, col, m->err, "%s", inner.msg);
}

static int specialty_at(const struct maker *m, size_t row, size_t col,
			const char **out)
{
	const char *text = ms_table_get(m->t, row, col);
	const struct ms_specialty *s;

	*out = text;
	if (!*text || m->want->as_is)
		return 0;
	if (ms_vocab_specialty(m->vocab, text, &s, m->err))
		return at_cell(m, row, col);
	*out = s->name;
	return 0;
}

static int type_at(const struct maker *m, size_t row, size_t col,
		   enum origin origin, const char **out)
{
	const char *text = ms_table_get(m->t, row, col);
	const struct ms_applicant_type *a;

	*out = text;
	if (!*text || (m->want->as_is && origin == TYPE))
		return 0;
	if (ms_vocab_applicant_type(m->vocab, text, &a, m->err))
		return at_cell(m, row, col);
	*out = origin == CITIZENSHIP ? a->citizenship
	       : origin == SCHOOL    ? a->school
				     : a->code;
	return 0;
}

static int value_at(const struct maker *m, size_t row, const struct key *key,
		    const char **out)
{
	switch (key->origin) {
	case SPECIALTY:
		return specialty_at(m, row, key->col, out);
	case TYPE:
	case CITIZENSHIP:
	case SCHOOL:
		return type_at(m, row, key->col, key->origin, out);
	default:
		*out = ms_table_get(m->t, row, key->col);
		return 0;
	}
}

static int find_key(const struct maker *m, const char *name, struct key *key)
{
	long col = ms_table_find(m->t, name);

	key->origin = PLAIN;
	if (col < 0 && strcmp(name, "citizenship") == 0)
		key->origin = CITIZENSHIP;
	else if (col < 0 && strcmp(name, "school") == 0)
		key->origin = SCHOOL;
	else if (strcmp(name, "specialty") == 0)
		key->origin = SPECIALTY;
	else if (strcmp(name, "applicant_type") == 0)
		key->origin = TYPE;
	if (key->origin == CITIZENSHIP || key->origin == SCHOOL)
		name = "applicant_type";
	return ms_table_need(m->t, name, &key->col, m->err);
}

/* The default keys, as a list like a user's. */
static void default_keys(const struct ms_table *t, struct ms_buf *out)
{
	long id = ms_table_identifier(t);
	size_t i;

	for (i = 0; i < ms_table_ncol(t); i++)
		if (ms_column_is_key(ms_table_column(t, i)) && (long)i != id)
			ms_buf_printf(out, "%s%s", out->len ? "," : "",
				      ms_table_column(t, i));
}

static int take_keys(struct maker *m, const char *by)
{
	struct ms_buf all = { 0 };
	struct ms_list names = { 0 };
	size_t i;
	int rc = 0;

	if (!by)
		default_keys(m->t, &all);
	else
		ms_buf_puts(&all, by);
	if (all.failed || ms_list_split(&names, ms_buf_str(&all), ',')) {
		ms_buf_release(&all);
		return ms_nomem(m->err);
	}
	m->g->key = calloc(names.n, sizeof(*m->g->key));
	m->keys = calloc(names.n, sizeof(*m->keys));
	if (!m->g->key || !m->keys)
		rc = ms_nomem(m->err);
	for (i = 0; !rc && i < names.n; i++) {
		if (!*names.items[i] && names.n == 1)
			break; /* no keys: one group */
		if (ms_groups_key(m->g, names.items[i]) >= 0)
			rc = ms_fail(m->err, MS_EUSAGE,
				     "the key '%s' stands twice",
				     names.items[i]);
		rc = rc ? rc : find_key(m, names.items[i], &m->keys[i]);
		if (!rc && !(m->g->key[i] = ms_strdup(names.items[i])))
			rc = ms_nomem(m->err);
		if (!rc)
			m->g->nkey++;
	}
	ms_list_release(&names);
	ms_buf_release(&all);
	return rc;
}

/* A name the user asked for is unknown: say where to find another, unless
 * near ones are named already. */
static int refuse_name(const struct maker *m)
{
	struct ms_error inner = *m->err;

	if (strstr(inner.msg, "did you mean"))
		m->err->code = MS_EUSAGE;
	else
		ms_fail(m->err, MS_EUSAGE,
			"%s; 'match-data --names' lists them", inner.msg);
	return MS_EUSAGE;
}

/* A wanted list in canonical names; which: SPECIALTY, TYPE or PLAIN. */
static int take_list(struct maker *m, const char *text, enum origin which,
		     const char *column, struct ms_list *list, long *col)
{
	const struct ms_specialty *s;
	const struct ms_applicant_type *a;
	struct ms_buf canon = { 0 };
	struct ms_list given;
	size_t i;
	int rc = 0;

	*col = -1;
	if (!text)
		return 0;
	*col = ms_table_find(m->t, column);
	if (*col < 0)
		return ms_fail(m->err, MS_EUSAGE,
			       "the input has no column '%s' to select by",
			       column);
	if (ms_list_split(&given, text, ','))
		return ms_nomem(m->err);
	for (i = 0; i < given.n && !rc; i++) {
		const char *name = given.items[i];

		if (which == SPECIALTY && !m->want->as_is) {
			rc = ms_vocab_specialty(m->vocab, name, &s, m->err);
			name = rc ? name : s->name;
		} else if (which == TYPE && !m->want->as_is) {
			rc = ms_vocab_applicant_type(m->vocab, name, &a,
						     m->err);
			name = rc ? name : a->code;
		}
		ms_buf_printf(&canon, "%s%s", i ? "," : "", name);
	}
	ms_list_release(&given);
	if (rc && m->err)
		rc = refuse_name(m);
	if (!rc &&
	    (canon.failed || ms_list_split(list, ms_buf_str(&canon), ',')))
		rc = ms_nomem(m->err);
	ms_buf_release(&canon);
	return rc ? (m->err ? (int)m->err->code : rc) : 0;
}

static int selected(const struct maker *m, size_t row, int *yes)
{
	const char *text;

	*yes = 0;
	if (m->specialty_col >= 0) {
		if (specialty_at(m, row, (size_t)m->specialty_col, &text))
			return MS_EDATA;
		if (ms_list_find(&m->specialty, text) < 0)
			return 0;
	}
	if (m->type_col >= 0) {
		if (type_at(m, row, (size_t)m->type_col, TYPE, &text))
			return MS_EDATA;
		if (ms_list_find(&m->type, text) < 0)
			return 0;
	}
	if (m->year_col >= 0 &&
	    !ms_years_hold(&m->year,
			   ms_table_get(m->t, row, (size_t)m->year_col)))
		return 0;
	if (m->measure_col >= 0 &&
	    ms_list_find(&m->measure,
			 ms_table_get(m->t, row, (size_t)m->measure_col)) < 0)
		return 0;
	*yes = 1;
	return 0;
}

static size_t hash(const char *const *value, size_t n)
{
	uint64_t h = 1469598103934665603u;
	size_t i;
	const char *s;

	for (i = 0; i < n; i++) {
		for (s = value[i]; *s; s++)
			h = (h ^ (unsigned char)*s) * 1099511628211u;
		h = (h ^ 0xff) * 1099511628211u;
	}
	return (size_t)(h ^ (h >> 29));
}

static int same(const struct ms_groups *g, size_t i, const char *const *value)
{
	size_t k;

	for (k = 0; k < g->nkey; k++)
		if (strcmp(ms_groups_value(g, i, k), value[k]))
			return 0;
	return 1;
}

static int new_group(struct maker *m, const char *const *value)
{
	struct ms_groups *g = m->g;
	size_t k;

	if (g->ngroup == m->capacity) {
		size_t cap = m->capacity ? 2 * m->capacity : 64;
		char **p = realloc(g->value, cap * (g->nkey + 1) * sizeof(*p));

		if (!p)
			return ms_nomem(m->err);
		g->value = p;
		m->capacity = cap;
	}
	for (k = 0; k < g->nkey; k++) {
		char *copy = ms_strdup(value[k]);

		if (!copy) {
			while (k--)
				free(g->value[g->ngroup * g->nkey + k]);
			return ms_nomem(m->err);
		}
		g->value[g->ngroup * g->nkey + k] = copy;
	}
	g->ngroup++;
	return 0;
}

static int grow_slots(struct maker *m)
{
	size_t n = m->nslot ? 2 * m->nslot : 256, i, j;
	size_t *slots;

	if (2 * m->g->ngroup < m->nslot)
		return 0;
	slots = calloc(n, sizeof(*slots));
	if (!slots)
		return ms_nomem(m->err);
	for (i = 0; i < m->g->ngroup; i++) {
		const char *const *v =
			(const char *const *)(m->g->value + i * m->g->nkey);

		for (j = hash(v, m->g->nkey) % n; slots[j]; j = (j + 1) % n)
			;
		slots[j] = i + 1;
	}
	free(m->slots);
	m->slots = slots;
	m->nslot = n;
	return 0;
}

static int group_of(struct maker *m, const char *const *value, size_t *out)
{
	size_t j;
	int rc = grow_slots(m);

	if (rc)
		return rc;
	for (j = hash(value, m->g->nkey) % m->nslot; m->slots[j];
	     j = (j + 1) % m->nslot) {
		if (same(m->g, m->slots[j] - 1, value)) {
			*out = m->slots[j] - 1;
			return 0;
		}
	}
	rc = new_group(m, value);
	if (rc)
		return rc;
	m->slots[j] = m->g->ngroup;
	*out = m->g->ngroup - 1;
	return 0;
}

static int assign_rows(struct maker *m)
{
	const char **value = calloc(m->g->nkey + 1, sizeof(*value));
	size_t row, k;
	int rc = value ? 0 : ms_nomem(m->err);

	for (row = 0; !rc && row < ms_table_nrow(m->t); row++) {
		int yes;

		m->g->of_row[row] = MS_NO_GROUP;
		rc = selected(m, row, &yes);
		if (rc || !yes)
			continue;
		for (k = 0; !rc && k < m->g->nkey; k++)
			rc = value_at(m, row, &m->keys[k], &value[k]);
		if (!rc)
			rc = group_of(m, value, &m->g->of_row[row]);
		m->g->nselected++;
	}
	free(value);
	return rc;
}

static int make(struct maker *m, const char *by)
{
	const struct ms_select *w = m->want;
	int rc;

	m->g->of_row = calloc(ms_table_nrow(m->t) + 1, sizeof(*m->g->of_row));
	if (!m->g->of_row)
		return ms_nomem(m->err);
	rc = take_keys(m, by);
	if (!rc)
		rc = take_list(m, w->specialty, SPECIALTY, "specialty",
			       &m->specialty, &m->specialty_col);
	if (!rc)
		rc = take_list(m, w->applicant_type, TYPE, "applicant_type",
			       &m->type, &m->type_col);
	if (!rc)
		rc = take_list(m, w->year, PLAIN, "year", &m->year,
			       &m->year_col);
	if (!rc && !w->as_is)
		rc = ms_years_check(&m->year, m->err);
	if (!rc)
		rc = take_list(m, w->measure, PLAIN, "measure", &m->measure,
			       &m->measure_col);
	return rc ? rc : assign_rows(m);
}

int ms_groups_make(struct ms_groups **out, const struct ms_table *t,
		   const struct ms_vocab *vocab, const char *by,
		   const struct ms_select *want, struct ms_error *err)
{
	static const struct ms_select all = { 0 };
	struct ms_error local = { 0 };
	struct maker m = { .t = t,
			   .vocab = vocab,
			   .want = want ? want : &all,
			   .err = err ? err : &local };
	int rc;

	m.g = calloc(1, sizeof(*m.g));
	rc = m.g ? make(&m, by) : ms_nomem(err);
	ms_list_release(&m.specialty);
	ms_list_release(&m.type);
	ms_list_release(&m.year);
	ms_list_release(&m.measure);
	free(m.keys);
	free(m.slots);
	if (rc)
		ms_groups_free(m.g);
	else
		*out = m.g;
	return rc;
}
