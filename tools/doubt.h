/*
 * doubt - what a score needed rests on beside the counts: the scores assumed
 * within bands. Told beside the number (docs/statistics.md, section 7).
 */
#ifndef TOOLS_DOUBT_H
#define TOOLS_DOUBT_H

#include "base/text.h"
#include "fit/model.h"
#include "fit/need.h"

/* Above this share of one open band the line rests on its assumed scores. */
static const double DOUBT_OPEN = 0.4;

struct doubt {
	double spread_low, spread_high; /* the score by the log-polynomial, the
					   normal and even spread in bands; NAN
					   where there are no bands */
	double open_share; /* of the applicants, in one open band */
	double sd; /* of summaries without any: the SD that was assumed; the
		      range is then that over 0.8 to 1.2 times it; 0 if none */
};

/* need: what ms_need found for the model with these options. */
void doubt_find(const struct ms_model *m, const struct ms_need *need,
		const struct ms_fit_options *opt, struct doubt *out);

/* In words, each begun with "; ": a range over spreads of more than a point, an
 * open band that holds over 40 %. */
void doubt_say(const struct doubt *d, struct ms_buf *out);

/* The same in a few words, for a table. */
void doubt_brief(const struct doubt *d, struct ms_buf *out);

/* "; 52 % of the applicants are in the open band at the end" when over 40 %. */
void doubt_open(double share, struct ms_buf *out);

#endif
