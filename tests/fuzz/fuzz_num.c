/* Numbers, probabilities, dates and times from text: what is accepted is in
 * range and, written out, reads back to the same. */
#include "fuzz.h"

#include <math.h>

#include "base/num.h"
#include "plan/date.h"

static void number(const char *text)
{
	char buf[MS_NUM_MAX];
	double x, again;

	if (ms_parse_double(text, &x))
		return;
	fuzz_hold(isfinite(x), "a number is finite");
	fuzz_hold(ms_parse_double(ms_format_exact(buf, x), &again) == NULL &&
			  x == again,
		  "a number is written exactly");
	fuzz_hold(ms_parse_double(ms_format_short(buf, x), &again) == NULL ||
			  fabs(x) > 1e300,
		  "a short number is one");
}

static void whole(const char *text)
{
	char buf[MS_NUM_MAX];
	int64_t n, again;

	if (ms_parse_count(text, &n) == NULL) {
		snprintf(buf, sizeof(buf), "%lld", (long long)n);
		fuzz_hold(ms_parse_count(buf, &again) == NULL && n == again,
			  "a count is written exactly");
		fuzz_hold(n >= 0 && n <= (int64_t)1 << 53, "counts are exact");
	}
	if (ms_parse_int(text, -5, 5, &n) == NULL)
		fuzz_hold(n >= -5 && n <= 5, "an integer is in its range");
}

static void probability(const char *text)
{
	double p;

	if (ms_parse_prob(text, 0, &p) == NULL)
		fuzz_hold(p >= 0 && p <= 1, "a probability is one");
	if (ms_parse_prob(text, 1, &p) == NULL)
		fuzz_hold(p > 0 && p < 1, "an open probability is one");
}

static void day(const char *text)
{
	char buf[MS_DATE_MAX];
	struct ms_ymd d;
	long at, utc;
	int minute = 0;

	if (ms_date_parse(text, &at))
		return;
	fuzz_hold(strcmp(ms_date_format(buf, at), text) == 0,
		  "a date is written as it was read");
	d = ms_date_split(at);
	fuzz_hold(ms_date_join(d) == at, "a date is one day");
	fuzz_hold(ms_date_weekday(at) >= 0 && ms_date_weekday(at) < 7,
		  "a week has seven days");
	utc = ms_date_with_year(at, 2027);
	fuzz_hold(ms_date_split(utc).year == 2027, "a year can be changed");
	ms_eastern_to_utc(&utc, &minute);
	fuzz_hold(minute == 240 || minute == 300, "Eastern is behind UTC");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_input in = fuzz_open(data, size);
	char *text = fuzz_string(&in);
	int minute;

	number(text);
	whole(text);
	probability(text);
	day(text);
	if (ms_time_parse(text, &minute) == NULL)
		fuzz_hold(minute >= 0 && minute < 24 * 60, "a time is one");
	free(text);
	return 0;
}
