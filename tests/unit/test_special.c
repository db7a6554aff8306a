/* The special functions against the plain formulas in extended precision. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <math.h>

#include "stats/special.h"

static void assert_near(double got, long double want, double rel)
{
	if (!(fabsl(got - want) <= rel * fabsl(want)))
		print_error("got %.17g, want %.17g\n", got, (double)want);
	assert_true(fabsl(got - want) <= rel * fabsl(want));
}

/* Far from y the plain formula is exact enough; near it, the series of
 * (1 + d) log(1 + d) - d for d = (x - y) / y, term by term. */
static long double plain_bd0(long double x, long double y)
{
	long double d = (x - y) / y, sum = 0, power = d;
	int k;

	if (fabsl(d) > 0.25L)
		return x * logl(x / y) + y - x;
	for (k = 2; k < 60; k++) {
		power *= d;
		sum += (k % 2 ? -1 : 1) * power / ((long double)k * (k - 1));
	}
	return y * sum;
}

static void deviance_part(void **state)
{
	static const double ys[] = { 1e-200, 1e-9, 0.3, 1, 17.5, 4e3, 1e12 };
	static const double ratios[] = {
		1e-6,	  0.01,	    0.5, 0.8, 0.82, 0.9, 0.99, 0.999999, 1,
		1 + 1e-9, 1.000001, 1.1, 1.2, 1.23, 1.5, 2,    1e3
	};
	size_t i, k;

	(void)state;
	for (i = 0; i < sizeof(ys) / sizeof(*ys); i++) {
		double y = ys[i];

		assert_true(ms_bd0(0, y, log(y)) == y);
		assert_true(ms_bd0(y, y, log(y)) == 0);
		for (k = 0; k < sizeof(ratios) / sizeof(*ratios); k++) {
			double x = ratios[k] * y;

			/* log(x) - log_y loses digits where both are large */
			assert_near(ms_bd0(x, y, log(y)), plain_bd0(x, y),
				    y < 1e-100 || y > 1e9 ? 1e-11 : 1e-13);
		}
	}
}

static void logit_point(void **state)
{
	struct ms_logit_point at;
	double t;

	(void)state;
	for (t = -700; t <= 700; t += 0.37) {
		long double e = expl(-t);

		ms_logit_point(t, &at);
		assert_near(at.p, 1 / (1 + e), 1e-15);
		assert_near(at.q, e / (1 + e), 1e-15);
		assert_near(at.log_p, -log1pl(e), 1e-15);
		assert_near(at.log_q, -log1pl(expl(t)), 1e-15);
	}
	ms_logit_point(0, &at);
	assert_true(at.p == 0.5 && at.q == 0.5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(deviance_part),
		cmocka_unit_test(logit_point),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
