#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "plan/date.h"
#include "plan/ics.h"

static const struct ms_ics_event plain = { .uid = "a@b",
					   .summary = "Match Day",
					   .description = "",
					   .category = "",
					   .day = 20896, /* 2027-03-19 */
					   .minute = -1 };

static void test_whole(void **state)
{
	struct ms_buf out = { 0 };

	(void)state;
	ms_ics_begin(&out, "2027");
	ms_ics_add(&out, &plain, 20780); /* 2026-11-23 */
	ms_ics_end(&out);
	assert_string_equal("BEGIN:VCALENDAR\r\n"
			    "VERSION:2.0\r\n"
			    "PRODID:-//matchstat//match-plan//EN\r\n"
			    "CALSCALE:GREGORIAN\r\n"
			    "METHOD:PUBLISH\r\n"
			    "X-WR-CALNAME:2027\r\n"
			    "BEGIN:VEVENT\r\n"
			    "UID:a@b\r\n"
			    "DTSTAMP:20261123T000000Z\r\n"
			    "DTSTART;VALUE=DATE:20270319\r\n"
			    "SUMMARY:Match Day\r\n"
			    "TRANSP:TRANSPARENT\r\n"
			    "END:VEVENT\r\n"
			    "END:VCALENDAR\r\n",
			    ms_buf_str(&out));
	ms_buf_release(&out);
}

static void assert_line(const struct ms_ics_event *e, const char *line)
{
	struct ms_buf out = { 0 };

	ms_ics_add(&out, e, 20780);
	if (!strstr(ms_buf_str(&out), line))
		fail_msg("no '%s' in '%s'", line, ms_buf_str(&out));
	ms_buf_release(&out);
}

static void test_escapes(void **state)
{
	struct ms_ics_event e = plain;

	(void)state;
	e.summary = "a,b;c\\d\ne\tf\x01g:h\"";
	assert_line(&e, "SUMMARY:a\\,b\\;c\\\\d\\ne fg:h\"\r\n");
	e.minute = 21 * 60;
	e.day = 20880; /* 2027-03-03, Eastern standard time */
	assert_line(&e, "DTSTART:20270304T020000Z\r\n");
}

/* Every length and every position of a two-octet character around the fold:
 * no line above 75 octets, no fold inside the character, and the text comes
 * back when the folds are taken out. */
static void test_folds(void **state)
{
	char text[256], *p, *line;
	size_t n, at;

	(void)state;
	for (n = 60; n < 160; n++) {
		for (at = 0; at + 2 <= n; at++) {
			struct ms_ics_event e = plain;
			struct ms_buf out = { 0 }, back = { 0 };

			memset(text, 'x', n);
			memcpy(text + at, "\xc3\xa9", 2);
			text[n] = '\0';
			e.summary = text;
			ms_ics_add(&out, &e, 20780);
			for (line = out.data; (p = strstr(line, "\r\n"));
			     line = p + 2) {
				assert_in_range(p - line, 1, 75);
				if (line[0] == ' ') {
					assert_int_not_equal(
						0x80,
						(unsigned char)line[1] & 0xc0);
					line++;
				}
				ms_buf_add(&back, line, (size_t)(p - line));
			}
			assert_non_null(strstr(ms_buf_str(&back), text));
			ms_buf_release(&out);
			ms_buf_release(&back);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_whole),
		cmocka_unit_test(test_escapes),
		cmocka_unit_test(test_folds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
