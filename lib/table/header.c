#include "table/header.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

int ms_header_check(struct ms_error *err, const char *file, size_t line,
		    const char *const *names, size_t n)
{
	int tabs = n == 1 && strchr(names[0], '\t');

	if (n != 1 || (!tabs && !strchr(names[0], ';')))
		return 0;
	return ms_fail_at(err, file, line, NULL,
			  "the cells are separated by %s, not commas; save the "
			  "table as comma-separated, or convert it, as by "
			  "'mlr --csv --ifs %s --ofs comma cat'",
			  tabs ? "tabs" : "semicolons",
			  tabs ? "tab" : "semicolon");
}

/* The name that differs from the column's in case and punctuation only. */
static const char *otherwise(const char *column, const char *const *names,
			     size_t n)
{
	char *want = ms_fold(column);
	const char *found = NULL;
	size_t i;

	for (i = 0; want && !found && i < n; i++) {
		char *have = ms_fold(names[i]);

		if (have && strcmp(have, want) == 0)
			found = names[i];
		free(have);
	}
	free(want);
	return found;
}

int ms_header_lacks(struct ms_error *err, const char *file, size_t line,
		    const char *column, const char *const *names, size_t n)
{
	const char *near = otherwise(column, names, n);
	struct ms_buf have = { 0 };
	size_t i;

	for (i = 0; i < n; i++)
		ms_buf_printf(&have, "%s%s", i ? ", " : "", names[i]);
	ms_fail_at(err, file, line, NULL,
		   "no column '%s'%s%s%s (there are: %s)", column,
		   near ? "; '" : "", near ? near : "",
		   near ? "' is spelt otherwise" : "", ms_buf_str(&have));
	ms_buf_release(&have);
	return MS_EDATA;
}
