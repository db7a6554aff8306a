#include "table/csv.h"

#include <csv.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { CHUNK = 1 << 16 };

struct ms_csv {
	FILE *fp;
	char *name;
	struct csv_parser parser;
	char chunk[CHUNK];
	size_t pos, end; /* unread part of chunk */
	struct ms_buf piece; /* one physical line with its line end */
	struct ms_buf text; /* the fields, each with its NUL */
	size_t *start; /* offset of each field in text */
	size_t nfields, capacity;
	size_t line; /* physical lines read */
	size_t first_line; /* where the current record began */
	size_t bytes; /* of the current record, as read */
	int begun; /* the record has seen more than blanks */
	int complete, eof, bad, nomem;
};

int ms_csv_open(struct ms_csv **out, FILE *fp, const char *name,
		struct ms_error *err)
{
	struct ms_csv *csv = calloc(1, sizeof(*csv));
	unsigned char options = CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL |
				CSV_EMPTY_IS_NULL;

	if (!csv)
		return ms_nomem(err);
	csv->fp = fp;
	csv->name = ms_strdup(strcmp(name, "-") ? name : "<stdin>");
	if (!csv->name || csv_init(&csv->parser, options)) {
		free(csv->name);
		free(csv);
		return ms_nomem(err);
	}
	*out = csv;
	return 0;
}

void ms_csv_free(struct ms_csv *csv)
{
	if (!csv)
		return;
	csv_free(&csv->parser);
	ms_buf_release(&csv->piece);
	ms_buf_release(&csv->text);
	free(csv->start);
	free(csv->name);
	free(csv);
}

static void on_field(void *s, size_t len, void *user)
{
	struct ms_csv *csv = user;

	if (csv->nfields == csv->capacity) {
		size_t cap = csv->capacity ? 2 * csv->capacity : 16;
		size_t *p = realloc(csv->start, cap * sizeof(*p));

		if (!p) {
			csv->nomem = 1;
			return;
		}
		csv->start = p;
		csv->capacity = cap;
	}
	csv->start[csv->nfields++] = csv->text.len;
	if (s)
		ms_buf_add(&csv->text, s, len);
	ms_buf_putc(&csv->text, '\0');
}

static void on_record(int c, void *user)
{
	struct ms_csv *csv = user;

	(void)c;
	csv->complete = 1;
}

/* At least one unread byte in the chunk: 1; end of file: 0. */
static int refill(struct ms_csv *csv)
{
	if (csv->pos < csv->end)
		return 1;
	csv->pos = 0;
	csv->end = fread(csv->chunk, 1, CHUNK, csv->fp);
	return csv->end > 0;
}

/* One physical line, with its LF, CRLF or CR, into piece. libcsv knows no
 * line numbers, so it is fed line by line. 0 at the end of the file. */
static int read_line(struct ms_csv *csv)
{
	ms_buf_clear(&csv->piece);
	while (csv->piece.len <= MS_CSV_RECORD_MAX && refill(csv)) {
		size_t from = csv->pos;
		char c = 0;

		while (csv->pos < csv->end) {
			c = csv->chunk[csv->pos++];
			if (c == '\n' || c == '\r')
				break;
		}
		ms_buf_add(&csv->piece, csv->chunk + from, csv->pos - from);
		if (c == '\r' && refill(csv) && csv->chunk[csv->pos] == '\n')
			ms_buf_putc(&csv->piece, csv->chunk[csv->pos++]);
		if (c == '\n' || c == '\r')
			break;
	}
	return csv->piece.len > 0 || csv->piece.failed;
}

/* A byte order mark would end up inside the first column's name. */
static int marked(const char *s)
{
	return strncmp(s, "\xef\xbb\xbf", 3) == 0;
}

static void strip_mark(struct ms_buf *b)
{
	if (b->len >= 3 && marked(b->data)) {
		memmove(b->data, b->data + 3, b->len - 2);
		b->len -= 3;
	}
}

static int refuse(struct ms_csv *csv, struct ms_error *err, const char *why)
{
	csv->bad = 1;
	ms_fail_at(err, csv->name, csv->line, NULL, "%s", why);
	return -1;
}

static int never_closed(struct ms_csv *csv, struct ms_error *err,
			const char *within)
{
	csv->bad = 1;
	ms_fail_at(err, csv->name, csv->first_line, NULL,
		   "field %zu: a quoted field that begins here is never "
		   "closed%s",
		   csv->nfields + 1, within);
	return -1;
}

/* Records have a limit: an unclosed quote must not swallow a whole file. */
static int too_long(struct ms_csv *csv, struct ms_error *err)
{
	return csv->line > csv->first_line
		       ? never_closed(csv, err, " within 1 MiB")
		       : refuse(csv, err, "the line is longer than 1 MiB");
}

static int parse_line(struct ms_csv *csv, struct ms_error *err)
{
	const struct ms_buf *b = &csv->piece;
	size_t n;

	if (memchr(b->data, '\0', b->len))
		return refuse(csv, err,
			      "a NUL byte; is this a text file in UTF-8?");
	n = csv_parse(&csv->parser, b->data, b->len, on_field, on_record, csv);
	if (n != b->len && csv_error(&csv->parser) == CSV_EPARSE) {
		csv->bad = 1;
		ms_fail_at(err, csv->name, csv->line, NULL,
			   "field %zu: a quote where none may stand (quote the "
			   "whole field and double the quotes in it)",
			   csv->nfields + 1);
		return -1;
	}
	if (n != b->len || csv->nomem || csv->text.failed) {
		csv->bad = 1;
		ms_nomem(err);
		return -1;
	}
	return 0;
}

static int finish(struct ms_csv *csv, struct ms_error *err)
{
	csv->eof = 1;
	if (ferror(csv->fp)) {
		csv->bad = 1;
		ms_fail_errno(err, csv->name);
		return -1;
	}
	if (csv_fini(&csv->parser, on_field, on_record, csv))
		return never_closed(csv, err, "");
	return csv->complete;
}

int ms_csv_next(struct ms_csv *csv, struct ms_error *err)
{
	if (csv->bad)
		return refuse(csv, err, "reading went on after an error");
	if (csv->eof)
		return 0;
	csv->complete = 0;
	csv->begun = 0;
	csv->nfields = 0;
	csv->bytes = 0;
	ms_buf_clear(&csv->text);
	csv->first_line = csv->line + 1;
	while (!csv->complete) {
		if (!read_line(csv))
			return finish(csv, err);
		if (csv->piece.failed) {
			ms_nomem(err);
			return -1;
		}
		if (csv->line++ == 0)
			strip_mark(&csv->piece);
		csv->bytes += csv->piece.len;
		if (csv->bytes > MS_CSV_RECORD_MAX)
			return too_long(csv, err);
		if (csv->piece.len && parse_line(csv, err))
			return -1;
		/* an empty line is no record: the next one begins later */
		csv->begun |= strspn(ms_buf_str(&csv->piece), " \t\r\n") <
			      csv->piece.len;
		if (!csv->begun) {
			csv->first_line = csv->line + 1;
			csv->bytes = 0;
		}
	}
	return 1;
}

size_t ms_csv_nfields(const struct ms_csv *csv)
{
	return csv->nfields;
}

const char *ms_csv_field(const struct ms_csv *csv, size_t i)
{
	return csv->text.data + csv->start[i];
}

size_t ms_csv_line(const struct ms_csv *csv)
{
	return csv->first_line;
}

const char *ms_csv_name(const struct ms_csv *csv)
{
	return csv->name;
}

static int needs_quotes(const char *s)
{
	size_t n = strlen(s);

	if (n == 0)
		return 0;
	return strpbrk(s, ",\"\r\n") || s[0] == ' ' || s[0] == '\t' ||
	       s[n - 1] == ' ' || s[n - 1] == '\t' || marked(s);
}

void ms_csv_put(FILE *fp, const char *text)
{
	if (!needs_quotes(text)) {
		fputs(text, fp);
		return;
	}
	putc('"', fp);
	for (; *text; text++) {
		if (*text == '"')
			putc('"', fp);
		putc(*text, fp);
	}
	putc('"', fp);
}
