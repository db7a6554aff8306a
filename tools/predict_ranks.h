/*
 * predict_ranks - match-predict -r: score and length of the rank list together,
 * for someone who already holds the list.
 */
#ifndef TOOLS_PREDICT_RANKS_H
#define TOOLS_PREDICT_RANKS_H

#include "ask.h"

/* ask holds models of step2_ck and of contiguous_ranks for the same groups;
 * a group that lacks either is named. in_words: sentences, else rows. */
void predict_ranks(struct cli *cli, const struct ask *ask, const double *score,
		   size_t nscore, const double *ranks, size_t nranks,
		   int in_words);

#endif
