#include "tidy/cell.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"

static int refuse(struct ms_error *err, const char *text, const char *why)
{
	return ms_fail(err, MS_EDATA, "'%s' %s", text, why);
}

static void set_number(struct ms_value *v, double x)
{
	v->number = v->low = v->high = x;
}

void ms_cell_missing(struct ms_value *v)
{
	ms_buf_clear(&v->text);
	v->none = v->suppressed = v->flagged = v->decimals = 0;
	v->missing = 1;
	v->number = NAN;
	v->low = 0;
	v->high = INFINITY;
}

/* "1,370" -> "1370": every comma stands before three digits, the first group
 * has one to three. 0 when the commas are not so. */
static int ungroup(const char *s, struct ms_buf *out)
{
	const char *comma = strchr(s, ',');
	size_t n;

	ms_buf_clear(out);
	if (!comma) {
		ms_buf_puts(out, s);
		return 1;
	}
	n = strspn(s, "0123456789");
	if (n < 1 || n > 3 || s[n] != ',')
		return 0;
	ms_buf_add(out, s, n);
	for (s += n; *s == ','; s += 4) {
		if (strspn(s + 1, "0123456789") != 3)
			return 0;
		ms_buf_add(out, s + 1, 3);
	}
	if (*s && *s != '.')
		return 0;
	ms_buf_puts(out, s);
	return 1;
}

static int read_hidden(const char *s, struct ms_value *v)
{
	int64_t low, high;
	char *dash;

	if (*s == '<' && !ms_parse_count(s + 1, &high) && high >= 2) {
		v->low = 0;
		v->high = (double)(high - 1);
	} else if (strcmp(s, "*") == 0) {
		v->low = 0;
		v->high = INFINITY;
	} else if ((dash = strchr(s, '-')) && dash != s) {
		struct ms_list ends;
		int ok;

		if (ms_list_split(&ends, s, '-'))
			return 0;
		ok = ends.n == 2 && !ms_parse_count(ends.items[0], &low) &&
		     !ms_parse_count(ends.items[1], &high) && low < high;
		ms_list_release(&ends);
		if (!ok)
			return 0;
		v->low = (double)low;
		v->high = (double)high;
	} else {
		return 0;
	}
	v->suppressed = 1;
	v->number = NAN;
	return 1;
}

static int read_count(const char *s, struct ms_value *v, struct ms_error *err)
{
	const char *why;
	int64_t n;

	if (read_hidden(s, v)) {
		ms_buf_puts(&v->text, s);
		return 0;
	}
	if (!ungroup(s, &v->text))
		return refuse(err, s, "has its commas in the wrong places");
	why = ms_parse_count(ms_buf_str(&v->text), &n);
	if (why)
		return refuse(err, s, why);
	set_number(v, (double)n);
	return 0;
}

static int count_decimals(const char *s)
{
	const char *point = strchr(s, '.');

	return point ? (int)strspn(point + 1, "0123456789") : 0;
}

static int read_number(const char *s, struct ms_value *v, struct ms_error *err)
{
	const char *why;
	double x;

	if (!ungroup(s, &v->text))
		return refuse(err, s, "has its commas in the wrong places");
	why = ms_parse_double(ms_buf_str(&v->text), &x);
	if (why)
		return refuse(err, s, why);
	v->decimals = count_decimals(ms_buf_str(&v->text));
	set_number(v, x);
	return 0;
}

/* Move the decimal point of plain digits two places to the left. */
static void divide_by_hundred(struct ms_value *v)
{
	struct ms_buf digits = { 0 };
	const char *s = ms_buf_str(&v->text);
	size_t whole = strcspn(s, "."), n = strlen(s);

	ms_buf_puts(&digits, whole < 3 ? &"000"[whole] : "");
	ms_buf_add(&digits, s, whole);
	whole = digits.len - 2;
	if (s[strcspn(s, ".")])
		ms_buf_add(&digits, s + strcspn(s, ".") + 1,
			   n - strcspn(s, ".") - 1);
	ms_buf_clear(&v->text);
	ms_buf_add(&v->text, ms_buf_str(&digits), whole);
	ms_buf_putc(&v->text, '.');
	ms_buf_puts(&v->text, ms_buf_str(&digits) + whole);
	v->text.failed |= digits.failed;
	ms_buf_release(&digits);
	v->decimals += 2;
	set_number(v, v->number / 100);
}

/* percent, rate, rate%: a share of 0 to 1, or of 0 to 100 with or without the
 * sign. */
static int read_share(enum ms_kind kind, const char *s, struct ms_value *v,
		      struct ms_error *err)
{
	size_t n = strlen(s);
	int sign = n > 0 && s[n - 1] == '%';
	int percent = sign || kind != MS_KIND_RATE;
	char *bare = ms_strndup(s, n - (size_t)sign);
	int rc;

	if (!bare)
		return ms_nomem(err);
	rc = read_number(ms_trim(bare), v, NULL);
	free(bare);
	if (rc || strspn(ms_buf_str(&v->text), "0123456789.") !=
			  strlen(ms_buf_str(&v->text)))
		return refuse(err, s,
			      percent ? "is not a percentage"
				      : "is not a share (0.935 or 93.5%)");
	if (v->number > (percent ? 100 : 1))
		return refuse(err, s,
			      percent ? "is more than 100 percent"
				      : "is more than 1 (a share is 0.935 or "
					"93.5%)");
	if (percent && kind != MS_KIND_PERCENT)
		divide_by_hundred(v);
	return 0;
}

static int read_year(const char *s, struct ms_value *v, struct ms_error *err)
{
	int64_t year;

	if (strlen(s) != 4 || ms_parse_int(s, 1900, 2100, &year))
		return refuse(err, s, "is not a year");
	ms_buf_puts(&v->text, s);
	set_number(v, (double)year);
	return 0;
}

/* The name the layout gives a printed name: 1 and in out, 0, -1 no memory. */
static int rename_by(const struct ms_layout_column *c, const char *s,
		     struct ms_buf *out)
{
	char *key = ms_fold(s);
	size_t i;
	int found = key ? 0 : -1;

	for (i = 0; i < c->nname && !found; i++) {
		const struct ms_layout_name *n = &c->names[i];

		if (n->key && strcmp(n->key, key) == 0) {
			ms_buf_puts(out, n->written);
			found = 1;
		}
	}
	for (i = 0; i < c->nname && !found; i++) {
		const struct ms_layout_name *n = &c->names[i];
		struct ms_captures captures = { 0 };

		if (n->key)
			continue;
		found = ms_pattern_match(&n->pattern, s, &captures);
		if (found > 0)
			ms_captures_expand(&captures, n->written, out);
		ms_captures_release(&captures);
	}
	free(key);
	return found;
}

/* The vocabulary takes "Total" for all specialties. In a published table it is
 * the total, and nobody may take it for a record unless the layout says so. */
static int is_total(const struct ms_specialty *s, int renamed)
{
	return !renamed && strcmp(s->kind, "aggregate") == 0;
}

static int known(const struct ms_layout_column *c, const struct ms_vocab *vocab,
		 const char *s, int renamed, const char **name,
		 struct ms_error *err)
{
	const struct ms_specialty *specialty;
	const struct ms_applicant_type *type;
	int rc;

	if (c->kind == MS_KIND_SPECIALTY) {
		rc = ms_vocab_specialty(vocab, s, &specialty, err);
		*name = rc ? NULL : specialty->name;
		if (!rc && is_total(specialty, renamed))
			rc = ms_fail(err, MS_EDATA,
				     "'%s' is several specialties: a total: "
				     "row? (or 'name %s: %s = %s')",
				     s, c->name, s, specialty->name);
	} else {
		rc = ms_vocab_applicant_type(vocab, s, &type, err);
		*name = rc ? NULL : type->code;
	}
	return rc;
}

/* The layout's own names come first, then the vocabulary's. *renamed: the
 * layout had a name for it. */
static int look_up(const struct ms_layout_column *c,
		   const struct ms_vocab *vocab, const char *s,
		   struct ms_value *v, int *renamed, struct ms_error *err)
{
	struct ms_buf own = { 0 };
	const char *name;
	int rc = 0;

	*renamed = rename_by(c, s, &own);
	name = *renamed > 0 ? ms_buf_str(&own) : s;
	if (*renamed < 0 || own.failed)
		rc = ms_nomem(err);
	else if (c->kind == MS_KIND_SPECIALTY ||
		 c->kind == MS_KIND_APPLICANT_TYPE)
		rc = known(c, vocab, name, *renamed, &name, err);
	else if (!*renamed && c->kind == MS_KIND_CHOICE)
		rc = refuse(err, s, "is no name that the layout lists");
	ms_buf_clear(&v->text);
	if (!rc)
		ms_buf_puts(&v->text, name);
	ms_buf_release(&own);
	return rc;
}

/* As printed if that is known, else the part of it that cut: takes. */
static int read_name(const struct ms_layout_column *c,
		     const struct ms_vocab *vocab, const char *s,
		     struct ms_value *v, struct ms_error *err)
{
	struct ms_captures part = { 0 };
	struct ms_error second;
	int rc, matched, renamed;

	rc = look_up(c, vocab, s, v, &renamed, err);
	if (!c->cut.n || (!rc && (c->kind != MS_KIND_TEXT || renamed)))
		return rc;
	matched = ms_pattern_match(&c->cut, s, &part);
	if (matched > 0 &&
	    !look_up(c, vocab, part.items[0].text, v, &renamed, &second))
		rc = 0;
	ms_captures_release(&part);
	return matched < 0 ? ms_nomem(err) : rc;
}

static int read_typed(const struct ms_layout_column *c,
		      const struct ms_vocab *vocab, const char *s,
		      struct ms_value *v, struct ms_error *err)
{
	switch (c->kind) {
	case MS_KIND_COUNT:
		return read_count(s, v, err);
	case MS_KIND_NUMBER:
		return read_number(s, v, err);
	case MS_KIND_PERCENT:
	case MS_KIND_RATE:
	case MS_KIND_RATE_PERCENT:
		return read_share(c->kind, s, v, err);
	case MS_KIND_YEAR:
		return read_year(s, v, err);
	default:
		return read_name(c, vocab, s, v, err);
	}
}

/* Take the mark of a flag off the end: "12 *" -> "12". The mark alone is a
 * suppressed cell, not a flagged one. */
static void take_mark(char *s, const char *mark, struct ms_value *v)
{
	size_t n = strlen(s), m = mark ? strlen(mark) : 0;

	if (m == 0 || n <= m || strcmp(s + n - m, mark))
		return;
	s[n - m] = '\0';
	ms_squeeze(s);
	v->flagged = 1;
}

int ms_cell_read(const struct ms_layout *l, const struct ms_layout_column *c,
		 const struct ms_vocab *vocab, const char *text,
		 const char *mark, struct ms_value *v, struct ms_error *err)
{
	int value = ms_layout_is_value(c), rc = 0;
	char *copy = ms_strdup(text);

	ms_buf_clear(&v->text);
	v->missing = v->none = v->suppressed = v->flagged = v->decimals = 0;
	set_number(v, NAN);
	if (!copy)
		return ms_nomem(err);
	if (value)
		take_mark(copy, mark, v);
	if (value && ms_list_find(&l->none, copy) >= 0) {
		ms_cell_missing(v);
		v->none = 1;
	} else if (!*copy || ms_list_find(&l->missing, copy) >= 0) {
		ms_cell_missing(v);
		if (value && ms_list_find(&l->missing, copy) < 0)
			rc = ms_fail(err, MS_EDATA,
				     "empty (missing: has no 'empty')");
		if (!value && c->kind != MS_KIND_TEXT && !c->optional)
			rc = ms_fail(err, MS_EDATA, "empty");
	} else {
		rc = read_typed(c, vocab, copy, v, err);
	}
	free(copy);
	if (!rc && v->text.failed)
		rc = ms_nomem(err);
	return rc;
}
