/* match-fit --compare: do groups share one line? */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "answer.h"
#include "ask.h"
#include "fit_quartiles.h"
#include "fit_views.h"
#include "grid.h"
#include "words.h"
#include "fit/lines.h"

/* Scores are centred here and counted in steps of ten points. */
static const double CENTER = 245, UNIT = 10;

enum { TOLD = 6 }; /* groups whose rates make a sentence; more need the CSV */

/* Models that share every key but the compared one. */
struct family {
	size_t *member;
	struct ms_group *group;
	size_t n;
};

static void gather(struct cli *cli, const struct ms_models *m, size_t first,
		   size_t key, const struct ms_fit_options *opt,
		   struct family *f)
{
	struct ms_error err;
	size_t i;

	f->n = 0;
	for (i = first; i < m->n; i++) {
		int rc;

		if (!ms_models_related(m, first, i, key))
			continue;
		rc = ms_group_init(&f->group[f->n], &m->model[i].evidence,
				   &m->model[i].fit, opt, CENTER, UNIT, &err);
		if (rc == MS_ENONE)
			continue;
		if (rc)
			cli_die(cli, &err);
		f->member[f->n++] = i;
	}
}

static void declare(struct grid *g, const struct ms_models *m, size_t key)
{
	static const char *const at[] = {
		"score_q1",	     "first_q1",	   "first_q1_low",
		"first_q1_high",     "second_q1",	   "second_q1_low",
		"second_q1_high",    "score_median",	   "first_median",
		"first_median_low",  "first_median_high",  "second_median",
		"second_median_low", "second_median_high", "score_q3",
		"first_q3",	     "first_q3_low",	   "first_q3_high",
		"second_q3",	     "second_q3_low",	   "second_q3_high"
	};
	size_t k;

	for (k = 0; k < m->nkey; k++)
		if (k != key)
			grid_column(g, m->key[k], words_heading(m->key[k]),
				    GRID_KEY);
	grid_column(g, "groups", "Groups", GRID_RIGHT);
	grid_column(g, "slopes", "Slopes differ: chi2", GRID_RIGHT);
	grid_column(g, "slopes_df", "df", GRID_RIGHT);
	grid_column(g, "slopes_p", "p", GRID_RIGHT);
	grid_column(g, "levels", "Levels differ: chi2", GRID_RIGHT);
	grid_column(g, "levels_df", "df", GRID_RIGHT);
	grid_column(g, "levels_p", "p", GRID_RIGHT);
	grid_column(g, "both", NULL, GRID_RIGHT);
	grid_column(g, "both_df", NULL, GRID_RIGHT);
	grid_column(g, "both_p", NULL, GRID_RIGHT);
	grid_column(g, "first", "At equal scores", GRID_LEFT);
	grid_column(g, "second", "against", GRID_LEFT);
	grid_column(g, "odds_ratio", "Odds ratio", GRID_RIGHT);
	grid_column(g, "odds_ratio_low", NULL, GRID_RIGHT);
	grid_column(g, "odds_ratio_high", NULL, GRID_RIGHT);
	grid_column(g, "score_80_difference", NULL, GRID_RIGHT);
	grid_column(g, "score_80_se", NULL, GRID_RIGHT);
	for (k = 0; k < sizeof(at) / sizeof(at[0]); k++)
		grid_column(g, at[k], NULL, GRID_RIGHT);
	grid_column(g, "note", "Note", GRID_LEFT);
}

static void put_test(struct grid *g, const struct ms_chi2 *t)
{
	grid_number(g, t->value, 2);
	grid_number(g, t->df, 0);
	grid_p(g, t->p);
}

/* Where two groups' own lines reach 80 %, the first less the second, and its
 * standard error; the groups are independent. */
static void put_difference(struct grid *g, const struct ms_models *m, size_t a,
			   size_t b, const struct ms_fit_options *opt)
{
	const size_t who[] = { a, b };
	struct ms_need need[2];
	int i, known = 1;

	for (i = 0; i < 2; i++)
		known &= !ms_need(&need[i], &m->model[who[i]].fit, NULL, opt,
				  0.8, MS_NEED_DELTA, INFINITY, NULL);
	grid_exact(g, known ? need[0].score - need[1].score : NAN);
	grid_exact(g, known ? hypot(need[0].se, need[1].se) : NAN);
}

static void put_rate(struct grid *g, const struct ms_fit *f, double score,
		     double level)
{
	double p, low, high;

	if (isnan(score) || ms_predict(f, score, level, &p, &low, &high, NULL))
		p = low = high = NAN;
	grid_exact(g, p);
	grid_exact(g, low);
	grid_exact(g, high);
}

/* "U.S. DO seniors 40 % (30 % to 51 %) at 236, ..." */
static void say_rates(const struct ms_models *m, size_t i, const char *who,
		      const double *score, double level, struct ms_buf *out)
{
	const struct ms_fit *f = &m->model[i].fit;
	double p, low, high;
	int q;

	ms_buf_printf(out, "%s", who);
	for (q = 0; q < QUARTILES; q++) {
		if (ms_predict(f, score[q], level, &p, &low, &high, NULL)) {
			ms_buf_puts(out, ": no line");
			return;
		}
		ms_buf_puts(out, q ? ", " : " ");
		answer_percent(p, f->n, out);
		ms_buf_puts(out, " (");
		answer_percent(low, f->n, out);
		ms_buf_puts(out, " to ");
		answer_percent(high, f->n, out);
		ms_buf_putc(out, ')');
	}
}

/* The rates of all groups of a family, for the lines below the table. */
static void say(struct cli *cli, const struct ms_models *m, size_t key,
		const struct family *f, const double *score, double level,
		struct ms_buf *out)
{
	size_t i;

	if (isnan(score[0]) || f->n > TOLD)
		return;
	ms_buf_printf(out,
		      "%sAt %.0f, %.0f and %.0f, quartiles of all their "
		      "scores, by each one's own line: ",
		      out->len ? "\n" : "", score[0], score[1], score[2]);
	for (i = 0; i < f->n; i++) {
		const char *value = m->model[f->member[i]].value[key];

		ms_buf_puts(out, i ? "; " : "");
		say_rates(m, f->member[i],
			  words_value(cli_vocab(cli), m->key[key], value),
			  score, level, out);
	}
	ms_buf_putc(out, '.');
}

/* One line for each group after the first, against the first. */
static void put(struct cli *cli, struct grid *g, const struct ms_models *m,
		size_t key, const struct family *f, const struct ms_lines *l,
		const struct ms_fit_options *opt, const double *score)
{
	const struct ms_vocab *v = cli_vocab(cli);
	const char *name = m->key[key];
	size_t i, k;
	int q;

	for (i = 1; i < f->n; i++) {
		const char *a = m->model[f->member[i]].value[key];
		const char *b = m->model[f->member[0]].value[key];

		for (k = 0; k < m->nkey; k++)
			if (k != key)
				grid_cell(g, m->model[f->member[0]].value[k],
					  words_value(v, m->key[k],
						      m->model[f->member[0]]
							      .value[k]));
		grid_count(g, (double)f->n);
		put_test(g, &l->slopes);
		put_test(g, &l->levels);
		grid_exact(g, l->both.value);
		grid_exact(g, l->both.df);
		grid_exact(g, l->both.p);
		grid_cell(g, a, words_value(v, name, a));
		grid_cell(g, b, words_value(v, name, b));
		grid_ratio(g, &l->group[i].odds_ratio);
		put_difference(g, m, f->member[i], f->member[0], opt);
		for (q = 0; q < QUARTILES; q++) {
			grid_exact(g, score[q]);
			put_rate(g, &m->model[f->member[i]].fit, score[q],
				 opt->level);
			put_rate(g, &m->model[f->member[0]].fit, score[q],
				 opt->level);
		}
		grid_text(g,
			  l->slopes.p < 0.05
				  ? "slopes differ: the odds ratio depends on "
				    "the score"
			  : l->separated ? "separated groups: rough"
					 : "");
		grid_end(g);
	}
}

void fit_compare(struct cli *cli, const struct ms_models *m, const char *key,
		 const struct ms_fit_options *opt)
{
	struct family f = { calloc(m->n + 1, sizeof(size_t)),
			    calloc(m->n + 1, sizeof(struct ms_group)), 0 };
	struct grid *g = grid_new(cli_out(cli), cli->table);
	struct ms_buf below = { 0 };
	struct ms_list told;
	struct ms_lines lines;
	struct ms_error err;
	size_t k, i, j, shown = 0;

	if (!f.member || !f.group)
		cli_fail(cli, MS_ENOMEM, "out of memory");
	for (k = 0; k < m->nkey && strcmp(m->key[k], key); k++)
		;
	if (k == m->nkey)
		cli_usage(cli, "--compare: the models have no key '%s'", key);
	declare(g, m, k);
	for (i = 0; i < m->n; i++) {
		for (j = 0; j < i && !ms_models_related(m, j, i, k); j++)
			;
		if (j < i)
			continue;
		gather(cli, m, i, k, opt, &f);
		if (!ms_lines_fit(&lines, f.group, f.n, 1, 0, opt->level,
				  &err)) {
			double score[QUARTILES] = { NAN, NAN, NAN };

			quartiles_of(m, f.member, f.n, opt, score);
			put(cli, g, m, k, &f, &lines, opt, score);
			say(cli, m, k, &f, score, opt->level, &below);
			ms_lines_release(&lines);
			shown++;
		} else if (err.code != MS_ENONE) {
			cli_die(cli, &err);
		}
		while (f.n)
			ms_group_release(&f.group[--f.n]);
	}
	if (!shown)
		cli_fail(cli, MS_ENONE, "no two values of '%s' to compare",
			 key);
	grid_finish(g);
	cli_gap(cli);
	if (!ms_list_split(&told, ms_buf_str(&below), '\n')) {
		for (i = 0; below.len && i < told.n; i++)
			cli_footer(cli, "%s", told.items[i]);
		ms_list_release(&told);
	}
	cli_footer(cli, "An association among applicants who ranked the "
			"specialty; equal scores are not equal applicants.");
	ms_buf_release(&below);
	free(f.member);
	free(f.group);
}
