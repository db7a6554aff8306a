/*
 * layout - how a published table is laid out: what its rows are and where the
 * columns of the tidy table come from. A small text; docs/man5/match-layout.5
 * describes every word of it.
 *
 *	title:     NRMP, Advance Data Tables 2025, applicants by type
 *	begin:     Applicant Group | ...
 *	header:    1
 *	strip:     **
 *	missing:   –
 *	subtotal:  Subtotal* | ...
 *
 *	applicant_type applicant_type: Applicant Group
 *	year           year:           = 2025
 *	count          matched:        Matched
 *	count          total:          Applicants
 *	percent        rate:           Match Rate
 *
 *	check:     rate = 100 * matched / total
 *
 *	struct ms_layout *l;
 *	if (ms_layout_load(&l, "next-year.layout", &err))
 *		... "next-year.layout:7: count: ..." ...
 *	... tidy/tidy.h ...
 *	ms_layout_free(l);
 *
 * The structs are open so that tidy.c can read them; nobody writes them but
 * layout.c.
 */
#ifndef MS_TIDY_LAYOUT_H
#define MS_TIDY_LAYOUT_H

#include "base/err.h"
#include "base/text.h"
#include "tidy/expr.h"
#include "tidy/pattern.h"

enum ms_kind {
	MS_KIND_TEXT,
	MS_KIND_CHOICE, /* text that must be in the list of names */
	MS_KIND_YEAR,
	MS_KIND_SPECIALTY,
	MS_KIND_APPLICANT_TYPE,
	MS_KIND_COUNT,
	MS_KIND_NUMBER,
	MS_KIND_PERCENT, /* 93.5 or 93.5%, written 93.5 */
	MS_KIND_RATE, /* 0.935 or 93.5%, written 0.935 */
	MS_KIND_RATE_PERCENT, /* 93.5 or 93.5%, written 0.935 */
	MS_KIND_FLAG, /* 1 when another column's cell bore a mark */
};

/* Where a text comes from. */
struct ms_term {
	enum {
		MS_TERM_CONSTANT, /* text, with $names filled in */
		MS_TERM_POSITION, /* the cell of column number position */
		MS_TERM_HEADING, /* the cell under a heading */
		MS_TERM_CAPTURE, /* what was captured under the name text */
	} kind;
	char *text;
	size_t position; /* from 1 */
	size_t part; /* which line of a record of several, from 1 */
	struct ms_pattern heading;
};

/* "VALUE if CONDITION": taken when the condition's text is not empty. */
struct ms_alternative {
	struct ms_term value, condition;
	int conditional;
};

/* name COLUMN: PRINTED = WRITTEN. PRINTED is a pattern when it has a * or a
 * capture, and WRITTEN may then use $captures. */
struct ms_layout_name {
	char *key; /* folded; NULL for a pattern */
	struct ms_pattern pattern;
	char *written;
};

struct ms_layout_column {
	char *name;
	enum ms_kind kind;
	int hidden; /* for checks only, not written */
	int optional; /* may be empty though its kind wants a name */
	int wide; /* its heading has captures: one row per heading */
	struct ms_alternative *alternatives;
	size_t n;
	size_t flag_of; /* MS_KIND_FLAG: the column that bears the mark */
	char *mark;
	struct ms_layout_name *names;
	size_t nname;
	struct ms_pattern cut; /* used when n > 0: {first} capture is taken */
	size_t line; /* in the layout */
};

enum ms_rule_kind {
	MS_RULE_BEGIN,
	MS_RULE_END,
	MS_RULE_SKIP,
	MS_RULE_SECTION,
	MS_RULE_SUBTOTAL, /* of the rows since the last subtotal or section */
	MS_RULE_TOTAL, /* of the rows since the last total */
	MS_RULE_TOTAL_FIRST, /* of the rows that follow */
	MS_RULE_TOTAL_OF_MORE, /* also of rows that are not listed */
	MS_RULE_REPAIR, /* a misprint put right: a cell gets another text */
};

struct ms_rule {
	enum ms_rule_kind kind;
	struct ms_row_pattern pattern;
	char *text; /* the pattern as written */
	size_t position; /* MS_RULE_REPAIR: the cell, from 1, */
	char *repaired; /* and what it should say */
	size_t line;
};

struct ms_condition {
	char *text;
	struct ms_expr *expr;
	size_t line;
};

struct ms_layout {
	char *file, *title;
	int spaced; /* input: columns */
	size_t header; /* rows joined to headings; 0: headings given */
	struct ms_list headings; /* columns: with $names */
	size_t parts; /* lines a record has; 1 unless lines: says so */
	int keep_totals;
	char *across; /* captured text of the wide column that sums the rest */
	struct ms_list strip, missing, none; /* marks */
	struct ms_list keys; /* empty: every column that is no value */
	struct ms_term *fill, *ignore;
	size_t nfill, nignore;
	struct ms_captures set; /* set: NAME = DEFAULT; "" until given */
	struct ms_rule *rules;
	size_t nrule;
	struct ms_layout_column *columns;
	size_t ncolumn;
	struct ms_condition *checks, *drops;
	size_t ncheck, ndrop;
};

/* MS_EIO, or MS_EDATA with "file:line: word: ...". */
int ms_layout_load(struct ms_layout **out, const char *path,
		   struct ms_error *err);
void ms_layout_free(struct ms_layout *l);

/* Give a name that the layout has a set: line for, instead of its default.
 * MS_EUSAGE when it has none. */
int ms_layout_set(struct ms_layout *l, const char *name, const char *text,
		  struct ms_error *err);

/* Index of the tidy column, or -1. */
long ms_layout_find(const struct ms_layout *l, const char *column);

/* Is the column a value (count to flag), not something that tells rows
 * apart? */
int ms_layout_is_value(const struct ms_layout_column *c);

#endif
