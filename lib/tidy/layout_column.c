#include "tidy/layout_parts.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const kinds[] = {
	"text",	  "choice",  "year", "specialty", "applicant_type", "count",
	"number", "percent", "rate", "rate%",	  "flag",
};

int ms_layout_bad(const struct ms_layout_line *at, const char *fmt, ...)
{
	char text[MS_MSG_MAX];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	return ms_fail_at(at->err, at->layout->file, at->line, at->word, "%s",
			  text);
}

long ms_layout_find(const struct ms_layout *l, const char *column)
{
	size_t i;

	for (i = 0; i < l->ncolumn; i++)
		if (strcmp(l->columns[i].name, column) == 0)
			return (long)i;
	return -1;
}

int ms_layout_is_value(const struct ms_layout_column *c)
{
	return c->kind >= MS_KIND_COUNT;
}

static void release_term(struct ms_term *t)
{
	free(t->text);
	ms_pattern_release(&t->heading);
}

static void release_column(struct ms_layout_column *c)
{
	size_t i;

	for (i = 0; i < c->n; i++) {
		release_term(&c->alternatives[i].value);
		release_term(&c->alternatives[i].condition);
	}
	free(c->alternatives);
	free(c->name);
	free(c->mark);
	for (i = 0; i < c->nname; i++) {
		free(c->names[i].key);
		free(c->names[i].written);
		ms_pattern_release(&c->names[i].pattern);
	}
	free(c->names);
	ms_pattern_release(&c->cut);
}

static void release_conditions(struct ms_condition *list, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		free(list[i].text);
		ms_expr_free(list[i].expr);
	}
	free(list);
}

void ms_layout_free(struct ms_layout *l)
{
	size_t i;

	if (!l)
		return;
	for (i = 0; i < l->nfill; i++)
		release_term(&l->fill[i]);
	for (i = 0; i < l->nignore; i++)
		release_term(&l->ignore[i]);
	for (i = 0; i < l->nrule; i++) {
		ms_row_pattern_release(&l->rules[i].pattern);
		free(l->rules[i].text);
		free(l->rules[i].repaired);
	}
	for (i = 0; i < l->ncolumn; i++)
		release_column(&l->columns[i]);
	release_conditions(l->checks, l->ncheck);
	release_conditions(l->drops, l->ndrop);
	ms_captures_release(&l->set);
	ms_list_release(&l->headings);
	ms_list_release(&l->strip);
	ms_list_release(&l->missing);
	ms_list_release(&l->none);
	ms_list_release(&l->keys);
	free(l->fill);
	free(l->ignore);
	free(l->rules);
	free(l->columns);
	free(l->across);
	free(l->title);
	free(l->file);
	free(l);
}

static int is_reference(const char *s)
{
	if (*s++ != '$' || !*s)
		return 0;
	while (isalnum((unsigned char)*s) || *s == '_')
		s++;
	return *s == '\0';
}

static int set_term(struct ms_layout_line *at, const char *text,
		    struct ms_term *t)
{
	const char *why;
	char *end;

	if (isdigit((unsigned char)text[0]) && text[1] == ':' && text[2]) {
		t->part = (size_t)(text[0] - '0');
		text += 2;
	}
	if (*text == '#') {
		t->kind = MS_TERM_POSITION;
		t->position = strtoul(text + 1, &end, 10);
		if (*end || !isdigit((unsigned char)text[1]) || !t->position)
			return ms_layout_bad(at, "'%s' is not #1, #2, ...",
					     text);
	} else if (*text == '=') {
		t->kind = MS_TERM_CONSTANT;
		text += 1 + strspn(text + 1, " \t");
	} else if (is_reference(text)) {
		t->kind = MS_TERM_CAPTURE;
		text++;
	} else {
		t->kind = MS_TERM_HEADING;
		if (!*text)
			return ms_layout_bad(at, "a column is missing");
		if (ms_pattern_parse(&t->heading, text, &why))
			return ms_layout_bad(at, "'%s' %s", text, why);
	}
	t->text = ms_strdup(text);
	return t->text ? 0 : ms_nomem(at->err);
}

int ms_layout_term(struct ms_layout_line *at, const char *text,
		   struct ms_term *out)
{
	struct ms_term t;
	int rc;

	memset(&t, 0, sizeof(t));
	t.part = 1;
	rc = set_term(at, text, &t);
	if (rc)
		release_term(&t);
	else
		*out = t;
	return rc;
}

/* "VALUE" or "VALUE if CONDITION" into the next alternative of c. */
static int add_alternative(struct ms_layout_line *at,
			   struct ms_layout_column *c, char *text)
{
	struct ms_alternative *a, *more;
	char *condition = strstr(text, " if ");
	int rc;

	more = realloc(c->alternatives, (c->n + 1) * sizeof(*more));
	if (!more)
		return ms_nomem(at->err);
	c->alternatives = more;
	a = &more[c->n];
	memset(a, 0, sizeof(*a));
	if (condition) {
		*condition = '\0';
		a->conditional = 1;
		rc = ms_layout_term(at, ms_trim(condition + 4), &a->condition);
		if (rc)
			return rc;
	}
	c->n++;
	rc = ms_layout_term(at, ms_trim(text), &a->value);
	if (!rc && a->value.kind == MS_TERM_HEADING &&
	    a->value.heading.ncapture)
		c->wide = 1;
	return rc;
}

static int add_source(struct ms_layout_line *at, struct ms_layout_column *c)
{
	char *text = at->value, *next;
	struct ms_buf own = { 0 };
	int rc = 0;

	if (!*text) {
		ms_buf_printf(&own, "$%s", c->name);
		if (own.failed)
			return ms_nomem(at->err);
		text = own.data;
	}
	for (; text && !rc; text = next) {
		next = strstr(text, " else ");
		if (next) {
			*next = '\0';
			next += 6;
		}
		rc = add_alternative(at, c, text);
	}
	ms_buf_release(&own);
	if (!rc && c->wide && (c->n > 1 || c->alternatives[0].conditional))
		rc = ms_layout_bad(at, "a heading with captures stands alone, "
				       "without else and if");
	return rc;
}

/* "COLUMN MARK" */
static int add_flag(struct ms_layout_line *at, struct ms_layout_column *c)
{
	char *mark = strrchr(at->value, ' ');
	long of;

	if (!mark)
		return ms_layout_bad(at, "a flag is 'COLUMN MARK', as in "
					 "'matched *'");
	*mark = '\0';
	of = ms_layout_find(at->layout, ms_trim(at->value));
	if (of < 0)
		return ms_layout_bad(at, "no column '%s' above this line",
				     ms_trim(at->value));
	c->flag_of = (size_t)of;
	c->mark = ms_strdup(mark + 1);
	return c->mark ? 0 : ms_nomem(at->err);
}

static int is_identifier(const char *s)
{
	const char *p = s;

	while (islower((unsigned char)*p) || isdigit((unsigned char)*p) ||
	       *p == '_')
		p++;
	return islower((unsigned char)*s) && *p == '\0';
}

static int add_column(struct ms_layout_line *at, enum ms_kind kind,
		      const char *name, const char *adjective)
{
	struct ms_layout *l = at->layout;
	struct ms_layout_column *c;

	if (!is_identifier(name))
		return ms_layout_bad(at,
				     "'%s' is no name of a column (lower-"
				     "case letters, digits and _)",
				     name);
	if (ms_layout_find(l, name) >= 0)
		return ms_layout_bad(at, "the column stands twice");
	c = realloc(l->columns, (l->ncolumn + 1) * sizeof(*c));
	if (!c)
		return ms_nomem(at->err);
	l->columns = c;
	c += l->ncolumn;
	memset(c, 0, sizeof(*c));
	c->kind = kind;
	c->hidden = strcmp(adjective, "hidden") == 0;
	c->optional = strcmp(adjective, "optional") == 0;
	c->line = at->line;
	c->name = ms_strdup(name);
	if (!c->name)
		return ms_nomem(at->err);
	l->ncolumn++;
	return kind == MS_KIND_FLAG ? add_flag(at, c) : add_source(at, c);
}

static int find_kind(struct ms_layout_line *at, const char *word,
		     enum ms_kind *out)
{
	size_t i, n = sizeof(kinds) / sizeof(*kinds);
	struct ms_buf all = { 0 };

	for (i = 0; i < n; i++) {
		if (strcmp(kinds[i], word) == 0) {
			*out = (enum ms_kind)i;
			return 0;
		}
	}
	for (i = 0; i < n; i++)
		ms_buf_printf(&all, "%s%s", i ? ", " : "", kinds[i]);
	ms_layout_bad(at, "'%s' is no type of a column (%s)", word,
		      ms_buf_str(&all));
	ms_buf_release(&all);
	return MS_EDATA;
}

static int need_column(struct ms_layout_line *at, const char *name,
		       struct ms_layout_column **out)
{
	long i = ms_layout_find(at->layout, name);

	if (i < 0)
		return ms_layout_bad(at, "no column '%s' above this line",
				     name);
	*out = &at->layout->columns[i];
	return 0;
}

/* An exact name may stand once; patterns are tried after them, in order. */
static int set_name(struct ms_layout_line *at, struct ms_layout_column *c,
		    const char *printed, struct ms_layout_name *name)
{
	const char *why;
	size_t i;

	if (strpbrk(printed, "*{")) {
		if (ms_pattern_parse(&name->pattern, printed, &why))
			return ms_layout_bad(at, "'%s' %s", printed, why);
		return 0;
	}
	name->key = ms_fold(printed);
	if (!name->key)
		return ms_nomem(at->err);
	for (i = 0; i + 1 < c->nname; i++)
		if (c->names[i].key && strcmp(c->names[i].key, name->key) == 0)
			return ms_layout_bad(at, "'%s' is named twice",
					     printed);
	return 0;
}

/* name COLUMN: PRINTED = WRITTEN; nothing after the sign: written empty. */
static int add_name(struct ms_layout_line *at, const char *column)
{
	struct ms_layout_column *c = NULL;
	struct ms_layout_name *name;
	char *equals = strstr(at->value, " =");
	int rc = need_column(at, column, &c);

	if (rc)
		return rc;
	if (!equals || (equals[2] && equals[2] != ' '))
		return ms_layout_bad(at, "a name is 'PRINTED = WRITTEN'");
	*equals = '\0';
	name = realloc(c->names, (c->nname + 1) * sizeof(*name));
	if (!name)
		return ms_nomem(at->err);
	c->names = name;
	name += c->nname++;
	memset(name, 0, sizeof(*name));
	name->written = ms_strdup(ms_trim(equals + 2));
	if (!name->written)
		return ms_nomem(at->err);
	return set_name(at, c, ms_trim(at->value), name);
}

static int add_cut(struct ms_layout_line *at, const char *column)
{
	struct ms_layout_column *c = NULL;
	const char *why;
	int rc = need_column(at, column, &c);

	if (rc)
		return rc;
	if (c->cut.n)
		return ms_layout_bad(at, "given twice");
	if (ms_pattern_parse(&c->cut, at->value, &why))
		return ms_layout_bad(at, "'%s' %s", at->value, why);
	if (c->cut.ncapture != 1)
		return ms_layout_bad(at, "one capture is taken, this has %zu",
				     c->cut.ncapture);
	return 0;
}

int ms_layout_column_line(struct ms_layout_line *at,
			  const struct ms_list *words)
{
	const char *const *w = (const char *const *)words->items;
	const char *adjective = "";
	enum ms_kind kind;
	int rc;

	if (words->n == 2 && strcmp(w[0], "name") == 0)
		return add_name(at, w[1]);
	if (words->n == 2 && strcmp(w[0], "cut") == 0)
		return add_cut(at, w[1]);
	if (words->n == 3 &&
	    (strcmp(w[0], "hidden") == 0 || strcmp(w[0], "optional") == 0))
		adjective = *w++;
	else if (words->n != 2)
		return ms_layout_bad(at, "a column is '[hidden | optional] "
					 "TYPE NAME: WHERE FROM'");
	rc = find_kind(at, w[0], &kind);
	return rc ? rc : add_column(at, kind, w[1], adjective);
}
