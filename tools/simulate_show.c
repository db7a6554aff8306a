#include "simulate_show.h"

#include <errno.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>

#include "grid.h"
#include "words.h"

/* A rate and its interval: three columns of CSV, two of a table. */
static void rate_cells(struct grid *g, const struct ms_rate_of *r)
{
	grid_percent(g, r->rate, 1);
	grid_percent(g, r->low, 1);
	grid_percent(g, r->high, 1);
	grid_interval(g, r->low, r->high, 1);
}

static void rate_columns(struct grid *g, const char *title)
{
	grid_column(g, "rate", title, GRID_RIGHT);
	grid_column(g, "rate_low", NULL, GRID_RIGHT);
	grid_column(g, "rate_high", NULL, GRID_RIGHT);
	grid_column(g, NULL, "Interval", GRID_RIGHT);
}

static void put_type(struct grid *g, const struct ms_vocab *v, const char *code)
{
	grid_cell(g, code, v ? words_value(v, "applicant_type", code) : code);
}

static void show_type(struct grid *g, const struct ms_vocab *v,
		      const struct ms_estimates *est)
{
	size_t i;

	grid_column(g, "applicant_type", "Applicant type", GRID_LEFT);
	grid_column(g, "n", "Applicants", GRID_RIGHT);
	rate_columns(g, "Matched");
	for (i = 0; i < est->n; i++) {
		put_type(g, v, est->row[i].type);
		grid_count(g, est->row[i].n);
		rate_cells(g, &est->row[i].rate);
		grid_end(g);
	}
}

static void show_choice(struct grid *g, const struct ms_vocab *v,
			const struct ms_estimates *est)
{
	static const char *const person[] = { "first", "second", "third",
					      "later" };
	static const char *const csv[] = { "1", "2", "3", "later" };
	size_t i;

	grid_column(g, "applicant_type", "Applicant type", GRID_LEFT);
	grid_column(g, "choice", "Choice", GRID_LEFT);
	grid_column(g, "n", "Matched", GRID_RIGHT);
	rate_columns(g, "Share of them");
	for (i = 0; i < est->n; i++) {
		uint32_t k = est->row[i].number - 1;

		put_type(g, v, est->row[i].type);
		grid_cell(g, csv[k], person[k]);
		grid_number(g, est->row[i].n, 0);
		rate_cells(g, &est->row[i].rate);
		grid_end(g);
	}
}

static void show_ranks(struct grid *g, const struct ms_vocab *v,
		       const struct ms_estimates *est)
{
	size_t i;

	(void)v;
	grid_column(g, "series", "Lists", GRID_LEFT);
	grid_column(g, "ranks", "Ranks", GRID_RIGHT);
	rate_columns(g, "Matched");
	grid_column(g, "kind", NULL, GRID_LEFT);
	for (i = 0; i < est->n; i++) {
		grid_text(g, est->row[i].series);
		grid_count(g, est->row[i].number);
		rate_cells(g, &est->row[i].rate);
		grid_text(g, "simulated");
		grid_end(g);
	}
}

static void show_strategy(struct grid *g, const struct ms_vocab *v,
			  const struct ms_estimates *est)
{
	size_t i;

	grid_column(g, "strategy", "Strategy", GRID_LEFT);
	grid_column(g, "applicant_type", "Applicant type", GRID_LEFT);
	grid_column(g, "n", NULL, GRID_RIGHT);
	rate_columns(g, "Matched");
	grid_column(g, "change", "Change", GRID_RIGHT);
	grid_column(g, "change_low", NULL, GRID_RIGHT);
	grid_column(g, "change_high", NULL, GRID_RIGHT);
	grid_column(g, NULL, "Interval", GRID_RIGHT);
	grid_column(g, "better", "Better place", GRID_RIGHT);
	grid_column(g, "better_low", NULL, GRID_RIGHT);
	grid_column(g, "better_high", NULL, GRID_RIGHT);
	grid_column(g, "worse", "Worse place", GRID_RIGHT);
	grid_column(g, "worse_low", NULL, GRID_RIGHT);
	grid_column(g, "worse_high", NULL, GRID_RIGHT);
	for (i = 0; i < est->n; i++) {
		const struct ms_estimate *e = &est->row[i];

		grid_text(g, e->series);
		put_type(g, v, e->type);
		grid_number(g, e->n, 0);
		rate_cells(g, &e->rate);
		rate_cells(g, &e->change);
		grid_percent(g, e->better.rate, 1);
		grid_percent(g, e->better.low, 1);
		grid_percent(g, e->better.high, 1);
		grid_percent(g, e->worse.rate, 1);
		grid_percent(g, e->worse.low, 1);
		grid_percent(g, e->worse.high, 1);
		grid_end(g);
	}
}

static void show_couples(struct grid *g, const struct ms_vocab *v,
			 const struct ms_estimates *est)
{
	size_t i;

	grid_column(g, "ranked_as", "Ranked as", GRID_LEFT);
	grid_column(g, "outcome", "Outcome", GRID_LEFT);
	grid_column(g, "n", "Couples", GRID_RIGHT);
	rate_columns(g, "Share");
	for (i = 0; i < est->n; i++) {
		put_type(g, v, est->row[i].type);
		grid_text(g, est->row[i].series);
		grid_count(g, est->row[i].n);
		rate_cells(g, &est->row[i].rate);
		grid_end(g);
	}
}

/* Shares are percentages for people, lengths of lists numbers. */
static void fit_cell(struct grid *g, double x, int share)
{
	if (share)
		grid_percent(g, x, 1);
	else
		grid_number(g, x, 1);
}

static void show_fit(struct grid *g, const struct ms_vocab *v,
		     const struct ms_estimates *est)
{
	size_t i;

	grid_column(g, "quantity", "Quantity", GRID_LEFT);
	grid_column(g, "applicant_type", "Applicant type", GRID_LEFT);
	grid_column(g, "simulated", "Simulated", GRID_RIGHT);
	grid_column(g, "simulated_low", NULL, GRID_RIGHT);
	grid_column(g, "simulated_high", NULL, GRID_RIGHT);
	grid_column(g, "published", "Published", GRID_RIGHT);
	grid_column(g, "year", "Year", GRID_RIGHT);
	grid_column(g, "fitted", "Fitted to it", GRID_LEFT);
	for (i = 0; i < est->n; i++) {
		const struct ms_estimate *e = &est->row[i];
		int share = e->published <= 1;
		char year[16];

		snprintf(year, sizeof(year), "%u", e->year);
		grid_text(g, e->series);
		put_type(g, v, e->type);
		fit_cell(g, e->rate.rate, share);
		fit_cell(g, e->rate.low, share);
		fit_cell(g, e->rate.high, share);
		fit_cell(g, e->published, share);
		grid_text(g, year);
		grid_text(g, e->fitted ? "yes" : "no");
		grid_end(g);
	}
}

void simulate_show(struct cli *cli, const struct ms_simulation *sim,
		   const struct ms_estimates *est)
{
	static void (*const show[])(struct grid *, const struct ms_vocab *,
				    const struct ms_estimates *) = {
		[MS_SIM_TYPE] = show_type,
		[MS_SIM_CHOICE] = show_choice,
		[MS_SIM_RANKS] = show_ranks,
		[MS_SIM_STRATEGY] = show_strategy,
		[MS_SIM_COUPLES] = show_couples,
		[MS_SIM_FIT] = show_fit,
	};
	struct grid *g = grid_new(cli_out(cli), cli->table);

	show[sim->by](g, cli->table ? cli_vocab(cli) : NULL, est);
	grid_finish(g);
}

static FILE *create(struct cli *cli, const char *folder, const char *name,
		    const char *header, struct ms_buf *path)
{
	FILE *fp;

	ms_buf_clear(path);
	ms_buf_printf(path, "%s/%s", folder, name);
	fp = fopen(ms_buf_str(path), "w");
	if (!fp)
		cli_fail(cli, MS_EIO, "%s: %s", ms_buf_str(path),
			 strerror(errno));
	fprintf(fp, "%s\n", header);
	return fp;
}

static void finish(struct cli *cli, FILE *fp, const struct ms_buf *path)
{
	int bad = ferror(fp);

	if (fclose(fp) || bad)
		cli_fail(cli, MS_EIO, "%s: %s", ms_buf_str(path),
			 strerror(errno));
}

static void write_lists(FILE *fp, const struct ms_lists *l, char owner,
			char item)
{
	uint32_t i, e;

	for (i = 0; i < l->n; i++)
		for (e = l->start[i]; e < l->start[i + 1]; e++)
			fprintf(fp, "%c%u,%u,%c%u\n", owner, i + 1,
				e - l->start[i] + 1, item, l->item[e] + 1);
}

static void write_program(FILE *fp, uint32_t p)
{
	if (p != MS_NONE)
		fprintf(fp, "P%u", p + 1);
}

static void write_couples(FILE *fp, const struct ms_market *m)
{
	uint32_t c, k;

	for (c = 0; c < m->ncouple; c++)
		for (k = m->couple[c].start; k < m->couple[c].end; k++) {
			fprintf(fp, "C%u,%u,A%u,", c + 1,
				k - m->couple[c].start + 1,
				m->couple[c].member[0] + 1);
			write_program(fp, m->pair[k].program[0]);
			fprintf(fp, ",A%u,", m->couple[c].member[1] + 1);
			write_program(fp, m->pair[k].program[1]);
			putc('\n', fp);
		}
}

static void write_people(FILE *fp, const struct ms_people *people,
			 const struct ms_draw *draw)
{
	uint32_t a;

	for (a = 0; a < draw->applicants; a++)
		fprintf(fp, "A%u,%s\n", a + 1,
			draw->type[people->type[a]].code);
}

void simulate_write(struct cli *cli, const struct ms_simulation *sim,
		    const char *folder)
{
	struct ms_market m;
	struct ms_people people;
	struct ms_rng rng;
	struct ms_error err;
	struct ms_buf path = { 0 };
	FILE *fp;
	uint32_t p;

	if (mkdir(folder, 0777) && errno != EEXIST)
		cli_fail(cli, MS_EIO, "%s: %s", folder, strerror(errno));
	ms_rng_start(&rng, sim->seed, 0);
	if (ms_draw_market(&m, &people, &sim->draw, &rng, &err) ||
	    ms_draw_couples(&m, &people, &err))
		cli_die(cli, &err);
	fp = create(cli, folder, "quotas.csv", "program,quota", &path);
	for (p = 0; p < m.program.n; p++)
		fprintf(fp, "P%u,%u\n", p + 1, m.quota[p]);
	finish(cli, fp, &path);
	fp = create(cli, folder, "applicants.csv", "applicant,rank,program",
		    &path);
	write_lists(fp, &m.applicant, 'A', 'P');
	finish(cli, fp, &path);
	fp = create(cli, folder, "programs.csv", "program,rank,applicant",
		    &path);
	write_lists(fp, &m.program, 'P', 'A');
	finish(cli, fp, &path);
	fp = create(cli, folder, "couples.csv",
		    "couple,rank,applicant1,program1,applicant2,program2",
		    &path);
	write_couples(fp, &m);
	finish(cli, fp, &path);
	fp = create(cli, folder, "people.csv", "applicant,applicant_type",
		    &path);
	write_people(fp, &people, &sim->draw);
	finish(cli, fp, &path);
	ms_buf_release(&path);
	ms_people_release(&people);
	ms_market_release(&m);
}
