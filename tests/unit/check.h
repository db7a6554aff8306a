/* check - comparison of doubles for the unit and oracle tests; cmocka 1.1.5
 * has none. Include after <cmocka.h>. */
#ifndef MS_TESTS_CHECK_H
#define MS_TESTS_CHECK_H

#include <math.h>
#include <stdio.h>

/* Equal, or within rel of want; want 0 is met within rel itself. NaN meets
 * NaN, an infinity its like. */
static inline int check_near(double got, double want, double rel)
{
	if (isnan(want) || isnan(got))
		return isnan(want) && isnan(got);
	if (isinf(want) || isinf(got))
		return want == got;
	return fabs(got - want) <= rel * (want == 0 ? 1 : fabs(want));
}

static inline void check_close_at(double got, double want, double rel,
				  const char *what, const char *file, int line)
{
	if (check_near(got, want, rel))
		return;
	print_error("%s: got %.17g, want %.17g (relative %g)\n", what, got,
		    want, fabs(got - want) / fabs(want));
	_fail(file, line);
}

#define check_close(got, want, rel)                                            \
	check_close_at(got, want, rel, #got, __FILE__, __LINE__)

#endif
