#include "base/intern.h"

#include <stdlib.h>
#include <string.h>

void ms_intern_release(struct ms_intern *names)
{
	ms_buf_release(&names->text);
	free(names->start);
	free(names->slots);
	memset(names, 0, sizeof(*names));
}

/* Eight bytes at a time; the high half of a product depends on every bit. */
static uint32_t hash(const char *s, size_t len)
{
	const uint64_t k = UINT64_C(0x9e3779b97f4a7c15);
	uint64_t h = len, w;

	for (; len >= 8; s += 8, len -= 8) {
		memcpy(&w, s, 8);
		h = (h ^ w) * k;
		h ^= h >> 32;
	}
	for (w = 0; len; len--)
		w = w << 8 | (unsigned char)*s++;
	h = (h ^ w) * k;
	h ^= h >> 29;
	h *= k;
	return (uint32_t)(h >> 32);
}

static int is_name(const struct ms_intern *names, uint32_t id, const char *s,
		   size_t len)
{
	size_t from = names->start[id];
	size_t end = id + 1 < names->n ? names->start[id + 1] : names->text.len;

	return end - from == len + 1 &&
	       memcmp(names->text.data + from, s, len) == 0;
}

/* The slot that holds the name, or the free one where it belongs. */
static struct ms_intern_slot *probe(const struct ms_intern *names, uint32_t h,
				    const char *s, size_t len)
{
	uint32_t mask = names->nslots - 1, i = h & mask;

	for (;; i = (i + 1) & mask) {
		struct ms_intern_slot *slot = &names->slots[i];

		if (slot->id == MS_INTERN_NONE ||
		    (slot->hash == h && is_name(names, slot->id, s, len)))
			return slot;
	}
}

static int grow_slots(struct ms_intern *names)
{
	uint32_t n = names->nslots ? 2 * names->nslots : 64, i;
	struct ms_intern_slot *slots = malloc(n * sizeof(*slots));

	if (!slots)
		return -1;
	memset(slots, 0xff, n * sizeof(*slots));
	for (i = 0; i < names->nslots; i++) {
		struct ms_intern_slot *old = &names->slots[i];
		uint32_t k = old->hash & (n - 1);

		if (old->id == MS_INTERN_NONE)
			continue;
		while (slots[k].id != MS_INTERN_NONE)
			k = (k + 1) & (n - 1);
		slots[k] = *old;
	}
	free(names->slots);
	names->slots = slots;
	names->nslots = n;
	return 0;
}

static int grow_names(struct ms_intern *names)
{
	uint32_t cap = names->capacity ? 2 * names->capacity : 64;
	size_t *p = realloc(names->start, cap * sizeof(*p));

	if (!p)
		return -1;
	names->start = p;
	names->capacity = cap;
	return 0;
}

uint32_t ms_intern_put(struct ms_intern *names, const char *s, size_t len)
{
	uint32_t h = hash(s, len);
	struct ms_intern_slot *slot;

	if (names->n >= names->nslots / 2 && grow_slots(names))
		return MS_INTERN_NONE;
	slot = probe(names, h, s, len);
	if (slot->id != MS_INTERN_NONE)
		return slot->id;
	if (names->n == names->capacity && grow_names(names))
		return MS_INTERN_NONE;
	names->start[names->n] = names->text.len;
	ms_buf_add(&names->text, s, len);
	ms_buf_putc(&names->text, '\0');
	if (names->text.failed)
		return MS_INTERN_NONE;
	slot->hash = h;
	slot->id = names->n++;
	return slot->id;
}

uint32_t ms_intern_find(const struct ms_intern *names, const char *s,
			size_t len)
{
	return names->n ? probe(names, hash(s, len), s, len)->id
			: MS_INTERN_NONE;
}

const char *ms_intern_name(const struct ms_intern *names, uint32_t id)
{
	return names->text.data + names->start[id];
}
