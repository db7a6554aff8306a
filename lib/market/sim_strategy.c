#include "market/sim_parts.h"

#include <stdlib.h>
#include <string.h>

enum { TRUTHFUL, SAFEST_FIRST, SHUFFLED, CUT, STRATEGIES };

static size_t strategy_rows(const struct ms_simulation *sim)
{
	return (size_t)STRATEGIES * (sim->draw.ntype + 1);
}

static void strategy_label(const struct ms_simulation *sim, size_t i,
			   struct ms_estimate *row)
{
	static const char *const names[] = { "truthful", "safest_first",
					     "shuffled", "cut" };
	size_t types = sim->draw.ntype + 1;

	row->series = names[i / types];
	row->type = ms_sim_type_name(sim, i % types);
	row->number = i / types == CUT ? sim->keep : 0;
}

/* The market with other lists for some. item and place are its own. */
struct lists {
	struct ms_market m;
	const unsigned char *acts; /* of each applicant */
};

static int lists_init(struct lists *x, const struct ms_sim_run *run,
		      const unsigned char *acts)
{
	size_t n = run->m.applicant.start[run->m.applicant.n] + 1;

	x->m = run->m;
	x->acts = acts;
	x->m.applicant.item = malloc(n * sizeof(uint32_t));
	x->m.place = malloc(n * sizeof(uint32_t));
	return x->m.applicant.item && x->m.place ? 0 : -1;
}

static void lists_release(struct lists *x)
{
	free(x->m.applicant.item);
	free(x->m.place);
}

static void swap(struct ms_market *m, uint32_t x, uint32_t y)
{
	uint32_t item = m->applicant.item[x], place = m->place[x];

	m->applicant.item[x] = m->applicant.item[y];
	m->place[x] = m->place[y];
	m->applicant.item[y] = item;
	m->place[y] = place;
}

/* The program fewest others want goes to the top, the rest stay in order.
 * Programs are numbered from the most liked. */
static void safest_first(struct ms_market *m, uint32_t from, uint32_t end)
{
	uint32_t i, safest = from;

	for (i = from; i < end; i++)
		if (m->applicant.item[i] > m->applicant.item[safest])
			safest = i;
	for (i = safest; i > from; i--)
		swap(m, i, i - 1);
}

static void shuffle(struct ms_market *m, uint32_t from, uint32_t end,
		    struct ms_rng *rng)
{
	uint32_t n;

	for (n = end - from; n > 1; n--)
		swap(m, from + n - 1, from + ms_rng_below(rng, n));
}

/* True lists, but for those who act. */
static void hand_in(struct lists *x, struct ms_sim_run *run, int strategy)
{
	const struct ms_market *truth = &run->m;
	size_t size = truth->applicant.start[truth->applicant.n] *
		      sizeof(uint32_t);
	uint32_t a, i;

	memcpy(x->m.applicant.item, truth->applicant.item, size);
	memcpy(x->m.place, truth->place, size);
	for (a = 0; a < truth->applicant.n; a++) {
		uint32_t from = truth->applicant.start[a];
		uint32_t end = truth->applicant.start[a + 1];

		if (!x->acts[a])
			continue;
		if (strategy == SAFEST_FIRST)
			safest_first(&x->m, from, end);
		else if (strategy == SHUFFLED)
			shuffle(&x->m, from, end, &run->rng);
		else if (strategy == CUT)
			for (i = from + run->sim->keep; i < end; i++)
				x->m.place[i] = MS_NONE;
	}
}

/* The rank of a program on the true list. */
static uint32_t true_rank(const struct ms_market *m, uint32_t a, uint32_t p)
{
	uint32_t from = m->applicant.start[a], i;

	for (i = from; i < m->applicant.start[a + 1]; i++)
		if (m->applicant.item[i] == p)
			return i - from;
	return MS_NONE;
}

/* Those who act, against what true lists would have brought them. */
static void compare(struct ms_sim_run *run, const unsigned char *acts,
		    const struct ms_match *match, struct ms_sim_value *value)
{
	struct {
		double n, hit, truth, better, worse;
	} sum[MS_TYPES_MAX + 1] = { { 0, 0, 0, 0, 0 } };
	uint32_t all = run->sim->draw.ntype, a, t, k;

	for (a = 0; a < match->n; a++) {
		uint32_t was = run->match.rank[a], is;

		if (!acts[a])
			continue;
		is = true_rank(&run->m, a, match->program[a]);
		for (k = 0; k < 2; k++) {
			t = k ? all : run->people.type[a];
			sum[t].n++;
			sum[t].hit += is != MS_NONE;
			sum[t].truth += was != MS_NONE;
			sum[t].better += is < was;
			sum[t].worse += is > was;
		}
	}
	for (t = 0; t <= all; t++) {
		struct ms_sim_value *v = &value[t];

		ms_sim_set(v, sum[t].hit, sum[t].n);
		if (sum[t].n == 0)
			continue;
		v->change = (sum[t].hit - sum[t].truth) / sum[t].n;
		v->better = sum[t].better / sum[t].n;
		v->worse = sum[t].worse / sum[t].n;
	}
}

static int measure_strategy(struct ms_sim_run *run)
{
	uint32_t n = run->m.applicant.n, a;
	unsigned char *acts = calloc((size_t)n + 1, 1);
	struct ms_match match = { 0 };
	struct lists x = { 0 };
	int rc = ms_match_init(&match, &run->m, run->err), s;

	if (!rc && (!acts || lists_init(&x, run, acts)))
		rc = ms_nomem(run->err);
	for (a = 0; acts && a < n; a++)
		acts[a] = ms_rng_uniform(&run->rng) < run->sim->share;
	for (s = 0; s < STRATEGIES && !rc; s++) {
		hand_in(&x, run, s);
		rc = ms_match_applicants(&match, &x.m, run->err);
		if (!rc)
			compare(run, acts, &match,
				run->value +
					(size_t)s * (run->sim->draw.ntype + 1));
	}
	lists_release(&x);
	ms_match_release(&match);
	free(acts);
	return rc;
}

const struct ms_sim_measure ms_sim_strategy = { strategy_rows, strategy_label,
						measure_strategy };
