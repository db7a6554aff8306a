/*
 * fuzz - what the fuzz targets have in common.
 *
 * A target is a file fuzz_NAME.c with one function, libFuzzer's: it gets any
 * bytes at all, and must neither crash nor break what it says must hold.
 *
 *	int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
 *	{
 *		struct fuzz_input in = fuzz_open(data, size);
 *		FILE *fp = fuzz_stream(&in);
 *		...
 *		fuzz_hold(low <= high, "an interval is one");
 *
 * `make fuzz` links the targets with libFuzzer (clang), which makes up inputs
 * from the seeds; `make check-seeds` links them with replay.c, which only runs
 * the files it is given. An input that once broke something joins the seeds.
 *
 * The tests run from the project root, which is a home of installed data.
 */
#ifndef MS_TEST_FUZZ_H
#define MS_TEST_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <gsl/gsl_errno.h>

#include "table/vocab.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What has not been taken of the input yet. */
struct fuzz_input {
	const char *text;
	size_t len;
};

static inline struct fuzz_input fuzz_open(const uint8_t *data, size_t size)
{
	struct fuzz_input in = { (const char *)data, size };

	gsl_set_error_handler_off(); /* as the tools do */
	return in;
}

static inline void fuzz_hold(int holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "does not hold: %s\n", what);
	abort();
}

/* The input up to a line "%%", which is dropped; all of it without one. */
static inline struct fuzz_input fuzz_part(struct fuzz_input *in)
{
	struct fuzz_input part = *in;
	size_t i;

	for (i = 0; i + 3 <= in->len; i++) {
		if (memcmp(in->text + i, "%%\n", 3))
			continue;
		part.len = i;
		in->text += i + 3;
		in->len -= i + 3;
		return part;
	}
	in->text += in->len;
	in->len = 0;
	return part;
}

/* The first byte as a number below n; 0 when there is none. */
static inline unsigned fuzz_choice(struct fuzz_input *in, unsigned n)
{
	unsigned c;

	if (in->len == 0)
		return 0;
	c = (unsigned char)*in->text;
	in->text++;
	in->len--;
	return c % n;
}

/* As a string, cut at the first NUL; the caller frees it. */
static inline char *fuzz_string(const struct fuzz_input *in)
{
	char *s = malloc(in->len + 1);

	fuzz_hold(s != NULL, "there is memory");
	memcpy(s, in->text, in->len);
	s[in->len] = '\0';
	return s;
}

/* As a stream; the caller closes it. */
static inline FILE *fuzz_stream(const struct fuzz_input *in)
{
	FILE *fp = in->len ? fmemopen((void *)in->text, in->len, "r")
			   : fopen("/dev/null", "r");

	fuzz_hold(fp != NULL, "a stream can be opened");
	return fp;
}

/* As a file of the folder TMPDIR; path holds FUZZ_PATH bytes. */
enum { FUZZ_PATH = 256 };

static inline const char *fuzz_file(const struct fuzz_input *in,
				    const char *name, char *path)
{
	const char *dir = getenv("TMPDIR");
	FILE *fp;

	snprintf(path, FUZZ_PATH, "%s/%s.%ld", dir ? dir : "/tmp", name,
		 (long)getpid());
	fp = fopen(path, "w");
	fuzz_hold(fp != NULL, "a file can be written");
	fwrite(in->text, 1, in->len, fp);
	fuzz_hold(fclose(fp) == 0, "a file can be written");
	return path;
}

/* The installed names, read once. */
static inline const struct ms_vocab *fuzz_vocab(void)
{
	static struct ms_vocab *v;
	struct ms_error err;

	if (!v)
		fuzz_hold(ms_vocab_open(&v, ".", &err) == 0, err.msg);
	return v;
}

#endif
