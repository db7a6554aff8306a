/*
 * vocab - the names everybody means: specialties and applicant types, with
 * their aliases, from datasets/vocabulary. The one table of truth.
 *
 * Look-up ignores case, blanks and punctuation ("im", "Internal Medicine",
 * "internal-medicine" are one). An unknown name is an error that suggests the
 * nearest known ones.
 *
 *	struct ms_vocab *v;
 *	const struct ms_specialty *s;
 *	if (ms_vocab_open(&v, home, &err) ||
 *	    ms_vocab_specialty(v, "ob/gyn", &s, &err))
 *		...
 *	puts(s->name);	// Obstetrics and Gynecology
 */
#ifndef MS_TABLE_VOCAB_H
#define MS_TABLE_VOCAB_H

#include "base/err.h"

struct ms_specialty {
	const char *name; /* canonical: "Internal Medicine" */
	const char *code; /* short: "IM" */
	const char *kind; /* specialty track combined subspecialty aggregate */
};

struct ms_applicant_type {
	const char *code; /* "non_us_img" */
	const char *label; /* "Non-U.S.-citizen IMGs" */
	const char *brief; /* "non-U.S. IMG" */
	const char *school; /* "us_md", "us_do", "international", ... */
	const char *citizenship; /* "us_citizen", "non_us_citizen",
				    "not_split" */
	const char *aggregate_of; /* ";"-list of codes, "" for a plain type */
};

struct ms_vocab;

/* home: see base/home. Everything handed out belongs to the vocabulary. */
int ms_vocab_open(struct ms_vocab **out, const char *home,
		  struct ms_error *err);
void ms_vocab_free(struct ms_vocab *v);

/* By any name. MS_EDATA with suggestions when unknown. */
int ms_vocab_specialty(const struct ms_vocab *v, const char *name,
		       const struct ms_specialty **out, struct ms_error *err);
int ms_vocab_applicant_type(const struct ms_vocab *v, const char *name,
			    const struct ms_applicant_type **out,
			    struct ms_error *err);

/* All of them, in the order of the files; i from 0, NULL past the end. */
const struct ms_specialty *ms_vocab_specialty_at(const struct ms_vocab *v,
						 size_t i);
const struct ms_applicant_type *ms_vocab_applicant_type_at(
	const struct ms_vocab *v, size_t i);

#endif
