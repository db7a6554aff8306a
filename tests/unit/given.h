/*
 * given - small tables and the installed vocabulary, for tests.
 *
 *	struct ms_table *t = given_table("a,b\n1,2\n");
 *	struct ms_vocab *v = given_vocab();
 *
 * Both end the test when they cannot be made; the caller frees them. Tests run
 * from the project root, which is a home of installed data.
 */
#ifndef TESTS_UNIT_GIVEN_H
#define TESTS_UNIT_GIVEN_H

#include <stdio.h>
#include <string.h>

#include "table/table.h"
#include "table/vocab.h"

#define GIVEN_HOME "."

/* Append text as the file NAME; the code of ms_table_read. */
static inline int given_read(struct ms_table *t, const char *name,
			     const char *text, struct ms_error *err)
{
	FILE *fp = tmpfile();
	int rc;

	assert_non_null(fp);
	fputs(text, fp);
	rewind(fp);
	rc = ms_table_read(t, fp, name, err);
	fclose(fp);
	return rc;
}

static inline struct ms_table *given_table(const char *text)
{
	struct ms_table *t;
	struct ms_error err;

	assert_int_equal(ms_table_new(&t, NULL, &err), 0);
	if (given_read(t, "t.csv", text, &err))
		fail_msg("%s", err.msg);
	return t;
}

static inline struct ms_vocab *given_vocab(void)
{
	struct ms_vocab *v;
	struct ms_error err;

	if (ms_vocab_open(&v, GIVEN_HOME, &err))
		fail_msg("%s", err.msg);
	return v;
}

#endif
