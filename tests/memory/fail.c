/* Preloaded into a tool: memory runs out once, at request number FAIL_AT (glibc
 * only, whose own names of the three are used). */
#include <errno.h>
#include <stddef.h>
#include <stdlib.h>

void *__libc_malloc(size_t n);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *p, size_t n);

extern char **environ;

/* getenv may not be called as early as the first request comes. */
static long fail_at(void)
{
	static const char name[] = "FAIL_AT=";
	char **e, *s;
	size_t k;
	long n = 0;

	for (e = environ; e && *e; e++) {
		s = *e;
		for (k = 0; name[k] && *s == name[k]; k++)
			s++;
		if (name[k])
			continue;
		while (*s >= '0' && *s <= '9')
			n = 10 * n + *s++ - '0';
	}
	return n;
}

static int fails(void)
{
	static long left = -1;

	if (left < 0)
		left = fail_at();
	if (left == 0 || --left > 0)
		return 0;
	errno = ENOMEM;
	return 1;
}

void *malloc(size_t n)
{
	return fails() ? NULL : __libc_malloc(n);
}

void *calloc(size_t n, size_t size)
{
	return fails() ? NULL : __libc_calloc(n, size);
}

void *realloc(void *p, size_t n)
{
	return fails() ? NULL : __libc_realloc(p, n);
}
