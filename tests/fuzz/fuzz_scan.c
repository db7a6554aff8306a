/* The tally's scanner against the reader of small tables: the same records,
 * lines and messages for a block of any size. The first byte chooses it. */
#include "fuzz.h"

#include "table/csv.h"
#include "stream/feed.h"
#include "stream/scan.h"

static void expected(const char *path, struct ms_buf *out)
{
	FILE *fp = fopen(path, "r");
	struct ms_error err;
	struct ms_csv *csv;
	size_t i;
	int more;

	fuzz_hold(fp != NULL, path);
	fuzz_hold(ms_csv_open(&csv, fp, path, &err) == 0, err.msg);
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

static void record(const struct ms_scan *scan, struct ms_buf *value,
		   struct ms_buf *out)
{
	size_t i, n;

	for (i = 0; i < scan->nfield; i++) {
		const char *raw = ms_scan_raw(scan, i, &n);

		ms_scan_value(raw, n, value);
		ms_buf_printf(out, "[%s]", ms_buf_str(value));
	}
	ms_buf_putc(out, '\n');
}

/* 0 at the end of the block, -1 after a fault. */
static int block_records(struct ms_scan *scan, const struct ms_block *block,
			 const char *path, struct ms_buf *out)
{
	struct ms_fault fault;
	struct ms_error err;
	struct ms_buf value = { 0 };
	int more;

	ms_scan_text(scan, block->text, block->len, block->strict);
	while ((more = ms_scan_next(scan, &fault)) > 0) {
		ms_buf_printf(out, "%zu:",
			      block->line + ms_scan_lines(block->text,
							  scan->start, 0));
		record(scan, &value, out);
	}
	ms_buf_release(&value);
	if (more == 0)
		return 0;
	ms_fault_report(&fault, path, block->text, block->line, &err);
	ms_buf_puts(out, err.msg);
	return -1;
}

static void scanned(const char *path, size_t size, struct ms_buf *out)
{
	struct ms_scan scan = { 0 };
	struct ms_block block = { 0 };
	struct ms_error err;
	struct ms_feed *feed;
	int more;

	fuzz_hold(ms_feed_open(&feed, path, size, NULL, NULL, &err) == 0,
		  err.msg);
	while ((more = ms_feed_next(feed, &block, &err)) > 0)
		if (block_records(&scan, &block, path, out))
			break;
	if (more < 0)
		ms_buf_puts(out, err.msg);
	ms_scan_release(&scan);
	ms_block_release(&block);
	ms_feed_free(feed);
}

/* The feed unpacks what begins like a compressed file. */
static int packed(const struct fuzz_input *in)
{
	return in->len >= 2 && (memcmp(in->text, "\x1f\x8b", 2) == 0 ||
				memcmp(in->text, "\x28\xb5", 2) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_input in = fuzz_open(data, size);
	struct ms_buf want = { 0 }, got = { 0 };
	size_t block = 1 + fuzz_choice(&in, 200);
	char path[FUZZ_PATH];

	if (packed(&in))
		return 0;
	fuzz_file(&in, "scan", path);
	expected(path, &want);
	scanned(path, block, &got);
	if (strcmp(ms_buf_str(&want), ms_buf_str(&got)))
		fprintf(stderr, "csv:\n%s\nscan:\n%s\n", ms_buf_str(&want),
			ms_buf_str(&got));
	fuzz_hold(strcmp(ms_buf_str(&want), ms_buf_str(&got)) == 0,
		  "both readers say the same");
	ms_buf_release(&want);
	ms_buf_release(&got);
	unlink(path);
	return 0;
}
