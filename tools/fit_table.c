/* match-fit -t: the models for people. */
#include <math.h>
#include <stdlib.h>

#include <stdio.h>

#include "answer.h"
#include "fit_views.h"
#include "grid.h"
#include "words.h"

static void put_odds(struct grid *g, const struct ms_fit *f, double step)
{
	char text[96] = "-";

	if (!isnan(f->slope))
		snprintf(text, sizeof(text), "%.2f (%.2f-%.2f)",
			 exp(step * f->slope), exp(step * f->slope_low),
			 exp(step * f->slope_high));
	grid_text(g, text);
}

/* Why there is no line; or why this estimator, and what --quasi did. */
static void put_remark(struct grid *g, const struct ms_fit *f)
{
	const char *why = f->status != MS_FIT_OVERLAP
				  ? ms_fit_status_reason(f->status)
			  : f->why ? f->why
				   : "";
	char text[160];

	snprintf(text, sizeof(text), "%s", why);
	if (f->phi > 1)
		snprintf(text, sizeof(text), "%s%svariances times %.2f (%g df)",
			 why, *why ? "; " : "", f->phi, f->phi_df);
	grid_text(g, text);
}

/* How far the groups that were pooled differ, once for each set of them. */
static void say_spread(struct cli *cli, const struct ms_models *m, double step,
		       const char *more)
{
	size_t i, j;

	for (i = 0; i < m->n; i++) {
		const struct ms_fit *f = &m->model[i].fit;
		const char *type = ms_models_value(m, i, "applicant_type");

		for (j = 0; j < i && m->model[j].fit.new_low != f->new_low; j++)
			;
		if (j < i || f->estimator != MS_POOLED)
			continue;
		cli_footer(cli,
			   "Pooled%s%s: slopes between groups have an SD of "
			   "%.2f (log odds, %s); for a group not seen here the "
			   "odds ratio is expected between %.2f and %.2f "
			   "(95 %%). Intervals of pooled lines are approximate "
			   "(92 to 95 %% for 95 %%).",
			   *type ? ", " : "",
			   *type ? words_value(cli_vocab(cli), "applicant_type",
					       type)
				 : "",
			   step * f->between_slope, more,
			   exp(step * f->new_low), exp(step * f->new_high));
	}
}

void fit_table(struct cli *cli, const struct ms_models *m,
	       const struct ms_fit_options *opt, int pooled)
{
	const struct ms_vocab *v = cli_vocab(cli);
	struct grid *g = grid_new(cli_out(cli), cli->table);
	const char *more;
	double step = answer_step(ms_models_value(m, 0, "measure"), &more);
	size_t i, k;

	for (k = 0; k < m->nkey; k++)
		grid_column(g, NULL, words_heading(m->key[k]), GRID_KEY);
	grid_column(g, NULL, "n", GRID_RIGHT);
	grid_column(g, NULL, "Matched", GRID_RIGHT);
	grid_column(g, NULL, "Match rate", GRID_RIGHT);
	grid_column(g, NULL, "Odds ratio", GRID_RIGHT);
	grid_column(g, NULL, pooled ? "own line" : NULL, GRID_RIGHT);
	grid_column(g, NULL, pooled ? "borrowed" : NULL, GRID_RIGHT);
	grid_column(g, NULL, "p", GRID_RIGHT);
	grid_column(g, NULL, "Evidence", GRID_KEY);
	grid_column(g, NULL, "Estimator", GRID_KEY);
	grid_column(g, NULL, "Remark", GRID_LEFT);
	for (i = 0; i < m->n; i++) {
		const struct ms_fit *f = &m->model[i].fit;

		for (k = 0; k < m->nkey; k++)
			grid_text(g, words_value(v, m->key[k],
						 m->model[i].value[k]));
		grid_count(g, f->n);
		grid_count(g, f->matched);
		grid_percent(g, f->matched_all / f->n_all, 1);
		put_odds(g, f, step);
		grid_number(g, exp(step * f->raw_slope), 2);
		grid_percent(g, f->shrinkage_slope, 0);
		grid_p(g, f->lr_p);
		grid_text(g, ms_evidence_name(f->evidence));
		grid_text(g, ms_estimator_name(f->estimator));
		put_remark(g, f);
		grid_end(g);
	}
	grid_finish(g);
	cli_gap(cli);
	if (m->n && *words_basis(ms_models_value(m, 0, "basis")))
		cli_footer(cli, "Counted: %s.",
			   words_basis(ms_models_value(m, 0, "basis")));
	if (pooled)
		say_spread(cli, m, step, more);
	cli_footer(cli, "Odds ratio: of matching, with %s.", more);
	cli_footer(cli,
		   "Intervals: %g %%. An association among applicants who "
		   "ranked the specialty, not an effect.",
		   100 * opt->level);
}
