#include "stream/scan.h"

#include <stdlib.h>
#include <string.h>

#include "table/csv.h"
#include "stream/scan_index.h"

enum { CHUNK = 4096 }; /* bytes indexed at a time, a multiple of 64 */

void ms_scan_text(struct ms_scan *scan, const char *text, size_t len,
		  int strict)
{
	scan->text = text;
	scan->len = len;
	scan->strict = strict;
	scan->indexed = 0;
	scan->inside = 0;
	scan->after_sep = 1;
	scan->after_close = 0;
	scan->nmark = scan->nend = scan->nodd = 0;
	scan->iend = scan->iodd = scan->first = scan->next = 0;
	scan->nfield = scan->start = 0;
}

void ms_scan_release(struct ms_scan *scan)
{
	free(scan->mark);
	free(scan->end);
	free(scan->odd);
	memset(scan, 0, sizeof(*scan));
}

/* Keep the marks of the record that is not whole yet, with the one before. */
static void drop_used(struct ms_scan *scan)
{
	size_t used = scan->next, i;

	if (scan->nmark == 0) {
		scan->mark[0] = UINT32_MAX; /* as if a line ended at -1 */
		scan->nmark = 1;
		return;
	}
	memmove(scan->mark, scan->mark + used,
		(scan->nmark - used) * sizeof(*scan->mark));
	scan->nmark -= used;
	scan->next = scan->nend = scan->iend = 0;
	for (i = scan->iodd; i < scan->nodd; i++)
		scan->odd[i - scan->iodd] = scan->odd[i];
	scan->nodd -= scan->iodd;
	scan->iodd = 0;
}

static int resize(uint32_t **p, size_t n)
{
	uint32_t *q = realloc(*p, n * sizeof(*q));

	if (q)
		*p = q;
	return q ? 0 : -1;
}

/* Room for one more chunk of nothing but separators. */
static int make_room(struct ms_scan *scan)
{
	size_t need = scan->nmark - scan->next + scan->nodd - scan->iodd +
		      CHUNK + 1 + MS_INDEX_SLACK;
	size_t cap = scan->capacity ? scan->capacity : need;

	if (need <= scan->capacity)
		return 0;
	while (cap < need)
		cap *= 2;
	if (resize(&scan->mark, cap) || resize(&scan->end, cap) ||
	    resize(&scan->odd, cap))
		return -1;
	scan->capacity = cap;
	return 0;
}

/* Look at one more chunk. 1, 0 when there is none, -1 without memory. */
static int index_more(struct ms_scan *scan)
{
	size_t stop = scan->len - scan->indexed, at = scan->indexed;

	if (stop == 0)
		return 0;
	if (make_room(scan))
		return -1;
	drop_used(scan);
	stop = stop > CHUNK ? at + CHUNK : scan->len;
	ms_index(scan, at, stop);
	scan->indexed = stop;
	return 1;
}

static int is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Where the bytes that are not blank end. */
static void trim(const char **p, size_t *n)
{
	while (*n && is_blank(**p)) {
		(*p)++;
		(*n)--;
	}
	while (*n && is_blank((*p)[*n - 1]))
		(*n)--;
}

static int refuse(struct ms_fault *fault, enum ms_fault_kind kind, size_t at)
{
	fault->kind = kind;
	fault->at = at;
	fault->field = 0;
	return -1;
}

static int check_here(struct ms_scan *scan, struct ms_fault *fault)
{
	size_t end = scan->mark[scan->next] + 1;

	if (ms_scan_check(scan->text + scan->start, end - scan->start, fault)) {
		fault->at += scan->start;
		return -1;
	}
	while (scan->iodd < scan->nodd && scan->odd[scan->iodd] + 64 <= end)
		scan->iodd++;
	return 0;
}

static int too_long(struct ms_scan *scan, struct ms_fault *fault)
{
	ms_scan_stuck(scan->text + scan->start, MS_CSV_RECORD_MAX, fault);
	fault->at += scan->start;
	return -1;
}

int ms_scan_next(struct ms_scan *scan, struct ms_fault *fault)
{
	for (;;) {
		const char *p;
		size_t n, last;
		int more;

		while (scan->iend == scan->nend) {
			more = index_more(scan);
			if (more <= 0)
				return more ? refuse(fault, MS_FAULT_NOMEM, 0)
					    : 0;
		}
		last = scan->end[scan->iend++];
		scan->first = scan->next;
		scan->next = last;
		scan->nfield = last - scan->first;
		scan->start = scan->mark[scan->first] + UINT32_C(1);
		n = scan->mark[last] - scan->start;
		if (n > MS_CSV_RECORD_MAX)
			return too_long(scan, fault);
		if (scan->strict || (scan->iodd < scan->nodd &&
				     scan->odd[scan->iodd] <= scan->mark[last]))
			if (check_here(scan, fault))
				return -1;
		if (scan->nfield > 1)
			return 1;
		p = scan->text + scan->start;
		trim(&p, &n);
		if (n)
			return 1;
	}
}

void ms_scan_value(const char *raw, size_t n, struct ms_buf *out)
{
	const char *quote;

	ms_buf_clear(out);
	trim(&raw, &n);
	if (n < 2 || *raw != '"') {
		ms_buf_add(out, raw, n);
		return;
	}
	raw++;
	n -= 2;
	while (n && (quote = memchr(raw, '"', n))) {
		size_t k = (size_t)(quote - raw) + 1;

		ms_buf_add(out, raw, k);
		raw += k + 1;
		n -= k + 1;
	}
	ms_buf_add(out, raw, n);
}

enum state { BEFORE, PLAIN, QUOTED, CLOSED };

static enum ms_fault_kind fault_at(struct ms_fault *fault,
				   enum ms_fault_kind kind, size_t at,
				   size_t field)
{
	fault->kind = kind;
	fault->at = at;
	fault->field = field;
	return kind;
}

/* A NUL in this physical line is refused before any quote in it. */
static int nul_in_line(const char *p, size_t n, size_t *at)
{
	size_t i;

	for (i = 0; i < n && p[i] != '\n' && p[i] != '\r'; i++)
		if (p[i] == '\0') {
			*at = i;
			return 1;
		}
	return 0;
}

/* The next state after a byte inside a record; -1 is a misplaced quote. */
static int step(enum state state, char c)
{
	switch (state) {
	case BEFORE:
		return c == '"' ? QUOTED : is_blank(c) ? BEFORE : PLAIN;
	case PLAIN:
		return c == '"' ? -1 : PLAIN;
	case QUOTED:
		return c == '"' ? CLOSED : QUOTED;
	case CLOSED:
		/* blanks may follow, nothing else */
		return is_blank(c) ? CLOSED : -1;
	}
	return -1;
}

enum ms_fault_kind ms_scan_check(const char *text, size_t len,
				 struct ms_fault *fault)
{
	enum state state = BEFORE;
	size_t i, field = 1, nul;
	int next;

	for (i = 0; i < len; i++) {
		char c = text[i];

		if ((i == 0 || text[i - 1] == '\n' || text[i - 1] == '\r') &&
		    nul_in_line(text + i, len - i, &nul))
			return fault_at(fault, MS_FAULT_NUL, i + nul, field);
		if (state != QUOTED && (c == '\n' || c == '\r'))
			return MS_FAULT_NONE;
		if (state != QUOTED && c == ',') {
			state = BEFORE;
			field++;
			continue;
		}
		next = state == CLOSED && c == '"' && text[i - 1] == '"'
			       ? QUOTED
			       : step(state, c);
		if (next < 0)
			return fault_at(fault, MS_FAULT_QUOTE, i, field);
		state = (enum state)next;
	}
	return state == QUOTED ? fault_at(fault, MS_FAULT_OPEN, 0, field)
			       : MS_FAULT_NONE;
}

void ms_scan_stuck(const char *text, size_t len, struct ms_fault *fault)
{
	int large = len >= MS_CSV_RECORD_MAX;

	if (large && !ms_scan_lines(text, MS_CSV_RECORD_MAX, 0))
		fault_at(fault, MS_FAULT_LONG, 0, 0);
	else if (ms_scan_check(text, len, fault) == MS_FAULT_NONE)
		fault_at(fault, MS_FAULT_LONG, 0, 0);
	else if (large && fault->kind == MS_FAULT_OPEN)
		fault->kind = MS_FAULT_WIDE;
}

size_t ms_scan_lines(const char *text, size_t len, char before)
{
	size_t n = 0, i;

	for (i = 0; i < len; i++) {
		n += text[i] == '\r' || (text[i] == '\n' && before != '\r');
		before = text[i];
	}
	return n;
}

int ms_fault_report(const struct ms_fault *fault, const char *file,
		    const char *text, size_t first_line, struct ms_error *err)
{
	size_t line = first_line;

	if (fault->kind == MS_FAULT_NOMEM)
		return ms_nomem(err);
	line += ms_scan_lines(text, fault->at, '\n');
	switch (fault->kind) {
	case MS_FAULT_QUOTE:
		return ms_fail_at(err, file, line, NULL,
				  "field %zu: a quote where none may stand "
				  "(quote the whole field and double the "
				  "quotes in it)",
				  fault->field);
	case MS_FAULT_OPEN:
	case MS_FAULT_WIDE:
		return ms_fail_at(err, file, line, NULL,
				  "field %zu: a quoted field that begins here "
				  "is never closed%s",
				  fault->field,
				  fault->kind == MS_FAULT_WIDE ? " within 1 MiB"
							       : "");
	case MS_FAULT_NUL:
		return ms_fail_at(err, file, line, NULL,
				  "a NUL byte; is this a text file in UTF-8?");
	default:
		return ms_fail_at(err, file, line, NULL,
				  "the line is longer than 1 MiB");
	}
}
