/* What must hold for any data: symmetries of the model, and independence of
 * how the same applicants are written down. Data are made, seed fixed. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "../oracle/oracle.h"
#include "fit/need.h"

enum { TRIALS = 40, CELLS = 9 };

static const struct ms_fit_options defaults = MS_FIT_DEFAULTS;
static uint64_t seed;

static double uniform(void)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (double)(seed >> 11) / 9007199254740992.0;
}

struct made {
	double x[CELLS], m[CELLS], u[CELLS];
	size_t n;
};

/* Scores 7 to 15 points apart, a slope between -0.05 and 0.15. */
static struct made make_data(int trial)
{
	struct made d = { .n = 4 + (size_t)trial % 6 };
	double x = 205 + trial, b, c = 235;
	size_t i;

	seed = (uint64_t)trial + 1;
	b = 0.2 * uniform() - 0.05;
	for (i = 0; i < d.n; i++) {
		double total = floor(3 + 40 * uniform());
		double p = 1 / (1 + exp(-b * (x - c)));

		d.x[i] = x;
		d.m[i] = floor(total * p + uniform());
		d.u[i] = total - d.m[i];
		x += floor(7 + 8 * uniform());
	}
	return d;
}

static void add(struct ms_evidence *ev, double low, double high, double m,
		double u)
{
	struct ms_cell c = ms_cell_exact(low, high, m, u);

	assert_int_equal(ms_evidence_add(ev, &c, NULL), 0);
}

/* Bands run from one score to just below the next, the outer two open. */
static struct ms_evidence evidence_of(const struct made *d, int bands)
{
	struct ms_evidence ev;
	size_t i;

	ms_evidence_init(&ev, bands ? MS_BINS : MS_ROWS);
	for (i = 0; i < d->n; i++) {
		double low = d->x[i], high = low;

		if (bands)
			high = i + 1 < d->n ? d->x[i + 1] - 1 : INFINITY;
		if (bands && i == 0)
			low = -INFINITY;
		add(&ev, low, high, d->m[i], d->u[i]);
	}
	assert_int_equal(ms_evidence_finish(&ev, NULL), 0);
	return ev;
}

struct answer {
	struct ms_fit fit;
	struct ms_need need;
};

static struct answer ask(struct ms_evidence ev, double prob)
{
	struct answer a;
	struct ms_error err;

	if (ms_fit(&a.fit, &ev, &defaults, &err) ||
	    ms_need(&a.need, &a.fit, &ev, &defaults, prob, MS_NEED_PROFILE, 300,
		    &err))
		fail_msg("%s", err.msg);
	ms_evidence_release(&ev);
	return a;
}

static void same_set(const struct ms_set *a, const struct ms_set *b,
		     double sign, double shift, double rel)
{
	double low = sign > 0 ? b->low : -b->high;
	double high = sign > 0 ? b->high : -b->low;

	assert_int_equal(a->type, b->type);
	assert_close(a->low, low + shift, rel, 0);
	assert_close(a->high, high + shift, rel, 0);
}

static void swap_outcomes(void **state)
{
	int trial, bands, i;

	(void)state;
	for (trial = 0; trial < TRIALS; trial++) {
		for (bands = 0; bands < 2; bands++) {
			struct made d = make_data(trial), s = d;
			struct answer a, b;

			for (i = 0; i < CELLS; i++) {
				s.m[i] = d.u[i];
				s.u[i] = d.m[i];
			}
			a = ask(evidence_of(&d, bands), 0.8);
			b = ask(evidence_of(&s, bands), 0.2);
			assert_close(b.fit.slope, -a.fit.slope, 1e-10, 1e-14);
			assert_close(b.fit.intercept, -a.fit.intercept, 1e-10,
				     1e-12);
			assert_close(b.fit.var_slope, a.fit.var_slope, 1e-10,
				     0);
			assert_close(b.fit.lr, a.fit.lr, 1e-9, 1e-10);
			assert_close(b.fit.slope_low, -a.fit.slope_high, 1e-9,
				     0);
			same_set(&b.need.profile, &a.need.profile, 1, 0, 1e-9);
			same_set(&b.need.fieller, &a.need.fieller, 1, 0, 1e-8);
		}
	}
}

static void mirror_scores(void **state)
{
	int trial;
	size_t i;

	(void)state;
	for (trial = 0; trial < TRIALS; trial++) {
		struct made d = make_data(trial), s = d;
		struct answer a, b;

		for (i = 0; i < d.n; i++)
			s.x[i] = -d.x[i];
		a = ask(evidence_of(&d, 0), 0.8);
		b = ask(evidence_of(&s, 0), 0.8);
		assert_close(b.fit.slope, -a.fit.slope, 1e-10, 1e-14);
		assert_close(b.fit.intercept, a.fit.intercept, 1e-10, 1e-12);
		same_set(&b.need.profile, &a.need.profile, -1, 0, 1e-9);
	}
}

/* Firth's penalty does not scale, nor does the choice of a density by AIC. */
static void multiply_counts(void **state)
{
	int trial, bands;
	size_t i;

	(void)state;
	for (trial = 0; trial < TRIALS; trial++) {
		for (bands = 0; bands < 2; bands++) {
			struct made d = make_data(trial), s = d;
			struct answer a, b;

			for (i = 0; i < d.n; i++) {
				s.m[i] = 1e7 * d.m[i];
				s.u[i] = 1e7 * d.u[i];
			}
			a = ask(evidence_of(&d, bands), 0.8);
			b = ask(evidence_of(&s, bands), 0.8);
			if (a.fit.estimator != MS_ML ||
			    a.fit.density_order != b.fit.density_order)
				continue;
			assert_close(b.fit.slope, a.fit.slope, 1e-9, 1e-12);
			assert_close(1e7 * b.fit.var_slope, a.fit.var_slope,
				     1e-9, 0);
			assert_close(b.fit.lr, 1e7 * a.fit.lr, 1e-8, 1e-3);
		}
	}
}

static void shift_scores(void **state)
{
	int trial, bands;
	size_t i;

	(void)state;
	for (trial = 0; trial < TRIALS; trial++) {
		for (bands = 0; bands < 2; bands++) {
			struct made d = make_data(trial), s = d;
			double by = bands ? -17 : 1e6;
			struct answer a, b;

			for (i = 0; i < d.n; i++)
				s.x[i] = d.x[i] + by;
			a = ask(evidence_of(&d, bands), 0.8);
			b = ask(evidence_of(&s, bands), 0.8);
			if (bands && d.x[d.n - 1] + 60 > 300)
				continue; /* the scale's end does not move */
			assert_close(b.fit.slope, a.fit.slope, 1e-9, 1e-12);
			assert_close(b.need.score, a.need.score + by, 1e-9, 0);
			assert_close(b.need.se, a.need.se, 1e-8, 0);
			same_set(&b.need.profile, &a.need.profile, 1, by, 1e-9);
			same_set(&b.need.fieller, &a.need.fieller, 1, by, 1e-8);
		}
	}
}

/* One applicant at a time, last score first, equals the counts, to the last
 * bit. */
static void rows_are_cells(void **state)
{
	int trial;

	(void)state;
	for (trial = 0; trial < TRIALS; trial++) {
		struct made d = make_data(trial);
		struct ms_evidence rows;
		struct answer a, b;
		size_t i;

		ms_evidence_init(&rows, MS_ROWS);
		for (i = d.n; i-- > 0;) {
			double k;

			for (k = 0; k < d.u[i]; k++)
				add(&rows, d.x[i], d.x[i], 0, 1);
			for (k = 0; k < d.m[i]; k++)
				add(&rows, d.x[i], d.x[i], 1, 0);
		}
		assert_int_equal(ms_evidence_finish(&rows, NULL), 0);
		a = ask(evidence_of(&d, 0), 0.8);
		b = ask(rows, 0.8);
		assert_true(a.fit.slope == b.fit.slope);
		assert_true(a.fit.intercept == b.fit.intercept);
		assert_true(a.fit.var_slope == b.fit.var_slope);
		assert_true(a.fit.slope_low == b.fit.slope_low);
		assert_true(a.fit.deviance == b.fit.deviance);
		assert_true(a.need.profile.low == b.need.profile.low);
	}
}

/* A higher level widens every set, and a set is bounded exactly if the
 * likelihood-ratio test rejects a flat line. */
static void a_wider_level_nests(void **state)
{
	int trial;

	(void)state;
	for (trial = 0; trial < TRIALS; trial++) {
		struct made d = make_data(trial);
		struct ms_evidence ev = evidence_of(&d, trial % 2);
		struct ms_fit_options wide = defaults;
		struct ms_need n95, n99;
		struct ms_fit f95, f99;

		wide.level = 0.99;
		assert_int_equal(ms_fit(&f95, &ev, &defaults, NULL), 0);
		assert_int_equal(ms_fit(&f99, &ev, &wide, NULL), 0);
		assert_int_equal(ms_need(&n95, &f95, &ev, &defaults, 0.7,
					 MS_NEED_PROFILE, 300, NULL),
				 0);
		assert_int_equal(ms_need(&n99, &f99, &ev, &wide, 0.7,
					 MS_NEED_PROFILE, 300, NULL),
				 0);
		assert_true(f99.slope_low < f95.slope_low);
		assert_true(f99.slope_high > f95.slope_high);
		assert_true(n99.set.type >= n95.set.type);
		if (n99.set.type == MS_SET_BOUNDED) {
			assert_true(n99.set.low < n95.set.low);
			assert_true(n99.set.high > n95.set.high);
		} else if (n99.set.type == MS_SET_COMPLEMENT &&
			   n95.set.type == MS_SET_COMPLEMENT) {
			assert_true(n99.set.low > n95.set.low);
			assert_true(n99.set.high < n95.set.high);
		}
		assert_int_equal(n95.set.type == MS_SET_BOUNDED,
				 f95.lr_p < 0.05);
		assert_int_equal(n95.set.type == MS_SET_BOUNDED,
				 f95.slope_low * f95.slope_high > 0);
		ms_evidence_release(&ev);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(swap_outcomes),
		cmocka_unit_test(mirror_scores),
		cmocka_unit_test(multiply_counts),
		cmocka_unit_test(shift_scores),
		cmocka_unit_test(rows_are_cells),
		cmocka_unit_test(a_wider_level_nests),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
