/* match-fit --check: does the fitted line agree with the data behind it? */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "answer.h"
#include "fit_report.h"
#include "fit_views.h"
#include "grid.h"
#include "words.h"
#include "checks/auc.h"
#include "checks/gof.h"
#include "fit/normality.h"

void report_note(struct report *r, const char *name, double value, double df,
		 double p, const char *text)
{
	if (r->n < CHECKS_MAX)
		r->check[r->n++] = (struct check){ name, value, df, p, text };
}

static void check_fit(const struct ms_fitted *cells, size_t n, struct report *r)
{
	struct ms_gof g;
	const struct ms_chi2 *best;

	if (ms_gof(&g, cells, n, 2, NULL))
		return;
	best = g.pooled ? &g.pooled_pearson : &g.pearson;
	report_note(
		r, "deviance", g.deviance.value, g.deviance.df, g.deviance.p,
		g.expected_min < 5 ? "some expected counts are under 5" : "");
	report_note(r, "pearson", g.pearson.value, g.pearson.df, g.pearson.p,
		    g.expected_min < 5 ? "some expected counts are under 5"
				       : "");
	if (g.pooled)
		report_note(r, "pearson_pooled", best->value, best->df, best->p,
			    "neighbouring scores joined to expect 5 of each "
			    "outcome");
	report_note(r, "runs", g.runs, NAN, g.runs_p,
		    "few runs of one sign mean a bend");
	report_note(r, "phi", g.phi_fletcher, NAN, NAN,
		    "overdispersion, Fletcher");
	if (isnan(best->p)) {
		ms_buf_puts(&r->words,
			    " There are too few scores to test the shape.");
		return;
	}
	ms_buf_puts(&r->words, best->p < 0.05
				       ? " The counts depart from the line ("
				       : " The counts agree with the line (");
	answer_p(best->p, &r->words);
	ms_buf_puts(&r->words, ").");
	if (g.runs_p < 0.05)
		ms_buf_puts(&r->words,
			    " The departures run together along the score: a "
			    "bend rather than chance.");
	if (best->p < 0.05 && g.phi_fletcher > 4)
		ms_buf_puts(&r->words, " This is lack of fit, not "
				       "overdispersion.");
	else if (best->p < 0.05)
		ms_buf_printf(&r->words,
			      " If the cells are clusters (years, schools), "
			      "--quasi widens the intervals by %.2f.",
			      sqrt(fmax(1, g.phi)));
}

static void check_hosmer(const struct ms_model *m,
			 const struct ms_fitted *cells, size_t n,
			 struct report *r)
{
	struct ms_chi2 hl;
	size_t formed;

	if (m->evidence.kind != MS_ROWS ||
	    ms_hosmer_lemeshow(&hl, &formed, cells, n, 10, 2, NULL))
		return;
	report_note(r, "hosmer_lemeshow", hl.value, hl.df, hl.p,
		    m->fit.n < 400 ? "low power below 400 applicants"
		    : m->fit.n > 25000
			    ? "rejects trifles above 25,000 applicants"
			    : "");
}

/* Times in a hundred; never none or all of them. */
static double hundredths(double p)
{
	return fmin(99, fmax(1, round(100 * p)));
}

static void say_auc(const struct ms_auc *a, int bands, struct report *r)
{
	ms_buf_printf(&r->words,
		      " Of a matched and an unmatched applicant drawn at "
		      "random, the matched one has the higher score %.0f times "
		      "in 100 (",
		      hundredths(a->auc));
	if (!isnan(a->se))
		ms_buf_printf(&r->words, "%.0f to %.0f; ", hundredths(a->low),
			      hundredths(a->high));
	ms_buf_printf(&r->words, "50 is chance)%s.",
		      bands ? ", counted by band" : "");
}

static void check_quality(const struct ms_model *m,
			  const struct ms_fit_options *opt,
			  const struct ms_fitted *cells, size_t n,
			  struct report *r)
{
	double *k = calloc(n + 1, sizeof(*k)), *u = calloc(n + 1, sizeof(*u));
	struct ms_quality q;
	struct ms_auc auc;
	size_t i;

	for (i = 0; k && u && i < n; i++) {
		k[i] = cells[i].m;
		u[i] = cells[i].u;
	}
	if (k && u && !ms_auc(&auc, k, u, n, opt->level, NULL)) {
		report_note(r, "auc", auc.auc, NAN, NAN,
			    m->evidence.kind == MS_BINS
				    ? "of the band; the score's own is higher"
				    : "");
		report_note(r, "auc_low", auc.low, NAN, NAN, "DeLong");
		report_note(r, "auc_high", auc.high, NAN, NAN, "DeLong");
		say_auc(&auc, m->evidence.kind == MS_BINS, r);
	}
	if (!ms_quality(&q, cells, n, NULL)) {
		report_note(r, "brier", q.brier, NAN, NAN, "");
		report_note(r, "brier_scaled", q.brier_scaled, NAN, NAN,
			    "share of the uncertainty the score removes");
		report_note(r, "nagelkerke", q.nagelkerke, NAN, NAN, "");
		ms_buf_printf(&r->words,
			      " The score removes %.0f %% of the uncertainty "
			      "about who matches (Brier).",
			      100 * fmax(0, q.brier_scaled));
	}
	free(k);
	free(u);
}

static void check_cells(struct cli *cli, const struct ms_model *m,
			const struct ms_fit_options *opt, struct report *r)
{
	struct ms_fitted *cells;
	struct ms_error err;
	size_t n;
	int rc = ms_fitted_cells(&cells, &n, &m->fit, &m->evidence, opt, &err);

	if (rc == MS_ENONE) {
		ms_buf_printf(&r->words, " Not checked: %s.", err.msg);
		return;
	}
	if (rc)
		cli_die(cli, &err);
	check_fit(cells, n, r);
	check_hosmer(m, cells, n, r);
	check_quality(m, opt, cells, n, r);
	report_shape(m, cells, n, r);
	free(cells);
}

static void cohort(const char *low, const char *high, const char *skew,
		   const struct ms_cohort_normality *c, struct report *r)
{
	report_note(r, low, c->q1_off, NAN, NAN,
		    "points, printed less implied");
	report_note(r, high, c->q3_off, NAN, NAN,
		    "points, printed less implied");
	report_note(r, skew, c->skewness, NAN, NAN, "quartile skewness");
}

static void say_normality(const struct ms_normality *s, const char *measure,
			  struct report *r)
{
	const char *more;
	double step = answer_step(measure, &more);
	double worst = fmax(
		fmax(fabs(s->matched.q1_off), fabs(s->matched.q3_off)),
		fmax(fabs(s->unmatched.q1_off), fabs(s->unmatched.q3_off)));

	if (s->not_normal)
		ms_buf_printf(
			&r->words,
			" Shape: not normal. A quartile lies up to %.1f "
			"points from where a normal would have it and the "
			"SDs differ by a factor of %.2f; take the line as "
			"rough.",
			worst, s->sd_ratio);
	else if (!isnan(worst))
		ms_buf_printf(&r->words,
			      " The published quartiles lie within %.1f points "
			      "of the normal's and the SDs differ by a factor "
			      "of %.2f: "
			      "a line may be read from means and SDs.",
			      worst, s->sd_ratio);
	if (s->turns)
		ms_buf_printf(&r->words,
			      " With the SDs as they are the curve turns over "
			      "at %.0f, within the scores seen: do not trust "
			      "the line there.",
			      s->vertex);
	if (!isnan(s->quartile_slope))
		ms_buf_printf(&r->words,
			      " A fit to the quartiles alone gives %.2f%s.",
			      exp(step * s->quartile_slope),
			      s->quartile_agrees ? ""
						 : ", more than its standard "
						   "error away");
	if (s->rate_p < 0.05)
		ms_buf_printf(&r->words,
			      " The consenting sample matched at %.1f %%, all "
			      "of them at %.1f %%: the odds are those of all.",
			      100 * s->sample_rate, 100 * s->all_rate);
}

/* 1 / v is too large on average, by nu / (nu - 2). */
static void say_small(const struct ms_fit *f, const char *measure,
		      struct report *r)
{
	const char *more;
	double step = answer_step(measure, &more);
	double slope = f->slope * (f->df - 2) / f->df;

	if (!(f->df > 2) || f->df >= 30)
		return;
	report_note(r, "slope_unbiased", slope, f->df, NAN,
		    "slope times (df - 2) / df, below 30 df");
	ms_buf_printf(&r->words,
		      " With so few applicants a slope from means is too steep "
		      "on average; without that it is %.2f.",
		      exp(step * slope));
}

static void check_summary(const struct ms_model *m, const char *measure,
			  struct report *r)
{
	struct ms_normality s;

	if (ms_normality(&s, &m->evidence, NULL))
		return;
	cohort("matched_q1_off", "matched_q3_off", "matched_skewness",
	       &s.matched, r);
	cohort("unmatched_q1_off", "unmatched_q3_off", "unmatched_skewness",
	       &s.unmatched, r);
	report_note(r, "sd_ratio", s.sd_ratio, NAN, NAN, "over 1.2: not alike");
	report_note(r, "quadratic", s.c2, NAN, NAN,
		    "curvature of the log odds");
	report_note(r, "vertex", s.vertex, NAN, NAN,
		    s.turns ? "within the scores seen" : "");
	report_note(r, "quartile_slope", s.quartile_slope, NAN, NAN,
		    s.quartile_agrees ? "agrees with the line" : "");
	report_note(r, "quartile_slope_se", s.quartile_se, NAN, NAN, "");
	report_note(r, "sample_rate", s.sample_rate, NAN, s.rate_p,
		    "against the match rate of all");
	say_normality(&s, measure, r);
	say_small(&m->fit, measure, r);
}

/* What the slope says, before whether it may be believed. */
static void say_slope(const struct ms_fit *f, const char *measure,
		      struct report *r)
{
	const char *more;
	double step = answer_step(measure, &more);

	ms_buf_printf(&r->words,
		      "In these data %s %s with %.2f times the odds of "
		      "matching (%.2f to "
		      "%.2f, ",
		      more, step == 1 ? "goes" : "go", exp(step * f->slope),
		      exp(step * f->slope_low), exp(step * f->slope_high));
	answer_p(f->lr_p, &r->words);
	ms_buf_printf(&r->words, "), n = %.0f.", f->n);
	if (f->lr_p >= 0.05)
		ms_buf_puts(&r->words,
			    " These data do not show that the match rate "
			    "goes with the score among those who ranked the "
			    "specialty.");
	if (f->estimator == MS_FIRTH)
		ms_buf_printf(&r->words, " Firth's penalty was used: %s.",
			      f->why);
}

static void examine(struct cli *cli, const struct ms_model *m,
		    const char *measure, const struct ms_fit_options *opt,
		    struct report *r)
{
	memset(r, 0, sizeof(*r));
	if (isnan(m->fit.slope)) {
		ms_buf_printf(&r->words, "No line: %s.",
			      ms_fit_status_reason(m->fit.status));
		return;
	}
	say_slope(&m->fit, measure, r);
	report_note(r, "slope_lr", m->fit.lr, 1, m->fit.lr_p,
		    "test of no slope");
	if (m->evidence.kind == MS_SUMMARY)
		check_summary(m, measure, r);
	else
		check_cells(cli, m, opt, r);
	if (fmin(m->fit.matched, m->fit.n - m->fit.matched) < 10)
		ms_buf_puts(&r->words, " Few data: fewer than ten of one "
				       "outcome.");
}

static void put_rows(struct grid *g, const struct ms_models *m, size_t i,
		     const struct report *r)
{
	size_t k, c;

	for (c = 0; c < r->n; c++) {
		for (k = 0; k < m->nkey; k++)
			grid_text(g, m->model[i].value[k]);
		grid_text(g, r->check[c].name);
		grid_exact(g, r->check[c].value);
		grid_exact(g, r->check[c].df);
		grid_exact(g, r->check[c].p);
		grid_text(g, r->check[c].note);
		grid_end(g);
	}
}

void fit_check(struct cli *cli, const struct ms_models *m,
	       const struct ms_fit_options *opt)
{
	static const char *const columns[] = { "check", "value", "df", "p",
					       "note" };
	FILE *fp = cli_out(cli);
	struct grid *g = cli->table ? NULL : grid_new(fp, 0);
	size_t i, k;

	for (k = 0; g && k < m->nkey; k++)
		grid_column(g, m->key[k], NULL, GRID_LEFT);
	for (k = 0; g && k < 5; k++)
		grid_column(g, columns[k], NULL, GRID_LEFT);
	for (i = 0; i < m->n; i++) {
		struct ms_buf who = { 0 };
		struct report r;

		examine(cli, &m->model[i], ms_models_value(m, i, "measure"),
			opt, &r);
		answer_who(cli_vocab(cli), m, i, &who);
		if (g)
			put_rows(g, m, i, &r);
		else
			cli_paragraph(cli, ms_buf_str(&who),
				      ms_buf_str(&r.words));
		ms_buf_release(&who);
		ms_buf_release(&r.words);
	}
	if (g)
		grid_finish(g);
}
