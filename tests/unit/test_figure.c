/* What is drawn from which table, and what is refused; hostile names. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "figure/figure.h"
#include "fit/model.h"

#define HOME "." /* the project's root holds plots/ and datasets/ */

static struct ms_table *table_of(const char *text)
{
	struct ms_table *t;
	FILE *fp = fmemopen((void *)(uintptr_t)text, strlen(text), "r");

	assert_non_null(fp);
	assert_int_equal(ms_table_new(&t, NULL, NULL), 0);
	assert_int_equal(ms_table_read(t, fp, "t.csv", NULL), 0);
	fclose(fp);
	return t;
}

/* Make a script; the code, and the script or the message in out. */
static int figure_of(const char *kind, const char *csv, enum ms_device device,
		     struct ms_buf *out)
{
	struct ms_figure_options opt = MS_FIGURE_DEFAULTS;
	struct ms_table *t = table_of(csv);
	struct ms_error err = { 0 };
	struct ms_vocab *vocab;
	int rc;

	assert_int_equal(ms_vocab_open(&vocab, HOME, NULL), 0);
	opt.vocab = vocab;
	opt.home = HOME;
	opt.device = device;
	ms_buf_clear(out);
	rc = ms_figure_script(out, kind, t, &opt, &err);
	if (rc) {
		ms_buf_clear(out);
		ms_buf_puts(out, err.msg);
	}
	ms_table_free(t);
	ms_vocab_free(vocab);
	return rc;
}

static void assert_has(const struct ms_buf *b, const char *part)
{
	if (!strstr(ms_buf_str(b), part))
		fail_msg("no '%s' in:\n%.2000s", part, ms_buf_str(b));
}

static void test_rate_script(void **state)
{
	struct ms_buf b = { 0 };

	(void)state;
	assert_int_equal(figure_of("rate",
				   "year,specialty,matched,total\n"
				   "2026,Pathology,5,25\n"
				   "2026,Surgery,25,25\n"
				   "2026,Dermatology,,30\n",
				   MS_SCREEN, &b),
			 0);
	/* the highest first; Wilson's limits of 25/25 and 5/25 from R's
	 * prop.test(x, 25, correct = FALSE) */
	assert_has(&b, "$rate << MATCHSTAT_END\n1 1 0.866808 1 25 1\n"
		       "2 0.2 0.0886058 0.39131 25 1\n");
	assert_has(&b, "label[1] = 'Surgery'\nlabel[2] = 'Pathology'\n");
	assert_has(&b, "subtitle[1] = '2026'\n");
	assert_has(&b, "No rate (not published): Dermatology.");
	assert_has(&b, "Bars: Wilson 95 % intervals.");
	assert_has(&b, "# ---- plots/style.gp ----");
	assert_has(&b, "# ---- plots/rate.gp ----");
	ms_buf_release(&b);
}

static void test_trend_script(void **state)
{
	struct ms_buf b = { 0 };

	(void)state;
	assert_int_equal(figure_of("trend",
				   "applicant_type,year,rate\n"
				   "us_img,2014,0.5\nus_img,2012,0.4\n"
				   "non_us_img,2012,0.3\n",
				   MS_SCREEN, &b),
			 0);
	/* by year within a series, broken over 2013 */
	assert_has(&b, "2012 0.4 NaN NaN NaN 1\nNaN NaN NaN NaN NaN NaN\n"
		       "2014 0.5 NaN NaN NaN 1\n\n\n2012 0.3 NaN NaN NaN 2\n"
		       "MATCHSTAT_END");
	assert_has(&b, "label[1] = 'U.S.-citizen IMGs'\n"
		       "label[2] = 'Non-U.S.-citizen IMGs'\n");
	assert_int_equal(figure_of("trend",
				   "who,year,rate\na,2012,\nb,2012,\n"
				   "a,2013,\nb,2013,0.4\na,2014,0.3\n",
				   MS_SCREEN, &b),
			 0);
	assert_has(&b, "No rate (not published): a 2012, 2013; b 2012.");
	ms_buf_release(&b);
}

static void test_intervals_named(void **state)
{
	struct ms_buf b = { 0 };

	(void)state;
	/* an interval that is not Wilson's 95 % is not called so */
	assert_int_equal(figure_of("rate",
				   "a,matched,total,rate,rate_low,rate_high\n"
				   "x,5,25,0.2,0.06,0.41\n",
				   MS_SCREEN, &b),
			 0);
	assert_has(&b, "Bars: intervals as the table gives them.");
	assert_int_equal(figure_of("rate", "a,rate\nx,0.2\n", MS_SCREEN, &b),
			 0);
	assert_has(&b, "the table gives the rate alone");
	/* the table's own remarks, once, with the rows they are about */
	assert_int_equal(figure_of("rate",
				   "a,matched,total,note\nx,1,5,made up\n"
				   "y,2,5,\nz,3,5,made up\nw,,,lost\n",
				   MS_SCREEN, &b),
			 0);
	assert_has(&b, "Note (made up): x, z. No rate (not published): w.");
	assert_int_equal(figure_of("rate",
				   "a,matched,total,note\nx,1,5,odd\n"
				   "y,2,5,odd\n",
				   MS_SCREEN, &b),
			 0);
	assert_has(&b, "Note: odd.");
	ms_buf_release(&b);
}

static void test_series_script(void **state)
{
	static const char share[] = "specialty,applicant_type,filled,"
				    "filled_total\n"
				    "Surgery,us_img,10,100\n"
				    "Surgery,non_us_img,20,100\n"
				    "Pathology,non_us_img,40,100\n";
	struct ms_buf b = { 0 };

	(void)state;
	assert_int_equal(figure_of("share", share, MS_SCREEN, &b), 0);
	assert_has(&b, "label[1] = 'Pathology'\nlabel[2] = 'Surgery'\n");
	assert_has(&b, "series[1] = 'U.S.-citizen IMGs'\n"
		       "series[2] = 'Non-U.S.-citizen IMGs'\n");
	assert_has(&b, "\n1 0.4 0.309401 0.497997 100 2\n2 0.1 ");
	assert_has(&b, "value_n = 0\n");
	assert_int_equal(figure_of("share",
				   "specialty,applicant_type,year,filled,"
				   "filled_total\n"
				   "Surgery,us_img,2025,10,100\n"
				   "Surgery,us_img,2025,20,100\n"
				   "Surgery,non_us_img,2025,20,100\n"
				   "Pathology,us_img,2025,20,100\n",
				   MS_SCREEN, &b),
			 MS_EDATA);
	assert_has(&b, "t.csv:3: a second row for 'Surgery', 'U.S.-citizen");
	ms_buf_release(&b);
}

static void test_ranks_script(void **state)
{
	struct ms_buf b = { 0 };

	(void)state;
	assert_int_equal(figure_of("ranks",
				   "kind,ranks,rate\nsimulated,16+,0.9\n"
				   "simulated,1,0.3\npublished,1,0.4\n",
				   MS_SCREEN, &b),
			 0);
	assert_has(&b, "1 0.3 NaN NaN NaN 1\n16 0.9 NaN NaN NaN 1\n"
		       "MATCHSTAT_END\n$published << MATCHSTAT_END\n"
		       "1 0.4 NaN NaN NaN 1\nMATCHSTAT_END\n");
	assert_has(&b, "The last point stands for 16 and more.");
	assert_int_equal(
		figure_of("ranks", "ranks,rate\nmany,0.3\n", MS_SCREEN, &b),
		MS_EDATA);
	assert_has(&b, "t.csv:2: ranks: 'many' is not a number");
	assert_int_equal(figure_of("ladder",
				   "score,ranks,prob,prob_low,prob_high\n"
				   "230,1,0.2,0.1,0.3\n245,1,0.4,0.3,0.5\n",
				   MS_SCREEN, &b),
			 0);
	assert_has(&b, "label[1] = 'score 230'\nlabel[2] = 'score 245'\n");
	ms_buf_release(&b);
}

static void test_plan_script(void **state)
{
	struct ms_buf b = { 0 };

	(void)state;
	assert_int_equal(figure_of("plan",
				   "milestone,label,status,start,due\n"
				   "a,First,done,2026-09-02,2026-10-01\n"
				   "b,Second,open,,2027-03-03\n"
				   "c,Third,blocked,,\n",
				   MS_SCREEN, &b),
			 0);
	assert_has(&b, "from_day[1] = '2026-09-02'\nfrom_day[2] = ''\n");
	assert_has(&b, "first_day = '2026-09-02'\nlast_day = '2027-03-03'\n");
	assert_has(&b, "$plan << MATCHSTAT_END\n1 1\n2 5\nMATCHSTAT_END");
	assert_has(&b, "No dates: Third.");
	assert_int_equal(figure_of("plan",
				   "milestone,status,due\na,soon,2026-01-01\n",
				   MS_SCREEN, &b),
			 MS_EDATA);
	assert_has(&b, "t.csv:2: status: 'soon' is not done, next, late");
	assert_int_equal(figure_of("plan",
				   "milestone,status,due\na,next,1 May\n",
				   MS_SCREEN, &b),
			 MS_EDATA);
	assert_has(&b, "due: '1 May' is not a day");
	ms_buf_release(&b);
}

static void test_bench_script(void **state)
{
	struct ms_buf b = { 0 };

	(void)state;
	assert_int_equal(figure_of("bench",
				   "task,tool,seconds\nfit,a,0.5\nfit,b,2\n"
				   "sum,a,3\n",
				   MS_SCREEN, &b),
			 0);
	assert_has(&b, "1 0.5 NaN NaN 1\n2 2 NaN NaN 1\n3 3 NaN NaN 1\n");
	assert_has(&b, "value[1] = '500 ms'\nvalue[2] = '2 s, 4 x'\n");
	assert_int_equal(figure_of("bench", "task,tool,seconds\nfit,a,0\n",
				   MS_SCREEN, &b),
			 MS_EDATA);
	assert_has(&b, "seconds: '0' is not above 0");
	ms_buf_release(&b);
}

/* A row of a models table; a column without a value is empty. */
static void put_model(struct ms_buf *csv, const char *specialty,
		      const char *const *values)
{
	const char *column;
	size_t i, k;

	ms_buf_printf(csv, "%s,step2_ck", specialty);
	for (i = 0; (column = ms_model_column(i)); i++) {
		ms_buf_putc(csv, ',');
		for (k = 0; values[k]; k += 2)
			if (strcmp(values[k], column) == 0)
				ms_buf_puts(csv, values[k + 1]);
	}
	ms_buf_putc(csv, '\n');
}

static void put_model_head(struct ms_buf *csv)
{
	const char *column;
	size_t i;

	ms_buf_puts(csv, "specialty,measure");
	for (i = 0; (column = ms_model_column(i)); i++)
		ms_buf_printf(csv, ",%s", column);
	ms_buf_putc(csv, '\n');
}

/* The worked example of docs/statistics.md, fitted by R's glm. */
static const char *const worked[] = {
	"evidence",
	"rows",
	"estimator",
	"ml",
	"status",
	"ok",
	"level",
	"0.95",
	"n",
	"94",
	"matched",
	"61",
	"n_all",
	"94",
	"matched_all",
	"61",
	"intercept",
	"-19.62855532",
	"slope",
	"0.08526845885",
	"var_intercept",
	"25.900122884",
	"cov",
	"-0.1094753355",
	"var_slope",
	"0.00046375736420",
	"score_min",
	"215",
	"score_max",
	"255",
	"data",
	"215:2/7 225:6/9 235:14/10 245:22/6 255:17/2",
	NULL
};
static const char *const all_matched[] = {
	"evidence",    "rows",	    "estimator", "none",      "status",
	"all_matched", "level",	    "0.95",	 "n",	      "25",
	"matched",     "25",	    "n_all",	 "25",	      "matched_all",
	"25",	       "score_min", "240",	 "score_max", "240",
	"data",	       "240:25/0",  NULL
};
static const char *const rate_only[] = {
	"evidence",  "rate",  "estimator", "none", "status",
	"rate_only", "level", "0.95",	   "n",	   "9",
	"matched",   "3",     "n_all",	   "9",	   "matched_all",
	"3",	     "data",  "3/6",	   NULL
};

static void test_curve_script(void **state)
{
	struct ms_buf b = { 0 }, csv = { 0 };

	(void)state;
	put_model_head(&csv);
	put_model(&csv, "Pathology", worked);
	put_model(&csv, "Surgery", all_matched);
	put_model(&csv, "Neurology", rate_only);
	assert_int_equal(figure_of("curve", ms_buf_str(&csv), MS_SCREEN, &b),
			 0);
	/* observed: 2 of 9 at 215, prop.test(2, 9, correct = FALSE) */
	assert_has(&b, "$points << MATCHSTAT_END\n"
		       "215 0.222222 0.0632251 0.547411 215 215 9 1\n");
	/* p(240) of the worked example, printed with its interval */
	assert_has(&b, "\n240 0.697596 0.583837 0.79137 1 NaN\n");
	assert_has(&b, "No curve (no score information): Neurology.");
	assert_has(&b, "No curve (all applicants matched): Surgery.");
	assert_has(&b, "curve_to[2] = 1\n"); /* the second has none */
	ms_buf_release(&csv);
	ms_buf_release(&b);
}

static void test_refusals(void **state)
{
	struct ms_buf b = { 0 }, csv = { 0 };

	(void)state;
	assert_int_equal(figure_of("pie", "a\n1\n", MS_SVG, &b), MS_EUSAGE);
	assert_has(&b, "no kind of figure 'pie' (there are: curve rate");
	assert_int_equal(figure_of("rate", "specialty,rate\n", MS_SVG, &b),
			 MS_ENONE);
	assert_has(&b, "no rows");
	assert_int_equal(figure_of("rate", "a,b\n1,2\n", MS_SVG, &b), MS_EDATA);
	assert_has(&b, "no column 'rate'");
	assert_int_equal(figure_of("rate", "a,rate\nx,1.5\n", MS_SVG, &b),
			 MS_EDATA);
	assert_has(&b, "t.csv:2: rate: '1.5' is not a share from 0 to 1");
	assert_int_equal(
		figure_of("rate", "a,matched,total\nx,9,5\n", MS_SVG, &b),
		MS_EDATA);
	assert_has(&b, "t.csv:2: matched: '9' is more than the total");
	assert_int_equal(figure_of("rate",
				   "a,rate,rate_low,rate_high\n"
				   "x,0.5,0.6,0.7\n",
				   MS_SVG, &b),
			 MS_EDATA);
	assert_has(&b, "rate_low: the interval does not hold the rate");
	assert_int_equal(
		figure_of("rate", "a,matched,total\nx,<5,20\n", MS_SVG, &b),
		MS_ENONE);
	assert_int_equal(figure_of("trend", "a,rate\nx,0.5\n", MS_SVG, &b),
			 MS_EDATA);
	assert_has(&b, "no column 'year'");
	assert_int_equal(figure_of("trend",
				   "a,year,rate\nx,2020,0.5\nx,2020,0.6\n",
				   MS_SVG, &b),
			 MS_EDATA);
	assert_has(&b, "year: '2020' comes twice");
	assert_int_equal(figure_of("curve", "a,rate\nx,0.5\n", MS_SVG, &b),
			 MS_EDATA);
	assert_has(&b, "match-fit");
	put_model_head(&csv);
	put_model(&csv, "Neurology", rate_only);
	assert_int_equal(figure_of("curve", ms_buf_str(&csv), MS_SVG, &b),
			 MS_ENONE);
	assert_has(&b, "no score information");
	ms_buf_release(&csv);
	ms_buf_release(&b);
}

static void test_device(void **state)
{
	enum ms_device d;
	struct ms_error err;

	(void)state;
	assert_int_equal(ms_figure_device("a.b/x.SVG", &d, NULL), 0);
	assert_int_equal(d, MS_SVG);
	assert_int_equal(ms_figure_device("x.gp", &d, NULL), 0);
	assert_int_equal(d, MS_SCREEN);
	assert_int_equal(ms_figure_device("x.jpeg", &d, &err), MS_EUSAGE);
	assert_int_equal(ms_figure_device("svg", &d, &err), MS_EUSAGE);
}

/* ---- drawn ---- */

static char *contents(FILE *fp)
{
	char *text = calloc(1, 1 << 20);

	rewind(fp);
	assert_non_null(text);
	assert_true(fread(text, 1, (1 << 20) - 1, fp) > 0);
	return text;
}

/* Names that would be code or markup anywhere else in gnuplot. */
#define HOSTILE                                                                \
	"\"it's `touch pwned` \"\"x\"\"\",1,4\n"                               \
	"$(touch pwned) ${HOME} @x,1,4\n"                                      \
	"'''; system('touch pwned') #,1,4\n"                                   \
	"a'' . system('touch pwned') . ''b,1,4\n"                              \
	"'; system('touch pwned'); x=',1,4\n"                                  \
	"\"a\nMATCHSTAT_END\n! touch pwned\",1,4\n"                            \
	"a_b^2 {/Bold c} %d \\n,1,4\n"                                         \
	"# ends in \\,1,4\n"

static void test_hostile(void **state)
{
	static const char *const shown[] = {
		">it's `touch pwned` \"x\"<",
		">$(touch pwned) ${HOME} @x<",
		">'''; system('touch pwned') #<",
		">a'' . system('touch pwned') . ''b<",
		">'; system('touch pwned'); x='<",
		">a MATCHSTAT_END ! touch pwned<",
		">a_b^2 {/Bold c} %d \\n<",
		"># ends in \\<",
	};
	struct ms_buf b = { 0 }, said = { 0 };
	struct ms_error err = { 0 };
	FILE *fp = tmpfile();
	char *svg;
	size_t i;

	(void)state;
	assert_non_null(fp);
	unlink("pwned");
	assert_int_equal(
		figure_of("rate", "who,matched,total\n" HOSTILE, MS_SVG, &b),
		0);
	if (ms_figure_draw(&b, MS_SVG, fp, &said, &err))
		fail_msg("%s", err.msg);
	svg = contents(fp);
	for (i = 0; i < sizeof(shown) / sizeof(*shown); i++)
		if (!strstr(svg, shown[i]))
			fail_msg("not drawn: %s", shown[i]);
	assert_int_equal(access("pwned", F_OK), -1);
	assert_string_equal(ms_buf_str(&said), "");
	free(svg);
	fclose(fp);
	ms_buf_release(&b);
	ms_buf_release(&said);
}

static void test_same_bytes(void **state)
{
	struct ms_buf b = { 0 }, said = { 0 };
	char *svg[2];
	int i;

	(void)state;
	assert_int_equal(figure_of("rate", "a,matched,total\nx,3,5\ny,1,2\n",
				   MS_SVG, &b),
			 0);
	for (i = 0; i < 2; i++) {
		FILE *fp = tmpfile();

		assert_int_equal(ms_figure_draw(&b, MS_SVG, fp, &said, NULL),
				 0);
		svg[i] = contents(fp);
		fclose(fp);
	}
	assert_string_equal(svg[0], svg[1]);
	free(svg[0]);
	free(svg[1]);
	ms_buf_release(&b);
	ms_buf_release(&said);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rate_script),
		cmocka_unit_test(test_trend_script),
		cmocka_unit_test(test_intervals_named),
		cmocka_unit_test(test_series_script),
		cmocka_unit_test(test_ranks_script),
		cmocka_unit_test(test_plan_script),
		cmocka_unit_test(test_bench_script),
		cmocka_unit_test(test_curve_script),
		cmocka_unit_test(test_refusals),
		cmocka_unit_test(test_device),
		cmocka_unit_test(test_hostile),
		cmocka_unit_test(test_same_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
