#include "tidy/pattern.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static int is_name(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

int ms_captures_set(struct ms_captures *c, const char *name, const char *text)
{
	struct ms_capture *p;
	char *copy = ms_strdup(text);
	size_t i;

	if (!copy)
		return -1;
	for (i = 0; i < c->n; i++) {
		if (strcmp(c->items[i].name, name) == 0) {
			c->changes += strcmp(c->items[i].text, text) != 0;
			free(c->items[i].text);
			c->items[i].text = copy;
			return 0;
		}
	}
	p = realloc(c->items, (c->n + 1) * sizeof(*p));
	if (p)
		c->items = p;
	if (!p || !(p[c->n].name = ms_strdup(name))) {
		free(copy);
		return -1;
	}
	p[c->n++].text = copy;
	c->changes++;
	return 0;
}

const char *ms_captures_get(const struct ms_captures *c, const char *name)
{
	size_t i;

	for (i = 0; i < c->n; i++)
		if (strcmp(c->items[i].name, name) == 0)
			return c->items[i].text;
	return NULL;
}

void ms_captures_release(struct ms_captures *c)
{
	size_t i;

	for (i = 0; i < c->n; i++) {
		free(c->items[i].name);
		free(c->items[i].text);
	}
	free(c->items);
	c->items = NULL;
	c->n = 0;
}

void ms_captures_expand(const struct ms_captures *c, const char *text,
			struct ms_buf *out)
{
	while (*text) {
		char name[64];
		size_t n = 0;
		const char *value;

		if (text[0] == '\\' && text[1]) {
			ms_buf_putc(out, text[1]);
			text += 2;
			continue;
		}
		if (*text != '$') {
			ms_buf_putc(out, *text++);
			continue;
		}
		for (text++; is_name(*text); text++)
			if (n + 1 < sizeof(name))
				name[n++] = *text;
		name[n] = '\0';
		value = ms_captures_get(c, name);
		ms_buf_puts(out, value ? value : "");
	}
}

static const struct {
	const char *name;
	enum ms_class class;
} classes[] = {
	{ "year", MS_CLASS_YEAR },	   { "digits", MS_CLASS_DIGITS },
	{ "number", MS_CLASS_NUMBER },	   { "word", MS_CLASS_WORD },
	{ "capitals", MS_CLASS_CAPITALS },
};

static int find_class(const char *name, enum ms_class *out)
{
	size_t i;

	for (i = 0; i < sizeof(classes) / sizeof(*classes); i++) {
		if (strcmp(classes[i].name, name) == 0) {
			*out = classes[i].class;
			return 0;
		}
	}
	return -1;
}

static int all_of(const char *s, size_t n, const char *set)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (!strchr(set, s[i]))
			return 0;
	return 1;
}

static int has_class(enum ms_class class, const char *s, size_t n)
{
	size_t i, upper = 0;

	switch (class) {
	case MS_CLASS_YEAR:
		return n == 4 && all_of(s, n, "0123456789") &&
		       (strncmp(s, "19", 2) == 0 || strncmp(s, "20", 2) == 0);
	case MS_CLASS_DIGITS:
		return all_of(s, n, "0123456789");
	case MS_CLASS_NUMBER:
		return all_of(s, n, "0123456789,.") && s[0] != ',';
	case MS_CLASS_WORD:
		return !memchr(s, ' ', n);
	case MS_CLASS_CAPITALS:
		for (i = 0; i < n; i++) {
			if (islower((unsigned char)s[i]))
				return 0;
			upper += isupper((unsigned char)s[i]) != 0;
		}
		return upper > 0;
	default:
		return 1;
	}
}

static struct ms_piece *new_piece(struct ms_pattern *p)
{
	struct ms_piece *more = realloc(p->pieces,
					(p->n + 1) * sizeof(*p->pieces));

	if (!more)
		return NULL;
	p->pieces = more;
	memset(&more[p->n], 0, sizeof(*more));
	return &more[p->n++];
}

void ms_pattern_release(struct ms_pattern *p)
{
	size_t i;

	for (i = 0; i < p->n; i++)
		free(p->pieces[i].text);
	free(p->pieces);
	memset(p, 0, sizeof(*p));
}

/* "{name}" or "{name:class}" at *text; moves past it. */
static const char *parse_capture(struct ms_pattern *p, const char **text)
{
	const char *s = *text + 1, *end = strchr(s, '}');
	size_t n = 0, i;
	struct ms_piece *piece;
	char class[16];

	if (!end)
		return "has a '{' without a '}'";
	while (is_name(s[n]))
		n++;
	if (n == 0 || (s[n] != ':' && s[n] != '}'))
		return "has a capture that is not {name} or {name:class}";
	for (i = 0; i < p->n; i++)
		if (p->pieces[i].kind == MS_CAPTURE &&
		    strlen(p->pieces[i].text) == n &&
		    strncmp(p->pieces[i].text, s, n) == 0)
			return "captures one name twice";
	piece = new_piece(p);
	if (!piece || !(piece->text = ms_strndup(s, n)))
		return "is too much for the memory";
	piece->kind = MS_CAPTURE;
	p->ncapture++;
	*text = end + 1;
	if (s[n] == '}')
		return NULL;
	s += n + 1;
	n = (size_t)(end - s);
	if (n >= sizeof(class))
		n = sizeof(class) - 1;
	memcpy(class, s, n);
	class[n] = '\0';
	return find_class(class, &piece->class)
		       ? "names an unknown class (year, digits, number, "
			 "capitals, word)"
		       : NULL;
}

static const char *parse_literal(struct ms_pattern *p, const char **text)
{
	struct ms_buf b = { 0 };
	struct ms_piece *piece = new_piece(p);
	const char *s = *text;

	while (*s && *s != '*' && *s != '{') {
		if (*s == '\\' && s[1])
			s++;
		ms_buf_putc(&b, *s++);
	}
	*text = s;
	if (!piece || b.failed) {
		ms_buf_release(&b);
		return "is too much for the memory";
	}
	piece->kind = MS_LITERAL;
	piece->text = b.data;
	return NULL;
}

int ms_pattern_parse(struct ms_pattern *p, const char *text, const char **why)
{
	const char *bad = NULL;

	memset(p, 0, sizeof(*p));
	while (*text && !bad) {
		if (*text == '{') {
			bad = parse_capture(p, &text);
		} else if (*text == '*') {
			struct ms_piece *piece = new_piece(p);

			if (piece)
				piece->kind = MS_ANY;
			else
				bad = "is too much for the memory";
			text++;
		} else {
			bad = parse_literal(p, &text);
		}
	}
	if (!bad)
		return 0;
	ms_pattern_release(p);
	*why = bad;
	return -1;
}

static int same_letter(char a, char b)
{
	return tolower((unsigned char)a) == tolower((unsigned char)b);
}

static int match(const struct ms_piece *p, size_t n, const char *s,
		 struct ms_captures *c)
{
	const char *t;
	size_t len;

	if (n == 0)
		return *s == '\0';
	if (p->kind == MS_LITERAL) {
		for (t = p->text; *t; t++, s++)
			if (!*s || !same_letter(*t, *s))
				return 0;
		return match(p + 1, n - 1, s, c);
	}
	for (len = p->kind == MS_CAPTURE; len <= strlen(s); len++) {
		int rc;
		char *text;

		if (p->kind == MS_CAPTURE && !has_class(p->class, s, len))
			continue;
		rc = match(p + 1, n - 1, s + len, c);
		if (rc == 0)
			continue;
		if (rc < 0 || p->kind == MS_ANY || !c)
			return rc;
		text = ms_strndup(s, len);
		rc = text ? ms_captures_set(c, p->text, ms_trim(text)) : -1;
		free(text);
		return rc ? -1 : 1;
	}
	return 0;
}

int ms_pattern_match(const struct ms_pattern *p, const char *text,
		     struct ms_captures *c)
{
	return match(p->pieces, p->n, text, c);
}

void ms_squeeze(char *s)
{
	char *to = s, *from;

	for (from = ms_trim(s); *from; from++) {
		if (!isspace((unsigned char)*from))
			*to++ = *from;
		else if (to == s || to[-1] != ' ')
			*to++ = ' ';
	}
	*to = '\0';
}

/* A bar after a backslash is hidden from the split as a control character. */
int ms_split_bars(struct ms_list *list, const char *text)
{
	char *copy = ms_strdup(text), *s;
	size_t i;
	int rc;

	if (!copy)
		return -1;
	for (s = copy; *s; s++) {
		if (s[0] == '\\' && s[1]) {
			if (s[1] == '|')
				s[1] = '\1';
			s++;
		}
	}
	rc = ms_list_split(list, copy, '|');
	free(copy);
	if (rc)
		return -1;
	for (i = 0; i < list->n; i++)
		for (s = list->items[i]; *s; s++)
			if (*s == '\1')
				*s = '|';
	return 0;
}

int ms_row_pattern_parse(struct ms_row_pattern *p, const char *text,
			 const char **why)
{
	struct ms_list list;
	size_t i;

	memset(p, 0, sizeof(*p));
	*why = "is too much for the memory";
	if (ms_split_bars(&list, text))
		return -1;
	if (list.n && strcmp(list.items[list.n - 1], "...") == 0) {
		p->more = 1;
		list.n--;
	}
	p->cells = calloc(list.n + 1, sizeof(*p->cells));
	if (!p->cells)
		goto fail;
	for (i = 0; i < list.n; i++) {
		if (ms_pattern_parse(&p->cells[i], list.items[i], why))
			goto fail;
		p->n++;
	}
	ms_list_release(&list);
	return 0;
fail:
	ms_list_release(&list);
	ms_row_pattern_release(p);
	return -1;
}

void ms_row_pattern_release(struct ms_row_pattern *p)
{
	size_t i;

	for (i = 0; i < p->n; i++)
		ms_pattern_release(&p->cells[i]);
	free(p->cells);
	memset(p, 0, sizeof(*p));
}

int ms_row_pattern_match(const struct ms_row_pattern *p,
			 const char *const *cells, size_t n,
			 struct ms_captures *c)
{
	size_t i;
	int rc;

	if (p->more ? n < p->n : n != p->n)
		return 0;
	for (i = 0; i < p->n; i++) {
		rc = ms_pattern_match(&p->cells[i], cells[i], NULL);
		if (rc <= 0)
			return rc;
	}
	for (i = 0; c && i < p->n; i++)
		if (ms_pattern_match(&p->cells[i], cells[i], c) < 0)
			return -1;
	return 1;
}
