#include "figure/gnuplot.h"

#include <errno.h>
#include <spawn.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static int spawn(pid_t *pid, FILE *in, FILE *out, FILE *messages)
{
	/* as a file, not as typed commands: those go on after an error */
	char *argv[] = { "gnuplot", "-d", "/dev/stdin", NULL };
	posix_spawn_file_actions_t fa;
	int rc = posix_spawn_file_actions_init(&fa);

	if (rc)
		return rc;
	rc = posix_spawn_file_actions_adddup2(&fa, fileno(in), STDIN_FILENO);
	if (!rc)
		rc = posix_spawn_file_actions_adddup2(&fa, fileno(out),
						      STDOUT_FILENO);
	if (!rc)
		rc = posix_spawn_file_actions_adddup2(&fa, fileno(messages),
						      STDERR_FILENO);
	if (!rc)
		rc = posix_spawnp(pid, argv[0], &fa, NULL, argv, environ);
	posix_spawn_file_actions_destroy(&fa);
	return rc;
}

static int fail_spawn(int rc, struct ms_error *err)
{
	if (rc == ENOENT)
		return ms_fail(err, MS_EIO,
			       "gnuplot is not found; install it (Debian: "
			       "gnuplot-nox), or print the script and draw it "
			       "elsewhere");
	return ms_fail(err, MS_EIO, "gnuplot cannot be run: %s", strerror(rc));
}

static int wait_for(pid_t pid, int *status)
{
	while (waitpid(pid, status, 0) < 0)
		if (errno != EINTR)
			return -1;
	return 0;
}

/* Empty lines, carets, and the remark that a part of the figure (intervals
 * that are not known, say) is empty. */
static int is_noise(const char *line)
{
	return line[strspn(line, " \t^")] == '\0' ||
	       strstr(line, "Skipping data file with no valid points");
}

static void collect(FILE *messages, struct ms_buf *said)
{
	char line[1024];

	rewind(messages);
	while (fgets(line, sizeof(line), messages)) {
		line[strcspn(line, "\n")] = '\0';
		if (is_noise(line))
			continue;
		if (said->len)
			ms_buf_putc(said, '\n');
		ms_buf_puts(said, line);
	}
}

/* Bytes in a regular file; -1 for what has no size. */
static long long size_of(FILE *fp)
{
	struct stat st;

	if (fstat(fileno(fp), &st) || !S_ISREG(st.st_mode))
		return -1;
	return (long long)st.st_size;
}

/* The last line is the reason; those before repeat the script. */
static const char *last_line(const char *said)
{
	const char *end = strrchr(said, '\n');

	said = end ? end + 1 : said;
	return said + strspn(said, " ");
}

static int judge(int status, const char *said, struct ms_error *err)
{
	if (WIFSIGNALED(status))
		return ms_fail(err, MS_EIO, "gnuplot was ended by signal %d",
			       WTERMSIG(status));
	if (WEXITSTATUS(status) == 127 && !*said)
		return fail_spawn(ENOENT, err);
	if (WEXITSTATUS(status))
		return ms_fail(err, MS_EIO, "gnuplot failed: %s",
			       *said ? last_line(said) : "it does not say why");
	return 0;
}

static int run(const char *script, FILE *in, FILE *messages, FILE *out,
	       struct ms_buf *said, struct ms_error *err)
{
	long long before;
	pid_t pid;
	int status, rc;

	if (fputs(script, in) == EOF || fflush(in) || fflush(out))
		return ms_fail_errno(err, "script for gnuplot");
	rewind(in);
	before = size_of(out);
	rc = spawn(&pid, in, out, messages);
	if (rc)
		return fail_spawn(rc, err);
	if (wait_for(pid, &status))
		return ms_fail_errno(err, "gnuplot");
	collect(messages, said);
	if (said->failed)
		return ms_nomem(err);
	rc = judge(status, ms_buf_str(said), err);
	if (!rc && before >= 0 && size_of(out) == before)
		rc = ms_fail(err, MS_EIO, "gnuplot drew nothing%s%s",
			     said->len ? ": " : "", ms_buf_str(said));
	return rc;
}

int ms_gnuplot_run(const char *script, FILE *out, struct ms_buf *said,
		   struct ms_error *err)
{
	FILE *in = tmpfile(), *messages = tmpfile();
	int rc;

	if (in && messages)
		rc = run(script, in, messages, out, said, err);
	else
		rc = ms_fail_errno(err, "temporary file");
	if (in)
		fclose(in);
	if (messages)
		fclose(messages);
	return rc;
}
