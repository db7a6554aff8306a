#include "stream/scan_index.h"

#include "stream/bytes.h"

#if defined(MS_SSE2) && (defined(__GNUC__) || defined(__clang__))
#include <immintrin.h>
#define HAVE_AVX2 1
#define AVX2 __attribute__((target("avx2,bmi,popcnt")))
#endif

/* What stands where in 64 bytes. */
struct word {
	uint64_t quote, line, sep; /* sep: commas and line ends */
};

/* Quotes of this word that stand oddly: an opening one must follow a
 * separator (or a closing one: doubled), a closing one must be followed by a
 * separator or a quote. A blank between them is legal but odd. */
static inline uint64_t odd_quotes(struct ms_scan *scan, const struct word *w,
				  uint64_t inside)
{
	uint64_t open = w->quote & inside, close = w->quote & ~inside;
	uint64_t may_open = (w->sep | close) << 1 | scan->after_sep;
	uint64_t after = close << 1 | scan->after_close;

	scan->after_sep = (w->sep | close) >> 63;
	scan->after_close = close >> 63;
	return (open & ~may_open) | (after & ~(w->sep | w->quote));
}

/* Take the quoted separators out of w; note odd quotes. */
static inline void unquote(struct ms_scan *scan, size_t at, uint64_t valid,
			   struct word *w)
{
	uint64_t inside;

	w->quote &= valid;
	w->line &= valid;
	w->sep &= valid;
	inside = ms_prefix_xor(w->quote) ^ scan->inside;
	if (odd_quotes(scan, w, inside) & valid)
		scan->odd[scan->nodd++] = (uint32_t)at;
	scan->inside = 0 - (inside >> 63);
	w->sep &= ~inside;
	w->line &= ~inside;
}

static inline uint64_t first_bits(size_t n)
{
	return n < 64 ? ~(~UINT64_C(0) << n) : ~UINT64_C(0);
}

void ms_index_plain(struct ms_scan *scan, size_t at, size_t stop)
{
	uint32_t *mark = scan->mark, *end = scan->end;
	size_t n = scan->nmark, k = scan->nend;

	for (; at < stop; at += 64) {
		const char *p = scan->text + at;
		struct word w;

		w.quote = ms_mask64(p, '"');
		w.line = ms_mask64(p, '\n') | ms_mask64(p, '\r');
		w.sep = ms_mask64(p, ',') | w.line;
		unquote(scan, at, first_bits(stop - at), &w);
		for (; w.sep; w.sep &= w.sep - 1) {
			unsigned bit = (unsigned)__builtin_ctzll(w.sep);

			end[k] = (uint32_t)n;
			k += w.line >> bit & 1;
			mark[n++] = (uint32_t)at + bit;
		}
	}
	scan->nmark = n;
	scan->nend = k;
}

#ifdef HAVE_AVX2
AVX2 static inline uint64_t equal64(__m256i low, __m256i high, char c)
{
	__m256i v = _mm256_set1_epi8(c);
	uint32_t a = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, v));
	uint32_t b = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, v));

	return a | (uint64_t)b << 32;
}

AVX2 static inline struct word load_word(const char *p)
{
	__m256i low = _mm256_loadu_si256((const __m256i *)(const void *)p);
	__m256i high =
		_mm256_loadu_si256((const __m256i *)(const void *)(p + 32));
	struct word w;

	w.quote = equal64(low, high, '"');
	w.line = equal64(low, high, '\n') | equal64(low, high, '\r');
	w.sep = equal64(low, high, ',') | w.line;
	return w;
}

AVX2 static inline uint64_t put_mark(uint32_t *mark, uint64_t sep, uint32_t at)
{
	*mark = at + (uint32_t)_tzcnt_u64(sep);
	return _blsr_u64(sep);
}

/* Eight marks at once, whether there are so many or not: a loop of their
 * number would be guessed wrong in every word. */
AVX2 static inline void put_marks(uint32_t *mark, uint64_t sep, uint32_t at)
{
	while (sep) {
		sep = put_mark(mark, sep, at);
		sep = put_mark(mark + 1, sep, at);
		sep = put_mark(mark + 2, sep, at);
		sep = put_mark(mark + 3, sep, at);
		sep = put_mark(mark + 4, sep, at);
		sep = put_mark(mark + 5, sep, at);
		sep = put_mark(mark + 6, sep, at);
		sep = put_mark(mark + 7, sep, at);
		mark += 8;
	}
}

AVX2 static void index_avx2(struct ms_scan *scan, size_t at, size_t stop)
{
	size_t n = scan->nmark, k = scan->nend;

	for (; at < stop; at += 64) {
		struct word w = load_word(scan->text + at);

		unquote(scan, at, first_bits(stop - at), &w);
		put_marks(scan->mark + n, w.sep, (uint32_t)at);
		for (; w.line; w.line = _blsr_u64(w.line)) {
			uint64_t before = w.sep & (_blsi_u64(w.line) - 1);

			scan->end[k++] =
				(uint32_t)(n + (size_t)_mm_popcnt_u64(before));
		}
		n += (size_t)_mm_popcnt_u64(w.sep);
	}
	scan->nmark = n;
	scan->nend = k;
}
#endif

void ms_index(struct ms_scan *scan, size_t at, size_t stop)
{
#ifdef HAVE_AVX2
	if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
	    __builtin_cpu_supports("popcnt")) {
		index_avx2(scan, at, stop);
		return;
	}
#endif
	ms_index_plain(scan, at, stop);
}
