/*
 * columns - the header of a stream of records: names to places, for the tally.
 *
 *	struct ms_columns c = { 0 };
 *
 *	if (ms_columns_read(&c, &in, NULL, &err) ||
 *	    ms_columns_need(&c, "matched", &i, &err))
 *		...
 *	ms_columns_release(&c);
 */
#ifndef MS_TALLY_COLUMNS_H
#define MS_TALLY_COLUMNS_H

#include "base/text.h"
#include "stream/records.h"

/* {0} is a valid empty one. */
struct ms_columns {
	const char *file; /* for messages; the feed's */
	size_t line; /* of the header; 0 if given apart */
	struct ms_buf text; /* the names, each with its NUL */
	size_t *start;
	size_t n;
};

/* Take the header: the next record of in, or the CSV line header if that is
 * not NULL. MS_EDATA: an empty input, a line that is no CSV. */
int ms_columns_read(struct ms_columns *c, struct ms_records *in,
		    const char *header, struct ms_error *err);
void ms_columns_release(struct ms_columns *c);

const char *ms_columns_name(const struct ms_columns *c, size_t i);

/* Index of a column, or -1. */
long ms_columns_find(const struct ms_columns *c, const char *name);

/* Index of a column that must be there, once. */
int ms_columns_need(const struct ms_columns *c, const char *name, size_t *out,
		    struct ms_error *err);

/* Does a record hold the names themselves? value is scratch. */
int ms_columns_again(const struct ms_columns *c, const struct ms_scan *scan,
		     struct ms_buf *value);

#endif
