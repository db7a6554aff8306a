#include "cli.h"

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gsl/gsl_errno.h>

#include "grid.h"
#include "wrap.h"
#include "base/home.h"
#include "base/num.h"
#include "table/identifier.h"

static int status_of(enum ms_code code)
{
	switch (code) {
	case MS_OK:
		return 0;
	case MS_EUSAGE:
		return 2;
	case MS_ENONE:
		return 3;
	default:
		return 1;
	}
}

static void __attribute__((format(printf, 2, 0)))
say(const struct cli *cli, const char *fmt, va_list ap)
{
	struct ms_buf text = { 0 };

	fflush(stdout);
	ms_buf_printf(&text, "%s: ", cli->tool->name);
	ms_buf_vprintf(&text, fmt, ap);
	wrap_text(stderr, wrap_width(stderr, 0), 2, 0, ms_buf_str(&text));
	ms_buf_release(&text);
}

void cli_die(struct cli *cli, const struct ms_error *err)
{
	cli_fail(cli, err->code, "%s", err->msg);
}

void cli_fail(struct cli *cli, enum ms_code code, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(cli, fmt, ap);
	va_end(ap);
	exit(status_of(code));
}

void cli_usage(struct cli *cli, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(cli, fmt, ap);
	va_end(ap);
	fprintf(stderr, "usage: %s %s\ntry '%s -h'\n", cli->tool->name,
		cli->tool->synopsis, cli->tool->name);
	exit(2);
}

void cli_note(const struct cli *cli, const char *fmt, ...)
{
	va_list ap;

	if (cli->quiet)
		return;
	va_start(ap, fmt);
	say(cli, fmt, ap);
	va_end(ap);
}

static _Noreturn void no_memory(struct cli *cli)
{
	cli_fail(cli, MS_ENOMEM, "out of memory");
}

static size_t count_options(const struct cli_tool *tool)
{
	size_t n = 0;

	while (tool->options[n].name)
		n++;
	return n;
}

/* A standard stream that the caller closed must not become the next file we
 * open: what is meant for it would go there. Reading and writing still fail. */
static void hold_standard(void)
{
	int fd;

	for (fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0)
			open("/dev/null",
			     fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

void cli_start(struct cli *cli, const struct cli_tool *tool, int argc,
	       char **argv)
{
	size_t n = count_options(tool), i, k = 0;
	struct option *table;
	char *letters;

	memset(cli, 0, sizeof(*cli));
	hold_standard();
	cli->tool = tool;
	cli->dataset = tool->dataset;
	cli->argc = argc;
	cli->argv = argv;
	gsl_set_error_handler_off();
	table = calloc(n + 2, sizeof(*table));
	letters = calloc(2 * n + 2, 1);
	cli->datasets = calloc((size_t)argc + 1, sizeof(*cli->datasets));
	if (!table || !letters || !cli->datasets)
		no_memory(cli);
	letters[k++] = ':';
	for (i = 0; i < n; i++) {
		const struct cli_option *o = &tool->options[i];

		table[i].name = o->name;
		table[i].has_arg = o->arg ? required_argument : no_argument;
		table[i].val = o->letter;
		if (o->letter < CLI_LONG) {
			letters[k++] = (char)o->letter;
			if (o->arg)
				letters[k++] = ':';
		}
	}
	table[n].name = "dump-options";
	table[n].val = CLI_DUMP;
	cli->getopt_table = table;
	cli->getopt_letters = letters;
	opterr = 0;
}

static _Noreturn void show_help(struct cli *cli)
{
	const struct cli_tool *tool = cli->tool;
	const struct cli_option *o;

	printf("usage: %s %s\n%s\n\n", tool->name, tool->synopsis,
	       tool->summary);
	for (o = tool->options; o->name; o++) {
		char left[64];

		snprintf(left, sizeof(left), "%s%s%s", o->name,
			 o->arg ? "=" : "", o->arg ? o->arg : "");
		if (o->letter < CLI_LONG)
			printf("  -%c, --%-24s ", o->letter, left);
		else
			printf("      --%-24s ", left);
		wrap_text(stdout, 80, 33, 33, o->help);
	}
	printf("\nmanual: man %s\n", tool->name);
	exit(cli_finish(cli));
}

/* For the completion and for the test that compares options with man pages. */
static _Noreturn void dump_options(struct cli *cli)
{
	const struct cli_option *o;

	for (o = cli->tool->options; o->name; o++) {
		if (o->letter < CLI_LONG)
			printf("-%c", o->letter);
		printf("\t--%s\t%s\t%s\n", o->name, o->arg ? o->arg : "",
		       o->help);
	}
	exit(cli_finish(cli));
}

static int common(struct cli *cli, int c)
{
	switch (c) {
	case 'd':
		cli->datasets[cli->ndataset++] = optarg;
		return 1;
	case 'o':
		cli->output = optarg;
		return 1;
	case 'q':
		cli->quiet = 1;
		return 1;
	case 'v':
		cli->verbose = 1;
		return 1;
	case 't':
		cli->table = GRID_PLAIN;
		return 1;
	case CLI_HTML:
		cli->table = GRID_HTML;
		return 1;
	case CLI_NA:
		cli->na = optarg;
		return 1;
	case 'h':
		show_help(cli);
	case 'V':
		printf("%s (matchstat) %s\n", cli->tool->name, MS_VERSION);
		exit(cli_finish(cli));
	case CLI_DUMP:
		dump_options(cli);
	default:
		return 0;
	}
}

static const struct cli_option *by_letter(const struct cli *cli, int letter)
{
	const struct cli_option *o;

	for (o = cli->tool->options; o->name; o++)
		if (o->letter == letter)
			return o;
	return NULL;
}

/* How many long options begin with the word? */
static size_t beginnings(const struct cli *cli, const char *word)
{
	size_t len = strcspn(word, "="), n = 0;
	const struct cli_option *o;

	for (o = cli->tool->options; o->name; o++)
		n += strncmp(o->name, word, len) == 0;
	return n;
}

/* The option getopt stumbled over, as the user wrote it. Of a long one that
 * it does not know, optopt is 0; a known optopt has an argument too many. */
static _Noreturn void bad_option(struct cli *cli, int c)
{
	const char *word = cli->argv[optind - 1];

	if (c == ':')
		cli_usage(cli, "option '%s' needs an argument", word);
	if (optopt >= CLI_LONG || (optopt && by_letter(cli, optopt)))
		cli_usage(cli, "option '%s' takes no argument", word);
	if (optopt)
		cli_usage(cli, "unknown option '-%c'", optopt);
	if (beginnings(cli, word + 2) > 1)
		cli_usage(cli, "option '%s' may mean several", word);
	cli_usage(cli, "unknown option '%s'", word);
}

int cli_next(struct cli *cli)
{
	int c;

	for (;;) {
		c = getopt_long(cli->argc, cli->argv, cli->getopt_letters,
				cli->getopt_table, NULL);
		if (c == '?' || c == ':')
			bad_option(cli, c);
		if (c == -1) {
			cli->operands = cli->argv + optind;
			cli->noperands = cli->argc - optind;
			return -1;
		}
		if (!common(cli, c)) {
			cli->arg = optarg;
			return c;
		}
	}
}

const char *cli_home(struct cli *cli)
{
	struct ms_error err;

	if (!cli->home.data && ms_home_find(&cli->home, &err))
		cli_die(cli, &err);
	return ms_buf_str(&cli->home);
}

const struct ms_vocab *cli_vocab(struct cli *cli)
{
	struct ms_error err;

	if (!cli->vocab && ms_vocab_open(&cli->vocab, cli_home(cli), &err))
		cli_die(cli, &err);
	return cli->vocab;
}

const struct ms_catalog *cli_catalog(struct cli *cli)
{
	struct ms_error err;

	if (!cli->catalog &&
	    ms_catalog_open(&cli->catalog, cli_home(cli), &err))
		cli_die(cli, &err);
	return cli->catalog;
}

/* -v: what was read. */
static void say_rows(const struct cli *cli, const char *name, size_t n)
{
	if (cli->verbose)
		cli_note(cli, "%s: %zu %s read", name, n,
			 n == 1 ? "row" : "rows");
}

static void read_dataset(struct cli *cli, struct ms_table *t, const char *id)
{
	const struct ms_catalog *catalog = cli_catalog(cli);
	struct ms_error err;
	size_t i, before = ms_table_nrow(t);

	if (ms_catalog_find(catalog, id, &i, &err) ||
	    ms_catalog_load(catalog, i, t, &err))
		cli_die(cli, &err);
	say_rows(cli, id, ms_table_nrow(t) - before);
}

static void read_file(struct cli *cli, struct ms_table *t, const char *name)
{
	size_t before = ms_table_nrow(t);
	struct ms_error err;
	int rc;

	if (strcmp(name, "-") == 0)
		rc = ms_table_read(t, stdin, name, &err);
	else
		rc = ms_table_load(t, name, &err);
	if (rc)
		cli_die(cli, &err);
	say_rows(cli, name, ms_table_nrow(t) - before);
}

/* Standard input that nobody has directed: a terminal, /dev/null, closed. */
static int stdin_is_idle(void)
{
	struct stat st;

	return fstat(STDIN_FILENO, &st) != 0 || S_ISCHR(st.st_mode);
}

int cli_has_input(const struct cli *cli)
{
	return cli->ndataset || cli->noperands || !stdin_is_idle();
}

struct ms_table *cli_read(struct cli *cli)
{
	struct ms_table *t;
	struct ms_error err;
	size_t i;

	if (ms_table_new(&t, cli->na, &err))
		cli_die(cli, &err);
	for (i = 0; i < cli->ndataset; i++)
		read_dataset(cli, t, cli->datasets[i]);
	for (i = 0; i < (size_t)cli->noperands; i++)
		read_file(cli, t, cli->operands[i]);
	if (cli->ndataset || cli->noperands)
		return t;
	if (!stdin_is_idle()) {
		read_file(cli, t, "-");
	} else if (cli->dataset) {
		cli_note(cli, "reading the installed dataset %s", cli->dataset);
		read_dataset(cli, t, cli->dataset);
	} else {
		cli_usage(cli, "no input: name a file or a dataset (-d)");
	}
	return t;
}

void cli_note_identifier(const struct cli *cli, const struct ms_table *t)
{
	long id = ms_table_identifier(t);

	if (id >= 0)
		cli_note(cli,
			 "%s: another in every row, so taken to tell the "
			 "applicants apart and not for a key",
			 ms_table_column(t, (size_t)id));
}

struct ms_table *cli_load(struct cli *cli, const char *file,
			  const char *dataset)
{
	struct ms_error err;
	struct ms_table *t;

	if (ms_table_new(&t, NULL, &err))
		cli_die(cli, &err);
	if (file)
		read_file(cli, t, file);
	else
		read_dataset(cli, t, dataset);
	return t;
}

FILE *cli_out(struct cli *cli)
{
	if (cli->out)
		return cli->out;
	if (!cli->output || strcmp(cli->output, "-") == 0)
		cli->out = stdout;
	else
		cli->out = outfile_open(&cli->file, cli->output);
	if (!cli->out)
		cli_fail(cli, MS_EIO, "%s: %s", cli->output, strerror(errno));
	return cli->out;
}

double cli_prob(struct cli *cli, const char *option, const char *text)
{
	double p;
	const char *why = ms_parse_prob(text, 1, &p);

	if (why)
		cli_usage(cli, "%s: '%s' %s", option, text, why);
	return p;
}

double cli_number(struct cli *cli, const char *option, const char *text)
{
	double x;
	const char *why = ms_parse_double(text, &x);

	if (why)
		cli_usage(cli, "%s: '%s' %s", option, text, why);
	return x;
}

long cli_int(struct cli *cli, const char *option, const char *text, long low,
	     long high)
{
	int64_t n;
	const char *why = ms_parse_int(text, low, high, &n);

	if (why)
		cli_usage(cli, "%s: '%s' %s (%ld to %ld)", option, text, why,
			  low, high);
	return (long)n;
}

enum { PAGE = 78 }; /* columns of text for people */

void cli_field(FILE *fp, const char *label, const char *text)
{
	enum { INDENT = 12 };

	if (!*text)
		return;
	fprintf(fp, "%-*s", INDENT, label);
	wrap_text(fp, PAGE, INDENT, INDENT, text);
}

void cli_paragraph(struct cli *cli, const char *title, const char *text)
{
	FILE *fp = cli_out(cli);

	if (cli->table == GRID_HTML) {
		fputs("<h3>", fp);
		grid_html_text(fp, title);
		fputs("</h3>\n<p>", fp);
		grid_html_text(fp, text);
		fputs("</p>\n", fp);
		return;
	}
	fprintf(fp, "%s\n  ", title);
	wrap_text(fp, PAGE, 2, 2, text);
	putc('\n', fp);
}

void cli_gap(struct cli *cli)
{
	if (cli->table == GRID_PLAIN)
		putc('\n', cli_out(cli));
}

void cli_footer(struct cli *cli, const char *fmt, ...)
{
	FILE *fp = cli_out(cli);
	char text[1024];
	va_list ap;

	if (cli->table == GRID_CSV)
		return;
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	if (cli->table == GRID_HTML) {
		fputs("<p class=\"note\">", fp);
		grid_html_text(fp, text);
		fputs("</p>\n", fp);
	} else {
		wrap_text(fp, wrap_width(fp, 0), 0, 0, text);
	}
}

void cli_sentence(struct cli *cli, const char *fmt, ...)
{
	FILE *fp = cli_out(cli);
	struct ms_buf text = { 0 };
	va_list ap;

	va_start(ap, fmt);
	ms_buf_vprintf(&text, fmt, ap);
	va_end(ap);
	if (text.failed)
		no_memory(cli);
	wrap_text(fp, wrap_width(fp, 0), 0, 0, ms_buf_str(&text));
	ms_buf_release(&text);
}

static void close_out(struct cli *cli)
{
	FILE *fp = cli->out ? cli->out : stdout;
	const char *name = fp != stdout ? cli->output : "standard output";
	int bad = fflush(fp) != 0 || ferror(fp);

	if (fclose(fp) != 0 || bad)
		cli_fail(cli, MS_EIO, "%s: %s", name, strerror(errno));
	if (outfile_keep(&cli->file) != 0)
		cli_fail(cli, MS_EIO, "%s: %s", cli->output, strerror(errno));
}

int cli_finish(struct cli *cli)
{
	close_out(cli);
	ms_vocab_free(cli->vocab);
	ms_catalog_free(cli->catalog);
	ms_buf_release(&cli->home);
	free(cli->datasets);
	free(cli->getopt_table);
	free(cli->getopt_letters);
	return 0;
}
