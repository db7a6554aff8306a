#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "market/stability.h"
#include "market_gen.h"

enum { NA = 5, NP = 4 };

/* A market from preference tables: want[a][p] and like[p][a] are ranks from 1,
 * 0 for not ranked. */
static void from_tables(struct ms_market *m, uint32_t n, const int *want,
			const int *like)
{
	uint32_t i, k;
	int r;

	memset(m, 0, sizeof(*m));
	m->applicant.n = m->program.n = n;
	m->applicant.start = calloc(n + 1, sizeof(uint32_t));
	m->program.start = calloc(n + 1, sizeof(uint32_t));
	m->applicant.item = calloc(n * n, sizeof(uint32_t));
	m->program.item = calloc(n * n, sizeof(uint32_t));
	m->quota = calloc(n, sizeof(uint32_t));
	for (i = 0; i < n; i++) {
		uint32_t a = m->applicant.start[i], p = m->program.start[i];

		m->quota[i] = 1;
		for (r = 1; r <= (int)n; r++)
			for (k = 0; k < n; k++) {
				if (want[i * n + k] == r)
					m->applicant.item[a++] = k;
				if (like[i * n + k] == r)
					m->program.item[p++] = k;
			}
		m->applicant.start[i + 1] = a;
		m->program.start[i + 1] = p;
	}
	assert_int_equal(ms_market_join(m, NULL), 0);
}

static uint32_t count_stable(const struct ms_market *m)
{
	uint32_t rank[8] = { 0 }, n = 0;

	do
		n += (uint32_t)gen_stable(m, rank);
	while (gen_advance(m, rank));
	return n;
}

static void expect(const struct ms_market *m,
		   int (*algorithm)(struct ms_match *, const struct ms_market *,
				    struct ms_error *),
		   const uint32_t *program)
{
	struct ms_match match;
	uint32_t a;

	assert_int_equal(ms_match_init(&match, m, NULL), 0);
	assert_int_equal(algorithm(&match, m, NULL), 0);
	for (a = 0; a < m->applicant.n; a++)
		assert_int_equal(match.program[a], program[a]);
	ms_match_release(&match);
}

/* Gale and Shapley 1962, example 1: three stable sets of marriages. */
static void gale_shapley_three(void **state)
{
	static const int want[] = { 1, 2, 3, 3, 1, 2, 2, 3, 1 };
	static const int like[] = { 3, 1, 2, 2, 3, 1, 1, 2, 3 };
	static const uint32_t men[] = { 0, 1, 2 }, women[] = { 2, 0, 1 };
	struct ms_market m;

	(void)state;
	from_tables(&m, 3, want, like);
	assert_int_equal(count_stable(&m), 3);
	expect(&m, ms_match_applicants, men);
	expect(&m, ms_match_programs, women);
	ms_market_release(&m);
}

/* Their example 2: four couples, one stable set. */
static void gale_shapley_four(void **state)
{
	static const int want[] = { 1, 2, 3, 4, 1, 4, 3, 2,
				    2, 1, 3, 4, 4, 2, 3, 1 };
	static const int like[] = { 3, 4, 2, 1, 3, 1, 4, 2,
				    2, 3, 4, 1, 3, 2, 1, 4 };
	static const uint32_t only[] = { 2, 3, 0, 1 };
	struct ms_market m;

	(void)state;
	from_tables(&m, 4, want, like);
	assert_int_equal(count_stable(&m), 1);
	expect(&m, ms_match_applicants, only);
	expect(&m, ms_match_programs, only);
	ms_market_release(&m);
}

static uint32_t rank_of(const struct ms_match *match, const struct ms_market *m,
			uint32_t a)
{
	return match->rank[a] == MS_NONE ? gen_length(m, a) : match->rank[a];
}

/* Both algorithms against every stable matching there is. */
static void optimal(const struct ms_market *m, const struct ms_match *best,
		    const struct ms_match *worst)
{
	uint32_t rank[NA] = { 0 }, a, low[NA], high[NA], n = 0;

	memset(low, 0xff, sizeof(low));
	memset(high, 0, sizeof(high));
	do {
		if (!gen_stable(m, rank))
			continue;
		n++;
		for (a = 0; a < NA; a++) {
			if (rank[a] < low[a])
				low[a] = rank[a];
			if (rank[a] > high[a])
				high[a] = rank[a];
		}
	} while (gen_advance(m, rank));
	assert_true(n > 0);
	for (a = 0; a < NA; a++) {
		assert_int_equal(rank_of(best, m, a), low[a]);
		assert_int_equal(rank_of(worst, m, a), high[a]);
	}
}

/* The rural hospitals theorem: the same applicants matched, the same number at
 * every program, the same people where positions are left. */
static void rural(const struct ms_market *m, const struct ms_match *x,
		  const struct ms_match *y)
{
	uint32_t fx[NP], fy[NP], a, p;

	ms_match_filled(x, fx);
	ms_match_filled(y, fy);
	for (p = 0; p < NP; p++) {
		assert_int_equal(fx[p], fy[p]);
		for (a = 0; a < NA && fx[p] < m->quota[p]; a++)
			assert_int_equal(x->program[a] == p,
					 y->program[a] == p);
	}
	for (a = 0; a < NA; a++)
		assert_int_equal(x->rank[a] == MS_NONE, y->rank[a] == MS_NONE);
}

static void best_and_worst_of_all_stable(void **state)
{
	uint64_t seed = 1;
	int i;

	(void)state;
	for (i = 0; i < 10000; i++) {
		struct ms_market m;
		struct ms_match best, worst;

		gen_market(&m, NA, NP, 2, &seed);
		ms_match_init(&best, &m, NULL);
		ms_match_init(&worst, &m, NULL);
		assert_int_equal(ms_match_applicants(&best, &m, NULL), 0);
		assert_int_equal(ms_match_programs(&worst, &m, NULL), 0);
		optimal(&m, &best, &worst);
		rural(&m, &best, &worst);
		ms_match_release(&best);
		ms_match_release(&worst);
		ms_market_release(&m);
	}
}

/* The checker finds something exactly when brute force does, for every way to
 * match everyone, feasible or not. */
static void checker_agrees_with_brute_force(void **state)
{
	uint64_t seed = 2;
	int i;

	(void)state;
	for (i = 0; i < 60; i++) {
		uint32_t rank[NA] = { 0 }, a;
		struct ms_check check = { 0 };
		struct ms_market m;
		struct ms_match match;

		gen_market(&m, NA, NP, 2, &seed);
		ms_match_init(&match, &m, NULL);
		do {
			for (a = 0; a < NA; a++) {
				match.program[a] = gen_at(&m, a, rank[a]);
				match.rank[a] = match.program[a] == MS_NONE
							? MS_NONE
							: rank[a];
			}
			assert_int_equal(
				ms_check_match(&check, &m, &match, NULL), 0);
			assert_int_equal(check.blocking + check.invalid == 0,
					 gen_stable(&m, rank));
		} while (gen_advance(&m, rank));
		ms_match_release(&match);
		ms_market_release(&m);
	}
}

/* The rank, on the true list, of where a ends up when it hands in another. */
static uint32_t lie(const struct ms_market *m, uint32_t a, const uint32_t *list,
		    uint32_t len)
{
	struct ms_market l = *m;
	uint32_t i, k = 0, e = m->applicant.start[a], r = gen_length(m, a), got;
	struct ms_match match;

	l.place = l.couple_of = NULL;
	l.applicant.start = calloc(NA + 1, sizeof(uint32_t));
	l.applicant.item = calloc(NA * NP, sizeof(uint32_t));
	for (i = 0; i < NA; i++) {
		uint32_t n = i == a ? len : gen_length(m, i), j;

		for (j = 0; j < n; j++)
			l.applicant.item[k++] = i == a ? list[j]
						       : gen_at(m, i, j);
		l.applicant.start[i + 1] = k;
	}
	ms_market_join(&l, NULL);
	ms_match_init(&match, &l, NULL);
	ms_match_applicants(&match, &l, NULL);
	got = match.program[a];
	for (i = 0; i < gen_length(m, a); i++)
		if (m->applicant.item[e + i] == got)
			r = i;
	ms_match_release(&match);
	free(l.applicant.start);
	free(l.applicant.item);
	free(l.place);
	return r;
}

/* Every list over the programs, by recursion; what each would have brought. */
static void try_lists(const struct ms_market *m, uint32_t a, uint32_t *list,
		      uint32_t len, uint32_t truth)
{
	uint32_t p, i;

	assert_true(lie(m, a, list, len) >= truth);
	for (p = 0; p < NP; p++) {
		for (i = 0; i < len && list[i] != p; i++)
			;
		if (i < len)
			continue;
		list[len] = p;
		try_lists(m, a, list, len + 1, truth);
	}
}

static void nobody_gains_by_any_list(void **state)
{
	uint64_t seed = 3;
	int i;

	(void)state;
	for (i = 0; i < 500; i++) {
		uint32_t a, list[NP + 1];
		struct ms_market m;
		struct ms_match match;

		gen_market(&m, NA, NP, 2, &seed);
		ms_match_init(&match, &m, NULL);
		ms_match_applicants(&match, &m, NULL);
		for (a = 0; a < NA; a++)
			try_lists(&m, a, list, 0, rank_of(&match, &m, a));
		ms_match_release(&match);
		ms_market_release(&m);
	}
}

/* The same market with the applicants numbered backwards, so that they propose
 * in the other order. */
static void turn_around(struct ms_market *to, const struct ms_market *m)
{
	uint32_t n = m->applicant.n, i, k = 0, end = m->program.start[NP];

	*to = *m;
	to->place = NULL;
	to->applicant.start = calloc(n + 1, sizeof(uint32_t));
	to->applicant.item = calloc((size_t)n * NP, sizeof(uint32_t));
	to->program.item = calloc(end + 1, sizeof(uint32_t));
	for (i = 0; i < n; i++) {
		uint32_t j, a = n - 1 - i;

		for (j = 0; j < gen_length(m, a); j++)
			to->applicant.item[k++] = gen_at(m, a, j);
		to->applicant.start[i + 1] = k;
	}
	for (i = 0; i < end; i++)
		to->program.item[i] = n - 1 - m->program.item[i];
	ms_market_join(to, NULL);
}

static void order_does_not_matter(void **state)
{
	uint64_t seed = 4;
	int i;

	(void)state;
	for (i = 0; i < 500; i++) {
		struct ms_market m, back;
		struct ms_match x, y;
		uint32_t a;

		gen_market(&m, 40, NP, 9, &seed);
		turn_around(&back, &m);
		ms_match_init(&x, &m, NULL);
		ms_match_init(&y, &back, NULL);
		ms_match_applicants(&x, &m, NULL);
		ms_match_applicants(&y, &back, NULL);
		for (a = 0; a < 40; a++)
			assert_int_equal(x.program[a], y.program[39 - a]);
		ms_match_release(&x);
		ms_match_release(&y);
		free(back.applicant.start);
		free(back.applicant.item);
		free(back.program.item);
		free(back.place);
		ms_market_release(&m);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gale_shapley_three),
		cmocka_unit_test(gale_shapley_four),
		cmocka_unit_test(best_and_worst_of_all_stable),
		cmocka_unit_test(checker_agrees_with_brute_force),
		cmocka_unit_test(nobody_gains_by_any_list),
		cmocka_unit_test(order_does_not_matter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
