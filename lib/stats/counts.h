/*
 * counts - how many matched of how many, summed over the groups of a table.
 *
 *	struct ms_counts *c;
 *	if (ms_counts_make(&c, table, vocab, "year,citizenship", NULL, &err))
 *		...
 *	for (i = 0; i < c->groups->ngroup; i++)
 *		use(c->group[i].matched_low, c->group[i].total);
 *	ms_counts_free(c);
 *
 * What must not be added is not: rows of different basis in one group are
 * refused; aggregate rows ("All IMGs", "All Specialties") are left out when
 * rows that could be their parts are selected too; a row whose counts were not
 * published is left out and named. Where several applicant types make up one
 * group, a group that lacks a type which the others of its kind have counts
 * for is incomplete: its rate would be that of other people.
 */
#ifndef MS_STATS_COUNTS_H
#define MS_STATS_COUNTS_H

#include "table/group.h"

struct ms_group_counts {
	size_t seen; /* rows looked at; 0 if all were aggregates */
	size_t rows; /* rows whose counts were added */
	double matched_low,
		matched_high; /* equal unless a cell was suppressed */
	double total;
	double published_rate; /* of a group's only row, NAN if none */
	char *left_out; /* applicant types or rows without counts, "; "
			   separated; NULL if none */
	char *only; /* incomplete group: the types counted, "; " separated;
		       NULL if complete */
	const char *basis; /* "" if the table has none; the table owns it */
};

struct ms_counts {
	struct ms_groups *groups;
	struct ms_group_counts *group; /* one for each group */
	size_t aggregates_left_out; /* rows */
};

/* The table holds matched and total, or matched and unmatched, or matched as
 * 0/1 with one row an applicant. The table must outlive the counts. Errors as
 * ms_groups_make; MS_EDATA: matched above total, basis mixed in a group. */
int ms_counts_make(struct ms_counts **out, const struct ms_table *t,
		   const struct ms_vocab *vocab, const char *by,
		   const struct ms_select *want, struct ms_error *err);
void ms_counts_free(struct ms_counts *c);

#endif
