/* Any bytes as CSV: what was read can be written and read again; a table of it
 * is checked, counted and fitted. */
#include "fuzz.h"

#include "stats/counts.h"
#include "fit/model.h"
#include "table/check.h"
#include "table/csv.h"
#include "table/form.h"

/* The records as text, "[field][field]" a line; with copy, also as CSV. */
static int records(FILE *fp, struct ms_buf *out, FILE *copy)
{
	struct ms_error err = { 0 };
	struct ms_csv *csv;
	size_t i;
	int more;

	fuzz_hold(ms_csv_open(&csv, fp, "-", &err) == 0, err.msg);
	while ((more = ms_csv_next(csv, &err)) > 0) {
		for (i = 0; i < ms_csv_nfields(csv); i++) {
			const char *field = ms_csv_field(csv, i);

			ms_buf_printf(out, "[%s]", field);
			if (copy && i)
				putc(',', copy);
			if (copy && *field)
				ms_csv_put(copy, field);
			else if (copy && ms_csv_nfields(csv) == 1)
				fputs("\"\"", copy);
		}
		ms_buf_putc(out, '\n');
		if (copy)
			putc('\n', copy);
	}
	fuzz_hold(more == 0 || err.code, "an error has a code");
	ms_csv_free(csv);
	return more;
}

static void round_trip(const struct fuzz_input *in)
{
	struct ms_buf first = { 0 }, second = { 0 };
	struct fuzz_input copied;
	char *copy;
	FILE *from = fuzz_stream(in), *to, *again;
	int more;

	to = open_memstream(&copy, &copied.len);
	fuzz_hold(to != NULL, "there is memory");
	more = records(from, &first, to);
	fclose(to);
	fclose(from);
	if (more == 0) {
		copied.text = copy;
		again = fuzz_stream(&copied);
		records(again, &second, NULL);
		fclose(again);
		fuzz_hold(strcmp(ms_buf_str(&first), ms_buf_str(&second)) == 0,
			  "what is written is read again");
	}
	free(copy);
	ms_buf_release(&first);
	ms_buf_release(&second);
}

static void check(const struct ms_table *t)
{
	static struct ms_forms *forms;
	struct ms_report report = { 0 };
	struct ms_check what = { .vocab = fuzz_vocab() };
	struct ms_error err;

	if (!forms)
		fuzz_hold(ms_forms_open(&forms, ".", &err) == 0, err.msg);
	what.form = ms_forms_guess(forms, t, NULL);
	if (what.form)
		ms_check_table(&what, t, &report, &err);
	ms_report_release(&report);
}

static void use(const struct ms_table *t)
{
	struct ms_fit_options opt = MS_FIT_DEFAULTS;
	struct ms_counts *counts;
	struct ms_models *models;
	struct ms_error err;

	if (ms_counts_make(&counts, t, fuzz_vocab(), NULL, NULL, &err) == 0)
		ms_counts_free(counts);
	if (ms_models_is(t)
		    ? ms_models_read(&models, t, fuzz_vocab(), NULL, &err)
		    : ms_models_fit(&models, t, fuzz_vocab(), NULL, NULL, NULL,
				    &opt, &err))
		return;
	ms_models_free(models);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_input in = fuzz_open(data, size);
	struct ms_error err;
	struct ms_table *t;
	FILE *fp;

	round_trip(&in);
	fuzz_hold(ms_table_new(&t, NULL, &err) == 0, err.msg);
	fp = fuzz_stream(&in);
	if (ms_table_read(t, fp, "-", &err) == 0) {
		check(t);
		use(t);
	}
	fclose(fp);
	ms_table_free(t);
	return 0;
}
