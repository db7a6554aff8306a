#include "answer.h"

#include <math.h>
#include <string.h>

#include "ask.h"
#include "words.h"

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
		ms_buf_printf(out, "%.10g contiguous %s", value,
			      value == 1 ? "rank" : "ranks");
	else
		ms_buf_printf(out, "a %s of %.10g", answer_measure(measure),
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

void answer_p(double p, struct ms_buf *out)
{
	if (p < 0.001)
		ms_buf_puts(out, "p < 0.001");
	else
		ms_buf_printf(out, "p = %.*f", p < 0.1 ? 3 : 2, p);
}

void answer_leaning(const struct ms_fit *f, const char *before,
		    struct ms_buf *out)
{
	if (!f->why || !*f->why || !isfinite(f->slope) || f->estimator == MS_ML)
		return;
	if (f->estimator == MS_FIRTH)
		ms_buf_printf(out, "%sFirth's penalty: %s", before, f->why);
	else
		ms_buf_printf(out, "%s%s", before, f->why);
}

void answer_few(const struct ms_fit *f, struct ms_buf *out)
{
	double fewer = fmin(f->matched, f->n - f->matched);

	if (isfinite(f->slope) && fewer < 10 && f->estimator != MS_FIRTH)
		ms_buf_printf(out, "%sfew data: %.0f %s", out->len ? "; " : "",
			      fewer, f->matched < 10 ? "matched" : "unmatched");
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
		ms_buf_printf(
			out, "%sno sign here that the rate goes with the score",
			out->len ? "; " : "");
	if (fewer >= 10 || f->estimator != MS_FIRTH)
		answer_leaning(f, out->len ? "; " : "", out);
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
}

void answer_caution(const struct cli *cli, const struct ask *ask)
{
	int ranks = ask->n && ask->sets[0]->n &&
		    strcmp(ms_models_value(ask->sets[0], 0, "measure"),
			   "contiguous_ranks") == 0;

	cli_note(
		cli,
		"An association among applicants who ranked the specialty, "
		"not an effect of the %s.%s",
		ranks ? "list" : "score",
		ranks ? " A long list marks interviews granted; it is no lever."
		      : "");
}
