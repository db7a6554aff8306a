#include "market/engine.h"

#include <stdlib.h>
#include <string.h>

#include "base/rng.h"

enum { SINGLE, COUPLE, EXTRA };

void ms_pile_push(struct ms_pile *pile, uint32_t i)
{
	if (pile->in[i])
		return;
	pile->in[i] = 1;
	pile->item[pile->n++] = i;
}

uint32_t ms_pile_pop(struct ms_pile *pile)
{
	uint32_t i;

	if (!pile->n)
		return MS_NONE;
	i = pile->item[--pile->n];
	pile->in[i] = 0;
	return i;
}

static int pile_init(struct ms_pile *pile, size_t n)
{
	pile->item = malloc((n + 1) * sizeof(*pile->item));
	pile->in = calloc(n + 1, 1);
	return pile->item && pile->in ? 0 : -1;
}

static void pile_clear(struct ms_pile *pile)
{
	while (pile->n)
		pile->in[pile->item[--pile->n]] = 0;
}

static void pile_release(struct ms_pile *pile)
{
	free(pile->item);
	free(pile->in);
}

static uint32_t *numbers(size_t n)
{
	return malloc((n + 1) * sizeof(uint32_t));
}

static void set_none(uint32_t *x, size_t n)
{
	memset(x, 0xff, n * sizeof(*x));
}

static void find_ranks(struct ms_engine *e)
{
	const struct ms_lists *l = &e->m->applicant;
	uint32_t a, i;

	set_none(e->rank_of, e->m->program.start[e->m->program.n]);
	for (a = 0; a < l->n; a++)
		for (i = l->start[a]; i < l->start[a + 1]; i++)
			if (e->m->place[i] != MS_NONE)
				e->rank_of[e->m->program.start[l->item[i]] +
					   e->m->place[i]] = i - l->start[a];
}

static int alloc(struct ms_engine *e)
{
	const struct ms_market *m = e->m;
	size_t na = m->applicant.n, nc = m->ncouple;

	e->at = numbers(na);
	e->at_place = numbers(na);
	e->rank = numbers(na);
	e->next = numbers(na);
	e->extra = numbers(na);
	e->extra_place = numbers(na);
	e->extra_rank = numbers(na);
	e->extra_next = numbers(na);
	e->extra_for = numbers(na);
	e->pair = numbers(nc);
	e->pair_next = numbers(nc);
	e->rank_of = numbers(m->program.start[m->program.n]);
	if (pile_init(&e->singles, na) || pile_init(&e->extras, na) ||
	    pile_init(&e->couples, nc) || pile_init(&e->programs, m->program.n))
		return -1;
	return e->at && e->at_place && e->rank && e->next && e->extra &&
			       e->extra_place && e->extra_rank &&
			       e->extra_next && e->extra_for && e->pair &&
			       e->pair_next && e->rank_of
		       ? 0
		       : -1;
}

int ms_engine_init(struct ms_engine *e, const struct ms_market *m,
		   enum ms_partner_seat seat, const uint32_t *quota,
		   struct ms_error *err)
{
	memset(e, 0, sizeof(*e));
	e->m = m;
	e->seat = seat;
	if (ms_seats_init(&e->seats, m, err))
		return MS_ENOMEM;
	if (alloc(e)) {
		ms_engine_release(e);
		return ms_nomem(err);
	}
	if (quota && m->program.n)
		memcpy(e->seats.quota, quota, m->program.n * sizeof(*quota));
	find_ranks(e);
	ms_engine_clear(e);
	return 0;
}

void ms_engine_release(struct ms_engine *e)
{
	ms_seats_release(&e->seats);
	free(e->at);
	free(e->at_place);
	free(e->rank);
	free(e->next);
	free(e->extra);
	free(e->extra_place);
	free(e->extra_rank);
	free(e->extra_next);
	free(e->extra_for);
	free(e->pair);
	free(e->pair_next);
	free(e->rank_of);
	pile_release(&e->singles);
	pile_release(&e->extras);
	pile_release(&e->couples);
	pile_release(&e->programs);
	memset(e, 0, sizeof(*e));
}

void ms_engine_clear(struct ms_engine *e)
{
	size_t na = e->m->applicant.n, nc = e->m->ncouple;
	uint32_t a;

	ms_seats_clear(&e->seats);
	set_none(e->at, na);
	set_none(e->rank, na);
	set_none(e->extra, na);
	set_none(e->extra_rank, na);
	set_none(e->extra_for, na);
	set_none(e->pair, nc);
	memset(e->next, 0, na * sizeof(*e->next));
	memset(e->extra_next, 0, na * sizeof(*e->extra_next));
	memset(e->pair_next, 0, nc * sizeof(*e->pair_next));
	pile_clear(&e->singles);
	pile_clear(&e->extras);
	pile_clear(&e->couples);
	pile_clear(&e->programs);
	e->hash = 0;
	for (a = (uint32_t)na; a-- > 0;)
		if (!ms_market_coupled(e->m, a))
			ms_pile_push(&e->singles, a);
}

/* Set a rank and keep the hash: the xor of a mixed number per holder, so that
 * it does not depend on the order of moves. */
static void set_rank(struct ms_engine *e, int kind, uint32_t *ranks,
		     uint32_t who, uint32_t rank)
{
	uint64_t key = ((uint64_t)kind << 32 | who) *
		       UINT64_C(0x9e3779b97f4a7c15);

	e->hash ^= ms_mix(key ^ ranks[who]) ^ ms_mix(key ^ rank);
	ranks[who] = rank;
}

static void give_up_extra(struct ms_engine *e, uint32_t a)
{
	ms_seats_drop(&e->seats, e->extra[a], e->extra_place[a]);
	ms_pile_push(&e->programs, e->extra[a]);
	e->extra[a] = MS_NONE;
	set_rank(e, EXTRA, e->extra_rank, a, MS_NONE);
}

static void give_up(struct ms_engine *e, uint32_t a)
{
	if (e->at[a] == MS_NONE)
		return;
	ms_seats_drop(&e->seats, e->at[a], e->at_place[a]);
	ms_pile_push(&e->programs, e->at[a]);
	e->at[a] = MS_NONE;
	if (e->m->nlink)
		ms_pile_push(&e->extras, a);
}

/* Someone has just lost a seat at p to another. */
static void displaced(struct ms_engine *e, uint32_t p, uint32_t place)
{
	uint32_t a = ms_seats_who(&e->seats, p, place);

	if (e->at[a] != p) {
		e->extra[a] = MS_NONE;
		set_rank(e, EXTRA, e->extra_rank, a, MS_NONE);
		ms_pile_push(&e->extras, a);
		return;
	}
	e->at[a] = MS_NONE;
	if (e->m->nlink)
		ms_pile_push(&e->extras, a);
	if (ms_market_coupled(e->m, a)) {
		ms_pile_push(&e->couples, e->m->couple_of[a]);
	} else {
		set_rank(e, SINGLE, e->rank, a, MS_NONE);
		ms_pile_push(&e->singles, a);
	}
}

static void put(struct ms_engine *e, uint32_t a, uint32_t p, uint32_t place)
{
	uint32_t out;

	if (e->extra[a] == p)
		give_up_extra(e, a);
	out = ms_seats_put(&e->seats, p, place);
	e->at[a] = p;
	e->at_place[a] = place;
	if (e->m->nlink)
		ms_pile_push(&e->extras, a);
	if (out != MS_NONE)
		displaced(e, p, out);
}

/* Would p take a as a primary? A seat held there already counts. */
static int takes(const struct ms_engine *e, uint32_t a, uint32_t p,
		 uint32_t place)
{
	return place != MS_NONE && (ms_seats_takes(&e->seats, p, place) ||
				    e->at[a] == p || e->extra[a] == p);
}

static void put_single(struct ms_engine *e, uint32_t a, uint32_t rank,
		       uint32_t place)
{
	uint32_t p = e->m->applicant.item[e->m->applicant.start[a] + rank];

	give_up(e, a);
	put(e, a, p, place);
	set_rank(e, SINGLE, e->rank, a, rank);
	/* one who waits on the pile has better ones left to ask */
	if (!e->singles.in[a])
		e->next[a] = rank + 1;
}

void ms_engine_single(struct ms_engine *e, uint32_t a)
{
	const struct ms_lists *l = &e->m->applicant;
	uint32_t from = l->start[a], end = l->start[a + 1] - from;

	if (e->rank[a] != MS_NONE)
		end = e->rank[a];
	for (; e->next[a] < end; e->next[a]++) {
		uint32_t i = from + e->next[a];

		e->steps++;
		if (takes(e, a, l->item[i], e->m->place[i])) {
			put_single(e, a, e->next[a], e->m->place[i]);
			return;
		}
	}
}

void ms_engine_stale(struct ms_engine *e, uint32_t a)
{
	if (e->extra[a] != MS_NONE && e->extra_for[a] != e->at[a])
		give_up_extra(e, a);
}

static void put_extra(struct ms_engine *e, uint32_t a, uint32_t p,
		      uint32_t place, uint32_t rank)
{
	uint32_t out = ms_seats_put(&e->seats, p, place);

	e->extra[a] = p;
	e->extra_place[a] = place;
	e->extra_next[a] = rank + 1;
	set_rank(e, EXTRA, e->extra_rank, a, rank);
	if (out != MS_NONE)
		displaced(e, p, out);
}

void ms_engine_extra(struct ms_engine *e, uint32_t a)
{
	const struct ms_link *l = ms_market_link(e->m, a, e->at[a]);
	uint32_t k;

	if (e->extra_for[a] != e->at[a]) {
		e->extra_for[a] = e->at[a];
		e->extra_next[a] = 0;
	}
	if (!l || e->extra[a] != MS_NONE)
		return;
	for (k = l->start + e->extra_next[a]; k < l->end; k++) {
		const struct ms_supplement *x = &e->m->supplement[k];

		e->steps++;
		if (x->place == MS_NONE || x->program == e->at[a] ||
		    !ms_seats_takes(&e->seats, x->program, x->place))
			continue;
		put_extra(e, a, x->program, x->place, k - l->start);
		return;
	}
	e->extra_next[a] = l->end - l->start;
}

/* Others that p holds and likes better than the one at place, not counting a
 * partner at skip. */
static uint32_t better(const struct ms_engine *e, uint32_t p, uint32_t place,
		       uint32_t skip)
{
	const unsigned char *held = e->seats.held + e->m->program.start[p];
	uint32_t i, n = 0;

	for (i = 0; i < place; i++)
		n += held[i] && i != skip;
	return n;
}

static int pair_fits(const struct ms_engine *e, const struct ms_couple *c,
		     const struct ms_pair *pair)
{
	uint32_t p = pair->program[0], side;

	if (p == pair->program[1] && p != MS_NONE) {
		int low = pair->place[1] > pair->place[0];

		return pair->place[0] != MS_NONE && pair->place[1] != MS_NONE &&
		       better(e, p, pair->place[low], pair->place[!low]) + 2 <=
			       e->seats.quota[p];
	}
	for (side = 0; side < 2; side++)
		if (pair->program[side] != MS_NONE &&
		    !takes(e, c->member[side], pair->program[side],
			   pair->place[side]))
			return 0;
	return 1;
}

/* The first pair from k on, before end, that both programs would take. */
static uint32_t find_pair(struct ms_engine *e, const struct ms_couple *c,
			  uint32_t k, uint32_t end)
{
	for (; k < end; k++) {
		e->steps++;
		if (pair_fits(e, c, &e->m->pair[c->start + k]))
			return k;
	}
	return MS_NONE;
}

static void put_couple(struct ms_engine *e, const struct ms_couple *c,
		       const struct ms_pair *pair)
{
	int first = pair->place[1] < pair->place[0], i;

	for (i = 0; i < 2; i++) {
		int side = first ^ i;

		if (pair->program[side] != MS_NONE)
			put(e, c->member[side], pair->program[side],
			    pair->place[side]);
	}
}

/* Has the couple lost a seat since it took its pair? */
static int broken(const struct ms_engine *e, uint32_t c)
{
	const struct ms_couple *couple = &e->m->couple[c];
	const struct ms_pair *pair;

	if (e->pair[c] == MS_NONE)
		return 1;
	pair = &e->m->pair[couple->start + e->pair[c]];
	return e->at[couple->member[0]] != pair->program[0] ||
	       e->at[couple->member[1]] != pair->program[1];
}

void ms_engine_couple(struct ms_engine *e, uint32_t c, uint32_t from)
{
	const struct ms_couple *couple = &e->m->couple[c];
	uint32_t n = couple->end - couple->start, k = MS_NONE;

	if (!broken(e, c)) {
		if (e->seat == MS_SEAT_KEPT)
			k = find_pair(e, couple, from, e->pair[c]);
		if (from > e->pair[c] ||
		    (e->seat == MS_SEAT_KEPT && k == MS_NONE))
			return;
	}
	give_up(e, couple->member[0]);
	give_up(e, couple->member[1]);
	if (k == MS_NONE)
		k = find_pair(e, couple, from, n);
	set_rank(e, COUPLE, e->pair, c, k);
	e->pair_next[c] = k == MS_NONE ? n : k + 1;
	if (k != MS_NONE)
		put_couple(e, couple, &e->m->pair[couple->start + k]);
}

int ms_engine_couple_wants(struct ms_engine *e, uint32_t c, uint32_t program)
{
	const struct ms_couple *couple = &e->m->couple[c];
	uint32_t end = couple->end, k;

	if (!broken(e, c))
		end = couple->start + e->pair[c];
	e->steps += end - couple->start;
	for (k = couple->start; k < end; k++)
		if (e->m->pair[k].program[0] == program ||
		    e->m->pair[k].program[1] == program)
			return 1;
	return 0;
}

static void offer_extra(struct ms_engine *e, uint32_t a, uint32_t p,
			uint32_t place)
{
	const struct ms_link *l = ms_market_link(e->m, a, e->at[a]);
	uint32_t k, end;

	if (!l || l->program == p)
		return;
	end = e->extra[a] == MS_NONE ? l->end : l->start + e->extra_rank[a];
	for (k = l->start; k < end; k++)
		if (e->m->supplement[k].program == p)
			break;
	if (k >= end)
		return;
	if (e->extra[a] != MS_NONE)
		give_up_extra(e, a);
	e->extra_for[a] = e->at[a];
	put_extra(e, a, p, place, k - l->start);
}

void ms_engine_offer(struct ms_engine *e, uint32_t p)
{
	const struct ms_lists *l = &e->m->program;
	uint32_t i, place = 0;

	for (i = l->start[p]; i < l->start[p + 1]; i++, place++) {
		uint32_t a = l->item[i], rank = e->rank_of[i];

		if (!ms_seats_takes(&e->seats, p, place))
			return;
		e->steps++;
		if (e->seats.held[i] && e->at[a] == p)
			continue;
		if (rank != MS_NONE && rank < e->rank[a])
			put_single(e, a, rank, place);
		else if (e->m->nlink && !e->seats.held[i])
			offer_extra(e, a, p, place);
	}
}

void ms_engine_settle(struct ms_engine *e)
{
	uint32_t i;

	while (e->singles.n || e->extras.n) {
		while (e->singles.n)
			ms_engine_single(e, ms_pile_pop(&e->singles));
		for (i = 0; i < e->extras.n; i++)
			ms_engine_stale(e, e->extras.item[i]);
		while (e->extras.n)
			ms_engine_extra(e, ms_pile_pop(&e->extras));
	}
}

void ms_engine_match(const struct ms_engine *e, struct ms_match *match)
{
	const struct ms_market *m = e->m;
	size_t n = match->n * sizeof(uint32_t);
	uint32_t c, side;

	memcpy(match->program, e->at, n);
	memcpy(match->rank, e->rank, n);
	memcpy(match->extra, e->extra, n);
	memcpy(match->extra_rank, e->extra_rank, n);
	for (c = 0; c < m->ncouple; c++)
		for (side = 0; side < 2; side++) {
			uint32_t a = m->couple[c].member[side];

			match->rank[a] = e->pair[c];
			if (broken(e, c))
				match->rank[a] = match->program[a] = MS_NONE;
		}
}
