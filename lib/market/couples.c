#include "market/couples.h"

#include <stdlib.h>
#include <string.h>

#include "base/rng.h"
#include "market/attempt.h"
#include "market/revert.h"

int ms_attempt_judge(struct ms_attempt *t)
{
	struct ms_check check = { .seat = t->options->seat };

	ms_engine_match(&t->engine, &t->trial);
	if (ms_check_match(&check, t->engine.m, &t->trial, t->err))
		return -1;
	check.blocking += check.invalid;
	if (check.blocking < t->report->blocking) {
		t->report->blocking = check.blocking;
		ms_match_copy(t->best, &t->trial);
	}
	return check.blocking == 0;
}

/* What the future depends on: who holds what and who waits on which pile. */
static uint64_t state_hash(const struct ms_engine *e)
{
	uint64_t h = e->hash;
	uint32_t i;

	for (i = 0; i < e->couples.n; i++)
		h = ms_mix(h ^ e->couples.item[i]);
	h = ms_mix(h ^ MS_NONE);
	for (i = 0; i < e->programs.n; i++)
		h = ms_mix(h ^ e->programs.item[i]);
	return h;
}

int ms_attempt_loops(struct ms_attempt *t)
{
	uint64_t h = state_hash(&t->engine);

	if (t->lap && h == t->kept)
		return 1;
	if (t->lap == t->power) {
		t->kept = h;
		t->power *= 2;
		t->lap = 0;
	}
	t->lap++;
	return 0;
}

int ms_attempt_stops(const struct ms_attempt *t)
{
	const struct ms_market *m = t->engine.m;
	uint64_t limit = t->options->steps;

	if (!limit)
		limit = 10 * ((uint64_t)m->applicant.start[m->applicant.n] +
			      m->npair + m->nsupplement) +
			100000;
	return t->engine.steps - t->first_step >= limit;
}

static int attempt_init(struct ms_attempt *t, const struct ms_market *m,
			struct ms_match *match)
{
	uint32_t i;

	t->best = match;
	if (ms_match_init(&t->trial, m, t->err) ||
	    ms_engine_init(&t->engine, m, t->options->seat, match->quota,
			   t->err))
		return MS_ENOMEM;
	memcpy(t->trial.quota, match->quota, match->np * sizeof(*match->quota));
	t->order = malloc((m->ncouple + 1) * sizeof(*t->order));
	t->due = calloc((size_t)m->ncouple + 1, 1);
	if (!t->order || !t->due)
		return ms_nomem(t->err);
	for (i = 0; i < m->ncouple; i++)
		t->order[i] = i;
	return 0;
}

static void attempt_release(struct ms_attempt *t)
{
	ms_engine_release(&t->engine);
	ms_match_release(&t->trial);
	free(t->order);
	free(t->due);
}

static enum ms_end attempt(struct ms_attempt *t)
{
	t->first_step = t->engine.steps;
	t->kept = t->lap = 0;
	t->power = 1;
	t->all_in = 0;
	t->fewest = MS_NONE;
	t->looks = 0;
	t->report->attempts++;
	return t->options->procedure == MS_BY_ROUNDS ? ms_attempt_rounds(t)
						     : ms_attempt_peranson(t);
}

/* Attempts in new orders until one is stable. */
static int attempts(struct ms_attempt *t)
{
	uint32_t i;

	ms_rng_start(&t->rng, t->options->seed, 0);
	for (i = 0; i <= t->options->restarts; i++) {
		enum ms_end end;

		t->random = i > 0;
		if (i)
			ms_rng_shuffle(&t->rng, t->order, t->engine.m->ncouple);
		end = attempt(t);
		if (end == MS_END_ERROR)
			return MS_ENOMEM;
		if (end == MS_END_STABLE) {
			t->report->verdict = MS_STABLE;
			return 0;
		}
		t->report->loops += end == MS_END_LOOP;
		t->report->stopped += end == MS_END_STEPS;
	}
	return 0;
}

/* What the procedures did not find may exist all the same. */
static int search(struct ms_match *match, const struct ms_market *m,
		  const struct ms_couples_options *options,
		  struct ms_couples_report *report, struct ms_error *err)
{
	int found;

	if (!options->search || m->nlink || !m->ncouple)
		return 0;
	found = ms_search_couples(match, m, options->seat, options->search,
				  err);
	if (found < -1)
		return MS_ENOMEM;
	report->searched = found >= 0;
	report->by_search = found > 0;
	if (found > 0) {
		report->verdict = MS_STABLE;
		report->blocking = 0;
	} else if (found == 0) {
		report->verdict = MS_NONE_EXISTS;
	}
	return 0;
}

/* The match within match->quota. */
static int match_once(struct ms_match *match, const struct ms_market *m,
		      const struct ms_couples_options *options,
		      struct ms_couples_report *report, struct ms_error *err)
{
	struct ms_attempt t = { .options = options,
				.report = report,
				.err = err };
	int rc = attempt_init(&t, m, match);

	report->verdict = MS_NONE_FOUND;
	report->blocking = UINT64_MAX;
	if (!rc)
		rc = attempts(&t);
	report->steps += t.engine.steps;
	attempt_release(&t);
	if (!rc && report->verdict != MS_STABLE)
		rc = search(match, m, options, report, err);
	return rc;
}

int ms_match_couples(struct ms_match *match, const struct ms_market *m,
		     const struct ms_couples_options *options,
		     struct ms_couples_report *report, struct ms_error *err)
{
	uint32_t moved, passes = 0, most = 1, i, p;
	int rc;

	memset(report, 0, sizeof(*report));
	for (i = 0; i < m->nreversion; i++)
		most += m->reversion[i].max;
	do {
		rc = match_once(match, m, options, report, err);
		if (!rc)
			rc = ms_revert(match, m, &moved, err);
		if (rc)
			return rc;
	} while (moved && passes++ < most);
	if (moved)
		report->verdict = MS_NONE_FOUND;
	for (p = 0; p < m->program.n; p++)
		if (match->quota[p] > m->quota[p])
			report->reverted += match->quota[p] - m->quota[p];
	return 0;
}
