/*
 * coverage - do the intervals hold? Applicants are drawn from a known line,
 * fitted as a user would, and the 95 % intervals of the slope and of the score
 * at which 80 % match are asked whether they hold the truth.
 *
 *	coverage [REPLICATES [SEED]]		default 1000, 20260320
 *
 * Scenarios (docs/statistics.md): scores N(248,14), N(255,11), N(242,15), and
 * the first two skewed to the left with a floor at 214. Methods: rows; 10-point
 * bands "..200" to "261.." as fitted by default; their midpoints for
 * comparison. One line of CSV for each scenario, n and method, then the bias
 * without sampling error (n = 1e8, expected counts). Ends with status 1 when
 * an interval of rows or bands covers less than 93 or more than 97 % beyond
 * Monte Carlo error, or the bias of bands is not under a quarter of the
 * midpoints'.
 */
#include <gsl/gsl_errno.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "fit/need.h"
#include "stats/special.h"

enum { TOP = 300, MAX_REPS = 100000, FLOOR = 214 };

struct scenario {
	const char *name;
	double mean, sd, slope, x80;
	int skewed;
};

static const struct scenario scenarios[] = {
	{ "A", 248, 14, 0.08, 232, 0 }, { "B", 255, 11, 0.07, 262, 0 },
	{ "C", 242, 15, 0.05, 258, 0 }, { "D", 248, 14, 0.08, 232, 1 },
	{ "E", 255, 11, 0.07, 262, 1 },
};

enum method { ROWS, BANDS, MIDPOINTS, NMETHOD };
static const char *const methods[] = { "rows", "bands", "midpoints" };

enum { NSCENARIO = sizeof(scenarios) / sizeof(scenarios[0]) };

/* What one cell of the table adds up. */
struct result {
	int fits, slope_in, score_in, unbounded;
	double slope[MAX_REPS], score[MAX_REPS];
};

/* Matched and unmatched at each whole score. */
struct sample {
	double m[TOP + 1], u[TOP + 1];
};

static double prob(const struct scenario *s, double score)
{
	return ms_expit(ms_logit(0.8) + s->slope * (score - s->x80));
}

/* Left skew: a mirrored gamma of shape 4, whose mean and SD are the same. */
static int draw_score(const struct scenario *s, gsl_rng *rng)
{
	for (;;) {
		double t = s->skewed ? (4 - gsl_ran_gamma(rng, 4, 1)) / 2
				     : gsl_ran_ugaussian(rng);
		double x = floor(s->mean + s->sd * t + 0.5);

		if (x >= (s->skewed ? FLOOR : 1) && x <= TOP)
			return (int)x;
	}
}

static void draw(const struct scenario *s, int n, gsl_rng *rng,
		 struct sample *out)
{
	*out = (struct sample){ { 0 }, { 0 } };
	while (n-- > 0) {
		int x = draw_score(s, rng);

		if (gsl_rng_uniform(rng) < prob(s, x))
			out->m[x]++;
		else
			out->u[x]++;
	}
}

/* 1e8 applicants in proportion: a fine draw of scores, expected outcomes. */
static void expect(const struct scenario *s, gsl_rng *rng, struct sample *out)
{
	int i, x;

	*out = (struct sample){ { 0 }, { 0 } };
	for (i = 0; i < 4000000; i++)
		out->m[draw_score(s, rng)] += 25;
	for (x = 0; x <= TOP; x++) {
		double n = out->m[x];

		out->m[x] = floor(n * prob(s, x) + 0.5);
		out->u[x] = n - out->m[x];
	}
}

static void add(struct ms_evidence *ev, double low, double high, double m,
		double u)
{
	struct ms_cell c = ms_cell_exact(low, high, m, u);

	if (m + u > 0 && ms_evidence_add(ev, &c, NULL))
		abort();
}

static struct ms_evidence evidence_of(const struct sample *s, enum method how)
{
	struct ms_evidence ev;
	double m = 0, u = 0, low = 0, high;
	int x;

	ms_evidence_init(&ev, how == ROWS ? MS_ROWS : MS_BINS);
	for (x = 0; x <= TOP; x++) {
		if (how == ROWS) {
			add(&ev, x, x, s->m[x], s->u[x]);
			continue;
		}
		m += s->m[x];
		u += s->u[x];
		if (x < TOP && (x < 200 || x > 260 || x % 10))
			continue;
		high = x;
		if (x == 200)
			low = -INFINITY;
		if (x == TOP)
			high = INFINITY;
		add(&ev, low, high, m, u);
		m = u = 0;
		low = x + 1;
	}
	if (ms_evidence_finish(&ev, NULL))
		abort();
	return ev;
}

static int contains(const struct ms_set *set, double x)
{
	int between = set->low <= x && x <= set->high;

	return set->type == MS_SET_COMPLEMENT ? !between : between;
}

static void fit_one(const struct sample *sample, const struct scenario *s,
		    enum method how, struct result *r)
{
	struct ms_fit_options opt = MS_FIT_DEFAULTS;
	struct ms_evidence ev = evidence_of(sample, how);
	struct ms_error err;
	struct ms_need need;
	struct ms_fit fit;

	if (how == MIDPOINTS)
		opt.bins = MS_BINS_MIDPOINT;
	if (ms_fit(&fit, &ev, &opt, &err) ||
	    ms_need(&need, &fit, &ev, &opt, 0.8, MS_NEED_PROFILE, TOP, &err)) {
		fprintf(stderr, "coverage: %s\n", err.msg);
		exit(1);
	}
	ms_evidence_release(&ev);
	if (!isfinite(fit.slope) || isnan(need.score))
		return;
	r->slope[r->fits] = fit.slope;
	r->score[r->fits++] = need.score;
	r->slope_in += fit.slope_low <= s->slope && s->slope <= fit.slope_high;
	r->score_in += contains(&need.set, s->x80);
	r->unbounded += need.set.type != MS_SET_BOUNDED;
}

static int ascending(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double median(double *x, int n)
{
	qsort(x, (size_t)n, sizeof(*x), ascending);
	return n % 2 ? x[n / 2] : (x[n / 2 - 1] + x[n / 2]) / 2;
}

/* Outside 93-97 % by more than two Monte Carlo standard errors. */
static int off(int in, int n)
{
	double c = (double)in / n, slack = 2 * sqrt(0.95 * 0.05 / n);

	return c < 0.93 - slack || c > 0.97 + slack;
}

static int report(const struct scenario *s, int n, enum method how,
		  struct result *r)
{
	int bad = how != MIDPOINTS &&
		  (off(r->slope_in, r->fits) || off(r->score_in, r->fits));

	printf("%s,%d,%s,%d,%.2f,%.2f,%.1f,%.1f,%.1f,%s\n", s->name, n,
	       methods[how], r->fits,
	       100 * (median(r->slope, r->fits) / s->slope - 1),
	       median(r->score, r->fits) - s->x80,
	       100.0 * r->slope_in / r->fits, 100.0 * r->score_in / r->fits,
	       100.0 * r->unbounded / r->fits, bad ? "outside 93-97" : "");
	fflush(stdout);
	return bad;
}

static int simulate(const struct scenario *s, int n, int reps, gsl_rng *rng,
		    struct result *r)
{
	struct sample sample;
	int i, k, bad = 0;

	for (k = 0; k < NMETHOD; k++)
		r[k].fits = r[k].slope_in = r[k].score_in = r[k].unbounded = 0;
	for (i = 0; i < reps; i++) {
		draw(s, n, rng, &sample);
		for (k = 0; k < NMETHOD; k++)
			fit_one(&sample, s, (enum method)k, &r[k]);
	}
	for (k = 0; k < NMETHOD; k++)
		bad += report(s, n, (enum method)k, &r[k]);
	return bad;
}

/* Bias of slope and score without sampling error; adds up the slopes'. */
static void asymptotic(const struct scenario *s, gsl_rng *rng, struct result *r,
		       double total[NMETHOD])
{
	struct sample sample;
	int k;

	expect(s, rng, &sample);
	for (k = 0; k < NMETHOD; k++) {
		r[k].fits = 0;
		fit_one(&sample, s, (enum method)k, &r[k]);
		printf("%s,1e8,%s,1,%.2f,%.2f,,,,\n", s->name, methods[k],
		       100 * (r[k].slope[0] / s->slope - 1),
		       r[k].score[0] - s->x80);
		total[k] += fabs(r[k].slope[0] / s->slope - 1);
	}
}

int main(int argc, char **argv)
{
	static const int sizes[] = { 50, 300, 3000 };
	int reps = argc > 1 ? atoi(argv[1]) : 1000, bad = 0;
	unsigned long seed = argc > 2 ? strtoul(argv[2], NULL, 10) : 20260320;
	struct result *r = calloc(NMETHOD, sizeof(*r));
	gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
	double total[NMETHOD] = { 0 };
	size_t i, k;

	if (!r || !rng || reps < 1 || reps > MAX_REPS)
		return 2;
	gsl_set_error_handler_off();
	gsl_rng_set(rng, seed);
	puts("scenario,n,method,fits,slope_bias_percent,score_bias,"
	     "slope_coverage,score_coverage,unbounded_percent,note");
	for (i = 0; i < NSCENARIO; i++)
		for (k = 0; k < 3; k++)
			bad += simulate(&scenarios[i], sizes[k], reps, rng, r);
	for (i = 0; i < NSCENARIO; i++)
		asymptotic(&scenarios[i], rng, r, total);
	if (total[BANDS] > total[MIDPOINTS] / 4) {
		puts("# the bias of bands is not under a quarter of the "
		     "midpoints'");
		bad++;
	}
	gsl_rng_free(rng);
	free(r);
	return bad > 0;
}
