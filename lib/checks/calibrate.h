/*
 * calibrate - do fitted probabilities hold on other data, next year's for
 * example? In sample a maximum likelihood fit is calibrated by construction:
 * printing that as evidence would be idle.
 *
 * The default validation: fit year t, give year t + 1 its probabilities by
 * that fit, put its own counts beside them, and call this.
 */
#ifndef MS_CHECKS_CALIBRATE_H
#define MS_CHECKS_CALIBRATE_H

#include "checks/cells.h"

struct ms_calibration {
	double intercept, intercept_se; /* 0: right on the whole */
	double slope, slope_se; /* 1: right spread; below 1: too extreme */
	double slope_intercept; /* of the fit that has the slope */
	double lr, lr_p; /* both against (0, 1), chi-square on 2 df */
	double observed, expected; /* matched, and expected to */
	double ratio, ratio_low, ratio_high; /* observed / expected */
	double spiegelhalter, spiegelhalter_p; /* z and two-sided p */
	int separated; /* the new counts are separated by the fitted p */
};

/*
 * With eta = logit of the given probability (Cox 1958; Steyerberg 2019):
 *	intercept: logit p = a + eta		(calibration in the large)
 *	slope: logit p = a + b eta
 *	LR = 2 (ll(a, b) - ll(0, 1))
 * Observed / expected with interval exp(log(O/E) -+ z sqrt((1 - O/N) / O))
 * (Debray et al. 2017). Spiegelhalter (1986):
 *	z = sum (m - np)(1 - 2p) / sqrt(sum n (1-2p)^2 p q)
 * What new counts of one outcome, or separated ones, leave open is NAN; the
 * slope is NAN too when all p are equal.
 * R: glm(cbind(m, u) ~ offset(eta)), glm(cbind(m, u) ~ eta).
 *
 * MS_EUSAGE: level. Else the errors of ms_fitted_check; MS_ENOMEM.
 */
int ms_calibrate(struct ms_calibration *out, const struct ms_fitted *cells,
		 size_t n, double level, struct ms_error *err);

#endif
