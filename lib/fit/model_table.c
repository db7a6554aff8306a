/* The models form: fitted models as a CSV table, and back. */
#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "fit/model.h"

/* The models form: names, and where each figure sits in struct ms_fit. */
struct field {
	const char *name;
	size_t offset;
};

#define FIELD(x)                                                               \
	{                                                                      \
#x, offsetof(struct ms_fit, x)                                 \
	}

static const struct field numbers[] = {
	FIELD(level),
	FIELD(n),
	FIELD(matched),
	FIELD(n_all),
	FIELD(matched_all),
	FIELD(intercept),
	FIELD(slope),
	FIELD(var_intercept),
	FIELD(cov),
	FIELD(var_slope),
	FIELD(slope_low),
	FIELD(slope_high),
	FIELD(loglik),
	FIELD(null_loglik),
	FIELD(deviance),
	FIELD(pearson),
	FIELD(df),
	FIELD(phi),
	FIELD(lr),
	FIELD(lr_p),
	FIELD(score_min),
	FIELD(score_max),
	FIELD(raw_intercept),
	FIELD(raw_slope),
	FIELD(shrinkage_intercept),
	FIELD(shrinkage_slope),
	FIELD(phi_df),
	FIELD(score_floor),
};

enum { NUMBERS = sizeof(numbers) / sizeof(numbers[0]) };

/* Texts stand before the numbers; how to build the likelihood again, and the
 * evidence, after them. */
static const char *const words[] = { "evidence", "estimator", "status", "why" };
static const char *const after[] = { "scale", "bins", "data" };

enum {
	WORDS = sizeof(words) / sizeof(words[0]),
	AFTER = sizeof(after) / sizeof(after[0])
};

const char *ms_model_column(size_t i)
{
	if (i < WORDS)
		return words[i];
	if (i < WORDS + NUMBERS)
		return numbers[i - WORDS].name;
	i -= WORDS + NUMBERS;
	return i < AFTER ? after[i] : NULL;
}

static double *number_of(struct ms_fit *fit, size_t i)
{
	return (double *)(void *)((char *)fit + numbers[i].offset);
}

void ms_model_text(const struct ms_model *m, size_t i, struct ms_buf *out)
{
	const struct ms_fit *fit = &m->fit;
	char buf[MS_NUM_MAX];

	if (i == 0)
		ms_buf_puts(out, ms_evidence_name(fit->evidence));
	else if (i == 1)
		ms_buf_puts(out, ms_estimator_name(fit->estimator));
	else if (i == 2)
		ms_buf_puts(out, ms_fit_status_name(fit->status));
	else if (i == 3)
		ms_buf_puts(out, fit->why ? fit->why : "");
	else if (i < WORDS + NUMBERS)
		ms_buf_puts(out, ms_format_exact(
					 buf, *number_of((struct ms_fit *)fit,
							 i - WORDS)));
	else if (i == WORDS + NUMBERS)
		ms_buf_puts(out, fit->log2 ? "log2" : "linear");
	else if (i == WORDS + NUMBERS + 1)
		ms_buf_puts(out, fit->evidence == MS_BINS
					 ? ms_bin_method_name(fit->bins)
					 : "");
	else
		ms_evidence_format(&m->evidence, out);
}

int ms_models_is(const struct ms_table *t)
{
	return ms_table_find(t, "intercept") >= 0 &&
	       ms_table_find(t, "slope") >= 0;
}

/* Keys of a models table: what is not of the models form. */
static void model_keys(const struct ms_table *t, struct ms_buf *out)
{
	size_t c, i;

	for (c = 0; c < ms_table_ncol(t); c++) {
		const char *name = ms_table_column(t, c), *mine;

		for (i = 0; (mine = ms_model_column(i)); i++)
			if (strcmp(mine, name) == 0)
				break;
		if (!mine && ms_column_is_key(name))
			ms_buf_printf(out, "%s%s", out->len ? "," : "", name);
	}
}

static int read_word(const struct ms_table *t, size_t row, const char *column,
		     const char **text, size_t *col, struct ms_error *err)
{
	int rc = ms_table_need(t, column, col, err);

	if (!rc)
		*text = ms_table_get(t, row, *col);
	return rc;
}

static int read_words(const struct ms_table *t, size_t row, struct ms_model *m,
		      struct ms_error *err)
{
	struct ms_fit *fit = &m->fit;
	long why = ms_table_find(t, "why"), scale = ms_table_find(t, "scale");
	long bins = ms_table_find(t, "bins");
	const char *text = "";
	size_t col;

	if (read_word(t, row, "estimator", &text, &col, err))
		return MS_EDATA;
	if (ms_estimator_parse(text, &fit->estimator))
		return ms_table_fail(t, row, col, err,
				     "'%s' is not an estimator", text);
	if (read_word(t, row, "status", &text, &col, err))
		return MS_EDATA;
	if (ms_fit_status_parse(text, &fit->status))
		return ms_table_fail(t, row, col, err, "'%s' is not a status",
				     text);
	text = scale < 0 ? "" : ms_table_get(t, row, (size_t)scale);
	if (*text && strcmp(text, "linear") && strcmp(text, "log2"))
		return ms_table_fail(t, row, (size_t)scale, err,
				     "'%s' is not a scale", text);
	fit->log2 = strcmp(text, "log2") == 0;
	text = bins < 0 ? "" : ms_table_get(t, row, (size_t)bins);
	if (*text && ms_bin_method_parse(text, &fit->bins))
		return ms_table_fail(t, row, (size_t)bins, err,
				     "'%s' is no way to fill a band", text);
	m->why = ms_strdup(why < 0 ? "" : ms_table_get(t, row, (size_t)why));
	if (!m->why)
		return ms_nomem(err);
	fit->why = m->why;
	return 0;
}

/* What no model can do without. */
static int is_core(size_t i)
{
	static const char *const core[] = {
		"level",     "n",     "matched",       "n_all", "matched_all",
		"intercept", "slope", "var_intercept", "cov",	"var_slope"
	};
	size_t c;

	for (c = 0; c < sizeof(core) / sizeof(core[0]); c++)
		if (strcmp(core[c], numbers[i].name) == 0)
			return 1;
	return 0;
}

static int read_model(const struct ms_table *t, size_t row, struct ms_model *m,
		      struct ms_error *err)
{
	struct ms_evidence ev;
	struct ms_error inner;
	const char *text = "";
	size_t i, col;
	int rc;

	ms_fit_init(&m->fit);
	rc = read_words(t, row, m, err);

	for (i = 0; !rc && i < NUMBERS; i++) {
		if (!is_core(i) && ms_table_find(t, numbers[i].name) < 0)
			continue; /* a hand-made table may do without */
		rc = ms_table_need(t, numbers[i].name, &col, err);
		if (!rc)
			rc = ms_table_double(t, row, col, number_of(&m->fit, i),
					     err);
	}
	if (!rc)
		rc = read_word(t, row, "data", &text, &col, err);
	if (rc)
		return rc;
	if (ms_evidence_parse(&ev, text, &inner))
		return ms_table_fail(t, row, col, err, "%s", inner.msg);
	ms_evidence_release(&m->evidence);
	m->evidence = ev;
	m->fit.evidence = ev.kind;
	m->fit.center = 0;
	m->fit.scale = 1;
	m->fit.intercept_c = m->fit.intercept;
	m->fit.slope_c = m->fit.slope;
	return 0;
}

static int second_model(const struct ms_table *t, size_t row,
			const struct ms_models *m, size_t i,
			struct ms_error *err)
{
	struct ms_buf name = { 0 };

	ms_models_name(m, i, &name);
	ms_fail_at(err, ms_table_file(t, row), ms_table_line(t, row), NULL,
		   "a second model for '%s'; a column that tells them apart "
		   "is needed",
		   ms_buf_str(&name));
	ms_buf_release(&name);
	return MS_EDATA;
}

int ms_models_read(struct ms_models **out, const struct ms_table *t,
		   const struct ms_vocab *vocab, const struct ms_select *want,
		   struct ms_error *err)
{
	struct ms_buf keys = { 0 };
	struct ms_groups *g = NULL;
	struct ms_models *m = NULL;
	size_t row;
	int rc;

	model_keys(t, &keys);
	rc = keys.failed ? ms_nomem(err)
			 : ms_groups_make(&g, t, vocab, ms_buf_str(&keys), want,
					  err);
	if (!rc && g->ngroup == 0 && ms_table_nrow(t))
		rc = ms_fail(err, MS_ENONE, "no model is selected");
	rc = rc ? rc : ms_models_prepare(&m, g, MS_RATE, err);
	for (row = 0; !rc && row < ms_table_nrow(t); row++) {
		size_t i = g->of_row[row];

		if (i == MS_NO_GROUP)
			continue;
		rc = m->model[i].fit.why /* has been read */
			     ? second_model(t, row, m, i, err)
			     : read_model(t, row, &m->model[i], err);
	}
	ms_groups_free(g);
	ms_buf_release(&keys);
	if (rc)
		ms_models_free(m);
	else
		*out = m;
	return rc;
}
