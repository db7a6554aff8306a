#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "market/couples.h"
#include "market_gen.h"

enum { NA = 6, NP = 3, LISTS = 9 };

static const uint64_t PROOF = 10 * 1000 * 1000;

/* A random market in which applicants 0 and 1 are a couple, 2 and 3 too when
 * asked; their own lists are taken away. */
static void gen_coupled(struct ms_market *m, uint32_t ncouple, uint32_t quota,
			uint64_t *state)
{
	uint32_t c, a, k, e = 0, from;

	gen_market(m, NA, NP, quota, state);
	for (a = 0; a < NA; a++) {
		uint32_t n = gen_length(m, a);

		from = m->applicant.start[a];
		m->applicant.start[a] = e;
		for (k = 0; k < n && a >= 2 * ncouple; k++)
			m->applicant.item[e++] = m->applicant.item[from + k];
		/* lengths are asked of start: keep the next one right */
		if (a + 1 < NA)
			continue;
		m->applicant.start[NA] = e;
	}
	m->ncouple = ncouple;
	m->couple = calloc(ncouple + 1, sizeof(*m->couple));
	m->pair = calloc((size_t)ncouple * LISTS + 1, sizeof(*m->pair));
	for (c = 0; c < ncouple; c++) {
		struct ms_couple *x = &m->couple[c];
		uint32_t n = 1 + gen_below(state, LISTS - 1);

		x->member[0] = 2 * c;
		x->member[1] = 2 * c + 1;
		x->start = m->npair;
		for (k = 0; k < n; k++) {
			struct ms_pair *pair = &m->pair[m->npair++];

			pair->program[0] = gen_below(state, NP + 1);
			pair->program[1] = gen_below(state, NP);
			if (pair->program[0] == NP)
				pair->program[0] = MS_NONE;
			else if (gen_below(state, 6) == 0)
				pair->program[1] = MS_NONE;
		}
		x->end = m->npair;
	}
	assert_int_equal(ms_market_join(m, NULL), 0);
}

/* A state: the rank of each single and of each couple. at: where all are. */
struct guess {
	uint32_t rank[NA], pair[2], at[NA];
};

static void locate(const struct ms_market *m, struct guess *g)
{
	uint32_t a, c, i;

	for (a = 0; a < NA; a++)
		g->at[a] = gen_at(m, a, g->rank[a]);
	for (c = 0; c < m->ncouple; c++)
		for (i = 0; i < 2; i++) {
			uint32_t k = m->couple[c].start + g->pair[c];

			g->at[m->couple[c].member[i]] =
				k < m->couple[c].end ? m->pair[k].program[i]
						     : MS_NONE;
		}
}

/* Would p choose a when it has these to choose from? */
static int chosen(const struct ms_market *m, uint32_t p, uint32_t a,
		  const int *there)
{
	uint32_t b, n = 0, place = gen_place(m, p, a);

	if (place == MS_NONE)
		return 0;
	for (b = 0; b < NA; b++)
		n += there[b] && b != a && gen_place(m, p, b) < place;
	return n < m->quota[p];
}

static void holders(const struct guess *g, uint32_t p, int *there)
{
	uint32_t a;

	for (a = 0; a < NA; a++)
		there[a] = g->at[a] == p;
}

static int pair_blocks(const struct ms_market *m, const struct guess *g,
		       const struct ms_couple *c, const struct ms_pair *pair,
		       enum ms_partner_seat seat)
{
	uint32_t i;

	for (i = 0; i < 2; i++) {
		uint32_t p = pair->program[i], a = c->member[i];
		uint32_t b = c->member[!i];
		int there[NA];

		if (p == MS_NONE)
			continue;
		holders(g, p, there);
		/* a partner who goes elsewhere leaves the seat, if freed */
		if (seat == MS_SEAT_FREED)
			there[b] = 0;
		if (pair->program[!i] == p)
			there[b] = 1;
		there[a] = 1;
		/* in the other sense who is there stays unless pushed out,
		 * and only others push */
		if (seat == MS_SEAT_KEPT && g->at[a] == p &&
		    pair->program[!i] != p)
			continue;
		if (!chosen(m, p, a, there))
			return 0;
	}
	return 1;
}

static int feasible(const struct ms_market *m, const struct guess *g)
{
	uint32_t a, p;

	for (p = 0; p < NP; p++) {
		uint32_t n = 0;

		for (a = 0; a < NA; a++)
			if (g->at[a] == p) {
				if (gen_place(m, p, a) == MS_NONE)
					return 0;
				n++;
			}
		if (n > m->quota[p])
			return 0;
	}
	return 1;
}

static int stable(const struct ms_market *m, const struct guess *g,
		  enum ms_partner_seat seat)
{
	uint32_t a, c, r, k;

	if (!feasible(m, g))
		return 0;
	for (a = 2 * m->ncouple; a < NA; a++)
		for (r = 0; r < g->rank[a]; r++) {
			int there[NA];

			holders(g, gen_at(m, a, r), there);
			if (chosen(m, gen_at(m, a, r), a, there))
				return 0;
		}
	for (c = 0; c < m->ncouple; c++)
		for (k = 0; k < g->pair[c]; k++)
			if (pair_blocks(m, g, &m->couple[c],
					&m->pair[m->couple[c].start + k], seat))
				return 0;
	return 1;
}

static int advance(const struct ms_market *m, struct guess *g)
{
	uint32_t c;

	if (gen_advance(m, g->rank))
		return 1;
	for (c = 0; c < m->ncouple; c++) {
		if (g->pair[c]++ < m->couple[c].end - m->couple[c].start)
			return 1;
		g->pair[c] = 0;
	}
	return 0;
}

static uint32_t count_stable(const struct ms_market *m,
			     enum ms_partner_seat seat)
{
	struct guess g = { 0 };
	uint32_t n = 0;

	do {
		locate(m, &g);
		n += (uint32_t)stable(m, &g, seat);
	} while (advance(m, &g));
	return n;
}

static void to_guess(const struct ms_market *m, const struct ms_match *match,
		     struct guess *g)
{
	uint32_t a, c;

	for (a = 0; a < NA; a++)
		g->rank[a] = match->rank[a] == MS_NONE ? gen_length(m, a)
						       : match->rank[a];
	for (c = 0; c < m->ncouple; c++) {
		uint32_t r = match->rank[m->couple[c].member[0]];

		g->pair[c] = r == MS_NONE
				     ? m->couple[c].end - m->couple[c].start
				     : r;
	}
	locate(m, g);
	for (a = 0; a < NA; a++)
		assert_int_equal(g->at[a], match->program[a]);
}

struct tally {
	int stable, none, missed;
};

/* One market, one procedure, one sense of stable: against brute force. */
static void try_one(const struct ms_market *m, enum ms_procedure how,
		    enum ms_partner_seat seat, uint32_t n, struct tally *t)
{
	struct ms_couples_options options = { how, seat, 1, 5, 100000, 0 };
	struct ms_couples_report report;
	struct ms_match match;
	struct guess g;

	ms_match_init(&match, m, NULL);
	assert_int_equal(ms_match_couples(&match, m, &options, &report, NULL),
			 0);
	if (report.verdict == MS_STABLE) {
		to_guess(m, &match, &g);
		assert_true(stable(m, &g, seat));
		t->stable++;
	} else {
		assert_int_equal(report.verdict, MS_NONE_FOUND);
		assert_true(report.blocking > 0);
		t->none++;
		t->missed += n > 0;
	}
	/* with the search the verdict is always the truth */
	options.search = PROOF;
	ms_match_release(&match);
	ms_match_init(&match, m, NULL);
	assert_int_equal(ms_match_couples(&match, m, &options, &report, NULL),
			 0);
	assert_int_equal(report.verdict, n ? MS_STABLE : MS_NONE_EXISTS);
	if (n) {
		to_guess(m, &match, &g);
		assert_true(stable(m, &g, seat));
	}
	ms_match_release(&match);
}

static void against_brute_force(enum ms_procedure how, uint32_t ncouple,
				uint64_t seed)
{
	enum ms_partner_seat seat;
	struct tally t = { 0, 0, 0 };
	int i;

	for (i = 0; i < 400; i++) {
		struct ms_market m;

		gen_coupled(&m, ncouple, 2, &seed);
		for (seat = MS_SEAT_FREED; seat <= MS_SEAT_KEPT; seat++)
			try_one(&m, how, seat, count_stable(&m, seat), &t);
		ms_market_release(&m);
	}
	/* the test has seen all cases, and the procedures are good ones */
	assert_true(t.none > t.missed);
	assert_true(t.missed * 20 < t.stable);
}

static void rounds_one_couple(void **state)
{
	(void)state;
	against_brute_force(MS_BY_ROUNDS, 1, 11);
}

static void rounds_two_couples(void **state)
{
	(void)state;
	against_brute_force(MS_BY_ROUNDS, 2, 12);
}

static void peranson_one_couple(void **state)
{
	(void)state;
	against_brute_force(MS_ROTH_PERANSON, 1, 13);
}

static void peranson_two_couples(void **state)
{
	(void)state;
	against_brute_force(MS_ROTH_PERANSON, 2, 14);
}

/* The checker finds something exactly when brute force does, in both senses,
 * for every way to match everyone. */
static void checker_agrees(void **state)
{
	uint64_t seed = 15;
	enum ms_partner_seat seat;
	int i;

	(void)state;
	for (i = 0; i < 40; i++) {
		struct guess g = { 0 };
		struct ms_market m;
		struct ms_match match;
		uint32_t a, c;

		gen_coupled(&m, 1 + i % 2, 2, &seed);
		ms_match_init(&match, &m, NULL);
		do {
			locate(&m, &g);
			for (a = 0; a < NA; a++) {
				c = a / 2;
				match.program[a] = g.at[a];
				match.rank[a] = g.at[a] == MS_NONE ? MS_NONE
								   : g.rank[a];
				if (c >= m.ncouple)
					continue;
				match.rank[a] = g.pair[c];
				if (m.couple[c].start + g.pair[c] ==
				    m.couple[c].end)
					match.rank[a] = MS_NONE;
			}
			for (seat = MS_SEAT_FREED; seat <= MS_SEAT_KEPT;
			     seat++) {
				struct ms_check check = { .seat = seat };

				ms_check_match(&check, &m, &match, NULL);
				assert_int_equal(
					check.blocking + check.invalid == 0,
					stable(&m, &g, seat));
			}
		} while (advance(&m, &g));
		ms_match_release(&match);
		ms_market_release(&m);
	}
}

/* Without couples both procedures are deferred acceptance. */
static void singles_as_ever(void **state)
{
	struct ms_couples_options options = { .restarts = 0 };
	struct ms_couples_report report;
	uint64_t seed = 16;
	uint32_t a;
	int i;

	(void)state;
	for (i = 0; i < 300; i++) {
		struct ms_market m;
		struct ms_match x, y;

		gen_market(&m, 30, 8, 4, &seed);
		ms_match_init(&x, &m, NULL);
		ms_match_init(&y, &m, NULL);
		ms_match_applicants(&x, &m, NULL);
		options.procedure = i % 2 ? MS_BY_ROUNDS : MS_ROTH_PERANSON;
		ms_match_couples(&y, &m, &options, &report, NULL);
		assert_int_equal(report.verdict, MS_STABLE);
		for (a = 0; a < 30; a++)
			assert_int_equal(x.program[a], y.program[a]);
		ms_match_release(&x);
		ms_match_release(&y);
		ms_market_release(&m);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rounds_one_couple),
		cmocka_unit_test(rounds_two_couples),
		cmocka_unit_test(peranson_one_couple),
		cmocka_unit_test(peranson_two_couples),
		cmocka_unit_test(checker_agrees),
		cmocka_unit_test(singles_as_ever),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
