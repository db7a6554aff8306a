#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "figure/kind.h"
#include "figure/measure.h"
#include "figure/script.h"

/* Times of tools at tasks: a line a tool at a task, on a log axis, each with its
 * time and how many times the fastest of the task it took. */

enum { MAX_LINES = 60 };

struct run {
	double seconds, low, high, ratio;
};

struct bench {
	struct ms_drawing *f;
	struct run *run; /* one a row of the table */
	long task, low, high, ratio;
	size_t seconds;
};

static int read_time(struct bench *b, size_t row, long col, double *out,
		     struct ms_error *err)
{
	int rc;

	*out = NAN;
	if (col < 0)
		return 0;
	rc = ms_table_double(b->f->table, row, (size_t)col, out, err);
	if (!rc && *out <= 0)
		rc = ms_table_fail(b->f->table, row, (size_t)col, err,
				   "'%s' is not above 0",
				   ms_table_get(b->f->table, row, (size_t)col));
	return rc;
}

static int read_runs(struct bench *b, struct ms_error *err)
{
	size_t i;
	int rc = 0;

	for (i = 0; i < ms_table_nrow(b->f->table) && !rc; i++) {
		struct run *r = &b->run[i];

		rc = read_time(b, i, (long)b->seconds, &r->seconds, err);
		if (!rc)
			rc = read_time(b, i, b->low, &r->low, err);
		if (!rc)
			rc = read_time(b, i, b->high, &r->high, err);
		if (!rc)
			rc = read_time(b, i, b->ratio, &r->ratio, err);
	}
	return rc;
}

/* The fastest time at the task of a row. */
static double best_of(const struct bench *b, size_t row)
{
	const struct ms_table *t = b->f->table;
	double best = b->run[row].seconds;
	size_t i;

	for (i = 0; i < ms_table_nrow(t); i++)
		if (b->task < 0 ||
		    !strcmp(ms_table_get(t, i, (size_t)b->task),
			    ms_table_get(t, row, (size_t)b->task)))
			best = fmin(best, b->run[i].seconds);
	return best;
}

/* "12 ms", "3.4 s, 5.2 x" */
static char *say(const struct run *r, double best)
{
	double ratio = isnan(r->ratio) ? r->seconds / best : r->ratio;
	struct ms_buf b = { 0 };

	if (r->seconds < 1)
		ms_buf_printf(&b, "%.3g ms", 1000 * r->seconds);
	else
		ms_buf_printf(&b, "%.3g s", r->seconds);
	if (ratio != 1)
		ms_buf_printf(&b, ", %.3g x", ratio);
	if (b.failed)
		ms_buf_release(&b);
	return b.data;
}

static void put_runs(struct bench *b, double *lowest, double *highest)
{
	const struct ms_labels *l = &b->f->labels;
	size_t i;

	*lowest = INFINITY;
	*highest = 0;
	ms_script_open(&b->f->body, "bench");
	for (i = 0; i < ms_table_nrow(b->f->table); i++) {
		const struct run *r = &b->run[i];
		double tool = l->series.nname ? (double)l->series.of[i] + 1 : 1;
		double x[] = { (double)l->rows.of[i] + 1, r->seconds, r->low,
			       r->high, tool };

		ms_script_row(&b->f->body, x, 5);
		*lowest = fmin(*lowest, fmin(r->seconds, r->low));
		*highest = fmax(*highest, fmax(r->seconds, r->high));
	}
	ms_script_close(&b->f->body);
}

static int put_words(struct bench *b, struct ms_error *err)
{
	size_t n = ms_table_nrow(b->f->table), i;
	char **text = calloc(n + 1, sizeof(*text));

	if (!text)
		return ms_nomem(err);
	for (i = 0; i < n; i++) {
		text[i] = isnan(b->run[i].seconds)
				  ? ms_strdup("")
				  : say(&b->run[i], best_of(b, i));
		b->f->body.failed |= !text[i];
	}
	if (!b->f->body.failed)
		ms_drawing_labels(b->f, "value", text, n);
	ms_drawing_labels(b->f, "label", b->f->labels.rows.name,
			  b->f->labels.rows.nname);
	ms_drawing_series(b->f);
	for (i = 0; i < n; i++)
		free(text[i]);
	free(text);
	return 0;
}

static int draw(struct bench *b, struct ms_error *err)
{
	const struct ms_labels *l = &b->f->labels;
	double lowest, highest;
	int rc = read_runs(b, err);

	if (rc)
		return rc;
	if (l->rows.nname > MAX_LINES)
		return ms_fail(err, MS_EUSAGE,
			       "%zu times are too many for one figure (at most "
			       "%d)",
			       l->rows.nname, MAX_LINES);
	put_runs(b, &lowest, &highest);
	if (!(highest > 0))
		return ms_fail(err, MS_ENONE, "no row has a time to draw");
	ms_script_number(&b->f->body, "lowest", lowest);
	ms_script_number(&b->f->body, "highest", highest);
	ms_buf_puts(&b->f->title, "Time by task and tool");
	ms_drawing_note(b->f,
			"Points: median time; bars: lowest to highest; x: "
			"times the %s of the task.",
			b->ratio < 0 ? "fastest" : "first tool");
	return put_words(b, err);
}

int ms_build_bench(struct ms_drawing *f, struct ms_error *err)
{
	struct bench b = { .f = f };
	size_t n = ms_table_nrow(f->table);
	int rc = ms_table_need(f->table, "seconds", &b.seconds, err);

	if (rc)
		return rc;
	b.task = ms_table_find(f->table, "task");
	b.low = ms_table_find(f->table, "low");
	b.high = ms_table_find(f->table, "high");
	b.ratio = ms_table_find(f->table, "ratio");
	b.run = calloc(n + 1, sizeof(*b.run));
	rc = b.run ? draw(&b, err) : ms_nomem(err);
	free(b.run);
	return rc;
}
