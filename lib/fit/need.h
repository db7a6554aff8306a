/*
 * need - "what score goes with a match rate of p?": the fitted line read
 * backwards, with intervals that are allowed to be unbounded, and a state
 * that says what may be told to a person (docs/statistics.md).
 */
#ifndef MS_FIT_NEED_H
#define MS_FIT_NEED_H

#include "fit/fit.h"

/* A confidence set for the score: {low..high}, its complement (everything
 * outside low..high), the whole line, or unknown. Ends may be infinite. */
enum ms_set_type { MS_SET_BOUNDED, MS_SET_COMPLEMENT, MS_SET_ALL, MS_SET_NONE };
struct ms_set {
	enum ms_set_type type;
	double low, high;
};
const char *ms_set_name(enum ms_set_type t); /* bounded complement all none */

/* The first condition that holds wins. */
enum ms_need_state {
	MS_NEED_NO_SLOPE,
	MS_NEED_NEGATIVE_SLOPE,
	MS_NEED_UNBOUNDED,
	MS_NEED_ALREADY_REACHED,
	MS_NEED_NOT_REACHED,
	MS_NEED_OUTSIDE_RANGE, /* "estimate_outside_range" */
	MS_NEED_IN_OPEN_BIN,
	MS_NEED_LIMIT_OUTSIDE, /* "limit_outside_range" */
	MS_NEED_OK,
};
const char *ms_need_state_name(enum ms_need_state s);

enum ms_need_method { MS_NEED_PROFILE, MS_NEED_FIELLER, MS_NEED_DELTA };

struct ms_need {
	double prob;
	double score; /* exact x_p; NAN without a slope */
	double se; /* delta method (MASS::dose.p) */
	struct ms_set set; /* by the method used */
	enum ms_need_method method; /* summaries and models without cells
				       fall back to Fieller */
	struct ms_set fieller, profile; /* both, for checking; profile is NONE
					   where there is no likelihood */
	/* Suppressed counts only, else NAN and 0: the range of the score over
	 * the ways to fill them in, and how many fills allow no finite
	 * interval (one is enough for the state unbounded). */
	double fill_low, fill_high;
	size_t fills, fills_unbounded;
	double g; /* Fieller's g = z^2 var(b) / b^2 */
	enum ms_need_state state;
};

/* ev may be NULL: then only Fieller and delta are possible. score_cap is the
 * highest possible score (300 for Step 2 CK, INFINITY for other measures). */
int ms_need(struct ms_need *out, const struct ms_fit *fit,
	    const struct ms_evidence *ev, const struct ms_fit_options *opt,
	    double prob, enum ms_need_method method, double score_cap,
	    struct ms_error *err);

/* Bands: the least and greatest score needed when the scores inside the bands
 * are spread by the log-polynomial, the normal and evenly. Worth telling when
 * they differ by more than a point. MS_ENONE when a fit has no slope, or ev is
 * not in bands. */
int ms_need_bin_range(const struct ms_evidence *ev,
		      const struct ms_fit_options *opt, double prob,
		      double *low, double *high, struct ms_error *err);

#endif
