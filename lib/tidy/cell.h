/*
 * cell - one printed cell read as what its column says it is.
 *
 *	"1,370" as a count	-> "1370"
 *	"93.5%" as a rate	-> "0.935"
 *	"6*" as a count, with the mark "*" of a flag -> "6", flagged
 *	"<5" as a count		-> "<5", suppressed, 1 to 4 (0 to 4)
 *	"Surg-Prelim" as a specialty -> "Surgery (Preliminary)"
 *
 * The written text is exact: digits are never rounded. An empty cell is refused
 * in a column of values unless the layout has it among its missing: or none:
 * marks: a row that was cut short looks just so.
 */
#ifndef MS_TIDY_CELL_H
#define MS_TIDY_CELL_H

#include "tidy/layout.h"
#include "table/vocab.h"

struct ms_value {
	struct ms_buf text; /* as it is written; "" when missing */
	double number; /* NAN when missing, suppressed or no number */
	int decimals; /* printed, of the written number */
	double low, high; /* what it may be; equal when known. Missing: 0 to
			     INFINITY */
	int missing;
	int none; /* one of the layout's none: marks; also missing */
	int suppressed;
	int flagged; /* the flag's mark stood behind it */
};

/* Read text as column c. mark: of a flag on this column, or NULL. v is reused:
 * start with {0}, release its text in the end. 0, MS_EDATA with err->msg the
 * bare problem ("'2O' is not a count"), or MS_ENOMEM. */
int ms_cell_read(const struct ms_layout *l, const struct ms_layout_column *c,
		 const struct ms_vocab *vocab, const char *text,
		 const char *mark, struct ms_value *v, struct ms_error *err);

/* The value of a cell that the table does not have. */
void ms_cell_missing(struct ms_value *v);

#endif
