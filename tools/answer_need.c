/* What is said of a score needed, by its state. */
#include <math.h>

#include "answer.h"
#include "ask.h"
#include "stats/rate.h"

/* A rate that was asked for, as it was: "87.5 %". */
static void target(double p, struct ms_buf *out)
{
	ms_buf_printf(out, "%.6g %%", 100 * p);
}

/* "61 % (59 %-63 %)" */
static void with_interval(double p, double low, double high, double n,
			  struct ms_buf *out)
{
	answer_percent(p, n, out);
	ms_buf_puts(out, " (");
	answer_percent(low, n, out);
	ms_buf_puts(out, " to ");
	answer_percent(high, n, out);
	ms_buf_putc(out, ')');
}

/* The fitted rate at a score, "61 % (59 % to 63 %)"; 0 if there is none. */
static int fitted(const struct ms_fit *f, double score, struct ms_buf *out)
{
	double p, low, high;

	if (isnan(score) || !isfinite(score) ||
	    ms_predict(f, score, f->level, &p, &low, &high, NULL))
		return 0;
	with_interval(p, low, high, f->n, out);
	return 1;
}

/* "at the matched applicants' upper quartile (259) it is 61 % (...), at their
 * maximum (284) 72 % (...)" */
static void reach(const struct ms_model *m, struct ms_buf *out)
{
	const struct ms_cohort *h = &m->evidence.matched;
	struct ms_buf rate = { 0 };
	int summary = m->evidence.kind == MS_SUMMARY;
	double top = summary ? h->max : m->fit.score_max;

	if (summary && !isnan(h->q3) && fitted(&m->fit, h->q3, &rate))
		ms_buf_printf(out,
			      ". At the matched applicants' upper quartile "
			      "(%.0f) the fitted rate is %s",
			      h->q3, ms_buf_str(&rate));
	ms_buf_clear(&rate);
	if (!isnan(top) && fitted(&m->fit, top, &rate))
		ms_buf_printf(out, "%s the highest score seen%s (%.0f) %s%s",
			      summary ? ", at" : ". At",
			      summary ? " among them" : "", top,
			      summary ? "" : "the fitted rate is ",
			      ms_buf_str(&rate));
	ms_buf_release(&rate);
}

/* The fitted rate at the lowest score seen. */
static void lowest(const struct ms_fit *f, struct ms_buf *out)
{
	struct ms_buf rate = { 0 };

	if (fitted(f, f->score_min, &rate))
		ms_buf_printf(out, ": the fitted rate there is %s",
			      ms_buf_str(&rate));
	ms_buf_release(&rate);
}

/* The match rate of everybody in the group, with Wilson's interval. */
static void overall(const struct ms_fit *f, struct ms_buf *out)
{
	double low, high;

	if (!(f->n_all > 0) ||
	    ms_rate_interval(f->matched_all, f->n_all, f->level, MS_WILSON,
			     &low, &high, NULL))
		return;
	ms_buf_puts(out, ". The match rate of all of them is ");
	with_interval(f->matched_all / f->n_all, low, high, f->n_all, out);
}

void answer_range(const struct ms_set *set, double cap, const char *to,
		  struct ms_buf *out)
{
	double low = floor(set->low + 1e-9), high = ceil(set->high - 1e-9);

	if (low < 1)
		ms_buf_puts(out, "under 1");
	else
		ms_buf_printf(out, "%.0f", low);
	ms_buf_puts(out, to);
	if (high > cap)
		ms_buf_printf(out, "over %.0f", cap);
	else
		ms_buf_printf(out, "%.0f", high);
}

/* The interval in whole scores, rounded outward. */
static void score_interval(const struct ms_models *m, size_t i,
			   const struct ms_need *need, struct ms_buf *out)
{
	if (need->set.type != MS_SET_BOUNDED)
		return;
	ms_buf_printf(out, " (%g %% interval ", 100 * m->model[i].fit.level);
	answer_range(&need->set, ask_model_cap(m, i), " to ", out);
	if (need->state == MS_NEED_LIMIT_OUTSIDE)
		ms_buf_puts(out, m->model[i].evidence.kind == MS_BINS
					 ? ", an end of which lies beyond the "
					   "closed bands"
					 : ", an end of which lies beyond the "
					   "scores seen");
	ms_buf_putc(out, ')');
}

/* What a set of two rays leaves out, among the scores there are. */
static void say_excluded(const struct ms_set *set, double cap,
			 struct ms_buf *out)
{
	double low = fmax(1, ceil(set->low)),
	       high = fmin(cap, floor(set->high));

	if (set->type != MS_SET_COMPLEMENT || !(low <= high))
		return;
	if (low <= 1 && high >= cap)
		ms_buf_puts(out, "; every possible score is ruled out");
	else
		ms_buf_printf(out, "; only %.0f to %.0f is ruled out", low,
			      high);
}

static void say_unbounded(const struct ms_models *m, size_t i,
			  const struct ms_need *need, struct ms_buf *out)
{
	const struct ms_fit *f = &m->model[i].fit;

	ms_buf_puts(out, "no needed score: these data do not show that the "
			 "match rate rises with the ");
	ms_buf_puts(out, answer_measure(ms_models_value(m, i, "measure")));
	ms_buf_puts(out, " (");
	answer_p(f->lr_p, out);
	ms_buf_puts(out, "), so ");
	target(need->prob, out);
	ms_buf_puts(out, " goes with no score that has an upper limit");
	say_excluded(&need->set, ask_model_cap(m, i), out);
	overall(f, out);
}

static void say_beyond(const struct ms_models *m, size_t i,
		       const struct ms_need *need, struct ms_buf *out)
{
	const struct ms_fit *f = &m->model[i].fit;

	if (need->state == MS_NEED_NOT_REACHED) {
		ms_buf_puts(out, "the fitted line reaches ");
		target(need->prob, out);
		ms_buf_puts(out, " at no possible score");
		if (need->set.low <= ask_model_cap(m, i))
			ms_buf_printf(out,
				      ", though its %g %% interval begins at "
				      "%.0f",
				      100 * f->level, floor(need->set.low));
	} else {
		target(need->prob, out);
		ms_buf_puts(out, " would go with ");
		ms_buf_printf(out, "%.0f", ceil(need->score - 1e-9));
		score_interval(m, i, need, out);
		ms_buf_printf(out,
			      ", extrapolated %.0f beyond the highest score "
			      "seen (%.0f)",
			      ceil(need->score - f->score_max), f->score_max);
	}
	reach(&m->model[i], out);
}

/* Which band a score lies in. */
static void say_band(const struct ms_evidence *ev, double x, struct ms_buf *out)
{
	size_t i;

	for (i = 0; ev->kind == MS_BINS && i < ev->ncell; i++) {
		const struct ms_cell *c = &ev->cells[i];

		if (isfinite(c->low) && isfinite(c->high) &&
		    x >= c->low - 0.5 && x < c->high + 0.5)
			ms_buf_printf(out, ", in the band %.0f to %.0f", c->low,
				      c->high);
	}
}

static void say_score(const struct ms_models *m, size_t i,
		      const struct ms_need *need, struct ms_buf *out)
{
	ms_buf_puts(out, "the fitted match rate reaches ");
	target(need->prob, out);
	ms_buf_puts(out, " at ");
	answer_at(ms_models_value(m, i, "measure"), ceil(need->score - 1e-9),
		  out);
	score_interval(m, i, need, out);
	say_band(&m->model[i].evidence, need->score, out);
	if (need->state == MS_NEED_IN_OPEN_BIN)
		ms_buf_puts(out, ", which lies in the open band at the end and "
				 "so rests on the assumed spread of scores "
				 "there");
}

/* Suppressed counts: the score over the ways to fill them in. */
static void filled_in(const struct ms_need *need, const char *before,
		      struct ms_buf *out)
{
	if (!need->fills)
		return;
	ms_buf_printf(out, "%ssome counts are suppressed: ", before);
	if (need->fills_unbounded)
		ms_buf_puts(out,
			    "depending on them the score may have no limit");
	else
		ms_buf_printf(out,
			      "depending on them the score is %.0f to %.0f",
			      ceil(need->fill_low - 1e-9),
			      ceil(need->fill_high - 1e-9));
}

void answer_need(const struct ms_models *m, size_t i,
		 const struct ms_need *need, struct ms_buf *out)
{
	const struct ms_fit *f = &m->model[i].fit;

	switch (need->state) {
	case MS_NEED_NO_SLOPE:
		ms_buf_printf(out, "no needed score: %s",
			      ms_fit_status_reason(f->status));
		overall(f, out);
		break;
	case MS_NEED_NEGATIVE_SLOPE:
		ms_buf_puts(out, "no needed score: higher scores went with "
				 "lower match rates here (");
		answer_p(f->lr_p, out);
		ms_buf_puts(out, "); check the data");
		overall(f, out);
		break;
	case MS_NEED_UNBOUNDED:
		say_unbounded(m, i, need, out);
		break;
	case MS_NEED_ALREADY_REACHED:
		ms_buf_printf(out,
			      "even the lowest scores seen (%.0f) go with ",
			      f->score_min);
		target(need->prob, out);
		ms_buf_puts(out, " or more");
		lowest(f, out);
		overall(f, out);
		break;
	case MS_NEED_NOT_REACHED:
	case MS_NEED_OUTSIDE_RANGE:
		say_beyond(m, i, need, out);
		break;
	default:
		say_score(m, i, need, out);
	}
	answer_few(f, out);
	answer_leaning(f, "; ", out);
	filled_in(need, "; ", out);
}

/* "fitted 61 % at the matched upper quartile (259)" */
static void brief_reach(const struct ms_model *m, struct ms_buf *out)
{
	const struct ms_cohort *h = &m->evidence.matched;
	int summary = m->evidence.kind == MS_SUMMARY && !isnan(h->q3);
	double at = summary ? h->q3 : m->fit.score_max, p, low, high;

	if (isnan(at) ||
	    ms_predict(&m->fit, at, m->fit.level, &p, &low, &high, NULL))
		return;
	ms_buf_puts(out, "; fitted ");
	answer_percent(p, m->fit.n, out);
	ms_buf_printf(out, " at the %s (%.0f)",
		      summary ? "matched upper quartile" : "highest score", at);
}

void answer_brief(const struct ms_model *m, const struct ms_need *need,
		  struct ms_buf *out)
{
	const struct ms_fit *f = &m->fit;

	switch (need->state) {
	case MS_NEED_NO_SLOPE:
		ms_buf_puts(out, ms_fit_status_reason(f->status));
		break;
	case MS_NEED_NEGATIVE_SLOPE:
		ms_buf_puts(out, "higher scores went with lower rates, ");
		answer_p(f->lr_p, out);
		break;
	case MS_NEED_UNBOUNDED:
		ms_buf_puts(out, "rate not shown to rise with the score, ");
		answer_p(f->lr_p, out);
		break;
	case MS_NEED_ALREADY_REACHED:
		ms_buf_printf(out, "reached by the lowest scores seen (%.0f)",
			      f->score_min);
		break;
	case MS_NEED_NOT_REACHED:
		ms_buf_puts(out, "at no possible score");
		brief_reach(m, out);
		break;
	case MS_NEED_OUTSIDE_RANGE:
		ms_buf_printf(out, "%.0f beyond the scores seen",
			      ceil(need->score - f->score_max));
		brief_reach(m, out);
		break;
	case MS_NEED_IN_OPEN_BIN:
		ms_buf_puts(out, "in the open band: rests on assumed scores");
		break;
	case MS_NEED_LIMIT_OUTSIDE:
		ms_buf_puts(out, "an end lies beyond the scores seen");
		break;
	default:
		break;
	}
	answer_few(f, out);
	answer_leaning(f, out->len ? "; " : "", out);
	filled_in(need, out->len ? "; " : "", out);
}
