#include "market/sim_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "market/couples.h"

static struct ms_sim_partners count_partners(const struct ms_sim_run *run,
					     const struct ms_match *match)
{
	struct ms_sim_partners how = { 0, 0, 0 };
	const uint32_t *region = run->people.region;
	uint32_t c;

	for (c = 0; c < run->people.ncouple; c++) {
		uint32_t x = match->program[run->people.partners[c][0]];
		uint32_t y = match->program[run->people.partners[c][1]];
		int both = x != MS_NONE && y != MS_NONE;

		how.either += x != MS_NONE || y != MS_NONE;
		how.both += both;
		how.together += both && region[x] == region[y];
	}
	return how;
}

int ms_sim_match_couples(struct ms_sim_run *run, struct ms_sim_partners *how)
{
	struct ms_couples_options options = { .seat = MS_SEAT_KEPT,
					      .restarts = 5 };
	struct ms_couples_report report = { .verdict = MS_NONE_FOUND };
	struct ms_match match = { 0 };
	int rc = ms_draw_couples(&run->m, &run->people, run->err);

	options.seed = run->sim->seed;
	if (!rc)
		rc = ms_match_init(&match, &run->m, run->err);
	if (!rc)
		rc = ms_match_couples(&match, &run->m, &options, &report,
				      run->err);
	if (!rc) {
		*how = count_partners(run, &match);
		run->unsolved += report.verdict != MS_STABLE;
	}
	ms_match_release(&match);
	return rc;
}

enum { EITHER_ONE, BOTH_OF_THEM, TOGETHER, OUTCOMES };

static size_t couples_rows(const struct ms_simulation *sim)
{
	(void)sim;
	return 2 * OUTCOMES;
}

static void couples_label(const struct ms_simulation *sim, size_t i,
			  struct ms_estimate *row)
{
	static const char *const outcomes[] = { "at least one matched",
						"both matched",
						"both in one region" };

	(void)sim;
	row->type = i < OUTCOMES ? "couples" : "same people as singles";
	row->series = outcomes[i % OUTCOMES];
}

static void set_partners(struct ms_sim_value *v,
			 const struct ms_sim_partners *how, double n)
{
	ms_sim_set(&v[EITHER_ONE], how->either, n);
	ms_sim_set(&v[BOTH_OF_THEM], how->both, n);
	ms_sim_set(&v[TOGETHER], how->together, n);
}

static int measure_couples(struct ms_sim_run *run)
{
	double n = run->people.ncouple;
	struct ms_sim_partners how = count_partners(run, &run->match);
	int rc;

	set_partners(run->value + OUTCOMES, &how, n);
	rc = ms_sim_match_couples(run, &how);
	if (!rc)
		set_partners(run->value, &how, n);
	return rc;
}

const struct ms_sim_measure ms_sim_couples = { couples_rows, couples_label,
					       measure_couples };

/* What NRMP published (datasets/nrmp/nrmp-matching-figures.csv), and whether
 * the defaults of the model were fitted to it. "other" is what is left of the
 * totals. */
static const struct target {
	const char *series, *type;
	double published;
	uint32_t year;
	int fitted;
} targets[] = {
	{ "matched", "us_md_senior", 19044 / 20368., 2025, 1 },
	{ "matched", "us_do_senior", 7773 / 8392., 2025, 1 },
	{ "matched", "us_img", 3108 / 4587., 2025, 1 },
	{ "matched", "non_us_img", 6653 / 11465., 2025, 1 },
	{ "matched", "other", 1089 / 2396., 2025, 1 },
	{ "matched", "all", 37667 / 47208., 2025, 1 },
	{ "positions filled", "all", 37667 / 40041., 2025, 1 },
	{ "first three choices", "us_md_senior", 0.732, 2025, 1 },
	{ "mean ranks, matched", "all", 10, 2015, 1 },
	{ "mean ranks, unmatched", "all", 4, 2015, 1 },
	{ "median ranks, matched", "non_us_img", 5, 2026, 1 },
	{ "median ranks, unmatched", "non_us_img", 2, 2026, 1 },
	{ "both of a couple matched", "couples", 0.891, 2025, 0 },
	{ "one of a couple matched", "couples", 0.932, 2025, 0 },
};

enum {
	FILLED = 6,
	TOP_THREE,
	MEAN_MATCHED,
	MEAN_UNMATCHED,
	MEDIAN_MATCHED,
	MEDIAN_UNMATCHED,
	BOTH,
	EITHER,
	TARGETS
};

static size_t fit_rows(const struct ms_simulation *sim)
{
	(void)sim;
	return TARGETS;
}

static void fit_label(const struct ms_simulation *sim, size_t i,
		      struct ms_estimate *row)
{
	(void)sim;
	row->series = targets[i].series;
	row->type = targets[i].type;
	row->published = targets[i].published;
	row->year = targets[i].year;
	row->fitted = targets[i].fitted;
}

/* Lengths of lists of those matched (1) and not (0), by how many have them. */
struct lengths {
	double n[2][MS_DRAW_LONGEST + 1];
};

static void count_lengths(const struct ms_sim_run *run, uint32_t type,
			  struct lengths *x)
{
	uint32_t a;

	memset(x, 0, sizeof(*x));
	for (a = 0; a < run->m.applicant.n; a++) {
		uint32_t len = run->people.start[a + 1] - run->people.start[a];

		if (type == MS_NONE || run->people.type[a] == type)
			x->n[run->match.program[a] != MS_NONE][len]++;
	}
}

static double mean(const double *n)
{
	double sum = 0, all = 0;
	int k;

	for (k = 0; k <= MS_DRAW_LONGEST; k++) {
		sum += k * n[k];
		all += n[k];
	}
	return all > 0 ? sum / all : NAN;
}

static double median(const double *n)
{
	double all = 0, below = 0;
	int k;

	for (k = 0; k <= MS_DRAW_LONGEST; k++)
		all += n[k];
	for (k = 0; all > 0 && k <= MS_DRAW_LONGEST; k++) {
		below += n[k];
		if (below >= all / 2)
			return k;
	}
	return NAN;
}

static uint32_t find_type(const struct ms_sim_run *run, const char *code)
{
	uint32_t t;

	for (t = 0; t < run->sim->draw.ntype; t++)
		if (strcmp(run->sim->draw.type[t].code, code) == 0)
			return t;
	return MS_NONE;
}

static void measure_lengths(struct ms_sim_run *run)
{
	struct lengths x;

	count_lengths(run, MS_NONE, &x);
	run->value[MEAN_MATCHED].rate = mean(x.n[1]);
	run->value[MEAN_UNMATCHED].rate = mean(x.n[0]);
	count_lengths(run, find_type(run, "non_us_img"), &x);
	run->value[MEDIAN_MATCHED].rate = median(x.n[1]);
	run->value[MEDIAN_UNMATCHED].rate = median(x.n[0]);
}

static void measure_top_three(struct ms_sim_run *run)
{
	uint32_t type = find_type(run, "us_md_senior"), a;
	double n = 0, hit = 0;

	for (a = 0; a < run->m.applicant.n; a++)
		if (run->people.type[a] == type &&
		    run->match.rank[a] != MS_NONE) {
			n++;
			hit += run->match.rank[a] < 3;
		}
	ms_sim_set(&run->value[TOP_THREE], hit, n);
}

static int measure_fit(struct ms_sim_run *run)
{
	struct ms_sim_value *v = run->value;
	double n = run->people.ncouple;
	struct ms_sim_partners how;
	int rc = ms_sim_type.measure(run); /* the first rows are the same */

	if (rc)
		return rc;
	v[FILLED].n = run->sim->draw.positions;
	v[FILLED].rate = v[5].n * v[5].rate / v[FILLED].n;
	measure_top_three(run);
	measure_lengths(run);
	rc = n > 0 ? ms_sim_match_couples(run, &how) : 0;
	if (rc || n == 0)
		return rc;
	ms_sim_set(&v[BOTH], how.both, n);
	ms_sim_set(&v[EITHER], how.either, n);
	return 0;
}

const struct ms_sim_measure ms_sim_fit = { fit_rows, fit_label, measure_fit };
