/*
 * rows - the rows of a rates table: a rate, its interval, what it is of.
 *
 * A rate that is missing but has its counts is computed, and so is an interval
 * (Wilson's, at the level of the options). Blank and suppressed counts stay
 * unknown; a row without a rate says why.
 */
#ifndef MS_FIGURE_ROWS_H
#define MS_FIGURE_ROWS_H

#include "base/err.h"
#include "figure/kind.h"
#include "table/table.h"

/* Names of the columns; NULL or absent ones are not read. */
struct ms_rate_columns {
	const char *matched, *total, *rate, *low, *high;
};

#define MS_RATE_COLUMNS                                                        \
	{                                                                      \
		"matched", "total", "rate", "rate_low", "rate_high"            \
	}

struct ms_rate_row {
	double matched, total; /* NAN unknown */
	double rate, low, high; /* NAN unknown */
	const char *why; /* why there is no rate; NULL if there is one */
	int other; /* its interval is not Wilson's at the level of the
		      options */
};

/* Read all rows into a malloc'd array of ms_table_nrow elements (never NULL on
 * success). MS_EDATA: neither a rate nor counts to compute one, or a rate
 * outside [0, 1], an interval that does not hold its rate, matched > total. */
int ms_rows_read(struct ms_rate_row **out, const struct ms_table *t,
		 const struct ms_rate_columns *c, double level,
		 struct ms_error *err);

/* Say below the figure what the intervals are, and which rows have no rate and
 * why, and what the table remarks in its column note. with is added to
 * the label of a row: the column to name it by, NULL for none. marks: how the
 * intervals are drawn ("Bars"). */
void ms_rows_note(struct ms_drawing *f, const struct ms_rate_row *rows,
		  const char *marks, const char *with);

#endif
