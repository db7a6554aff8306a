/*
 * table - a small CSV table in memory: columns by name, cells as text with
 * the place they came from, typed on request.
 *
 * Several files may be read into one table; they must have the same columns,
 * in any order. Cells whose whole text is one of the missing marks (by
 * default the empty field and "NA") are missing; "<5", "*" and "1-4" in a
 * count are suppressed, which is not missing.
 *
 *	struct ms_table *t;
 *	size_t matched;
 *	struct ms_count m;
 *	if (ms_table_new(&t, NULL, &err) ||
 *	    ms_table_read(t, fp, "rates.csv", &err) ||
 *	    ms_table_need(t, "matched", &matched, &err) ||
 *	    ms_table_count(t, 0, matched, &m, &err))
 *		...
 *	ms_table_free(t);
 *
 * For the millions of rows of an office there is the tally (tally/tally).
 */
#ifndef MS_TABLE_TABLE_H
#define MS_TABLE_TABLE_H

#include <stdio.h>

#include "base/err.h"
#include "base/text.h"

struct ms_table;

/* An empty table without columns. na: comma-separated missing marks, NULL for
 * the default ",NA" (the empty item is the empty field). */
int ms_table_new(struct ms_table **out, const char *na, struct ms_error *err);
void ms_table_free(struct ms_table *t);

/* Read a CSV stream with a header and append its rows. MS_EDATA, with file
 * and line, on: no header, an empty or repeated column name, a row whose
 * width is not the header's, columns that differ from those already there. */
int ms_table_read(struct ms_table *t, FILE *fp, const char *name,
		  struct ms_error *err);

/* Open path and read it. */
int ms_table_load(struct ms_table *t, const char *path, struct ms_error *err);

size_t ms_table_nrow(const struct ms_table *t);
size_t ms_table_ncol(const struct ms_table *t);
const char *ms_table_column(const struct ms_table *t, size_t col);

/* Index of a column, or -1. */
long ms_table_find(const struct ms_table *t, const char *column);

/* Index of a column that must be there; the message lists the columns. */
int ms_table_need(const struct ms_table *t, const char *column, size_t *col,
		  struct ms_error *err);

/* A cell's text; "" when missing. Owned by the table. */
const char *ms_table_get(const struct ms_table *t, size_t row, size_t col);
int ms_table_missing(const struct ms_table *t, size_t row, size_t col);

/* Where a row came from. */
const char *ms_table_file(const struct ms_table *t, size_t row);
size_t ms_table_line(const struct ms_table *t, size_t row);

/* The first file read, also when it holds no row; "table" if none was. */
const char *ms_table_first_file(const struct ms_table *t);

/* MS_EDATA at a cell: "file:line: column: ...". */
int ms_table_fail(const struct ms_table *t, size_t row, size_t col,
		  struct ms_error *err, const char *fmt, ...)
	__attribute__((format(printf, 5, 6)));

/* A number; NAN when missing. */
int ms_table_double(const struct ms_table *t, size_t row, size_t col,
		    double *out, struct ms_error *err);

/* A count that may be missing or suppressed. */
struct ms_count {
	int missing; /* low and high are NAN */
	int suppressed; /* low < high, or high is INFINITY */
	double low, high; /* equal for an ordinary count */
};

/* Marks of suppression: "<5" is 1..4 (0..4 if zero_hidden is set: the table
 * prints no explicit zeros), "1-4" is what it says, "*" is 0..INFINITY. */
int ms_table_count(const struct ms_table *t, size_t row, size_t col,
		   int zero_hidden, struct ms_count *out, struct ms_error *err);

/* Does "<5" in these columns (-1: none) include 0? It does unless one of their
 * cells prints a 0; a table that knows better writes "1-4". */
int ms_table_zero_hidden(const struct ms_table *t, const long *col, size_t n);

/* MS_EDATA at the row and the column sum when two counts cannot add to it:
 * "12 and 5 do not add to 18". A column of -1 or a missing count agrees with
 * everything, a suppressed one with all that it may be. */
int ms_table_adds(const struct ms_table *t, size_t row, long a, long b,
		  long sum, int zero_hidden, struct ms_error *err);

#endif
