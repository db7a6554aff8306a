#include "market/rows.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static size_t find(const struct ms_rows *rows, const char *name)
{
	size_t i;

	for (i = 0; i < rows->n; i++)
		if (strcmp(rows->columns[i], name) == 0)
			return i;
	return rows->n;
}

/* "applicant, rank, program" */
static void wanted(const struct ms_rows *rows, struct ms_buf *out)
{
	size_t i;

	for (i = 0; i < rows->n; i++)
		ms_buf_printf(out, "%s%s", i ? ", " : "", rows->columns[i]);
}

static int refuse_header(const struct ms_rows *rows, const char *column,
			 const char *why, struct ms_error *err)
{
	struct ms_buf list = { 0 };
	int rc;

	wanted(rows, &list);
	rc = ms_fail_at(err, ms_feed_name(rows->feed), 1, NULL,
			"column '%s' %s (the columns are %s)", column, why,
			ms_buf_str(&list));
	ms_buf_release(&list);
	return rc;
}

static int read_header(struct ms_rows *rows, size_t need, struct ms_error *err)
{
	int seen[MS_ROWS_MAX] = { 0 }, rc = 0;
	struct ms_buf name = { 0 };
	size_t i, k, n;

	for (k = 0; k < rows->in.scan.nfield && !rc; k++) {
		const char *raw = ms_scan_raw(&rows->in.scan, k, &n);

		ms_scan_value(raw, n, &name);
		i = find(rows, ms_buf_str(&name));
		if (i == rows->n)
			rc = refuse_header(rows, ms_buf_str(&name),
					   "is not known", err);
		else if (seen[i]++)
			rc = refuse_header(rows, ms_buf_str(&name),
					   "is there twice", err);
		else
			rows->at[i] = k;
	}
	rows->width = k;
	for (i = 0; i < need && !rc; i++)
		if (!seen[i])
			rc = refuse_header(rows, rows->columns[i], "is missing",
					   err);
	ms_buf_release(&name);
	return rc;
}

/* The next record, with its line kept up to date. */
static int next(struct ms_rows *rows, struct ms_error *err)
{
	int more = ms_records_next(&rows->in, err);
	const struct ms_block *block = &rows->in.block;
	size_t start = rows->in.scan.start;

	if (more <= 0)
		return more;
	if (rows->line == 0 || rows->block != block->seq) {
		rows->block = block->seq;
		rows->line = block->line;
		rows->seen = 0;
	}
	rows->line += ms_scan_lines(block->text + rows->seen,
				    start - rows->seen, '\0');
	rows->seen = start;
	return 1;
}

int ms_rows_open(struct ms_rows *rows, const char *path,
		 const char *const *columns, size_t n, size_t need,
		 struct ms_error *err)
{
	size_t i;
	int rc, more;

	memset(rows, 0, sizeof(*rows));
	rows->columns = columns;
	rows->n = n;
	for (i = 0; i < n; i++)
		rows->at[i] = SIZE_MAX;
	rc = ms_feed_open(&rows->feed, path, 0, NULL, NULL, err);
	if (rc)
		return rc;
	rows->in.feed = rows->feed;
	more = next(rows, err);
	if (more > 0)
		rc = read_header(rows, need, err);
	else if (more < 0)
		rc = MS_EDATA;
	else
		rc = ms_fail_at(err, ms_feed_name(rows->feed), 0, NULL,
				"the file is empty");
	if (rc)
		ms_rows_close(rows);
	return rc;
}

void ms_rows_close(struct ms_rows *rows)
{
	size_t i;

	for (i = 0; i < MS_ROWS_MAX; i++)
		ms_buf_release(&rows->text[i]);
	ms_records_release(&rows->in);
	ms_feed_free(rows->feed);
	memset(rows, 0, sizeof(*rows));
}

int ms_rows_next(struct ms_rows *rows, struct ms_error *err)
{
	int more = next(rows, err);
	size_t n = rows->in.scan.nfield;

	if (more > 0 && n != rows->width) {
		ms_fail_at(err, ms_feed_name(rows->feed), ms_rows_line(rows),
			   NULL, "%zu field%s where the header has %zu", n,
			   n == 1 ? "" : "s", rows->width);
		return -1;
	}
	return more;
}

static int is_blank(char c)
{
	return c == ' ' || c == '\t';
}

const char *ms_rows_bytes(struct ms_rows *rows, size_t i, size_t *n)
{
	struct ms_buf *text = &rows->text[i];
	const char *raw;

	*n = 0;
	if (rows->at[i] == SIZE_MAX)
		return "";
	raw = ms_scan_raw(&rows->in.scan, rows->at[i], n);
	if (!*n || (*raw != '"' && !is_blank(*raw) && !is_blank(raw[*n - 1])))
		return raw;
	ms_scan_value(raw, *n, text);
	*n = text->len;
	return ms_buf_str(text);
}

const char *ms_rows_field(struct ms_rows *rows, size_t i)
{
	struct ms_buf *text = &rows->text[i];
	size_t n;
	const char *s = ms_rows_bytes(rows, i, &n);

	if (s == text->data)
		return s;
	ms_buf_clear(text);
	ms_buf_add(text, s, n);
	return ms_buf_str(text);
}

size_t ms_rows_line(const struct ms_rows *rows)
{
	return rows->line;
}

int ms_rows_fail(struct ms_rows *rows, size_t i, struct ms_error *err,
		 const char *fmt, ...)
{
	struct ms_error why;
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(why.msg, sizeof(why.msg), fmt, ap);
	va_end(ap);
	return ms_fail_at(err, ms_feed_name(rows->feed), ms_rows_line(rows),
			  rows->columns[i], "%s", why.msg);
}
