/* The printed worked examples; tests/oracle holds the harder cases. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "../oracle/oracle.h"
#include "fit/fit.h"
#include "fit/need.h"
#include "stats/special.h"

#define SCORES "215:2/7 225:6/9 235:14/10 245:22/6 255:17/2"
#define BANDS                                                                  \
	"..210:1/5 211..220:4/9 221..230:13/14 231..240:30/16 "                \
	"241..250:41/9 251..:33/3"
#define MEANS "m:n=300,mean=252,sd=13 u:n=120,mean=243,sd=14"

static const struct ms_fit_options defaults = MS_FIT_DEFAULTS;

static struct ms_fit fit_of(const char *text, const struct ms_fit_options *opt)
{
	struct ms_evidence ev;
	struct ms_error err;
	struct ms_fit fit;

	if (ms_evidence_parse(&ev, text, &err) || ms_fit(&fit, &ev, opt, &err))
		fail_msg("%s: %s", text, err.msg);
	ms_evidence_release(&ev);
	return fit;
}

static struct ms_need need_of(const char *text,
			      const struct ms_fit_options *opt, double prob,
			      enum ms_need_method method)
{
	struct ms_evidence ev;
	struct ms_error err;
	struct ms_fit fit;
	struct ms_need need;

	if (ms_evidence_parse(&ev, text, &err) ||
	    ms_fit(&fit, &ev, opt, &err) ||
	    ms_need(&need, &fit, &ev, opt, prob, method, 300, &err))
		fail_msg("%s: %s", text, err.msg);
	ms_evidence_release(&ev);
	return need;
}

static void exact_scores(void **state)
{
	struct ms_fit f = fit_of(SCORES, &defaults);
	double p, low, high;

	(void)state;
	assert_int_equal(f.status, MS_FIT_OVERLAP);
	assert_int_equal(f.estimator, MS_ML);
	assert_string_equal(f.why, "");
	assert_close(f.intercept, -19.62855532, 1e-9, 0);
	assert_close(f.slope, 0.08526845885, 1e-9, 0);
	assert_close(sqrt(f.var_intercept), 5.089216333, 1e-9, 0);
	assert_close(sqrt(f.var_slope), 0.02153502645, 1e-9, 0);
	assert_close(f.cov, -0.1094753355, 1e-9, 0);
	assert_close(f.loglik, -52.1281395, 1e-9, 0);
	assert_close(f.deviance, 0.04663086943, 1e-9, 0);
	assert_close(f.pearson, 0.04676213877, 1e-9, 0);
	assert_close(f.lr, 19.66120329, 1e-9, 0);
	assert_close(f.slope_low, 0.0455311474, 1e-8, 0);
	assert_close(f.slope_high, 0.1307368022, 1e-8, 0);
	assert_true(f.df == 3 && f.n == 95 && f.matched == 61);
	assert_int_equal(ms_predict(&f, 240, 0.95, &p, &low, &high, NULL), 0);
	assert_close(p, 0.6975956904, 1e-9, 0);
	assert_close(low, 0.5838372258, 1e-9, 0);
	assert_close(high, 0.7913700946, 1e-9, 0);
}

/* At score 0 the logit is the intercept, whose profile limits are printed. */
static void profile_of_a_prediction(void **state)
{
	struct ms_fit_options opt = defaults;
	struct ms_evidence ev;
	struct ms_error err;
	struct ms_fit f;
	double p, low, high;

	(void)state;
	assert_int_equal(ms_evidence_parse(&ev, SCORES, NULL), 0);
	assert_int_equal(ms_fit(&f, &ev, &opt, NULL), 0);
	assert_int_equal(
		ms_predict_profile(&f, &ev, &opt, 0, &p, &low, &high, NULL), 0);
	assert_close(ms_logit(low), -30.36172223, 1e-9, 0);
	assert_close(ms_logit(high), -10.22329015, 1e-9, 0);
	f = fit_of(MEANS, &opt);
	assert_int_equal(
		ms_predict_profile(&f, &ev, &opt, 240, &p, &low, &high, &err),
		MS_ENONE);
	ms_evidence_release(&ev);
}

static void exact_scores_need(void **state)
{
	struct ms_need n = need_of(SCORES, &defaults, 0.8, MS_NEED_PROFILE);

	(void)state;
	assert_close(n.score, 246.4551367, 1e-9, 0);
	assert_close(n.se, 3.841413875, 1e-9, 0);
	assert_close(n.g, 0.2450248736, 1e-9, 0);
	assert_close(n.fieller.low, 240.5298126, 1e-9, 0);
	assert_close(n.fieller.high, 259.1268, 1e-8, 0);
	assert_close(n.profile.low, 240.2499081, 1e-9, 0);
	assert_close(n.profile.high, 257.6627083, 1e-9, 0);
	assert_true(n.set.low == n.profile.low);
	assert_int_equal(n.state, MS_NEED_LIMIT_OUTSIDE);
	n = need_of(SCORES, &defaults, 0.8, MS_NEED_DELTA);
	assert_close(n.set.low, 246.4551367 - 1.959963984540054 * 3.841413875,
		     1e-9, 0);
}

static void firth(void **state)
{
	struct ms_fit_options opt = defaults;
	struct ms_evidence ev;
	struct ms_need n;
	struct ms_fit f;
	double flic;

	(void)state;
	opt.penalty = MS_PENALTY_FIRTH;
	f = fit_of(SCORES, &opt);
	assert_int_equal(f.estimator, MS_FIRTH);
	assert_string_equal(f.why, "asked for");
	assert_close(f.intercept, -18.89491757, 1e-9, 0);
	assert_close(f.slope, 0.08212195457, 1e-9, 0);
	assert_close(sqrt(f.var_slope), 0.02120268012, 1e-9, 0);
	assert_close(f.slope_low, 0.04332892085, 1e-8, 0);
	assert_close(f.slope_high, 0.126439194, 1e-8, 0);
	assert_int_equal(ms_evidence_parse(&ev, SCORES, NULL), 0);
	assert_int_equal(ms_fit_flic(&f, &ev, &opt, &flic, NULL), 0);
	assert_close(flic, -18.88571411, 1e-9, 0);
	f = fit_of(SCORES, &defaults);
	assert_int_equal(ms_fit_flic(&f, &ev, &opt, &flic, NULL), MS_ENONE);
	ms_evidence_release(&ev);
	n = need_of(SCORES, &opt, 0.8, MS_NEED_PROFILE);
	assert_close(n.score, 246.9645546, 1e-9, 0);
	assert_close(n.profile.low, 240.5674578, 1e-8, 0);
	assert_close(n.profile.high, 258.829022, 1e-8, 0);
}

static void bands(void **state)
{
	struct ms_fit_options opt = defaults;
	struct ms_need n;
	struct ms_fit f = fit_of(BANDS, &opt);

	(void)state;
	assert_int_equal(f.density_order, 3);
	assert_close(f.density_mean, 239.1327561, 1e-9, 0);
	assert_close(f.density_sd, 14.556013, 1e-9, 0);
	assert_close(f.slope, 0.07969790092, 1e-9, 0);
	n = need_of(BANDS, &opt, 0.8, MS_NEED_PROFILE);
	assert_close(n.score, 244.2345298, 1e-9, 0);

	opt.bins = MS_BINS_NORMAL;
	f = fit_of(BANDS, &opt);
	assert_close(f.intercept, -18.09338894, 1e-9, 0);
	assert_close(f.slope, 0.0797248817, 1e-9, 0);
	assert_close(sqrt(f.var_slope), 0.0158277075, 1e-9, 0);
	assert_close(f.loglik, -93.08154447, 1e-9, 0);
	assert_close(f.slope_low, 0.05069776257, 1e-9, 0);
	assert_close(f.slope_high, 0.1131697645, 1e-9, 0);
	n = need_of(BANDS, &opt, 0.8, MS_NEED_PROFILE);
	assert_close(n.score, 244.3363086, 1e-9, 0);
	assert_close(n.profile.low, 239.3553155, 1e-9, 0);
	assert_close(n.profile.high, 251.6357535, 1e-9, 0);
	assert_close(n.fieller.low, 239.5494601, 1e-9, 0);
	assert_close(n.fieller.high, 252.4024621, 1e-9, 0);

	opt.bins = MS_BINS_MIDPOINT;
	assert_close(fit_of(BANDS, &opt).slope, 0.07956405611, 1e-9, 0);
	assert_close(need_of(BANDS, &opt, 0.8, MS_NEED_PROFILE).score,
		     244.0643124, 1e-9, 0);
}

static void means(void **state)
{
	struct ms_fit f = fit_of(MEANS, &defaults);
	struct ms_need n = need_of(MEANS, &defaults, 0.8, MS_NEED_PROFILE);

	(void)state;
	assert_int_equal(f.estimator, MS_MEANS);
	assert_close(f.intercept, -11.69077715, 1e-8, 0);
	assert_close(f.slope, 0.05093764809, 1e-9, 0);
	assert_close(sqrt(f.var_intercept), 2.180643421, 1e-9, 0);
	assert_close(sqrt(f.var_slope), 0.00885690968, 1e-9, 0);
	assert_close(n.score, 256.727, 1e-6, 0);
	assert_int_equal(n.profile.type, MS_SET_NONE);
	assert_int_equal(n.method, MS_NEED_FIELLER);
}

/* Two schools at each score: merging must not hide how they differ. Pearson's
 * X2 over the eight rows at the fitted rates, by hand. */
static void phi_counts_rows_as_read(void **state)
{
	static const double x[] = { 210, 210, 225, 225, 240, 240, 255, 255 };
	static const double m[] = { 2, 9, 5, 19, 8, 25, 22, 28 };
	static const double u[] = { 28, 21, 25, 11, 22, 5, 8, 2 };
	struct ms_fit_options opt = defaults;
	struct ms_evidence ev;
	struct ms_fit f;
	double x2 = 0, eta;
	int i;

	(void)state;
	opt.quasi = 1;
	ms_evidence_init(&ev, MS_ROWS);
	for (i = 0; i < 8; i++) {
		struct ms_cell c = ms_cell_exact(x[i], x[i], m[i], u[i]);

		assert_int_equal(ms_evidence_add(&ev, &c, NULL), 0);
	}
	assert_int_equal(ms_evidence_finish(&ev, NULL), 0);
	assert_true(ev.ncell == 4 && ev.cells[0].rows == 2);
	assert_int_equal(ms_fit(&f, &ev, &opt, NULL), 0);
	for (i = 0; i < 8; i++) {
		double p, n = m[i] + u[i];

		ms_fit_logit(&f, x[i], &eta, NULL);
		p = ms_expit(eta);
		x2 += pow(m[i] - n * p, 2) / (n * p * (1 - p));
	}
	assert_true(f.phi_df == 6 && f.df == 2);
	assert_close(f.phi, x2 / 6, 1e-10, 0);
	ms_evidence_release(&ev);
}

static void band_sensitivity(void **state)
{
	struct ms_evidence ev;
	double low, high;

	(void)state;
	assert_int_equal(ms_evidence_parse(&ev, BANDS, NULL), 0);
	assert_close(ms_evidence_open_share(&ev), 36.0 / 178, 1e-15, 0);
	assert_int_equal(
		ms_need_bin_range(&ev, &defaults, 0.8, &low, &high, NULL), 0);
	assert_true(low <= 244.2345299 && high >= 244.3363085);
	assert_true(high - low < 2);
	ms_evidence_release(&ev);
	assert_int_equal(ms_evidence_parse(&ev, SCORES, NULL), 0);
	assert_true(ms_evidence_open_share(&ev) == 0);
	assert_int_equal(
		ms_need_bin_range(&ev, &defaults, 0.8, &low, &high, NULL),
		MS_ENONE);
	ms_evidence_release(&ev);
	assert_int_equal(ms_evidence_parse(&ev, "..210:4/0 211..:3/0", NULL),
			 0);
	assert_int_equal(
		ms_need_bin_range(&ev, &defaults, 0.8, &low, &high, NULL),
		MS_ENONE);
	ms_evidence_release(&ev);
}

static void stand_ins(void **state)
{
	static const struct {
		const char *data;
		int basis;
		const char *why;
	} cases[] = {
		{ MEANS, 0, "" },
		{ "m:n=30,sd=13,median=252 u:n=12,mean=243,sd=14",
		  MS_BASIS_MEDIANS, "medians for means" },
		{ "m:n=30,q1=240,median=252,q3=260 u:n=12,mean=243,sd=14",
		  MS_BASIS_MEDIANS | MS_BASIS_QUARTILES, "SDs from quartiles" },
		{ "m:n=30,q1=240,mean=252,q3=260 u:n=12,median=243",
		  MS_BASIS_MEDIANS | MS_BASIS_QUARTILES | MS_BASIS_ONE_SD,
		  "one cohort's quartiles for both SDs" },
		{ "m:n=30,mean=252 u:n=12,mean=243,sd=12", MS_BASIS_ONE_SD,
		  "one cohort's SD for both" },
		{ "m:n=30,mean=252 u:n=12,mean=243", MS_BASIS_ASSUMED_SD,
		  "assumed SD" },
	};
	struct ms_fit_options opt = defaults;
	size_t i;

	(void)state;
	opt.assumed_sd = 16;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct ms_fit f = fit_of(cases[i].data, &opt);

		assert_int_equal(f.basis, cases[i].basis);
		assert_string_equal(f.why, cases[i].why);
		assert_true(f.slope > 0);
	}
}

static void statuses(void **state)
{
	static const struct {
		const char *data;
		enum ms_fit_status status;
		enum ms_estimator estimator;
	} cases[] = {
		{ "210:5/0 220:4/0", MS_FIT_ALL_MATCHED, MS_NO_ESTIMATOR },
		{ "210:0/5 220:0/4", MS_FIT_ALL_UNMATCHED, MS_NO_ESTIMATOR },
		{ "210:4/5", MS_FIT_SINGLE_SCORE, MS_NO_ESTIMATOR },
		{ "..210:4/5", MS_FIT_SINGLE_SCORE, MS_NO_ESTIMATOR },
		{ "210:0/5 220:4/0", MS_FIT_COMPLETE_UP, MS_FIRTH },
		{ "210:5/0 220:0/4", MS_FIT_COMPLETE_DOWN, MS_FIRTH },
		{ "210:0/5 220:4/1 230:5/0", MS_FIT_QUASI_UP, MS_FIRTH },
		{ "210:5/0 220:4/1 230:0/5", MS_FIT_QUASI_DOWN, MS_FIRTH },
		{ "..210:0/5 211..220:4/1 221..:5/0", MS_FIT_QUASI_UP,
		  MS_FIRTH },
		{ "210:1/9 220:9/1", MS_FIT_OVERLAP, MS_ML },
		{ "210:1/9 220:8/1", MS_FIT_OVERLAP, MS_FIRTH },
		{ "31/5", MS_FIT_RATE_ONLY, MS_NO_ESTIMATOR },
		{ "m:n=300,mean=252,sd=13 u:", MS_FIT_NO_SPREAD,
		  MS_NO_ESTIMATOR },
		{ "m:n=300,mean=252,sd=13 u:n=0", MS_FIT_ALL_MATCHED,
		  MS_NO_ESTIMATOR },
		{ "m:n=0 u:n=3,mean=230,sd=9", MS_FIT_ALL_UNMATCHED,
		  MS_NO_ESTIMATOR },
		{ "m:n=300,mean=252,sd=13 u:n=1,mean=240", MS_FIT_OVERLAP,
		  MS_MEANS },
		{ "m:n=300,mean=252 u:n=9,mean=240", MS_FIT_NO_SPREAD,
		  MS_NO_ESTIMATOR },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct ms_fit f = fit_of(cases[i].data, &defaults);

		if (f.status != cases[i].status ||
		    f.estimator != cases[i].estimator)
			fail_msg("%s: %s by %s", cases[i].data,
				 ms_fit_status_name(f.status),
				 ms_estimator_name(f.estimator));
		assert_int_equal(isfinite(f.slope),
				 f.estimator != MS_NO_ESTIMATOR);
	}
}

static void names(void **state)
{
	enum ms_fit_status s, back;
	enum ms_estimator e, e_back;

	(void)state;
	for (s = MS_FIT_OVERLAP; s <= MS_FIT_NO_SPREAD; s++) {
		assert_int_equal(
			ms_fit_status_parse(ms_fit_status_name(s), &back), 0);
		assert_int_equal(s, back);
		assert_int_equal(*ms_fit_status_reason(s) == '\0',
				 s == MS_FIT_OVERLAP);
	}
	for (e = MS_ML; e <= MS_BORROWED; e++) {
		assert_int_equal(
			ms_estimator_parse(ms_estimator_name(e), &e_back), 0);
		assert_int_equal(e, e_back);
	}
	assert_int_equal(ms_fit_status_parse("okay", &back), MS_EDATA);
	assert_int_equal(ms_estimator_parse("probit", &e_back), MS_EDATA);
}

static void separated_without_penalty(void **state)
{
	struct ms_fit_options opt = defaults;
	struct ms_fit f;
	double p, low, high;
	struct ms_error err;

	(void)state;
	opt.penalty = MS_PENALTY_NONE;
	f = fit_of("210:0/3 220:0/4 230:5/0 240:6/0", &opt);
	assert_true(f.slope == INFINITY && f.slope_high == INFINITY);
	assert_true(f.slope_low > 0 && isfinite(f.slope_low));
	assert_true(f.loglik == 0 && isnan(f.intercept));
	assert_int_equal(ms_predict(&f, 225, 0.95, &p, &low, &high, &err),
			 MS_ENONE);
	assert_non_null(strstr(err.msg, "separate"));
	f = fit_of("210:3/0 220:4/0 230:0/5 240:0/6", &opt);
	assert_true(f.slope == -INFINITY && f.slope_low == -INFINITY);
	assert_true(f.slope_high < 0);
}

static void no_applicants(void **state)
{
	struct ms_evidence ev;
	struct ms_error err;
	struct ms_fit fit;

	(void)state;
	ms_evidence_init(&ev, MS_ROWS);
	assert_int_equal(ms_fit(&fit, &ev, &defaults, &err), MS_EDATA);
	assert_string_equal(err.msg, "no applicants");
	assert_int_equal(ms_evidence_parse(&ev, "..:3/4", NULL), 0);
	assert_int_equal(ms_fit(&fit, &ev, &defaults, &err), MS_EDATA);
	ms_evidence_release(&ev);
	assert_int_equal(
		ms_evidence_parse(&ev, "1..9000000:3/4 9000001..:2/1", NULL),
		0);
	assert_int_equal(ms_fit(&fit, &ev, &defaults, &err), MS_EDATA);
	ms_evidence_release(&ev);
}

static void need_states(void **state)
{
	static const struct {
		const char *data;
		double prob;
		const char *state;
	} cases[] = {
		{ "210:5/0 220:4/0", 0.8, "no_slope" },
		{ "31/5", 0.8, "no_slope" },
		{ "210:17/2 220:22/6 230:14/10 240:6/9 250:2/7", 0.8,
		  "negative_slope" },
		{ "210:11/9 220:10/10 230:12/9 240:9/10", 0.8, "unbounded" },
		{ "210:13/7 220:14/6 230:14/6 240:17/3", 0.8, "unbounded" },
		{ "210:80/20 220:90/10 230:95/5 240:99/1", 0.6,
		  "already_reached" },
		{ "210:5/95 230:15/85 250:35/65", 0.999, "not_reached" },
		{ "210:5/95 230:15/85 250:35/65", 0.7,
		  "estimate_outside_range" },
		{ "..210:5/95 211..230:15/85 231..:35/65", 0.7, "in_open_bin" },
		{ "210:20/180 230:60/140 250:140/60", 0.69,
		  "limit_outside_range" },
		{ "210:20/180 230:60/140 250:140/60", 0.5, "ok" },
		{ "m:n=300,mean=252,sd=13,min=210,max=280 "
		  "u:n=120,mean=243,sd=14,min=205,max=270",
		  0.8, "ok" },
		{ "m:n=300,mean=252,sd=13,min=210,max=280 "
		  "u:n=120,mean=243,sd=14,min=205,max=270",
		  0.95, "estimate_outside_range" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct ms_need n = need_of(cases[i].data, &defaults,
					   cases[i].prob, MS_NEED_PROFILE);

		if (strcmp(ms_need_state_name(n.state), cases[i].state))
			fail_msg("%s at %g: %s (x %g, %s %g %g)", cases[i].data,
				 cases[i].prob, ms_need_state_name(n.state),
				 n.score, ms_set_name(n.set.type), n.set.low,
				 n.set.high);
	}
}

/* A perfectly flat line reaches no other rate anywhere, yet the data reject
 * only scores near the middle. */
static void flat_line(void **state)
{
	const char *data = "210:3/3 220:4/4 230:5/5 240:6/6";
	struct ms_need n = need_of(data, &defaults, 0.8, MS_NEED_PROFILE);

	(void)state;
	assert_true(isnan(n.score));
	assert_int_equal(n.profile.type, MS_SET_COMPLEMENT);
	assert_int_equal(n.fieller.type, MS_SET_COMPLEMENT);
	assert_int_equal(n.state, MS_NEED_UNBOUNDED);
	n = need_of(data, &defaults, 0.5, MS_NEED_PROFILE);
	assert_int_equal(n.profile.type, MS_SET_ALL);
	assert_int_equal(n.fieller.type, MS_SET_ALL);
}

static void bad_target(void **state)
{
	struct ms_fit fit = fit_of(SCORES, &defaults);
	struct ms_need need;

	(void)state;
	assert_int_equal(ms_need(&need, &fit, NULL, &defaults, 1,
				 MS_NEED_PROFILE, 300, NULL),
			 MS_EUSAGE);
	/* without evidence there is no profile */
	assert_int_equal(ms_need(&need, &fit, NULL, &defaults, 0.8,
				 MS_NEED_PROFILE, 300, NULL),
			 0);
	assert_int_equal(need.method, MS_NEED_FIELLER);
	assert_close(need.set.low, 240.5298126, 1e-9, 0);
}

/* Contiguous ranks by doublings: bands open above, none below 1. */
static void doublings(void **state)
{
	struct ms_fit_options opt = defaults;
	struct ms_evidence ev;
	struct ms_error err;
	struct ms_need n;
	struct ms_fit f;
	double eta;

	(void)state;
	opt.log2 = 1;
	opt.score_max = INFINITY;
	assert_int_equal(ms_evidence_parse(&ev,
					   "1..1:20/80 2..3:40/60 4..7:60/40 "
					   "8..15:80/20 16..:95/5",
					   NULL),
			 0);
	assert_int_equal(ms_fit(&f, &ev, &opt, NULL), 0);
	assert_true(f.log2 && f.slope > 0.5 && f.slope < 2);
	ms_fit_logit(&f, 8, &eta, NULL);
	assert_close(eta, f.intercept + 3 * f.slope, 1e-12, 0);
	assert_int_equal(ms_need(&n, &f, &ev, &opt, 0.5, MS_NEED_PROFILE,
				 INFINITY, NULL),
			 0);
	assert_int_equal(n.state, MS_NEED_OK);
	assert_close(log2(n.score), -f.intercept / f.slope, 1e-12, 0);
	assert_true(n.set.low < n.score && n.score < n.set.high);
	ms_evidence_release(&ev);
	assert_int_equal(ms_evidence_parse(&ev, "0:20/80 2:40/60", NULL), 0);
	assert_int_equal(ms_fit(&f, &ev, &opt, &err), MS_EDATA);
	assert_string_equal(err.msg, "0 has no logarithm");
	ms_evidence_release(&ev);
	assert_int_equal(ms_evidence_parse(&ev, MEANS, NULL), 0);
	assert_int_equal(ms_fit(&f, &ev, &opt, &err), MS_EUSAGE);
	ms_evidence_release(&ev);
}

/* A fit read back from a table knows only the raw scale. */
static void raw_scale_is_enough(void **state)
{
	struct ms_fit full = fit_of(SCORES, &defaults), raw;
	struct ms_need a, b;
	double ea, eb, sa, sb;

	(void)state;
	ms_fit_init(&raw);
	raw.intercept = full.intercept;
	raw.slope = full.slope;
	raw.var_intercept = full.var_intercept;
	raw.cov = full.cov;
	raw.var_slope = full.var_slope;
	ms_fit_logit(&full, 251, &ea, &sa);
	ms_fit_logit(&raw, 251, &eb, &sb);
	assert_close(eb, ea, 1e-12, 0);
	assert_close(sb, sa, 1e-9, 0);
	ms_need(&a, &full, NULL, &defaults, 0.8, MS_NEED_FIELLER, 300, NULL);
	ms_need(&b, &raw, NULL, &defaults, 0.8, MS_NEED_FIELLER, 300, NULL);
	assert_close(b.score, a.score, 1e-12, 0);
	assert_close(b.set.high, a.set.high, 1e-9, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(exact_scores),
		cmocka_unit_test(profile_of_a_prediction),
		cmocka_unit_test(exact_scores_need),
		cmocka_unit_test(firth),
		cmocka_unit_test(bands),
		cmocka_unit_test(means),
		cmocka_unit_test(phi_counts_rows_as_read),
		cmocka_unit_test(band_sensitivity),
		cmocka_unit_test(stand_ins),
		cmocka_unit_test(statuses),
		cmocka_unit_test(names),
		cmocka_unit_test(separated_without_penalty),
		cmocka_unit_test(no_applicants),
		cmocka_unit_test(need_states),
		cmocka_unit_test(flat_line),
		cmocka_unit_test(bad_target),
		cmocka_unit_test(doublings),
		cmocka_unit_test(raw_scale_is_enough),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
