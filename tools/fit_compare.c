/* match-fit --compare: do groups share one line? */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fit_views.h"
#include "grid.h"
#include "words.h"
#include "fit/lines.h"

/* Scores are centred here and counted in steps of ten points. */
static const double CENTER = 245, UNIT = 10;

/* Models that share every key but the compared one. */
struct family {
	size_t *member;
	struct ms_group *group;
	size_t n;
};

static int related(const struct ms_models *m, size_t i, size_t j, size_t but)
{
	size_t k;

	for (k = 0; k < m->nkey; k++)
		if (k != but &&
		    strcmp(m->model[i].value[k], m->model[j].value[k]))
			return 0;
	return 1;
}

static void gather(struct cli *cli, const struct ms_models *m, size_t first,
		   size_t key, const struct ms_fit_options *opt,
		   struct family *f)
{
	struct ms_error err;
	size_t i;

	f->n = 0;
	for (i = first; i < m->n; i++) {
		int rc;

		if (!related(m, first, i, key))
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
	grid_column(g, "note", "Note", GRID_LEFT);
}

static void put_test(struct grid *g, const struct ms_chi2 *t)
{
	grid_number(g, t->value, 2);
	grid_number(g, t->df, 0);
	grid_p(g, t->p);
}

static void put_odds(struct grid *g, const struct ms_interval *x)
{
	char text[96] = "-";

	if (!isnan(x->value))
		snprintf(text, sizeof(text), "%.2f (%.2f-%.2f)", x->value,
			 x->low, x->high);
	grid_either(g, x->value, text);
	grid_exact(g, x->low);
	grid_exact(g, x->high);
}

/* One line for each group after the first, against the first. */
static void put(struct cli *cli, struct grid *g, const struct ms_models *m,
		size_t key, const struct family *f, const struct ms_lines *l)
{
	const struct ms_vocab *v = cli_vocab(cli);
	const char *name = m->key[key];
	size_t i, k;

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
		put_odds(g, &l->group[i].odds_ratio);
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
		for (j = 0; j < i && !related(m, j, i, k); j++)
			;
		if (j < i)
			continue;
		gather(cli, m, i, k, opt, &f);
		if (!ms_lines_fit(&lines, f.group, f.n, 1, 0, opt->level,
				  &err)) {
			put(cli, g, m, k, &f, &lines);
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
	free(f.member);
	free(f.group);
}
