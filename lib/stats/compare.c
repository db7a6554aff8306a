#include "stats/compare.h"

#include <math.h>

#include <gsl/gsl_cdf.h>

#include "stats/dist.h"
#include "stats/rate.h"
#include "stats/special.h"

const char *ms_test_name(enum ms_test t)
{
	return t == MS_TEST_CHI2 ? "chi2" : "fisher";
}

static int is_count(double x)
{
	return x >= 0 && x <= 0x1p53 && x == floor(x);
}

static int check_count(const struct ms_arm *c, struct ms_error *err)
{
	if (is_count(c->matched) && is_count(c->unmatched))
		return MS_OK;
	return ms_fail(err, MS_EDATA, "%g matched, %g unmatched are no counts",
		       c->matched, c->unmatched);
}

static double total(const struct ms_arm *c)
{
	return c->matched + c->unmatched;
}

static void newcombe(struct ms_interval *d, const struct ms_arm *a,
		     const struct ms_arm *b, double level)
{
	double p1 = a->matched / total(a), p2 = b->matched / total(b);
	double l1, u1, l2, u2;

	/* Counts and level are checked: Wilson's interval cannot fail. */
	ms_rate_interval(a->matched, total(a), level, MS_WILSON, &l1, &u1,
			 NULL);
	ms_rate_interval(b->matched, total(b), level, MS_WILSON, &l2, &u2,
			 NULL);
	d->value = p1 - p2;
	d->low = d->value - hypot(p1 - l1, u2 - p2);
	d->high = d->value + hypot(u1 - p1, p2 - l2);
}

static struct ms_interval log_interval(double value, double se, double z)
{
	struct ms_interval out = { value, value * exp(-z * se),
				   value * exp(z * se) };

	return out;
}

static struct ms_arm plus_half(const struct ms_arm *c, int add)
{
	struct ms_arm out = { c->matched, c->unmatched };

	if (add) {
		out.matched += 0.5;
		out.unmatched += 0.5;
	}
	return out;
}

/* u/(x n) = 1/x - 1/n without cancellation. */
static void katz(struct ms_comparison *out, const struct ms_arm *group1,
		 const struct ms_arm *group2, double z)
{
	int zero = group1->matched == 0 || group2->matched == 0 ||
		   (group1->unmatched == 0 && group2->unmatched == 0);
	struct ms_arm a = plus_half(group1, zero);
	struct ms_arm b = plus_half(group2, zero);
	double se = sqrt(a.unmatched / a.matched / total(&a) +
			 b.unmatched / b.matched / total(&b));

	out->ratio_corrected = zero;
	out->ratio = log_interval(
		a.matched / total(&a) / (b.matched / total(&b)), se, z);
}

static void woolf(struct ms_comparison *out, const struct ms_arm *group1,
		  const struct ms_arm *group2, double z)
{
	int zero = group1->matched == 0 || group1->unmatched == 0 ||
		   group2->matched == 0 || group2->unmatched == 0;
	struct ms_arm a = plus_half(group1, zero);
	struct ms_arm b = plus_half(group2, zero);
	double se = sqrt(1 / a.matched + 1 / a.unmatched + 1 / b.matched +
			 1 / b.unmatched);

	out->odds_corrected = zero;
	out->odds_ratio = log_interval(
		a.matched / a.unmatched * (b.unmatched / b.matched), se, z);
}

/* a d - b c in long double: exact up to counts of 2^32. */
static double cross_difference(const struct ms_arm *a, const struct ms_arm *b)
{
	return (double)((long double)a->matched * b->unmatched -
			(long double)a->unmatched * b->matched);
}

static void chi_square(struct ms_comparison *out, const struct ms_arm *a,
		       const struct ms_arm *b)
{
	double n1 = total(a), n2 = total(b), n = n1 + n2;
	double m = a->matched + b->matched, u = a->unmatched + b->unmatched;
	double cross = cross_difference(a, b);

	out->expected_min = fmin(n1, n2) * (fmin(m, u) / n);
	out->chi2 = m > 0 && u > 0 ? cross / n1 / m * (cross / n2 / u) * n
				   : NAN;
}

int ms_compare(struct ms_comparison *out, const struct ms_arm *group1,
	       const struct ms_arm *group2, double level, struct ms_error *err)
{
	double z;
	int rc;

	if ((rc = ms_level_check(level, err)) ||
	    (rc = check_count(group1, err)) || (rc = check_count(group2, err)))
		return rc;
	if (total(group1) == 0 || total(group2) == 0)
		return ms_fail(err, MS_ENONE,
			       "a group without applicants has no rate");
	z = ms_z(level);
	newcombe(&out->difference, group1, group2, level);
	katz(out, group1, group2, z);
	woolf(out, group1, group2, z);
	chi_square(out, group1, group2);
	out->test = out->expected_min >= 5 ? MS_TEST_CHI2 : MS_TEST_FISHER;
	out->p = out->test == MS_TEST_CHI2 ? gsl_cdf_chisq_Q(out->chi2, 1)
					   : ms_fisher_exact(group1, group2);
	return MS_OK;
}

/* The tables with these margins: matched in group 1 is x of [low, high]. */
struct margins {
	double matched, unmatched, n1, low, high;
};

static double density(const struct margins *g, double x)
{
	return ms_hypergeometric_density(x, g->matched, g->unmatched, g->n1);
}

/* P(x + 1) / P(x). */
static double ratio_up(const struct margins *g, double x)
{
	return (g->matched - x) / (x + 1) *
	       ((g->n1 - x) / (g->unmatched - g->n1 + x + 1));
}

/* Sum of the densities from x outwards (step -1 or 1), by the ratio of
 * neighbours, until a term no longer counts. */
static double tail_sum(const struct margins *g, double x, int step)
{
	double edge = step > 0 ? g->high : g->low, term, sum = 0;

	if (x < g->low || x > g->high)
		return 0;
	for (term = density(g, x); term > 1e-18 * sum; x += step) {
		sum += term;
		if (x == edge)
			break;
		if (step > 0)
			term *= ratio_up(g, x);
		else
			term /= ratio_up(g, x - 1);
	}
	return sum;
}

/* The innermost point of the other tail whose density is at most limit:
 * bisection, since the density falls outwards from its mode. */
static double other_tail(const struct margins *g, double mode, double limit,
			 int step)
{
	double in = mode, out = step > 0 ? g->high + 1 : g->low - 1, mid;

	while (fabs(out - in) > 1) {
		mid = floor((in + out) / 2);
		if (density(g, mid) <= limit)
			out = mid;
		else
			in = mid;
	}
	return out;
}

double ms_fisher_exact(const struct ms_arm *group1, const struct ms_arm *group2)
{
	struct margins g;
	double x = group1->matched, mode, limit, p;
	int step;

	g.matched = group1->matched + group2->matched;
	g.unmatched = group1->unmatched + group2->unmatched;
	g.n1 = total(group1);
	g.low = fmax(0, g.n1 - g.unmatched);
	g.high = fmin(g.n1, g.matched);
	mode = floor((g.n1 + 1) *
		     ((g.matched + 1) / (g.matched + g.unmatched + 2)));
	mode = fmin(fmax(mode, g.low), g.high);
	if (density(&g, x) * (1 + 1e-7) >= density(&g, mode))
		return 1;
	limit = density(&g, x) * (1 + 1e-7);
	step = x > mode ? 1 : -1;
	p = tail_sum(&g, x, step) +
	    tail_sum(&g, other_tail(&g, mode, limit, -step), -step);
	return fmin(p, 1);
}

/* Sums over strata; names as Robins, Breslow and Greenland. */
struct mh_sums {
	double r, s, pr, ps_qr, qs, excess, variance;
	size_t used;
};

static void mh_add(struct mh_sums *t, const struct ms_stratum *k)
{
	const struct ms_arm *a = &k->group[0], *b = &k->group[1];
	double n1 = total(a), n2 = total(b), n = n1 + n2;
	double m = a->matched + b->matched, u = a->unmatched + b->unmatched;
	double r, s, p, q;

	if (n1 == 0 || n2 == 0 || m == 0 || u == 0)
		return;
	r = a->matched * (b->unmatched / n);
	s = a->unmatched * (b->matched / n);
	p = (a->matched + b->unmatched) / n;
	q = (a->unmatched + b->matched) / n;
	t->r += r;
	t->s += s;
	t->pr += p * r;
	t->ps_qr += p * s + q * r;
	t->qs += q * s;
	t->excess += cross_difference(a, b) / n;
	t->variance += n1 / n * (n2 / n) * m * (u / (n - 1));
	t->used++;
}

int ms_mantel_haenszel(struct ms_mantel_haenszel *out,
		       const struct ms_stratum *strata, size_t n, double level,
		       struct ms_error *err)
{
	struct mh_sums t = { 0 };
	size_t i;
	double se;
	int rc;

	if ((rc = ms_level_check(level, err)))
		return rc;
	for (i = 0; i < n; i++) {
		if ((rc = check_count(&strata[i].group[0], err)) ||
		    (rc = check_count(&strata[i].group[1], err)))
			return rc;
		mh_add(&t, &strata[i]);
	}
	if (!t.used)
		return ms_fail(err, MS_ENONE,
			       "no stratum has both groups and both outcomes");
	se = sqrt(t.pr / (2 * t.r * t.r) + t.ps_qr / (2 * t.r * t.s) +
		  t.qs / (2 * t.s * t.s));
	out->odds_ratio = log_interval(t.r / t.s, se, ms_z(level));
	if (t.r == 0 || t.s == 0)
		out->odds_ratio.low = out->odds_ratio.high = NAN;
	out->chi2 = t.excess * t.excess / t.variance;
	out->p = gsl_cdf_chisq_Q(out->chi2, 1);
	out->used = t.used;
	return MS_OK;
}
