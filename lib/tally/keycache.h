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
#ifndef MS_TALLY_KEYCACHE_H
#define MS_TALLY_KEYCACHE_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/intern.h"

enum { MS_PACKED_MAX = 64, MS_KEYCACHE_MAX = 1 << 15 };

/* Fields as words, so that comparing needs no bytes: one of up to 32 bytes is
 * four words, filled with zeros; a longer one is its length times 256 and then
 * its words, a multiple of four in all. No byte of a field is zero, so that
 * tells which it is. */
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

/* Odd numbers without a pattern. */
#define MS_HASH_A UINT64_C(0x9e3779b97f4a7c15)
#define MS_HASH_B UINT64_C(0xbf58476d1ce4e5b9)
#define MS_HASH_C UINT64_C(0x94d049bb133111eb)
#define MS_HASH_D UINT64_C(0xd6e8feb86659fd93)

/* ms_pack of a field above 32 bytes. */
void ms_pack_long(struct ms_packed *key, const char *p, size_t n);

/* 32 bytes of ones, 32 of zeros: from 32 - n on it masks the first n bytes. */
extern const unsigned char ms_pack_mask[64];

static inline uint64_t ms_word(const void *p)
{
	uint64_t w;

	memcpy(&w, p, sizeof(w));
	return w;
}

/* Add a field; 32 bytes behind it may be read. Almost all are short, and for
 * those nothing depends on the length: no jump to guess wrong. */
static inline void ms_pack(struct ms_packed *key, const char *p, size_t n)
{
	uint64_t *w = key->words + key->n;
	const unsigned char *mask;

	if (n > 32 || key->n > MS_PACKED_MAX - 4) {
		ms_pack_long(key, p, n);
		return;
	}
	mask = ms_pack_mask + 32 - n;
	w[0] = ms_word(p) & ms_word(mask);
	w[1] = ms_word(p + 8) & ms_word(mask + 8);
	w[2] = ms_word(p + 16) & ms_word(mask + 16);
	w[3] = ms_word(p + 24) & ms_word(mask + 24);
	key->hash += w[0] * MS_HASH_A + w[1] * MS_HASH_B + w[2] * MS_HASH_C +
		     w[3] * MS_HASH_D;
	key->hash = (key->hash ^ key->hash >> 29) * MS_HASH_A;
	key->n += 4;
}

static inline int ms_same_words(const uint64_t *a, const uint64_t *b,
				uint32_t n)
{
	uint64_t differ = 0;
	uint32_t k;

	for (k = 0; k < n; k += 4)
		differ |= (a[k] ^ b[k]) | (a[k + 1] ^ b[k + 1]) |
			  (a[k + 2] ^ b[k + 2]) | (a[k + 3] ^ b[k + 3]);
	return !differ;
}

/* The group, or MS_INTERN_NONE. */
static inline uint32_t ms_keycache_find(const struct ms_keycache *cache,
					const struct ms_packed *key)
{
	uint32_t mask = cache->nslots - 1,
		 i = (uint32_t)(key->hash >> 32) & mask;

	if (!cache->nslots)
		return MS_INTERN_NONE;
	for (;; i = (i + 1) & mask) {
		const struct ms_keyslot *s = &cache->slots[i];

		if (s->n == 0)
			return MS_INTERN_NONE;
		if (s->hash != key->hash || s->n != key->n)
			continue;
		if (ms_same_words(cache->words + s->at, key->words, key->n))
			return s->group;
	}
}

/* Remember a group. Nothing happens when the key does not fit, the cache is
 * full or memory is short. */
void ms_keycache_put(struct ms_keycache *cache, const struct ms_packed *key,
		     uint32_t group);
void ms_keycache_release(struct ms_keycache *cache);

#endif
