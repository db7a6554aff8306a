/* Rank order lists: applicants, programs, quotas, couples, supplemental lists,
 * reversions, a line "%%" between the files. What can be read is matched, and
 * what is called stable is. */
#include "fuzz.h"

#include "market/couples.h"
#include "market/ranklist.h"

enum { FILES = 6 };

typedef int matcher(struct ms_match *match, const struct ms_market *m,
		    struct ms_error *err);

static void singles(const struct ms_market *m, matcher *make, const char *what)
{
	struct ms_check check = { 0 };
	struct ms_match match;
	struct ms_error err;

	fuzz_hold(ms_match_init(&match, m, &err) == 0, err.msg);
	if (make(&match, m, &err) == 0) {
		fuzz_hold(ms_check_match(&check, m, &match, &err) == 0,
			  err.msg);
		fuzz_hold(check.blocking + check.invalid == 0, what);
	}
	ms_match_release(&match);
}

static void couples(const struct ms_market *m, unsigned how)
{
	struct ms_couples_options options = { .restarts = 2, .seed = 1 };
	struct ms_couples_report report;
	struct ms_check check = { 0 };
	struct ms_match match;
	struct ms_error err;

	options.procedure = how % 2;
	options.seat = check.seat = how / 2 % 2;
	options.search = how / 4 % 2 ? 5000 : 0;
	options.steps = 10000;
	fuzz_hold(ms_match_init(&match, m, &err) == 0, err.msg);
	fuzz_hold(ms_match_couples(&match, m, &options, &report, &err) == 0,
		  err.msg);
	fuzz_hold(report.verdict != MS_STABLE || report.blocking == 0,
		  "stable means that nobody blocks");
	if (report.reverted == 0) {
		fuzz_hold(ms_check_match(&check, m, &match, &err) == 0,
			  err.msg);
		fuzz_hold(check.invalid == 0, "matched to what was ranked");
		fuzz_hold(check.blocking == report.blocking,
			  "the report counts those who block");
	}
	ms_match_release(&match);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const names[FILES] = {
		"a", "p", "q", "c", "s", "r"
	};
	struct fuzz_input in = fuzz_open(data, size), part;
	unsigned how = fuzz_choice(&in, 16);
	char path[FILES][FUZZ_PATH];
	const char *given[FILES] = { 0 };
	struct ms_market_files files;
	struct ms_ranklists lists;
	struct ms_error err;
	size_t i;

	for (i = 0; i < FILES; i++) {
		part = fuzz_part(&in);
		if (part.len || i < 3)
			given[i] = fuzz_file(&part, names[i], path[i]);
	}
	files = (struct ms_market_files){ given[0], given[1], given[2],
					  given[3], given[4], given[5] };
	if (ms_ranklists_read(&lists, &files, how / 8, &err) == 0) {
		singles(&lists.market, ms_match_applicants,
			"applicants proposing is stable");
		singles(&lists.market, ms_match_programs,
			"programs proposing is stable");
		couples(&lists.market, how);
		ms_ranklists_release(&lists);
	}
	for (i = 0; i < FILES; i++)
		if (given[i])
			unlink(given[i]);
	return 0;
}
