#include "plan/milestones.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "plan/field.h"

static const double days_a_month = 365.25 / 12;

void ms_milestones_free(struct ms_milestones *m)
{
	size_t i;

	if (!m)
		return;
	for (i = 0; m->items && i < m->n; i++) {
		free(m->items[i].needs.at);
		free(m->items[i].after.at);
	}
	free(m->items);
	free(m->order);
	free(m);
}

/* An error at a named column; the column exists when its text was not "". */
static int fail(const struct ms_milestones *m, size_t row, const char *column,
		struct ms_error *err, const char *what, const char *why)
{
	return ms_table_fail(m->table, row,
			     (size_t)ms_table_find(m->table, column), err,
			     "'%s' %s", what, why);
}

static long index_of(const struct ms_milestones *m, const char *id)
{
	size_t i;

	for (i = 0; i < m->n; i++)
		if (strcmp(m->items[i].id, id) == 0)
			return (long)i;
	return -1;
}

int ms_milestones_find(const struct ms_milestones *m, const char *id,
		       size_t *out, struct ms_error *err)
{
	struct ms_buf hint = { 0 };
	long at = index_of(m, id);
	size_t i, shown = 0;

	if (at >= 0) {
		*out = (size_t)at;
		return 0;
	}
	for (i = 0; i < m->n && shown < 4; i++)
		if (ms_edit_distance(id, m->items[i].id, 3) <= 3 ||
		    strstr(m->items[i].id, id))
			ms_buf_printf(&hint, "%s'%s'",
				      shown++ ? ", " : "; did you mean ",
				      m->items[i].id);
	ms_fail(err, MS_EDATA, "unknown milestone '%s'%s", id,
		ms_buf_str(&hint));
	ms_buf_release(&hint);
	return MS_EDATA;
}

static int read_unit(const struct ms_milestones *m, size_t row, double *days,
		     struct ms_error *err)
{
	const char *unit = ms_plan_text(m->table, row, "unit");

	if (!*unit || strcmp(unit, "days") == 0)
		*days = 1;
	else if (strcmp(unit, "weeks") == 0)
		*days = 7;
	else if (strcmp(unit, "months") == 0)
		*days = days_a_month;
	else
		return fail(m, row, "unit", err, unit,
			    "is not days, weeks or months");
	return 0;
}

/* A duration in whole days; other where the field is empty. */
static int read_duration(const struct ms_milestones *m, size_t row,
			 const char *column, double days, long other, long *out,
			 struct ms_error *err)
{
	double x = NAN;
	int rc = ms_plan_number(m->table, row, column, 0, 36525 / days, &x,
				err);

	*out = isnan(x) ? other : (long)ceil(x * days);
	return rc;
}

static int read_item(struct ms_milestones *m, size_t row, struct ms_error *err)
{
	const struct ms_table *t = m->table;
	struct ms_milestone *item = &m->items[row];
	double days = 1;
	int rc;

	item->row = row;
	item->id = ms_plan_text(t, row, "milestone");
	item->label = ms_plan_text(t, row, "label");
	if (!*item->label)
		item->label = item->id;
	item->applies_to = ms_plan_text(t, row, "applies_to");
	item->opens = ms_plan_text(t, row, "opens");
	item->advised = ms_plan_text(t, row, "advised");
	item->due = ms_plan_text(t, row, "due");
	item->source = ms_plan_text(t, row, "source");
	item->note = ms_plan_text(t, row, "note");
	item->optional = strcmp(ms_plan_text(t, row, "optional"), "yes") == 0;
	if (!*item->id || strpbrk(item->id, ",; "))
		return fail(m, row, "milestone", err, item->id,
			    "is not a name (no blank, comma or semicolon)");
	rc = read_unit(m, row, &days, err);
	if (!rc)
		rc = read_duration(m, row, "duration_low", days, 0, &item->low,
				   err);
	if (!rc)
		rc = read_duration(m, row, "duration_high", days, item->low,
				   &item->high, err);
	if (!rc && item->low > item->high)
		rc = fail(m, row, "duration_low", err,
			  ms_plan_text(t, row, "duration_low"),
			  "is above duration_high");
	return rc;
}

static int read_links(struct ms_milestones *m, size_t row, const char *column,
		      struct ms_links *out, struct ms_error *err)
{
	const char *s = ms_plan_text(m->table, row, column);
	struct ms_list list;
	size_t i;
	int rc = 0;

	if (!*s)
		return 0;
	if (ms_list_split(&list, s, ';'))
		return ms_nomem(err);
	out->at = calloc(list.n + 1, sizeof(*out->at));
	if (!out->at)
		rc = ms_nomem(err);
	for (i = 0; i < list.n && !rc; i++) {
		long at = index_of(m, list.items[i]);

		if (at < 0)
			rc = fail(m, row, column, err, list.items[i],
				  "is not a milestone of this table");
		else
			out->at[out->n++] = (size_t)at;
	}
	ms_list_release(&list);
	return rc;
}

static int read_table(struct ms_milestones *m, struct ms_error *err)
{
	size_t i;
	int rc = 0;

	for (i = 0; i < m->n && !rc; i++)
		rc = read_item(m, i, err);
	for (i = 0; i < m->n && !rc; i++)
		if (index_of(m, m->items[i].id) != (long)i)
			rc = fail(m, i, "milestone", err, m->items[i].id,
				  "is there twice");
	for (i = 0; i < m->n && !rc; i++)
		rc = read_links(m, i, "depends_on", &m->items[i].needs, err);
	for (i = 0; i < m->n && !rc; i++)
		rc = read_links(m, i, "after", &m->items[i].after, err);
	return rc;
}

/* A predecessor without a place in the order yet, or -1. */
static long unplaced(const struct ms_milestone *item, const char *placed)
{
	size_t k;

	for (k = 0; k < item->needs.n; k++)
		if (!placed[item->needs.at[k]])
			return (long)item->needs.at[k];
	for (k = 0; k < item->after.n; k++)
		if (!placed[item->after.at[k]])
			return (long)item->after.at[k];
	return -1;
}

/* Every unplaced milestone has an unplaced predecessor: walk back until one
 * comes again; from there on the walk is a cycle. */
static int report_cycle(const struct ms_milestones *m, const char *placed,
			struct ms_error *err)
{
	struct ms_buf names = { 0 };
	size_t at = 0, first, steps;
	const char *column;

	while (placed[at])
		at++;
	for (steps = 0; steps < m->n; steps++)
		at = (size_t)unplaced(&m->items[at], placed);
	first = at;
	do {
		ms_buf_printf(&names, "%s -> ", m->items[at].id);
		at = (size_t)unplaced(&m->items[at], placed);
	} while (at != first);
	ms_buf_puts(&names, m->items[first].id);
	column = m->items[first].needs.n ? "depends_on" : "after";
	ms_table_fail(m->table, m->items[first].row,
		      (size_t)ms_table_find(m->table, column), err,
		      "a cycle: %s ('->' is 'needs')", ms_buf_str(&names));
	ms_buf_release(&names);
	return MS_EDATA;
}

/* Kahn's algorithm; always the first ready milestone of the table. */
static int put_in_order(struct ms_milestones *m, struct ms_error *err)
{
	char *placed = calloc(m->n + 1, 1);
	size_t k, i;
	int rc = 0;

	if (!placed)
		return ms_nomem(err);
	for (k = 0; k < m->n && !rc; k++) {
		for (i = 0; i < m->n; i++)
			if (!placed[i] && unplaced(&m->items[i], placed) < 0)
				break;
		if (i == m->n) {
			rc = report_cycle(m, placed, err);
		} else {
			m->order[k] = i;
			placed[i] = 1;
		}
	}
	free(placed);
	return rc;
}

int ms_milestones_load(struct ms_milestones **out, const struct ms_table *t,
		       struct ms_error *err)
{
	struct ms_milestones *m = calloc(1, sizeof(*m));
	size_t col;
	int rc;

	if (!m)
		return ms_nomem(err);
	m->table = t;
	m->n = ms_table_nrow(t);
	m->items = calloc(m->n + 1, sizeof(*m->items));
	m->order = calloc(m->n + 1, sizeof(*m->order));
	rc = m->items && m->order ? ms_table_need(t, "milestone", &col, err)
				  : ms_nomem(err);
	if (!rc)
		rc = read_table(m, err);
	if (!rc)
		rc = put_in_order(m, err);
	if (rc) {
		ms_milestones_free(m);
		return rc;
	}
	*out = m;
	return 0;
}

int ms_milestone_applies(const struct ms_milestone *m,
			 const char *applicant_type)
{
	size_t len = strlen(applicant_type);
	const char *at = m->applies_to;

	if (!*at)
		return 1;
	for (; at; at = strchr(at, ';')) {
		while (*at == ';' || *at == ' ')
			at++;
		if (strncmp(at, applicant_type, len) == 0 &&
		    (at[len] == '\0' || at[len] == ';' || at[len] == ' '))
			return 1;
	}
	return 0;
}
