#include "plan/calendar.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "plan/field.h"

struct entry {
	struct ms_event event;
	size_t table; /* number of the table it came from */
};

struct ms_calendar {
	struct entry *entries; /* in order of date, time, addition */
	size_t n, capacity, tables;
};

int ms_calendar_new(struct ms_calendar **out, struct ms_error *err)
{
	struct ms_calendar *c = calloc(1, sizeof(*c));

	if (!c)
		return ms_nomem(err);
	*out = c;
	return 0;
}

void ms_calendar_free(struct ms_calendar *c)
{
	if (!c)
		return;
	free(c->entries);
	free(c);
}

static int check_columns(const struct ms_table *t, struct ms_error *err)
{
	size_t col;
	int rc = ms_table_need(t, "year", &col, err);

	if (!rc)
		rc = ms_table_need(t, "event", &col, err);
	return rc ? rc : ms_table_need(t, "date", &col, err);
}

static int read_event(const struct ms_table *t, size_t row, struct ms_event *e,
		      struct ms_error *err)
{
	const char *time = ms_plan_text(t, row, "time"), *why;
	int64_t y;

	why = ms_parse_int(ms_plan_text(t, row, "year"), 1952, 9998, &y);
	if (why)
		return ms_plan_fail(t, row, "year", err, why);
	why = ms_date_parse(ms_plan_text(t, row, "date"), &e->day);
	if (why)
		return ms_plan_fail(t, row, "date", err, why);
	e->minute = -1;
	why = *time ? ms_time_parse(time, &e->minute) : NULL;
	if (why)
		return ms_plan_fail(t, row, "time", err, why);
	e->year = (int)y;
	e->id = ms_plan_text(t, row, "event");
	if (!*e->id)
		return ms_plan_fail(t, row, "event", err, "is empty");
	e->label = ms_plan_text(t, row, "title");
	if (!*e->label)
		e->label = e->id;
	e->confidence = ms_plan_text(t, row, "confidence");
	e->source = ms_plan_text(t, row, "source");
	return 0;
}

static struct entry *look(const struct ms_calendar *c, int year, const char *id)
{
	size_t i;

	for (i = 0; i < c->n; i++)
		if (c->entries[i].event.year == year &&
		    strcmp(c->entries[i].event.id, id) == 0)
			return &c->entries[i];
	return NULL;
}

/* Insert in order; equal times keep the order of addition. */
static int insert(struct ms_calendar *c, const struct ms_event *e,
		  struct ms_error *err)
{
	size_t i;

	if (c->n == c->capacity) {
		size_t cap = c->capacity ? 2 * c->capacity : 64;
		struct entry *p = realloc(c->entries, cap * sizeof(*p));

		if (!p)
			return ms_nomem(err);
		c->entries = p;
		c->capacity = cap;
	}
	for (i = c->n; i > 0; i--) {
		const struct ms_event *before = &c->entries[i - 1].event;

		if (before->day < e->day ||
		    (before->day == e->day && before->minute <= e->minute))
			break;
		c->entries[i] = c->entries[i - 1];
	}
	c->entries[i].event = *e;
	c->entries[i].table = c->tables;
	c->n++;
	return 0;
}

int ms_calendar_add(struct ms_calendar *c, const struct ms_table *t,
		    struct ms_error *err)
{
	size_t row;
	int rc = check_columns(t, err);

	for (row = 0; !rc && row < ms_table_nrow(t); row++) {
		struct ms_event e;
		const struct entry *have;

		rc = read_event(t, row, &e, err);
		if (rc)
			break;
		have = look(c, e.year, e.id);
		if (have && have->table == c->tables)
			rc = ms_plan_fail(t, row, "event", err,
					  "is already dated in this season");
		else if (!have)
			rc = insert(c, &e, err);
	}
	c->tables++;
	return rc;
}

int ms_calendar_find(const struct ms_calendar *c, int year, const char *id,
		     struct ms_event *out)
{
	const struct entry *have = look(c, year, id);

	if (have)
		*out = have->event;
	return have != NULL;
}

int ms_calendar_at(const struct ms_calendar *c, int year, size_t i,
		   struct ms_event *out)
{
	size_t k;

	for (k = 0; k < c->n; k++) {
		if (c->entries[k].event.year != year || i-- > 0)
			continue;
		*out = c->entries[k].event;
		return 1;
	}
	return 0;
}

int ms_calendar_knows(const struct ms_calendar *c, const char *id)
{
	size_t i;

	for (i = 0; i < c->n; i++)
		if (strcmp(c->entries[i].event.id, id) == 0)
			return 1;
	return 0;
}

int ms_calendar_span(const struct ms_calendar *c, int *first, int *last)
{
	size_t i;

	for (i = 0; i < c->n; i++) {
		int year = c->entries[i].event.year;

		if (i == 0 || year < *first)
			*first = year;
		if (i == 0 || year > *last)
			*last = year;
	}
	return c->n > 0;
}

int ms_calendar_typical(const struct ms_calendar *c, int year, const char *id,
			long *earliest, long *latest, int *seasons)
{
	size_t i;

	*seasons = 0;
	for (i = 0; i < c->n; i++) {
		const struct ms_event *e = &c->entries[i].event;
		long day;

		if (strcmp(e->id, id) != 0)
			continue;
		day = ms_date_with_year(e->day, ms_date_split(e->day).year -
							e->year + year);
		if (!*seasons || day < *earliest)
			*earliest = day;
		if (!*seasons || day > *latest)
			*latest = day;
		++*seasons;
	}
	return *seasons > 0;
}

int ms_is_third_party(const char *confidence)
{
	return strncmp(confidence, "3p_", 3) == 0;
}
