#include "answer.h"

#include <math.h>
#include <string.h>

#include "ask.h"
#include "words.h"
#include "stats/rate.h"

void answer_who(const struct ms_vocab *v, const struct ms_models *m, size_t i,
		struct ms_buf *out)
{
	static const char *const shown[] = { "specialty", "applicant_type",
					     "year" };
	size_t k, s, n = 0;

	for (s = 0; s < 3; s++) {
		const char *value = ms_models_value(m, i, shown[s]);

		if (*value)
			ms_buf_printf(out, "%s%s", n++ ? ", " : "",
				      words_value(v, shown[s], value));
	}
	for (k = 0; !n && k < m->nkey; k++)
		ms_buf_printf(out, "%s%s", k ? ", " : "", m->model[i].value[k]);
	if (!out->len)
		ms_buf_puts(out, "All rows");
}

const char *answer_measure(const char *measure)
{
	if (strcmp(measure, "step2_ck") == 0)
		return "Step 2 CK score";
	if (strcmp(measure, "contiguous_ranks") == 0)
		return "number of contiguous ranks";
	return *measure ? measure : "score";
}

void answer_at(const char *measure, double value, struct ms_buf *out)
{
	if (strcmp(measure, "contiguous_ranks") == 0)
		ms_buf_printf(out, "%g contiguous %s", value,
			      value == 1 ? "rank" : "ranks");
	else
		ms_buf_printf(out, "a %s of %g", answer_measure(measure),
			      value);
}

double answer_step(const char *measure, const char **name)
{
	if (isfinite(ask_cap(measure))) {
		*name = "10 more points";
		return 10;
	}
	*name = strcmp(measure, "contiguous_ranks") ? "one more"
						    : "one more rank";
	return 1;
}

void answer_percent(double p, double n, struct ms_buf *out)
{
	int decimals = n < 1000 ? 0 : 1;
	double unit = decimals ? 0.001 : 0.01;

	if (p >= 1 - unit / 2)
		ms_buf_printf(out, ">%.*f %%", decimals, 100 * (1 - unit));
	else if (p < unit / 2)
		ms_buf_printf(out, "<%.*f %%", decimals, 100 * unit);
	else
		ms_buf_printf(out, "%.*f %%", decimals, 100 * p);
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

static void p_value(double p, struct ms_buf *out)
{
	if (p < 0.001)
		ms_buf_puts(out, "p < 0.001");
	else
		ms_buf_printf(out, "p = %.*f", p < 0.1 ? 3 : 2, p);
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
	answer_range(&need->set, ask_cap(ms_models_value(m, i, "measure")),
		     " to ", out);
	if (need->state == MS_NEED_LIMIT_OUTSIDE)
		ms_buf_puts(out, ", an end of which lies beyond the scores "
				 "seen");
	ms_buf_putc(out, ')');
}

/* What an estimate leans on (a penalty, other groups, a stand-in for a figure
 * that was not published) is said beside the number. */
static void leaning(const struct ms_fit *f, const char *before,
		    struct ms_buf *out)
{
	if (!f->why || !*f->why || isnan(f->slope))
		return;
	if (f->estimator == MS_FIRTH)
		ms_buf_printf(out, "%sFirth's penalty: %s", before, f->why);
	else
		ms_buf_printf(out, "%s%s", before, f->why);
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

static void say_unbounded(const struct ms_models *m, size_t i,
			  const struct ms_need *need, struct ms_buf *out)
{
	const struct ms_fit *f = &m->model[i].fit;

	ms_buf_puts(out, "no needed score: these data do not show that the "
			 "match rate rises with the ");
	ms_buf_puts(out, answer_measure(ms_models_value(m, i, "measure")));
	ms_buf_puts(out, " (");
	p_value(f->lr_p, out);
	ms_buf_puts(out, "), so ");
	answer_percent(need->prob, 1, out);
	ms_buf_puts(out, " goes with no score that has an upper limit");
	if (need->set.type == MS_SET_COMPLEMENT)
		ms_buf_printf(out, "; only %.0f to %.0f is ruled out",
			      ceil(need->set.low), floor(need->set.high));
	overall(f, out);
}

static void say_beyond(const struct ms_models *m, size_t i,
		       const struct ms_need *need, struct ms_buf *out)
{
	const struct ms_fit *f = &m->model[i].fit;

	if (need->state == MS_NEED_NOT_REACHED) {
		ms_buf_puts(out, "no possible score goes with ");
		answer_percent(need->prob, 1, out);
	} else {
		answer_percent(need->prob, 1, out);
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

static void say_score(const struct ms_models *m, size_t i,
		      const struct ms_need *need, struct ms_buf *out)
{
	ms_buf_puts(out, "the fitted match rate reaches ");
	answer_percent(need->prob, 1, out);
	ms_buf_puts(out, " at ");
	answer_at(ms_models_value(m, i, "measure"), ceil(need->score - 1e-9),
		  out);
	score_interval(m, i, need, out);
	if (need->state == MS_NEED_IN_OPEN_BIN)
		ms_buf_puts(out, ", which lies in the open band at the end and "
				 "so rests on the assumed spread of scores "
				 "there");
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
		p_value(f->lr_p, out);
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
		answer_percent(need->prob, 1, out);
		ms_buf_puts(out, " or more");
		overall(f, out);
		break;
	case MS_NEED_NOT_REACHED:
	case MS_NEED_OUTSIDE_RANGE:
		say_beyond(m, i, need, out);
		break;
	default:
		say_score(m, i, need, out);
	}
	leaning(f, "; ", out);
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
		p_value(f->lr_p, out);
		break;
	case MS_NEED_UNBOUNDED:
		ms_buf_puts(out, "rate not shown to rise with the score, ");
		p_value(f->lr_p, out);
		break;
	case MS_NEED_ALREADY_REACHED:
		ms_buf_printf(out, "reached by the lowest scores seen (%.0f)",
			      f->score_min);
		break;
	case MS_NEED_NOT_REACHED:
		ms_buf_puts(out, "no possible score");
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
	leaning(f, out->len ? "; " : "", out);
	filled_in(need, out->len ? "; " : "", out);
}

void answer_limits(const struct ms_model *m, double score, struct ms_buf *out)
{
	const struct ms_fit *f = &m->fit;
	const struct ms_evidence *ev = &m->evidence;
	double fewer = fmin(f->matched, f->n - f->matched);

	if (score > f->score_max && ev->kind == MS_BINS && ev->ncell &&
	    isinf(ev->cells[ev->ncell - 1].high))
		ms_buf_printf(out,
			      "in the open band above %g: rests on the assumed "
			      "spread of scores there",
			      f->score_max);
	else if (score > f->score_max)
		ms_buf_printf(out,
			      "extrapolated %g beyond the highest score seen "
			      "(%g)",
			      score - f->score_max, f->score_max);
	else if (score < f->score_min)
		ms_buf_printf(out,
			      "extrapolated %g below the lowest score seen "
			      "(%g)",
			      f->score_min - score, f->score_min);
	if (fewer < 10)
		ms_buf_printf(out, "%sfew data: %.0f %s", out->len ? "; " : "",
			      fewer, f->matched < 10 ? "matched" : "unmatched");
	if (f->lr_p > 0.05)
		ms_buf_printf(out, "%sno sign that the score matters here",
			      out->len ? "; " : "");
	if (fewer >= 10 || f->estimator != MS_FIRTH)
		leaning(f, out->len ? "; " : "", out);
}

/* 5379 -> "5,379" */
static void count(double n, struct ms_buf *out)
{
	if (n >= 1000)
		ms_buf_printf(out, "%.0f,%03.0f", floor(n / 1000),
			      fmod(n, 1000));
	else
		ms_buf_printf(out, "%.0f", n);
}

void answer_ground(const struct ms_models *m, size_t i, struct ms_buf *out)
{
	const struct ms_fit *f = &m->model[i].fit;
	const char *basis = ms_models_value(m, i, "basis");

	ms_buf_puts(out, "Ground: ");
	ms_buf_puts(out, ms_evidence_name(f->evidence));
	ms_buf_puts(out, f->evidence == MS_SUMMARY
				 ? " (means and SDs of the matched and the "
				   "unmatched), n = "
				 : ", n = ");
	count(f->n, out);
	if (f->n_all > f->n) {
		ms_buf_puts(out, " of ");
		count(f->n_all, out);
	}
	if (*words_basis(basis))
		ms_buf_printf(out, "; %s", words_basis(basis));
	ms_buf_puts(out, ". It is an association among applicants who ranked "
			 "the specialty, not an effect of the score.");
	if (strcmp(ms_models_value(m, i, "measure"), "contiguous_ranks") == 0)
		ms_buf_puts(out, " A long list marks interviews granted; it is "
				 "no lever.");
}
