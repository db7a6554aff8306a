/*
 * words - what people read instead of codes and raw figures.
 */
#ifndef TOOLS_WORDS_H
#define TOOLS_WORDS_H

#include "table/vocab.h"

/* A key's value for people: "non_us_img" in applicant_type is "Non-U.S.-citizen
 * IMGs", "not_split" in citizenship "not split by NRMP"; other texts as they
 * are. */
const char *words_value(const struct ms_vocab *v, const char *key,
			const char *value);

/* A key's heading: "applicant_type" is "Applicant type". */
const char *words_heading(const char *key);

/* What a basis means: who is in the denominator. "" if unknown. */
const char *words_basis(const char *basis);

#endif
