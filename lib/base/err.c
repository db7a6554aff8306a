#include "base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

int ms_fail(struct ms_error *err, enum ms_code code, const char *fmt, ...)
{
	va_list ap;

	if (!err)
		return code;
	err->code = code;
	va_start(ap, fmt);
	vsnprintf(err->msg, sizeof(err->msg), fmt, ap);
	va_end(ap);
	return code;
}

int ms_fail_at(struct ms_error *err, const char *file, size_t line,
	       const char *column, const char *fmt, ...)
{
	va_list ap;
	int n = 0;

	if (!err)
		return MS_EDATA;
	err->code = MS_EDATA;
	if (line)
		n = snprintf(err->msg, sizeof(err->msg), "%s:%zu: ", file,
			     line);
	else
		n = snprintf(err->msg, sizeof(err->msg), "%s: ", file);
	if (column && n < MS_MSG_MAX)
		n += snprintf(err->msg + n, sizeof(err->msg) - (size_t)n,
			      "%s: ", column);
	if (n >= MS_MSG_MAX)
		return MS_EDATA;
	va_start(ap, fmt);
	vsnprintf(err->msg + n, sizeof(err->msg) - (size_t)n, fmt, ap);
	va_end(ap);
	return MS_EDATA;
}

int ms_nomem(struct ms_error *err)
{
	return ms_fail(err, MS_ENOMEM, "out of memory");
}

int ms_fail_errno(struct ms_error *err, const char *file)
{
	return ms_fail(err, MS_EIO, "%s: %s", file, strerror(errno));
}
