#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "market/couples.h"
#include "market/revert.h"
#include "market_gen.h"

enum { NA = 4, NP = 4 };

/* Every other entry of a primary list gets a supplemental list of up to two
 * other programs. */
static void gen_links(struct ms_market *m, uint64_t *state)
{
	uint32_t a, p, e, k;

	m->link = calloc(NA * NP, sizeof(*m->link));
	m->supplement = calloc(NA * NP * 2, sizeof(*m->supplement));
	for (a = 0; a < NA; a++)
		for (p = 0; p < NP; p++) {
			struct ms_link *l = &m->link[m->nlink];
			uint32_t first = (p + 1 + gen_below(state, NP - 1)) %
					 NP;
			uint32_t second = (p + 1 + gen_below(state, NP - 1)) %
					  NP;

			for (e = m->applicant.start[a];
			     e < m->applicant.start[a + 1]; e++)
				if (m->applicant.item[e] == p)
					break;
			if (e == m->applicant.start[a + 1] ||
			    gen_below(state, 2))
				continue;
			l->applicant = a;
			l->program = p;
			l->start = k = m->nsupplement;
			m->supplement[k++].program = first;
			if (second != first)
				m->supplement[k++].program = second;
			l->end = m->nsupplement = k;
			m->nlink++;
		}
	assert_int_equal(ms_market_join(m, NULL), 0);
}

/* The rank of each primary program and of each supplemental one. */
struct guess {
	uint32_t rank[NA], extra[NA];
};

static const struct ms_link *link_of(const struct ms_market *m, uint32_t a,
				     uint32_t p)
{
	uint32_t i;

	for (i = 0; i < m->nlink; i++)
		if (m->link[i].applicant == a && m->link[i].program == p)
			return &m->link[i];
	return NULL;
}

static uint32_t extra_at(const struct ms_market *m, const struct guess *g,
			 uint32_t a)
{
	const struct ms_link *l = link_of(m, a, gen_at(m, a, g->rank[a]));

	if (!l || g->extra[a] >= l->end - l->start)
		return MS_NONE;
	return m->supplement[l->start + g->extra[a]].program;
}

/* How many p holds whom it likes better than a. */
static uint32_t better(const struct ms_market *m, const struct guess *g,
		       uint32_t p, uint32_t a)
{
	uint32_t b, n = 0;

	for (b = 0; b < NA; b++)
		if (b != a &&
		    (gen_at(m, b, g->rank[b]) == p || extra_at(m, g, b) == p))
			n += gen_place(m, p, b) < gen_place(m, p, a);
	return n;
}

static int wanted(const struct ms_market *m, const struct guess *g, uint32_t p,
		  uint32_t a)
{
	return gen_place(m, p, a) != MS_NONE &&
	       better(m, g, p, a) < m->quota[p];
}

static int stable(const struct ms_market *m, const struct guess *g)
{
	uint32_t a, r;

	for (a = 0; a < NA; a++) {
		uint32_t p = gen_at(m, a, g->rank[a]), x = extra_at(m, g, a);
		const struct ms_link *l = link_of(m, a, p);

		if ((p != MS_NONE && !wanted(m, g, p, a)) ||
		    (x != MS_NONE && !wanted(m, g, x, a)))
			return 0;
		for (r = 0; r < g->rank[a]; r++)
			if (wanted(m, g, gen_at(m, a, r), a))
				return 0;
		for (r = 0; l && r < g->extra[a] && r < l->end - l->start; r++)
			if (wanted(m, g, m->supplement[l->start + r].program,
				   a))
				return 0;
	}
	return 1;
}

static uint32_t count_stable(const struct ms_market *m)
{
	struct guess g = { 0 };
	uint32_t n = 0, a;

	for (;;) {
		n += (uint32_t)stable(m, &g);
		for (a = 0; a < NA; a++) {
			const struct ms_link *l =
				link_of(m, a, gen_at(m, a, g.rank[a]));

			if (l && g.extra[a]++ < l->end - l->start)
				break;
			g.extra[a] = 0;
			if (g.rank[a]++ < gen_length(m, a))
				break;
			g.rank[a] = 0;
		}
		if (a == NA)
			return n;
	}
}

static void to_guess(const struct ms_market *m, const struct ms_match *match,
		     struct guess *g)
{
	uint32_t a;

	for (a = 0; a < NA; a++) {
		const struct ms_link *l = link_of(m, a, match->program[a]);

		g->rank[a] = match->rank[a] == MS_NONE ? gen_length(m, a)
						       : match->rank[a];
		g->extra[a] = match->extra_rank[a];
		if (l && g->extra[a] == MS_NONE)
			g->extra[a] = l->end - l->start;
		assert_int_equal(extra_at(m, g, a), match->extra[a]);
	}
}

/* Supplemental lists against brute force: what is found is stable, and little
 * is missed. */
static void supplemental_lists(enum ms_procedure how, uint64_t seed)
{
	struct ms_couples_options options = { how, MS_SEAT_FREED, 1, 5, 0, 0 };
	int i, found = 0, none = 0, missed = 0, extras = 0;

	for (i = 0; i < 2000; i++) {
		struct ms_couples_report report;
		struct ms_market m;
		struct ms_match match;
		struct guess g;
		uint32_t a;

		gen_market(&m, NA, NP, 2, &seed);
		gen_links(&m, &seed);
		ms_match_init(&match, &m, NULL);
		assert_int_equal(
			ms_match_couples(&match, &m, &options, &report, NULL),
			0);
		if (report.verdict == MS_STABLE) {
			to_guess(&m, &match, &g);
			assert_true(stable(&m, &g));
			found++;
			for (a = 0; a < NA; a++)
				extras += match.extra[a] != MS_NONE;
		} else if (count_stable(&m)) {
			missed++;
		} else {
			none++;
		}
		ms_match_release(&match);
		ms_market_release(&m);
	}
	assert_true(extras > 300);
	assert_true(missed * 100 < found);
	assert_true(none < found);
}

static void supplemental_by_rounds(void **state)
{
	(void)state;
	supplemental_lists(MS_BY_ROUNDS, 21);
}

static void supplemental_by_peranson(void **state)
{
	(void)state;
	supplemental_lists(MS_ROTH_PERANSON, 22);
}

/* Program 0 gives to 1, 1 to 2 and 3. */
static void gen_reversions(struct ms_market *m, uint64_t *state)
{
	static const uint32_t way[][2] = { { 0, 1 }, { 1, 2 }, { 1, 3 } };
	uint32_t i;

	m->reversion = calloc(3, sizeof(*m->reversion));
	for (i = 0; i < 3; i++) {
		m->reversion[i].donor = way[i][0];
		m->reversion[i].receiver = way[i][1];
		m->reversion[i].max = gen_below(state, 3);
	}
	m->nreversion = 3;
}

/* Nothing is left to give, no position is lost, nobody is worse off, and the
 * matching is the one deferred acceptance makes of the final quotas. */
static void reversions(void **state)
{
	struct ms_couples_options options = { .restarts = 0 };
	uint64_t seed = 23;
	int i, moved = 0;

	(void)state;
	for (i = 0; i < 1000; i++) {
		struct ms_couples_report report;
		struct ms_match match, before, again;
		struct ms_market m;
		uint32_t p, a, left, sum = 0, now = 0;

		gen_market(&m, 12, NP, 4, &seed);
		ms_match_init(&before, &m, NULL);
		ms_match_applicants(&before, &m, NULL);
		gen_reversions(&m, &seed);
		ms_match_init(&match, &m, NULL);
		ms_match_couples(&match, &m, &options, &report, NULL);
		assert_int_equal(report.verdict, MS_STABLE);
		moved += report.reverted > 0;
		for (p = 0; p < NP; p++) {
			sum += m.quota[p];
			now += match.quota[p];
		}
		assert_int_equal(sum, now);
		for (a = 0; a < 12; a++)
			assert_true(match.rank[a] <= before.rank[a]);
		assert_int_equal(ms_revert(&match, &m, &left, NULL), 0);
		assert_int_equal(left, 0);
		memcpy(m.quota, match.quota, NP * sizeof(*m.quota));
		m.nreversion = 0;
		ms_match_init(&again, &m, NULL);
		ms_match_applicants(&again, &m, NULL);
		for (a = 0; a < 12; a++)
			assert_int_equal(again.program[a], match.program[a]);
		ms_match_release(&match);
		ms_match_release(&before);
		ms_match_release(&again);
		ms_market_release(&m);
	}
	assert_true(moved > 100);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(supplemental_by_rounds),
		cmocka_unit_test(supplemental_by_peranson),
		cmocka_unit_test(reversions),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
