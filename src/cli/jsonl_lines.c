/* SPDX-License-Identifier: MIT */
/* Files as lines, none longer than what may be held. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/jsonl.h"

static bool open_next(struct lines *x, struct diag *d)
{
	const char *path = *x->path++;

	x->paths--;
	x->fd = strcmp(path, "-") ? open(path, O_RDONLY | O_CLOEXEC) :
	    STDIN_FILENO;
	if (x->fd >= 0)
		return true;
	d->file = str_of(path);
	diag_add(d, DIAG_IO, "%s", strerror(errno));
	return false;
}

/* Room for more behind what is held. */
static void make_room(struct lines *x)
{
	if (x->start) {
		memmove(x->buffer, x->buffer + x->start, x->end - x->start);
		x->end -= x->start;
		x->seen -= x->start;
		x->start = 0;
	}
	if (x->end < x->room)
		return;
	x->room = x->room ? x->room * 2 : 1 << 16;
	x->buffer = checked_realloc(x->buffer, x->room);
}

static bool is_ready(int fd)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };

	return poll(&p, 1, 0) != 0;
}

/* Read on.  TAKEN: there is more; NONE: the file is at its end. */
static enum line more(struct lines *x, bool wait, struct diag *d)
{
	ssize_t n;

	if (!wait && !is_ready(x->fd))
		return LINE_LATER;
	make_room(x);
	do
		n = read(x->fd, x->buffer + x->end, x->room - x->end);
	while (n < 0 && errno == EINTR);
	if (n < 0) {
		diag_add(d, DIAG_IO, "%s", strerror(errno));
		return LINE_FAILED;
	}
	x->end += (size_t)n;
	return n ? LINE_TAKEN : LINE_NONE;
}

/* What is held up to at is a line; the next begins behind its end. */
static enum line take(struct lines *x, str *line, size_t at, size_t next)
{
	bool rest = x->skip;

	*line = (str){ x->buffer + x->start, at - x->start };
	x->start = x->seen = next;
	x->skip = false;
	return rest || line->len > x->most ? LINE_TOO_LONG : LINE_TAKEN;
}

static const char *end_of_line(const struct lines *x)
{
	return x->end > x->seen ? memchr(x->buffer + x->seen, '\n',
	    x->end - x->seen) : NULL;
}

enum line lines_next(struct lines *x, str *line, bool wait, struct diag *d)
{
	for (;;) {
		const char *end = end_of_line(x);
		enum line got;

		if (end)
			return take(x, line, (size_t)(end - x->buffer),
			    (size_t)(end - x->buffer) + 1);
		x->seen = x->end;
		/* of a line that is too long nothing is kept */
		if (x->end - x->start > x->most) {
			x->skip = true;
			x->start = x->end;
		}
		if (x->fd < 0 && !x->paths)
			return LINE_NONE;
		got = x->fd < 0 ? open_next(x, d) ? LINE_TAKEN : LINE_FAILED :
		    more(x, wait, d);
		if (got == LINE_NONE) {
			if (x->fd != STDIN_FILENO)
				close(x->fd);
			x->fd = -1;
			/* its last line may want an end */
			if (x->end > x->start || x->skip)
				return take(x, line, x->end, x->end);
		} else if (got != LINE_TAKEN) {
			return got;
		}
	}
}

void lines_close(struct lines *x)
{
	if (x->fd > STDERR_FILENO)
		close(x->fd);
	free(x->buffer);
}
