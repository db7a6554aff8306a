/*
 * layout_parts - what the two files of layout share; nobody else includes it.
 * layout.c reads lines and the words about rows, layout_column.c the columns
 * and, at the end, whether everything named exists.
 */
#ifndef MS_TIDY_LAYOUT_PARTS_H
#define MS_TIDY_LAYOUT_PARTS_H

#include "tidy/layout.h"

/* The line being read: "WORD: VALUE". */
struct ms_layout_line {
	struct ms_layout *layout;
	size_t line;
	char *word, *value;
	struct ms_error *err;
};

/* MS_EDATA: "file:line: word: ...". */
int ms_layout_bad(const struct ms_layout_line *at, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* A term written in a value. */
int ms_layout_term(struct ms_layout_line *at, const char *text,
		   struct ms_term *out);

/* A line with two or three words: a column, its names or its cut. */
int ms_layout_column_line(struct ms_layout_line *at,
			  const struct ms_list *words);

int ms_layout_validate(struct ms_layout *l, struct ms_error *err);

#endif
