#include "fit/fills.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fit/maximum.h"

enum { MAX_BITS = 12, FEW = 10 };

/* Two counts vary in a cell, one if their sum is known. */
static int bits_of(const struct ms_cell *c)
{
	if (c->total > 0)
		return 1;
	return (c->matched_low < c->matched_high) +
	       (c->unmatched_low < c->unmatched_high);
}

static double end(double low, double high, unsigned long bit)
{
	return bit ? high : low;
}

/* Use as many bits of code as the cell needs; returns what is left. */
static unsigned long fill_cell(struct ms_like_cell *lc, const struct ms_cell *c,
			       unsigned long code)
{
	unsigned long bm = code & 1;

	lc->hidden = NULL;
	if (c->total > 0) {
		lc->m = end(c->matched_low, c->matched_high, bm);
		lc->u = c->total - lc->m;
		return code >> 1;
	}
	lc->m = c->matched_low;
	lc->u = c->unmatched_low;
	if (c->matched_low < c->matched_high) {
		lc->m = end(c->matched_low, c->matched_high, bm);
		code >>= 1;
	}
	if (c->unmatched_low < c->unmatched_high) {
		lc->u = end(c->unmatched_low, c->unmatched_high, code & 1);
		code >>= 1;
	}
	return code;
}

/* All matched counts high and unmatched low, or the reverse. */
static void fill_extreme(struct ms_like_cell *lc, const struct ms_cell *c,
			 int matched)
{
	lc->hidden = NULL;
	lc->m = matched ? c->matched_high : c->matched_low;
	lc->u = matched ? c->unmatched_low : c->unmatched_high;
}

static void recount(struct ms_like *lk)
{
	size_t i, n = 0;

	lk->matched = lk->unmatched = 0;
	for (i = 0; i < lk->ncell; i++) {
		struct ms_like_cell c = lk->cells[i];

		if (c.m + c.u == 0)
			continue;
		lk->matched += c.m;
		lk->unmatched += c.u;
		lk->cells[n++] = c;
	}
	lk->ncell = n;
	lk->suppressed = 0;
}

static int try_fill(struct ms_like *lk, double L, double cut,
		    struct ms_fills *out, struct ms_error *err)
{
	enum ms_fit_status status;
	struct ms_maximum max;
	double x, lr;

	recount(lk);
	out->n++;
	status = ms_like_status(lk);
	if (status == MS_FIT_ALL_MATCHED || status == MS_FIT_ALL_UNMATCHED ||
	    status == MS_FIT_SINGLE_SCORE) {
		out->unbounded++;
		return 0;
	}
	if (status != MS_FIT_OVERLAP || fmin(lk->matched, lk->unmatched) < FEW)
		lk->penalised = 1;
	if (ms_maximise(lk, &max, err))
		return MS_ENONE;
	lr = 2 * (max.at.f - ms_profile_slope(lk, &max, 0));
	if (!(lr > cut)) {
		out->unbounded++;
		return 0;
	}
	x = lk->center + lk->scale * (L - max.theta[0]) / max.theta[1];
	out->low = fmin(out->low, x);
	out->high = fmax(out->high, x);
	return 0;
}

static void fill(const struct ms_like *lk, struct ms_like *copy,
		 unsigned long code, int extreme)
{
	size_t i;

	copy->ncell = lk->ncell;
	copy->penalised = lk->penalised;
	memcpy(copy->cells, lk->cells, lk->ncell * sizeof(*lk->cells));
	for (i = 0; i < lk->ncell; i++) {
		const struct ms_cell *c = lk->cells[i].hidden;

		if (c && extreme)
			fill_extreme(&copy->cells[i], c, code == 1);
		else if (c)
			code = fill_cell(&copy->cells[i], c, code);
	}
}

int ms_fills_need(const struct ms_like *lk, double L, double cut,
		  struct ms_fills *out, struct ms_error *err)
{
	struct ms_fills f = { 0, 0, NAN, NAN };
	struct ms_like copy = *lk;
	unsigned long code, ncode;
	int bits = 0, ret = 0;
	size_t i;

	copy.cells = malloc(lk->ncell * sizeof(*copy.cells));
	if (!copy.cells)
		return ms_nomem(err);
	for (i = 0; i < lk->ncell; i++)
		if (lk->cells[i].hidden)
			bits += bits_of(lk->cells[i].hidden);
	ncode = bits > MAX_BITS ? 2 : 1UL << bits;
	for (code = 0; code < ncode && !ret; code++) {
		fill(lk, &copy, code, bits > MAX_BITS);
		ret = try_fill(&copy, L, cut, &f, err);
	}
	free(copy.cells);
	if (!ret)
		*out = f;
	return ret;
}
