#include "tidy/layout.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "tidy/layout_parts.h"

static int set_text(struct ms_layout_line *at, char **slot)
{
	if (*slot)
		return ms_layout_bad(at, "given twice");
	*slot = ms_strdup(at->value);
	return *slot ? 0 : ms_nomem(at->err);
}

static int on_title(struct ms_layout_line *at)
{
	return set_text(at, &at->layout->title);
}

static int on_across(struct ms_layout_line *at)
{
	return set_text(at, &at->layout->across);
}

/* Values that are one of two words. */
static int one_of(struct ms_layout_line *at, const char *no, const char *yes,
		  int *out)
{
	if (strcmp(at->value, yes) == 0)
		*out = 1;
	else if (strcmp(at->value, no) == 0)
		*out = 0;
	else
		return ms_layout_bad(at, "'%s' is neither %s nor %s", at->value,
				     no, yes);
	return 0;
}

static int on_input(struct ms_layout_line *at)
{
	return one_of(at, "csv", "columns", &at->layout->spaced);
}

static int on_totals(struct ms_layout_line *at)
{
	return one_of(at, "drop", "keep", &at->layout->keep_totals);
}

static int small_number(struct ms_layout_line *at, size_t *out)
{
	int64_t n;
	const char *why = ms_parse_int(at->value, 1, 9, &n);

	if (why)
		return ms_layout_bad(at, "'%s' %s (1 to 9)", at->value, why);
	*out = (size_t)n;
	return 0;
}

static int on_header(struct ms_layout_line *at)
{
	return small_number(at, &at->layout->header);
}

static int on_lines(struct ms_layout_line *at)
{
	return small_number(at, &at->layout->parts);
}

static int on_columns(struct ms_layout_line *at)
{
	if (at->layout->headings.n)
		return ms_layout_bad(at, "given twice");
	return ms_split_bars(&at->layout->headings, at->value)
		       ? ms_nomem(at->err)
		       : 0;
}

/* Marks stand between blanks; "empty" is the empty cell. */
static int marks(struct ms_layout_line *at, struct ms_list *list)
{
	char *copy;
	size_t i;
	int rc;

	if (list->n)
		return ms_layout_bad(at, "given twice");
	copy = ms_strdup(at->value);
	if (!copy)
		return ms_nomem(at->err);
	ms_squeeze(copy);
	rc = ms_list_split(list, copy, ' ');
	free(copy);
	if (rc)
		return ms_nomem(at->err);
	for (i = 0; i < list->n; i++)
		if (strcmp(list->items[i], "empty") == 0)
			list->items[i][0] = '\0';
	return 0;
}

static int on_strip(struct ms_layout_line *at)
{
	return marks(at, &at->layout->strip);
}

static int on_missing(struct ms_layout_line *at)
{
	return marks(at, &at->layout->missing);
}

static int on_none(struct ms_layout_line *at)
{
	return marks(at, &at->layout->none);
}

static int on_keys(struct ms_layout_line *at)
{
	if (at->layout->keys.n)
		return ms_layout_bad(at, "given twice");
	return ms_list_split(&at->layout->keys, at->value, ',')
		       ? ms_nomem(at->err)
		       : 0;
}

/* Columns of the published table with "|" between them. */
static int some_terms(struct ms_layout_line *at, struct ms_term **terms,
		      size_t *n)
{
	struct ms_list list;
	struct ms_term *more;
	size_t i;
	int rc = 0;

	if (ms_split_bars(&list, at->value))
		return ms_nomem(at->err);
	more = realloc(*terms, (*n + list.n) * sizeof(**terms));
	if (more)
		*terms = more;
	else
		rc = ms_nomem(at->err);
	for (i = 0; i < list.n && !rc; i++) {
		rc = ms_layout_term(at, list.items[i], &more[*n]);
		if (rc)
			break;
		++*n;
		if (more[*n - 1].kind != MS_TERM_HEADING &&
		    more[*n - 1].kind != MS_TERM_POSITION)
			rc = ms_layout_bad(at, "'%s' is no column of the table",
					   list.items[i]);
		else if (more[*n - 1].part != 1)
			rc = ms_layout_bad(at,
					   "'%s' is one line of a record; a "
					   "column is meant",
					   list.items[i]);
	}
	ms_list_release(&list);
	return rc;
}

static int on_fill(struct ms_layout_line *at)
{
	return some_terms(at, &at->layout->fill, &at->layout->nfill);
}

static int on_ignore(struct ms_layout_line *at)
{
	return some_terms(at, &at->layout->ignore, &at->layout->nignore);
}

static int on_set(struct ms_layout_line *at)
{
	char *equals = strchr(at->value, '=');
	const char *text = equals ? equals + 1 : "";

	if (equals)
		*equals = '\0';
	if (ms_captures_set(&at->layout->set, ms_trim(at->value), ""))
		return ms_nomem(at->err);
	return ms_layout_set(at->layout, ms_trim(at->value),
			     text + strspn(text, " "), at->err);
}

int ms_layout_set(struct ms_layout *l, const char *name, const char *text,
		  struct ms_error *err)
{
	if (!ms_captures_get(&l->set, name))
		return ms_fail(err, MS_EUSAGE,
			       "%s: no line 'set: %s' for the value '%s'",
			       l->file, name, text);
	return ms_captures_set(&l->set, name, text) ? ms_nomem(err) : 0;
}

static int add_rule(struct ms_layout_line *at, enum ms_rule_kind kind)
{
	struct ms_layout *l = at->layout;
	struct ms_rule *more = realloc(l->rules,
				       (l->nrule + 1) * sizeof(*more));
	const char *why;

	if (!more)
		return ms_nomem(at->err);
	l->rules = more;
	more += l->nrule;
	memset(more, 0, sizeof(*more));
	more->kind = kind;
	more->line = at->line;
	if (ms_row_pattern_parse(&more->pattern, at->value, &why))
		return ms_layout_bad(at, "'%s' %s", at->value, why);
	l->nrule++;
	more->text = ms_strdup(at->value);
	return more->text ? 0 : ms_nomem(at->err);
}

static int on_begin(struct ms_layout_line *at)
{
	return add_rule(at, MS_RULE_BEGIN);
}

static int on_end(struct ms_layout_line *at)
{
	return add_rule(at, MS_RULE_END);
}

static int on_skip(struct ms_layout_line *at)
{
	return add_rule(at, MS_RULE_SKIP);
}

static int on_section(struct ms_layout_line *at)
{
	return add_rule(at, MS_RULE_SECTION);
}

static int on_subtotal(struct ms_layout_line *at)
{
	return add_rule(at, MS_RULE_SUBTOTAL);
}

static int on_total(struct ms_layout_line *at)
{
	return add_rule(at, MS_RULE_TOTAL);
}

static int on_total_first(struct ms_layout_line *at)
{
	return add_rule(at, MS_RULE_TOTAL_FIRST);
}

static int on_total_of_more(struct ms_layout_line *at)
{
	return add_rule(at, MS_RULE_TOTAL_OF_MORE);
}

/* repair: ROW => #N = TEXT */
static int on_repair(struct ms_layout_line *at)
{
	char *arrow = strstr(at->value, "=>"), *equals, *end;
	struct ms_rule *rule;
	int rc;

	equals = arrow ? strchr(arrow + 2, '=') : NULL;
	if (!equals)
		return ms_layout_bad(at, "a repair is 'ROW => #1 = TEXT'");
	*arrow = *equals = '\0';
	at->value = ms_trim(at->value);
	rc = add_rule(at, MS_RULE_REPAIR);
	if (rc)
		return rc;
	rule = &at->layout->rules[at->layout->nrule - 1];
	arrow = ms_trim(arrow + 2);
	rule->position = *arrow == '#' ? strtoul(arrow + 1, &end, 10) : 0;
	if (!rule->position || *end)
		return ms_layout_bad(at, "'%s' is not #1, #2, ...", arrow);
	rule->repaired = ms_strdup(ms_trim(equals + 1));
	return rule->repaired ? 0 : ms_nomem(at->err);
}

/* Conditions name columns that may come later: parsed at the end. */
static int add_condition(struct ms_layout_line *at, struct ms_condition **list,
			 size_t *n)
{
	struct ms_condition *more = realloc(*list, (*n + 1) * sizeof(*more));

	if (!more)
		return ms_nomem(at->err);
	*list = more;
	more += *n;
	more->expr = NULL;
	more->line = at->line;
	more->text = ms_strdup(at->value);
	if (!more->text)
		return ms_nomem(at->err);
	++*n;
	return 0;
}

static int on_check(struct ms_layout_line *at)
{
	return add_condition(at, &at->layout->checks, &at->layout->ncheck);
}

static int on_drop(struct ms_layout_line *at)
{
	return add_condition(at, &at->layout->drops, &at->layout->ndrop);
}

static const struct {
	const char *word;
	int (*take)(struct ms_layout_line *at);
} words[] = {
	{ "title", on_title },
	{ "input", on_input },
	{ "header", on_header },
	{ "columns", on_columns },
	{ "lines", on_lines },
	{ "begin", on_begin },
	{ "end", on_end },
	{ "skip", on_skip },
	{ "section", on_section },
	{ "subtotal", on_subtotal },
	{ "total", on_total },
	{ "total-first", on_total_first },
	{ "total-of-more", on_total_of_more },
	{ "repair", on_repair },
	{ "totals", on_totals },
	{ "across", on_across },
	{ "fill", on_fill },
	{ "ignore", on_ignore },
	{ "strip", on_strip },
	{ "missing", on_missing },
	{ "none", on_none },
	{ "keys", on_keys },
	{ "set", on_set },
	{ "check", on_check },
	{ "drop", on_drop },
};

enum { NWORD = sizeof(words) / sizeof(*words) };

static int unknown_word(struct ms_layout_line *at)
{
	size_t i;

	for (i = 0; i < NWORD; i++)
		if (ms_edit_distance(at->word, words[i].word, 2) <= 2)
			return ms_layout_bad(at,
					     "unknown word; did you mean '%s'?",
					     words[i].word);
	return ms_layout_bad(at, "unknown word (a column needs a type and a "
				 "name before the colon)");
}

static int one_word(struct ms_layout_line *at)
{
	size_t i;

	for (i = 0; i < NWORD; i++) {
		if (strcmp(at->word, words[i].word))
			continue;
		if (!*at->value)
			return ms_layout_bad(at, "nothing after the colon");
		return words[i].take(at);
	}
	return unknown_word(at);
}

/* One logical line: "WORDS: VALUE". */
static int take_line(struct ms_layout *l, char *text, size_t line,
		     struct ms_error *err)
{
	struct ms_layout_line at = { l, line, NULL, NULL, err };
	struct ms_list list;
	char *colon = strchr(text, ':');
	int rc;

	at.word = ms_trim(text);
	if (!colon)
		return ms_layout_bad(&at, "no colon (a line is 'word: value')");
	*colon = '\0';
	at.word = ms_trim(text);
	at.value = ms_trim(colon + 1);
	ms_squeeze(at.word);
	if (ms_list_split(&list, at.word, ' '))
		return ms_nomem(err);
	if (list.n == 1)
		rc = one_word(&at);
	else
		rc = ms_layout_column_line(&at, &list);
	ms_list_release(&list);
	return rc;
}

static int is_blank(const char *s)
{
	return s[strspn(s, " \t\r\n")] == '\0';
}

/* A line that begins with a blank goes on with the line before. */
static int read_lines(struct ms_layout *l, FILE *fp, struct ms_error *err)
{
	struct ms_buf text = { 0 };
	char *raw = NULL;
	size_t size = 0, line = 0, begun = 0;
	ssize_t len;
	int rc = 0;

	while (!rc && (len = getline(&raw, &size, fp)) >= 0) {
		line++;
		if (raw[0] == '#' || is_blank(raw))
			continue;
		if (isspace((unsigned char)raw[0]) && text.len) {
			ms_buf_putc(&text, ' ');
			ms_buf_puts(&text, ms_trim(raw));
			continue;
		}
		if (text.len)
			rc = take_line(l, text.data, begun, err);
		ms_buf_clear(&text);
		ms_buf_puts(&text, ms_trim(raw));
		begun = line;
	}
	if (!rc && text.len)
		rc = take_line(l, text.data, begun, err);
	if (!rc && text.failed)
		rc = ms_nomem(err);
	if (!rc && ferror(fp))
		rc = ms_fail_errno(err, l->file);
	free(raw);
	ms_buf_release(&text);
	return rc;
}

int ms_layout_load(struct ms_layout **out, const char *path,
		   struct ms_error *err)
{
	FILE *fp = fopen(path, "r");
	struct ms_layout *l;
	int rc = 0;

	if (!fp)
		return ms_fail_errno(err, path);
	l = calloc(1, sizeof(*l));
	if (!l || !(l->file = ms_strdup(path)))
		rc = ms_nomem(err);
	if (!rc) {
		l->parts = 1;
		rc = read_lines(l, fp, err);
	}
	if (!rc)
		rc = ms_layout_validate(l, err);
	fclose(fp);
	if (rc) {
		ms_layout_free(l);
		return rc;
	}
	*out = l;
	return 0;
}
