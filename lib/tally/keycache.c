#include "tally/keycache.h"

#include <stdlib.h>
#include <string.h>

void ms_keycache_release(struct ms_keycache *cache)
{
	free(cache->slots);
	free(cache->words);
	memset(cache, 0, sizeof(*cache));
}

#define ONES 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff

const unsigned char ms_pack_mask[64] = { ONES, ONES, ONES, ONES };

void ms_pack_long(struct ms_packed *key, const char *p, size_t n)
{
	size_t need = (1 + (n + 7) / 8 + 3) / 4 * 4, i;
	uint64_t *w = key->words + key->n;

	if (key->n + need > MS_PACKED_MAX) {
		key->n = MS_PACKED_MAX + 1;
		return;
	}
	memset(w, 0, need * sizeof(*w));
	w[0] = (uint64_t)n << 8;
	memcpy(w + 1, p, n);
	for (i = 0; i < need; i++) {
		key->hash = (key->hash ^ w[i]) * MS_HASH_A;
		key->hash ^= key->hash >> 29;
	}
	key->n += (uint32_t)need;
}

static struct ms_keyslot *free_slot(struct ms_keyslot *slots, uint32_t n,
				    uint64_t hash)
{
	uint32_t i = (uint32_t)(hash >> 32) & (n - 1);

	while (slots[i].n)
		i = (i + 1) & (n - 1);
	return &slots[i];
}

static int grow_slots(struct ms_keycache *cache)
{
	uint32_t n = cache->nslots ? 2 * cache->nslots : 256, i;
	struct ms_keyslot *slots = calloc(n, sizeof(*slots));

	if (!slots)
		return -1;
	for (i = 0; i < cache->nslots; i++)
		if (cache->slots[i].n)
			*free_slot(slots, n,
				   cache->slots[i].hash) = cache->slots[i];
	free(cache->slots);
	cache->slots = slots;
	cache->nslots = n;
	return 0;
}

static int grow_words(struct ms_keycache *cache, uint32_t more)
{
	size_t cap = cache->capacity ? cache->capacity : 1024;
	uint64_t *p;

	while (cap < cache->nwords + more)
		cap *= 2;
	if (cap == cache->capacity)
		return 0;
	p = realloc(cache->words, cap * sizeof(*p));
	if (!p)
		return -1;
	cache->words = p;
	cache->capacity = cap;
	return 0;
}

void ms_keycache_put(struct ms_keycache *cache, const struct ms_packed *key,
		     uint32_t group)
{
	struct ms_keyslot *s;

	if (key->n == 0 || key->n > MS_PACKED_MAX ||
	    cache->used >= MS_KEYCACHE_MAX)
		return;
	if (cache->used >= cache->nslots / 4 && grow_slots(cache))
		return;
	if (grow_words(cache, key->n))
		return;
	s = free_slot(cache->slots, cache->nslots, key->hash);
	s->hash = key->hash;
	s->at = (uint32_t)cache->nwords;
	s->n = key->n;
	s->group = group;
	memcpy(cache->words + cache->nwords, key->words,
	       key->n * sizeof(*key->words));
	cache->nwords += key->n;
	cache->used++;
}
