#include "market/sim_parts.h"

#include <stdlib.h>
#include <string.h>

static size_t type_rows(const struct ms_simulation *sim)
{
	return sim->draw.ntype + 1;
}

static void type_label(const struct ms_simulation *sim, size_t i,
		       struct ms_estimate *row)
{
	row->type = ms_sim_type_name(sim, i);
}

static int measure_type(struct ms_sim_run *run)
{
	double n[MS_TYPES_MAX + 1] = { 0 }, hit[MS_TYPES_MAX + 1] = { 0 };
	uint32_t all = run->sim->draw.ntype, a, t;

	for (a = 0; a < run->m.applicant.n; a++) {
		t = run->people.type[a];
		n[t]++;
		hit[t] += run->match.program[a] != MS_NONE;
	}
	for (t = 0; t < all; t++) {
		n[all] += n[t];
		hit[all] += hit[t];
	}
	for (t = 0; t <= all; t++)
		ms_sim_set(&run->value[t], hit[t], n[t]);
	return 0;
}

const struct ms_sim_measure ms_sim_type = { type_rows, type_label,
					    measure_type };

enum { CHOICES = 4 };

static size_t choice_rows(const struct ms_simulation *sim)
{
	return CHOICES * type_rows(sim);
}

static void choice_label(const struct ms_simulation *sim, size_t i,
			 struct ms_estimate *row)
{
	row->type = ms_sim_type_name(sim, i / CHOICES);
	row->number = (uint32_t)(i % CHOICES) + 1;
}

static int measure_choice(struct ms_sim_run *run)
{
	double hit[MS_TYPES_MAX + 1][CHOICES] = { { 0 } };
	double n[MS_TYPES_MAX + 1] = { 0 };
	uint32_t all = run->sim->draw.ntype, a, t, k;

	for (a = 0; a < run->m.applicant.n; a++) {
		uint32_t rank = run->match.rank[a];

		if (rank == MS_NONE)
			continue;
		k = rank < CHOICES - 1 ? rank : CHOICES - 1;
		t = run->people.type[a];
		n[t]++;
		n[all]++;
		hit[t][k]++;
		hit[all][k]++;
	}
	for (t = 0; t <= all; t++)
		for (k = 0; k < CHOICES; k++)
			ms_sim_set(&run->value[t * CHOICES + k], hit[t][k],
				   n[t]);
	return 0;
}

const struct ms_sim_measure ms_sim_choice = { choice_rows, choice_label,
					      measure_choice };

/* By length of list: three series of sim->ranks rows. */

enum { OF_LENGTH, ONE_CUT, ALL_CUT, SERIES };

static size_t ranks_rows(const struct ms_simulation *sim)
{
	return (size_t)SERIES * sim->ranks;
}

static void ranks_label(const struct ms_simulation *sim, size_t i,
			struct ms_estimate *row)
{
	static const char *const series[] = { "lists of this length",
					      "one list cut", "all lists cut" };

	row->series = series[i / sim->ranks];
	row->type = sim->type == MS_NONE ? "all"
					 : ms_sim_type_name(sim, sim->type);
	row->number = (uint32_t)(i % sim->ranks) + 1;
}

static int asked_about(const struct ms_sim_run *run, uint32_t a)
{
	uint32_t t = run->sim->type;

	return t == MS_NONE || run->people.type[a] == t;
}

/* Who matched, of the lists of each length, and within each rank. */
static void count_ranks(struct ms_sim_run *run, double *n, double *hit,
			double *within)
{
	uint32_t most = run->sim->ranks, a, k;

	for (a = 0; a < run->m.applicant.n; a++) {
		uint32_t len = run->people.start[a + 1] - run->people.start[a];
		uint32_t rank = run->match.rank[a];

		if (!asked_about(run, a))
			continue;
		n[0]++;
		if (len >= 1 && len <= most) {
			n[len]++;
			hit[len] += rank != MS_NONE;
		}
		for (k = rank; k < most; k++)
			within[k]++;
	}
}

/* Everyone's list cut to k and less: places beyond are taken out. */
static int cut_all(struct ms_sim_run *run, struct ms_sim_value *value)
{
	struct ms_market cut = run->m;
	size_t total = run->m.applicant.start[run->m.applicant.n];
	struct ms_match match = { 0 };
	uint32_t k, a, e;
	int rc = ms_match_init(&match, &run->m, run->err);

	cut.place = malloc((total + 1) * sizeof(*cut.place));
	if (!rc && !cut.place)
		rc = ms_nomem(run->err);
	if (!rc)
		memcpy(cut.place, run->m.place, total * sizeof(*cut.place));
	for (k = run->sim->ranks; !rc && k > 0; k--) {
		double n = 0, hit = 0;

		for (a = 0; a < cut.applicant.n; a++)
			for (e = cut.applicant.start[a] + k;
			     e < cut.applicant.start[a + 1] &&
			     (k == run->sim->ranks ||
			      e == cut.applicant.start[a] + k);
			     e++)
				cut.place[e] = MS_NONE;
		rc = ms_match_applicants(&match, &cut, run->err);
		for (a = 0; a < cut.applicant.n; a++)
			if (asked_about(run, a)) {
				n++;
				hit += match.program[a] != MS_NONE;
			}
		ms_sim_set(&value[k - 1], hit, n);
	}
	free(cut.place);
	ms_match_release(&match);
	return rc;
}

static int measure_ranks(struct ms_sim_run *run)
{
	size_t most = run->sim->ranks, k;
	double *count = calloc(3 * (most + 1), sizeof(*count));
	double *n = count, *hit, *within;

	if (!count)
		return ms_nomem(run->err);
	hit = n + most + 1;
	within = hit + most + 1;
	count_ranks(run, n, hit, within);
	for (k = 1; k <= most; k++) {
		ms_sim_set(&run->value[OF_LENGTH * most + k - 1], hit[k], n[k]);
		ms_sim_set(&run->value[ONE_CUT * most + k - 1], within[k - 1],
			   n[0]);
	}
	free(count);
	return cut_all(run, run->value + ALL_CUT * most);
}

const struct ms_sim_measure ms_sim_ranks = { ranks_rows, ranks_label,
					     measure_ranks };
