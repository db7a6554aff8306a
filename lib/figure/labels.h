/*
 * labels - what to call the rows of a table in a figure.
 *
 * Columns that identify rows (table/group) and that the figure does not draw
 * itself are keys. Keys that differ between rows
 * make the label of a row ("Internal Medicine, non-U.S. IMG"); keys that are
 * the same in all rows are said once, in the subtitle ("2026, all who ranked
 * the specialty first").
 */
#ifndef MS_FIGURE_LABELS_H
#define MS_FIGURE_LABELS_H

#include "base/text.h"
#include "table/table.h"
#include "table/vocab.h"

struct ms_labels {
	char **row; /* label of each row, "" when no key varies */
	size_t nrow;
	size_t *group; /* index of each row's label among the distinct ones */
	char **name; /* the distinct labels, in order of appearance */
	size_t nname;
	struct ms_buf constant; /* the keys that do not vary, ", " between */
};

/* drawn: names of keys the figure draws, ends with NULL. vocab may be NULL:
 * then applicant types are shown by their codes. On error nothing is owned. */
int ms_labels_make(struct ms_labels *l, const struct ms_table *t,
		   const char *const *drawn, const struct ms_vocab *vocab,
		   struct ms_error *err);
void ms_labels_release(struct ms_labels *l);

#endif
