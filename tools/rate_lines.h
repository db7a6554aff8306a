/*
 * rate_lines - the lines match-rate works on, whatever they were made from:
 * match rates of groups, or shares of the filled positions. Each has the keys
 * of a group, how many of how many, and what must be said beside it.
 */
#ifndef TOOLS_RATE_LINES_H
#define TOOLS_RATE_LINES_H

#include "cli.h"
#include "stats/counts.h"
#include "stats/rate.h"
#include "stats/share.h"

struct rate_request {
	struct cli cli;
	const char *by, *sort;
	const char *compare; /* a key whose values are set side by side */
	const char *trend; /* the key that holds years */
	struct ms_select want;
	double level;
	enum ms_rate_method method;
	int share;
	int adjust; /* enum ms_adjust, -1 = by the number of comparisons */
};

struct rate_line {
	size_t group; /* whose keys are shown */
	const struct ms_applicant_type *type; /* of a share */
	const char *basis;
	double x_low, x_high, total; /* x: one number unless suppressed; NAN
					where not published */
	double rate, low, high;
	char *note;
};

struct rate_lines {
	struct ms_table *table;
	struct ms_counts *counts; /* or */
	struct ms_shares *shares;
	const struct ms_groups *groups; /* of either */
	struct rate_line *line;
	size_t n;
};

/* Read the input and make the lines, grouped by by (NULL: all keys). Ends the
 * program on errors. */
void rate_lines_make(struct rate_request *q, const char *by,
		     struct rate_lines *out);
void rate_lines_release(struct rate_lines *lines);

/* The text of a key of a line; applicant_type of a share included. NULL if
 * there is no such key. */
const char *rate_line_key(const struct rate_lines *lines, size_t i,
			  const char *key);

/* Compare within groups (-b), and over all of them by Mantel-Haenszel. */
void rate_compare(struct rate_request *q);

/* Does the rate rise or fall over the years? */
void rate_trend(struct rate_request *q);

#endif
