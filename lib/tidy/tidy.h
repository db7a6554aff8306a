/*
 * tidy - published tables into tidy rows, by a layout (tidy/layout.h).
 *
 * Every printed row is one of the rows the layout names (title, section,
 * total, ...) or a record. A record is written only when every cell of it
 * could be read and every check of it holds; otherwise each trouble is
 * reported with file, line and column, and nothing of the record is written.
 * Totals are compared with the sum of their parts. A part that is missing or
 * suppressed makes the sum a range, in which the total must lie.
 *
 *	struct ms_tidy *t;
 *	struct ms_report report = { 0 };
 *	if (ms_tidy_new(&t, layout, vocab, &err) ||
 *	    ms_tidy_read(t, fp, "table1b.csv", &report, &err) ||
 *	    ms_tidy_finish(t, &report, &err))
 *		...
 *	for (i = 0; i < ms_tidy_nrow(t); i++)
 *		puts(ms_tidy_cell(t, i, 0));
 *	ms_tidy_free(t);
 */
#ifndef MS_TIDY_TIDY_H
#define MS_TIDY_TIDY_H

#include <stdio.h>

#include "tidy/layout.h"
#include "table/report.h"
#include "table/vocab.h"

struct ms_tidy;

/* The layout and the vocabulary stay the caller's and must live as long.
 * MS_EUSAGE when a set: of the layout has no value yet. */
int ms_tidy_new(struct ms_tidy **out, const struct ms_layout *l,
		const struct ms_vocab *vocab, struct ms_error *err);
void ms_tidy_free(struct ms_tidy *t);

/* Read one published file and append its rows. What is wrong with rows goes to
 * the report and reading goes on. Fails (MS_EDATA) when the table as a whole
 * is not what the layout says: a column of the layout is not there, a column
 * of the table is not in the layout; also for bad CSV, MS_EIO, MS_ENOMEM. */
int ms_tidy_read(struct ms_tidy *t, FILE *fp, const char *name,
		 struct ms_report *report, struct ms_error *err);

/* After the last file: rows with the same keys are reported and the later
 * ones taken out. */
int ms_tidy_finish(struct ms_tidy *t, struct ms_report *report,
		   struct ms_error *err);

/* The tidy table; texts belong to t. */
size_t ms_tidy_ncol(const struct ms_tidy *t);
const char *ms_tidy_column(const struct ms_tidy *t, size_t col);
size_t ms_tidy_nrow(const struct ms_tidy *t);
const char *ms_tidy_cell(const struct ms_tidy *t, size_t row, size_t col);

#endif
