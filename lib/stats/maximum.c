#include "stats/maximum.h"

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
	struct ms_fit_options o = *opt;
	int ret;

	o.bins = fit->bins;
	o.log2 = fit->log2;
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

/* f at t, its slope along the line, and its curvature (positive). */
static double line_at(const struct line *ln, double t, double *g, double *h)
{
	double theta[2] = { ln->base[0] + t * ln->dir[0],
			    ln->base[1] + t * ln->dir[1] };
	struct ms_like_at at;

	ms_like_eval(ln->lk, theta, &at);
	*g = at.score[0] * ln->dir[0] + at.score[1] * ln->dir[1];
	*h = ln->lk->penalised ? 0 : ms_sym_quad(at.observed, ln->dir);
	if (!(*h > 0))
		*h = ms_sym_quad(at.expected, ln->dir);
	return at.f;
}

/* Where along the line to begin: the quadratic approximation's maximum, or
 * t = 0, where every probability is alike, if that is higher. */
static double line_start(const struct line *ln, double start, double *f,
			 double *g, double *h)
{
	double f0, g0, h0;

	*f = line_at(ln, start, g, h);
	if (start == 0)
		return start;
	f0 = line_at(ln, 0, &g0, &h0);
	if (*f > f0)
		return start;
	*f = f0;
	*g = g0;
	*h = h0;
	return 0;
}

/* Newton's method on the derivative, kept inside a bracket; by secants under
 * the penalty, whose second derivative is not at hand. */
double ms_maximise_line(const struct ms_like *lk, const double base[2],
			const double dir[2], double start, double *t)
{
	struct line ln = { lk, { base[0], base[1] }, { dir[0], dir[1] } };
	double lo = -INFINITY, hi = INFINITY, stride = 1, f, g, h;
	double x = line_start(&ln, start, &f, &g, &h);
	int i;

	for (i = 0; i < LINE_MAX; i++) {
		double step = g / h, next, last_g = g;

		if (g * g <= 1e-20 * h || hi - lo <= 1e-15 * fabs(x)) {
			*t = x;
			return f;
		}
		if (g > 0)
			lo = x;
		else
			hi = x;
		if (!(fabs(step) <= stride)) {
			step = copysign(stride, g);
			stride *= 2;
		}
		next = x + step;
		if (!(next > lo && next < hi))
			next = (lo + hi) / 2;
		step = next - x;
		x = next;
		f = line_at(&ln, x, &g, &h);
		if (lk->penalised && (last_g - g) / step > 0)
			h = (last_g - g) / step;
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
