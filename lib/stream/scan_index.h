/*
 * scan_index - where fields and records end in a piece of text: the inner loop
 * of the scanner, not for others. Sixty-four bytes at a time, in plain C with
 * SSE2 or words (stream/bytes), or with AVX2 where the processor has it; both
 * leave the same marks.
 */
#ifndef MS_STREAM_SCAN_INDEX_H
#define MS_STREAM_SCAN_INDEX_H

#include "stream/scan.h"

enum { MS_INDEX_SLACK = 8 }; /* marks that may be written too many */

/* Append the marks of scan->text from at to stop, at a multiple of 64, and the
 * words with odd quotes. There must be room for stop - at marks and the
 * slack. */
void ms_index(struct ms_scan *scan, size_t at, size_t stop);

/* The same without AVX2, for tests. */
void ms_index_plain(struct ms_scan *scan, size_t at, size_t stop);

#endif
