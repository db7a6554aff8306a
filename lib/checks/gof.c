#include "checks/gof.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_cdf.h>

#include "stats/special.h"

/* Observed and expected counts of a cell or of several joined. */
struct tally {
	double m, u, em, eu;
};

static void tally_cell(struct tally *t, const struct ms_fitted *c)
{
	double n = c->m + c->u;

	t->m += c->m;
	t->u += c->u;
	t->em += n * c->p;
	t->eu += n * c->q;
}

static double tally_pearson(const struct tally *t)
{
	double excess = t->m - t->em;

	return excess * excess * (1 / t->em + 1 / t->eu);
}

static double tally_deviance(const struct tally *t)
{
	return 2 * (ms_bd0(t->m, t->em, log(t->em)) +
		    ms_bd0(t->u, t->eu, log(t->eu)));
}

static void finish(struct ms_chi2 *c, double df)
{
	c->df = df;
	c->p = df > 0 ? gsl_cdf_chisq_Q(c->value, df) : NAN;
}

static int enough(const struct tally *t)
{
	return t->em >= 5 && t->eu >= 5;
}

/* Take cells from one end (step 1: from *i up, -1: from *j down) until they
 * expect enough or none is left. */
static struct tally take(const struct ms_fitted *cells, size_t *i, size_t *j,
			 int step)
{
	struct tally t = { 0 };

	while (*i < *j && !enough(&t))
		tally_cell(&t, &cells[step > 0 ? (*i)++ : --*j]);
	return t;
}

/* Fill pools[n], the lower ones from the front and the upper ones from the
 * back, then close the gap; returns how many. */
static size_t join(struct tally *pools, const struct ms_fitted *cells, size_t n)
{
	size_t i = 0, j = n, low = 0, high = n;
	struct tally rest;

	for (;;) {
		rest = take(cells, &i, &j, 1);
		if (!enough(&rest))
			break;
		pools[low++] = rest;
		rest = take(cells, &i, &j, -1);
		if (!enough(&rest))
			break;
		pools[--high] = rest;
	}
	if (!low)
		low++; /* too few altogether: one pool of everything */
	pools[low - 1].m += rest.m;
	pools[low - 1].u += rest.u;
	pools[low - 1].em += rest.em;
	pools[low - 1].eu += rest.eu;
	memmove(&pools[low], &pools[high], (n - high) * sizeof(*pools));
	return low + (n - high);
}

static int pool(struct ms_gof *out, const struct ms_fitted *cells, size_t n,
		int params, struct ms_error *err)
{
	struct tally *pools = calloc(n, sizeof(*pools));
	size_t i;

	if (!pools)
		return ms_nomem(err);
	out->pools = join(pools, cells, n);
	out->pooled = out->pools < n;
	out->pooled_deviance.value = out->pooled_pearson.value = 0;
	for (i = 0; i < out->pools; i++) {
		out->pooled_deviance.value += tally_deviance(&pools[i]);
		out->pooled_pearson.value += tally_pearson(&pools[i]);
	}
	finish(&out->pooled_deviance, (double)out->pools - params);
	finish(&out->pooled_pearson, (double)out->pools - params);
	free(pools);
	return MS_OK;
}

static double log_choose(double n, double k)
{
	return k < 0 || k > n ? -INFINITY : ms_lchoose(n, k);
}

/* P(at most r runs) of a and b signs in random order, a, b >= 1: an even
 * number 2k has k runs of either sign, an odd one k + 1 of one and k of the
 * other. */
static double runs_tail(double a, double b, double r)
{
	double all = ms_lchoose(a + b, a), sum = 0, i, k;

	for (i = 2; i <= r; i++) {
		k = floor(i / 2);
		if (i == 2 * k)
			sum += 2 * exp(log_choose(a - 1, k - 1) +
				       log_choose(b - 1, k - 1) - all);
		else
			sum += exp(log_choose(a - 1, k) +
				   log_choose(b - 1, k - 1) - all) +
			       exp(log_choose(a - 1, k - 1) +
				   log_choose(b - 1, k) - all);
	}
	return fmin(sum, 1);
}

static void runs(struct ms_gof *out, const struct ms_fitted *cells, size_t n)
{
	double up = 0, down = 0, excess;
	int sign, last = 0;
	size_t i;

	out->runs = 0;
	for (i = 0; i < n; i++) {
		excess = cells[i].m - (cells[i].m + cells[i].u) * cells[i].p;
		sign = (excess > 0) - (excess < 0);
		if (!sign)
			continue;
		up += sign > 0;
		down += sign < 0;
		out->runs += sign != last;
		last = sign;
	}
	out->runs_mean = up + down > 0 ? 2 * up * down / (up + down) + 1 : 0;
	out->runs_p = up > 0 && down > 0 ? runs_tail(up, down, out->runs) : NAN;
}

static void dispersion(struct ms_gof *out, const struct ms_fitted *cells,
		       size_t n)
{
	double sum = 0, excess, count;
	size_t i;

	for (i = 0; i < n; i++) {
		excess = cells[i].m * cells[i].q - cells[i].u * cells[i].p;
		count = cells[i].m + cells[i].u;
		sum += (1 - 2 * cells[i].p) * excess /
		       (count * cells[i].p * cells[i].q);
	}
	out->phi = out->pearson.df > 0 ? out->pearson.value / out->pearson.df
				       : NAN;
	out->phi_fletcher = out->phi / (1 + sum / (double)n);
}

int ms_gof(struct ms_gof *out, const struct ms_fitted *cells, size_t n,
	   int params, struct ms_error *err)
{
	struct ms_gof g = { 0 };
	size_t i;
	int rc;

	if ((rc = ms_fitted_check(cells, n, err)) ||
	    (rc = pool(&g, cells, n, params, err)))
		return rc;
	g.expected_min = INFINITY;
	for (i = 0; i < n; i++) {
		struct tally t = { 0 };

		tally_cell(&t, &cells[i]);
		g.deviance.value += tally_deviance(&t);
		g.pearson.value += tally_pearson(&t);
		g.expected_min = fmin(g.expected_min, fmin(t.em, t.eu));
	}
	finish(&g.deviance, (double)n - params);
	finish(&g.pearson, (double)n - params);
	dispersion(&g, cells, n);
	runs(&g, cells, n);
	*out = g;
	return MS_OK;
}

static int by_p(const void *a, const void *b)
{
	const struct ms_fitted *x = a, *y = b;

	return (x->p > y->p) - (x->p < y->p);
}

/* The chi-square over groups of the cells sorted by p; p and w are room for n
 * values each. */
static size_t risk_groups(const struct ms_fitted *cells, size_t n,
			  size_t groups, double *p, double *w, double *chi2)
{
	size_t i, g, formed = 0;
	double top;

	for (i = 0; i < n; i++) {
		p[i] = cells[i].p;
		w[i] = cells[i].m + cells[i].u;
	}
	*chi2 = 0;
	for (g = 1, i = 0; g <= groups; g++) {
		struct tally t = { 0 };

		top = ms_count_quantile(p, w, n, (double)g, (double)groups);
		/* The first interval is closed: with its two ends equal it is
		 * no interval, and the next one takes its cells. */
		if (!formed && g < groups && top == p[0])
			continue;
		for (; i < n && p[i] <= top; i++)
			tally_cell(&t, &cells[i]);
		if (t.m + t.u == 0)
			continue;
		*chi2 += tally_pearson(&t);
		formed++;
	}
	return formed;
}

int ms_hosmer_lemeshow(struct ms_chi2 *out, size_t *formed,
		       const struct ms_fitted *cells, size_t n, size_t groups,
		       int params, struct ms_error *err)
{
	struct ms_fitted *sorted = NULL;
	double *room = NULL;
	size_t used;
	int rc = ms_fitted_check(cells, n, err);

	if (rc)
		return rc;
	if (groups < 2)
		return ms_fail(err, MS_EUSAGE,
			       "Hosmer-Lemeshow needs two groups or more");
	sorted = malloc(n * sizeof(*sorted));
	room = malloc(2 * n * sizeof(*room));
	if (!sorted || !room) {
		rc = ms_nomem(err);
		goto done;
	}
	memcpy(sorted, cells, n * sizeof(*sorted));
	qsort(sorted, n, sizeof(*sorted), by_p);
	used = risk_groups(sorted, n, groups, room, room + n, &out->value);
	finish(out, (double)used - params);
	if (formed)
		*formed = used;
done:
	free(sorted);
	free(room);
	return rc;
}
