/*
 * rng - random numbers that depend on a seed and a stream and on nothing else,
 * so that work split over any number of threads draws the same numbers.
 *
 *	struct ms_rng rng;
 *	ms_rng_start(&rng, 2026, replication);
 *	if (ms_rng_uniform(&rng) < 0.25)
 *		...
 *
 * The generator is splitmix64 (Steele, Lea and Flood 2014), a counter put
 * through a mixing function; streams begin at mixed, far apart counters.
 */
#ifndef MS_BASE_RNG_H
#define MS_BASE_RNG_H

#include <stdint.h>

struct ms_rng {
	uint64_t counter;
	double spare; /* the second of a pair of normals */
	int has_spare;
};

/* The mixing function: a bijection on 64 bits, every bit depends on all. */
static inline uint64_t ms_mix(uint64_t z)
{
	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return z ^ z >> 31;
}

void ms_rng_start(struct ms_rng *rng, uint64_t seed, uint64_t stream);

static inline uint64_t ms_rng_next(struct ms_rng *rng)
{
	return ms_mix(rng->counter += UINT64_C(0x9e3779b97f4a7c15));
}

/* Within (0, 1), never an end. */
static inline double ms_rng_uniform(struct ms_rng *rng)
{
	return ((double)(ms_rng_next(rng) >> 12) + 0.5) / 4503599627370496.0;
}

/* 0 .. n - 1, each equally likely; n > 0. */
uint32_t ms_rng_below(struct ms_rng *rng, uint32_t n);

/* Standard normal (Marsaglia's polar method). */
double ms_rng_normal(struct ms_rng *rng);

/* Put n numbers in random order. */
void ms_rng_shuffle(struct ms_rng *rng, uint32_t *x, uint32_t n);

#endif
