#include "figure/kind.h"

#include <math.h>
#include <stdlib.h>

struct mark {
	double want, at;
	size_t index;
};

/* Neighbours that are pushed together; they lie gap apart around the mean of
 * what each of them wants. */
struct run {
	size_t first, n;
	double low; /* where its first mark lies */
	double sum; /* of (want - rank * gap) */
};

static int by_want(const void *a, const void *b)
{
	const struct mark *p = a, *q = b;

	if (p->want != q->want)
		return p->want < q->want ? -1 : 1;
	return p->index < q->index ? -1 : 1;
}

static void place(struct run *r, double gap, double low, double high)
{
	double top = high - (double)(r->n - 1) * gap;

	r->low = fmin(r->sum / (double)r->n, top);
	r->low = fmax(r->low, low);
}

static int overlaps(const struct run *a, const struct run *b, double gap)
{
	return b->low < a->low + (double)a->n * gap - 1e-12;
}

static void merge(struct run *a, const struct run *b, double gap, double low,
		  double high)
{
	a->sum += b->sum - (double)b->n * (double)a->n * gap;
	a->n += b->n;
	place(a, gap, low, high);
}

static void settle(struct mark *m, size_t n, struct run *run, double gap,
		   double low, double high)
{
	size_t i, k, nrun = 0;

	for (i = 0; i < n; i++) {
		run[nrun] = (struct run){ i, 1, 0, m[i].want };
		place(&run[nrun], gap, low, high);
		for (nrun++;
		     nrun > 1 && overlaps(&run[nrun - 2], &run[nrun - 1], gap);
		     nrun--)
			merge(&run[nrun - 2], &run[nrun - 1], gap, low, high);
	}
	for (i = 0; i < nrun; i++)
		for (k = 0; k < run[i].n; k++)
			m[run[i].first + k].at = run[i].low + (double)k * gap;
}

int ms_spread(double *y, size_t n, double gap, double low, double high,
	      struct ms_error *err)
{
	struct mark *m = calloc(n + 1, sizeof(*m));
	struct run *run = calloc(n + 1, sizeof(*run));
	size_t i, k = 0;
	int rc = 0;

	if (!m || !run) {
		rc = ms_nomem(err);
		goto out;
	}
	for (i = 0; i < n; i++)
		if (!isnan(y[i]))
			m[k++] = (struct mark){ y[i], 0, i };
	if (k > 1 && (double)(k - 1) * gap > high - low)
		gap = (high - low) / (double)(k - 1);
	qsort(m, k, sizeof(*m), by_want);
	settle(m, k, run, gap, low, high);
	for (i = 0; i < k; i++)
		y[m[i].index] = m[i].at;
out:
	free(m);
	free(run);
	return rc;
}
