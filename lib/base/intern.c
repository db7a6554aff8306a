#include "base/intern.h"

#include <stdlib.h>
#include <string.h>

#include "base/rng.h"

static const uint64_t MIX = UINT64_C(0x9e3779b97f4a7c15);

void ms_intern_release(struct ms_intern *names)
{
	ms_buf_release(&names->text);
	free(names->start);
	free(names->slots);
	memset(names, 0, sizeof(*names));
}

static uint64_t first_bytes(const char *s, size_t len)
{
	uint64_t w = 0;

	/* a constant size is a load, not a call */
	if (len >= 8)
		memcpy(&w, s, 8);
	else
		for (; len; len--)
			w = w << 8 | (unsigned char)s[len - 1];
	return w;
}

static uint64_t make_key(const char *s, size_t len)
{
	uint64_t h = len;

	if (len <= 8)
		return first_bytes(s, len);
	for (; len >= 8; s += 8, len -= 8)
		h = ms_mix(h ^ first_bytes(s, 8));
	return ms_mix(h ^ first_bytes(s, len));
}

int ms_intern_is(const struct ms_intern *names, uint32_t id, const char *s,
		 size_t len)
{
	size_t from = names->start[id];
	size_t end = id + 1 < names->n ? names->start[id + 1] : names->text.len;

	return end - from == len + 1 &&
	       memcmp(names->text.data + from, s, len) == 0;
}

/* The slot that holds the name, or the free one where it belongs. */
static struct ms_intern_slot *probe(const struct ms_intern *names, uint64_t key,
				    const char *s, size_t len)
{
	uint32_t mask = names->nslots - 1, i;

	for (i = (uint32_t)(key * MIX >> 32) & mask;; i = (i + 1) & mask) {
		struct ms_intern_slot *slot = &names->slots[i];

		if (slot->id == MS_INTERN_NONE ||
		    (slot->key == key && slot->len == len &&
		     (len <= 8 || ms_intern_is(names, slot->id, s, len))))
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
		uint32_t k = (uint32_t)(old->key * MIX >> 32) & (n - 1);

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
	uint64_t key = make_key(s, len);
	struct ms_intern_slot *slot;

	if (names->n >= names->nslots / 8 * 5 && grow_slots(names))
		return MS_INTERN_NONE;
	slot = probe(names, key, s, len);
	if (slot->id != MS_INTERN_NONE)
		return slot->id;
	if (names->n == names->capacity && grow_names(names))
		return MS_INTERN_NONE;
	names->start[names->n] = names->text.len;
	ms_buf_add(&names->text, s, len);
	ms_buf_putc(&names->text, '\0');
	if (names->text.failed)
		return MS_INTERN_NONE;
	slot->key = key;
	slot->len = (uint32_t)len;
	slot->id = names->n++;
	return slot->id;
}

uint32_t ms_intern_find(const struct ms_intern *names, const char *s,
			size_t len)
{
	return names->n ? probe(names, make_key(s, len), s, len)->id
			: MS_INTERN_NONE;
}

const char *ms_intern_name(const struct ms_intern *names, uint32_t id)
{
	return names->text.data + names->start[id];
}
