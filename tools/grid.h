/*
 * grid - rows out: CSV for programs, or an aligned table for people (-t). A
 * tool declares the columns once and gives each cell in both wordings.
 *
 *	struct grid *g = grid_new(cli_out(&cli), cli.table);
 *	grid_column(g, "specialty", "Specialty", GRID_LEFT);
 *	grid_column(g, "rate", "match rate", GRID_RIGHT);
 *	grid_text(g, "Pathology");
 *	grid_percent(g, 0.451, 1);	// CSV 0.451, table "45.1 %"
 *	grid_end(g);
 *	grid_finish(g);
 *
 * Out of memory ends the program: these are tools, not the library.
 */
#ifndef TOOLS_GRID_H
#define TOOLS_GRID_H

#include <stdio.h>

#include "stats/compare.h"

#include "base/text.h"

/* GRID_KEY is a left column that, when it says the same in every row of a
 * table, is said once below it instead. */
enum grid_align { GRID_LEFT, GRID_RIGHT, GRID_KEY };

struct grid;

enum grid_form { GRID_CSV, GRID_PLAIN, GRID_HTML };

/* form: CSV, aligned text or an HTML table. fp stays the caller's. */
struct grid *grid_new(FILE *fp, int form);

/* Text with what HTML reads as markup written so that it is shown. */
void grid_html_text(FILE *fp, const char *text);

/* Declare the next column. name: CSV header, NULL = not in the CSV. heading:
 * title in the table, NULL = not in the table. Cells are given for every
 * column all the same. */
void grid_column(struct grid *g, const char *name, const char *heading,
		 enum grid_align align);

/* The next cell of the row. NaN is missing: empty in CSV, "-" in a table. */
void grid_cell(struct grid *g, const char *csv, const char *person);
void grid_text(struct grid *g, const char *text);
void grid_buf(struct grid *g, const struct ms_buf *text);
/* The text of a buffer; ends the program when memory ran out in it. */
const char *grid_whole(const struct ms_buf *text);
void grid_exact(struct grid *g, double x); /* reads back exactly */
void grid_count(struct grid *g, double n); /* table: 1,370 */
void grid_number(struct grid *g, double x, int decimals); /* table only */
/* A number in CSV, a text of one's own in a table. */
void grid_either(struct grid *g, double x, const char *person);
void grid_p(struct grid *g, double p); /* table: 0.032, <0.001 */
void grid_percent(struct grid *g, double p, int decimals);

/* Three cells: a ratio and its limits; a table shows them in the first, "1.43
 * (1.34-1.52)". */
void grid_ratio(struct grid *g, const struct ms_interval *ratio);

/* "48.5 % (47.1-49.9)"-like interval cell, for tables. */
void grid_interval(struct grid *g, double low, double high, int decimals);

void grid_end(struct grid *g); /* of the row */
void grid_finish(struct grid *g); /* print what is left and free */

#endif
