/*
 * match - deferred acceptance: a matching of applicants to programs that is
 * stable, that is, no applicant and program would both rather have each other.
 *
 * Applicants proposing (Gale and Shapley 1962, as NRMP does): each applicant
 * asks down their list; a program holds the best of those who asked, within
 * its quota, and lets the worst go when a better one comes; who is let go asks
 * on. Nothing is final until nobody moves. Without couples the outcome does
 * not depend on the order, is the best stable one for every applicant, and no
 * applicant can gain by another list. Programs proposing: the best for
 * programs, worst for applicants, among the stable ones.
 *
 *	struct ms_match match;
 *	if (ms_match_init(&match, &market, &err) ||
 *	    ms_match_applicants(&match, &market, &err))
 *		...
 *	match.program[0];	// of applicant 0, or MS_NONE
 *	match.rank[0];		// 0: first choice
 *	ms_match_release(&match);
 *
 * These two know no couples, supplemental lists or reversions (couples.h).
 */
#ifndef MS_MARKET_MATCH_H
#define MS_MARKET_MATCH_H

#include "market/market.h"

/* A matching, by applicant. For one of a couple, rank is that of the pair. */
struct ms_match {
	uint32_t n; /* applicants */
	uint32_t *program; /* MS_NONE: unmatched */
	uint32_t *rank; /* MS_NONE: unmatched */
	uint32_t *extra; /* supplemental program, or MS_NONE */
	uint32_t *extra_rank;
	uint32_t *quota; /* of each program, after reversions */
	uint32_t np;
};

/* Everyone unmatched. MS_ENOMEM. */
int ms_match_init(struct ms_match *match, const struct ms_market *m,
		  struct ms_error *err);
void ms_match_release(struct ms_match *match);
/* Between matchings of the same market. */
void ms_match_copy(struct ms_match *to, const struct ms_match *from);

/* MS_ENOMEM, or MS_EUSAGE when the market has couples, supplemental lists or
 * reversions. */
int ms_match_applicants(struct ms_match *match, const struct ms_market *m,
			struct ms_error *err);
int ms_match_programs(struct ms_match *match, const struct ms_market *m,
		      struct ms_error *err);

/* Positions of each program that are taken; filled has room for np. */
void ms_match_filled(const struct ms_match *match, uint32_t *filled);

#endif
