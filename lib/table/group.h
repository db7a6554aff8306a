/*
 * group - which rows of a table belong together.
 *
 * Rows are grouped by key columns. specialty and applicant_type are brought to
 * their canonical names first, so "IM" and "Internal Medicine" are one group.
 * Two keys may be asked for that the table does not hold, because the
 * vocabulary derives them from applicant_type: citizenship and school.
 *
 *	struct ms_select want = { .specialty = "im,fm" };
 *	struct ms_groups *g;
 *	if (ms_groups_make(&g, t, vocab, "year,citizenship", &want, &err))
 *		...
 *	for (row = 0; row < ms_table_nrow(t); row++)
 *		if (g->of_row[row] != MS_NO_GROUP)
 *			total[g->of_row[row]] += ...;
 *	ms_groups_free(g);
 *
 * Groups stand in the order in which their first row stands.
 */
#ifndef MS_TABLE_GROUP_H
#define MS_TABLE_GROUP_H

#include "base/err.h"
#include "table/table.h"
#include "table/vocab.h"

#define MS_NO_GROUP ((size_t)-1)

/* Rows to keep; each a comma-separated list of names, NULL for all. */
struct ms_select {
	const char *specialty;
	const char *applicant_type;
	const char *year; /* "2024", "2020-2026" means every year between, and
			     the pooled years written so */
	const char *measure;
	int as_is; /* take names as they stand, unknown to the vocabulary */
};

struct ms_groups {
	size_t nkey;
	char **key; /* nkey names */
	size_t ngroup;
	char **value; /* ngroup * nkey texts, group by group */
	size_t *of_row; /* group of each row of the table, or MS_NO_GROUP */
	size_t nselected; /* rows in some group */
};

/* by: comma-separated key columns; NULL takes every column that identifies
 * rather than measures (ms_column_is_key), but for the one that tells
 * applicants apart (ms_table_identifier). An empty string makes one group.
 * MS_EDATA: no such key column, an unknown name in a cell, with its place.
 * MS_EUSAGE: a key twice, an unknown name or no year in want, no column to select by. No
 * row selected is not an error here: ngroup is 0. */
int ms_groups_make(struct ms_groups **out, const struct ms_table *t,
		   const struct ms_vocab *vocab, const char *by,
		   const struct ms_select *want, struct ms_error *err);
void ms_groups_free(struct ms_groups *g);

/* Text of key k in group i. */
const char *ms_groups_value(const struct ms_groups *g, size_t i, size_t k);

/* Index of a key, or -1. */
long ms_groups_key(const struct ms_groups *g, const char *name);

/* Does a column of this name identify rows (year, specialty, anything a user
 * adds), as opposed to holding counts, estimates or remarks? */
int ms_column_is_key(const char *name);

#endif
