/* The tally against plain counting with table/csv, for every size of block and
 * several numbers of threads; first errors; broken inputs. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include "base/text.h"
#include "tally/tally.h"
#include "table/csv.h"

static char dir[] = "/tmp/test_tally.XXXXXX";
static char path[64], packed[64];

static const char *const keys[] = { "specialty", "type" };
static const struct ms_tally_options plain = {
	.keys = keys,
	.nkey = 2,
	.score = "step2_ck",
	.outcome = "matched",
};

static void save(const char *file, const void *text, size_t len)
{
	FILE *fp = fopen(file, "w");

	assert_non_null(fp);
	assert_int_equal(fwrite(text, 1, len, fp), len);
	assert_int_equal(fclose(fp), 0);
}

static int print(void *user, const char *const *k,
		 const struct ms_tally_cell *cell)
{
	ms_buf_printf(user, "%s|%s|%g|%g|%llu|%llu\n", k[0], k[1], cell->low,
		      cell->high, (unsigned long long)cell->matched,
		      (unsigned long long)cell->unmatched);
	return 0;
}

/* The counts as text, or the message. */
static int tally(const struct ms_tally_options *o, const char *file,
		 struct ms_buf *out)
{
	struct ms_error err = { 0 };
	struct ms_tally *t;
	int code;

	ms_buf_clear(out);
	assert_int_equal(ms_tally_new(&t, o, &err), 0);
	code = ms_tally_rows(t, file, &err);
	if (code)
		ms_buf_puts(out, err.msg);
	else
		assert_int_equal(ms_tally_each(t, print, out, &err), 0);
	assert_int_equal(code, err.code);
	ms_tally_free(t);
	return code;
}

/* A list of distinct cells, searched from end to end: slow and plain. */
struct slow_cell {
	char *key; /* "specialty|type|score|score|", sorts like the tally */
	unsigned n[2];
};

static int by_key(const void *a, const void *b)
{
	const struct slow_cell *x = a, *y = b;

	return strcmp(x->key, y->key);
}

static void slow_tally(struct ms_buf *out)
{
	static struct slow_cell cells[2000];
	FILE *fp = fopen(path, "r");
	struct ms_csv *csv;
	struct ms_error err;
	char key[2000];
	size_t n = 0, i;

	assert_int_equal(ms_csv_open(&csv, fp, path, &err), 0);
	assert_int_equal(ms_csv_next(csv, &err), 1);
	while (ms_csv_next(csv, &err) > 0) {
		const char *score = ms_csv_field(csv, 2);

		score = *score ? score : "nan";
		snprintf(key, sizeof(key), "%s|%s|%s|%s|", ms_csv_field(csv, 0),
			 ms_csv_field(csv, 3), score, score);
		for (i = 0; i < n && strcmp(cells[i].key, key); i++)
			;
		if (i == n) {
			cells[n].key = ms_strdup(key);
			cells[n].n[0] = cells[n].n[1] = 0;
			n++;
		}
		cells[i].n[ms_csv_field(csv, 1)[0] == '1']++;
	}
	ms_csv_free(csv);
	fclose(fp);
	qsort(cells, n, sizeof(*cells), by_key);
	ms_buf_clear(out);
	for (i = 0; i < n; i++) {
		ms_buf_printf(out, "%s%u|%u\n", cells[i].key, cells[i].n[1],
			      cells[i].n[0]);
		free(cells[i].key);
	}
}

static uint32_t draw(uint64_t *seed)
{
	*seed = *seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
	return (uint32_t)(*seed >> 33);
}

static void make_rows(struct ms_buf *b, size_t rows, uint64_t seed)
{
	static const char *const names[] = {
		"Pathology",	    "\"Pathology\"",
		" Pathology ",	    "\"Surgery, \"\"X\"\"\"",
		"\"two\nlines\"",   "\"cr\r\nlf\"",
		"Neurology",	    "sixteen letters.",
		"sixteen letters!",
	};
	static const char *const types[] = { "us_md", "us_img", "\"us_img\"" };
	static const char *const ends[] = { "\n", "\r\n", "\n\r\n" };

	ms_buf_clear(b);
	ms_buf_puts(b, "\xef\xbb\xbfspecialty,matched,step2_ck,type,x\n");
	while (rows--) {
		ms_buf_printf(b, "%s,%u,", names[draw(&seed) % 9],
			      draw(&seed) % 2);
		if (draw(&seed) % 9)
			ms_buf_printf(b, "%u", 230 + draw(&seed) % 20);
		ms_buf_printf(b, ",%s,%s%s", types[draw(&seed) % 3],
			      draw(&seed) % 5 ? "" : "\",\"",
			      ends[draw(&seed) % 3]);
	}
}

static void every_block_size(void **state)
{
	static const unsigned threads[] = { 1, 2, 3, 7 };
	struct ms_tally_options o = plain;
	struct ms_buf text = { 0 }, want = { 0 }, got = { 0 };
	size_t i;

	(void)state;
	make_rows(&text, 12, 1);
	save(path, text.data, text.len);
	slow_tally(&want);
	for (o.block = 1; o.block < text.len + 3; o.block++)
		for (i = 0; i < 4; i++) {
			o.threads = threads[i];
			assert_int_equal(tally(&o, path, &got), 0);
			assert_string_equal(got.data, want.data);
		}
	make_rows(&text, 20000, 2);
	save(path, text.data, text.len);
	slow_tally(&want);
	for (o.block = 61; o.block < 1 << 21; o.block = 3 * o.block + 7)
		for (i = 0; i < 4; i++) {
			o.threads = threads[i];
			assert_int_equal(tally(&o, path, &got), 0);
			assert_string_equal(got.data, want.data);
		}
	ms_buf_release(&text);
	ms_buf_release(&want);
	ms_buf_release(&got);
}

/* Of several bad places the one that stands first is named, whoever of the
 * threads finds what first. */
static void first_error(void **state)
{
	static const struct {
		size_t line;
		const char *text, *message;
	} bad[] = {
		{ 9000, "Neurology,1,25O,us_md,\n", "step2_ck: '25O' is not" },
		{ 7777, "Neurology,1\n", "2 fields where the header has 5" },
		{ 5000, "Neurology,2,250,us_md,\n", "matched: '2' is not an" },
		{ 4999, "Neuro\"logy,1,250,us_md,\n", "field 1: a quote" },
		{ 3000, "\"Neurology,1,250,us_md,\n", "field 1: a quote" },
		{ 200, "\"N\"eurology,1,250,us_md,\n", "field 1: a quote" },
	};
	struct ms_tally_options o = plain;
	struct ms_buf text = { 0 }, got = { 0 };
	char want[128];
	size_t i, k, line;

	(void)state;
	for (k = 1; k <= 6; k++) {
		ms_buf_clear(&text);
		ms_buf_puts(&text, "specialty,matched,step2_ck,type,x\n");
		for (line = 2; line < 10000; line++) {
			const char *row = "\"Surgery, X\",1,250,us_md,\n";

			for (i = 0; i < k; i++)
				if (bad[i].line == line)
					row = bad[i].text;
			ms_buf_puts(&text, row);
		}
		save(path, text.data, text.len);
		/* an open quote shows at the next quote, one line on */
		line = bad[k - 1].line + (k == 5);
		snprintf(want, sizeof(want), "%s:%zu: %s", path, line,
			 bad[k - 1].message);
		for (o.threads = 1; o.threads < 8; o.threads++) {
			o.block = 500 * o.threads + 11;
			assert_int_equal(tally(&o, path, &got), MS_EDATA);
			assert_memory_equal(got.data, want, strlen(want));
		}
	}
	ms_buf_release(&text);
	ms_buf_release(&got);
}

static void lists_bad_rows(void **state)
{
	struct ms_tally_options o = plain;
	struct ms_buf text = { 0 };
	struct ms_tally *t;
	struct ms_error err;
	char want[128];
	size_t i;

	(void)state;
	ms_buf_puts(&text, "specialty,matched,step2_ck,type\n");
	for (i = 2; i < 3000; i++)
		ms_buf_puts(&text,
			    i % 10 ? "P,0,250,us_md\n" : "P,0,x,us_md\n");
	save(path, text.data, text.len);
	o.skip_bad = 1;
	o.threads = 3;
	o.block = 1000;
	assert_int_equal(ms_tally_new(&t, &o, &err), 0);
	assert_int_equal(ms_tally_rows(t, path, &err), 0);
	assert_int_equal(ms_tally_totals(t)->rows, 2998);
	assert_int_equal(ms_tally_totals(t)->bad, 299);
	for (i = 0; i < MS_TALLY_LISTED; i++) {
		snprintf(want, sizeof(want),
			 "%s:%zu: step2_ck: 'x' is not a number", path,
			 10 * (i + 1));
		assert_string_equal(ms_tally_bad(t, i), want);
	}
	assert_null(ms_tally_bad(t, i));
	ms_tally_free(t);
	ms_buf_release(&text);
}

/* A compressed file cut anywhere is an error. */
static void cut_files(void **state)
{
	struct ms_buf text = { 0 }, want = { 0 }, got = { 0 };
	char *buf;
	size_t n, i, room;
	gzFile gz;
	FILE *fp;

	(void)state;
	make_rows(&text, 60, 3);
	save(path, text.data, text.len);
	slow_tally(&want);
	snprintf(packed, sizeof(packed), "%s/x.gz", dir);
	gz = gzopen(packed, "w");
	assert_int_equal(gzwrite(gz, text.data, (unsigned)text.len), text.len);
	assert_int_equal(gzclose(gz), 0);
	room = ZSTD_compressBound(text.len);
	buf = malloc(room);
	fp = fopen(packed, "r");
	n = fread(buf, 1, room, fp);
	fclose(fp);
	assert_int_equal(tally(&plain, packed, &got), 0);
	assert_string_equal(got.data, want.data);
	for (i = 0; i < n; i++) {
		save(packed, buf, i);
		assert_int_equal(tally(&plain, packed, &got), MS_EIO);
	}
	snprintf(packed, sizeof(packed), "%s/x.zst", dir);
	n = ZSTD_compress(buf, room, text.data, text.len, 3);
	save(packed, buf, n);
	assert_int_equal(tally(&plain, packed, &got), 0);
	assert_string_equal(got.data, want.data);
	for (i = 0; i < n; i++) {
		save(packed, buf, i);
		assert_int_equal(tally(&plain, packed, &got), MS_EIO);
	}
	free(buf);
	ms_buf_release(&text);
	ms_buf_release(&want);
	ms_buf_release(&got);
}

static void cut_now(void *user, uint64_t bytes, uint64_t lines, uint64_t size)
{
	(void)bytes;
	(void)lines;
	assert_int_equal(truncate(path, (off_t)size / 2), 0);
	*(int *)user += 1;
}

/* A file that shrinks while it is read. */
static void shrinking_file(void **state)
{
	struct ms_tally_options o = plain;
	struct ms_buf text = { 0 }, got = { 0 };
	int called = 0;

	(void)state;
	make_rows(&text, 2000, 4);
	save(path, text.data, text.len);
	o.block = 1000;
	o.progress = cut_now;
	o.user = &called;
	assert_int_equal(tally(&o, path, &got), MS_EIO);
	assert_non_null(strstr(got.data, "changed while it was read"));
	assert_true(called > 0);
	ms_buf_release(&text);
	ms_buf_release(&got);
}

/* Keys longer than the cache takes, and more of them than it holds. */
static void long_and_many_keys(void **state)
{
	struct ms_tally_options o = plain;
	struct ms_buf text = { 0 }, got = { 0 };
	struct ms_tally *t;
	struct ms_error err;
	size_t i, k;

	(void)state;
	ms_buf_puts(&text, "specialty,matched,step2_ck,type\n");
	for (i = 0; i < 2; i++)
		for (k = 253; k < 259; k++)
			ms_buf_printf(&text, "%0*d,1,250,us_md\n", (int)k, 0);
	save(path, text.data, text.len);
	assert_int_equal(tally(&o, path, &got), 0);
	for (i = 0, k = 0; i < got.len; i++)
		k += got.data[i] == '\n';
	assert_int_equal(k, 6);
	assert_null(strstr(got.data, "|1|0"));

	ms_buf_clear(&text);
	ms_buf_puts(&text, "specialty,matched,step2_ck,type\n");
	for (i = 0; i < 80000; i++)
		ms_buf_printf(&text, "K%05zu,%zu,250,us_md\n", i / 2, i % 2);
	save(path, text.data, text.len);
	o.threads = 2;
	assert_int_equal(ms_tally_new(&t, &o, &err), 0);
	assert_int_equal(ms_tally_rows(t, path, &err), 0);
	ms_buf_clear(&got);
	assert_int_equal(ms_tally_each(t, print, &got, &err), 0);
	for (i = 0, k = 0; i < got.len; i++)
		k += got.data[i] == '\n';
	assert_int_equal(k, 40000);
	assert_memory_equal(got.data, "K00000|us_md|250|250|1|1\nK00001|", 32);
	ms_tally_free(t);
	ms_buf_release(&text);
	ms_buf_release(&got);
}

/* Counts beyond 32 bits, as they come from merging, and odd scores. */
static void large_counts(void **state)
{
	static const char text[] =
		"specialty,type,score,matched,unmatched\n"
		"P,a,250,4294967295,1\nP,a,250,4294967295,5000000000\n"
		"P,a,2500,3,4\nP,a,-1,1,0\nP,a,250.5,2,0\nP,a,,7,8\n"
		"P,a,NA,1,0\nP,a,2500,3,4\n";
	struct ms_tally_options o = { 0 };
	struct ms_buf got = { 0 };
	struct ms_tally *t;
	struct ms_error err;

	(void)state;
	save(path, text, strlen(text));
	assert_int_equal(ms_tally_new(&t, &o, &err), 0);
	assert_int_equal(ms_tally_counts(t, path, &err), 0);
	assert_int_equal(ms_tally_form(t), MS_BY_SCORE);
	assert_int_equal(ms_tally_nkey(t), 2);
	assert_string_equal(ms_tally_key(t, 1), "type");
	assert_int_equal(ms_tally_each(t, print, &got, &err), 0);
	assert_string_equal(got.data, "P|a|-1|-1|1|0\n"
				      "P|a|250|250|8589934590|5000000001\n"
				      "P|a|250.5|250.5|2|0\n"
				      "P|a|2500|2500|6|8\n"
				      "P|a|nan|nan|8|8\n");
	ms_tally_free(t);
	ms_buf_release(&got);
}

static int stop(void *user, const char *const *k,
		const struct ms_tally_cell *cell)
{
	(void)k;
	(void)cell;
	return ++*(int *)user == 2 ? 77 : 0;
}

static void callers_stop(void **state)
{
	struct ms_buf text = { 0 };
	struct ms_tally *t;
	struct ms_error err;
	int calls = 0;

	(void)state;
	make_rows(&text, 50, 5);
	save(path, text.data, text.len);
	assert_int_equal(ms_tally_new(&t, &plain, &err), 0);
	assert_int_equal(ms_tally_rows(t, path, &err), 0);
	assert_int_equal(ms_tally_each(t, stop, &calls, &err), 77);
	assert_int_equal(calls, 2);
	ms_tally_free(t);
	ms_buf_release(&text);
}

static void refuses_bands(void **state)
{
	static const double falling[] = { 220, 210 }, halves[] = { 210.5 };
	static double many[1100];
	struct ms_tally_options o = plain;
	struct ms_tally *t = NULL;
	struct ms_error err;
	size_t i;

	(void)state;
	o.edges = falling;
	o.nedge = 2;
	assert_int_equal(ms_tally_new(&t, &o, &err), MS_EUSAGE);
	o.edges = halves;
	o.nedge = 1;
	assert_int_equal(ms_tally_new(&t, &o, &err), MS_EUSAGE);
	for (i = 0; i < 1100; i++)
		many[i] = (double)i;
	o.edges = many;
	o.nedge = 1100;
	assert_int_equal(ms_tally_new(&t, &o, &err), MS_EUSAGE);
	assert_null(t);
	ms_tally_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_block_size),
		cmocka_unit_test(first_error),
		cmocka_unit_test(lists_bad_rows),
		cmocka_unit_test(cut_files),
		cmocka_unit_test(shrinking_file),
		cmocka_unit_test(long_and_many_keys),
		cmocka_unit_test(large_counts),
		cmocka_unit_test(callers_stop),
		cmocka_unit_test(refuses_bands),
	};
	char command[64];
	int failed;

	if (!mkdtemp(dir))
		return 1;
	snprintf(path, sizeof(path), "%s/rows.csv", dir);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	snprintf(command, sizeof(command), "rm -r %s", dir);
	return system(command) ? 1 : failed;
}
