/*
 * revert - positions that stay unfilled go where the program's reversion says
 * (NRMP, Creating Reversions): after a donor has tried to fill, up to max of
 * its free positions are added to the receiver's quota. What a receiver cannot
 * fill either it may give on.
 *
 *	do
 *		... match within match.quota ...
 *	while (!ms_revert(&match, &market, &moved, &err) && moved);
 */
#ifndef MS_MARKET_REVERT_H
#define MS_MARKET_REVERT_H

#include "market/match.h"

/* Set match->quota to what the matching's free positions imply, from the
 * quotas of the market. *moved (NULL is allowed): positions that are elsewhere
 * than match->quota had them. MS_ENOMEM. */
int ms_revert(struct ms_match *match, const struct ms_market *m,
	      uint32_t *moved, struct ms_error *err);

#endif
