/* match-tidy - a table as published -> tidy CSV, by a layout file. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"
#include "grid.h"
#include "tidy/tidy.h"

enum { OPT_MAX = CLI_LONG, OPT_LIST, OPT_SET, OPT_INPUT };

static const struct cli_option options[] = {
	{ 'l', "layout", "LAYOUT", "an installed layout, or a file" },
	{ 'y', "year", "YEAR", "short for --set=year=YEAR" },
	{ OPT_SET, "set", "NAME=TEXT", "a value that the layout asks for" },
	{ OPT_INPUT, "input", "KIND",
	  "csv or columns (blanks between cells), not what the layout says" },
	{ OPT_LIST, "list", NULL, "list the installed layouts" },
	{ OPT_MAX, "max-errors", "N",
	  "problems shown, 0 for all [default: 20]" },
	CLI_TABLE,
	CLI_COMMON,
	{ 0, NULL, NULL, NULL },
};

static const struct cli_tool tool = {
	"match-tidy",
	"-l LAYOUT [-y YEAR] [--set=NAME=TEXT]... [--input=KIND]\n"
	"                  [--max-errors=N] [-t] [FILE ...]\n"
	"       match-tidy --list [-t]",
	"Turn a table as published into tidy CSV.",
	options,
	NULL,
};

static void layout_folder(struct cli *cli, struct ms_buf *path)
{
	ms_buf_printf(path, "%s/datasets/layouts", cli_home(cli));
}

/* A file when it is one, else the installed layout of that name. */
static struct ms_layout *open_layout(struct cli *cli, const char *name)
{
	struct ms_buf path = { 0 };
	struct ms_layout *l;
	struct ms_error err;

	if (strchr(name, '/') || access(name, F_OK) == 0) {
		ms_buf_puts(&path, name);
	} else {
		layout_folder(cli, &path);
		ms_buf_printf(&path, "/%s.layout", name);
		if (access(ms_buf_str(&path), F_OK) != 0)
			cli_fail(cli, MS_EUSAGE,
				 "no layout '%s', neither as a file nor "
				 "installed ('match-tidy --list' lists them)",
				 name);
	}
	if (ms_layout_load(&l, ms_buf_str(&path), &err))
		cli_die(cli, &err);
	ms_buf_release(&path);
	return l;
}

static int is_layout(const struct dirent *d)
{
	const char *dot = strrchr(d->d_name, '.');

	return dot && strcmp(dot, ".layout") == 0;
}

static void list_layouts(struct cli *cli)
{
	struct dirent **entries = NULL;
	struct ms_buf folder = { 0 };
	struct grid *g;
	int n, i;

	layout_folder(cli, &folder);
	n = scandir(ms_buf_str(&folder), &entries, is_layout, alphasort);
	if (n < 0)
		cli_fail(cli, MS_EIO, "%s: %s", ms_buf_str(&folder),
			 strerror(errno));
	g = grid_new(cli_out(cli), cli->table);
	grid_column(g, "layout", "Layout", GRID_LEFT);
	grid_column(g, "title", "Title", GRID_LEFT);
	for (i = 0; i < n; i++) {
		struct ms_layout *l;

		*strrchr(entries[i]->d_name, '.') = '\0';
		l = open_layout(cli, entries[i]->d_name);
		grid_text(g, entries[i]->d_name);
		grid_text(g, l->title ? l->title : "");
		grid_end(g);
		ms_layout_free(l);
		free(entries[i]);
	}
	grid_finish(g);
	free(entries);
	ms_buf_release(&folder);
}

static void read_file(struct cli *cli, struct ms_tidy *t, const char *name,
		      struct ms_report *report)
{
	FILE *fp = strcmp(name, "-") ? fopen(name, "r") : stdin;
	struct ms_error err;

	if (!fp)
		cli_fail(cli, MS_EIO, "%s: %s", name, strerror(errno));
	if (ms_tidy_read(t, fp, name, report, &err))
		cli_die(cli, &err);
	if (fp != stdin)
		fclose(fp);
}

static void read_input(struct cli *cli, struct ms_tidy *t,
		       struct ms_report *report)
{
	struct ms_error err;
	int i;

	if (!cli_has_input(cli))
		cli_usage(cli, "no input: name a file");
	for (i = 0; i < cli->noperands; i++)
		read_file(cli, t, cli->operands[i], report);
	if (cli->noperands == 0)
		read_file(cli, t, "-", report);
	if (ms_tidy_finish(t, report, &err))
		cli_die(cli, &err);
}

static int is_number(const struct ms_layout *l, const char *column)
{
	long i = ms_layout_find(l, column);

	return ms_layout_is_value(&l->columns[i]);
}

static void write_rows(struct cli *cli, const struct ms_layout *l,
		       const struct ms_tidy *t)
{
	struct grid *g = grid_new(cli_out(cli), cli->table);
	size_t row, col;

	for (col = 0; col < ms_tidy_ncol(t); col++)
		grid_column(g, ms_tidy_column(t, col), ms_tidy_column(t, col),
			    is_number(l, ms_tidy_column(t, col)) ? GRID_RIGHT
								 : GRID_LEFT);
	for (row = 0; row < ms_tidy_nrow(t); row++) {
		for (col = 0; col < ms_tidy_ncol(t); col++)
			grid_text(g, ms_tidy_cell(t, row, col));
		grid_end(g);
	}
	grid_finish(g);
}

/* Problems up to the limit, notes unless -q. */
static void show_report(const struct cli *cli, const struct ms_report *r,
			long max)
{
	size_t i, shown = 0;

	fflush(stdout);
	for (i = 0; i < r->n; i++) {
		if (!r->items[i].problem)
			cli_note(cli, "%s", r->items[i].text);
		else if (!max || shown < (size_t)max)
			fprintf(stderr, "%s: %s\n", cli->tool->name,
				r->items[i].text);
		shown += r->items[i].problem != 0;
	}
	if (max && shown > (size_t)max)
		fprintf(stderr,
			"%s: %zu more problems (--max-errors=0 shows all)\n",
			cli->tool->name, shown - (size_t)max);
}

/* What the command line asks for. */
struct wish {
	const char *layout, *year, *input;
	const char **set;
	size_t nset;
	long max;
	int list;
};

static void read_options(struct cli *cli, struct wish *w)
{
	int c;

	while ((c = cli_next(cli)) != -1) {
		if (c == 'l')
			w->layout = cli->arg;
		else if (c == 'y')
			w->year = cli->arg;
		else if (c == OPT_SET)
			w->set[w->nset++] = cli->arg;
		else if (c == OPT_INPUT)
			w->input = cli->arg;
		else if (c == OPT_LIST)
			w->list = 1;
		else if (c == OPT_MAX)
			w->max = cli_int(cli, "--max-errors", cli->arg, 0,
					 1000000);
	}
	if (!w->layout && !w->list)
		cli_usage(cli, "which layout? name it with -l");
}

static void set_value(struct cli *cli, struct ms_layout *l, const char *name,
		      const char *text)
{
	struct ms_error err;

	if (ms_layout_set(l, name, text, &err))
		cli_die(cli, &err);
}

static void adapt(struct cli *cli, struct ms_layout *l, const struct wish *w)
{
	size_t i;

	if (w->year)
		set_value(cli, l, "year", w->year);
	for (i = 0; i < w->nset; i++) {
		struct ms_list pair;

		if (ms_list_split(&pair, w->set[i], '='))
			cli_fail(cli, MS_ENOMEM, "out of memory");
		if (pair.n != 2)
			cli_usage(cli, "--set: '%s' is not NAME=TEXT",
				  w->set[i]);
		set_value(cli, l, pair.items[0], pair.items[1]);
		ms_list_release(&pair);
	}
	if (!w->input)
		return;
	if (strcmp(w->input, "csv") && strcmp(w->input, "columns"))
		cli_usage(cli, "--input: '%s' is neither csv nor columns",
			  w->input);
	l->spaced = strcmp(w->input, "columns") == 0;
	if (l->spaced && l->header)
		cli_usage(cli, "--input=columns: the layout reads headings, "
			       "which do not line up between blanks");
}

static int tidy(struct cli *cli, const struct wish *w)
{
	struct ms_report report = { 0 };
	struct ms_layout *l = open_layout(cli, w->layout);
	struct ms_tidy *t;
	struct ms_error err;
	int wrong;

	adapt(cli, l, w);
	if (ms_tidy_new(&t, l, cli_vocab(cli), &err))
		cli_die(cli, &err);
	read_input(cli, t, &report);
	show_report(cli, &report, w->max);
	wrong = report.problems != 0;
	if (wrong && cli->output)
		cli_fail(cli, MS_EDATA, "%s: not written: %zu problems",
			 cli->output, report.problems);
	write_rows(cli, l, t);
	ms_tidy_free(t);
	ms_layout_free(l);
	ms_report_release(&report);
	return wrong;
}

int main(int argc, char **argv)
{
	struct wish w = { .max = 20 };
	struct cli cli;
	int status = 0;

	cli_start(&cli, &tool, argc, argv);
	w.set = calloc((size_t)argc, sizeof(*w.set));
	if (!w.set)
		cli_fail(&cli, MS_ENOMEM, "out of memory");
	read_options(&cli, &w);
	if (w.list)
		list_layouts(&cli);
	else
		status = tidy(&cli, &w);
	free(w.set);
	return cli_finish(&cli) || status;
}
