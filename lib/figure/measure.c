#include "figure/measure.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Decode one character; its length, or 0 if the bytes are no UTF-8. */
static size_t decode(const char *s, uint32_t *out)
{
	const unsigned char *u = (const unsigned char *)s;
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	size_t n = u[0] < 0x80	     ? 1
		   : u[0] >> 5 == 6  ? 2
		   : u[0] >> 4 == 14 ? 3
		   : u[0] >> 3 == 30 ? 4
				     : 0;
	uint32_t c = n == 1 ? u[0] : u[0] & (0x7fU >> n);
	size_t i;

	for (i = 1; i < n; i++) {
		if (u[i] >> 6 != 2)
			return 0;
		c = c << 6 | (u[i] & 0x3fU);
	}
	if (n == 0 || c < least[n] || c > 0x10ffff || (c >> 11) == 0x1b)
		return 0;
	*out = c;
	return n;
}

/* Controls, line and paragraph separators, direction marks and overrides,
 * noncharacters. */
static int is_blank(uint32_t c)
{
	return c <= 0x20 || (c >= 0x7f && c <= 0xa0) ||
	       (c >= 0x200e && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) ||
	       (c >= 0x2066 && c <= 0x2069) || c == 0xfeff ||
	       (c & 0xfffe) == 0xfffe;
}

void ms_text_clean(struct ms_buf *out, const char *s)
{
	uint32_t c;
	size_t n;

	while (*s) {
		n = decode(s, &c);
		if (n == 0) {
			ms_buf_puts(out, "\xef\xbf\xbd");
			n = 1;
		} else if (is_blank(c)) {
			ms_buf_putc(out, ' ');
		} else {
			ms_buf_add(out, s, n);
		}
		s += n;
	}
}

/* Advance widths of DejaVu Sans, hundredths of an em, from the blank on. */
static const unsigned char widths[] = {
	32,  40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32,
	34, /*  !"# */
	64,  64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84, 84, 84,
	53, /* 0123 */
	100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75,
	79, /* @A */
	60,  79, 69, 63, 61, 73, 68, 99, 69, 61, 69, 39, 34, 39, 84,
	50, /* PQR */
	50,  61, 63, 55, 63, 62, 35, 63, 63, 28, 28, 58, 28, 97, 63,
	61, /* `ab */
	63,  63, 41, 52, 39, 63, 59, 82, 59, 59, 52, 64, 34, 64, 84, /* pqr */
};

static int is_wide(uint32_t c)
{
	return (c >= 0x1100 && c <= 0x115f) || (c >= 0x2e80 && c <= 0xa4cf) ||
	       (c >= 0xac00 && c <= 0xd7a3) || (c >= 0xf900 && c <= 0xfaff) ||
	       (c >= 0xfe30 && c <= 0xfe6f) || (c >= 0xff00 && c <= 0xff60) ||
	       c >= 0x1f300;
}

static int is_combining(uint32_t c)
{
	return (c >= 0x300 && c <= 0x36f) || c == 0x200b || c == 0x200d ||
	       (c >= 0xfe00 && c <= 0xfe0f);
}

static double sum_widths(const char *s, double (*of)(uint32_t))
{
	double w = 0;
	uint32_t c;
	size_t n;

	for (; *s; s += n ? n : 1) {
		n = decode(s, &c);
		w += of(n ? c : 0xfffd);
	}
	return w;
}

static double em_of(uint32_t c)
{
	if (c >= 32 && c < 127)
		return widths[c - 32] / 100.0;
	if (is_combining(c))
		return 0;
	return is_wide(c) ? 1 : 0.7;
}

static double cells_of(uint32_t c)
{
	if (is_combining(c))
		return 0;
	return is_wide(c) ? 2 : 1;
}

double ms_text_em(const char *s)
{
	return sum_widths(s, em_of);
}

double ms_text_cells(const char *s)
{
	return sum_widths(s, cells_of);
}

void ms_text_wrap(struct ms_buf *out, const char *s, double width,
		  double (*measure)(const char *))
{
	struct ms_buf line = { 0 }, longer = { 0 };

	while (*s) {
		size_t n = strcspn(s, " ");

		ms_buf_clear(&longer);
		ms_buf_puts(&longer, ms_buf_str(&line));
		if (line.len)
			ms_buf_putc(&longer, ' ');
		ms_buf_add(&longer, s, n);
		if (line.len && measure(ms_buf_str(&longer)) > width) {
			ms_buf_puts(out, ms_buf_str(&line));
			ms_buf_putc(out, '\n');
			ms_buf_clear(&longer);
			ms_buf_add(&longer, s, n);
		}
		ms_buf_clear(&line);
		ms_buf_puts(&line, ms_buf_str(&longer));
		s += n;
		s += strspn(s, " ");
	}
	ms_buf_puts(out, ms_buf_str(&line));
	out->failed |= line.failed || longer.failed;
	ms_buf_release(&line);
	ms_buf_release(&longer);
}

void ms_text_shorten(struct ms_buf *b, double width,
		     double (*measure)(const char *))
{
	const char dots[] = "\xe2\x80\xa6";
	size_t n = b->len;

	if (measure(ms_buf_str(b)) <= width)
		return;
	do {
		while (n && ((unsigned char)b->data[n - 1] & 0xc0) == 0x80)
			n--;
		n -= n > 0;
		while (n && b->data[n - 1] == ' ')
			n--;
		b->len = n;
		ms_buf_puts(b, dots);
	} while (n && measure(ms_buf_str(b)) > width);
}

int ms_text_two_lines(const char *s, double width,
		      double (*measure)(const char *), char **first,
		      char **last)
{
	struct ms_buf lines = { 0 }, one = { 0 }, two = { 0 };
	const char *text, *end;
	int rc = -1;

	ms_text_wrap(&lines, s, width, measure);
	text = ms_buf_str(&lines);
	end = strchr(text, '\n');
	if (end) {
		ms_buf_add(&one, text, (size_t)(end - text));
		ms_buf_puts(&two, s + one.len + 1);
	} else {
		ms_buf_puts(&two, text);
	}
	ms_text_shorten(&one, width, measure);
	ms_text_shorten(&two, width, measure);
	if (!lines.failed && !one.failed && !two.failed) {
		*first = ms_strdup(ms_buf_str(&one));
		*last = *first ? ms_strdup(ms_buf_str(&two)) : NULL;
		rc = *last ? 0 : -1;
		if (rc)
			free(*first);
	}
	ms_buf_release(&lines);
	ms_buf_release(&one);
	ms_buf_release(&two);
	return rc;
}

char *ms_text_count(char *buf, double n)
{
	char digits[MS_COUNT_MAX / 2];
	size_t len, i, k = 0;

	*buf = '\0';
	if (!(fabs(n) < 1e16))
		return buf;
	len = (size_t)snprintf(digits, sizeof(digits), "%.0f", n);
	for (i = 0; i < len; i++) {
		if (i && (len - i) % 3 == 0 && digits[i - 1] != '-')
			buf[k++] = ',';
		buf[k++] = digits[i];
	}
	buf[k] = '\0';
	return buf;
}

char *ms_text_percent(char *buf, double p, double n)
{
	int decimals = n < 1000 ? 0 : 1;
	double unit = decimals ? 0.001 : 0.01;

	if (isnan(p))
		*buf = '\0';
	else if (p > 0 && p < unit / 2)
		snprintf(buf, MS_COUNT_MAX, "<%g %%", 100 * unit);
	else if (p < 1 && p >= 1 - unit / 2)
		snprintf(buf, MS_COUNT_MAX, ">%g %%", 100 - 100 * unit);
	else
		snprintf(buf, MS_COUNT_MAX, "%.*f %%", decimals, 100 * p);
	return buf;
}
