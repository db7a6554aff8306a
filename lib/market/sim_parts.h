/*
 * sim_parts - between simulate.c, which runs replications, and the files that
 * say what is measured in one. Private to lib/market.
 */
#ifndef MS_MARKET_SIM_PARTS_H
#define MS_MARKET_SIM_PARTS_H

#include "market/match.h"
#include "market/simulate.h"

/* What one replication says about one row; NaN for nothing. */
struct ms_sim_value {
	double n, rate, change, better, worse;
};

/* One replication. */
struct ms_sim_run {
	const struct ms_simulation *sim;
	struct ms_market m; /* all as singles */
	struct ms_people people;
	struct ms_match match; /* by true lists */
	struct ms_rng rng; /* for what is drawn beyond the market */
	struct ms_sim_value *value; /* a row each */
	uint32_t unsolved;
	struct ms_error *err;
};

/* What can be measured: its rows, and the measuring. */
struct ms_sim_measure {
	size_t (*rows)(const struct ms_simulation *sim);
	void (*label)(const struct ms_simulation *sim, size_t i,
		      struct ms_estimate *row);
	int (*measure)(struct ms_sim_run *run);
};

extern const struct ms_sim_measure ms_sim_type, ms_sim_choice, ms_sim_ranks,
	ms_sim_strategy, ms_sim_couples, ms_sim_fit;

/* n and rate = hits / n; nothing when n is 0. */
void ms_sim_set(struct ms_sim_value *v, double hits, double n);

/* The name of a type, "all" beyond the last. */
const char *ms_sim_type_name(const struct ms_simulation *sim, size_t t);

/* How couples fared: how many with at least one partner matched, both, and
 * both in one region. */
struct ms_sim_partners {
	double either, both, together;
};

/* Match the partners as couples. */
int ms_sim_match_couples(struct ms_sim_run *run, struct ms_sim_partners *how);

#endif
