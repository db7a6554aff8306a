#include "market_print.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "grid.h"
#include "market/explain.h"

static const char *applicant(const struct market_view *v, uint32_t a)
{
	return a == MS_NONE ? "" : ms_intern_name(&v->lists->applicants, a);
}

static const char *program(const struct market_view *v, uint32_t p)
{
	return p == MS_NONE ? "" : ms_intern_name(&v->lists->programs, p);
}

/* Ranks and places are counted from 1 outside. */
static void grid_rank(struct grid *g, uint32_t rank)
{
	char text[16] = "";

	if (rank != MS_NONE)
		snprintf(text, sizeof(text), "%u", rank + 1);
	grid_cell(g, text, *text ? text : "-");
}

void print_match(const struct market_view *v)
{
	const struct ms_match *match = v->match;
	struct grid *g = grid_new(cli_out(v->cli), v->cli->table);
	uint32_t a;

	grid_column(g, "applicant", "Applicant", GRID_LEFT);
	grid_column(g, "list", "List", GRID_LEFT);
	grid_column(g, "program", "Program", GRID_LEFT);
	grid_column(g, "rank", "Rank", GRID_RIGHT);
	for (a = 0; a < match->n; a++) {
		uint32_t p = match->program[a];

		grid_text(g, applicant(v, a));
		grid_text(g, "primary");
		grid_cell(g, program(v, p), p == MS_NONE ? "-" : program(v, p));
		grid_rank(g, p == MS_NONE ? MS_NONE : match->rank[a]);
		grid_end(g);
		if (match->extra[a] == MS_NONE)
			continue;
		grid_text(g, applicant(v, a));
		grid_text(g, "supplemental");
		grid_text(g, program(v, match->extra[a]));
		grid_rank(g, match->extra_rank[a]);
		grid_end(g);
	}
	grid_finish(g);
}

void print_unfilled(const struct market_view *v, const char *path)
{
	const struct ms_match *match = v->match;
	FILE *fp = fopen(path, "w");
	uint32_t *filled = calloc((size_t)match->np + 1, sizeof(*filled)), p;
	struct grid *g;
	int bad;

	if (!fp)
		cli_fail(v->cli, MS_EIO, "%s: %s", path, strerror(errno));
	if (!filled)
		cli_fail(v->cli, MS_ENOMEM, "out of memory");
	ms_match_filled(match, filled);
	g = grid_new(fp, 0);
	grid_column(g, "program", NULL, GRID_LEFT);
	grid_column(g, "quota", NULL, GRID_RIGHT);
	grid_column(g, "filled", NULL, GRID_RIGHT);
	grid_column(g, "unfilled", NULL, GRID_RIGHT);
	for (p = 0; p < match->np; p++) {
		if (filled[p] >= match->quota[p])
			continue;
		grid_text(g, program(v, p));
		grid_count(g, match->quota[p]);
		grid_count(g, filled[p]);
		grid_count(g, match->quota[p] - filled[p]);
		grid_end(g);
	}
	grid_finish(g);
	free(filled);
	bad = ferror(fp);
	if (fclose(fp) || bad)
		cli_fail(v->cli, MS_EIO, "%s: %s", path, strerror(errno));
}

struct finding {
	const struct market_view *v;
	struct grid *g;
};

static void found(const struct ms_block *b, void *user)
{
	struct finding *x = user;

	grid_text(x->g, ms_problem_name(b->problem));
	grid_text(x->g, applicant(x->v, b->applicant));
	grid_text(x->g, program(x->v, b->program));
	grid_rank(x->g, b->rank);
	grid_rank(x->g, b->place);
	grid_rank(x->g, b->last);
	grid_text(x->g, program(x->v, b->now));
	grid_rank(x->g, b->now_rank);
	grid_text(x->g, applicant(x->v, b->partner));
	grid_text(x->g, program(x->v, b->partner_program));
	grid_end(x->g);
}

int print_check(const struct market_view *v, enum ms_partner_seat seat)
{
	struct finding x = { v, grid_new(cli_out(v->cli), v->cli->table) };
	struct ms_check check = { .seat = seat, .found = found, .user = &x };
	struct ms_error err;

	grid_column(x.g, "problem", "Problem", GRID_LEFT);
	grid_column(x.g, "applicant", "Applicant", GRID_LEFT);
	grid_column(x.g, "program", "Program", GRID_LEFT);
	grid_column(x.g, "rank", "Rank", GRID_RIGHT);
	grid_column(x.g, "program_rank", "Ranked", GRID_RIGHT);
	grid_column(x.g, "program_last", "Last taken", GRID_RIGHT);
	grid_column(x.g, "now", "Now at", GRID_LEFT);
	grid_column(x.g, "now_rank", "Rank", GRID_RIGHT);
	grid_column(x.g, "partner", "Partner", GRID_LEFT);
	grid_column(x.g, "partner_program", "Program", GRID_LEFT);
	if (ms_check_match(&check, &v->lists->market, v->match, &err))
		cli_die(v->cli, &err);
	grid_finish(x.g);
	if (check.invalid)
		cli_note(v->cli, "not a matching of these lists: %llu problems",
			 (unsigned long long)check.invalid);
	if (check.blocking)
		cli_note(v->cli, "not stable: %llu blocking",
			 (unsigned long long)check.blocking);
	else if (!check.invalid)
		cli_note(v->cli, "stable: nobody blocks");
	return check.blocking || check.invalid;
}

static void step(const struct ms_step *s, void *user)
{
	struct finding *x = user;
	int none = s->program == MS_NONE;

	grid_text(x->g, applicant(x->v, s->applicant));
	grid_text(x->g, s->supplemental ? "supplemental" : "primary");
	grid_rank(x->g, s->rank);
	grid_text(x->g, program(x->v, s->program));
	grid_rank(x->g, s->place);
	grid_count(x->g, none ? (double)NAN : (double)s->quota);
	grid_count(x->g, none ? (double)NAN : (double)s->filled);
	grid_rank(x->g, s->last);
	grid_text(x->g, ms_why_text(s->why));
	grid_end(x->g);
}

void print_explain(const struct market_view *v, const char *name)
{
	struct finding x = { v, NULL };
	struct ms_error err;
	uint32_t a = ms_intern_find(&v->lists->applicants, name, strlen(name));

	if (a == MS_INTERN_NONE)
		cli_fail(v->cli, MS_EDATA, "--explain: no applicant '%s'",
			 name);
	x.g = grid_new(cli_out(v->cli), v->cli->table);
	grid_column(x.g, "applicant", "Applicant", GRID_LEFT);
	grid_column(x.g, "list", "List", GRID_LEFT);
	grid_column(x.g, "rank", "Rank", GRID_RIGHT);
	grid_column(x.g, "program", "Program", GRID_LEFT);
	grid_column(x.g, "program_rank", "Ranked", GRID_RIGHT);
	grid_column(x.g, "quota", "Positions", GRID_RIGHT);
	grid_column(x.g, "filled", "Filled", GRID_RIGHT);
	grid_column(x.g, "program_last", "Last taken", GRID_RIGHT);
	grid_column(x.g, "result", "Result", GRID_LEFT);
	if (ms_explain(&v->lists->market, v->match, a, step, &x, &err))
		cli_die(v->cli, &err);
	grid_finish(x.g);
}
