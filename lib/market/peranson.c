#include "market/attempt.h"

enum { FEW = 2, LOOKS = 30 };

/* Everyone who would rather be at p, which had a seat given up, is to be tried
 * again: singles and supplemental lists at once, couples by their pile. */
static void look_through(struct ms_engine *e, uint32_t p)
{
	const struct ms_lists *l = &e->m->program;
	uint32_t i;

	ms_engine_offer(e, p);
	for (i = l->start[p]; i < l->start[p + 1]; i++) {
		uint32_t a = l->item[i];

		if (ms_market_coupled(e->m, a) &&
		    ms_engine_couple_wants(e, e->m->couple_of[a], p))
			ms_pile_push(&e->couples, e->m->couple_of[a]);
	}
}

/* Take one off a pile: the last, or any. */
static uint32_t take(struct ms_attempt *t, struct ms_pile *pile)
{
	if (t->random) {
		uint32_t i = ms_rng_below(&t->rng, pile->n);
		uint32_t top = pile->item[pile->n - 1];

		pile->item[pile->n - 1] = pile->item[i];
		pile->item[i] = top;
	}
	return ms_pile_pop(pile);
}

/* On a random path, judge where few are waiting: the matchings that nearly
 * stand. Judging is dear, so half as few each time, and so many LOOKS when it is
 * down to FEW. */
static int look_around(struct ms_attempt *t)
{
	uint32_t waiting = t->engine.couples.n + t->engine.programs.n;

	if (!t->random || !t->all_in || waiting > t->fewest)
		return 0;
	if (waiting <= FEW && t->looks++ >= LOOKS)
		return 0;
	t->fewest = waiting <= FEW ? FEW : waiting / 2;
	return ms_attempt_judge(t);
}

enum ms_end ms_attempt_one_by_one(struct ms_attempt *t)
{
	struct ms_engine *e = &t->engine;

	for (;;) {
		int stable;

		ms_engine_settle(e);
		stable = look_around(t);
		if (stable)
			return stable < 0 ? MS_END_ERROR : MS_END_STABLE;
		if (e->couples.n)
			ms_engine_couple(e, take(t, &e->couples), 0);
		else if (e->programs.n)
			look_through(e, take(t, &e->programs));
		else
			return MS_END_STABLE;
		if (!t->random && ms_attempt_loops(t))
			return MS_END_LOOP;
		if (ms_attempt_stops(t))
			return MS_END_STEPS;
	}
}

enum ms_end ms_attempt_peranson(struct ms_attempt *t)
{
	enum ms_end end = MS_END_STABLE;
	uint32_t i;
	int stable;

	ms_engine_clear(&t->engine);
	ms_engine_settle(&t->engine);
	for (i = 0; i < t->engine.m->ncouple && end == MS_END_STABLE; i++) {
		ms_pile_push(&t->engine.couples, t->order[i]);
		t->all_in = i + 1 == t->engine.m->ncouple;
		end = ms_attempt_one_by_one(t);
	}
	if (end == MS_END_ERROR)
		return end;
	t->report->rounds++;
	stable = ms_attempt_judge(t);
	if (stable < 0)
		return MS_END_ERROR;
	if (stable)
		return MS_END_STABLE;
	return end == MS_END_STABLE ? MS_END_UNSTABLE : end;
}
