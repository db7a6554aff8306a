/*
 * printed - the rows of a published table as they were printed: cells without
 * the blanks and marks around them, and without the empty cells at the end of
 * a row. From CSV, or from text in which two or more blanks stand between
 * cells (pdftotext -layout).
 *
 *	struct ms_printed *p;
 *	int more;
 *	if (ms_printed_open(&p, fp, "b5.csv", 0, &strip, &err))
 *		return err.code;
 *	while ((more = ms_printed_next(p, &err)) > 0)
 *		... p->cells[0] .. p->cells[p->n - 1], p->line ...
 *	ms_printed_free(p);
 */
#ifndef MS_TIDY_PRINTED_H
#define MS_TIDY_PRINTED_H

#include <stdio.h>

#include "base/err.h"
#include "base/text.h"

struct ms_printed {
	/* the row, until the next call */
	const char **cells; /* cells[n] and on, to width, are "" */
	size_t n; /* without the empty cells at the end */
	size_t width; /* with them, as the line has it */
	size_t line; /* of the file, from 1 */
	const char *name; /* for messages */
	struct ms_printed_source *source; /* private */
};

/* fp and strip stay the caller's. strip: texts taken off both ends of every
 * cell ("**", a dagger). spaced: not CSV but blanks between cells. */
int ms_printed_open(struct ms_printed **out, FILE *fp, const char *name,
		    int spaced, const struct ms_list *strip,
		    struct ms_error *err);
void ms_printed_free(struct ms_printed *p);

/* 1 a row, 0 the end, -1 an error. Rows without any text are passed over. */
int ms_printed_next(struct ms_printed *p, struct ms_error *err);

#endif
