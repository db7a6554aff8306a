/*
 * auc - how well scores, and fitted probabilities, tell the matched from the
 * unmatched, from counts.
 */
#ifndef MS_CHECKS_AUC_H
#define MS_CHECKS_AUC_H

#include "checks/cells.h"

struct ms_auc {
	double auc; /* 0.5: the score says nothing */
	double se; /* DeLong; NAN with fewer than two of either outcome */
	double low, high; /* auc -+ z se, kept within [0, 1] */
};

/*
 * Area under the ROC curve of the score: the chance that a matched applicant
 * has a higher score than an unmatched one, ties counting one half. With M, U
 * the totals and cells in ascending order of score,
 *	AUC = sum m_i (U_below_i + u_i/2) / (M U)
 * Standard error by DeLong, DeLong and Clarke-Pearson (1988, Biometrics
 * 44:837) from the placements V10_i = (U_below + u_i/2)/U, V01_i =
 * (M_above + m_i/2)/M: sqrt(var V10 / M + var V01 / U), variances with M - 1
 * and U - 1. Applicants in one band are ties: from bands this is a lower bound
 * of the score's own AUC. Only m, u and their order are used. R: pROC::roc,
 * var.
 *
 * MS_EUSAGE: level. MS_EDATA: a count that is none. MS_ENONE: only one
 * outcome.
 */
int ms_auc(struct ms_auc *out, const double *m, const double *u, size_t n,
	   double level, struct ms_error *err);

struct ms_quality {
	double brier; /* mean squared error of the probabilities */
	double brier_scaled; /* 1 - Brier / that of the overall rate */
	double log_score; /* mean of -log of the probability of what happened */
	double tjur; /* mean p of the matched less mean p of the unmatched */
	double mcfadden; /* 1 - ll / ll0 */
	double nagelkerke; /* (1 - e^(2(ll0-ll)/N)) / (1 - e^(2 ll0/N)) */
};

/*
 * Quality of fitted probabilities on the counts they are given with (N
 * applicants, ll their log-likelihood, ll0 that of the overall rate):
 *	Brier = sum(m q^2 + u p^2) / N
 * Tjur 2009; McFadden 1974; Nagelkerke 1991. With one outcome only, all but
 * brier and log_score are NAN. Errors: those of ms_fitted_check.
 */
int ms_quality(struct ms_quality *out, const struct ms_fitted *cells, size_t n,
	       struct ms_error *err);

#endif
