/*
 * simulate - many made-up markets, and what they say about the advice.
 *
 * Each replication draws a market (draw.h) from the seed and its own number,
 * matches it, and measures some rates; the estimate is their mean over the
 * replications, with a t interval for it. Replications run on any number of
 * threads with the same result.
 *
 *	struct ms_simulation sim;
 *	struct ms_estimates est;
 *
 *	ms_simulation_default(&sim);
 *	sim.by = MS_SIM_RANKS;
 *	if (ms_simulate(&est, &sim, &err))
 *		...
 *	est.row[0].rate;
 *	ms_estimates_release(&est);
 *
 * What is measured, by:
 * MS_SIM_TYPE	matched, by applicant type and of all.
 * MS_SIM_CHOICE	of those matched, at first, second, third and later
 *	choice, by type.
 * MS_SIM_RANKS	matched by the length of lists, in three senses that must not
 *	be mixed up: "length", those whose list has this length; "one list cut",
 *	an applicant like the average one who alone keeps only so many ranks
 *	(exactly: the share whose true match is within them, for cutting one
 *	list leaves a match at a rank that is kept as it was and takes away
 *	one beyond); "all lists cut", everyone keeps only so many.
 * MS_SIM_STRATEGY	a share of the applicants, drawn at random, hands in
 *	other lists; the same applicants in the same market with true lists
 *	are the comparison. better and worse: they land at a program higher,
 *	or lower, on their true list (unmatched is lowest).
 * MS_SIM_COUPLES	couples, both or one matched; and the same people, had
 *	they ranked as singles. Stable with a partner's seat kept.
 * MS_SIM_FIT	the model beside what NRMP published.
 */
#ifndef MS_MARKET_SIMULATE_H
#define MS_MARKET_SIMULATE_H

#include "market/draw.h"

enum ms_sim_by {
	MS_SIM_TYPE,
	MS_SIM_CHOICE,
	MS_SIM_RANKS,
	MS_SIM_STRATEGY,
	MS_SIM_COUPLES,
	MS_SIM_FIT,
};

struct ms_simulation {
	struct ms_draw draw;
	enum ms_sim_by by;
	uint32_t replications;
	uint32_t threads;
	uint64_t seed;
	double level; /* of the intervals */
	double share; /* strategy: of applicants who use one */
	uint32_t keep; /* strategy: ranks kept by those who cut */
	uint32_t ranks; /* ranks: the longest list asked about */
	uint32_t type; /* ranks: of applicants asked about; MS_NONE: all */
	/* called in turn as replications end; may be NULL */
	void (*progress)(uint32_t done, uint32_t of, void *user);
	void *user;
};

/* A rate with its interval, NaN where it has none. */
struct ms_rate_of {
	double rate, low, high;
};

/* One row; which keys apply depends on by. */
struct ms_estimate {
	const char *series; /* static: strategy, sense of length, ... */
	const char *type; /* of applicants, or "all" */
	uint32_t number; /* ranks, or choice (4: later); 0 none */
	double n; /* applicants, or couples, in a replication */
	struct ms_rate_of rate;
	struct ms_rate_of change, better, worse; /* strategy */
	double published; /* fit: NaN when there is nothing to compare */
	uint32_t year;
	int fitted; /* fit: the model was fitted to it */
};

struct ms_estimates {
	struct ms_estimate *row;
	size_t n;
	uint32_t unsolved; /* couples: markets without a stable matching found,
			      which count with the best one met */
};

/* The national market, ten replications, two threads, seed 1, 95 %, a tenth of
 * the applicants, three ranks kept, fifteen ranks asked about. */
void ms_simulation_default(struct ms_simulation *sim);

/* MS_EUSAGE when the numbers make no market, MS_ENOMEM. */
int ms_simulate(struct ms_estimates *out, const struct ms_simulation *sim,
		struct ms_error *err);
void ms_estimates_release(struct ms_estimates *est);

#endif
