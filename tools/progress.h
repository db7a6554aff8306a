/*
 * progress - one line on standard error for work that takes longer than a
 * second; only for a terminal, which the tool looks after.
 *
 *	struct progress p;
 *
 *	progress_begin(&p);
 *	if (isatty(STDERR_FILENO))
 *		options.progress = progress_show, options.user = &p;
 *	...
 *	progress_end(&p);
 */
#ifndef TOOLS_PROGRESS_H
#define TOOLS_PROGRESS_H

#include <stdint.h>

struct progress {
	double begun, shown; /* seconds */
	uint64_t before, last; /* bytes: of the inputs done, of this one */
	int visible;
};

void progress_begin(struct progress *p);

/* Bytes and lines of an input so far, of size bytes (0: unknown). user is the
 * struct progress; the type is that of table/feed. Fewer bytes than before are
 * the next input's. */
void progress_show(void *user, uint64_t bytes, uint64_t lines, uint64_t size);

/* Wipe the line. */
void progress_end(const struct progress *p);

#endif
