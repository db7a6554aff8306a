/* match-plot - figures from the tables of the other tools. */
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/num.h"
#include "cli.h"
#include "figure/figure.h"

enum { OPT_TITLE = CLI_LONG, OPT_SUBTITLE, OPT_SERIES, OPT_KINDS };

static const struct cli_option options[] = {
	{ 'T', "text", NULL, "draw with characters, for a terminal" },
	{ OPT_TITLE, "title", "TEXT", "title [default: from the data]" },
	{ OPT_SUBTITLE, "subtitle", "TEXT",
	  "second line [default: from the "
	  "data]" },
	{ OPT_SERIES, "series", "COLUMN",
	  "rate, share, strategy: tell this column by colour" },
	{ 'm', "measure", "NAME",
	  "curve: the measure to draw, if there are several" },
	{ 'l', "level", "LEVEL", "level of the intervals [default: 95%]" },
	{ OPT_KINDS, "kinds", NULL, "list the kinds of figure and exit" },
	CLI_INPUT,
	CLI_COMMON,
	{ 0, NULL, NULL, NULL },
};

static const struct cli_tool tool = {
	"match-plot",
	"KIND [-T] [-o FILE.svg|png|pdf|gp] [--title TEXT] [FILE ...]",
	"A figure of the output of another tool. Without -o or -T: a "
	"self-contained\ngnuplot script on standard output (match-plot ... | "
	"gnuplot -p).",
	options,
	NULL,
};

/* The width to draw in: the terminal's, else COLUMNS, else 80. */
static int text_columns(void)
{
	const char *env = getenv("COLUMNS");
	struct winsize ws;
	int64_t n;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &ws) == 0 && ws.ws_col >= 40)
		return ws.ws_col;
	if (env && !ms_parse_int(env, 40, 1000, &n))
		return (int)n;
	return 80;
}

static void list_kinds(struct cli *cli)
{
	const char *name, *summary;
	size_t i;

	for (i = 0; (name = ms_figure_kind(i, &summary)); i++)
		fprintf(cli_out(cli), "%-9s %s\n", name, summary);
	exit(cli_finish(cli));
}

static void parse(struct cli *cli, struct ms_figure_options *opt)
{
	int c;

	while ((c = cli_next(cli)) != -1) {
		switch (c) {
		case 'T':
			opt->device = MS_TEXT;
			opt->columns = text_columns();
			break;
		case 'l':
			opt->level = cli_prob(cli, "--level", cli->arg);
			break;
		case OPT_TITLE:
			opt->title = cli->arg;
			break;
		case OPT_SUBTITLE:
			opt->subtitle = cli->arg;
			break;
		case OPT_SERIES:
			opt->series = cli->arg;
			break;
		case 'm':
			opt->measure = cli->arg;
			break;
		case OPT_KINDS:
			list_kinds(cli);
		}
	}
}

/* What to make: -T says so itself, else the ending of -o's file. */
static void choose_device(struct cli *cli, struct ms_figure_options *opt)
{
	struct ms_error err;

	if (opt->device == MS_TEXT || !cli->output ||
	    strcmp(cli->output, "-") == 0)
		return;
	if (ms_figure_device(cli->output, &opt->device, &err))
		cli_usage(cli, "%s", err.msg);
}

static void make(struct cli *cli, const char *kind,
		 const struct ms_table *table,
		 const struct ms_figure_options *opt)
{
	struct ms_buf script = { 0 }, said = { 0 };
	struct ms_error err;

	if (ms_figure_script(&script, kind, table, opt, &err))
		cli_die(cli, &err);
	if (opt->device == MS_SCREEN) {
		fputs(ms_buf_str(&script), cli_out(cli));
	} else {
		if (ms_figure_draw(&script, opt->device, cli_out(cli), &said,
				   &err))
			cli_die(cli, &err);
		if (said.len)
			cli_note(cli, "gnuplot: %s", ms_buf_str(&said));
	}
	ms_buf_release(&script);
	ms_buf_release(&said);
}

int main(int argc, char **argv)
{
	struct ms_figure_options opt = MS_FIGURE_DEFAULTS;
	struct ms_table *table;
	struct cli cli;
	const char *kind;

	cli_start(&cli, &tool, argc, argv);
	parse(&cli, &opt);
	if (cli.noperands == 0)
		cli_usage(&cli, "no kind of figure given ('match-plot "
				"--kinds' lists them)");
	kind = *cli.operands++;
	cli.noperands--;
	choose_device(&cli, &opt);
	opt.home = cli_home(&cli);
	opt.vocab = cli_vocab(&cli);
	table = cli_read(&cli);
	make(&cli, kind, table, &opt);
	ms_table_free(table);
	return cli_finish(&cli);
}
