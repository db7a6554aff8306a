#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/intern.h"

static uint32_t put(struct ms_intern *names, const char *s)
{
	return ms_intern_put(names, s, strlen(s));
}

static void ids_follow_first_appearance(void **state)
{
	struct ms_intern names = { 0 };

	(void)state;
	assert_int_equal(ms_intern_find(&names, "a", 1), MS_INTERN_NONE);
	assert_int_equal(put(&names, "Mercy"), 0);
	assert_int_equal(put(&names, "City"), 1);
	assert_int_equal(put(&names, "Mercy"), 0);
	assert_int_equal(put(&names, ""), 2);
	assert_int_equal(ms_intern_find(&names, "City", 4), 1);
	assert_int_equal(ms_intern_find(&names, "City Hall", 4), 1);
	assert_int_equal(ms_intern_find(&names, "Cit", 3), MS_INTERN_NONE);
	assert_int_equal(ms_intern_find(&names, "", 0), 2);
	assert_int_equal(names.n, 3);
	assert_string_equal(ms_intern_name(&names, 1), "City");
	ms_intern_release(&names);
	assert_int_equal(names.n, 0);
}

static void make_name(char *name, size_t size, int form, int i)
{
	if (form == 0)
		snprintf(name, size, "%d", i);
	else if (form == 1)
		snprintf(name, size, "A%07d", i);
	else if (form == 2)
		snprintf(name, size, "%d program", i);
	else
		snprintf(name, size, "%08d%08d", i, i + 1);
}

/* Names that differ only in one of their words, beginnings of each other, and
 * long ones: all kept apart through many growths. */
static void many_names_stay_apart(void **state)
{
	struct ms_intern names = { 0 };
	char name[64];
	int i, f;

	(void)state;
	for (i = 0; i < 20000; i++)
		for (f = 0; f < 4; f++) {
			make_name(name, sizeof(name), f, i);
			assert_int_equal(put(&names, name), 4 * i + f);
		}
	for (i = 0; i < 20000; i++)
		for (f = 0; f < 4; f++) {
			make_name(name, sizeof(name), f, i);
			assert_int_equal(
				ms_intern_find(&names, name, strlen(name)),
				4 * i + f);
			assert_string_equal(
				ms_intern_name(&names, (uint32_t)(4 * i + f)),
				name);
		}
	ms_intern_release(&names);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ids_follow_first_appearance),
		cmocka_unit_test(many_names_stay_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
