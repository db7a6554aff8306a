#include "plan/fees.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plan/field.h"

/* What else ERAS and ECFMG charge, and whom. */
static const struct item {
	const char *name, *label, *who; /* who: end of the applicant type */
} items[] = {
	{ "usmle_transcript", "USMLE transcript", "" },
	{ "comlex_transcript", "COMLEX transcript", "do" },
	{ "ecfmg_eras_token", "ERAS token from ECFMG", "img" },
};

void ms_fee_bill_free(struct ms_fee_bill *bill)
{
	size_t i;

	if (!bill)
		return;
	for (i = 0; i < bill->n; i++)
		free(bill->lines[i].note);
	free(bill->lines);
	free(bill);
}

/* ---- tables ---- */

/* Rows of a fee table for one kind and item. */
static int is_row(const struct ms_table *t, size_t row, const char *kind,
		  const char *item)
{
	return strcmp(ms_plan_text(t, row, "kind"), kind) == 0 &&
	       strcmp(ms_plan_text(t, row, "item"), item) == 0;
}

static int year_at(const struct ms_table *t, size_t row)
{
	return atoi(ms_plan_text(t, row, "year"));
}

/* ---- ERAS tiers ---- */

/* What one tier adds for n programs; next: the first program of the tier that
 * must follow. */
static int tier(const struct ms_table *t, size_t row, long n, double *usd,
		double *next, struct ms_error *err)
{
	double low, high, flat, each, in;
	int rc = ms_plan_need(t, row, "tier_low", &low, err);

	if (!rc)
		rc = ms_plan_need(t, row, "tier_high", &high, err);
	if (!rc)
		rc = ms_plan_need(t, row, "flat_usd", &flat, err);
	if (!rc)
		rc = ms_plan_need(t, row, "each_usd", &each, err);
	if (rc)
		return rc;
	if (low != *next || isnan(flat) == isnan(each))
		return ms_table_fail(
			t, row, (size_t)ms_table_find(t, "tier_low"), err,
			"the tiers of a season run from 1 without a gap, each "
			"with flat_usd or each_usd");
	if (isnan(high))
		high = INFINITY;
	in = fmin((double)n, high) - low + 1;
	if (in > 0)
		*usd += isnan(flat) ? each * in : flat;
	*next = high + 1;
	return 0;
}

int ms_fees_application(const struct ms_table *fees, int year, const char *kind,
			long programs, double *usd, size_t *row,
			struct ms_error *err)
{
	double sum = 0, next = 1;
	size_t i, first = 0;
	int rc = 0;

	for (i = 0; i < ms_table_nrow(fees) && !rc; i++) {
		if (!is_row(fees, i, kind, "application") ||
		    year_at(fees, i) != year)
			continue;
		if (next == 1)
			first = i;
		rc = tier(fees, i, programs, &sum, &next, err);
	}
	if (rc)
		return rc;
	if (next == 1)
		return ms_fail(err, MS_ENONE,
			       "no %s application fees for the %d season", kind,
			       year);
	if (next <= (double)programs)
		return ms_fail(err, MS_EDATA,
			       "the fee tiers of %d end before %ld programs",
			       year, programs);
	*usd = sum;
	if (row)
		*row = first;
	return 0;
}

int ms_fees_last_season(const struct ms_table *fees, const char *kind)
{
	size_t row;
	int last = 0;

	for (row = 0; row < ms_table_nrow(fees); row++)
		if (is_row(fees, row, kind, "application") &&
		    year_at(fees, row) > last)
			last = year_at(fees, row);
	return last;
}

/* ---- the bill ---- */

static struct ms_fee_line *add(struct ms_fee_bill *bill, const char *item,
			       const char *label, struct ms_buf *note)
{
	struct ms_fee_line *line = &bill->lines[bill->n];

	line->note = ms_strdup(ms_buf_str(note));
	if (note->failed || !line->note)
		return NULL;
	line->item = item;
	line->label = label;
	line->detail = line->source = "";
	line->quantity = 1;
	line->usd = NAN;
	bill->n++;
	return line;
}

static int add_application(struct ms_fee_bill *bill,
			   const struct ms_table *fees,
			   const struct ms_fee_ask *ask,
			   const struct ms_fee_order *order,
			   struct ms_error *err)
{
	int last = ms_fees_last_season(fees, "residency");
	struct ms_buf note = { 0 };
	struct ms_fee_line *line;
	struct ms_error none;
	double usd = NAN, other;
	size_t row = 0;
	int rc = ms_fees_application(fees, ask->year, "residency",
				     order->programs, &usd, &row, &none);

	if (rc && rc != MS_ENONE)
		return ms_fail(err, none.code, "%s", none.msg);
	ms_buf_puts(&note,
		    rc ? "not in the data" : ms_plan_text(fees, row, "note"));
	if (rc && last &&
	    !ms_fees_application(fees, last, "residency", order->programs,
				 &other, NULL, &none))
		ms_buf_printf(&note, "; by the table of %d: %g", last, other);
	line = add(bill, "application", "ERAS applications", &note);
	ms_buf_release(&note);
	if (!line)
		return ms_nomem(err);
	line->detail = order->specialty;
	line->quantity = (double)order->programs;
	line->usd = usd;
	line->source = rc ? "" : ms_plan_text(fees, row, "source");
	return 0;
}

static int concerns(const struct item *item, const char *type)
{
	return !*item->who || strstr(type, item->who) != NULL;
}

/* A figure of this season, and the latest of any other. */
struct figure {
	double value, other;
	int other_year;
	const char *source, *note;
};

static int figure_row(const struct ms_table *t, size_t row, int year,
		      const char *column, struct figure *f,
		      struct ms_error *err)
{
	double value;
	int rc = ms_plan_need(t, row, column, &value, err);

	if (rc)
		return rc;
	if (year_at(t, row) == year) {
		f->value = value;
		f->source = ms_plan_text(t, row, "source");
		f->note = ms_plan_text(t, row, "note");
	} else if (year_at(t, row) >= f->other_year) {
		f->other = value;
		f->other_year = year_at(t, row);
	}
	return 0;
}

static void missing_note(const struct figure *f, struct ms_buf *note)
{
	if (!isnan(f->value)) {
		ms_buf_puts(note, f->note);
		return;
	}
	ms_buf_puts(note, "not in the data");
	if (f->other_year)
		ms_buf_printf(note, "; %d: %g", f->other_year, f->other);
}

static int add_figure(struct ms_fee_bill *bill, const char *item,
		      const char *label, const struct figure *f, double times,
		      struct ms_error *err)
{
	struct ms_buf note = { 0 };
	struct ms_fee_line *line;

	missing_note(f, &note);
	line = add(bill, item, label, &note);
	ms_buf_release(&note);
	if (!line)
		return ms_nomem(err);
	line->quantity = times;
	line->usd = f->value * times;
	line->source = f->source;
	return 0;
}

static const struct figure no_figure = { NAN, NAN, 0, "", "" };

static int add_item(struct ms_fee_bill *bill, const struct ms_table *fees,
		    const struct ms_fee_ask *ask, const struct item *item,
		    struct ms_error *err)
{
	struct figure f = no_figure;
	size_t row;
	int rc = 0;

	for (row = 0; row < ms_table_nrow(fees) && !rc; row++)
		if (is_row(fees, row, "residency", item->name))
			rc = figure_row(fees, row, ask->year, "flat_usd", &f,
					err);
	return rc ? rc : add_figure(bill, item->name, item->label, &f, 1, err);
}

/* The rule of a topic for a season; a page without a year counts for every
 * season that has no page of its own when undated is set. */
static int find_rule(const struct ms_table *rules, const char *topic, int year,
		     int undated, struct figure *f, struct ms_error *err)
{
	size_t row;
	int rc = 0;

	*f = no_figure;
	for (row = 0; row < ms_table_nrow(rules) && !rc; row++) {
		if (strcmp(ms_plan_text(rules, row, "topic"), topic) != 0)
			continue;
		if (undated && !year_at(rules, row) && isnan(f->value))
			rc = figure_row(rules, row, 0, "value", f, err);
		else
			rc = figure_row(rules, row, year, "value", f, err);
	}
	return rc;
}

static int add_rule(struct ms_fee_bill *bill, const struct ms_table *rules,
		    const struct ms_fee_ask *ask, const char *topic,
		    const char *label, double times, struct ms_error *err)
{
	struct figure f;
	int rc = find_rule(rules, topic, ask->year, 0, &f, err);

	return rc ? rc : add_figure(bill, topic, label, &f, times, err);
}

/* Ranks beyond those the registration includes. */
static int add_ranks(struct ms_fee_bill *bill, const struct ms_table *rules,
		     const struct ms_fee_ask *ask, struct ms_error *err)
{
	struct figure included, most;
	double extra;
	int rc = find_rule(rules, "included_ranks", ask->year, 1, &included,
			   err);

	if (!rc)
		rc = find_rule(rules, "rol_length", ask->year, 1, &most, err);
	if (rc)
		return rc;
	if (!isnan(most.value) && (double)ask->ranks > most.value)
		return ms_fail(err, MS_EDATA,
			       "a rank order list holds at most %g programs, "
			       "not %ld",
			       most.value, ask->ranks);
	if (isnan(included.value))
		return add_figure(bill, "extra_rank_fee", "NRMP extra ranks",
				  &no_figure, NAN, err);
	extra = fmax(0, (double)ask->ranks - included.value);
	if (extra > 0)
		return add_rule(bill, rules, ask, "extra_rank_fee",
				"NRMP extra ranks", extra, err);
	included.value = 0;
	included.note = "within the ranks that are included";
	return add_figure(bill, "extra_rank_fee", "NRMP extra ranks", &included,
			  0, err);
}

static int fill(struct ms_fee_bill *bill, const struct ms_table *fees,
		const struct ms_table *rules, const struct ms_fee_ask *ask,
		struct ms_error *err)
{
	size_t i;
	int rc = 0;

	for (i = 0; i < ask->norders && !rc; i++)
		rc = add_application(bill, fees, ask, &ask->orders[i], err);
	for (i = 0; i < sizeof(items) / sizeof(*items) && !rc; i++)
		if (concerns(&items[i], ask->applicant_type))
			rc = add_item(bill, fees, ask, &items[i], err);
	if (!rc)
		rc = add_rule(bill, rules, ask, "registration_fee",
			      "NRMP registration", 1, err);
	if (!rc && ask->late)
		rc = add_rule(bill, rules, ask, "late_fee",
			      "NRMP late registration", 1, err);
	if (!rc && ask->ranks)
		rc = add_ranks(bill, rules, ask, err);
	return rc;
}

int ms_fees_bill(struct ms_fee_bill **out, const struct ms_table *fees,
		 const struct ms_table *rules, const struct ms_fee_ask *ask,
		 struct ms_error *err)
{
	struct ms_fee_bill *bill = calloc(1, sizeof(*bill));
	size_t i;
	int rc = 0;

	if (bill)
		bill->lines = calloc(ask->norders + 8, sizeof(*bill->lines));
	if (!bill || !bill->lines)
		rc = ms_nomem(err);
	if (!rc)
		rc = fill(bill, fees, rules, ask, err);
	if (rc) {
		ms_fee_bill_free(bill);
		return rc;
	}
	for (i = 0; i < bill->n; i++) {
		if (isnan(bill->lines[i].usd))
			bill->missing++;
		else
			bill->total += bill->lines[i].usd;
	}
	if (bill->missing == bill->n)
		bill->total = NAN;
	*out = bill;
	return 0;
}
