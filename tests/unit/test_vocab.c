#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "given.h"

static void check_specialty(const struct ms_vocab *v, const char *name,
			    const char *want)
{
	const struct ms_specialty *s;
	struct ms_error err;

	if (ms_vocab_specialty(v, name, &s, &err))
		fail_msg("%s", err.msg);
	assert_string_equal(s->name, want);
}

static void spellings_of_specialties(void **state)
{
	static const struct {
		const char *name, *want;
	} cases[] = {
		{ "im", "Internal Medicine" },
		{ "IM", "Internal Medicine" },
		{ "Internal Medicine", "Internal Medicine" },
		{ "internal-medicine", "Internal Medicine" },
		{ "Medicine-Internal", "Internal Medicine" },
		{ "Internal Medicine (Categorical)", "Internal Medicine" },
		{ "OB/GYN", "Obstetrics and Gynecology" },
		{ "Obstetrics & Gynecology", "Obstetrics and Gynecology" },
		{ "Orthopedic Surgery", "Orthopaedic Surgery" },
		{ "Anesthesia", "Anesthesiology" },
	};
	struct ms_vocab *v = given_vocab();
	const struct ms_specialty *s;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		check_specialty(v, cases[i].name, cases[i].want);
	/* each finds itself by name and by code */
	for (i = 0; (s = ms_vocab_specialty_at(v, i)); i++) {
		check_specialty(v, s->name, s->name);
		if (*s->code)
			check_specialty(v, s->code, s->name);
		assert_true(*s->kind);
	}
	assert_true(i > 20);
	assert_null(ms_vocab_specialty_at(v, i + 1));
	ms_vocab_free(v);
	ms_vocab_free(NULL);
}

static void applicant_types(void **state)
{
	struct ms_vocab *v = given_vocab();
	const struct ms_applicant_type *a, *part;
	struct ms_error err;
	size_t i, p;

	(void)state;
	assert_int_equal(ms_vocab_applicant_type(v, "Non-U.S. IMGs", &a, &err),
			 0);
	assert_string_equal(a->code, "non_us_img");
	assert_string_equal(a->school, "international");
	assert_string_equal(a->citizenship, "non_us_citizen");
	assert_string_equal(a->aggregate_of, "");
	assert_int_equal(ms_vocab_applicant_type(v, "MD seniors", &a, &err), 0);
	assert_string_equal(a->code, "us_md_senior");
	assert_string_equal(a->citizenship, "not_split");
	assert_int_equal(ms_vocab_applicant_type(v, "img", &a, &err), 0);
	assert_string_equal(a->aggregate_of, "us_img;non_us_img");
	/* the parts of an aggregate are plain types that exist */
	for (i = 0; (a = ms_vocab_applicant_type_at(v, i)); i++) {
		struct ms_list parts;

		assert_int_equal(ms_list_split(&parts, a->aggregate_of, ';'),
				 0);
		for (p = 0; *a->aggregate_of && p < parts.n; p++) {
			if (ms_vocab_applicant_type(v, parts.items[p], &part,
						    &err))
				fail_msg("%s", err.msg);
			assert_string_equal(part->code, parts.items[p]);
			assert_string_equal(part->aggregate_of, "");
		}
		ms_list_release(&parts);
	}
	assert_true(i >= 8 && i < 64);
	ms_vocab_free(v);
}

static void check_unknown(const struct ms_vocab *v, const char *name,
			  const char *want)
{
	const struct ms_specialty *s = NULL;
	struct ms_error err;

	assert_int_equal(ms_vocab_specialty(v, name, &s, &err), MS_EDATA);
	assert_string_equal(err.msg, want);
	assert_int_equal(ms_vocab_specialty(v, name, &s, NULL), MS_EDATA);
	assert_null(s);
}

static void suggestions(void **state)
{
	struct ms_vocab *v = given_vocab();
	const struct ms_applicant_type *a;
	struct ms_error err;

	(void)state;
	check_unknown(v, "Nuerology",
		      "unknown specialty 'Nuerology'; did you mean "
		      "'Neurology', 'Urology', 'Nephrology'");
	check_unknown(v, "xyzzy", "unknown specialty 'xyzzy'");
	check_unknown(v, "", "unknown specialty ''");
	check_unknown(v, "-", "unknown specialty '-'");
	assert_int_equal(ms_vocab_applicant_type(v, "non_us_imgg", &a, &err),
			 MS_EDATA);
	assert_non_null(strstr(err.msg, "unknown applicant type 'non_us_imgg'; "
					"did you mean 'non_us_img'"));
	/* the code alone has too little of a name */
	assert_int_equal(ms_vocab_applicant_type(v, "us_", &a, &err), MS_EDATA);
	assert_string_equal(err.msg, "unknown applicant type 'us_'");
	ms_vocab_free(v);
}

static void write_file(const struct ms_buf *path, const char *text)
{
	FILE *fp = fopen(ms_buf_str(path), "w");

	assert_non_null(fp);
	fputs(text, fp);
	fclose(fp);
}

/* A home with these two vocabulary files is refused with this message. */
static void check_home(const char *specialties, const char *types,
		       const char *message)
{
	char dir[] = "/tmp/vocab-XXXXXX";
	struct ms_buf data = { 0 }, folder = { 0 }, s = { 0 }, t = { 0 };
	struct ms_vocab *v = NULL;
	struct ms_error err;

	assert_non_null(mkdtemp(dir));
	ms_buf_printf(&data, "%s/datasets", dir);
	ms_buf_printf(&folder, "%s/vocabulary", ms_buf_str(&data));
	ms_buf_printf(&s, "%s/specialties.csv", ms_buf_str(&folder));
	ms_buf_printf(&t, "%s/applicant_types.csv", ms_buf_str(&folder));
	assert_int_equal(mkdir(ms_buf_str(&data), 0700), 0);
	assert_int_equal(mkdir(ms_buf_str(&folder), 0700), 0);
	if (specialties)
		write_file(&s, specialties);
	if (types)
		write_file(&t, types);
	assert_int_not_equal(ms_vocab_open(&v, dir, &err), 0);
	assert_null(v);
	assert_non_null(strstr(err.msg, message));
	unlink(ms_buf_str(&s));
	unlink(ms_buf_str(&t));
	rmdir(ms_buf_str(&folder));
	rmdir(ms_buf_str(&data));
	rmdir(dir);
	ms_buf_release(&data);
	ms_buf_release(&folder);
	ms_buf_release(&s);
	ms_buf_release(&t);
}

static void bad_homes(void **state)
{
	static const char good[] = "specialty,code,kind,aliases\n"
				   "Internal Medicine,IM,specialty,Medicine\n";

	(void)state;
	check_home(NULL, NULL, "specialties.csv: No such file or directory");
	check_home(good, NULL, "applicant_types.csv: No such file");
	check_home("specialty,code,kind\nA,B,specialty\n", NULL,
		   "specialties.csv: no column 'aliases'");
	check_home("specialty,code,aliases\nA,B,c\n",
		   "applicant_type,label,short,aliases\nx,y,z,w\n",
		   "specialties.csv: no column 'kind'");
	check_home(good, "applicant_type,label,short,aliases\nx,y,z,w\n",
		   "applicant_types.csv: no column 'school'");
	check_home("specialty,code,kind,aliases\n"
		   "Surgery,GS,specialty,General Surgery;GenSurg\n"
		   "Other,O,specialty,gen. surg.\n",
		   NULL,
		   "specialties.csv:3: specialty: the name 'gensurg' is "
		   "already that of line 2");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(spellings_of_specialties),
		cmocka_unit_test(applicant_types),
		cmocka_unit_test(suggestions),
		cmocka_unit_test(bad_homes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
