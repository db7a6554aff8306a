#include "words.h"

#include <string.h>

struct word {
	const char *key, *value, *text;
};

static const struct word values[] = {
	{ "citizenship", "us_citizen", "U.S. citizens, school abroad" },
	{ "citizenship", "non_us_citizen", "not U.S. citizens, school abroad" },
	{ "citizenship", "not_split", "U.S. and Canadian schools (not split)" },
	{ "citizenship", "all", "all" },
	{ "school", "us_md", "U.S. MD schools" },
	{ "school", "us_do", "U.S. DO schools" },
	{ "school", "international", "international schools" },
	{ "school", "canadian", "Canadian schools" },
	{ "school", "us_canadian", "U.S. and Canadian schools" },
	{ "school", "fifth_pathway", "Fifth Pathway" },
	{ "school", "other", "other" },
	{ "school", "all", "all" },
	{ "measure", "step2_ck", "USMLE Step 2 CK score" },
	{ "measure", "step1", "USMLE Step 1 score" },
	{ "measure", "contiguous_ranks", "contiguous ranks" },
	{ NULL, NULL, NULL },
};

static const struct word headings[] = {
	{ "year", NULL, "Year" },
	{ "specialty", NULL, "Specialty" },
	{ "applicant_type", NULL, "Applicant type" },
	{ "citizenship", NULL, "Citizenship" },
	{ "school", NULL, "School" },
	{ "basis", NULL, "Basis" },
	{ "measure", NULL, "Measure" },
	{ "position_type", NULL, "Position" },
	{ NULL, NULL, NULL },
};

static const struct word bases[] = {
	{ "active", NULL,
	  "applicants who certified a rank order list; matched to PGY-1 before "
	  "SOAP" },
	{ "preferred", NULL,
	  "all who ranked the specialty first; matched means to that "
	  "specialty" },
	{ "consent", NULL,
	  "those who ranked the specialty first and consented to research "
	  "use; matched means to that specialty" },
	{ "only_choice", NULL, "those who ranked no other specialty" },
	{ "filled", NULL, "positions filled in the Match before SOAP" },
	{ "ranked", NULL, "all who ranked the specialty anywhere" },
	{ "rows", NULL, "the rows given" },
	{ NULL, NULL, NULL },
};

const char *words_value(const struct ms_vocab *v, const char *key,
			const char *value)
{
	const struct ms_applicant_type *a;
	size_t i;

	if (strcmp(key, "applicant_type") == 0 &&
	    !ms_vocab_applicant_type(v, value, &a, NULL))
		return a->label;
	for (i = 0; values[i].key; i++)
		if (strcmp(values[i].key, key) == 0 &&
		    strcmp(values[i].value, value) == 0)
			return values[i].text;
	return value;
}

static const char *find(const struct word *table, const char *key,
			const char *otherwise)
{
	for (; table->key; table++)
		if (strcmp(table->key, key) == 0)
			return table->text;
	return otherwise;
}

const char *words_heading(const char *key)
{
	return find(headings, key, key);
}

const char *words_basis(const char *basis)
{
	return find(bases, basis, "");
}
