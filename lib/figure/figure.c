#include "figure/figure.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "figure/gnuplot.h"
#include "figure/kind.h"
#include "figure/measure.h"
#include "figure/script.h"

/* Keys that a kind draws itself; level and method are said in the note. */
static const char *const curve_drawn[] = { "measure", NULL };
static const char *const rate_drawn[] = { "level", "method", NULL };
static const char *const trend_drawn[] = { "year", "level", "method", NULL };
static const char *const ranks_drawn[] = { "ranks", "kind", "level", "method",
					   NULL };
static const char *const ladder_drawn[] = {
	"ranks",       "prob", "prob_low", "prob_high", "score_alone",
	"ranks_alone", "kind", "level",	   NULL
};

static const char *const plan_drawn[] = { "milestone",	"label",  "status",
					  "start",	"finish", "start_by",
					  "aim",	"due",	  "days_left",
					  "blocked_by", "event",  "confidence",
					  "about",	NULL };
static const char *const bench_drawn[] = { "seconds", "low",   "high",
					   "ratio",   "runs",  "cpu_seconds",
					   "peak_mb", "lines", NULL };

static const struct kind {
	const char *name, *summary;
	const char *look; /* the template */
	struct ms_label_rules keys;
	ms_build *build;
} kinds[] = {
	{ "curve",
	  "fitted match rate against a score, with its data",
	  "curve",
	  { curve_drawn, NULL, NULL },
	  ms_build_curve },
	{ "rate",
	  "match rates with intervals, sorted",
	  "rate",
	  { rate_drawn, NULL, NULL },
	  ms_build_rate },
	{ "trend",
	  "match rates by year, with intervals",
	  "trend",
	  { trend_drawn, NULL, NULL },
	  ms_build_trend },
	{ "share",
	  "who fills the positions, with intervals",
	  "rate",
	  { rate_drawn, NULL, "applicant_type" },
	  ms_build_share },
	{ "ranks",
	  "match rate by length of the rank order list",
	  "trend",
	  { ranks_drawn, NULL, NULL },
	  ms_build_ranks },
	{ "ladder",
	  "match rate by length of the list, at given scores",
	  "trend",
	  { ladder_drawn, "score", NULL },
	  ms_build_ladder },
	{ "plan",
	  "milestones over time, with their status",
	  "plan",
	  { plan_drawn, NULL, NULL },
	  ms_build_plan },
	{ "bench",
	  "times of several tools at the same tasks",
	  "bench",
	  { bench_drawn, NULL, NULL },
	  ms_build_bench },
	{ "strategy",
	  "match rate of truthful and strategic ranking",
	  "rate",
	  { rate_drawn, NULL, "strategy" },
	  ms_build_strategy },
};

enum { NKIND = sizeof(kinds) / sizeof(*kinds), MAX_ROWS = 5000 };

/* Where lines break, in em of their own size, on a canvas of 760 points. */
#define TITLE_EM 43
#define SUBTITLE_EM 60
#define NOTE_EM 76

/* Labels wider than this are cut. */
#define LABEL_EM 28

const char *ms_figure_kind(size_t i, const char **summary)
{
	if (i >= NKIND)
		return NULL;
	if (summary)
		*summary = kinds[i].summary;
	return kinds[i].name;
}

static const struct kind *find_kind(const char *name, struct ms_error *err)
{
	struct ms_buf known = { 0 };
	size_t i;

	for (i = 0; i < NKIND; i++)
		if (strcmp(kinds[i].name, name) == 0)
			return &kinds[i];
	for (i = 0; i < NKIND; i++)
		ms_buf_printf(&known, "%s%s", i ? " " : "", kinds[i].name);
	ms_fail(err, MS_EUSAGE, "no kind of figure '%s' (there are: %s)", name,
		ms_buf_str(&known));
	ms_buf_release(&known);
	return NULL;
}

void ms_drawing_note(struct ms_drawing *f, const char *fmt, ...)
{
	char text[MS_MSG_MAX];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	if (f->note.len)
		ms_buf_putc(&f->note, ' ');
	ms_text_clean(&f->note, text);
}

const char *ms_drawing_label(const struct ms_drawing *f, const char *label)
{
	if (*label)
		return label;
	return f->labels.constant.len ? ms_buf_str(&f->labels.constant) : "all";
}

void ms_drawing_labels(struct ms_drawing *f, const char *name,
		       char *const *labels, size_t n)
{
	int text = f->opt->device == MS_TEXT;
	char **fit = calloc(n + 1, sizeof(*fit)), full[64];
	double em = 0, cells = 0;
	size_t i;

	for (i = 0; fit && i < n; i++) {
		struct ms_buf b = { 0 };

		ms_text_clean(&b, labels[i]);
		ms_text_shorten(&b, text ? 0.45 * f->opt->columns : LABEL_EM,
				text ? ms_text_cells : ms_text_em);
		em = fmax(em, ms_text_em(ms_buf_str(&b)));
		cells = fmax(cells, ms_text_cells(ms_buf_str(&b)));
		fit[i] = ms_strdup(ms_buf_str(&b));
		f->body.failed |= b.failed || !fit[i];
		ms_buf_release(&b);
	}
	if (!fit || f->body.failed) {
		f->body.failed = 1;
	} else {
		ms_script_array(&f->body, name, fit, n);
		snprintf(full, sizeof(full), "%s_em", name);
		ms_script_number(&f->body, full, em);
		snprintf(full, sizeof(full), "%s_cells", name);
		ms_script_number(&f->body, full, cells);
	}
	for (i = 0; fit && i < n; i++)
		free(fit[i]);
	free(fit);
}

void ms_drawing_series(struct ms_drawing *f)
{
	const struct ms_names *s = &f->labels.series;
	int text = f->opt->device == MS_TEXT;
	double limit = text ? f->opt->columns - 2 : SUBTITLE_EM;
	double *x = calloc(2 * s->nname + 1, sizeof(*x)), at = 0, line = 0;
	size_t i;

	if (!x) {
		f->body.failed = 1;
		return;
	}
	for (i = 0; i < s->nname; i++) {
		double width = text ? ms_text_cells(s->name[i]) + 4
				    : ms_text_em(s->name[i]) + 3;

		if (at > 0 && at + width > limit) {
			at = 0;
			line++;
		}
		x[i] = at;
		x[s->nname + i] = line;
		at += width;
	}
	ms_drawing_labels(f, "series", s->name, s->nname);
	ms_script_values(&f->body, "series_x", x, s->nname);
	ms_script_values(&f->body, "series_line", x + s->nname, s->nname);
	ms_script_number(&f->body, "series_lines", s->nname ? line + 1 : 0);
	free(x);
}

/* The widths are those of plots/style.gp. */
int ms_drawing_panels(struct ms_drawing *f, char *const *label, size_t n,
		      struct ms_error *err)
{
	int text = f->opt->device == MS_TEXT;
	double across = text ? 2 : n <= 6 ? 3 : n <= 16 ? 4 : 5;
	double width = text ? (f->opt->columns - 12) / 2
			    : (680 - 14 * (across - 1)) / across / 11;
	char **first = calloc(n + 1, sizeof(*first));
	char **last = calloc(n + 1, sizeof(*last));
	int rc = first && last ? 0 : ms_nomem(err), two = 0;
	size_t i;

	for (i = 0; i < n && !rc; i++)
		if (ms_text_two_lines(label[i], width,
				      text ? ms_text_cells : ms_text_em,
				      &first[i], &last[i]))
			rc = ms_nomem(err);
		else
			two |= *first[i] != '\0';
	if (!rc) {
		ms_script_number(&f->body, "across", across);
		ms_script_number(&f->body, "panel_lines", two);
		ms_script_array(&f->body, "panel_first", first, n);
		ms_script_array(&f->body, "panel_last", last, n);
	}
	for (i = 0; first && last && i < n; i++) {
		free(first[i]);
		free(last[i]);
	}
	free(first);
	free(last);
	return rc;
}

static const char *const device_names[] = { "", "svg", "png", "pdf", "text" };

/* One of the texts around the figure, wrapped to the device. */
static void words(struct ms_buf *script, const char *name, const char *text,
		  double em, const struct ms_figure_options *opt)
{
	struct ms_buf clean = { 0 }, lines = { 0 };

	ms_text_clean(&clean, text);
	if (opt->device == MS_TEXT)
		ms_text_wrap(&lines, ms_buf_str(&clean), opt->columns - 2,
			     ms_text_cells);
	else
		ms_text_wrap(&lines, ms_buf_str(&clean), em, ms_text_em);
	ms_script_lines(script, name, ms_buf_str(&lines));
	script->failed |= clean.failed || lines.failed;
	ms_buf_release(&clean);
	ms_buf_release(&lines);
}

static void subtitle(struct ms_buf *out, const struct ms_drawing *f)
{
	const struct ms_buf *constant = &f->labels.constant;

	ms_buf_puts(out, ms_buf_str(constant));
	if (constant->len && f->subtitle.len)
		ms_buf_puts(out, "; ");
	ms_buf_puts(out, ms_buf_str(&f->subtitle));
}

static void head(struct ms_buf *script, const struct kind *kind,
		 const struct ms_drawing *f)
{
	const struct ms_figure_options *opt = f->opt;
	struct ms_buf sub = { 0 };

	subtitle(&sub, f);
	ms_buf_printf(script,
		      "# A figure by matchstat: match-plot %s. The data and "
		      "the look are all in here;\n# draw it with: "
		      "gnuplot -p THIS_FILE\n\n",
		      kind->name);
	ms_buf_puts(script, "reset\nset encoding utf8\n");
	ms_script_text(script, "device", device_names[opt->device]);
	ms_script_number(script, "text_columns", opt->columns);
	words(script, "title", opt->title ? opt->title : ms_buf_str(&f->title),
	      TITLE_EM, opt);
	words(script, "subtitle",
	      opt->subtitle ? opt->subtitle : ms_buf_str(&sub), SUBTITLE_EM,
	      opt);
	words(script, "note", ms_buf_str(&f->note), NOTE_EM, opt);
	script->failed |= sub.failed;
	ms_buf_release(&sub);
}

static int compose(struct ms_buf *script, const struct kind *kind,
		   const struct ms_drawing *f, struct ms_error *err)
{
	char file[64];
	int rc;

	head(script, kind, f);
	ms_buf_puts(script, ms_buf_str(&f->body));
	snprintf(file, sizeof(file), "%s.gp", kind->look);
	rc = ms_script_template(script, f->opt->home, "style.gp", err);
	if (!rc)
		rc = ms_script_template(script, f->opt->home, file, err);
	if (!rc && (script->failed || f->body.failed || f->note.failed ||
		    f->title.failed || f->subtitle.failed))
		rc = ms_nomem(err);
	return rc;
}

int ms_figure_script(struct ms_buf *script, const char *name,
		     const struct ms_table *table,
		     const struct ms_figure_options *opt, struct ms_error *err)
{
	const struct kind *kind = find_kind(name, err);
	struct ms_drawing f = { .table = table, .opt = opt };
	struct ms_label_rules keys;
	int rc;

	if (!kind)
		return MS_EUSAGE;
	if (ms_table_nrow(table) == 0)
		return ms_fail(err, MS_ENONE,
			       "the input has no rows: nothing to draw");
	if (ms_table_nrow(table) > MAX_ROWS)
		return ms_fail(err, MS_EUSAGE,
			       "%zu rows are too many for a figure",
			       ms_table_nrow(table));
	keys = kind->keys;
	if (opt->series)
		keys.series = opt->series;
	rc = ms_labels_make(&f.labels, table, &keys, opt->vocab, err);
	if (rc)
		return rc;
	rc = kind->build(&f, err);
	if (!rc)
		rc = compose(script, kind, &f, err);
	ms_labels_release(&f.labels);
	ms_buf_release(&f.body);
	ms_buf_release(&f.title);
	ms_buf_release(&f.subtitle);
	ms_buf_release(&f.note);
	return rc;
}

int ms_figure_device(const char *path, enum ms_device *out,
		     struct ms_error *err)
{
	static const struct {
		const char *ending;
		enum ms_device device;
	} known[] = { { ".svg", MS_SVG },
		      { ".png", MS_PNG },
		      { ".pdf", MS_PDF },
		      { ".gp", MS_SCREEN } };
	const char *dot = strrchr(path, '.');
	size_t i;

	for (i = 0; dot && i < sizeof(known) / sizeof(*known); i++)
		if (ms_casecmp(dot, known[i].ending) == 0) {
			*out = known[i].device;
			return 0;
		}
	return ms_fail(err, MS_EUSAGE,
		       "'%s' must end in .svg, .png, .pdf, or .gp for the "
		       "script",
		       path);
}

/* gnuplot fills every line with blanks and begins with a form feed. */
static int copy_trimmed(FILE *in, FILE *out, struct ms_error *err)
{
	char line[4096];
	size_t n, skip, empty = 0;

	rewind(in);
	while (fgets(line, sizeof(line), in)) {
		skip = strspn(line, "\f");
		n = strlen(line);
		while (n > skip && strchr(" \n", line[n - 1]))
			n--;
		if (n == skip) {
			empty++;
			continue;
		}
		for (; empty; empty--)
			putc('\n', out);
		fwrite(line + skip, 1, n - skip, out);
		putc('\n', out);
	}
	return ferror(in) ? ms_fail_errno(err, "gnuplot") : 0;
}

int ms_figure_draw(const struct ms_buf *script, enum ms_device device,
		   FILE *out, struct ms_buf *said, struct ms_error *err)
{
	FILE *page;
	int rc;

	if (device != MS_TEXT)
		return ms_gnuplot_run(ms_buf_str(script), out, said, err);
	page = tmpfile();
	if (!page)
		return ms_fail_errno(err, "temporary file");
	rc = ms_gnuplot_run(ms_buf_str(script), page, said, err);
	if (!rc)
		rc = copy_trimmed(page, out, err);
	fclose(page);
	return rc;
}
