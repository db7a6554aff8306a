#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "oracle.h"
#include "groups.h"
#include "fit/pool.h"

static void near(const char *g, const char *what, size_t i, double got,
		 double want)
{
	if (!oracle_close(got, want, 1e-6, 1e-6))
		fail_msg("%s: %s%zu = %.17g, want %.17g", g, what, i, got,
			 want);
}

static void one(const char *g)
{
	double hyper[MAX], out[MAX];
	struct ms_error err;
	struct ms_pool p;
	char name[40];
	size_t n = 0, i, k;

	while (read_group(g, n))
		n++;
	if (ms_pool_fit(&p, group, n, &err))
		fail_msg("%s: %s", g, err.msg);
	oracle_vector(g, "hyper", hyper, MAX);
	for (k = 0; k < 2; k++)
		near(g, "mu", k, p.mu[k], hyper[k]);
	for (k = 0; k < 3; k++) {
		near(g, "S", k, p.s[k], hyper[2 + k]);
		near(g, "Vmu", k, p.mu_cov[k], hyper[5 + k]);
	}
	near(g, "new", 0, p.slope_new[0], hyper[8]);
	near(g, "new", 1, p.slope_new[1], hyper[9]);
	for (i = 0; i < n; i++) {
		snprintf(name, sizeof(name), "g%zu_out", i + 1);
		oracle_vector(g, name, out, MAX);
		for (k = 0; k < 2; k++)
			near(g, "theta", i, p.group[i].theta[k], out[k]);
		for (k = 0; k < 3; k++) {
			near(g, "cov", i, p.group[i].cov[k], out[2 + k]);
			near(g, "total", i, p.group[i].cov_total[k],
			     out[5 + k]);
		}
	}
	assert_true(p.gradient < 1e-5);
	ms_pool_release(&p);
	release_groups(n);
}

static void test_pool(void **state)
{
	(void)state;
	oracle_load("tests/oracle/pool.csv");
	oracle_each(one);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_pool) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
