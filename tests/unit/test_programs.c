#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <math.h>

#include "plan/date.h"
#include "plan/profile.h"
#include "plan/states.h"
#include "plan_tables.h"

static struct ms_vocab *vocab;

static int open_vocab(void **state)
{
	struct ms_error err;

	(void)state;
	return ms_vocab_open(&vocab, ".", &err);
}

static int close_vocab(void **state)
{
	(void)state;
	ms_vocab_free(vocab);
	return 0;
}

static const char list[] =
	"program_code,program,specialty,state,visa_j1,visa_h1b,img_percent,"
	"step2_ck_min,years_since_graduation_max,attempts_max,"
	"us_experience_months_min,year,quota,matched\n"
	"#x,Comment,nonsense,ZZ,perhaps,,,,,,,,,\n"
	"A,Alpha,IM,fl,yes,no,40%,230,5,1,2,2024,10,10\n"
	"B,Beta,Internal Medicine,NY,,,,,,,,,,\n"
	"C,Gamma,FM,New York,no,yes,5,,,,,2025,20,15\n"
	"A,Alpha old,IM,GA,no,no,10,200,,,,2020,8,6\n";

struct loaded {
	struct ms_table *t;
	struct ms_programs *p;
};

static struct loaded load(const char *text)
{
	struct loaded l = { table_of(text), NULL };
	struct ms_error err;

	if (ms_programs_load(&l.p, l.t, vocab, &err))
		fail_msg("%s", err.msg);
	return l;
}

static void unload(struct loaded *l)
{
	ms_programs_free(l->p);
	ms_table_free(l->t);
}

static void test_load(void **state)
{
	struct loaded l = load(list);
	const struct ms_program *a = &l.p->items[0], *b = &l.p->items[1];

	(void)state;
	assert_int_equal(3, l.p->n);
	/* The latest row speaks, whatever the order; results add up. */
	assert_string_equal("Alpha", a->name);
	assert_string_equal("FL", a->state);
	assert_int_equal(1, a->visa_j1);
	assert_true(a->img_share == 0.4 && a->step2_min == 230);
	assert_int_equal(2, a->nyears);
	assert_int_equal(2020, a->years[0].year);
	assert_int_equal(1, ms_program_unfilled_years(a));
	assert_true(fabs(ms_program_unfilled(a) - 2.0 / 18) < 1e-15);
	/* Empty is unknown. */
	assert_int_equal(MS_UNKNOWN, b->visa_j1);
	assert_true(isnan(b->img_share) && isnan(b->attempts_max));
	assert_true(isnan(ms_program_unfilled(b)));
	assert_string_equal("NY", l.p->items[2].state);
	assert_string_equal("Family Medicine", l.p->items[2].specialty->name);
	unload(&l);
}

static void test_join(void **state)
{
	struct loaded l = load(list);
	struct ms_table *r = table_of("program_code,year,quota,matched\n"
				      "A,2024,99,0\n"
				      "B,2023,4,1\n"
				      "B,2022,4,4\n"
				      "Z,2022,4,4\n"
				      "B,2021,,\n");
	struct ms_error err;
	size_t joined;

	(void)state;
	assert_int_equal(0, ms_programs_join(l.p, r, &joined, &err));
	assert_int_equal(2, joined);
	assert_true(l.p->items[0].years[1].quota == 10); /* kept */
	assert_int_equal(2, l.p->items[1].nyears);
	assert_int_equal(2022, l.p->items[1].years[0].year);
	ms_table_free(r);
	unload(&l);
}

static void refuse(const char *row, const char *message)
{
	struct ms_buf text = { 0 };
	struct ms_programs *p;
	struct ms_error err;
	struct ms_table *t;

	ms_buf_printf(&text,
		      "program_code,program,specialty,state,visa_j1,"
		      "img_percent,step2_ck_min,year,quota,matched\n%s\n",
		      row);
	t = table_of(ms_buf_str(&text));
	assert_int_equal(MS_EDATA, ms_programs_load(&p, t, vocab, &err));
	assert_string_equal(message, err.msg);
	ms_table_free(t);
	ms_buf_release(&text);
}

static void test_bad_lists(void **state)
{
	(void)state;
	refuse("A,a,Alchemy,,,,,,,",
	       "mine.csv:2: specialty: unknown specialty 'Alchemy'");
	refuse("A,a,IM,Flrida,,,,,,",
	       "mine.csv:2: state: unknown state 'Flrida'; did you mean "
	       "'Florida'");
	refuse("A,a,IM,FL,maybe,,,,,",
	       "mine.csv:2: visa_j1: 'maybe' is not yes or no (empty: "
	       "unknown)");
	refuse("A,a,IM,FL,,120,,,,",
	       "mine.csv:2: img_percent: '120' is out of range");
	refuse("A,a,IM,FL,,,2O0,,,",
	       "mine.csv:2: step2_ck_min: '2O0' is not a number");
	refuse("A,a,IM,FL,,,,2024,3,4",
	       "mine.csv:2: matched: '4' is more than the quota");
	refuse(",a,IM,FL,,,,,,", "mine.csv:2: program_code: '' is empty");
	refuse("A,a,IM,FL,,,,2024,,\nA,a,IM,FL,,,,2024,,",
	       "mine.csv:3: program_code: 'A' is there twice for one year");
	refuse("A,a,IM,FL,,,,,,\nA,a,IM,FL,,,,,,",
	       "mine.csv:3: program_code: 'A' is there twice for one year");
	refuse("A,a,IM,FL,,,,2024,,\nA,a,FM,FL,,,,2023,,",
	       "mine.csv:3: specialty: 'A' has another specialty before: "
	       "Internal Medicine");
}

/* Judge program i of the list; the verdict and why. */
static void assert_verdict(const struct ms_profile *p,
			   const struct ms_programs *l, size_t i,
			   const struct ms_threshold *survey,
			   const char *verdict, const char *why)
{
	struct ms_judgement is;
	struct ms_buf text = { 0 };

	ms_profile_judge(p, &l->items[i], survey, &is, &text);
	assert_string_equal(verdict, ms_verdict_name(is.verdict));
	assert_string_equal(why, ms_buf_str(&text));
	ms_buf_release(&text);
}

static void test_verdicts(void **state)
{
	struct loaded l = load(list);
	const char *const states[] = { "FL", "NY" };
	struct ms_profile p;

	(void)state;
	ms_profile_init(&p);
	assert_verdict(&p, l.p, 1, NULL, "fits", "");
	p.visa = MS_VISA_J1;
	p.img_min = 0.2;
	p.states = states;
	p.nstates = 2;
	assert_verdict(&p, l.p, 0, NULL, "fits", "");
	assert_verdict(&p, l.p, 1, NULL, "unknown",
		       "J-1 visa unknown; IMG share unknown");
	assert_verdict(&p, l.p, 2, NULL, "no",
		       "no J-1 visa; IMG share 5% below 20%");
	p.visa = MS_VISA_H1B;
	p.nstates = 1;
	assert_verdict(&p, l.p, 0, NULL, "no", "no H-1B visa");
	assert_verdict(&p, l.p, 2, NULL, "no",
		       "state NY; IMG share 5% below 20%");
	unload(&l);
}

static void test_limits(void **state)
{
	struct loaded l = load(list);
	struct ms_profile p;

	(void)state;
	ms_profile_init(&p);
	p.graduation = 5;
	p.attempts = 1;
	p.experience = 2;
	p.step2 = 230;
	assert_verdict(&p, l.p, 0, NULL, "fits", "");
	p.graduation = 6;
	p.attempts = 2;
	p.experience = 1.5;
	p.step2 = 229;
	assert_verdict(&p, l.p, 0, NULL, "no",
		       "Step 2 CK: at least 230, not 229; years since "
		       "graduation: at most 5, not 6; attempts: at most 1, "
		       "not 2; months of U.S. clinical experience: at least "
		       "2, not 1.5");
	assert_verdict(&p, l.p, 1, NULL, "unknown",
		       "Step 2 CK cut-off unknown; years since graduation "
		       "unknown; attempts unknown; months of U.S. clinical "
		       "experience unknown");
	unload(&l);
}

static void test_survey(void **state)
{
	const struct ms_threshold s = { 220, 225, 230, 245, 2020, 18 };
	struct loaded l = load(list);
	struct ms_profile p;

	(void)state;
	ms_profile_init(&p);
	p.step2 = 230;
	assert_verdict(&p, l.p, 1, &s, "fits", "");
	p.step2 = 229;
	assert_verdict(
		&p, l.p, 1, &s, "unknown",
		"no Step 2 CK cut-off stated; 2020 survey of "
		"directors (18 programs): 220 to 230, and 229 is within");
	p.step2 = 219;
	assert_verdict(&p, l.p, 1, &s, "no",
		       "no Step 2 CK cut-off stated; 2020 survey of "
		       "directors (18 programs): 220 to 230, and 219 is below");
	/* A stated cut-off goes first, and the survey can be left out. */
	assert_verdict(&p, l.p, 0, &s, "no",
		       "Step 2 CK: at least 230, not 219");
	p.stated_only = 1;
	assert_verdict(&p, l.p, 1, &s, "unknown", "Step 2 CK cut-off unknown");
	unload(&l);
}

/* Internal Medicine in the 2020 survey, figure IM-3. */
static void test_thresholds(void **state)
{
	struct ms_table *t =
		table_at("datasets/nrmp/pds-2020-target-scores.csv");
	const struct ms_specialty *im, *derm;
	struct ms_threshold s;
	struct ms_error err;

	(void)state;
	assert_int_equal(0, ms_vocab_specialty(vocab, "IM", &im, &err));
	assert_int_equal(0,
			 ms_vocab_specialty(vocab, "Dermatology", &derm, &err));
	assert_int_equal(1, ms_threshold_find(t, vocab, im, &s, &err));
	assert_int_equal(2020, s.year);
	assert_true(s.q1 == 217.5 && s.median == 220 && s.q3 == 227.5);
	assert_true(s.above == 230 && s.n == 18);
	assert_int_equal(0, ms_threshold_find(t, vocab, derm, &s, &err));
	ms_table_free(t);
}

static void assert_score(const struct ms_profile *p,
			 const struct ms_program *item,
			 const struct ms_threshold *survey, double low,
			 double score, double high)
{
	struct ms_judgement is;
	struct ms_buf why = { 0 };

	ms_profile_judge(p, item, survey, &is, &why);
	assert_true(fabs(is.low - low) < 1e-12);
	assert_true(fabs(is.score - score) < 1e-12);
	assert_true(fabs(is.high - high) < 1e-12);
	ms_buf_release(&why);
}

/* By hand, program A: img 0.4, unfilled 2/18, size 10/20; B knows nothing. */
static void test_score(void **state)
{
	const struct ms_threshold s = { 220, 225, 230, 245, 2020, 18 };
	struct loaded l = load(list);
	const struct ms_program *a = &l.p->items[0], *b = &l.p->items[1];
	double sum = 0.4 + 2.0 / 18 + 0.5;
	struct ms_profile p;
	struct ms_error err;

	(void)state;
	ms_profile_init(&p);
	assert_score(&p, a, NULL, sum / 3, sum / 3, sum / 3);
	assert_score(&p, b, NULL, 0, 0.5, 1);
	p.step2 = 240; /* 10 above the cut-off: 0.75 */
	p.visa = MS_VISA_J1;
	assert_score(&p, a, NULL, (sum + 1.75) / 5, (sum + 1.75) / 5,
		     (sum + 1.75) / 5);
	/* B by the survey: (240 - 225) / 20 = 0.75; four of five unknown. */
	assert_score(&p, b, &s, 0.15, 0.55, 0.95);
	assert_int_equal(0, ms_profile_weights(&p,
					       "img=3, size=0,visa=0,"
					       "score=1,unfilled=0",
					       &err));
	assert_score(&p, a, NULL, 1.95 / 4, 1.95 / 4, 1.95 / 4);
	assert_int_equal(MS_EUSAGE, ms_profile_weights(&p, "luck=1", &err));
	assert_int_equal(MS_EUSAGE, ms_profile_weights(&p, "img", &err));
	assert_int_equal(MS_EUSAGE, ms_profile_weights(&p, "img=-1", &err));
	assert_int_equal(MS_EUSAGE,
			 ms_profile_weights(&p, "img=0,score=0", &err));
	unload(&l);
}

static void test_states(void **state)
{
	const char *code = NULL;
	struct ms_error err;

	(void)state;
	assert_int_equal(0, ms_state_find("puerto rico", &code, &err));
	assert_string_equal("PR", code);
	assert_int_equal(MS_EDATA, ms_state_find("ZZ", &code, &err));
	assert_string_equal("PR", code);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_load),
		cmocka_unit_test(test_join),
		cmocka_unit_test(test_bad_lists),
		cmocka_unit_test(test_verdicts),
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_survey),
		cmocka_unit_test(test_thresholds),
		cmocka_unit_test(test_score),
		cmocka_unit_test(test_states),
	};

	return cmocka_run_group_tests(tests, open_vocab, close_vocab);
}
