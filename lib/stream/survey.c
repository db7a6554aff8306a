#include "stream/survey.h"

#include <stdint.h>
#include <string.h>

#include "stream/bytes.h"

struct counts {
	size_t quote, lf, cr, nul;
};

static void count_bytes(const char *p, size_t n, struct counts *c)
{
	for (; n; p++, n--) {
		c->quote += *p == '"';
		c->lf += *p == '\n';
		c->cr += *p == '\r';
		c->nul += *p == '\0';
	}
}

#ifdef MS_SSE2
static size_t sum_bytes(__m128i v)
{
	v = _mm_sad_epu8(v, _mm_setzero_si128());
	return (size_t)_mm_cvtsi128_si64(v) +
	       (size_t)_mm_cvtsi128_si64(_mm_unpackhi_epi64(v, v));
}

/* A comparison gives -1 in a byte: subtracting it counts, up to 255 times. */
static void count_words(const char *p, size_t words, struct counts *c)
{
	const __m128i dquote = _mm_set1_epi8('"'), lf = _mm_set1_epi8('\n');
	const __m128i cr = _mm_set1_epi8('\r');
	__m128i nq = _mm_setzero_si128(), nl = nq, nr = nq, low = lf;

	while (words--) {
		__m128i v = _mm_loadu_si128((const __m128i *)(const void *)p);

		nq = _mm_sub_epi8(nq, _mm_cmpeq_epi8(v, dquote));
		nl = _mm_sub_epi8(nl, _mm_cmpeq_epi8(v, lf));
		nr = _mm_sub_epi8(nr, _mm_cmpeq_epi8(v, cr));
		low = _mm_min_epu8(low, v);
		p += 16;
	}
	c->quote += sum_bytes(nq);
	c->lf += sum_bytes(nl);
	c->cr += sum_bytes(nr);
	low = _mm_cmpeq_epi8(low, _mm_setzero_si128());
	c->nul += _mm_movemask_epi8(low) != 0;
}

static void count(const char *p, size_t n, struct counts *c)
{
	while (n >= 16) {
		size_t words = n / 16 < 255 ? n / 16 : 255;

		count_words(p, words, c);
		p += 16 * words;
		n -= 16 * words;
	}
	count_bytes(p, n, c);
}
#else
static void count(const char *p, size_t n, struct counts *c)
{
	count_bytes(p, n, c);
}
#endif

static size_t crlf_pairs(const char *p, size_t n)
{
	const char *end = p + n;
	size_t pairs = 0;

	while (p < end && (p = memchr(p, '\r', (size_t)(end - p)))) {
		p++;
		pairs += p < end && *p == '\n';
	}
	return pairs;
}

void ms_survey(const char *text, size_t n, struct ms_survey *out)
{
	struct counts c = { 0 };

	count(text, n, &c);
	out->quotes = c.quote;
	out->nul = c.nul > 0;
	out->lines = c.lf + c.cr;
	if (c.cr)
		out->lines -= crlf_pairs(text, n);
}
