/*
 * attempt - one go at a match with couples, in one order of couples. Private to
 * couples.c, which sets it up, and to the procedures.
 */
#ifndef MS_MARKET_ATTEMPT_H
#define MS_MARKET_ATTEMPT_H

#include "base/rng.h"
#include "market/couples.h"
#include "market/engine.h"

struct ms_attempt {
	struct ms_engine engine;
	const struct ms_couples_options *options;
	struct ms_couples_report *report;
	uint32_t *order; /* couples */
	unsigned char *due; /* by couple, for the rounds */
	struct ms_match *best; /* fewest blocking so far */
	struct ms_match trial;
	uint64_t first_step; /* of this attempt */
	/* Brent's loop detection: the state kept, and how long to keep it */
	uint64_t kept, power, lap;
	int random; /* take from piles at random */
	int all_in; /* no couple is still to come */
	uint32_t fewest, looks; /* waiting on piles, and how often */
	struct ms_rng rng;
	struct ms_error *err;
};

/* How an attempt ends. */
enum ms_end {
	MS_END_STABLE,
	MS_END_UNSTABLE, /* nobody is left to move */
	MS_END_LOOP,
	MS_END_STEPS,
	MS_END_ERROR
};

enum ms_end ms_attempt_rounds(struct ms_attempt *t);
enum ms_end ms_attempt_peranson(struct ms_attempt *t);

/* See to everyone on a pile, one at a time, until there is nobody. Judged on
 * the way, so MS_END_STABLE may come early. */
enum ms_end ms_attempt_one_by_one(struct ms_attempt *t);

/* Judge the matching there is now; keep it if it is the best so far. 1 stable,
 * 0 not, -1 error. */
int ms_attempt_judge(struct ms_attempt *t);

/* Was this state met before in the attempt? (Brent 1980: compare with one kept
 * state, keep a new one at powers of two.) */
int ms_attempt_loops(struct ms_attempt *t);

/* Has the attempt used up its steps? */
int ms_attempt_stops(const struct ms_attempt *t);

/* Look at every assignment of the couples, and every stable matching of the
 * singles around it. 1: a stable matching was found and is in match; 0: none
 * exists; -1: the budget of list entries did not suffice; -2: error. */
int ms_search_couples(struct ms_match *match, const struct ms_market *m,
		      enum ms_partner_seat seat, uint64_t budget,
		      struct ms_error *err);

#endif
