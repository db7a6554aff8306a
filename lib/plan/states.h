/*
 * states - the states and territories in which programs stand, by the two
 * letters of the U.S. Postal Service (Publication 28, appendix B).
 */
#ifndef MS_PLAN_STATES_H
#define MS_PLAN_STATES_H

#include "base/err.h"

/* "fl", "Florida" -> "FL". MS_EDATA with a near one when unknown. */
int ms_state_find(const char *name, const char **code, struct ms_error *err);

#endif
