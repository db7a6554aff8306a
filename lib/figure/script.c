#include "figure/script.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/num.h"
#include "figure/measure.h"

static void quoted(struct ms_buf *b, const char *value)
{
	struct ms_buf clean = { 0 };
	const char *s;

	ms_text_clean(&clean, value);
	ms_buf_putc(b, '\'');
	for (s = ms_buf_str(&clean); *s; s++)
		if (*s == '\'') /* '' is misread at the start, and twice */
			ms_buf_puts(b, "'.\"'\".'");
		else
			ms_buf_putc(b, *s);
	ms_buf_putc(b, '\'');
	b->failed |= clean.failed;
	ms_buf_release(&clean);
}

static void number(struct ms_buf *b, double x)
{
	char text[MS_NUM_MAX];

	ms_buf_puts(b, isnan(x) ? "NaN" : ms_format_short(text, x));
}

void ms_script_text(struct ms_buf *b, const char *name, const char *value)
{
	ms_buf_printf(b, "%s = ", name);
	quoted(b, value);
	ms_buf_putc(b, '\n');
}

void ms_script_number(struct ms_buf *b, const char *name, double value)
{
	ms_buf_printf(b, "%s = ", name);
	number(b, value);
	ms_buf_putc(b, '\n');
}

static void element(struct ms_buf *b, const char *name, size_t i,
		    const char *value)
{
	ms_buf_printf(b, "%s[%zu] = ", name, i);
	quoted(b, value);
	ms_buf_putc(b, '\n');
}

static void declare(struct ms_buf *b, const char *name, size_t n)
{
	ms_buf_printf(b, "%s_n = %zu\narray %s[%zu]\n", name, n, name,
		      n ? n : 1);
}

void ms_script_array(struct ms_buf *b, const char *name, char *const *values,
		     size_t n)
{
	size_t i;

	declare(b, name, n);
	for (i = 0; i < n; i++)
		element(b, name, i + 1, values[i]);
}

void ms_script_values(struct ms_buf *b, const char *name, const double *x,
		      size_t n)
{
	size_t i;

	declare(b, name, n);
	for (i = 0; i < n; i++) {
		ms_buf_printf(b, "%s[%zu] = ", name, i + 1);
		number(b, x[i]);
		ms_buf_putc(b, '\n');
	}
}

void ms_script_lines(struct ms_buf *b, const char *name, const char *text)
{
	struct ms_list lines = { 0 };

	if (!*text) {
		declare(b, name, 0);
		return;
	}
	if (ms_list_split(&lines, text, '\n'))
		b->failed = 1;
	else
		ms_script_array(b, name, lines.items, lines.n);
	ms_list_release(&lines);
}

void ms_script_open(struct ms_buf *b, const char *name)
{
	ms_buf_printf(b, "$%s << MATCHSTAT_END\n", name);
}

void ms_script_row(struct ms_buf *b, const double *x, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (i)
			ms_buf_putc(b, ' ');
		number(b, x[i]);
	}
	ms_buf_putc(b, '\n');
}

void ms_script_gap(struct ms_buf *b)
{
	ms_buf_puts(b, "\n\n");
}

void ms_script_close(struct ms_buf *b)
{
	ms_buf_puts(b, "MATCHSTAT_END\n");
}

static int append_file(struct ms_buf *b, const char *path, struct ms_error *err)
{
	FILE *fp = fopen(path, "r");
	char chunk[4096];
	size_t n;
	int rc = 0;

	if (!fp)
		return ms_fail_errno(err, path);
	while ((n = fread(chunk, 1, sizeof(chunk), fp)) > 0)
		ms_buf_add(b, chunk, n);
	if (ferror(fp))
		rc = ms_fail_errno(err, path);
	fclose(fp);
	return rc;
}

int ms_script_template(struct ms_buf *b, const char *home, const char *file,
		       struct ms_error *err)
{
	struct ms_buf path = { 0 };
	int rc;

	ms_buf_printf(&path, "%s/plots/%s", home, file);
	ms_buf_printf(b, "\n# ---- plots/%s ----\n", file);
	rc = path.failed ? ms_nomem(err)
			 : append_file(b, ms_buf_str(&path), err);
	ms_buf_putc(b, '\n');
	ms_buf_release(&path);
	return rc;
}
