#include "plan/agenda.h"

#include <string.h>

#include "plan/ics.h"

static const struct ms_milestone *of(const struct ms_plan *p,
				     const struct ms_plan_step *step)
{
	return &p->milestones->items[step->milestone];
}

void ms_plan_waits(const struct ms_plan *p, const struct ms_plan_step *step,
		   const char *sep, struct ms_buf *out)
{
	size_t k;

	for (k = 0; k < step->nwaits; k++)
		ms_buf_printf(out, "%s%s", k ? sep : "",
			      p->milestones->items[step->waits[k]].id);
}

/* Start the next part of a note. */
static void part(struct ms_buf *out, size_t begin)
{
	if (out->len > begin)
		ms_buf_puts(out, "; ");
}

static void put_day(struct ms_buf *out, const char *text, long day)
{
	char date[MS_DATE_MAX];

	ms_buf_printf(out, "%s %s", text, ms_date_format(date, day));
}

static void put_late(const struct ms_plan *p, const struct ms_plan_step *step,
		     const struct ms_plan_ask *ask, struct ms_buf *out)
{
	if (step->due.day < ask->today)
		put_day(out, "its date is past:", step->due.day);
	else
		put_day(out, "cannot be finished before", step->finish_least);
	if (step->due.from != step->milestone)
		ms_buf_printf(out, " (%s needs it)",
			      p->milestones->items[step->due.from].id);
	else
		ms_buf_printf(out, " (%s)", step->due.event);
}

/* Events of the step that the season has no date for. */
static void put_undated(const struct ms_plan *p,
			const struct ms_plan_step *step, struct ms_buf *out)
{
	const struct ms_milestone *m = of(p, step);
	const char *names[3] = { m->opens, m->advised, m->due };
	int i, shown = 0;

	for (i = 0; i < 3; i++)
		if (step->undated & (1 << i))
			ms_buf_printf(out, "%s%s",
				      shown++ ? ", " : "no date for ",
				      names[i]);
}

void ms_plan_note(const struct ms_plan *p, const struct ms_plan_step *step,
		  const struct ms_plan_ask *ask, struct ms_buf *out)
{
	size_t begin = out->len;

	if (step->status == MS_STEP_DONE)
		return;
	if (step->status == MS_STEP_LATE)
		put_late(p, step, ask, out);
	if (step->nwaits) {
		part(out, begin);
		ms_buf_puts(out, "waits for ");
		ms_plan_waits(p, step, ", ", out);
	}
	if (step->opens.day != MS_NO_DAY && step->opens.day > ask->today &&
	    step->opens.day != step->due.day) {
		part(out, begin);
		put_day(out, "opens", step->opens.day);
	}
	if (step->missed_advice && step->status != MS_STEP_LATE) {
		part(out, begin);
		ms_buf_puts(out, "cannot meet the advised date");
	}
	if (step->tight && !step->nwaits && of(p, step)->high) {
		part(out, begin);
		ms_buf_puts(out, "only if everything goes fast");
	}
	if (step->undated) {
		part(out, begin);
		put_undated(p, step, out);
	}
	if (of(p, step)->optional) {
		part(out, begin);
		ms_buf_puts(out, "optional");
	}
}

/* ---- iCalendar ---- */

/* How the date is known, for people. */
static void put_confidence(struct ms_buf *out, const char *confidence,
			   const char *source)
{
	if (strcmp(confidence, "typical") == 0)
		ms_buf_puts(out, "Not a published date: inferred from other "
				 "seasons.");
	else if (strcmp(confidence, "custom") == 0)
		ms_buf_puts(out, "The customary day, not a published date.");
	else if (strncmp(confidence, "3p_", 3) == 0)
		ms_buf_puts(out, "Known from third parties only: check with "
				 "the organization.");
	if (*source)
		ms_buf_printf(out, "%sSource: %s.", out->len ? " " : "",
			      source);
}

/* Is the event named by steps that are all done? */
static int only_done(const struct ms_plan *p, const char *event)
{
	size_t i;
	int done = 0;

	for (i = 0; i < p->n; i++) {
		const struct ms_milestone *m = of(p, &p->steps[i]);

		if (strcmp(m->opens, event) != 0 &&
		    strcmp(m->advised, event) != 0 &&
		    strcmp(m->due, event) != 0)
			continue;
		if (p->steps[i].status != MS_STEP_DONE)
			return 0;
		done = 1;
	}
	return done;
}

static void add_event(const struct ms_event *e, const struct ms_plan_ask *ask,
		      struct ms_buf *out)
{
	struct ms_buf uid = { 0 }, text = { 0 };
	struct ms_ics_event item = { 0 };

	ms_buf_printf(&uid, "%s-%d@matchstat", e->id, e->year);
	put_confidence(&text, e->confidence, e->source);
	item.uid = ms_buf_str(&uid);
	item.summary = e->label;
	item.description = ms_buf_str(&text);
	item.category = "Residency Match";
	item.day = e->day;
	item.minute = e->minute;
	ms_ics_add(out, &item, ask->today);
	out->failed |= uid.failed | text.failed;
	ms_buf_release(&uid);
	ms_buf_release(&text);
}

/* Steps whose own dates are all in the calendar need no line of their own. */
static int wants_aim(const struct ms_plan *p, const struct ms_plan_step *step)
{
	const struct ms_milestone *m = of(p, step);
	int own = *m->advised || *m->due;

	return step->status != MS_STEP_DONE && step->aim.day != MS_NO_DAY &&
	       (!own || strcmp(step->aim.confidence, "custom") == 0 ||
		strcmp(step->aim.confidence, "typical") == 0);
}

static void add_aim(const struct ms_plan *p, const struct ms_plan_step *step,
		    const struct ms_plan_ask *ask, struct ms_buf *out)
{
	const struct ms_milestone *m = of(p, step);
	struct ms_buf uid = { 0 }, text = { 0 }, label = { 0 };
	struct ms_ics_event item = { 0 };

	ms_buf_printf(&uid, "aim-%s-%d@matchstat", m->id, ask->year);
	ms_buf_printf(&label, "Aim: %s", m->label);
	put_confidence(&text, step->aim.confidence, step->aim.source);
	if (*m->note)
		ms_buf_printf(&text, "%s%s", text.len ? "\n" : "", m->note);
	item.uid = ms_buf_str(&uid);
	item.summary = ms_buf_str(&label);
	item.description = ms_buf_str(&text);
	item.category = "Residency Match plan";
	item.day = step->aim.day;
	item.minute = -1;
	ms_ics_add(out, &item, ask->today);
	out->failed |= uid.failed | text.failed | label.failed;
	ms_buf_release(&uid);
	ms_buf_release(&text);
	ms_buf_release(&label);
}

size_t ms_plan_ics(const struct ms_plan *p, const struct ms_calendar *c,
		   const struct ms_plan_ask *ask, struct ms_buf *out)
{
	struct ms_buf name = { 0 };
	struct ms_event e;
	size_t i, n = 0;

	ms_buf_printf(&name, "%d Main Residency Match", ask->year);
	ms_ics_begin(out, ms_buf_str(&name));
	ms_buf_release(&name);
	for (i = 0; ms_calendar_at(c, ask->year, i, &e); i++) {
		if (only_done(p, e.id))
			continue;
		add_event(&e, ask, out);
		n++;
	}
	for (i = 0; i < p->n; i++) {
		if (!wants_aim(p, &p->steps[i]))
			continue;
		add_aim(p, &p->steps[i], ask, out);
		n++;
	}
	ms_ics_end(out);
	return n;
}
