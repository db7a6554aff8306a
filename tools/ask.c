#include "ask.h"

#include <math.h>
#include <string.h>

/* Installed score figures that can be fitted, the latest edition first. */
static const char *const installed[] = { "charting-img-2026",
					 "charting-ortho-bins-2026",
					 "charting-md-bins-2020-2024", NULL };

int ask_select(struct ms_select *want, int c, const char *arg)
{
	if (c == 's')
		want->specialty = arg;
	else if (c == 'a')
		want->applicant_type = arg;
	else if (c == 'y')
		want->year = arg;
	else
		return 0;
	return 1;
}

double ask_cap(const char *measure)
{
	return !*measure || strncmp(measure, "step", 4) == 0 ? 300 : INFINITY;
}

double ask_model_cap(const struct ms_models *m, size_t i)
{
	double cap = ask_cap(ms_models_value(m, i, "measure"));

	return m->model[i].fit.score_max > cap ? INFINITY : cap;
}

struct ms_models *ask_fit(struct cli *cli, const struct ms_table *t,
			  const char *by, const struct ms_select *want,
			  const char *score, const struct ms_fit_options *opt,
			  struct ms_error *err)
{
	struct ms_fit_options options = *opt;
	struct ms_select rows = *want;
	struct ms_models *m;

	if (!rows.measure && ms_table_find(t, "measure") >= 0)
		rows.measure = "step2_ck";
	if (rows.measure)
		options.score_max = ask_cap(rows.measure);
	if (!by)
		cli_note_identifier(cli, t);
	if (ms_models_fit(&m, t, cli_vocab(cli), by, &rows, score, &options,
			  err))
		return NULL;
	return m;
}

static int holds(const struct ask *ask, const struct ms_models *m, size_t i)
{
	size_t s, j;

	for (s = 0; s < ask->n; s++)
		for (j = 0; j < ask->sets[s]->n; j++)
			if (!strcmp(ms_models_value(ask->sets[s], j,
						    "specialty"),
				    ms_models_value(m, i, "specialty")) &&
			    !strcmp(ms_models_value(ask->sets[s], j,
						    "applicant_type"),
				    ms_models_value(m, i, "applicant_type")))
				return 1;
	return 0;
}

/* The same question answered by a later edition is not asked again. */
static void drop_answered(const struct ask *ask, struct ms_models *m)
{
	size_t i = 0;

	while (i < m->n) {
		if (holds(ask, m, i))
			ms_models_drop(m, i);
		else
			i++;
	}
}

static void collect(struct cli *cli, const struct ms_select *want,
		    const struct ms_fit_options *opt, struct ask *out)
{
	const struct ms_catalog *catalog = cli_catalog(cli);
	struct ms_error err;
	size_t d, i;

	for (d = 0; installed[d]; d++) {
		struct ms_table *t;
		struct ms_models *m;

		if (ms_table_new(&t, NULL, &err) ||
		    ms_catalog_find(catalog, installed[d], &i, &err) ||
		    ms_catalog_load(catalog, i, t, &err))
			cli_die(cli, &err);
		m = ask_fit(cli, t, NULL, want, NULL, opt, &err);
		ms_table_free(t);
		if (m) {
			drop_answered(out, m);
			out->sets[out->n++] = m;
		} else if (err.code != MS_ENONE) {
			cli_die(cli, &err);
		}
	}
}

/* No figures for these: then for whom of the specialty, if for any. */
static _Noreturn void none_installed(struct cli *cli,
				     const struct ms_select *want,
				     const struct ms_fit_options *opt)
{
	struct ms_select wider = { .specialty = want->specialty };
	struct ms_buf have = { 0 };
	struct ask ask = { 0 };
	size_t s, i;

	if (want->specialty && (want->applicant_type || want->year))
		collect(cli, &wider, opt, &ask);
	for (s = 0; s < ask.n; s++)
		for (i = 0; i < ask.sets[s]->n; i++)
			ms_buf_printf(&have, "%s%s of %s",
				      have.len ? ", " : "; there are for ",
				      ms_models_value(ask.sets[s], i,
						      "applicant_type"),
				      ms_models_value(ask.sets[s], i, "year"));
	ask_release(&ask);
	cli_fail(cli, MS_ENONE, "no published score figures for these%s",
		 have.len ? ms_buf_str(&have)
			  : "; 'match-data --subject scores' lists what "
			    "there is");
}

static void ask_installed(struct cli *cli, const struct ms_select *want,
			  const struct ms_fit_options *opt, struct ask *out)
{
	collect(cli, want, opt, out);
	if (!out->n)
		none_installed(cli, want, opt);
}

void ask_models(struct cli *cli, const struct ms_select *want, const char *by,
		const char *score, const struct ms_fit_options *opt,
		struct ask *out)
{
	struct ms_error err;
	struct ms_table *t;
	struct ms_models *m;
	int rc = 0;

	memset(out, 0, sizeof(*out));
	if (!cli_has_input(cli)) {
		if (!want->specialty && !want->applicant_type)
			cli_usage(cli, "name a specialty (-s), or give models "
				       "from match-fit");
		out->direct = 1;
		ask_installed(cli, want, opt, out);
		return;
	}
	t = cli_read(cli);
	if (ms_models_is(t)) {
		rc = ms_models_read(&m, t, cli_vocab(cli), want, &err);
	} else {
		m = ask_fit(cli, t, by, want, score, opt, &err);
		rc = !m;
	}
	ms_table_free(t);
	if (rc)
		cli_die(cli, &err);
	out->sets[out->n++] = m;
}

void ask_release(struct ask *ask)
{
	while (ask->n)
		ms_models_free(ask->sets[--ask->n]);
}
