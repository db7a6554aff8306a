/*
 * fit_quartiles - fitted rates at the quartiles of several groups' scores
 * taken together: how a comparison of lines looks on the scale of rates.
 */
#ifndef TOOLS_FIT_QUARTILES_H
#define TOOLS_FIT_QUARTILES_H

#include "fit/model.h"

enum { QUARTILES = 3 };

/* The pooled quartiles of the models named by member: of the counts where all
 * are exact scores, else those of a normal with the pooled mean and SD. -1
 * where a group's mean is not known, or without memory. */
int quartiles_of(const struct ms_models *m, const size_t *member, size_t n,
		 const struct ms_fit_options *opt, double score[QUARTILES]);

#endif
