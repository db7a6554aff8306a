/* match-rate --compare: rates side by side. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "grid.h"
#include "rate_lines.h"
#include "words.h"
#include "stats/adjust.h"
#include "stats/compare.h"

/* Two lines of one group, or the same two over all groups. */
struct pair {
	size_t first, second; /* lines */
	int overall; /* by Mantel-Haenszel over the groups */
	struct ms_comparison c;
	struct ms_mantel_haenszel mh;
	double p, p_adjusted;
	const char *note;
};

struct pairs {
	struct pair *pair;
	size_t n, capacity;
};

static struct pair *new_pair(struct rate_request *q, struct pairs *all)
{
	if (all->n == all->capacity) {
		all->capacity = all->capacity ? 2 * all->capacity : 64;
		all->pair = realloc(all->pair,
				    all->capacity * sizeof(*all->pair));
		if (!all->pair)
			cli_fail(&q->cli, MS_ENOMEM, "out of memory");
	}
	memset(&all->pair[all->n], 0, sizeof(*all->pair));
	all->pair[all->n].note = "";
	return &all->pair[all->n++];
}

/* Do two lines share every key but the compared one? */
static int same_group(const struct rate_request *q,
		      const struct rate_lines *lines, size_t i, size_t j)
{
	size_t k;

	for (k = 0; k < lines->groups->nkey; k++) {
		const char *key = lines->groups->key[k];

		if (strcmp(key, q->compare) &&
		    strcmp(rate_line_key(lines, i, key),
			   rate_line_key(lines, j, key)))
			return 0;
	}
	return 1;
}

static int counted(const struct rate_line *l)
{
	return l->total > 0 && l->x_low == l->x_high && !isnan(l->rate);
}

static struct ms_arm arm(const struct rate_line *l)
{
	return (struct ms_arm){ l->x_low, l->total - l->x_low };
}

static void compare_two(struct rate_request *q, const struct rate_lines *lines,
			size_t i, size_t j, struct pairs *all)
{
	struct pair *p = new_pair(q, all);
	struct ms_arm a = arm(&lines->line[i]), b = arm(&lines->line[j]);
	struct ms_error err;

	p->first = i;
	p->second = j;
	if (ms_compare(&p->c, &a, &b, q->level, &err))
		cli_die(&q->cli, &err);
	p->p = p->c.p;
	if (p->c.odds_corrected)
		p->note = "1/2 added to every count for the ratios";
}

/* Every line against the later ones of its group. */
static void compare_groups(struct rate_request *q,
			   const struct rate_lines *lines, struct pairs *all)
{
	size_t i, j;

	for (i = 0; i < lines->n; i++)
		for (j = i + 1; j < lines->n; j++)
			if (counted(&lines->line[i]) &&
			    counted(&lines->line[j]) &&
			    same_group(q, lines, i, j))
				compare_two(q, lines, i, j, all);
}

static int same_values(const struct rate_request *q,
		       const struct rate_lines *lines, const struct pair *a,
		       const struct pair *b)
{
	return !strcmp(rate_line_key(lines, a->first, q->compare),
		       rate_line_key(lines, b->first, q->compare)) &&
	       !strcmp(rate_line_key(lines, a->second, q->compare),
		       rate_line_key(lines, b->second, q->compare));
}

/* The pairs of the same two values, each a stratum, taken together. */
static void combine(struct rate_request *q, const struct rate_lines *lines,
		    struct pairs *all, size_t at, size_t n)
{
	struct ms_stratum *strata = calloc(n, sizeof(*strata));
	struct pair *p, probe = all->pair[at];
	struct ms_error err;
	size_t i, k = 0;

	if (!strata)
		cli_fail(&q->cli, MS_ENOMEM, "out of memory");
	for (i = 0; i < n; i++) {
		if (!same_values(q, lines, &probe, &all->pair[i]))
			continue;
		strata[k].group[0] = arm(&lines->line[all->pair[i].first]);
		strata[k++].group[1] = arm(&lines->line[all->pair[i].second]);
	}
	if (k > 1) {
		p = new_pair(q, all);
		p->first = probe.first;
		p->second = probe.second;
		p->overall = 1;
		p->note = "Mantel-Haenszel over the groups";
		if (ms_mantel_haenszel(&p->mh, strata, k, q->level, &err))
			p->mh.odds_ratio.value = p->mh.odds_ratio.low =
				p->mh.odds_ratio.high = p->mh.p = NAN;
		p->p = p->mh.p;
	}
	free(strata);
}

static void compare_overall(struct rate_request *q,
			    const struct rate_lines *lines, struct pairs *all)
{
	size_t n = all->n, i, j;

	for (i = 0; i < n; i++) {
		for (j = 0; j < i; j++)
			if (same_values(q, lines, &all->pair[i], &all->pair[j]))
				break;
		if (j == i)
			combine(q, lines, all, i, n);
	}
}

static enum ms_adjust adjust(struct rate_request *q, struct pairs *all)
{
	enum ms_adjust how = q->adjust >= 0 ? (enum ms_adjust)q->adjust
			     : all->n <= 10 ? MS_HOLM
					    : MS_BENJAMINI_HOCHBERG;
	double *p = calloc(all->n + 1, sizeof(*p));
	struct ms_error err;
	size_t i;

	if (!p)
		cli_fail(&q->cli, MS_ENOMEM, "out of memory");
	for (i = 0; i < all->n; i++)
		p[i] = all->pair[i].p;
	if (ms_p_adjust(p, all->n, how, p, &err))
		cli_die(&q->cli, &err);
	for (i = 0; i < all->n; i++)
		all->pair[i].p_adjusted = p[i];
	free(p);
	return how;
}

static void declare(struct rate_request *q, struct grid *g,
		    const struct rate_lines *lines)
{
	size_t k;

	for (k = 0; k < lines->groups->nkey; k++)
		if (strcmp(lines->groups->key[k], q->compare))
			grid_column(g, lines->groups->key[k],
				    words_heading(lines->groups->key[k]),
				    GRID_KEY);
	grid_column(g, "first", words_heading(q->compare), GRID_LEFT);
	grid_column(g, "second", "against", GRID_LEFT);
	grid_column(g, "rate_first", "Rate", GRID_RIGHT);
	grid_column(g, "rate_second", "against", GRID_RIGHT);
	grid_column(g, "difference", "Difference", GRID_RIGHT);
	grid_column(g, "difference_low", NULL, GRID_RIGHT);
	grid_column(g, "difference_high", NULL, GRID_RIGHT);
	grid_column(g, NULL, "Interval", GRID_RIGHT);
	grid_column(g, "ratio", NULL, GRID_RIGHT);
	grid_column(g, "ratio_low", NULL, GRID_RIGHT);
	grid_column(g, "ratio_high", NULL, GRID_RIGHT);
	grid_column(g, "odds_ratio", "Odds ratio", GRID_RIGHT);
	grid_column(g, "odds_ratio_low", NULL, GRID_RIGHT);
	grid_column(g, "odds_ratio_high", NULL, GRID_RIGHT);
	grid_column(g, "test", NULL, GRID_LEFT);
	grid_column(g, "p", "p", GRID_RIGHT);
	grid_column(g, "p_adjusted", "p adjusted", GRID_RIGHT);
	grid_column(g, "note", "Note", GRID_LEFT);
}

static void put_estimate(struct grid *g, const struct ms_interval *x)
{
	grid_exact(g, x->value);
	grid_exact(g, x->low);
	grid_exact(g, x->high);
}

static void put_difference(struct grid *g, const struct ms_interval *d)
{
	char text[96] = "-";

	if (!isnan(d->value))
		snprintf(text, sizeof(text), "%+.1f points", 100 * d->value);
	grid_either(g, d->value, text);
	grid_exact(g, d->low);
	grid_exact(g, d->high);
	if (!isnan(d->value))
		snprintf(text, sizeof(text), "%+.1f to %+.1f", 100 * d->low,
			 100 * d->high);
	grid_text(g, text);
}

static void put(struct rate_request *q, struct grid *g,
		const struct rate_lines *lines, const struct pair *p)
{
	static const struct ms_interval none = { NAN, NAN, NAN };
	const struct ms_vocab *v = cli_vocab(&q->cli);
	const char *first = rate_line_key(lines, p->first, q->compare);
	const char *second = rate_line_key(lines, p->second, q->compare);
	size_t k;

	for (k = 0; k < lines->groups->nkey; k++) {
		const char *key = lines->groups->key[k];
		const char *value = p->overall ? "(all)"
					       : rate_line_key(lines, p->first,
							       key);

		if (strcmp(key, q->compare))
			grid_cell(g, value, words_value(v, key, value));
	}
	grid_cell(g, first, words_value(v, q->compare, first));
	grid_cell(g, second, words_value(v, q->compare, second));
	grid_percent(g, p->overall ? NAN : lines->line[p->first].rate, 1);
	grid_percent(g, p->overall ? NAN : lines->line[p->second].rate, 1);
	put_difference(g, p->overall ? &none : &p->c.difference);
	put_estimate(g, p->overall ? &none : &p->c.ratio);
	grid_ratio(g, p->overall ? &p->mh.odds_ratio : &p->c.odds_ratio);
	grid_text(g, p->overall ? "mantel-haenszel" : ms_test_name(p->c.test));
	grid_p(g, p->p);
	grid_p(g, p->p_adjusted);
	grid_text(g, p->note);
	grid_end(g);
}

static const char *keys_with(struct ms_buf *by, const char *keys,
			     const char *extra)
{
	struct ms_list list;

	if (keys && *keys && !ms_list_split(&list, keys, ',')) {
		if (ms_list_find(&list, extra) >= 0)
			extra = NULL;
		ms_list_release(&list);
		ms_buf_printf(by, "%s%s", keys, extra ? "," : "");
	}
	if (extra)
		ms_buf_puts(by, extra);
	return ms_buf_str(by);
}

void rate_compare(struct rate_request *q)
{
	struct pairs all = { 0 };
	struct ms_buf by = { 0 };
	struct rate_lines lines;
	enum ms_adjust how;
	struct grid *g;
	size_t i;

	if (q->share)
		cli_usage(&q->cli,
			  "--compare is for match rates; shares of one "
			  "whole are not independent");
	rate_lines_make(q, keys_with(&by, q->by, q->compare), &lines);
	compare_groups(q, &lines, &all);
	compare_overall(q, &lines, &all);
	if (!all.n)
		cli_fail(&q->cli, MS_ENONE,
			 "no two values of '%s' with counts to compare",
			 q->compare);
	how = adjust(q, &all);
	g = grid_new(cli_out(&q->cli), q->cli.table);
	declare(q, g, &lines);
	for (i = 0; i < all.n; i++)
		put(q, g, &lines, &all.pair[i]);
	grid_finish(g);
	cli_gap(&q->cli);
	cli_footer(&q->cli,
		   "%zu comparison%s; p adjusted by %s. A difference between "
		   "groups of people, not an effect.",
		   all.n, all.n == 1 ? "" : "s", ms_adjust_name(how));
	free(all.pair);
	ms_buf_release(&by);
	rate_lines_release(&lines);
}
