/* The fast scanner and the feed against table/csv: the same records, fields,
 * lines and messages for every size of block. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "stream/bytes.h"
#include "table/csv.h"
#include "stream/feed.h"
#include "stream/scan.h"
#include "stream/scan_index.h"
#include "stream/survey.h"

static char path[] = "/tmp/test_scan.XXXXXX";

static void save(const char *text, size_t len)
{
	FILE *fp = fopen(path, "w");

	assert_non_null(fp);
	assert_int_equal(fwrite(text, 1, len, fp), len);
	assert_int_equal(fclose(fp), 0);
}

static void expect(struct ms_buf *out)
{
	FILE *fp = fopen(path, "r");
	struct ms_error err;
	struct ms_csv *csv;
	size_t i;
	int more;

	assert_int_equal(ms_csv_open(&csv, fp, path, &err), 0);
	while ((more = ms_csv_next(csv, &err)) > 0) {
		ms_buf_printf(out, "%zu:", ms_csv_line(csv));
		for (i = 0; i < ms_csv_nfields(csv); i++)
			ms_buf_printf(out, "[%s]", ms_csv_field(csv, i));
		ms_buf_putc(out, '\n');
	}
	if (more < 0)
		ms_buf_puts(out, err.msg);
	ms_csv_free(csv);
	fclose(fp);
}

/* 0 at the end of the block, -1 after a fault. */
static int block_events(struct ms_scan *scan, const struct ms_block *block,
			struct ms_buf *out)
{
	struct ms_fault fault;
	struct ms_error err;
	struct ms_buf value = { 0 };
	size_t i, n;
	int more;

	ms_scan_text(scan, block->text, block->len, block->strict);
	while ((more = ms_scan_next(scan, &fault)) > 0) {
		ms_buf_printf(out, "%zu:",
			      block->line + ms_scan_lines(block->text,
							  scan->start, 0));
		for (i = 0; i < scan->nfield; i++) {
			const char *raw = ms_scan_raw(scan, i, &n);

			ms_scan_value(raw, n, &value);
			ms_buf_printf(out, "[%s]", ms_buf_str(&value));
		}
		ms_buf_putc(out, '\n');
	}
	ms_buf_release(&value);
	if (more == 0)
		return 0;
	ms_fault_report(&fault, path, block->text, block->line, &err);
	ms_buf_puts(out, err.msg);
	return -1;
}

static void actual(size_t size, struct ms_buf *out)
{
	struct ms_scan scan = { 0 };
	struct ms_block block = { 0 };
	struct ms_error err;
	struct ms_feed *feed;
	uint64_t seq = 0;
	int more;

	assert_int_equal(ms_feed_open(&feed, path, size, NULL, NULL, &err), 0);
	while ((more = ms_feed_next(feed, &block, &err)) > 0) {
		assert_int_equal(block.seq, seq++);
		if (block_events(&scan, &block, out))
			break;
	}
	if (more < 0)
		ms_buf_puts(out, err.msg);
	ms_scan_release(&scan);
	ms_block_release(&block);
	ms_feed_free(feed);
}

static void compare(const char *text, size_t len, size_t size)
{
	struct ms_buf want = { 0 }, got = { 0 };

	save(text, len);
	expect(&want);
	actual(size, &got);
	if (strcmp(ms_buf_str(&want), ms_buf_str(&got)))
		print_error("blocks of %zu, text:\n%.*s\n", size, (int)len,
			    text);
	assert_string_equal(ms_buf_str(&got), ms_buf_str(&want));
	ms_buf_release(&want);
	ms_buf_release(&got);
}

static const char *const nasty[] = {
	"",
	"\n",
	" \t\n \r\n\r",
	"a",
	"a,b",
	"a,b\n1,2\n",
	"a,b\r\n1,2\r\n",
	"a,b\r1,2\r\r3,4",
	"\xef\xbb\xbf"
	"a,b\n1,2\n",
	"\xef\xbb\xbf\"a,x\",b\n1,2\n",
	"\xef\xbb\xbf\"a,x",
	"a,\"b,c\",d\n\"e\"\"f\",\"\"\"\",\"\"\n",
	"a,\"two\nlines\r\nthree\rfour\",b\nnext,1,2\n",
	"  lead , trail  ,\t\"quoted \" , x\n",
	"\"\"\n\n\"\"\n",
	",\n,,\n\n ,\n",
	"a,b\nx,y\"z\",1\nq,r\n",
	"a,b\n\"x\"y,1\n",
	"a,b\n1,\"never closed\n2,3\n4,5\n",
	"a,b\n\n\n 1,2\n\n\"3\n\n\",4\nbad\"x\n",
	"a,\"x\" \"y\"\n",
	"a\r\n\"b\r\n\"\r\nc\"\r\n",
	"specialty,type,step2_ck,matched\n\"Surgery, General\",us_md,243,1\n"
	"\"The \"\"Big\"\" One, with a name that is longer than a block of "
	"sixty-four bytes\",us_do,,0\r\nPathology,non_us_img,251,yes\n",
};

static void every_block_size(void **state)
{
	size_t i, size;

	(void)state;
	for (i = 0; i < sizeof(nasty) / sizeof(*nasty); i++)
		for (size = 1; size <= strlen(nasty[i]) + 2; size++)
			compare(nasty[i], strlen(nasty[i]), size);
}

static void nul_bytes(void **state)
{
	static const char text[] = "a,b\n1,2\n3,\"x\ny\0z\"\n4\n\"5\n";
	size_t size;

	(void)state;
	for (size = 1; size <= sizeof(text); size++)
		compare(text, sizeof(text) - 1, size);
}

static uint32_t draw(uint64_t *seed)
{
	*seed = *seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
	return (uint32_t)(*seed >> 33);
}

/* Short texts over the bytes that matter, mostly wrong ones. */
static void random_bytes(void **state)
{
	static const char alphabet[] = "aab,,\"\"\"\n\n\r \t1";
	static const size_t sizes[] = { 1, 2, 3, 7, 64, 1000 };
	uint64_t seed = 5;
	char text[200];
	size_t i, k, n;

	(void)state;
	for (i = 0; i < 6000; i++) {
		n = draw(&seed) % (i % 10 ? 24 : sizeof(text));
		for (k = 0; k < n; k++)
			text[k] = alphabet[draw(&seed) % 14];
		compare(text, n, sizes[draw(&seed) % 6]);
	}
}

/* Records that are right, of odd fields, longer than the scanner's chunk. */
static void random_records(void **state)
{
	static const char *const fields[] = {
		"",	     "x",	   "\"\"",
		"\"a,b\"",   "\"l1\nl2\"", "\"q\"\"q\"",
		" \"pad\" ", "\"c\r\nd\"", "plain words",
		"\"\"\"\"",  "250",
	};
	static const char *const ends[] = { "\n", "\r\n", "\r", "\n\n" };
	static const size_t sizes[] = { 1, 13, 64, 4096, 5000, 1 << 18 };
	struct ms_buf text = { 0 };
	uint64_t seed = 11;
	size_t i, k, n, rows;

	(void)state;
	for (i = 0; i < 60; i++) {
		ms_buf_clear(&text);
		ms_buf_puts(&text, "");
		for (rows = draw(&seed) % 300; rows; rows--) {
			n = draw(&seed) % 100 ? 5 : 6000;
			for (k = 0; k < n; k++) {
				ms_buf_puts(&text, k ? "," : "");
				ms_buf_puts(&text, fields[draw(&seed) % 11]);
			}
			ms_buf_puts(&text, ends[draw(&seed) % 4]);
		}
		compare(text.data, text.len,
			sizes[i % 6 ? draw(&seed) % 5 + 1 : 1]);
	}
	ms_buf_release(&text);
}

/* A stray quote must not swallow the file. */
static void swallowed(void **state)
{
	static const struct {
		const char *begin, *again, *end;
	} large[] = {
		{ "a,b\n1,\"oops\n", "12,34\n", "" },
		{ "a\n", "xxxxxx", "" },
		{ "a\n", "xxxxxx", "\nb\n" },
		{ "a\n\"", "xxxxxx", "\"\nb\n" },
		{ "a\n\"", "\"\"\n", "\"\nb\n" },
		{ "a\nb\"b", "xxxxxx", "\nb\n" },
	};
	struct ms_buf text = { 0 };
	size_t i, k;

	(void)state;
	for (i = 0; i < sizeof(large) / sizeof(*large); i++) {
		ms_buf_clear(&text);
		ms_buf_puts(&text, large[i].begin);
		while (text.len < 2400000)
			ms_buf_puts(&text, large[i].again);
		ms_buf_puts(&text, large[i].end);
		for (k = 1 << 12; k <= 1 << 24; k <<= 4)
			compare(text.data, text.len, k);
	}
	ms_buf_release(&text);
}

static void masks(void **state)
{
	char text[64 + MS_SCAN_PAD];
	uint64_t seed = 3, m;
	size_t i, k;

	(void)state;
	for (i = 0; i < 2000; i++) {
		uint64_t want = 0;

		for (k = 0; k < sizeof(text); k++)
			text[k] = (char)(draw(&seed) % 4 + (i % 2 ? 10 : 126));
		for (k = 0; k < 64; k++)
			want |= (uint64_t)(text[k] == (i % 2 ? 12 : 127)) << k;
		m = ms_mask64(text, i % 2 ? 12 : 127);
		assert_true(m == want);
	}
	assert_true(ms_prefix_xor(UINT64_C(0x8000000000000012)) ==
		    UINT64_C(0x800000000000000e));
}

static void room_for_marks(struct ms_scan *scan, const char *text, size_t len)
{
	size_t n = len + 1 + MS_INDEX_SLACK;

	memset(scan, 0, sizeof(*scan));
	ms_scan_text(scan, text, len, 0);
	scan->mark = calloc(n, sizeof(*scan->mark));
	scan->end = calloc(n, sizeof(*scan->end));
	scan->odd = calloc(n, sizeof(*scan->odd));
	assert_true(scan->mark && scan->end && scan->odd);
}

/* Both ways to index leave the same marks, whatever the processor. */
static void two_indexes(void **state)
{
	static const char bytes[] = "a\"\n\r,, bcdefgh";
	char text[1000 + MS_SCAN_PAD];
	struct ms_scan a, b;
	uint64_t seed = 13;
	size_t i, k, n, most;

	(void)state;
	for (i = 0; i < 3000; i++) {
		n = draw(&seed) % 1000;
		most = i % 3 ? 14 : 5;
		for (k = 0; k < sizeof(text); k++)
			text[k] = bytes[draw(&seed) % most];
		room_for_marks(&a, text, n);
		room_for_marks(&b, text, n);
		ms_index(&a, 0, n);
		ms_index_plain(&b, 0, n / 128 * 64);
		ms_index_plain(&b, n / 128 * 64, n);
		assert_int_equal(a.nmark, b.nmark);
		assert_int_equal(a.nend, b.nend);
		assert_int_equal(a.nodd, b.nodd);
		assert_memory_equal(a.mark, b.mark, a.nmark * 4);
		assert_memory_equal(a.end, b.end, a.nend * 4);
		assert_memory_equal(a.odd, b.odd, a.nodd * 4);
		ms_scan_release(&a);
		ms_scan_release(&b);
	}
}

static void surveys(void **state)
{
	static const char bytes[] = "a\"\n\r\r\n,";
	char text[9000];
	struct ms_survey got;
	uint64_t seed = 9;
	size_t i, k, n, quotes;

	(void)state;
	for (i = 0; i < 500; i++) {
		n = draw(&seed) % sizeof(text);
		for (k = quotes = 0; k < n; k++) {
			text[k] = i % 3 ? bytes[draw(&seed) % 7] : '"';
			quotes += text[k] == '"';
		}
		ms_survey(text, n, &got);
		assert_int_equal(got.quotes, quotes);
		assert_int_equal(got.lines, ms_scan_lines(text, n, 0));
		assert_int_equal(got.nul, 0);
		if (n == 0)
			continue;
		text[draw(&seed) % n] = '\0';
		ms_survey(text, n, &got);
		assert_int_equal(got.nul, 1);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(masks),
		cmocka_unit_test(two_indexes),
		cmocka_unit_test(surveys),
		cmocka_unit_test(every_block_size),
		cmocka_unit_test(nul_bytes),
		cmocka_unit_test(random_bytes),
		cmocka_unit_test(random_records),
		cmocka_unit_test(swallowed),
	};
	int fd = mkstemp(path), failed;

	if (fd < 0)
		return 1;
	close(fd);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	unlink(path);
	return failed;
}
