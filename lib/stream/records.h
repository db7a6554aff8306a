/*
 * records - the records a thread takes from a feed, one after the other, block
 * after block. Every thread has its own; the feed is shared.
 *
 *	struct ms_records in = { .feed = feed };
 *
 *	while ((more = ms_records_next(&in, &err)) > 0)
 *		raw = ms_scan_raw(&in.scan, 0, &n);
 *	ms_records_release(&in);
 *
 * in.block.seq orders what the threads have met: of two errors, the one in the
 * block with the smaller number stands first in the input.
 */
#ifndef MS_STREAM_RECORDS_H
#define MS_STREAM_RECORDS_H

#include "stream/feed.h"
#include "stream/scan.h"

struct ms_records {
	struct ms_feed *feed;
	struct ms_block block;
	struct ms_scan scan; /* the current record */
};

/* The next record: 1, 0 at the end, -1 with err filled. */
int ms_records_next(struct ms_records *in, struct ms_error *err);

/* The line of the current record. */
size_t ms_records_line(const struct ms_records *in);

void ms_records_release(struct ms_records *in);

#endif
