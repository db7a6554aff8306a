/* What a program of somebody else's does with the installed library: the home
 * given, an installed dataset, a fit, the score for a match rate of 60 %. */
#include <math.h>
#include <stdio.h>

#include "base/err.h"
#include "fit/model.h"
#include "fit/need.h"
#include "table/catalog.h"

static int ask(const struct ms_models *m, const struct ms_fit_options *opt,
	       struct ms_error *err)
{
	struct ms_need need;
	int rc = ms_need(&need, &m->model[0].fit, &m->model[0].evidence, opt,
			 0.6, MS_NEED_PROFILE, 300, err);

	if (!rc)
		printf("%.0f\n", ceil(need.score));
	return rc;
}

int main(int argc, char **argv)
{
	const struct ms_select want = { .specialty = "im",
					.applicant_type = "non_us_img" };
	struct ms_fit_options opt = MS_FIT_DEFAULTS;
	struct ms_catalog *catalog = NULL;
	struct ms_models *models = NULL;
	struct ms_vocab *vocab = NULL;
	struct ms_table *t = NULL;
	struct ms_error err;
	size_t i;
	int rc;

	if (argc != 2)
		return 2;
	rc = ms_vocab_open(&vocab, argv[1], &err) ||
	     ms_catalog_open(&catalog, argv[1], &err) ||
	     ms_table_new(&t, NULL, &err) ||
	     ms_catalog_find(catalog, "charting-img-2026", &i, &err) ||
	     ms_catalog_load(catalog, i, t, &err) ||
	     ms_models_fit(&models, t, vocab, NULL, &want, NULL, &opt, &err) ||
	     ask(models, &opt, &err);
	if (rc)
		fprintf(stderr, "%s\n", err.msg);
	ms_models_free(models);
	ms_table_free(t);
	ms_catalog_free(catalog);
	ms_vocab_free(vocab);
	return rc != 0;
}
