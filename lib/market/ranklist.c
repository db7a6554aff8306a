#include "market/ranklist.h"

#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "market/collate.h"
#include "market/variations.h"

const char *ms_mend_text(enum ms_mend mend)
{
	static const char *const text[] = {
		[MS_MEND_PROGRAM] = "rows dropped, a program without a quota",
		[MS_MEND_APPLICANT] =
			"rows dropped, an applicant without a list",
		[MS_MEND_TWICE] = "rows dropped, on the list already",
		[MS_MEND_RANK] = "lists renumbered, a rank missing or repeated",
		[MS_MEND_QUOTA] = "quotas mended, below 0, or given again",
		[MS_MEND_COUPLE] =
			"rows dropped, a partner coupled with someone else",
		[MS_MEND_COUPLED] =
			"rows dropped, a list of one partner of a couple",
		[MS_MEND_LONG] = "rows dropped, beyond 300 pairs",
		[MS_MEND_BLANK] = "rows dropped, no program for either partner",
		[MS_MEND_LINK] =
			"rows dropped, supplement to a program not ranked",
	};

	return text[mend];
}

void ms_ranklists_release(struct ms_ranklists *lists)
{
	ms_market_release(&lists->market);
	ms_intern_release(&lists->applicants);
	ms_intern_release(&lists->programs);
	ms_intern_release(&lists->couples);
}

/* program,quota */
static int quota_row(struct ms_reading *r, struct ms_rows *rows,
		     struct ms_row *row, int *drop)
{
	struct ms_intern *names = &r->lists->programs;
	const char *why, *text = ms_rows_field(rows, 1);
	uint32_t before = names->n;
	int64_t quota;
	int rc = ms_field_name(rows, 0, names, &row->owner, r->err);

	if (rc)
		return rc;
	why = ms_parse_int(text, INT32_MIN, INT32_MAX, &quota);
	if (why)
		return ms_rows_fail(rows, 1, r->err, "'%s' %s", text, why);
	row->item = quota < 0 ? 0 : (uint32_t)quota;
	*drop = names->n == before;
	if (*drop)
		return ms_reading_mend(r, MS_MEND_QUOTA, row->line, "program",
				       "'%s' has a quota already",
				       ms_rows_field(rows, 0));
	if (quota < 0)
		return ms_reading_mend(r, MS_MEND_QUOTA, row->line, "quota",
				       "'%s' is below 0", text);
	return 0;
}

static int read_quotas(struct ms_reading *r)
{
	static const char *const columns[] = { "program", "quota" };
	struct ms_market *m = &r->lists->market;
	struct ms_rowlist list = { 0 };
	int rc = ms_reading_rows(r, columns, 2, 2, quota_row, NULL, &list);
	size_t i;

	if (!rc) {
		m->quota = calloc((size_t)r->lists->programs.n + 1,
				  sizeof(*m->quota));
		if (!m->quota)
			rc = ms_nomem(r->err);
	}
	for (i = 0; !rc && i < list.n; i++)
		m->quota[list.row[i].owner] = list.row[i].item;
	ms_rowlist_release(&list);
	return rc;
}

/* applicant,rank,program; a blank rank and program declare an empty list. */
static int applicant_row(struct ms_reading *r, struct ms_rows *rows,
			 struct ms_row *row, int *drop)
{
	int rc = ms_field_name(rows, 0, &r->lists->applicants, &row->owner,
			       r->err);

	*drop = ms_field_blank(rows, 1) && ms_field_blank(rows, 2);
	if (rc || *drop)
		return rc;
	rc = ms_field_rank(rows, 1, &row->rank, r->err);
	row->item = MS_NONE; /* seldom that of the row before */
	if (!rc)
		rc = ms_field_program(r, rows, 2, &row->item);
	*drop = row->item == MS_INTERN_NONE;
	return rc;
}

/* program,rank,applicant */
static int program_row(struct ms_reading *r, struct ms_rows *rows,
		       struct ms_row *row, int *drop)
{
	int rc = ms_field_rank(rows, 1, &row->rank, r->err);

	if (!rc)
		rc = ms_field_program(r, rows, 0, &row->owner);
	*drop = row->owner == MS_INTERN_NONE;
	if (rc || *drop)
		return rc;
	row->item = MS_NONE;
	rc = ms_field_applicant(r, rows, 2, &row->item);
	*drop = row->item == MS_INTERN_NONE;
	return rc;
}

/* Rows in order into lists. */
static int set_lists(struct ms_reading *r, struct ms_rowlist *rows, uint32_t n,
		     struct ms_lists *out)
{
	uint32_t *start;
	size_t i;
	int rc = ms_collate(r, rows, n, 0, &start);

	if (rc)
		return rc;
	out->n = n;
	out->start = start;
	out->item = malloc((rows->n + 1) * sizeof(*out->item));
	if (!out->item)
		return ms_nomem(r->err);
	for (i = 0; i < rows->n; i++)
		out->item[i] = rows->row[i].item;
	return 0;
}

/* Partners rank in pairs: a list of one alone is not used. */
static int drop_coupled(struct ms_reading *r, struct ms_rowlist *rows,
			const uint32_t *couple_of)
{
	size_t i, kept = 0;

	for (i = 0; i < rows->n; i++) {
		const struct ms_row *row = &rows->row[i];
		int rc;

		rows->row[kept] = *row;
		if (couple_of[row->owner] == MS_NONE) {
			kept++;
			continue;
		}
		rc = ms_reading_mend(
			r, MS_MEND_COUPLED, row->line, "applicant",
			"'%s' is one of couple '%s', whose pairs "
			"are their list",
			ms_intern_name(&r->lists->applicants, row->owner),
			ms_intern_name(&r->lists->couples,
				       couple_of[row->owner]));
		if (rc)
			return rc;
	}
	rows->n = kept;
	return 0;
}

/* Couples come between reading the applicants' rows and making lists of them:
 * a couple may name applicants without rows. */
static int read_applicants(struct ms_reading *r,
			   const struct ms_market_files *files)
{
	static const char *const columns[] = { "applicant", "rank", "program" };
	struct ms_ranklists *l = r->lists;
	struct ms_rowlist rows = { 0 };
	uint32_t *couple_of = NULL;
	int rc;

	ms_reading_start(r, files->applicants, "program", &l->applicants,
			 &l->programs);
	rc = ms_reading_rows(r, columns, 3, 3, applicant_row, NULL, &rows);
	if (!rc && files->couples) {
		rc = ms_couples_read(r, files->couples, &couple_of);
		ms_reading_start(r, files->applicants, "program",
				 &l->applicants, &l->programs);
		if (!rc)
			rc = drop_coupled(r, &rows, couple_of);
	}
	if (!rc)
		rc = set_lists(r, &rows, l->applicants.n, &l->market.applicant);
	ms_rowlist_release(&rows);
	free(couple_of);
	return rc;
}

static int read_programs(struct ms_reading *r, const char *path)
{
	static const char *const columns[] = { "program", "rank", "applicant" };
	struct ms_ranklists *l = r->lists;
	struct ms_rowlist rows = { 0 };
	int rc;

	ms_reading_start(r, path, "applicant", &l->programs, &l->applicants);
	rc = ms_reading_rows(r, columns, 3, 3, program_row, NULL, &rows);
	if (!rc)
		rc = set_lists(r, &rows, l->programs.n, &l->market.program);
	ms_rowlist_release(&rows);
	return rc;
}

int ms_ranklists_read(struct ms_ranklists *lists,
		      const struct ms_market_files *files, int lenient,
		      struct ms_error *err)
{
	struct ms_ranklists l = { 0 };
	struct ms_reading r = { .lists = &l, .lenient = lenient, .err = err };
	int rc;

	ms_reading_start(&r, files->quotas, NULL, NULL, NULL);
	rc = read_quotas(&r);
	if (!rc)
		rc = read_applicants(&r, files);
	if (!rc)
		rc = read_programs(&r, files->programs);
	if (!rc && files->supplemental)
		rc = ms_supplemental_read(&r, files->supplemental);
	if (!rc && files->reversions)
		rc = ms_reversions_read(&r, files->reversions);
	if (!rc)
		rc = ms_market_join(&l.market, err);
	if (rc)
		ms_ranklists_release(&l);
	else
		*lists = l;
	return rc;
}
