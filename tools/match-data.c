/* match-data - list the installed datasets, print one, cite one. */
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "grid.h"

enum { CITE = CLI_LONG, SUBJECT, NAMES };

static const struct cli_option options[] = {
	{ 'i', "info", NULL, "what a dataset is and where it comes from" },
	{ CITE, "cite", "STYLE", "how to cite a dataset: text or bibtex" },
	{ 'w', "word", "WORD", "list only datasets that mention WORD" },
	{ SUBJECT, "subject", "NAME", "list only datasets on this subject" },
	{ NAMES, "names", NULL, "list the specialties and applicant types" },
	CLI_TABLE,
	CLI_COMMON,
	{ 0, NULL, NULL, NULL },
};

static const struct cli_tool tool = {
	"match-data",
	"[-t] [-w WORD] [--subject NAME]\n"
	"       match-data [-it] [--cite STYLE] DATASET ...\n"
	"       match-data --names [-t] [-w WORD]",
	"List the installed datasets, or print them as CSV.",
	options,
	NULL,
};

/* What a search looks through, and what -i shows. */
static const char *const fields[] = {
	"dataset", "title",  "publisher", "edition", "table",  "subject",
	"form",	   "basis",  "unit",	  "key",     "source", "where_read",
	"checks",  "rights", "note",	  NULL,
};

/* Does text hold word, without regard to case? */
static int holds(const char *text, const char *word)
{
	size_t n = strlen(word);

	for (; strlen(text) >= n; text++) {
		char *head = ms_strndup(text, n);
		int same = head && ms_casecmp(head, word) == 0;

		free(head);
		if (same)
			return 1;
	}
	return 0;
}

static int mentions(const struct ms_catalog *c, size_t i, const char *word)
{
	size_t f;

	for (f = 0; fields[f]; f++)
		if (holds(ms_catalog_text(c, i, fields[f]), word))
			return 1;
	return 0;
}

static void list(struct cli *cli, const char *word, const char *subject)
{
	const struct ms_catalog *c = cli_catalog(cli);
	struct grid *g = grid_new(cli_out(cli), cli->table);
	size_t i, shown = 0;

	grid_column(g, "dataset", "Dataset", GRID_LEFT);
	grid_column(g, "subject", "Subject", GRID_LEFT);
	grid_column(g, "form", "Form", GRID_LEFT);
	grid_column(g, "title", "Title", GRID_LEFT);
	for (i = 0; i < ms_catalog_size(c); i++) {
		const char *about = ms_catalog_text(c, i, "subject");

		if ((word && !mentions(c, i, word)) ||
		    (subject && !holds(about, subject)))
			continue;
		shown++;
		grid_text(g, ms_catalog_text(c, i, "dataset"));
		grid_text(g, about);
		grid_text(g, ms_catalog_text(c, i, "form"));
		grid_text(g, ms_catalog_text(c, i, "title"));
		grid_end(g);
	}
	grid_finish(g);
	if (!shown)
		cli_fail(cli, MS_EDATA, "no dataset mentions '%s'",
			 word ? word : subject);
}

static void info(struct cli *cli, size_t i)
{
	const struct ms_catalog *c = cli_catalog(cli);
	FILE *fp = cli_out(cli);
	size_t f;

	for (f = 0; fields[f]; f++)
		cli_field(fp, fields[f], ms_catalog_text(c, i, fields[f]));
}

static void cite_text(FILE *fp, const struct ms_catalog *c, size_t i)
{
	fprintf(fp,
		"%s. %s. %s. %s. Figures as read in the sources named by "
		"'match-data -i %s'; matchstat %s, dataset %s.\n",
		ms_catalog_text(c, i, "publisher"),
		ms_catalog_text(c, i, "title"),
		ms_catalog_text(c, i, "edition"),
		ms_catalog_text(c, i, "table"),
		ms_catalog_text(c, i, "dataset"), MS_VERSION,
		ms_catalog_text(c, i, "dataset"));
}

/* Braces keep BibTeX from changing case; its specials are escaped. */
static void bibtex_field(FILE *fp, const char *name, const char *text)
{
	fprintf(fp, "  %s = {{", name);
	for (; *text; text++) {
		if (strchr("&%$#_{}", *text))
			putc('\\', fp);
		putc(*text, fp);
	}
	fputs("}},\n", fp);
}

static void cite_bibtex(FILE *fp, const struct ms_catalog *c, size_t i)
{
	const char *id = ms_catalog_text(c, i, "dataset");

	fprintf(fp, "@techreport{%s,\n", id);
	bibtex_field(fp, "title", ms_catalog_text(c, i, "title"));
	bibtex_field(fp, "author", ms_catalog_text(c, i, "publisher"));
	bibtex_field(fp, "institution", ms_catalog_text(c, i, "publisher"));
	bibtex_field(fp, "type", ms_catalog_text(c, i, "edition"));
	bibtex_field(fp, "number", ms_catalog_text(c, i, "table"));
	fprintf(fp, "  note = {matchstat %s, dataset %s}\n}\n", MS_VERSION, id);
}

static void cite(struct cli *cli, size_t i, const char *style)
{
	const struct ms_catalog *c = cli_catalog(cli);

	if (strcmp(style, "text") == 0)
		cite_text(cli_out(cli), c, i);
	else if (strcmp(style, "bibtex") == 0)
		cite_bibtex(cli_out(cli), c, i);
	else
		cli_usage(cli, "--cite: '%s' is neither 'text' nor 'bibtex'",
			  style);
}

static void print_rows(struct cli *cli, const struct ms_table *t)
{
	struct grid *g = grid_new(cli_out(cli), cli->table);
	size_t r, c;

	for (c = 0; c < ms_table_ncol(t); c++)
		grid_column(g, ms_table_column(t, c), ms_table_column(t, c),
			    GRID_LEFT);
	for (r = 0; r < ms_table_nrow(t); r++) {
		for (c = 0; c < ms_table_ncol(t); c++)
			grid_text(g, ms_table_get(t, r, c));
		grid_end(g);
	}
	grid_finish(g);
}

/* Several datasets are one table: they must have the same columns. */
static void print(struct cli *cli, const size_t *which, size_t n)
{
	struct ms_table *t;
	struct ms_error err;
	size_t i;

	if (ms_table_new(&t, "", &err))
		cli_die(cli, &err);
	for (i = 0; i < n; i++)
		if (ms_catalog_load(cli_catalog(cli), which[i], t, &err))
			cli_die(cli, &err);
	if (cli->verbose)
		cli_note(cli, "%zu rows read", ms_table_nrow(t));
	print_rows(cli, t);
	ms_table_free(t);
}

/* The names of one vocabulary: name and what else it goes by. */
static void put_names(struct cli *cli, struct grid *g, const char *file,
		      const char *const *columns, const char *word)
{
	struct ms_buf path = { 0 };
	struct ms_error err;
	struct ms_table *t;
	size_t row, c, col[4];

	ms_buf_printf(&path, "%s/datasets/vocabulary/%s", cli_home(cli), file);
	t = cli_load(cli, ms_buf_str(&path), NULL);
	for (c = 0; c < 4; c++)
		if (ms_table_need(t, columns[c], &col[c], &err))
			cli_die(cli, &err);
	for (row = 0; row < ms_table_nrow(t); row++) {
		int wanted = !word;

		for (c = 0; c < 4 && !wanted; c++)
			wanted = holds(ms_table_get(t, row, col[c]), word);
		if (!wanted)
			continue;
		grid_text(g, columns[0]);
		for (c = 0; c < 4; c++)
			grid_text(g, ms_table_get(t, row, col[c]));
		grid_end(g);
	}
	ms_table_free(t);
	ms_buf_release(&path);
}

static void names(struct cli *cli, const char *word)
{
	static const char *const types[] = { "applicant_type", "label",
					     "citizenship", "aliases" };
	static const char *const specialties[] = { "specialty", "code", "kind",
						   "aliases" };
	struct grid *g = grid_new(cli_out(cli), cli->table);

	grid_column(g, "key", "Key", GRID_LEFT);
	grid_column(g, "name", "Name", GRID_LEFT);
	grid_column(g, "short", "Short", GRID_LEFT);
	grid_column(g, "kind", "Kind", GRID_LEFT);
	grid_column(g, "aliases", "Also", GRID_LEFT);
	put_names(cli, g, "applicant_types.csv", types, word);
	put_names(cli, g, "specialties.csv", specialties, word);
	grid_finish(g);
}

int main(int argc, char **argv)
{
	const char *word = NULL, *subject = NULL, *style = NULL;
	struct ms_error err;
	struct cli cli;
	size_t *which, i, n;
	int c, about = 0, vocabulary = 0;

	cli_start(&cli, &tool, argc, argv);
	while ((c = cli_next(&cli)) != -1) {
		if (c == 'i')
			about = 1;
		else if (c == 'w')
			word = cli.arg;
		else if (c == CITE)
			style = cli.arg;
		else if (c == SUBJECT)
			subject = cli.arg;
		else if (c == NAMES)
			vocabulary = 1;
	}
	n = (size_t)cli.noperands;
	if ((about || style) && !n)
		cli_usage(&cli, "name a dataset; 'match-data' lists them");
	if ((word || subject) && n)
		cli_usage(&cli, "-w and --subject list datasets; name none");
	if (vocabulary && (n || about || style || subject))
		cli_usage(&cli, "--names goes with -t and -w only");
	if (vocabulary) {
		names(&cli, word);
		return cli_finish(&cli);
	}
	which = calloc(n + 1, sizeof(*which));
	if (!which)
		cli_fail(&cli, MS_ENOMEM, "out of memory");
	for (i = 0; i < n; i++)
		if (ms_catalog_find(cli_catalog(&cli), cli.operands[i],
				    &which[i], &err))
			cli_die(&cli, &err);
	for (i = 0; i < n && (about || style); i++) {
		if (i)
			putc('\n', cli_out(&cli));
		style ? cite(&cli, which[i], style) : info(&cli, which[i]);
	}
	if (!n)
		list(&cli, word, subject);
	else if (!about && !style)
		print(&cli, which, n);
	free(which);
	return cli_finish(&cli);
}
