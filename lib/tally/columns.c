#include "tally/columns.h"

#include <stdlib.h>
#include <string.h>

#include "table/header.h"

void ms_columns_release(struct ms_columns *c)
{
	ms_buf_release(&c->text);
	free(c->start);
	memset(c, 0, sizeof(*c));
}

const char *ms_columns_name(const struct ms_columns *c, size_t i)
{
	return c->text.data + c->start[i];
}

/* The fields of the scanner's record become the names. */
static int take(struct ms_columns *c, const struct ms_scan *scan,
		struct ms_error *err)
{
	struct ms_buf value = { 0 };
	size_t i, n;

	c->start = malloc(scan->nfield * sizeof(*c->start));
	if (!c->start)
		return ms_nomem(err);
	for (i = 0; i < scan->nfield; i++) {
		const char *raw = ms_scan_raw(scan, i, &n);

		ms_scan_value(raw, n, &value);
		c->start[i] = c->text.len;
		ms_buf_puts(&c->text, ms_buf_str(&value));
		ms_buf_putc(&c->text, '\0');
	}
	c->n = scan->nfield;
	ms_buf_release(&value);
	return c->text.failed ? ms_nomem(err) : 0;
}

static int from_line(struct ms_columns *c, const char *header,
		     struct ms_error *err)
{
	struct ms_scan scan = { 0 };
	struct ms_fault fault;
	struct ms_buf line = { 0 };
	size_t i;
	int code = 0;

	ms_buf_puts(&line, header);
	ms_buf_putc(&line, '\n');
	for (i = 0; i < MS_SCAN_PAD; i++)
		ms_buf_putc(&line, '\n');
	if (line.failed) {
		code = ms_nomem(err);
		goto out;
	}
	ms_scan_text(&scan, line.data, strlen(header) + 1, 0);
	/* the check comes first: a line with an open quote has no end */
	if (ms_scan_check(line.data, strlen(header), &fault) ||
	    ms_scan_next(&scan, &fault) <= 0)
		code = ms_fail(err, MS_EUSAGE,
			       "'%s' is not a line of column names", header);
	else
		code = take(c, &scan, err);
out:
	ms_scan_release(&scan);
	ms_buf_release(&line);
	return code;
}

int ms_columns_read(struct ms_columns *c, struct ms_records *in,
		    const char *header, struct ms_error *err)
{
	int more, code;

	c->file = ms_feed_name(in->feed);
	if (header)
		return from_line(c, header, err);
	more = ms_records_next(in, err);
	if (more < 0)
		return err ? (int)err->code : MS_EDATA;
	if (more == 0)
		return ms_fail_at(err, c->file, 0, NULL,
				  "empty: a header line is expected");
	c->line = ms_records_line(in);
	code = take(c, &in->scan, err);
	if (!code && c->n == 1)
		code = ms_header_check(err, c->file, c->line,
				       &(const char *){ c->text.data }, 1);
	return code;
}

long ms_columns_find(const struct ms_columns *c, const char *name)
{
	size_t i;

	for (i = 0; i < c->n; i++)
		if (strcmp(ms_columns_name(c, i), name) == 0)
			return (long)i;
	return -1;
}

/* The names as texts of their own: malloc'd, pointing into the columns. */
static const char **names(const struct ms_columns *c)
{
	const char **p = malloc((c->n + 1) * sizeof(*p));
	size_t i;

	for (i = 0; p && i < c->n; i++)
		p[i] = ms_columns_name(c, i);
	return p;
}

static int not_there(const struct ms_columns *c, const char *name,
		     struct ms_error *err)
{
	const char **have = names(c);
	int rc = have ? ms_header_lacks(err, c->file, c->line, name, have, c->n)
		      : ms_nomem(err);

	free(have);
	return rc;
}

int ms_columns_need(const struct ms_columns *c, const char *name, size_t *out,
		    struct ms_error *err)
{
	long at = ms_columns_find(c, name);
	size_t i;

	if (at < 0)
		return not_there(c, name, err);
	for (i = (size_t)at + 1; i < c->n; i++)
		if (strcmp(ms_columns_name(c, i), name) == 0)
			return ms_fail_at(err, c->file, c->line, name,
					  "the column stands twice");
	*out = (size_t)at;
	return 0;
}

int ms_columns_again(const struct ms_columns *c, const struct ms_scan *scan,
		     struct ms_buf *value)
{
	size_t i, n;

	if (scan->nfield != c->n)
		return 0;
	for (i = 0; i < c->n; i++) {
		const char *raw = ms_scan_raw(scan, i, &n);

		ms_scan_value(raw, n, value);
		if (strcmp(ms_buf_str(value), ms_columns_name(c, i)))
			return 0;
	}
	return 1;
}
