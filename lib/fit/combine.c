#include "fit/combine.h"

#include <math.h>

#include "stats/special.h"
#include "fit/summary.h"

/* A summary's standardised difference, and where x lies between its means. */
struct half {
	double d, u, log_odds;
};

static int half_of(const struct ms_evidence *ev, double x, const char *what,
		   struct half *h, struct ms_error *err)
{
	struct ms_fit_options opt = MS_FIT_DEFAULTS;
	struct ms_fit fit;
	struct ms_two_means two;
	double mid;

	if (ev->kind != MS_SUMMARY)
		return ms_fail(err, MS_ENONE,
			       "combining needs the published means and SDs of "
			       "the %s",
			       what);
	if (ms_fit(&fit, ev, &opt, err))
		return MS_ENONE;
	if (fit.estimator != MS_MEANS || ms_summary_means(ev, &opt, &two))
		return ms_fail(err, MS_ENONE, "no slope for the %s: %s", what,
			       ms_fit_status_reason(fit.status));
	mid = (two.m1 + two.m0) / 2;
	h->d = fit.slope_c; /* per pooled SD */
	h->u = (x - mid) / fit.scale;
	ms_fit_logit(&fit, mid, &h->log_odds, NULL);
	return 0;
}

static double combined(const struct half *a, const struct half *b, double r)
{
	double shared = r * (a->d + b->d) / (1 + r);
	double wa = (a->d - shared) / (1 - r), wb = (b->d - shared) / (1 - r);

	return ms_expit(a->log_odds + wa * a->u + wb * b->u);
}

static int halves(const struct ms_evidence *score,
		  const struct ms_evidence *ranks, double x, double nranks,
		  struct half *a, struct half *b, struct ms_error *err)
{
	int ret = half_of(score, x, "scores", a, err);

	return ret ? ret : half_of(ranks, nranks, "ranks", b, err);
}

int ms_combine_at(const struct ms_evidence *score,
		  const struct ms_evidence *ranks, double x, double nranks,
		  double r, double *prob, struct ms_error *err)
{
	struct half a, b;
	int ret;

	if (!(r >= 0 && r < 1))
		return ms_fail(err, MS_EUSAGE,
			       "a correlation of %g is not in [0, 1)", r);
	ret = halves(score, ranks, x, nranks, &a, &b, err);
	if (!ret)
		*prob = combined(&a, &b, r);
	return ret;
}

int ms_combine(struct ms_combined *out, const struct ms_evidence *score,
	       const struct ms_evidence *ranks, double x, double nranks,
	       struct ms_error *err)
{
	struct half a, b;
	double p0, p5;
	int ret = halves(score, ranks, x, nranks, &a, &b, err);

	if (ret)
		return ret;
	p0 = combined(&a, &b, 0);
	p5 = combined(&a, &b, 0.5);
	out->prob = combined(&a, &b, 0.3);
	out->low = fmin(out->prob, fmin(p0, p5));
	out->high = fmax(out->prob, fmax(p0, p5));
	out->score_alone = ms_expit(a.log_odds + a.d * a.u);
	out->ranks_alone = ms_expit(b.log_odds + b.d * b.u);
	return 0;
}
