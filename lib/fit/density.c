#include "fit/density.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fit/bands.h"

enum { MAX_POINTS = 1000000, BELOW = 70, ABOVE = 60 };

double ms_band_count(const struct ms_cell *c)
{
	return c->matched + c->unmatched;
}

static void measure(struct ms_bands *b, const struct ms_evidence *ev,
		    const struct ms_fit_options *opt)
{
	size_t i;

	b->cells = ev->cells;
	b->n = ev->ncell;
	b->total = 0;
	for (i = 0; i < b->n; i++)
		b->total += ms_band_count(&b->cells[i]);
	ms_evidence_range(ev, &b->low_edge, &b->high_edge);
	b->kmin = b->low_edge - BELOW;
	b->kmax = b->high_edge + ABOVE;
	if (opt->score_max >= b->high_edge)
		b->kmax = fmin(b->kmax, floor(opt->score_max));
	if (opt->score_min <= b->low_edge)
		b->kmin = fmax(b->kmin, ceil(opt->score_min));
}

/* An open end is taken to be as wide as the nearest closed band. */
double ms_band_width(const struct ms_bands *b, size_t from, int step)
{
	size_t i;

	for (i = from; i < b->n; i += (size_t)step)
		if (isfinite(b->cells[i].low) && isfinite(b->cells[i].high))
			return b->cells[i].high - b->cells[i].low + 1;
	return 10;
}

double ms_band_midpoint(const struct ms_bands *b, size_t i)
{
	const struct ms_cell *c = &b->cells[i];

	if (!isfinite(c->low) && !isfinite(c->high))
		return 0;
	if (!isfinite(c->low))
		return c->high - (ms_band_width(b, i, 1) - 1) / 2;
	if (!isfinite(c->high))
		return c->low + (ms_band_width(b, i, -1) - 1) / 2;
	return (c->low + c->high) / 2;
}

/* The order with the least AIC among those that do not follow noise into the
 * tails. */
static int poly_choose(struct ms_density *d, const struct ms_bands *b,
		       int max_order, struct ms_poly *best)
{
	double ll, best_aic = INFINITY;
	int order;

	for (order = 2; order <= max_order; order++) {
		struct ms_poly p = { .order = order,
				     .mu = d->mean,
				     .sigma = d->sd };

		if (ms_bands_poly(&p, b, &ll) ||
		    (order > 2 && ms_poly_stray(&p, b) > 0.02))
			continue;
		d->aic[order] = -2 * ll + 2 * order;
		if (d->aic[order] < best_aic) {
			best_aic = d->aic[order];
			*best = p;
		}
	}
	return isfinite(best_aic) ? 0 : -1;
}

/* --- weights -------------------------------------------------------------- */

enum shape { SHAPE_POLY, SHAPE_NORMAL, SHAPE_FLAT, SHAPE_MID };

static void band_limits(const struct ms_bands *b, size_t i, enum shape shape,
			double *lo, double *hi)
{
	const struct ms_cell *c = &b->cells[i];

	*lo = fmax(c->low, b->kmin);
	*hi = fmin(c->high, b->kmax);
	if (shape == SHAPE_FLAT && !isfinite(c->low))
		*lo = fmax(b->kmin, *hi - ms_band_width(b, i, 1) + 1);
	if (shape == SHAPE_FLAT && !isfinite(c->high))
		*hi = fmin(b->kmax, *lo + ms_band_width(b, i, -1) - 1);
}

/* log f(k) up to a constant; the normal's as its mass between k -+ 1/2, by
 * the density where that underflows. */
static double log_density(const struct ms_density *d, const struct ms_poly *p,
			  enum shape shape, double k)
{
	double mass;

	if (shape == SHAPE_FLAT)
		return 0;
	if (shape == SHAPE_POLY)
		return ms_poly_exponent(p, k);
	mass = ms_normal_between((k - 0.5 - d->mean) / d->sd,
				 (k + 0.5 - d->mean) / d->sd);
	if (mass > 1e-280)
		return log(mass);
	return -pow((k - d->mean) / d->sd, 2) / 2 - log(d->sd) -
	       0.91893853320467274178;
}

static void weigh_band(struct ms_density *d, const struct ms_poly *p,
		       enum shape shape, double lo, double hi)
{
	size_t first = d->npoint, i;
	double k, top = -INFINITY, sum = 0;

	for (k = lo; k <= hi; k++) {
		d->score[d->npoint] = k;
		d->weight[d->npoint] = log_density(d, p, shape, k);
		top = fmax(top, d->weight[d->npoint++]);
	}
	for (i = first; i < d->npoint; i++)
		sum += d->weight[i] = exp(d->weight[i] - top);
	d->npoint = first;
	for (k = lo, i = first; k <= hi; k++, i++) {
		if (!(d->weight[i] / sum > 0)) /* far out in a tail */
			continue;
		d->score[d->npoint] = k;
		d->weight[d->npoint++] = d->weight[i] / sum;
	}
}

static int weigh(struct ms_density *d, const struct ms_bands *b,
		 const struct ms_poly *p, enum shape shape, int flat_tails)
{
	size_t i;

	for (i = 0; i < b->n; i++) {
		const struct ms_cell *c = &b->cells[i];
		enum shape s = shape;
		double lo, hi;

		if (shape == SHAPE_FLAT && !flat_tails &&
		    (!isfinite(c->low) || !isfinite(c->high)))
			s = SHAPE_NORMAL;
		d->first[i] = d->npoint;
		if (shape == SHAPE_MID) {
			d->score[d->npoint] = ms_band_midpoint(b, i);
			d->weight[d->npoint++] = 1;
			continue;
		}
		band_limits(b, i, s, &lo, &hi);
		weigh_band(d, p, s, lo, hi);
		if (d->npoint == d->first[i])
			return -1;
	}
	d->first[b->n] = d->npoint;
	return 0;
}

static int allocate(struct ms_density *d, const struct ms_bands *b,
		    struct ms_error *err)
{
	double span = b->kmax - b->kmin + 1;

	if (!isfinite(b->low_edge))
		return ms_fail(
			err, MS_EDATA,
			"a single band open at both ends holds no score");
	if (!(span >= 1) || span > MAX_POINTS)
		return ms_fail(err, MS_EDATA,
			       "the score bands span %g points, more than %d",
			       span, MAX_POINTS);
	d->score = malloc(((size_t)span + b->n) * sizeof(double));
	d->weight = malloc(((size_t)span + b->n) * sizeof(double));
	d->first = malloc((b->n + 1) * sizeof(size_t));
	if (!d->score || !d->weight || !d->first)
		return ms_nomem(err);
	return 0;
}

/* Which shape the data can carry: a normal needs three bands, a
 * log-polynomial of free order five. */
static enum shape choose(struct ms_density *d, const struct ms_bands *b,
			 const struct ms_fit_options *opt, struct ms_poly *p,
			 int *flat_tails)
{
	int truncated = opt->score_min > b->low_edge - BELOW;
	int max_order = opt->bins == MS_BINS_AUTO && b->n >= 5
				? (int)fmin(MS_POLY_MAX, (double)b->n - 2)
				: 2;

	*flat_tails = 1;
	if (opt->bins == MS_BINS_MIDPOINT)
		return SHAPE_MID;
	if (b->n < 3 || ms_bands_normal(b, &d->mean, &d->sd)) {
		d->mean = d->sd = NAN;
		return SHAPE_FLAT;
	}
	*flat_tails = 0;
	if (opt->bins == MS_BINS_UNIFORM)
		return SHAPE_FLAT;
	d->order = 2;
	if (max_order == 2 && !truncated)
		return SHAPE_NORMAL;
	if (poly_choose(d, b, max_order, p))
		return SHAPE_NORMAL;
	d->order = p->order;
	return SHAPE_POLY;
}

int ms_density_fit(struct ms_density *d, const struct ms_evidence *ev,
		   const struct ms_fit_options *opt, struct ms_error *err)
{
	struct ms_poly p = { 0 };
	struct ms_bands b;
	enum shape shape;
	int flat_tails, i, ret;

	memset(d, 0, sizeof(*d));
	d->mean = d->sd = NAN;
	for (i = 0; i < 5; i++)
		d->aic[i] = NAN;
	measure(&b, ev, opt);
	ret = allocate(d, &b, err);
	if (ret)
		goto fail;
	shape = choose(d, &b, opt, &p, &flat_tails);
	if (weigh(d, &b, &p, shape, flat_tails)) {
		ret = ms_fail(err, MS_EDATA,
			      "a score band lies beyond the possible scores");
		goto fail;
	}
	return 0;
fail:
	ms_density_release(d);
	return ret;
}

void ms_density_release(struct ms_density *d)
{
	free(d->score);
	free(d->weight);
	free(d->first);
	memset(d, 0, sizeof(*d));
}
