/*
 * home - where the installed data and figure templates are.
 *
 * The home is a folder that holds datasets/ and plots/. Looked for in this
 * order: the environment variable MATCHSTAT_HOME; ../share/matchstat beside
 * the running program's folder (so an installed tree can be moved, and a build
 * folder works in place); the folder fixed when the library was built.
 */
#ifndef MS_BASE_HOME_H
#define MS_BASE_HOME_H

#include "base/err.h"
#include "base/text.h"

/* Put the home's path, without a slash at the end, into out. MS_EIO when no
 * candidate holds datasets/catalog.csv; the message names what was tried. */
int ms_home_find(struct ms_buf *out, struct ms_error *err);

#endif
