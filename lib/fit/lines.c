#include "fit/lines.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_cdf.h>

#include "stats/dist.h"
#include "fit/maximum.h"
#include "stats/special.h"

enum { STEP_MAX = 200 };

/* What a group says: nothing about its slope, or something. */
static int has_both(const struct ms_group *g)
{
	return g->status != MS_FIT_ALL_MATCHED &&
	       g->status != MS_FIT_ALL_UNMATCHED;
}

static int has_slope(const struct ms_group *g)
{
	return has_both(g) && g->status != MS_FIT_SINGLE_SCORE;
}

static int is_separated(const struct ms_group *g)
{
	return g->status >= MS_FIT_COMPLETE_UP &&
	       g->status <= MS_FIT_QUASI_DOWN;
}

/* --- M2: each group by itself. f is measured from the saturated likelihood,
 * which a separated group reaches. */
static int separate(const struct ms_group *groups, size_t n, double *f,
		    struct ms_error *err)
{
	struct ms_maximum max;
	size_t i;
	int rc;

	for (*f = 0, i = 0; i < n; i++) {
		if (groups[i].normal || !has_slope(&groups[i]) ||
		    is_separated(&groups[i]))
			continue;
		rc = ms_maximise(&groups[i].like, &max, err);
		if (rc)
			return rc;
		*f += max.at.f;
	}
	return MS_OK;
}

/* --- M1: the best intercept of one group for a given slope */
static int best_intercept(const struct ms_group *g, double slope, double *a,
			  struct ms_group_at *at)
{
	double theta[2] = { 0, slope }, dir[2] = { 1, 0 }, base[2], t;

	if (g->normal) {
		theta[0] = g->mean[0] - (slope - g->mean[1]) *
						g->precision[MS_XY] /
						g->precision[MS_XX];
	} else {
		base[0] = 0;
		base[1] = g->stretch * slope;
		if (isnan(ms_maximise_line(
			    &g->like, base, dir,
			    log(g->like.matched / g->like.unmatched), &t)))
			return -1;
		theta[0] = t - g->shift * slope;
	}
	*a = theta[0];
	ms_group_eval(g, theta, at);
	return 0;
}

/* The profile over intercepts at slope b: its value, derivative and minus
 * second derivative. */
static int profile(const struct ms_group *groups, size_t n, double b, double *f,
		   double *d1, double *d2)
{
	struct ms_group_at at;
	size_t i;
	double a;

	*f = *d1 = *d2 = 0;
	for (i = 0; i < n; i++) {
		if (!has_slope(&groups[i]))
			continue;
		if (best_intercept(&groups[i], b, &a, &at))
			return -1;
		*f += at.f;
		*d1 += at.score[1];
		*d2 += at.observed[MS_YY] - at.observed[MS_XY] *
						    at.observed[MS_XY] /
						    at.observed[MS_XX];
	}
	return 0;
}

/* Is every group that has a slope separated in the same direction? */
static int parallel_separated(const struct ms_group *groups, size_t n)
{
	int up = 0, down = 0, other = 0;
	size_t i;

	for (i = 0; i < n; i++) {
		enum ms_fit_status s = groups[i].status;

		if (!has_slope(&groups[i]))
			continue;
		if (s == MS_FIT_COMPLETE_UP || s == MS_FIT_QUASI_UP)
			up = 1;
		else if (s == MS_FIT_COMPLETE_DOWN || s == MS_FIT_QUASI_DOWN)
			down = 1;
		else
			other = 1;
	}
	return up + down + other == 1 && !other;
}

/* Newton's method on the derivative of the profile, kept in a bracket that
 * grows while a step would leave it. */
static int parallel(const struct ms_group *groups, size_t n, double *b,
		    double *f, double *se)
{
	double lo = -INFINITY, hi = INFINITY, stride = 1, d1, d2, step, next;
	int i;

	for (*b = 0, i = 0; i < STEP_MAX; i++) {
		if (profile(groups, n, *b, f, &d1, &d2))
			return -1;
		step = d2 > 0 ? d1 / d2 : copysign(stride, d1);
		if (d2 > 0 && d1 * step < 1e-18) {
			*b += step;
			*se = 1 / sqrt(d2);
			return 0;
		}
		if (d1 > 0)
			lo = *b;
		else
			hi = *b;
		if (fabs(step) > stride) {
			step = copysign(stride, d1);
			stride *= 2;
		}
		next = *b + step;
		if (!(next > lo && next < hi))
			next = (lo + hi) / 2;
		if (next == *b)
			break;
		*b = next;
	}
	return -1;
}

/* --- M0: one line for all */
static void sum_eval(const struct ms_group *groups, size_t n,
		     const double theta[2], struct ms_group_at *sum)
{
	struct ms_group_at at;
	size_t i;
	int k;

	memset(sum, 0, sizeof(*sum));
	for (i = 0; i < n; i++) {
		ms_group_eval(&groups[i], theta, &at);
		sum->f += at.f;
		for (k = 0; k < 2; k++)
			sum->score[k] += at.score[k];
		for (k = 0; k < 3; k++) {
			sum->observed[k] += at.observed[k];
			sum->expected[k] += at.expected[k];
		}
	}
}

/* Newton's step halved until f does not fall. Separation shows as a decrement
 * that vanishes while the line still moves; theta is then NAN and f the
 * limit. */
static int common(const struct ms_group *groups, size_t n, double theta[2],
		  double *f)
{
	struct ms_group_at at, next;
	double d[2], decrement, to[2];
	int i, half;

	theta[0] = theta[1] = 0;
	sum_eval(groups, n, theta, &at);
	for (i = 0; i < STEP_MAX; i++) {
		if (ms_sym_solve(at.observed, at.score, d) &&
		    ms_sym_solve(at.expected, at.score, d))
			break;
		decrement = d[0] * at.score[0] + d[1] * at.score[1];
		for (half = 0; half <= 40; half++) {
			to[0] = theta[0] + ldexp(d[0], -half);
			to[1] = theta[1] + ldexp(d[1], -half);
			sum_eval(groups, n, to, &next);
			if (next.f >= at.f - 1e-13 * (1 + fabs(at.f)))
				break;
		}
		memcpy(theta, to, sizeof(to));
		at = next;
		*f = at.f;
		if (decrement < 1e-16) {
			if (fmax(fabs(d[0]), fabs(d[1])) > 1e-4)
				theta[0] = theta[1] = NAN;
			return 0;
		}
	}
	return -1;
}

/* --- the results */
static void test(struct ms_chi2 *t, double f1, double f0, double df, double phi,
		 double phi_df)
{
	t->value = fmax(0, 2 * (f1 - f0));
	t->df = df;
	if (!(df > 0))
		t->p = NAN;
	else if (phi > 1)
		t->p = gsl_cdf_fdist_Q(t->value / df / phi, df, phi_df);
	else
		t->p = gsl_cdf_chisq_Q(t->value, df);
}

/* Var(a_g - a_0) = 1/I_g + 1/I_0 + (r_g - r_0)^2 Var b, with I the information
 * about an intercept and r = I_ab / I_aa: the inverse of the arrow-shaped
 * information of M1. */
static void intercepts(struct ms_lines *l, const struct ms_group *groups,
		       double phi, double level)
{
	double z = ms_z(level), b = l->common_slope, own[3] = { 0 };
	struct ms_group_at at;
	size_t i;

	for (i = 0; i < l->n; i++) {
		struct ms_parallel *g = &l->group[i];
		double r, inverse, se, ref = l->group[0].intercept;

		*g = (struct ms_parallel){ NAN, { NAN, NAN, NAN } };
		if (!has_both(&groups[i])) {
			g->intercept = groups[i].status == MS_FIT_ALL_MATCHED
					       ? INFINITY
					       : -INFINITY;
			continue;
		}
		if (isnan(b) ||
		    best_intercept(&groups[i], b, &g->intercept, &at))
			continue;
		inverse = 1 / at.observed[MS_XX];
		r = at.observed[MS_XY] * inverse;
		if (!i) {
			own[0] = inverse;
			own[1] = r;
			continue;
		}
		if (!isfinite(ref))
			continue;
		se = sqrt(phi * (inverse + own[0]) +
			  (r - own[1]) * (r - own[1]) * l->common_slope_se *
				  l->common_slope_se);
		g->odds_ratio.value = exp(g->intercept - ref);
		g->odds_ratio.low = exp(g->intercept - ref - z * se);
		g->odds_ratio.high = exp(g->intercept - ref + z * se);
	}
}

static void count(struct ms_lines *l, const struct ms_group *groups, size_t n,
		  size_t *slopes)
{
	size_t i;

	for (*slopes = 0, i = 0; i < n; i++) {
		l->one_outcome += !has_both(&groups[i]);
		l->single_score += groups[i].status == MS_FIT_SINGLE_SCORE;
		l->separated += is_separated(&groups[i]);
		*slopes += has_slope(&groups[i]);
	}
}

static int fit_all(struct ms_lines *l, const struct ms_group *groups, size_t n,
		   size_t slopes, double phi, double phi_df,
		   struct ms_error *err)
{
	double f0, f1 = 0, f2, lines = (double)slopes - 1;
	int rc = separate(groups, n, &f2, err);

	if (rc)
		return rc;
	l->common_slope = l->common_slope_se = NAN;
	if (common(groups, n, l->common, &f0) ||
	    (!parallel_separated(groups, n) &&
	     parallel(groups, n, &l->common_slope, &f1, &l->common_slope_se)))
		return ms_fail(err, MS_ENONE,
			       "the comparison of lines did not converge");
	l->common_slope_se *= sqrt(phi);
	test(&l->levels, f1, f0, (double)n - 1, phi, phi_df);
	test(&l->slopes, f2, f1, lines, phi, phi_df);
	test(&l->both, f2, f0, (double)n - 1 + lines, phi, phi_df);
	return MS_OK;
}

int ms_lines_fit(struct ms_lines *out, const struct ms_group *groups, size_t n,
		 double phi, double phi_df, double level, struct ms_error *err)
{
	struct ms_lines l = { .n = n };
	size_t slopes;
	int rc = ms_level_check(level, err);

	if (rc)
		return rc;
	if (n < 2)
		return ms_fail(err, MS_ENONE,
			       "comparing lines needs at least two groups");
	count(&l, groups, n, &slopes);
	if (!slopes)
		return ms_fail(err, MS_ENONE,
			       "no group has both outcomes and two scores");
	l.group = calloc(n, sizeof(*l.group));
	if (!l.group)
		return ms_nomem(err);
	phi = fmax(1, phi);
	rc = fit_all(&l, groups, n, slopes, phi, phi_df, err);
	if (rc) {
		ms_lines_release(&l);
		return rc;
	}
	intercepts(&l, groups, phi, level);
	*out = l;
	return MS_OK;
}

void ms_lines_release(struct ms_lines *lines)
{
	free(lines->group);
	memset(lines, 0, sizeof(*lines));
}
