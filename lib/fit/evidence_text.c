/* The one-field text form of an evidence. */
#include "fit/evidence.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"

static const struct {
	const char *key;
	size_t offset;
} cohort_fields[] = {
	{ "n", offsetof(struct ms_cohort, n) },
	{ "mean", offsetof(struct ms_cohort, mean) },
	{ "sd", offsetof(struct ms_cohort, sd) },
	{ "min", offsetof(struct ms_cohort, min) },
	{ "q1", offsetof(struct ms_cohort, q1) },
	{ "median", offsetof(struct ms_cohort, median) },
	{ "q3", offsetof(struct ms_cohort, q3) },
	{ "max", offsetof(struct ms_cohort, max) },
	{ "all", offsetof(struct ms_cohort, n_all) },
};

enum { NFIELD = sizeof(cohort_fields) / sizeof(cohort_fields[0]) };

static void put_number(struct ms_buf *out, double x)
{
	char num[MS_NUM_MAX];

	ms_buf_puts(out, ms_format_exact(num, x));
}

static void put_cohort(struct ms_buf *out, const char *name,
		       const struct ms_cohort *c)
{
	const char *sep = ":";
	int i;

	ms_buf_puts(out, name);
	for (i = 0; i < NFIELD; i++) {
		double x;

		memcpy(&x, (const char *)c + cohort_fields[i].offset,
		       sizeof(x));
		if (isnan(x))
			continue;
		ms_buf_printf(out, "%s%s=", sep, cohort_fields[i].key);
		put_number(out, x);
		sep = ",";
	}
	if (*sep == ':')
		ms_buf_putc(out, ':');
}

/* Counts are written in digits alone, however large. */
static void put_count(struct ms_buf *out, double low, double high)
{
	ms_buf_printf(out, "%.0f", low);
	if (low < high)
		ms_buf_printf(out, "-%.0f", high);
}

static void put_cell(struct ms_buf *out, const struct ms_evidence *ev,
		     const struct ms_cell *c)
{
	if (ev->kind == MS_BINS) {
		if (isfinite(c->low))
			put_number(out, c->low);
		ms_buf_puts(out, "..");
		if (isfinite(c->high))
			put_number(out, c->high);
		ms_buf_putc(out, ':');
	} else if (ev->kind == MS_ROWS) {
		put_number(out, c->low);
		ms_buf_putc(out, ':');
	}
	put_count(out, c->matched_low, c->matched_high);
	ms_buf_putc(out, '/');
	put_count(out, c->unmatched_low, c->unmatched_high);
	if (c->total > 0)
		ms_buf_printf(out, "=%.0f", c->total);
}

void ms_evidence_format(const struct ms_evidence *ev, struct ms_buf *out)
{
	size_t i;

	if (ev->kind == MS_SUMMARY) {
		put_cohort(out, "m", &ev->matched);
		ms_buf_putc(out, ' ');
		put_cohort(out, "u", &ev->unmatched);
		if (ev->rounding > 0) {
			ms_buf_puts(out, " rounding:");
			put_number(out, ev->rounding);
		}
		return;
	}
	for (i = 0; i < ev->ncell; i++) {
		if (i)
			ms_buf_putc(out, ' ');
		put_cell(out, ev, &ev->cells[i]);
	}
}

static int bad(struct ms_error *err, const char *item)
{
	return ms_fail(err, MS_EDATA, "evidence: cannot read '%s'", item);
}

/* Split s at the first sep; the rest, or NULL. */
static char *cut(char *s, const char *sep)
{
	char *p = strstr(s, sep);

	if (!p)
		return NULL;
	*p = '\0';
	return p + strlen(sep);
}

/* "5" or "1-4". */
static int get_count(char *s, double *low, double *high)
{
	char *rest = cut(s, "-");
	int64_t a, b;

	if (ms_parse_count(s, &a))
		return -1;
	b = a;
	if (rest && (ms_parse_count(rest, &b) || b <= a))
		return -1;
	*low = (double)a;
	*high = (double)b;
	return 0;
}

static int get_counts(char *s, struct ms_cell *c)
{
	char *total = cut(s, "="), *unmatched = cut(s, "/");
	int64_t n = 0;

	if (!unmatched || get_count(s, &c->matched_low, &c->matched_high) ||
	    get_count(unmatched, &c->unmatched_low, &c->unmatched_high) ||
	    (total && ms_parse_count(total, &n)))
		return -1;
	c->matched = (c->matched_low + c->matched_high) / 2;
	c->unmatched = (c->unmatched_low + c->unmatched_high) / 2;
	c->total = (double)n;
	return 0;
}

static int get_edge(const char *s, double open, double *x)
{
	*x = open;
	return *s ? ms_parse_double(s, x) != NULL : 0;
}

/* One cell; the first decides what kind of evidence this is. */
static int get_cell(char *s, struct ms_evidence *ev, struct ms_cell *c)
{
	char *counts = cut(s, ":"), *high = counts ? cut(s, "..") : NULL;
	enum ms_evidence_kind kind = !counts ? MS_RATE
				     : high  ? MS_BINS
					     : MS_ROWS;

	memset(c, 0, sizeof(*c));
	if (ev->ncell && (kind != ev->kind || kind == MS_RATE))
		return -1;
	ev->kind = kind;
	c->low = c->high = NAN;
	if (kind == MS_RATE)
		return get_counts(s, c);
	if (kind == MS_BINS) {
		if (get_edge(s, -INFINITY, &c->low) ||
		    get_edge(high, INFINITY, &c->high))
			return -1;
	} else {
		if (ms_parse_double(s, &c->low))
			return -1;
		c->high = c->low;
	}
	return get_counts(counts, c);
}

static int get_cohort(const char *s, struct ms_cohort *c)
{
	struct ms_list list;
	size_t i;
	int k, ret = -1;

	if (!*s)
		return 0;
	if (ms_list_split(&list, s, ','))
		return -1;
	for (i = 0; i < list.n; i++) {
		char *value = cut(list.items[i], "=");
		double x;

		if (!value || ms_parse_double(value, &x))
			goto out;
		for (k = 0; k < NFIELD; k++)
			if (!strcmp(list.items[i], cohort_fields[k].key))
				break;
		if (k == NFIELD)
			goto out;
		memcpy((char *)c + cohort_fields[k].offset, &x, sizeof(x));
	}
	ret = 0;
out:
	ms_list_release(&list);
	return ret;
}

static int get_summary_item(char *s, struct ms_evidence *ev)
{
	char *value = cut(s, ":");

	ev->kind = MS_SUMMARY;
	if (!value)
		return -1;
	if (!strcmp(s, "m"))
		return get_cohort(value, &ev->matched);
	if (!strcmp(s, "u"))
		return get_cohort(value, &ev->unmatched);
	if (!strcmp(s, "rounding"))
		return ms_parse_double(value, &ev->rounding) != NULL;
	return -1;
}

static int parse_items(struct ms_evidence *ev, const struct ms_list *items,
		       int summary, struct ms_error *err)
{
	size_t i;

	for (i = 0; i < items->n; i++) {
		char *item = items->items[i], shown[64];
		struct ms_cell c;

		if (!*item)
			continue;
		strncpy(shown, item, sizeof(shown) - 1);
		shown[sizeof(shown) - 1] = '\0';
		if (summary ? get_summary_item(item, ev)
			    : get_cell(item, ev, &c))
			return bad(err, shown);
		if (!summary && ms_evidence_add(ev, &c, err))
			return MS_ENOMEM;
	}
	if (!summary && !ev->ncell)
		return ms_fail(err, MS_EDATA, "evidence: empty");
	return ms_evidence_finish(ev, err);
}

int ms_evidence_parse(struct ms_evidence *ev, const char *text,
		      struct ms_error *err)
{
	int summary = *text == 'm' || *text == 'u' || *text == 'r', ret;
	struct ms_list items;

	ms_evidence_init(ev, summary ? MS_SUMMARY : MS_RATE);
	if (ms_list_split(&items, text, ' '))
		return ms_nomem(err);
	ret = parse_items(ev, &items, summary, err);
	ms_list_release(&items);
	if (ret)
		ms_evidence_release(ev);
	return ret;
}
