#include "progress.h"

#include <stdio.h>
#include <time.h>

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

void progress_begin(struct progress *p)
{
	p->begun = now();
	p->shown = 0;
	p->before = p->last = 0;
	p->visible = 0;
}

/* After the first second, five times a second. */
void progress_show(void *user, uint64_t bytes, uint64_t lines, uint64_t size)
{
	struct progress *p = user;
	double t = now();

	if (bytes < p->last)
		p->before += p->last;
	p->last = bytes;
	if (t - p->begun < 1 || t - p->shown < 0.2)
		return;
	p->shown = t;
	p->visible = 1;
	fprintf(stderr, "\r%.0f MB", (double)bytes / 1e6);
	if (size)
		fprintf(stderr, " of %.0f MB", (double)size / 1e6);
	fprintf(stderr, ", %.2f million lines, %.0f MB/s  ",
		(double)lines / 1e6,
		(double)(p->before + bytes) / 1e6 / (t - p->begun));
}

void progress_end(const struct progress *p)
{
	if (p->visible)
		fprintf(stderr, "\r%-60s\r", "");
}
