/*
 * market_print - what match-run prints: the match, the positions left, the
 * verdict of the check, the explanation. CSV, or a table with -t. Failures end
 * the program.
 */
#ifndef TOOLS_MARKET_PRINT_H
#define TOOLS_MARKET_PRINT_H

#include "cli.h"
#include "market/match.h"
#include "market/ranklist.h"
#include "market/stability.h"

struct market_view {
	struct cli *cli;
	const struct ms_ranklists *lists;
	const struct ms_match *match;
};

/* applicant,list,program,rank */
void print_match(const struct market_view *v);

/* program,quota,filled,unfilled, for programs with positions left. */
void print_unfilled(const struct market_view *v, const char *path);

/* One row a finding; 1 when the matching is not stable. */
int print_check(const struct market_view *v, enum ms_partner_seat seat);

void print_explain(const struct market_view *v, const char *applicant);

#endif
