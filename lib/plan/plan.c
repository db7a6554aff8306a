#include "plan/plan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Per milestone while the plan is made. */
struct node {
	int applies, done;
	struct ms_plan_date opens, advised, due;
	int typical, undated;
	long start_low, low, high; /* earliest start and finishes */
	long least; /* the same without the customary order, short */
	struct ms_plan_date must, aim; /* results of the backward pass */
	long span[2]; /* latest start, nothing done: short and long */
};

struct work {
	const struct ms_milestones *m;
	const struct ms_calendar *c;
	const struct ms_plan_ask *ask;
	struct node *nodes;
	int dated; /* the season has dates, or they may be inferred */
};

static const struct ms_plan_date no_date = { MS_NO_DAY, -1, "", "", "", 0 };

const char *ms_plan_status_name(enum ms_plan_status status)
{
	static const char *const names[] = { "done", "next", "late", "blocked",
					     "open" };

	return names[status];
}

void ms_plan_free(struct ms_plan *p)
{
	size_t i;

	if (!p)
		return;
	for (i = 0; p->steps && i < p->n; i++)
		free(p->steps[i].waits);
	free(p->steps);
	free(p);
}

/* ---- dates ---- */

/* "MM-DD" of the season: until the day residency begins in the Match year,
 * later in the year before. */
static int fixed_day(const char *text, int year, long *day)
{
	char full[MS_DATE_MAX];

	if (strlen(text) != 5 || text[2] != '-')
		return 0;
	year -= strcmp(text, "07-01") > 0;
	snprintf(full, sizeof(full), "%04d-%s", year % 10000, text);
	return ms_date_parse(full, day) == NULL;
}

/* opening: an opening is taken late, a deadline early, so that an inferred
 * date errs on the careful side. */
static int typical_date(struct work *w, const char *event, int opening,
			struct ms_plan_date *d)
{
	long earliest, latest;
	int seasons;

	if (!w->ask->typical ||
	    !ms_calendar_typical(w->c, w->ask->year, event, &earliest, &latest,
				 &seasons))
		return 0;
	d->day = opening ? latest : earliest;
	d->confidence = "typical";
	return 1;
}

/* which: a bit of enum ms_plan_undated. */
static void resolve(struct work *w, size_t i, const char *event, int which,
		    struct ms_plan_date *d)
{
	struct node *node = &w->nodes[i];
	struct ms_event e;

	*d = no_date;
	d->from = i;
	d->event = event;
	if (!*event)
		return;
	if (fixed_day(event, w->ask->year, &d->day)) {
		/* Alone, without any date of its season, a customary day says
		 * nothing about the days between. */
		if (!w->dated) {
			d->day = MS_NO_DAY;
			return;
		}
		d->confidence = "custom";
		d->source = w->m->items[i].source;
	} else if (ms_calendar_find(w->c, w->ask->year, event, &e)) {
		d->day = e.day;
		d->minute = e.minute;
		d->confidence = e.confidence;
		d->source = e.source;
	} else if (typical_date(w, event, which == MS_UNDATED_OPENS, d)) {
		node->typical = 1;
	} else {
		node->undated |= which;
	}
}

static void resolve_all(struct work *w)
{
	struct ms_event first;
	size_t i;

	w->dated = w->ask->typical ||
		   ms_calendar_at(w->c, w->ask->year, 0, &first);
	for (i = 0; i < w->m->n; i++) {
		const struct ms_milestone *m = &w->m->items[i];
		struct node *node = &w->nodes[i];

		node->applies = ms_milestone_applies(m, w->ask->applicant_type);
		if (!node->applies) {
			node->opens = node->advised = node->due = no_date;
			continue;
		}
		resolve(w, i, m->due, MS_UNDATED_DUE, &node->due);
		resolve(w, i, m->advised, MS_UNDATED_ADVISED, &node->advised);
		resolve(w, i, m->opens,
			strcmp(m->opens, m->due) == 0 ? MS_UNDATED_DUE
						      : MS_UNDATED_OPENS,
			&node->opens);
	}
}

/* ---- what is done ---- */

static int mark_done(struct work *w, struct ms_error *err)
{
	struct ms_list list;
	size_t i, k, at;
	int rc = 0;

	if (!w->ask->done || !*w->ask->done)
		return 0;
	if (ms_list_split(&list, w->ask->done, ','))
		return ms_nomem(err);
	for (i = 0; i < list.n && !rc; i++) {
		if (!*list.items[i])
			continue;
		rc = ms_milestones_find(w->m, list.items[i], &at, err);
		if (!rc && !w->nodes[at].applies)
			rc = ms_fail(err, MS_EDATA,
				     "milestone '%s' is not for %s",
				     list.items[i], w->ask->applicant_type);
		if (!rc)
			w->nodes[at].done = 1;
	}
	ms_list_release(&list);
	for (i = w->m->n; i-- > 0 && !rc;) {
		const struct ms_milestone *m = &w->m->items[w->m->order[i]];

		for (k = 0; k < m->needs.n && w->nodes[w->m->order[i]].done;
		     k++)
			w->nodes[m->needs.at[k]].done = 1;
	}
	return rc;
}

/* ---- forward ---- */

static void later(long *day, long other)
{
	if (other != MS_NO_DAY && (*day == MS_NO_DAY || other > *day))
		*day = other;
}

static void forward_one(struct work *w, size_t at)
{
	const struct ms_milestone *m = &w->m->items[at];
	struct node *node = &w->nodes[at];
	long least = w->ask->today, low = least, high = least;
	size_t k;

	node->start_low = node->least = node->low = node->high = least;
	if (node->done || !node->applies)
		return;
	later(&least, node->opens.day);
	later(&low, node->opens.day);
	later(&high, node->opens.day);
	for (k = 0; k < m->needs.n; k++) {
		later(&least, w->nodes[m->needs.at[k]].least);
		later(&low, w->nodes[m->needs.at[k]].low);
		later(&high, w->nodes[m->needs.at[k]].high);
	}
	for (k = 0; k < m->after.n; k++) {
		later(&low, w->nodes[m->after.at[k]].low);
		later(&high, w->nodes[m->after.at[k]].high);
	}
	node->start_low = low;
	node->least = least + m->low;
	node->low = low + m->low;
	node->high = high + m->high;
}

static void forward(struct work *w)
{
	size_t k;

	for (k = 0; k < w->m->n; k++)
		forward_one(w, w->m->order[k]);
}

/* ---- backward ---- */

static void sooner(struct ms_plan_date *d, const struct ms_plan_date *other,
		   long days)
{
	if (other->day == MS_NO_DAY)
		return;
	if (d->day != MS_NO_DAY && d->day <= other->day - days)
		return;
	*d = *other;
	d->day -= days;
	if (days)
		d->minute = -1;
}

/* Hand a milestone's own limits to what must come before it. A milestone that
 * is done, or not for this applicant, asks nothing of the others. */
static void pull(struct work *w, size_t at, const struct ms_links *links,
		 int must)
{
	const struct node *node = &w->nodes[at];
	const struct ms_milestone *m = &w->m->items[at];
	size_t k;

	if (node->done || !node->applies)
		return;
	for (k = 0; k < links->n; k++) {
		struct node *before = &w->nodes[links->at[k]];

		if (must)
			sooner(&before->must, &node->must, m->low);
		sooner(&before->aim, &node->aim, m->high);
	}
}

static void backward(struct work *w)
{
	size_t i, k;

	for (i = 0; i < w->m->n; i++) {
		struct node *node = &w->nodes[i];

		node->must = node->due;
		node->aim = node->due;
		sooner(&node->aim, &node->advised, 0);
	}
	for (k = w->m->n; k-- > 0;) {
		size_t at = w->m->order[k];

		pull(w, at, &w->m->items[at].needs, 1);
		pull(w, at, &w->m->items[at].after, 0);
	}
}

/* The latest start of every milestone, nothing done, with the short (0) or
 * the long (1) durations and every date and order kept; the earliest of them
 * is where the whole way begins. */
static long latest_start(struct work *w, int which)
{
	long first = MS_NO_DAY;
	size_t i, k;

	for (i = 0; i < w->m->n; i++) {
		struct ms_plan_date d = w->nodes[i].due;

		sooner(&d, &w->nodes[i].advised, 0);
		w->nodes[i].span[which] = d.day;
	}
	for (k = w->m->n; k-- > 0;) {
		size_t at = w->m->order[k], j;
		const struct ms_milestone *m = &w->m->items[at];
		const struct ms_links *links[2] = { &m->needs, &m->after };
		long end = w->nodes[at].span[which];

		if (end == MS_NO_DAY)
			continue;
		if (w->nodes[at].applies)
			end -= which ? m->high : m->low;
		if (w->nodes[at].applies && (first == MS_NO_DAY || end < first))
			first = end;
		for (i = 0; i < 2; i++) {
			for (j = 0; j < links[i]->n; j++) {
				long *x =
					&w->nodes[links[i]->at[j]].span[which];

				if (*x == MS_NO_DAY || *x > end)
					*x = end;
			}
		}
	}
	return first;
}

/* ---- the steps ---- */

/* What a milestone waits for: what it needs, is for this applicant and is not
 * done. */
static void collect(const struct work *w, size_t at, struct ms_plan_step *step)
{
	const struct ms_links *needs = &w->m->items[at].needs;
	size_t k;

	for (k = 0; k < needs->n; k++) {
		const struct node *other = &w->nodes[needs->at[k]];

		if (other->applies && !other->done)
			step->waits[step->nwaits++] = needs->at[k];
	}
}

static enum ms_plan_status judge(const struct work *w, const struct node *node,
				 const struct ms_plan_step *step)
{
	if (node->done)
		return MS_STEP_DONE;
	if (node->must.day != MS_NO_DAY && node->least > node->must.day)
		return MS_STEP_LATE;
	if (step->nwaits)
		return MS_STEP_BLOCKED;
	if (node->opens.day != MS_NO_DAY && node->opens.day > w->ask->today)
		return MS_STEP_OPEN;
	return MS_STEP_NEXT;
}

static int fill_step(const struct work *w, size_t at, struct ms_plan_step *step,
		     struct ms_error *err)
{
	const struct node *node = &w->nodes[at];

	step->milestone = at;
	step->opens = node->opens;
	step->due = node->must;
	step->aim = node->aim;
	step->start = node->start_low;
	step->finish_least = node->least;
	step->finish_low = node->low;
	step->finish_high = node->high;
	step->start_by = MS_NO_DAY;
	step->undated = node->undated;
	if (node->aim.day != MS_NO_DAY)
		step->start_by = node->aim.day - w->m->items[at].high;
	step->waits = calloc(w->m->n + 1, sizeof(*step->waits));
	if (!step->waits)
		return ms_nomem(err);
	if (!node->done)
		collect(w, at, step);
	step->status = judge(w, node, step);
	if (node->done) {
		step->due = step->aim = no_date;
		step->start_by = MS_NO_DAY;
		return 0;
	}
	step->missed_advice = node->advised.day != MS_NO_DAY &&
			      node->low > node->advised.day;
	step->tight = node->must.day != MS_NO_DAY &&
		      node->high > node->must.day &&
		      step->status != MS_STEP_LATE;
	return 0;
}

static void count(struct ms_plan *p, const struct node *node)
{
	const struct ms_plan_date *dates[3] = { &node->opens, &node->advised,
						&node->due };
	int i, dated = 0;

	for (i = 0; i < 3; i++) {
		if (dates[i]->day == MS_NO_DAY)
			continue;
		dated |= strcmp(dates[i]->confidence, "custom") != 0;
		p->third_party += ms_is_third_party(dates[i]->confidence);
	}
	p->dated += dated;
	p->typical += node->typical;
}

static int fill_plan(struct work *w, struct ms_plan *p, struct ms_error *err)
{
	size_t k;
	int rc = 0;

	for (k = 0; k < w->m->n && !rc; k++) {
		size_t at = w->m->order[k];

		if (!w->nodes[at].applies)
			continue;
		rc = fill_step(w, at, &p->steps[p->n], err);
		p->late += p->steps[p->n].status == MS_STEP_LATE;
		p->n++;
		count(p, &w->nodes[at]);
		if (strcmp(w->nodes[at].due.confidence, "custom") != 0)
			later(&p->end, w->nodes[at].due.day);
	}
	p->begin_low = p->begin_high = MS_NO_DAY;
	if (p->end != MS_NO_DAY) {
		p->begin_low = latest_start(w, 0);
		p->begin_high = latest_start(w, 1);
	}
	return rc;
}

int ms_plan_make(struct ms_plan **out, const struct ms_milestones *m,
		 const struct ms_calendar *c, const struct ms_plan_ask *ask,
		 struct ms_error *err)
{
	struct work w = { m, c, ask, calloc(m->n + 1, sizeof(*w.nodes)), 0 };
	struct ms_plan *p = calloc(1, sizeof(*p));
	int rc = 0;

	if (p)
		p->steps = calloc(m->n + 1, sizeof(*p->steps));
	if (!w.nodes || !p || !p->steps)
		rc = ms_nomem(err);
	if (!rc) {
		p->milestones = m;
		p->end = MS_NO_DAY;
		resolve_all(&w);
		rc = mark_done(&w, err);
	}
	if (!rc) {
		forward(&w);
		backward(&w);
		rc = fill_plan(&w, p, err);
	}
	free(w.nodes);
	if (rc) {
		ms_plan_free(p);
		return rc;
	}
	*out = p;
	return 0;
}
