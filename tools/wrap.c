#include "wrap.h"

#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

size_t wrap_width(FILE *fp, size_t otherwise)
{
	struct winsize size = { 0 };

	if (!isatty(fileno(fp)))
		return otherwise;
	if (ioctl(fileno(fp), TIOCGWINSZ, &size) || size.ws_col < 20)
		return 80;
	return size.ws_col;
}

size_t wrap_columns(const char *s, size_t n)
{
	size_t wide = 0;

	for (; n--; s++)
		wide += ((unsigned char)*s & 0xc0) != 0x80;
	return wide;
}

/* Bytes of the next word; a number's unit belongs to it. */
static size_t word(const char *text)
{
	size_t n = strcspn(text, " ");

	if (strncmp(text + n, " %", 2) == 0)
		n += 2 + strcspn(text + n + 2, " ");
	return n;
}

void wrap_text(FILE *fp, size_t width, size_t indent, size_t at,
	       const char *text)
{
	size_t start = at;

	while (width && *text) {
		size_t blanks = at > start ? strspn(text, " ") : 0;
		size_t n = word(text + blanks);
		size_t wide = wrap_columns(text + blanks, n);

		if (at > start && at + blanks + wide > width) {
			fprintf(fp, "\n%*s", (int)indent, "");
			at = start = indent;
			text += blanks;
			blanks = 0;
		}
		fprintf(fp, "%.*s", (int)(blanks + n), text);
		at += blanks + wide;
		text += blanks + n;
		if (n == 0 && blanks == 0)
			text += strspn(text, " ");
	}
	fprintf(fp, "%s\n", text);
}
