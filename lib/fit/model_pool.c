/* Pooling of models: which of them share a distribution, and the way back. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fit/model.h"
#include "fit/pool.h"

/* The pooled lines are a in logits at CENTER and b per UNIT points. */
static const double CENTER = 245, UNIT = 10;

/* The models that pool with the first of them. */
struct family {
	size_t *member; /* model numbers */
	struct ms_group *group;
	size_t n;
};

static void release(struct family *f)
{
	while (f->n)
		ms_group_release(&f->group[--f->n]);
}

/* Models related to first that carry score information. */
static int gather(struct ms_models *m, size_t first, size_t key,
		  const struct ms_fit_options *opt, struct family *f,
		  struct ms_error *err)
{
	size_t i;

	f->n = 0;
	for (i = first; i < m->n; i++) {
		int rc;

		if (!ms_models_related(m, first, i, key))
			continue;
		rc = ms_group_init(&f->group[f->n], &m->model[i].evidence,
				   &m->model[i].fit, opt, CENTER, UNIT, err);
		if (rc == MS_ENONE)
			continue;
		if (rc) {
			release(f);
			return rc;
		}
		f->member[f->n++] = i;
	}
	return 0;
}

static void apply(struct ms_models *m, const struct family *f,
		  const struct ms_pool *pool)
{
	size_t i;

	for (i = 0; i < f->n; i++) {
		struct ms_fit *fit = &m->model[f->member[i]].fit;

		fit->raw_intercept = fit->intercept;
		fit->raw_slope = fit->slope;
		ms_pool_apply(pool, i, CENTER, UNIT, fit);
		fit->shrinkage_intercept = pool->group[i].shrinkage[0];
		fit->shrinkage_slope = pool->group[i].shrinkage[1];
		fit->between_slope = sqrt(pool->s[MS_YY]) / UNIT;
		fit->new_low = pool->slope_new[0] / UNIT;
		fit->new_high = pool->slope_new[1] / UNIT;
		fit->status = MS_FIT_OVERLAP; /* it has a line now */
	}
}

static int pool_family(struct ms_models *m, struct family *f,
		       struct ms_error *err)
{
	struct ms_pool pool;
	int rc;

	if (f->n < MS_POOL_MIN)
		return 0;
	rc = ms_pool_fit(&pool, f->group, f->n, err);
	if (rc)
		return rc;
	apply(m, f, &pool);
	ms_pool_release(&pool);
	return 0;
}

int ms_models_pool(struct ms_models *m, const char *key,
		   const struct ms_fit_options *opt, size_t *alone,
		   struct ms_error *err)
{
	struct family f = { 0 };
	size_t k, i, j, left = 0;
	int rc = 0;

	for (k = 0; k < m->nkey && strcmp(m->key[k], key); k++)
		;
	if (k == m->nkey)
		return ms_fail(err, MS_EUSAGE, "the models have no key '%s'",
			       key);
	f.member = calloc(m->n + 1, sizeof(*f.member));
	f.group = calloc(m->n + 1, sizeof(*f.group));
	if (!f.member || !f.group)
		rc = ms_nomem(err);
	for (i = 0; !rc && i < m->n; i++) {
		for (j = 0; j < i && !ms_models_related(m, j, i, k); j++)
			;
		if (j < i)
			continue; /* pooled with an earlier one */
		rc = gather(m, i, k, opt, &f, err);
		rc = rc ? rc : pool_family(m, &f, err);
		release(&f);
	}
	free(f.member);
	free(f.group);
	for (i = 0; i < m->n; i++)
		left += m->model[i].fit.estimator != MS_POOLED;
	if (!rc && alone)
		*alone = left;
	return rc;
}
