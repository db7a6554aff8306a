/*
 * ask - the models a question is put to: read from match-fit, fitted on the
 * spot from counts or summaries, or, when a person just asks, fitted from the
 * installed score figures for the specialty and applicant type.
 */
#ifndef TOOLS_ASK_H
#define TOOLS_ASK_H

#include "cli.h"
#include "fit/model.h"

/* The options that select rows, for a tool's table, and what they do: takes an
 * option's argument if it is one of them. 1 if it was. */
/* clang-format off */
#define ASK_SELECT \
	{ 's', "specialty", "NAMES", "only these specialties" }, \
	{ 'a', "applicant-type", "NAMES", "only these applicant types" }, \
	{ 'y', "year", "YEARS", "only these years: 2024,2026 or 2020-2026" }
/* clang-format on */
int ask_select(struct ms_select *want, int c, const char *arg);

enum { ASK_SETS = 4 };

struct ask {
	struct ms_models *sets[ASK_SETS]; /* each with keys of its own */
	size_t n;
	int direct; /* a person asked: no input was given */
};

/* Ends the program when nothing answers. want->measure is taken as step2_ck
 * where the data hold measures and NULL was given. */
void ask_models(struct cli *cli, const struct ms_select *want, const char *by,
		const char *score, const struct ms_fit_options *opt,
		struct ask *out);
void ask_release(struct ask *ask);

/* Fit one table; the same defaults. NULL with err filled on failure. */
struct ms_models *ask_fit(struct cli *cli, const struct ms_table *t,
			  const char *by, const struct ms_select *want,
			  const char *score, const struct ms_fit_options *opt,
			  struct ms_error *err);

/* The highest possible value of a measure: 300 for USMLE scores, INFINITY for
 * counts. */
double ask_cap(const char *measure);

/* The same for a model: INFINITY too where its own data lie beyond, as those
 * of another exam do that has no name here. */
double ask_model_cap(const struct ms_models *m, size_t i);

#endif
