#include "base/rng.h"

#include <math.h>

void ms_rng_start(struct ms_rng *rng, uint64_t seed, uint64_t stream)
{
	rng->counter = ms_mix(ms_mix(seed) + stream);
	rng->has_spare = 0;
	rng->spare = 0;
}

uint32_t ms_rng_below(struct ms_rng *rng, uint32_t n)
{
	uint64_t limit = UINT64_MAX - UINT64_MAX % n, x;

	do
		x = ms_rng_next(rng);
	while (x >= limit);
	return (uint32_t)(x % n);
}

double ms_rng_normal(struct ms_rng *rng)
{
	double x, y, s;

	if (rng->has_spare) {
		rng->has_spare = 0;
		return rng->spare;
	}
	do {
		x = 2 * ms_rng_uniform(rng) - 1;
		y = 2 * ms_rng_uniform(rng) - 1;
		s = x * x + y * y;
	} while (s >= 1);
	s = sqrt(-2 * log(s) / s);
	rng->spare = y * s;
	rng->has_spare = 1;
	return x * s;
}

void ms_rng_shuffle(struct ms_rng *rng, uint32_t *x, uint32_t n)
{
	uint32_t i;

	for (i = n; i > 1; i--) {
		uint32_t k = ms_rng_below(rng, i), t = x[i - 1];

		x[i - 1] = x[k];
		x[k] = t;
	}
}
