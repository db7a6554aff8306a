#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "checks/cluster.h"

static struct ms_error err;

static void test_cluster(void **state)
{
	struct ms_fitted c[] = { { 210, 3, 4, .4, .6 }, { 220, 5, 2, .6, .4 } };
	size_t id[] = { 0, 5 };
	double cov[3];

	(void)state;
	assert_int_equal(MS_EUSAGE, ms_cluster_cov(cov, c, id, 2, 5, &err));
	id[1] = 1;
	assert_int_equal(MS_ENONE, ms_cluster_cov(cov, c, id, 2, 4, &err));
	assert_int_equal(0, ms_cluster_cov(cov, c, id, 2, 5, &err));
	c[1].score = 210;
	assert_int_equal(MS_ENONE, ms_cluster_cov(cov, c, id, 2, 5, &err));
	c[0].m = -1;
	assert_int_equal(MS_EDATA, ms_cluster_cov(cov, c, id, 2, 5, &err));
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_cluster) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
