/*
 * tidy_parts - what the files of tidy share; nobody else includes it.
 *	tidy.c		the rows that are written, and repeated keys
 *	tidy_read.c	what each printed row is
 *	tidy_head.c	headings: which cell is which column
 *	tidy_record.c	a record into rows
 *	tidy_total.c	totals against sums
 */
#ifndef MS_TIDY_TIDY_PARTS_H
#define MS_TIDY_TIDY_PARTS_H

#include "tidy/cell.h"
#include "tidy/printed.h"
#include "tidy/tidy.h"

enum { MS_TIDY_DATA = -1 }; /* a record; otherwise enum ms_rule_kind */

/* One of the rows that a record becomes. A table without wide columns has
 * one group, which captures nothing. */
struct ms_group {
	struct ms_captures captures;
	size_t *cell; /* of each layout column: place in the record, or none */
};

enum { MS_NO_CELL = 1 << 30 };

/* What the parts of a total may add up to. */
struct ms_sum {
	double low, high;
};

/* One file being read. */
struct ms_tidy_run {
	struct ms_tidy *tidy;
	const struct ms_layout *l;
	const struct ms_vocab *vocab;
	struct ms_report *report;
	struct ms_printed *in;

	struct ms_captures seen; /* by sections */
	int begun, bound, stale;
	size_t nrecord; /* records so far */

	char ***header; /* the rows of the heading, for repeats */
	size_t *header_n, nheader;
	char **heads;
	size_t nhead;
	char *used; /* a column the layout takes or ignores */
	char *fill;
	char **above;

	struct ms_group *groups;
	size_t ngroup;

	char **record; /* parts of nhead cells */
	size_t nparts; /* read so far */
	size_t line; /* where the record begins */
	int kind;
	size_t finding; /* report entries before this record */

	struct ms_value *values; /* ngroup x columns */
	struct ms_sum *part, *all; /* the same, for subtotals and totals */
	struct ms_sum *first; /* a total that stands before its parts */
	size_t first_line; /* 0: none pending */
	int *rule_met; /* one a rule */
};

/* "matched (2026)" for messages. */
void ms_tidy_label(const struct ms_tidy_run *r, size_t group, size_t column,
		   struct ms_buf *out);

/* Report a problem of the record at a column, once. */
void ms_tidy_problem(struct ms_tidy_run *r, size_t line, size_t group,
		     size_t column, const char *fmt, ...)
	__attribute__((format(printf, 5, 6)));

/* tidy_head: take over the headings and find every column of the layout. */
int ms_tidy_bind(struct ms_tidy_run *r, char **heads, size_t n,
		 struct ms_error *err);
/* The place of a term in the record, or MS_NO_CELL. */
size_t ms_tidy_place(const struct ms_tidy_run *r, const struct ms_term *t);
void ms_tidy_unbind(struct ms_tidy_run *r);

/* tidy_record: the record in r->record is complete. */
int ms_tidy_record(struct ms_tidy_run *r, struct ms_error *err);

void ms_tidy_forget(struct ms_tidy_run *r); /* the record, or its begin */

/* tidy_total */
void ms_tidy_sum_reset(const struct ms_tidy_run *r, struct ms_sum *sums);
void ms_tidy_sum_add(struct ms_tidy_run *r);
void ms_tidy_sum_poison(struct ms_tidy_run *r); /* a part was not readable */
/* Compare the values of the record, a total, with the sums. 0 when right. */
int ms_tidy_total(struct ms_tidy_run *r);
/* A pending total-first: its parts end here. */
void ms_tidy_first_ends(struct ms_tidy_run *r);
/* The wide column named by across: is the sum of the others. 0 when right. */
int ms_tidy_across(struct ms_tidy_run *r);
int ms_tidy_is_across(const struct ms_tidy_run *r, size_t group);

/* tidy: write group's values as a row of the file added last. -1: no
 * memory. */
int ms_tidy_write(struct ms_tidy_run *r, size_t group);
int ms_tidy_add_file(struct ms_tidy *t, const char *name);
const struct ms_layout *ms_tidy_layout(const struct ms_tidy *t);
const struct ms_vocab *ms_tidy_vocab(const struct ms_tidy *t);

#endif
