#include "plan/calendar.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"

struct entry {
	struct ms_event event;
	size_t table; /* number of the table it came from */
};

struct ms_calendar {
	struct entry *entries; /* in order of date, time, addition */
	size_t n, capacity, tables;
};

/* Columns of a calendar table; -1 where an optional one is absent. */
struct columns {
	size_t year, id, date;
	long label, time, confidence, source;
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

static int find_columns(const struct ms_table *t, struct columns *cols,
			struct ms_error *err)
{
	int rc = ms_table_need(t, "year", &cols->year, err);

	if (!rc)
		rc = ms_table_need(t, "event", &cols->id, err);
	if (!rc)
		rc = ms_table_need(t, "date", &cols->date, err);
	cols->label = ms_table_find(t, "title");
	cols->time = ms_table_find(t, "time");
	cols->confidence = ms_table_find(t, "confidence");
	cols->source = ms_table_find(t, "source");
	return rc;
}

static const char *text(const struct ms_table *t, size_t row, long col)
{
	return col < 0 ? "" : ms_table_get(t, row, (size_t)col);
}

static int read_event(const struct ms_table *t, size_t row,
		      const struct columns *cols, struct ms_event *e,
		      struct ms_error *err)
{
	const char *year = ms_table_get(t, row, cols->year);
	const char *date = ms_table_get(t, row, cols->date);
	const char *time = text(t, row, cols->time), *why;
	int64_t y;

	why = ms_parse_int(year, 1952, 9998, &y);
	if (why)
		return ms_table_fail(t, row, cols->year, err, "'%s' %s", year,
				     why);
	why = ms_date_parse(date, &e->day);
	if (why)
		return ms_table_fail(t, row, cols->date, err, "'%s' %s", date,
				     why);
	e->minute = -1;
	why = *time ? ms_time_parse(time, &e->minute) : NULL;
	if (why)
		return ms_table_fail(t, row, (size_t)cols->time, err, "'%s' %s",
				     time, why);
	e->year = (int)y;
	e->id = ms_table_get(t, row, cols->id);
	if (!*e->id)
		return ms_table_fail(t, row, cols->id, err, "is empty");
	e->label = text(t, row, cols->label);
	if (!*e->label)
		e->label = e->id;
	e->confidence = text(t, row, cols->confidence);
	e->source = text(t, row, cols->source);
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
	struct columns cols;
	size_t row;
	int rc = find_columns(t, &cols, err);

	for (row = 0; !rc && row < ms_table_nrow(t); row++) {
		struct ms_event e;
		const struct entry *have;

		rc = read_event(t, row, &cols, &e, err);
		if (rc)
			break;
		have = look(c, e.year, e.id);
		if (have && have->table == c->tables)
			rc = ms_table_fail(t, row, cols.id, err,
					   "'%s' is already dated for %d", e.id,
					   e.year);
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

int ms_event_is_third_party(const struct ms_event *e)
{
	return strncmp(e->confidence, "3p_", 3) == 0;
}
