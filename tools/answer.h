/*
 * answer - sentences for people: what a fitted match rate at a score is, and
 * what score goes with a match rate, by the state of the answer. Every sentence
 * says what the figures can carry and no more (docs/statistics.md).
 */
#ifndef TOOLS_ANSWER_H
#define TOOLS_ANSWER_H

#include "ask.h"
#include "base/text.h"
#include "fit/model.h"
#include "fit/need.h"

/* "Internal Medicine, Non-U.S.-citizen IMGs, 2026" */
void answer_who(const struct ms_vocab *v, const struct ms_models *m, size_t i,
		struct ms_buf *out);

/* "Step 2 CK score", "number of contiguous ranks" */
const char *answer_measure(const char *measure);

/* "a Step 2 CK score of 245", "8 contiguous ranks" */
void answer_at(const char *measure, double value, struct ms_buf *out);

/* How much of a measure odds ratios are given for, and its name: 10 "10 more
 * points" of a score, 1 "one more" of a count. */
double answer_step(const char *measure, const char **name);

/* A probability for people: whole percent below n of 1,000, else one decimal;
 * never 0 % or 100 %. */
void answer_percent(double p, double n, struct ms_buf *out);

/* "p = 0.03", "p < 0.001" */
void answer_p(double p, struct ms_buf *out);

/* What an estimate leans on (a penalty, other groups, a stand-in for a figure
 * that was not published), after before; said beside the number. */
void answer_leaning(const struct ms_fit *f, const char *before,
		    struct ms_buf *out);

/* "; few data: 5 matched", unless Firth's reason is going to say so. */
void answer_few(const struct ms_fit *f, struct ms_buf *out);

/* What is said of a need, without the group's name: one or two sentences. */
void answer_need(const struct ms_models *m, size_t i,
		 const struct ms_need *need, struct ms_buf *out);

/* The same in a few words, for a table. */
void answer_brief(const struct ms_model *m, const struct ms_need *need,
		  struct ms_buf *out);

/* A bounded set in whole scores, rounded outward, ends beyond what is possible
 * cut: "246 to 263", "278 to over 300". */
void answer_range(const struct ms_set *set, double cap, const char *to,
		  struct ms_buf *out);

/* What limits a prediction: "12 points beyond the highest score seen (284)",
 * "few data"; "" when nothing does. */
void answer_limits(const struct ms_model *m, double score, struct ms_buf *out);

/* "n 5,379 of the 6,992 who ..., 48.5 % matched (47.3-49.7); ..." the ground
 * an answer stands on. */
void answer_ground(const struct ms_models *m, size_t i, struct ms_buf *out);

/* What no answer means, once for all of them, as a note. */
void answer_caution(const struct cli *cli, const struct ask *ask);

#endif
