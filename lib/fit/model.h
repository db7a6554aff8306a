/*
 * model - many groups at once: a table of counts, records or summaries in, a
 * fitted model a group out; and the same models written to and read back from
 * a CSV table, so that fitting and asking can be two programs.
 *
 *	struct ms_models *m;
 *	struct ms_fit_options opt = MS_FIT_DEFAULTS;
 *	if (ms_models_fit(&m, table, vocab, NULL, NULL, NULL, &opt, &err))
 *		...
 *	for (i = 0; i < m->n; i++)
 *		use(&m->model[i].fit, &m->model[i].evidence);
 *	ms_models_free(m);
 *
 * The form of a table is told from its columns:
 *
 *	outcome, n, mean, sd, ...		summaries (two rows a group)
 *	score_low, score_high, counts		bins (exact where low = high)
 *	score or step2_ck, counts		counts by exact score
 *	score or step2_ck, matched 0/1		records, one row an applicant
 *	counts only				a rate without a score
 *
 * where counts are matched and unmatched, or matched and total.
 */
#ifndef MS_FIT_MODEL_H
#define MS_FIT_MODEL_H

#include "fit/fit.h"
#include "table/group.h"
#include "table/table.h"
#include "table/vocab.h"

struct ms_model {
	char **value; /* one text for each key */
	struct ms_fit fit;
	char *why; /* behind fit.why in a model that was read; else NULL */
	struct ms_evidence evidence;
};

struct ms_models {
	size_t nkey;
	char **key;
	size_t n;
	struct ms_model *model;
};

/* by, want: as in table/group. score: the column that holds the score, NULL
 * for score, else step2_ck. Rows of different basis or measure in one group
 * are refused: they must not be added. MS_ENONE when no row is selected of those
 * there are; a table without rows gives no models. */
int ms_models_fit(struct ms_models **out, const struct ms_table *t,
		  const struct ms_vocab *vocab, const char *by,
		  const struct ms_select *want, const char *score,
		  const struct ms_fit_options *opt, struct ms_error *err);

/*
 * Let the groups along one key borrow strength from each other (pool.h),
 * within every combination of the other keys: key "specialty" pools the
 * specialties of each applicant type. Fits become pooled ones, with the
 * group's own line beside them (raw_intercept, raw_slope) and the shrinkage.
 * Groups without score information stay as they are, as do combinations with
 * fewer than MS_POOL_MIN groups; *alone (or NULL) counts all these.
 * MS_EUSAGE: no such key.
 */
int ms_models_pool(struct ms_models *m, const char *key,
		   const struct ms_fit_options *opt, size_t *alone,
		   struct ms_error *err);

/* A models table back into models. */
int ms_models_read(struct ms_models **out, const struct ms_table *t,
		   const struct ms_vocab *vocab, const struct ms_select *want,
		   struct ms_error *err);

/* Does the table hold models (intercept and slope) rather than data? */
int ms_models_is(const struct ms_table *t);

void ms_models_free(struct ms_models *m);

/* Do models i and j share every key but number but? */
int ms_models_related(const struct ms_models *m, size_t i, size_t j,
		      size_t but);

/* Free model i; those after it move down. */
void ms_models_drop(struct ms_models *m, size_t i);

/* Models with the keys of the groups and empty evidence of a kind. */
int ms_models_prepare(struct ms_models **out, const struct ms_groups *g,
		      enum ms_evidence_kind kind, struct ms_error *err);

/* "Internal Medicine, non_us_img": a group in a message. */
void ms_models_name(const struct ms_models *m, size_t i, struct ms_buf *out);

/* Text of a model's key by name; "" when there is no such key. */
const char *ms_models_value(const struct ms_models *m, size_t i,
			    const char *key);

/* The columns of the models form after the keys, for writing. i from 0;
 * NULL past the end. */
const char *ms_model_column(size_t i);
void ms_model_text(const struct ms_model *m, size_t i, struct ms_buf *out);

#endif
