/* SPDX-License-Identifier: MIT */
/* Files whole, in and out. */
#define _GNU_SOURCE	/* renameat2 */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/plain.h"

const char *file_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

str file_clean(str path, struct arena *a)
{
	char *out = arena_alloc(a, 1, 1, path.len + 2);
	size_t root = str_starts(path, STR("/")), len = root;
	size_t kept = root;	/* up to here nothing can be taken back */

	memcpy(out, "/", root);
	while (path.len) {
		const char *slash = memchr(path.s, '/', path.len);
		size_t n = slash ? (size_t)(slash - path.s) : path.len;
		str part = { path.s, n };
		bool up = str_eq(part, STR(".."));

		path.s += slash ? n + 1 : n;
		path.len -= slash ? n + 1 : n;
		if (!n || str_eq(part, STR(".")) || (up && root && len == root))
			continue;
		if (up && len > kept) {
			while (len > kept && out[--len] != '/')
				;
			continue;
		}
		if (len > root)
			out[len++] = '/';
		memcpy(out + len, part.s, n);
		len += n;
		kept = up ? len : kept;
	}
	if (!len)
		out[len++] = '.';
	out[len] = '\0';
	return (str){ out, len };
}

/* Read fd to its end; the first guess is the file's size. */
static bool read_all(str *out, int fd, size_t guess, size_t limit,
    struct arena *a, struct diag *d)
{
	size_t cap = guess + 1, len = 0;
	char *s = arena_alloc(a, 1, 1, cap);

	for (;;) {
		ssize_t n = read(fd, s + len, cap - len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			diag_add(d, DIAG_IO, "%s", strerror(errno));
			return false;
		}
		if (n == 0)
			break;
		len += (size_t)n;
		if (len > limit) {
			diag_add(d, DIAG_TOO_LARGE, "at least %zu bytes, limit "
			    "%zu", len, limit);
			return false;
		}
		if (len == cap) {
			char *bigger = arena_alloc(a, 1, 1, cap * 2);

			memcpy(bigger, s, len);
			s = bigger;
			cap *= 2;
		}
	}
	*out = (str){ s, len };
	return true;
}

static bool read_open(str *out, int fd, size_t limit, struct arena *a,
    struct diag *d)
{
	struct stat st;

	if (fstat(fd, &st) < 0) {
		diag_add(d, DIAG_IO, "%s", strerror(errno));
		return false;
	}
	if (S_ISDIR(st.st_mode)) {
		diag_add(d, DIAG_FOLDER, NULL);
		return false;
	}
	if (S_ISREG(st.st_mode) && (uintmax_t)st.st_size > limit) {
		diag_add(d, DIAG_TOO_LARGE, "%jd bytes, limit %zu",
		    (intmax_t)st.st_size, limit);
		return false;
	}
	return read_all(out, fd, S_ISREG(st.st_mode) ? (size_t)st.st_size : 4096,
	    limit, a, d);
}

bool file_read(str *out, const char *path, size_t limit, struct arena *a,
    struct diag *d)
{
	bool standard = !strcmp(path, "-"), ok;
	int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0) {
		diag_add(d, DIAG_IO, "%s", strerror(errno));
		return false;
	}
	ok = read_open(out, fd, limit, a, d);
	if (!standard)
		close(fd);
	return ok;
}

static bool write_all(int fd, str bytes)
{
	while (bytes.len) {
		ssize_t n = write(fd, bytes.s, bytes.len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		bytes.s += n;
		bytes.len -= (size_t)n;
	}
	return true;
}

str file_folder(const char *path, struct arena *a)
{
	size_t len = (size_t)(file_name(path) - path);

	while (len > 1 && path[len - 1] == '/')
		len--;
	return len ? arena_str(a, (str){ path, len }) : STR(".");
}

bool file_sync(const char *path)
{
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	bool ok = fd < 0 ? errno == EACCES : !fsync(fd) || errno == EINVAL;

	if (fd >= 0)
		close(fd);
	return ok;
}

bool file_exchange(const char *one, const char *two)
{
	return !renameat2(AT_FDCWD, one, AT_FDCWD, two, RENAME_EXCHANGE);
}

static bool write_renamed(const char *path, str bytes, struct diag *d)
{
	str temporary = arena_printf(&d->arena, "%s.XXXXXX", path);
	char *name = (char *)temporary.s;
	mode_t mask = umask(0);
	int fd = mkstemp(name);
	bool ok;

	umask(mask);
	if (fd < 0) {
		diag_add(d, DIAG_IO, "%s: %s", path, strerror(errno));
		return false;
	}
	ok = write_all(fd, bytes) && !fchmod(fd, 0666 & ~mask) && !fsync(fd);
	ok = !close(fd) && ok && !rename(name, path);
	ok = ok && file_sync(file_folder(path, &d->arena).s);
	if (!ok) {
		diag_add(d, DIAG_IO, "%s: %s", path, strerror(errno));
		unlink(name);
	}
	return ok;
}

/* A device or a pipe is written as it is; it cannot be renamed over. */
static bool write_special(const char *path, str bytes, struct diag *d)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);
	bool ok = fd >= 0 && write_all(fd, bytes);

	if (fd >= 0)
		ok = !close(fd) && ok;
	if (!ok)
		diag_add(d, DIAG_IO, "%s: %s", path, strerror(errno));
	return ok;
}

bool file_write(const char *path, str bytes, struct diag *d)
{
	struct stat st;

	if (!path || !strcmp(path, "-")) {
		if (plain_write(stdout, bytes) && fflush(stdout) != EOF)
			return true;
		diag_add(d, DIAG_IO, "standard output: %s", strerror(errno));
		return false;
	}
	if (!stat(path, &st) && !S_ISREG(st.st_mode))
		return write_special(path, bytes, d);
	return write_renamed(path, bytes, d);
}
