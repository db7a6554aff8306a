/*
 * cli - what every tool has in common: options from one table, input from
 * files, standard input or installed datasets, output that is checked, errors
 * with an exit status.
 *
 *	static const struct cli_option options[] = {
 *		{ 'b', "by", "COLUMNS", "group by these columns" },
 *		CLI_COMMON, { 0, NULL, NULL, NULL }
 *	};
 *	static const struct cli_tool tool = {
 *		"match-rate", "[-t] [-b COLUMNS] [FILE ...]",
 *		"match rates with intervals", options, "nrmp-overall"
 *	};
 *
 *	int main(int argc, char **argv)
 *	{
 *		struct cli cli;
 *		int c;
 *
 *		cli_start(&cli, &tool, argc, argv);
 *		while ((c = cli_next(&cli)) != -1)
 *			if (c == 'b')
 *				by = cli.arg;
 *		...
 *		return cli_finish(&cli);
 *	}
 *
 * Exit status: 0 success, 1 bad data or input/output, 2 usage, 3 no usable
 * estimate (docs/man7/matchstat.7).
 */
#ifndef TOOLS_CLI_H
#define TOOLS_CLI_H

#include <stdio.h>

#include "outfile.h"
#include "base/err.h"
#include "base/text.h"
#include "table/catalog.h"
#include "table/table.h"
#include "table/vocab.h"

/* One row a option: letter (or a number from CLI_LONG on for a long-only
 * option), long name, argument name or NULL, help. getopt, -h, the completion
 * and the check of the man pages all read this table. */
struct cli_option {
	int letter;
	const char *name;
	const char *arg;
	const char *help;
};

enum { CLI_LONG = 256, CLI_DUMP = 1000, CLI_NA = 1001, CLI_HTML = 1002 };

/* Options every tool has; those that read tables also take CLI_INPUT, those
 * that print one CLI_TABLE. */
/* clang-format off */
#define CLI_INPUT \
	{ 'd', "dataset", "NAME", "read an installed dataset" }, \
	{ CLI_NA, "na", "MARKS", \
	  "marks of a missing value, by commas [default: empty and NA]" }
#define CLI_TABLE \
	{ 't', "table", NULL, "print an aligned table for people" }, \
	{ CLI_HTML, "html", NULL, "print an HTML table" }
#define CLI_COMMON \
	{ 'o', "output", "FILE", "write to FILE, complete or not at all" }, \
	{ 'q', "quiet", NULL, "no notes on standard error" }, \
	{ 'v', "verbose", NULL, "say on standard error how much was read" }, \
	{ 'h', "help", NULL, "show this help and exit" }, \
	{ 'V', "version", NULL, "show the version and exit" }
/* clang-format on */

struct cli_tool {
	const char *name;
	const char *synopsis;
	const char *summary; /* one line for -h */
	const struct cli_option *options;
	const char *dataset; /* used when nothing is given on a terminal;
				NULL: show the usage */
};

struct cli {
	const struct cli_tool *tool;
	const char *arg; /* argument of the option just returned */
	char **operands; /* after the options */
	int noperands;
	int quiet, verbose;
	int table; /* enum grid_form: CSV unless -t or --html */
	const char *dataset; /* the tool's, unless it sets another before
				cli_read */
	/* private */
	char **argv;
	int argc;
	const char **datasets;
	size_t ndataset;
	const char *na, *output;
	FILE *out;
	struct outfile file;
	struct ms_buf home;
	struct ms_vocab *vocab;
	struct ms_catalog *catalog;
	void *getopt_table;
	char *getopt_letters;
};

void cli_start(struct cli *cli, const struct cli_tool *tool, int argc,
	       char **argv);

/* The next option's letter; -1 when done (operands are then set). The common
 * options are handled inside. A wrong option ends the program with status 2. */
int cli_next(struct cli *cli);

/* End with the error's message and exit status. */
_Noreturn void cli_die(struct cli *cli, const struct ms_error *err);

/* End with "tool: ...; try 'tool -h'" and status 2. */
_Noreturn void cli_usage(struct cli *cli, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* End with a message of our own and the status of a code. */
_Noreturn void cli_fail(struct cli *cli, enum ms_code code, const char *fmt,
			...) __attribute__((format(printf, 3, 4)));

/* "tool: ..." on standard error, unless -q. */
void cli_note(const struct cli *cli, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* The installed things, opened on first use; failure ends the program. */
const char *cli_home(struct cli *cli);
const struct ms_vocab *cli_vocab(struct cli *cli);
const struct ms_catalog *cli_catalog(struct cli *cli);

/* Everything the user gave as input, as one table: -d datasets, then operand
 * files ("-" is standard input), else standard input. With nothing given and
 * standard input a terminal or absent: the tool's default dataset, said on
 * standard error, or the usage. The caller frees it. */
struct ms_table *cli_read(struct cli *cli);

/* Say which column is no default key, since it tells the applicants apart;
 * for tools that group by all keys when nothing else is asked. */
void cli_note_identifier(const struct cli *cli, const struct ms_table *t);

/* Are there any operands or -d, or is standard input a pipe or a file? */
int cli_has_input(const struct cli *cli);

/* A table beside the input: a file of the user, or when file is NULL an
 * installed dataset. The caller frees it. */
struct ms_table *cli_load(struct cli *cli, const char *file,
			  const char *dataset);

/* Where to write: standard output, or a temporary file behind -o. */
FILE *cli_out(struct cli *cli);

/* Parse option arguments; a bad one ends the program with status 2. */
double cli_prob(struct cli *cli, const char *option, const char *text);
double cli_number(struct cli *cli, const char *option, const char *text);
long cli_int(struct cli *cli, const char *option, const char *text, long low,
	     long high);

/* Text for people, wrapped at 78 columns: a label and its text beside it (an
 * empty text prints nothing), or a title and the text below it. */
void cli_field(FILE *fp, const char *label, const char *text);
void cli_paragraph(struct cli *cli, const char *title, const char *text);

/* A sentence on the output, in lines that fit a terminal. */
void cli_sentence(struct cli *cli, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* An empty line before the sentences below an aligned table. */
void cli_gap(struct cli *cli);

/* A sentence below a table for people, as its form wants it; nothing in CSV. */
void cli_footer(struct cli *cli, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* Flush and check the output, put -o's file in place, release everything.
 * Returns the exit status for main. */
int cli_finish(struct cli *cli);

#endif
