#include "plan/states.h"

#include "base/text.h"

static const struct state {
	const char *code, *name;
} states[] = {
	{ "AL", "Alabama" },
	{ "AK", "Alaska" },
	{ "AS", "American Samoa" },
	{ "AZ", "Arizona" },
	{ "AR", "Arkansas" },
	{ "CA", "California" },
	{ "CO", "Colorado" },
	{ "CT", "Connecticut" },
	{ "DE", "Delaware" },
	{ "DC", "District of Columbia" },
	{ "FL", "Florida" },
	{ "GA", "Georgia" },
	{ "GU", "Guam" },
	{ "HI", "Hawaii" },
	{ "ID", "Idaho" },
	{ "IL", "Illinois" },
	{ "IN", "Indiana" },
	{ "IA", "Iowa" },
	{ "KS", "Kansas" },
	{ "KY", "Kentucky" },
	{ "LA", "Louisiana" },
	{ "ME", "Maine" },
	{ "MD", "Maryland" },
	{ "MA", "Massachusetts" },
	{ "MI", "Michigan" },
	{ "MN", "Minnesota" },
	{ "MS", "Mississippi" },
	{ "MO", "Missouri" },
	{ "MP", "Northern Mariana Islands" },
	{ "MT", "Montana" },
	{ "NE", "Nebraska" },
	{ "NV", "Nevada" },
	{ "NH", "New Hampshire" },
	{ "NJ", "New Jersey" },
	{ "NM", "New Mexico" },
	{ "NY", "New York" },
	{ "NC", "North Carolina" },
	{ "ND", "North Dakota" },
	{ "OH", "Ohio" },
	{ "OK", "Oklahoma" },
	{ "OR", "Oregon" },
	{ "PA", "Pennsylvania" },
	{ "PR", "Puerto Rico" },
	{ "RI", "Rhode Island" },
	{ "SC", "South Carolina" },
	{ "SD", "South Dakota" },
	{ "TN", "Tennessee" },
	{ "TX", "Texas" },
	{ "UT", "Utah" },
	{ "VT", "Vermont" },
	{ "VA", "Virginia" },
	{ "VI", "Virgin Islands" },
	{ "WA", "Washington" },
	{ "WV", "West Virginia" },
	{ "WI", "Wisconsin" },
	{ "WY", "Wyoming" },
};

enum { NSTATES = sizeof(states) / sizeof(*states) };

int ms_state_find(const char *name, const char **code, struct ms_error *err)
{
	const char *near = NULL;
	size_t i, best = 4;

	for (i = 0; i < NSTATES; i++) {
		size_t d;

		if (ms_casecmp(name, states[i].code) == 0 ||
		    ms_casecmp(name, states[i].name) == 0) {
			*code = states[i].code;
			return 0;
		}
		d = ms_edit_distance(name, states[i].name, 3);
		if (d < best) {
			best = d;
			near = states[i].name;
		}
	}
	return ms_fail(err, MS_EDATA, "unknown state '%s'%s%s%s", name,
		       near ? "; did you mean '" : "", near ? near : "",
		       near ? "'" : "");
}
