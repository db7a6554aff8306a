#include "base/num.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The program never calls setlocale, so strtod and printf use "C"; a caller
 * who did would still be safe because only these characters are let through. */
static int plain_decimal(const char *s)
{
	return *s && strspn(s, "0123456789+-.eE") == strlen(s);
}

const char *ms_parse_double(const char *text, double *out)
{
	char *end;
	double x;

	if (!plain_decimal(text))
		return "is not a number";
	errno = 0;
	x = strtod(text, &end);
	if (*end)
		return "is not a number";
	if (!isfinite(x))
		return "is out of range";
	*out = x;
	return NULL;
}

const char *ms_parse_int(const char *text, int64_t low, int64_t high,
			 int64_t *out)
{
	const char *digits = text + (*text == '-' || *text == '+');
	char *end;
	long long n;

	if (!*digits || strspn(digits, "0123456789") != strlen(digits))
		return "is not a whole number";
	errno = 0;
	n = strtoll(text, &end, 10);
	if (errno || n < low || n > high)
		return "is out of range";
	*out = n;
	return NULL;
}

const char *ms_parse_count(const char *text, int64_t *out)
{
	const char *why;

	if (*text == '-' || *text == '+')
		return "is not a count";
	why = ms_parse_int(text, 0, (int64_t)1 << 53, out);
	if (why && strcmp(why, "is out of range"))
		return "is not a count";
	return why;
}

const char *ms_parse_prob(const char *text, int open, double *out)
{
	char buf[64];
	size_t n = strlen(text);
	double x, unit = 1;

	if (n == 0 || n >= sizeof(buf))
		return "is not a probability";
	memcpy(buf, text, n + 1);
	if (buf[n - 1] == '%') {
		buf[n - 1] = '\0';
		unit = 100;
	}
	if (ms_parse_double(buf, &x))
		return "is not a probability (0.8 or 80%)";
	x /= unit;
	if (x < 0 || x > 1)
		return "is not a probability (0.8 or 80%)";
	if (open && (x == 0 || x == 1))
		return "must lie strictly between 0 and 1";
	*out = x;
	return NULL;
}

static char *special(char *buf, double x)
{
	if (isnan(x))
		*buf = '\0';
	else
		strcpy(buf, x > 0 ? "Inf" : "-Inf");
	return buf;
}

char *ms_format_exact(char *buf, double x)
{
	int digits;

	if (!isfinite(x))
		return special(buf, x);
	if (x == 0)
		x = 0; /* no negative zero in a table */
	for (digits = 15; digits < 17; digits++) {
		snprintf(buf, MS_NUM_MAX, "%.*g", digits, x);
		if (strtod(buf, NULL) == x)
			return buf;
	}
	snprintf(buf, MS_NUM_MAX, "%.17g", x);
	return buf;
}

char *ms_format_short(char *buf, double x)
{
	if (!isfinite(x))
		return special(buf, x);
	if (x == 0)
		x = 0;
	snprintf(buf, MS_NUM_MAX, "%.6g", x);
	return buf;
}
