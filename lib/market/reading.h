/*
 * reading - what the readers of rank order lists have in common: rows of
 * (owner, rank, item) out of a CSV file, names turned into numbers, problems
 * refused with their place or mended and counted.
 *
 *	static int row(struct ms_reading *r, struct ms_rows *rows,
 *		       struct ms_row *row, int *drop);
 *	...
 *	struct ms_rowlist list = { 0 };
 *	rc = ms_reading_rows(&r, columns, 3, 3, row, NULL, &list);
 *	...
 *	ms_rowlist_release(&list);
 *
 * Private to ranklist.c, variations.c and outcome.c.
 */
#ifndef MS_MARKET_READING_H
#define MS_MARKET_READING_H

#include "market/ranklist.h"
#include "market/rows.h"

/* One row. other is the second program of a couple's pair, else MS_NONE. */
struct ms_row {
	uint32_t owner, rank, item, other, line;
};

struct ms_rowlist {
	struct ms_row *row;
	size_t n, capacity;
};

/* What is being read, from where, and how problems are met. */
struct ms_reading {
	struct ms_ranklists *lists;
	const char *path, *name; /* to open, for messages */
	const char *column; /* of the item */
	const struct ms_intern *owners, *items; /* names for messages */
	int lenient;
	struct ms_error *err;
	void *user; /* of the row function */
};

void ms_reading_start(struct ms_reading *r, const char *path,
		      const char *column, const struct ms_intern *owners,
		      const struct ms_intern *items);

int ms_rowlist_add(struct ms_rowlist *list, const struct ms_row *row,
		   struct ms_error *err);
void ms_rowlist_release(struct ms_rowlist *list);

/* Turn the current fields into a row whose line is set and whose other members
 * are those of the row before. *drop: leave it out. */
typedef int (*ms_row_fn)(struct ms_reading *r, struct ms_rows *rows,
			 struct ms_row *row, int *drop);

/* Every row of r->path, whose columns are the n given, the first need of them
 * for certain. user is for the row function, as r->user. */
int ms_reading_rows(struct ms_reading *r, const char *const *columns, size_t n,
		    size_t need, ms_row_fn each, void *user,
		    struct ms_rowlist *list);

/* A problem that lenient reading mends: counted and 0, or MS_EDATA. */
int ms_reading_mend(struct ms_reading *r, enum ms_mend mend, size_t line,
		    const char *column, const char *fmt, ...)
	__attribute__((format(printf, 5, 6)));

/* Fields of the current row. *id on entry may be that of the row before, which
 * is tried first. */

/* A rank, 1 to 999,999,999. */
int ms_field_rank(struct ms_rows *rows, size_t column, uint32_t *rank,
		  struct ms_error *err);

/* Not blank. */
int ms_field_need(struct ms_rows *rows, size_t column, struct ms_error *err);

int ms_field_blank(struct ms_rows *rows, size_t column);

/* A name, put into names if new. */
int ms_field_name(struct ms_rows *rows, size_t column, struct ms_intern *names,
		  uint32_t *id, struct ms_error *err);

/* A program that has a quota, or an applicant who has a list; else mended and
 * *id is MS_INTERN_NONE. */
int ms_field_program(struct ms_reading *r, struct ms_rows *rows, size_t column,
		     uint32_t *id);
int ms_field_applicant(struct ms_reading *r, struct ms_rows *rows,
		       size_t column, uint32_t *id);

#endif
