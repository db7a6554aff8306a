/*
 * gnuplot - run the installed gnuplot on a script, safely.
 *
 * The script is handed over as a file on gnuplot's standard input, so there is
 * no pipe that could break; the drawing comes back on its standard output,
 * which is the caller's open file; no shell and no file name is involved.
 * gnuplot is started with -d, without the user's own start-up file, so that
 * the same script gives the same figure.
 */
#ifndef MS_FIGURE_GNUPLOT_H
#define MS_FIGURE_GNUPLOT_H

#include <stdio.h>

#include "base/err.h"
#include "base/text.h"

/* Run it and wait. out must have a descriptor; it is flushed first. What
 * gnuplot says on its standard error is appended to said (not NULL), also on
 * success. MS_EIO when gnuplot is missing, fails, dies or draws nothing. */
int ms_gnuplot_run(const char *script, FILE *out, struct ms_buf *said,
		   struct ms_error *err);

#endif
