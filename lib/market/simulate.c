#include "market/simulate.h"

#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_cdf.h>

#include "market/sim_parts.h"

void ms_simulation_default(struct ms_simulation *sim)
{
	memset(sim, 0, sizeof(*sim));
	ms_draw_default(&sim->draw);
	sim->replications = 10;
	sim->threads = 2;
	sim->seed = 1;
	sim->level = 0.95;
	sim->share = 0.1;
	sim->keep = 3;
	sim->ranks = 15;
	sim->type = MS_NONE;
}

void ms_sim_set(struct ms_sim_value *v, double hits, double n)
{
	v->n = n;
	if (n > 0)
		v->rate = hits / n;
}

const char *ms_sim_type_name(const struct ms_simulation *sim, size_t t)
{
	return t < sim->draw.ntype ? sim->draw.type[t].code : "all";
}

static const struct ms_sim_measure *measure_of(enum ms_sim_by by)
{
	static const struct ms_sim_measure *const all[] = {
		[MS_SIM_TYPE] = &ms_sim_type,
		[MS_SIM_CHOICE] = &ms_sim_choice,
		[MS_SIM_RANKS] = &ms_sim_ranks,
		[MS_SIM_STRATEGY] = &ms_sim_strategy,
		[MS_SIM_COUPLES] = &ms_sim_couples,
		[MS_SIM_FIT] = &ms_sim_fit,
	};

	return all[by];
}

/* What the threads share. */
struct pool {
	const struct ms_simulation *sim;
	size_t rows;
	struct ms_sim_value *value; /* a replication after the other */
	pthread_mutex_t lock;
	uint32_t next, done, unsolved;
	uint32_t failed; /* the first replication that did */
	struct ms_error err; /* and why */
};

/* Streams: the market of a replication does not change with what is measured
 * in it. */
static int replicate(struct pool *pool, uint32_t i, uint32_t *unsolved,
		     struct ms_error *err)
{
	const struct ms_simulation *sim = pool->sim;
	struct ms_sim_run run = { .sim = sim, .err = err };
	struct ms_rng rng;
	int rc;

	run.value = pool->value + i * pool->rows;
	ms_rng_start(&rng, sim->seed, 2 * (uint64_t)i);
	ms_rng_start(&run.rng, sim->seed, 2 * (uint64_t)i + 1);
	rc = ms_draw_market(&run.m, &run.people, &sim->draw, &rng, err);
	if (rc)
		return rc;
	rc = ms_match_init(&run.match, &run.m, err);
	if (!rc)
		rc = ms_match_applicants(&run.match, &run.m, err);
	if (!rc)
		rc = measure_of(sim->by)->measure(&run);
	*unsolved = run.unsolved;
	ms_match_release(&run.match);
	ms_people_release(&run.people);
	ms_market_release(&run.m);
	return rc;
}

static void *work(void *arg)
{
	struct pool *pool = arg;
	const struct ms_simulation *sim = pool->sim;

	for (;;) {
		struct ms_error err;
		uint32_t i, unsolved = 0;
		int rc;

		pthread_mutex_lock(&pool->lock);
		i = pool->failed == MS_NONE ? pool->next++ : sim->replications;
		pthread_mutex_unlock(&pool->lock);
		if (i >= sim->replications)
			return NULL;
		rc = replicate(pool, i, &unsolved, &err);
		pthread_mutex_lock(&pool->lock);
		if (rc && i < pool->failed) {
			pool->failed = i;
			pool->err = err;
		}
		pool->unsolved += unsolved;
		pool->done++;
		if (!rc && sim->progress)
			sim->progress(pool->done, sim->replications, sim->user);
		pthread_mutex_unlock(&pool->lock);
	}
}

/* The caller's thread works too; one that cannot be started is done without. */
static void run_all(struct pool *pool)
{
	enum { MOST = 64 };
	pthread_t thread[MOST];
	uint32_t n = 0, i;

	while (n + 1 < pool->sim->threads && n < MOST &&
	       pthread_create(&thread[n], NULL, work, pool) == 0)
		n++;
	work(pool);
	for (i = 0; i < n; i++)
		pthread_join(thread[i], NULL);
}

enum { N, RATE, CHANGE, BETTER, WORSE };

static double pick(const struct ms_sim_value *v, int which)
{
	const double all[] = { v->n, v->rate, v->change, v->better, v->worse };

	return all[which];
}

/* Mean over the replications that say something, and a t interval for it. */
static struct ms_rate_of summarise(const struct pool *pool, size_t row,
				   int which)
{
	struct ms_rate_of r = { NAN, NAN, NAN };
	double mean = 0, ss = 0, half;
	uint32_t i, n = 0;

	for (i = 0; i < pool->sim->replications; i++) {
		double x = pick(&pool->value[i * pool->rows + row], which);
		double off = x - mean;

		if (isnan(x))
			continue;
		mean += off / ++n; /* Welford 1962 */
		ss += off * (x - mean);
	}
	if (n)
		r.rate = mean;
	if (n < 2)
		return r;
	half = gsl_cdf_tdist_Pinv(0.5 + pool->sim->level / 2, n - 1) *
	       sqrt(ss / (n - 1) / n);
	r.low = r.rate - half;
	r.high = r.rate + half;
	return r;
}

/* A t interval may reach beyond what a share can be. */
static struct ms_rate_of share(struct ms_rate_of r)
{
	r.low = r.low < 0 ? 0 : r.low;
	r.high = r.high > 1 ? 1 : r.high;
	return r;
}

static void estimate(const struct pool *pool, size_t i, struct ms_estimate *row)
{
	row->published = NAN;
	measure_of(pool->sim->by)->label(pool->sim, i, row);
	row->n = summarise(pool, i, N).rate;
	row->rate = summarise(pool, i, RATE);
	row->change = summarise(pool, i, CHANGE);
	row->better = summarise(pool, i, BETTER);
	row->worse = summarise(pool, i, WORSE);
	if (row->published > 1)
		return; /* the length of a list */
	row->rate = share(row->rate);
	row->better = share(row->better);
	row->worse = share(row->worse);
}

static int pool_init(struct pool *pool, const struct ms_simulation *sim,
		     struct ms_error *err)
{
	static const struct ms_sim_value nothing = { NAN, NAN, NAN, NAN, NAN };
	size_t i, n;

	memset(pool, 0, sizeof(*pool));
	pool->sim = sim;
	pool->failed = MS_NONE;
	pool->rows = measure_of(sim->by)->rows(sim);
	n = pool->rows * sim->replications;
	pool->value = malloc((n + 1) * sizeof(*pool->value));
	if (!pool->value || pthread_mutex_init(&pool->lock, NULL)) {
		free(pool->value);
		return ms_nomem(err);
	}
	for (i = 0; i < n; i++)
		pool->value[i] = nothing;
	return 0;
}

int ms_simulate(struct ms_estimates *out, const struct ms_simulation *sim,
		struct ms_error *err)
{
	struct ms_estimates est = { 0 };
	struct pool pool;
	size_t i;
	int rc = pool_init(&pool, sim, err);

	if (rc)
		return rc;
	run_all(&pool);
	est.n = pool.rows;
	est.unsolved = pool.unsolved;
	est.row = calloc(est.n + 1, sizeof(*est.row));
	if (pool.failed != MS_NONE)
		rc = ms_fail(err, pool.err.code, "%s", pool.err.msg);
	else if (!est.row)
		rc = ms_nomem(err);
	for (i = 0; !rc && i < est.n; i++)
		estimate(&pool, i, &est.row[i]);
	pthread_mutex_destroy(&pool.lock);
	free(pool.value);
	if (rc)
		ms_estimates_release(&est);
	else
		*out = est;
	return rc;
}

void ms_estimates_release(struct ms_estimates *est)
{
	free(est->row);
	memset(est, 0, sizeof(*est));
}
