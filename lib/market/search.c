#include "market/attempt.h"

#include <stdlib.h>
#include <string.h>

#include "base/rng.h"

/*
 * In a stable matching let every couple be where it is. The singles are then
 * stably matched in a market in which each partner who has a program is a
 * single who ranks only that one; so it is enough to go through the couples'
 * pairs and, for each choice, through all stable matchings of that market. In
 * all of them the same people are matched (rural hospitals), so if the first
 * puts a partner out, no other keeps them. The stable matchings are all reached
 * from the best one for applicants by sending one applicant on from where they
 * are (McVitie and Wilson 1971).
 */

/* Sets of matchings seen, by hash. */
struct memory {
	uint64_t *slot;
	size_t n, size; /* size: a power of two */
};

struct search {
	const struct ms_market *m;
	struct ms_seats seats;
	enum ms_partner_seat seat;
	uint32_t *pair; /* of each couple: rank, or MS_NONE */
	uint32_t *rank; /* of each single */
	struct memory seen;
	struct ms_match trial;
	uint64_t left; /* list entries that may still be looked at */
	uint64_t singles_block; /* of the matching last checked */
	int found;
	struct ms_error *err;
};

enum { GO_ON, DONE, NO_BUDGET, FAILED };

/* 1 if new. */
static int remember(struct memory *s, uint64_t h, int *failed)
{
	size_t i, k;

	if (2 * (s->n + 1) > s->size) {
		struct memory big = { NULL, 0, s->size ? 4 * s->size : 64 };

		big.slot = calloc(big.size, sizeof(*big.slot));
		if (!big.slot) {
			*failed = 1;
			return 0;
		}
		for (i = 0; i < s->size; i++)
			if (s->slot[i])
				remember(&big, s->slot[i], failed);
		free(s->slot);
		*s = big;
	}
	h |= !h; /* 0 is a free slot */
	for (k = h & (s->size - 1); s->slot[k]; k = (k + 1) & (s->size - 1))
		if (s->slot[k] == h)
			return 0;
	s->slot[k] = h;
	s->n++;
	return 1;
}

static void spend(struct search *s, uint64_t entries)
{
	s->left -= s->left > entries ? entries : s->left;
}

static uint64_t hash_ranks(const struct search *s)
{
	uint64_t h = 0;
	uint32_t a;

	for (a = 0; a < s->m->applicant.n; a++)
		h = ms_mix(h ^ s->rank[a]) + a;
	return h;
}

/* A single asks from a rank on; whoever is displaced asks on. 0 when one of a
 * couple is put out. */
static int propose(struct search *s, uint32_t a, uint32_t from)
{
	const struct ms_market *m = s->m;

	for (;;) {
		uint32_t i = m->applicant.start[a] + from;
		uint32_t end = m->applicant.start[a + 1], p, out;

		while (i < end &&
		       (m->place[i] == MS_NONE ||
			!ms_seats_takes(&s->seats, m->applicant.item[i],
					m->place[i])))
			i++;
		spend(s, i - m->applicant.start[a] + 1);
		s->rank[a] = MS_NONE;
		if (i >= end)
			return 1;
		p = m->applicant.item[i];
		s->rank[a] = i - m->applicant.start[a];
		out = ms_seats_put(&s->seats, p, m->place[i]);
		if (out == MS_NONE)
			return 1;
		a = ms_seats_who(&s->seats, p, out);
		if (ms_market_coupled(m, a))
			return 0;
		from = s->rank[a] + 1;
	}
}

/* Put the couples where they are. 0 when they are too many for a program. */
static int seat_couples(struct search *s, uint32_t n)
{
	const struct ms_market *m = s->m;
	uint32_t c, side;

	ms_seats_clear(&s->seats);
	spend(s, m->program.start[m->program.n] / 8 + n);
	for (c = 0; c < n; c++) {
		const struct ms_pair *pair;

		if (s->pair[c] == MS_NONE)
			continue;
		pair = &m->pair[m->couple[c].start + s->pair[c]];
		for (side = 0; side < 2; side++) {
			uint32_t p = pair->program[side];

			if (p == MS_NONE)
				continue;
			if (pair->place[side] == MS_NONE ||
			    s->seats.filled[p] == s->seats.quota[p])
				return 0;
			ms_seats_put(&s->seats, p, pair->place[side]);
		}
	}
	return 1;
}

/* Everyone to the ranks given; the seats follow. */
static void restore(struct search *s, const uint32_t *rank)
{
	const struct ms_market *m = s->m;
	uint32_t a, e;

	seat_couples(s, m->ncouple);
	for (a = 0; a < m->applicant.n; a++) {
		s->rank[a] = rank[a];
		if (rank[a] == MS_NONE)
			continue;
		e = m->applicant.start[a] + rank[a];
		ms_seats_put(&s->seats, m->applicant.item[e], m->place[e]);
	}
}

static void count_singles(const struct ms_block *b, void *user)
{
	struct search *s = user;

	s->singles_block += b->problem == MS_BLOCKS;
}

/* Check the matching there is now. */
static int judge(struct search *s)
{
	struct ms_check check = { s->seat, count_singles, s, 0, 0 };
	const struct ms_market *m = s->m;
	uint32_t a, c, side;

	for (a = 0; a < m->applicant.n; a++) {
		s->trial.rank[a] = s->rank[a];
		s->trial.program[a] =
			s->rank[a] == MS_NONE
				? MS_NONE
				: m->applicant.item[m->applicant.start[a] +
						    s->rank[a]];
	}
	for (c = 0; c < m->ncouple; c++)
		for (side = 0; side < 2; side++) {
			a = m->couple[c].member[side];
			s->trial.rank[a] = s->pair[c];
			if (s->pair[c] != MS_NONE)
				s->trial.program[a] =
					m->pair[m->couple[c].start + s->pair[c]]
						.program[side];
		}
	spend(s, m->applicant.start[m->applicant.n] + m->npair);
	s->singles_block = 0;
	if (ms_check_match(&check, m, &s->trial, s->err))
		return FAILED;
	s->found = check.blocking == 0;
	return s->found ? DONE : GO_ON;
}

/* All stable matchings of the singles that lie below the one there is now. */
static int below(struct search *s)
{
	size_t size = (s->m->applicant.n + 1) * sizeof(uint32_t);
	uint32_t *here, a;
	int failed = 0, rc = judge(s);

	if (rc != GO_ON)
		return rc;
	if (s->left == 0)
		return NO_BUDGET;
	if (s->singles_block || !remember(&s->seen, hash_ranks(s), &failed))
		return failed ? FAILED : GO_ON;
	here = malloc(size);
	if (!here)
		return FAILED;
	memcpy(here, s->rank, size - sizeof(*here));
	for (a = 0; a < s->m->applicant.n && rc == GO_ON; a++) {
		uint32_t e;

		if (here[a] == MS_NONE)
			continue;
		restore(s, here);
		e = s->m->applicant.start[a] + here[a];
		ms_seats_drop(&s->seats, s->m->applicant.item[e],
			      s->m->place[e]);
		if (propose(s, a, here[a] + 1))
			rc = below(s);
	}
	free(here);
	return rc;
}

/* The couples are all placed: match the singles around them. */
static int around(struct search *s)
{
	uint32_t a;

	memset(s->rank, 0xff, s->m->applicant.n * sizeof(*s->rank));
	s->seen.n = 0;
	if (s->seen.slot)
		memset(s->seen.slot, 0, s->seen.size * sizeof(uint64_t));
	for (a = 0; a < s->m->applicant.n; a++)
		if (!ms_market_coupled(s->m, a) && !propose(s, a, 0))
			return GO_ON;
	return below(s);
}

/* Every choice for the couples from c on. */
static int choose(struct search *s, uint32_t c)
{
	uint32_t n, k;
	int rc = GO_ON;

	if (!seat_couples(s, c))
		return GO_ON;
	if (s->left == 0)
		return NO_BUDGET;
	if (c == s->m->ncouple)
		return around(s);
	n = s->m->couple[c].end - s->m->couple[c].start;
	for (k = 0; k <= n && rc == GO_ON; k++) {
		s->pair[c] = k < n ? k : MS_NONE;
		rc = choose(s, c + 1);
	}
	return rc;
}

static int search_init(struct search *s, const struct ms_match *match,
		       struct ms_error *err)
{
	const struct ms_market *m = s->m;

	if (ms_seats_init(&s->seats, m, err) ||
	    ms_match_init(&s->trial, m, err))
		return -1;
	memcpy(s->seats.quota, match->quota, match->np * sizeof(uint32_t));
	memcpy(s->trial.quota, match->quota, match->np * sizeof(uint32_t));
	s->pair = malloc((m->ncouple + 1) * sizeof(*s->pair));
	s->rank = malloc((m->applicant.n + 1) * sizeof(*s->rank));
	if (s->pair && s->rank)
		return 0;
	ms_nomem(err);
	return -1;
}

/* Is it out of the question to look at every choice? */
static int hopeless(const struct ms_market *m, uint64_t budget)
{
	uint64_t choices = 1;
	uint32_t c;

	for (c = 0; c < m->ncouple; c++) {
		choices *= m->couple[c].end - m->couple[c].start + 1;
		if (choices > budget)
			return 1;
	}
	return 0;
}

int ms_search_couples(struct ms_match *match, const struct ms_market *m,
		      enum ms_partner_seat seat, uint64_t budget,
		      struct ms_error *err)
{
	struct search s = { .m = m, .seat = seat, .left = budget, .err = err };
	int rc;

	if (hopeless(m, budget))
		return -1;
	rc = search_init(&s, match, err) ? FAILED : choose(&s, 0);
	if (rc == DONE)
		ms_match_copy(match, &s.trial);
	ms_seats_release(&s.seats);
	ms_match_release(&s.trial);
	free(s.pair);
	free(s.rank);
	free(s.seen.slot);
	return rc == DONE ? 1 : rc == GO_ON ? 0 : rc == NO_BUDGET ? -1 : -2;
}
