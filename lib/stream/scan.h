/*
 * scan - the records of a piece of CSV in memory, fast: the form the tally
 * reads millions of rows in. It accepts and refuses what table/csv does,
 * record for record and with the same words (tests/unit/test_scan.c holds it
 * against that reader); table/csv stays the one for everything small.
 *
 * The text must consist of whole records, the last with its line end, and be
 * followed by MS_SCAN_PAD bytes that may be read (their values do not matter).
 * stream/feed cuts files that way.
 *
 *	struct ms_scan scan = { 0 };
 *	struct ms_fault fault;
 *	int more;
 *
 *	ms_scan_text(&scan, text, len, 0);
 *	while ((more = ms_scan_next(&scan, &fault)) > 0)
 *		for (i = 0; i < scan.nfield; i++)
 *			s = ms_scan_raw(&scan, i, &n);
 *	ms_scan_release(&scan);
 *
 * How: 64 bytes at a time become bit masks of commas, line ends and quotes;
 * the running parity of the quotes masks what is quoted; what is left are the
 * places where fields end. A quote that does not stand directly beside a
 * separator or another quote sends its record through a slow, strict check.
 */
#ifndef MS_STREAM_SCAN_H
#define MS_STREAM_SCAN_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/text.h"

enum { MS_SCAN_PAD = 64 };

/* Why a record cannot be read. */
enum ms_fault_kind {
	MS_FAULT_NONE,
	MS_FAULT_QUOTE, /* a quote where none may stand */
	MS_FAULT_NUL, /* a NUL byte */
	MS_FAULT_OPEN, /* a quoted field never closed */
	MS_FAULT_WIDE, /* nor within MS_CSV_RECORD_MAX bytes */
	MS_FAULT_LONG, /* a line above MS_CSV_RECORD_MAX */
	MS_FAULT_NOMEM,
};

struct ms_fault {
	enum ms_fault_kind kind;
	size_t at; /* offset in the text: of the fault, or for
		      MS_FAULT_OPEN of the record */
	size_t field; /* from 1 */
};

struct ms_scan {
	size_t nfield; /* of the current record */
	size_t start; /* offset of the current record */
	/* private */
	const char *text;
	size_t len;
	size_t indexed; /* bytes of text looked at */
	uint64_t inside, after_sep, after_close; /* carried between words */
	uint32_t *mark; /* where fields end; one before the first is kept */
	uint32_t *end; /* which marks are line ends */
	uint32_t *odd; /* words that need the strict check */
	size_t nmark, nend, nodd, capacity;
	size_t iend, iodd, first, next; /* first: mark before the record */
	int strict; /* check every record */
};

/* Begin a text. strict: check every record (the feed says so of a block with
 * a NUL byte). The text stays the caller's; its length is below 2^31. */
void ms_scan_text(struct ms_scan *scan, const char *text, size_t len,
		  int strict);
void ms_scan_release(struct ms_scan *scan);

/* The next record: 1, 0 at the end, -1 with fault filled. Lines without
 * anything but blanks are no records. */
int ms_scan_next(struct ms_scan *scan, struct ms_fault *fault);

/* Field i of the current record as it stands between its separators, quotes
 * and blanks included. */
static inline const char *ms_scan_raw(const struct ms_scan *scan, size_t i,
				      size_t *n)
{
	const uint32_t *mark = scan->mark + scan->first + i;
	uint32_t from = mark[0] + 1;

	*n = mark[1] - from;
	return scan->text + from;
}

/* The value of a raw field: blanks around it and quotes off, doubled quotes
 * halved. Replaces what is in out. */
void ms_scan_value(const char *raw, size_t n, struct ms_buf *out);

/* Check one record strictly, from its start to the end of text: the fault, or
 * MS_FAULT_OPEN when its quoted field does not end in the text. */
enum ms_fault_kind ms_scan_check(const char *text, size_t len,
				 struct ms_fault *fault);

/* Why the record that begins a text does not end within it: that its line is
 * too long, or the first fault in it. */
void ms_scan_stuck(const char *text, size_t len, struct ms_fault *fault);

/* Line ends (LF, CRLF or CR) in a text; before is the byte ahead of it, so
 * that a CRLF cut in two counts once. */
size_t ms_scan_lines(const char *text, size_t len, char before);

/* The message for a fault: first_line is the line of the text's first byte. */
int ms_fault_report(const struct ms_fault *fault, const char *file,
		    const char *text, size_t first_line, struct ms_error *err);

#endif
