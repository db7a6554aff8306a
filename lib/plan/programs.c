#include "plan/programs.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "plan/field.h"
#include "plan/states.h"

void ms_programs_free(struct ms_programs *p)
{
	size_t i;

	if (!p)
		return;
	for (i = 0; p->items && i < p->n; i++)
		free(p->items[i].years);
	free(p->items);
	free(p);
}

/* ---- cells ---- */

/* "20" and "20%" are the same here: the column is a percentage. */
static int percent(const struct ms_table *t, size_t row, const char *column,
		   double *out, struct ms_error *err)
{
	const char *s = ms_plan_text(t, row, column), *why;
	char plain[MS_NUM_MAX];
	size_t len = strlen(s);
	double x;

	if (!*s)
		return 0;
	if (len && s[len - 1] == '%')
		len--;
	if (len >= sizeof(plain))
		return ms_plan_fail(t, row, column, err, "is not a number");
	memcpy(plain, s, len);
	plain[len] = '\0';
	why = ms_parse_double(plain, &x);
	if (!why && (x < 0 || x > 100))
		why = "is out of range";
	if (why)
		return ms_plan_fail(t, row, column, err, why);
	*out = x / 100;
	return 0;
}

static int yes_no(const struct ms_table *t, size_t row, const char *column,
		  int *out, struct ms_error *err)
{
	const char *s = ms_plan_text(t, row, column);

	if (!*s)
		return 0;
	if (ms_casecmp(s, "yes") == 0 || strcmp(s, "1") == 0)
		*out = 1;
	else if (ms_casecmp(s, "no") == 0 || strcmp(s, "0") == 0)
		*out = 0;
	else
		return ms_plan_fail(t, row, column, err,
				    "is not yes or no (empty: unknown)");
	return 0;
}

/* ---- results ---- */

static int compare_years(const void *a, const void *b)
{
	const struct ms_program_year *x = a, *y = b;

	return (x->year > y->year) - (x->year < y->year);
}

static const struct ms_program_year *year_of(const struct ms_program *p,
					     int year)
{
	size_t i;

	for (i = 0; i < p->nyears; i++)
		if (p->years[i].year == year)
			return &p->years[i];
	return NULL;
}

static int add_year(struct ms_program *p, const struct ms_program_year *y,
		    struct ms_error *err)
{
	struct ms_program_year *years =
		realloc(p->years, (p->nyears + 1) * sizeof(*years));

	if (!years)
		return ms_nomem(err);
	p->years = years;
	years[p->nyears++] = *y;
	qsort(years, p->nyears, sizeof(*years), compare_years);
	return 0;
}

/* The result of a row; quota NAN when the row has none. */
static int read_year(const struct ms_table *t, size_t row,
		     struct ms_program_year *y, struct ms_error *err)
{
	double year = 0;
	int rc = ms_plan_number(t, row, "year", 1952, 9999, &year, err);

	y->quota = y->matched = NAN;
	if (!rc)
		rc = ms_plan_number(t, row, "quota", 0, 1e6, &y->quota, err);
	if (!rc)
		rc = ms_plan_number(t, row, "matched", 0, 1e6, &y->matched,
				    err);
	if (!rc && y->matched > y->quota)
		rc = ms_plan_fail(t, row, "matched", err,
				  "is more than the quota");
	y->year = (int)year;
	return rc;
}

/* ---- the list ---- */

static struct ms_program *look(struct ms_programs *p, const char *code)
{
	size_t i;

	for (i = p->n; i-- > 0;)
		if (strcmp(p->items[i].code, code) == 0)
			return &p->items[i];
	return NULL;
}

static void forget(struct ms_program *item)
{
	item->name = item->city = item->state = item->position_type = "";
	item->visa_j1 = item->visa_h1b = MS_UNKNOWN;
	item->img_share = item->step2_min = item->graduation_max = NAN;
	item->attempts_max = item->experience_min = NAN;
}

static int read_specialty(struct ms_program *item, const struct ms_table *t,
			  size_t row, const struct ms_vocab *v,
			  struct ms_error *err)
{
	const struct ms_specialty *specialty;
	struct ms_error why;
	size_t col = (size_t)ms_table_find(t, "specialty");

	if (ms_vocab_specialty(v, ms_table_get(t, row, col), &specialty, &why))
		return ms_table_fail(t, row, col, err, "%s", why.msg);
	if (item->specialty && item->specialty != specialty)
		return ms_table_fail(t, row, col, err,
				     "'%s' has another specialty before: %s",
				     item->code, item->specialty->name);
	item->specialty = specialty;
	return 0;
}

static int read_names(struct ms_program *item, const struct ms_table *t,
		      size_t row, struct ms_error *err)
{
	const char *state = ms_plan_text(t, row, "state");
	struct ms_error why;

	item->name = ms_plan_text(t, row, "program");
	item->city = ms_plan_text(t, row, "city");
	item->position_type = ms_plan_text(t, row, "position_type");
	if (*state && ms_state_find(state, &item->state, &why))
		return ms_table_fail(t, row, (size_t)ms_table_find(t, "state"),
				     err, "%s", why.msg);
	return 0;
}

static int read_demands(struct ms_program *item, const struct ms_table *t,
			size_t row, struct ms_error *err)
{
	int rc = yes_no(t, row, "visa_j1", &item->visa_j1, err);

	if (!rc)
		rc = yes_no(t, row, "visa_h1b", &item->visa_h1b, err);
	if (!rc)
		rc = percent(t, row, "img_percent", &item->img_share, err);
	if (!rc)
		rc = ms_plan_number(t, row, "step2_ck_min", 1, 300,
				    &item->step2_min, err);
	if (!rc)
		rc = ms_plan_number(t, row, "years_since_graduation_max", 0,
				    100, &item->graduation_max, err);
	if (!rc)
		rc = ms_plan_number(t, row, "attempts_max", 1, 20,
				    &item->attempts_max, err);
	if (!rc)
		rc = ms_plan_number(t, row, "us_experience_months_min", 0, 120,
				    &item->experience_min, err);
	return rc;
}

static int read_row(struct ms_programs *p, const struct ms_table *t, size_t row,
		    const struct ms_vocab *v, struct ms_error *err)
{
	const char *code = ms_plan_text(t, row, "program_code");
	struct ms_program_year y;
	struct ms_program *item;
	int rc;

	if (*code == '#')
		return 0;
	if (!*code)
		return ms_plan_fail(t, row, "program_code", err, "is empty");
	item = look(p, code);
	if (!item) {
		item = &p->items[p->n++];
		item->code = code;
	}
	rc = read_year(t, row, &y, err);
	if (!rc && item->specialty &&
	    (!y.year || year_of(item, y.year) || item->year == y.year))
		rc = ms_plan_fail(t, row, "program_code", err,
				  "is there twice for one year");
	if (!rc)
		rc = read_specialty(item, t, row, v, err);
	if (!rc && y.year >= item->year) {
		item->year = y.year;
		forget(item);
		rc = read_names(item, t, row, err);
		if (!rc)
			rc = read_demands(item, t, row, err);
	}
	if (!rc && !isnan(y.quota) && !isnan(y.matched))
		rc = add_year(item, &y, err);
	return rc;
}

int ms_programs_load(struct ms_programs **out, const struct ms_table *t,
		     const struct ms_vocab *v, struct ms_error *err)
{
	static const char *const needed[] = { "program_code", "program",
					      "specialty" };
	struct ms_programs *p = calloc(1, sizeof(*p));
	size_t i, col;
	int rc = 0;

	if (p)
		p->items = calloc(ms_table_nrow(t) + 1, sizeof(*p->items));
	if (!p || !p->items)
		rc = ms_nomem(err);
	for (i = 0; i < 3 && !rc; i++)
		rc = ms_table_need(t, needed[i], &col, err);
	for (i = 0; !rc && i < ms_table_nrow(t); i++)
		rc = read_row(p, t, i, v, err);
	if (rc) {
		ms_programs_free(p);
		return rc;
	}
	*out = p;
	return 0;
}

int ms_programs_join(struct ms_programs *p, const struct ms_table *results,
		     size_t *joined, struct ms_error *err)
{
	static const char *const needed[] = { "program_code", "year", "quota",
					      "matched" };
	size_t i, col, n = 0;
	int rc = 0;

	for (i = 0; i < 4 && !rc; i++)
		rc = ms_table_need(results, needed[i], &col, err);
	for (i = 0; !rc && i < ms_table_nrow(results); i++) {
		struct ms_program *item =
			look(p, ms_plan_text(results, i, "program_code"));
		struct ms_program_year y;

		rc = read_year(results, i, &y, err);
		if (rc || !item || !y.year || isnan(y.quota) ||
		    isnan(y.matched) || year_of(item, y.year))
			continue;
		rc = add_year(item, &y, err);
		n++;
	}
	if (!rc && joined)
		*joined = n;
	return rc;
}

size_t ms_program_unfilled_years(const struct ms_program *p)
{
	size_t i, n = 0;

	for (i = 0; i < p->nyears; i++)
		n += p->years[i].matched < p->years[i].quota;
	return n;
}

double ms_program_unfilled(const struct ms_program *p)
{
	double quota = 0, matched = 0;
	size_t i;

	for (i = 0; i < p->nyears; i++) {
		quota += p->years[i].quota;
		matched += p->years[i].matched;
	}
	return quota > 0 ? 1 - matched / quota : NAN;
}
