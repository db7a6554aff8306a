#include "predict_ranks.h"

#include <math.h>
#include <string.h>

#include "answer.h"
#include "grid.h"
#include "words.h"
#include "fit/combine.h"

static const char *const CAUTION =
	"a long list marks interviews granted and is no lever; the range is "
	"over an assumed correlation of 0 to 0.5, not a confidence interval";

/* The model of another measure for the same group, or NULL. */
static const struct ms_model *partner(const struct ms_models *m, size_t i,
				      const char *measure)
{
	size_t j, k;

	for (j = 0; j < m->n; j++) {
		for (k = 0; k < m->nkey; k++) {
			const char *want = strcmp(m->key[k], "measure")
						   ? m->model[i].value[k]
						   : measure;

			if (strcmp(m->model[j].value[k], want))
				break;
		}
		if (k == m->nkey)
			return &m->model[j];
	}
	return NULL;
}

static void declare(struct grid *g, const struct ms_models *m)
{
	size_t k;

	for (k = 0; k < m->nkey; k++)
		if (strcmp(m->key[k], "measure"))
			grid_column(g, m->key[k], words_heading(m->key[k]),
				    GRID_KEY);
	grid_column(g, "score", "Score", GRID_RIGHT);
	grid_column(g, "ranks", "Ranks", GRID_RIGHT);
	grid_column(g, "prob", "Match rate", GRID_RIGHT);
	grid_column(g, "prob_low", NULL, GRID_RIGHT);
	grid_column(g, "prob_high", NULL, GRID_RIGHT);
	grid_column(g, NULL, "Range", GRID_RIGHT);
	grid_column(g, "score_alone", "Score alone", GRID_RIGHT);
	grid_column(g, "ranks_alone", "Ranks alone", GRID_RIGHT);
	grid_column(g, "note", NULL, GRID_LEFT);
}

static void put(struct cli *cli, struct grid *g, const struct ms_models *m,
		size_t i, double score, double ranks,
		const struct ms_combined *c)
{
	const struct ms_vocab *v = cli_vocab(cli);
	size_t k;

	for (k = 0; k < m->nkey; k++)
		if (strcmp(m->key[k], "measure"))
			grid_cell(g, m->model[i].value[k],
				  words_value(v, m->key[k],
					      m->model[i].value[k]));
	grid_exact(g, score);
	grid_exact(g, ranks);
	grid_percent(g, c->prob, 0);
	grid_exact(g, c->low);
	grid_exact(g, c->high);
	grid_interval(g, c->low, c->high, 0);
	grid_percent(g, c->score_alone, 0);
	grid_percent(g, c->ranks_alone, 0);
	grid_text(g, CAUTION);
	grid_end(g);
}

static void tell(struct cli *cli, const struct ms_models *m, size_t i,
		 double score, double ranks, const struct ms_combined *c)
{
	struct ms_buf text = { 0 };

	answer_who(cli_vocab(cli), m, i, &text);
	ms_buf_printf(&text,
		      ": among applicants with a Step 2 CK score of %g who "
		      "already hold a list of %g contiguous ranks, about ",
		      score, ranks);
	answer_percent(c->prob, 1, &text);
	ms_buf_puts(&text, " matched (");
	answer_percent(c->low, 1, &text);
	ms_buf_puts(&text, " to ");
	answer_percent(c->high, 1, &text);
	ms_buf_puts(&text, "; by the score alone ");
	answer_percent(c->score_alone, 1, &text);
	ms_buf_puts(&text, ").");
	fprintf(cli_out(cli), "%s\n", ms_buf_str(&text));
	ms_buf_release(&text);
}

/* All scores by all lengths for one group. */
static int answer(struct cli *cli, struct grid *g, const struct ms_models *m,
		  size_t i, const double *score, size_t nscore,
		  const double *ranks, size_t nranks)
{
	const struct ms_model *other = partner(m, i, "contiguous_ranks");
	size_t x, r;

	if (!other)
		return 0;
	for (x = 0; x < nscore; x++) {
		for (r = 0; r < nranks; r++) {
			struct ms_combined c;
			struct ms_error err;

			if (ranks[r] < 1)
				cli_usage(cli, "--ranks: a list holds at least "
					       "one rank");
			if (ms_combine(&c, &m->model[i].evidence,
				       &other->evidence, score[x], ranks[r],
				       &err))
				return 0;
			if (g)
				put(cli, g, m, i, score[x], ranks[r], &c);
			else
				tell(cli, m, i, score[x], ranks[r], &c);
		}
	}
	return 1;
}

void predict_ranks(struct cli *cli, const struct ask *ask, const double *score,
		   size_t nscore, const double *ranks, size_t nranks,
		   int in_words)
{
	struct grid *g = in_words ? NULL : grid_new(cli_out(cli), cli->table);
	size_t s, i, answered = 0, without = 0;

	if (g)
		declare(g, ask->sets[0]);
	for (s = 0; s < ask->n; s++) {
		const struct ms_models *m = ask->sets[s];

		for (i = 0; i < m->n; i++) {
			if (strcmp(ms_models_value(m, i, "measure"),
				   "step2_ck"))
				continue;
			if (answer(cli, g, m, i, score, nscore, ranks, nranks))
				answered++;
			else
				without++;
		}
	}
	if (!answered)
		cli_fail(cli, MS_ENONE,
			 "the means and SDs of both scores and contiguous "
			 "ranks are not published for these");
	if (without)
		cli_note(cli, "%zu groups lack published scores or ranks",
			 without);
	if (g)
		grid_finish(g);
	if (!g || cli->table)
		cli_note(cli, "%s", CAUTION);
}
