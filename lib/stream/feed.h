/*
 * feed - an input cut into blocks of whole CSV records, for any number of
 * threads.
 *
 * Every thread asks for blocks with its own struct ms_block. Blocks come out
 * in the order of the input (seq 0, 1, ...), each record in exactly one,
 * whatever the size of the blocks: a record's end is a line end outside quotes,
 * and the parity of all quotes before a block is known when the block is cut.
 * Only this cut is made in turn; a regular file is read by all threads at once.
 * What lies behind the last record end goes over to the next block.
 *
 *	struct ms_feed *feed;
 *	struct ms_block block = { 0 };
 *	int more;
 *
 *	if (ms_feed_open(&feed, "rows.csv", 0, NULL, NULL, &err))
 *		return -1;
 *	while ((more = ms_feed_next(feed, &block, &err)) > 0)
 *		ms_scan_text(&scan, block.text, block.len, block.strict);
 *	ms_block_release(&block);
 *	ms_feed_free(feed);
 */
#ifndef MS_STREAM_FEED_H
#define MS_STREAM_FEED_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

enum { MS_FEED_BLOCK = 1 << 18, MS_FEED_BLOCK_MAX = 1 << 28 };

struct ms_block {
	char *text; /* whole records; MS_SCAN_PAD bytes behind may be read */
	size_t len; /* may be 0 */
	uint64_t seq;
	size_t line; /* of the first byte, from 1 */
	int strict; /* it holds a NUL byte */
	/* private */
	char *room;
	size_t front, size;
};

struct ms_feed;

/* Called in turn, never by two threads at once: bytes and lines so far; size
 * is that of the input or 0 if unknown. */
typedef void ms_progress(void *user, uint64_t bytes, uint64_t lines,
			 uint64_t size);

/* Open path ("-": standard input; .gz and .zst are unpacked). block: bytes
 * read at a time, 0 for MS_FEED_BLOCK. A byte order mark is taken off. */
int ms_feed_open(struct ms_feed **out, const char *path, size_t block,
		 ms_progress *progress, void *user, struct ms_error *err);
void ms_feed_free(struct ms_feed *feed);

/* The next block: 1, 0 at the end, -1 on error; the error then lies behind
 * all blocks handed out before. Safe from many threads; after an error or
 * ms_feed_stop everybody gets 0. */
int ms_feed_next(struct ms_feed *feed, struct ms_block *block,
		 struct ms_error *err);

/* Hand out no further blocks. */
void ms_feed_stop(struct ms_feed *feed);

/* Blocks worth reading at once: 1 for small inputs, else large. */
uint64_t ms_feed_blocks(const struct ms_feed *feed);

const char *ms_feed_name(const struct ms_feed *feed);
void ms_block_release(struct ms_block *block);

#endif
