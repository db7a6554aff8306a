/*
 * catalog - the installed datasets: datasets/catalog.csv, one row a dataset.
 *
 *	struct ms_catalog *c;
 *	size_t i;
 *	if (ms_catalog_open(&c, home, &err) ||
 *	    ms_catalog_find(c, "nrmp-overall", &i, &err) ||
 *	    ms_catalog_load(c, i, table, &err))
 *		...
 *	puts(ms_catalog_text(c, i, "title"));
 */
#ifndef MS_TABLE_CATALOG_H
#define MS_TABLE_CATALOG_H

#include "table/table.h"

struct ms_catalog;

int ms_catalog_open(struct ms_catalog **out, const char *home,
		    struct ms_error *err);
void ms_catalog_free(struct ms_catalog *c);

size_t ms_catalog_size(const struct ms_catalog *c);

/* By id; MS_EDATA with the nearest ids when unknown. */
int ms_catalog_find(const struct ms_catalog *c, const char *id, size_t *out,
		    struct ms_error *err);

/* A field of entry i ("dataset", "title", "publisher", "basis", ...); "" when
 * empty or no such column. Owned by the catalog. */
const char *ms_catalog_text(const struct ms_catalog *c, size_t i,
			    const char *column);

/* The path of entry i's file, appended to out. */
void ms_catalog_path(const struct ms_catalog *c, size_t i, struct ms_buf *out);

/* Append entry i's rows to a table. */
int ms_catalog_load(const struct ms_catalog *c, size_t i, struct ms_table *t,
		    struct ms_error *err);

#endif
