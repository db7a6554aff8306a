/* match-fit --check: the line beside steps that only rise and a spline. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fit_report.h"
#include "checks/shape.h"

/* The rate at which the shapes are compared: what match-need asks for. */
static const double TARGET = 0.8;

/* The cells of a model as columns. */
struct columns {
	double *x, *m, *u, *rate;
	size_t n;
};

/* Bands begin at their lower edge, the open one below at its only one. */
static double begins(const struct ms_model *m, size_t i)
{
	const struct ms_cell *c = &m->evidence.cells[i];

	return isfinite(c->low) ? c->low : c->high;
}

static int columns_of(struct columns *c, const struct ms_model *m,
		      const struct ms_fitted *cells, size_t n)
{
	double *a = calloc(4 * (n + 1), sizeof(*a));
	size_t i;

	if (!a)
		return -1;
	*c = (struct columns){ a, a + n, a + 2 * n, a + 3 * n, n };
	for (i = 0; i < n; i++) {
		c->x[i] = begins(m, i);
		c->m[i] = cells[i].m;
		c->u[i] = cells[i].u;
	}
	return 0;
}

/* Rates that only rise (or fall, with the slope), a row for each step. */
static double steps(const struct ms_model *m, struct columns *c,
		    struct report *r)
{
	int up = m->fit.slope >= 0;
	double deviance;
	size_t i;

	if (ms_isotonic(c->m, c->u, c->n, up ? 1 : -1, c->rate, &deviance,
			NULL))
		return NAN;
	report_note(r, "isotonic_deviance", deviance, NAN, NAN,
		    "rates that only rise; set it against the deviance");
	for (i = 0; i < c->n; i++) {
		if (i && c->rate[i] == c->rate[i - 1])
			continue;
		report_note(r, "isotonic_from", c->x[i], NAN, NAN,
			    "score at which the next rate begins");
		report_note(r, "isotonic_rate", c->rate[i], NAN, NAN, "");
	}
	return up ? ms_isotonic_score(c->x, c->rate, c->n, TARGET) : NAN;
}

static double bends(const struct columns *c, struct report *r, int *bent)
{
	struct ms_spline s;

	if (ms_spline_fit(&s, c->x, c->m, c->u, c->n, NULL))
		return NAN;
	report_note(r, "spline", s.lr, s.df, s.p,
		    "restricted cubic spline against the line");
	report_note(r, "spline_aic_gain", s.aic_gain, NAN, NAN, "");
	*bent = s.not_logistic;
	return s.separated
		       ? NAN
		       : ms_spline_score(&s, c->x[0], c->x[c->n - 1], TARGET);
}

static void say(struct report *r, double score, const char *by)
{
	if (isnan(score))
		ms_buf_printf(&r->words, "nowhere %s", by);
	else
		ms_buf_printf(&r->words, "at %.0f %s", ceil(score - 1e-9), by);
}

/* Did the counts depart from the line? The last of Pearson's tests counts. */
static int departs(const struct report *r)
{
	double p = NAN;
	size_t i;

	for (i = 0; i < r->n; i++)
		if (strncmp(r->check[i].name, "pearson", 7) == 0)
			p = r->check[i].p;
	return p < 0.05;
}

void report_shape(const struct ms_model *m, const struct ms_fitted *cells,
		  size_t n, struct report *r)
{
	const struct ms_fit *f = &m->fit;
	double line = NAN, step, spline = NAN;
	struct columns c;
	int bent = 0;

	if (columns_of(&c, m, cells, n))
		return;
	if (f->slope > 0 && !f->log2)
		line = (log(TARGET / (1 - TARGET)) - f->intercept) / f->slope;
	if (m->evidence.kind == MS_ROWS)
		spline = bends(&c, r, &bent);
	step = steps(m, &c, r);
	report_note(r, "score_80_line", line, NAN, NAN,
		    "score at which the line's rate is 80 %");
	report_note(r, "score_80_steps", step, NAN, NAN, "the same, steps");
	report_note(r, "score_80_spline", spline, NAN, NAN, "the same, spline");
	if (bent) {
		ms_buf_puts(&r->words,
			    " Shape: not logistic. A curve with bends fits "
			    "clearly better; read the steps beside the line. "
			    "80 % is reached ");
		say(r, line, "by the line, ");
		say(r, step, "by rates that only rise, and ");
		say(r, spline, "by the curve, within the scores seen.");
	} else if (m->evidence.kind == MS_BINS && departs(r)) {
		ms_buf_puts(&r->words, " 80 % is reached ");
		say(r, line, "by the line, and ");
		say(r, step, "by rates that only rise, where a band begins.");
	}
	free(c.x);
}
