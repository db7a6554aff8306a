#include "fit/maximum.h"

#include <math.h>
#include <string.h>

enum { NEWTON_MAX = 100, FIRTH_MAX = 500, LINE_MAX = 1000 };

static int no_convergence(struct ms_error *err, const char *what)
{
	return ms_fail(err, MS_ENONE, "the %s did not converge", what);
}

/* --- over the plane --------------------------------------------------------- */

/* The matrix to step with: the observed information gives Newton's quadratic
 * convergence where it may be used; the expected is always positive
 * definite, and is what Firth's iteration is defined by. */
static int step_of(const struct ms_like *lk, const struct ms_like_at *at,
		   double d[2])
{
	if (!lk->penalised && !ms_sym_solve(at->observed, at->score, d))
		return 0;
	return ms_sym_solve(at->expected, at->score, d);
}

static void cap(double d[2], double limit)
{
	double size = fmax(fabs(d[0]), fabs(d[1]));

	if (size > limit) {
		d[0] *= limit / size;
		d[1] *= limit / size;
	}
}

/* Move by d, halving it while f would fall by more than its own noise. */
static void advance(const struct ms_like *lk, struct ms_maximum *max,
		    double d[2])
{
	double from[2] = { max->theta[0], max->theta[1] }, f = max->at.f;
	int half;

	for (half = 0; half <= 30; half++) {
		max->theta[0] = from[0] + ldexp(d[0], -half);
		max->theta[1] = from[1] + ldexp(d[1], -half);
		ms_like_eval(lk, max->theta, &max->at);
		if (max->at.f >= f - 1e-13 * (1 + fabs(f)))
			return;
	}
}

static int converged(const struct ms_like *lk, const double d[2],
		     double decrement)
{
	if (lk->penalised)
		return fmax(fabs(d[0]), fabs(d[1])) < 1e-12;
	return decrement < 1e-16;
}

/* What is hidden lowers the observed information, not the expected one of the
 * mid-range counts. */
static int finish(const struct ms_like *lk, struct ms_maximum *max,
		  struct ms_error *err)
{
	if (lk->suppressed && !ms_sym_inverse(max->at.observed, max->cov))
		return 0;
	if (ms_sym_inverse(max->at.expected, max->cov))
		return ms_fail(err, MS_ENONE,
			       "the information about the slope vanishes");
	return 0;
}

int ms_maximise(const struct ms_like *lk, struct ms_maximum *max,
		struct ms_error *err)
{
	int limit = lk->penalised || lk->suppressed ? FIRTH_MAX : NEWTON_MAX;
	double last[2] = { 0, 0 }, part = 1;

	memset(max, 0, sizeof(*max));
	max->theta[0] = log((lk->matched + 0.5) / (lk->unmatched + 0.5));
	ms_like_eval(lk, max->theta, &max->at);
	for (; max->iterations < limit; max->iterations++) {
		double d[2];

		if (step_of(lk, &max->at, d))
			break;
		max->decrement = d[0] * max->at.score[0] +
				 d[1] * max->at.score[1];
		if (converged(lk, d, max->decrement)) {
			max->theta[0] += d[0];
			max->theta[1] += d[1];
			ms_like_eval(lk, max->theta, &max->at);
			return finish(lk, max, err);
		}
		cap(d, 5);
		/* Where the leverages are near 1, Firth's step is up to twice
		 * too long and would go back and forth for ever. */
		if (lk->penalised && d[0] * last[0] + d[1] * last[1] < 0)
			part = 0.5;
		memcpy(last, d, sizeof(last));
		d[0] *= part;
		d[1] *= part;
		advance(lk, max, d);
	}
	return no_convergence(err, "fit");
}

int ms_refit(const struct ms_fit *fit, const struct ms_evidence *ev,
	     const struct ms_fit_options *opt, struct ms_like *lk,
	     struct ms_maximum *max, struct ms_error *err)
{
	struct ms_fit_options o = ms_fit_settings(fit, opt);
	int ret;

	ret = ms_like_build(lk, ev, &o, err);
	if (ret)
		return ret;
	lk->penalised = fit->estimator == MS_FIRTH;
	ret = ms_maximise(lk, max, err);
	if (ret)
		ms_like_release(lk);
	return ret;
}

/* --- along a line ----------------------------------------------------------- */

struct line {
	const struct ms_like *lk;
	double base[2], dir[2];
};

/* Along the line at t: f, its derivative, the expected curvature (positive)
 * and the one to step with. */
struct line_at {
	double f, g, expected, h;
};

static struct line_at line_eval(const struct line *ln, double t)
{
	double theta[2] = { ln->base[0] + t * ln->dir[0],
			    ln->base[1] + t * ln->dir[1] };
	struct ms_like_at at;
	struct line_at la;

	ms_like_eval(ln->lk, theta, &at);
	la.f = at.f;
	la.g = at.score[0] * ln->dir[0] + at.score[1] * ln->dir[1];
	la.expected = ms_sym_quad(at.expected, ln->dir);
	la.h = ms_sym_quad(at.observed, ln->dir);
	if (ln->lk->penalised || !(la.h > 0))
		la.h = la.expected;
	return la;
}

/* The best of a few places: where the quadratic approximation has its
 * maximum, and t = 0, where every probability is alike. Under the penalty
 * there may be several maxima, so the neighbourhood is looked over, too. */
static double line_start(const struct line *ln, double start,
			 struct line_at *best)
{
	static const double around[] = { 0,	1,    0.25, 0.5, 0.75, 0.875,
					 1.125, 1.25, 1.5,  2,	 4,    8 };
	size_t n = ln->lk->penalised ? sizeof(around) / sizeof(around[0]) : 2;
	double x = 0;
	size_t i;

	*best = line_eval(ln, 0);
	for (i = 1; i < n; i++) {
		struct line_at la = line_eval(ln, around[i] * start);

		if (la.f > best->f || !isfinite(best->f)) {
			*best = la;
			x = around[i] * start;
		}
	}
	return x;
}

/* Newton's method on the derivative, kept inside a bracket; by secants under
 * the penalty, whose second derivative is not at hand, with a bisection now
 * and then so that the bracket must close. */
double ms_maximise_line(const struct ms_like *lk, const double base[2],
			const double dir[2], double start, double *t)
{
	struct line ln = { lk, { base[0], base[1] }, { dir[0], dir[1] } };
	double lo = -INFINITY, hi = INFINITY, stride = 1;
	struct line_at la;
	double x = line_start(&ln, start, &la);
	int i;

	for (i = 0; i < LINE_MAX; i++) {
		double step = la.g / la.h, next, last_g = la.g;

		if (la.g * la.g <= 1e-20 * la.expected ||
		    hi - lo <= 1e-15 * fabs(x)) {
			*t = x;
			return la.f;
		}
		if (la.g > 0)
			lo = x;
		else
			hi = x;
		if (!(fabs(step) <= stride)) {
			step = copysign(stride, la.g);
			stride *= 2;
		}
		next = x + step;
		if (!(next > lo && next < hi) ||
		    (lk->penalised && i % 4 == 3 && isfinite(hi - lo)))
			next = (lo + hi) / 2;
		step = next - x;
		x = next;
		la = line_eval(&ln, x);
		if (lk->penalised && (last_g - la.g) / step > 0)
			la.h = (last_g - la.g) / step;
	}
	return NAN;
}

double ms_project(const struct ms_maximum *max, const double base[2],
		  const double dir[2])
{
	const double *I = max->at.expected;
	double d0 = max->theta[0] - base[0], d1 = max->theta[1] - base[1];
	double with = dir[0] * (I[MS_XX] * d0 + I[MS_XY] * d1) +
		      dir[1] * (I[MS_XY] * d0 + I[MS_YY] * d1);

	return with / ms_sym_quad(I, dir);
}

double ms_profile_slope(const struct ms_like *lk, const struct ms_maximum *max,
			double b)
{
	double base[2] = { 0, b }, dir[2] = { 1, 0 }, t;

	return ms_maximise_line(lk, base, dir, ms_project(max, base, dir), &t);
}

double ms_mean_intercept(const struct ms_like *lk, const double theta[2])
{
	double t[2] = { theta[0], theta[1] };
	int iter;

	for (iter = 0; iter < NEWTON_MAX; iter++) {
		double short_by = lk->matched, slope = 0, step;
		size_t i;

		for (i = 0; i < lk->ncell; i++) {
			const struct ms_like_cell *c = &lk->cells[i];
			double q, p = ms_like_prob(lk, i, t, &q);

			short_by -= (c->m + c->u) * p;
			slope += (c->m + c->u) * p * q;
		}
		step = short_by / slope;
		t[0] += step;
		if (fabs(step) < 1e-12)
			return t[0];
	}
	return NAN;
}
