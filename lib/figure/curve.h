/*
 * curve - the parts of the figure "curve", for the files of this folder only:
 * what a model and its evidence become on paper.
 */
#ifndef MS_FIGURE_CURVE_H
#define MS_FIGURE_CURVE_H

#include "figure/kind.h"
#include "fit/model.h"

/* What of each group is drawn. A part's blocks are numbered from 1 over all
 * groups; from[i]..to[i] are those of group i, from > to for none. */
struct ms_curve_parts {
	const struct ms_model **model; /* the groups that are drawn */
	char **label;
	size_t n;
	double low, high; /* of the score axis */
	double unit_low, unit_high; /* possible scores, infinite if unknown */
	double *from, *to; /* scratch, n each */
};

/* Lowest and highest score the data hold, NAN when they hold none. */
void ms_curve_seen(const struct ms_model *m, double *low, double *high);

/* The same with the ends at which open bands are drawn. */
void ms_curve_extent(const struct ms_model *m, double *low, double *high);

/* $curve: score, rate, low, high, place (1 inside the data, 0 beyond, 2 on the
 * edge), rate by the group's own line if the model is pooled; curve_from[], curve_to[]. */
void ms_curve_lines(struct ms_drawing *f, struct ms_curve_parts *p);

/* $points: score, rate, low, high, first and last score of the band, n, known
 * (0 for a suppressed count). Exact scores are put together in bands wide
 * enough for few points. */
void ms_curve_points(struct ms_drawing *f, struct ms_curve_parts *p);

/* $box: row, outcome (1 matched, 0 unmatched), min, q1, median, q3, max, n. */
void ms_curve_boxes(struct ms_drawing *f, struct ms_curve_parts *p);

#endif
