/* match-fit - P(match) against a score, one model a group. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ask.h"
#include "cli.h"
#include "fit_views.h"
#include "grid.h"
#include "fit/borrow.h"

enum {
	PENALTY = CLI_LONG,
	BINS,
	SCORE_MIN,
	QUASI,
	SCORE,
	POOL,
	CHECK,
	COMPARE,
	VALIDATE,
	BORROW,
	LOG2,
	SCORES,
	ASSUME_SD,
	OVERALL_SD,
	AS_IS
};

static const struct cli_option options[] = {
	{ 'b', "by", "COLUMNS", "one model a group [default: all keys]" },
	ASK_SELECT,
	{ 'm', "measure", "NAME", "what to fit against [default: step2_ck]" },
	{ 'l', "level", "LEVEL", "level of the intervals [default: 95%]" },
	{ SCORE, "score", "COLUMN",
	  "the score's column [default: score or step2_ck]" },
	{ PENALTY, "penalty", "WHEN",
	  "Firth's penalty: auto, none or firth [default: auto]" },
	{ BINS, "bins", "HOW",
	  "scores in a band: auto, normal, uniform or midpoint [default: "
	  "auto]" },
	{ SCORE_MIN, "score-min", "SCORE", "no applicant scores below" },
	{ POOL, "pool", "KEY",
	  "let groups along KEY borrow strength: specialty" },
	{ BORROW, "borrow", "SLOPE,SE",
	  "where only a rate is known: another group's slope a point" },
	{ SCORES, "scores", "MEAN,SD", "the scores that --borrow assumes" },
	{ ASSUME_SD, "assume-sd", "SD",
	  "of means without any SD: take this one as known" },
	{ OVERALL_SD, "overall-sd", "SD",
	  "the same: the SD of matched and unmatched together" },
	{ CHECK, "check", NULL,
	  "does the line agree with the data; with -t in words" },
	{ COMPARE, "compare", "KEY", "test whether groups share one slope" },
	{ VALIDATE, "validate", "MODELS",
	  "do the lines of this models table hold on these counts" },
	{ LOG2, "log2", NULL, "fit against doublings, for counts of ranks" },
	{ QUASI, "quasi", NULL, "widen intervals by the overdispersion" },
	{ AS_IS, "as-is", NULL, "take names the vocabulary does not know" },
	CLI_INPUT,
	CLI_TABLE,
	CLI_COMMON,
	{ 0, NULL, NULL, NULL },
};

static const struct cli_tool tool = {
	"match-fit",
	"[-t] [-b COLUMNS] [-s NAMES] [-a NAMES] [-m NAME]\n"
	"                 [-d NAME] [FILE ...]",
	"Fit the match rate against a score: a logistic model for each group.",
	options,
	"charting-img-2026",
};

struct request {
	struct cli cli;
	const char *by, *score, *pool, *compare, *validate;
	int check;
	double slope[2], scores[2]; /* --borrow and --scores; NAN = not given */
	struct ms_select want;
	struct ms_fit_options opt;
};

static int choose(struct request *q, const char *option, const char *arg,
		  const char *const *names)
{
	struct ms_buf all = { 0 };
	int i;

	for (i = 0; names[i]; i++) {
		if (strcmp(names[i], arg) == 0) {
			ms_buf_release(&all);
			return i;
		}
		ms_buf_printf(&all, "%s%s", i ? ", " : "", names[i]);
	}
	cli_usage(&q->cli, "%s: '%s' is none of %s", option, arg,
		  ms_buf_str(&all));
}

/* "0.035,0.003": two numbers */
static void take_two(struct request *q, const char *option, const char *arg,
		     double out[2])
{
	struct ms_list list;

	if (ms_list_split(&list, arg, ','))
		cli_fail(&q->cli, MS_ENOMEM, "out of memory");
	if (list.n != 2)
		cli_usage(&q->cli, "%s: '%s' is not two numbers", option, arg);
	out[0] = cli_number(&q->cli, option, list.items[0]);
	out[1] = cli_number(&q->cli, option, list.items[1]);
	ms_list_release(&list);
	if (out[1] <= 0)
		cli_usage(&q->cli, "%s: '%s': the second must be positive",
			  option, arg);
}

static double positive(struct request *q, const char *option, const char *arg)
{
	double x = cli_number(&q->cli, option, arg);

	if (!(x > 0))
		cli_usage(&q->cli, "%s: '%s' is not positive", option, arg);
	return x;
}

static void take(struct request *q, int c)
{
	static const char *const penalties[] = { "auto", "none", "firth",
						 NULL };
	static const char *const bins[] = { "auto", "normal", "uniform",
					    "midpoint", NULL };
	const char *arg = q->cli.arg;

	if (c == 'b')
		q->by = arg;
	else if (ask_select(&q->want, c, arg))
		return;
	else if (c == 'm')
		q->want.measure = arg;
	else if (c == 'l')
		q->opt.level = cli_prob(&q->cli, "--level", arg);
	else if (c == SCORE)
		q->score = arg;
	else if (c == PENALTY)
		q->opt.penalty = (enum ms_penalty)choose(q, "--penalty", arg,
							 penalties);
	else if (c == BINS)
		q->opt.bins = (enum ms_bin_method)choose(q, "--bins", arg,
							 bins);
	else if (c == SCORE_MIN)
		q->opt.score_min = cli_number(&q->cli, "--score-min", arg);
	else if (c == POOL)
		q->pool = arg;
	else if (c == BORROW)
		take_two(q, "--borrow", arg, q->slope);
	else if (c == SCORES)
		take_two(q, "--scores", arg, q->scores);
	else if (c == ASSUME_SD)
		q->opt.assumed_sd = positive(q, "--assume-sd", arg);
	else if (c == OVERALL_SD)
		q->opt.overall_sd = positive(q, "--overall-sd", arg);
	else if (c == CHECK)
		q->check = 1;
	else if (c == COMPARE)
		q->compare = arg;
	else if (c == VALIDATE)
		q->validate = arg;
	else if (c == LOG2)
		q->opt.log2 = 1;
	else if (c == QUASI)
		q->opt.quasi = 1;
	else if (c == AS_IS)
		q->want.as_is = 1;
}

static void print_csv(struct request *q, const struct ms_models *m)
{
	struct grid *g = grid_new(cli_out(&q->cli), 0);
	struct ms_buf text = { 0 };
	const char *name;
	size_t i, k;

	for (k = 0; k < m->nkey; k++)
		grid_column(g, m->key[k], m->key[k], GRID_LEFT);
	for (k = 0; (name = ms_model_column(k)); k++)
		grid_column(g, name, name, GRID_LEFT);
	for (i = 0; i < m->n; i++) {
		for (k = 0; k < m->nkey; k++)
			grid_text(g, m->model[i].value[k]);
		for (k = 0; ms_model_column(k); k++) {
			ms_buf_clear(&text);
			ms_model_text(&m->model[i], k, &text);
			grid_buf(g, &text);
		}
		grid_end(g);
	}
	ms_buf_release(&text);
	grid_finish(g);
}

static void pool(struct request *q, struct ms_models *m)
{
	struct ms_error err;
	size_t alone;

	if (ms_models_pool(m, q->pool, &q->opt, &alone, &err))
		cli_die(&q->cli, &err);
	if (alone)
		cli_note(&q->cli,
			 "%zu of %zu models are not pooled: no score "
			 "information, or fewer than five groups to pool",
			 alone, m->n);
}

/* Only a rate is known: take the slope of others, by explicit request. */
static void borrow(struct request *q, struct ms_models *m)
{
	struct ms_loan loan = { q->slope[0], q->slope[1] * q->slope[1],
				q->scores[0], q->scores[1] };
	struct ms_error err;
	size_t i;

	if (isnan(loan.mean))
		cli_usage(&q->cli, "--borrow needs --scores MEAN,SD");
	for (i = 0; i < m->n; i++) {
		struct ms_model *model = &m->model[i];

		if (model->evidence.kind == MS_RATE &&
		    ms_fit_borrow(&model->fit, &model->evidence, &loan, &q->opt,
				  &err))
			cli_die(&q->cli, &err);
	}
}

int main(int argc, char **argv)
{
	static struct request q = { .opt = MS_FIT_DEFAULTS,
				    .slope = { NAN, NAN },
				    .scores = { NAN, NAN } };
	struct ms_models *m;
	struct ms_table *t;
	struct ms_error err;
	int c;

	cli_start(&q.cli, &tool, argc, argv);
	while ((c = cli_next(&q.cli)) != -1)
		take(&q, c);
	t = cli_read(&q.cli);
	if (ms_models_is(t))
		cli_fail(&q.cli, MS_EDATA, "the input holds models already");
	m = ask_fit(&q.cli, t, q.by, &q.want, q.score, &q.opt, &err);
	ms_table_free(t);
	if (!m)
		cli_die(&q.cli, &err);
	if (!isnan(q.slope[0]))
		borrow(&q, m);
	if (q.pool)
		pool(&q, m);
	if (!q.validate)
		fit_notes(&q.cli, m, q.opt.quasi);
	if (q.validate)
		fit_validate(&q.cli, m, q.validate, &q.opt);
	else if (q.check)
		fit_check(&q.cli, m, &q.opt);
	else if (q.compare)
		fit_compare(&q.cli, m, q.compare, &q.opt);
	else if (q.cli.table)
		fit_table(&q.cli, m, &q.opt, q.pool != NULL);
	else
		print_csv(&q, m);
	ms_models_free(m);
	return cli_finish(&q.cli);
}
