/* Any table as any kind of figure: the script is text in which no data have
 * become code. The first byte chooses the kind. */
#include "fuzz.h"

#include "figure/figure.h"

/* Outside of quotes and comments a script of ours has no backquote, with which
 * gnuplot runs commands. */
static void quoted(const char *script)
{
	int single = 0, twice = 0, comment = 0;

	for (; *script; script++) {
		if (*script == '\n')
			single = twice = comment = 0;
		else if (*script == '\'' && !twice && !comment)
			single = !single;
		else if (*script == '"' && !single && !comment)
			twice = !twice;
		else if (*script == '#' && !single && !twice)
			comment = 1;
		else
			fuzz_hold(*script != '`' || single || comment,
				  "data do not become code");
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_input in = fuzz_open(data, size);
	unsigned i, n = 0;
	struct ms_figure_options opt = MS_FIGURE_DEFAULTS;
	struct ms_buf script = { 0 };
	struct ms_error err = { 0 };
	struct ms_table *t;
	FILE *fp;

	while (ms_figure_kind(n, NULL))
		n++;
	i = fuzz_choice(&in, n);
	opt.home = ".";
	opt.vocab = fuzz_vocab();
	opt.device = MS_SVG;
	fuzz_hold(ms_table_new(&t, NULL, &err) == 0, err.msg);
	fp = fuzz_stream(&in);
	if (ms_table_read(t, fp, "t.csv", &err) == 0 &&
	    ms_figure_script(&script, ms_figure_kind(i, NULL), t, &opt, &err) ==
		    0)
		quoted(ms_buf_str(&script));
	fclose(fp);
	ms_buf_release(&script);
	ms_table_free(t);
	return 0;
}
