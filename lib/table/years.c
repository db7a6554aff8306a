#include "table/years.h"

#include <string.h>

static int digits(const char *s, size_t n)
{
	return strspn(s, "0123456789") >= n;
}

static int is_year(const char *s)
{
	size_t len = strlen(s);

	if (!digits(s, 4))
		return 0;
	if (len == 4)
		return 1;
	if (s[4] != '-' || !digits(s + 5, len - 5))
		return 0;
	return len == 7 || (len == 9 && strcmp(s + 5, s) > 0);
}

int ms_years_check(const struct ms_list *years, struct ms_error *err)
{
	size_t i;

	for (i = 0; i < years->n; i++)
		if (!is_year(years->items[i]))
			return ms_fail(err, MS_EUSAGE,
				       "'%s' is neither a year (2026) nor a "
				       "range of years (2020-2026)",
				       years->items[i]);
	return 0;
}

int ms_years_hold(const struct ms_list *years, const char *text)
{
	size_t i;

	if (ms_list_find(years, text) >= 0)
		return 1;
	for (i = 0; i < years->n; i++) {
		const char *y = years->items[i];

		if (strlen(y) == 9 && strlen(text) == 4 &&
		    strncmp(text, y, 4) >= 0 && strcmp(text, y + 5) <= 0)
			return 1;
	}
	return 0;
}

void ms_years_say(const struct ms_table *t, struct ms_buf *out)
{
	const char *low = "", *high = "";
	long col = ms_table_find(t, "year");
	size_t row;

	for (row = 0; col >= 0 && row < ms_table_nrow(t); row++) {
		const char *y = ms_table_get(t, row, (size_t)col);

		if (*y && (!*low || strcmp(y, low) < 0))
			low = y;
		if (strcmp(y, high) > 0)
			high = y;
	}
	if (*low && strcmp(low, high) == 0)
		ms_buf_printf(out, " (the year is %s)", low);
	else if (*low)
		ms_buf_printf(out, " (the years go from %s to %s)", low, high);
}
