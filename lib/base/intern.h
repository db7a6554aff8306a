/*
 * intern - names to small numbers and back: the first name put gets 0, the
 * next new one 1, and so on, so that arrays can be indexed by name.
 *
 *	struct ms_intern names = { 0 };
 *	uint32_t a = ms_intern_put(&names, "P17", 3);	// 0
 *	uint32_t b = ms_intern_put(&names, "P17", 3);	// 0 again
 *	ms_intern_find(&names, "P18", 3);		// MS_INTERN_NONE
 *	ms_intern_name(&names, a);			// "P17"
 *	ms_intern_release(&names);
 *
 * An open-addressing hash table over one block of text; names are byte strings
 * compared exactly. Not locked: putting needs the caller's own order between
 * threads, finding in a table nobody puts into does not.
 */
#ifndef MS_BASE_INTERN_H
#define MS_BASE_INTERN_H

#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

#define MS_INTERN_NONE UINT32_MAX

/* A name of up to eight bytes is its own key; of longer ones it is a hash, and
 * the text decides. */
struct ms_intern_slot {
	uint64_t key;
	uint32_t len;
	uint32_t id; /* MS_INTERN_NONE: free */
};

/* {0} is a valid empty one. */
struct ms_intern {
	struct ms_buf text; /* the names, each with its NUL */
	size_t *start; /* of each name in text */
	uint32_t n; /* names so far; ids are 0 .. n - 1 */
	uint32_t capacity;
	struct ms_intern_slot *slots;
	uint32_t nslots; /* a power of two, or 0 */
};

void ms_intern_release(struct ms_intern *names);

/* The id of a name of len bytes (no NUL among them), new if need be.
 * MS_INTERN_NONE: out of memory. */
uint32_t ms_intern_put(struct ms_intern *names, const char *s, size_t len);

/* The id, or MS_INTERN_NONE when the name was never put. */
uint32_t ms_intern_find(const struct ms_intern *names, const char *s,
			size_t len);

/* Is this the name of an id? Cheaper than to find it. */
int ms_intern_is(const struct ms_intern *names, uint32_t id, const char *s,
		 size_t len);

/* The name of an id; valid until the next put. */
const char *ms_intern_name(const struct ms_intern *names, uint32_t id);

#endif
