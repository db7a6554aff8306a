#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int grow(struct ms_buf *b, size_t more)
{
	size_t cap = b->cap ? b->cap : 64;
	char *p;

	if (b->failed)
		return -1;
	while (cap < b->len + more + 1)
		cap *= 2;
	if (cap == b->cap)
		return 0;
	p = realloc(b->data, cap);
	if (!p) {
		b->failed = 1;
		return -1;
	}
	b->data = p;
	b->cap = cap;
	return 0;
}

void ms_buf_add(struct ms_buf *b, const char *s, size_t n)
{
	if (grow(b, n))
		return;
	if (n)
		memcpy(b->data + b->len, s, n);
	b->len += n;
	b->data[b->len] = '\0';
}

void ms_buf_puts(struct ms_buf *b, const char *s)
{
	ms_buf_add(b, s, strlen(s));
}

void ms_buf_putc(struct ms_buf *b, char c)
{
	ms_buf_add(b, &c, 1);
}

void ms_buf_vprintf(struct ms_buf *b, const char *fmt, va_list ap)
{
	va_list again;
	int n;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	if (n >= 0 && !grow(b, (size_t)n)) {
		vsnprintf(b->data + b->len, (size_t)n + 1, fmt, again);
		b->len += (size_t)n;
	}
	va_end(again);
}

void ms_buf_printf(struct ms_buf *b, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	ms_buf_vprintf(b, fmt, ap);
	va_end(ap);
}

void ms_buf_clear(struct ms_buf *b)
{
	b->len = 0;
	if (b->data)
		b->data[0] = '\0';
}

void ms_buf_release(struct ms_buf *b)
{
	free(b->data);
	memset(b, 0, sizeof(*b));
}

const char *ms_buf_str(const struct ms_buf *b)
{
	return b->data ? b->data : "";
}

char *ms_strndup(const char *s, size_t n)
{
	char *p = malloc(n + 1);

	if (!p)
		return NULL;
	memcpy(p, s, n);
	p[n] = '\0';
	return p;
}

char *ms_strdup(const char *s)
{
	return ms_strndup(s, strlen(s));
}

static int blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Length of the blank at s: 1, 2 (U+00A0 in UTF-8) or 0. */
static size_t blank_len(const char *s)
{
	if (blank(*s))
		return 1;
	return s[0] == '\xc2' && s[1] == '\xa0' ? 2 : 0;
}

char *ms_trim(char *s)
{
	size_t n, k;

	while ((k = blank_len(s)))
		s += k;
	n = strlen(s);
	for (;;) {
		if (n && blank(s[n - 1]))
			n--;
		else if (n >= 2 && blank_len(s + n - 2) == 2)
			n -= 2;
		else
			break;
	}
	s[n] = '\0';
	return s;
}

static int lower(int c)
{
	return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

int ms_casecmp(const char *a, const char *b)
{
	while (*a && lower((unsigned char)*a) == lower((unsigned char)*b)) {
		a++;
		b++;
	}
	return lower((unsigned char)*a) - lower((unsigned char)*b);
}

char *ms_fold(const char *s)
{
	struct ms_buf b = { 0 };

	ms_buf_puts(&b, "");
	for (; *s; s++) {
		int c = lower((unsigned char)*s);

		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c > 127)
			ms_buf_putc(&b, (char)c);
		else if (c == '&')
			ms_buf_puts(&b, "and");
	}
	if (b.failed) {
		ms_buf_release(&b);
		return NULL;
	}
	return b.data;
}

static size_t min3(size_t a, size_t b, size_t c)
{
	size_t m = a < b ? a : b;

	return m < c ? m : c;
}

/* Optimal string alignment over three rolling rows. */
size_t ms_edit_distance(const char *a, const char *b, size_t limit)
{
	size_t n = strlen(a), m = strlen(b), i, j, d;
	size_t *row, *prev, *prev2, *t;

	if ((n > m ? n - m : m - n) > limit)
		return limit + 1;
	row = calloc(3 * (m + 1), sizeof(*row));
	if (!row)
		return limit + 1;
	t = row;
	prev = row + m + 1;
	prev2 = prev + m + 1;
	for (j = 0; j <= m; j++)
		prev[j] = j;
	for (i = 1; i <= n; i++) {
		size_t *swap = prev2;

		t[0] = i;
		for (j = 1; j <= m; j++) {
			t[j] = min3(prev[j] + 1, t[j - 1] + 1,
				    prev[j - 1] + (a[i - 1] != b[j - 1]));
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
			    a[i - 2] == b[j - 1] && prev2[j - 2] + 1 < t[j])
				t[j] = prev2[j - 2] + 1;
		}
		prev2 = prev;
		prev = t;
		t = swap;
	}
	d = prev[m];
	free(row);
	return d > limit ? limit + 1 : d;
}

int ms_list_split(struct ms_list *list, const char *s, char sep)
{
	size_t n = 1, head;
	const char *p;
	char *text, *block;

	for (p = s; *p; p++)
		n += *p == sep;
	head = n * sizeof(char *);
	block = malloc(head + strlen(s) + 1);
	if (!block)
		return -1;
	text = block + head;
	strcpy(text, s);
	list->items = (char **)(void *)block;
	list->n = 0;
	while (text) {
		char *end = strchr(text, sep);

		if (end)
			*end++ = '\0';
		list->items[list->n++] = ms_trim(text);
		text = end;
	}
	return 0;
}

void ms_list_release(struct ms_list *list)
{
	free(list->items);
	list->items = NULL;
	list->n = 0;
}

long ms_list_find(const struct ms_list *list, const char *name)
{
	size_t i;

	for (i = 0; i < list->n; i++)
		if (strcmp(list->items[i], name) == 0)
			return (long)i;
	return -1;
}
