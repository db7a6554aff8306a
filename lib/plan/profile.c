#include "plan/profile.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "plan/field.h"

static const char *const feature_names[MS_NFEATURES] = { "img", "score", "visa",
							 "unfilled", "size" };

const char *ms_verdict_name(enum ms_verdict verdict)
{
	static const char *const names[] = { "fits", "unknown", "no" };

	return names[verdict];
}

void ms_profile_init(struct ms_profile *p)
{
	size_t i;

	memset(p, 0, sizeof(*p));
	p->img_min = p->step2 = p->graduation = NAN;
	p->attempts = p->experience = NAN;
	for (i = 0; i < MS_NFEATURES; i++)
		p->weights[i] = 1;
}

static int set_weight(struct ms_profile *p, char *item, struct ms_error *err)
{
	char *eq = strchr(item, '=');
	const char *why;
	double x;
	size_t i;

	if (!eq)
		return ms_fail(err, MS_EUSAGE, "'%s' is not NAME=WEIGHT", item);
	*eq = '\0';
	for (i = 0; i < MS_NFEATURES; i++)
		if (strcmp(ms_trim(item), feature_names[i]) == 0)
			break;
	if (i == MS_NFEATURES)
		return ms_fail(err, MS_EUSAGE,
			       "unknown weight '%s' (there are: img, score, "
			       "visa, unfilled, size)",
			       item);
	why = ms_parse_double(ms_trim(eq + 1), &x);
	if (!why && x < 0)
		why = "is negative";
	if (why)
		return ms_fail(err, MS_EUSAGE, "%s: '%s' %s", item, eq + 1,
			       why);
	p->weights[i] = x;
	return 0;
}

int ms_profile_weights(struct ms_profile *p, const char *text,
		       struct ms_error *err)
{
	struct ms_list list;
	double sum = 0;
	size_t i;
	int rc = 0;

	if (ms_list_split(&list, text, ','))
		return ms_nomem(err);
	for (i = 0; i < list.n && !rc; i++)
		rc = set_weight(p, list.items[i], err);
	ms_list_release(&list);
	for (i = 0; i < MS_NFEATURES; i++)
		sum += p->weights[i];
	if (!rc && sum == 0)
		rc = ms_fail(err, MS_EUSAGE, "all weights are 0");
	return rc;
}

/* ---- the survey ---- */

static int read_threshold(const struct ms_table *t, size_t row,
			  const char *threshold, struct ms_threshold *out,
			  struct ms_error *err)
{
	double year;
	int rc = ms_plan_need(t, row, "year", &year, err);

	if (!rc && strcmp(threshold, "almost_always_grant_above") == 0)
		return ms_plan_need(t, row, "median", &out->above, err);
	if (!rc)
		rc = ms_plan_need(t, row, "q1", &out->q1, err);
	if (!rc)
		rc = ms_plan_need(t, row, "median", &out->median, err);
	if (!rc)
		rc = ms_plan_need(t, row, "q3", &out->q3, err);
	if (!rc && ms_table_find(t, "n") >= 0)
		rc = ms_plan_need(t, row, "n", &out->n, err);
	if (!rc)
		out->year = (int)year;
	return rc;
}

int ms_threshold_find(const struct ms_table *t, const struct ms_vocab *v,
		      const struct ms_specialty *specialty,
		      struct ms_threshold *out, struct ms_error *err)
{
	struct ms_threshold found = { NAN, NAN, NAN, NAN, 0, NAN };
	const struct ms_specialty *of;
	size_t row, name = 0, measure = 0, kind = 0;
	int rc = ms_table_need(t, "specialty", &name, err);

	if (!rc)
		rc = ms_table_need(t, "measure", &measure, err);
	if (!rc)
		rc = ms_table_need(t, "threshold", &kind, err);
	for (row = 0; !rc && row < ms_table_nrow(t); row++) {
		if (strcmp(ms_table_get(t, row, measure), "step2_ck") != 0)
			continue;
		rc = ms_vocab_specialty(v, ms_table_get(t, row, name), &of,
					err);
		if (!rc && of == specialty)
			rc = read_threshold(t, row, ms_table_get(t, row, kind),
					    &found, err);
	}
	if (rc)
		return -1;
	if (!found.year)
		return 0;
	*out = found;
	return 1;
}

/* ---- demands ---- */

struct bench {
	struct ms_judgement *out;
	struct ms_buf *why;
	size_t begin;
};

static void part(struct bench *b, enum ms_verdict verdict)
{
	if (verdict > b->out->verdict)
		b->out->verdict = verdict;
	if (b->why->len > b->begin)
		ms_buf_puts(b->why, "; ");
}

static void unknown(struct bench *b, const char *what)
{
	part(b, MS_NOT_KNOWN);
	ms_buf_printf(b->why, "%s unknown", what);
}

static void judge_place(struct bench *b, const struct ms_profile *p,
			const struct ms_program *item)
{
	size_t i;

	for (i = 0; i < p->nspecialties; i++)
		if (p->specialties[i] == item->specialty)
			break;
	if (p->nspecialties && i == p->nspecialties) {
		part(b, MS_FAILS);
		ms_buf_printf(b->why, "specialty %s", item->specialty->name);
	}
	if (p->nstates && !*item->state)
		unknown(b, "state");
	for (i = 0; i < p->nstates; i++)
		if (strcmp(p->states[i], item->state) == 0)
			break;
	if (p->nstates && *item->state && i == p->nstates) {
		part(b, MS_FAILS);
		ms_buf_printf(b->why, "state %s", item->state);
	}
}

static int sponsors(const struct ms_profile *p, const struct ms_program *item)
{
	return p->visa == MS_VISA_J1 ? item->visa_j1 : item->visa_h1b;
}

static void judge_visa(struct bench *b, const struct ms_profile *p,
		       const struct ms_program *item)
{
	const char *name = p->visa == MS_VISA_J1 ? "J-1 visa" : "H-1B visa";
	int has = sponsors(p, item);

	if (p->visa == MS_VISA_NONE || has == 1)
		return;
	if (has == MS_UNKNOWN) {
		unknown(b, name);
	} else {
		part(b, MS_FAILS);
		ms_buf_printf(b->why, "no %s", name);
	}
}

static void judge_img(struct bench *b, const struct ms_profile *p,
		      const struct ms_program *item)
{
	if (isnan(p->img_min) || item->img_share >= p->img_min)
		return;
	if (isnan(item->img_share)) {
		unknown(b, "IMG share");
	} else {
		part(b, MS_FAILS);
		ms_buf_printf(b->why, "IMG share %g%% below %g%%",
			      100 * item->img_share, 100 * p->img_min);
	}
}

/* mine must be at most (sign 1) or at least (sign -1) what the program asks. */
static void judge_limit(struct bench *b, const char *what, double mine,
			double limit, int sign)
{
	if (isnan(mine) || sign * mine <= sign * limit)
		return;
	if (isnan(limit)) {
		unknown(b, what);
	} else {
		part(b, MS_FAILS);
		ms_buf_printf(b->why, "%s: at %s %g, not %g", what,
			      sign > 0 ? "most" : "least", limit, mine);
	}
}

static void judge_survey(struct bench *b, const struct ms_profile *p,
			 const struct ms_threshold *s)
{
	enum ms_verdict verdict = p->step2 >= s->q3  ? MS_FITS
				  : p->step2 < s->q1 ? MS_FAILS
						     : MS_NOT_KNOWN;

	b->out->surveyed = 1;
	if (verdict == MS_FITS)
		return;
	part(b, verdict);
	ms_buf_printf(b->why,
		      "no Step 2 CK cut-off stated; %d survey of directors",
		      s->year);
	if (!isnan(s->n))
		ms_buf_printf(b->why, " (%g programs)", s->n);
	ms_buf_printf(b->why, ": %g to %g, and %g is %s", s->q1, s->q3,
		      p->step2, verdict == MS_FAILS ? "below" : "within");
}

static void judge_score(struct bench *b, const struct ms_profile *p,
			const struct ms_program *item,
			const struct ms_threshold *survey)
{
	if (isnan(p->step2))
		return;
	if (isnan(item->step2_min) && survey && !p->stated_only)
		judge_survey(b, p, survey);
	else if (isnan(item->step2_min))
		unknown(b, "Step 2 CK cut-off");
	else
		judge_limit(b, "Step 2 CK", p->step2, item->step2_min, -1);
}

/* ---- the score ---- */

static double within(double x)
{
	return fmin(1, fmax(0, x));
}

static double score_feature(const struct ms_profile *p,
			    const struct ms_program *item,
			    const struct ms_threshold *survey)
{
	if (!isnan(item->step2_min))
		return within(0.5 + (p->step2 - item->step2_min) / 40);
	if (survey && !p->stated_only && survey->above > survey->median)
		return within((p->step2 - survey->median) /
			      (survey->above - survey->median));
	return NAN;
}

/* A feature, NAN when not known; *weight 0 when it was not asked for. */
static double feature(const struct ms_profile *p, const struct ms_program *item,
		      const struct ms_threshold *survey, enum ms_feature which,
		      double *weight)
{
	int has;

	*weight = p->weights[which];
	switch (which) {
	case MS_FEATURE_IMG:
		return item->img_share;
	case MS_FEATURE_SCORE:
		if (isnan(p->step2))
			*weight = 0;
		return score_feature(p, item, survey);
	case MS_FEATURE_VISA:
		if (p->visa == MS_VISA_NONE)
			*weight = 0;
		has = sponsors(p, item);
		return has == MS_UNKNOWN ? (double)NAN : (double)has;
	case MS_FEATURE_UNFILLED:
		return ms_program_unfilled(item);
	default:
		if (!item->nyears)
			return NAN;
		return within(item->years[item->nyears - 1].quota / 20);
	}
}

static void rate(const struct ms_profile *p, const struct ms_program *item,
		 const struct ms_threshold *survey, struct ms_judgement *out)
{
	double sum = 0, known = 0, open = 0, weight;
	int i;

	for (i = 0; i < MS_NFEATURES; i++) {
		double x = feature(p, item, survey, (enum ms_feature)i,
				   &weight);

		sum += weight;
		if (isnan(x))
			open += weight;
		else
			known += weight * x;
	}
	out->score = out->low = out->high = NAN;
	if (sum == 0)
		return;
	out->low = known / sum;
	out->high = (known + open) / sum;
	out->score = (known + open / 2) / sum;
}

void ms_profile_judge(const struct ms_profile *p, const struct ms_program *item,
		      const struct ms_threshold *survey,
		      struct ms_judgement *out, struct ms_buf *why)
{
	struct bench b = { out, why, why->len };

	out->verdict = MS_FITS;
	out->surveyed = 0;
	judge_place(&b, p, item);
	judge_visa(&b, p, item);
	judge_img(&b, p, item);
	judge_score(&b, p, item, survey);
	judge_limit(&b, "years since graduation", p->graduation,
		    item->graduation_max, 1);
	judge_limit(&b, "attempts", p->attempts, item->attempts_max, 1);
	judge_limit(&b, "months of U.S. clinical experience", p->experience,
		    item->experience_min, -1);
	rate(p, item, survey, out);
}
