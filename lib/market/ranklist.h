/*
 * ranklist - rank order lists, quotas, couples and the rest, from CSV files
 * into a market, with every rule of the lists checked.
 *
 *	applicants	applicant,rank,program
 *	programs	program,rank,applicant
 *	quotas		program,quota
 *	couples		couple,rank,applicant1,program1,applicant2,program2
 *	supplemental	applicant,program,rank,supplemental_program
 *	reversions	donor,receiver,max_positions
 *
 *	struct ms_market_files files = { .applicants = "a.csv",
 *		.programs = "p.csv", .quotas = "q.csv" };
 *	struct ms_ranklists lists;
 *	if (ms_ranklists_read(&lists, &files, 0, &err))
 *		return -1;	// "a.csv:17: program: 'P9' is twice ..."
 *	lists.market;		// for match.h
 *	ms_ranklists_release(&lists);
 *
 * Ranks run 1, 2, 3, ... without gaps; rows may come in any order. A program
 * is known by its quota; an applicant by a list, by a couple, or by a row with
 * blank rank and program (an empty list). In couples a blank program or
 * 999999999 is "no match" for that partner; a couple has at most 300 pairs and
 * its partners no lists of their own.
 *
 * Strict reading refuses the first bad row. Lenient reading mends what NRMP's
 * rules let it mend, by dropping the row and renumbering the list, and counts
 * what it did; a rank that is no number is refused all the same.
 */
#ifndef MS_MARKET_RANKLIST_H
#define MS_MARKET_RANKLIST_H

#include "base/intern.h"
#include "market/market.h"

enum { MS_PAIRS_MAX = 300 };
#define MS_NO_MATCH_CODE "999999999"

/* Paths; "-" is standard input (one of them), NULL: there is none. */
struct ms_market_files {
	const char *applicants, *programs, *quotas;
	const char *couples, *supplemental, *reversions;
};

/* What lenient reading did. */
enum ms_mend {
	MS_MEND_PROGRAM, /* rows dropped: a program without a quota */
	MS_MEND_APPLICANT, /* rows dropped: an applicant without a list */
	MS_MEND_TWICE, /* rows dropped: already on the list */
	MS_MEND_RANK, /* lists renumbered: a rank missing or repeated */
	MS_MEND_QUOTA, /* quotas below 0 taken as 0, or given again */
	MS_MEND_COUPLE, /* rows dropped: someone else's partner already */
	MS_MEND_COUPLED, /* rows dropped: a partner's list of their own */
	MS_MEND_LONG, /* rows dropped: beyond 300 pairs */
	MS_MEND_BLANK, /* rows dropped: a pair of two blanks */
	MS_MEND_LINK, /* rows dropped: the advanced program is not ranked */
	MS_MEND_N
};

struct ms_ranklists {
	struct ms_market market;
	struct ms_intern applicants, programs, couples;
	size_t mended[MS_MEND_N];
};

int ms_ranklists_read(struct ms_ranklists *lists,
		      const struct ms_market_files *files, int lenient,
		      struct ms_error *err);
void ms_ranklists_release(struct ms_ranklists *lists);

/* What a count of mended stands for: "rows dropped, beyond 300 pairs". */
const char *ms_mend_text(enum ms_mend mend);

#endif
