#include "plan/ics.h"

#include <stdio.h>
#include <string.h>

#include "plan/date.h"

enum { FOLD = 75 };

/* One content line, folded: at most 75 octets a line, the leading blank of a
 * continuation included. */
static void put_line(struct ms_buf *out, const char *line)
{
	size_t room = FOLD;

	while (strlen(line) > room) {
		size_t n = room;

		/* Not before a continuation byte of UTF-8. */
		while (n > 1 && ((unsigned char)line[n] & 0xc0) == 0x80)
			n--;
		ms_buf_add(out, line, n);
		ms_buf_puts(out, "\r\n ");
		line += n;
		room = FOLD - 1;
	}
	ms_buf_puts(out, line);
	ms_buf_puts(out, "\r\n");
}

static void put_text(struct ms_buf *out, const char *property, const char *text)
{
	struct ms_buf line = { 0 };

	ms_buf_printf(&line, "%s:", property);
	for (; *text; text++) {
		if (*text == '\n')
			ms_buf_puts(&line, "\\n");
		else if (strchr("\\;,", *text))
			ms_buf_printf(&line, "\\%c", *text);
		else if ((unsigned char)*text >= ' ' && *text != 0x7f)
			ms_buf_putc(&line, *text);
		else if (*text == '\t')
			ms_buf_putc(&line, ' ');
	}
	out->failed |= line.failed;
	put_line(out, ms_buf_str(&line));
	ms_buf_release(&line);
}

/* "20270303T" part of a date-time, or the whole of a date. */
static void compact(char *buf, size_t size, long day)
{
	struct ms_ymd d = ms_date_split(day);

	snprintf(buf, size, "%04d%02d%02d", d.year % 10000, d.month % 100,
		 d.day % 100);
}

static void put_start(struct ms_buf *out, long day, int minute)
{
	char date[MS_DATE_MAX], line[64];

	if (minute < 0) {
		compact(date, sizeof(date), day);
		snprintf(line, sizeof(line), "DTSTART;VALUE=DATE:%s", date);
	} else {
		ms_eastern_to_utc(&day, &minute);
		compact(date, sizeof(date), day);
		snprintf(line, sizeof(line), "DTSTART:%sT%02d%02d00Z", date,
			 minute / 60, minute % 60);
	}
	put_line(out, line);
}

void ms_ics_begin(struct ms_buf *out, const char *name)
{
	put_line(out, "BEGIN:VCALENDAR");
	put_line(out, "VERSION:2.0");
	put_line(out, "PRODID:-//matchstat//match-plan//EN");
	put_line(out, "CALSCALE:GREGORIAN");
	put_line(out, "METHOD:PUBLISH");
	put_text(out, "X-WR-CALNAME", name);
}

void ms_ics_add(struct ms_buf *out, const struct ms_ics_event *e, long stamp)
{
	char date[MS_DATE_MAX], line[64];

	put_line(out, "BEGIN:VEVENT");
	put_text(out, "UID", e->uid);
	compact(date, sizeof(date), stamp);
	snprintf(line, sizeof(line), "DTSTAMP:%sT000000Z", date);
	put_line(out, line);
	put_start(out, e->day, e->minute);
	put_text(out, "SUMMARY", e->summary);
	if (*e->description)
		put_text(out, "DESCRIPTION", e->description);
	if (*e->category)
		put_text(out, "CATEGORIES", e->category);
	put_line(out, "TRANSP:TRANSPARENT");
	put_line(out, "END:VEVENT");
}

void ms_ics_end(struct ms_buf *out)
{
	put_line(out, "END:VCALENDAR");
}
