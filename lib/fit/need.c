#include "fit/need.h"

#include <math.h>
#include <string.h>

#include "fit/fills.h"
#include "fit/like.h"
#include "fit/maximum.h"
#include "stats/special.h"

const char *ms_set_name(enum ms_set_type t)
{
	static const char *const names[] = { "bounded", "complement", "all",
					     "none" };

	return names[t];
}

const char *ms_need_state_name(enum ms_need_state s)
{
	static const char *const names[] = {
		"no_slope",    "negative_slope",
		"unbounded",   "already_reached",
		"not_reached", "estimate_outside_range",
		"in_open_bin", "limit_outside_range",
		"ok",
	};

	return names[s];
}

static const struct ms_set no_set = { MS_SET_NONE, NAN, NAN };

/* A line as logit = a + b z, z = (x - center) / scale. */
struct line {
	double center, scale, a, b, cov[3];
};

static struct line line_of(const struct ms_fit *fit)
{
	struct line ln = { fit->center,
			   fit->scale,
			   fit->intercept_c,
			   fit->slope_c,
			   { fit->var_c[0], fit->var_c[1], fit->var_c[2] } };

	if (fit->var_c[2] > 0)
		return ln;
	return (struct line){ 0,
			      1,
			      fit->intercept,
			      fit->slope,
			      { fit->var_intercept, fit->cov,
				fit->var_slope } };
}

static struct ms_set back(struct ms_set s, double center, double scale)
{
	s.low = center + scale * s.low;
	s.high = center + scale * s.high;
	return s;
}

/* {z : (L - a - b z)^2 <= c (Vaa + 2 z Vab + z^2 Vbb)} (Fieller 1954). */
static struct ms_set fieller(const struct line *ln, double L, double c)
{
	double d = L - ln->a;
	double A = ln->b * ln->b - c * ln->cov[2];
	double B = -2 * (ln->b * d + c * ln->cov[1]);
	double C = d * d - c * ln->cov[0];
	double disc = B * B - 4 * A * C, q, r1, r2;
	struct ms_set set = { MS_SET_ALL, -INFINITY, INFINITY };

	if (A == 0 || (A < 0 && !(disc > 0)))
		return set;
	q = -(B + copysign(sqrt(fmax(disc, 0)), B)) / 2;
	r1 = q / A;
	r2 = q == 0 ? 0 : C / q;
	set.type = A > 0 ? MS_SET_BOUNDED : MS_SET_COMPLEMENT;
	set.low = fmin(r1, r2);
	set.high = fmax(r1, r2);
	return back(set, ln->center, ln->scale);
}

/* The profile needs the likelihood, so the fit is made once more; it is
 * cheap. */
static int profile(const struct ms_fit *fit, const struct ms_evidence *ev,
		   const struct ms_fit_options *opt, double L,
		   struct ms_need *n, struct ms_error *err)
{
	struct ms_like lk;
	struct ms_maximum max;
	struct ms_fills f = { 0, 0, NAN, NAN };
	struct ms_set set;
	double cut = ms_fit_cut(fit, opt->level);
	int ret = ms_refit(fit, ev, opt, &lk, &max, err);

	if (ret)
		return ret;
	ret = ms_profile_crossing(&lk, &max, L, cut, &set, err);
	if (!ret && lk.suppressed)
		ret = ms_fills_need(&lk, L, cut, &f, err);
	if (!ret) {
		n->profile = back(set, lk.center, lk.scale);
		n->fill_low = f.low;
		n->fill_high = f.high;
		n->fills = f.n;
		n->fills_unbounded = f.unbounded;
	}
	ms_like_release(&lk);
	return ret;
}

static void set_to_scores(struct ms_set *s)
{
	if (s->type == MS_SET_NONE)
		return;
	s->low = exp2(s->low);
	s->high = exp2(s->high);
}

/* From log2 back to scores; exp2 is monotone, so sets keep their shape. */
static void to_scores(struct ms_need *n)
{
	n->score = exp2(n->score);
	n->se *= n->score * log(2);
	n->fill_low = exp2(n->fill_low);
	n->fill_high = exp2(n->fill_high);
	set_to_scores(&n->set);
	set_to_scores(&n->fieller);
	set_to_scores(&n->profile);
}

/* Where the data lie, and whether open bands with applicants lie beyond. */
struct reach {
	double low, high;
	int open_above, low_reached;
};

static struct reach reach_of(const struct ms_fit *fit,
			     const struct ms_evidence *ev, double prob)
{
	struct reach r = { fit->score_min, fit->score_max, 0, 1 };
	const struct ms_cell *first, *last;

	if (!ev || ev->kind != MS_BINS || !ev->ncell)
		return r;
	first = &ev->cells[0];
	last = &ev->cells[ev->ncell - 1];
	r.low = isfinite(first->low) ? first->low - 0.5 : first->high + 0.5;
	r.high = isfinite(last->high) ? last->high + 0.5 : last->low - 0.5;
	r.open_above = !isfinite(last->high);
	if (!isfinite(first->low))
		r.low_reached = first->matched >=
				prob * (first->matched + first->unmatched);
	return r;
}

static enum ms_need_state state_of(const struct ms_need *n,
				   const struct ms_fit *fit,
				   const struct ms_evidence *ev, double cap)
{
	struct reach r = reach_of(fit, ev, n->prob);
	double x = n->score;

	if (n->set.type != MS_SET_BOUNDED || n->fills_unbounded)
		return MS_NEED_UNBOUNDED;
	if (fit->slope < 0)
		return MS_NEED_NEGATIVE_SLOPE;
	if (x < r.low && r.low_reached)
		return MS_NEED_ALREADY_REACHED;
	if (x > cap)
		return MS_NEED_NOT_REACHED;
	if (x > r.high && !r.open_above)
		return MS_NEED_OUTSIDE_RANGE;
	if (x > r.high || x < r.low)
		return MS_NEED_IN_OPEN_BIN;
	if (n->set.low < r.low || n->set.high > r.high)
		return MS_NEED_LIMIT_OUTSIDE;
	return MS_NEED_OK;
}

static void choose_set(struct ms_need *n, enum ms_need_method method, double z)
{

	if (method == MS_NEED_PROFILE && n->profile.type == MS_SET_NONE)
		method = MS_NEED_FIELLER;
	n->method = method;
	n->set = method == MS_NEED_PROFILE ? n->profile : n->fieller;
	if (method == MS_NEED_DELTA && n->set.type == MS_SET_BOUNDED) {
		n->set.low = n->score - z * n->se;
		n->set.high = n->score + z * n->se;
	}
}

int ms_need(struct ms_need *out, const struct ms_fit *fit,
	    const struct ms_evidence *ev, const struct ms_fit_options *opt,
	    double prob, enum ms_need_method method, double score_cap,
	    struct ms_error *err)
{
	struct ms_need n = { .prob = prob,
			     .score = NAN,
			     .se = NAN,
			     .g = NAN,
			     .fill_low = NAN,
			     .fill_high = NAN,
			     .set = no_set,
			     .fieller = no_set,
			     .profile = no_set,
			     .method = method,
			     .state = MS_NEED_NO_SLOPE };
	struct line ln = line_of(fit);
	double c = ms_fit_cut(fit, opt->level) /
		   ms_fit_phi(fit); /* in cov already */
	double L = ms_logit(prob), dir[2];
	int ret;

	if (!(prob > 0 && prob < 1))
		return ms_fail(err, MS_EUSAGE,
			       "a target of %g is not between 0 and 1", prob);
	if (!isfinite(fit->slope) || !isfinite(fit->intercept)) {
		*out = n;
		return 0;
	}
	dir[0] = 1;
	dir[1] = (L - ln.a) / ln.b;
	if (ln.b != 0) {
		n.score = ln.center + ln.scale * dir[1];
		n.se = ln.scale * sqrt(ms_sym_quad(ln.cov, dir)) / fabs(ln.b);
	}
	n.g = c * ln.cov[2] / (ln.b * ln.b);
	n.fieller = fieller(&ln, L, c);
	if (ev && fit->estimator != MS_POOLED &&
	    (ev->kind == MS_ROWS || ev->kind == MS_BINS)) {
		ret = profile(fit, ev, opt, L, &n, err);
		if (ret)
			return ret;
	}
	choose_set(&n, method, sqrt(c));
	if (fit->log2)
		to_scores(&n);
	n.state = state_of(&n, fit, ev, score_cap);
	*out = n;
	return 0;
}

int ms_need_bin_range(const struct ms_evidence *ev,
		      const struct ms_fit_options *opt, double prob,
		      double *low, double *high, struct ms_error *err)
{
	static const enum ms_bin_method methods[] = { MS_BINS_AUTO,
						      MS_BINS_NORMAL,
						      MS_BINS_UNIFORM };
	double least = NAN, most = NAN;
	size_t i;

	if (ev->kind != MS_BINS)
		return ms_fail(err, MS_ENONE, "%s are not in bands",
			       ms_evidence_name(ev->kind));
	for (i = 0; i < sizeof(methods) / sizeof(methods[0]); i++) {
		struct ms_fit_options o = *opt;
		struct ms_need need;
		struct ms_fit fit;
		int ret;

		o.bins = methods[i];
		ret = ms_fit(&fit, ev, &o, err);
		if (!ret)
			ret = ms_need(&need, &fit, NULL, &o, prob,
				      MS_NEED_DELTA, INFINITY, err);
		if (ret)
			return ret;
		if (isnan(need.score))
			return ms_fail(err, MS_ENONE, "no slope: %s",
				       ms_fit_status_reason(fit.status));
		least = fmin(least, need.score);
		most = fmax(most, need.score);
	}
	*low = least;
	*high = most;
	return 0;
}
