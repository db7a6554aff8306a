#include "table/report.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/text.h"

static void add(struct ms_report *r, int problem, const char *text)
{
	struct ms_finding *p;

	if (r->n == r->capacity) {
		size_t cap = r->capacity ? 2 * r->capacity : 32;

		p = realloc(r->items, cap * sizeof(*p));
		if (!p) {
			r->failed = 1;
			return;
		}
		r->items = p;
		r->capacity = cap;
	}
	p = &r->items[r->n];
	p->problem = problem;
	p->text = ms_strdup(text);
	if (!p->text) {
		r->failed = 1;
		return;
	}
	r->n++;
	r->problems += (size_t)problem;
}

__attribute__((format(printf, 6, 0))) static void place(
	struct ms_report *r, int problem, const char *file, size_t line,
	const char *column, const char *fmt, va_list ap)
{
	struct ms_error err;
	char text[MS_MSG_MAX];

	vsnprintf(text, sizeof(text), fmt, ap);
	ms_fail_at(&err, file, line, column, "%s", text);
	add(r, problem, err.msg);
}

void ms_report_problem(struct ms_report *r, const char *file, size_t line,
		       const char *column, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	place(r, 1, file, line, column, fmt, ap);
	va_end(ap);
}

void ms_report_note(struct ms_report *r, const char *file, size_t line,
		    const char *column, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	place(r, 0, file, line, column, fmt, ap);
	va_end(ap);
}

void ms_report_release(struct ms_report *r)
{
	size_t i;

	for (i = 0; i < r->n; i++)
		free(r->items[i].text);
	free(r->items);
	memset(r, 0, sizeof(*r));
}
