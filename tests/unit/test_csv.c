/* fopencookie */
#define _GNU_SOURCE
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "table/csv.h"

/* The reader's own buffer, whose edge an input is moved across below. */
enum { CHUNK = 1 << 16 };

/* A stream that delivers so many bytes a read and may fail at the end. */
struct source {
	const char *text;
	size_t left, step;
	int broken;
};

static ssize_t deliver(void *cookie, char *buf, size_t size)
{
	struct source *s = cookie;
	size_t n = s->left < s->step ? s->left : s->step;

	if (!n && s->broken) {
		errno = EIO;
		return -1;
	}
	n = n < size ? n : size;
	memcpy(buf, s->text, n);
	s->text += n;
	s->left -= n;
	return (ssize_t)n;
}

static FILE *open_source(struct source *s)
{
	cookie_io_functions_t io = { .read = deliver };
	FILE *fp = fopencookie(s, "r", io);

	assert_non_null(fp);
	return fp;
}

/* What the reader makes of a stream: "LINE:field|field;LINE:...;" and the
 * message that ended it, or "end". Records before skip are left out and lines
 * count from there. */
static void read_all(FILE *fp, const char *name, size_t skip,
		     struct ms_buf *out)
{
	struct ms_csv *csv;
	struct ms_error err;
	size_t i, record = 0;
	int more;

	assert_int_equal(ms_csv_open(&csv, fp, name, &err), 0);
	while ((more = ms_csv_next(csv, &err)) > 0) {
		if (record++ < skip)
			continue;
		ms_buf_printf(out, "%zu:", ms_csv_line(csv) - skip);
		for (i = 0; i < ms_csv_nfields(csv); i++)
			ms_buf_printf(out, "%s%s", i ? "|" : "",
				      ms_csv_field(csv, i));
		ms_buf_puts(out, ";");
	}
	ms_buf_puts(out, more ? err.msg : "end");
	if (more) {
		assert_int_equal(more, -1);
		assert_int_equal(ms_csv_next(csv, &err), -1);
		assert_non_null(
			strstr(err.msg, "reading went on after an error"));
	} else {
		assert_int_equal(ms_csv_next(csv, &err), 0);
	}
	ms_csv_free(csv);
}

#define STRAY                                                                  \
	"a quote where none may stand (quote the whole field and double the "  \
	"quotes in it)"
#define OPEN "a quoted field that begins here is never closed"
#define NUL "a NUL byte; is this a text file in UTF-8?"

static const struct sample {
	const char *text;
	size_t len; /* 0: strlen */
	const char *want;
} samples[] = {
	{ "", 0, "end" },
	{ "\n\n", 0, "end" },
	{ " \t \n", 0, "end" },
	{ "a,b\n1,2\n", 0, "1:a|b;2:1|2;end" },
	{ "a,b\n1,2", 0, "1:a|b;2:1|2;end" },
	{ "a,b\r\n1,2\r\n", 0, "1:a|b;2:1|2;end" },
	{ "a,b\r1,2\r", 0, "1:a|b;2:1|2;end" },
	{ "a,b\n1,2\r\n3,4\r5,6", 0, "1:a|b;2:1|2;3:3|4;4:5|6;end" },
	{ "a,b\n\n\r\n1,2\n", 0, "1:a|b;4:1|2;end" },
	{ "a\r\r\rb", 0, "1:a;4:b;end" },
	{ "a,b\n  \n1,2\n", 0, "1:a|b;3:1|2;end" },
	{ "a,b\n\n\"x\ny\",2\n\n3,4\n", 0, "1:a|b;3:x\ny|2;6:3|4;end" },
	{ "\"x\r\ny\rz\",1\n2,3\n", 0, "1:x\r\ny\rz|1;4:2|3;end" },
	{ "\"a\"\"b\",\"\"\n", 0, "1:a\"b|;end" },
	{ "\"\"\"\"\n", 0, "1:\";end" },
	{ " a , b \n \" c \" ,d\n", 0, "1:a|b;2: c |d;end" },
	{ "a,,b\n,\n", 0, "1:a||b;2:|;end" },
	{ "a;b\n", 0, "1:a;b;end" },
	{ "a\n1,2,3\n", 0, "1:a;2:1|2|3;end" },
	{ "\xc3\xa9,\xe2\x80\x93\n", 0, "1:\xc3\xa9|\xe2\x80\x93;end" },
	{ "a,b\nx\"y,2\n", 0, "1:a|b;t.csv:2: field 1: " STRAY },
	{ "a,b\n1,\"x\"y\n", 0, "1:a|b;t.csv:2: field 2: " STRAY },
	{ "a,b\n1,2\n\"x,3\n4,5\n", 0, "1:a|b;2:1|2;t.csv:3: field 1: " OPEN },
	{ "a,b\n\n1,\"x", 0, "1:a|b;t.csv:3: field 2: " OPEN },
	{ "a,b\n1,\"x\"\"\n", 0, "1:a|b;t.csv:2: field 2: " OPEN },
	{ "a,b\n1,\0002\n", 9, "1:a|b;t.csv:2: " NUL },
	{ "a\n\"x\n\0\"\n", 9, "1:a;t.csv:3: " NUL },
};

enum { NSAMPLE = sizeof(samples) / sizeof(samples[0]) };

static size_t length(const struct sample *s)
{
	return s->len ? s->len : strlen(s->text);
}

static void every_step(void **state)
{
	size_t i, step;

	(void)state;
	for (i = 0; i < NSAMPLE; i++)
		for (step = 1; step <= length(&samples[i]) + 1; step++) {
			struct source src = { samples[i].text,
					      length(&samples[i]), step, 0 };
			struct ms_buf got = { 0 };
			FILE *fp = open_source(&src);

			read_all(fp, "t.csv", 0, &got);
			assert_string_equal(ms_buf_str(&got), samples[i].want);
			ms_buf_release(&got);
			fclose(fp);
		}
}

/* Messages count lines from the head of the file: move them back by one. */
static void move_back(const char *s, struct ms_buf *out)
{
	const char *at = strstr(s, "t.csv:");
	char *rest;
	long line;

	if (!at) {
		ms_buf_puts(out, s);
		return;
	}
	line = strtol(at + 6, &rest, 10);
	ms_buf_add(out, s, (size_t)(at - s));
	ms_buf_printf(out, "t.csv:%ld%s", line - 1, rest);
}

/* A first record of such a length that the edge of the reader's buffer falls
 * on every byte of the input in turn. */
static void every_place_in_the_buffer(void **state)
{
	char *text = malloc(2 * CHUNK);
	size_t i, cut;

	(void)state;
	assert_non_null(text);
	for (i = 0; i < NSAMPLE; i++)
		for (cut = 0; cut <= length(&samples[i]); cut++) {
			size_t head = CHUNK - cut;
			struct source src = { text, head + length(&samples[i]),
					      CHUNK, 0 };
			struct ms_buf raw = { 0 }, got = { 0 };
			FILE *fp = open_source(&src);

			memset(text, 'p', head - 1);
			text[head - 1] = '\n';
			memcpy(text + head, samples[i].text,
			       length(&samples[i]));
			read_all(fp, "t.csv", 1, &raw);
			move_back(ms_buf_str(&raw), &got);
			assert_string_equal(ms_buf_str(&got), samples[i].want);
			ms_buf_release(&raw);
			ms_buf_release(&got);
			fclose(fp);
		}
	free(text);
}

static void check(const char *text, size_t len, const char *name, int broken,
		  const char *want)
{
	struct source src = { text, len, 5, broken };
	struct ms_buf got = { 0 };
	FILE *fp = open_source(&src);

	read_all(fp, name, 0, &got);
	assert_string_equal(ms_buf_str(&got), want);
	ms_buf_release(&got);
	fclose(fp);
}

static void byte_order_mark(void **state)
{
	static const char alone[] = "\xef\xbb\xbf";
	static const char head[] = "\xef\xbb\xbf"
				   "a,b\n1,2\n";
	static const char quoted[] = "\xef\xbb\xbf\"a\",b\n";
	static const char later[] = "a\n\xef\xbb\xbf"
				    "b\n";

	(void)state;
	check(alone, sizeof(alone) - 1, "t.csv", 0, "end");
	check(head, sizeof(head) - 1, "t.csv", 0, "1:a|b;2:1|2;end");
	check(quoted, sizeof(quoted) - 1, "t.csv", 0, "1:a|b;end");
	check(later, sizeof(later) - 1, "t.csv", 0,
	      "1:a;2:\xef\xbb\xbf"
	      "b;end");
}

static void names_and_broken_streams(void **state)
{
	(void)state;
	check("a\nx\"y\n", 6, "-", 0, "1:a;<stdin>:2: field 1: " STRAY);
	check("a\n1\n", 4, "t.csv", 1, "1:a;2:1;t.csv: Input/output error");
	check("a\n\"x", 4, "t.csv", 1, "1:a;t.csv: Input/output error");
}

/* n bytes of piece, again and again, between head and tail. */
static void check_long(const char *head, const char *piece, size_t n,
		       const char *tail, const char *want)
{
	struct ms_buf text = { 0 }, got = { 0 };
	struct source src;
	FILE *fp;

	ms_buf_puts(&text, head);
	while (text.len < n)
		ms_buf_puts(&text, piece);
	ms_buf_puts(&text, tail);
	src = (struct source){ text.data, text.len, CHUNK, 0 };
	fp = open_source(&src);
	read_all(fp, "t.csv", 0, &got);
	assert_string_equal(
		got.len > 99 ? got.data + got.len - 3 : ms_buf_str(&got), want);
	ms_buf_release(&text);
	ms_buf_release(&got);
	fclose(fp);
}

static void long_records(void **state)
{
	(void)state;
	check_long("a\n", "y", MS_CSV_RECORD_MAX - 2, "\n", "end");
	check_long("a\n", "y", MS_CSV_RECORD_MAX + 9, "\n",
		   "1:a;t.csv:2: the line is longer than 1 MiB");
	check_long("a\n", "y,", MS_CSV_RECORD_MAX + 9, "\n",
		   "1:a;t.csv:2: the line is longer than 1 MiB");
	check_long("a\n\"", "line\n", MS_CSV_RECORD_MAX - 99, "\"\n", "end");
	check_long("a\n\"", "line\n", MS_CSV_RECORD_MAX + 9, "\"\n",
		   "1:a;t.csv:2: field 1: " OPEN " within 1 MiB");
	check_long("a\n", "\n", 2 * MS_CSV_RECORD_MAX, "b\n",
		   "1:a;2097152:b;end");
}

/* Random fields of awkward characters, written and read back. */
static void written_fields_read_back(void **state)
{
	static const char alphabet[] = "ab,\"\n\r \t;'|\xc3\xa9<*-";
	uint32_t seed = 20260319;
	char field[40][12];
	int round, i, n;

	(void)state;
	for (round = 0; round < 2000; round++) {
		FILE *fp = tmpfile();
		struct ms_csv *csv;
		struct ms_error err;

		assert_non_null(fp);
		n = 2 + round % 39;
		for (i = 0; i < n; i++) {
			size_t len, k;

			seed = seed * 1664525 + 1013904223;
			len = (seed >> 24) % sizeof(field[0]);
			for (k = 0; k < len; k++) {
				seed = seed * 1664525 + 1013904223;
				field[i][k] = alphabet[(seed >> 16) %
						       (sizeof(alphabet) - 1)];
			}
			field[i][len] = '\0';
			fputs(i ? "," : "", fp);
			ms_csv_put(fp, field[i]);
		}
		putc('\n', fp);
		rewind(fp);
		assert_int_equal(ms_csv_open(&csv, fp, "t", &err), 0);
		assert_int_equal(ms_csv_next(csv, &err), 1);
		assert_int_equal(ms_csv_nfields(csv), n);
		for (i = 0; i < n; i++)
			assert_string_equal(ms_csv_field(csv, (size_t)i),
					    field[i]);
		assert_int_equal(ms_csv_next(csv, &err), 0);
		ms_csv_free(csv);
		fclose(fp);
	}
}

/* A text that begins like a byte order mark keeps it. */
static void mark_in_a_field(void **state)
{
	FILE *fp = tmpfile();
	struct ms_csv *csv;

	(void)state;
	assert_non_null(fp);
	ms_csv_put(fp, "\xef\xbb\xbf"
		       "a");
	rewind(fp);
	assert_int_equal(ms_csv_open(&csv, fp, "t", NULL), 0);
	assert_int_equal(ms_csv_next(csv, NULL), 1);
	assert_string_equal(ms_csv_field(csv, 0), "\xef\xbb\xbf"
						  "a");
	ms_csv_free(csv);
	fclose(fp);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_step),
		cmocka_unit_test(every_place_in_the_buffer),
		cmocka_unit_test(byte_order_mark),
		cmocka_unit_test(mark_in_a_field),
		cmocka_unit_test(names_and_broken_streams),
		cmocka_unit_test(long_records),
		cmocka_unit_test(written_fields_read_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
