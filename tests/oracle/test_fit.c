/* Fits and needs from exact scores and bands, against fit.R; then the same
 * maxima by two other solvers. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <gsl/gsl_multimin.h>

#include "oracle.h"
#include "fit/like.h"
#include "fit/maximum.h"
#include "fit/need.h"

enum { MAX_CELLS = 64 };

static void read_evidence(const char *g, struct ms_evidence *ev)
{
	double low[MAX_CELLS], high[MAX_CELLS], m[MAX_CELLS], u[MAX_CELLS];
	size_t n = oracle_vector(g, "low", low, MAX_CELLS), i;
	struct ms_error err;

	oracle_vector(g, "high", high, MAX_CELLS);
	oracle_vector(g, "m", m, MAX_CELLS);
	oracle_vector(g, "u", u, MAX_CELLS);
	ms_evidence_init(ev, low[0] == high[0] ? MS_ROWS : MS_BINS);
	for (i = 0; i < n; i++) {
		struct ms_cell c = ms_cell_exact(low[i], high[i], m[i], u[i]);

		assert_int_equal(ms_evidence_add(ev, &c, &err), 0);
	}
	assert_int_equal(ms_evidence_finish(ev, &err), 0);
}

static struct ms_fit_options options(const char *g)
{
	static const enum ms_bin_method methods[] = { MS_BINS_AUTO,
						      MS_BINS_NORMAL,
						      MS_BINS_UNIFORM };
	struct ms_fit_options opt = MS_FIT_DEFAULTS;

	if (oracle_has(g, "penalty"))
		opt.penalty = (enum ms_penalty)oracle(g, "penalty");
	opt.log2 = oracle_has(g, "log2");
	if (oracle_has(g, "bins"))
		opt.bins = methods[(int)oracle(g, "bins")];
	return opt;
}

/* The oracle's scores are log2 where the fit's are. */
static void check_set(const char *g, const char *name, int i,
		      const struct ms_fit *fit, const struct ms_set *set)
{
	char type[ORACLE_NAME], low[ORACLE_NAME], high[ORACLE_NAME];

	snprintf(type, sizeof(type), "%s_type_%d", name, i);
	snprintf(low, sizeof(low), "%s_low_%d", name, i);
	snprintf(high, sizeof(high), "%s_high_%d", name, i);
	assert_oracle((double)set->type, g, type, 0, 0);
	assert_oracle(ms_fit_x(fit, set->low), g, low, 1e-6, 0);
	assert_oracle(ms_fit_x(fit, set->high), g, high, 1e-6, 0);
}

static void check_needs(const char *g, const struct ms_fit *fit,
			const struct ms_evidence *ev,
			const struct ms_fit_options *opt)
{
	char name[ORACLE_NAME];
	struct ms_need need;
	struct ms_error err;
	int i;

	for (i = 1;; i++) {
		snprintf(name, sizeof(name), "prob_%d", i);
		if (!oracle_has(g, name))
			return;
		if (ms_need(&need, fit, ev, opt, oracle(g, name),
			    MS_NEED_PROFILE, 300, &err))
			fail_msg("%s: %s", g, err.msg);
		snprintf(name, sizeof(name), "need_%d", i);
		assert_oracle(ms_fit_x(fit, need.score), g, name, 1e-8, 0);
		snprintf(name, sizeof(name), "need_se_%d", i);
		assert_oracle(fit->log2 ? need.se / need.score / log(2)
					: need.se,
			      g, name, 1e-8, 0);
		check_set(g, "fieller", i, fit, &need.fieller);
		check_set(g, "profile", i, fit, &need.profile);
	}
}

static double score_at(const char *g, const struct ms_fit *f)
{
	return f->log2 ? exp2(oracle(g, "at")) : oracle(g, "at");
}

static void check_fit(const char *g, const struct ms_fit *f)
{
	double p, low, high;

	assert_int_equal(f->estimator,
			 oracle(g, "firth") == 1 ? MS_FIRTH : MS_ML);
	assert_oracle(f->intercept, g, "intercept", 1e-8, 0);
	assert_oracle(f->slope, g, "slope", 1e-8, 0);
	assert_oracle(sqrt(f->var_intercept), g, "se_intercept", 1e-8, 0);
	assert_oracle(sqrt(f->var_slope), g, "se_slope", 1e-8, 0);
	assert_oracle(f->cov, g, "cov", 1e-8, 0);
	assert_oracle(f->loglik, g, "loglik", 1e-10, 0);
	assert_oracle(f->deviance, g, "deviance", 1e-7, 1e-10);
	assert_oracle(f->pearson, g, "pearson", 1e-7, 1e-10);
	assert_oracle(f->lr, g, "lr", 1e-8, 1e-10);
	assert_oracle(f->lr_p, g, "lr_p", 1e-6, 1e-300);
	assert_oracle(f->slope_low, g, "slope_low", 1e-6, 0);
	if (oracle_has(g, "slope_high"))
		assert_oracle(f->slope_high, g, "slope_high", 1e-6, 0);
	assert_int_equal(
		ms_predict(f, score_at(g, f), 0.95, &p, &low, &high, NULL), 0);
	assert_oracle(p, g, "prob_at", 1e-8, 0);
	if (f->evidence == MS_BINS) {
		assert_oracle(f->density_mean, g, "density_mean", 1e-9, 0);
		assert_oracle(f->density_sd, g, "density_sd", 1e-9, 0);
		assert_oracle((double)f->density_order, g, "order", 0, 0);
	}
}

static void check_separated(const char *g, const struct ms_fit *f)
{
	double sign = oracle(g, "separated");

	assert_true(f->slope == sign * INFINITY);
	assert_oracle(sign > 0 ? f->slope_low : f->slope_high, g, "limit", 1e-6,
		      0);
	assert_oracle(f->loglik, g, "loglik", 1e-12, 0);
}

static void check_quasi(const char *g, struct ms_fit_options opt)
{
	struct ms_evidence ev;
	struct ms_fit f;
	struct ms_need n;

	opt.quasi = 1;
	read_evidence(g, &ev);
	assert_int_equal(ms_fit(&f, &ev, &opt, NULL), 0);
	assert_int_equal(
		ms_need(&n, &f, &ev, &opt, 0.8, MS_NEED_PROFILE, 300, NULL), 0);
	assert_oracle(f.phi, g, "phi", 1e-8, 0);
	assert_oracle(sqrt(f.var_intercept), g, "se_intercept", 1e-8, 0);
	assert_oracle(sqrt(f.var_slope), g, "se_slope", 1e-8, 0);
	assert_oracle(f.lr_p, g, "lr_p", 1e-7, 0);
	assert_oracle(f.slope_low, g, "slope_low", 1e-6, 0);
	assert_oracle(f.slope_high, g, "slope_high", 1e-6, 0);
	assert_oracle(n.profile.low, g, "profile_low", 1e-6, 0);
	assert_oracle(n.profile.high, g, "profile_high", 1e-6, 0);
	assert_oracle(n.fieller.low, g, "fieller_low", 1e-6, 0);
	assert_oracle(n.fieller.high, g, "fieller_high", 1e-6, 0);
	ms_evidence_release(&ev);
}

static void one_case(const char *g)
{
	struct ms_fit_options opt = options(g);
	struct ms_evidence ev;
	struct ms_error err;
	struct ms_fit fit;

	if (oracle_has(g, "phi")) {
		check_quasi(g, opt);
		return;
	}
	if (oracle_has(g, "separated"))
		opt.penalty = MS_PENALTY_NONE;
	read_evidence(g, &ev);
	if (ms_fit(&fit, &ev, &opt, &err))
		fail_msg("%s: %s", g, err.msg);
	if (oracle_has(g, "separated")) {
		check_separated(g, &fit);
	} else {
		check_fit(g, &fit);
		check_needs(g, &fit, &ev, &opt);
	}
	ms_evidence_release(&ev);
}

/* --- other solvers ---------------------------------------------------------- */

static double minus_f(const gsl_vector *x, void *lk)
{
	double theta[2] = { gsl_vector_get(x, 0), gsl_vector_get(x, 1) };
	struct ms_like_at at;

	ms_like_eval(lk, theta, &at);
	return -at.f;
}

static void minus_score(const gsl_vector *x, void *lk, gsl_vector *g)
{
	double theta[2] = { gsl_vector_get(x, 0), gsl_vector_get(x, 1) };
	struct ms_like_at at;

	ms_like_eval(lk, theta, &at);
	gsl_vector_set(g, 0, -at.score[0]);
	gsl_vector_set(g, 1, -at.score[1]);
}

static void minus_both(const gsl_vector *x, void *lk, double *f, gsl_vector *g)
{
	*f = minus_f(x, lk);
	minus_score(x, lk, g);
}

/* Function values only. */
static void simplex(struct ms_like *lk, double theta[2])
{
	gsl_multimin_function f = { minus_f, 2, lk };
	gsl_multimin_fminimizer *s = gsl_multimin_fminimizer_alloc(
		gsl_multimin_fminimizer_nmsimplex2, 2);
	gsl_vector_view x = gsl_vector_view_array(theta, 2);
	gsl_vector *step = gsl_vector_alloc(2);
	int i;

	gsl_vector_set_all(step, 1);
	gsl_multimin_fminimizer_set(s, &f, &x.vector, step);
	for (i = 0; i < 2000; i++)
		if (gsl_multimin_fminimizer_iterate(s) ||
		    gsl_multimin_fminimizer_size(s) < 1e-11)
			break;
	gsl_vector_memcpy(&x.vector, s->x);
	gsl_vector_free(step);
	gsl_multimin_fminimizer_free(s);
}

/* Gradients, without the information matrix. */
static void bfgs(struct ms_like *lk, double theta[2])
{
	gsl_multimin_function_fdf f = { minus_f, minus_score, minus_both, 2,
					lk };
	gsl_multimin_fdfminimizer *s = gsl_multimin_fdfminimizer_alloc(
		gsl_multimin_fdfminimizer_vector_bfgs2, 2);
	gsl_vector_view x = gsl_vector_view_array(theta, 2);
	int i;

	gsl_multimin_fdfminimizer_set(s, &f, &x.vector, 0.1, 0.1);
	for (i = 0; i < 500; i++)
		if (gsl_multimin_fdfminimizer_iterate(s) ||
		    gsl_multimin_test_gradient(s->gradient, 1e-10) !=
			    GSL_CONTINUE)
			break;
	gsl_vector_memcpy(&x.vector, s->x);
	gsl_multimin_fdfminimizer_free(s);
}

/* Distance in standard errors. */
static double distance(const struct ms_maximum *max, const double theta[2])
{
	double d[2] = { theta[0] - max->theta[0], theta[1] - max->theta[1] };

	return sqrt(ms_sym_quad(max->at.expected, d));
}

static void solvers_agree(const char *g)
{
	struct ms_fit_options opt = options(g);
	struct ms_evidence ev;
	struct ms_like lk;
	struct ms_maximum max;
	double a[2] = { 0, 0 }, b[2] = { 0, 0 };

	if (!oracle_has(g, "firth")) /* no finite maximum, or none of its own */
		return;
	read_evidence(g, &ev);
	assert_int_equal(ms_like_build(&lk, &ev, &opt, NULL), 0);
	lk.penalised = oracle(g, "firth") == 1;
	assert_int_equal(ms_maximise(&lk, &max, NULL), 0);
	assert_true(max.decrement < 1e-16);
	simplex(&lk, a);
	bfgs(&lk, b);
	/* f is flat to 1e-16 f within about 1e-4 standard errors at 1e9 counts */
	if (distance(&max, a) > 1e-4 || distance(&max, b) > 1e-4)
		fail_msg("%s: simplex is %g, bfgs %g standard errors away", g,
			 distance(&max, a), distance(&max, b));
	ms_like_release(&lk);
	ms_evidence_release(&ev);
}

static void test_fits(void **state)
{
	(void)state;
	oracle_each(one_case);
}

static void test_solvers(void **state)
{
	(void)state;
	oracle_each(solvers_agree);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_fits),
					    cmocka_unit_test(test_solvers) };

	gsl_set_error_handler_off();
	oracle_load("tests/oracle/fit.csv");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
