/*
 * fit_report - what match-fit --check has found of one model: figures for a
 * program, sentences for a person.
 */
#ifndef TOOLS_FIT_REPORT_H
#define TOOLS_FIT_REPORT_H

#include "base/text.h"
#include "checks/cells.h"
#include "fit/model.h"

/* One figure of a check; the CSV has a row for each. */
struct check {
	const char *name;
	double value, df, p;
	const char *note;
};

enum { CHECKS_MAX = 128 };

struct report {
	struct check check[CHECKS_MAX];
	size_t n;
	struct ms_buf words; /* the verdict, in sentences */
};

/* Add a figure. name and text stay the caller's. */
void report_note(struct report *r, const char *name, double value, double df,
		 double p, const char *text);

/* Is the logistic the right shape? Rates that only rise, and a curve with
 * bends, beside the line: fit_shape.c. */
void report_shape(const struct ms_model *m, const struct ms_fitted *cells,
		  size_t n, struct report *r);

#endif
