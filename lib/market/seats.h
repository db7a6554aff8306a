/*
 * seats - who holds which positions while a match is being made.
 *
 * Every entry of every program's list has one byte: held or not. A program
 * with a quota of q never holds more than its q best among those who asked;
 * its worst holder is known at all times, so an offer is judged in one
 * comparison, and giving up a seat is a short walk to the next worst.
 *
 *	uint32_t out = ms_seats_put(&s, p, place);
 *	if (out != MS_NONE)
 *		// the applicant at place out of p's list lost the seat
 */
#ifndef MS_MARKET_SEATS_H
#define MS_MARKET_SEATS_H

#include "market/market.h"

struct ms_seats {
	const struct ms_market *market; /* the caller's */
	unsigned char *held; /* beside program.item */
	uint32_t *quota; /* own copy: reversions change it */
	uint32_t *filled; /* of each program */
	uint32_t *worst; /* place of the worst holder; 0 when none */
};

int ms_seats_init(struct ms_seats *s, const struct ms_market *m,
		  struct ms_error *err);
void ms_seats_release(struct ms_seats *s);
void ms_seats_clear(struct ms_seats *s); /* everyone out, quotas kept */

/* Would the program take the applicant at this place of its list? */
static inline int ms_seats_takes(const struct ms_seats *s, uint32_t p,
				 uint32_t place)
{
	return s->filled[p] < s->quota[p] || place < s->worst[p];
}

/* Take them; the place of who had to leave, or MS_NONE. Only after takes. */
uint32_t ms_seats_put(struct ms_seats *s, uint32_t p, uint32_t place);

/* Give up a seat that is held. */
void ms_seats_drop(struct ms_seats *s, uint32_t p, uint32_t place);

/* The applicant at a place of the program's list. */
static inline uint32_t ms_seats_who(const struct ms_seats *s, uint32_t p,
				    uint32_t place)
{
	const struct ms_lists *l = &s->market->program;

	return l->item[l->start[p] + place];
}

#endif
