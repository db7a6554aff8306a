#include "tally/tally_core.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"

int ms_tally_set_keys(struct ms_tally *t, const char *const *keys, size_t n,
		      struct ms_error *err)
{
	t->keys = calloc(n + 1, sizeof(*t->keys));
	if (!t->keys)
		return ms_nomem(err);
	for (t->nkey = 0; t->nkey < n; t->nkey++) {
		t->keys[t->nkey] = ms_strdup(keys[t->nkey]);
		if (!t->keys[t->nkey])
			return ms_nomem(err);
	}
	return 0;
}

int ms_tally_add_band(struct ms_tally *t, double low, double high,
		      struct ms_error *err)
{
	if (t->nband == MS_CELLS_NEAR)
		return ms_fail(err, MS_EUSAGE, "more than %d score bands",
			       MS_CELLS_NEAR);
	if (t->nband == t->band_capacity) {
		size_t cap = t->nband ? 2 * t->nband : 16;
		struct ms_band *p = realloc(t->bands, cap * sizeof(*p));

		if (!p)
			return ms_nomem(err);
		t->bands = p;
		t->band_capacity = cap;
	}
	t->bands[t->nband].low = low;
	t->bands[t->nband++].high = high;
	return 0;
}

static int bands_from_edges(struct ms_tally *t, struct ms_error *err)
{
	const double *edges = t->o.edges;
	size_t i;
	int code = 0;

	for (i = 0; i < t->o.nedge; i++)
		if (edges[i] != floor(edges[i]) ||
		    (i && edges[i] <= edges[i - 1]))
			return ms_fail(err, MS_EUSAGE,
				       "score bands need whole, rising edges");
	for (i = 0; i <= t->o.nedge && !code; i++)
		code = ms_tally_add_band(
			t, i ? edges[i - 1] : -INFINITY,
			i < t->o.nedge ? edges[i] - 1 : INFINITY, err);
	return code;
}

int ms_tally_new(struct ms_tally **out, const struct ms_tally_options *o,
		 struct ms_error *err)
{
	struct ms_tally *t = calloc(1, sizeof(*t));
	int code = 0;

	if (!t)
		return ms_nomem(err);
	t->o = *o;
	t->form = !o->score ? MS_BY_KEYS : o->nedge ? MS_BY_BAND : MS_BY_SCORE;
	if (ms_list_split(&t->na, o->na ? o->na : ",NA", ','))
		code = ms_nomem(err);
	if (!code && o->nkey)
		code = ms_tally_set_keys(t, o->keys, o->nkey, err);
	if (!code && t->form == MS_BY_BAND)
		code = bands_from_edges(t, err);
	if (code) {
		ms_tally_free(t);
		return code;
	}
	*out = t;
	return 0;
}

void ms_tally_free(struct ms_tally *t)
{
	size_t i;

	if (!t)
		return;
	for (i = 0; i < t->nkey; i++)
		free(t->keys[i]);
	for (i = 0; i < t->nbad; i++)
		free(t->bad[i]);
	free(t->keys);
	free(t->form_file);
	free(t->bands);
	ms_list_release(&t->na);
	ms_cells_release(&t->cells);
	free(t);
}

int ms_tally_is_na(const struct ms_tally *t, const char *value)
{
	return ms_list_find(&t->na, value) >= 0;
}

void ms_tally_tuple(const struct ms_tally *t, struct ms_buf *tuple, size_t i,
		    const char *value)
{
	if (i == 0)
		ms_buf_clear(tuple);
	else
		ms_buf_putc(tuple, '\0');
	ms_buf_puts(tuple, ms_tally_is_na(t, value) ? "" : value);
}

const char *ms_tally_score(const struct ms_tally *t, const char *value,
			   double *out)
{
	if (!ms_tally_is_na(t, value))
		return ms_parse_double(value, out);
	*out = NAN;
	return NULL;
}

size_t ms_tally_nkey(const struct ms_tally *t)
{
	return t->nkey;
}

const char *ms_tally_key(const struct ms_tally *t, size_t i)
{
	return t->keys[i];
}

enum ms_tally_form ms_tally_form(const struct ms_tally *t)
{
	return t->form;
}

const struct ms_tally_totals *ms_tally_totals(const struct ms_tally *t)
{
	return &t->totals;
}

const char *ms_tally_bad(const struct ms_tally *t, size_t i)
{
	return i < t->nbad ? t->bad[i] : NULL;
}

static struct ms_tally_cell cell_of(const struct ms_tally *t,
				    const struct ms_score_count *c)
{
	struct ms_tally_cell cell = { .low = c->score, .high = c->score };

	cell.unmatched = c->n[0];
	cell.matched = c->n[1];
	if (isnan(c->score))
		return cell;
	if (t->form == MS_BY_KEYS) {
		cell.low = cell.high = NAN;
	} else if (t->form == MS_BY_BAND) {
		cell.low = t->bands[(size_t)c->score].low;
		cell.high = t->bands[(size_t)c->score].high;
	}
	return cell;
}

/* Missing last, else by score. */
static int by_low(const void *a, const void *b)
{
	const struct ms_tally_cell *x = a, *y = b;

	if (isnan(x->low) || isnan(y->low))
		return isnan(x->low) - isnan(y->low);
	if (x->low != y->low)
		return x->low < y->low ? -1 : 1;
	return (x->high > y->high) - (x->high < y->high);
}

/* Bands met in counts come in any order. */
static int group_cells(const struct ms_tally *t, uint32_t group,
		       struct ms_score_list *list, struct ms_tally_cell **cells)
{
	struct ms_tally_cell *p;
	size_t i;

	if (ms_cells_list(&t->cells, group, list))
		return -1;
	p = realloc(*cells, (list->n + 1) * sizeof(*p));
	if (!p)
		return -1;
	*cells = p;
	for (i = 0; i < list->n; i++)
		p[i] = cell_of(t, &list->items[i]);
	if (t->form == MS_BY_BAND)
		qsort(p, list->n, sizeof(*p), by_low);
	return 0;
}

static int each_cell(const struct ms_tally *t, uint32_t group,
		     const struct ms_tally_cell *cells, size_t n,
		     const char **keys, ms_tally_fn *fn, void *user)
{
	const char *s = ms_intern_name(&t->cells.keys, group);
	size_t i;
	int code = 0;

	for (i = 0; i < t->nkey; i++) {
		keys[i] = s;
		s += strlen(s) + 1;
	}
	for (i = 0; i < n && !code; i++)
		code = fn(user, keys, &cells[i]);
	return code;
}

int ms_tally_each(const struct ms_tally *t, ms_tally_fn *fn, void *user,
		  struct ms_error *err)
{
	uint32_t *order = ms_cells_order(&t->cells), i;
	const char **keys = calloc(t->nkey + 1, sizeof(*keys));
	struct ms_score_list list = { 0 };
	struct ms_tally_cell *cells = NULL;
	int code = order && keys ? 0 : ms_nomem(err);

	for (i = 0; !code && i < t->cells.keys.n; i++) {
		if (group_cells(t, order[i], &list, &cells))
			code = ms_nomem(err);
		else
			code = each_cell(t, order[i], cells, list.n, keys, fn,
					 user);
	}
	free(cells);
	free(list.items);
	free(keys);
	free(order);
	return code;
}
