/*
 * identifier - the column that tells applicants apart, in tables of one row
 * an applicant.
 *
 *	id,specialty,step2_ck,matched
 *	A17,Pediatrics,241,1
 *	A18,Pediatrics,233,0
 *
 * Here id says another thing in every row. Grouped by, it would make a group
 * of each applicant; so it is no default key (ms_groups_make), and a tool
 * says that it is not.
 *
 *	long col = ms_table_identifier(t);
 *	if (col >= 0)
 *		printf("%s is no key\n", ms_table_column(t, col));
 */
#ifndef MS_TABLE_IDENTIFIER_H
#define MS_TABLE_IDENTIFIER_H

#include "table/table.h"

/* The first key column (ms_column_is_key) of three rows or more in which no
 * two cells are equal and none is missing; -1 if there is none, and for every
 * table whose rows are not applicants: one without matched, or with counts or
 * estimates beside it. */
long ms_table_identifier(const struct ms_table *t);

#endif
