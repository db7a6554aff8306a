/*
 * script - a gnuplot script as text, in which data can never become code.
 *
 * Text from the data is written in one form only: a single-quoted gnuplot
 * string, in which gnuplot expands nothing (no backquotes, no escapes, no
 * macros); a quote in it is put in between as "'", since gnuplot does not read
 * '' everywhere; line breaks and control characters are gone before
 * (figure/measure). Data blocks hold numbers only, so that none can end
 * its block early. What is drawn from such a string is drawn by "set label" or
 * as a key entry, never as a tic or a "with labels" plot: those two expand %
 * and \ once more.
 *
 *	ms_script_text(&b, "xlabel_text", "USMLE Step 2 CK score");
 *	ms_script_text(&b, "who", "men's");
 *	ms_script_open(&b, "rate");
 *	ms_script_row(&b, (double[]){ 1, 0.585 }, 2);
 *	ms_script_close(&b);
 * gives
 *	xlabel_text = 'USMLE Step 2 CK score'
 *	who = 'men'."'".'s'
 *	$rate << MATCHSTAT_END
 *	1 0.585
 *	MATCHSTAT_END
 *
 * Names are the caller's own literals. Out of memory is kept in b->failed.
 */
#ifndef MS_FIGURE_SCRIPT_H
#define MS_FIGURE_SCRIPT_H

#include "base/err.h"
#include "base/text.h"

/* name = 'value' */
void ms_script_text(struct ms_buf *b, const char *name, const char *value);

/* name = value; NAN gives gnuplot's NaN. */
void ms_script_number(struct ms_buf *b, const char *name, double value);

/* name_n = n and the array name[1..n], of at least one element. */
void ms_script_array(struct ms_buf *b, const char *name, char *const *values,
		     size_t n);

/* The same with numbers. */
void ms_script_values(struct ms_buf *b, const char *name, const double *x,
		      size_t n);

/* The same with the lines of one text, broken at '\n'. */
void ms_script_lines(struct ms_buf *b, const char *name, const char *text);

/* A block of numbers. gap begins the next index of the block. */
void ms_script_open(struct ms_buf *b, const char *name);
void ms_script_row(struct ms_buf *b, const double *x, size_t n);
void ms_script_gap(struct ms_buf *b);
void ms_script_close(struct ms_buf *b);

/* The text of home/plots/file, below a line that names it. MS_EIO when it
 * cannot be read. */
int ms_script_template(struct ms_buf *b, const char *home, const char *file,
		       struct ms_error *err);

#endif
