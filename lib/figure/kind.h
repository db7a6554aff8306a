/*
 * kind - what a kind of figure is, for the files of this folder only.
 *
 * A kind is a function that reads the table and writes the data part of the
 * script (figure/script.h), and a template plots/NAME.gp that draws it. To add
 * one: a file NAME.c with its build function, a row in the table of figure.c,
 * a template. The build function appends to f->body and may fill the words;
 * what the user asked for by --title and --subtitle goes before them.
 */
#ifndef MS_FIGURE_KIND_H
#define MS_FIGURE_KIND_H

#include "figure/figure.h"
#include "figure/labels.h"

struct ms_drawing {
	const struct ms_table *table;
	const struct ms_figure_options *opt;
	struct ms_labels labels;
	struct ms_buf body; /* data of the script */
	struct ms_buf title; /* one line */
	struct ms_buf subtitle; /* more of it goes after the constant keys */
	struct ms_buf note; /* sentences below the figure */
};

typedef int ms_build(struct ms_drawing *f, struct ms_error *err);

ms_build ms_build_curve, ms_build_rate, ms_build_share, ms_build_strategy,
	ms_build_trend, ms_build_ranks, ms_build_ladder, ms_build_plan,
	ms_build_bench;

/* Append a sentence to the note. */
void ms_drawing_note(struct ms_drawing *f, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* The label of row or group i, and what stands for an empty one. */
const char *ms_drawing_label(const struct ms_drawing *f, const char *label);

/* name, name_em and name_cells: labels and the width of the widest. */
void ms_drawing_labels(struct ms_drawing *f, const char *name,
		       char *const *labels, size_t n);

/* series[] and its places in the legend: series_x[] from the left, in em (or
 * characters), series_line[] from 0, series_lines. Nothing is placed when
 * there is no series. */
void ms_drawing_series(struct ms_drawing *f);

/* across, panel_first[], panel_last[], panel_lines: a panel for each label,
 * which is broken into at most two lines that fit. MS_ENOMEM. */
int ms_drawing_panels(struct ms_drawing *f, char *const *label, size_t n,
		      struct ms_error *err);

/* Move marks apart: on return those of y (in [low, high], NAN are left) are at
 * least gap from each other, as near to where they were as that allows, in the
 * same order. */
int ms_spread(double *y, size_t n, double gap, double low, double high,
	      struct ms_error *err);

/* Vertical room a line of text needs, as a share of the height of a plot. */
#define MS_LABEL_GAP 0.055

#endif
