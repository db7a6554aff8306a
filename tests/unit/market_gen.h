/*
 * Small random markets for the tests, and what brute force says about them.
 * Nothing here uses the library's algorithms: a matching is an array of ranks
 * (lists' lengths for unmatched), and stability is asked pair by pair.
 */
#ifndef TESTS_MARKET_GEN_H
#define TESTS_MARKET_GEN_H

#include <stdlib.h>
#include <string.h>

#include "market/match.h"

/* splitmix64 */
static inline uint64_t gen_next(uint64_t *state)
{
	uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return z ^ z >> 31;
}

static inline uint32_t gen_below(uint64_t *state, uint32_t n)
{
	return (uint32_t)(gen_next(state) % n);
}

/* n lists over items 0 .. m - 1, each of random length up to max, in random
 * order. */
static inline void gen_lists(struct ms_lists *l, uint32_t n, uint32_t m,
			     uint32_t max, uint64_t *state)
{
	uint32_t i, k, e = 0, *all = malloc((m + 1) * sizeof(*all));

	l->n = n;
	l->start = malloc((n + 1) * sizeof(*l->start));
	l->item = malloc(((size_t)n * m + 1) * sizeof(*l->item));
	for (i = 0; i < n; i++) {
		uint32_t len = gen_below(state, (max < m ? max : m) + 1);

		l->start[i] = e;
		for (k = 0; k < m; k++)
			all[k] = k;
		for (k = 0; k < len; k++) {
			uint32_t j = k + gen_below(state, m - k), t = all[k];

			all[k] = all[j];
			all[j] = t;
			l->item[e++] = all[k];
		}
	}
	l->start[n] = e;
	free(all);
}

static inline void gen_market(struct ms_market *m, uint32_t na, uint32_t np,
			      uint32_t quota, uint64_t *state)
{
	uint32_t p;

	memset(m, 0, sizeof(*m));
	gen_lists(&m->applicant, na, np, np, state);
	gen_lists(&m->program, np, na, na, state);
	m->quota = malloc((np + 1) * sizeof(*m->quota));
	for (p = 0; p < np; p++)
		m->quota[p] = gen_below(state, quota + 1);
	ms_market_join(m, NULL);
}

/* The place of a on p's list, found by looking. */
static inline uint32_t gen_place(const struct ms_market *m, uint32_t p,
				 uint32_t a)
{
	uint32_t e;

	for (e = m->program.start[p]; e < m->program.start[p + 1]; e++)
		if (m->program.item[e] == a)
			return e - m->program.start[p];
	return MS_NONE;
}

static inline uint32_t gen_length(const struct ms_market *m, uint32_t a)
{
	return m->applicant.start[a + 1] - m->applicant.start[a];
}

/* The program at a rank, MS_NONE at the end of the list. */
static inline uint32_t gen_at(const struct ms_market *m, uint32_t a,
			      uint32_t rank)
{
	return rank < gen_length(m, a)
		       ? m->applicant.item[m->applicant.start[a] + rank]
		       : MS_NONE;
}

/* Is a matching of singles feasible, and does nobody block it? */
static inline int gen_stable(const struct ms_market *m, const uint32_t *rank)
{
	uint32_t a, b, r, p;

	for (p = 0; p < m->program.n; p++) {
		uint32_t n = 0;

		for (a = 0; a < m->applicant.n; a++)
			if (gen_at(m, a, rank[a]) == p) {
				n++;
				if (gen_place(m, p, a) == MS_NONE)
					return 0;
			}
		if (n > m->quota[p])
			return 0;
	}
	for (a = 0; a < m->applicant.n; a++)
		for (r = 0; r < rank[a] && r < gen_length(m, a); r++) {
			uint32_t place, n = 0;

			p = gen_at(m, a, r);
			place = gen_place(m, p, a);
			if (place == MS_NONE)
				continue;
			for (b = 0; b < m->applicant.n; b++)
				n += gen_at(m, b, rank[b]) == p &&
				     gen_place(m, p, b) < place;
			if (n < m->quota[p])
				return 0;
		}
	return 1;
}

/* The next way to match everyone; 0 after the last. All ranks 0 is first. */
static inline int gen_advance(const struct ms_market *m, uint32_t *rank)
{
	uint32_t a;

	for (a = 0; a < m->applicant.n; a++) {
		if (rank[a]++ < gen_length(m, a))
			return 1;
		rank[a] = 0;
	}
	return 0;
}

#endif
