#include "stats/adjust.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const names[] = { "none", "holm", "bh" };

const char *ms_adjust_name(enum ms_adjust m)
{
	return names[m];
}

int ms_adjust_parse(const char *name, enum ms_adjust *out, struct ms_error *err)
{
	int i;

	for (i = 0; i < 3; i++) {
		if (!strcmp(name, names[i])) {
			*out = (enum ms_adjust)i;
			return MS_OK;
		}
	}
	return ms_fail(err, MS_EUSAGE,
		       "'%s' is not an adjustment (none, holm, bh)", name);
}

struct ranked {
	double p;
	size_t index;
};

static int by_p(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	return (x->p > y->p) - (x->p < y->p);
}

static void holm(const struct ranked *r, size_t n, double *out)
{
	double worst = 0;
	size_t i;

	for (i = 0; i < n; i++) {
		worst = fmax(worst, (double)(n - i) * r[i].p);
		out[r[i].index] = fmin(1, worst);
	}
}

static void benjamini_hochberg(const struct ranked *r, size_t n, double *out)
{
	double best = 1;
	size_t i;

	for (i = n; i-- > 0;) {
		best = fmin(best, (double)n / (double)(i + 1) * r[i].p);
		out[r[i].index] = best;
	}
}

int ms_p_adjust(const double *p, size_t n, enum ms_adjust m, double *out,
		struct ms_error *err)
{
	struct ranked *r;
	size_t i, k = 0;

	for (i = 0; i < n; i++)
		if (p[i] < 0 || p[i] > 1)
			return ms_fail(err, MS_EDATA, "%g is not a p-value",
				       p[i]);
	r = malloc((n ? n : 1) * sizeof(*r));
	if (!r)
		return ms_nomem(err);
	for (i = 0; i < n; i++) {
		if (!isnan(p[i])) {
			r[k].p = p[i];
			r[k++].index = i;
		}
		out[i] = p[i];
	}
	qsort(r, k, sizeof(*r), by_p);
	if (m == MS_HOLM)
		holm(r, k, out);
	else if (m == MS_BENJAMINI_HOCHBERG)
		benjamini_hochberg(r, k, out);
	free(r);
	return MS_OK;
}
