/* match-predict - what match rate goes with a score? */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "answer.h"
#include "ask.h"
#include "cli.h"
#include "grid.h"
#include "predict_ranks.h"
#include "words.h"

enum { CSV = CLI_LONG, METHOD, FLIC };

static const struct cli_option options[] = {
	{ 'x', "score", "SCORES", "scores to predict at: 245,255" },
	{ 'r', "ranks", "COUNTS",
	  "with the score, for a list that long already: 4,8,12" },
	ASK_SELECT,
	{ 'm', "measure", "NAME",
	  "score or other measure [default: step2_ck]" },
	{ 'l', "level", "LEVEL",
	  "level of the intervals [default: the model's]" },
	{ METHOD, "method", "NAME",
	  "interval: wald or profile [default: wald]" },
	{ FLIC, "flic", NULL,
	  "under Firth's penalty, let fitted rates add up to the matched" },
	{ CSV, "csv", NULL, "CSV also when no input is given" },
	CLI_INPUT,
	CLI_TABLE,
	CLI_COMMON,
	{ 0, NULL, NULL, NULL },
};

static const struct cli_tool tool = {
	"match-predict",
	"-x SCORES [-t] [-s NAMES] [-a NAMES] [-d NAME] [FILE ...]",
	"What match rate goes with a score, with an interval.",
	options,
	NULL,
};

enum { SCORES_MAX = 512 };

struct request {
	struct cli cli;
	struct ms_select want;
	struct ms_fit_options opt;
	double level;
	double score[SCORES_MAX];
	size_t nscore;
	double ranks[SCORES_MAX];
	size_t nranks;
	int csv, profile, flic;
};

static size_t take_list(struct request *q, const char *option, const char *arg,
			double *out)
{
	struct ms_list list;
	size_t i, n;

	if (ms_list_split(&list, arg, ','))
		cli_fail(&q->cli, MS_ENOMEM, "out of memory");
	if (list.n > SCORES_MAX)
		cli_usage(&q->cli, "%s: more than %d of them", option,
			  SCORES_MAX);
	n = list.n;
	for (i = 0; i < n; i++)
		out[i] = cli_number(&q->cli, option, list.items[i]);
	ms_list_release(&list);
	return n;
}

static void take(struct request *q, int c)
{
	const char *arg = q->cli.arg;

	if (c == 'x')
		q->nscore = take_list(q, "--score", arg, q->score);
	else if (c == 'r')
		q->nranks = take_list(q, "--ranks", arg, q->ranks);
	else if (ask_select(&q->want, c, arg))
		return;
	else if (c == 'm')
		q->want.measure = arg;
	else if (c == 'l')
		q->level = cli_prob(&q->cli, "--level", arg);
	else if (c == CSV)
		q->csv = 1;
	else if (c == FLIC)
		q->flic = 1;
	else if (c == METHOD && strcmp(arg, "profile") == 0)
		q->profile = 1;
	else if (c == METHOD && strcmp(arg, "wald"))
		cli_usage(&q->cli, "--method: '%s' is none of wald, profile",
			  arg);
}

struct prediction {
	double prob, low, high;
	struct ms_buf note;
};

/* A score no one can have is a slip of the keyboard. */
static void check_score(struct request *q, const struct ms_models *m, size_t i,
			double score)
{
	double cap = ask_model_cap(m, i);

	if (isfinite(cap) && (score < 1 || score > cap))
		cli_usage(&q->cli,
			  "--score: %g is not a Step 2 CK score (1 to %g)",
			  score, cap);
}

/* By the likelihood where there is one and it was asked for, else Wald's. */
static int by_method(const struct request *q, const struct ms_model *m,
		     double score, double level, double cap,
		     struct prediction *out, struct ms_error *err)
{
	struct ms_fit_options opt = q->opt;
	int rc;

	opt.level = level;
	opt.score_max = cap;
	if (q->profile) {
		rc = ms_predict_profile(&m->fit, &m->evidence, &opt, score,
					&out->prob, &out->low, &out->high, err);
		if (rc != MS_ENONE)
			return rc;
	}
	return ms_predict(&m->fit, score, level, &out->prob, &out->low,
			  &out->high, err);
}

static double shifted(double p, double by)
{
	return 1 / (1 + exp(-(log(p / (1 - p)) + by)));
}

/* Firth's line moved until its rates add up to the matched. */
static void flic(const struct request *q, const struct ms_model *m, double cap,
		 struct prediction *out)
{
	struct ms_fit_options opt = q->opt;
	double intercept, by;

	opt.score_max = cap;
	if (ms_fit_flic(&m->fit, &m->evidence, &opt, &intercept, NULL))
		return;
	by = intercept - m->fit.intercept;
	out->prob = shifted(out->prob, by);
	out->low = shifted(out->low, by);
	out->high = shifted(out->high, by);
	ms_buf_puts(&out->note, "moved to the overall rate (FLIC)");
}

static void predict(struct request *q, const struct ms_models *m, size_t i,
		    double score, struct prediction *out)
{
	const struct ms_model *model = &m->model[i];
	double level = isnan(q->level) ? model->fit.level : q->level;
	struct ms_error err;

	check_score(q, m, i, score);
	memset(out, 0, sizeof(*out));
	out->prob = out->low = out->high = NAN;
	if (by_method(q, model, score, level, ask_model_cap(m, i), out, &err)) {
		if (err.code != MS_ENONE)
			cli_die(&q->cli, &err);
		ms_buf_printf(&out->note, "no prediction: %s",
			      ms_fit_status_reason(model->fit.status));
		return;
	}
	if (q->flic)
		flic(q, model, ask_model_cap(m, i), out);
	answer_limits(model, score, &out->note);
}

static void tabulate(struct request *q, const struct ask *ask)
{
	struct grid *g = grid_new(cli_out(&q->cli), q->cli.table);
	const struct ms_vocab *v = cli_vocab(&q->cli);
	const struct ms_models *first = ask->sets[0];
	size_t s, i, k, x;

	for (k = 0; k < first->nkey; k++)
		grid_column(g, first->key[k], words_heading(first->key[k]),
			    GRID_KEY);
	grid_column(g, "score", "Score", GRID_RIGHT);
	grid_column(g, "prob", "Match rate", GRID_RIGHT);
	grid_column(g, "prob_low", NULL, GRID_RIGHT);
	grid_column(g, "prob_high", NULL, GRID_RIGHT);
	grid_column(g, NULL, "Interval", GRID_RIGHT);
	grid_column(g, "note", "Note", GRID_LEFT);
	for (s = 0; s < ask->n; s++) {
		const struct ms_models *m = ask->sets[s];

		for (i = 0; i < m->n * q->nscore; i++) {
			const struct ms_model *model = &m->model[i / q->nscore];
			struct prediction p;
			int decimals = model->fit.n < 1000 ? 0 : 1;

			x = i % q->nscore;
			predict(q, m, i / q->nscore, q->score[x], &p);
			for (k = 0; k < m->nkey; k++)
				grid_cell(g, model->value[k],
					  words_value(v, m->key[k],
						      model->value[k]));
			grid_exact(g, q->score[x]);
			grid_percent(g, p.prob, decimals);
			grid_exact(g, p.low);
			grid_exact(g, p.high);
			grid_interval(g, p.low, p.high, decimals);
			grid_buf(g, &p.note);
			grid_end(g);
			ms_buf_release(&p.note);
		}
	}
	grid_finish(g);
}

static void tell_one(struct request *q, const struct ms_models *m, size_t i)
{
	struct ms_buf who = { 0 }, ground = { 0 };
	double n = m->model[i].fit.n;
	size_t x;

	answer_who(cli_vocab(&q->cli), m, i, &who);
	for (x = 0; x < q->nscore; x++) {
		struct ms_buf rate = { 0 }, at = { 0 };
		struct prediction p;

		predict(q, m, i, q->score[x], &p);
		if (isnan(p.prob)) {
			cli_sentence(&q->cli, "%s: %s.", ms_buf_str(&who),
				     ms_buf_str(&p.note));
		} else {
			answer_percent(p.prob, n, &rate);
			ms_buf_puts(&rate, " (");
			answer_percent(p.low, n, &rate);
			ms_buf_puts(&rate, " to ");
			answer_percent(p.high, n, &rate);
			answer_at(ms_models_value(m, i, "measure"), q->score[x],
				  &at);
			cli_sentence(
				&q->cli,
				"%s: among applicants like these with %s, the "
				"fitted match rate is %s)%s%s.",
				ms_buf_str(&who), ms_buf_str(&at),
				ms_buf_str(&rate), p.note.len ? "; " : "",
				ms_buf_str(&p.note));
		}
		ms_buf_release(&rate);
		ms_buf_release(&at);
		ms_buf_release(&p.note);
	}
	answer_ground(m, i, &ground);
	cli_note(&q->cli, "%s", ms_buf_str(&ground));
	ms_buf_release(&who);
	ms_buf_release(&ground);
}

int main(int argc, char **argv)
{
	static struct request q = { .opt = MS_FIT_DEFAULTS, .level = NAN };
	struct ask ask;
	size_t s, i;
	int c;

	cli_start(&q.cli, &tool, argc, argv);
	while ((c = cli_next(&q.cli)) != -1)
		take(&q, c);
	if (!q.nscore)
		cli_usage(&q.cli, "name the scores to predict at (-x)");
	if (!isnan(q.level))
		q.opt.level = q.level;
	if (q.nranks) {
		if (q.want.measure)
			cli_usage(&q.cli, "-r goes with Step 2 CK scores, not "
					  "with -m");
		q.want.measure = "step2_ck,contiguous_ranks";
	}
	ask_models(&q.cli, &q.want, NULL, NULL, &q.opt, &ask);
	if (q.nranks) {
		predict_ranks(&q.cli, &ask, q.score, q.nscore, q.ranks,
			      q.nranks, ask.direct && !q.csv && !q.cli.table);
	} else if (ask.direct && !q.csv && !q.cli.table) {
		for (s = 0; s < ask.n; s++)
			for (i = 0; i < ask.sets[s]->n; i++)
				tell_one(&q, ask.sets[s], i);
		answer_caution(&q.cli, &ask);
	} else {
		tabulate(&q, &ask);
	}
	ask_release(&ask);
	return cli_finish(&q.cli);
}
