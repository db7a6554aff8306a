/*
 * header - what to say of a header line that is not as expected.
 *
 * A spreadsheet saved with other separators is one long column; a name in
 * other letters is another name. Both are said with the way out:
 *
 *	applicants.csv:1: the cells are separated by semicolons, not commas; ...
 *	applicants.csv: no column 'matched'; 'MATCHED' is spelt otherwise (...)
 *
 *	const char *names[] = { "Year", "MATCHED" };
 *	ms_header_lacks(&err, "applicants.csv", 1, "matched", names, 2);
 */
#ifndef MS_TABLE_HEADER_H
#define MS_TABLE_HEADER_H

#include <stddef.h>

#include "base/err.h"

/* MS_EDATA when a header's only name holds semicolons or tabs: the file is
 * separated by those. */
int ms_header_check(struct ms_error *err, const char *file, size_t line,
		    const char *const *names, size_t n);

/* MS_EDATA: there is no such column, what there is, and which of these is
 * meant if only case or punctuation differ. A line of 0 is left out. */
int ms_header_lacks(struct ms_error *err, const char *file, size_t line,
		    const char *column, const char *const *names, size_t n);

#endif
