/*
 * market_floor - the least a program in C can do to run a singles match from
 * CSV to CSV: read whole files, split at commas, hash the names, join, deferred
 * acceptance, write. No checks of any kind, no quotes, fixed columns, lists in
 * order. The bench holds match-run against it.
 *
 *	market_floor a.csv p.csv q.csv > match.csv
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SLOTS = 1 << 18 };

struct names {
	uint32_t slot[SLOTS]; /* id + 1 */
	char **name;
	uint32_t n;
};

struct rows {
	uint32_t *owner, *item;
	uint32_t n;
};

static struct names applicants, programs;

static void *need(size_t n, size_t size)
{
	void *p = calloc(n + 1, size);

	if (!p)
		exit(1);
	return p;
}

static char *slurp(const char *path)
{
	FILE *fp = fopen(path, "r");
	size_t n;
	char *s;

	if (!fp)
		exit(1);
	fseek(fp, 0, SEEK_END);
	n = (size_t)ftell(fp);
	rewind(fp);
	s = need(n, 1);
	if (fread(s, 1, n, fp) != n)
		exit(1);
	fclose(fp);
	return s;
}

static uint32_t number(struct names *t, char *s)
{
	uint32_t h = 2166136261u, i;
	const char *p;

	for (p = s; *p; p++)
		h = (h ^ (unsigned char)*p) * 16777619u;
	for (i = h & (SLOTS - 1); t->slot[i]; i = (i + 1) & (SLOTS - 1))
		if (strcmp(t->name[t->slot[i] - 1], s) == 0)
			return t->slot[i] - 1;
	t->name[t->n] = s;
	t->slot[i] = ++t->n;
	return t->n - 1;
}

/* Cut the next field off a line; the separator becomes a NUL. */
static char *field(char **at, char sep)
{
	char *s = *at, *end = s;

	while (*end != sep)
		end++;
	*end = '\0';
	*at = end + 1;
	return s;
}

static struct rows read_lists(const char *path, struct names *owners,
			      struct names *items)
{
	char *at = slurp(path);
	struct rows r = { 0 };
	uint32_t cap = 1 << 16;

	r.owner = need(cap, sizeof(uint32_t));
	r.item = need(cap, sizeof(uint32_t));
	field(&at, '\n');
	while (*at) {
		char *owner = field(&at, ',');

		field(&at, ',');
		if (r.n == cap) {
			cap *= 2;
			r.owner = realloc(r.owner, cap * sizeof(uint32_t));
			r.item = realloc(r.item, cap * sizeof(uint32_t));
			if (!r.owner || !r.item)
				exit(1);
		}
		r.owner[r.n] = number(owners, owner);
		r.item[r.n++] = number(items, field(&at, '\n'));
	}
	return r;
}

static uint32_t *starts(const struct rows *r, uint32_t n)
{
	uint32_t *start = need(n + 1, sizeof(*start)), i;

	for (i = 0; i < r->n; i++)
		start[r->owner[i] + 1]++;
	for (i = 0; i < n; i++)
		start[i + 1] += start[i];
	return start;
}

/* Each list entry's place on the other side's list, by a mark per program. */
static uint32_t *join(const struct rows *a, const uint32_t *as,
		      const struct rows *p, const uint32_t *ps)
{
	uint32_t *place = need(a->n, sizeof(*place));
	uint32_t *next = need(applicants.n + 1, sizeof(*next));
	uint32_t *who = need(p->n, sizeof(*who)), *at = need(p->n, 4);
	uint32_t *mark = need(programs.n, 4), *stamp = need(programs.n, 4);
	uint32_t i, k;

	for (i = 0; i < p->n; i++)
		next[p->item[i] + 1]++;
	for (i = 0; i < applicants.n; i++)
		next[i + 1] += next[i];
	for (i = 0; i < p->n; i++) {
		k = next[p->item[i]]++;
		who[k] = p->owner[i];
		at[k] = i - ps[p->owner[i]];
	}
	for (i = 0; i < applicants.n; i++) {
		for (k = i ? next[i - 1] : 0; k < next[i]; k++) {
			mark[who[k]] = at[k];
			stamp[who[k]] = i + 1;
		}
		for (k = as[i]; k < as[i + 1]; k++)
			place[k] = stamp[a->item[k]] == i + 1 ? mark[a->item[k]]
							      : UINT32_MAX;
	}
	return place;
}

struct match {
	unsigned char *held;
	uint32_t *filled, *worst, *next;
};

static void propose(struct match *m, const struct rows *a, const uint32_t *as,
		    const uint32_t *place, const struct rows *p,
		    const uint32_t *ps, const uint32_t *quota, uint32_t who)
{
	while (m->next[who] < as[who + 1]) {
		uint32_t e = m->next[who]++, prog = a->item[e];
		uint32_t at = place[e];
		unsigned char *held = m->held + ps[prog];

		if (at == UINT32_MAX ||
		    (m->filled[prog] >= quota[prog] && at >= m->worst[prog]))
			continue;
		held[at] = 1;
		if (!m->filled[prog] || at > m->worst[prog])
			m->worst[prog] = at;
		if (m->filled[prog] < quota[prog]) {
			m->filled[prog]++;
			return;
		}
		at = m->worst[prog];
		held[at] = 0;
		who = p->item[ps[prog] + at];
		while (!held[--at])
			;
		m->worst[prog] = at;
	}
}

int main(int argc, char **argv)
{
	uint32_t *quota = need(SLOTS, 4), *as, *ps, *place, i;
	struct rows a, p;
	struct match m;
	char *at;

	if (argc != 4)
		return 2;
	applicants.name = need(SLOTS, sizeof(char *));
	programs.name = need(SLOTS, sizeof(char *));
	at = slurp(argv[3]);
	field(&at, '\n');
	while (*at) {
		i = number(&programs, field(&at, ','));
		quota[i] = (uint32_t)atoi(field(&at, '\n'));
	}
	a = read_lists(argv[1], &applicants, &programs);
	p = read_lists(argv[2], &programs, &applicants);
	as = starts(&a, applicants.n);
	ps = starts(&p, programs.n);
	place = join(&a, as, &p, ps);
	m.held = need(p.n, 1);
	m.filled = need(programs.n, 4);
	m.worst = need(programs.n, 4);
	m.next = need(applicants.n, 4);
	memcpy(m.next, as, applicants.n * sizeof(uint32_t));
	for (i = 0; i < applicants.n; i++)
		propose(&m, &a, as, place, &p, ps, quota, i);
	puts("applicant,list,program,rank");
	for (i = 0; i < applicants.n; i++) {
		uint32_t e = m.next[i] - 1;

		if (as[i] < m.next[i] && place[e] != UINT32_MAX &&
		    m.held[ps[a.item[e]] + place[e]] &&
		    p.item[ps[a.item[e]] + place[e]] == i)
			printf("%s,primary,%s,%u\n", applicants.name[i],
			       programs.name[a.item[e]], e - as[i] + 1);
		else
			printf("%s,primary,,\n", applicants.name[i]);
	}
	return fflush(stdout) != 0;
}
