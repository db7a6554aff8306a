/*
 * programs - a list of residency programs: what each asks and offers, and how
 * its positions filled, year by year.
 *
 * The columns (docs/man5/match-program-list.5): program_code, program,
 * specialty are required; state, city, visa_j1, visa_h1b (yes or no),
 * img_percent, step2_ck_min, years_since_graduation_max, attempts_max,
 * us_experience_months_min, and year, quota, matched may follow. An empty
 * field is unknown, which is not "no". Rows whose program_code begins with '#'
 * are comments. A program may have several rows, one a year: what it asks is
 * what the latest row says, its results are those of all.
 *
 *	struct ms_programs *p;
 *	if (ms_programs_load(&p, list, vocab, &err) ||
 *	    ms_programs_join(p, results, &err))
 *		...
 *	p->items[0].visa_j1;	// 1, 0 or MS_UNKNOWN
 *	ms_programs_free(p);
 */
#ifndef MS_PLAN_PROGRAMS_H
#define MS_PLAN_PROGRAMS_H

#include "table/table.h"
#include "table/vocab.h"

enum { MS_UNKNOWN = -1 };

/* One year of the Match: positions offered and filled. */
struct ms_program_year {
	int year;
	double quota, matched;
};

struct ms_program {
	const char *code, *name, *city, *state, *position_type;
	const struct ms_specialty *specialty;
	int visa_j1, visa_h1b; /* 1, 0, MS_UNKNOWN */
	/* NAN: unknown */
	double img_share; /* of its residents, 0 to 1 */
	double step2_min; /* stated lowest Step 2 CK score */
	double graduation_max; /* most years since graduation */
	double attempts_max; /* at an examination */
	double experience_min; /* months of U.S. clinical experience */
	int year; /* of the latest row; 0: rows without a year */
	struct ms_program_year *years; /* ascending */
	size_t nyears;
};

struct ms_programs {
	struct ms_program *items; /* in the order of the list */
	size_t n;
};

/* The texts stay the table's and the vocabulary's. MS_EDATA with file, line
 * and column: an unknown specialty or state, a value out of its range, more
 * filled than offered, a program twice in one year, or under two specialties. */
int ms_programs_load(struct ms_programs **out, const struct ms_table *t,
		     const struct ms_vocab *v, struct ms_error *err);
void ms_programs_free(struct ms_programs *p);

/* Add results by program_code: columns program_code, year, quota, matched.
 * Programs that are not in the list are left out; joined, which may be NULL,
 * is the number of rows taken. A year that is already there is kept. */
int ms_programs_join(struct ms_programs *p, const struct ms_table *results,
		     size_t *joined, struct ms_error *err);

/* Over the years read; 0 and 0 when none. */
size_t ms_program_unfilled_years(const struct ms_program *p);

/* Share of the positions offered that stayed unfilled, NAN when not known. */
double ms_program_unfilled(const struct ms_program *p);

#endif
