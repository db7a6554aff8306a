/*
 * rows - made-up applicant rows for tests and measurements; the same seed
 * gives the same bytes.
 *
 *	rows [-n ROWS] [-s SEED] [-g SPECIALTIES] [-m PERCENT] [-r] [-l]
 *
 * Columns: applicant_id,year,specialty,applicant_type,step2_ck,matched. Of the
 * first 25 specialties six have commas and one quotes in the name. -g makes
 * more of them, every fifth with a comma; -m leaves so many scores empty or
 * NA; -r ends lines with CRLF; -l breaks some quoted names over two lines.
 * Four applicant types. P(match) is logistic in the score, with an intercept
 * and slope of each group's own.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const names[] = {
	"Anesthesiology",
	"Child Neurology",
	"Dermatology",
	"Diagnostic Radiology",
	"Emergency Medicine",
	"Family Medicine",
	"\"Internal Medicine, Categorical\"",
	"\"Internal Medicine, Preliminary\"",
	"\"Internal Medicine, Primary\"",
	"Internal Medicine/Pediatrics",
	"Interventional Radiology",
	"Neurological Surgery",
	"Neurology",
	"Obstetrics and Gynecology",
	"Orthopaedic Surgery",
	"Otolaryngology",
	"Pathology",
	"Pediatrics",
	"Physical Medicine",
	"Plastic Surgery",
	"Psychiatry",
	"\"Surgery, Categorical\"",
	"\"Surgery, Preliminary\"",
	"\"Thoracic \"\"I-6\"\" Surgery, Integrated\"",
	"Vascular Surgery",
};
static const char *const types[] = { "us_md_senior", "us_do_senior", "us_img",
				     "non_us_img" };

enum { NAMES = sizeof(names) / sizeof(*names), TYPES = 4, SCORES = 301 };

struct options {
	unsigned long rows, seed, specialties, missing;
	int crlf, lines;
};

struct group {
	char prefix[96]; /* ",NAME,TYPE," */
	double mean;
	uint32_t p[SCORES]; /* P(match) at a score, of 2^32 */
};

static uint64_t next(uint64_t *state)
{
	uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return z ^ z >> 31;
}

/* Four uniform 16-bit numbers: near enough to a normal one. */
static double normal(uint64_t r)
{
	double sum = (double)(r & 0xffff) + (double)(r >> 16 & 0xffff) +
		     (double)(r >> 32 & 0xffff) + (double)(r >> 48);

	return (sum / 65536 - 2) * sqrt(3);
}

static void name_of(char *out, size_t size, unsigned long i, int lines)
{
	if (i < NAMES)
		snprintf(out, size, "%s", names[i]);
	else if (i % 5 == 0)
		snprintf(out, size, "\"Track %lu,%c\"\"new\"\"\"", i,
			 lines && i % 2 ? '\n' : ' ');
	else
		snprintf(out, size, "Track %lu", i);
}

static struct group *make_groups(const struct options *o)
{
	unsigned long n = o->specialties * TYPES, i;
	struct group *groups = calloc(n, sizeof(*groups));
	char name[64];
	int k;

	if (!groups)
		return NULL;
	for (i = 0; i < n; i++) {
		struct group *g = &groups[i];
		double slope = 0.04 + 0.002 * (double)(i % 13);

		name_of(name, sizeof(name), i / TYPES, o->lines);
		snprintf(g->prefix, sizeof(g->prefix), ",%s,%s,", name,
			 types[i % TYPES]);
		g->mean = 238 + (double)(i % 17);
		for (k = 0; k < SCORES; k++)
			g->p[k] = (uint32_t)(4294967295.0 /
					     (1 + exp(-slope *
						      (k - g->mean + 12))));
	}
	return groups;
}

static void print_row(const struct options *o, const struct group *g,
		      unsigned long id, uint64_t *state)
{
	uint64_t r = next(state);
	int score = (int)(g->mean + 15 * normal(next(state)));
	int matched = (uint32_t)r < g->p[score];

	printf("%08lu,%u%s", id, 2010 + (unsigned)(r >> 32) % 15, g->prefix);
	if (o->missing && (r >> 40) % 100 < o->missing)
		fputs(r >> 63 ? "NA" : "", stdout);
	else
		printf("%d", score);
	printf(",%d%s", matched, o->crlf ? "\r\n" : "\n");
}

static unsigned long number(const char *s)
{
	char *end;
	double x = strtod(s, &end); /* 1e7 is a number of rows, too */

	if (*end || !(x >= 0 && x < 1e12)) {
		fprintf(stderr, "rows: '%s' is not a number\n", s);
		exit(2);
	}
	return (unsigned long)x;
}

int main(int argc, char **argv)
{
	struct options o = { .rows = 1000, .seed = 1, .specialties = NAMES };
	struct group *groups;
	unsigned long i;
	uint64_t state;
	int c;

	while ((c = getopt(argc, argv, "n:s:g:m:rl")) != -1) {
		switch (c) {
		case 'n':
			o.rows = number(optarg);
			break;
		case 's':
			o.seed = number(optarg);
			break;
		case 'g':
			o.specialties = number(optarg);
			break;
		case 'm':
			o.missing = number(optarg);
			break;
		case 'r':
			o.crlf = 1;
			break;
		case 'l':
			o.lines = 1;
			break;
		default:
			return 2;
		}
	}
	groups = o.specialties ? make_groups(&o) : NULL;
	if (!groups)
		return 1;
	state = o.seed;
	printf("applicant_id,year,specialty,applicant_type,step2_ck,matched%s",
	       o.crlf ? "\r\n" : "\n");
	for (i = 0; i < o.rows; i++) {
		uint64_t r = next(&state);

		print_row(&o, &groups[r % (o.specialties * TYPES)], i, &state);
	}
	free(groups);
	return fflush(stdout) != 0 || ferror(stdout);
}
