/*
 * err - the error value every library call fills.
 *
 * The library never prints and never exits. A call that can fail returns an
 * int: 0 on success, otherwise one of enum ms_code, which is also stored with
 * one line of text in the struct ms_error the caller passed (NULL is allowed:
 * the code alone is returned).
 *
 *	struct ms_error err;
 *	if (ms_csv_open(&csv, fp, "rows.csv", &err))
 *		return complain(err.msg);
 *
 * Messages start in lower case, carry no full stop, quote the offending text
 * and name its place first: "rows.csv:17: total: '2O' is not a count". Out
 * parameters are set only on success.
 */
#ifndef MS_BASE_ERR_H
#define MS_BASE_ERR_H

#include <stddef.h>

/* What went wrong. Tools map these to their exit status (docs/man7). */
enum ms_code {
	MS_OK = 0,
	MS_EDATA, /* the input is not what it should be: exit 1 */
	MS_EIO, /* a file cannot be read or written: exit 1 */
	MS_ENOMEM, /* no memory: exit 1 */
	MS_EUSAGE, /* the request itself makes no sense: exit 2 */
	MS_ENONE, /* the data allow no estimate or no solution: exit 3 */
};

enum { MS_MSG_MAX = 1024 };

struct ms_error {
	enum ms_code code;
	char msg[MS_MSG_MAX];
};

/* Fill err (if not NULL) and return code, so that callers can write
 * "return ms_fail(err, MS_EDATA, ...)". Long messages are cut. */
int ms_fail(struct ms_error *err, enum ms_code code, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

/* The same for a place in a file: "file:line: column: problem". A line of 0
 * and a NULL column are left out. The code is MS_EDATA. */
int ms_fail_at(struct ms_error *err, const char *file, size_t line,
	       const char *column, const char *fmt, ...)
	__attribute__((format(printf, 5, 6)));

/* MS_ENOMEM with its message. */
int ms_nomem(struct ms_error *err);

/* MS_EIO: "file: strerror(errno)". */
int ms_fail_errno(struct ms_error *err, const char *file);

#endif
