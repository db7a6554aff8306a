/* match-need - what score goes with a match rate? */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "answer.h"
#include "ask.h"
#include "cli.h"
#include "doubt.h"
#include "grid.h"
#include "words.h"
#include "base/num.h"
#include "fit/need.h"

enum { METHOD = CLI_LONG, CSV };

static const struct cli_option options[] = {
	{ 'p', "prob", "RATES",
	  "match rates to reach: 50%,80% [default: 80%]" },
	ASK_SELECT,
	{ 'm', "measure", "NAME",
	  "score or other measure [default: step2_ck]" },
	{ 'l', "level", "LEVEL",
	  "level of the intervals [default: the model's]" },
	{ METHOD, "method", "NAME",
	  "interval: profile, fieller or delta [default: profile]" },
	{ CSV, "csv", NULL, "CSV also when no input is given" },
	CLI_INPUT,
	CLI_TABLE,
	CLI_COMMON,
	{ 0, NULL, NULL, NULL },
};

static const struct cli_tool tool = {
	"match-need",
	"[-t] [-p RATES] [-s NAMES] [-a NAMES] [-d NAME] [FILE ...]",
	"What score goes with a match rate: the fitted line read backwards.",
	options,
	NULL,
};

enum { RATES_MAX = 32 };

struct request {
	struct cli cli;
	struct ms_select want;
	struct ms_fit_options opt;
	double level; /* NAN: each model's own */
	enum ms_need_method method;
	double prob[RATES_MAX];
	size_t nprob;
	int csv;
};

static void take_probs(struct request *q, const char *arg)
{
	struct ms_list list;
	size_t i;

	if (ms_list_split(&list, arg, ','))
		cli_fail(&q->cli, MS_ENOMEM, "out of memory");
	if (list.n > RATES_MAX)
		cli_usage(&q->cli, "--prob: more than %d rates", RATES_MAX);
	for (i = 0; i < list.n; i++)
		q->prob[i] = cli_prob(&q->cli, "--prob", list.items[i]);
	q->nprob = list.n;
	ms_list_release(&list);
}

static void take(struct request *q, int c)
{
	const char *arg = q->cli.arg;

	if (c == 'p')
		take_probs(q, arg);
	else if (ask_select(&q->want, c, arg))
		return;
	else if (c == 'm')
		q->want.measure = arg;
	else if (c == 'l')
		q->level = cli_prob(&q->cli, "--level", arg);
	else if (c == CSV)
		q->csv = 1;
	else if (c == METHOD && strcmp(arg, "profile") == 0)
		q->method = MS_NEED_PROFILE;
	else if (c == METHOD && strcmp(arg, "fieller") == 0)
		q->method = MS_NEED_FIELLER;
	else if (c == METHOD && strcmp(arg, "delta") == 0)
		q->method = MS_NEED_DELTA;
	else if (c == METHOD)
		cli_usage(&q->cli,
			  "--method: '%s' is none of profile, fieller, delta",
			  arg);
}

/* The answer, and what it rests on beside the counts. */
static void need(struct request *q, const struct ms_models *m, size_t i,
		 double prob, struct ms_need *out, struct doubt *doubt)
{
	struct ms_fit_options opt = q->opt;
	struct ms_error err;

	opt.level = isnan(q->level) ? m->model[i].fit.level : q->level;
	opt.score_max = ask_model_cap(m, i);
	if (ms_need(out, &m->model[i].fit, &m->model[i].evidence, &opt, prob,
		    q->method, opt.score_max, &err))
		cli_die(&q->cli, &err);
	doubt_find(&m->model[i], out, &opt, doubt);
}

static const char *method_name(enum ms_need_method m)
{
	return m == MS_NEED_PROFILE   ? "profile"
	       : m == MS_NEED_FIELLER ? "fieller"
				      : "delta";
}

static void columns(struct grid *g, const struct ms_models *m)
{
	size_t k;

	for (k = 0; k < m->nkey; k++)
		grid_column(g, m->key[k], words_heading(m->key[k]), GRID_KEY);
	grid_column(g, "prob", "Target", GRID_RIGHT);
	grid_column(g, "score", "Score", GRID_RIGHT);
	grid_column(g, "se", NULL, GRID_RIGHT);
	grid_column(g, "score_low", NULL, GRID_RIGHT);
	grid_column(g, "score_high", NULL, GRID_RIGHT);
	grid_column(g, NULL, "Interval", GRID_RIGHT);
	grid_column(g, "set", NULL, GRID_LEFT);
	grid_column(g, "state", NULL, GRID_LEFT);
	grid_column(g, "method", NULL, GRID_LEFT);
	grid_column(g, "fieller_low", NULL, GRID_RIGHT);
	grid_column(g, "fieller_high", NULL, GRID_RIGHT);
	grid_column(g, "fieller_set", NULL, GRID_LEFT);
	grid_column(g, "spread_low", NULL, GRID_RIGHT);
	grid_column(g, "spread_high", NULL, GRID_RIGHT);
	grid_column(g, "fill_low", NULL, GRID_RIGHT);
	grid_column(g, "fill_high", NULL, GRID_RIGHT);
	grid_column(g, "note", "Remark", GRID_LEFT);
}

/* Is there a score that may be told to a person? */
static int tellable(const struct ms_need *n)
{
	return n->state == MS_NEED_OK || n->state == MS_NEED_LIMIT_OUTSIDE ||
	       n->state == MS_NEED_IN_OPEN_BIN ||
	       n->state == MS_NEED_OUTSIDE_RANGE;
}

static void put_score(struct grid *g, const struct ms_need *n)
{
	char csv[MS_NUM_MAX], person[64] = "-";

	if (tellable(n))
		snprintf(person, sizeof(person), "%.0f%s",
			 ceil(n->score - 1e-9),
			 n->state == MS_NEED_OUTSIDE_RANGE ? " *" : "");
	grid_cell(g, ms_format_exact(csv, n->score), person);
}

static void put_interval(struct grid *g, const struct ms_need *n, double cap)
{
	struct ms_buf person = { 0 };

	if (tellable(n) && n->set.type == MS_SET_BOUNDED)
		answer_range(&n->set, cap, " - ", &person);
	grid_text(g, person.len ? ms_buf_str(&person) : "-");
	ms_buf_release(&person);
}

/* Remarks are added with "; "; the first needs none. */
static const char *trimmed(const char *text)
{
	return strncmp(text, "; ", 2) ? text : text + 2;
}

static void put(struct request *q, struct grid *g, const struct ms_models *m,
		size_t i, double prob)
{
	const struct ms_vocab *v = cli_vocab(&q->cli);
	struct ms_buf text = { 0 }, brief = { 0 };
	struct doubt doubt;
	struct ms_need n;
	size_t k;

	need(q, m, i, prob, &n, &doubt);
	for (k = 0; k < m->nkey; k++)
		grid_cell(g, m->model[i].value[k],
			  words_value(v, m->key[k], m->model[i].value[k]));
	grid_percent(g, prob, prob * 100 == floor(prob * 100) ? 0 : 1);
	put_score(g, &n);
	grid_exact(g, n.se);
	grid_exact(g, n.set.low);
	grid_exact(g, n.set.high);
	put_interval(g, &n, ask_model_cap(m, i));
	grid_text(g, ms_set_name(n.set.type));
	grid_text(g, ms_need_state_name(n.state));
	grid_text(g, method_name(n.method));
	grid_exact(g, n.fieller.low);
	grid_exact(g, n.fieller.high);
	grid_text(g, ms_set_name(n.fieller.type));
	grid_exact(g, doubt.spread_low);
	grid_exact(g, doubt.spread_high);
	grid_exact(g, n.fill_low);
	grid_exact(g, n.fill_high);
	answer_need(m, i, &n, &text);
	if (tellable(&n))
		doubt_say(&doubt, &text);
	answer_brief(&m->model[i], &n, &brief);
	if (tellable(&n))
		doubt_brief(&doubt, &brief);
	grid_cell(g, grid_whole(&text), trimmed(grid_whole(&brief)));
	grid_end(g);
	ms_buf_release(&text);
	ms_buf_release(&brief);
}

static void tabulate(struct request *q, const struct ask *ask)
{
	struct grid *g = grid_new(cli_out(&q->cli), q->cli.table);
	size_t s, i, p;

	columns(g, ask->sets[0]);
	for (s = 0; s < ask->n; s++)
		for (i = 0; i < ask->sets[s]->n; i++)
			for (p = 0; p < q->nprob; p++)
				put(q, g, ask->sets[s], i, q->prob[p]);
	grid_finish(g);
	cli_gap(&q->cli);
	cli_footer(&q->cli,
		   "Scores are rounded up, intervals outward. * beyond "
		   "the scores seen.");
	cli_footer(&q->cli, "An association among applicants who ranked the "
			    "specialty, not an effect of the score.");
}

static void tell(struct request *q, const struct ask *ask)
{
	size_t s, i, p;

	for (s = 0; s < ask->n; s++) {
		const struct ms_models *m = ask->sets[s];

		for (i = 0; i < m->n; i++) {
			struct ms_buf who = { 0 }, ground = { 0 };

			answer_who(cli_vocab(&q->cli), m, i, &who);
			for (p = 0; p < q->nprob; p++) {
				struct ms_buf text = { 0 };
				struct doubt doubt;
				struct ms_need n;

				need(q, m, i, q->prob[p], &n, &doubt);
				answer_need(m, i, &n, &text);
				if (tellable(&n))
					doubt_say(&doubt, &text);
				cli_sentence(&q->cli, "%s: %s.",
					     ms_buf_str(&who),
					     ms_buf_str(&text));
				ms_buf_release(&text);
			}
			answer_ground(m, i, &ground);
			cli_note(&q->cli, "%s", ms_buf_str(&ground));
			ms_buf_release(&who);
			ms_buf_release(&ground);
		}
	}
	answer_caution(&q->cli, ask);
}

int main(int argc, char **argv)
{
	static struct request q = { .opt = MS_FIT_DEFAULTS,
				    .level = NAN,
				    .prob = { 0.8 },
				    .nprob = 1 };
	struct ask ask;
	int c;

	cli_start(&q.cli, &tool, argc, argv);
	while ((c = cli_next(&q.cli)) != -1)
		take(&q, c);
	if (!isnan(q.level))
		q.opt.level = q.level;
	ask_models(&q.cli, &q.want, NULL, NULL, &q.opt, &ask);
	if (ask.direct && !q.csv && !q.cli.table)
		tell(&q, &ask);
	else
		tabulate(&q, &ask);
	ask_release(&ask);
	return cli_finish(&q.cli);
}
