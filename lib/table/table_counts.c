/* What counts in a table say together. */
#include <string.h>

#include "table/table.h"

int ms_table_zero_hidden(const struct ms_table *t, const long *col, size_t n)
{
	size_t row, i;

	for (row = 0; row < ms_table_nrow(t); row++)
		for (i = 0; i < n; i++)
			if (col[i] >= 0 &&
			    !strcmp(ms_table_get(t, row, (size_t)col[i]), "0"))
				return 0;
	return 1;
}

int ms_table_adds(const struct ms_table *t, size_t row, long a, long b,
		  long sum, int zero_hidden, struct ms_error *err)
{
	const long col[] = { a, b, sum };
	struct ms_count c[3];
	int i, rc;

	for (i = 0; i < 3; i++) {
		if (col[i] < 0)
			return 0;
		rc = ms_table_count(t, row, (size_t)col[i], zero_hidden, &c[i],
				    err);
		if (rc)
			return rc;
		if (c[i].missing)
			return 0;
	}
	if (c[0].low + c[1].low <= c[2].high &&
	    c[0].high + c[1].high >= c[2].low)
		return 0;
	return ms_table_fail(t, row, (size_t)sum, err,
			     "%s and %s do not add to %s",
			     ms_table_get(t, row, (size_t)a),
			     ms_table_get(t, row, (size_t)b),
			     ms_table_get(t, row, (size_t)sum));
}
