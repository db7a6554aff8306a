#include "table/check.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "table/check_parts.h"

void ms_check_problem(const struct ms_checking *k, size_t row, size_t col,
		      const char *fmt, ...)
{
	char text[MS_MSG_MAX];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	ms_report_problem(k->report, ms_table_file(k->t, row),
			  ms_table_line(k->t, row), ms_table_column(k->t, col),
			  "%s", text);
}

const char *ms_check_name(const struct ms_checking *k, size_t row, size_t col)
{
	const char *text = ms_table_get(k->t, row, col);
	const struct ms_form_column *c = k->form[col];
	const struct ms_specialty *s;
	const struct ms_applicant_type *a;

	if (c && c->type == MS_TYPE_SPECIALTY &&
	    !ms_vocab_specialty(k->what->vocab, text, &s, NULL))
		return s->name;
	if (c && c->type == MS_TYPE_APPLICANT_TYPE &&
	    !ms_vocab_applicant_type(k->what->vocab, text, &a, NULL))
		return a->code;
	return text;
}

/* The form's column that is nearest to an unknown name, or NULL. */
static const char *nearest(const struct ms_form *f, const char *name)
{
	const char *best = NULL;
	size_t i, least = 1 + strlen(name) / 4;

	for (i = 0; i < f->n; i++) {
		size_t d = ms_edit_distance(f->columns[i].name, name, least);

		if (d < least || (d == least && !best)) {
			best = f->columns[i].name;
			least = d;
		}
	}
	return best;
}

static void check_columns(struct ms_checking *k)
{
	const struct ms_form *f = k->what->form;
	const char *file = ms_table_first_file(k->t);
	size_t i;

	for (i = 0; i < ms_table_ncol(k->t); i++) {
		const char *name = ms_table_column(k->t, i), *hint;

		k->form[i] = ms_form_column(f, name);
		if (k->form[i])
			continue;
		hint = nearest(f, name);
		k->form[i] = hint ? NULL : ms_form_column(f, MS_FORM_OWN);
		if (k->form[i])
			continue;
		ms_report_problem(k->report, file, 1, name,
				  "no column of the form '%s'%s%s%s", f->name,
				  hint ? "; did you mean '" : "",
				  hint ? hint : "", hint ? "'?" : "");
	}
	for (i = 0; i < f->n; i++)
		if (f->columns[i].required != MS_OPTIONAL &&
		    ms_table_find(k->t, f->columns[i].name) < 0)
			ms_report_problem(
				k->report, file, 1, f->columns[i].name,
				"the form '%s' requires this column", f->name);
}

/* "1950" to "2100", or two of them in order with a hyphen. */
static const char *year_problem(const struct ms_form_column *c, const char *s)
{
	struct ms_list list;
	int64_t year[2] = { 0, 0 };
	const char *why = NULL;
	size_t i;

	if (ms_list_split(&list, s, '-'))
		return "is too much for the memory";
	if (list.n > 2)
		why = "is not a year";
	for (i = 0; i < list.n && !why; i++)
		if (ms_parse_int(list.items[i], -9999, 9999, &year[i]))
			why = "is not a year";
		else if ((double)year[i] < c->low || (double)year[i] > c->high)
			why = "is out of range";
	if (!why && list.n == 2 && year[1] <= year[0])
		why = "runs backwards";
	ms_list_release(&list);
	return why;
}

static const char *date_problem(const char *s)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30,
				    31, 31, 30, 31, 30, 31 };
	int y, m, d, n = 0, leap;

	if (strspn(s, "0123456789-") != 10 ||
	    sscanf(s, "%4d-%2d-%2d%n", &y, &m, &d, &n) != 3 || n != 10)
		return "is not a date (YYYY-MM-DD)";
	leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
	if (m < 1 || m > 12 || d < 1 || d > days[m - 1] + (m == 2 && leap))
		return "is no day of the calendar";
	return NULL;
}

static const char *time_problem(const char *s)
{
	int h, m, n = 0;

	if (strspn(s, "0123456789:") != 5 || s[5] ||
	    sscanf(s, "%2d:%2d%n", &h, &m, &n) != 2 || n != 5 || h > 23 ||
	    m > 59)
		return "is not a time (HH:MM)";
	return NULL;
}

static void out_of_range(const struct ms_checking *k, size_t row, size_t col)
{
	const struct ms_form_column *c = k->form[col];
	char low[MS_NUM_MAX], high[MS_NUM_MAX];
	const char *s = ms_table_get(k->t, row, col);

	ms_format_short(low, c->low);
	ms_format_short(high, c->high);
	if (isinf(c->high))
		ms_check_problem(k, row, col, "'%s' is below %s", s, low);
	else if (isinf(c->low))
		ms_check_problem(k, row, col, "'%s' is above %s", s, high);
	else
		ms_check_problem(k, row, col, "'%s' is not within %s to %s", s,
				 low, high);
}

static void check_number(const struct ms_checking *k, size_t row, size_t col)
{
	const struct ms_form_column *c = k->form[col];
	const char *s = ms_table_get(k->t, row, col), *why = NULL;
	struct ms_count n = { 0 };
	double low = 0, high;
	int64_t whole;

	if (c->role == MS_ROLE_COUNT && c->type == MS_TYPE_INTEGER) {
		if (ms_table_count(k->t, row, col, 1, &n, NULL))
			why = "is not a count";
		low = n.suppressed ? fmax(n.low, c->low) : n.low;
		high = n.suppressed ? low : n.high;
	} else {
		why = c->type == MS_TYPE_INTEGER
			      ? ms_parse_int(s, INT64_MIN, INT64_MAX, &whole)
			      : NULL;
		if (!why && ms_table_double(k->t, row, col, &low, NULL))
			why = "is not a number";
		high = low;
	}
	if (why)
		ms_check_problem(k, row, col, "'%s' %s", s, why);
	else if (low < c->low || high > c->high)
		out_of_range(k, row, col);
}

static void check_word(const struct ms_checking *k, size_t row, size_t col)
{
	const struct ms_form_column *c = k->form[col];
	const char *s = ms_table_get(k->t, row, col);
	struct ms_buf list = { 0 };
	size_t i;

	if (ms_list_find(&c->words, s) >= 0)
		return;
	for (i = 0; i < c->words.n; i++)
		ms_buf_printf(&list, "%s%s", i ? ", " : "", c->words.items[i]);
	ms_check_problem(k, row, col, "'%s' is none of: %s", s,
			 ms_buf_str(&list));
	ms_buf_release(&list);
}

static void check_known(const struct ms_checking *k, size_t row, size_t col)
{
	const char *s = ms_table_get(k->t, row, col);
	const struct ms_specialty *spec;
	const struct ms_applicant_type *type;
	struct ms_error err;
	int rc;

	if (k->form[col]->type == MS_TYPE_SPECIALTY)
		rc = ms_vocab_specialty(k->what->vocab, s, &spec, &err);
	else
		rc = ms_vocab_applicant_type(k->what->vocab, s, &type, &err);
	if (rc)
		ms_check_problem(k, row, col, "%s", err.msg);
}

/* Every id of a source column must stand in the table of sources. */
static void check_sources(const struct ms_checking *k, size_t row, size_t col)
{
	const struct ms_table *sources = k->what->sources;
	long id = sources ? ms_table_find(sources, "source") : -1;
	struct ms_list list;
	size_t i, j;

	if (id < 0 || strcmp(k->form[col]->name, "source"))
		return;
	if (ms_list_split(&list, ms_table_get(k->t, row, col), ';')) {
		k->report->failed = 1;
		return;
	}
	for (i = 0; i < list.n; i++) {
		for (j = 0; j < ms_table_nrow(sources); j++)
			if (strcmp(ms_table_get(sources, j, (size_t)id),
				   list.items[i]) == 0)
				break;
		if (j == ms_table_nrow(sources))
			ms_check_problem(k, row, col, "unknown source '%s'",
					 list.items[i]);
	}
	ms_list_release(&list);
}

static void check_cell(const struct ms_checking *k, size_t row, size_t col)
{
	const struct ms_form_column *c = k->form[col];
	const char *s = ms_table_get(k->t, row, col), *why = NULL;

	if (ms_table_missing(k->t, row, col)) {
		if (c->required == MS_FILLED)
			ms_check_problem(k, row, col, "empty");
		return;
	}
	switch (c->type) {
	case MS_TYPE_TEXT:
		check_sources(k, row, col);
		break;
	case MS_TYPE_YEAR:
		why = year_problem(c, s);
		break;
	case MS_TYPE_DATE:
		why = date_problem(s);
		break;
	case MS_TYPE_TIME:
		why = time_problem(s);
		break;
	case MS_TYPE_SPECIALTY:
	case MS_TYPE_APPLICANT_TYPE:
		check_known(k, row, col);
		break;
	case MS_TYPE_ENUM:
		check_word(k, row, col);
		break;
	default:
		check_number(k, row, col);
	}
	if (why)
		ms_check_problem(k, row, col, "'%s' %s", s, why);
}

/* Row by row, so that findings come in the order of the file. */
static void check_rows(const struct ms_checking *k)
{
	size_t row, col;

	for (row = 0; row < ms_table_nrow(k->t); row++) {
		for (col = 0; col < ms_table_ncol(k->t); col++)
			if (k->form[col])
				check_cell(k, row, col);
		ms_check_row(k, row);
	}
}

int ms_check_table(const struct ms_check *what, const struct ms_table *t,
		   struct ms_report *report, struct ms_error *err)
{
	struct ms_checking k = { what, t, report, NULL };
	int rc;

	k.form = calloc(ms_table_ncol(t) + 1, sizeof(*k.form));
	if (!k.form)
		return ms_nomem(err);
	check_columns(&k);
	check_rows(&k);
	rc = ms_check_keys(&k, err);
	if (!rc && report->failed)
		rc = ms_nomem(err);
	free(k.form);
	return rc;
}
