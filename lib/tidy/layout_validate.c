#include "tidy/layout_parts.h"

#include <string.h>

static int piece_captures(const struct ms_pattern *p, const char *name)
{
	size_t i;

	for (i = 0; i < p->n; i++)
		if (p->pieces[i].kind == MS_CAPTURE &&
		    strcmp(p->pieces[i].text, name) == 0)
			return 1;
	return 0;
}

/* Does a section row or a heading capture this name, or set: give it? */
static int is_captured(const struct ms_layout *l, const char *name)
{
	size_t i, j;

	if (ms_captures_get(&l->set, name))
		return 1;
	for (i = 0; i < l->nrule; i++)
		for (j = 0; l->rules[i].kind == MS_RULE_SECTION &&
			    j < l->rules[i].pattern.n;
		     j++)
			if (piece_captures(&l->rules[i].pattern.cells[j], name))
				return 1;
	for (i = 0; i < l->ncolumn; i++)
		if (l->columns[i].wide &&
		    piece_captures(&l->columns[i].alternatives[0].value.heading,
				   name))
			return 1;
	return 0;
}

static int check_term(const struct ms_layout *l,
		      const struct ms_layout_column *c, const struct ms_term *t,
		      struct ms_error *err)
{
	if (t->kind == MS_TERM_CAPTURE && !is_captured(l, t->text))
		return ms_fail_at(err, l->file, c->line, c->name,
				  "nothing captures '%s' (a section:, a "
				  "heading with {%s} or set:)",
				  t->text, t->text);
	if (t->part < 1 || t->part > l->parts)
		return ms_fail_at(err, l->file, c->line, c->name,
				  "line %zu of a record of %zu (see lines:)",
				  t->part, l->parts);
	return 0;
}

static int check_column(const struct ms_layout *l,
			const struct ms_layout_column *c, struct ms_error *err)
{
	size_t i;
	int rc = 0;

	if (c->kind == MS_KIND_CHOICE && !c->nname)
		return ms_fail_at(
			err, l->file, c->line, c->name,
			"a choice needs lines 'name %s: PRINTED = WRITTEN'",
			c->name);
	for (i = 0; i < c->n && !rc; i++) {
		rc = check_term(l, c, &c->alternatives[i].value, err);
		if (!rc && c->alternatives[i].conditional)
			rc = check_term(l, c, &c->alternatives[i].condition,
					err);
	}
	return rc;
}

/* Every wide column must capture the same names, or their cells would not
 * meet in one row. */
static int check_wide(const struct ms_layout *l, struct ms_error *err)
{
	const struct ms_pattern *first = NULL;
	size_t i, j;

	for (i = 0; i < l->ncolumn; i++) {
		const struct ms_layout_column *c = &l->columns[i];
		const struct ms_pattern *p;

		if (!c->wide)
			continue;
		p = &c->alternatives[0].value.heading;
		if (!first)
			first = p;
		for (j = 0; j < p->n; j++)
			if (p->pieces[j].kind == MS_CAPTURE &&
			    (first->ncapture != p->ncapture ||
			     !piece_captures(first, p->pieces[j].text)))
				return ms_fail_at(
					err, l->file, c->line, c->name,
					"captures other names than the "
					"headings above ('%s')",
					p->pieces[j].text);
	}
	if (!first && l->across)
		return ms_fail_at(err, l->file, 0, "across",
				  "no heading has captures");
	return 0;
}

static long find(const void *user, const char *name)
{
	return ms_layout_find(user, name);
}

static int parse_conditions(const struct ms_layout *l, const char *word,
			    struct ms_condition *list, size_t n,
			    struct ms_error *err)
{
	const char *why;
	size_t i;

	for (i = 0; i < n; i++) {
		if (!ms_expr_parse(&list[i].expr, list[i].text, find, l, &why))
			continue;
		if (!*why)
			return ms_nomem(err);
		return ms_fail_at(err, l->file, list[i].line, word, "'%s' %s",
				  list[i].text, why);
	}
	return 0;
}

static int check_keys(const struct ms_layout *l, struct ms_error *err)
{
	size_t i;

	for (i = 0; i < l->keys.n; i++)
		if (ms_layout_find(l, l->keys.items[i]) < 0)
			return ms_fail_at(err, l->file, 0, "keys",
					  "no column '%s'", l->keys.items[i]);
	return 0;
}

int ms_layout_validate(struct ms_layout *l, struct ms_error *err)
{
	size_t i;
	int rc;

	if (!l->ncolumn)
		return ms_fail_at(err, l->file, 0, NULL, "no columns");
	if (!l->header == !l->headings.n)
		return ms_fail_at(
			err, l->file, 0, NULL,
			"either 'header: N' or 'columns: ...' is needed");
	if (l->spaced && l->header)
		return ms_fail_at(err, l->file, 0, "header",
				  "headings between blanks do not line up with "
				  "cells: name them by 'columns: ...'");
	rc = check_wide(l, err);
	for (i = 0; i < l->ncolumn && !rc; i++)
		rc = check_column(l, &l->columns[i], err);
	if (!rc)
		rc = check_keys(l, err);
	if (!rc)
		rc = parse_conditions(l, "check", l->checks, l->ncheck, err);
	if (!rc)
		rc = parse_conditions(l, "drop", l->drops, l->ndrop, err);
	return rc;
}
