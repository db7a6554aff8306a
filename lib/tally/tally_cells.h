/*
 * cells - matched and unmatched counts by group and score, in little memory.
 *
 * A group is a tuple of key values, joined by NUL bytes. Whole scores from 0
 * to MS_CELLS_NEAR - 1 (every examination in use) are counted in an array a
 * group, as wide as the scores that occurred; any other score in a hash table.
 * Sums are exact up to 2^64: what leaves an array's 32 bits goes to the table.
 *
 *	struct ms_cells cells = { 0 };
 *	uint32_t g = ms_cells_group(&cells, "Pathology\0us_md", 15);
 *
 *	ms_cells_count(&cells, g, 243, 1);	// one more, matched, at 243
 *	ms_cells_add(&cells, g, 243.5, 0, 2);	// two more, unmatched
 *	ms_cells_release(&cells);
 */
#ifndef MS_TALLY_TALLY_CELLS_H
#define MS_TALLY_TALLY_CELLS_H

#include <stddef.h>
#include <stdint.h>

#include "base/intern.h"

enum { MS_CELLS_NEAR = 1024 };

struct ms_window {
	uint32_t (*n)[2]; /* [score - low][matched] */
	uint32_t low, size;
	uint32_t far; /* 1 + the first of the group's cells there, 0 none */
	uint64_t missing[2]; /* no score */
};

struct ms_far {
	uint64_t n[2];
	uint32_t next; /* 1 + the next of the same group, 0 none */
};

/* {0} is a valid empty one. */
struct ms_cells {
	struct ms_intern keys; /* the tuples; ids are the groups */
	struct ms_window *groups;
	uint32_t capacity;
	struct ms_intern far; /* group and score as bytes */
	struct ms_far *far_cells;
	uint32_t far_capacity;
};

/* One distinct score of a group; NAN: no score. */
struct ms_score_count {
	double score;
	uint64_t n[2]; /* unmatched, matched */
};

void ms_cells_release(struct ms_cells *cells);

/* The group of a tuple, new if need be; MS_INTERN_NONE without memory. */
uint32_t ms_cells_group(struct ms_cells *cells, const char *tuple, size_t len);

/* n applicants more. score: NAN if missing. -1: no memory. */
int ms_cells_add(struct ms_cells *cells, uint32_t group, double score,
		 int matched, uint64_t n);

/* The same for one applicant with a score below MS_CELLS_NEAR. */
static inline int ms_cells_count(struct ms_cells *cells, uint32_t group,
				 uint32_t score, int matched)
{
	struct ms_window *w = &cells->groups[group];

	if (score - w->low < w->size &&
	    w->n[score - w->low][matched] != UINT32_MAX) {
		w->n[score - w->low][matched]++;
		return 0;
	}
	return ms_cells_add(cells, group, score, matched, 1);
}

/* Add all of from to cells. -1: no memory. */
int ms_cells_merge(struct ms_cells *cells, const struct ms_cells *from);

/* Groups in the order of their tuples' bytes: ids, malloc'd; NULL: no
 * memory. */
uint32_t *ms_cells_order(const struct ms_cells *cells);

/* {0} is a valid empty one; the owner frees items. */
struct ms_score_list {
	struct ms_score_count *items;
	size_t n, capacity;
};

/* The counts of a group by ascending score, those without one last; scores
 * nobody has are left out. Replaces what is in out. -1: no memory. */
int ms_cells_list(const struct ms_cells *cells, uint32_t group,
		  struct ms_score_list *out);

#endif
