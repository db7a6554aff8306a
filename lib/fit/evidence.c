#include "fit/evidence.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"

const char *ms_evidence_name(enum ms_evidence_kind kind)
{
	static const char *const names[] = { "rows", "bins", "summary",
					     "rate" };

	return names[kind];
}

static struct ms_cohort unknown_cohort(void)
{
	return (struct ms_cohort){
		NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN
	};
}

void ms_evidence_init(struct ms_evidence *ev, enum ms_evidence_kind kind)
{
	memset(ev, 0, sizeof(*ev));
	ev->kind = kind;
	ev->matched = unknown_cohort();
	ev->unmatched = unknown_cohort();
}

void ms_evidence_release(struct ms_evidence *ev)
{
	free(ev->cells);
	memset(ev, 0, sizeof(*ev));
}

struct ms_cell ms_cell_exact(double low, double high, double matched,
			     double unmatched)
{
	return (struct ms_cell){ .low = low,
				 .high = high,
				 .matched = matched,
				 .unmatched = unmatched,
				 .matched_low = matched,
				 .matched_high = matched,
				 .unmatched_low = unmatched,
				 .unmatched_high = unmatched };
}

int ms_evidence_add(struct ms_evidence *ev, const struct ms_cell *cell,
		    struct ms_error *err)
{
	struct ms_cell *c;

	if (ev->ncell == ev->capacity) {
		size_t n = ev->capacity ? 2 * ev->capacity : 16;

		c = realloc(ev->cells, n * sizeof(*c));
		if (!c)
			return ms_nomem(err);
		ev->cells = c;
		ev->capacity = n;
	}
	c = &ev->cells[ev->ncell++];
	*c = *cell;
	if (c->matched_low == 0 && c->matched_high == 0 &&
	    c->unmatched_low == 0 && c->unmatched_high == 0)
		*c = ms_cell_exact(c->low, c->high, c->matched, c->unmatched);
	c->rows = 1;
	c->between = 0;
	return 0;
}

static int whole(double x)
{
	return isfinite(x) && x >= 0 && x <= 9007199254740992.0 &&
	       x == floor(x);
}

static int check_counts(const struct ms_cell *c, struct ms_error *err)
{
	if (!whole(c->matched_low) || !whole(c->matched_high) ||
	    !whole(c->unmatched_low) || !whole(c->unmatched_high) ||
	    !whole(c->total))
		return ms_fail(err, MS_EDATA,
			       "a count is negative or not a whole number");
	if (c->matched_low > c->matched_high ||
	    c->unmatched_low > c->unmatched_high)
		return ms_fail(err, MS_EDATA,
			       "a suppressed count has its range reversed");
	if (c->total > 0 && (c->total < c->matched_low + c->unmatched_low ||
			     c->total > c->matched_high + c->unmatched_high))
		return ms_fail(err, MS_EDATA,
			       "a suppressed count does not fit its total %g",
			       c->total);
	return 0;
}

/* Counts of one score may add up to more than counts can be. */
static int check_sum(const struct ms_cell *c, struct ms_error *err)
{
	if (whole(c->matched_high) && whole(c->unmatched_high))
		return 0;
	return ms_fail(err, MS_EDATA, "the counts of a score are too large");
}

/* An end of a band: open, or a whole point that the next one differs from. */
static int is_edge(double x)
{
	return isinf(x) || (fabs(x) <= 1e15 && x == floor(x));
}

static int check_place(const struct ms_evidence *ev, const struct ms_cell *c,
		       struct ms_error *err)
{
	char a[MS_NUM_MAX], b[MS_NUM_MAX];

	if (ev->kind == MS_RATE)
		return 0;
	ms_format_short(a, c->low);
	ms_format_short(b, c->high);
	if (isnan(c->low) || isnan(c->high))
		return ms_fail(err, MS_EDATA, "a score is missing");
	if (ev->kind == MS_ROWS) {
		if (!isfinite(c->low) || c->low != c->high)
			return ms_fail(err, MS_EDATA,
				       "%s to %s is not an exact score", a, b);
		return 0;
	}
	if (c->low > c->high || c->low == INFINITY || c->high == -INFINITY)
		return ms_fail(err, MS_EDATA,
			       "the score band %s to %s is empty", a, b);
	if (!is_edge(c->low) || !is_edge(c->high))
		return ms_fail(err, MS_EDATA,
			       "the score band %s to %s does not end on whole "
			       "points",
			       a, b);
	return 0;
}

static int by_score(const void *pa, const void *pb)
{
	const struct ms_cell *a = pa, *b = pb;

	if (a->low != b->low)
		return a->low < b->low ? -1 : 1;
	return (a->high > b->high) - (a->high < b->high);
}

static int suppressed(const struct ms_cell *c)
{
	return c->matched_low < c->matched_high ||
	       c->unmatched_low < c->unmatched_high;
}

/* What merging (m1, n1) and (m2, n2) hides of m^2 / n. */
static double spread_between(const struct ms_cell *a, const struct ms_cell *b)
{
	double n1 = a->matched + a->unmatched, n2 = b->matched + b->unmatched;
	double d = a->matched * n2 - b->matched * n1;

	return n1 > 0 && n2 > 0 ? d / n1 * (d / n2) / (n1 + n2) : 0;
}

/* The total of a merged cell is known if both parts' are. */
static void merge(struct ms_cell *into, const struct ms_cell *c)
{
	double a = suppressed(into) ? into->total
				    : into->matched + into->unmatched;
	double b = suppressed(c) ? c->total : c->matched + c->unmatched;

	into->between += c->between + spread_between(into, c);
	into->rows += c->rows;
	into->total = a > 0 && b > 0 ? a + b : 0;
	into->matched += c->matched;
	into->unmatched += c->unmatched;
	into->matched_low += c->matched_low;
	into->matched_high += c->matched_high;
	into->unmatched_low += c->unmatched_low;
	into->unmatched_high += c->unmatched_high;
	if (!suppressed(into))
		into->total = 0;
}

/* A known total narrows both ranges; a range of one value is a count. */
static void settle(struct ms_cell *c)
{
	if (c->total > 0) {
		c->matched_low = fmax(c->matched_low,
				      c->total - c->unmatched_high);
		c->matched_high = fmin(c->matched_high,
				       c->total - c->unmatched_low);
		c->unmatched_low = c->total - c->matched_high;
		c->unmatched_high = c->total - c->matched_low;
	}
	c->matched = (c->matched_low + c->matched_high) / 2;
	c->unmatched = (c->unmatched_low + c->unmatched_high) / 2;
	if (!suppressed(c))
		c->total = 0;
}

static int same_place(const struct ms_evidence *ev, const struct ms_cell *a,
		      const struct ms_cell *b)
{
	return ev->kind == MS_RATE || (a->low == b->low && a->high == b->high);
}

int ms_evidence_finish(struct ms_evidence *ev, struct ms_error *err)
{
	size_t i, n = 0;

	for (i = 0; i < ev->ncell; i++) {
		struct ms_cell *c = &ev->cells[i];

		if (check_place(ev, c, err) || check_counts(c, err))
			return MS_EDATA;
		settle(c);
	}
	if (ev->ncell && ev->kind != MS_RATE)
		qsort(ev->cells, ev->ncell, sizeof(*ev->cells), by_score);
	ev->suppressed = 0;
	for (i = 0; i < ev->ncell; i++) {
		struct ms_cell c = ev->cells[i];

		if (c.matched_high == 0 && c.unmatched_high == 0 &&
		    ev->kind != MS_RATE)
			continue;
		ev->suppressed |= suppressed(&c);
		if (n && same_place(ev, &ev->cells[n - 1], &c)) {
			merge(&ev->cells[n - 1], &c);
			if (check_sum(&ev->cells[n - 1], err))
				return MS_EDATA;
		} else if (n && c.low <= ev->cells[n - 1].high) {
			return ms_fail(err, MS_EDATA,
				       "score bands overlap at %g", c.low);
		} else {
			ev->cells[n++] = c;
		}
	}
	ev->ncell = n;
	return 0;
}

/* Everyone behind the odds of a cohort. */
static double cohort_n(const struct ms_cohort *c)
{
	return isnan(c->n) ? 0 : c->n;
}

double ms_evidence_matched(const struct ms_evidence *ev)
{
	double sum = 0;
	size_t i;

	if (ev->kind == MS_SUMMARY)
		return cohort_n(&ev->matched);
	for (i = 0; i < ev->ncell; i++)
		sum += ev->cells[i].matched;
	return sum;
}

double ms_evidence_unmatched(const struct ms_evidence *ev)
{
	double sum = 0;
	size_t i;

	if (ev->kind == MS_SUMMARY)
		return cohort_n(&ev->unmatched);
	for (i = 0; i < ev->ncell; i++)
		sum += ev->cells[i].unmatched;
	return sum;
}

double ms_evidence_open_share(const struct ms_evidence *ev)
{
	double n = ms_evidence_matched(ev) + ms_evidence_unmatched(ev);
	double most = 0;
	size_t i;

	for (i = 0; ev->kind == MS_BINS && i < ev->ncell; i++) {
		const struct ms_cell *c = &ev->cells[i];

		if (!isfinite(c->low) || !isfinite(c->high))
			most = fmax(most, c->matched + c->unmatched);
	}
	return n > 0 ? most / n : 0;
}

static void widen(double *low, double *high, double x)
{
	if (!isfinite(x))
		return;
	*low = fmin(*low, x); /* fmin and fmax let NAN give way */
	*high = fmax(*high, x);
}

void ms_evidence_range(const struct ms_evidence *ev, double *low, double *high)
{
	size_t i;

	*low = *high = NAN;
	if (ev->kind == MS_SUMMARY) {
		widen(low, high, ev->matched.min);
		widen(low, high, ev->matched.max);
		widen(low, high, ev->unmatched.min);
		widen(low, high, ev->unmatched.max);
	} else if (ev->kind != MS_RATE) {
		for (i = 0; i < ev->ncell; i++) {
			widen(low, high, ev->cells[i].low);
			widen(low, high, ev->cells[i].high);
		}
	}
}
