/*
 * report - findings about a file, in the order they were met: problems, which
 * make the file wrong, and notes, which do not. The library collects; a tool
 * prints and counts.
 *
 *	struct ms_report r = { 0 };
 *	ms_report_problem(&r, "t.csv", 17, "total", "'%s' is not a count", s);
 *	for (i = 0; i < r.n; i++)
 *		show(r.items[i].text);
 *	ms_report_release(&r);
 */
#ifndef MS_TABLE_REPORT_H
#define MS_TABLE_REPORT_H

#include <stddef.h>

struct ms_report {
	struct ms_finding {
		char *text; /* "file:line: column: problem" */
		int problem; /* 0: a note */
	} * items;
	size_t n, capacity;
	size_t problems; /* how many of the n */
	int failed; /* out of memory: findings were lost; sticky */
};

/* line 0 and column NULL are left out. */
void ms_report_problem(struct ms_report *r, const char *file, size_t line,
		       const char *column, const char *fmt, ...)
	__attribute__((format(printf, 5, 6)));
void ms_report_note(struct ms_report *r, const char *file, size_t line,
		    const char *column, const char *fmt, ...)
	__attribute__((format(printf, 5, 6)));

void ms_report_release(struct ms_report *r);

#endif
