#include "fit/model.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

int ms_models_related(const struct ms_models *m, size_t i, size_t j, size_t but)
{
	size_t k;

	for (k = 0; k < m->nkey; k++)
		if (k != but &&
		    strcmp(m->model[i].value[k], m->model[j].value[k]))
			return 0;
	return 1;
}

void ms_models_drop(struct ms_models *m, size_t i)
{
	struct ms_model *gone = &m->model[i];
	size_t k;

	for (k = 0; gone->value && k < m->nkey; k++)
		free(gone->value[k]);
	free(gone->value);
	free(gone->why);
	ms_evidence_release(&gone->evidence);
	memmove(gone, gone + 1, (--m->n - i) * sizeof(*gone));
}

void ms_models_free(struct ms_models *m)
{
	size_t k;

	if (!m)
		return;
	while (m->n)
		ms_models_drop(m, m->n - 1);
	for (k = 0; m->key && k < m->nkey; k++)
		free(m->key[k]);
	free(m->key);
	free(m->model);
	free(m);
}

const char *ms_models_value(const struct ms_models *m, size_t i,
			    const char *key)
{
	size_t k;

	for (k = 0; k < m->nkey; k++)
		if (strcmp(m->key[k], key) == 0)
			return m->model[i].value[k];
	return "";
}

/* "Internal Medicine, non_us_img": a group in a message. */
void ms_models_name(const struct ms_models *m, size_t i, struct ms_buf *out)
{
	size_t k;

	for (k = 0; k < m->nkey; k++)
		ms_buf_printf(out, "%s%s", k ? ", " : "", m->model[i].value[k]);
}

/* Models with the keys of the groups, each with empty evidence of a kind. */
int ms_models_prepare(struct ms_models **out, const struct ms_groups *g,
		      enum ms_evidence_kind kind, struct ms_error *err)
{
	struct ms_models *m = calloc(1, sizeof(*m));
	size_t i, k;

	if (!m)
		return ms_nomem(err);
	m->key = calloc(g->nkey + 1, sizeof(*m->key));
	m->model = calloc(g->ngroup + 1, sizeof(*m->model));
	if (!m->key || !m->model)
		goto fail;
	for (k = 0; k < g->nkey; k++, m->nkey++)
		if (!(m->key[k] = ms_strdup(g->key[k])))
			goto fail;
	for (i = 0; i < g->ngroup; i++, m->n++) {
		ms_evidence_init(&m->model[i].evidence, kind);
		m->model[i].value = calloc(g->nkey + 1, sizeof(char *));
		if (!m->model[i].value)
			goto fail;
		for (k = 0; k < g->nkey; k++)
			if (!(m->model[i].value[k] =
				      ms_strdup(ms_groups_value(g, i, k))))
				goto fail;
	}
	*out = m;
	return 0;
fail:
	m->n += m->model && m->n < g->ngroup; /* the one begun */
	ms_models_free(m);
	return ms_nomem(err);
}

/* Columns of the data a group's evidence is built from; -1 where absent. */
struct columns {
	const struct ms_table *t;
	enum ms_evidence_kind kind;
	long matched, unmatched, total;
	long score, low, high;
	long outcome, n, n_all, mean, sd, min, q1, median, q3, max;
	int records; /* matched is 0 or 1, a row is one applicant */
	int zero_hidden; /* "<5" may be 0 */
};

static int find_counts(struct columns *c, struct ms_error *err)
{
	size_t col;

	if (ms_table_need(c->t, "matched", &col, err))
		return MS_EDATA;
	c->matched = (long)col;
	c->unmatched = ms_table_find(c->t, "unmatched");
	c->total = ms_table_find(c->t, "total");
	c->records = c->unmatched < 0 && c->total < 0;
	c->zero_hidden = ms_table_zero_hidden(
		c->t, (const long[]){ c->matched, c->unmatched }, 2);
	if (c->records && c->kind != MS_ROWS)
		return ms_fail(err, MS_EDATA,
			       "the counts need a column 'unmatched' or "
			       "'total' beside 'matched'");
	return 0;
}

static int find_columns(struct columns *c, const struct ms_table *t,
			const char *score, struct ms_error *err)
{
	c->t = t;
	c->outcome = ms_table_find(t, "outcome");
	c->n = ms_table_find(t, "n");
	c->n_all = ms_table_find(t, "n_all");
	c->mean = ms_table_find(t, "mean");
	c->sd = ms_table_find(t, "sd");
	c->min = ms_table_find(t, "min");
	c->q1 = ms_table_find(t, "q1");
	c->median = ms_table_find(t, "median");
	c->q3 = ms_table_find(t, "q3");
	c->max = ms_table_find(t, "max");
	c->low = ms_table_find(t, "score_low");
	c->high = ms_table_find(t, "score_high");
	if (c->outcome >= 0 && c->n >= 0) {
		c->kind = MS_SUMMARY;
		return 0;
	}
	if (score) {
		size_t col;

		if (ms_table_need(t, score, &col, err))
			return MS_EDATA;
		c->score = (long)col;
	} else {
		c->score = ms_table_find(t, "score");
		if (c->score < 0)
			c->score = ms_table_find(t, "step2_ck");
	}
	c->kind = c->low >= 0 && c->high >= 0 ? MS_BINS
		  : c->score >= 0	      ? MS_ROWS
					      : MS_RATE;
	return find_counts(c, err);
}

static int read_matched(const struct columns *c, size_t row, struct ms_count *m,
			struct ms_error *err)
{
	int rc = ms_table_count(c->t, row, (size_t)c->matched, c->zero_hidden,
				m, err);

	if (rc)
		return rc;
	if (m->missing)
		return ms_table_fail(c->t, row, (size_t)c->matched, err,
				     "the count is missing");
	if (c->records && (m->suppressed || m->high > 1))
		return ms_table_fail(
			c->t, row, (size_t)c->matched, err,
			"'%s' is not 0 or 1, and there is no "
			"column 'unmatched' or 'total'",
			ms_table_get(c->t, row, (size_t)c->matched));
	return 0;
}

/* The unmatched of a row: read, or the total less the matched. */
static int read_unmatched(const struct columns *c, size_t row,
			  struct ms_count *m, struct ms_count *u,
			  struct ms_error *err)
{
	size_t col = (size_t)(c->unmatched >= 0 ? c->unmatched : c->total);
	int rc;

	if (c->records) {
		u->low = u->high = 1 - m->low;
		return 0;
	}
	rc = ms_table_count(c->t, row, col, c->zero_hidden, u, err);
	if (rc)
		return rc;
	if (u->missing)
		return ms_table_fail(c->t, row, col, err,
				     "the count is missing");
	if (c->unmatched >= 0)
		return 0;
	if (m->low > u->high)
		return ms_table_fail(c->t, row, (size_t)c->matched, err,
				     "%.0f matched of %.0f in all", m->low,
				     u->high);
	if (m->high > u->high)
		m->high = u->high;
	*u = (struct ms_count){ .low = u->low - m->high,
				.high = u->high - m->low };
	if (u->low < 0)
		u->low = 0;
	return 0;
}

/* The total of a row with a suppressed count narrows it: 0 if not known. */
static int read_total(const struct columns *c, size_t row, double *out,
		      struct ms_error *err)
{
	struct ms_count n;
	int rc;

	*out = 0;
	if (c->total < 0)
		return 0;
	rc = ms_table_count(c->t, row, (size_t)c->total, 0, &n, err);
	if (!rc && !n.missing && n.low == n.high)
		*out = n.low;
	return rc;
}

static int add_counts(const struct columns *c, size_t row,
		      struct ms_evidence *ev, struct ms_error *err)
{
	struct ms_count m = { 0 }, u = { 0 };
	struct ms_cell cell = { 0 };
	int rc = read_matched(c, row, &m, err);

	if (!rc)
		rc = read_unmatched(c, row, &m, &u, err);
	if (!rc)
		rc = ms_table_adds(c->t, row, c->matched, c->unmatched,
				   c->total, c->zero_hidden, err);
	if (rc)
		return rc;
	if (isinf(m.high) || isinf(u.high))
		return ms_table_fail(c->t, row, (size_t)c->matched, err,
				     "a suppressed count without any limit "
				     "cannot be used; a total would help");
	if (c->kind == MS_BINS) {
		rc = ms_table_double(c->t, row, (size_t)c->low, &cell.low, err);
		if (!rc)
			rc = ms_table_double(c->t, row, (size_t)c->high,
					     &cell.high, err);
		if (isnan(cell.low))
			cell.low = -INFINITY;
		if (isnan(cell.high))
			cell.high = INFINITY;
	} else if (c->kind == MS_ROWS) {
		rc = ms_table_double(c->t, row, (size_t)c->score, &cell.low,
				     err);
		cell.high = cell.low;
		if (!rc && isnan(cell.low))
			return ms_table_fail(c->t, row, (size_t)c->score, err,
					     "the score is missing");
	}
	cell.matched_low = m.low;
	cell.matched_high = m.high;
	cell.unmatched_low = u.low;
	cell.unmatched_high = u.high;
	cell.matched = (m.low + m.high) / 2;
	cell.unmatched = (u.low + u.high) / 2;
	if (!rc && (m.low < m.high || u.low < u.high))
		rc = read_total(c, row, &cell.total, err);
	return rc ? rc : ms_evidence_add(ev, &cell, err);
}

/* The unit a number is printed in: "249" 1, "6.1" 0.1. */
static double printed_unit(const char *text)
{
	const char *point = strchr(text, '.');

	return point ? pow(10, -(double)strlen(point + 1)) : 1;
}

static int optional(const struct columns *c, size_t row, long col, double *out,
		    struct ms_error *err)
{
	*out = NAN;
	return col < 0 ? 0 : ms_table_double(c->t, row, (size_t)col, out, err);
}

static int read_cohort(const struct columns *c, size_t row, struct ms_cohort *h,
		       struct ms_error *err)
{
	int rc = optional(c, row, c->n, &h->n, err);

	rc = rc ? rc : optional(c, row, c->n_all, &h->n_all, err);
	rc = rc ? rc : optional(c, row, c->mean, &h->mean, err);
	rc = rc ? rc : optional(c, row, c->sd, &h->sd, err);
	rc = rc ? rc : optional(c, row, c->min, &h->min, err);
	rc = rc ? rc : optional(c, row, c->q1, &h->q1, err);
	rc = rc ? rc : optional(c, row, c->median, &h->median, err);
	rc = rc ? rc : optional(c, row, c->q3, &h->q3, err);
	return rc ? rc : optional(c, row, c->max, &h->max, err);
}

/* A cohort that has been read holds n or n_all. */
static int taken(const struct ms_cohort *h)
{
	return !isnan(h->n) || !isnan(h->n_all);
}

static int add_summary(const struct columns *c, size_t row,
		       struct ms_evidence *ev, struct ms_error *err)
{
	const char *outcome = ms_table_get(c->t, row, (size_t)c->outcome);
	struct ms_cohort *h;

	if (strcmp(outcome, "matched") == 0)
		h = &ev->matched;
	else if (strcmp(outcome, "unmatched") == 0)
		h = &ev->unmatched;
	else
		return ms_table_fail(c->t, row, (size_t)c->outcome, err,
				     "'%s' is neither 'matched' nor "
				     "'unmatched'",
				     outcome);
	if (taken(h))
		return ms_table_fail(c->t, row, (size_t)c->outcome, err,
				     "a second '%s' row for the same group; "
				     "group by what tells them apart (-b)",
				     outcome);
	if (c->mean >= 0 && *ms_table_get(c->t, row, (size_t)c->mean))
		ev->rounding =
			printed_unit(ms_table_get(c->t, row, (size_t)c->mean));
	return read_cohort(c, row, h, err);
}

/* Rows that share a group must share what makes them comparable. */
static int check_single(const struct ms_table *t, const struct ms_groups *g,
			const char *column, struct ms_error *err)
{
	long col = ms_table_find(t, column);
	size_t *first, row;
	int rc = 0;

	if (col < 0 || ms_groups_key(g, column) >= 0)
		return 0;
	first = calloc(g->ngroup + 1, sizeof(*first));
	if (!first)
		return ms_nomem(err);
	for (row = 0; !rc && row < ms_table_nrow(t); row++) {
		size_t i = g->of_row[row];
		const char *a, *b = ms_table_get(t, row, (size_t)col);

		if (i == MS_NO_GROUP)
			continue;
		if (!first[i]) {
			first[i] = row + 1;
			continue;
		}
		a = ms_table_get(t, first[i] - 1, (size_t)col);
		if (strcmp(a, b))
			rc = ms_table_fail(t, row, (size_t)col, err,
					   "'%s' and '%s' cannot be added; "
					   "group by %s (-b) or select one",
					   a, b, column);
	}
	free(first);
	return rc;
}

static int gather(struct ms_models *m, const struct columns *c,
		  const struct ms_groups *g, struct ms_error *err)
{
	size_t row;
	int rc = 0;

	for (row = 0; !rc && row < ms_table_nrow(c->t); row++) {
		size_t i = g->of_row[row];

		if (i == MS_NO_GROUP)
			continue;
		rc = c->kind == MS_SUMMARY
			     ? add_summary(c, row, &m->model[i].evidence, err)
			     : add_counts(c, row, &m->model[i].evidence, err);
	}
	return rc;
}

static int fit_all(struct ms_models *m, const struct ms_fit_options *opt,
		   struct ms_error *err)
{
	size_t i;

	for (i = 0; i < m->n; i++) {
		struct ms_evidence *ev = &m->model[i].evidence;
		struct ms_buf name = { 0 };
		struct ms_error inner;
		int rc = ms_evidence_finish(ev, &inner);

		rc = rc ? rc : ms_fit(&m->model[i].fit, ev, opt, &inner);
		if (!rc)
			continue;
		ms_models_name(m, i, &name);
		ms_fail(err, rc, "%s%s%s", ms_buf_str(&name),
			name.len ? ": " : "", inner.msg);
		ms_buf_release(&name);
		return rc;
	}
	return 0;
}

int ms_models_fit(struct ms_models **out, const struct ms_table *t,
		  const struct ms_vocab *vocab, const char *by,
		  const struct ms_select *want, const char *score,
		  const struct ms_fit_options *opt, struct ms_error *err)
{
	struct ms_groups *g = NULL;
	struct ms_models *m = NULL;
	struct columns c = { 0 };
	int rc = find_columns(&c, t, score, err);

	rc = rc ? rc : ms_groups_make(&g, t, vocab, by, want, err);
	if (!rc && g->ngroup == 0 && ms_table_nrow(t))
		rc = ms_fail(err, MS_ENONE, "no row is selected");
	rc = rc ? rc : check_single(t, g, "basis", err);
	rc = rc ? rc : check_single(t, g, "measure", err);
	rc = rc ? rc : ms_models_prepare(&m, g, c.kind, err);
	rc = rc ? rc : gather(m, &c, g, err);
	rc = rc ? rc : fit_all(m, opt, err);
	ms_groups_free(g);
	if (rc)
		ms_models_free(m);
	else
		*out = m;
	return rc;
}
