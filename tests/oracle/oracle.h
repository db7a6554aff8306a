/*
 * oracle - reference values made by R: tests/oracle/NAME.R writes NAME.csv
 * with the columns case,quantity,value; a test reads it and compares.
 *
 *	oracle_load("tests/oracle/rate.csv");
 *	assert_close(low, oracle("small", "wilson_low"), 1e-12, 0);
 *
 * Inputs may stand in the same file, so that R and C see one set. Values are
 * numbers, Inf, -Inf, NaN or NA (read as NaN). Include after cmocka.h.
 */
#ifndef MS_ORACLE_H
#define MS_ORACLE_H

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ORACLE_MAX = 20000, ORACLE_NAME = 48 };

static struct oracle_row {
	char group[ORACLE_NAME], quantity[ORACLE_NAME];
	double value;
} oracle_rows[ORACLE_MAX];
static size_t oracle_n;

static inline void oracle_load(const char *path)
{
	char line[256], value[64];
	FILE *fp = fopen(path, "r");

	if (!fp)
		fail_msg("%s: cannot open", path);
	oracle_n = 0;
	while (fgets(line, sizeof(line), fp)) {
		struct oracle_row *r = &oracle_rows[oracle_n];

		if (sscanf(line, "%47[^,],%47[^,],%63s", r->group, r->quantity,
			   value) != 3)
			fail_msg("%s: bad line %s", path, line);
		r->value = strcmp(value, "NA") ? strtod(value, NULL) : NAN;
		if (strcmp(r->quantity, "quantity"))
			oracle_n++;
		assert_true(oracle_n < ORACLE_MAX);
	}
	fclose(fp);
}

static inline int oracle_has(const char *group, const char *quantity)
{
	size_t i;

	for (i = 0; i < oracle_n; i++)
		if (!strcmp(oracle_rows[i].group, group) &&
		    !strcmp(oracle_rows[i].quantity, quantity))
			return 1;
	return 0;
}

static inline double oracle(const char *group, const char *quantity)
{
	size_t i;

	for (i = 0; i < oracle_n; i++)
		if (!strcmp(oracle_rows[i].group, group) &&
		    !strcmp(oracle_rows[i].quantity, quantity))
			return oracle_rows[i].value;
	fail_msg("no oracle value %s,%s", group, quantity);
	return NAN;
}

/* The values quantity1, quantity2, ... of one case; returns how many. */
static inline size_t oracle_vector(const char *group, const char *quantity,
				   double *out, size_t max)
{
	char name[ORACLE_NAME + 24];
	size_t n = 0;

	for (;;) {
		snprintf(name, sizeof(name), "%s%zu", quantity, n + 1);
		if (!oracle_has(group, name))
			return n;
		assert_true(n < max);
		out[n++] = oracle(group, name);
	}
}

/* Call f for every case in the file, in order (rows of a case together). */
static inline void oracle_each(void (*f)(const char *group))
{
	size_t i;

	for (i = 0; i < oracle_n; i++)
		if (!i ||
		    strcmp(oracle_rows[i].group, oracle_rows[i - 1].group))
			f(oracle_rows[i].group);
}

/* |got - want| <= abs + rel |want|; equal infinities and two NaNs pass. */
static inline int oracle_close(double got, double want, double rel, double abs)
{
	if (isnan(want))
		return isnan(got);
	return got == want || fabs(got - want) <= abs + rel * fabs(want);
}

#define assert_close(got, want, rel, abs)                                      \
	do {                                                                   \
		double got_ = (got), want_ = (want);                           \
                                                                               \
		if (!oracle_close(got_, want_, rel, abs))                      \
			fail_msg("%s = %.17g, want %.17g", #got, got_, want_); \
	} while (0)

/* The same, named by the case, against the stored value of quantity. */
#define assert_oracle(got, group, quantity, rel, abs)                          \
	do {                                                                   \
		double got_ = (got), want_ = oracle(group, quantity);          \
                                                                               \
		if (!oracle_close(got_, want_, rel, abs))                      \
			fail_msg("%s: %s = %.17g, want %.17g", group,          \
				 quantity, got_, want_);                       \
	} while (0)

#endif
