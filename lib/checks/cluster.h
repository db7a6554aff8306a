/*
 * cluster - standard errors of a fitted line when applicants come in clusters
 * (schools, years) whose members are alike: a check on the usual errors, which
 * take all applicants to be independent.
 */
#ifndef MS_CHECKS_CLUSTER_H
#define MS_CHECKS_CLUSTER_H

#include "checks/cells.h"

enum { MS_CLUSTER_MIN = 5 };

/*
 * Cluster-robust covariance of intercept and slope (xx, xy, yy; raw score
 * scale), the CR1 sandwich: with I the information, s_c the score of cluster
 * c, C clusters and N applicants,
 *	V = I^-1 (sum_c s_c s_c') I^-1 C/(C-1) (N-1)/(N-2)
 * cells hold exact scores, the counts of one cluster each, and p of the line
 * fitted by maximum likelihood to all of them; cluster[i] is a number below
 * nclusters. Good from 30 clusters or so, and too small with few (Cameron and
 * Miller 2015): under MS_CLUSTER_MIN it is refused.
 * R: sandwich::vcovCL(fit, cluster, type = "HC1") on single applicants.
 *
 * Errors of ms_fitted_check; MS_EUSAGE: a cluster number out of range;
 * MS_ENONE: too few clusters, or one score; MS_ENOMEM.
 */
int ms_cluster_cov(double cov[3], const struct ms_fitted *cells,
		   const size_t *cluster, size_t n, size_t nclusters,
		   struct ms_error *err);

#endif
