/*
 * stability - is a matching stable, and if not, who would rather be together?
 *
 * Works on any matching, whoever made it, and shares no code with the
 * algorithms: it collects who holds what and asks every list again.
 *
 *	struct ms_check check = { .found = print_one };
 *	if (ms_check_match(&check, &market, &match, &err))
 *		...
 *	check.blocking == 0	// stable
 *
 * Blocking. A single and a program they prefer to where they are, which has a
 * free position or holds someone it likes less. A couple and a pair they
 * prefer, both of whose programs would take them; two at one program must both
 * be among its best (Ashlagi, Braverman and Hassidim 2014). A supplemental
 * program that an applicant would rather have beside their advanced one.
 *
 * When a couple considers a move, is the seat a partner holds now free for the
 * other? MS_SEAT_FREED says yes (both are withdrawn first, as when they are
 * tried again from the top of their list), MS_SEAT_KEPT no (Kojima, Pathak and
 * Roth 2013). It matters: some markets have a stable matching in the second
 * sense and none in the first, which is the stricter.
 */
#ifndef MS_MARKET_STABILITY_H
#define MS_MARKET_STABILITY_H

#include "market/match.h"

enum ms_partner_seat { MS_SEAT_FREED, MS_SEAT_KEPT };

enum ms_problem {
	MS_BLOCKS, /* applicant and program would rather have each other */
	MS_COUPLE_BLOCKS, /* a couple and both programs of a pair */
	MS_SUPPLEMENT_BLOCKS, /* applicant and a supplemental program */
	MS_NOT_LISTED, /* matched to what the applicant did not rank */
	MS_NOT_ACCEPTED, /* matched to a program that did not rank them */
	MS_OVER_QUOTA, /* more matched than positions; no applicant */
};

/* One finding. Fields that do not apply are MS_NONE. */
struct ms_block {
	enum ms_problem problem;
	uint32_t applicant, program;
	uint32_t rank; /* of the program, or pair, on the applicant's list */
	uint32_t place; /* of the applicant on the program's list */
	uint32_t now, now_rank; /* where the applicant is */
	uint32_t partner, partner_program; /* couples */
	uint32_t last; /* place of the program's least preferred holder,
			  MS_NONE when it has a free position */
};

struct ms_check {
	enum ms_partner_seat seat;
	void (*found)(const struct ms_block *b, void *user); /* or NULL */
	void *user;
	uint64_t blocking; /* out: pairs that block */
	uint64_t invalid; /* out: the other findings */
};

/* Count, and report each by found. MS_ENOMEM. */
int ms_check_match(struct ms_check *check, const struct ms_market *m,
		   const struct ms_match *match, struct ms_error *err);

/* "blocking pair", "blocking couple", ... */
const char *ms_problem_name(enum ms_problem problem);

#endif
