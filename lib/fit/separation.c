/* Has the likelihood a finite maximum? Exact for one score and an intercept
 * (Albert & Anderson 1984); for bands over their order. See like.h. */
#include "fit/like.h"

/* First and last cell with a certain outcome. */
struct span {
	size_t first, last;
	int any;
};

static void stretch(struct span *s, size_t i)
{
	if (!s->any)
		s->first = i;
	s->last = i;
	s->any = 1;
}

static enum ms_fit_status compare(const struct span *m, const struct span *u,
				  size_t ncell)
{
	if (!u->any)
		return MS_FIT_ALL_MATCHED;
	if (!m->any)
		return MS_FIT_ALL_UNMATCHED;
	if (ncell < 2)
		return MS_FIT_SINGLE_SCORE;
	if (u->last < m->first)
		return MS_FIT_COMPLETE_UP;
	if (m->last < u->first)
		return MS_FIT_COMPLETE_DOWN;
	if (u->last == m->first)
		return MS_FIT_QUASI_UP;
	if (m->last == u->first)
		return MS_FIT_QUASI_DOWN;
	return MS_FIT_OVERLAP;
}

/* Only what is certain overlaps for certain; but an outcome that may be
 * hidden is not absent. */
enum ms_fit_status ms_like_status(const struct ms_like *lk)
{
	struct span m = { 0 }, u = { 0 }, may_m = { 0 }, may_u = { 0 };
	size_t i;

	for (i = 0; i < lk->ncell; i++) {
		const struct ms_like_cell *c = &lk->cells[i];

		if (c->m > 0)
			stretch(&may_m, i);
		if (c->u > 0)
			stretch(&may_u, i);
		if (c->hidden ? c->hidden->matched_low > 0 : c->m > 0)
			stretch(&m, i);
		if (c->hidden ? c->hidden->unmatched_low > 0 : c->u > 0)
			stretch(&u, i);
	}
	if (m.any && u.any)
		return compare(&m, &u, lk->ncell);
	return compare(&may_m, &may_u, lk->ncell);
}
