#include "market/match.h"

#include <stdlib.h>
#include <string.h>

#include "market/seats.h"

int ms_match_init(struct ms_match *match, const struct ms_market *m,
		  struct ms_error *err)
{
	size_t size = (m->applicant.n + 1) * sizeof(uint32_t);
	size_t qsize = (m->program.n + 1) * sizeof(uint32_t);

	match->n = m->applicant.n;
	match->np = m->program.n;
	match->program = malloc(size);
	match->rank = malloc(size);
	match->extra = malloc(size);
	match->extra_rank = malloc(size);
	match->quota = malloc(qsize);
	if (!match->program || !match->rank || !match->extra ||
	    !match->extra_rank || !match->quota) {
		ms_match_release(match);
		return ms_nomem(err);
	}
	memset(match->program, 0xff, size);
	memset(match->rank, 0xff, size);
	memset(match->extra, 0xff, size);
	memset(match->extra_rank, 0xff, size);
	if (m->program.n)
		memcpy(match->quota, m->quota, qsize - sizeof(uint32_t));
	return 0;
}

void ms_match_release(struct ms_match *match)
{
	free(match->program);
	free(match->rank);
	free(match->extra);
	free(match->extra_rank);
	free(match->quota);
	memset(match, 0, sizeof(*match));
}

void ms_match_copy(struct ms_match *to, const struct ms_match *from)
{
	size_t size = from->n * sizeof(uint32_t);

	memcpy(to->program, from->program, size);
	memcpy(to->rank, from->rank, size);
	memcpy(to->extra, from->extra, size);
	memcpy(to->extra_rank, from->extra_rank, size);
	memcpy(to->quota, from->quota, from->np * sizeof(uint32_t));
}

static int refuse_variations(const struct ms_market *m, struct ms_error *err)
{
	if (m->ncouple || m->nlink || m->nreversion)
		return ms_fail(err, MS_EUSAGE,
			       "couples, supplemental lists and reversions "
			       "need the algorithm that knows them");
	return 0;
}

/* One applicant asks down their list, then whoever that displaces. */
static void propose(struct ms_match *match, struct ms_seats *s, uint32_t a,
		    uint32_t *next)
{
	const struct ms_market *m = s->market;
	const struct ms_lists *l = &m->applicant;

	for (;;) {
		uint32_t e = next[a], end = l->start[a + 1], out;

		while (e < end && (m->place[e] == MS_NONE ||
				   !ms_seats_takes(s, l->item[e], m->place[e])))
			e++;
		next[a] = e + 1;
		if (e == end) {
			match->program[a] = match->rank[a] = MS_NONE;
			return;
		}
		match->program[a] = l->item[e];
		match->rank[a] = e - l->start[a];
		out = ms_seats_put(s, l->item[e], m->place[e]);
		if (out == MS_NONE)
			return;
		a = ms_seats_who(s, l->item[e], out);
	}
}

int ms_match_applicants(struct ms_match *match, const struct ms_market *m,
			struct ms_error *err)
{
	struct ms_seats s;
	uint32_t *next, a;
	int rc = refuse_variations(m, err);

	if (rc)
		return rc;
	if (ms_seats_init(&s, m, err))
		return MS_ENOMEM;
	next = malloc((m->applicant.n + 1) * sizeof(*next));
	if (!next) {
		ms_seats_release(&s);
		return ms_nomem(err);
	}
	memcpy(next, m->applicant.start, m->applicant.n * sizeof(*next));
	for (a = 0; a < m->applicant.n; a++)
		propose(match, &s, a, next);
	free(next);
	ms_seats_release(&s);
	return 0;
}

/* What one program needs to propose down its list. */
struct offers {
	uint32_t *rank; /* beside program.item: on the applicant's list */
	uint32_t *next; /* of each program: the next place to ask */
	uint32_t *filled;
};

static int offers_init(struct offers *o, const struct ms_market *m)
{
	size_t np = m->program.n, n = m->program.start[np];
	uint32_t a, e;

	o->rank = malloc((n + 1) * sizeof(*o->rank));
	o->next = malloc((np + 1) * sizeof(*o->next));
	o->filled = calloc(np + 1, sizeof(*o->filled));
	if (!o->rank || !o->next || !o->filled)
		return -1;
	memset(o->rank, 0xff, (n + 1) * sizeof(*o->rank));
	memcpy(o->next, m->program.start, np * sizeof(*o->next));
	for (a = 0; a < m->applicant.n; a++)
		for (e = m->applicant.start[a]; e < m->applicant.start[a + 1];
		     e++)
			if (m->place[e] != MS_NONE)
				o->rank[m->program.start[m->applicant.item[e]] +
					m->place[e]] = e -
						       m->applicant.start[a];
	return 0;
}

/* One program asks down its list until it is full; an applicant who moves up
 * leaves a program that goes on in turn. */
static void offer(struct ms_match *match, const struct ms_market *m,
		  struct offers *o, uint32_t p)
{
	while (o->filled[p] < m->quota[p] &&
	       o->next[p] < m->program.start[p + 1]) {
		uint32_t e = o->next[p]++, a = m->program.item[e];
		uint32_t left = match->program[a];

		if (o->rank[e] == MS_NONE || o->rank[e] >= match->rank[a])
			continue;
		match->program[a] = p;
		match->rank[a] = o->rank[e];
		o->filled[p]++;
		if (left != MS_NONE) {
			o->filled[left]--;
			p = left; /* p's own turn comes again below */
		}
	}
}

int ms_match_programs(struct ms_match *match, const struct ms_market *m,
		      struct ms_error *err)
{
	struct offers o = { 0 };
	uint32_t p;
	int rc = refuse_variations(m, err), moved = 1;

	if (rc)
		return rc;
	if (offers_init(&o, m)) {
		rc = ms_nomem(err);
		goto out;
	}
	while (moved) {
		moved = 0;
		for (p = 0; p < m->program.n; p++) {
			uint32_t at = o.next[p];

			offer(match, m, &o, p);
			moved |= o.next[p] != at;
		}
	}
out:
	free(o.rank);
	free(o.next);
	free(o.filled);
	return rc;
}

void ms_match_filled(const struct ms_match *match, uint32_t *filled)
{
	uint32_t a;

	memset(filled, 0, match->np * sizeof(*filled));
	for (a = 0; a < match->n; a++) {
		if (match->program[a] != MS_NONE)
			filled[match->program[a]]++;
		if (match->extra[a] != MS_NONE)
			filled[match->extra[a]]++;
	}
}
