/*
 * market_gen - a market of any size as CSV, for the bench and for trying out.
 *
 *	market_gen N COUPLES SEED FOLDER
 *
 * N applicants with 12 ranks each, 0.172 N programs with a mean of 5 positions,
 * 0.865 N positions in all. Both sides' tastes are part common, part their own.
 * Applicants interview at programs near their own strength. COUPLES pairs of
 * applicants rank 80 pairs of programs and then each partner alone. Writes
 * a.csv, p.csv, q.csv and, if COUPLES is not 0, c.csv.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LENGTH = 12, PAIRS = 80 };

struct entry {
	double score;
	uint32_t who;
};

static uint64_t state;

static double uniform(void)
{
	uint64_t z = state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return ((double)((z ^ z >> 31) >> 11) + 0.5) / 9007199254740992.0;
}

static double normal(void)
{
	return sqrt(-2 * log(uniform())) * cos(6.283185307179586 * uniform());
}

static int best_first(const void *x, const void *y)
{
	const struct entry *a = x, *b = y;

	if (a->score != b->score)
		return a->score > b->score ? -1 : 1;
	return a->who < b->who ? -1 : 1;
}

static void *need(size_t n, size_t size)
{
	void *p = calloc(n + 1, size);

	if (!p)
		exit(1);
	return p;
}

static FILE *create(const char *folder, const char *name, const char *header)
{
	char path[4096];
	FILE *fp;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	fp = fopen(path, "w");
	if (!fp) {
		perror(path);
		exit(1);
	}
	fprintf(fp, "%s\n", header);
	return fp;
}

static void finish(FILE *fp)
{
	if (ferror(fp) || fclose(fp))
		exit(1);
}

/* Quotas with a mean near 5 that add up to 0.865 n. */
static uint32_t *draw_quotas(uint32_t n, uint32_t np)
{
	uint32_t *quota = need(np, sizeof(*quota)), p, sum = 0;
	uint32_t total = (uint32_t)(0.865 * n);

	for (p = 0; p < np; p++)
		sum += quota[p] = 1 + (uint32_t)(8 * uniform());
	for (; sum < total; sum++)
		quota[(uint32_t)(uniform() * np)]++;
	while (sum > total) {
		p = (uint32_t)(uniform() * np);
		if (quota[p] > 1)
			sum--, quota[p]--;
	}
	return quota;
}

/* Programs are numbered by how much everyone likes them, so those near an
 * applicant's strength are near a number. */
static void interviews(struct entry *list, double strength, uint32_t np)
{
	uint32_t i, k;

	for (i = 0; i < LENGTH; i++) {
		double at = (1 - strength) + 0.08 * normal();

		list[i].who = (uint32_t)(fabs(at) * np) % np;
		for (k = 0; k < i; k++)
			if (list[k].who == list[i].who)
				i--, k = i;
	}
	for (i = 0; i < LENGTH; i++)
		list[i].score = -0.7 * 4 * list[i].who / np + 0.71 * normal();
	qsort(list, LENGTH, sizeof(*list), best_first);
}

/* A couple ranks pairs by the sum of what each thinks of its side. */
static void pairs(FILE *fp, uint32_t c, uint32_t a, const struct entry *x,
		  const struct entry *y)
{
	struct entry all[LENGTH * LENGTH];
	uint32_t i, r = 0;

	for (i = 0; i < LENGTH * LENGTH; i++) {
		all[i].who = i;
		all[i].score = x[i / LENGTH].score + y[i % LENGTH].score;
	}
	qsort(all, LENGTH * LENGTH, sizeof(*all), best_first);
	for (i = 0; i < PAIRS; i++)
		fprintf(fp, "C%u,%u,A%u,P%u,A%u,P%u\n", c, ++r, a,
			x[all[i].who / LENGTH].who, a + 1,
			y[all[i].who % LENGTH].who);
	for (i = 0; i < LENGTH; i++)
		fprintf(fp, "C%u,%u,A%u,P%u,A%u,\n", c, ++r, a, x[i].who,
			a + 1);
	for (i = 0; i < LENGTH; i++)
		fprintf(fp, "C%u,%u,A%u,,A%u,P%u\n", c, ++r, a, a + 1,
			y[i].who);
}

static void write_lists(const char *folder, const struct entry *list,
			uint32_t n, uint32_t ncouple)
{
	FILE *fa = create(folder, "a.csv", "applicant,rank,program");
	FILE *fc = ncouple ? create(folder, "c.csv",
				    "couple,rank,applicant1,program1,"
				    "applicant2,program2")
			   : NULL;
	uint32_t a, i;

	for (a = 0; a < n; a++) {
		const struct entry *mine = list + (size_t)a * LENGTH;

		if (a < 2 * ncouple) {
			if (a % 2 == 0)
				pairs(fc, a / 2, a, mine, mine + LENGTH);
			continue;
		}
		for (i = 0; i < LENGTH; i++)
			fprintf(fa, "A%u,%u,P%u\n", a, i + 1, mine[i].who);
	}
	finish(fa);
	if (fc)
		finish(fc);
}

struct seen {
	uint32_t program;
	struct entry e;
};

static int by_program(const void *x, const void *y)
{
	const struct seen *a = x, *b = y;

	if (a->program != b->program)
		return a->program < b->program ? -1 : 1;
	return best_first(&a->e, &b->e);
}

static void write_programs(const char *folder, const struct entry *list,
			   const double *strength, uint32_t n)
{
	FILE *fp = create(folder, "p.csv", "program,rank,applicant");
	size_t total = (size_t)n * LENGTH, i;
	struct seen *all = need(total, sizeof(*all));
	uint32_t rank = 0;

	for (i = 0; i < total; i++) {
		all[i].program = list[i].who;
		all[i].e.who = (uint32_t)(i / LENGTH);
		all[i].e.score = 0.7 * 4 * strength[i / LENGTH] +
				 0.71 * normal();
	}
	qsort(all, total, sizeof(*all), by_program);
	for (i = 0; i < total; i++) {
		rank = i && all[i].program == all[i - 1].program ? rank + 1 : 1;
		fprintf(fp, "P%u,%u,A%u\n", all[i].program, rank, all[i].e.who);
	}
	free(all);
	finish(fp);
}

int main(int argc, char **argv)
{
	uint32_t n, np, ncouple, a, p, *quota;
	struct entry *list;
	double *strength;
	FILE *fp;

	if (argc != 5) {
		fprintf(stderr, "usage: market_gen N COUPLES SEED FOLDER\n");
		return 2;
	}
	n = (uint32_t)strtoul(argv[1], NULL, 10);
	ncouple = (uint32_t)strtoul(argv[2], NULL, 10);
	state = strtoull(argv[3], NULL, 10);
	np = (uint32_t)(0.172 * n);
	if (np < 2 * LENGTH || 2 * ncouple > n)
		return 2;
	quota = draw_quotas(n, np);
	list = need((size_t)n * LENGTH, sizeof(*list));
	strength = need(n, sizeof(*strength));
	for (a = 0; a < n; a++) {
		strength[a] = uniform();
		interviews(list + (size_t)a * LENGTH, strength[a], np);
	}
	fp = create(argv[4], "q.csv", "program,quota");
	for (p = 0; p < np; p++)
		fprintf(fp, "P%u,%u\n", p, quota[p]);
	finish(fp);
	write_lists(argv[4], list, n, ncouple);
	write_programs(argv[4], list, strength, n);
	free(quota);
	free(list);
	free(strength);
	return 0;
}
