#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/home.h"
#include "given.h"
#include "table/catalog.h"

static struct ms_catalog *installed(void)
{
	struct ms_catalog *c;
	struct ms_error err;

	if (ms_catalog_open(&c, GIVEN_HOME, &err))
		fail_msg("%s", err.msg);
	return c;
}

static void datasets_by_name(void **state)
{
	struct ms_catalog *c = installed();
	struct ms_buf path = { 0 };
	struct ms_error err;
	size_t i = 99;

	(void)state;
	assert_int_equal(ms_catalog_find(c, "NRMP-Overall", &i, &err), 0);
	assert_string_equal(ms_catalog_text(c, i, "dataset"), "nrmp-overall");
	assert_string_equal(ms_catalog_text(c, i, "publisher"), "NRMP");
	assert_string_equal(ms_catalog_text(c, i, "no such column"), "");
	ms_catalog_path(c, i, &path);
	assert_string_equal(ms_buf_str(&path),
			    "./datasets/nrmp/nrmp-overall.csv");
	ms_buf_release(&path);
	ms_catalog_free(c);
	ms_catalog_free(NULL);
}

/* Every dataset that is listed is there, with a header and rows. */
static void every_dataset_loads(void **state)
{
	struct ms_catalog *c = installed();
	struct ms_error err;
	size_t i;

	(void)state;
	assert_true(ms_catalog_size(c) > 30);
	for (i = 0; i < ms_catalog_size(c); i++) {
		struct ms_table *t;

		assert_int_equal(ms_table_new(&t, NULL, &err), 0);
		if (ms_catalog_load(c, i, t, &err))
			fail_msg("%s", err.msg);
		assert_true(ms_table_nrow(t) > 0);
		ms_table_free(t);
	}
	ms_catalog_free(c);
}

static void unknown_datasets(void **state)
{
	struct ms_catalog *c = installed();
	struct ms_error err;
	size_t i = 99;

	(void)state;
	assert_int_equal(ms_catalog_find(c, "nrmp-overal", &i, &err), MS_EDATA);
	assert_string_equal(err.msg, "unknown dataset 'nrmp-overal'; did you "
				     "mean 'nrmp-overall'");
	assert_int_equal(ms_catalog_find(c, "xyzzy", &i, &err), MS_EDATA);
	assert_string_equal(err.msg, "unknown dataset 'xyzzy'");
	assert_int_equal(i, 99);
	ms_catalog_free(c);
}

static void bad_catalogs(void **state)
{
	char dir[] = "/tmp/catalog-XXXXXX";
	struct ms_buf data = { 0 }, file = { 0 };
	struct ms_catalog *c = NULL;
	struct ms_table *t;
	struct ms_error err;
	FILE *fp;

	(void)state;
	assert_non_null(mkdtemp(dir));
	ms_buf_printf(&data, "%s/datasets", dir);
	ms_buf_printf(&file, "%s/catalog.csv", ms_buf_str(&data));
	assert_int_equal(ms_catalog_open(&c, dir, &err), MS_EIO);
	assert_int_equal(mkdir(ms_buf_str(&data), 0700), 0);
	fp = fopen(ms_buf_str(&file), "w");
	assert_non_null(fp);
	fputs("dataset\nx\n", fp);
	fclose(fp);
	assert_int_equal(ms_catalog_open(&c, dir, &err), MS_EDATA);
	assert_non_null(strstr(err.msg, "no column 'file'"));
	assert_null(c);
	fp = fopen(ms_buf_str(&file), "w");
	assert_non_null(fp);
	fputs("dataset,file\nx,gone.csv\n", fp);
	fclose(fp);
	assert_int_equal(ms_catalog_open(&c, dir, &err), 0);
	assert_int_equal(ms_table_new(&t, NULL, &err), 0);
	assert_int_equal(ms_catalog_load(c, 0, t, &err), MS_EIO);
	assert_non_null(strstr(err.msg, "gone.csv: No such file"));
	ms_table_free(t);
	ms_catalog_free(c);
	unlink(ms_buf_str(&file));
	rmdir(ms_buf_str(&data));
	rmdir(dir);
	ms_buf_release(&data);
	ms_buf_release(&file);
}

static void the_home(void **state)
{
	struct ms_buf home = { 0 };
	struct ms_error err;

	(void)state;
	setenv("MATCHSTAT_HOME", GIVEN_HOME, 1);
	assert_int_equal(ms_home_find(&home, &err), 0);
	assert_string_equal(ms_buf_str(&home), GIVEN_HOME);
	setenv("MATCHSTAT_HOME", "/no/such/place", 1);
	assert_int_equal(ms_home_find(&home, &err), MS_EIO);
	assert_string_equal(err.msg, "no datasets/catalog.csv in "
				     "'/no/such/place' (MATCHSTAT_HOME)");
	unsetenv("MATCHSTAT_HOME");
	ms_buf_release(&home);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(datasets_by_name),
		cmocka_unit_test(every_dataset_loads),
		cmocka_unit_test(unknown_datasets),
		cmocka_unit_test(bad_catalogs),
		cmocka_unit_test(the_home),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
