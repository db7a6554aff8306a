#include "doubt.h"

#include <math.h>
#include <string.h>

#include "fit/summary.h"

/* An SD that was assumed: the score for 0.8 and 1.2 times as much. Only the
 * slope remembers which SD it was. */
static void assumed_sd(const struct ms_model *m, const struct ms_need *need,
		       const struct ms_fit_options *opt, struct doubt *out)
{
	const struct ms_evidence *ev = &m->evidence;
	struct ms_fit_options o = *opt;
	struct ms_two_means means;
	double d, sd, score[2];
	int i;

	o.overall_sd = NAN;
	o.assumed_sd = 1;
	if (strcmp(m->fit.why, "assumed SD") || isnan(need->score) ||
	    ms_summary_means(ev, &o, &means))
		return;
	d = means.m1 - means.m0;
	sd = sqrt(fabs(d / m->fit.slope));
	for (i = 0; i < 2; i++) {
		struct ms_need other;
		struct ms_fit fit;

		o.assumed_sd = sd * (i ? 1.2 : 0.8);
		if (ms_fit(&fit, ev, &o, NULL) ||
		    ms_need(&other, &fit, NULL, &o, need->prob, MS_NEED_FIELLER,
			    INFINITY, NULL) ||
		    isnan(other.score))
			return;
		score[i] = other.score;
	}
	out->sd = sd;
	out->spread_low = fmin(need->score, fmin(score[0], score[1]));
	out->spread_high = fmax(need->score, fmax(score[0], score[1]));
}

void doubt_find(const struct ms_model *m, const struct ms_need *need,
		const struct ms_fit_options *opt, struct doubt *out)
{
	struct ms_fit_options o = ms_fit_settings(&m->fit, opt);
	enum ms_estimator by = m->fit.estimator;

	*out = (struct doubt){ NAN, NAN, 0, 0 };
	if (m->evidence.kind == MS_SUMMARY)
		assumed_sd(m, need, opt, out);
	if (m->evidence.kind != MS_BINS || m->fit.bins == MS_BINS_MIDPOINT)
		return;
	out->open_share = ms_evidence_open_share(&m->evidence);
	if (isnan(need->score) || (by != MS_ML && by != MS_FIRTH))
		return;
	o.penalty = by == MS_FIRTH ? MS_PENALTY_FIRTH : MS_PENALTY_NONE;
	if (ms_need_bin_range(&m->evidence, &o, need->prob, &out->spread_low,
			      &out->spread_high, NULL))
		out->spread_low = out->spread_high = NAN;
}

static void range(double low, double high, const char *dash, const char *what,
		  struct ms_buf *out)
{
	ms_buf_printf(out, "; %.0f%s%.0f %s", ceil(low - 1e-9), dash,
		      ceil(high - 1e-9), what);
}

void doubt_open(double share, struct ms_buf *out)
{
	if (share > DOUBT_OPEN)
		ms_buf_printf(out,
			      "; %.0f %% of the applicants are in one open "
			      "band: the line rests on the scores assumed "
			      "there",
			      100 * share);
}

void doubt_say(const struct doubt *d, struct ms_buf *out)
{
	if (d->spread_high - d->spread_low > 1)
		range(d->spread_low, d->spread_high, " to ",
		      d->sd > 0 ? "for 0.8 to 1.2 times that SD"
				: "over three assumed spreads of the scores in "
				  "their bands",
		      out);
	doubt_open(d->open_share, out);
}

void doubt_brief(const struct doubt *d, struct ms_buf *out)
{
	if (d->spread_high - d->spread_low > 1)
		range(d->spread_low, d->spread_high, "-", "by assumed spread",
		      out);
	if (d->open_share > DOUBT_OPEN)
		ms_buf_printf(out, "; %.0f %% are in one open band",
			      100 * d->open_share);
}
