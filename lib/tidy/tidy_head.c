#include "tidy/tidy_parts.h"

#include <stdlib.h>
#include <string.h>

static int bad(const struct ms_tidy_run *r, struct ms_error *err,
	       const char *column, const char *what, const char *term)
{
	struct ms_buf have = { 0 };
	size_t i;

	for (i = 0; i < r->nhead; i++)
		ms_buf_printf(&have, "%s'%s'", i ? ", " : "", r->heads[i]);
	ms_fail_at(err, r->in->name, r->in->line, column,
		   "%s '%s'; the headings are %s", what, term,
		   ms_buf_str(&have));
	ms_buf_release(&have);
	return MS_EDATA;
}

size_t ms_tidy_place(const struct ms_tidy_run *r, const struct ms_term *t)
{
	size_t h = MS_NO_CELL, i;

	if (t->kind == MS_TERM_POSITION)
		h = t->position - 1;
	for (i = 0; t->kind == MS_TERM_HEADING && i < r->nhead; i++)
		if (ms_pattern_match(&t->heading, r->heads[i], NULL) > 0)
			h = i;
	return h >= r->nhead ? MS_NO_CELL : (t->part - 1) * r->nhead + h;
}

/* A term that names one column must find exactly one. */
static int claim(struct ms_tidy_run *r, const struct ms_term *t,
		 const char *column, struct ms_error *err)
{
	size_t i, found = 0;

	if (t->kind == MS_TERM_POSITION) {
		if (t->position > r->nhead)
			return bad(r, err, column,
				   "the table is too narrow for", t->text);
		r->used[t->position - 1] = 1;
		return 0;
	}
	if (t->kind != MS_TERM_HEADING)
		return 0;
	for (i = 0; i < r->nhead; i++) {
		if (ms_pattern_match(&t->heading, r->heads[i], NULL) > 0) {
			r->used[i] = 1;
			found++;
		}
	}
	if (found == 0)
		return bad(r, err, column, "no heading is like", t->text);
	if (found > 1)
		return bad(r, err, column, "more than one heading is like",
			   t->text);
	return 0;
}

static int same_captures(const struct ms_captures *a,
			 const struct ms_captures *b)
{
	size_t i;

	for (i = 0; i < a->n; i++) {
		const char *text = ms_captures_get(b, a->items[i].name);

		if (!text || strcmp(text, a->items[i].text))
			return 0;
	}
	return a->n == b->n;
}

/* The group of these captures, a new one if need be; takes them over. */
static struct ms_group *find_group(struct ms_tidy_run *r, struct ms_captures *c)
{
	struct ms_group *g;
	size_t i;

	for (i = 0; i < r->ngroup; i++) {
		if (same_captures(&r->groups[i].captures, c)) {
			ms_captures_release(c);
			return &r->groups[i];
		}
	}
	g = realloc(r->groups, (r->ngroup + 1) * sizeof(*g));
	if (g) {
		r->groups = g;
		g += r->ngroup;
		g->cell = malloc(r->l->ncolumn * sizeof(*g->cell));
	}
	if (!g || !g->cell) {
		ms_captures_release(c);
		return NULL;
	}
	for (i = 0; i < r->l->ncolumn; i++)
		g->cell[i] = MS_NO_CELL;
	g->captures = *c;
	r->ngroup++;
	return g;
}

/* Every heading a wide column fits: its cell belongs to the group of what the
 * heading captures. */
static int claim_wide(struct ms_tidy_run *r, size_t head, size_t column,
		      struct ms_error *err)
{
	const struct ms_layout_column *c = &r->l->columns[column];
	const struct ms_term *t = &c->alternatives[0].value;
	struct ms_captures captures = { 0 };
	struct ms_group *g;
	int rc = ms_pattern_match(&t->heading, r->heads[head], &captures);

	if (rc == 0)
		return 0;
	g = rc > 0 ? find_group(r, &captures) : NULL;
	if (!g)
		return ms_nomem(err);
	if (g->cell[column] != MS_NO_CELL)
		return bad(r, err, c->name, "two headings are like", t->text);
	g->cell[column] = (t->part - 1) * r->nhead + head;
	r->used[head] = 1;
	return 0;
}

static int is_wide(const struct ms_layout *l)
{
	size_t i;

	for (i = 0; i < l->ncolumn; i++)
		if (l->columns[i].wide)
			return 1;
	return 0;
}

/* Headings that another column names outright are not for a wide one, so that
 * "{band}" does not take the first column as well. */
static int make_groups(struct ms_tidy_run *r, struct ms_error *err)
{
	struct ms_captures none = { 0 };
	char *taken = ms_strndup(r->used, r->nhead);
	size_t i, head;
	int rc = 0;

	if (!taken)
		return ms_nomem(err);
	for (head = 0; head < r->nhead && !rc; head++)
		for (i = 0; i < r->l->ncolumn && !rc; i++)
			if (r->l->columns[i].wide && !taken[head])
				rc = claim_wide(r, head, i, err);
	free(taken);
	if (rc || r->ngroup)
		return rc;
	if (!is_wide(r->l))
		return find_group(r, &none) ? 0 : ms_nomem(err);
	for (i = 0; !r->l->columns[i].wide;)
		i++;
	return bad(r, err, r->l->columns[i].name, "no heading is like",
		   r->l->columns[i].alternatives[0].value.text);
}

static int claim_columns(struct ms_tidy_run *r, struct ms_error *err)
{
	size_t i, j;
	int rc = 0;

	for (i = 0; i < r->l->ncolumn && !rc; i++) {
		const struct ms_layout_column *c = &r->l->columns[i];

		for (j = 0; j < c->n && !c->wide && !rc; j++) {
			const struct ms_alternative *a = &c->alternatives[j];

			rc = claim(r, &a->value, c->name, err);
			if (!rc && a->conditional)
				rc = claim(r, &a->condition, c->name, err);
		}
	}
	return rc;
}

/* What fill: and ignore: name. An ignored pattern may fit several. */
static int claim_others(struct ms_tidy_run *r, struct ms_error *err)
{
	size_t i, head;
	int rc = 0;

	for (i = 0; i < r->l->nfill && !rc; i++) {
		rc = claim(r, &r->l->fill[i], "fill", err);
		if (!rc)
			r->fill[ms_tidy_place(r, &r->l->fill[i])] = 1;
	}
	for (i = 0; i < r->l->nignore && !rc; i++) {
		const struct ms_term *t = &r->l->ignore[i];

		if (t->kind == MS_TERM_POSITION ||
		    ms_tidy_place(r, t) == MS_NO_CELL)
			rc = claim(r, t, "ignore", err);
		for (head = 0; head < r->nhead; head++)
			if (t->kind == MS_TERM_HEADING &&
			    ms_pattern_match(&t->heading, r->heads[head],
					     NULL) > 0)
				r->used[head] = 1;
	}
	return rc;
}

static int nothing_left(const struct ms_tidy_run *r, struct ms_error *err)
{
	size_t i;

	for (i = 0; i < r->nhead; i++)
		if (!r->used[i] && *r->heads[i])
			return ms_fail_at(err, r->in->name, r->in->line,
					  r->heads[i],
					  "the layout does not say what this "
					  "column is (ignore: leaves it out)");
	return 0;
}

void ms_tidy_unbind(struct ms_tidy_run *r)
{
	size_t n = r->ngroup * r->l->ncolumn, i;

	for (i = 0; i < r->ngroup; i++) {
		ms_captures_release(&r->groups[i].captures);
		free(r->groups[i].cell);
	}
	for (i = 0; i < r->nhead; i++) {
		free(r->heads[i]);
		if (r->above)
			free(r->above[i]);
	}
	for (i = 0; r->values && i < n; i++)
		ms_buf_release(&r->values[i].text);
	free(r->groups);
	free(r->heads);
	free(r->used);
	free(r->fill);
	free(r->above);
	free(r->record);
	free(r->values);
	free(r->part);
	free(r->all);
	free(r->first);
	r->groups = NULL;
	r->heads = r->above = r->record = NULL;
	r->used = r->fill = NULL;
	r->values = NULL;
	r->part = r->all = r->first = NULL;
	r->ngroup = r->nhead = 0;
	r->bound = 0;
}

static int make_room(struct ms_tidy_run *r, struct ms_error *err)
{
	size_t n = r->ngroup * r->l->ncolumn;

	r->values = calloc(n, sizeof(*r->values));
	r->part = calloc(n, sizeof(*r->part));
	r->all = calloc(n, sizeof(*r->all));
	r->first = calloc(n, sizeof(*r->first));
	return r->values && r->part && r->all && r->first ? 0 : ms_nomem(err);
}

int ms_tidy_bind(struct ms_tidy_run *r, char **heads, size_t n,
		 struct ms_error *err)
{
	int rc = 0;

	ms_tidy_unbind(r);
	r->heads = heads;
	r->nhead = n;
	r->used = calloc(n + 1, 1);
	r->fill = calloc(n + 1, 1);
	r->above = calloc(n + 1, sizeof(*r->above));
	r->record = calloc(r->l->parts * n + 1, sizeof(*r->record));
	if (!r->used || !r->fill || !r->above || !r->record)
		return ms_nomem(err);
	rc = claim_columns(r, err);
	if (!rc)
		rc = claim_others(r, err);
	if (!rc)
		rc = make_groups(r, err);
	if (!rc)
		rc = nothing_left(r, err);
	if (!rc)
		rc = make_room(r, err);
	r->bound = !rc;
	r->stale = 0;
	return rc;
}
