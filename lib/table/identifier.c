#include "table/identifier.h"

#include <stdlib.h>
#include <string.h>

#include "table/group.h"

/* matched alone, without what it would be a part of or come with. */
static int of_applicants(const struct ms_table *t)
{
	static const char *const others[] = { "unmatched", "total", "rate",
					      "intercept", NULL };
	size_t i;

	for (i = 0; others[i]; i++)
		if (ms_table_find(t, others[i]) >= 0)
			return 0;
	return ms_table_find(t, "matched") >= 0;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int all_differ(const struct ms_table *t, size_t col, const char **cell)
{
	size_t n = ms_table_nrow(t), i;

	for (i = 0; i < n; i++) {
		cell[i] = ms_table_get(t, i, col);
		/* most columns repeat soon: no need to sort them */
		if (!*cell[i] || (i && strcmp(cell[i], cell[i - 1]) == 0))
			return 0;
	}
	qsort(cell, n, sizeof(*cell), by_text);
	for (i = 1; i < n; i++)
		if (strcmp(cell[i - 1], cell[i]) == 0)
			return 0;
	return 1;
}

long ms_table_identifier(const struct ms_table *t)
{
	size_t n = ms_table_nrow(t), col;
	const char **cell;
	long found = -1;

	if (n < 3 || !of_applicants(t))
		return -1;
	cell = malloc(n * sizeof(*cell));
	for (col = 0; cell && found < 0 && col < ms_table_ncol(t); col++)
		if (ms_column_is_key(ms_table_column(t, col)) &&
		    all_differ(t, col, cell))
			found = (long)col;
	free(cell);
	return found;
}
