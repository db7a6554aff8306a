/* Forms: forms.csv read, found, guessed, and refused when it is wrong. What
 * match-check says about tables is in tests/cli/match-check.t. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "table/form.h"

static void installed(void **state)
{
	struct ms_forms *forms;
	const struct ms_form *f;
	const struct ms_form_column *c;
	struct ms_error err;

	(void)state;
	assert_int_equal(ms_forms_open(&forms, ".", &err), 0);
	assert_int_equal(ms_forms_find(forms, "counts", &f, &err), 0);
	c = ms_form_column(f, "published_rate");
	assert_non_null(c);
	assert_int_equal(c->type, MS_TYPE_PROBABILITY);
	assert_int_equal(c->role, MS_ROLE_ANNOTATION);
	assert_int_equal(c->required, MS_OPTIONAL);
	assert_true(c->low == 0 && c->high == 1);
	c = ms_form_column(f, "basis");
	assert_int_equal(c->type, MS_TYPE_ENUM);
	assert_true(ms_list_find(&c->words, "only_choice") >= 0);
	assert_true(isinf(c->low) && isinf(c->high));
	assert_null(ms_form_column(f, "colour"));
	assert_string_equal(ms_forms_at(forms, 0)->name, "records");
	assert_null(ms_forms_at(forms, 10000));
	assert_int_equal(ms_forms_find(forms, "cuonts", &f, &err), MS_EUSAGE);
	assert_string_equal(err.msg,
			    "unknown form 'cuonts'; did you mean 'counts'");
	ms_forms_free(forms);
	ms_forms_free(NULL);
}

static const char *guess(const struct ms_forms *forms, const char *header,
			 size_t *misfits)
{
	FILE *fp = tmpfile();
	struct ms_table *t;
	const struct ms_form *f;

	assert_non_null(fp);
	fputs(header, fp);
	rewind(fp);
	assert_int_equal(ms_table_new(&t, NULL, NULL), 0);
	assert_int_equal(ms_table_read(t, fp, "t.csv", NULL), 0);
	fclose(fp);
	f = ms_forms_guess(forms, t, misfits);
	ms_table_free(t);
	return f ? f->name : NULL;
}

static void guessed(void **state)
{
	struct ms_forms *forms;
	size_t misfits;

	(void)state;
	assert_int_equal(ms_forms_open(&forms, ".", NULL), 0);
	assert_string_equal(
		guess(forms, "specialty,matched,unmatched\n", &misfits),
		"counts");
	assert_int_equal(misfits, 0);
	assert_string_equal(guess(forms, "specialty,step2_ck,matched\n", NULL),
			    "records");
	assert_string_equal(
		guess(forms, "specialty,matched,total,rate\n", &misfits),
		"rates");
	assert_int_equal(misfits, 0);
	guess(forms, "specialty,matched,unmatched,colour\n", &misfits);
	assert_int_equal(misfits, 1);
	assert_null(guess(forms, "colour,size\n", NULL));
	ms_forms_free(forms);
}

/* A home whose forms.csv holds one row. */
static void refused(const char *row, const char *want)
{
	char home[] = "/tmp/test-form-XXXXXX", path[64];
	struct ms_forms *forms;
	struct ms_error err;
	FILE *fp;

	assert_non_null(mkdtemp(home));
	snprintf(path, sizeof(path), "%s/datasets", home);
	assert_int_equal(mkdir(path, 0700), 0);
	strcat(path, "/forms.csv");
	fp = fopen(path, "w");
	assert_non_null(fp);
	fprintf(fp, "form,column,role,type,required,low,high,meaning\n%s\n",
		row);
	fclose(fp);
	assert_int_equal(ms_forms_open(&forms, home, &err), MS_EDATA);
	assert_string_equal(err.msg + strlen(path), want);
	unlink(path);
	*strrchr(path, '/') = '\0';
	rmdir(path);
	rmdir(home);
}

static void wrong(void **state)
{
	(void)state;
	refused("f,c,kee,text,yes,,,",
		":2: role: 'kee' is no role of a column");
	refused("f,c,key,txt,yes,,,", ":2: type: 'txt' is no type of a column");
	refused("f,c,key,text,maybe,,,",
		":2: required: 'maybe' is not yes, head or no");
	refused("f,c,key,text,yes,few,,", ":2: low: 'few' is not a number");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(installed),
		cmocka_unit_test(guessed),
		cmocka_unit_test(wrong),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
