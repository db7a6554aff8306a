#include "plan/field.h"

#include "base/num.h"

const char *ms_plan_text(const struct ms_table *t, size_t row,
			 const char *column)
{
	long col = ms_table_find(t, column);

	return col < 0 ? "" : ms_table_get(t, row, (size_t)col);
}

int ms_plan_fail(const struct ms_table *t, size_t row, const char *column,
		 struct ms_error *err, const char *why)
{
	return ms_table_fail(t, row, (size_t)ms_table_find(t, column), err,
			     "'%s' %s", ms_plan_text(t, row, column), why);
}

int ms_plan_number(const struct ms_table *t, size_t row, const char *column,
		   double low, double high, double *out, struct ms_error *err)
{
	const char *text = ms_plan_text(t, row, column), *why;
	double x;

	if (!*text)
		return 0;
	why = ms_parse_double(text, &x);
	if (!why && (x < low || x > high))
		why = "is out of range";
	if (why)
		return ms_plan_fail(t, row, column, err, why);
	*out = x;
	return 0;
}

int ms_plan_need(const struct ms_table *t, size_t row, const char *column,
		 double *out, struct ms_error *err)
{
	size_t col;
	int rc = ms_table_need(t, column, &col, err);

	return rc ? rc : ms_table_double(t, row, col, out, err);
}
