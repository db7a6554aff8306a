/*
 * outfile - a file that is written whole or not at all: a temporary file
 * beside it, put in its place at the end. Whatever ends the program before,
 * exit or one of the usual signals, takes the temporary file away.
 *
 *	struct outfile f = { 0 };
 *	FILE *fp = outfile_open(&f, "rates.csv");
 *	...	// write
 *	fclose(fp);
 *	if (outfile_keep(&f))
 *		... strerror(errno) ...
 *
 * Devices and pipes are written directly: nothing can be put in their place.
 * There is one such file at a time.
 */
#ifndef TOOLS_OUTFILE_H
#define TOOLS_OUTFILE_H

#include <stdio.h>

struct outfile {
	const char *path; /* the caller's */
	char *tmp; /* NULL: written directly */
};

/* NULL with errno set. The stream is the caller's to close. */
FILE *outfile_open(struct outfile *f, const char *path);

/* Put it in its place; -1 with errno set. */
int outfile_keep(struct outfile *f);

#endif
