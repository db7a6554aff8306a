/*
 * survey - the quick look at a block of text before it is cut: how many quotes
 * and line ends, any NUL byte.
 *
 *	struct ms_survey seen;
 *	ms_survey("a,\"b\"\r\n", 7, &seen);	// 2 quotes, 1 line end, no NUL
 */
#ifndef MS_STREAM_SURVEY_H
#define MS_STREAM_SURVEY_H

#include <stddef.h>

struct ms_survey {
	size_t quotes;
	size_t lines; /* LF, CRLF, CR, quoted ones too */
	int nul;
};

void ms_survey(const char *text, size_t n, struct ms_survey *out);

#endif
