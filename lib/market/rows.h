/*
 * rows - the rows of a CSV file whose columns are known: the header is checked
 * once, fields are asked for by number, memory does not grow with the file (stream/feed).
 *
 *	static const char *const columns[] = { "program", "quota" };
 *	struct ms_rows rows;
 *	int more;
 *	if (ms_rows_open(&rows, "quotas.csv", columns, 2, 2, &err))
 *		...
 *	while ((more = ms_rows_next(&rows, &err)) > 0)
 *		puts(ms_rows_field(&rows, 0));
 *	ms_rows_close(&rows);
 *
 * Columns may come in any order. One that is missing, unknown or named twice
 * is refused with what the file should have; so is a row of another width.
 * The first need of the columns must be there, the rest may.
 */
#ifndef MS_MARKET_ROWS_H
#define MS_MARKET_ROWS_H

#include "base/text.h"
#include "stream/records.h"

enum { MS_ROWS_MAX = 8 };

struct ms_rows {
	struct ms_feed *feed;
	struct ms_records in;
	size_t line; /* of the current record */
	size_t seen; /* bytes of its block before it */
	uint64_t block; /* which one */
	struct ms_buf text[MS_ROWS_MAX]; /* fields asked for as strings */
	const char *const *columns; /* the caller's */
	size_t n;
	size_t width; /* fields in a row of the file */
	size_t at[MS_ROWS_MAX]; /* of each column in the file */
};

/* path "-" is standard input; .gz and .zst are unpacked. MS_EIO, MS_EDATA,
 * MS_ENOMEM. */
int ms_rows_open(struct ms_rows *rows, const char *path,
		 const char *const *columns, size_t n, size_t need,
		 struct ms_error *err);
void ms_rows_close(struct ms_rows *rows);

/* 1, 0 at the end, -1 with err filled. */
int ms_rows_next(struct ms_rows *rows, struct ms_error *err);

/* Of the current row: column i of those asked for, "" when the file does not
 * have it. Valid until the next. */
const char *ms_rows_field(struct ms_rows *rows, size_t i);
size_t ms_rows_line(const struct ms_rows *rows);

/* The same without a NUL at its end: n bytes, mostly those of the file itself.
 * What is read a million times is asked for like this. */
const char *ms_rows_bytes(struct ms_rows *rows, size_t i, size_t *n);

/* MS_EDATA at the current row and column i. */
int ms_rows_fail(struct ms_rows *rows, size_t i, struct ms_error *err,
		 const char *fmt, ...) __attribute__((format(printf, 4, 5)));

#endif
