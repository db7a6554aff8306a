/* match-fit: what a careful reader is told of the fits without asking. */
#include <math.h>

#include "answer.h"
#include "doubt.h"
#include "fit_views.h"

enum { NAMED = 3, CLUSTER = 10 };

/* Groups a warning holds for: the first few by name. */
struct list {
	struct ms_buf names;
	size_t n;
};

static void add(struct cli *cli, struct list *l, const struct ms_models *m,
		size_t i, const char *fmt, double value)
{
	if (l->n++ >= NAMED)
		return;
	ms_buf_puts(&l->names, l->n > 1 ? "; " : "");
	answer_who(cli_vocab(cli), m, i, &l->names);
	ms_buf_printf(&l->names, " (%.*f%s)", value < 10 ? 1 : 0, value, fmt);
}

static void say(struct cli *cli, struct list *l, const char *what)
{
	if (l->n > NAMED)
		cli_note(cli, "%s and %zu more: %s", ms_buf_str(&l->names),
			 l->n - NAMED, what);
	else if (l->n)
		cli_note(cli, "%s: %s", ms_buf_str(&l->names), what);
	ms_buf_release(&l->names);
}

/* Rows of ten applicants or more that scatter beyond chance, at 1 %. On single
 * applicants Pearson's chi-square says nothing. */
static int scatters(const struct ms_fit *f)
{
	return f->phi_seen_df >= 5 && f->phi <= 1 &&
	       f->n >= CLUSTER * (f->phi_seen_df + 2) &&
	       ms_fit_scatter_p(f) < 0.01;
}

void fit_notes(struct cli *cli, const struct ms_models *m, int quasi)
{
	struct list over = { 0 }, lack = { 0 }, open = { 0 }, few = { 0 };
	size_t i;

	for (i = 0; i < m->n; i++) {
		const struct ms_fit *f = &m->model[i].fit;
		double share = ms_evidence_open_share(&m->model[i].evidence);

		if (isnan(f->slope))
			continue;
		if (scatters(f) && f->phi_seen > 4)
			add(cli, &lack, m, i, "", f->phi_seen);
		else if (scatters(f))
			add(cli, &over, m, i, "", f->phi_seen);
		if (f->evidence == MS_BINS && f->bins != MS_BINS_MIDPOINT &&
		    share > DOUBT_OPEN)
			add(cli, &open, m, i, " %", 100 * share);
		if (quasi && f->phi_seen_df < 5)
			add(cli, &few, m, i, " df", f->phi_seen_df);
	}
	say(cli, &over,
	    "the counts scatter more than chance about the line (Pearson / "
	    "df), so intervals are too narrow; where rows are clusters "
	    "(schools, years) --quasi widens them");
	say(cli, &lack,
	    "the counts lie so far off the line (Pearson / df) that this is "
	    "lack of fit; see --check");
	say(cli, &open,
	    "so many applicants are in one open band that the line rests on "
	    "the scores assumed there");
	say(cli, &few, "too few rows for --quasi: intervals as without it");
}
