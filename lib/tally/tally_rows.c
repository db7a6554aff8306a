#include <math.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "tally/keycache.h"
#include "tally/tally_core.h"

enum { THREADS_MAX = 256 };

/* One file: what its workers share and do not change. */
struct job {
	const struct ms_tally *t;
	struct ms_feed *feed;
	struct ms_columns columns;
	size_t *key; /* places of the key columns */
	size_t score, outcome;
	uint16_t band[MS_CELLS_NEAR]; /* of a whole score */
};

struct bad_row {
	uint64_t seq;
	char *text;
};

/* One thread's share. */
struct worker {
	const struct job *job;
	pthread_t thread;
	struct ms_records in;
	struct ms_cells cells;
	struct ms_keycache cache;
	struct ms_buf value, tuple;
	struct ms_tally_totals totals;
	struct bad_row bad[MS_TALLY_LISTED];
	size_t nbad;
	int code;
	struct ms_error err;
};

enum outcome { UNMATCHED, MATCHED, UNKNOWN, HEADER, BAD };

static const char *value_of(struct worker *w, size_t column)
{
	size_t n;
	const char *raw = ms_scan_raw(&w->in.scan, column, &n);

	ms_scan_value(raw, n, &w->value);
	return ms_buf_str(&w->value);
}

static enum outcome read_outcome(struct worker *w)
{
	static const char *const words[][2] = { { "no", "yes" },
						{ "false", "true" },
						{ "unmatched", "matched" } };
	const struct job *job = w->job;
	const char *s = value_of(w, job->outcome);
	double x;
	size_t i;

	if (ms_tally_is_na(job->t, s))
		return UNKNOWN;
	if (strcmp(s, ms_columns_name(&job->columns, job->outcome)) == 0 &&
	    ms_columns_again(&job->columns, &w->in.scan, &w->tuple))
		return HEADER;
	for (i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (ms_casecmp(s, words[i][0]) == 0)
			return UNMATCHED;
		if (ms_casecmp(s, words[i][1]) == 0)
			return MATCHED;
	}
	if (!ms_parse_double(s, &x) && (x == 0 || x == 1))
		return x == 1 ? MATCHED : UNMATCHED;
	return BAD;
}

static enum outcome outcome_of(struct worker *w)
{
	size_t n;
	const char *raw = ms_scan_raw(&w->in.scan, w->job->outcome, &n);

	if (n == 1 && (*raw == '0' || *raw == '1'))
		return (enum outcome)(*raw - '0');
	return read_outcome(w);
}

/* The group of the row, worked out from its values. */
static uint32_t new_group(struct worker *w)
{
	const struct ms_tally *t = w->job->t;
	size_t i;

	ms_buf_clear(&w->tuple);
	for (i = 0; i < t->nkey; i++)
		ms_tally_tuple(t, &w->tuple, i, value_of(w, w->job->key[i]));
	if (w->tuple.failed || w->value.failed)
		return MS_INTERN_NONE;
	return ms_cells_group(&w->cells, ms_buf_str(&w->tuple), w->tuple.len);
}

static uint32_t group_of(struct worker *w)
{
	const struct job *job = w->job;
	size_t nkey = job->t->nkey, i, n;
	struct ms_packed key;
	uint32_t group;

	key.hash = 0;
	key.n = 0;
	for (i = 0; i < nkey; i++) {
		const char *raw = ms_scan_raw(&w->in.scan, job->key[i], &n);

		ms_pack(&key, raw, n);
	}
	if (nkey == 0)
		ms_pack(&key, w->in.scan.text, 0);
	group = ms_keycache_find(&w->cache, &key);
	if (group == MS_INTERN_NONE) {
		group = new_group(w);
		if (group != MS_INTERN_NONE)
			ms_keycache_put(&w->cache, &key, group);
	}
	return group;
}

/* Bands hold whole points; a fraction goes where it would be rounded. */
static uint16_t band_of(const struct ms_tally *t, double score)
{
	uint16_t i = 0;

	while (i < t->o.nedge && score > t->o.edges[i] - 0.5)
		i++;
	return i;
}

/* A score of one to three digits and nothing else. */
static int plain_score(const char *p, size_t n, uint32_t *out)
{
	uint32_t x = 0;

	if (n - 1 > 2)
		return 0;
	for (; n; p++, n--) {
		uint32_t digit = (uint32_t)(unsigned char)*p - '0';

		if (digit > 9)
			return 0;
		x = 10 * x + digit;
	}
	*out = x;
	return 1;
}

/* The row makes no sense: an error, or with skip_bad one more left out. */
static int bad_row(struct worker *w, const char *column, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

static int bad_row(struct worker *w, const char *column, const char *fmt, ...)
{
	const struct job *job = w->job;
	char why[MS_MSG_MAX];
	va_list ap;

	if (job->t->o.skip_bad) {
		w->totals.bad++;
		if (w->nbad == MS_TALLY_LISTED)
			return 0;
	}
	va_start(ap, fmt);
	vsnprintf(why, sizeof(why), fmt, ap);
	va_end(ap);
	ms_fail_at(&w->err, job->columns.file, ms_records_line(&w->in), column,
		   "%s", why);
	if (!job->t->o.skip_bad)
		return MS_EDATA;
	w->bad[w->nbad].seq = w->in.block.seq;
	w->bad[w->nbad].text = ms_strdup(w->err.msg);
	return w->bad[w->nbad].text ? (w->nbad++, 0) : ms_nomem(&w->err);
}

/* Any score but a plain one. */
static int count_other(struct worker *w, enum outcome outcome)
{
	const struct ms_tally *t = w->job->t;
	const char *s = value_of(w, w->job->score), *why;
	uint32_t group;
	double x;

	why = ms_tally_score(t, s, &x);
	if (why)
		return bad_row(w, t->o.score, "'%s' %s", s, why);
	if (outcome == UNKNOWN) {
		w->totals.no_outcome++;
		return 0;
	}
	w->totals.no_score += isnan(x) != 0;
	if (t->form == MS_BY_BAND && !isnan(x))
		x = band_of(t, x);
	group = group_of(w);
	if (group == MS_INTERN_NONE ||
	    ms_cells_add(&w->cells, group, x, outcome == MATCHED, 1))
		return ms_nomem(&w->err);
	return 0;
}

static int count_plain(struct worker *w, uint32_t score, enum outcome outcome)
{
	uint32_t group = group_of(w);

	if (group == MS_INTERN_NONE ||
	    ms_cells_count(&w->cells, group, score, outcome == MATCHED))
		return ms_nomem(&w->err);
	return 0;
}

static int count_row(struct worker *w)
{
	const struct job *job = w->job;
	enum outcome outcome;
	uint32_t score = 0;
	const char *raw;
	size_t n;

	w->totals.rows++;
	if (w->in.scan.nfield != job->columns.n)
		return bad_row(w, NULL, "%zu fields where the header has %zu",
			       w->in.scan.nfield, job->columns.n);
	outcome = outcome_of(w);
	if (outcome == HEADER) {
		w->totals.rows--;
		return 0;
	}
	if (outcome == BAD)
		return bad_row(w, job->t->o.outcome,
			       "'%s' is not an outcome (1/0, yes/no, "
			       "true/false, matched/unmatched)",
			       ms_buf_str(&w->value));
	if (job->t->form != MS_BY_KEYS) {
		raw = ms_scan_raw(&w->in.scan, job->score, &n);
		if (outcome == UNKNOWN || !plain_score(raw, n, &score))
			return count_other(w, outcome);
		score = job->band[score];
	} else if (outcome == UNKNOWN) {
		w->totals.no_outcome++;
		return 0;
	}
	return count_plain(w, score, outcome);
}

static void *work(void *arg)
{
	struct worker *w = arg;
	int more;

	while ((more = ms_records_next(&w->in, &w->err)) > 0) {
		w->code = count_row(w);
		if (w->code)
			break;
	}
	if (more < 0)
		w->code = w->err.code;
	if (w->code)
		ms_feed_stop(w->job->feed);
	return NULL;
}

/* Worker 0 is this thread. Fewer threads than asked for do the same work. */
static void work_together(struct worker *workers, unsigned n)
{
	unsigned i, started = 1;

	for (i = 1; i < n; i++, started++)
		if (pthread_create(&workers[i].thread, NULL, work, &workers[i]))
			break;
	work(&workers[0]);
	for (i = 1; i < started; i++)
		pthread_join(workers[i].thread, NULL);
}

/* Of all that went wrong, what stands first in the file. */
static int first_error(const struct worker *workers, unsigned n,
		       struct ms_error *err)
{
	const struct worker *first = NULL;
	unsigned i;

	for (i = 0; i < n; i++)
		if (workers[i].code &&
		    (!first || workers[i].in.block.seq < first->in.block.seq))
			first = &workers[i];
	if (!first)
		return 0;
	if (err)
		*err = first->err;
	return first->code;
}

static int by_seq(const void *a, const void *b)
{
	const struct bad_row *const *x = a, *const *y = b;

	/* rows of one block lie in one worker's list, in order */
	if ((*x)->seq != (*y)->seq)
		return (*x)->seq < (*y)->seq ? -1 : 1;
	return (*x > *y) - (*x < *y);
}

/* Keep the messages of the first bad rows of the file. */
static int keep_bad(struct ms_tally *t, struct worker *workers, unsigned n)
{
	struct bad_row **all = malloc(n * MS_TALLY_LISTED * sizeof(*all));
	size_t k = 0, i, j;

	if (!all)
		return -1;
	for (i = 0; i < n; i++)
		for (j = 0; j < workers[i].nbad; j++)
			all[k++] = &workers[i].bad[j];
	qsort(all, k, sizeof(*all), by_seq);
	for (i = 0; i < k && t->nbad < MS_TALLY_LISTED; i++) {
		t->bad[t->nbad++] = all[i]->text;
		all[i]->text = NULL;
	}
	free(all);
	return 0;
}

static int gather(struct ms_tally *t, struct worker *workers, unsigned n)
{
	unsigned i;

	for (i = 0; i < n; i++) {
		struct worker *w = &workers[i];

		t->totals.rows += w->totals.rows;
		t->totals.no_score += w->totals.no_score;
		t->totals.no_outcome += w->totals.no_outcome;
		t->totals.bad += w->totals.bad;
		if (t->cells.keys.n == 0) {
			ms_cells_release(&t->cells);
			t->cells = w->cells;
			memset(&w->cells, 0, sizeof(w->cells));
		} else if (ms_cells_merge(&t->cells, &w->cells)) {
			return -1;
		}
		ms_cells_release(&w->cells);
	}
	return keep_bad(t, workers, n);
}

static void release_worker(struct worker *w)
{
	size_t i;

	ms_records_release(&w->in);
	ms_cells_release(&w->cells);
	ms_keycache_release(&w->cache);
	ms_buf_release(&w->value);
	ms_buf_release(&w->tuple);
	for (i = 0; i < w->nbad; i++)
		free(w->bad[i].text);
}

/* Where the columns of this file are; first: the worker that reads on behind
 * the header. */
static int find_columns(struct job *job, struct worker *first,
			struct ms_error *err)
{
	const struct ms_tally *t = job->t;
	size_t i;
	int code = ms_columns_read(&job->columns, &first->in, t->o.header, err);

	for (i = 0; i < t->nkey && !code; i++)
		code = ms_columns_need(&job->columns, t->keys[i], &job->key[i],
				       err);
	if (!code)
		code = ms_columns_need(&job->columns, t->o.outcome,
				       &job->outcome, err);
	if (!code && t->form != MS_BY_KEYS)
		code = ms_columns_need(&job->columns, t->o.score, &job->score,
				       err);
	for (i = 0; i < MS_CELLS_NEAR; i++)
		job->band[i] = t->form == MS_BY_BAND ? band_of(t, (double)i)
						     : (uint16_t)i;
	return code;
}

static unsigned count_threads(const struct ms_tally *t,
			      const struct ms_feed *feed)
{
	uint64_t n = t->o.threads ? t->o.threads : 1;

	if (n > THREADS_MAX)
		n = THREADS_MAX;
	if (n > ms_feed_blocks(feed))
		n = ms_feed_blocks(feed);
	return (unsigned)n;
}

int ms_tally_rows(struct ms_tally *t, const char *path, struct ms_error *err)
{
	struct job job = { .t = t };
	struct worker *workers = NULL;
	unsigned n = 0, i;
	int code = ms_feed_open(&job.feed, path, t->o.block, t->o.progress,
				t->o.user, err);

	if (code)
		return code;
	n = count_threads(t, job.feed);
	workers = calloc(n, sizeof(*workers));
	job.key = calloc(t->nkey + 1, sizeof(*job.key));
	if (!workers || !job.key) {
		n = 0;
		code = ms_nomem(err);
		goto out;
	}
	for (i = 0; i < n; i++) {
		workers[i].job = &job;
		workers[i].in.feed = job.feed;
	}
	code = find_columns(&job, &workers[0], err);
	if (code)
		goto out;
	work_together(workers, n);
	code = first_error(workers, n, err);
	if (!code && gather(t, workers, n))
		code = ms_nomem(err);
out:
	for (i = 0; i < n; i++)
		release_worker(&workers[i]);
	free(workers);
	free(job.key);
	ms_columns_release(&job.columns);
	ms_feed_free(job.feed);
	return code;
}
