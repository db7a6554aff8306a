/*
 * keycache - which group a row belongs to, found from the bytes of its key
 * fields as they stand in the file, quotes and all. It saves working out the
 * values for every row; a value written in two ways is simply found twice. It
 * holds a bounded number of entries: what is not in it is worked out anew.
 *
 *	struct ms_packed key = { 0 };
 *
 *	ms_pack(&key, "\"Surgery, General\"", 18);
 *	ms_pack(&key, "us_md", 5);
 *	group = ms_keycache_find(&cache, &key);
 *	if (group == MS_INTERN_NONE)
 *		...work it out, then ms_keycache_put(&cache, &key, group);
 */
#ifndef MS_STATS_KEYCACHE_H
#define MS_STATS_KEYCACHE_H

#include <stddef.h>
#include <stdint.h>

#include "base/intern.h"
#include "table/bytes.h"

enum { MS_PACKED_MAX = 64, MS_KEYCACHE_MAX = 1 << 15 };

/* Fields as words: a first one with the length and the odd bytes, then the
 * rest eight by eight, so that comparing needs no bytes. */
struct ms_packed {
	uint64_t hash;
	uint32_t n; /* words; above MS_PACKED_MAX: does not fit */
	uint64_t words[MS_PACKED_MAX];
};

struct ms_keyslot {
	uint64_t hash;
	uint32_t at, n; /* in words; n 0: free */
	uint32_t group;
};

/* {0} is a valid empty one. */
struct ms_keycache {
	struct ms_keyslot *slots;
	uint32_t nslots, used;
	uint64_t *words;
	size_t nwords, capacity;
};

static inline uint64_t ms_mix(uint64_t h, uint64_t w)
{
	h = (h ^ w) * UINT64_C(0x9e3779b97f4a7c15);
	return h ^ h >> 32;
}

/* Add a field. Eight bytes behind it may be read. Below 255 bytes only, so
 * that the first word says the length. */
static inline void ms_pack(struct ms_packed *key, const char *p, size_t n)
{
	size_t full = n & ~(size_t)7, i;
	uint64_t odd = (UINT64_C(1) << 8 * (n & 7)) - 1;
	uint64_t w = (ms_load64(p + full) & odd) | (uint64_t)n << 56;

	if (n > 254 || key->n + n / 8 + 1 > MS_PACKED_MAX) {
		key->n = MS_PACKED_MAX + 1;
		return;
	}
	key->words[key->n++] = w;
	key->hash = ms_mix(key->hash, w);
	for (i = 0; i < full; i += 8) {
		w = ms_load64(p + i);
		key->words[key->n++] = w;
		key->hash = ms_mix(key->hash, w);
	}
}

/* The group, or MS_INTERN_NONE. */
static inline uint32_t ms_keycache_find(const struct ms_keycache *cache,
					const struct ms_packed *key)
{
	uint32_t mask = cache->nslots - 1, i = (uint32_t)key->hash & mask, k;

	if (!cache->nslots)
		return MS_INTERN_NONE;
	for (;; i = (i + 1) & mask) {
		const struct ms_keyslot *s = &cache->slots[i];
		uint64_t differ = 0;

		if (s->n == 0)
			return MS_INTERN_NONE;
		if (s->hash != key->hash || s->n != key->n)
			continue;
		for (k = 0; k < key->n; k++)
			differ |= cache->words[s->at + k] ^ key->words[k];
		if (!differ)
			return s->group;
	}
}

/* Remember a group. Nothing happens when the key does not fit, the cache is
 * full or memory is short. */
void ms_keycache_put(struct ms_keycache *cache, const struct ms_packed *key,
		     uint32_t group);
void ms_keycache_release(struct ms_keycache *cache);

#endif
