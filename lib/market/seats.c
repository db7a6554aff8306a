#include "market/seats.h"

#include <stdlib.h>
#include <string.h>

int ms_seats_init(struct ms_seats *s, const struct ms_market *m,
		  struct ms_error *err)
{
	size_t np = m->program.n, n = m->program.start[np];

	s->market = m;
	s->held = calloc(n + 1, 1);
	s->quota = malloc((np + 1) * sizeof(*s->quota));
	s->filled = calloc(np + 1, sizeof(*s->filled));
	s->worst = calloc(np + 1, sizeof(*s->worst));
	if (!s->held || !s->quota || !s->filled || !s->worst) {
		ms_seats_release(s);
		return ms_nomem(err);
	}
	if (np)
		memcpy(s->quota, m->quota, np * sizeof(*s->quota));
	return 0;
}

void ms_seats_release(struct ms_seats *s)
{
	free(s->held);
	free(s->quota);
	free(s->filled);
	free(s->worst);
	memset(s, 0, sizeof(*s));
}

void ms_seats_clear(struct ms_seats *s)
{
	size_t np = s->market->program.n;

	memset(s->held, 0, s->market->program.start[np]);
	memset(s->filled, 0, np * sizeof(*s->filled));
	memset(s->worst, 0, np * sizeof(*s->worst));
}

/* The next holder up from a place that is no longer held. */
static uint32_t worst_above(const unsigned char *held, uint32_t place)
{
	while (!held[place])
		place--;
	return place;
}

uint32_t ms_seats_put(struct ms_seats *s, uint32_t p, uint32_t place)
{
	unsigned char *held = s->held + s->market->program.start[p];
	uint32_t out;

	held[place] = 1;
	if (s->filled[p] == 0 || place > s->worst[p])
		s->worst[p] = place;
	if (s->filled[p] < s->quota[p]) {
		s->filled[p]++;
		return MS_NONE;
	}
	out = s->worst[p];
	held[out] = 0;
	s->worst[p] = worst_above(held, out);
	return out;
}

void ms_seats_drop(struct ms_seats *s, uint32_t p, uint32_t place)
{
	unsigned char *held = s->held + s->market->program.start[p];

	held[place] = 0;
	if (--s->filled[p] == 0)
		s->worst[p] = 0;
	else if (place == s->worst[p])
		s->worst[p] = worst_above(held, place);
}
