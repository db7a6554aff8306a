/*
 * expr - a condition on the columns of a row, as layouts write it:
 *
 *	matched <= quota
 *	total = matched + unmatched
 *	percent = 100 * n / residents
 *	unfilled = (matched < quota)
 *
 *	total = sum(matched)
 *
 * Numbers, names, + - * /, brackets, and the comparisons = != < <= > >=.
 * sum(NAME) is the sum of NAME over the rows that one record becomes. A
 * comparison in brackets is 1 when it holds and 0 when not. A name whose value
 * is NAN (missing or suppressed) leaves the condition undecided.
 *
 * At the top level "=" allows for rounding: when its left side is one name,
 * both sides may differ by half a unit of the last digit that value was
 * printed with. Anything else is compared to 1e-9 of its size.
 */
#ifndef MS_TIDY_EXPR_H
#define MS_TIDY_EXPR_H

#include <stddef.h>

struct ms_expr;

/* What number a name stands for, from 0; -1 when there is no such name. */
typedef long ms_expr_find(const void *user, const char *name);

/* Added to a name's number where its sum is asked for. */
enum { MS_EXPR_SUM = 1 << 20 };

/* Value of name i, or of its sum; *decimals of a name is the number of decimal
 * places it was printed with. NAN: unknown. */
typedef double ms_expr_value(const void *user, size_t i, int *decimals);

/* 0, or -1 and *why, which completes "'TEXT' ..." (static), or is "" for want
 * of memory. */
int ms_expr_parse(struct ms_expr **out, const char *text, ms_expr_find *find,
		  const void *user, const char **why);
void ms_expr_free(struct ms_expr *e);

/* 1 it holds, 0 it does not, -1 undecided. left and right (may be NULL) get
 * the two sides. */
int ms_expr_holds(const struct ms_expr *e, ms_expr_value *value,
		  const void *user, double *left, double *right);

/* The first name in it, for a message; (size_t)-1 when there is none. */
size_t ms_expr_first(const struct ms_expr *e);

#endif
