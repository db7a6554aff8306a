#include "table/check_parts.h"

#include <math.h>
#include <string.h>

#include "base/num.h"

/* Columns whose values may not fall along the row; one that is missing or
 * suppressed is passed over. */
static const char *const orders[][8] = {
	{ "min", "q1", "median", "q3", "max" },
	{ "p10", "p25", "p50", "p75", "p90" },
	{ "min", "mean", "max" },
	{ "score_low", "score_high" },
	{ "score_min", "score_max" },
	{ "matched", "total" },
	{ "matched", "quota" },
	{ "matched", "applicants_ranking" },
	{ "matched_min", "matched", "matched_max" },
	{ "filled", "filled_total", "positions" },
	{ "filled", "positions" },
	{ "responses", "surveys_sent" },
	{ "n", "n_all" },
	{ "rate_low", "rate", "rate_high" },
	{ "prob_low", "prob", "prob_high" },
	{ "slope_low", "slope", "slope_high" },
};

/* part / whole, as published; the second part is added to the first to make
 * the whole when it is given. */
static const struct {
	const char *rate, *part, *rest, *whole;
} rates[] = {
	{ "published_rate", "matched", NULL, "total" },
	{ "published_rate", "matched", "unmatched", NULL },
	{ "published_fill_rate", "filled", NULL, "positions" },
	{ "rate", "matched", NULL, "total" },
	{ "response_rate", "responses", NULL, "surveys_sent" },
};

/* The value of a column, NAN when there is none or it is not a plain number
 * (the cells were checked before). */
static double value(const struct ms_checking *k, size_t row, const char *name,
		    size_t *col)
{
	long at = name ? ms_table_find(k->t, name) : -1;
	double x;

	if (at < 0 || !k->form[at] ||
	    ms_table_double(k->t, row, (size_t)at, &x, NULL))
		return NAN;
	*col = (size_t)at;
	return x;
}

/* A set of scores may be the outside of an interval; needs says so in the
 * column set, and then low is above high. */
static int outside(const struct ms_checking *k, size_t row)
{
	long set = ms_table_find(k->t, "set");

	return set >= 0 &&
	       strcmp(ms_table_get(k->t, row, (size_t)set), "complement") == 0;
}

static void check_order(const struct ms_checking *k, size_t row,
			const char *const *names)
{
	double last = NAN;
	size_t last_col = 0, col = 0, i;

	for (i = 0; i < 8 && names[i]; i++) {
		double x = value(k, row, names[i], &col);

		if (isnan(x))
			continue;
		if (x < last)
			ms_check_problem(k, row, col, "%s is less than %s %s",
					 ms_table_get(k->t, row, col),
					 ms_table_column(k->t, last_col),
					 ms_table_get(k->t, row, last_col));
		last = x;
		last_col = col;
	}
}

static void check_sum(const struct ms_checking *k, size_t row)
{
	size_t col = 0, sink;
	double m = value(k, row, "matched", &sink);
	double u = value(k, row, "unmatched", &sink);
	double total = value(k, row, "total", &col);

	if (m + u != total && !isnan(m + u + total))
		ms_check_problem(k, row, col,
				 "%.0f is not matched %.0f and unmatched %.0f",
				 total, m, u);
}

/* Half a unit of the last digit printed: 0.935 -> 0.0005. */
static double half_unit(const char *s)
{
	const char *point = strchr(s, '.');
	size_t decimals = 0;

	if (point)
		decimals = strspn(point + 1, "0123456789");
	return 0.5 * pow(10, -(double)decimals);
}

static int doubtful(const struct ms_checking *k, size_t row)
{
	long note = ms_table_find(k->t, "note");

	return note >= 0 && strncmp(ms_table_get(k->t, row, (size_t)note),
				    "doubtful:", 9) == 0;
}

static void check_rate(const struct ms_checking *k, size_t row, size_t i)
{
	size_t col = 0, sink;
	double printed = value(k, row, rates[i].rate, &col);
	double part = value(k, row, rates[i].part, &sink);
	double whole = rates[i].whole
			       ? value(k, row, rates[i].whole, &sink)
			       : part + value(k, row, rates[i].rest, &sink);
	const char *s;

	if (isnan(printed + part + whole) || whole <= 0)
		return;
	/* a total that is there has been looked at already */
	if (rates[i].rest && !isnan(value(k, row, "total", &sink)))
		return;
	s = ms_table_get(k->t, row, col);
	if (fabs(part / whole - printed) > half_unit(s) + 1e-9)
		ms_check_problem(k, row, col, "%s is not %.0f of %.0f (%.4f)",
				 s, part, whole, part / whole);
}

/* Values that lie on the scale of the measure; a spread or a count does not. */
static int on_scale(const struct ms_form_column *c)
{
	static const char *const scale[] = {
		"score", "score_low", "score_high", "mean", "min",
		"q1",	 "median",    "q3",	    "max",  "p10",
		"p25",	 "p50",	      "p75",	    "p90",
	};
	size_t i;

	if (c->role == MS_ROLE_ESTIMATE) /* may lie beyond any score */
		return 0;
	for (i = 0; i < sizeof(scale) / sizeof(*scale); i++)
		if (strcmp(c->name, scale[i]) == 0)
			return 1;
	return 0;
}

static void check_scale(const struct ms_checking *k, size_t row, long measure,
			size_t at, double low, double high)
{
	size_t col, sink;

	for (col = 0; col < ms_table_ncol(k->t); col++) {
		double x;

		if (!k->form[col] || !on_scale(k->form[col]))
			continue;
		x = value(k, row, k->form[col]->name, &sink);
		if (x < low || x > high)
			ms_check_problem(
				k, row, col,
				"'%s' is not within %g to %g, the range of %s",
				ms_table_get(k->t, row, col), low, high,
				ms_table_get(k->what->measures, at,
					     (size_t)measure));
	}
}

/* The measure a row names, by default the Step 2 CK score. */
static void check_measure(const struct ms_checking *k, size_t row)
{
	const struct ms_table *m = k->what->measures;
	long col = ms_table_find(k->t, "measure");
	long name = m ? ms_table_find(m, "measure") : -1;
	long low = m ? ms_table_find(m, "low") : -1;
	long high = m ? ms_table_find(m, "high") : -1;
	const char *want;
	size_t i;

	if (name < 0 || low < 0 || high < 0)
		return;
	want = col < 0 ? "step2_ck" : ms_table_get(k->t, row, (size_t)col);
	for (i = 0; i < ms_table_nrow(m); i++) {
		double x, y;

		if (strcmp(ms_table_get(m, i, (size_t)name), want))
			continue;
		if (ms_table_double(m, i, (size_t)low, &x, NULL) ||
		    ms_table_double(m, i, (size_t)high, &y, NULL))
			return;
		check_scale(k, row, name, i, isnan(x) ? -INFINITY : x,
			    isnan(y) ? INFINITY : y);
		return;
	}
}

void ms_check_row(const struct ms_checking *k, size_t row)
{
	size_t i;

	for (i = 0; i < sizeof(orders) / sizeof(*orders); i++)
		if (strcmp(orders[i][0], "score_low") || !outside(k, row))
			check_order(k, row, orders[i]);
	check_sum(k, row);
	for (i = 0; i < sizeof(rates) / sizeof(*rates); i++)
		if (!doubtful(k, row))
			check_rate(k, row, i);
	check_measure(k, row);
}
