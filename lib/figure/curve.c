#include "figure/curve.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "figure/measure.h"
#include "figure/script.h"

enum { OVERLAID = 5, MAX_PANELS = 30 };

/* Two lines of text stand at the end of a curve. */
#define CURVE_GAP (1.8 * MS_LABEL_GAP)

/* The label and the possible values of a measure, from the vocabulary; a
 * measure that is not in it is called by its column. */
static void describe_measure(struct ms_drawing *f, struct ms_curve_parts *p,
			     const char *measure, struct ms_buf *label)
{
	struct ms_buf path = { 0 };
	struct ms_table *t = NULL;
	size_t row = 0, name = 0, words = 0, low = 0, high = 0;
	const char *s;
	int rc;

	ms_buf_printf(&path, "%s/datasets/vocabulary/measures.csv",
		      f->opt->home);
	rc = ms_table_new(&t, NULL, NULL);
	if (!rc)
		rc = ms_table_load(t, ms_buf_str(&path), NULL);
	label->failed |= rc == MS_ENOMEM || path.failed;
	if (rc || ms_table_need(t, "measure", &name, NULL) ||
	    ms_table_need(t, "label", &words, NULL) ||
	    ms_table_need(t, "low", &low, NULL) ||
	    ms_table_need(t, "high", &high, NULL))
		goto out;
	while (row < ms_table_nrow(t) &&
	       strcmp(ms_table_get(t, row, name), measure))
		row++;
	if (row == ms_table_nrow(t))
		goto out;
	ms_buf_puts(label, ms_table_get(t, row, words));
	ms_table_double(t, row, low, &p->unit_low, NULL);
	ms_table_double(t, row, high, &p->unit_high, NULL);
out:
	for (s = label->len ? "" : measure; *s; s++)
		ms_buf_putc(label, *s == '_' ? ' ' : *s);
	if (!label->len)
		ms_buf_puts(label, "score");
	ms_table_free(t);
	ms_buf_release(&path);
}

/* The measure to draw: what was asked for, else Step 2 CK, else the first. */
static int choose_measure(const struct ms_models *m, const char *asked,
			  const char **out, struct ms_error *err)
{
	const char *first = ms_models_value(m, 0, "measure");
	const char *want = asked ? asked : "step2_ck";
	size_t i;

	for (i = 0; i < m->n; i++)
		if (strcmp(ms_models_value(m, i, "measure"), want) == 0) {
			*out = want;
			return 0;
		}
	if (asked)
		return ms_fail(err, MS_EUSAGE,
			       "no model of the measure '%s' (the first is of "
			       "'%s')",
			       asked, first);
	*out = first;
	return 0;
}

/* Something to draw: a line, or observed rates by score. */
static int drawable(const struct ms_model *m)
{
	double low, high;

	ms_curve_seen(m, &low, &high);
	if (isnan(low) || isnan(high))
		return 0;
	return isfinite(m->fit.slope) || m->evidence.kind == MS_ROWS ||
	       m->evidence.kind == MS_BINS;
}

/* Models of other measures are left out, and counted. */
static void choose_models(struct ms_drawing *f, struct ms_curve_parts *p,
			  const struct ms_models *m, const char *measure)
{
	size_t i, others = 0;

	for (i = 0; i < m->n; i++) {
		const struct ms_model *x = &m->model[i];

		if (strcmp(ms_models_value(m, i, "measure"), measure)) {
			others++;
		} else if (drawable(x)) {
			p->label[p->n] = f->labels.rows.row[i];
			p->model[p->n++] = x;
		}
	}
	if (others)
		ms_drawing_note(f, "%zu models of other measures are left out.",
				others);
}

/* Name the models without a slope, those of one reason in one sentence. */
static void name_flat(struct ms_drawing *f, const struct ms_models *m,
		      const char *measure)
{
	struct ms_buf names = { 0 };
	int status;
	size_t i;

	for (status = 0; status <= MS_FIT_NO_SPREAD; status++) {
		ms_buf_clear(&names);
		for (i = 0; i < m->n; i++) {
			const struct ms_fit *fit = &m->model[i].fit;

			if ((int)fit->status == status &&
			    !isfinite(fit->slope) &&
			    !strcmp(ms_models_value(m, i, "measure"), measure))
				ms_buf_printf(
					&names, "%s%s", names.len ? ", " : "",
					ms_drawing_label(
						f, f->labels.rows.row[i]));
		}
		if (names.len)
			ms_drawing_note(f, "No curve (%s): %s.",
					ms_fit_status_reason(status),
					ms_buf_str(&names));
	}
	f->note.failed |= names.failed;
	ms_buf_release(&names);
}

/* What the table remarks on the fits (a Firth fit, a stand-in for an SD), with
 * the groups each remark is about. */
static void name_remarks(struct ms_drawing *f, const struct ms_models *m)
{
	long why = ms_table_find(f->table, "why");
	struct ms_buf names = { 0 };
	size_t i, k;

	for (i = 0; why >= 0 && i < m->n; i++) {
		const char *text = ms_table_get(f->table, i, (size_t)why);

		ms_buf_clear(&names);
		for (k = 0; *text && k < m->n; k++) {
			if (strcmp(ms_table_get(f->table, k, (size_t)why),
				   text) ||
			    !isfinite(m->model[k].fit.slope))
				continue;
			if (k < i)
				break; /* said already */
			ms_buf_printf(
				&names, "%s%s", names.len ? ", " : "",
				ms_drawing_label(f, f->labels.rows.row[k]));
		}
		if (names.len)
			ms_drawing_note(f, "%s (%s): %s.",
					m->model[i].fit.estimator == MS_FIRTH
						? "Fitted with Firth's penalty"
						: "Remark",
					text, ms_buf_str(&names));
	}
	f->note.failed |= names.failed;
	ms_buf_release(&names);
}

/* The score axis: all scores seen, in whole fives, within what is possible. */
static void choose_axis(struct ms_curve_parts *p)
{
	double low, high, unit;
	size_t i;

	p->low = INFINITY;
	p->high = -INFINITY;
	for (i = 0; i < p->n; i++) {
		ms_curve_extent(p->model[i], &low, &high);
		p->low = fmin(p->low, low);
		p->high = fmax(p->high, high);
	}
	unit = p->high - p->low > 30 ? 5 : 1;
	p->low = fmax(floor((p->low - 0.4 * unit) / unit) * unit, p->unit_low);
	p->high = fmin(ceil((p->high + 0.4 * unit) / unit) * unit,
		       p->unit_high);
	if (!(p->high > p->low))
		p->high = p->low + 1;
}

static int put_labels(struct ms_drawing *f, struct ms_curve_parts *p,
		      struct ms_error *err)
{
	char **size = calloc(p->n + 1, sizeof(*size));
	double *at = p->from, ignored; /* free again by now */
	int rc = size ? 0 : ms_nomem(err);
	size_t i;

	for (i = 0; i < p->n && !rc; i++) {
		struct ms_buf b = { 0 };
		char n[MS_COUNT_MAX];

		ms_buf_printf(&b, "n = %s",
			      ms_text_count(n, p->model[i]->fit.n));
		size[i] = b.data;
		at[i] = 0.5;
		ms_predict(&p->model[i]->fit, p->high, 0.95, &at[i], &ignored,
			   &ignored, NULL);
		if (b.failed)
			rc = ms_nomem(err);
	}
	if (!rc)
		rc = ms_spread(at, p->n, CURVE_GAP, 0, 1, err);
	if (!rc) {
		ms_drawing_labels(f, "label", p->label, p->n);
		ms_drawing_labels(f, "size", size, p->n);
		ms_script_values(&f->body, "label_at", at, p->n);
	}
	for (i = 0; size && i < p->n; i++)
		free(size[i]);
	free(size);
	return rc;
}

/* What is in the figure, to be explained. */
enum {
	HAS_LINE = 1,
	HAS_MEANS = 2,
	HAS_BOXES = 4,
	HAS_POINTS = 8,
	HAS_SUPPRESSED = 16,
	HAS_OPEN = 32,
	HAS_POOLED = 64,
	HAS_BORROWED = 128,
};

static int contents(const struct ms_model *m)
{
	const struct ms_evidence *ev = &m->evidence;
	int has = 0;

	has |= isfinite(m->fit.slope) ? HAS_LINE : 0;
	has |= ev->kind == MS_SUMMARY && isfinite(m->fit.slope) ? HAS_MEANS : 0;
	has |= m->fit.estimator == MS_POOLED ? HAS_POOLED : 0;
	has |= m->fit.estimator == MS_BORROWED ? HAS_BORROWED : 0;
	has |= ev->kind == MS_SUMMARY ? HAS_BOXES : 0;
	has |= ev->kind == MS_ROWS || ev->kind == MS_BINS ? HAS_POINTS : 0;
	has |= ev->suppressed ? HAS_SUPPRESSED : 0;
	if (ev->kind == MS_BINS && ev->ncell &&
	    (isinf(ev->cells[0].low) || isinf(ev->cells[ev->ncell - 1].high)))
		has |= HAS_OPEN;
	return has;
}

static void explain_points(struct ms_drawing *f, int has)
{
	ms_drawing_note(f,
			"Points: observed rates with Wilson %g %% "
			"intervals.",
			100 * f->opt->level);
	if (has & HAS_OPEN)
		ms_drawing_note(f, "Bands without a lowest or highest score "
				   "are drawn as wide as their neighbour.");
	if (has & HAS_SUPPRESSED)
		ms_drawing_note(f, "Open points: a count was suppressed; the "
				   "interval allows for all it can be.");
}

/* Say what is drawn, and only that. */
static void explain(struct ms_drawing *f, const struct ms_curve_parts *p)
{
	int text = f->opt->device == MS_TEXT, has = 0;
	size_t i;

	for (i = 0; i < p->n; i++)
		has |= contents(p->model[i]);
	if (has & HAS_LINE && text)
		ms_drawing_note(f, "Letters: fitted match rate among "
				   "applicants like these; dots: beyond the "
				   "scores in the data.");
	else if (has & HAS_LINE)
		ms_drawing_note(f,
				"Lines: fitted match rate among applicants "
				"like these; shaded: pointwise %g %% "
				"interval; dotted: beyond the scores in the "
				"data.",
				100 * f->opt->level);
	if (has & HAS_MEANS)
		ms_drawing_note(f, "Fitted to published means and standard "
				   "deviations, scores taken as normal.");
	if (has & HAS_POOLED)
		ms_drawing_note(f, "Pooled: each line borrows from the other "
				   "groups; thin: its own line.");
	if (has & HAS_BORROWED)
		ms_drawing_note(f, "Borrowed: a slope of another group.");
	if (has & HAS_POINTS && !text)
		explain_points(f, has);
	if (has & HAS_BOXES && text)
		ms_drawing_note(f, "Below: middle half and median of the "
				   "scores of the matched, then of the "
				   "unmatched.");
	else if (has & HAS_BOXES)
		ms_drawing_note(f, "Boxes: middle half and median of the "
				   "scores of the matched (filled) and the "
				   "unmatched (open); lines: to the lowest "
				   "and highest.");
}

static int draw(struct ms_drawing *f, struct ms_curve_parts *p,
		const char *measure, struct ms_error *err)
{
	struct ms_buf label = { 0 };

	describe_measure(f, p, measure, &label);
	choose_axis(p);
	ms_buf_printf(&f->title, "Match rate by %s", ms_buf_str(&label));
	ms_script_text(&f->body, "xlabel_text", ms_buf_str(&label));
	ms_script_number(&f->body, "score_low", p->low);
	ms_script_number(&f->body, "score_high", p->high);
	ms_script_number(&f->body, "overlaid", p->n <= OVERLAID);
	ms_curve_lines(f, p);
	ms_curve_points(f, p);
	ms_curve_boxes(f, p);
	explain(f, p);
	f->title.failed |= label.failed;
	ms_buf_release(&label);
	if (p->n > OVERLAID && ms_drawing_panels(f, p->label, p->n, err))
		return MS_ENOMEM;
	return put_labels(f, p, err);
}

static int choose(struct ms_drawing *f, struct ms_curve_parts *p,
		  const struct ms_models *m, struct ms_error *err)
{
	const char *measure = "";
	int rc;

	if (m->n != ms_table_nrow(f->table))
		return ms_fail(err, MS_EDATA,
			       "%zu rows but %zu groups: a column must tell "
			       "the models apart",
			       ms_table_nrow(f->table), m->n);
	rc = choose_measure(m, f->opt->measure, &measure, err);
	if (rc)
		return rc;
	choose_models(f, p, m, measure);
	name_flat(f, m, measure);
	name_remarks(f, m);
	if (p->n == 0)
		return ms_fail(err, MS_ENONE, "no curve to draw: %s",
			       ms_buf_str(&f->note));
	if (p->n > MAX_PANELS)
		return ms_fail(err, MS_EUSAGE,
			       "%zu curves are too many for one figure (at "
			       "most %d): choose some",
			       p->n, MAX_PANELS);
	return draw(f, p, measure, err);
}

int ms_build_curve(struct ms_drawing *f, struct ms_error *err)
{
	struct ms_curve_parts p = { .unit_low = -INFINITY,
				    .unit_high = INFINITY };
	struct ms_models *m;
	int rc;

	if (!ms_models_is(f->table))
		return ms_fail(err, MS_EDATA,
			       "the input holds no models (columns intercept "
			       "and slope): fit them first with match-fit");
	rc = ms_models_read(&m, f->table, f->opt->vocab, NULL, err);
	if (rc)
		return rc;
	p.model = calloc(m->n + 1, sizeof(*p.model));
	p.label = calloc(m->n + 1, sizeof(*p.label));
	p.from = calloc(m->n + 1, sizeof(*p.from));
	p.to = calloc(m->n + 1, sizeof(*p.to));
	rc = p.model && p.label && p.from && p.to ? choose(f, &p, m, err)
						  : ms_nomem(err);
	free(p.model);
	free(p.label);
	free(p.from);
	free(p.to);
	ms_models_free(m);
	return rc;
}
