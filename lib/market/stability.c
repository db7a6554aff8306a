#include "market/stability.h"

#include <stdlib.h>
#include <string.h>

/* Who holds what: places by program. */
struct holders {
	uint32_t *start; /* of each program in place */
	uint32_t *place;
	uint32_t *worst; /* of each program */
	const uint32_t *quota;
};

struct state {
	const struct ms_market *m;
	const struct ms_match *match;
	struct holders h;
	struct ms_check *check;
};

const char *ms_problem_name(enum ms_problem problem)
{
	static const char *const names[] = {
		[MS_BLOCKS] = "blocking pair",
		[MS_COUPLE_BLOCKS] = "blocking couple",
		[MS_SUPPLEMENT_BLOCKS] = "blocking supplemental",
		[MS_NOT_LISTED] = "not on the list",
		[MS_NOT_ACCEPTED] = "not ranked by the program",
		[MS_OVER_QUOTA] = "over quota",
	};

	return names[problem];
}

static void report(struct state *s, const struct ms_block *b)
{
	if (b->problem <= MS_SUPPLEMENT_BLOCKS)
		s->check->blocking++;
	else
		s->check->invalid++;
	if (s->check->found)
		s->check->found(b, s->check->user);
}

/* Which of the couple an applicant is: 0 or 1. */
static int side_of(const struct ms_market *m, uint32_t a)
{
	return m->couple[m->couple_of[a]].member[1] == a;
}

/* The place of a at the program they hold, MS_NONE if it is not the program
 * at that rank of their list, or does not rank them. */
static uint32_t place_held(const struct ms_market *m,
			   const struct ms_match *match, uint32_t a)
{
	uint32_t r = match->rank[a], p = match->program[a], e;

	if (ms_market_coupled(m, a)) {
		const struct ms_couple *c = &m->couple[m->couple_of[a]];
		int side = side_of(m, a);

		if (r >= c->end - c->start ||
		    m->pair[c->start + r].program[side] != p)
			return MS_NONE;
		return m->pair[c->start + r].place[side];
	}
	e = m->applicant.start[a];
	if (r >= m->applicant.start[a + 1] - e || m->applicant.item[e + r] != p)
		return MS_NONE;
	return m->place[e + r];
}

static uint32_t extra_place(const struct ms_market *m,
			    const struct ms_match *match, uint32_t a)
{
	const struct ms_link *l = ms_market_link(m, a, match->program[a]);
	uint32_t r = match->extra_rank[a];

	if (!l || r >= l->end - l->start ||
	    m->supplement[l->start + r].program != match->extra[a])
		return MS_NONE;
	return m->supplement[l->start + r].place;
}

static int alloc_holders(struct holders *h, const struct ms_match *match)
{
	h->start = calloc((size_t)match->np + 2, sizeof(*h->start));
	h->place = malloc((2 * (size_t)match->n + 1) * sizeof(*h->place));
	h->worst = calloc((size_t)match->np + 1, sizeof(*h->worst));
	h->quota = match->quota;
	return h->start && h->place && h->worst ? 0 : -1;
}

static void hold(struct holders *h, uint32_t p, uint32_t place)
{
	h->place[h->start[p + 1]++] = place;
	/* whoever is not ranked at all comes last */
	if (place > h->worst[p])
		h->worst[p] = place;
}

static int collect(struct state *s)
{
	const struct ms_match *match = s->match;
	struct holders *h = &s->h;
	uint32_t *next, a, p;

	if (alloc_holders(h, match))
		return -1;
	next = h->start + 1;
	for (a = 0; a < match->n; a++) {
		if (match->program[a] != MS_NONE)
			next[match->program[a] + 1]++;
		if (match->extra[a] != MS_NONE)
			next[match->extra[a] + 1]++;
	}
	for (p = 1; p <= match->np; p++)
		next[p] += next[p - 1];
	for (a = 0; a < match->n; a++) {
		if (match->program[a] != MS_NONE)
			hold(h, match->program[a], place_held(s->m, match, a));
		if (match->extra[a] != MS_NONE)
			hold(h, match->extra[a], extra_place(s->m, match, a));
	}
	return 0;
}

static uint32_t filled(const struct holders *h, uint32_t p)
{
	return h->start[p + 1] - h->start[p];
}

static int takes(const struct holders *h, uint32_t p, uint32_t place)
{
	if (place == MS_NONE || h->quota[p] == 0)
		return 0;
	return filled(h, p) < h->quota[p] || place < h->worst[p];
}

static uint32_t last_of(const struct holders *h, uint32_t p)
{
	return filled(h, p) < h->quota[p] ? MS_NONE : h->worst[p];
}

/* What is true of every finding about an applicant. */
static struct ms_block about(const struct state *s, enum ms_problem problem,
			     uint32_t a, uint32_t p)
{
	struct ms_block b = {
		.problem = problem,
		.applicant = a,
		.program = p,
		.rank = MS_NONE,
		.place = MS_NONE,
		.now = s->match->program[a],
		.now_rank = s->match->rank[a],
		.partner = MS_NONE,
		.partner_program = MS_NONE,
		.last = p == MS_NONE ? MS_NONE : last_of(&s->h, p),
	};

	return b;
}

static void check_single(struct state *s, uint32_t a)
{
	const struct ms_market *m = s->m;
	uint32_t e = m->applicant.start[a], end = m->applicant.start[a + 1];
	uint32_t r;

	if (s->match->program[a] != MS_NONE && s->match->rank[a] < end - e)
		end = e + s->match->rank[a];
	for (r = 0; e + r < end; r++) {
		uint32_t p = m->applicant.item[e + r], place = m->place[e + r];

		if (takes(&s->h, p, place) ||
		    (place != MS_NONE && s->match->extra[a] == p)) {
			struct ms_block b = about(s, MS_BLOCKS, a, p);

			b.rank = r;
			b.place = place;
			report(s, &b);
		}
	}
}

static void check_supplement(struct state *s, uint32_t a)
{
	const struct ms_market *m = s->m;
	const struct ms_link *l = ms_market_link(m, a, s->match->program[a]);
	uint32_t k, end;

	if (!l)
		return;
	end = s->match->extra[a] == MS_NONE
		      ? l->end
		      : l->start + s->match->extra_rank[a];
	for (k = l->start; k < end && k < l->end; k++) {
		const struct ms_supplement *x = &m->supplement[k];

		if (takes(&s->h, x->program, x->place)) {
			struct ms_block b = about(s, MS_SUPPLEMENT_BLOCKS, a,
						  x->program);

			b.rank = k - l->start;
			b.place = x->place;
			b.now = s->match->extra[a];
			b.now_rank = s->match->extra_rank[a];
			report(s, &b);
		}
	}
}

/* How many others p holds whom it likes better than the one at place. The
 * seats of the couple's members at p that do not count are given by their
 * places, MS_NONE for none. */
static uint32_t better(const struct holders *h, uint32_t p, uint32_t place,
		       uint32_t skip0, uint32_t skip1)
{
	uint32_t i, n = 0;

	for (i = h->start[p]; i < h->start[p + 1]; i++)
		n += h->place[i] < place && h->place[i] != skip0 &&
		     h->place[i] != skip1;
	return n;
}

/* Would both programs of the pair take the couple, given where they are? */
static int pair_takes(const struct state *s, const struct ms_couple *c,
		      const struct ms_pair *pair)
{
	const struct holders *h = &s->h;
	uint32_t seat[2], side;

	for (side = 0; side < 2; side++) {
		if (pair->program[side] != MS_NONE &&
		    pair->place[side] == MS_NONE)
			return 0;
		seat[side] = s->match->program[c->member[side]];
	}
	if (pair->program[0] == pair->program[1] &&
	    pair->program[0] != MS_NONE) {
		uint32_t p = pair->program[0];
		uint32_t low = pair->place[0] > pair->place[1] ? pair->place[0]
							       : pair->place[1];

		return better(h, p, low, pair->place[0], pair->place[1]) + 2 <=
		       h->quota[p];
	}
	for (side = 0; side < 2; side++) {
		uint32_t p = pair->program[side], partner = MS_NONE;

		if (p == MS_NONE || seat[side] == p)
			continue;
		if (s->check->seat == MS_SEAT_FREED && seat[!side] == p)
			partner = place_held(s->m, s->match, c->member[!side]);
		if (better(h, p, pair->place[side], partner, MS_NONE) >=
		    h->quota[p])
			return 0;
	}
	return 1;
}

static void check_couple(struct state *s, uint32_t c)
{
	const struct ms_market *m = s->m;
	const struct ms_couple *couple = &m->couple[c];
	uint32_t a = couple->member[0], k, end = couple->end;

	if (s->match->rank[a] < couple->end - couple->start)
		end = couple->start + s->match->rank[a];
	for (k = couple->start; k < end; k++) {
		const struct ms_pair *pair = &m->pair[k];
		struct ms_block b;

		if (!pair_takes(s, couple, pair))
			continue;
		b = about(s, MS_COUPLE_BLOCKS, a, pair->program[0]);
		b.rank = k - couple->start;
		b.place = pair->place[0];
		b.partner = couple->member[1];
		b.partner_program = pair->program[1];
		report(s, &b);
	}
}

/* Is what a holds on the list it should be on, and are they wanted? */
static void check_held(struct state *s, uint32_t a)
{
	const struct ms_match *match = s->match;
	struct ms_block b;

	if (match->program[a] != MS_NONE &&
	    place_held(s->m, match, a) == MS_NONE) {
		b = about(s, MS_NOT_ACCEPTED, a, match->program[a]);
		if (match->rank[a] == MS_NONE)
			b.problem = MS_NOT_LISTED;
		report(s, &b);
	}
	if (match->extra[a] != MS_NONE &&
	    extra_place(s->m, match, a) == MS_NONE) {
		b = about(s, MS_NOT_ACCEPTED, a, match->extra[a]);
		if (match->extra_rank[a] == MS_NONE)
			b.problem = MS_NOT_LISTED;
		report(s, &b);
	}
}

/* Partners must be at the two ends of one pair. */
static void check_together(struct state *s, uint32_t c)
{
	const struct ms_couple *couple = &s->m->couple[c];
	uint32_t a = couple->member[0], b = couple->member[1];
	struct ms_block found;

	if (s->match->rank[a] == s->match->rank[b])
		return;
	found = about(s, MS_NOT_LISTED, a, s->match->program[a]);
	found.partner = b;
	found.partner_program = s->match->program[b];
	report(s, &found);
}

static void check_all(struct state *s)
{
	const struct ms_market *m = s->m;
	uint32_t a, c, p;

	for (p = 0; p < s->match->np; p++)
		if (filled(&s->h, p) > s->h.quota[p]) {
			struct ms_block b;

			memset(&b, 0xff, sizeof(b));
			b.problem = MS_OVER_QUOTA;
			b.program = p;
			report(s, &b);
		}
	for (a = 0; a < s->match->n; a++) {
		check_held(s, a);
		if (!ms_market_coupled(m, a))
			check_single(s, a);
		if (m->nlink && s->match->program[a] != MS_NONE)
			check_supplement(s, a);
	}
	for (c = 0; c < m->ncouple; c++) {
		check_together(s, c);
		check_couple(s, c);
	}
}

int ms_check_match(struct ms_check *check, const struct ms_market *m,
		   const struct ms_match *match, struct ms_error *err)
{
	struct state s = { .m = m, .match = match, .check = check };
	int rc = 0;

	check->blocking = check->invalid = 0;
	if (collect(&s))
		rc = ms_nomem(err);
	else
		check_all(&s);
	free(s.h.start);
	free(s.h.place);
	free(s.h.worst);
	return rc;
}
