/*
 * field - the cells of a small table by the name of their column, where the
 * column may be absent.
 */
#ifndef MS_PLAN_FIELD_H
#define MS_PLAN_FIELD_H

#include "table/table.h"

/* The cell's text; "" when it is missing or the table has no such column. */
const char *ms_plan_text(const struct ms_table *t, size_t row,
			 const char *column);

/* MS_EDATA at the cell of a column that is there: "'TEXT' why". */
int ms_plan_fail(const struct ms_table *t, size_t row, const char *column,
		 struct ms_error *err, const char *why);

/* A number from low to high. A missing cell or column leaves *out as it is. */
int ms_plan_number(const struct ms_table *t, size_t row, const char *column,
		   double low, double high, double *out, struct ms_error *err);

/* A number of a column that must be there; NAN when the cell is missing. */
int ms_plan_need(const struct ms_table *t, size_t row, const char *column,
		 double *out, struct ms_error *err);

#endif
