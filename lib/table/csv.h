/*
 * csv - records out of a CSV stream, fields into one.
 *
 * Reading accepts RFC 4180 and its usual relatives: LF, CRLF or CR line ends,
 * a UTF-8 byte order mark, quoted fields with commas, doubled quotes and line
 * breaks, a missing last line end. It refuses, with the line: a quote inside
 * an unquoted field, text after a closing quote, a quoted field that never
 * closes (or whose record grows past MS_CSV_RECORD_MAX), NUL bytes. Empty
 * lines are skipped. There is no guessing of separators. Records may differ in
 * width here; tables refuse that.
 *
 *	struct ms_csv *csv;
 *	int more;
 *	if (ms_csv_open(&csv, stdin, "-", &err))
 *		return -1;
 *	while ((more = ms_csv_next(csv, &err)) > 0)
 *		printf("line %zu: %s\n", ms_csv_line(csv), ms_csv_field(csv, 0));
 *	ms_csv_free(csv);
 *	return more;	// 0 at the end, < 0 on error
 */
#ifndef MS_TABLE_CSV_H
#define MS_TABLE_CSV_H

#include <stdio.h>

#include "base/err.h"

enum { MS_CSV_RECORD_MAX = 1 << 20 }; /* bytes in one record */

struct ms_csv;

/* Read from fp, which stays the caller's. name is for messages; "-" is shown
 * as "<stdin>". */
int ms_csv_open(struct ms_csv **out, FILE *fp, const char *name,
		struct ms_error *err);
void ms_csv_free(struct ms_csv *csv);

/* The next record: 1, or 0 at the end, or -1 with err filled. After an error
 * every further call fails. */
int ms_csv_next(struct ms_csv *csv, struct ms_error *err);

/* Of the current record; valid until the next call of ms_csv_next. */
size_t ms_csv_nfields(const struct ms_csv *csv);
const char *ms_csv_field(const struct ms_csv *csv, size_t i);
size_t ms_csv_line(const struct ms_csv *csv); /* where it begins, from 1 */

const char *ms_csv_name(const struct ms_csv *csv); /* for messages */

/* Write one field, quoted only when it must be. The caller writes commas and
 * line ends and checks the stream at the end. */
void ms_csv_put(FILE *fp, const char *text);

#endif
