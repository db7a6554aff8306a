/*
 * check_parts - what the three files of check share; nobody else includes it.
 * check.c looks at columns and cells, check_row.c at the cells of one row
 * together, check_keys.c at rows together.
 */
#ifndef MS_TABLE_CHECK_PARTS_H
#define MS_TABLE_CHECK_PARTS_H

#include "table/check.h"

struct ms_checking {
	const struct ms_check *what;
	const struct ms_table *t;
	struct ms_report *report;
	const struct ms_form_column **form; /* one a column of t, or NULL */
};

void ms_check_problem(const struct ms_checking *k, size_t row, size_t col,
		      const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));

/* The canonical spelling of a cell: the vocabulary's for a known specialty or
 * applicant type, else the text itself. */
const char *ms_check_name(const struct ms_checking *k, size_t row, size_t col);

void ms_check_row(const struct ms_checking *k, size_t row);
int ms_check_keys(const struct ms_checking *k, struct ms_error *err);

#endif
