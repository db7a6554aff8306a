#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "market/couples.h"
#include "market/match.h"
#include "market/simulate.h"

static void small(struct ms_simulation *sim, uint32_t applicants)
{
	ms_simulation_default(sim);
	ms_draw_scale(&sim->draw, applicants);
	sim->replications = 6;
}

static int compare(const void *x, const void *y)
{
	const uint32_t *a = x, *b = y;

	return *a < *b ? -1 : *a > *b;
}

static void no_repeats(const struct ms_lists *l, uint32_t items)
{
	uint32_t i, e, n, copy[3000];

	for (i = 0; i < l->n; i++) {
		n = l->start[i + 1] - l->start[i];
		assert_true(n <= 3000);
		memcpy(copy, l->item + l->start[i], n * sizeof(*copy));
		qsort(copy, n, sizeof(*copy), compare);
		for (e = 0; e < n; e++) {
			assert_true(copy[e] < items);
			assert_true(e == 0 || copy[e] != copy[e - 1]);
		}
	}
}

/* A market drawn is a market: positions add up, lists repeat nothing, programs
 * rank only whom they met. */
static void markets_are_sound(void **state)
{
	struct ms_simulation sim;
	struct ms_market m;
	struct ms_people people;
	struct ms_rng rng;
	uint32_t p, e, n = 0, md = 0, a;

	(void)state;
	small(&sim, 3000);
	ms_rng_start(&rng, 5, 0);
	assert_int_equal(ms_draw_market(&m, &people, &sim.draw, &rng, NULL), 0);
	assert_int_equal(m.applicant.n, 3000);
	assert_int_equal(m.program.n, sim.draw.programs);
	for (p = 0; p < m.program.n; p++) {
		assert_true(m.quota[p] >= 1);
		n += m.quota[p];
	}
	assert_int_equal(n, sim.draw.positions);
	no_repeats(&m.applicant, m.program.n);
	no_repeats(&m.program, m.applicant.n);
	n = 0;
	for (e = 0; e < m.applicant.start[m.applicant.n]; e++)
		n += m.place[e] != MS_NONE;
	assert_int_equal(n, m.program.start[m.program.n]);
	assert_true(n < e && n > e * 9 / 10);
	for (a = 0; a < m.applicant.n; a++)
		md += people.type[a] == 0;
	assert_true(abs((int)md - (int)(3000 * 20368 / 47208.)) <= 1);
	assert_int_equal(people.ncouple, 80);
	assert_int_equal(ms_draw_couples(&m, &people, NULL), 0);
	assert_int_equal(m.ncouple, 80);
	for (p = 0; p < m.ncouple; p++) {
		a = m.couple[p].member[0];
		assert_int_equal(m.applicant.start[a],
				 m.applicant.start[a + 1]);
		assert_true(m.couple[p].end - m.couple[p].start <= 300);
	}
	ms_people_release(&people);
	ms_market_release(&m);
}

/* Bit for bit the same for any number of threads. */
static void threads_do_not_matter(void **state)
{
	static const uint32_t threads[] = { 2, 3, 7 };
	struct ms_simulation sim;
	struct ms_estimates one, many;
	int by;
	size_t i, k;

	(void)state;
	small(&sim, 1200);
	for (by = MS_SIM_TYPE; by <= MS_SIM_FIT; by++) {
		sim.by = (enum ms_sim_by)by;
		sim.threads = 1;
		assert_int_equal(ms_simulate(&one, &sim, NULL), 0);
		for (i = 0; i < 3; i++) {
			sim.threads = threads[i];
			assert_int_equal(ms_simulate(&many, &sim, NULL), 0);
			assert_int_equal(one.n, many.n);
			for (k = 0; k < one.n; k++) {
				assert_memory_equal(&one.row[k].rate,
						    &many.row[k].rate,
						    sizeof(one.row[k].rate));
				assert_memory_equal(&one.row[k].worse,
						    &many.row[k].worse,
						    sizeof(one.row[k].worse));
			}
			ms_estimates_release(&many);
		}
		ms_estimates_release(&one);
	}
}

/* What "one list cut" rests on: cut to k ranks, an applicant matches exactly
 * when their true match is within them, and at the same program. */
static void cutting_one_list(void **state)
{
	struct ms_simulation sim;
	struct ms_market m;
	struct ms_people people;
	struct ms_match truth, cut;
	struct ms_rng rng;
	uint32_t a, k, e;

	(void)state;
	small(&sim, 240);
	ms_rng_start(&rng, 9, 0);
	ms_draw_market(&m, &people, &sim.draw, &rng, NULL);
	ms_match_init(&truth, &m, NULL);
	ms_match_init(&cut, &m, NULL);
	ms_match_applicants(&truth, &m, NULL);
	for (a = 0; a < 240; a++)
		for (k = 1; k <= 6; k++) {
			uint32_t from = m.applicant.start[a];
			uint32_t end = m.applicant.start[a + 1], kept[60];

			memcpy(kept, m.place + from,
			       (end - from) * sizeof(*kept));
			for (e = from + k; e < end; e++)
				m.place[e] = MS_NONE;
			ms_match_applicants(&cut, &m, NULL);
			assert_int_equal(cut.program[a],
					 truth.rank[a] < k ? truth.program[a]
							   : MS_NONE);
			memcpy(m.place + from, kept,
			       (end - from) * sizeof(*kept));
		}
	ms_match_release(&truth);
	ms_match_release(&cut);
	ms_people_release(&people);
	ms_market_release(&m);
}

/* One applicant alone never lands better by any of the strategies, and lands
 * worse in between: true lists are a dominant strategy. The rest of the market
 * is a stranger's: only with others acting too may somebody gain. */
static void strategies(void **state)
{
	struct ms_simulation sim;
	struct ms_estimates est;
	size_t i;

	(void)state;
	small(&sim, 1000);
	sim.by = MS_SIM_STRATEGY;
	sim.share = 1e-9; /* nobody */
	assert_int_equal(ms_simulate(&est, &sim, NULL), 0);
	for (i = 0; i < est.n; i++)
		assert_true(isnan(est.row[i].rate.rate));
	ms_estimates_release(&est);
	sim.share = 0.001; /* one now and then */
	sim.replications = 60;
	assert_int_equal(ms_simulate(&est, &sim, NULL), 0);
	for (i = 0; i < est.n; i++) {
		const struct ms_estimate *e = &est.row[i];

		if (strcmp(e->type, "all"))
			continue;
		if (strcmp(e->series, "truthful") == 0) {
			assert_true(e->change.rate == 0);
			assert_true(e->worse.rate == 0);
		} else {
			assert_true(e->worse.rate > 0);
			assert_true(e->better.rate < 0.05);
		}
	}
	ms_estimates_release(&est);
}

/* The sum of the choices is everyone matched; lists cut less match no fewer. */
static void shapes(void **state)
{
	struct ms_simulation sim;
	struct ms_estimates est;
	size_t i;

	(void)state;
	small(&sim, 1000);
	sim.by = MS_SIM_CHOICE;
	assert_int_equal(ms_simulate(&est, &sim, NULL), 0);
	for (i = 0; i < est.n; i += 4)
		assert_true(fabs(est.row[i].rate.rate +
				 est.row[i + 1].rate.rate +
				 est.row[i + 2].rate.rate +
				 est.row[i + 3].rate.rate - 1) < 1e-12);
	ms_estimates_release(&est);
	sim.by = MS_SIM_RANKS;
	sim.ranks = 8;
	assert_int_equal(ms_simulate(&est, &sim, NULL), 0);
	assert_int_equal(est.n, 24);
	for (i = 9; i < 16; i++)
		assert_true(est.row[i].rate.rate >= est.row[i - 1].rate.rate);
	assert_true(est.row[8].rate.low < est.row[8].rate.rate);
	assert_true(est.row[8].rate.high > est.row[8].rate.rate);
	ms_estimates_release(&est);
}

static void no_market(void **state)
{
	struct ms_simulation sim;
	struct ms_estimates est;
	struct ms_error err;

	(void)state;
	small(&sim, 1000);
	sim.draw.positions = sim.draw.programs - 1;
	assert_int_equal(ms_simulate(&est, &sim, &err), MS_EUSAGE);
	assert_string_equal(err.msg, "a market needs applicants, programs and "
				     "a position for each program");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(markets_are_sound),
		cmocka_unit_test(threads_do_not_matter),
		cmocka_unit_test(cutting_one_list),
		cmocka_unit_test(strategies),
		cmocka_unit_test(shapes),
		cmocka_unit_test(no_market),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
