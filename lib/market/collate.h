/*
 * collate - rows of (owner, rank, item) in any order into lists in order of
 * rank, with the rules of a list checked: ranks 1, 2, 3, ... once each, no
 * item twice. Used by ranklist.c for every kind of list.
 */
#ifndef MS_MARKET_COLLATE_H
#define MS_MARKET_COLLATE_H

#include "market/reading.h"

/* Put the rows in order of owner and rank and set start (malloc'd, nowner + 1
 * offsets into list->row). pairs: an item is a pair (item, other), at most
 * MS_PAIRS_MAX of them. Strict: MS_EDATA at the first problem. */
int ms_collate(struct ms_reading *r, struct ms_rowlist *list, uint32_t nowner,
	       int pairs, uint32_t **start);

#endif
