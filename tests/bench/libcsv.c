/*
 * libcsv - the floor under any reader built on it: parse a file and count the
 * fields, nothing else. libcsv FILE
 */
#include <csv.h>
#include <stdio.h>

static void field(void *s, size_t len, void *user)
{
	(void)s;
	(void)len;
	++*(unsigned long *)user;
}

static void record(int c, void *user)
{
	(void)c;
	(void)user;
}

int main(int argc, char **argv)
{
	static char buf[1 << 18];
	FILE *fp = argc == 2 ? fopen(argv[1], "r") : NULL;
	struct csv_parser parser;
	unsigned long fields = 0;
	size_t n;

	if (!fp || csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI))
		return 1;
	while ((n = fread(buf, 1, sizeof(buf), fp)) > 0)
		if (csv_parse(&parser, buf, n, field, record, &fields) != n)
			return 1;
	csv_fini(&parser, field, record, &fields);
	csv_free(&parser);
	fclose(fp);
	printf("%lu fields\n", fields);
	return 0;
}
