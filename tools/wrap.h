/*
 * wrap - text for people, in lines that fit.
 *
 * A terminal breaks lines within words; these break between them. What goes
 * to a file or a pipe stays one line, for grep and awk.
 *
 *	wrap_text(stdout, wrap_width(stdout, 0), 0, 0, "Surgery, 2026: ...");
 */
#ifndef TOOLS_WRAP_H
#define TOOLS_WRAP_H

#include <stdio.h>

/* Columns of the terminal behind fp; otherwise, if it is none. */
size_t wrap_width(FILE *fp, size_t otherwise);

/* Characters of the first n bytes, not bytes: continuation bytes of UTF-8
 * take no room. */
size_t wrap_columns(const char *s, size_t n);

/* The words of text in lines of at most width columns (0: one line), each
 * after the first indented; at is the column the text begins in. A newline
 * ends it. A number stays with its "%". */
void wrap_text(FILE *fp, size_t width, size_t indent, size_t at,
	       const char *text);

#endif
