/*
 * special - the few special functions that the likelihoods share.
 */
#ifndef MS_STATS_SPECIAL_H
#define MS_STATS_SPECIAL_H

/* 1 / (1 + exp(-t)) without overflow; ms_expit(-t) is its complement to full
 * relative accuracy. */
double ms_expit(double t);

/* log(p / (1 - p)). */
double ms_logit(double p);

/* log of ms_expit(t), accurate at both ends. */
double ms_log_expit(double t);

/* All four of ms_expit(t), ms_expit(-t) and their logs, at a quarter of the
 * cost. */
struct ms_logit_point {
	double p, q, log_p, log_q;
};
void ms_logit_point(double t, struct ms_logit_point *at);

/* The deviance part of a count x with expectation y (Loader 2000):
 * x log(x / y) + y - x, >= 0, without the cancellation of the plain formula.
 * log_y is log(y), asked for because y itself may have underflowed. */
double ms_bd0(double x, double y, double log_y);

/* log of the binomial coefficient C(n, k). */
double ms_lchoose(double n, double k);

/* Two-sided normal quantile of an interval's level: 0.95 -> 1.959964. */
double ms_z(double level);

#endif
