/* Runs a fuzz target on the files it is given: what libFuzzer found once, any
 * compiler can try again. */
#include "fuzz.h"

static int replay(const char *path)
{
	enum { MOST = 1 << 22 };
	uint8_t *data = malloc(MOST);
	FILE *fp = fopen(path, "r");
	size_t n;

	if (!data || !fp) {
		perror(path);
		exit(1);
	}
	n = fread(data, 1, MOST, fp);
	fclose(fp);
	LLVMFuzzerTestOneInput(data, n);
	free(data);
	return 1;
}

int main(int argc, char **argv)
{
	int i, n = 0;

	for (i = 1; i < argc; i++)
		n += replay(argv[i]);
	printf("%d passed, 0 failed\n", n);
	return 0;
}
