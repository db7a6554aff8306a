#include "stream/source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include "base/text.h"

enum kind { REGULAR, STREAM, GZIP, ZSTD };
enum { PACKED = 1 << 17 }; /* compressed bytes read at a time */

struct ms_source {
	enum kind kind;
	char *name;
	int fd, own_fd;
	off_t base; /* where a regular file stood when opened */
	struct stat before;
	gzFile gz;
	ZSTD_DStream *zst;
	ZSTD_inBuffer in; /* into packed */
	char *packed;
	size_t more; /* zstd: 0 at the end of a frame */
};

static int ends_in(const char *s, const char *tail)
{
	size_t n = strlen(s), k = strlen(tail);

	return n > k && strcmp(s + n - k, tail) == 0;
}

static int open_plain(struct ms_source *src)
{
	if (fstat(src->fd, &src->before))
		return -1;
	src->kind = STREAM;
	/* files of /proc say 0 bytes and have more */
	if (!S_ISREG(src->before.st_mode) || src->before.st_size == 0)
		return 0;
	src->base = lseek(src->fd, 0, SEEK_CUR);
	if (src->base >= 0)
		src->kind = REGULAR;
	return 0;
}

static int open_gzip(struct ms_source *src)
{
	src->kind = GZIP;
	src->gz = gzdopen(src->fd, "rb");
	if (!src->gz)
		return -1;
	src->own_fd = 0; /* gzclose closes it */
	return gzbuffer(src->gz, PACKED);
}

static int open_zstd(struct ms_source *src)
{
	src->kind = ZSTD;
	src->zst = ZSTD_createDStream();
	src->packed = malloc(PACKED);
	src->in.src = src->packed;
	src->more = 1; /* an empty file is no frame */
	errno = ENOMEM;
	return src->zst && src->packed ? 0 : -1;
}

static int open_kind(struct ms_source *src, const char *path)
{
	if (strcmp(path, "-") == 0) {
		src->fd = STDIN_FILENO;
		return open_plain(src);
	}
	src->fd = open(path, O_RDONLY | O_CLOEXEC);
	if (src->fd < 0)
		return -1;
	src->own_fd = 1;
	if (ends_in(path, ".gz"))
		return open_gzip(src);
	if (ends_in(path, ".zst"))
		return open_zstd(src);
	return open_plain(src);
}

int ms_source_open(struct ms_source **out, const char *path,
		   struct ms_error *err)
{
	struct ms_source *src = calloc(1, sizeof(*src));

	if (!src)
		return ms_nomem(err);
	src->fd = -1;
	src->name = ms_strdup(strcmp(path, "-") ? path : "<stdin>");
	if (!src->name) {
		ms_source_free(src);
		return ms_nomem(err);
	}
	if (open_kind(src, path)) {
		ms_fail_errno(err, src->name);
		ms_source_free(src);
		return MS_EIO;
	}
	*out = src;
	return 0;
}

void ms_source_free(struct ms_source *src)
{
	if (!src)
		return;
	if (src->gz)
		gzclose_r(src->gz);
	ZSTD_freeDStream(src->zst);
	if (src->own_fd)
		close(src->fd);
	free(src->packed);
	free(src->name);
	free(src);
}

int ms_source_seekable(const struct ms_source *src)
{
	return src->kind == REGULAR;
}

int ms_source_is_stream(const struct ms_source *src)
{
	return src->kind == STREAM && !S_ISREG(src->before.st_mode);
}

uint64_t ms_source_size(const struct ms_source *src)
{
	if (src->kind != REGULAR || src->before.st_size < src->base)
		return 0;
	return (uint64_t)(src->before.st_size - src->base);
}

const char *ms_source_name(const struct ms_source *src)
{
	return src->name;
}

static ssize_t fail(struct ms_source *src, struct ms_error *err,
		    const char *why)
{
	ms_fail(err, MS_EIO, "%s: %s", src->name, why);
	return -1;
}

static ssize_t read_plain(struct ms_source *src, char *buf, size_t n,
			  uint64_t at, struct ms_error *err)
{
	size_t got = 0;

	while (got < n) {
		ssize_t k = src->kind == REGULAR
				    ? pread(src->fd, buf + got, n - got,
					    src->base + (off_t)(at + got))
				    : read(src->fd, buf + got, n - got);

		if (k < 0 && errno == EINTR)
			continue;
		if (k < 0) {
			ms_fail_errno(err, src->name);
			return -1;
		}
		if (k == 0)
			break;
		got += (size_t)k;
	}
	return (ssize_t)got;
}

/* zlib hands out what it has of a cut file and notes Z_BUF_ERROR beside it. */
static ssize_t read_gzip(struct ms_source *src, char *buf, size_t n,
			 struct ms_error *err)
{
	int k = gzread(src->gz, buf, (unsigned)n), code;
	const char *why = gzerror(src->gz, &code);

	if (gzdirect(src->gz))
		return fail(src, err, "not gzip data, whatever its name says");
	if (code == Z_BUF_ERROR)
		return fail(src, err, "the compressed file is cut short");
	if (code == Z_ERRNO)
		return fail(src, err, strerror(errno));
	if (k < 0 || code < 0)
		return fail(src, err, why);
	return k;
}

/* 1 more packed bytes, 0 the end of the file, -1 error. */
static int fill_packed(struct ms_source *src, struct ms_error *err)
{
	ssize_t n;

	if (src->in.pos < src->in.size)
		return 1;
	n = read_plain(src, src->packed, PACKED, 0, err);
	if (n < 0)
		return -1;
	src->in.size = (size_t)n;
	src->in.pos = 0;
	return n > 0;
}

static ssize_t read_zstd(struct ms_source *src, char *buf, size_t n,
			 struct ms_error *err)
{
	ZSTD_outBuffer out = { buf, n, 0 };

	while (out.pos < n) {
		int more = fill_packed(src, err);
		size_t before = out.pos;

		if (more < 0)
			return -1;
		if (!more && src->more == 0)
			break;
		src->more = ZSTD_decompressStream(src->zst, &out, &src->in);
		if (ZSTD_isError(src->more))
			return fail(src, err, ZSTD_getErrorName(src->more));
		if (!more && out.pos == before && src->more)
			return fail(src, err,
				    "the compressed file is cut short");
	}
	return (ssize_t)out.pos;
}

ssize_t ms_source_read(struct ms_source *src, char *buf, size_t n, uint64_t at,
		       struct ms_error *err)
{
	switch (src->kind) {
	case GZIP:
		return read_gzip(src, buf, n, err);
	case ZSTD:
		return read_zstd(src, buf, n, err);
	default:
		return read_plain(src, buf, n, at, err);
	}
}

int ms_source_finish(struct ms_source *src, struct ms_error *err)
{
	struct stat now;

	if (src->kind != REGULAR)
		return 0;
	if (fstat(src->fd, &now))
		return ms_fail_errno(err, src->name);
	if (now.st_size != src->before.st_size ||
	    now.st_mtim.tv_sec != src->before.st_mtim.tv_sec ||
	    now.st_mtim.tv_nsec != src->before.st_mtim.tv_nsec)
		return ms_fail(err, MS_EIO,
			       "%s: the file changed while it was read",
			       src->name);
	return 0;
}
