/* A layout and a table as published, "%%" on a line between them: no layout
 * and no table may break the engine. */
#include "fuzz.h"

#include "tidy/layout.h"
#include "tidy/tidy.h"

static void look(const struct ms_tidy *t)
{
	size_t i, k, n = 0;

	for (i = 0; i < ms_tidy_nrow(t); i++)
		for (k = 0; k < ms_tidy_ncol(t); k++)
			n += strlen(ms_tidy_cell(t, i, k));
	fuzz_hold(n < (size_t)1 << 40, "cells are strings");
}

static void tidy(const struct ms_layout *l, const struct fuzz_input *in)
{
	struct ms_report report = { 0 };
	struct ms_error err = { 0 };
	struct ms_tidy *t;
	FILE *fp;

	if (ms_tidy_new(&t, l, fuzz_vocab(), &err))
		return;
	fp = fuzz_stream(in);
	if (ms_tidy_read(t, fp, "published.csv", &report, &err) == 0 &&
	    ms_tidy_finish(t, &report, &err) == 0)
		look(t);
	fclose(fp);
	ms_report_release(&report);
	ms_tidy_free(t);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_input in = fuzz_open(data, size);
	struct fuzz_input layout = fuzz_part(&in);
	char path[FUZZ_PATH];
	struct ms_layout *l;
	struct ms_error err;

	fuzz_file(&layout, "layout", path);
	if (ms_layout_load(&l, path, &err) == 0) {
		tidy(l, &in);
		ms_layout_free(l);
	}
	unlink(path);
	return 0;
}
