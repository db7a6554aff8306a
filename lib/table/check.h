/*
 * check - a tidy table against its form. Every finding names file, line and
 * column; nothing stops at the first.
 *
 * Looked at, in this order:
 *	columns		unknown ones (with the nearest name; in a form that
 *			allows columns of one's own, those with a near name
 *			only, the others are keys), required ones
 *			that are not there
 *	cells		empty where none may be, type, range, known names;
 *			suppressed counts ("<5", "1-4", "*") are counts
 *	rows		orders (min <= q1 <= median <= q3 <= max, matched <=
 *			total, score_low <= score_high, ...), sums (matched +
 *			unmatched = total), published rates against the counts
 *			(to the digits printed; not in rows whose note begins
 *			"doubtful:"), values within the range of the measure
 *			the row names (Step 2 CK: 1 to 300)
 *	the table	repeated keys (of records, which need not differ: the
 *			same id), bins that overlap, more than one basis
 *
 *	struct ms_report report = { 0 };
 *	struct ms_check what = { .form = form, .vocab = vocab };
 *	if (ms_check_table(&what, table, &report, &err))
 *		... out of memory ...
 *	return report.problems ? 1 : 0;
 */
#ifndef MS_TABLE_CHECK_H
#define MS_TABLE_CHECK_H

#include "table/form.h"
#include "table/report.h"
#include "table/table.h"
#include "table/vocab.h"

struct ms_check {
	const struct ms_form *form;
	const struct ms_vocab *vocab;
	const struct ms_table *measures; /* vocabulary/measures.csv or NULL:
					    columns measure, low, high */
	const struct ms_table *sources; /* vocabulary/sources.csv or NULL:
					   ids are not checked */
	const char *key; /* ";"-list of columns that tell rows apart; NULL or
			    "": those of role key and bound */
};

/* Adds to the report. Fails only for want of memory or when key names a
 * column that is not in the table (MS_EDATA). */
int ms_check_table(const struct ms_check *what, const struct ms_table *t,
		   struct ms_report *report, struct ms_error *err);

/* What a column of a table holds, for a summary. */
struct ms_held {
	size_t filled, missing, suppressed, distinct;
	const char *low, *high; /* least and greatest, numbers before other
				   texts, suppressed ones last. Owned by the
				   table; "" when all are missing */
};

/* counts: the column holds counts, so "1-4" is a suppressed one (and not two
 * years). */
int ms_check_held(const struct ms_table *t, size_t col, int counts,
		  struct ms_held *out, struct ms_error *err);

#endif
