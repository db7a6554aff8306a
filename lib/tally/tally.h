/*
 * tally - applicant rows to counts: how many matched and how many did not, by
 * any key columns and by score. One pass, as fast as the rows can be read, on
 * several threads; the memory grows with the groups and their distinct scores,
 * never with the rows. A logistic fit on these counts is the fit on the rows.
 *
 *	const char *const keys[] = { "specialty", "applicant_type" };
 *	struct ms_tally_options o = {
 *		.keys = keys, .nkey = 2, .score = "step2_ck",
 *		.outcome = "matched", .threads = 4,
 *	};
 *	struct ms_tally *t;
 *
 *	if (ms_tally_new(&t, &o, &err) || ms_tally_rows(t, "rows.csv", &err) ||
 *	    ms_tally_each(t, print, NULL, &err))
 *		...
 *	ms_tally_free(t);
 *
 * Rows: columns by name in any order, others ignored. Outcomes are 1/0, yes/no,
 * true/false, matched/unmatched, in any case. A row without a score is counted
 * apart (a cell whose low is NAN); one without an outcome counts nowhere but
 * in the totals. A row equal to the header is no row (files put together).
 * Tallies of parts add up to the tally of the whole: ms_tally_counts reads
 * what another run wrote.
 */
#ifndef MS_TALLY_TALLY_H
#define MS_TALLY_TALLY_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "stream/feed.h"

enum { MS_TALLY_LISTED = 20 }; /* bad rows whose messages are kept */

/* Strings stay the caller's and must outlive the tally. */
struct ms_tally_options {
	const char *const *keys; /* key columns; when counts are added and
				    there are none: whatever columns they have
				    beside score and counts */
	size_t nkey;
	const char *score; /* the rows' score column; NULL: by keys alone */
	const char *outcome; /* the rows' outcome column */
	const double *edges; /* lowest whole score of each band but the first,
				ascending: { 200, 210 } is -199, 200-209,
				210-; NULL: by exact score */
	size_t nedge;
	const char *na; /* missing marks as in table/table; NULL: ",NA" */
	const char *header; /* input has no header line; these are its columns,
			       as a CSV line */
	unsigned threads; /* 0 is 1 */
	size_t block; /* bytes read at a time, 0: as the feed likes */
	int skip_bad; /* leave out and count rows that make no sense */
	ms_progress *progress; /* see stream/feed; may be NULL */
	void *user;
};

/* What the cells are counted by. */
enum ms_tally_form {
	MS_BY_KEYS, /* no score */
	MS_BY_SCORE, /* low == high */
	MS_BY_BAND, /* low to high, whole points, both inside */
};

struct ms_tally_cell {
	double low, high; /* NAN: no score; -INFINITY, INFINITY: open */
	uint64_t matched, unmatched;
};

struct ms_tally_totals {
	uint64_t rows; /* read, whatever became of them */
	uint64_t no_score; /* counted in cells without a score */
	uint64_t no_outcome; /* left out */
	uint64_t bad; /* left out (skip_bad) */
};

struct ms_tally;

/* MS_EUSAGE: no such bands. */
int ms_tally_new(struct ms_tally **out, const struct ms_tally_options *options,
		 struct ms_error *err);
void ms_tally_free(struct ms_tally *t);

/* Count the rows of a file ("-": standard input; .gz and .zst are unpacked).
 * After an error the tally is of no use. MS_EDATA with file, line and column:
 * no such column, a row of another width than the header, an outcome or score
 * that is none (unless skip_bad), text that is no CSV. MS_EIO. */
int ms_tally_rows(struct ms_tally *t, const char *path, struct ms_error *err);

/* Add the counts of a file: key columns, "score" or "score_low" and
 * "score_high" or neither, "matched", and "unmatched" or "total". */
int ms_tally_counts(struct ms_tally *t, const char *path, struct ms_error *err);

size_t ms_tally_nkey(const struct ms_tally *t);
const char *ms_tally_key(const struct ms_tally *t, size_t i);
enum ms_tally_form ms_tally_form(const struct ms_tally *t);
const struct ms_tally_totals *ms_tally_totals(const struct ms_tally *t);

/* The first bad rows left out, as messages; NULL past the last one kept. */
const char *ms_tally_bad(const struct ms_tally *t, size_t i);

/* Call fn for every cell that counts somebody: groups in the order of their
 * keys' bytes, scores ascending, a cell without score last. keys: nkey
 * strings. A non-zero return of fn ends it and is returned. */
typedef int ms_tally_fn(void *user, const char *const *keys,
			const struct ms_tally_cell *cell);
int ms_tally_each(const struct ms_tally *t, ms_tally_fn *fn, void *user,
		  struct ms_error *err);

#endif
