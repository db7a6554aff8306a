#include "market/explain.h"

#include <stdlib.h>

const char *ms_why_text(enum ms_why why)
{
	static const char *const text[] = {
		[MS_WHY_MATCHED] = "matched here",
		[MS_WHY_NOT_RANKED] = "did not rank the applicant",
		[MS_WHY_NO_POSITIONS] = "has no positions",
		[MS_WHY_FULL] = "holds only applicants it prefers",
		[MS_WHY_TAKES] = "would take the applicant",
		[MS_WHY_NOT_BOTH] = "would take one of the two",
		[MS_WHY_NO_MATCH] = "no match on this side",
		[MS_WHY_NOT_REACHED] = "not reached",
	};

	return text[why];
}

struct book {
	const struct ms_market *m;
	const struct ms_match *match;
	uint32_t *filled; /* of each program */
	void (*found)(const struct ms_step *step, void *user);
	void *user;
};

/* The place of a on p's list, by looking through it. */
static uint32_t place_on(const struct ms_market *m, uint32_t p, uint32_t a)
{
	uint32_t e;

	for (e = m->program.start[p]; e < m->program.start[p + 1]; e++)
		if (m->program.item[e] == a)
			return e - m->program.start[p];
	return MS_NONE;
}

/* The worst place that is held at p: walk up its list. */
static uint32_t last_held(const struct book *b, uint32_t p)
{
	const struct ms_market *m = b->m;
	uint32_t e;

	for (e = m->program.start[p + 1]; e > m->program.start[p]; e--) {
		uint32_t a = m->program.item[e - 1];

		if (b->match->program[a] == p || b->match->extra[a] == p)
			return e - 1 - m->program.start[p];
	}
	return MS_NONE;
}

static enum ms_why judge(const struct ms_step *s)
{
	if (s->program == MS_NONE)
		return MS_WHY_NO_MATCH;
	if (s->place == MS_NONE)
		return MS_WHY_NOT_RANKED;
	if (s->quota == 0)
		return MS_WHY_NO_POSITIONS;
	if (s->filled >= s->quota && s->last != MS_NONE && s->place > s->last)
		return MS_WHY_FULL;
	return MS_WHY_TAKES;
}

/* One line; got: the rank at which the list ends in a match. */
static struct ms_step step_of(const struct book *b, uint32_t a, uint32_t p,
			      uint32_t rank, uint32_t got)
{
	struct ms_step s = {
		.applicant = a,
		.rank = rank,
		.program = p,
		.place = MS_NONE,
		.last = MS_NONE,
	};

	if (p != MS_NONE) {
		s.place = place_on(b->m, p, a);
		s.quota = b->match->quota[p];
		s.filled = b->filled[p];
		s.last = last_held(b, p);
	}
	if (rank == got)
		s.why = MS_WHY_MATCHED;
	else if (got != MS_NONE && rank > got)
		s.why = MS_WHY_NOT_REACHED;
	else
		s.why = judge(&s);
	return s;
}

static void tell_list(struct book *b, uint32_t a)
{
	const struct ms_lists *l = &b->m->applicant;
	uint32_t e, from = l->start[a];

	for (e = from; e < l->start[a + 1]; e++) {
		struct ms_step s = step_of(b, a, l->item[e], e - from,
					   b->match->rank[a]);

		b->found(&s, b->user);
	}
}

/* Each side of a pair on its own; when none is against it, the two are. */
static void tell_pairs(struct book *b, uint32_t a)
{
	const struct ms_market *m = b->m;
	const struct ms_couple *c = &m->couple[m->couple_of[a]];
	int mine = c->member[1] == a;
	uint32_t k;

	for (k = c->start; k < c->end; k++) {
		uint32_t r = k - c->start, got = b->match->rank[a];
		const uint32_t *p = m->pair[k].program;
		struct ms_step x = step_of(b, a, p[mine], r, got);
		struct ms_step y = step_of(b, c->member[!mine], p[!mine], r,
					   got);

		if (x.why == MS_WHY_TAKES && y.why == MS_WHY_TAKES)
			x.why = y.why = MS_WHY_NOT_BOTH;
		b->found(&x, b->user);
		b->found(&y, b->user);
	}
}

static void tell_links(struct book *b, uint32_t a)
{
	const struct ms_market *m = b->m;
	const struct ms_link *l = ms_market_link(m, a, b->match->program[a]);
	uint32_t k;

	for (k = l ? l->start : 0; l && k < l->end; k++) {
		struct ms_step s = step_of(b, a, m->supplement[k].program,
					   k - l->start,
					   b->match->extra_rank[a]);

		s.supplemental = 1;
		b->found(&s, b->user);
	}
}

int ms_explain(const struct ms_market *m, const struct ms_match *match,
	       uint32_t applicant,
	       void (*found)(const struct ms_step *step, void *user),
	       void *user, struct ms_error *err)
{
	struct book b = { m, match, NULL, found, user };
	size_t np = m->program.n;
	int rc = 0;

	b.filled = malloc((np + 1) * sizeof(*b.filled));
	if (!b.filled) {
		rc = ms_nomem(err);
	} else {
		ms_match_filled(match, b.filled);
		if (ms_market_coupled(m, applicant))
			tell_pairs(&b, applicant);
		else
			tell_list(&b, applicant);
		tell_links(&b, applicant);
	}
	free(b.filled);
	return rc;
}
