/* Names as people write them, two of them, a line end between: look-ups, keys,
 * distances and lists. */
#include "fuzz.h"

#include "base/text.h"
#include "plan/states.h"

static void look_up(const char *name)
{
	const struct ms_specialty *s;
	const struct ms_applicant_type *a;
	const struct ms_specialty *again;
	struct ms_error err;
	const char *state;

	if (ms_vocab_specialty(fuzz_vocab(), name, &s, &err) == 0) {
		fuzz_hold(ms_vocab_specialty(fuzz_vocab(), s->name, &again,
					     &err) == 0 &&
				  again == s,
			  "a canonical name is its own");
	}
	ms_vocab_applicant_type(fuzz_vocab(), name, &a, &err);
	ms_state_find(name, &state, &err);
}

static void fold(const char *name)
{
	char *once = ms_fold(name), *twice;

	fuzz_hold(once != NULL, "there is memory");
	twice = ms_fold(once);
	fuzz_hold(twice && strcmp(once, twice) == 0, "a key is its own key");
	free(once);
	free(twice);
}

static void distances(const char *a, const char *b)
{
	size_t limit, d, most = strlen(a) > strlen(b) ? strlen(a) : strlen(b);
	size_t far = ms_edit_distance(a, b, most);

	fuzz_hold((far == 0) == (strcmp(a, b) == 0), "only the same is near");
	fuzz_hold(far == ms_edit_distance(b, a, most), "there is as back");
	fuzz_hold(far <= most, "no more edits than letters");
	for (limit = 0; limit < 4; limit++) {
		d = ms_edit_distance(a, b, limit);
		fuzz_hold(d == (far <= limit ? far : limit + 1),
			  "a limit only cuts");
	}
}

static void list(const char *text)
{
	struct ms_list l;
	size_t i;

	fuzz_hold(ms_list_split(&l, text, ',') == 0, "there is memory");
	for (i = 0; i < l.n; i++)
		fuzz_hold(ms_list_find(&l, l.items[i]) >= 0, "items are found");
	ms_list_release(&l);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_input in = fuzz_open(data, size < 4096 ? size : 4096);
	char *a = fuzz_string(&in), *b = strchr(a, '\n');

	if (b)
		*b++ = '\0';
	else
		b = a + strlen(a);
	look_up(a);
	fold(a);
	list(a);
	if (strlen(a) < 200 && strlen(b) < 200)
		distances(a, b);
	free(a);
	return 0;
}
