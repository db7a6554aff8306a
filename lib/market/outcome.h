/*
 * outcome - a matching out of a CSV file, ours or anybody's, to be checked.
 *
 *	applicant,program		and, if you like, list,rank
 *
 * list is primary (also when blank) or supplemental. An applicant without a
 * row, or with a blank program, is unmatched. Names must be known; whether the
 * matching is any good is for ms_check_match to say, so a program that is not
 * on the applicant's list is accepted here. A rank that contradicts the list is
 * refused: the file belongs to other lists.
 */
#ifndef MS_MARKET_OUTCOME_H
#define MS_MARKET_OUTCOME_H

#include "market/match.h"
#include "market/ranklist.h"

/* Into match, from ms_match_init. With reversions, its quotas become those
 * that the unfilled positions imply. MS_EDATA, MS_EIO, MS_ENOMEM. */
int ms_outcome_read(struct ms_match *match, struct ms_ranklists *lists,
		    const char *path, struct ms_error *err);

#endif
