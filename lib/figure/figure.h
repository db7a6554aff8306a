/*
 * figure - a table becomes a figure: a self-contained gnuplot script, or the
 * drawing itself.
 *
 *	struct ms_figure_options opt = MS_FIGURE_DEFAULTS;
 *	struct ms_buf script = { 0 }, said = { 0 };
 *
 *	opt.home = home;
 *	opt.device = MS_SVG;
 *	if (ms_figure_script(&script, "rate", table, &opt, &err) ||
 *	    ms_figure_draw(&script, opt.device, stdout, &said, &err))
 *		...
 *
 * The numbers are computed here; the look is home/plots/style.gp and
 * home/plots/KIND.gp, plain gnuplot, copied into the script
 * (docs/man5/match-plots.5).
 */
#ifndef MS_FIGURE_FIGURE_H
#define MS_FIGURE_FIGURE_H

#include <stdio.h>

#include "base/err.h"
#include "base/text.h"
#include "table/table.h"
#include "table/vocab.h"

enum ms_device {
	MS_SCREEN, /* a script that leaves the terminal to who runs it */
	MS_SVG,
	MS_PNG,
	MS_PDF,
	MS_TEXT, /* characters, for a terminal */
};

struct ms_figure_options {
	const char *home; /* holds plots/; see base/home */
	const struct ms_vocab *vocab; /* needed by curve; elsewhere NULL
					shows codes for names */
	const char *title, *subtitle; /* NULL: said by the data */
	const char *series; /* the key to tell by colour; NULL: the kind's */
	const char *measure; /* curve: which one, when there are several */
	enum ms_device device;
	int columns; /* MS_TEXT: width in characters */
	double level; /* of the intervals computed here */
};

#define MS_FIGURE_DEFAULTS                                                     \
	{                                                                      \
		NULL, NULL, NULL, NULL, NULL, NULL, MS_SCREEN, 80, 0.95        \
	}

/* The kinds of figure: name and one line of explanation of the i-th, from 0;
 * NULL past the end. */
const char *ms_figure_kind(size_t i, const char **summary);

/* Append the script that draws table as kind. MS_EUSAGE: no such kind, or a
 * request that does not fit it; MS_EDATA: a column or cell that is not what
 * the kind draws; MS_ENONE: nothing in the table can be drawn; MS_EIO: no
 * template. */
int ms_figure_script(struct ms_buf *script, const char *kind,
		     const struct ms_table *table,
		     const struct ms_figure_options *opt, struct ms_error *err);

/* The device for a file name by its ending (.svg .png .pdf, .gp for the
 * script); MS_EUSAGE for any other. */
int ms_figure_device(const char *path, enum ms_device *out,
		     struct ms_error *err);

/* Run gnuplot on a script made for device and write the drawing to out. gnuplot's remarks
 * are appended to said. Errors: figure/gnuplot.h. */
int ms_figure_draw(const struct ms_buf *script, enum ms_device device,
		   FILE *out, struct ms_buf *said, struct ms_error *err);

#endif
