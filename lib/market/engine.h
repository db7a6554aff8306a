/*
 * engine - the state in which a match with couples and supplemental lists is
 * made, and its moves. Private to couples.c, rounds.c, peranson.c, search.c.
 *
 * Who holds a seat: an applicant (at), one of a couple (at, both partners or
 * neither once the couple has been seen to), and an applicant's supplemental
 * list (extra), open only while at is the program it is linked to.
 *
 * Whoever loses a seat is put on a pile, to be seen to later; so is a program
 * that had one given up. That a partner loses theirs too, or that another
 * supplemental list applies, takes effect only when the pile is worked off.
 * Thereby what happens while a pile of singles is worked off does not depend on
 * the order, only the order of couples does.
 */
#ifndef MS_MARKET_ENGINE_H
#define MS_MARKET_ENGINE_H

#include "market/seats.h"
#include "market/stability.h"

/* A stack without repeats. */
struct ms_pile {
	uint32_t *item, n;
	unsigned char *in;
};

struct ms_engine {
	const struct ms_market *m;
	enum ms_partner_seat seat;
	struct ms_seats seats;
	/* by applicant */
	uint32_t *at; /* primary program, MS_NONE without */
	uint32_t *at_place;
	uint32_t *rank; /* singles: on their list; MS_NONE unmatched */
	uint32_t *next; /* singles: the rank to ask next */
	uint32_t *extra; /* supplemental program */
	uint32_t *extra_place;
	uint32_t *extra_rank, *extra_next;
	uint32_t *extra_for; /* the primary program it goes with */
	/* by couple */
	uint32_t *pair; /* rank of their pair; MS_NONE unmatched */
	uint32_t *pair_next;
	/* beside program.item: the rank of the program on a single's list */
	uint32_t *rank_of;
	struct ms_pile singles, extras, couples, programs;
	uint64_t hash; /* of all ranks, extra ranks and pairs */
	uint64_t steps; /* list entries looked at */
};

/* quota: of each program, or NULL for the market's. MS_ENOMEM. */
int ms_engine_init(struct ms_engine *e, const struct ms_market *m,
		   enum ms_partner_seat seat, const uint32_t *quota,
		   struct ms_error *err);
void ms_engine_release(struct ms_engine *e);

/* Nobody holds anything; all singles are on their pile. */
void ms_engine_clear(struct ms_engine *e);

/* A single asks down the list, from next to what they hold. */
void ms_engine_single(struct ms_engine *e, uint32_t a);

/* Supplemental lists: give up what no longer goes with the primary program,
 * then ask down the list that does. Two moves, so that a pile can first have
 * all stale seats given up. */
void ms_engine_stale(struct ms_engine *e, uint32_t a);
void ms_engine_extra(struct ms_engine *e, uint32_t a);

/* A couple gives up what it holds and asks down its pairs from the one given;
 * with MS_SEAT_KEPT it first looks whether there is a better one. */
void ms_engine_couple(struct ms_engine *e, uint32_t c, uint32_t from);

/* Does the couple have a pair with this program above the one it holds? */
int ms_engine_couple_wants(struct ms_engine *e, uint32_t c, uint32_t program);

/* Singles, and supplemental lists, that would rather be at this program and
 * whom it would take get in, best first. */
void ms_engine_offer(struct ms_engine *e, uint32_t p);

/* Work off the piles of singles and supplemental lists. */
void ms_engine_settle(struct ms_engine *e);

/* The matching there is now. A couple that waits on its pile is unmatched. */
void ms_engine_match(const struct ms_engine *e, struct ms_match *match);

void ms_pile_push(struct ms_pile *pile, uint32_t i);
uint32_t ms_pile_pop(struct ms_pile *pile); /* MS_NONE: empty */

#endif
