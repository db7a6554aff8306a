#include "outfile.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"

static const int deadly[] = { SIGHUP, SIGINT, SIGPIPE, SIGTERM };

enum { NDEADLY = sizeof(deadly) / sizeof(*deadly) };

/* What a signal must take away. */
static const char *volatile doomed;

static void take_away(void)
{
	if (doomed)
		unlink(doomed);
}

static void die(int sig)
{
	take_away();
	raise(sig); /* its default action is back, by SA_RESETHAND */
}

/* Signals that are ignored (nohup) stay so. */
static void watch(void)
{
	struct sigaction mine = { 0 }, was;
	size_t i;

	mine.sa_handler = die;
	mine.sa_flags = (int)SA_RESETHAND;
	sigemptyset(&mine.sa_mask);
	for (i = 0; i < NDEADLY; i++)
		if (sigaction(deadly[i], NULL, &was) == 0 &&
		    was.sa_handler == SIG_DFL)
			sigaction(deadly[i], &mine, NULL);
}

/* No signal comes between the making of the file and its being known. */
static int make(char *name)
{
	sigset_t set, was;
	size_t i;
	int fd;

	sigemptyset(&set);
	for (i = 0; i < NDEADLY; i++)
		sigaddset(&set, deadly[i]);
	sigprocmask(SIG_BLOCK, &set, &was);
	fd = mkstemp(name);
	if (fd >= 0)
		doomed = name;
	sigprocmask(SIG_SETMASK, &was, NULL);
	return fd;
}

static int replaceable(const char *path)
{
	struct stat st;

	return stat(path, &st) != 0 || S_ISREG(st.st_mode);
}

FILE *outfile_open(struct outfile *f, const char *path)
{
	struct ms_buf name = { 0 };
	mode_t mask;
	int fd;

	f->path = path;
	if (!replaceable(path))
		return fopen(path, "w");
	ms_buf_printf(&name, "%s.XXXXXX", path);
	if (name.failed) {
		errno = ENOMEM;
		return NULL;
	}
	watch();
	if (atexit(take_away)) {
		errno = ENOMEM;
		goto failed;
	}
	fd = make(name.data);
	if (fd < 0)
		goto failed;
	f->tmp = name.data;
	mask = umask(0);
	umask(mask);
	fchmod(fd, 0666 & ~mask);
	return fdopen(fd, "w");
failed:
	ms_buf_release(&name);
	return NULL;
}

int outfile_keep(struct outfile *f)
{
	if (!f->tmp)
		return 0;
	if (rename(f->tmp, f->path) != 0)
		return -1;
	doomed = NULL;
	free(f->tmp);
	f->tmp = NULL;
	return 0;
}
