#include "tidy/expr.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"

enum { DEPTH = 32 };

enum op {
	OP_NUMBER,
	OP_NAME,
	OP_ADD,
	OP_SUB,
	OP_MUL,
	OP_DIV,
	OP_EQ,
	OP_NE,
	OP_LT,
	OP_LE,
	OP_GT,
	OP_GE,
};

/* Postfix: operands come before their operator. */
struct step {
	enum op op;
	double number;
	size_t name;
};

struct ms_expr {
	struct step *steps;
	size_t n, capacity;
	size_t split; /* steps of the left side */
	enum op compare;
};

struct parser {
	const char *s;
	struct ms_expr *e;
	ms_expr_find *find;
	const void *user;
	const char *why;
	int depth;
};

static void push(struct parser *p, enum op op, double number, size_t name)
{
	struct ms_expr *e = p->e;

	if (e->n == e->capacity) {
		size_t cap = e->capacity ? 2 * e->capacity : 16;
		struct step *more = realloc(e->steps, cap * sizeof(*more));

		if (!more) {
			p->why = "";
			return;
		}
		e->steps = more;
		e->capacity = cap;
	}
	e->steps[e->n].op = op;
	e->steps[e->n].number = number;
	e->steps[e->n++].name = name;
}

static void blanks(struct parser *p)
{
	while (isspace((unsigned char)*p->s))
		p->s++;
}

static void name(struct parser *p, const char *text, int sum)
{
	long i = p->find(p->user, text);

	if (i < 0)
		p->why = "names a column that the layout does not make";
	else
		push(p, OP_NAME, 0, (size_t)i + (sum ? MS_EXPR_SUM : 0));
}

static size_t letters(struct parser *p, char *text, size_t size)
{
	size_t n = 0;

	while (isalnum((unsigned char)*p->s) || *p->s == '_' || *p->s == '.') {
		if (n + 1 < size)
			text[n++] = *p->s;
		p->s++;
	}
	text[n] = '\0';
	return n;
}

/* sum(NAME), after "sum" */
static void sum_of(struct parser *p)
{
	char text[64];

	p->s++;
	letters(p, text, sizeof(text));
	if (*p->s != ')') {
		p->why = "has a sum that is not sum(NAME)";
		return;
	}
	p->s++;
	name(p, text, 1);
}

static void word(struct parser *p)
{
	char text[64];
	double x;

	if (letters(p, text, sizeof(text)) == 0)
		p->why = "lacks a name or a number";
	else if (!ms_parse_double(text, &x))
		push(p, OP_NUMBER, x, 0);
	else if (strcmp(text, "sum") == 0 && *p->s == '(')
		sum_of(p);
	else
		name(p, text, 0);
}

static int comparison(struct parser *p, enum op *op)
{
	static const struct {
		const char *text;
		enum op op;
	} table[] = {
		{ "<=", OP_LE }, { ">=", OP_GE }, { "!=", OP_NE },
		{ "<", OP_LT },	 { ">", OP_GT },  { "=", OP_EQ },
	};
	size_t i;

	blanks(p);
	for (i = 0; i < sizeof(table) / sizeof(*table); i++) {
		if (strncmp(p->s, table[i].text, strlen(table[i].text)) == 0) {
			p->s += strlen(table[i].text);
			*op = table[i].op;
			return 1;
		}
	}
	return 0;
}

static void sum(struct parser *p);

static void factor(struct parser *p)
{
	enum op op;

	blanks(p);
	if (*p->s != '(') {
		word(p);
		return;
	}
	if (++p->depth > DEPTH / 2) {
		p->why = "has too many brackets";
		return;
	}
	p->s++;
	sum(p);
	if (!p->why && comparison(p, &op)) {
		sum(p);
		push(p, op, 0, 0);
	}
	blanks(p);
	if (p->why)
		return;
	if (*p->s == ')')
		p->s++;
	else
		p->why = "lacks a ')'";
	p->depth--;
}

static void product(struct parser *p)
{
	factor(p);
	for (;;) {
		enum op op;

		blanks(p);
		if (p->why || (*p->s != '*' && *p->s != '/'))
			return;
		op = *p->s++ == '*' ? OP_MUL : OP_DIV;
		factor(p);
		push(p, op, 0, 0);
	}
}

static void sum(struct parser *p)
{
	product(p);
	for (;;) {
		enum op op;

		blanks(p);
		if (p->why || (*p->s != '+' && *p->s != '-'))
			return;
		op = *p->s++ == '+' ? OP_ADD : OP_SUB;
		product(p);
		push(p, op, 0, 0);
	}
}

int ms_expr_parse(struct ms_expr **out, const char *text, ms_expr_find *find,
		  const void *user, const char **why)
{
	struct parser p = { text, NULL, find, user, NULL, 0 };

	p.e = calloc(1, sizeof(*p.e));
	if (!p.e) {
		*why = "";
		return -1;
	}
	sum(&p);
	p.e->split = p.e->n;
	if (!p.why && !comparison(&p, &p.e->compare))
		p.why = "is no comparison";
	if (!p.why)
		sum(&p);
	blanks(&p);
	if (!p.why && *p.s)
		p.why = "goes on after its end";
	if (p.why) {
		ms_expr_free(p.e);
		*why = p.why;
		return -1;
	}
	*out = p.e;
	return 0;
}

void ms_expr_free(struct ms_expr *e)
{
	if (!e)
		return;
	free(e->steps);
	free(e);
}

static int compare(enum op op, double a, double b, double slack)
{
	switch (op) {
	case OP_EQ:
		return fabs(a - b) <= slack;
	case OP_NE:
		return fabs(a - b) > slack;
	case OP_LT:
		return a < b - slack;
	case OP_LE:
		return a <= b + slack;
	case OP_GT:
		return a > b + slack;
	default:
		return a >= b - slack;
	}
}

static double slack_of(double a, double b)
{
	return 1e-9 * fmax(1, fmax(fabs(a), fabs(b)));
}

static double apply(enum op op, double a, double b)
{
	switch (op) {
	case OP_ADD:
		return a + b;
	case OP_SUB:
		return a - b;
	case OP_MUL:
		return a * b;
	case OP_DIV:
		return b == 0 ? NAN : a / b;
	default:
		if (isnan(a) || isnan(b))
			return NAN;
		return compare(op, a, b, slack_of(a, b));
	}
}

/* Needs a stack no deeper than the number of operands. */
static double run(const struct step *steps, size_t n, ms_expr_value *value,
		  const void *user)
{
	double stack[2 * DEPTH] = { NAN };
	size_t top = 0, i;
	int decimals;

	for (i = 0; i < n; i++) {
		if (steps[i].op > OP_NAME) {
			stack[top - 2] = apply(steps[i].op, stack[top - 2],
					       stack[top - 1]);
			top--;
			continue;
		}
		if (top == sizeof(stack) / sizeof(*stack))
			return NAN;
		stack[top++] = steps[i].op == OP_NUMBER
				       ? steps[i].number
				       : value(user, steps[i].name, &decimals);
	}
	return stack[0];
}

int ms_expr_holds(const struct ms_expr *e, ms_expr_value *value,
		  const void *user, double *left, double *right)
{
	double a = run(e->steps, e->split, value, user), slack;
	double b = run(e->steps + e->split, e->n - e->split, value, user);
	int decimals = 0;

	if (left)
		*left = a;
	if (right)
		*right = b;
	if (isnan(a) || isnan(b))
		return -1;
	slack = slack_of(a, b);
	if (e->compare == OP_EQ && e->split == 1 && e->steps[0].op == OP_NAME) {
		value(user, e->steps[0].name, &decimals);
		if (decimals > 0 || b != floor(b))
			slack += 0.5 * pow(10.0, -(double)decimals);
	}
	return compare(e->compare, a, b, slack);
}

size_t ms_expr_first(const struct ms_expr *e)
{
	size_t i;

	for (i = 0; i < e->n; i++)
		if (e->steps[i].op == OP_NAME)
			return e->steps[i].name & ~(size_t)MS_EXPR_SUM;
	return (size_t)-1;
}
