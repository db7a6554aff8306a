#include "market/draw.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* NRMP 2025, PGY-1: active applicants by type, of 47,208; 40,041 positions;
 * 6,626 program tracks. The rest is fitted. */
void ms_draw_default(struct ms_draw *draw)
{
	static const struct ms_draw national = {
		.applicants = 47208,
		.programs = 6626,
		.positions = 40041,
		.couples = 1259,
		.type = { { "us_md_senior", 20368 / 47208., 1.2, 10.6 },
			  { "us_do_senior", 8392 / 47208., 0.3, 11.7 },
			  { "us_img", 4587 / 47208., -1.22, 5.37 },
			  { "non_us_img", 11465 / 47208., -0.72, 3.13 },
			  { "other", 2396 / 47208., -0.2, 1.75 } },
		.ntype = 5,
		.reach = 0.158,
		.attention = 0.758,
		.taste = 0.227,
		.judgement = 0.784,
		.spread = 0.73,
		.left_out = 0.05,
		.regions = 30,
		.regions_of_couple = 4,
	};

	*draw = national;
}

void ms_draw_scale(struct ms_draw *draw, uint32_t applicants)
{
	double f = (double)applicants / draw->applicants;

	draw->programs = (uint32_t)(f * draw->programs + 0.5);
	draw->positions = (uint32_t)(f * draw->positions + 0.5);
	draw->couples = (uint32_t)(f * draw->couples + 0.5);
	draw->applicants = applicants;
}

/* Someone or something with a score: best first, ties by number. */
struct scored {
	double score;
	uint32_t who;
};

static int best_first(const void *x, const void *y)
{
	const struct scored *a = x, *b = y;

	if (a->score != b->score)
		return a->score > b->score ? -1 : 1;
	return a->who < b->who ? -1 : a->who > b->who;
}

/* What a draw works with. Percentiles run from 0, the best, to 1. */
struct work {
	const struct ms_draw *draw;
	struct ms_rng *rng;
	struct ms_market *m;
	struct ms_people *people;
	double *standing; /* of each applicant: percentile by merit */
	unsigned char *length; /* of their list */
	double *liking; /* of each program, in normal scores */
	double *room; /* of each program, on the axis */
	uint32_t *axis; /* programs, from the most liked */
	uint32_t *partner; /* of each applicant: couple, or MS_NONE */
	struct scored *order; /* room to sort in */
};

static int work_alloc(struct work *w)
{
	const struct ms_draw *d = w->draw;
	size_t na = d->applicants, np = d->programs;
	struct ms_people *who = w->people;
	struct ms_market *m = w->m;

	w->standing = malloc(na * sizeof(*w->standing));
	w->length = malloc(na);
	w->liking = malloc(np * sizeof(*w->liking));
	w->room = malloc(np * sizeof(*w->room));
	w->axis = malloc(d->positions * sizeof(*w->axis));
	w->partner = malloc(na * sizeof(*w->partner));
	w->order = malloc(na * MS_DRAW_LONGEST * sizeof(*w->order));
	who->type = malloc(na);
	who->start = malloc((na + 1) * sizeof(*who->start));
	who->choice = malloc(na * MS_DRAW_LONGEST * sizeof(*who->choice));
	who->partners =
		malloc(((size_t)d->couples + 1) * sizeof(*who->partners));
	who->region = malloc(np * sizeof(*who->region));
	m->quota = malloc(np * sizeof(*m->quota));
	m->program.start = calloc(np + 2, sizeof(uint32_t));
	return w->standing && w->length && w->liking && w->room && w->axis &&
			       w->partner && w->order && who->type &&
			       who->start && who->choice && who->partners &&
			       who->region && m->quota && m->program.start
		       ? 0
		       : -1;
}

static void work_release(struct work *w)
{
	free(w->standing);
	free(w->length);
	free(w->liking);
	free(w->room);
	free(w->axis);
	free(w->partner);
	free(w->order);
}

void ms_people_release(struct ms_people *people)
{
	free(people->type);
	free(people->choice);
	free(people->start);
	free(people->partners);
	free(people->region);
	memset(people, 0, sizeof(*people));
}

/* The normal score of a percentile: an approximation good to 5e-4 (Abramowitz
 * and Stegun 26.2.23), ample for made-up people. */
static double normal_score(double best)
{
	double p = best < 0.5 ? best : 1 - best, t = sqrt(-2 * log(p)), z;

	z = t - (2.515517 + t * (0.802853 + t * 0.010328)) /
			(1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
	return best < 0.5 ? z : -z;
}

/* Every program has a position; the others fall to programs by their size,
 * which varies as a log-normal. */
static void draw_programs(struct work *w)
{
	const struct ms_draw *d = w->draw;
	uint32_t left = d->positions - d->programs, p, s = 0;
	double sum = 0, below = 0, *size = w->room; /* not yet needed */

	for (p = 0; p < d->programs; p++)
		sum += size[p] = exp(0.9 * ms_rng_normal(w->rng));
	for (p = 0; p < d->programs; p++) {
		double from = left * (below / sum) + 0.5;
		double to = left * ((below + size[p]) / sum) + 0.5;
		uint32_t quota = 1 + (uint32_t)to - (uint32_t)from;

		below += size[p];
		if (p + 1 == d->programs)
			quota = d->positions - s;
		w->m->quota[p] = quota;
		w->people->region[p] = ms_rng_below(w->rng, d->regions);
		w->liking[p] = normal_score((s + 0.5 * quota) / d->positions);
		s += quota;
	}
}

/* The axis on which interviews fall. */
static void draw_attention(struct work *w)
{
	const struct ms_draw *d = w->draw;
	double sum = 0, below = 0, *room = w->room;
	uint32_t p, s = 0;

	for (p = 0; p < d->programs; p++)
		sum += room[p] = w->m->quota[p] *
				 exp(d->attention * ms_rng_normal(w->rng));
	for (p = 0; p < d->programs; p++) {
		below += room[p];
		while (s < d->positions && s < d->positions * (below / sum))
			w->axis[s++] = p;
	}
	while (s < d->positions)
		w->axis[s++] = d->programs - 1;
}

/* The length of a list: log-normal. */
static unsigned char draw_length(const struct work *w,
				 const struct ms_draw_type *type)
{
	const struct ms_draw *d = w->draw;
	double most = d->programs / 4, n;

	n = type->length * exp(d->spread * ms_rng_normal(w->rng));
	most = most < 1 ? 1 : most > MS_DRAW_LONGEST ? MS_DRAW_LONGEST : most;
	return (unsigned char)(n < 1 ? 1 : n > most ? most : n + 0.5);
}

/* Types in their shares, merit, and by it everyone's standing. */
static void draw_applicants(struct work *w)
{
	const struct ms_draw *d = w->draw;
	uint32_t a, t = 0;
	double upto = d->type[0].share;

	for (a = 0; a < d->applicants; a++) {
		double z = ms_rng_normal(w->rng);

		while (a >= upto * d->applicants && t + 1 < d->ntype)
			upto += d->type[++t].share;
		w->people->type[a] = (unsigned char)t;
		w->length[a] = draw_length(w, &d->type[t]);
		w->order[a].score = d->type[t].merit + z;
		w->order[a].who = a;
	}
	qsort(w->order, d->applicants, sizeof(*w->order), best_first);
	for (a = 0; a < d->applicants; a++)
		w->standing[w->order[a].who] = (a + 0.5) / d->applicants;
}

/* Pair up U.S. seniors at random. */
static void draw_partners(struct work *w)
{
	const struct ms_draw *d = w->draw;
	struct ms_people *who = w->people;
	uint32_t *pool = who->choice, n = 0, a, c; /* choice: not yet needed */

	memset(w->partner, 0xff, d->applicants * sizeof(*w->partner));
	for (a = 0; a < d->applicants; a++)
		if (who->type[a] < 2)
			pool[n++] = a;
	ms_rng_shuffle(w->rng, pool, n);
	for (c = 0; c < d->couples && 2 * c + 1 < n; c++) {
		who->partners[c][0] = pool[2 * c];
		who->partners[c][1] = pool[2 * c + 1];
		w->partner[pool[2 * c]] = c;
		w->partner[pool[2 * c + 1]] = c;
	}
	who->ncouple = c;
}

/* Is the program where this couple looks? Their regions are those next to one
 * of their own, round the numbers. */
static int in_reach(const struct work *w, uint32_t couple, uint32_t p)
{
	const struct ms_draw *d = w->draw;
	uint32_t home = (uint32_t)(ms_mix(couple) % d->regions);

	return couple == MS_NONE ||
	       (w->people->region[p] + d->regions - home) % d->regions <
		       d->regions_of_couple;
}

/* A program near the applicant's standing; beyond an end it comes back. */
static uint32_t near(const struct work *w, double at)
{
	uint32_t n = w->draw->positions, s;

	at = fabs(at);
	at = at > 1 ? fabs(2 - at) : at;
	s = (uint32_t)(at * n);
	return w->axis[s < n ? s : n - 1];
}

/* The programs a meets, best first by their own opinion; how many. */
static uint32_t draw_list(struct work *w, uint32_t a, uint32_t *out)
{
	const struct ms_draw *d = w->draw;
	double own = sqrt(1 - d->taste * d->taste);
	uint32_t n = 0, k, tries = 0;
	struct scored *list = w->order; /* sorted anew for each */

	while (n < w->length[a] && tries++ < 2000) {
		double at = w->standing[a] + d->reach * ms_rng_normal(w->rng);
		uint32_t p = near(w, at);

		for (k = 0; k < n && list[k].who != p; k++)
			;
		if (k < n || !in_reach(w, w->partner[a], p))
			continue;
		list[n].who = p;
		list[n++].score = d->taste * w->liking[p] +
				  own * ms_rng_normal(w->rng);
	}
	qsort(list, n, sizeof(*list), best_first);
	for (k = 0; k < n; k++)
		out[k] = list[k].who;
	return n;
}

static void draw_lists(struct work *w)
{
	struct ms_people *who = w->people;
	uint32_t a, e = 0;

	for (a = 0; a < w->draw->applicants; a++) {
		who->start[a] = e;
		e += draw_list(w, a, who->choice + e);
	}
	who->start[a] = e;
}

/* Everyone a program met, but for those it leaves out, in its order. */
static int rank_applicants(struct work *w)
{
	const struct ms_draw *d = w->draw;
	const struct ms_people *who = w->people;
	struct ms_lists *l = &w->m->program;
	double own = sqrt(1 - d->judgement * d->judgement);
	uint32_t total = who->start[d->applicants], a, e, p;
	uint32_t *next = l->start + 1; /* filling moves it on to the ends */

	l->n = d->programs;
	l->item = malloc((total + 1) * sizeof(*l->item));
	if (!l->item)
		return -1;
	for (e = 0; e < total; e++)
		next[who->choice[e] + 1]++;
	for (p = 1; p <= d->programs; p++)
		next[p] += next[p - 1];
	for (a = 0; a < d->applicants; a++) {
		double merit = d->judgement * normal_score(w->standing[a]);

		for (e = who->start[a]; e < who->start[a + 1]; e++) {
			struct scored *s = &w->order[next[who->choice[e]]++];

			s->who = a;
			s->score = merit + own * ms_rng_normal(w->rng);
			if (ms_rng_uniform(w->rng) < d->left_out)
				s->who = MS_NONE;
		}
	}
	for (p = 0, e = 0; p < d->programs; p++) {
		uint32_t i = l->start[p], end = l->start[p + 1];

		qsort(w->order + i, end - i, sizeof(*w->order), best_first);
		for (l->start[p] = e; i < end; i++)
			if (w->order[i].who != MS_NONE)
				l->item[e++] = w->order[i].who;
	}
	l->start[p] = e;
	return 0;
}

/* The applicants' lists, as singles. */
static int copy_lists(struct ms_market *m, const struct ms_people *people,
		      uint32_t n)
{
	size_t total = people->start[n];

	m->applicant.n = n;
	m->applicant.start = malloc((n + 1) * sizeof(uint32_t));
	m->applicant.item = malloc((total + 1) * sizeof(uint32_t));
	if (!m->applicant.start || !m->applicant.item)
		return -1;
	memcpy(m->applicant.start, people->start, (n + 1) * sizeof(uint32_t));
	memcpy(m->applicant.item, people->choice, total * sizeof(uint32_t));
	return 0;
}

int ms_draw_market(struct ms_market *m, struct ms_people *people,
		   const struct ms_draw *draw, struct ms_rng *rng,
		   struct ms_error *err)
{
	struct work w = { .draw = draw, .rng = rng, .m = m, .people = people };
	int rc = 0;

	memset(m, 0, sizeof(*m));
	memset(people, 0, sizeof(*people));
	if (!draw->applicants || !draw->programs || !draw->ntype ||
	    !draw->regions || draw->positions < draw->programs)
		return ms_fail(err, MS_EUSAGE,
			       "a market needs applicants, programs and a "
			       "position for each program");
	if (work_alloc(&w)) {
		rc = ms_nomem(err);
	} else {
		draw_programs(&w);
		draw_attention(&w);
		draw_applicants(&w);
		draw_partners(&w);
		draw_lists(&w);
		if (rank_applicants(&w) ||
		    copy_lists(m, people, draw->applicants))
			rc = ms_nomem(err);
		else
			rc = ms_market_join(m, err);
	}
	work_release(&w);
	if (rc) {
		ms_market_release(m);
		ms_people_release(people);
	}
	return rc;
}
