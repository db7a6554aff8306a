/*
 * clock - run a command and print what it took: seconds of wall time, seconds
 * of processor time, peak memory in KB, lines printed. Exit status that of the
 * command.
 *
 *	clock COMMAND [ARGUMENT ...]
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static double seconds(struct timeval t)
{
	return (double)t.tv_sec + 1e-6 * (double)t.tv_usec;
}

static long count_lines(int fd)
{
	static char buf[1 << 16];
	long lines = 0;
	ssize_t n, i;

	while ((n = read(fd, buf, sizeof(buf))) > 0)
		for (i = 0; i < n; i++)
			lines += buf[i] == '\n';
	return lines;
}

int main(int argc, char **argv)
{
	struct rusage use;
	int ends[2], status;
	double begun;
	long lines;
	pid_t pid;

	if (argc < 2 || pipe(ends))
		return 127;
	begun = now();
	pid = fork();
	if (pid < 0)
		return 127;
	if (pid == 0) {
		dup2(ends[1], STDOUT_FILENO);
		close(ends[0]);
		close(ends[1]);
		execvp(argv[1], argv + 1);
		_exit(127);
	}
	close(ends[1]);
	lines = count_lines(ends[0]);
	if (waitpid(pid, &status, 0) < 0)
		return 127;
	begun = now() - begun;
	getrusage(RUSAGE_CHILDREN, &use);
	printf("%.4f %.4f %ld %ld\n", begun,
	       seconds(use.ru_utime) + seconds(use.ru_stime), use.ru_maxrss,
	       lines);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 126;
}
