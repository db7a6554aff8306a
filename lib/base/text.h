/*
 * text - small string helpers: a growing buffer, trimming, comparison without
 * regard to case and punctuation, lists, and the distance behind "did you
 * mean".
 */
#ifndef MS_BASE_TEXT_H
#define MS_BASE_TEXT_H

#include <stdarg.h>
#include <stddef.h>

/* A growing string. {0} is a valid empty one; after the first successful
 * append, data is NUL-terminated and owned by the buffer. */
struct ms_buf {
	char *data;
	size_t len, cap;
	int failed; /* an append ran out of memory; sticky */
};

void ms_buf_add(struct ms_buf *b, const char *s, size_t n);
void ms_buf_puts(struct ms_buf *b, const char *s);
void ms_buf_putc(struct ms_buf *b, char c);
void ms_buf_printf(struct ms_buf *b, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
void ms_buf_vprintf(struct ms_buf *b, const char *fmt, va_list ap)
	__attribute__((format(printf, 2, 0)));
void ms_buf_clear(struct ms_buf *b); /* keep the memory, drop the text */
void ms_buf_release(struct ms_buf *b);

/* The text, never NULL ("" when empty); still owned by the buffer. */
const char *ms_buf_str(const struct ms_buf *b);

/* malloc'd copies; NULL when out of memory. */
char *ms_strdup(const char *s);
char *ms_strndup(const char *s, size_t n);

/* Cut blanks (space, tab, CR, LF, no-break space) off both ends, in place. */
char *ms_trim(char *s);

/* Compare ASCII letters without case. <0, 0, >0. */
int ms_casecmp(const char *a, const char *b);

/* The key under which names are looked up: lower case, letters and digits
 * only, '&' as "and". malloc'd; NULL when out of memory.
 *	"OB/GYN" -> "obgyn", "Obstetrics & Gynecology" ->
 *	"obstetricsandgynecology" */
char *ms_fold(const char *s);

/* Edits (insert, delete, replace, swap neighbours) between two strings, at
 * most limit + 1. */
size_t ms_edit_distance(const char *a, const char *b, size_t limit);

/* A list split at sep, items trimmed, empty items kept. items and their texts
 * live in one block owned by the list. */
struct ms_list {
	char **items;
	size_t n;
};

int ms_list_split(struct ms_list *list, const char *s,
		  char sep); /* -1: no memory */
void ms_list_release(struct ms_list *list);

/* Index of name in the list (exact), or -1. */
long ms_list_find(const struct ms_list *list, const char *name);

#endif
