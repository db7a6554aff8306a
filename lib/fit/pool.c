#include "fit/pool.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_multimin.h>

#include "stats/special.h"

enum { NPAR = 5, INNER_MAX = 100, SIMPLEX_MAX = 3000, RESTART_MAX = 30 };

/* The five numbers of the outer problem. */
struct hyper {
	double mu[2];
	double l[3]; /* L = [[l1, 0], [l2, l3]] */
};

/* A group at its mode under given hyperparameters. */
struct mode {
	double z[2], value; /* value = ll - z'z/2 */
	double h[3]; /* L' I L + 1 */
	struct ms_group_at at;
};

/* The searches see y = x / scale, x being the five numbers, so that a unit of y
 * is about one standard error: with thousands of millions of applicants those
 * differ by many powers of ten. */
struct problem {
	const struct ms_group *groups;
	size_t n;
	double scale[NPAR];
};

static void theta_of(const struct hyper *hy, const double z[2], double theta[2])
{
	theta[0] = hy->mu[0] + hy->l[0] * z[0];
	theta[1] = hy->mu[1] + hy->l[1] * z[0] + hy->l[2] * z[1];
}

static void curvature(const struct hyper *hy, const double info[3], double h[3])
{
	double back[2][2] = { { hy->l[0], hy->l[1] }, { 0, hy->l[2] } };

	ms_sym_transform(info, back, h);
	h[MS_XX] += 1;
	h[MS_YY] += 1;
}

static void mode_eval(const struct ms_group *g, const struct hyper *hy,
		      struct mode *m)
{
	double theta[2];

	theta_of(hy, m->z, theta);
	ms_group_eval(g, theta, &m->at);
	m->value = m->at.f - (m->z[0] * m->z[0] + m->z[1] * m->z[1]) / 2;
	curvature(hy, m->at.observed, m->h);
}

/* Newton's step from m; where a band's observed information bends the wrong
 * way, the expected one is used. Returns the decrement. */
static double mode_step(const struct hyper *hy, const struct mode *m,
			double d[2])
{
	const double *s = m->at.score;
	double g[2] = { hy->l[0] * s[0] + hy->l[1] * s[1] - m->z[0],
			hy->l[2] * s[1] - m->z[1] };
	double h[3];

	if (ms_sym_solve(m->h, g, d)) {
		curvature(hy, m->at.expected, h);
		if (ms_sym_solve(h, g, d))
			return NAN;
	}
	return g[0] * d[0] + g[1] * d[1];
}

/* From z = 0, so that the result depends on the hyperparameters alone. Within
 * a thousandth of a standard error full steps are taken unseen: with counts of
 * 1e9 the value's own rounding is larger than what is left to gain. The step
 * after convergence takes the error below rounding. */
static int find_mode(const struct ms_group *g, const struct hyper *hy,
		     struct mode *m)
{
	double d[2], decrement, from[2], value;
	int i, half;

	m->z[0] = m->z[1] = 0;
	mode_eval(g, hy, m);
	for (i = 0; i < INNER_MAX; i++) {
		decrement = mode_step(hy, m, d);
		if (isnan(decrement) || !isfinite(m->value))
			return -1;
		memcpy(from, m->z, sizeof(from));
		value = m->value;
		for (half = 0; half <= 40; half++) {
			m->z[0] = from[0] + ldexp(d[0], -half);
			m->z[1] = from[1] + ldexp(d[1], -half);
			mode_eval(g, hy, m);
			if (decrement < 1e-6 ||
			    m->value >= value - 1e-13 * (1 + fabs(value)))
				break;
		}
		if (decrement < 1e-16)
			return 0;
	}
	return -1;
}

/* Laplace log-likelihood; -1e100, a finite wall for the searches, where a
 * mode cannot be found. */
static double laplace(const struct problem *pb, const struct hyper *hy)
{
	double sum = 0, det;
	struct mode m;
	size_t i;

	for (i = 0; i < pb->n; i++) {
		if (find_mode(&pb->groups[i], hy, &m))
			return -1e100;
		det = ms_sym_det(m.h);
		if (!(det > 0))
			return -1e100;
		sum += m.value - log(det) / 2;
	}
	return isfinite(sum) ? sum : -1e100;
}

static struct hyper hyper_of(const struct problem *pb, const gsl_vector *y)
{
	double x[NPAR];
	size_t i;

	for (i = 0; i < NPAR; i++)
		x[i] = gsl_vector_get(y, i) * pb->scale[i];
	return (struct hyper){ { x[0], x[1] }, { x[2], x[3], x[4] } };
}

static double minus_laplace(const gsl_vector *y, void *arg)
{
	struct hyper hy = hyper_of(arg, y);

	return -laplace(arg, &hy);
}

/* minus_laplace with y_i moved by d. */
static double moved(gsl_vector *y, size_t i, double d, struct problem *pb)
{
	double was = gsl_vector_get(y, i), f;

	gsl_vector_set(y, i, was + d);
	f = minus_laplace(y, pb);
	gsl_vector_set(y, i, was);
	return f;
}

/* Choose the scale anew about y: halve it from 1 until a step up and a step
 * down together cost at most 4, what two standard errors cost. y is kept at
 * the same place. */
static void rescale(struct problem *pb, gsl_vector *y)
{
	double f = minus_laplace(y, pb), h;
	size_t i;

	for (i = 0; i < NPAR; i++) {
		for (h = 1 / pb->scale[i]; h * pb->scale[i] > 1e-8; h /= 2)
			if (moved(y, i, h, pb) + moved(y, i, -h, pb) - 2 * f <=
			    4)
				break;
		gsl_vector_set(y, i, gsl_vector_get(y, i) / h);
		pb->scale[i] *= h;
	}
}

/* Central differences of fourth order. */
static void slope(const gsl_vector *v, void *arg, gsl_vector *g)
{
	const double h = 0.01;
	double room[NPAR];
	gsl_vector_view y = gsl_vector_view_array(room, NPAR);
	size_t i;

	gsl_vector_memcpy(&y.vector, v);
	for (i = 0; i < NPAR; i++)
		gsl_vector_set(g, i,
			       (8 * (moved(&y.vector, i, h, arg) -
				     moved(&y.vector, i, -h, arg)) -
				(moved(&y.vector, i, 2 * h, arg) -
				 moved(&y.vector, i, -2 * h, arg))) /
				       (12 * h));
}

static void value_and_slope(const gsl_vector *v, void *arg, double *f,
			    gsl_vector *g)
{
	*f = minus_laplace(v, arg);
	slope(v, arg, g);
}

/* Nelder and Mead from y, restarted with a fresh simplex, on a scale chosen
 * anew, until a restart gains less than 1e-8. y and *f are updated. */
static int simplex(struct problem *pb, gsl_vector *y, double *f,
		   struct ms_error *err)
{
	gsl_multimin_function fn = { minus_laplace, NPAR, pb };
	gsl_multimin_fminimizer *s = gsl_multimin_fminimizer_alloc(
		gsl_multimin_fminimizer_nmsimplex2, NPAR);
	gsl_vector *step = gsl_vector_alloc(NPAR);
	double gain = INFINITY;
	int i, restart;

	if (!s || !step) {
		gsl_multimin_fminimizer_free(s);
		gsl_vector_free(step);
		return ms_nomem(err);
	}
	*f = minus_laplace(y, pb);
	gsl_vector_set_all(step, 0.3);
	for (restart = 0; restart < RESTART_MAX && gain > 1e-8; restart++) {
		gsl_multimin_fminimizer_set(s, &fn, y, step);
		for (i = 0; i < SIMPLEX_MAX; i++)
			if (gsl_multimin_fminimizer_iterate(s) ||
			    gsl_multimin_fminimizer_size(s) < 1e-5)
				break;
		gain = *f - s->fval;
		if (gain > 0) {
			*f = s->fval;
			gsl_vector_memcpy(y, s->x);
		}
		rescale(pb, y);
		gsl_vector_set_all(step, 1);
	}
	gsl_multimin_fminimizer_free(s);
	gsl_vector_free(step);
	return MS_OK;
}

/* BFGS from the simplex's best point; what does not improve is not taken. */
static int polish(struct problem *pb, gsl_vector *x, double *f,
		  double *gradient, struct ms_error *err)
{
	gsl_multimin_function_fdf fn = { minus_laplace, slope, value_and_slope,
					 NPAR, pb };
	gsl_multimin_fdfminimizer *s = gsl_multimin_fdfminimizer_alloc(
		gsl_multimin_fdfminimizer_vector_bfgs2, NPAR);
	gsl_vector *g = gsl_vector_alloc(NPAR);
	int i;

	if (!s || !g) {
		gsl_multimin_fdfminimizer_free(s);
		gsl_vector_free(g);
		return ms_nomem(err);
	}
	gsl_multimin_fdfminimizer_set(s, &fn, x, 0.01, 0.1);
	for (i = 0; i < 200; i++)
		if (gsl_multimin_fdfminimizer_iterate(s))
			break;
	if (s->f <= *f + 1e-12 * (1 + fabs(*f))) {
		*f = s->f;
		gsl_vector_memcpy(x, s->x);
	}
	slope(x, pb, g);
	for (*gradient = 0, i = 0; i < NPAR; i++)
		*gradient = fmax(*gradient, fabs(gsl_vector_get(g, (size_t)i)));
	gsl_multimin_fdfminimizer_free(s);
	gsl_vector_free(g);
	return MS_OK;
}

/* Weighted mean of (own estimate k - about)^power over the groups that have
 * one; a weight is at most that of an SE of 0.3, or one large group would
 * stand for all. NAN if there is none. */
static double own_moment(const struct problem *pb, int k, double about,
			 int power)
{
	double sum = 0, weights = 0, w;
	size_t i;

	for (i = 0; i < pb->n; i++) {
		const struct ms_group *g = &pb->groups[i];

		if (!g->has_own)
			continue;
		w = 1 / (0.1 + g->own_cov[k ? MS_YY : MS_XX]);
		weights += w;
		sum += w * pow(g->own[k] - about, power);
	}
	return sum / weights;
}

static int start(const struct problem *pb, gsl_vector *x, struct ms_error *err)
{
	double mean[2] = { own_moment(pb, 0, 0, 1), own_moment(pb, 1, 0, 1) };

	if (isnan(mean[0]))
		return ms_fail(err, MS_ENONE,
			       "no group has a line of its own "
			       "to start from");
	gsl_vector_set(x, 0, mean[0]);
	gsl_vector_set(x, 1, mean[1]);
	gsl_vector_set(x, 2, fmax(0.1, sqrt(own_moment(pb, 0, mean[0], 2))));
	gsl_vector_set(x, 3, 0);
	gsl_vector_set(x, 4, fmax(0.1, sqrt(own_moment(pb, 1, mean[1], 2))));
	return MS_OK;
}

static int search(struct problem *pb, struct hyper *hy, double *value,
		  double *gradient, struct ms_error *err)
{
	gsl_vector *x = gsl_vector_alloc(NPAR);
	int rc;

	if (!x)
		return ms_nomem(err);
	rc = start(pb, x, err);
	if (!rc)
		rc = simplex(pb, x, value, err);
	if (!rc)
		rc = polish(pb, x, value, gradient, err);
	if (!rc && (*value >= 1e99 || *gradient > 1e-3))
		rc = ms_fail(err, MS_ENONE,
			     "the search for the pooled distribution did not "
			     "converge");
	*hy = hyper_of(pb, x);
	*value = -*value;
	gsl_vector_free(x);
	return rc;
}

/* W = (S + I^-1)^-1 = I - I L H^-1 L' I, which inverts neither S nor I. */
static void weight_of(const struct mode *m, const double v[3], double w[3])
{
	const double *info = m->at.observed;
	double j[2][2] = { { info[MS_XX], info[MS_XY] },
			   { info[MS_XY], info[MS_YY] } };
	int k;

	ms_sym_transform(v, j, w);
	for (k = 0; k < 3; k++)
		w[k] = info[k] - w[k];
}

/* L H^-1 L'. */
static void conditional(const struct hyper *hy, const struct mode *m,
			double v[3])
{
	double inv[3] = { 0 },
	       l[2][2] = { { hy->l[0], 0 }, { hy->l[1], hy->l[2] } };

	ms_sym_inverse(m->h, inv);
	ms_sym_transform(inv, l, v);
}

/* v + (1 - S W) mu_cov (1 - S W)'. */
static void add_mean_error(const struct ms_pool *p, const double w[3],
			   const double v[3], double total[3])
{
	const double *s = p->s;
	double j[2][2] = { { 1 - s[MS_XX] * w[MS_XX] - s[MS_XY] * w[MS_XY],
			     -s[MS_XX] * w[MS_XY] - s[MS_XY] * w[MS_YY] },
			   { -s[MS_XY] * w[MS_XX] - s[MS_YY] * w[MS_XY],
			     1 - s[MS_XY] * w[MS_XY] - s[MS_YY] * w[MS_YY] } };
	int k;

	ms_sym_transform(p->mu_cov, j, total);
	for (k = 0; k < 3; k++)
		total[k] += v[k];
}

static void set_hyper(struct ms_pool *p, const struct hyper *hy)
{
	double t = gsl_cdf_tdist_Pinv(0.975, (double)p->n - 2), half;

	memcpy(p->mu, hy->mu, sizeof(p->mu));
	p->root[0] = fabs(hy->l[0]);
	p->root[1] = copysign(1, hy->l[0]) * hy->l[1];
	p->root[2] = fabs(hy->l[2]);
	p->s[MS_XX] = hy->l[0] * hy->l[0];
	p->s[MS_XY] = hy->l[0] * hy->l[1];
	p->s[MS_YY] = hy->l[1] * hy->l[1] + hy->l[2] * hy->l[2];
	half = t * sqrt(p->s[MS_YY] + p->mu_cov[MS_YY]);
	p->slope_new[0] = p->mu[1] - half;
	p->slope_new[1] = p->mu[1] + half;
}

static void set_group(const struct ms_pool *p, const struct ms_group *g,
		      const struct hyper *hy, struct ms_pooled *out)
{
	double w[3];
	struct mode m;
	int k;

	find_mode(g, hy, &m); /* it was found during the search */
	theta_of(hy, m.z, out->theta);
	conditional(hy, &m, out->cov);
	weight_of(&m, out->cov, w);
	add_mean_error(p, w, out->cov, out->cov_total);
	for (k = 0; k < 2; k++)
		out->shrinkage[k] = g->has_own
					    ? 1 - out->cov_total[2 * k] /
							      g->own_cov[2 * k]
					    : NAN;
}

static int summarise(struct ms_pool *p, const struct problem *pb,
		     const struct hyper *hy, struct ms_error *err)
{
	double total[3] = { 0 }, v[3], w[3];
	struct mode m;
	size_t i;
	int k;

	for (i = 0; i < pb->n; i++) {
		find_mode(&pb->groups[i], hy, &m);
		conditional(hy, &m, v);
		weight_of(&m, v, w);
		for (k = 0; k < 3; k++)
			total[k] += w[k];
	}
	if (ms_sym_inverse(total, p->mu_cov))
		return ms_fail(err, MS_ENONE,
			       "the groups together do not fix a mean line");
	set_hyper(p, hy);
	for (i = 0; i < pb->n; i++)
		set_group(p, &pb->groups[i], hy, &p->group[i]);
	return MS_OK;
}

int ms_pool_fit(struct ms_pool *out, const struct ms_group *groups, size_t n,
		struct ms_error *err)
{
	struct problem pb = { groups, n, { 1, 1, 1, 1, 1 } };
	struct ms_pool p = { .n = n };
	struct hyper hy;
	int rc;

	if (n < MS_POOL_MIN)
		return ms_fail(err, MS_ENONE,
			       "pooling needs at least %d groups, not %zu",
			       MS_POOL_MIN, n);
	p.group = calloc(n, sizeof(*p.group));
	if (!p.group)
		return ms_nomem(err);
	rc = search(&pb, &hy, &p.loglik, &p.gradient, err);
	if (!rc)
		rc = summarise(&p, &pb, &hy, err);
	if (rc)
		ms_pool_release(&p);
	else
		*out = p;
	return rc;
}

void ms_pool_release(struct ms_pool *pool)
{
	free(pool->group);
	memset(pool, 0, sizeof(*pool));
}

void ms_pool_apply(const struct ms_pool *pool, size_t i, double center,
		   double unit, struct ms_fit *fit)
{
	double z = ms_z(fit->level), se;

	ms_fit_set(fit, center, unit, pool->group[i].theta,
		   pool->group[i].cov_total);
	se = sqrt(fit->var_slope);
	fit->slope_low = fit->slope - z * se;
	fit->slope_high = fit->slope + z * se;
	fit->lr = fit->slope * fit->slope / fit->var_slope;
	fit->lr_p = gsl_cdf_chisq_Q(fit->lr, 1);
	fit->phi = 1;
	fit->estimator = MS_POOLED;
	fit->why = "pooled with other groups";
}
