/*
 * profile - an applicant against a program: what fits, what does not, what is
 * not known, and a score to sort by.
 *
 * Each demand is judged by itself: it fits, it fails, or the list does not
 * say. A program with a failing demand is out; one without, but with an
 * unknown, is "unknown"; both are kept apart.
 *
 * A Step 2 CK cut-off is the program's own where it states one. Otherwise, and
 * if allowed, the answers of the specialty's directors to the Program Director
 * Survey stand in: each named a score below which the program generally grants
 * no interview. At or above the upper quartile of these the score counts as
 * fitting, below the lower quartile as failing, between them as unknown.
 *
 * The score is a preference, not an estimate: the weighted mean of features
 * between 0 and 1,
 *
 *	img	share of IMGs among the residents
 *	score	0.5 at the cut-off, 1 at 20 points above, 0 at 20 below; by the
 *		survey 0 at the median score below which programs do not
 *		interview, 1 at the median above which they almost always do
 *	visa	1 when the visa needed is sponsored
 *	unfilled	share of the positions that stayed open in the years read
 *	size	positions in the last year read, of 20
 *
 * An unknown feature counts as one half; low and high are the scores with all
 * unknown ones at 0 and at 1. Features that were not asked for (visa without a
 * visa, score without a score) have no weight.
 */
#ifndef MS_PLAN_PROFILE_H
#define MS_PLAN_PROFILE_H

#include "plan/programs.h"

enum ms_visa { MS_VISA_NONE, MS_VISA_J1, MS_VISA_H1B };

enum ms_feature {
	MS_FEATURE_IMG,
	MS_FEATURE_SCORE,
	MS_FEATURE_VISA,
	MS_FEATURE_UNFILLED,
	MS_FEATURE_SIZE,
	MS_NFEATURES
};

struct ms_profile {
	enum ms_visa visa;
	double img_min; /* least share of IMGs; NAN: not asked */
	double step2; /* score; NAN: not asked */
	double graduation; /* years since; NAN */
	double attempts; /* most at one examination; NAN */
	double experience; /* months in the U.S.; NAN */
	const struct ms_specialty *const *specialties; /* n of them; 0: all */
	size_t nspecialties;
	const char *const *states; /* two letters; 0: all */
	size_t nstates;
	int stated_only; /* never estimate a cut-off from the survey */
	double weights[MS_NFEATURES]; /* at least 0, not all 0 */
};

/* A profile that asks nothing, weights 1. */
void ms_profile_init(struct ms_profile *p);

/* "img=2,score=1": set weights. MS_EUSAGE on a bad name or number. */
int ms_profile_weights(struct ms_profile *p, const char *text,
		       struct ms_error *err);

/* The survey's figures for one specialty. */
struct ms_threshold {
	double q1, median, q3; /* do not grant an interview below */
	double above; /* median of: almost always grant above; NAN */
	int year;
	double n; /* programs that answered; NAN */
};

/* Step 2 CK thresholds of a specialty from a table of the form thresholds
 * (dataset pds-2020-target-scores). 1 found, 0 not; < 0 with err filled. */
int ms_threshold_find(const struct ms_table *t, const struct ms_vocab *v,
		      const struct ms_specialty *specialty,
		      struct ms_threshold *out, struct ms_error *err);

enum ms_verdict { MS_FITS, MS_NOT_KNOWN, MS_FAILS };

struct ms_judgement {
	enum ms_verdict verdict;
	int surveyed; /* the cut-off was estimated from the survey */
	double score, low, high; /* NAN when nothing weighs */
};

/* Judge one program. survey may be NULL. Why it fails, or what is not known,
 * is appended to why, parts joined by "; ". */
void ms_profile_judge(const struct ms_profile *p, const struct ms_program *item,
		      const struct ms_threshold *survey,
		      struct ms_judgement *out, struct ms_buf *why);

/* "fits", "unknown", "no". */
const char *ms_verdict_name(enum ms_verdict verdict);

#endif
