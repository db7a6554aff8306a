#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "tally/tally_core.h"

/* One file of counts. */
struct counts {
	struct ms_tally *t;
	struct ms_records in;
	struct ms_columns columns;
	struct ms_buf value, tuple;
	size_t *key;
	size_t score, high, matched, other;
	int by_total; /* other is "total", not "unmatched" */
	struct ms_error *err;
};

static const char *value_of(struct counts *c, size_t column)
{
	size_t n;
	const char *raw = ms_scan_raw(&c->in.scan, column, &n);

	ms_scan_value(raw, n, &c->value);
	return ms_buf_str(&c->value);
}

static int bad(struct counts *c, size_t column, const char *why)
{
	return ms_fail_at(c->err, c->columns.file, ms_records_line(&c->in),
			  ms_columns_name(&c->columns, column), "'%s' %s",
			  ms_buf_str(&c->value), why);
}

static enum ms_tally_form form_of(const struct ms_columns *columns)
{
	if (ms_columns_find(columns, "score") >= 0)
		return MS_BY_SCORE;
	if (ms_columns_find(columns, "score_low") >= 0)
		return MS_BY_BAND;
	return MS_BY_KEYS;
}

/* All files must count by the same thing. */
static int agree_form(struct counts *c)
{
	static const char *const by[] = { "keys alone", "exact score",
					  "score band" };
	struct ms_tally *t = c->t;
	enum ms_tally_form form = form_of(&c->columns);

	if (!t->form_file) {
		t->form = form;
		t->form_file = ms_strdup(c->columns.file);
		return t->form_file ? 0 : ms_nomem(c->err);
	}
	if (form == t->form)
		return 0;
	return ms_fail_at(c->err, c->columns.file, c->columns.line, NULL,
			  "counts by %s where '%s' has counts by %s", by[form],
			  t->form_file, by[t->form]);
}

static int is_key(const char *name)
{
	static const char *const others[] = { "score",	    "score_low",
					      "score_high", "matched",
					      "unmatched",  "total" };
	size_t i;

	for (i = 0; i < sizeof(others) / sizeof(*others); i++)
		if (strcmp(name, others[i]) == 0)
			return 0;
	return 1;
}

/* Every column that is neither score nor count. */
static int keys_from_header(struct counts *c)
{
	const char **keys = calloc(c->columns.n, sizeof(*keys));
	size_t i, n = 0;
	int code;

	if (!keys)
		return ms_nomem(c->err);
	for (i = 0; i < c->columns.n; i++)
		if (is_key(ms_columns_name(&c->columns, i)))
			keys[n++] = ms_columns_name(&c->columns, i);
	code = ms_tally_set_keys(c->t, keys, n, c->err);
	free(keys);
	return code;
}

/* With keys taken from the first file, another one has no others. */
static int no_other_keys(const struct counts *c)
{
	size_t i, k;

	if (c->t->o.nkey)
		return 0;
	for (i = 0; i < c->columns.n; i++) {
		const char *name = ms_columns_name(&c->columns, i);

		for (k = 0; k < c->t->nkey; k++)
			if (strcmp(name, c->t->keys[k]) == 0)
				break;
		if (is_key(name) && k == c->t->nkey)
			return ms_fail_at(
				c->err, c->columns.file, c->columns.line, name,
				"'%s' has no such column", c->t->form_file);
	}
	return 0;
}

static int need(struct counts *c, const char *name, size_t *out)
{
	return ms_columns_need(&c->columns, name, out, c->err);
}

static int find_columns(struct counts *c)
{
	struct ms_tally *t = c->t;
	size_t i;
	int code = ms_columns_read(&c->columns, &c->in, t->o.header, c->err);

	if (!code)
		code = agree_form(c);
	if (!code && !t->keys)
		code = keys_from_header(c);
	if (!code)
		code = no_other_keys(c);
	if (code)
		return code;
	c->key = calloc(t->nkey + 1, sizeof(*c->key));
	if (!c->key)
		return ms_nomem(c->err);
	for (i = 0; i < t->nkey && !code; i++)
		code = need(c, t->keys[i], &c->key[i]);
	if (!code && t->form == MS_BY_SCORE)
		code = need(c, "score", &c->score);
	if (!code && t->form == MS_BY_BAND)
		code = need(c, "score_low", &c->score) ||
				       need(c, "score_high", &c->high)
			       ? MS_EDATA
			       : 0;
	if (!code)
		code = need(c, "matched", &c->matched);
	c->by_total = ms_columns_find(&c->columns, "unmatched") < 0;
	if (!code)
		code = need(c, c->by_total ? "total" : "unmatched", &c->other);
	return code;
}

static int read_count(struct counts *c, size_t column, int64_t *out)
{
	const char *why = ms_parse_count(value_of(c, column), out);

	return why ? bad(c, column, why) : 0;
}

static int read_score(struct counts *c, size_t column, double *out)
{
	const char *why = ms_tally_score(c->t, value_of(c, column), out);

	return why ? bad(c, column, why) : 0;
}

/* The number of the band, new if need be; NAN when both ends are open: any
 * score, that is none known. */
static int read_band(struct counts *c, double *out)
{
	struct ms_tally *t = c->t;
	double low, high;
	size_t i;

	if (read_score(c, c->score, &low) || read_score(c, c->high, &high))
		return MS_EDATA;
	*out = NAN;
	if (isnan(low) && isnan(high))
		return 0;
	low = isnan(low) ? -INFINITY : low;
	high = isnan(high) ? INFINITY : high;
	if (low > high)
		return bad(c, c->high, "is below score_low");
	for (i = 0; i < t->nband; i++)
		if (t->bands[i].low == low && t->bands[i].high == high)
			break;
	*out = (double)i;
	return i < t->nband ? 0 : ms_tally_add_band(t, low, high, c->err);
}

static int read_cell(struct counts *c, double *score, int64_t n[2])
{
	int code = 0;

	*score = 0;
	if (c->t->form == MS_BY_SCORE)
		code = read_score(c, c->score, score);
	else if (c->t->form == MS_BY_BAND)
		code = read_band(c, score);
	if (!code)
		code = read_count(c, c->matched, &n[1]);
	if (!code)
		code = read_count(c, c->other, &n[0]);
	if (code || !c->by_total)
		return code;
	if (n[0] < n[1])
		return bad(c, c->other, "is less than matched");
	n[0] -= n[1];
	return 0;
}

static int add_line(struct counts *c)
{
	struct ms_tally *t = c->t;
	double score;
	int64_t n[2];
	uint32_t group;
	size_t i;
	int code;

	if (c->in.scan.nfield != c->columns.n)
		return ms_fail_at(c->err, c->columns.file,
				  ms_records_line(&c->in), NULL,
				  "%zu fields where the header has %zu",
				  c->in.scan.nfield, c->columns.n);
	if (ms_columns_again(&c->columns, &c->in.scan, &c->value))
		return 0;
	code = read_cell(c, &score, n);
	if (code)
		return code;
	for (i = 0; i < t->nkey; i++)
		ms_tally_tuple(t, &c->tuple, i, value_of(c, c->key[i]));
	group = ms_cells_group(&t->cells, ms_buf_str(&c->tuple), c->tuple.len);
	if (c->tuple.failed || c->value.failed || group == MS_INTERN_NONE ||
	    ms_cells_add(&t->cells, group, score, 0, (uint64_t)n[0]) ||
	    ms_cells_add(&t->cells, group, score, 1, (uint64_t)n[1]))
		return ms_nomem(c->err);
	t->totals.rows += (uint64_t)(n[0] + n[1]);
	t->totals.no_score += isnan(score) ? (uint64_t)(n[0] + n[1]) : 0;
	return 0;
}

int ms_tally_counts(struct ms_tally *t, const char *path, struct ms_error *err)
{
	struct ms_error local = { 0 };
	struct counts c = { .t = t, .err = err ? err : &local };
	struct ms_feed *feed;
	int more, code;

	code = ms_feed_open(&feed, path, t->o.block, t->o.progress, t->o.user,
			    c.err);
	if (code)
		return code;
	c.in.feed = feed;
	code = find_columns(&c);
	while (!code && (more = ms_records_next(&c.in, c.err))) {
		if (more < 0)
			code = c.err->code;
		else
			code = add_line(&c);
	}
	ms_records_release(&c.in);
	ms_columns_release(&c.columns);
	ms_buf_release(&c.value);
	ms_buf_release(&c.tuple);
	free(c.key);
	ms_feed_free(feed);
	return code;
}
