/*
 * variations - reading what NRMP calls match variations: couples, supplemental
 * lists, reversions. Private to ranklist.c; the forms are in ranklist.h.
 */
#ifndef MS_MARKET_VARIATIONS_H
#define MS_MARKET_VARIATIONS_H

#include "market/reading.h"

/* Couples and their pairs into the market, in order of the couples' names;
 * applicants not met before are added. *couple_of (malloc'd): each applicant's
 * couple as numbered in lists->couples, for messages. */
int ms_couples_read(struct ms_reading *r, const char *path,
		    uint32_t **couple_of);

/* After the applicants' and programs' lists. */
int ms_supplemental_read(struct ms_reading *r, const char *path);
int ms_reversions_read(struct ms_reading *r, const char *path);

#endif
