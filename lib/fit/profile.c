/* Confidence sets from the likelihood ratio; see maximum.h. */
#include <gsl/gsl_errno.h>
#include <gsl/gsl_roots.h>
#include <math.h>

#include "fit/maximum.h"

enum { ROOT_MAX = 300 };

/* A profile deviance less its cut: positive where a value is rejected. */
struct profile {
	const struct ms_like *lk;
	const struct ms_maximum *max;
	double cut;
	double z, L; /* a fixed score, a fixed logit */
	double unit[2]; /* from (L, 0) towards the maximum */
	double top; /* the supremum of f */
	int failed;
};

static double excess(struct profile *pr, double f)
{
	if (isnan(f)) {
		pr->failed = 1;
		return 0;
	}
	return 2 * (pr->top - f) - pr->cut;
}

static double slope_excess(double b, void *arg)
{
	struct profile *pr = arg;

	return excess(pr, ms_profile_slope(pr->lk, pr->max, b));
}

/* Lines through (L, 0) in the plane, at an angle to the one through the
 * maximum. In half a turn every score, and infinity, is passed once. */
static void turned(const struct profile *pr, double angle, double dir[2])
{
	dir[0] = pr->unit[0] * cos(angle) - pr->unit[1] * sin(angle);
	dir[1] = pr->unit[1] * cos(angle) + pr->unit[0] * sin(angle);
}

static double crossing_excess(double angle, void *arg)
{
	struct profile *pr = arg;
	double base[2] = { pr->L, 0 }, dir[2], t;

	turned(pr, angle, dir);
	return excess(pr, ms_maximise_line(pr->lk, base, dir,
					   ms_project(pr->max, base, dir), &t));
}

static double logit_excess(double L, void *arg)
{
	struct profile *pr = arg;
	double base[2] = { L, 0 }, dir[2] = { -pr->z, 1 }, t;

	return excess(pr, ms_maximise_line(pr->lk, base, dir,
					   ms_project(pr->max, base, dir), &t));
}

/* The root of fn between lo and hi, where its signs differ. */
static int root(double (*fn)(double, void *), struct profile *pr, double lo,
		double hi, double *x, struct ms_error *err)
{
	gsl_function f = { fn, pr };
	gsl_root_fsolver *s = gsl_root_fsolver_alloc(gsl_root_fsolver_brent);
	int i, status = GSL_CONTINUE;

	if (!s)
		return ms_nomem(err);
	if (gsl_root_fsolver_set(s, &f, lo, hi) == GSL_SUCCESS) {
		for (i = 0; i < ROOT_MAX && status == GSL_CONTINUE; i++) {
			if (gsl_root_fsolver_iterate(s))
				break;
			*x = gsl_root_fsolver_root(s);
			status = gsl_root_test_interval(
				gsl_root_fsolver_x_lower(s),
				gsl_root_fsolver_x_upper(s), 1e-14, 1e-13);
		}
	}
	gsl_root_fsolver_free(s);
	if (status != GSL_SUCCESS || pr->failed)
		return ms_fail(err, MS_ENONE,
			       "the search for an interval's end did not "
			       "converge");
	return 0;
}

/* From inside the set, walk in growing steps until outside, then close in. */
static int walk(double (*fn)(double, void *), struct profile *pr, double from,
		double step, double far, double *end, struct ms_error *err)
{
	double inside = from, x = from;

	do {
		inside = x;
		x += step;
		step *= 1.6;
		if (fabs(x - from) > far) {
			*end = copysign(INFINITY, step);
			return 0;
		}
	} while (fn(x, pr) <= 0 && !pr->failed);
	if (inside < x)
		return root(fn, pr, inside, x, end, err);
	return root(fn, pr, x, inside, end, err);
}

int ms_profile_slope_interval(const struct ms_like *lk,
			      const struct ms_maximum *max, double cut,
			      double *low, double *high, struct ms_error *err)
{
	struct profile pr = {
		.lk = lk, .max = max, .cut = cut, .top = max->at.f
	};
	double se = sqrt(max->cov[MS_YY]), lo, hi;
	int ret;

	ret = walk(slope_excess, &pr, max->theta[1], -se, 1e7 * se, &lo, err);
	if (!ret)
		ret = walk(slope_excess, &pr, max->theta[1], se, 1e7 * se, &hi,
			   err);
	if (ret)
		return ret;
	*low = lo;
	*high = hi;
	return 0;
}

/* f is measured from the saturated likelihood, which separated data reach. */
int ms_profile_slope_separated(const struct ms_like *lk, int sign, double cut,
			       double *end, struct ms_error *err)
{
	struct ms_maximum flat = { .at = { .f = 0 } };
	struct profile pr = { .lk = lk, .max = &flat, .cut = cut };
	double inside = 0, x = 0, step = sign;

	flat.theta[0] = log((lk->matched + 0.5) / (lk->unmatched + 0.5));
	ms_like_eval(lk, flat.theta, &flat.at);
	if (slope_excess(0, &pr) <= 0)
		return walk(slope_excess, &pr, 0, -sign, 1e7, end, err);
	while (slope_excess(x, &pr) > 0 && fabs(x) < 1e7 && !pr.failed) {
		inside = x;
		x += step;
		step *= 1.6;
	}
	return root(slope_excess, &pr, fmin(inside, x), fmax(inside, x), end,
		    err);
}

/* The angle in (0, pi) at which lines fit worst. The deviance rises from
 * angle 0 to one maximum and falls back to 0 at pi. */
static double worst_angle(struct profile *pr)
{
	const double golden = 0.38196601125010515;
	double a = 0, b = M_PI, x = golden * M_PI, y = M_PI - x;
	double fx = crossing_excess(x, pr), fy = crossing_excess(y, pr);

	while (b - a > 1e-9 && fx <= 0 && fy <= 0) {
		if (fx > fy) {
			b = y;
			y = x;
			fy = fx;
			x = a + golden * (b - a);
			fx = crossing_excess(x, pr);
		} else {
			a = x;
			x = y;
			fx = fy;
			y = b - golden * (b - a);
			fy = crossing_excess(y, pr);
		}
	}
	return fx > fy ? x : y;
}

/* The score whose lines have this direction. */
static double place(const struct profile *pr, double angle)
{
	double dir[2];

	turned(pr, angle, dir);
	return -dir[0] / dir[1];
}

/* Ends of the rejected arc (up, down). Only if it holds the flat line, whose
 * score is infinite, is what remains bounded. */
static int rejected_arc(struct profile *pr, double flat, double *up,
			double *down, struct ms_error *err)
{
	double worst = flat;
	int ret;

	*up = *down = NAN;
	if (crossing_excess(worst, pr) <= 0) {
		worst = worst_angle(pr);
		if (crossing_excess(worst, pr) <= 0 && !pr->failed)
			return 0;
	}
	ret = root(crossing_excess, pr, 0, worst, up, err);
	return ret ? ret : root(crossing_excess, pr, worst, M_PI, down, err);
}

int ms_profile_crossing(const struct ms_like *lk, const struct ms_maximum *max,
			double L, double cut, struct ms_set *set,
			struct ms_error *err)
{
	double d = max->theta[0] - L, b = max->theta[1], r = hypot(d, b);
	struct profile pr = { .lk = lk,
			      .max = max,
			      .cut = cut,
			      .L = L,
			      .unit = { d / r, b / r },
			      .top = max->at.f };
	double flat = b * d > 0 ? M_PI - atan(b / d) : -atan(b / d);
	double up, down, one, two;
	int ret;

	*set = (struct ms_set){ MS_SET_ALL, -INFINITY, INFINITY };
	if (r == 0) /* the flat line fits best and every score is on it */
		return 0;
	ret = rejected_arc(&pr, flat, &up, &down, err);
	if (ret || isnan(up))
		return ret;
	one = place(&pr, up);
	two = place(&pr, down);
	set->type = up < flat && flat < down ? MS_SET_BOUNDED
					     : MS_SET_COMPLEMENT;
	set->low = fmin(one, two);
	set->high = fmax(one, two);
	return 0;
}

int ms_profile_logit(const struct ms_like *lk, const struct ms_maximum *max,
		     double z, double cut, double *low, double *high,
		     struct ms_error *err)
{
	struct profile pr = {
		.lk = lk, .max = max, .cut = cut, .z = z, .top = max->at.f
	};
	double dir[2] = { 1, z }, lo, hi;
	double eta = max->theta[0] + z * max->theta[1];
	double se = sqrt(ms_sym_quad(max->cov, dir));
	int ret;

	ret = walk(logit_excess, &pr, eta, -se, 1e7 * se, &lo, err);
	if (!ret)
		ret = walk(logit_excess, &pr, eta, se, 1e7 * se, &hi, err);
	if (ret)
		return ret;
	*low = lo;
	*high = hi;
	return 0;
}
