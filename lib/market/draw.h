/*
 * draw - made-up markets that look like the Main Residency Match.
 *
 * The model. Programs differ in how much everyone likes them, applicants in how
 * much every program likes them (merit; its mean differs by applicant type).
 * Applicants interview at programs near their own standing: an interview is
 * drawn at the applicant's percentile plus normal noise (reach), on an axis
 * where each program has room by its size and by how well known it is
 * (attention, log-normal): some meet many for each position, some too few. How
 * many interviews someone has varies by type and by chance. Both sides
 * then rank everyone they met, by common opinion plus their own: taste and
 * judgement are the correlations of a ranking with the common opinion. A
 * program leaves out some of those it met.
 *
 * Couples are U.S. seniors (the first two types) paired at random, who
 * interview in a few regions they share. They rank pairs of programs by the
 * ranks each gives its side, pairs in one region sooner, and in the end each
 * partner alone.
 *
 * The defaults (ms_draw_default) are fitted to what NRMP published about PGY-1
 * positions in 2025: match rates by applicant type, positions filled, U.S. MD
 * seniors matched to one of their first three choices (docs/man1/
 * match-simulate.1 shows the fit and says what is not fitted). They are a
 * market of that shape, not a forecast, and know no specialties.
 */
#ifndef MS_MARKET_DRAW_H
#define MS_MARKET_DRAW_H

#include "base/rng.h"
#include "market/market.h"

enum { MS_TYPES_MAX = 8, MS_DRAW_LONGEST = 60 };

/* A kind of applicants. */
struct ms_draw_type {
	const char *code; /* as in the vocabulary of applicant types */
	double share; /* of all applicants */
	double merit; /* mean; the spread within a type is 1 */
	double length; /* median length of a list */
};

struct ms_draw {
	uint32_t applicants, programs, positions;
	uint32_t couples;
	struct ms_draw_type type[MS_TYPES_MAX];
	uint32_t ntype;
	double reach; /* of interviews, as a share of all positions */
	double attention; /* spread of its log */
	double taste, judgement; /* correlations with common opinion */
	double spread; /* of the log of the length of lists */
	double left_out; /* chance that a program does not rank someone */
	uint32_t regions, regions_of_couple;
};

/* The national market of 2025, fitted. */
void ms_draw_default(struct ms_draw *draw);

/* The same market with so many applicants, positions and programs in
 * proportion. */
void ms_draw_scale(struct ms_draw *draw, uint32_t applicants);

/* Who is who in a market drawn. */
struct ms_people {
	unsigned char *type; /* of each applicant */
	uint32_t *choice; /* each applicant's own list, as a single: the
			     programs; laid out by start */
	uint32_t *start; /* applicants + 1 */
	uint32_t (*partners)[2];
	uint32_t ncouple;
	uint32_t *region; /* of each program */
};

/* A market of singles, joined. Programs are numbered from the most liked.
 * MS_EUSAGE when the numbers make no market, MS_ENOMEM. */
int ms_draw_market(struct ms_market *m, struct ms_people *people,
		   const struct ms_draw *draw, struct ms_rng *rng,
		   struct ms_error *err);
void ms_people_release(struct ms_people *people);

/* Turn the partners in the market into couples, who rank pairs; joined again.
 * MS_ENOMEM. */
int ms_draw_couples(struct ms_market *m, const struct ms_people *people,
		    struct ms_error *err);

#endif
