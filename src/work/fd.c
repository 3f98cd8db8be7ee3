/* SPDX-License-Identifier: MIT */
/* Bytes over a socket; descriptors that a process is not to have. */
#define _DEFAULT_SOURCE		/* syscall */
#include "work/fd.h"

#include <errno.h>
#include <sys/syscall.h>
#include <unistd.h>

bool fd_receive(int fd, void *to, size_t len)
{
	for (size_t at = 0; at < len; ) {
		ssize_t n = read(fd, (char *)to + at, len - at);

		if (n <= 0 && !(n < 0 && errno == EINTR))
			return false;
		at += n > 0 ? (size_t)n : 0;
	}
	return true;
}

bool fd_send(int fd, const void *from, size_t len)
{
	for (size_t at = 0; at < len; ) {
		ssize_t n = write(fd, (const char *)from + at, len - at);

		if (n < 0 && errno != EINTR)
			return false;
		at += n > 0 ? (size_t)n : 0;
	}
	return true;
}

bool fd_send_str(int fd, str x)
{
	uint64_t len = x.len;

	return fd_send(fd, &len, sizeof(len)) && fd_send(fd, x.s, x.len);
}

bool fd_receive_str(str *out, int fd, size_t most, struct arena *a)
{
	uint64_t len;
	char *s;

	if (!fd_receive(fd, &len, sizeof(len)) || len > most)
		return false;
	s = arena_alloc(a, 1, 1, len + 1);
	*out = (str){ s, len };
	return fd_receive(fd, s, len);
}

void fd_close_from(int fd)
{
	long most = sysconf(_SC_OPEN_MAX);

#ifdef SYS_close_range
	if (!syscall(SYS_close_range, (unsigned)fd, ~0U, 0U))
		return;
#endif
	for (int i = fd; i < (most > 0 && most < 1024 ? most : 1024); i++)
		close(i);
}
