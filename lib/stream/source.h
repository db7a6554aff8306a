/*
 * source - the bytes of an input: a file, a pipe, standard input, or a file
 * compressed with gzip or Zstandard (told by its name: ".gz", ".zst").
 *
 * Whatever ends too early is an error, never an end: a compressed file cut
 * short, a file that shrank or changed while it was read. A regular file (by
 * name or as standard input) can be read at any place from several threads.
 *
 *	struct ms_source *src;
 *	if (ms_source_open(&src, "rows.csv.gz", &err))
 *		return -1;
 *	while ((n = ms_source_read(src, buf, sizeof(buf), at, &err)) > 0)
 *		at += n;
 *	if (n == 0 && ms_source_finish(src, &err)) ...
 *	ms_source_free(src);
 */
#ifndef MS_STREAM_SOURCE_H
#define MS_STREAM_SOURCE_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/err.h"

struct ms_source;

/* Open path; "-" is standard input, which is not closed at the end. */
int ms_source_open(struct ms_source **out, const char *path,
		   struct ms_error *err);
void ms_source_free(struct ms_source *src);

/* A regular, uncompressed file: read it at any offset, in any order. */
int ms_source_seekable(const struct ms_source *src);

/* A pipe or the like, whose writer may die unnoticed. */
int ms_source_is_stream(const struct ms_source *src);

/* Bytes of a seekable source from where it stood when opened; 0 otherwise. */
uint64_t ms_source_size(const struct ms_source *src);

/* n bytes, fewer only at the end; -1 on error. Offset at counts for seekable
 * sources, the others go on from where they are. Threads may read a seekable
 * source at the same time. */
ssize_t ms_source_read(struct ms_source *src, char *buf, size_t n, uint64_t at,
		       struct ms_error *err);

/* After the last byte: was it really the end, of the same file? */
int ms_source_finish(struct ms_source *src, struct ms_error *err);

/* For messages: the path, or "<stdin>". */
const char *ms_source_name(const struct ms_source *src);

#endif
