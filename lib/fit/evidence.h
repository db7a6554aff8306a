/*
 * evidence - what is known about one group of applicants (one specialty, one
 * applicant type, ...): who matched, and how that goes with a score.
 *
 * Four kinds of evidence, from most to least informative (docs/statistics.md):
 *
 *	rows	counts by exact score; equal to one row an applicant
 *	bins	counts by score band, an end may be open
 *	summary	n, mean, SD and quartiles of the matched and the unmatched
 *	rate	how many matched of how many, no score
 *
 * A fit needs the evidence and an interval for a score needs it again, so it
 * travels inside a models table as one compact text field:
 *
 *	rows	"215:2/7 225:6/9 235:14/10"	score:matched/unmatched
 *	bins	"..210:1/5 211..220:4/9 221..:3/1"	inclusive whole points
 *	summary	"m:n=2649,mean=249,sd=14,min=209,q1=240,median=251,q3=259,max=284,all=3392 u:..."
 *	rate	"3181/1570"
 *
 * A suppressed count is written low-high ("231..240:1-4/12"): an interval, not
 * a zero. Where the total of such a cell is known it follows:
 * "231..240:1-4/8-11=12".
 */
#ifndef MS_FIT_EVIDENCE_H
#define MS_FIT_EVIDENCE_H

#include <stddef.h>

#include "base/err.h"
#include "base/text.h"

enum ms_evidence_kind { MS_ROWS, MS_BINS, MS_SUMMARY, MS_RATE };

/* "rows", "bins", "summary", "rate". */
const char *ms_evidence_name(enum ms_evidence_kind kind);

/* One score (low == high) or one band of scores. In bins, low and high are
 * inclusive whole points and -INFINITY / INFINITY mark an open end. Counts are
 * doubles holding whole numbers up to 2^53. A suppressed count has
 * matched_low < matched_high (likewise unmatched); else both equal it. */
struct ms_cell {
	double low, high;
	double matched, unmatched; /* midpoint of the range if suppressed */
	double matched_low, matched_high;
	double unmatched_low, unmatched_high;
	double total; /* suppressed, but matched + unmatched is known: that
			 sum; else 0 */
	double rows; /* how many rows as read were merged into this cell; set
			by add and finish */
	double between; /* their spread: sum of m^2 / n less M^2 / N */
};

/* The published summary of one cohort. NAN where not published. */
struct ms_cohort {
	double n; /* applicants behind mean and SD (consenting sample) */
	double n_all; /* everyone who preferred the specialty, for the odds */
	double mean, sd;
	double min, q1, median, q3, max;
};

struct ms_evidence {
	enum ms_evidence_kind kind;
	struct ms_cell *cells; /* rows, bins: ascending, distinct; rate: one */
	size_t ncell, capacity;
	struct ms_cohort matched, unmatched; /* summary only */
	int suppressed; /* any cell is an interval */
	double rounding; /* summary: printed unit of the means, 1 for whole
			    points; 0 = exact */
};

void ms_evidence_init(struct ms_evidence *ev, enum ms_evidence_kind kind);
void ms_evidence_release(struct ms_evidence *ev);

/* The cell of exactly known counts. */
struct ms_cell ms_cell_exact(double low, double high, double matched,
			     double unmatched);

/* Append a cell as read; any order, the same score may come twice. A cell
 * whose matched_low .. unmatched_high are all zero is taken as exact, so that
 * { .low = 240, .high = 240, .matched = 3, .unmatched = 1 } is enough. */
int ms_evidence_add(struct ms_evidence *ev, const struct ms_cell *cell,
		    struct ms_error *err);

/* Sort, merge equal scores, drop empty cells. MS_EDATA on: non-finite exact
 * scores, a band with low > high or an edge that is not a whole point,
 * overlapping bands, a negative or fractional count. */
int ms_evidence_finish(struct ms_evidence *ev, struct ms_error *err);

/* Totals over the cells, or n of the cohorts. */
double ms_evidence_matched(const struct ms_evidence *ev);
double ms_evidence_unmatched(const struct ms_evidence *ev);

/* Lowest and highest score seen: exact scores, finite bin edges, or the
 * cohorts' min and max; NAN when unknown. */
void ms_evidence_range(const struct ms_evidence *ev, double *low, double *high);

/* Largest share of the applicants that one open band holds; 0 without. Above
 * 0.4 a fit rests on the assumed distribution rather than on the data. */
double ms_evidence_open_share(const struct ms_evidence *ev);

/* Append the text form; it parses back to the same evidence. */
void ms_evidence_format(const struct ms_evidence *ev, struct ms_buf *out);

/* Parse it. On success ev is initialised and the caller releases it; on error
 * (MS_EDATA, message without place) it is left empty. */
int ms_evidence_parse(struct ms_evidence *ev, const char *text,
		      struct ms_error *err);

#endif
