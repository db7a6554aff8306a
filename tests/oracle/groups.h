/*
 * groups - groups of a case in an oracle file, in units of 10 points about
 * 245: gI_x, gI_m, gI_u are scores and counts of group I, gI_n an estimate
 * and its covariance. Include after oracle.h.
 */
#ifndef MS_ORACLE_GROUPS_H
#define MS_ORACLE_GROUPS_H

#include "fit/group.h"

enum { MAX = 64 };

static struct ms_evidence ev[MAX];
static struct ms_group group[MAX];

static void from_cells(const char *g, size_t i, size_t n, const double *x)
{
	struct ms_fit_options opt = MS_FIT_DEFAULTS;
	double m[MAX], u[MAX];
	struct ms_error err;
	struct ms_fit fit;
	char name[40];
	size_t k;

	snprintf(name, sizeof(name), "g%zu_m", i + 1);
	oracle_vector(g, name, m, MAX);
	snprintf(name, sizeof(name), "g%zu_u", i + 1);
	oracle_vector(g, name, u, MAX);
	ms_evidence_init(&ev[i], MS_ROWS);
	for (k = 0; k < n; k++) {
		struct ms_cell c = ms_cell_exact(x[k], x[k], m[k], u[k]);

		assert_int_equal(0, ms_evidence_add(&ev[i], &c, &err));
	}
	assert_int_equal(0, ms_evidence_finish(&ev[i], &err));
	assert_int_equal(0, ms_fit(&fit, &ev[i], &opt, &err));
	assert_int_equal(
		0, ms_group_init(&group[i], &ev[i], &fit, &opt, 245, 10, &err));
}

/* Group i of a case, from cells or from an estimate; 0 when there is none. */
static int read_group(const char *g, size_t i)
{
	char name[40];
	double v[MAX];
	size_t n;

	snprintf(name, sizeof(name), "g%zu_x", i + 1);
	n = oracle_vector(g, name, v, MAX);
	if (n) {
		from_cells(g, i, n, v);
		return 1;
	}
	snprintf(name, sizeof(name), "g%zu_n", i + 1);
	if (!oracle_vector(g, name, v, MAX))
		return 0;
	assert_int_equal(0, ms_group_init_normal(&group[i], v, v + 2, NULL));
	return 1;
}

static void release_groups(size_t n)
{
	while (n-- > 0) {
		if (!group[n].normal)
			ms_evidence_release(&ev[n]);
		ms_group_release(&group[n]);
	}
}

#endif
