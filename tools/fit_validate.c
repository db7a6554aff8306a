/* match-fit --validate: do last year's lines hold on these counts? */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "answer.h"
#include "fit_views.h"
#include "grid.h"
#include "words.h"
#include "checks/calibrate.h"

/* A model of the same group: every key the two have in common is alike, but
 * for what tells the editions apart. */
static int same_group(const struct ms_models *old, size_t j,
		      const struct ms_models *now, size_t i)
{
	size_t k;

	for (k = 0; k < now->nkey; k++) {
		const char *key = now->key[k];
		size_t o;

		if (strcmp(key, "year") == 0 || strcmp(key, "basis") == 0)
			continue;
		for (o = 0; o < old->nkey && strcmp(old->key[o], key); o++)
			;
		if (o < old->nkey &&
		    strcmp(old->model[j].value[o], now->model[i].value[k]))
			return 0;
	}
	return 1;
}

/* The one model for a group; NULL without, or with several. */
static const struct ms_model *find(const struct ms_models *old,
				   const struct ms_models *now, size_t i,
				   const char **why)
{
	const struct ms_model *found = NULL;
	size_t j;

	*why = "no model for this group";
	for (j = 0; j < old->n; j++) {
		if (!same_group(old, j, now, i))
			continue;
		if (found) {
			*why = "several models for this group; select one";
			return NULL;
		}
		found = &old->model[j];
	}
	return found;
}

/* What the figures say, in words. */
static void judge(const struct ms_calibration *c, const struct ms_model *m,
		  struct ms_buf *out)
{
	if (c->lr_p >= 0.05 && (c->ratio_low > 1 || c->ratio_high < 1 ||
				c->spiegelhalter_p < 0.05))
		ms_buf_puts(out, "on the edge: the tests disagree");
	else if (c->lr_p >= 0.05)
		ms_buf_puts(out, "no sign that the old line does not hold");
	else if (c->ratio_low > 1)
		ms_buf_puts(out, "more matched than the old line expected");
	else if (c->ratio_high < 1)
		ms_buf_puts(out, "fewer matched than the old line expected");
	else if (c->slope < 1)
		ms_buf_puts(out, "right on the whole, but the old line is too "
				 "steep");
	else if (c->slope > 1)
		ms_buf_puts(out, "right on the whole, but the old line is too "
				 "flat");
	if (fmin(m->fit.matched, m->fit.n - m->fit.matched) < 10)
		ms_buf_printf(out, "%sfew data", out->len ? "; " : "");
}

static void declare(struct grid *g, const struct ms_models *m)
{
	static const char *const columns[][2] = {
		{ "n", "n" },
		{ "matched", "Matched" },
		{ "expected", "Expected" },
		{ "ratio", "Ratio" },
		{ "ratio_low", NULL },
		{ "ratio_high", NULL },
		{ "intercept", NULL },
		{ "intercept_se", NULL },
		{ "slope", "Slope, 1 is right" },
		{ "slope_se", NULL },
		{ "lr", NULL },
		{ "lr_p", "p" },
		{ "spiegelhalter", NULL },
		{ "spiegelhalter_p", NULL },
	};
	size_t k;

	for (k = 0; k < m->nkey; k++)
		grid_column(g, m->key[k], words_heading(m->key[k]), GRID_KEY);
	for (k = 0; k < sizeof(columns) / sizeof(columns[0]); k++)
		grid_column(g, columns[k][0], columns[k][1], GRID_RIGHT);
	grid_column(g, "note", "Remark", GRID_LEFT);
}

static void put(struct cli *cli, struct grid *g, const struct ms_models *m,
		size_t i, const struct ms_calibration *c, const char *note)
{
	const struct ms_fit *f = &m->model[i].fit;
	char text[96] = "-";
	size_t k;

	for (k = 0; k < m->nkey; k++)
		grid_cell(g, m->model[i].value[k],
			  words_value(cli_vocab(cli), m->key[k],
				      m->model[i].value[k]));
	grid_count(g, f->n);
	grid_count(g, f->matched);
	grid_number(g, c->expected, 1);
	if (!isnan(c->ratio))
		snprintf(text, sizeof(text), "%.2f (%.2f-%.2f)", c->ratio,
			 c->ratio_low, c->ratio_high);
	grid_either(g, c->ratio, text);
	grid_exact(g, c->ratio_low);
	grid_exact(g, c->ratio_high);
	grid_exact(g, c->intercept);
	grid_exact(g, c->intercept_se);
	grid_number(g, c->slope, 2);
	grid_exact(g, c->slope_se);
	grid_exact(g, c->lr);
	grid_p(g, c->lr_p);
	grid_exact(g, c->spiegelhalter);
	grid_exact(g, c->spiegelhalter_p);
	grid_text(g, note);
	grid_end(g);
}

static void validate(struct cli *cli, struct grid *g,
		     const struct ms_models *old, const struct ms_models *now,
		     size_t i, const struct ms_fit_options *opt)
{
	struct ms_calibration c = { NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN,
				    NAN, NAN, NAN, NAN, NAN, NAN, 0 };
	const char *why;
	const struct ms_model *model = find(old, now, i, &why);
	struct ms_buf note = { 0 };
	struct ms_fitted *cells;
	struct ms_error err;
	size_t n;
	int rc;

	if (!model) {
		put(cli, g, now, i, &c, why);
		return;
	}
	rc = ms_fitted_cells(&cells, &n, &model->fit, &now->model[i].evidence,
			     opt, &err);
	if (!rc) {
		rc = ms_calibrate(&c, cells, n, opt->level, &err);
		free(cells);
	}
	if (rc && rc != MS_ENONE)
		cli_die(cli, &err);
	if (rc)
		ms_buf_puts(&note, err.msg);
	else
		judge(&c, &now->model[i], &note);
	put(cli, g, now, i, &c, ms_buf_str(&note));
	ms_buf_release(&note);
}

void fit_validate(struct cli *cli, const struct ms_models *m, const char *file,
		  const struct ms_fit_options *opt)
{
	struct ms_table *t = cli_load(cli, file, NULL);
	struct ms_select all = { 0 };
	struct ms_models *old;
	struct ms_error err;
	struct grid *g;
	size_t i;

	all.as_is = 1;
	if (!ms_models_is(t))
		cli_fail(cli, MS_EDATA, "%s holds no models from match-fit",
			 file);
	if (ms_models_read(&old, t, cli_vocab(cli), &all, &err))
		cli_die(cli, &err);
	ms_table_free(t);
	g = grid_new(cli_out(cli), cli->table);
	declare(g, m);
	for (i = 0; i < m->n; i++)
		validate(cli, g, old, m, i, opt);
	grid_finish(g);
	ms_models_free(old);
	cli_gap(cli);
	cli_footer(cli,
		   "Ratio: matched over expected by the old line. p: of the "
		   "old line as it is, against its best shift and slope.");
}
