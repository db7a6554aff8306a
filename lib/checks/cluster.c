#include "checks/cluster.h"

#include <math.h>
#include <stdlib.h>

#include "fit/group.h"

/* Mean score and SD, and the information about (intercept, slope) in them. */
struct frame {
	double total, mean, sd, info[3];
};

static void frame_set(struct frame *f, const struct ms_fitted *cells, size_t n)
{
	double ni, z, w;
	size_t i;

	*f = (struct frame){ 0 };
	for (i = 0; i < n; i++) {
		ni = cells[i].m + cells[i].u;
		f->total += ni;
		f->mean += (cells[i].score - f->mean) * ni / f->total;
	}
	for (i = 0; i < n; i++) {
		z = cells[i].score - f->mean;
		f->sd += (cells[i].m + cells[i].u) * z * z / f->total;
	}
	f->sd = sqrt(f->sd);
	for (i = 0; f->sd > 0 && i < n; i++) {
		z = (cells[i].score - f->mean) / f->sd;
		w = (cells[i].m + cells[i].u) * cells[i].p * cells[i].q;
		f->info[MS_XX] += w;
		f->info[MS_XY] += w * z;
		f->info[MS_YY] += w * z * z;
	}
}

/* Sum over clusters of the outer product of their scores. */
static int middle(const struct frame *f, const struct ms_fitted *cells,
		  const size_t *cluster, size_t n, size_t nclusters,
		  double meat[3], struct ms_error *err)
{
	double(*s)[2] = calloc(nclusters, sizeof(*s)), excess;
	size_t i;

	if (!s)
		return ms_nomem(err);
	for (i = 0; i < n; i++) {
		excess = cells[i].m * cells[i].q - cells[i].u * cells[i].p;
		s[cluster[i]][0] += excess;
		s[cluster[i]][1] += excess * (cells[i].score - f->mean) / f->sd;
	}
	meat[MS_XX] = meat[MS_XY] = meat[MS_YY] = 0;
	for (i = 0; i < nclusters; i++) {
		meat[MS_XX] += s[i][0] * s[i][0];
		meat[MS_XY] += s[i][0] * s[i][1];
		meat[MS_YY] += s[i][1] * s[i][1];
	}
	free(s);
	return MS_OK;
}

int ms_cluster_cov(double cov[3], const struct ms_fitted *cells,
		   const size_t *cluster, size_t n, size_t nclusters,
		   struct ms_error *err)
{
	double inv[3], meat[3], v[3], c = (double)nclusters;
	struct frame f;
	size_t i;
	int rc = ms_fitted_check(cells, n, err);

	if (rc)
		return rc;
	for (i = 0; i < n; i++)
		if (cluster[i] >= nclusters)
			return ms_fail(err, MS_EUSAGE,
				       "cluster %zu of %zu does not exist",
				       cluster[i], nclusters);
	if (nclusters < MS_CLUSTER_MIN)
		return ms_fail(err, MS_ENONE,
			       "clustered errors need at least %d clusters",
			       MS_CLUSTER_MIN);
	frame_set(&f, cells, n);
	if (ms_sym_inverse(f.info, inv))
		return ms_fail(err, MS_ENONE,
			       "no clustered errors: all "
			       "scores are equal");
	rc = middle(&f, cells, cluster, n, nclusters, meat, err);
	if (rc)
		return rc;
	{
		double bread[2][2] = { { inv[MS_XX], inv[MS_XY] },
				       { inv[MS_XY], inv[MS_YY] } };
		double raw[2][2] = { { 1, -f.mean / f.sd }, { 0, 1 / f.sd } };

		ms_sym_transform(meat, bread, v);
		ms_sym_transform(v, raw, cov);
	}
	for (i = 0; i < 3; i++)
		cov[i] *= c / (c - 1) * (f.total - 1) / (f.total - 2);
	return MS_OK;
}
