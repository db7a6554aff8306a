/*
 * explain - why an applicant matched where they did: each line of their list
 * against the final matching.
 *
 *	A1 matched to City, rank 3:
 *	rank program  place quota filled last  why
 *	1    Mercy    14    5     5      11    holds only applicants it prefers
 *	2    Summit   -     3     3      9     did not rank the applicant
 *	3    City     7     8     8      20    matched here
 *	4    Harbor   2     4     4      6     not reached
 *
 * In a stable matching a line above the match always has a reason; should one
 * say that the program would take the applicant, the matching is not stable.
 * For one of a couple each line is a pair, and the reason that of the side
 * shown: a pair fails when either side does.
 */
#ifndef MS_MARKET_EXPLAIN_H
#define MS_MARKET_EXPLAIN_H

#include "market/match.h"

enum ms_why {
	MS_WHY_MATCHED,
	MS_WHY_NOT_RANKED, /* the program did not rank them */
	MS_WHY_NO_POSITIONS, /* a quota of 0 */
	MS_WHY_FULL, /* all its positions are held by applicants it prefers */
	MS_WHY_TAKES, /* it would take them */
	MS_WHY_NOT_BOTH, /* couples: it would, but not together with the other
			    side of the pair as things stand */
	MS_WHY_NO_MATCH, /* couples: this side of the pair is "no match" */
	MS_WHY_NOT_REACHED, /* they match above this line */
};

/* One line of a list. Ranks and places from 0, MS_NONE when there is none. */
struct ms_step {
	int supplemental;
	uint32_t applicant, rank, program;
	uint32_t place; /* of the applicant on the program's list */
	uint32_t quota, filled;
	uint32_t last; /* place of the least preferred it holds */
	enum ms_why why;
};

/* Each line of the applicant's list, and of the partner's beside it, then the
 * supplemental lists, to found. MS_ENOMEM. */
int ms_explain(const struct ms_market *m, const struct ms_match *match,
	       uint32_t applicant,
	       void (*found)(const struct ms_step *step, void *user),
	       void *user, struct ms_error *err);

/* "the program did not rank them", ... */
const char *ms_why_text(enum ms_why why);

#endif
