/*
 * labels - what to call the rows of a table in a figure.
 *
 * Columns that identify rows (table/group) and that the figure does not draw
 * itself are keys. Keys that differ between rows make the label of a row
 * ("Internal Medicine, non-U.S. IMG"); keys that are the same in all rows are
 * said once, in the subtitle ("2026, all who ranked the specialty first"). One
 * key can be set apart as the series, told by colour and shape.
 */
#ifndef MS_FIGURE_LABELS_H
#define MS_FIGURE_LABELS_H

#include "base/text.h"
#include "table/table.h"
#include "table/vocab.h"

/* One name a row, "" when there is nothing to say. */
struct ms_names {
	char **row; /* of each row */
	size_t nrow;
	size_t *of; /* index of each row's name among the distinct ones */
	char **name; /* the distinct ones, in order of appearance */
	size_t nname;
};

struct ms_labels {
	struct ms_names rows;
	struct ms_names series; /* nname is 0 without a series */
	struct ms_buf constant; /* the keys that do not vary, ", " between */
};

/* Which columns are keys of a figure. */
struct ms_label_rules {
	const char *const *drawn; /* keys it draws itself, ends with NULL */
	const char *also; /* a column that is a key here only, or NULL */
	const char *series; /* the key to set apart, or NULL; it stays an
			       ordinary key when it does not vary or is the
			       only one that does */
};

/* vocab may be NULL: then applicant types are shown by their codes. On error
 * nothing is owned. */
int ms_labels_make(struct ms_labels *l, const struct ms_table *t,
		   const struct ms_label_rules *rules,
		   const struct ms_vocab *vocab, struct ms_error *err);
void ms_labels_release(struct ms_labels *l);

#endif
