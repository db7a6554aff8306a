#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <math.h>

#include "base/rng.h"

/* The first numbers of splitmix64 from 1234567, as its reference code prints
 * them. */
static void reference(void **state)
{
	static const uint64_t want[] = { UINT64_C(6457827717110365317),
					 UINT64_C(3203168211198807973),
					 UINT64_C(9817491932198370423),
					 UINT64_C(4593380528125082431),
					 UINT64_C(16408922859458223821) };
	struct ms_rng rng = { .counter = 1234567 };
	int i;

	(void)state;
	for (i = 0; i < 5; i++)
		assert_true(ms_rng_next(&rng) == want[i]);
}

static void streams_differ_and_repeat(void **state)
{
	struct ms_rng a, b, c, d;
	int i, same = 0;

	(void)state;
	ms_rng_start(&a, 1, 0);
	ms_rng_start(&b, 1, 1);
	ms_rng_start(&c, 2, 0);
	ms_rng_start(&d, 1, 0);
	for (i = 0; i < 1000; i++) {
		uint64_t x = ms_rng_next(&a);

		same += x == ms_rng_next(&b);
		same += x == ms_rng_next(&c);
		assert_true(x == ms_rng_next(&d));
	}
	assert_int_equal(same, 0);
}

/* Means and variances within five standard errors. */
static void moments(void **state)
{
	enum { N = 200000 };
	struct ms_rng rng;
	double u = 0, uu = 0, z = 0, zz = 0, zzzz = 0;
	uint32_t count[7] = { 0 };
	int i;

	(void)state;
	ms_rng_start(&rng, 7, 7);
	for (i = 0; i < N; i++) {
		double x = ms_rng_uniform(&rng), y = ms_rng_normal(&rng);

		assert_true(x > 0 && x < 1);
		u += x;
		uu += x * x;
		z += y;
		zz += y * y;
		zzzz += y * y * y * y;
		count[ms_rng_below(&rng, 7)]++;
	}
	assert_true(fabs(u / N - 0.5) < 5 * sqrt(1 / 12. / N));
	assert_true(fabs(uu / N - 1 / 3.) < 5 * sqrt(4 / 45. / N));
	assert_true(fabs(z / N) < 5 * sqrt(1. / N));
	assert_true(fabs(zz / N - 1) < 5 * sqrt(2. / N));
	assert_true(fabs(zzzz / N - 3) < 5 * sqrt(96. / N));
	for (i = 0; i < 7; i++)
		assert_true(fabs(count[i] - N / 7.) <
			    5 * sqrt(N / 7. * 6 / 7.));
}

/* All six orders of three, equally often. */
static void shuffles(void **state)
{
	enum { N = 60000 };
	struct ms_rng rng;
	int count[27] = { 0 }, i, seen = 0;

	(void)state;
	ms_rng_start(&rng, 3, 0);
	for (i = 0; i < N; i++) {
		uint32_t x[3] = { 0, 1, 2 };

		ms_rng_shuffle(&rng, x, 3);
		count[x[0] * 9 + x[1] * 3 + x[2]]++;
	}
	for (i = 0; i < 27; i++) {
		if (!count[i])
			continue;
		seen++;
		assert_true(fabs(count[i] - N / 6.) <
			    5 * sqrt(N / 6. * 5 / 6.));
	}
	assert_int_equal(seen, 6);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reference),
		cmocka_unit_test(streams_differ_and_repeat),
		cmocka_unit_test(moments),
		cmocka_unit_test(shuffles),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
