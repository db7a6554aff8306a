/*
 * fit_views - what match-fit shows of its models beside the models themselves.
 */
#ifndef TOOLS_FIT_VIEWS_H
#define TOOLS_FIT_VIEWS_H

#include "cli.h"
#include "fit/model.h"

/* The models for people: odds ratios, p, evidence, status. */
void fit_table(struct cli *cli, const struct ms_models *m,
	       const struct ms_fit_options *opt, int pooled);

/* Likelihood-ratio tests of a common slope and a common line along a key. */
void fit_compare(struct cli *cli, const struct ms_models *m, const char *key,
		 const struct ms_fit_options *opt);

/* Do the lines of a models table, last year's, hold on the counts behind these
 * models? */
void fit_validate(struct cli *cli, const struct ms_models *m, const char *file,
		  const struct ms_fit_options *opt);

/* Warnings on standard error: counts that scatter beyond chance, lines that rest
 * on the assumed scores of an open band. quasi: --quasi was given. */
void fit_notes(struct cli *cli, const struct ms_models *m, int quasi);

/* Does the fitted line agree with the data behind it? */
void fit_check(struct cli *cli, const struct ms_models *m,
	       const struct ms_fit_options *opt);

#endif
