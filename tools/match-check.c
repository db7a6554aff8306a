/* match-check - a tidy CSV against its form. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "grid.h"
#include "table/check.h"

enum { OPT_MAX = CLI_LONG, OPT_ALL, OPT_DESCRIBE };

static const struct cli_option options[] = {
	{ 'f', "form", "FORM", "the form of the files [default: guessed]" },
	{ 'd', "dataset", "NAME", "check an installed dataset" },
	{ OPT_ALL, "all", NULL, "check every installed dataset" },
	{ OPT_DESCRIBE, "describe", NULL,
	  "print the columns of the form of -f, or of every form" },
	{ OPT_MAX, "max-errors", "N",
	  "problems shown for a file, 0 for all [default: 20]" },
	{ CLI_NA, "na", "MARKS",
	  "marks of a missing value, by commas [default: empty and NA]" },
	{ 't', "table", NULL, "also print what the file holds" },
	CLI_COMMON,
	{ 0, NULL, NULL, NULL },
};

static const struct cli_tool tool = {
	"match-check",
	"[-t] [-f FORM] [--max-errors=N] [--all] [-d NAME] [FILE ...]\n"
	"       match-check --describe [-f FORM] [-t]",
	"Check tidy CSV files against their form.",
	options,
	NULL,
};

struct job {
	struct cli cli;
	struct ms_forms *forms;
	const struct ms_form *form; /* -f */
	struct ms_table *measures, *sources;
	long max;
	size_t problems;
};

static const char *const roles[] = { "key",	"bound",    "count",
				     "measure", "estimate", "annotation",
				     "text" };

/* A file of the vocabulary that the checks look things up in. */
static struct ms_table *vocabulary(struct job *j, const char *file)
{
	struct ms_buf path = { 0 };
	struct ms_table *t;
	struct ms_error err;

	ms_buf_printf(&path, "%s/datasets/vocabulary/%s", cli_home(&j->cli),
		      file);
	if (ms_table_new(&t, "", &err) ||
	    ms_table_load(t, ms_buf_str(&path), &err))
		cli_die(&j->cli, &err);
	ms_buf_release(&path);
	return t;
}

static void describe_column(struct grid *g, const struct ms_form *f,
			    const struct ms_form_column *c)
{
	static const char *const required[] = { "no", "head", "yes" };

	grid_text(g, f->name);
	grid_text(g, c->name);
	grid_text(g, roles[c->role]);
	grid_text(g, c->type_text);
	grid_text(g, required[c->required]);
	grid_exact(g, isinf(c->low) ? NAN : c->low);
	grid_exact(g, isinf(c->high) ? NAN : c->high);
	grid_text(g, c->meaning);
	grid_end(g);
}

static void describe(struct job *j)
{
	struct grid *g = grid_new(cli_out(&j->cli), j->cli.table);
	const struct ms_form *f;
	size_t i, col;

	grid_column(g, "form", "Form", GRID_LEFT);
	grid_column(g, "column", "Column", GRID_LEFT);
	grid_column(g, "role", "Role", GRID_LEFT);
	grid_column(g, "type", "Type", GRID_LEFT);
	grid_column(g, "required", "Required", GRID_LEFT);
	grid_column(g, "low", "Low", GRID_RIGHT);
	grid_column(g, "high", "High", GRID_RIGHT);
	grid_column(g, "meaning", "Meaning", GRID_LEFT);
	for (i = 0; (f = ms_forms_at(j->forms, i)); i++)
		for (col = 0; col < f->n && (!j->form || f == j->form); col++)
			describe_column(g, f, &f->columns[col]);
	grid_finish(g);
}

static void show_report(struct job *j, const struct ms_report *r,
			const char *name)
{
	FILE *fp = cli_out(&j->cli);
	size_t i, shown = 0;

	for (i = 0; i < r->n && (!j->max || shown < (size_t)j->max); i++) {
		fprintf(fp, "%s\n", r->items[i].text);
		shown++;
	}
	if (shown < r->n)
		fprintf(fp,
			"%s: %zu more problems (--max-errors=0 shows all)\n",
			name, r->n - shown);
	j->problems += r->problems;
}

static void held_row(struct job *j, struct grid *g, const struct ms_table *t,
		     size_t col, const struct ms_form_column *c)
{
	struct ms_held h;
	struct ms_error err;

	if (ms_check_held(t, col, c && c->role == MS_ROLE_COUNT, &h, &err))
		cli_die(&j->cli, &err);
	grid_text(g, ms_table_column(t, col));
	grid_text(g, c ? roles[c->role] : "unknown");
	grid_count(g, (double)h.filled);
	grid_count(g, (double)h.missing);
	grid_count(g, (double)h.suppressed);
	grid_count(g, (double)h.distinct);
	grid_text(g, h.low);
	grid_text(g, h.high);
	grid_end(g);
}

static void show_holding(struct job *j, const struct ms_form *form,
			 const struct ms_table *t, const char *name)
{
	FILE *fp = cli_out(&j->cli);
	struct grid *g;
	size_t col;

	fprintf(fp, "%s: %zu rows, form %s\n", name, ms_table_nrow(t),
		form->name);
	g = grid_new(fp, GRID_PLAIN);
	grid_column(g, "column", "Column", GRID_LEFT);
	grid_column(g, "role", "Role", GRID_LEFT);
	grid_column(g, "filled", "Filled", GRID_RIGHT);
	grid_column(g, "missing", "Missing", GRID_RIGHT);
	grid_column(g, "suppressed", "Suppressed", GRID_RIGHT);
	grid_column(g, "distinct", "Distinct", GRID_RIGHT);
	grid_column(g, "least", "Least", GRID_LEFT);
	grid_column(g, "greatest", "Greatest", GRID_LEFT);
	for (col = 0; col < ms_table_ncol(t); col++)
		held_row(j, g, t, col,
			 ms_form_column(form, ms_table_column(t, col)));
	grid_finish(g);
}

static const struct ms_form *choose_form(struct job *j,
					 const struct ms_table *t,
					 const char *name)
{
	const struct ms_form *form;
	size_t misfits;

	if (j->form)
		return j->form;
	form = ms_forms_guess(j->forms, t, &misfits);
	if (!form)
		cli_fail(&j->cli, MS_EDATA,
			 "%s: no form has such columns; name one with -f",
			 name);
	cli_note(&j->cli, "%s: taken for the form '%s'%s", name, form->name,
		 misfits ? ", which fits it best" : "");
	return form;
}

/* form and key come from the catalog for an installed dataset. */
static void check(struct job *j, const struct ms_table *t, const char *name,
		  const struct ms_form *form, const char *key)
{
	struct ms_check what = {
		.vocab = cli_vocab(&j->cli),
		.measures = j->measures,
		.sources = key ? j->sources : NULL,
		.key = key,
	};
	struct ms_report report = { 0 };
	struct ms_error err;

	what.form = form ? form : choose_form(j, t, name);
	if (ms_check_table(&what, t, &report, &err))
		cli_die(&j->cli, &err);
	show_report(j, &report, name);
	if (j->cli.table)
		show_holding(j, what.form, t, name);
	ms_report_release(&report);
}

static struct ms_table *new_table(struct job *j)
{
	struct ms_table *t;
	struct ms_error err;

	if (ms_table_new(&t, j->cli.na, &err))
		cli_die(&j->cli, &err);
	return t;
}

static void check_dataset(struct job *j, size_t i)
{
	const struct ms_catalog *c = cli_catalog(&j->cli);
	const struct ms_form *form = j->form;
	struct ms_table *t = new_table(j);
	struct ms_error err;

	if (ms_catalog_load(c, i, t, &err) ||
	    (!form && ms_forms_find(j->forms, ms_catalog_text(c, i, "form"),
				    &form, &err)))
		cli_die(&j->cli, &err);
	check(j, t, ms_catalog_text(c, i, "dataset"), form,
	      ms_catalog_text(c, i, "key"));
	ms_table_free(t);
}

static void check_file(struct job *j, const char *name)
{
	struct ms_table *t = new_table(j);
	struct ms_error err;
	int rc = strcmp(name, "-") ? ms_table_load(t, name, &err)
				   : ms_table_read(t, stdin, name, &err);

	if (rc)
		cli_die(&j->cli, &err);
	check(j, t, strcmp(name, "-") ? name : "<stdin>", NULL, NULL);
	ms_table_free(t);
}

static void check_all(struct job *j, int all)
{
	struct ms_error err;
	size_t i, n;

	for (i = 0; all && i < ms_catalog_size(cli_catalog(&j->cli)); i++)
		check_dataset(j, i);
	for (i = 0; i < j->cli.ndataset; i++) {
		if (ms_catalog_find(cli_catalog(&j->cli), j->cli.datasets[i],
				    &n, &err))
			cli_die(&j->cli, &err);
		check_dataset(j, n);
	}
	for (i = 0; i < (size_t)j->cli.noperands; i++)
		check_file(j, j->cli.operands[i]);
	if (all || j->cli.ndataset || j->cli.noperands)
		return;
	if (!cli_has_input(&j->cli))
		cli_usage(&j->cli, "no input: name a file or a dataset (-d)");
	check_file(j, "-");
}

static void check_inputs(struct job *j, int all)
{
	j->measures = vocabulary(j, "measures.csv");
	j->sources = vocabulary(j, "sources.csv");
	check_all(j, all);
	ms_table_free(j->measures);
	ms_table_free(j->sources);
}

int main(int argc, char **argv)
{
	struct job j = { .max = 20 };
	const char *form = NULL;
	struct ms_error err;
	int c, all = 0, describing = 0, wrong;

	cli_start(&j.cli, &tool, argc, argv);
	while ((c = cli_next(&j.cli)) != -1) {
		if (c == 'f')
			form = j.cli.arg;
		else if (c == OPT_ALL)
			all = 1;
		else if (c == OPT_DESCRIBE)
			describing = 1;
		else if (c == OPT_MAX)
			j.max = cli_int(&j.cli, "--max-errors", j.cli.arg, 0,
					1000000);
	}
	if (ms_forms_open(&j.forms, cli_home(&j.cli), &err) ||
	    (form && ms_forms_find(j.forms, form, &j.form, &err)))
		cli_die(&j.cli, &err);
	if (describing)
		describe(&j);
	else
		check_inputs(&j, all);
	ms_forms_free(j.forms);
	wrong = j.problems != 0;
	return cli_finish(&j.cli) || wrong;
}
