#include "tidy/tidy_parts.h"

#include <stdlib.h>
#include <string.h>

static int copy_cells(const struct ms_printed *p, char ***out)
{
	char **cells = calloc(p->n + 1, sizeof(*cells));
	size_t i;

	for (i = 0; cells && i < p->n; i++) {
		cells[i] = ms_strdup(p->cells[i]);
		if (!cells[i]) {
			while (i--)
				free(cells[i]);
			free(cells);
			return -1;
		}
	}
	*out = cells;
	return cells ? 0 : -1;
}

static void forget_header(struct ms_tidy_run *r)
{
	size_t i, j;

	for (i = 0; i < r->nheader; i++) {
		for (j = 0; j < r->header_n[i]; j++)
			free(r->header[i][j]);
		free(r->header[i]);
	}
	r->nheader = 0;
}

/* The text above column c in header row i; in all rows but the last an empty
 * cell is part of the one to its left (a merged cell). */
static const char *header_text(const struct ms_tidy_run *r, size_t i, size_t c)
{
	if (c < r->header_n[i] && *r->header[i][c])
		return r->header[i][c];
	while (i + 1 < r->nheader && c-- > 0)
		if (c < r->header_n[i] && *r->header[i][c])
			return r->header[i][c];
	return "";
}

static char *join_heading(const struct ms_tidy_run *r, size_t c)
{
	struct ms_buf b = { 0 };
	size_t i;

	ms_buf_puts(&b, "");
	for (i = 0; i < r->nheader; i++) {
		const char *s = header_text(r, i, c);

		if (*s)
			ms_buf_printf(&b, "%s%s", b.len ? " " : "", s);
	}
	if (b.failed)
		ms_buf_release(&b);
	return b.data;
}

static void free_heads(char **heads, size_t n)
{
	size_t i;

	for (i = 0; heads && i < n; i++)
		free(heads[i]);
	free(heads);
}

static int finish_header(struct ms_tidy_run *r, struct ms_error *err)
{
	size_t n = 0, i;
	char **heads;

	for (i = 0; i < r->nheader; i++)
		if (r->header_n[i] > n)
			n = r->header_n[i];
	heads = calloc(n + 1, sizeof(*heads));
	for (i = 0; heads && i < n; i++) {
		heads[i] = join_heading(r, i);
		if (!heads[i]) {
			free_heads(heads, n);
			heads = NULL;
		}
	}
	return heads ? ms_tidy_bind(r, heads, n, err) : ms_nomem(err);
}

static int take_header(struct ms_tidy_run *r, struct ms_error *err)
{
	char **cells;

	if (copy_cells(r->in, &cells))
		return ms_nomem(err);
	r->header[r->nheader] = cells;
	r->header_n[r->nheader++] = r->in->n;
	return r->nheader == r->l->header ? finish_header(r, err) : 0;
}

static int is_repeated_header(const struct ms_tidy_run *r)
{
	size_t i, j;

	for (i = 0; i < r->nheader; i++) {
		if (r->header_n[i] != r->in->n)
			continue;
		for (j = 0; j < r->in->n; j++)
			if (strcmp(r->header[i][j], r->in->cells[j]))
				break;
		if (j == r->in->n)
			return 1;
	}
	return 0;
}

/* Headings that the layout gives, with what sections have captured. Bound
 * again only when a section has changed them. */
static int give_headings(struct ms_tidy_run *r, struct ms_error *err)
{
	size_t n = r->l->headings.n, i;
	char **heads = calloc(n + 1, sizeof(*heads));
	int same = r->bound;

	if (!heads)
		return ms_nomem(err);
	for (i = 0; i < n; i++) {
		struct ms_buf b = { 0 };

		ms_buf_puts(&b, "");
		ms_captures_expand(&r->seen, r->l->headings.items[i], &b);
		if (b.failed) {
			ms_buf_release(&b);
			free_heads(heads, n);
			return ms_nomem(err);
		}
		heads[i] = b.data;
		same = same && strcmp(heads[i], r->heads[i]) == 0;
	}
	r->stale = 0;
	if (same) {
		free_heads(heads, n);
		return 0;
	}
	return ms_tidy_bind(r, heads, n, err);
}

/* Digits without end are most often cells that have run together. */
static const char *run_together(const struct ms_printed *p)
{
	size_t i;

	for (i = 0; i < p->n; i++)
		if (strlen(p->cells[i]) > 8 &&
		    strspn(p->cells[i], "0123456789") == strlen(p->cells[i]))
			return p->cells[i];
	return NULL;
}

/* Has the row the width of the headings? CSV shows empty cells at the end,
 * text between blanks cannot. */
static int fits(struct ms_tidy_run *r)
{
	const struct ms_printed *p = r->in;
	size_t n = p->n > r->nhead ? p->n : p->width, i;
	const char *run;

	if (p->n > r->nhead || p->width < r->nhead) {
		run = p->width < r->nhead ? run_together(p) : NULL;
		ms_report_problem(r->report, p->name, p->line, NULL,
				  "%zu cell%s where the headings are %zu%s%s%s",
				  n, n == 1 ? "" : "s", r->nhead,
				  run ? "; '" : "", run ? run : "",
				  run ? "' looks like several that have run "
					"together"
				      : "");
		return 0;
	}
	for (i = 0; i < p->n; i++) {
		if (r->used[i] || !*p->cells[i])
			continue;
		ms_report_problem(r->report, p->name, p->line, NULL,
				  "'%s' in column %zu, which has no heading "
				  "and is not in the layout",
				  p->cells[i], i + 1);
		return 0;
	}
	return 1;
}

static int fill_above(struct ms_tidy_run *r, size_t c)
{
	char *cell = r->record[c];

	if (r->nparts > 0 || !r->fill[c])
		return 0;
	if (*cell) {
		free(r->above[c]);
		r->above[c] = ms_strdup(cell);
		return r->above[c] ? 0 : -1;
	}
	if (!r->above[c])
		return 0;
	free(cell);
	r->record[c] = ms_strdup(r->above[c]);
	return r->record[c] ? 0 : -1;
}

static int take_part(struct ms_tidy_run *r, struct ms_error *err)
{
	size_t i, base = r->nparts * r->nhead;

	for (i = 0; i < r->nhead; i++) {
		const char *s = i < r->in->n ? r->in->cells[i] : "";

		free(r->record[base + i]);
		r->record[base + i] = ms_strdup(s);
		if (!r->record[base + i] ||
		    (r->kind == MS_TIDY_DATA && fill_above(r, base + i)))
			return ms_nomem(err);
	}
	return ++r->nparts == r->l->parts ? ms_tidy_record(r, err) : 0;
}

/* A record, or a total, which is laid out like one. */
static int take_record(struct ms_tidy_run *r, int kind, struct ms_error *err)
{
	int rc = 0;

	if (!r->l->header && (r->stale || !r->bound))
		rc = give_headings(r, err);
	if (rc)
		return rc;
	if (!r->bound)
		return ms_fail_at(err, r->in->name, r->in->line, NULL,
				  "a total before the headings");
	if (r->nparts == 0) {
		r->kind = kind;
		r->line = r->in->line;
		r->finding = r->report->n;
	}
	if (!fits(r)) {
		r->nrecord++;
		ms_tidy_sum_poison(r);
		ms_tidy_forget(r);
		return 0;
	}
	return take_part(r, err);
}

static void cut_short(struct ms_tidy_run *r)
{
	if (r->nparts)
		ms_report_problem(r->report, r->in->name, r->line, NULL,
				  "a record of %zu lines is cut short",
				  r->l->parts);
	ms_tidy_forget(r);
}

/* A new section ends the groups above it. One that says what is known already,
 * as at the head of the next page, does not. */
static void on_section(struct ms_tidy_run *r, size_t changes)
{
	size_t i;

	if (changes == r->seen.changes)
		return;

	r->stale = 1;
	if (!r->bound)
		return;
	ms_tidy_first_ends(r);
	ms_tidy_sum_reset(r, r->part);
	for (i = 0; i < r->nhead; i++) {
		free(r->above[i]);
		r->above[i] = NULL;
	}
}

/* The layout knows the row for a misprint. Said every time. */
static void repair(struct ms_tidy_run *r, const struct ms_rule *rule)
{
	struct ms_printed *p = r->in;

	if (rule->position > p->width)
		return;
	ms_report_note(r->report, p->name, p->line, NULL,
		       "repaired as the layout says: column %zu is '%s', not "
		       "'%s'",
		       rule->position, rule->repaired,
		       p->cells[rule->position - 1]);
	p->cells[rule->position - 1] = rule->repaired;
	if (p->n < rule->position)
		p->n = rule->position;
}

/* The first rule the row is like; n when it is like none. */
static int find_rule(struct ms_tidy_run *r, size_t *out, struct ms_error *err)
{
	size_t i;

	for (i = 0; i < r->l->nrule; i++) {
		const struct ms_rule *rule = &r->l->rules[i];
		int hit;

		if (!r->begun && rule->kind != MS_RULE_SECTION &&
		    rule->kind != MS_RULE_BEGIN)
			continue;
		if (r->begun && rule->kind == MS_RULE_BEGIN)
			continue;
		hit = ms_row_pattern_match(&rule->pattern, r->in->cells,
					   r->in->n, &r->seen);
		if (hit < 0)
			return ms_nomem(err);
		if (!hit)
			continue;
		r->rule_met[i] = 1;
		if (rule->kind == MS_RULE_BEGIN) {
			r->begun = 1;
			forget_header(r);
		} else if (rule->kind == MS_RULE_REPAIR) {
			repair(r, rule);
		} else {
			break;
		}
		/* the row itself is still to be told what it is */
	}
	*out = i;
	return 0;
}

static int take_row(struct ms_tidy_run *r, struct ms_error *err)
{
	size_t i = 0, changes = r->seen.changes;
	enum ms_rule_kind kind;
	int rc = 0;

	/* the later lines of a record are never anything else */
	if (r->nparts)
		return take_record(r, r->kind, err);
	rc = find_rule(r, &i, err);
	if (rc)
		return rc;
	if (i == r->l->nrule) {
		if (!r->begun)
			return 0;
		if (r->nheader < r->l->header)
			return take_header(r, err);
		return is_repeated_header(r)
			       ? 0
			       : take_record(r, MS_TIDY_DATA, err);
	}
	kind = r->l->rules[i].kind;
	if (kind == MS_RULE_SECTION)
		on_section(r, changes);
	else if (kind == MS_RULE_END)
		r->begun = 0;
	else if (kind != MS_RULE_SKIP)
		rc = take_record(r, (int)kind, err);
	return rc;
}

/* The word of a rule that some row must meet, or NULL. */
static const char *needed(enum ms_rule_kind kind)
{
	switch (kind) {
	case MS_RULE_BEGIN:
		return "begin";
	case MS_RULE_SUBTOTAL:
		return "subtotal";
	case MS_RULE_TOTAL:
		return "total";
	case MS_RULE_TOTAL_FIRST:
		return "total-first";
	case MS_RULE_TOTAL_OF_MORE:
		return "total-of-more";
	default:
		return NULL;
	}
}

/* Rows that the layout counts on and the file does not have. */
static void check_met(struct ms_tidy_run *r)
{
	size_t i;

	for (i = 0; i < r->l->nrule; i++) {
		const char *word = needed(r->l->rules[i].kind);

		if (word && !r->rule_met[i])
			ms_report_problem(r->report, r->in->name, 0, word,
					  "no row is like '%s'",
					  r->l->rules[i].text);
	}
	if (r->nrecord == 0)
		ms_report_problem(r->report, r->in->name, 0, NULL,
				  "the layout finds no rows in it");
}

static int has_begin(const struct ms_layout *l)
{
	size_t i;

	for (i = 0; i < l->nrule; i++)
		if (l->rules[i].kind == MS_RULE_BEGIN)
			return 1;
	return 0;
}

static int read_all(struct ms_tidy_run *r, struct ms_error *err)
{
	int more, rc = 0;

	while (!rc && (more = ms_printed_next(r->in, err)) > 0)
		rc = take_row(r, err);
	if (rc)
		return rc;
	if (more < 0)
		return err->code;
	cut_short(r);
	if (r->bound)
		ms_tidy_first_ends(r);
	check_met(r);
	return r->report->failed ? ms_nomem(err) : 0;
}

static int take_set(struct ms_tidy_run *r)
{
	size_t i;

	for (i = 0; i < r->l->set.n; i++)
		if (ms_captures_set(&r->seen, r->l->set.items[i].name,
				    r->l->set.items[i].text))
			return -1;
	return 0;
}

int ms_tidy_read(struct ms_tidy *t, FILE *fp, const char *name,
		 struct ms_report *report, struct ms_error *err)
{
	struct ms_tidy_run r = { .tidy = t, .report = report };
	struct ms_error local;
	size_t i;
	int rc;

	if (!err)
		err = &local;
	r.l = ms_tidy_layout(t);
	r.vocab = ms_tidy_vocab(t);
	r.begun = !has_begin(r.l);
	r.header = calloc(r.l->header + 1, sizeof(*r.header));
	r.header_n = calloc(r.l->header + 1, sizeof(*r.header_n));
	r.rule_met = calloc(r.l->nrule + 1, sizeof(*r.rule_met));
	rc = r.header && r.header_n && r.rule_met ? 0 : ms_nomem(err);
	if (!rc)
		rc = ms_printed_open(&r.in, fp, name, r.l->spaced, &r.l->strip,
				     err);
	if (!rc && (ms_tidy_add_file(t, r.in->name) || take_set(&r)))
		rc = ms_nomem(err);
	if (!rc)
		rc = read_all(&r, err);
	forget_header(&r);
	for (i = 0; r.record && i < r.nparts * r.nhead; i++)
		free(r.record[i]);
	ms_tidy_unbind(&r);
	ms_captures_release(&r.seen);
	ms_printed_free(r.in);
	free(r.header);
	free(r.header_n);
	free(r.rule_met);
	return rc;
}
