#include "market/revert.h"

#include <stdlib.h>
#include <string.h>

/* Give until nobody can; receivers of a round may be donors of the next. */
static void give(const struct ms_market *m, const uint32_t *filled,
		 uint32_t *quota, uint32_t *given)
{
	uint32_t i, more = 1;

	while (more) {
		more = 0;
		for (i = 0; i < m->nreversion; i++) {
			const struct ms_reversion *v = &m->reversion[i];
			uint32_t n = v->max - given[i];

			if (quota[v->donor] <= filled[v->donor])
				continue;
			if (n > quota[v->donor] - filled[v->donor])
				n = quota[v->donor] - filled[v->donor];
			quota[v->donor] -= n;
			quota[v->receiver] += n;
			given[i] += n;
			more += n;
		}
	}
}

int ms_revert(struct ms_match *match, const struct ms_market *m,
	      uint32_t *moved, struct ms_error *err)
{
	size_t np = m->program.n;
	uint32_t *filled, *quota, *given, p, n = 0;
	int rc = 0;

	if (moved)
		*moved = 0;
	if (!m->nreversion)
		return 0;
	filled = malloc((np + 1) * sizeof(*filled));
	quota = malloc((np + 1) * sizeof(*quota));
	given = calloc(m->nreversion, sizeof(*given));
	if (!filled || !quota || !given) {
		rc = ms_nomem(err);
		goto out;
	}
	ms_match_filled(match, filled);
	memcpy(quota, m->quota, np * sizeof(*quota));
	give(m, filled, quota, given);
	for (p = 0; p < np; p++)
		if (quota[p] > match->quota[p])
			n += quota[p] - match->quota[p];
	memcpy(match->quota, quota, np * sizeof(*quota));
	if (moved)
		*moved = n;
out:
	free(filled);
	free(quota);
	free(given);
	return rc;
}
