/*
 * measure - text that goes into a figure: made safe to draw, measured, broken
 * into lines.
 *
 * Widths are in em (one em is the font size), from the advance widths of
 * DejaVu Sans, which is wider than the other usual sans-serif fonts: what is
 * reserved by these widths is enough for them too.
 *
 *	struct ms_buf b = { 0 };
 *	ms_text_clean(&b, "Pediatrics\n(Categorical)");
 *	ms_text_em(ms_buf_str(&b));	// 11.6 em, 139 points at size 12
 */
#ifndef MS_FIGURE_MEASURE_H
#define MS_FIGURE_MEASURE_H

#include "base/text.h"

/* Append s as one line of valid UTF-8 that a terminal or an SVG can hold:
 * line breaks, tabs and other control characters become a blank, as do the
 * characters that turn the writing direction; bytes that are no UTF-8 become
 * U+FFFD. Everything else stays as it is. */
void ms_text_clean(struct ms_buf *out, const char *s);

/* Width in em, and in cells of a terminal. Lines are not told apart. */
double ms_text_em(const char *s);
double ms_text_cells(const char *s);

/* Append s with '\n' for the blanks where a line would grow wider than width,
 * by the given measure. A single word may stay wider. */
void ms_text_wrap(struct ms_buf *out, const char *s, double width,
		  double (*measure)(const char *));

/* Cut b until it and an ellipsis fit, when it is wider than width. */
void ms_text_shorten(struct ms_buf *b, double width,
		     double (*measure)(const char *));

/* s in at most two lines no wider than width, the second cut with an ellipsis
 * when need be; first is "" when one line is enough. Both malloc'd; -1: no
 * memory. */
int ms_text_two_lines(const char *s, double width,
		      double (*measure)(const char *), char **first,
		      char **last);

enum { MS_COUNT_MAX = 40 };

/* "10,021"; "" for NAN. buf holds MS_COUNT_MAX bytes and is returned. */
char *ms_text_count(char *buf, double n);

/* "58.5 %"; never a rounded "0 %" or "100 %" for a rate that is neither:
 * "<0.1 %", ">99.9 %". Whole percent below 1000 observations (n may be NAN:
 * one decimal). */
char *ms_text_percent(char *buf, double p, double n);

#endif
