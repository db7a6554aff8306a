#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "figure/kind.h"
#include "figure/measure.h"
#include "figure/script.h"

/* Milestones as bars over time. Days stay text (YYYY-MM-DD, which sorts as it
 * stands); the template turns them into places on the axis. */

enum { MAX_LINES = 80 };

/* The window of a milestone: when to do it, by the advice of match-plan
 * (start_by to aim), else as the table has it (start to finish or due). */
struct span {
	const char *from, *to, *due;
	int status;
};

struct spans {
	struct ms_drawing *f;
	long label, status, start, finish, start_by, aim, due, left;
	struct span *span;
	const char **row_label;
	size_t n;
	const char *first, *last; /* of all days */
	const char *day, *days_left; /* due and days to it, for today */
};

static const char *const statuses[] = { "done", "next", "late", "blocked",
					"open" };
enum { NSTATUS = sizeof(statuses) / sizeof(*statuses) };

/* The calendar is checked by who made the table; here only the form. */
static int is_day(const char *s)
{
	size_t i;

	if (strlen(s) != 10)
		return 0;
	for (i = 0; i < 10; i++)
		if (i == 4 || i == 7 ? s[i] != '-' : s[i] < '0' || s[i] > '9')
			return 0;
	return s[5] <= '1' && s[8] <= '3';
}

static int read_day(struct spans *p, size_t row, long col, const char **out,
		    struct ms_error *err)
{
	*out = col < 0 ? "" : ms_table_get(p->f->table, row, (size_t)col);
	if (!**out)
		return 0;
	if (!is_day(*out))
		return ms_table_fail(p->f->table, row, (size_t)col, err,
				     "'%s' is not a day (2026-09-23)", *out);
	if (!*p->first || strcmp(*out, p->first) < 0)
		p->first = *out;
	if (!*p->last || strcmp(*out, p->last) > 0)
		p->last = *out;
	return 0;
}

static int read_status(struct spans *p, size_t row, int *out,
		       struct ms_error *err)
{
	const char *text = ms_table_get(p->f->table, row, (size_t)p->status);
	int i;

	for (i = 0; i < NSTATUS; i++)
		if (strcmp(text, statuses[i]) == 0) {
			*out = i + 1;
			return 0;
		}
	return ms_table_fail(p->f->table, row, (size_t)p->status, err,
			     "'%s' is not done, next, late, blocked or open",
			     text);
}

static int read_row(struct spans *p, size_t row, struct ms_error *err)
{
	struct span s = { "", "", "", 0 };
	int advised = p->start_by >= 0 && p->aim >= 0;
	int rc = read_status(p, row, &s.status, err);

	if (!rc)
		rc = read_day(p, row, advised ? p->start_by : p->start, &s.from,
			      err);
	if (!rc)
		rc = read_day(p, row,
			      advised	       ? p->aim
			      : p->finish >= 0 ? p->finish
					       : p->due,
			      &s.to, err);
	if (!rc)
		rc = read_day(p, row, p->due, &s.due, err);
	if (rc)
		return rc;
	if (*s.due && p->left >= 0 &&
	    !ms_table_missing(p->f->table, row, (size_t)p->left) && !*p->day) {
		p->day = s.due;
		p->days_left = ms_table_get(p->f->table, row, (size_t)p->left);
	}
	if (!*s.from && !*s.to && !*s.due) {
		ms_drawing_note(
			p->f, "No dates: %s.",
			ms_table_get(p->f->table, row, (size_t)p->label));
		return 0;
	}
	p->row_label[p->n] = ms_table_get(p->f->table, row, (size_t)p->label);
	p->span[p->n++] = s;
	return 0;
}

static int find_columns(struct spans *p, struct ms_error *err)
{
	const struct ms_table *t = p->f->table;
	size_t status, name;

	if (ms_table_need(t, "status", &status, err) ||
	    ms_table_need(t, "milestone", &name, err))
		return MS_EDATA;
	p->status = (long)status;
	p->label = ms_table_find(t, "label");
	if (p->label < 0)
		p->label = (long)name;
	p->start = ms_table_find(t, "start");
	p->finish = ms_table_find(t, "finish");
	p->start_by = ms_table_find(t, "start_by");
	p->aim = ms_table_find(t, "aim");
	p->due = ms_table_find(t, "due");
	p->left = ms_table_find(t, "days_left");
	return 0;
}

static void put_days(struct spans *p, const char *name, size_t offset)
{
	char **days = calloc(p->n + 1, sizeof(*days));
	size_t i;

	if (!days) {
		p->f->body.failed = 1;
		return;
	}
	for (i = 0; i < p->n; i++)
		memcpy(&days[i], (const char *)&p->span[i] + offset,
		       sizeof(*days));
	ms_script_array(&p->f->body, name, days, p->n);
	free(days);
}

static void put_all(struct spans *p)
{
	struct ms_buf *b = &p->f->body;
	double left = 0;
	size_t i;

	put_days(p, "from_day", offsetof(struct span, from));
	put_days(p, "to_day", offsetof(struct span, to));
	put_days(p, "due_day", offsetof(struct span, due));
	ms_script_text(b, "first_day", p->first);
	ms_script_text(b, "last_day", p->last);
	/* today is the due day less the days left to it */
	if (*p->day && !ms_parse_double(p->days_left, &left)) {
		ms_script_text(b, "today_due", p->day);
		ms_script_number(b, "today_left", left);
	} else {
		ms_script_text(b, "today_due", "");
	}
	ms_script_open(b, "plan");
	for (i = 0; i < p->n; i++)
		ms_script_row(
			b,
			(double[]){ (double)i + 1, (double)p->span[i].status },
			2);
	ms_script_close(b);
	ms_script_array(b, "status", (char *const *)statuses, NSTATUS);
	ms_drawing_labels(p->f, "label", (char *const *)p->row_label, p->n);
}

static int draw(struct spans *p, struct ms_error *err)
{
	size_t i, nrow = ms_table_nrow(p->f->table);
	int rc = find_columns(p, err);

	if (nrow > MAX_LINES)
		return ms_fail(err, MS_EUSAGE,
			       "%zu milestones are too many for one figure "
			       "(at most %d)",
			       nrow, MAX_LINES);
	for (i = 0; i < nrow && !rc; i++)
		rc = read_row(p, i, err);
	if (rc)
		return rc;
	if (p->n == 0)
		return ms_fail(err, MS_ENONE, "no milestone has a date");
	ms_buf_puts(&p->f->title, "The way to the Match");
	ms_drawing_note(p->f, "Bars: when to do it, from the day to begin to "
			      "the day to aim for. Diamonds: the last day.");
	put_all(p);
	return 0;
}

int ms_build_plan(struct ms_drawing *f, struct ms_error *err)
{
	struct spans p = {
		.f = f, .first = "", .last = "", .day = "", .days_left = ""
	};
	size_t n = ms_table_nrow(f->table);
	int rc;

	/* the rows are named by their own column, not by keys */
	ms_buf_clear(&f->labels.constant);
	p.span = calloc(n + 1, sizeof(*p.span));
	p.row_label = calloc(n + 1, sizeof(*p.row_label));
	rc = p.span && p.row_label ? draw(&p, err) : ms_nomem(err);
	free(p.span);
	free(p.row_label);
	return rc;
}
