/*
 * num - numbers in and out of text, whole strings only, '.' as the decimal
 * point whatever the locale.
 *
 * Parsers return 0 or a reason as a static string that completes the phrase
 * "'TEXT' ...": "is not a number", "is not a count", "is out of range".
 *
 *	const char *why = ms_parse_count(text, &n);
 *	if (why)
 *		return ms_fail_at(err, file, line, "total", "'%s' %s", text, why);
 */
#ifndef MS_BASE_NUM_H
#define MS_BASE_NUM_H

#include <stddef.h>
#include <stdint.h>

/* A finite decimal number: "12", "-3.5e2". No hex, inf or nan. */
const char *ms_parse_double(const char *text, double *out);

/* A whole number of things, 0 to 2^53 (exact in a double): "0", "1370". */
const char *ms_parse_count(const char *text, int64_t *out);

/* A whole number with a sign, within [low, high]. */
const char *ms_parse_int(const char *text, int64_t low, int64_t high,
			 int64_t *out);

/* A probability: "0.8" or "80%", strictly within (0, 1) when open is set,
 * else within [0, 1]. */
const char *ms_parse_prob(const char *text, int open, double *out);

enum { MS_NUM_MAX = 32 };

/* The shortest decimal that reads back as exactly the same double. NaN gives
 * "" (missing), infinities "Inf" and "-Inf". buf holds MS_NUM_MAX bytes and is
 * returned. */
char *ms_format_exact(char *buf, double x);

/* Six significant digits, for people and for figures; same NaN rule. */
char *ms_format_short(char *buf, double x);

#endif
