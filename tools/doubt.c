#include "doubt.h"

#include <math.h>

/* Above this share the line rests on the assumed scores of the open band. */
static const double OPEN = 0.4;

void doubt_find(const struct ms_model *m, const struct ms_need *need,
		const struct ms_fit_options *opt, struct doubt *out)
{
	struct ms_fit_options o = ms_fit_settings(&m->fit, opt);
	enum ms_estimator by = m->fit.estimator;

	*out = (struct doubt){ NAN, NAN, 0 };
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
	if (share > OPEN)
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
		      "over three assumed spreads of the scores in their bands",
		      out);
	doubt_open(d->open_share, out);
}

void doubt_brief(const struct doubt *d, struct ms_buf *out)
{
	if (d->spread_high - d->spread_low > 1)
		range(d->spread_low, d->spread_high, "-", "by assumed spread",
		      out);
	if (d->open_share > OPEN)
		ms_buf_printf(out, "; %.0f %% are in one open band",
			      100 * d->open_share);
}
