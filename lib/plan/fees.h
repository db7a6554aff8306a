/*
 * fees - what a season costs by the published fee tables.
 *
 * ERAS counts the programs of each specialty apart and prices them by tiers:
 * the first ten together for a flat sum, each further one so much, and so on.
 * Two tables are read: fees (year, kind, item, tier_low, tier_high, flat_usd,
 * each_usd, source, note) and rules (year, topic, value, source) for the fees
 * of NRMP. Figures of another season are never put in place of one that was
 * not read: such a line has no price, and its note gives the nearest season's.
 *
 *	struct ms_fee_order orders[] = { { "Internal Medicine", 43 },
 *					 { "Family Medicine", 7 } };
 *	struct ms_fee_ask ask = { .year = 2026, .orders = orders,
 *				  .norders = 2,
 *				  .applicant_type = "non_us_img" };
 *	struct ms_fee_bill *bill;
 *	if (ms_fees_bill(&bill, fees, rules, &ask, &err))
 *		...
 *	ms_fee_bill_free(bill);	// 720 + 77 = 797 dollars for ERAS
 */
#ifndef MS_PLAN_FEES_H
#define MS_PLAN_FEES_H

#include "table/table.h"

struct ms_fee_order {
	const char *specialty;
	long programs;
};

struct ms_fee_ask {
	int year;
	const char *applicant_type;
	const struct ms_fee_order *orders;
	size_t norders;
	long ranks; /* length of the rank order list; 0: not asked */
	int late; /* registers with NRMP after the standard deadline */
};

struct ms_fee_line {
	const char *item; /* application, usmle_transcript, ... */
	const char *label; /* for people */
	const char *detail; /* the specialty; "" */
	double quantity; /* programs or ranks; 1 otherwise */
	double usd; /* NAN: not in the data for this season */
	const char *source; /* the table's; "" */
	char *note; /* never NULL */
};

struct ms_fee_bill {
	struct ms_fee_line *lines;
	size_t n;
	double total; /* of the lines that have a price; NAN when none has */
	size_t missing; /* lines without */
};

/* The price of applying to so many programs of one specialty in one season.
 * MS_ENONE when the season is not in the table, MS_EDATA when its tiers do not
 * run from 1 without a gap. row, which may be NULL, is the season's first row
 * of the table, for its source and note. */
int ms_fees_application(const struct ms_table *fees, int year, const char *kind,
			long programs, double *usd, size_t *row,
			struct ms_error *err);

/* The latest season with application fees of a kind; 0 when none. */
int ms_fees_last_season(const struct ms_table *fees, const char *kind);

/* The texts of the bill are those of the tables and of ask, which must live as
 * long. MS_EDATA on a table that is not of its form. */
int ms_fees_bill(struct ms_fee_bill **out, const struct ms_table *fees,
		 const struct ms_table *rules, const struct ms_fee_ask *ask,
		 struct ms_error *err);
void ms_fee_bill_free(struct ms_fee_bill *bill);

#endif
