#include "market/attempt.h"

/* The couples that lost a seat ask on, in order; one that loses it again after
 * its turn waits for the next. */
static void couples_go_on(struct ms_attempt *t)
{
	struct ms_engine *e = &t->engine;
	uint32_t i;

	while (e->couples.n)
		t->due[ms_pile_pop(&e->couples)] = 1;
	for (i = 0; i < e->m->ncouple; i++) {
		uint32_t c = t->order[i];

		if (!t->due[c])
			continue;
		t->due[c] = 0;
		ms_engine_couple(e, c, e->pair_next[c]);
	}
}

/* Downward, each from where they were, until nobody is left to move. */
static void go_on(struct ms_attempt *t)
{
	struct ms_engine *e = &t->engine;

	ms_engine_settle(e);
	while (e->couples.n) {
		couples_go_on(t);
		ms_engine_settle(e);
	}
}

/* Upward: free positions are offered, then all couples ask from the top. */
static void from_the_top(struct ms_attempt *t)
{
	struct ms_engine *e = &t->engine;
	uint32_t i;

	while (e->programs.n)
		ms_engine_offer(e, ms_pile_pop(&e->programs));
	for (i = 0; i < e->m->ncouple; i++)
		ms_engine_couple(e, t->order[i], 0);
}

/* Rounds that come back to where they were leave few who block: see to the
 * couples one at a time, from here. */
static enum ms_end repair(struct ms_attempt *t)
{
	uint32_t i;
	enum ms_end end;
	int stable;

	t->all_in = 1;
	t->lap = 0;
	t->power = 1;
	for (i = t->engine.m->ncouple; i-- > 0;)
		ms_pile_push(&t->engine.couples, t->order[i]);
	end = ms_attempt_one_by_one(t);
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

enum ms_end ms_attempt_rounds(struct ms_attempt *t)
{
	uint32_t i;

	ms_engine_clear(&t->engine);
	ms_engine_settle(&t->engine);
	for (i = 0; i < t->engine.m->ncouple; i++)
		ms_pile_push(&t->engine.couples, i);
	for (;;) {
		int stable;

		go_on(t);
		t->report->rounds++;
		stable = ms_attempt_judge(t);
		if (stable < 0)
			return MS_END_ERROR;
		if (stable)
			return MS_END_STABLE;
		if (ms_attempt_loops(t))
			return repair(t);
		if (ms_attempt_stops(t))
			return MS_END_STEPS;
		from_the_top(t);
	}
}
