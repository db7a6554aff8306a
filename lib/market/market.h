/*
 * market - one market, ready to be matched: who ranks whom, how many positions
 * each program has, who is a couple.
 *
 * Applicants and programs are numbers from 0. A rank order list is a run of
 * one long array; "rank" is a position on an applicant's list and "place" one
 * on a program's, both counted from 0, smaller is better.
 *
 *	applicant.start  0     2        3
 *	applicant.item   7  4  | 4      |	applicant 0 ranks 7, then 4
 *	place            0  -  | 2      |	7 has 0 first, 4 not at all,
 *						4 has 1 third
 *
 * place is what makes matching fast: computed once for every entry of every
 * list (ms_market_join), it answers "would this program have them, and before
 * whom" without a search.
 *
 * Couples rank pairs of programs; a partner has no list alone. A link attaches
 * a supplemental list to an applicant's advanced program. Reversions move
 * positions that stay unfilled. (NRMP, Match Variations; Roth, Interim Report
 * 1: Evaluation of the current NRMP algorithm, 1996.)
 */
#ifndef MS_MARKET_MARKET_H
#define MS_MARKET_MARKET_H

#include <stdint.h>

#include "base/err.h"

/* No program, no place, unmatched. */
#define MS_NONE UINT32_MAX

/* n lists; list i is item[start[i]] .. item[start[i + 1] - 1]. */
struct ms_lists {
	uint32_t n;
	uint32_t *start; /* n + 1 */
	uint32_t *item;
};

/* What a couple ranks. MS_NONE as a program: that partner stays unmatched. */
struct ms_pair {
	uint32_t program[2];
	uint32_t place[2]; /* MS_NONE when not ranked, or no program */
};

struct ms_couple {
	uint32_t member[2];
	uint32_t start, end; /* their pairs, best first */
};

/* The supplemental list of one applicant at one advanced program. */
struct ms_link {
	uint32_t applicant, program;
	uint32_t start, end; /* of supplement, best first */
};

struct ms_supplement {
	uint32_t program, place;
};

/* Up to max of the donor's unfilled positions go to the receiver. */
struct ms_reversion {
	uint32_t donor, receiver, max;
};

struct ms_market {
	struct ms_lists applicant; /* programs, in order of preference */
	struct ms_lists program; /* applicants, in order of preference */
	uint32_t *quota; /* positions of each program */
	uint32_t *place; /* beside applicant.item; MS_NONE: not ranked */
	struct ms_couple *couple;
	struct ms_pair *pair;
	uint32_t ncouple, npair;
	uint32_t *couple_of; /* each applicant's couple or MS_NONE; NULL
				when there are no couples */
	struct ms_link *link; /* sorted by applicant, then program */
	struct ms_supplement *supplement;
	uint32_t nlink, nsupplement;
	struct ms_reversion *reversion;
	uint32_t nreversion;
};

/* Fill in every place from the programs' lists; needed once after the lists
 * are set, before anything else is asked. MS_ENOMEM. */
int ms_market_join(struct ms_market *m, struct ms_error *err);

/* Free what the market holds; the arrays must come from malloc. */
void ms_market_release(struct ms_market *m);

/* The link of an applicant who holds this program, or NULL. */
const struct ms_link *ms_market_link(const struct ms_market *m,
				     uint32_t applicant, uint32_t program);

/* Is the applicant one of a couple? */
int ms_market_coupled(const struct ms_market *m, uint32_t applicant);

#endif
