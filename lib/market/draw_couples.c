#include "market/draw.h"

#include <stdlib.h>
#include <string.h>

#include "market/ranklist.h"

enum { MOST = MS_DRAW_LONGEST * (MS_DRAW_LONGEST + 2) };

/* A pair and how a couple likes it: less is better. */
struct liked {
	double cost;
	uint32_t program[2];
};

static int cheapest(const void *x, const void *y)
{
	const struct liked *a = x, *b = y;
	int i;

	if (a->cost != b->cost)
		return a->cost < b->cost ? -1 : 1;
	for (i = 0; i < 2; i++)
		if (a->program[i] != b->program[i])
			return a->program[i] < b->program[i] ? -1 : 1;
	return 0;
}

/* Ranks as shares of the two lists; apart costs half a list, and alone, for
 * which room is kept at the end, more than any pair. */
static uint32_t list_pairs(const struct ms_people *who, uint32_t c,
			   struct liked *out)
{
	const uint32_t *a = who->partners[c];
	const uint32_t *x = who->choice + who->start[a[0]];
	const uint32_t *y = who->choice + who->start[a[1]];
	uint32_t nx = who->start[a[0] + 1] - who->start[a[0]];
	uint32_t ny = who->start[a[1] + 1] - who->start[a[1]];
	uint32_t i, k, n = 0;

	for (i = 0; i < nx; i++)
		for (k = 0; k < ny; k++) {
			struct liked *l = &out[n++];
			int apart = who->region[x[i]] != who->region[y[k]];

			l->program[0] = x[i];
			l->program[1] = y[k];
			l->cost = (double)i / nx + (double)k / ny + 0.5 * apart;
		}
	for (i = 0; i < nx + ny; i++) {
		struct liked *l = &out[n++];
		int second = i >= nx;

		l->program[second] = second ? y[i - nx] : x[i];
		l->program[!second] = MS_NONE;
		l->cost = 3 + (second ? (double)(i - nx) / ny : (double)i / nx);
	}
	qsort(out, n, sizeof(*out), cheapest);
	if (n <= MS_PAIRS_MAX)
		return n;
	memmove(out + MS_PAIRS_MAX - nx - ny, out + n - nx - ny,
		(nx + ny) * sizeof(*out));
	return MS_PAIRS_MAX;
}

/* Partners have no lists of their own any more. */
static void take_lists(struct ms_market *m)
{
	struct ms_lists *l = &m->applicant;
	uint32_t a, e, kept = 0;

	for (a = 0; a < l->n; a++) {
		uint32_t from = l->start[a];

		l->start[a] = kept;
		for (e = from; e < l->start[a + 1]; e++)
			if (!ms_market_coupled(m, a))
				l->item[kept++] = l->item[e];
	}
	l->start[a] = kept;
}

int ms_draw_couples(struct ms_market *m, const struct ms_people *people,
		    struct ms_error *err)
{
	struct liked *room = malloc(MOST * sizeof(*room));
	uint32_t c, k, n;

	m->couple = calloc((size_t)people->ncouple + 1, sizeof(*m->couple));
	m->pair = calloc((size_t)people->ncouple * MS_PAIRS_MAX + 1,
			 sizeof(*m->pair));
	if (!room || !m->couple || !m->pair) {
		free(room);
		return ms_nomem(err);
	}
	for (c = 0; c < people->ncouple; c++) {
		struct ms_couple *couple = &m->couple[c];

		memcpy(couple->member, people->partners[c],
		       sizeof(couple->member));
		couple->start = m->npair;
		n = list_pairs(people, c, room);
		for (k = 0; k < n; k++)
			memcpy(m->pair[m->npair++].program, room[k].program,
			       sizeof(room[k].program));
		couple->end = m->npair;
	}
	m->ncouple = people->ncouple;
	free(room);
	if (ms_market_join(m, err))
		return MS_ENOMEM;
	take_lists(m);
	return ms_market_join(m, err);
}
