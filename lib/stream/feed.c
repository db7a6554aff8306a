#include "stream/feed.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "table/csv.h"
#include "stream/scan.h"
#include "stream/source.h"
#include "stream/survey.h"

enum { FRONT = 4096 }; /* usual room for what a block takes over */

struct ms_feed {
	struct ms_source *src;
	size_t block;
	ms_progress *progress;
	void *user;
	pthread_mutex_t lock;
	pthread_cond_t turned;
	uint64_t claimed, turn; /* blocks begun, blocks cut */
	int ended, stopped;
	/* the state of the cut, changed in turn */
	struct ms_buf carry; /* behind the last record end */
	size_t carry_lines;
	int inside; /* the carry ends within quotes */
	int nul; /* a NUL byte was seen */
	int marked; /* looked for the byte order mark */
	char last; /* byte before the next block */
	size_t line; /* of the carry's first byte */
	uint64_t bytes;
};

int ms_feed_open(struct ms_feed **out, const char *path, size_t block,
		 ms_progress *progress, void *user, struct ms_error *err)
{
	struct ms_feed *feed = calloc(1, sizeof(*feed));
	int code;

	if (!feed)
		return ms_nomem(err);
	code = ms_source_open(&feed->src, path, err);
	if (code) {
		free(feed);
		return code;
	}
	feed->block = block ? block : MS_FEED_BLOCK;
	if (feed->block > MS_FEED_BLOCK_MAX)
		feed->block = MS_FEED_BLOCK_MAX;
	feed->progress = progress;
	feed->user = user;
	feed->line = 1;
	pthread_mutex_init(&feed->lock, NULL);
	pthread_cond_init(&feed->turned, NULL);
	*out = feed;
	return 0;
}

void ms_feed_free(struct ms_feed *feed)
{
	if (!feed)
		return;
	pthread_cond_destroy(&feed->turned);
	pthread_mutex_destroy(&feed->lock);
	ms_buf_release(&feed->carry);
	ms_source_free(feed->src);
	free(feed);
}

const char *ms_feed_name(const struct ms_feed *feed)
{
	return ms_source_name(feed->src);
}

uint64_t ms_feed_blocks(const struct ms_feed *feed)
{
	if (!ms_source_seekable(feed->src))
		return UINT64_MAX;
	return ms_source_size(feed->src) / feed->block + 1;
}

void ms_block_release(struct ms_block *block)
{
	free(block->room);
	memset(block, 0, sizeof(*block));
}

/* Room for front bytes, a block and what stands behind it (a line end that
 * was missing, and the pad). */
static int block_room(struct ms_block *b, size_t front, size_t size)
{
	size_t total = front + size + 1 + MS_SCAN_PAD;
	char *room;

	if (b->room && b->front >= front && b->size >= size)
		return 0;
	room = calloc(1, total);
	if (!room)
		return -1;
	if (b->room)
		memcpy(room + front, b->room + b->front,
		       b->size < size ? b->size : size);
	free(b->room);
	b->room = room;
	b->front = front;
	b->size = size;
	return 0;
}

/* Where in text the last record ends, seen from its end, where the quotes
 * stand as inside says; 0 if no record ends here. */
static size_t last_end(const char *text, size_t len, int inside)
{
	size_t i;

	for (i = len; i > 0; i--) {
		char c = text[i - 1];

		if (c == '"')
			inside = !inside;
		else if (!inside && (c == '\n' || c == '\r'))
			return i;
	}
	return 0;
}

/* A byte order mark may come in pieces when blocks are tiny; the first record
 * holds it whole. Its length. */
static size_t mark_at(struct ms_feed *feed, const char *text, size_t len)
{
	if (feed->marked)
		return 0;
	feed->marked = 1;
	return len >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
}

static int stuck(struct ms_feed *feed, struct ms_error *err)
{
	struct ms_fault fault;
	const char *text = ms_buf_str(&feed->carry);
	size_t mark = mark_at(feed, text, feed->carry.len);

	text += mark;
	ms_scan_stuck(text, feed->carry.len - mark, &fault);
	ms_fault_report(&fault, ms_feed_name(feed), text, feed->line, err);
	return -1;
}

/* The other half of a CRLF that was cut in two: it ends nothing more. */
static size_t half_line_end(const struct ms_feed *feed, const char *bytes,
			    size_t n)
{
	return n && *bytes == '\n' && feed->last == '\r' && !feed->carry.len;
}

/* Put the carry before the block's bytes; the text then begins with it. */
static int take_carry(struct ms_feed *feed, struct ms_block *b)
{
	size_t n = feed->carry.len;

	if (n > b->front && block_room(b, 2 * n, b->size))
		return -1;
	b->text = b->room + b->front - n;
	if (n)
		memcpy(b->text, feed->carry.data, n);
	ms_buf_clear(&feed->carry);
	return 0;
}

/* Cut: the text up to the last record end is the block's, the rest is carried
 * over. */
static int cut(struct ms_feed *feed, struct ms_block *b, size_t n,
	       const struct ms_survey *seen, struct ms_error *err)
{
	const char *bytes = b->room + b->front;
	size_t skip = half_line_end(feed, bytes, n), lines, end, rest, tail;

	lines = seen->lines - (n && *bytes == '\n' && feed->last == '\r');
	feed->inside ^= (int)(seen->quotes & 1);
	end = last_end(bytes, n, feed->inside);
	rest = n - end;
	tail = ms_scan_lines(bytes + end, rest,
			     end ? bytes[end - 1] : feed->last);
	if (n)
		feed->last = bytes[n - 1];
	b->strict = feed->nul;
	b->line = feed->line;
	b->text = b->room + b->front;
	b->len = 0;
	if (end) {
		b->len = feed->carry.len + end - skip;
		if (take_carry(feed, b))
			goto nomem;
		b->text += skip;
		feed->line += feed->carry_lines + lines - tail;
		feed->carry_lines = tail;
	} else {
		feed->carry_lines += lines;
	}
	ms_buf_add(&feed->carry, b->room + b->front + end, rest);
	if (feed->carry.failed)
		goto nomem;
	return !end && feed->carry.len > MS_CSV_RECORD_MAX ? stuck(feed, err)
							   : 1;
nomem:
	ms_nomem(err);
	return -1;
}

/* The end of the input: everything left is the last block. */
static int cut_last(struct ms_feed *feed, struct ms_block *b, size_t n,
		    struct ms_error *err)
{
	size_t skip = half_line_end(feed, b->room + b->front, n);
	size_t len = feed->carry.len + n - skip;

	if (ms_source_finish(feed->src, err))
		return -1;
	if (n == 0 && feed->inside)
		return stuck(feed, err);
	b->strict = feed->nul;
	b->line = feed->line;
	if (take_carry(feed, b)) {
		ms_nomem(err);
		return -1;
	}
	b->text += skip;
	if (len && b->text[len - 1] != '\n' && b->text[len - 1] != '\r') {
		if (ms_source_is_stream(feed->src)) {
			ms_fail(err, MS_EIO,
				"%s: the input stops within a line; was what "
				"writes it interrupted?",
				ms_feed_name(feed));
			return -1;
		}
		b->text[len++] = '\n';
	}
	b->len = len;
	return len > 0;
}

/* Packed input without a name is better refused than counted. */
static int is_packed(const char *p, size_t n)
{
	return (n >= 2 && memcmp(p, "\x1f\x8b", 2) == 0) ||
	       (n >= 4 && memcmp(p, "\x28\xb5\x2f\xfd", 4) == 0);
}

static ssize_t load(struct ms_feed *feed, struct ms_block *b,
		    struct ms_survey *seen, struct ms_error *err)
{
	ssize_t n;

	if (block_room(b, FRONT, feed->block)) {
		ms_nomem(err);
		return -1;
	}
	n = ms_source_read(feed->src, b->room + b->front, feed->block,
			   b->seq * feed->block, err);
	if (n < 0)
		return -1;
	if (b->seq == 0 && is_packed(b->room + b->front, (size_t)n)) {
		ms_fail(err, MS_EDATA,
			"%s: compressed data; name a file that ends in .gz or "
			".zst, or unpack it first",
			ms_feed_name(feed));
		return -1;
	}
	ms_survey(b->room + b->front, (size_t)n, seen);
	return n;
}

static int cut_in_turn(struct ms_feed *feed, struct ms_block *b, ssize_t n,
		       const struct ms_survey *seen, struct ms_error *err)
{
	size_t mark;
	int more, open;

	if (n < 0)
		return -1;
	feed->nul |= seen->nul;
	feed->bytes += (size_t)n;
	/* with a quote open at the end, first hand out what stands before it */
	open = (feed->inside ^ (int)(seen->quotes & 1)) != 0;
	feed->ended = (size_t)n < feed->block && (n == 0 || !open);
	more = feed->ended ? cut_last(feed, b, (size_t)n, err)
			   : cut(feed, b, (size_t)n, seen, err);
	if (more > 0 && b->len) {
		mark = mark_at(feed, b->text, b->len);
		b->text += mark;
		b->len -= mark;
	}
	if (more >= 0 && feed->progress)
		feed->progress(feed->user, feed->bytes, feed->line,
			       ms_source_size(feed->src));
	return more;
}

int ms_feed_next(struct ms_feed *feed, struct ms_block *b, struct ms_error *err)
{
	struct ms_survey seen;
	ssize_t n = 0;
	int more = 0;

	pthread_mutex_lock(&feed->lock);
	if (feed->ended || feed->stopped) {
		pthread_mutex_unlock(&feed->lock);
		return 0;
	}
	b->seq = feed->claimed++;
	if (ms_source_seekable(feed->src)) {
		pthread_mutex_unlock(&feed->lock);
		n = load(feed, b, &seen, err);
		pthread_mutex_lock(&feed->lock);
	}
	while (feed->turn != b->seq)
		pthread_cond_wait(&feed->turned, &feed->lock);
	if (!feed->ended && !feed->stopped) {
		if (!ms_source_seekable(feed->src))
			n = load(feed, b, &seen, err);
		more = cut_in_turn(feed, b, n, &seen, err);
		feed->stopped |= more < 0;
	}
	feed->turn++;
	pthread_cond_broadcast(&feed->turned);
	pthread_mutex_unlock(&feed->lock);
	return more;
}

void ms_feed_stop(struct ms_feed *feed)
{
	pthread_mutex_lock(&feed->lock);
	feed->stopped = 1;
	pthread_mutex_unlock(&feed->lock);
}
