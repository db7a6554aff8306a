#include "fit/hidden.h"

#include <math.h>

#include "stats/special.h"

double ms_hidden_pairs(const struct ms_cell *c)
{
	double m = c->matched_high - c->matched_low + 1;
	double u = c->unmatched_high - c->unmatched_low + 1;

	return c->total > 0 ? m : m * u;
}

static double log_weight(double m, double u, double log_p, double log_q)
{
	double w = ms_lchoose(m + u, m);

	if (m > 0)
		w += m * log_p;
	if (u > 0)
		w += u * log_q;
	return w;
}

/* Sums are scaled by the largest weight met so far. */
struct tally {
	double top, w, m, u, mm, mu, uu;
};

static void add_pair(struct tally *t, double m, double u, double log_w)
{
	double w, scale;

	if (log_w > t->top) {
		scale = exp(t->top - log_w);
		t->top = log_w;
		t->w *= scale;
		t->m *= scale;
		t->u *= scale;
		t->mm *= scale;
		t->mu *= scale;
		t->uu *= scale;
	}
	w = exp(log_w - t->top);
	t->w += w;
	t->m += w * m;
	t->u += w * u;
	t->mm += w * m * m;
	t->mu += w * m * u;
	t->uu += w * u * u;
}

/* Counts are taken from the ranges' low ends, so that their variances do not
 * cancel. */
void ms_hidden_expect(const struct ms_cell *c, double log_p, double log_q,
		      struct ms_hidden *h)
{
	double m0 = c->matched_low, u0 = c->unmatched_low, m, u;
	struct tally t = { .top = -INFINITY };

	for (m = m0; m <= c->matched_high; m++) {
		double from = c->total > 0 ? c->total - m : u0;
		double to = c->total > 0 ? from : c->unmatched_high;

		for (u = from; u <= to; u++)
			add_pair(&t, m - m0, u - u0,
				 log_weight(m, u, log_p, log_q));
	}
	h->loglik = t.top + log(t.w);
	h->m = t.m / t.w;
	h->u = t.u / t.w;
	h->var_m = t.mm / t.w - h->m * h->m;
	h->cov = t.mu / t.w - h->m * h->u;
	h->var_u = t.uu / t.w - h->u * h->u;
	h->m += m0;
	h->u += u0;
}
