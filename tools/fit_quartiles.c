#include "fit_quartiles.h"

#include <math.h>
#include <stdlib.h>

#include "checks/cells.h"
#include "fit/summary.h"

/* A score and how many have it. */
struct point {
	double x, n;
};

static int by_score(const void *a, const void *b)
{
	double x = ((const struct point *)a)->x;
	double y = ((const struct point *)b)->x;

	return (x > y) - (x < y);
}

static int exact(const struct ms_models *m, const size_t *member, size_t n,
		 double score[QUARTILES])
{
	struct point *p;
	size_t i, c, total = 0, k = 0;
	double *x;

	for (i = 0; i < n; i++)
		total += m->model[member[i]].evidence.ncell;
	p = calloc(total + 1, sizeof(*p));
	x = calloc(2 * (total + 1), sizeof(*x));
	for (i = 0; p && x && i < n; i++) {
		const struct ms_evidence *ev = &m->model[member[i]].evidence;

		for (c = 0; c < ev->ncell; c++)
			p[k++] = (struct point){
				ev->cells[c].low,
				ev->cells[c].matched + ev->cells[c].unmatched
			};
	}
	if (p && x)
		qsort(p, k, sizeof(*p), by_score);
	for (c = 0; p && x && c < k; c++) {
		x[c] = p[c].x;
		x[total + c] = p[c].n;
	}
	for (c = 0; p && x && c < QUARTILES; c++)
		score[c] = ms_count_quantile(x, x + total, k, (double)c + 1, 4);
	i = p && x;
	free(p);
	free(x);
	return i ? 0 : -1;
}

/* Mean and variance of one group's scores. */
static int moments(const struct ms_model *m, const struct ms_fit_options *opt,
		   double *mean, double *var)
{
	const struct ms_evidence *ev = &m->evidence;
	double q = m->fit.matched / m->fit.n, sum = 0, n = 0;
	struct ms_two_means t;
	size_t c;

	if (ev->kind == MS_SUMMARY) {
		if (ms_summary_means(ev, opt, &t))
			return -1;
		*mean = q * t.m1 + (1 - q) * t.m0;
		*var = t.v + q * (1 - q) * (t.m1 - t.m0) * (t.m1 - t.m0);
		return 0;
	}
	*mean = m->fit.density_mean;
	*var = m->fit.density_sd * m->fit.density_sd;
	if (ev->kind == MS_BINS)
		return isnan(*mean) ? -1 : 0;
	for (c = 0; c < ev->ncell; c++) {
		double k = ev->cells[c].matched + ev->cells[c].unmatched;

		n += k;
		sum += k * ev->cells[c].low;
	}
	*mean = sum / n;
	for (c = 0, *var = 0; c < ev->ncell; c++)
		*var += (ev->cells[c].matched + ev->cells[c].unmatched) *
			pow(ev->cells[c].low - *mean, 2) / n;
	return 0;
}

int quartiles_of(const struct ms_models *m, const size_t *member, size_t n,
		 const struct ms_fit_options *opt, double score[QUARTILES])
{
	static const double QUARTILE = 0.67448975019608174;
	double total = 0, first = 0, second = 0, mean, var, sd;
	int all_exact = 1;
	size_t i;

	for (i = 0; i < n; i++)
		all_exact &= m->model[member[i]].evidence.kind == MS_ROWS;
	if (all_exact)
		return exact(m, member, n, score);
	for (i = 0; i < n; i++) {
		double k = m->model[member[i]].fit.n;

		if (moments(&m->model[member[i]], opt, &mean, &var))
			return -1;
		total += k;
		first += k * mean;
		second += k * (var + mean * mean);
	}
	mean = first / total;
	sd = sqrt(second / total - mean * mean);
	score[0] = mean - QUARTILE * sd;
	score[1] = mean;
	score[2] = mean + QUARTILE * sd;
	return 0;
}
