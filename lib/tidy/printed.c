#include "tidy/printed.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "table/csv.h"
#include "tidy/pattern.h"

struct ms_printed_source {
	struct ms_csv *csv; /* or */
	FILE *fp;
	char *name;
	char *raw; /* getline's */
	size_t size, line;
	const struct ms_list *strip;
	struct ms_buf text; /* the cells, each with its NUL */
	size_t *start, capacity;
};

int ms_printed_open(struct ms_printed **out, FILE *fp, const char *name,
		    int spaced, const struct ms_list *strip,
		    struct ms_error *err)
{
	struct ms_printed *p = calloc(1, sizeof(*p));
	struct ms_printed_source *s = calloc(1, sizeof(*s));
	int rc = 0;

	if (!p || !s) {
		free(p);
		free(s);
		return ms_nomem(err);
	}
	p->source = s;
	s->strip = strip;
	s->fp = fp;
	s->name = ms_strdup(strcmp(name, "-") ? name : "<stdin>");
	p->name = s->name;
	if (!s->name)
		rc = ms_nomem(err);
	else if (!spaced)
		rc = ms_csv_open(&s->csv, fp, name, err);
	if (rc) {
		ms_printed_free(p);
		return rc;
	}
	*out = p;
	return 0;
}

void ms_printed_free(struct ms_printed *p)
{
	if (!p)
		return;
	ms_csv_free(p->source->csv);
	ms_buf_release(&p->source->text);
	free(p->source->name);
	free(p->source->raw);
	free(p->source->start);
	free(p->source);
	free(p->cells);
	free(p);
}

/* Cut a mark off both ends; 1 when it was there. */
static int cut(char *s, const char *mark)
{
	size_t n = strlen(s), m = strlen(mark);
	int found = 0;

	if (m && n > m && strncmp(s, mark, m) == 0) {
		memmove(s, s + m, n - m + 1);
		n -= m;
		found = 1;
	}
	if (m && n > m && strcmp(s + n - m, mark) == 0) {
		s[n - m] = '\0';
		found = 1;
	}
	return found;
}

static void clean(char *s, const struct ms_list *strip)
{
	size_t i;

	ms_squeeze(s);
	for (i = 0; i < strip->n; i++) {
		if (cut(s, strip->items[i])) {
			ms_squeeze(s);
			i = (size_t)-1; /* marks may stand inside others */
		}
	}
}

static int add_cell(struct ms_printed *p, const char *text, size_t len)
{
	struct ms_printed_source *s = p->source;

	if (p->width == s->capacity) {
		size_t cap = s->capacity ? 2 * s->capacity : 32;
		size_t *start = realloc(s->start, cap * sizeof(*start));
		const char **cells;

		if (!start)
			return -1;
		s->start = start;
		cells = realloc(p->cells, cap * sizeof(*cells));
		if (!cells)
			return -1;
		p->cells = cells;
		s->capacity = cap;
	}
	s->start[p->width++] = s->text.len;
	ms_buf_add(&s->text, text, len);
	ms_buf_putc(&s->text, '\0');
	return s->text.failed ? -1 : 0;
}

static int csv_row(struct ms_printed *p, struct ms_error *err)
{
	struct ms_csv *csv = p->source->csv;
	int more = ms_csv_next(csv, err);
	size_t i;

	if (more <= 0)
		return more;
	p->line = ms_csv_line(csv);
	for (i = 0; i < ms_csv_nfields(csv); i++) {
		const char *s = ms_csv_field(csv, i);

		if (add_cell(p, s, strlen(s)))
			return ms_nomem(err), -1;
	}
	return 1;
}

/* Where the next run of two or more blanks begins, or the end. */
static const char *gap(const char *s)
{
	for (; *s; s++)
		if (isspace((unsigned char)s[0]) &&
		    (!s[1] || isspace((unsigned char)s[1]) || s[0] == '\t'))
			break;
	return s;
}

static int spaced_row(struct ms_printed *p, struct ms_error *err)
{
	struct ms_printed_source *s = p->source;
	ssize_t len = getline(&s->raw, &s->size, s->fp);
	const char *at = s->raw;

	if (len < 0)
		return ferror(s->fp) ? (ms_fail_errno(err, s->name), -1) : 0;
	p->line = ++s->line;
	if (strlen(s->raw) != (size_t)len) {
		ms_fail_at(err, s->name, s->line, NULL,
			   "a NUL byte; is this a text file?");
		return -1;
	}
	if (s->line == 1 && strncmp(at, "\xef\xbb\xbf", 3) == 0)
		at += 3;
	for (;;) {
		const char *end;

		while (isspace((unsigned char)*at))
			at++;
		if (!*at)
			return 1;
		end = gap(at);
		if (add_cell(p, at, (size_t)(end - at)))
			return ms_nomem(err), -1;
		at = end;
	}
}

int ms_printed_next(struct ms_printed *p, struct ms_error *err)
{
	struct ms_printed_source *s = p->source;
	size_t i;
	int more;

	do {
		p->n = p->width = 0;
		ms_buf_clear(&s->text);
		more = s->csv ? csv_row(p, err) : spaced_row(p, err);
		if (more <= 0)
			return more;
		for (i = 0; i < p->width; i++) {
			char *cell = s->text.data + s->start[i];

			clean(cell, s->strip);
			p->cells[i] = cell;
			if (*cell)
				p->n = i + 1;
		}
	} while (p->n == 0);
	return 1;
}
