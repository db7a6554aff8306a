#include "market/rows.h"

#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"

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
	rc = ms_fail_at(err, ms_csv_name(rows->csv), 1, NULL,
			"column '%s' %s (the columns are %s)", column, why,
			ms_buf_str(&list));
	ms_buf_release(&list);
	return rc;
}

static int read_header(struct ms_rows *rows, size_t need, struct ms_error *err)
{
	int seen[MS_ROWS_MAX] = { 0 };
	size_t i, k;
	int more = ms_csv_next(rows->csv, err);

	if (more < 0)
		return MS_EDATA;
	if (more == 0)
		return ms_fail_at(err, ms_csv_name(rows->csv), 0, NULL,
				  "the file is empty");
	for (k = 0; k < ms_csv_nfields(rows->csv); k++) {
		const char *name = ms_csv_field(rows->csv, k);

		i = find(rows, name);
		if (i == rows->n)
			return refuse_header(rows, name, "is not known", err);
		if (seen[i]++)
			return refuse_header(rows, name, "is there twice", err);
		rows->at[i] = k;
	}
	rows->width = k;
	for (i = 0; i < need; i++)
		if (!seen[i])
			return refuse_header(rows, rows->columns[i],
					     "is missing", err);
	return 0;
}

int ms_rows_open(struct ms_rows *rows, const char *path,
		 const char *const *columns, size_t n, size_t need,
		 struct ms_error *err)
{
	size_t i;
	int rc;

	memset(rows, 0, sizeof(*rows));
	rows->columns = columns;
	rows->n = n;
	for (i = 0; i < n; i++)
		rows->at[i] = SIZE_MAX;
	rows->fp = strcmp(path, "-") ? fopen(path, "r") : stdin;
	if (!rows->fp)
		return ms_fail_errno(err, path);
	rc = ms_csv_open(&rows->csv, rows->fp, path, err);
	if (!rc)
		rc = read_header(rows, need, err);
	if (rc)
		ms_rows_close(rows);
	return rc;
}

void ms_rows_close(struct ms_rows *rows)
{
	ms_csv_free(rows->csv);
	if (rows->fp && rows->fp != stdin)
		fclose(rows->fp);
	memset(rows, 0, sizeof(*rows));
}

int ms_rows_next(struct ms_rows *rows, struct ms_error *err)
{
	int more = ms_csv_next(rows->csv, err);

	if (more > 0 && ms_csv_nfields(rows->csv) != rows->width) {
		ms_fail_at(err, ms_csv_name(rows->csv), ms_rows_line(rows),
			   NULL, "%zu field%s where the header has %zu",
			   ms_csv_nfields(rows->csv),
			   ms_csv_nfields(rows->csv) == 1 ? "" : "s",
			   rows->width);
		return -1;
	}
	return more;
}

const char *ms_rows_field(const struct ms_rows *rows, size_t i)
{
	return rows->at[i] == SIZE_MAX ? ""
				       : ms_csv_field(rows->csv, rows->at[i]);
}

size_t ms_rows_line(const struct ms_rows *rows)
{
	return ms_csv_line(rows->csv);
}

int ms_rows_fail(const struct ms_rows *rows, size_t i, struct ms_error *err,
		 const char *fmt, ...)
{
	struct ms_error why;
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(why.msg, sizeof(why.msg), fmt, ap);
	va_end(ap);
	return ms_fail_at(err, ms_csv_name(rows->csv), ms_rows_line(rows),
			  rows->columns[i], "%s", why.msg);
}
