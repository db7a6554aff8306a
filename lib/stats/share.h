/*
 * share - who fills the positions: of all positions filled in a specialty, how
 * many went to one applicant type.
 *
 *	struct ms_shares *s;
 *	if (ms_shares_make(&s, table, vocab, "specialty", &want, &err))
 *		...
 *	for (i = 0; i < s->n; i++)
 *		use(s->share[i].filled, s->share[i].filled_total);
 *	ms_shares_free(s);
 *
 * The table holds fills: year, specialty, position_type (any that are there),
 * applicant_type, filled, filled_total. An aggregate type ("all_img") is taken
 * as printed, else added up from its parts; a cell in which a part was not
 * published is left out of it.
 */
#ifndef MS_STATS_SHARE_H
#define MS_STATS_SHARE_H

#include "table/group.h"

struct ms_share {
	size_t group; /* of groups */
	const struct ms_applicant_type *type;
	double filled, filled_total;
	size_t cells; /* year by specialty by position type cells added */
	size_t incomplete; /* cells left out, a part not published */
};

struct ms_shares {
	struct ms_groups *groups; /* by the keys asked for */
	struct ms_share *share;
	size_t n;
	size_t aggregates_left_out; /* cells of "All Specialties" and the like,
				       whose parts are added instead */
};

/* by: keys without applicant_type, NULL for all. want->applicant_type names
 * the types to show, aggregates included; NULL shows the types in the data
 * and all_img. MS_EUSAGE: by holds applicant_type, an unknown name in want.
 * MS_EDATA: filled above filled_total, a cell twice. */
int ms_shares_make(struct ms_shares **out, const struct ms_table *t,
		   const struct ms_vocab *vocab, const char *by,
		   const struct ms_select *want, struct ms_error *err);
void ms_shares_free(struct ms_shares *s);

#endif
