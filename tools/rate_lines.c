#include "rate_lines.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/years.h"

static void interval(struct rate_request *q, struct rate_line *l)
{
	struct ms_error err;
	double other;

	l->rate = l->low = l->high = NAN;
	if (!(l->total > 0))
		return;
	if (ms_rate_interval(l->x_low, l->total, q->level, q->method, &l->low,
			     &other, &err) ||
	    ms_rate_interval(l->x_high, l->total, q->level, q->method, &other,
			     &l->high, &err))
		cli_die(&q->cli, &err);
	if (l->x_low == l->x_high)
		l->rate = l->x_low / l->total;
}

static char *remark(struct rate_request *q, const struct ms_group_counts *g,
		    const struct rate_line *l)
{
	struct ms_buf note = { 0 };

	ms_buf_puts(&note, "");
	if (g->only)
		ms_buf_printf(&note, "no rate: only %s", g->only);
	else if (g->rows == 0 && !isnan(g->published_rate))
		ms_buf_puts(&note, "rate as published, counts were not");
	else if (g->left_out)
		ms_buf_printf(&note, "counts not published: %s", g->left_out);
	if (l->x_low < l->x_high)
		ms_buf_printf(&note,
			      "%ssuppressed: matched between %.0f and %.0f",
			      note.len ? "; " : "", l->x_low, l->x_high);
	if (note.failed)
		cli_fail(&q->cli, MS_ENOMEM, "out of memory");
	return note.data;
}

static struct rate_line *lines_of_counts(struct rate_request *q,
					 const struct ms_counts *c, size_t *n)
{
	struct rate_line *lines = calloc(c->groups->ngroup + 1, sizeof(*lines));
	size_t i, k = 0;

	if (!lines)
		cli_fail(&q->cli, MS_ENOMEM, "out of memory");
	for (i = 0; i < c->groups->ngroup; i++) {
		const struct ms_group_counts *g = &c->group[i];
		struct rate_line *l = &lines[k];

		if (!g->seen)
			continue;
		k++;
		l->group = i;
		l->basis = g->basis;
		l->x_low = g->matched_low;
		l->x_high = g->matched_high;
		l->total = g->rows ? g->total : NAN;
		interval(q, l);
		l->note = remark(q, g, l);
		if (!g->rows) {
			l->x_low = l->x_high = NAN;
			l->rate = g->published_rate;
		}
		if (g->only)
			l->rate = l->low = l->high = NAN;
	}
	*n = k;
	return lines;
}

static struct rate_line *lines_of_shares(struct rate_request *q,
					 const struct ms_shares *s, size_t *n)
{
	struct rate_line *lines = calloc(s->n + 1, sizeof(*lines));
	size_t i;

	if (!lines)
		cli_fail(&q->cli, MS_ENOMEM, "out of memory");
	for (i = 0; i < s->n; i++) {
		const struct ms_share *h = &s->share[i];
		struct ms_buf note = { 0 };

		ms_buf_puts(&note, "");
		if (h->incomplete)
			ms_buf_printf(&note,
				      "not published in %zu of %zu cells",
				      h->incomplete, h->incomplete + h->cells);
		lines[i].group = h->group;
		lines[i].type = h->type;
		lines[i].basis = "filled";
		lines[i].x_low = lines[i].x_high = h->filled;
		lines[i].total = h->filled_total;
		interval(q, &lines[i]);
		lines[i].note = note.data;
	}
	*n = s->n;
	return lines;
}

#define PREFERRED "nrmp-preferred"

static int by_default(const struct rate_request *q, const char *dataset)
{
	return !cli_has_input(&q->cli) && !strcmp(q->cli.dataset, dataset);
}

static _Noreturn void none_selected(struct rate_request *q,
				    const struct ms_table *t)
{
	struct ms_buf years = { 0 };

	if (q->want.year)
		ms_years_say(t, &years);
	cli_fail(&q->cli, MS_ENONE, "no row is selected%s%s",
		 ms_buf_str(&years),
		 by_default(q, PREFERRED)
			 ? "; -d nrmp-preferred-consent has other years and "
			   "applicant types"
			 : "");
}

static void read_counts(struct rate_request *q, const char *by,
			struct rate_lines *out)
{
	struct ms_error err;

	if (ms_counts_make(&out->counts, out->table, cli_vocab(&q->cli), by,
			   &q->want, &err))
		cli_die(&q->cli, &err);
	out->groups = out->counts->groups;
	if (!out->groups->ngroup && ms_table_nrow(out->table))
		none_selected(q, out->table);
	if (!by)
		cli_note_identifier(&q->cli, out->table);
	if (out->counts->aggregates_left_out)
		cli_note(&q->cli,
			 "left out because they sum up others: %zu of the "
			 "rows; name them with -a or -s to see them",
			 out->counts->aggregates_left_out);
	out->line = lines_of_counts(q, out->counts, &out->n);
}

static void read_shares(struct rate_request *q, const char *by,
			struct rate_lines *out)
{
	struct ms_error err;

	if (ms_shares_make(&out->shares, out->table, cli_vocab(&q->cli), by,
			   &q->want, &err))
		cli_die(&q->cli, &err);
	out->groups = out->shares->groups;
	if (!out->shares->n && ms_table_nrow(out->table))
		cli_fail(&q->cli, MS_ENONE, "no share is published for these");
	if (out->shares->aggregates_left_out)
		cli_note(&q->cli,
			 "%zu cells that sum up other specialties are left "
			 "out; name them with -s to see them",
			 out->shares->aggregates_left_out);
	out->line = lines_of_shares(q, out->shares, &out->n);
}

static int mentions(const char *list, const char *word)
{
	return list && strstr(list, word);
}

/* Which installed figures answer when the user names none. */
static const char *default_dataset(const struct rate_request *q, const char *by)
{
	if (q->share)
		return "nrmp-by-specialty";
	if (q->want.specialty || mentions(by, "specialty") ||
	    mentions(q->compare, "specialty"))
		return PREFERRED;
	return q->cli.dataset;
}

void rate_lines_make(struct rate_request *q, const char *by,
		     struct rate_lines *out)
{
	memset(out, 0, sizeof(*out));
	q->cli.dataset = default_dataset(q, by);
	out->table = cli_read(&q->cli);
	if (q->share)
		read_shares(q, by, out);
	else
		read_counts(q, by, out);
}

void rate_lines_release(struct rate_lines *lines)
{
	size_t i;

	for (i = 0; i < lines->n; i++)
		free(lines->line[i].note);
	free(lines->line);
	ms_counts_free(lines->counts);
	ms_shares_free(lines->shares);
	ms_table_free(lines->table);
}

const char *rate_line_key(const struct rate_lines *lines, size_t i,
			  const char *key)
{
	const struct rate_line *l = &lines->line[i];
	long k = ms_groups_key(lines->groups, key);

	if (k >= 0)
		return ms_groups_value(lines->groups, l->group, (size_t)k);
	return l->type && strcmp(key, "applicant_type") == 0 ? l->type->code
							     : NULL;
}
