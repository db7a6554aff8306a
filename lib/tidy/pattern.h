/*
 * pattern - what a cell, or a row of cells, of a published table looks like.
 *
 * A pattern describes one cell. Case and the length of blanks do not matter.
 *
 *	Note:*			begins with "Note:"
 *	{year:year} Quota	"2026 Quota"; remembers year = 2026
 *	{state:capitals}	"NEW YORK"; remembers state
 *	{city}			any text that is not empty; remembers it
 *	\* Did not fill*	a backslash takes the next character as it is
 *
 * "*" is any text, also none. A capture takes the shortest text that lets the
 * whole pattern match. Classes: year (1900 to 2099), digits, number (1,370 or
 * 12.5), capitals (no lower-case letter, at least one capital), word (no
 * blank).
 *
 * A row pattern is cell patterns with "|" between them; "..." as the last one
 * stands for any number of further cells.
 *
 *	{city} | Code | Quota Matched | ...
 *
 *	struct ms_pattern p;
 *	struct ms_captures c = { 0 };
 *	const char *why;
 *	if (ms_pattern_parse(&p, "{year:year} Quota", &why))
 *		... why: "is an unknown class" ...
 *	if (ms_pattern_match(&p, "2026 Quota", &c) > 0)
 *		puts(ms_captures_get(&c, "year"));
 */
#ifndef MS_TIDY_PATTERN_H
#define MS_TIDY_PATTERN_H

#include <stddef.h>

#include "base/text.h"

/* Remembered texts by name. {0} is empty. */
struct ms_captures {
	struct ms_capture {
		char *name, *text;
	} * items;
	size_t n;
	size_t changes; /* times that a name got another text than it had */
};

/* Remember (a copy of) text under name, instead of what was there. -1: no
 * memory. */
int ms_captures_set(struct ms_captures *c, const char *name, const char *text);

/* The text, or NULL when nothing has that name. */
const char *ms_captures_get(const struct ms_captures *c, const char *name);
void ms_captures_release(struct ms_captures *c);

/* Append text to out with every "$name" replaced by what is remembered under
 * the name (nothing when unknown); "\$" is a dollar sign. */
void ms_captures_expand(const struct ms_captures *c, const char *text,
			struct ms_buf *out);

enum ms_class {
	MS_CLASS_ANY,
	MS_CLASS_YEAR,
	MS_CLASS_DIGITS,
	MS_CLASS_NUMBER,
	MS_CLASS_CAPITALS,
	MS_CLASS_WORD,
};

struct ms_pattern {
	struct ms_piece {
		enum { MS_LITERAL, MS_ANY, MS_CAPTURE } kind;
		enum ms_class class;
		char *text; /* of a literal; name of a capture */
	} * pieces;
	size_t n;
	size_t ncapture;
};

/* 0, or -1 with *why completing "'TEXT' ...". On -1 nothing need be
 * released. */
int ms_pattern_parse(struct ms_pattern *p, const char *text, const char **why);
void ms_pattern_release(struct ms_pattern *p);

/* 1 matched (captures added to c, which may be NULL), 0 not, -1 no memory. */
int ms_pattern_match(const struct ms_pattern *p, const char *text,
		     struct ms_captures *c);

struct ms_row_pattern {
	struct ms_pattern *cells;
	size_t n;
	int more; /* ends in "..." */
};

int ms_row_pattern_parse(struct ms_row_pattern *p, const char *text,
			 const char **why);
void ms_row_pattern_release(struct ms_row_pattern *p);

/* cells: the row without its empty cells at the end. As ms_pattern_match;
 * captures are added only when the whole row matches. */
int ms_row_pattern_match(const struct ms_row_pattern *p,
			 const char *const *cells, size_t n,
			 struct ms_captures *c);

/* Split at "|", but not at "\|"; each part trimmed. As ms_list_split. */
int ms_split_bars(struct ms_list *list, const char *text);

/* Every run of blanks and line ends in s becomes one blank; trimmed. */
void ms_squeeze(char *s);

#endif
