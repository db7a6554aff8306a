#include "market/market.h"

#include <stdlib.h>
#include <string.h>

/* Who ranks each applicant, and where: the programs' lists turned around. */
struct seen {
	uint32_t *start, *program, *place;
	uint32_t *at; /* of each program: its place for the applicant marked */
	uint32_t *stamp; /* valid when equal to the applicant marked */
};

static void seen_release(struct seen *s)
{
	free(s->start);
	free(s->program);
	free(s->place);
	free(s->at);
	free(s->stamp);
}

static int seen_alloc(struct seen *s, const struct ms_market *m)
{
	size_t na = m->applicant.n, np = m->program.n;
	size_t n = m->program.start[np];

	s->start = calloc(na + 2, sizeof(*s->start));
	s->program = malloc((n + 1) * sizeof(*s->program));
	s->place = malloc((n + 1) * sizeof(*s->place));
	s->at = malloc((np + 1) * sizeof(*s->at));
	s->stamp = malloc((np + 1) * sizeof(*s->stamp));
	if (!s->start || !s->program || !s->place || !s->at || !s->stamp)
		return -1;
	memset(s->stamp, 0xff, (np + 1) * sizeof(*s->stamp));
	return 0;
}

static void seen_fill(struct seen *s, const struct ms_market *m)
{
	const struct ms_lists *l = &m->program;
	uint32_t *next = s->start + 1; /* filling moves it on to the ends */
	uint32_t p, k, e, i;

	for (e = 0; e < l->start[l->n]; e++)
		next[l->item[e] + 1]++;
	for (i = 1; i <= m->applicant.n; i++)
		next[i] += next[i - 1];
	for (p = 0; p < l->n; p++)
		for (e = l->start[p], k = 0; e < l->start[p + 1]; e++, k++) {
			i = next[l->item[e]]++;
			s->program[i] = p;
			s->place[i] = k;
		}
}

static void mark(struct seen *s, uint32_t a)
{
	uint32_t i;

	for (i = s->start[a]; i < s->start[a + 1]; i++) {
		s->at[s->program[i]] = s->place[i];
		s->stamp[s->program[i]] = a;
	}
}

static uint32_t look(const struct seen *s, uint32_t a, uint32_t p)
{
	return p != MS_NONE && s->stamp[p] == a ? s->at[p] : MS_NONE;
}

static void join_lists(struct ms_market *m, struct seen *s)
{
	const struct ms_lists *l = &m->applicant;
	uint32_t a, e;

	for (a = 0; a < l->n; a++) {
		if (l->start[a] == l->start[a + 1])
			continue;
		mark(s, a);
		for (e = l->start[a]; e < l->start[a + 1]; e++)
			m->place[e] = look(s, a, l->item[e]);
	}
}

static void join_pairs(struct ms_market *m, struct seen *s)
{
	uint32_t c, k, side;

	for (c = 0; c < m->ncouple; c++)
		for (side = 0; side < 2; side++) {
			uint32_t a = m->couple[c].member[side];

			mark(s, a);
			for (k = m->couple[c].start; k < m->couple[c].end; k++)
				m->pair[k].place[side] =
					look(s, a, m->pair[k].program[side]);
		}
}

static void join_links(struct ms_market *m, struct seen *s)
{
	uint32_t i, k;

	for (i = 0; i < m->nlink; i++) {
		struct ms_link *l = &m->link[i];

		mark(s, l->applicant);
		for (k = l->start; k < l->end; k++)
			m->supplement[k].place = look(s, l->applicant,
						      m->supplement[k].program);
	}
}

static int index_couples(struct ms_market *m)
{
	uint32_t c;
	size_t size = (m->applicant.n + 1) * sizeof(*m->couple_of);

	if (!m->ncouple)
		return 0;
	m->couple_of = malloc(size);
	if (!m->couple_of)
		return -1;
	memset(m->couple_of, 0xff, size);
	for (c = 0; c < m->ncouple; c++) {
		m->couple_of[m->couple[c].member[0]] = c;
		m->couple_of[m->couple[c].member[1]] = c;
	}
	return 0;
}

int ms_market_join(struct ms_market *m, struct ms_error *err)
{
	struct seen s = { 0 };
	size_t n = m->applicant.start[m->applicant.n];
	int rc = 0;

	free(m->place);
	free(m->couple_of);
	m->couple_of = NULL;
	m->place = malloc((n + 1) * sizeof(*m->place));
	if (!m->place || seen_alloc(&s, m) || index_couples(m)) {
		rc = ms_nomem(err);
		goto out;
	}
	seen_fill(&s, m);
	join_lists(m, &s);
	join_pairs(m, &s);
	join_links(m, &s);
out:
	seen_release(&s);
	return rc;
}

void ms_market_release(struct ms_market *m)
{
	free(m->applicant.start);
	free(m->applicant.item);
	free(m->program.start);
	free(m->program.item);
	free(m->quota);
	free(m->place);
	free(m->couple);
	free(m->pair);
	free(m->couple_of);
	free(m->link);
	free(m->supplement);
	free(m->reversion);
	memset(m, 0, sizeof(*m));
}

const struct ms_link *ms_market_link(const struct ms_market *m,
				     uint32_t applicant, uint32_t program)
{
	uint32_t low = 0, high = m->nlink;

	while (low < high) {
		uint32_t mid = low + (high - low) / 2;
		const struct ms_link *l = &m->link[mid];

		if (l->applicant == applicant && l->program == program)
			return l;
		if (l->applicant < applicant ||
		    (l->applicant == applicant && l->program < program))
			low = mid + 1;
		else
			high = mid;
	}
	return NULL;
}

int ms_market_coupled(const struct ms_market *m, uint32_t applicant)
{
	return m->couple_of && m->couple_of[applicant] != MS_NONE;
}
