#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <math.h>

#include "given.h"
#include "fit/model.h"
#include "table/csv.h"

static const struct ms_fit_options defaults = MS_FIT_DEFAULTS;

/* Cells of the worked example of docs/statistics.md. */
static const char cells[] = "specialty,score,matched,unmatched\n"
			    "Peds,215,2,7\nPeds,225,6,9\nPeds,235,14,10\n"
			    "Peds,245,22,6\nPeds,255,17,2\n";

/* "KEYS EVIDENCE STATUS ESTIMATOR DATA; " a model; or the refusal. */
static void describe(const struct ms_models *m, struct ms_buf *out)
{
	size_t i, k;

	for (i = 0; i < m->n; i++) {
		const struct ms_fit *f = &m->model[i].fit;

		ms_buf_puts(out, i ? "; " : "");
		for (k = 0; k < m->nkey; k++)
			ms_buf_printf(out, "%s ", m->model[i].value[k]);
		ms_buf_printf(out, "%s %s %s ", ms_evidence_name(f->evidence),
			      ms_fit_status_name(f->status),
			      ms_estimator_name(f->estimator));
		ms_evidence_format(&m->model[i].evidence, out);
	}
}

static void check_selected(const char *text, const char *by,
			   const struct ms_select *want, const char *score,
			   const char *expected)
{
	struct ms_table *t = given_table(text);
	struct ms_vocab *v = given_vocab();
	struct ms_models *m = NULL;
	struct ms_buf got = { 0 };
	struct ms_error err;

	if (ms_models_fit(&m, t, v, by, want, score, &defaults, &err)) {
		assert_null(m);
		ms_buf_printf(&got, "%d %s", err.code, err.msg);
	} else {
		describe(m, &got);
	}
	assert_string_equal(ms_buf_str(&got), expected);
	ms_buf_release(&got);
	ms_models_free(m);
	ms_vocab_free(v);
	ms_table_free(t);
}

static void check(const char *text, const char *by, const char *expected)
{
	check_selected(text, by, NULL, NULL, expected);
}

static void forms_of_rows(void **state)
{
	(void)state;
	check(cells, NULL,
	      "Pediatrics rows ok ml "
	      "215:2/7 225:6/9 235:14/10 245:22/6 255:17/2");
	check("score,matched,total\n215,2,9\n225,6,15\n", NULL,
	      "rows ok firth 215:2/7 225:6/9");
	check("step2_ck,matched\n240,1\n230,0\n240,0\n230,0\n", NULL,
	      "rows quasi_up firth 230:0/2 240:1/1");
	check_selected("exam,matched\n240,1\n230,0\n", "", NULL, "exam",
		       "rows complete_up firth 230:0/1 240:1/0");
	check("school,score,matched\nA,240,1\nB,230,0\nA,240,1\n", NULL,
	      "A rows all_matched none 240:2/0; "
	      "B rows all_unmatched none 230:0/1");
	check("score,matched\n240,1\n240,0\n", NULL,
	      "rows single_score none 240:1/1");
	check("matched,total\n3,4\n1,6\n", NULL, "rate rate_only none 4/6");
	check("score,matched\n", NULL, "");
}

static void forms_of_bands(void **state)
{
	(void)state;
	check("score_low,score_high,matched,unmatched\n"
	      ",210,1,5\n211,220,4,9\n221,230,13,14\n231,240,30,16\n"
	      "241,250,41,9\n251,,33,3\n",
	      "",
	      "bins ok ml ..210:1/5 211..220:4/9 221..230:13/14 "
	      "231..240:30/16 241..250:41/9 251..:33/3");
	check("score_low,score_high,matched,total\n"
	      "201,220,<5,20\n221,240,15,25\n241,260,30,33\n",
	      "",
	      "bins ok ml 201..220:0-4/16-20=20 221..240:15/10 "
	      "241..260:30/3");
}

static void sums(void **state)
{
	(void)state;
	check("score,matched,unmatched,total\n230,3,4,7\n240,5,2,8\n", "",
	      "1 t.csv:3: total: 5 and 2 do not add to 8");
	check("score,matched,unmatched,total\n230,3,<5,8\n", "",
	      "1 t.csv:2: total: 3 and <5 do not add to 8");
	check("score,matched,unmatched\n230,<5,6\n240,9,0\n", "",
	      "rows quasi_up firth 230:1-4/6 240:9/0");
}

static void summaries(void **state)
{
	static const char both[] = "specialty,outcome,n,n_all,mean,sd,q3\n"
				   "IM,matched,100,120,249,14,259\n"
				   "IM,unmatched,90,100,241.5,15,\n";
	(void)state;
	check(both, NULL,
	      "Internal Medicine summary ok means "
	      "m:n=100,mean=249,sd=14,q3=259,all=120 "
	      "u:n=90,mean=241.5,sd=15,all=100 rounding:0.1");
	check("outcome,n,mean,sd\nmatched,100,249,14\nunmatched,90,,15\n", NULL,
	      "summary no_spread none m:n=100,mean=249,sd=14 "
	      "u:n=90,sd=15 rounding:1");
	check("outcome,n,mean,sd\nmatched,100,249,14\n", NULL,
	      "summary no_spread none m:n=100,mean=249,sd=14 u: rounding:1");
}

/* R: glm(cbind(m, u) ~ x, binomial). */
static void a_known_line(void **state)
{
	struct ms_table *t = given_table(cells);
	struct ms_vocab *v = given_vocab();
	struct ms_models *m;
	struct ms_error err;

	(void)state;
	assert_int_equal(
		ms_models_fit(&m, t, v, NULL, NULL, NULL, &defaults, &err), 0);
	assert_int_equal(m->n, 1);
	assert_string_equal(ms_models_value(m, 0, "specialty"), "Pediatrics");
	assert_string_equal(ms_models_value(m, 0, "year"), "");
	assert_true(fabs(m->model[0].fit.slope - 0.08526845885) < 1e-11);
	assert_true(fabs(m->model[0].fit.intercept + 19.62855532) < 1e-8);
	assert_true(m->model[0].fit.n == 95);
	assert_true(m->model[0].fit.matched == 61);
	ms_models_drop(m, m->n - 1);
	assert_int_equal(m->n, 0);
	ms_models_free(m);
	ms_models_free(NULL);
	ms_vocab_free(v);
	ms_table_free(t);
}

/* Firth's line through two scores adds 1/2 to every count: here it passes 3/4
 * and 1/4, and log 3 = 1.0986 either way. */
static void two_applicants(void **state)
{
	struct ms_table *t = given_table("score,matched\n240,1\n230,0\n");
	struct ms_vocab *v = given_vocab();
	struct ms_models *m;
	struct ms_error err;

	(void)state;
	if (ms_models_fit(&m, t, v, NULL, NULL, NULL, &defaults, &err))
		fail_msg("%s", err.msg);
	assert_int_equal(m->model[0].fit.estimator, MS_FIRTH);
	assert_true(fabs(m->model[0].fit.slope - 2 * log(3) / 10) < 1e-12);
	assert_true(fabs(m->model[0].fit.intercept + 47 * log(3)) < 1e-9);
	ms_models_free(m);
	ms_vocab_free(v);
	ms_table_free(t);
}

static void measures_and_basis(void **state)
{
	static const char mixed[] = "measure,outcome,n,mean,sd\n"
				    "step2_ck,matched,9,249,14\n"
				    "abstracts,matched,9,4,2\n";
	static const char basis[] = "basis,score,matched\n"
				    "rows,240,1\nconsent,230,0\n";
	struct ms_select want = { .measure = "step2_ck" };

	(void)state;
	check(mixed, "",
	      "1 t.csv:3: measure: 'step2_ck' and 'abstracts' cannot be added; "
	      "group by measure (-b) or select one");
	check_selected(mixed, "", &want, NULL,
		       "summary no_spread none m:n=9,mean=249,sd=14 u: "
		       "rounding:1");
	check(basis, "",
	      "1 t.csv:3: basis: 'rows' and 'consent' cannot be added; group "
	      "by basis (-b) or select one");
}

static void refusals(void **state)
{
	struct ms_select none = { .year = "1999" };

	(void)state;
	check("score,total\n240,1\n", NULL,
	      "1 t.csv: no column 'matched' (there are: score, total)");
	check("matched\n1\n", NULL,
	      "1 the counts need a column 'unmatched' or 'total' beside "
	      "'matched'");
	check_selected("score,matched\n240,1\n", NULL, NULL, "exam",
		       "1 t.csv: no column 'exam' (there are: score, "
		       "matched)");
	check_selected("year,score,matched\n2024,240,1\n", NULL, &none, NULL,
		       "5 no row is selected");
	check("score,matched\n240,2\n", NULL,
	      "1 t.csv:2: matched: '2' is not 0 or 1, and there is no column "
	      "'unmatched' or 'total'");
	check("score,matched,total\n240,,5\n", NULL,
	      "1 t.csv:2: matched: the count is missing");
	check("score,matched,total\n240,3,\n", NULL,
	      "1 t.csv:2: total: the count is missing");
	check("score,matched,total\n240,6,5\n", NULL,
	      "1 t.csv:2: matched: 6 matched of 5 in all");
	check("score,matched,unmatched\n240,*,5\n", NULL,
	      "1 t.csv:2: matched: a suppressed count without any limit cannot "
	      "be used; a total would help");
	check("score,matched\n,1\n", NULL,
	      "1 t.csv:2: score: the score is missing");
	check("score,matched\n24O,1\n", NULL,
	      "1 t.csv:2: score: '24O' is not a number");
	check("specialty,score,matched\nIM,Inf,1\n", NULL,
	      "1 Internal Medicine: Inf to Inf is not an exact score");
	check("specialty,score_low,score_high,matched,total\n"
	      "IM,230,240,1,2\nIM,235,250,1,2\n",
	      "specialty", "1 Internal Medicine: score bands overlap at 235");
}

static void refused_summaries(void **state)
{
	(void)state;
	check("outcome,n,mean,sd\nwon,1,2,3\n", NULL,
	      "1 t.csv:2: outcome: 'won' is neither 'matched' nor "
	      "'unmatched'");
	check("outcome,n,mean,sd\nmatched,5,2,3\nmatched,5,2,3\n", NULL,
	      "1 t.csv:3: outcome: a second 'matched' row for the same group; "
	      "group by what tells them apart (-b)");
	check("outcome,n,mean,sd\nmatched,five,2,3\n", NULL,
	      "1 t.csv:2: n: 'five' is not a number");
}

/* A models table as match-fit writes it. */
static void write_models(const struct ms_models *m, struct ms_buf *out)
{
	FILE *fp = tmpfile();
	struct ms_buf cell = { 0 };
	size_t i, k;
	int c;

	assert_non_null(fp);
	for (k = 0; k < m->nkey; k++)
		fprintf(fp, "%s,", m->key[k]);
	for (k = 0; ms_model_column(k); k++)
		fprintf(fp, "%s%s", k ? "," : "", ms_model_column(k));
	for (i = 0; i < m->n; i++) {
		putc('\n', fp);
		for (k = 0; k < m->nkey; k++) {
			ms_csv_put(fp, m->model[i].value[k]);
			putc(',', fp);
		}
		for (k = 0; ms_model_column(k); k++) {
			ms_buf_clear(&cell);
			ms_model_text(&m->model[i], k, &cell);
			fputs(k ? "," : "", fp);
			ms_csv_put(fp, ms_buf_str(&cell));
		}
	}
	putc('\n', fp);
	rewind(fp);
	while ((c = getc(fp)) != EOF)
		ms_buf_putc(out, (char)c);
	fclose(fp);
	ms_buf_release(&cell);
}

static void check_round_with(const char *text, const char *by,
			     const struct ms_fit_options *opt)
{
	struct ms_table *t = given_table(text), *back;
	struct ms_vocab *v = given_vocab();
	struct ms_models *m, *again;
	struct ms_buf first = { 0 }, second = { 0 };
	struct ms_error err;
	double p, low, high, p2, low2, high2;

	assert_false(ms_models_is(t));
	assert_int_equal(ms_models_fit(&m, t, v, by, NULL, NULL, opt, &err), 0);
	write_models(m, &first);
	back = given_table(ms_buf_str(&first));
	assert_true(ms_models_is(back));
	if (ms_models_read(&again, back, v, NULL, &err))
		fail_msg("%s", err.msg);
	write_models(again, &second);
	assert_string_equal(ms_buf_str(&first), ms_buf_str(&second));
	if (!ms_predict(&m->model[0].fit, 240, 0.95, &p, &low, &high, NULL)) {
		assert_int_equal(ms_predict(&again->model[0].fit, 240, 0.95,
					    &p2, &low2, &high2, NULL),
				 0);
		assert_true(fabs(p - p2) < 1e-9);
		assert_true(fabs(low - low2) < 1e-9);
		assert_true(fabs(high - high2) < 1e-9);
	}
	ms_buf_release(&first);
	ms_buf_release(&second);
	ms_models_free(m);
	ms_models_free(again);
	ms_vocab_free(v);
	ms_table_free(t);
	ms_table_free(back);
}

static void check_round(const char *text, const char *by)
{
	check_round_with(text, by, &defaults);
}

static void written_and_read_back(void **state)
{
	struct ms_fit_options doublings = MS_FIT_DEFAULTS;

	(void)state;
	doublings.log2 = 1;
	check_round_with("score,matched,unmatched\n1,20,40\n4,30,30\n"
			 "16,40,20\n",
			 "", &doublings);
	check_round(cells, NULL);
	check_round(cells, "");
	check_round("score_low,score_high,matched,total\n"
		    "201,220,<5,20\n221,240,15,25\n241,,30,33\n",
		    "");
	check_round("school,outcome,n,n_all,mean,sd\n"
		    "\"A, B\",matched,100,120,249,14\n"
		    "\"A, B\",unmatched,90,100,241.5,15\n"
		    "C,matched,100,120,249,14\nC,unmatched,90,100,,\n",
		    NULL);
	check_round("matched,total\n3,4\n", NULL);
	check_round("score,matched\n240,1\n230,0\n", NULL);
	check_round("a,score,matched\nx,240,1\ny,230,0\n", NULL);
}

/* One change to a models table, and the refusal that follows. */
static void check_spoilt(const char *from, const char *to, const char *want)
{
	struct ms_table *t = given_table(cells), *back;
	struct ms_vocab *v = given_vocab();
	struct ms_models *m, *again = NULL;
	struct ms_buf text = { 0 }, spoilt = { 0 };
	struct ms_error err;
	const char *at;

	assert_int_equal(
		ms_models_fit(&m, t, v, NULL, NULL, NULL, &defaults, &err), 0);
	write_models(m, &text);
	at = strstr(ms_buf_str(&text), from);
	assert_non_null(at);
	ms_buf_add(&spoilt, text.data, (size_t)(at - text.data));
	ms_buf_puts(&spoilt, to);
	ms_buf_puts(&spoilt, at + strlen(from));
	back = given_table(ms_buf_str(&spoilt));
	assert_int_not_equal(ms_models_read(&again, back, v, NULL, &err), 0);
	assert_null(again);
	if (!strstr(err.msg, want))
		assert_string_equal(err.msg, want);
	ms_buf_release(&text);
	ms_buf_release(&spoilt);
	ms_models_free(m);
	ms_vocab_free(v);
	ms_table_free(t);
	ms_table_free(back);
}

static void spoilt_models(void **state)
{
	(void)state;
	check_spoilt(",estimator,", ",estimater,", "no column 'estimator'");
	check_spoilt(",status,", ",state,", "no column 'status'");
	check_spoilt(",cov,", ",kov,", "no column 'cov'");
	check_spoilt(",data\n", ",date\n", "no column 'data'");
	check_spoilt("rows,ml,", "rows,mle,",
		     "t.csv:2: estimator: 'mle' is not an estimator");
	check_spoilt("ml,ok,", "ml,okay,",
		     "t.csv:2: status: 'okay' is not a status");
	check_spoilt(",95,61,", ",9S,61,", "t.csv:2: n: '9S' is not a number");
	check_spoilt("linear,", "linaer,",
		     "t.csv:2: scale: 'linaer' is not a scale");
	check_spoilt("225:6/9", "225:6",
		     "t.csv:2: data: evidence: cannot read '225:6'");
	check_spoilt("Pediatrics,", "Pediatrix,",
		     "t.csv:2: specialty: unknown specialty 'Pediatrix'");
}

static void selected_and_doubled_models(void **state)
{
	struct ms_select none = { .specialty = "FM" };
	struct ms_select peds = { .specialty = "peds" };
	struct ms_table *t = given_table(cells), *back;
	struct ms_vocab *v = given_vocab();
	struct ms_models *m, *again = NULL;
	struct ms_buf text = { 0 };
	struct ms_error err;

	(void)state;
	assert_int_equal(
		ms_models_fit(&m, t, v, NULL, NULL, NULL, &defaults, &err), 0);
	write_models(m, &text);
	back = given_table(ms_buf_str(&text));
	assert_int_equal(ms_models_read(&again, back, v, &none, &err),
			 MS_ENONE);
	assert_string_equal(err.msg, "no model is selected");
	assert_int_equal(ms_models_read(&again, back, v, &peds, &err), 0);
	ms_models_free(again);
	assert_int_equal(given_read(back, "u.csv", ms_buf_str(&text), &err), 0);
	assert_int_equal(ms_models_read(&again, back, v, NULL, &err), MS_EDATA);
	assert_string_equal(err.msg,
			    "u.csv:2: a second model for 'Pediatrics'; a "
			    "column that tells them apart is needed");
	ms_buf_release(&text);
	ms_models_free(m);
	ms_vocab_free(v);
	ms_table_free(t);
	ms_table_free(back);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(forms_of_rows),
		cmocka_unit_test(forms_of_bands),
		cmocka_unit_test(sums),
		cmocka_unit_test(summaries),
		cmocka_unit_test(a_known_line),
		cmocka_unit_test(two_applicants),
		cmocka_unit_test(measures_and_basis),
		cmocka_unit_test(refusals),
		cmocka_unit_test(refused_summaries),
		cmocka_unit_test(written_and_read_back),
		cmocka_unit_test(spoilt_models),
		cmocka_unit_test(selected_and_doubled_models),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
