/*
 * form - the forms of tidy tables: which columns a table may have, what each
 * means and what may stand in it. Read from datasets/forms.csv (its columns:
 * form, column, role, type, required, low, high, meaning; docs/man5/match-forms
 * is the same in prose).
 *
 *	struct ms_forms *forms;
 *	const struct ms_form *f;
 *	if (ms_forms_open(&forms, home, &err) ||
 *	    ms_forms_find(forms, "counts", &f, &err))
 *		...
 *	f = ms_forms_guess(forms, table, &how);
 */
#ifndef MS_TABLE_FORM_H
#define MS_TABLE_FORM_H

#include "base/err.h"
#include "base/text.h"
#include "table/table.h"

enum ms_role {
	MS_ROLE_KEY, /* tells rows apart */
	MS_ROLE_BOUND, /* one end of a bin, both ends included */
	MS_ROLE_COUNT,
	MS_ROLE_MEASURE, /* a published value */
	MS_ROLE_ESTIMATE, /* computed by a tool */
	MS_ROLE_ANNOTATION, /* beside the data, never computed with */
	MS_ROLE_TEXT,
};

enum ms_type {
	MS_TYPE_TEXT,
	MS_TYPE_YEAR, /* 2026, or 2020-2024 for figures pooled over years */
	MS_TYPE_SPECIALTY,
	MS_TYPE_APPLICANT_TYPE,
	MS_TYPE_INTEGER,
	MS_TYPE_NUMBER,
	MS_TYPE_PROBABILITY, /* 0 to 1 */
	MS_TYPE_PERCENT,
	MS_TYPE_DATE, /* 2026-03-20 */
	MS_TYPE_TIME, /* 12:00 */
	MS_TYPE_ENUM,
};

enum ms_required {
	MS_OPTIONAL, /* the column may be left out */
	MS_HEAD, /* it must be there, cells may be empty */
	MS_FILLED, /* it must be there, no cell may be empty */
};

struct ms_form_column {
	const char *name, *meaning;
	enum ms_role role;
	enum ms_type type;
	const char *type_text; /* as in forms.csv */
	struct ms_list words; /* of MS_TYPE_ENUM */
	enum ms_required required;
	double low, high; /* -INFINITY, INFINITY: no limit */
};

struct ms_form {
	const char *name;
	const struct ms_form_column *columns;
	size_t n;
};

struct ms_forms;

/* MS_EDATA with file, line and column when forms.csv itself is wrong. */
int ms_forms_open(struct ms_forms **out, const char *home,
		  struct ms_error *err);
void ms_forms_free(struct ms_forms *forms);

/* By name; MS_EUSAGE with the nearest names when unknown. The form belongs to
 * the forms. */
int ms_forms_find(const struct ms_forms *forms, const char *name,
		  const struct ms_form **out, struct ms_error *err);

/* In the order of the file; NULL past the end. */
const struct ms_form *ms_forms_at(const struct ms_forms *forms, size_t i);

/* The name under which a form describes the columns of the user's own, which
 * it takes as keys. A form without it knows no other columns. */
#define MS_FORM_OWN "*"

/* The column of a form, or NULL. */
const struct ms_form_column *ms_form_column(const struct ms_form *f,
					    const char *name);

/* The form whose columns fit the table's best: fewest columns of the table
 * unknown to it or wanting from it, then fewest unused. NULL when none shares
 * at least one of its required columns with the table. *misfits (may be NULL)
 * is the number of unknown and wanting columns. */
const struct ms_form *ms_forms_guess(const struct ms_forms *forms,
				     const struct ms_table *t, size_t *misfits);

#endif
