#include "figure/curve.h"

#include <math.h>

#include "figure/script.h"
#include "stats/rate.h"
#include "stats/special.h"

enum { STEPS = 160, FEW = 12 };

/* A borrowed line has no scores of its own: all of it lies beyond what was
 * seen. It is drawn between these match rates. */
static void borrowed_extent(const struct ms_fit *f, double *low, double *high)
{
	double logit = log(9), /* 90 % */
		a = (-logit - f->intercept) / f->slope,
	       b = (logit - f->intercept) / f->slope;

	*low = fmax(fmin(a, b), 1);
	*high = fmin(fmax(a, b), 300);
}

void ms_curve_seen(const struct ms_model *m, double *low, double *high)
{
	if (m->fit.estimator == MS_BORROWED) {
		borrowed_extent(&m->fit, low, high);
		*low = *high = (*low + *high) / 2;
		return;
	}
	*low = m->fit.score_min;
	*high = m->fit.score_max;
	if (isnan(*low) || isnan(*high))
		ms_evidence_range(&m->evidence, low, high);
	/* no extremes published: the quartiles at least are data */
	if (isnan(*low))
		*low = fmin(m->evidence.matched.q1, m->evidence.unmatched.q1);
	if (isnan(*high))
		*high = fmax(m->evidence.matched.q3, m->evidence.unmatched.q3);
}

/* The ends of a band as it is drawn: an open one is as wide as its
 * neighbour, or ten points. */
static void band_ends(const struct ms_evidence *ev, size_t i, double *low,
		      double *high)
{
	const struct ms_cell *c = &ev->cells[i];
	size_t next = i ? i - 1 : 1;
	double width = 9;

	if (next < ev->ncell &&
	    isfinite(ev->cells[next].high - ev->cells[next].low))
		width = ev->cells[next].high - ev->cells[next].low;
	*low = isfinite(c->low) ? c->low : c->high - width;
	*high = isfinite(c->high) ? c->high : *low + width;
}

void ms_curve_extent(const struct ms_model *m, double *low, double *high)
{
	const struct ms_evidence *ev = &m->evidence;
	double ignored;

	if (m->fit.estimator == MS_BORROWED)
		borrowed_extent(&m->fit, low, high);
	else
		ms_curve_seen(m, low, high);
	if (ev->kind == MS_BINS && ev->ncell) {
		band_ends(ev, 0, low, &ignored);
		band_ends(ev, ev->ncell - 1, &ignored, high);
	}
}

/* Blocks of a part that group i has: it begins a new one, or has none. */
static int begin(struct ms_buf *b, struct ms_curve_parts *p, size_t i,
		 size_t *blocks, int any)
{
	p->from[i] = (double)*blocks + 1;
	p->to[i] = (double)*blocks + (any ? 1 : 0);
	if (!any)
		return 0;
	if ((*blocks)++)
		ms_script_gap(b);
	return 1;
}

static void index_part(struct ms_drawing *f, struct ms_curve_parts *p,
		       const char *from, const char *to)
{
	ms_script_close(&f->body);
	ms_script_values(&f->body, from, p->from, p->n);
	ms_script_values(&f->body, to, p->to, p->n);
}

static void put_place(struct ms_drawing *f, const struct ms_model *m, double x,
		      double place)
{
	const struct ms_fit *fit = &m->fit;
	double own = fit->estimator == MS_POOLED
			     ? ms_expit(fit->raw_intercept + fit->raw_slope * x)
			     : NAN;
	double row[] = { x, NAN, NAN, NAN, place, own };

	if (ms_predict(fit, x, f->opt->level, &row[1], &row[2], &row[3],
		       NULL) == 0)
		ms_script_row(&f->body, row, 6);
}

static void put_line(struct ms_drawing *f, const struct ms_curve_parts *p,
		     const struct ms_model *m)
{
	double step = (p->high - p->low) / STEPS, low, high, x = p->low;
	int i, past_low = 0, past_high = 0;

	ms_curve_seen(m, &low, &high);
	for (i = 0; i <= STEPS; x = p->low + ++i * step) {
		if (!past_low && x >= low) {
			past_low = 1;
			put_place(f, m, low, 2);
		}
		if (!past_high && x >= high) {
			past_high = 1;
			put_place(f, m, high, 2);
		}
		if (x != low && x != high)
			put_place(f, m, x, x > low && x < high);
	}
}

void ms_curve_lines(struct ms_drawing *f, struct ms_curve_parts *p)
{
	size_t i, blocks = 0;

	ms_script_open(&f->body, "curve");
	for (i = 0; i < p->n; i++)
		if (begin(&f->body, p, i, &blocks,
			  isfinite(p->model[i]->fit.slope)))
			put_line(f, p, p->model[i]);
	index_part(f, p, "curve_from", "curve_to");
}

/* One point: the applicants of one band, or of several scores together. */
struct band {
	double low, high, weight, sum; /* sum of n * score */
	double matched_low, matched_high, unmatched_low, unmatched_high;
};

static void put_band(struct ms_drawing *f, const struct band *b, double at)
{
	double matched = (b->matched_low + b->matched_high) / 2;
	double unmatched = (b->unmatched_low + b->unmatched_high) / 2;
	double n = matched + unmatched;
	int known = b->matched_low == b->matched_high &&
		    b->unmatched_low == b->unmatched_high;
	double row[] = { at, matched / n, 0, 1, b->low, b->high, n, known };
	double ignored;

	if (!(n > 0))
		return;
	/* a suppressed count: as low and as high as it can make the rate */
	ms_rate_interval(b->matched_low, b->matched_low + b->unmatched_high,
			 f->opt->level, MS_WILSON, &row[2], &ignored, NULL);
	ms_rate_interval(b->matched_high, b->matched_high + b->unmatched_low,
			 f->opt->level, MS_WILSON, &ignored, &row[3], NULL);
	ms_script_row(&f->body, row, 8);
}

static void add(struct band *b, const struct ms_cell *c)
{
	double n = c->matched + c->unmatched;

	b->weight += n;
	b->sum += n * c->low;
	b->matched_low += c->matched_low;
	b->matched_high += c->matched_high;
	b->unmatched_low += c->unmatched_low;
	b->unmatched_high += c->unmatched_high;
}

/* The narrowest of 1, 2, 5, 10, ... points that leaves few points. */
static double band_width(const struct ms_evidence *ev)
{
	double span = ev->cells[ev->ncell - 1].low - ev->cells[0].low, w;

	if (ev->ncell <= FEW)
		return 0;
	for (w = 1; span / w > FEW; w *= 10) {
		if (span / (2 * w) <= FEW)
			return 2 * w;
		if (span / (5 * w) <= FEW)
			return 5 * w;
	}
	return w;
}

static void put_rows(struct ms_drawing *f, const struct ms_evidence *ev)
{
	double width = band_width(ev), start;
	struct band b;
	size_t i = 0;

	while (i < ev->ncell) {
		b = (struct band){ .low = ev->cells[i].low };
		start = width > 0 ? floor(b.low / width) * width : b.low;
		do {
			b.high = ev->cells[i].low;
			add(&b, &ev->cells[i++]);
		} while (i < ev->ncell && width > 0 &&
			 ev->cells[i].low < start + width);
		put_band(f, &b, b.sum / b.weight);
	}
}

static void put_bins(struct ms_drawing *f, const struct ms_evidence *ev)
{
	size_t i;

	for (i = 0; i < ev->ncell; i++) {
		struct band b = { 0 };

		band_ends(ev, i, &b.low, &b.high);
		add(&b, &ev->cells[i]);
		put_band(f, &b, (b.low + b.high) / 2);
	}
}

void ms_curve_points(struct ms_drawing *f, struct ms_curve_parts *p)
{
	size_t i, blocks = 0;

	ms_script_open(&f->body, "points");
	for (i = 0; i < p->n; i++) {
		const struct ms_evidence *ev = &p->model[i]->evidence;
		int any = ev->ncell &&
			  (ev->kind == MS_ROWS || ev->kind == MS_BINS);

		if (!begin(&f->body, p, i, &blocks, any))
			continue;
		if (ev->kind == MS_ROWS)
			put_rows(f, ev);
		else
			put_bins(f, ev);
	}
	index_part(f, p, "points_from", "points_to");
}

static int has_quartiles(const struct ms_cohort *c)
{
	return !isnan(c->q1) && !isnan(c->q3);
}

static void put_box(struct ms_drawing *f, const struct ms_cohort *c, double row,
		    double outcome)
{
	double x[] = { row,	  outcome, c->min, c->q1,
		       c->median, c->q3,   c->max, c->n };

	if (has_quartiles(c))
		ms_script_row(&f->body, x, 8);
}

void ms_curve_boxes(struct ms_drawing *f, struct ms_curve_parts *p)
{
	size_t i, blocks = 0;
	double row = 0;

	ms_script_open(&f->body, "box");
	for (i = 0; i < p->n; i++) {
		const struct ms_evidence *ev = &p->model[i]->evidence;
		int any = ev->kind == MS_SUMMARY &&
			  (has_quartiles(&ev->matched) ||
			   has_quartiles(&ev->unmatched));

		if (!begin(&f->body, p, i, &blocks, any))
			continue;
		put_box(f, &ev->matched, ++row, 1);
		put_box(f, &ev->unmatched, ++row, 0);
	}
	index_part(f, p, "box_from", "box_to");
	ms_script_number(&f->body, "box_rows", row);
}
