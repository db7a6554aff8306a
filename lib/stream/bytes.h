/*
 * bytes - sixty-four bytes of text looked at in one go.
 *
 * ms_mask64(p, c) has bit i set where p[i] == c. Two ways to the same bits:
 * SSE2 where the compiler has it (every x86-64), eight bytes in a word
 * elsewhere (or with -DMS_NO_SIMD, which the tests use).
 */
#ifndef MS_STREAM_BYTES_H
#define MS_STREAM_BYTES_H

#include <stdint.h>
#include <string.h>

#if defined(__SSE2__) && !defined(MS_NO_SIMD)
#include <emmintrin.h>
#define MS_SSE2 1
#endif

/* Eight bytes as a number, the first in the lowest place on any machine. */
static inline uint64_t ms_load64(const char *p)
{
	uint64_t w;

	memcpy(&w, p, 8);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	w = __builtin_bswap64(w);
#endif
	return w;
}

#ifdef MS_SSE2
static inline uint64_t ms_mask16(const char *p, char c)
{
	__m128i v = _mm_loadu_si128((const __m128i *)(const void *)p);

	return (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8(c)));
}

static inline uint64_t ms_mask64(const char *p, char c)
{
	return ms_mask16(p, c) | ms_mask16(p + 16, c) << 16 |
	       ms_mask16(p + 32, c) << 32 | ms_mask16(p + 48, c) << 48;
}
#else
/* A zero byte of x becomes 0x80, exactly (no borrow between bytes); the
 * product gathers the eight bits. */
static inline uint64_t ms_mask8(const char *p, char c)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	const uint64_t low7 = 0x7f * ones;
	uint64_t x = ms_load64(p) ^ (unsigned char)c * ones;

	x = ~(((x & low7) + low7) | x | low7);
	return ((x >> 7) * UINT64_C(0x0102040810204080)) >> 56;
}

static inline uint64_t ms_mask64(const char *p, char c)
{
	uint64_t m = 0;
	unsigned i;

	for (i = 0; i < 64; i += 8)
		m |= ms_mask8(p + i, c) << i;
	return m;
}
#endif

/* Bit i is the parity of bits 0..i: between the first of a pair of set bits
 * and the one before the second, all ones. */
static inline uint64_t ms_prefix_xor(uint64_t m)
{
	m ^= m << 1;
	m ^= m << 2;
	m ^= m << 4;
	m ^= m << 8;
	m ^= m << 16;
	m ^= m << 32;
	return m;
}

#endif
