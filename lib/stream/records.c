#include "stream/records.h"

int ms_records_next(struct ms_records *in, struct ms_error *err)
{
	struct ms_fault fault;
	int more;

	for (;;) {
		more = ms_scan_next(&in->scan, &fault);
		if (more > 0)
			return 1;
		if (more < 0) {
			ms_fault_report(&fault, ms_feed_name(in->feed),
					in->block.text, in->block.line, err);
			return -1;
		}
		more = ms_feed_next(in->feed, &in->block, err);
		if (more <= 0)
			return more;
		ms_scan_text(&in->scan, in->block.text, in->block.len,
			     in->block.strict);
	}
}

size_t ms_records_line(const struct ms_records *in)
{
	return in->block.line +
	       ms_scan_lines(in->block.text, in->scan.start, '\0');
}

void ms_records_release(struct ms_records *in)
{
	ms_scan_release(&in->scan);
	ms_block_release(&in->block);
}
