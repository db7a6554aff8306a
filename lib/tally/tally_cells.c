#include "tally/tally_cells.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { STEP = 16 }; /* windows begin and end at multiples of this */

struct far_key {
	uint64_t group; /* no padding: the bytes are the key */
	double score;
};

void ms_cells_release(struct ms_cells *cells)
{
	uint32_t i;

	for (i = 0; i < cells->keys.n; i++)
		free(cells->groups[i].n);
	free(cells->groups);
	free(cells->far_cells);
	ms_intern_release(&cells->keys);
	ms_intern_release(&cells->far);
	memset(cells, 0, sizeof(*cells));
}

uint32_t ms_cells_group(struct ms_cells *cells, const char *tuple, size_t len)
{
	uint32_t n = cells->keys.n, id;

	if (n == cells->capacity) {
		uint32_t cap = n ? 2 * n : 64;
		struct ms_window *p = realloc(cells->groups, cap * sizeof(*p));

		if (!p)
			return MS_INTERN_NONE;
		cells->groups = p;
		cells->capacity = cap;
	}
	id = ms_intern_put(&cells->keys, tuple, len);
	if (id == n)
		memset(&cells->groups[id], 0, sizeof(*cells->groups));
	return id;
}

static int widen(struct ms_window *w, uint32_t score)
{
	uint32_t low = score / STEP * STEP, end = low + STEP;
	uint32_t(*n)[2];

	if (w->size && w->low < low)
		low = w->low;
	if (w->low + w->size > end)
		end = w->low + w->size;
	n = calloc(end - low, sizeof(*n));
	if (!n)
		return -1;
	if (w->size)
		memcpy(n + (w->low - low), w->n, w->size * sizeof(*n));
	free(w->n);
	w->n = n;
	w->low = low;
	w->size = end - low;
	return 0;
}

static int add_far(struct ms_cells *cells, uint32_t group, double score,
		   int matched, uint64_t n)
{
	struct far_key key = { group, score };
	uint32_t before = cells->far.n, id;

	if (before == cells->far_capacity) {
		uint32_t cap = before ? 2 * before : 64;
		struct ms_far *p = realloc(cells->far_cells, cap * sizeof(*p));

		if (!p)
			return -1;
		cells->far_cells = p;
		cells->far_capacity = cap;
	}
	id = ms_intern_put(&cells->far, (const char *)&key, sizeof(key));
	if (id == MS_INTERN_NONE)
		return -1;
	if (id == before) {
		memset(&cells->far_cells[id], 0, sizeof(*cells->far_cells));
		cells->far_cells[id].next = cells->groups[group].far;
		cells->groups[group].far = id + 1;
	}
	cells->far_cells[id].n[matched] += n;
	return 0;
}

int ms_cells_add(struct ms_cells *cells, uint32_t group, double score,
		 int matched, uint64_t n)
{
	struct ms_window *w = &cells->groups[group];
	uint32_t near, *cell;

	if (isnan(score)) {
		w->missing[matched] += n;
		return 0;
	}
	if (!(score >= 0 && score < MS_CELLS_NEAR && score == floor(score)))
		return add_far(cells, group, score, matched, n);
	near = (uint32_t)score;
	if (near - w->low >= w->size && widen(w, near))
		return -1;
	cell = &w->n[near - w->low][matched];
	if (n > UINT32_MAX - *cell)
		return add_far(cells, group, score, matched, n);
	*cell += (uint32_t)n;
	return 0;
}

static int merge_window(struct ms_cells *cells, uint32_t group,
			const struct ms_window *from)
{
	uint32_t i;
	int m;

	for (m = 0; m < 2; m++) {
		cells->groups[group].missing[m] += from->missing[m];
		for (i = 0; i < from->size; i++)
			if (from->n[i][m] &&
			    ms_cells_add(cells, group, from->low + i, m,
					 from->n[i][m]))
				return -1;
	}
	return 0;
}

static struct far_key far_at(const struct ms_cells *cells, uint32_t i)
{
	struct far_key key;

	memcpy(&key, ms_intern_name(&cells->far, i), sizeof(key));
	return key;
}

/* Length of a tuple: the names stand one behind the other, each with a NUL. */
static size_t tuple_len(const struct ms_intern *keys, uint32_t id)
{
	size_t end = id + 1 < keys->n ? keys->start[id + 1] : keys->text.len;

	return end - keys->start[id] - 1;
}

int ms_cells_merge(struct ms_cells *cells, const struct ms_cells *from)
{
	uint32_t *map = malloc((from->keys.n + 1) * sizeof(*map)), i;
	int failed = !map, m;

	for (i = 0; !failed && i < from->keys.n; i++) {
		map[i] = ms_cells_group(cells, ms_intern_name(&from->keys, i),
					tuple_len(&from->keys, i));
		failed = map[i] == MS_INTERN_NONE ||
			 merge_window(cells, map[i], &from->groups[i]);
	}
	for (i = 0; !failed && i < from->far.n; i++) {
		struct far_key key = far_at(from, i);

		for (m = 0; m < 2 && !failed; m++)
			failed = from->far_cells[i].n[m] &&
				 ms_cells_add(cells, map[key.group], key.score,
					      m, from->far_cells[i].n[m]);
	}
	free(map);
	return failed ? -1 : 0;
}

struct sortable {
	const char *tuple;
	size_t len;
	uint32_t id;
};

static int by_tuple(const void *a, const void *b)
{
	const struct sortable *x = a, *y = b;
	size_t n = x->len < y->len ? x->len : y->len;
	int c = memcmp(x->tuple, y->tuple, n);

	return c ? c : (x->len > y->len) - (x->len < y->len);
}

uint32_t *ms_cells_order(const struct ms_cells *cells)
{
	uint32_t n = cells->keys.n, i;
	uint32_t *order = malloc((n + 1) * sizeof(*order));
	struct sortable *s = malloc((n + 1) * sizeof(*s));

	if (!order || !s) {
		free(order);
		free(s);
		return NULL;
	}
	for (i = 0; i < n; i++) {
		s[i].tuple = ms_intern_name(&cells->keys, i);
		s[i].len = tuple_len(&cells->keys, i);
		s[i].id = i;
	}
	qsort(s, n, sizeof(*s), by_tuple);
	for (i = 0; i < n; i++)
		order[i] = s[i].id;
	free(s);
	return order;
}

static int push(struct ms_score_list *list, double score, uint64_t unmatched,
		uint64_t matched)
{
	struct ms_score_count *p;

	if (list->n == list->capacity) {
		size_t cap = list->capacity ? 2 * list->capacity : 64;

		p = realloc(list->items, cap * sizeof(*p));
		if (!p)
			return -1;
		list->items = p;
		list->capacity = cap;
	}
	p = &list->items[list->n++];
	p->score = score;
	p->n[0] = unmatched;
	p->n[1] = matched;
	return 0;
}

static int by_score(const void *a, const void *b)
{
	const struct ms_score_count *x = a, *y = b;

	return (x->score > y->score) - (x->score < y->score);
}

/* A score may stand in the window and, above 32 bits, in the table too. */
static void join_equal(struct ms_score_list *list)
{
	struct ms_score_count *items = list->items;
	size_t i, k = 0;

	for (i = 1; i < list->n; i++) {
		if (items[i].score == items[k].score) {
			items[k].n[0] += items[i].n[0];
			items[k].n[1] += items[i].n[1];
		} else {
			items[++k] = items[i];
		}
	}
	list->n = list->n ? k + 1 : 0;
}

int ms_cells_list(const struct ms_cells *cells, uint32_t group,
		  struct ms_score_list *out)
{
	const struct ms_window *w = &cells->groups[group];
	uint32_t i, far;

	out->n = 0;
	for (i = 0; i < w->size; i++)
		if ((w->n[i][0] || w->n[i][1]) &&
		    push(out, w->low + i, w->n[i][0], w->n[i][1]))
			return -1;
	for (far = w->far; far; far = cells->far_cells[far - 1].next) {
		const struct ms_far *f = &cells->far_cells[far - 1];

		if (push(out, far_at(cells, far - 1).score, f->n[0], f->n[1]))
			return -1;
	}
	if (w->far) {
		qsort(out->items, out->n, sizeof(*out->items), by_score);
		join_equal(out);
	}
	if (w->missing[0] || w->missing[1])
		return push(out, NAN, w->missing[0], w->missing[1]);
	return 0;
}
