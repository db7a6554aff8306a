/*
 * simulate_show - what match-simulate prints, by what was asked; and a market
 * written as files for match-run. Failures end the program.
 */
#ifndef TOOLS_SIMULATE_SHOW_H
#define TOOLS_SIMULATE_SHOW_H

#include "cli.h"
#include "market/simulate.h"

void simulate_show(struct cli *cli, const struct ms_simulation *sim,
		   const struct ms_estimates *est);

/* applicants.csv, programs.csv, quotas.csv, couples.csv and people.csv of the
 * first replication's market into a folder. */
void simulate_write(struct cli *cli, const struct ms_simulation *sim,
		    const char *folder);

#endif
