/*
 * adjust - p-values of a family of tests, adjusted for their number.
 *
 *	double p[] = { 0.01, 0.02, 0.03 }, adj[3];
 *
 *	if (ms_p_adjust(p, 3, MS_HOLM, adj, &err))
 *		...
 *	adj is 0.03, 0.04, 0.04
 *
 * Holm for a planned set of comparisons: the chance of any false claim stays
 * below the level. Benjamini-Hochberg for a screen ("which specialties
 * differ?"): the expected share of false claims among the claims does. Print
 * the adjusted p next to the raw one, never instead, and say what the family
 * is.
 */
#ifndef MS_STATS_ADJUST_H
#define MS_STATS_ADJUST_H

#include <stddef.h>

#include "base/err.h"

enum ms_adjust { MS_ADJUST_NONE, MS_HOLM, MS_BENJAMINI_HOCHBERG };

/* "none", "holm", "bh". */
const char *ms_adjust_name(enum ms_adjust m);
int ms_adjust_parse(const char *name, enum ms_adjust *out,
		    struct ms_error *err);

/*
 * With p ascending and n of them:
 *	Holm (1979)	adj_i = max over j <= i of min(1, (n-j+1) p_j)
 *	B.-H. (1995)	adj_i = min over j >= i of min(1, (n/j) p_j)
 * NAN marks a test that could not be done: it stays NAN and is not counted
 * (R: p.adjust). out may be p itself. MS_EDATA: a p outside [0, 1].
 */
int ms_p_adjust(const double *p, size_t n, enum ms_adjust m, double *out,
		struct ms_error *err);

#endif
