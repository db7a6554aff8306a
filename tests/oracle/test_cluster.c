#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "oracle.h"
#include "checks/cluster.h"

enum { MAX = 128 };

static void cluster(const char *g)
{
	double x[MAX], m[MAX], u[MAX], p[MAX], school[MAX], cov[3];
	size_t n = oracle_vector(g, "x", x, MAX), id[MAX], i;
	struct ms_fitted c[MAX];

	oracle_vector(g, "m", m, MAX);
	oracle_vector(g, "u", u, MAX);
	oracle_vector(g, "p", p, MAX);
	oracle_vector(g, "school", school, MAX);
	for (i = 0; i < n; i++) {
		c[i] = (struct ms_fitted){ x[i], m[i], u[i], p[i], 1 - p[i] };
		id[i] = (size_t)school[i];
	}
	assert_int_equal(0, ms_cluster_cov(cov, c, id, n, 12, NULL));
	assert_oracle(cov[0], g, "xx", 1e-8, 0);
	assert_oracle(cov[1], g, "xy", 1e-8, 0);
	assert_oracle(cov[2], g, "yy", 1e-8, 0);
}

static void test_cluster(void **state)
{
	(void)state;
	oracle_load("tests/oracle/cluster.csv");
	oracle_each(cluster);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_cluster) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
