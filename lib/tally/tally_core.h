/*
 * tally_core - what the parts of the tally share; not for others. tally.c
 * makes one and reads it out, tally_rows.c counts rows into it on several
 * threads, tally_counts.c adds counts.
 */
#ifndef MS_TALLY_TALLY_CORE_H
#define MS_TALLY_TALLY_CORE_H

#include "base/text.h"
#include "tally/tally_cells.h"
#include "tally/columns.h"
#include "tally/tally.h"

struct ms_band {
	double low, high;
};

struct ms_tally {
	struct ms_tally_options o;
	struct ms_list na;
	enum ms_tally_form form;
	char *form_file; /* counts: the file that decided the form */
	char **keys; /* names of the key columns */
	size_t nkey;
	struct ms_band *bands; /* the score of a cell is its band's number */
	size_t nband, band_capacity;
	struct ms_cells cells;
	struct ms_tally_totals totals;
	char *bad[MS_TALLY_LISTED];
	size_t nbad;
};

/* Copy the names of the key columns. */
int ms_tally_set_keys(struct ms_tally *t, const char *const *keys, size_t n,
		      struct ms_error *err);

/* Append a band; MS_EUSAGE when there are too many. */
int ms_tally_add_band(struct ms_tally *t, double low, double high,
		      struct ms_error *err);

/* Is a value one of the missing marks? */
int ms_tally_is_na(const struct ms_tally *t, const char *value);

/* Append a key's value to a tuple under construction. */
void ms_tally_tuple(const struct ms_tally *t, struct ms_buf *tuple, size_t i,
		    const char *value);

/* Read a score: NAN if missing, else a number, or the reason it is none. */
const char *ms_tally_score(const struct ms_tally *t, const char *value,
			   double *out);

#endif
