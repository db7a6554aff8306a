#include "table/catalog.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

struct ms_catalog {
	char *home;
	struct ms_table *table;
};

int ms_catalog_open(struct ms_catalog **out, const char *home,
		    struct ms_error *err)
{
	struct ms_catalog *c = calloc(1, sizeof(*c));
	struct ms_buf path = { 0 };
	size_t col;
	int rc;

	if (!c)
		return ms_nomem(err);
	c->home = ms_strdup(home);
	ms_buf_printf(&path, "%s/datasets/catalog.csv", home);
	rc = c->home ? ms_table_new(&c->table, "", err) : ms_nomem(err);
	if (!rc)
		rc = ms_table_load(c->table, ms_buf_str(&path), err);
	if (!rc)
		rc = ms_table_need(c->table, "dataset", &col, err);
	if (!rc)
		rc = ms_table_need(c->table, "file", &col, err);
	ms_buf_release(&path);
	if (rc) {
		ms_catalog_free(c);
		return rc;
	}
	*out = c;
	return 0;
}

void ms_catalog_free(struct ms_catalog *c)
{
	if (!c)
		return;
	ms_table_free(c->table);
	free(c->home);
	free(c);
}

size_t ms_catalog_size(const struct ms_catalog *c)
{
	return ms_table_nrow(c->table);
}

const char *ms_catalog_text(const struct ms_catalog *c, size_t i,
			    const char *column)
{
	long col = ms_table_find(c->table, column);

	return col < 0 ? "" : ms_table_get(c->table, i, (size_t)col);
}

static int unknown(const struct ms_catalog *c, const char *id,
		   struct ms_error *err)
{
	struct ms_buf hint = { 0 };
	size_t i, shown = 0;

	for (i = 0; i < ms_catalog_size(c) && shown < 4; i++) {
		const char *have = ms_catalog_text(c, i, "dataset");

		if (ms_edit_distance(id, have, 3) <= 3 || strstr(have, id))
			ms_buf_printf(&hint, "%s'%s'",
				      shown++ ? ", " : "; did you mean ", have);
	}
	ms_fail(err, MS_EDATA, "unknown dataset '%s'%s", id, ms_buf_str(&hint));
	ms_buf_release(&hint);
	return MS_EDATA;
}

int ms_catalog_find(const struct ms_catalog *c, const char *id, size_t *out,
		    struct ms_error *err)
{
	size_t i;

	for (i = 0; i < ms_catalog_size(c); i++) {
		if (ms_casecmp(ms_catalog_text(c, i, "dataset"), id) == 0) {
			*out = i;
			return 0;
		}
	}
	return unknown(c, id, err);
}

void ms_catalog_path(const struct ms_catalog *c, size_t i, struct ms_buf *out)
{
	ms_buf_printf(out, "%s/datasets/%s", c->home,
		      ms_catalog_text(c, i, "file"));
}

int ms_catalog_load(const struct ms_catalog *c, size_t i, struct ms_table *t,
		    struct ms_error *err)
{
	struct ms_buf path = { 0 };
	int rc;

	ms_catalog_path(c, i, &path);
	rc = ms_table_load(t, ms_buf_str(&path), err);
	ms_buf_release(&path);
	return rc;
}
