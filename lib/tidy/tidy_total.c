#include "tidy/tidy_parts.h"

#include <math.h>
#include <string.h>

#include "base/num.h"

/* Columns that add up: counts. One that is not wide is the same in every
 * group and is looked at in the first alone. */
static int adds_up(const struct ms_tidy_run *r, size_t group, size_t column)
{
	const struct ms_layout_column *c = &r->l->columns[column];

	return c->kind == MS_KIND_COUNT && (c->wide || group == 0);
}

void ms_tidy_sum_reset(const struct ms_tidy_run *r, struct ms_sum *sums)
{
	memset(sums, 0, r->ngroup * r->l->ncolumn * sizeof(*sums));
}

static void add(struct ms_sum *s, double low, double high)
{
	s->low += low;
	s->high += high;
}

void ms_tidy_sum_add(struct ms_tidy_run *r)
{
	size_t g, i;

	for (g = 0; g < r->ngroup; g++) {
		for (i = 0; i < r->l->ncolumn; i++) {
			size_t at = g * r->l->ncolumn + i;
			const struct ms_value *v = &r->values[at];
			/* a none: mark says that there is nothing to add */
			double high = v->none ? 0 : v->high;

			if (!adds_up(r, g, i))
				continue;
			add(&r->part[at], v->low, high);
			add(&r->all[at], v->low, high);
		}
	}
}

void ms_tidy_sum_poison(struct ms_tidy_run *r)
{
	size_t n = r->ngroup * r->l->ncolumn, i;

	for (i = 0; i < n; i++) {
		add(&r->part[i], 0, INFINITY);
		add(&r->all[i], 0, INFINITY);
	}
}

/* Does the total, itself perhaps a range, meet what its parts allow? */
static int compare(struct ms_tidy_run *r, size_t line, size_t at,
		   const struct ms_sum *total, const struct ms_sum *sum)
{
	size_t n = r->l->ncolumn;
	char t[MS_NUM_MAX], low[MS_NUM_MAX], high[MS_NUM_MAX];

	if (total->low <= sum->high && total->high >= sum->low)
		return 0;
	ms_format_exact(t, total->low);
	ms_format_exact(low, sum->low);
	ms_format_exact(high, sum->high);
	if (sum->low == sum->high)
		ms_tidy_problem(r, line, at / n, at % n,
				"the total %s is not the sum of its parts, %s",
				t, low);
	else if (isinf(sum->high))
		ms_tidy_problem(r, line, at / n, at % n,
				"the total %s is less than the parts that are "
				"known, %s",
				t, low);
	else
		ms_tidy_problem(r, line, at / n, at % n,
				"the total %s is not within what its parts "
				"allow, %s to %s",
				t, low, high);
	return 1;
}

/* more: the total may also count rows that are not listed. */
static int compare_all(struct ms_tidy_run *r, const struct ms_sum *sums,
		       int more)
{
	size_t g, i;
	int wrong = 0;

	for (g = 0; g < r->ngroup; g++) {
		for (i = 0; i < r->l->ncolumn; i++) {
			size_t at = g * r->l->ncolumn + i;
			struct ms_sum total = { r->values[at].low,
						r->values[at].high };

			struct ms_sum sum = sums[at];

			if (more)
				sum.high = INFINITY;
			if (adds_up(r, g, i))
				wrong |= compare(r, r->line, at, &total, &sum);
		}
	}
	return wrong;
}

static int keep_first(struct ms_tidy_run *r)
{
	size_t n = r->ngroup * r->l->ncolumn, i;

	ms_tidy_first_ends(r);
	for (i = 0; i < n; i++) {
		r->first[i].low = r->values[i].low;
		r->first[i].high = r->values[i].high;
	}
	r->first_line = r->line;
	ms_tidy_sum_reset(r, r->part);
	return 0;
}

int ms_tidy_total(struct ms_tidy_run *r)
{
	int wrong;

	if (r->kind == MS_RULE_TOTAL_FIRST)
		return keep_first(r);
	if (r->kind == MS_RULE_SUBTOTAL) {
		wrong = compare_all(r, r->part, 0);
	} else {
		wrong = compare_all(r, r->all,
				    r->kind == MS_RULE_TOTAL_OF_MORE);
		ms_tidy_sum_reset(r, r->all);
	}
	ms_tidy_sum_reset(r, r->part);
	return wrong;
}

void ms_tidy_first_ends(struct ms_tidy_run *r)
{
	size_t g, i;

	if (!r->first_line)
		return;
	for (g = 0; g < r->ngroup; g++)
		for (i = 0; i < r->l->ncolumn; i++)
			if (adds_up(r, g, i))
				compare(r, r->first_line, g * r->l->ncolumn + i,
					&r->first[g * r->l->ncolumn + i],
					&r->part[g * r->l->ncolumn + i]);
	r->first_line = 0;
}

int ms_tidy_is_across(const struct ms_tidy_run *r, size_t group)
{
	const struct ms_captures *c = &r->groups[group].captures;
	size_t i;

	for (i = 0; r->l->across && i < c->n; i++)
		if (ms_casecmp(c->items[i].text, r->l->across) == 0)
			return 1;
	return 0;
}

static int across_column(struct ms_tidy_run *r, size_t group, size_t column)
{
	const struct ms_value *total =
		&r->values[group * r->l->ncolumn + column];
	struct ms_sum sum = { 0, 0 }, whole = { total->low, total->high };
	size_t g;

	for (g = 0; g < r->ngroup; g++) {
		const struct ms_value *v =
			&r->values[g * r->l->ncolumn + column];

		if (g != group)
			add(&sum, v->low, v->none ? 0 : v->high);
	}
	return compare(r, r->line, group * r->l->ncolumn + column, &whole,
		       &sum);
}

int ms_tidy_across(struct ms_tidy_run *r)
{
	size_t g, i;
	int wrong = 0;

	for (g = 0; g < r->ngroup; g++)
		for (i = 0; ms_tidy_is_across(r, g) && i < r->l->ncolumn; i++)
			if (r->l->columns[i].wide &&
			    r->l->columns[i].kind == MS_KIND_COUNT)
				wrong |= across_column(r, g, i);
	return wrong;
}
