#include "table/form.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"

struct ms_forms {
	struct ms_table *table; /* owns every text */
	struct ms_form_column *columns; /* one a row of the table */
	struct ms_form *forms;
	size_t n;
};

static const char *const roles[] = { "key",	"bound",    "count",
				     "measure", "estimate", "annotation",
				     "text",	NULL };
static const char *const types[] = { "text",	       "year",	  "specialty",
				     "applicant_type", "integer", "number",
				     "probability",    "percent", "date",
				     "time",	       NULL };
static const char *const requirements[] = { "no", "head", "yes", NULL };

enum { FORM, COLUMN, ROLE, TYPE, REQUIRED, LOW, HIGH, MEANING, NCOL };

static const char *const names[NCOL] = {
	"form", "column", "role", "type", "required", "low", "high", "meaning"
};

static int word(const char *const *list, const char *text, unsigned *out)
{
	unsigned i;

	for (i = 0; list[i]; i++) {
		if (strcmp(list[i], text) == 0) {
			*out = i;
			return 0;
		}
	}
	return -1;
}

static int read_limit(const struct ms_table *t, size_t row, size_t col,
		      double none, double *out, struct ms_error *err)
{
	int rc = ms_table_double(t, row, col, out, err);

	if (!rc && isnan(*out))
		*out = none;
	return rc;
}

static int read_type(const struct ms_table *t, size_t row, size_t col,
		     struct ms_form_column *c, struct ms_error *err)
{
	unsigned type;

	c->type_text = ms_table_get(t, row, col);
	if (strncmp(c->type_text, "enum:", 5) == 0) {
		c->type = MS_TYPE_ENUM;
		return ms_list_split(&c->words, c->type_text + 5, '|')
			       ? ms_nomem(err)
			       : 0;
	}
	if (word(types, c->type_text, &type))
		return ms_table_fail(t, row, col, err,
				     "'%s' is no type of a column",
				     c->type_text);
	c->type = type;
	return 0;
}

static int read_column(const struct ms_table *t, size_t row, const size_t *at,
		       struct ms_form_column *c, struct ms_error *err)
{
	const char *role = ms_table_get(t, row, at[ROLE]);
	const char *required = ms_table_get(t, row, at[REQUIRED]);
	unsigned w;
	int rc;

	c->name = ms_table_get(t, row, at[COLUMN]);
	c->meaning = ms_table_get(t, row, at[MEANING]);
	if (word(roles, role, &w))
		return ms_table_fail(t, row, at[ROLE], err,
				     "'%s' is no role of a column", role);
	c->role = w;
	if (word(requirements, required, &w))
		return ms_table_fail(t, row, at[REQUIRED], err,
				     "'%s' is not yes, head or no", required);
	c->required = w;
	rc = read_type(t, row, at[TYPE], c, err);
	if (!rc)
		rc = read_limit(t, row, at[LOW], -INFINITY, &c->low, err);
	if (!rc)
		rc = read_limit(t, row, at[HIGH], INFINITY, &c->high, err);
	return rc;
}

static int read_forms(struct ms_forms *f, struct ms_error *err)
{
	size_t at[NCOL], n = ms_table_nrow(f->table), i;
	struct ms_form *form = NULL;
	int rc = 0;

	f->columns = calloc(n + 1, sizeof(*f->columns));
	f->forms = calloc(n + 1, sizeof(*f->forms));
	if (!f->columns || !f->forms)
		return ms_nomem(err);
	for (i = 0; i < NCOL && !rc; i++)
		rc = ms_table_need(f->table, names[i], &at[i], err);
	for (i = 0; i < n && !rc; i++) {
		const char *name = ms_table_get(f->table, i, at[FORM]);

		rc = read_column(f->table, i, at, &f->columns[i], err);
		if (!form || strcmp(form->name, name)) {
			form = &f->forms[f->n++];
			form->name = name;
			form->columns = &f->columns[i];
		}
		form->n++;
	}
	return rc;
}

int ms_forms_open(struct ms_forms **out, const char *home, struct ms_error *err)
{
	struct ms_forms *f = calloc(1, sizeof(*f));
	struct ms_buf path = { 0 };
	int rc;

	if (!f)
		return ms_nomem(err);
	ms_buf_printf(&path, "%s/datasets/forms.csv", home);
	rc = ms_table_new(&f->table, "", err);
	if (!rc)
		rc = ms_table_load(f->table, ms_buf_str(&path), err);
	if (!rc)
		rc = read_forms(f, err);
	ms_buf_release(&path);
	if (rc) {
		ms_forms_free(f);
		return rc;
	}
	*out = f;
	return 0;
}

void ms_forms_free(struct ms_forms *forms)
{
	size_t i, n;

	if (!forms)
		return;
	n = forms->columns ? ms_table_nrow(forms->table) : 0;
	for (i = 0; i < n; i++)
		ms_list_release(&forms->columns[i].words);
	free(forms->columns);
	free(forms->forms);
	ms_table_free(forms->table);
	free(forms);
}

const struct ms_form *ms_forms_at(const struct ms_forms *forms, size_t i)
{
	return i < forms->n ? &forms->forms[i] : NULL;
}

int ms_forms_find(const struct ms_forms *forms, const char *name,
		  const struct ms_form **out, struct ms_error *err)
{
	struct ms_buf hint = { 0 };
	size_t i, near = 1 + strlen(name) / 4;

	for (i = 0; i < forms->n; i++) {
		if (strcmp(forms->forms[i].name, name) == 0) {
			*out = &forms->forms[i];
			return 0;
		}
	}
	for (i = 0; i < forms->n; i++)
		if (ms_edit_distance(forms->forms[i].name, name, near) <= near)
			ms_buf_printf(&hint, "%s'%s'",
				      hint.len ? ", " : "; did you mean ",
				      forms->forms[i].name);
	ms_fail(err, MS_EUSAGE, "unknown form '%s'%s", name, ms_buf_str(&hint));
	ms_buf_release(&hint);
	return MS_EUSAGE;
}

const struct ms_form_column *ms_form_column(const struct ms_form *f,
					    const char *name)
{
	size_t i;

	for (i = 0; i < f->n; i++)
		if (strcmp(f->columns[i].name, name) == 0)
			return &f->columns[i];
	return NULL;
}

/* How badly a form fits: columns unknown to it or wanting, and the required
 * ones it shares with the table. */
static size_t fit(const struct ms_form *f, const struct ms_table *t,
		  size_t *shared)
{
	size_t i, misfits = 0, common = 0;

	for (i = 0; i < ms_table_ncol(t); i++)
		misfits += !ms_form_column(f, ms_table_column(t, i));
	for (i = 0; i < f->n; i++) {
		if (f->columns[i].required == MS_OPTIONAL)
			continue;
		if (ms_table_find(t, f->columns[i].name) >= 0)
			common++;
		else
			misfits++;
	}
	*shared = common;
	return misfits;
}

const struct ms_form *ms_forms_guess(const struct ms_forms *forms,
				     const struct ms_table *t, size_t *misfits)
{
	const struct ms_form *best = NULL;
	size_t i, least = 0;

	for (i = 0; i < forms->n; i++) {
		const struct ms_form *f = &forms->forms[i];
		size_t shared, bad = fit(f, t, &shared);

		if (shared == 0)
			continue;
		if (!best || bad < least || (bad == least && f->n < best->n)) {
			best = f;
			least = bad;
		}
	}
	if (misfits)
		*misfits = least;
	return best;
}
