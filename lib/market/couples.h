/*
 * couples - the match with couples, supplemental lists and reversions.
 *
 * With couples a stable matching may not exist, and when one does a procedure
 * may fail to find it. Hence three verdicts, never mixed up: one was found and
 * checked; none was found; none exists, which only a search through all
 * possibilities proves (small markets). In the last two cases the matching with
 * the fewest blocking pairs met on the way is returned.
 *
 *	struct ms_couples_options options = { .restarts = 10 };
 *	struct ms_couples_report report;
 *	if (ms_match_couples(&match, &market, &options, &report, &err))
 *		...
 *	if (report.verdict == MS_STABLE)
 *
 * Two procedures.
 *
 * MS_BY_ROUNDS, after Kojima, Pathak and Roth (2013, appendix B.2): singles
 * first, then all couples ask, then those displaced go on, until nobody moves.
 * If the result is not stable, free positions are offered upwards and all
 * couples ask again from the top of their list: the next round.
 *
 * MS_ROTH_PERANSON, after Roth and Peranson (1999): singles first, then the
 * couples one at a time. Whoever is displaced is tried again from the top;
 * programs that had a seat given up are looked through for anyone who would
 * rather be there. Where the paper leaves a choice: a pair at one program must
 * both be among its best; only programs on the stack are looked through;
 * displaced singles are seen to before couples.
 *
 * Rounds that come back to where they were leave few who block; the couples
 * are then tried one at a time from there. When that comes back to a state it
 * was in too, it would go round for ever: the attempt ends. The next one takes
 * the couples in another order, drawn from the seed, and, when one at a time,
 * whoever is next at random (a random path to stability, Roth and Vande Vate
 * 1990), which cannot go round for ever but may not arrive: hence the limit of
 * steps.
 *
 * Supplemental lists are tried like singles once the primary program is held.
 * Reversions (revert.h) are applied to the outcome and the match made again
 * until none is left to apply.
 */
#ifndef MS_MARKET_COUPLES_H
#define MS_MARKET_COUPLES_H

#include "market/stability.h"

enum ms_procedure { MS_BY_ROUNDS, MS_ROTH_PERANSON };

enum ms_verdict { MS_STABLE, MS_NONE_FOUND, MS_NONE_EXISTS };

struct ms_couples_options {
	enum ms_procedure procedure;
	enum ms_partner_seat seat;
	uint64_t seed; /* of the orders of couples after the first */
	uint32_t restarts; /* further orders to try */
	uint64_t steps; /* list entries looked at in one attempt; 0: 10 for
			   each there is, and 100,000 */
	uint64_t search; /* list entries the proof may look at; 0: none */
};

struct ms_couples_report {
	enum ms_verdict verdict;
	uint64_t blocking; /* of the matching returned */
	uint32_t attempts; /* orders of couples tried */
	uint32_t loops; /* of them, came back to an earlier state */
	uint32_t stopped; /* of them, reached the limit of steps */
	uint32_t rounds; /* in all */
	uint64_t steps; /* in all */
	uint32_t reverted; /* positions that went elsewhere */
	int searched; /* every possibility was looked at */
	int by_search; /* the matching was found by the search only */
};

/* match: from ms_match_init. 0 whatever the verdict; MS_ENOMEM. */
int ms_match_couples(struct ms_match *match, const struct ms_market *m,
		     const struct ms_couples_options *options,
		     struct ms_couples_report *report, struct ms_error *err);

#endif
