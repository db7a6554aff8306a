#include "grid.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "wrap.h"
#include "base/num.h"
#include "base/text.h"
#include "table/csv.h"

struct column {
	const char *name, *heading;
	const char *below; /* heading of a key said once below */
	enum grid_align align;
	size_t width;
};

struct grid {
	FILE *fp;
	int table, html;
	size_t room; /* columns of a terminal; 0: lines as long as they get */
	struct column *columns;
	size_t ncol, at; /* at: column of the next cell */
	int header_done, row_begun;
	char **cells; /* table: row by row */
	size_t ncell, capacity;
};

static void *need(void *p)
{
	if (!p) {
		fputs("out of memory\n", stderr);
		exit(1);
	}
	return p;
}

struct grid *grid_new(FILE *fp, int form)
{
	struct grid *g = need(calloc(1, sizeof(*g)));

	g->fp = fp;
	g->table = form != GRID_CSV;
	g->html = form == GRID_HTML;
	g->room = wrap_width(fp, 0);
	return g;
}

static size_t width(const char *s)
{
	return wrap_columns(s, strlen(s));
}

void grid_column(struct grid *g, const char *name, const char *heading,
		 enum grid_align align)
{
	struct column *c;

	g->columns =
		need(realloc(g->columns, (g->ncol + 1) * sizeof(*g->columns)));
	c = &g->columns[g->ncol++];
	c->name = name;
	c->heading = heading;
	c->below = NULL;
	c->align = align;
	c->width = heading ? width(heading) : 0;
}

static void csv_field(struct grid *g, const char *text)
{
	if (g->row_begun)
		putc(',', g->fp);
	ms_csv_put(g->fp, text);
	g->row_begun = 1;
}

static void csv_header(struct grid *g)
{
	size_t i;

	for (i = 0; i < g->ncol; i++)
		if (g->columns[i].name)
			csv_field(g, g->columns[i].name);
	putc('\n', g->fp);
	g->row_begun = 0;
	g->header_done = 1;
}

static void keep(struct grid *g, const char *text)
{
	struct column *c = &g->columns[g->at];

	if (g->ncell == g->capacity) {
		g->capacity = g->capacity ? 2 * g->capacity : 256;
		g->cells = need(
			realloc(g->cells, g->capacity * sizeof(*g->cells)));
	}
	g->cells[g->ncell++] = need(ms_strdup(text));
	if (c->heading && width(text) > c->width)
		c->width = width(text);
}

void grid_cell(struct grid *g, const char *csv, const char *person)
{
	if (g->at >= g->ncol)
		abort(); /* a tool gave more cells than columns */
	if (g->table) {
		keep(g, person);
	} else {
		if (!g->header_done)
			csv_header(g);
		if (g->columns[g->at].name)
			csv_field(g, csv);
	}
	g->at++;
}

void grid_text(struct grid *g, const char *text)
{
	grid_cell(g, text, text);
}

const char *grid_whole(const struct ms_buf *text)
{
	need(text->failed ? NULL : (void *)text);
	return ms_buf_str(text);
}

void grid_buf(struct grid *g, const struct ms_buf *text)
{
	grid_text(g, grid_whole(text));
}

void grid_exact(struct grid *g, double x)
{
	char csv[MS_NUM_MAX], person[MS_NUM_MAX];

	grid_cell(g, ms_format_exact(csv, x),
		  isnan(x) ? "-" : ms_format_short(person, x));
}

/* 12345 -> "12,345" */
static void group_digits(char *out, size_t size, double n)
{
	char plain[64];
	size_t len, i, k = 0;

	snprintf(plain, sizeof(plain), "%.0f", n);
	len = strlen(plain);
	for (i = 0; i < len && k + 2 < size; i++) {
		out[k++] = plain[i];
		if (i + 1 < len && (len - i - 1) % 3 == 0 && plain[i] != '-')
			out[k++] = ',';
	}
	out[k] = '\0';
}

void grid_count(struct grid *g, double n)
{
	char csv[MS_NUM_MAX], person[96] = "-";

	if (!isnan(n))
		group_digits(person, sizeof(person), n);
	grid_cell(g, ms_format_exact(csv, n), person);
}

void grid_number(struct grid *g, double x, int decimals)
{
	char csv[MS_NUM_MAX], person[400] = "-";

	if (isinf(x))
		strcpy(person, "no limit");
	else if (!isnan(x))
		snprintf(person, sizeof(person), "%.*f", decimals, x);
	grid_cell(g, ms_format_exact(csv, x), person);
}

void grid_either(struct grid *g, double x, const char *person)
{
	char csv[MS_NUM_MAX];

	grid_cell(g, ms_format_exact(csv, x), person);
}

void grid_p(struct grid *g, double p)
{
	char text[32] = "-";

	if (p < 0.001)
		strcpy(text, "<0.001");
	else if (!isnan(p))
		snprintf(text, sizeof(text), "%.3f", p);
	grid_either(g, p, text);
}

void grid_percent(struct grid *g, double p, int decimals)
{
	char csv[MS_NUM_MAX], person[64] = "-";

	if (!isnan(p))
		snprintf(person, sizeof(person), "%.*f %%", decimals, 100 * p);
	grid_cell(g, ms_format_exact(csv, p), person);
}

void grid_ratio(struct grid *g, const struct ms_interval *ratio)
{
	char text[96] = "-";

	if (!isnan(ratio->value))
		snprintf(text, sizeof(text), "%.2f (%.2f-%.2f)", ratio->value,
			 ratio->low, ratio->high);
	grid_either(g, ratio->value, text);
	grid_exact(g, ratio->low);
	grid_exact(g, ratio->high);
}

void grid_interval(struct grid *g, double low, double high, int decimals)
{
	char person[64] = "-";

	if (!isnan(low) && !isnan(high))
		snprintf(person, sizeof(person), "%.*f-%.*f %%", decimals,
			 100 * low, decimals, 100 * high);
	grid_cell(g, person, person);
}

void grid_end(struct grid *g)
{
	if (g->at != g->ncol)
		abort(); /* a tool gave fewer cells than columns */
	g->at = 0;
	g->row_begun = 0;
	if (!g->table)
		putc('\n', g->fp);
}

static void pad(FILE *fp, size_t n)
{
	while (n--)
		putc(' ', fp);
}

/* The last text of a line, beside the others if there is room for it. */
static void last_text(const struct grid *g, size_t at, const char *text)
{
	enum { LEAST = 14 };

	wrap_text(g->fp, at + LEAST > g->room ? 0 : g->room, at, at, text);
}

static size_t last_shown(const struct grid *g)
{
	size_t i = g->ncol;

	while (i && !g->columns[i - 1].heading)
		i--;
	return i ? i - 1 : 0;
}

/* Blanks are written only before text, so no line ends in one. */
static void table_row(const struct grid *g, char *const *cells)
{
	size_t i, blanks = 0, at = 0, last = last_shown(g);

	for (i = 0; i < g->ncol; i++) {
		const struct column *c = &g->columns[i];
		const char *text = cells ? cells[i] : c->heading;
		size_t room;

		if (!c->heading)
			continue;
		room = c->width - width(text);
		if (c->align == GRID_RIGHT)
			blanks += room;
		if (*text) {
			pad(g->fp, blanks);
			at += blanks;
			blanks = 0;
			if (i == last && g->room && c->align != GRID_RIGHT) {
				last_text(g, at, text);
				return;
			}
			fputs(text, g->fp);
			at += width(text);
		}
		blanks += 2 + (c->align == GRID_RIGHT ? 0 : room);
	}
	putc('\n', g->fp);
}

/* Does every row say the same in a column? */
static int constant(const struct grid *g, size_t c)
{
	size_t i;

	for (i = c; i < g->ncell; i += g->ncol)
		if (strcmp(g->cells[i], g->cells[c]))
			return 0;
	return 1;
}

/* An empty column takes no room; a key that never varies stands below. */
static void hide_constant(struct grid *g)
{
	size_t c;

	for (c = 0; c < g->ncol && g->ncell; c++) {
		struct column *col = &g->columns[c];

		if (!col->heading || !constant(g, c))
			continue;
		if (*g->cells[c] &&
		    (col->align != GRID_KEY || g->ncell == g->ncol))
			continue;
		col->below = *g->cells[c] ? col->heading : NULL;
		col->heading = NULL;
	}
}

void grid_html_text(FILE *fp, const char *text)
{
	for (; *text; text++) {
		if (*text == '<')
			fputs("&lt;", fp);
		else if (*text == '>')
			fputs("&gt;", fp);
		else if (*text == '&')
			fputs("&amp;", fp);
		else if (*text == '"')
			fputs("&quot;", fp);
		else
			putc(*text, fp);
	}
}

static void html_row(const struct grid *g, char *const *cells)
{
	const char *tag = cells ? "td" : "th";
	size_t i;

	fputs("<tr>", g->fp);
	for (i = 0; i < g->ncol; i++) {
		const struct column *c = &g->columns[i];

		if (!c->heading)
			continue;
		fprintf(g->fp, "<%s%s>", tag,
			c->align == GRID_RIGHT ? " class=\"n\"" : "");
		grid_html_text(g->fp, cells ? cells[i] : c->heading);
		fprintf(g->fp, "</%s>", tag);
	}
	fputs("</tr>\n", g->fp);
}

static void print_html(const struct grid *g)
{
	const char *sep = "<p class=\"note\">";
	size_t i;

	fputs("<table>\n<thead>", g->fp);
	html_row(g, NULL);
	fputs("</thead>\n<tbody>\n", g->fp);
	for (i = 0; i < g->ncell; i += g->ncol)
		html_row(g, g->cells + i);
	fputs("</tbody>\n</table>\n", g->fp);
	for (i = 0; i < g->ncol; i++) {
		if (!g->columns[i].below)
			continue;
		fputs(sep, g->fp);
		grid_html_text(g->fp, g->columns[i].below);
		fputs(": ", g->fp);
		grid_html_text(g->fp, g->cells[i]);
		sep = ". ";
	}
	if (*sep == '.')
		fputs(".</p>\n", g->fp);
}

static void print_below(const struct grid *g)
{
	size_t c;
	int first = 1;

	for (c = 0; c < g->ncol; c++) {
		if (!g->columns[c].below)
			continue;
		fprintf(g->fp, "%s%s: %s.\n", first ? "\n" : "",
			g->columns[c].below, g->cells[c]);
		first = 0;
	}
}

static void print_table(struct grid *g)
{
	size_t i;

	hide_constant(g);
	if (g->html) {
		print_html(g);
		return;
	}

	table_row(g, NULL);
	for (i = 0; i < g->ncell; i += g->ncol)
		table_row(g, g->cells + i);
	print_below(g);
}

void grid_finish(struct grid *g)
{
	size_t i;

	if (g->table)
		print_table(g);
	else if (!g->header_done)
		csv_header(g);
	for (i = 0; i < g->ncell; i++)
		free(g->cells[i]);
	free(g->cells);
	free(g->columns);
	free(g);
}
