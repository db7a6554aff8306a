#include "programs_show.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "grid.h"

/* A program, judged. */
struct entry {
	const struct ms_program *program;
	struct ms_judgement is;
	char *why;
	size_t at; /* place in the list */
};

/* The survey's figures of the specialties met so far. */
struct survey {
	const struct ms_table *table;
	struct {
		const struct ms_specialty *specialty;
		struct ms_threshold figures;
		int known;
	} seen[512];
	size_t n;
};

static const struct ms_threshold *figures(struct cli *cli, struct survey *s,
					  const struct ms_specialty *specialty)
{
	struct ms_error err;
	size_t i;

	for (i = 0; i < s->n; i++)
		if (s->seen[i].specialty == specialty)
			break;
	if (i == s->n) {
		if (s->n == sizeof(s->seen) / sizeof(*s->seen))
			cli_fail(cli, MS_EDATA, "too many specialties");
		s->seen[i].specialty = specialty;
		s->seen[i].known = ms_threshold_find(s->table, cli_vocab(cli),
						     specialty,
						     &s->seen[i].figures, &err);
		if (s->seen[i].known < 0)
			cli_die(cli, &err);
		s->n++;
	}
	return s->seen[i].known ? &s->seen[i].figures : NULL;
}

static int by_fit(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	if (x->is.verdict != y->is.verdict)
		return x->is.verdict < y->is.verdict ? -1 : 1;
	if (x->is.score != y->is.score)
		return x->is.score > y->is.score ? -1 : 1;
	return (x->at > y->at) - (x->at < y->at);
}

static void *need(struct cli *cli, void *p)
{
	if (!p)
		cli_fail(cli, MS_ENOMEM, "out of memory");
	return p;
}

static struct entry *judge_all(struct cli *cli, const struct ms_programs *p,
			       const struct ms_profile *profile,
			       const struct ms_table *table)
{
	struct entry *entries = need(cli, calloc(p->n + 1, sizeof(*entries)));
	struct survey *survey = need(cli, calloc(1, sizeof(*survey)));
	size_t i;

	survey->table = table;
	for (i = 0; i < p->n; i++) {
		struct ms_buf why = { 0 };
		struct entry *e = &entries[i];

		e->program = &p->items[i];
		e->at = i;
		ms_profile_judge(profile, e->program,
				 figures(cli, survey, e->program->specialty),
				 &e->is, &why);
		e->why = need(cli,
			      why.failed ? NULL : ms_strdup(ms_buf_str(&why)));
		ms_buf_release(&why);
	}
	free(survey);
	qsort(entries, p->n, sizeof(*entries), by_fit);
	return entries;
}

static void yes_no_cell(struct grid *g, int value)
{
	const char *text = value == MS_UNKNOWN ? "" : value ? "yes" : "no";

	grid_cell(g, text, *text ? text : "?");
}

static void known_cell(struct grid *g, double x)
{
	char csv[MS_NUM_MAX];

	ms_format_short(csv, x);
	grid_cell(g, csv, isnan(x) ? "?" : csv);
}

static void score_cell(struct grid *g, double x)
{
	char csv[MS_NUM_MAX], person[MS_NUM_MAX] = "-";

	if (!isnan(x))
		snprintf(person, sizeof(person), "%.2f", x);
	grid_cell(g, ms_format_short(csv, x), person);
}

/* "2019:10/13;2020:12/13": filled of offered. */
static void results_cells(struct grid *g, const struct ms_program *p)
{
	struct ms_buf text = { 0 }, share = { 0 };
	size_t i;

	for (i = 0; i < p->nyears; i++)
		ms_buf_printf(&text, "%s%d:%g/%g", i ? ";" : "",
			      p->years[i].year, p->years[i].matched,
			      p->years[i].quota);
	if (p->nyears)
		ms_buf_printf(&share, "%zu of %zu",
			      ms_program_unfilled_years(p), p->nyears);
	grid_cell(g, grid_whole(&text), text.len ? text.data : "?");
	grid_cell(g, "", *grid_whole(&share) ? share.data : "?");
	if (p->nyears)
		grid_count(g, (double)ms_program_unfilled_years(p));
	else
		grid_count(g, NAN);
	grid_count(g, (double)p->nyears);
	ms_buf_release(&text);
	ms_buf_release(&share);
}

static void print_entry(struct grid *g, const struct entry *e)
{
	const struct ms_program *p = e->program;

	grid_text(g, p->code);
	grid_text(g, p->name);
	grid_text(g, p->city);
	grid_text(g, p->state);
	grid_text(g, p->specialty->name);
	grid_text(g, p->position_type);
	grid_text(g, ms_verdict_name(e->is.verdict));
	score_cell(g, e->is.score);
	score_cell(g, e->is.low);
	score_cell(g, e->is.high);
	yes_no_cell(g, p->visa_j1);
	yes_no_cell(g, p->visa_h1b);
	known_cell(g, 100 * p->img_share);
	known_cell(g, p->step2_min);
	grid_text(g, e->is.surveyed	   ? "survey"
		     : isnan(p->step2_min) ? ""
					   : "stated");
	results_cells(g, p);
	grid_text(g, e->why);
	grid_end(g);
}

static struct grid *program_grid(struct cli *cli)
{
	struct grid *g = grid_new(cli_out(cli), cli->table);

	grid_column(g, "program_code", "Code", GRID_LEFT);
	grid_column(g, "program", "Program", GRID_LEFT);
	grid_column(g, "city", NULL, GRID_LEFT);
	grid_column(g, "state", "State", GRID_LEFT);
	grid_column(g, "specialty", "Specialty", GRID_LEFT);
	grid_column(g, "position_type", NULL, GRID_LEFT);
	grid_column(g, "verdict", "Fits", GRID_LEFT);
	grid_column(g, "score", "Score", GRID_RIGHT);
	grid_column(g, "score_low", "From", GRID_RIGHT);
	grid_column(g, "score_high", "To", GRID_RIGHT);
	grid_column(g, "visa_j1", "J-1", GRID_LEFT);
	grid_column(g, "visa_h1b", "H-1B", GRID_LEFT);
	grid_column(g, "img_percent", "IMG %", GRID_RIGHT);
	grid_column(g, "step2_ck_min", "Cut-off", GRID_RIGHT);
	grid_column(g, "cutoff", NULL, GRID_LEFT);
	grid_column(g, "results", "Filled/offered", GRID_LEFT);
	grid_column(g, NULL, "Years unfilled", GRID_RIGHT);
	grid_column(g, "unfilled_years", NULL, GRID_RIGHT);
	grid_column(g, "years", NULL, GRID_RIGHT);
	grid_column(g, "why", "Why", GRID_LEFT);
	return g;
}

static int shown(const struct programs_view *view, enum ms_verdict verdict)
{
	if (verdict == MS_FAILS)
		return view->why && view->unknown != UNKNOWN_ONLY;
	if (verdict == MS_NOT_KNOWN)
		return view->unknown != UNKNOWN_DROP;
	return view->unknown != UNKNOWN_ONLY;
}

void programs_show(struct cli *cli, const struct ms_programs *programs,
		   const struct ms_profile *profile,
		   const struct ms_table *survey,
		   const struct programs_view *view)
{
	struct entry *entries = judge_all(cli, programs, profile, survey);
	struct grid *g = program_grid(cli);
	size_t count[3] = { 0 }, surveyed = 0, i;

	for (i = 0; i < programs->n; i++) {
		count[entries[i].is.verdict]++;
		if (shown(view, entries[i].is.verdict)) {
			surveyed += (size_t)entries[i].is.surveyed;
			print_entry(g, &entries[i]);
		}
		free(entries[i].why);
	}
	grid_finish(g);
	free(entries);
	cli_note(cli,
		 "%zu programs fit, of %zu something asked is not known, "
		 "%zu do not fit%s",
		 count[MS_FITS], count[MS_NOT_KNOWN], count[MS_FAILS],
		 count[MS_FAILS] && !view->why ? " (--why shows them)" : "");
	if (surveyed)
		cli_note(cli,
			 "%zu of these state no Step 2 CK cut-off: NRMP's "
			 "Program Director Survey of 2020 stands in "
			 "(--cutoff stated: never)",
			 surveyed);
}

/* ---- factors ---- */

struct factor {
	const struct ms_specialty *specialty;
	const char *stage, *text, *applies_to, *source;
	double n, percent, importance;
	size_t row;
};

static int by_citing(const void *a, const void *b)
{
	const struct factor *x = a, *y = b;
	int c;

	if (x->specialty != y->specialty)
		return strcmp(x->specialty->name, y->specialty->name);
	c = strcmp(x->stage, y->stage);
	if (c)
		return c;
	if (x->percent != y->percent)
		return x->percent > y->percent ? -1 : 1;
	return (x->row > y->row) - (x->row < y->row);
}

/* all, do or img: whom the survey's marks mean. */
static const char *mark_of(struct cli *cli, const char *name)
{
	const struct ms_applicant_type *type;
	struct ms_error err;

	if (!name)
		return NULL;
	if (ms_vocab_applicant_type(cli_vocab(cli), name, &type, &err))
		cli_die(cli, &err);
	if (strcmp(type->school, "international") == 0)
		return "img";
	return strcmp(type->school, "us_do") == 0 ? "do" : "all";
}

static void read_factor(struct cli *cli, const struct ms_table *t, size_t row,
			struct factor *f)
{
	static const char *const names[] = {
		"specialty", "stage", "factor",		"applies_to",
		"source",    "n",     "percent_citing", "mean_importance"
	};
	struct ms_error err;
	size_t col[8], i;
	int rc = 0;

	for (i = 0; i < 8 && !rc; i++)
		rc = ms_table_need(t, names[i], &col[i], &err);
	if (!rc)
		rc = ms_vocab_specialty(cli_vocab(cli),
					ms_table_get(t, row, col[0]),
					&f->specialty, &err);
	if (!rc)
		rc = ms_table_double(t, row, col[5], &f->n, &err);
	if (!rc)
		rc = ms_table_double(t, row, col[6], &f->percent, &err);
	if (!rc)
		rc = ms_table_double(t, row, col[7], &f->importance, &err);
	if (rc)
		cli_die(cli, &err);
	f->stage = ms_table_get(t, row, col[1]);
	f->text = ms_table_get(t, row, col[2]);
	f->applies_to = ms_table_get(t, row, col[3]);
	f->source = ms_table_get(t, row, col[4]);
	f->row = row;
}

static int wanted(const struct factor *f, const struct ms_profile *profile,
		  const char *mark, const char *stage)
{
	size_t i;

	if (stage && strcmp(stage, f->stage) != 0)
		return 0;
	if (mark && strcmp(f->applies_to, "all") != 0 &&
	    strcmp(f->applies_to, mark) != 0)
		return 0;
	for (i = 0; i < profile->nspecialties; i++)
		if (profile->specialties[i] == f->specialty)
			return 1;
	return profile->nspecialties == 0 &&
	       strcmp(f->specialty->kind, "aggregate") == 0;
}

static void print_factors(struct cli *cli, const struct factor *f, size_t n)
{
	struct grid *g = grid_new(cli_out(cli), cli->table);
	size_t i;

	grid_column(g, "specialty", "Specialty", GRID_LEFT);
	grid_column(g, "stage", "Stage", GRID_LEFT);
	grid_column(g, "factor", "Factor", GRID_LEFT);
	grid_column(g, "applies_to", "For", GRID_LEFT);
	grid_column(g, "n", "Programs", GRID_RIGHT);
	grid_column(g, "percent_citing", "Cite it, %", GRID_RIGHT);
	grid_column(g, "mean_importance", "Mean importance (1-5)", GRID_RIGHT);
	grid_column(g, "source", "Source", GRID_LEFT);
	for (i = 0; i < n; i++) {
		grid_text(g, f[i].specialty->name);
		grid_text(g, f[i].stage);
		grid_text(g, f[i].text);
		grid_text(g, f[i].applies_to);
		grid_count(g, f[i].n);
		grid_exact(g, f[i].percent);
		grid_number(g, f[i].importance, 1);
		grid_text(g, f[i].source);
		grid_end(g);
	}
	grid_finish(g);
}

void programs_factors(struct cli *cli, const struct ms_table *t,
		      const struct ms_profile *profile, const char *type,
		      const char *stage)
{
	struct factor *f = need(cli, calloc(ms_table_nrow(t) + 1, sizeof(*f)));
	const char *mark = mark_of(cli, type);
	size_t row, n = 0;

	for (row = 0; row < ms_table_nrow(t); row++) {
		read_factor(cli, t, row, &f[n]);
		n += (size_t)wanted(&f[n], profile, mark, stage);
	}
	if (!n)
		cli_fail(cli, MS_ENONE,
			 "the 2020 survey has no factors for "
			 "this specialty");
	qsort(f, n, sizeof(*f), by_citing);
	print_factors(cli, f, n);
	cli_note(cli, "NRMP Program Director Survey 2020: what directors said "
		      "they cite, not what decided");
	free(f);
}

void programs_template(struct cli *cli)
{
	fputs("program_code,program,city,state,specialty,visa_j1,visa_h1b,"
	      "img_percent,step2_ck_min,years_since_graduation_max,"
	      "attempts_max,us_experience_months_min,year,quota,matched,"
	      "source,note\n"
	      "#1234140C0,Example Medical Center,Springfield,IL,"
	      "Internal Medicine,yes,no,35,220,5,1,2,2026,12,12,"
	      "the program's page,rows that begin with # are skipped; leave "
	      "empty what is not known\n",
	      cli_out(cli));
}
