#include "fit/group.h"

#include <math.h>
#include <string.h>

void ms_sym_transform(const double s[3], double j[2][2], double out[3])
{
	double top[2] = { j[0][0] * s[MS_XX] + j[0][1] * s[MS_XY],
			  j[0][0] * s[MS_XY] + j[0][1] * s[MS_YY] };
	double low[2] = { j[1][0] * s[MS_XX] + j[1][1] * s[MS_XY],
			  j[1][0] * s[MS_XY] + j[1][1] * s[MS_YY] };

	out[MS_XX] = top[0] * j[0][0] + top[1] * j[0][1];
	out[MS_XY] = top[0] * j[1][0] + top[1] * j[1][1];
	out[MS_YY] = low[0] * j[1][0] + low[1] * j[1][1];
}

int ms_fit_get(const struct ms_fit *fit, double center, double unit,
	       double theta[2], double cov[3])
{
	int centred = fit->var_c[MS_YY] > 0;
	double c = centred ? fit->center : 0, s = centred ? fit->scale : 1;
	double raw[3] = { fit->var_intercept, fit->cov, fit->var_slope };
	double j[2][2] = { { 1, (center - c) / s }, { 0, unit / s } };

	if (!isfinite(fit->intercept) || !isfinite(fit->slope) ||
	    !(fit->var_slope > 0))
		return -1;
	ms_fit_logit(fit, center, &theta[0], NULL);
	theta[1] = fit->slope * unit;
	ms_sym_transform(centred ? fit->var_c : raw, j, cov);
	return 0;
}

int ms_group_init_normal(struct ms_group *g, const double mean[2],
			 const double cov[3], struct ms_error *err)
{
	memset(g, 0, sizeof(*g));
	g->normal = 1;
	g->status = MS_FIT_OVERLAP;
	if (ms_sym_inverse(cov, g->precision))
		return ms_fail(err, MS_EDATA,
			       "the covariance of a line is not positive "
			       "definite");
	memcpy(g->mean, mean, sizeof(g->mean));
	memcpy(g->own, mean, sizeof(g->own));
	memcpy(g->own_cov, cov, sizeof(g->own_cov));
	g->has_own = 1;
	return MS_OK;
}

int ms_group_init(struct ms_group *g, const struct ms_evidence *ev,
		  const struct ms_fit *fit, const struct ms_fit_options *opt,
		  double center, double unit, struct ms_error *err)
{
	double own[2] = { 0 }, cov[3] = { 0 };
	int rc, has = !ms_fit_get(fit, center, unit, own, cov);

	if (ev->kind == MS_RATE || (ev->kind == MS_SUMMARY && !has))
		return ms_fail(err, MS_ENONE, "no score information: %s",
			       ms_fit_status_name(fit->status));
	if (ev->kind == MS_SUMMARY)
		return ms_group_init_normal(g, own, cov, err);
	memset(g, 0, sizeof(*g));
	rc = ms_like_build(&g->like, ev, opt, err);
	if (rc)
		return rc;
	g->shift = (g->like.center - center) / unit;
	g->stretch = g->like.scale / unit;
	g->status = fit->status;
	g->has_own = has;
	memcpy(g->own, own, sizeof(g->own));
	memcpy(g->own_cov, cov, sizeof(g->own_cov));
	return MS_OK;
}

void ms_group_release(struct ms_group *g)
{
	if (!g->normal)
		ms_like_release(&g->like);
	memset(g, 0, sizeof(*g));
}

static void eval_normal(const struct ms_group *g, const double theta[2],
			struct ms_group_at *at)
{
	const double *p = g->precision;
	double d[2] = { theta[0] - g->mean[0], theta[1] - g->mean[1] };

	at->f = -ms_sym_quad(p, d) / 2;
	at->score[0] = -(p[MS_XX] * d[0] + p[MS_XY] * d[1]);
	at->score[1] = -(p[MS_XY] * d[0] + p[MS_YY] * d[1]);
	memcpy(at->observed, p, sizeof(at->observed));
	memcpy(at->expected, p, sizeof(at->expected));
}

void ms_group_eval(const struct ms_group *g, const double theta[2],
		   struct ms_group_at *at)
{
	double local[2] = { theta[0] + g->shift * theta[1],
			    g->stretch * theta[1] };
	double back[2][2] = { { 1, 0 }, { g->shift, g->stretch } };
	struct ms_like_at lk;

	if (g->normal) {
		eval_normal(g, theta, at);
		return;
	}
	ms_like_eval(&g->like, local, &lk);
	at->f = lk.f;
	at->score[0] = lk.score[0];
	at->score[1] = g->shift * lk.score[0] + g->stretch * lk.score[1];
	ms_sym_transform(lk.observed, back, at->observed);
	ms_sym_transform(lk.expected, back, at->expected);
}
