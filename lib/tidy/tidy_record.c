#include "tidy/tidy_parts.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"

void ms_tidy_label(const struct ms_tidy_run *r, size_t group, size_t column,
		   struct ms_buf *out)
{
	const struct ms_captures *c = &r->groups[group].captures;
	size_t i;

	ms_buf_puts(out, r->l->columns[column].name);
	if (!r->l->columns[column].wide)
		return;
	for (i = 0; i < c->n; i++)
		ms_buf_printf(out, "%s%s", i ? ", " : " (", c->items[i].text);
	ms_buf_putc(out, ')');
}

/* A trouble in a column that is the same in every group is told once. */
static void once(struct ms_tidy_run *r)
{
	struct ms_report *rep = r->report;
	size_t last = rep->n - 1, i;

	for (i = r->finding; i < last; i++) {
		if (strcmp(rep->items[i].text, rep->items[last].text))
			continue;
		free(rep->items[last].text);
		rep->problems -= rep->items[last].problem != 0;
		rep->n--;
		return;
	}
}

void ms_tidy_problem(struct ms_tidy_run *r, size_t line, size_t group,
		     size_t column, const char *fmt, ...)
{
	char text[MS_MSG_MAX];
	struct ms_buf label = { 0 };
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	ms_tidy_label(r, group, column, &label);
	ms_report_problem(r->report, r->in->name, line, ms_buf_str(&label),
			  "%s", text);
	ms_buf_release(&label);
	if (!r->report->failed)
		once(r);
}

/* The text of a term in the record; for constants put into b. NULL: a capture
 * that no section has set yet. */
static const char *term_text(const struct ms_tidy_run *r,
			     const struct ms_term *t, struct ms_buf *b)
{
	size_t place;

	switch (t->kind) {
	case MS_TERM_CONSTANT:
		ms_buf_clear(b);
		ms_captures_expand(&r->seen, t->text, b);
		return ms_buf_str(b);
	case MS_TERM_CAPTURE:
		return ms_captures_get(&r->seen, t->text);
	default:
		place = ms_tidy_place(r, t);
		return place == MS_NO_CELL ? "" : r->record[place];
	}
}

/* The first alternative whose condition is met, or without one the first that
 * is not empty. */
static const char *column_text(const struct ms_tidy_run *r, size_t group,
			       size_t column, struct ms_buf *b)
{
	const struct ms_layout_column *c = &r->l->columns[column];
	const char *text = "";
	size_t i;

	if (c->wide)
		return r->record[r->groups[group].cell[column]];
	for (i = 0; i < c->n; i++) {
		const struct ms_alternative *a = &c->alternatives[i];

		if (a->conditional) {
			text = term_text(r, &a->condition, b);
			if (!text || !*text)
				continue;
			return term_text(r, &a->value, b);
		}
		text = term_text(r, &a->value, b);
		if (text && *text)
			return text;
	}
	return c->n && c->alternatives[c->n - 1].conditional ? "" : text;
}

static const char *mark_of(const struct ms_layout *l, size_t column)
{
	size_t i;

	for (i = 0; i < l->ncolumn; i++)
		if (l->columns[i].kind == MS_KIND_FLAG &&
		    l->columns[i].flag_of == column)
			return l->columns[i].mark;
	return NULL;
}

static void read_flag(const struct ms_tidy_run *r, size_t group, size_t column)
{
	const struct ms_value *of = &r->values[group * r->l->ncolumn +
					       r->l->columns[column].flag_of];
	struct ms_value *v = &r->values[group * r->l->ncolumn + column];

	ms_buf_clear(&v->text);
	v->missing = of->missing;
	v->none = of->none;
	v->number = of->missing ? NAN : (double)of->flagged;
	v->decimals = 0;
	if (!of->missing)
		ms_buf_puts(&v->text, of->flagged ? "1" : "0");
}

static void note_suppressed(struct ms_tidy_run *r, size_t group, size_t column,
			    const char *text)
{
	struct ms_buf label = { 0 };

	ms_tidy_label(r, group, column, &label);
	ms_report_note(r->report, r->in->name, r->line, ms_buf_str(&label),
		       "'%s' is suppressed and carried on", text);
	ms_buf_release(&label);
}

/* 0 read, 1 reported, -1 no memory. */
static int read_value(struct ms_tidy_run *r, size_t group, size_t column)
{
	const struct ms_layout_column *c = &r->l->columns[column];
	struct ms_value *v = &r->values[group * r->l->ncolumn + column];
	struct ms_buf b = { 0 };
	const char *text;
	struct ms_error err;
	int rc;

	if (c->kind == MS_KIND_FLAG) {
		read_flag(r, group, column);
		return 0;
	}
	if (c->wide && r->groups[group].cell[column] == MS_NO_CELL) {
		ms_cell_missing(v);
		return 0;
	}
	text = column_text(r, group, column, &b);
	if (!text) {
		ms_tidy_problem(r, r->line, group, column,
				"no row above has set it");
		rc = 1;
	} else {
		rc = ms_cell_read(r->l, c, r->vocab, text,
				  mark_of(r->l, column), v, &err);
		if (rc == MS_EDATA)
			ms_tidy_problem(r, r->line, group, column, "%s",
					err.msg);
		else if (!rc && v->suppressed)
			note_suppressed(r, group, column, text);
		rc = rc == MS_ENOMEM ? -1 : rc != 0;
	}
	ms_buf_release(&b);
	return rc;
}

/* A total has no names to read unless it is written. */
static int is_read(const struct ms_tidy_run *r, size_t column)
{
	return r->kind == MS_TIDY_DATA || r->l->keep_totals ||
	       r->l->columns[column].kind == MS_KIND_COUNT;
}

static int read_values(struct ms_tidy_run *r)
{
	size_t g, i;
	int bad = 0;

	for (g = 0; g < r->ngroup; g++) {
		const struct ms_captures *c = &r->groups[g].captures;

		for (i = 0; i < c->n; i++)
			if (ms_captures_set(&r->seen, c->items[i].name,
					    c->items[i].text))
				return -1;
		for (i = 0; i < r->l->ncolumn; i++) {
			int rc = is_read(r, i) ? read_value(r, g, i) : 0;

			if (rc < 0)
				return -1;
			bad |= rc;
		}
	}
	return bad;
}

/* Over the rows a record becomes. */
static double sum_groups(const struct ms_tidy_run *r, size_t column)
{
	double sum = 0;
	size_t g;

	for (g = 0; g < r->ngroup; g++) {
		const struct ms_value *v =
			&r->values[g * r->l->ncolumn + column];

		if (!ms_tidy_is_across(r, g) && !v->none)
			sum += v->number;
	}
	return sum;
}

struct group_of {
	const struct ms_tidy_run *r;
	size_t group;
};

static double value(const void *user, size_t i, int *decimals)
{
	const struct group_of *at = user;
	const struct ms_value *v;

	if (i & MS_EXPR_SUM)
		return sum_groups(at->r, i - MS_EXPR_SUM);
	v = &at->r->values[at->group * at->r->l->ncolumn + i];
	*decimals = v->decimals;
	return v->number;
}

static int check_group(struct ms_tidy_run *r, size_t group)
{
	const struct group_of at = { r, group };
	char left[MS_NUM_MAX], right[MS_NUM_MAX];
	size_t i;
	int bad = 0;

	for (i = 0; i < r->l->ncheck; i++) {
		const struct ms_condition *c = &r->l->checks[i];
		size_t first = ms_expr_first(c->expr);
		double a, b;

		if (ms_expr_holds(c->expr, value, &at, &a, &b))
			continue;
		ms_format_short(left, a);
		ms_format_short(right, b);
		ms_tidy_problem(
			r, r->line, group, first < r->l->ncolumn ? first : 0,
			"'%s' does not hold: %s and %s", c->text, left, right);
		bad = 1;
	}
	return bad;
}

/* Nothing to write: every value the headings spread out is a none: mark, or a
 * drop: condition holds. */
static int left_out(const struct ms_tidy_run *r, size_t group)
{
	const struct group_of at = { r, group };
	size_t i, values = 0, none = 0;

	for (i = 0; i < r->l->ndrop; i++)
		if (ms_expr_holds(r->l->drops[i].expr, value, &at, NULL,
				  NULL) == 1)
			return 1;
	for (i = 0; i < r->l->ncolumn; i++) {
		const struct ms_layout_column *c = &r->l->columns[i];

		if (!ms_layout_is_value(c) || (r->ngroup > 1 && !c->wide))
			continue;
		values++;
		none += r->values[group * r->l->ncolumn + i].none != 0;
	}
	return values && values == none;
}

static int write_groups(struct ms_tidy_run *r)
{
	size_t g;

	for (g = 0; g < r->ngroup; g++) {
		if (left_out(r, g) ||
		    (ms_tidy_is_across(r, g) && !r->l->keep_totals))
			continue;
		if (ms_tidy_write(r, g))
			return -1;
	}
	return 0;
}

void ms_tidy_forget(struct ms_tidy_run *r)
{
	size_t i;

	for (i = 0; i < r->nparts * r->nhead; i++) {
		free(r->record[i]);
		r->record[i] = NULL;
	}
	r->nparts = 0;
}

/* 1 when something about the record is wrong, so that it is not written. */
static int check_record(struct ms_tidy_run *r)
{
	int wrong = ms_tidy_across(r);
	size_t g;

	if (r->kind != MS_TIDY_DATA)
		wrong |= ms_tidy_total(r);
	if (r->kind == MS_TIDY_DATA || r->l->keep_totals)
		for (g = 0; g < r->ngroup; g++)
			wrong |= check_group(r, g);
	return wrong;
}

int ms_tidy_record(struct ms_tidy_run *r, struct ms_error *err)
{
	int data = r->kind == MS_TIDY_DATA, wrong = read_values(r), rc = 0;

	r->nrecord++;
	if (wrong > 0)
		ms_tidy_sum_poison(r);
	else if (!wrong && data)
		ms_tidy_sum_add(r);
	if (!wrong)
		wrong = check_record(r);
	if (wrong < 0 ||
	    (!wrong && (data || r->l->keep_totals) && write_groups(r)))
		rc = ms_nomem(err);
	ms_tidy_forget(r);
	return rc;
}
