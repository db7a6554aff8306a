/*
 * plan_tables - tables from text, for the tests of lib/plan. Include after
 * cmocka.h.
 */
#ifndef MS_TEST_PLAN_TABLES_H
#define MS_TEST_PLAN_TABLES_H

#include <stdio.h>
#include <string.h>

#include "table/table.h"

static inline struct ms_table *table_of(const char *text)
{
	struct ms_table *t;
	struct ms_error err;
	FILE *fp = fmemopen((void *)text, strlen(text), "r");

	assert_non_null(fp);
	assert_int_equal(0, ms_table_new(&t, NULL, &err));
	if (ms_table_read(t, fp, "mine.csv", &err))
		fail_msg("%s", err.msg);
	fclose(fp);
	return t;
}

static inline struct ms_table *table_at(const char *path)
{
	struct ms_table *t;
	struct ms_error err;

	assert_int_equal(0, ms_table_new(&t, NULL, &err));
	if (ms_table_load(t, path, &err))
		fail_msg("%s", err.msg);
	return t;
}

static inline long day_of(const char *text)
{
	long day = 0;

	assert_null(ms_date_parse(text, &day));
	return day;
}

#endif
