#include "base/home.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int holds_data(const char *home)
{
	struct ms_buf path = { 0 };
	int yes;

	ms_buf_printf(&path, "%s/datasets/catalog.csv", home);
	yes = !path.failed && access(ms_buf_str(&path), R_OK) == 0;
	ms_buf_release(&path);
	return yes;
}

/* The folder above the one the program was started from. */
static int beside_program(struct ms_buf *out)
{
	char exe[4096];
	ssize_t n = readlink("/proc/self/exe", exe, sizeof(exe) - 1);
	char *slash;
	int i;

	if (n <= 0)
		return -1;
	exe[n] = '\0';
	for (i = 0; i < 2; i++) {
		slash = strrchr(exe, '/');
		if (!slash)
			return -1;
		*slash = '\0';
	}
	ms_buf_printf(out, "%s/share/matchstat", exe);
	return 0;
}

int ms_home_find(struct ms_buf *out, struct ms_error *err)
{
	const char *env = getenv("MATCHSTAT_HOME");
	struct ms_buf beside = { 0 };
	int rc = MS_OK;

	ms_buf_clear(out);
	if (env && *env) {
		if (!holds_data(env))
			return ms_fail(err, MS_EIO,
				       "no datasets/catalog.csv in '%s' "
				       "(MATCHSTAT_HOME)",
				       env);
		ms_buf_puts(out, env);
	} else if (beside_program(&beside) == 0 &&
		   holds_data(ms_buf_str(&beside))) {
		ms_buf_puts(out, ms_buf_str(&beside));
	} else if (holds_data(MS_DATADIR)) {
		ms_buf_puts(out, MS_DATADIR);
	} else {
		rc = ms_fail(err, MS_EIO,
			     "the installed data are not found (looked in "
			     "'%s' and '%s'; set MATCHSTAT_HOME)",
			     ms_buf_str(&beside), MS_DATADIR);
	}
	if (!rc && out->failed)
		rc = ms_nomem(err);
	ms_buf_release(&beside);
	return rc;
}
