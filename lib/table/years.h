/*
 * years - a wanted list of Match years.
 *
 *	struct ms_list years; // of "2024,2020-2022"
 *	if (ms_years_check(&years, &err))
 *		...
 *	ms_years_hold(&years, "2021")		// 1
 *	ms_years_hold(&years, "2020-2022")	// 1: the pooled years themselves
 */
#ifndef MS_TABLE_YEARS_H
#define MS_TABLE_YEARS_H

#include "base/err.h"
#include "base/text.h"
#include "table/table.h"

/* MS_EUSAGE unless every item is a year ("2026"), two years in order
 * ("2020-2026") or an academic year ("2019-20"). */
int ms_years_check(const struct ms_list *years, struct ms_error *err);

/* Is the year of a row wanted? */
int ms_years_hold(const struct ms_list *years, const char *text);

/* " (the years go from 2012 to 2026)" for a table that has a column year with
 * anything in it; nothing for another. */
void ms_years_say(const struct ms_table *t, struct ms_buf *out);

#endif
