/*
 * programs_show - how match-programs prints: programs judged and sorted, the
 * factors of the Program Director Survey, an empty list.
 */
#ifndef TOOLS_PROGRAMS_SHOW_H
#define TOOLS_PROGRAMS_SHOW_H

#include "cli.h"
#include "plan/profile.h"

enum programs_unknown { UNKNOWN_KEEP, UNKNOWN_DROP, UNKNOWN_ONLY };

struct programs_view {
	enum programs_unknown unknown;
	int why; /* those that do not fit, too */
};

/* Judge every program and print one row each: those that fit first, then those
 * not known, then the others; within, the highest score first. survey: the
 * form thresholds. */
void programs_show(struct cli *cli, const struct ms_programs *programs,
		   const struct ms_profile *profile,
		   const struct ms_table *survey,
		   const struct programs_view *view);

/* What directors cite, most cited first; t: the form factors. Of the profile
 * only the specialties count. type: applicants whom the factor concerns, NULL
 * for all rows; stage: NULL for both. */
void programs_factors(struct cli *cli, const struct ms_table *t,
		      const struct ms_profile *profile, const char *type,
		      const char *stage);

/* The header of a program list and an example row that is skipped on reading. */
void programs_template(struct cli *cli);

#endif
