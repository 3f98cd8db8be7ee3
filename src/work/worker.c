/* SPDX-License-Identifier: MIT */
/* One worker: from bytes on a socket to answers on it. */
#include "work/worker.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "work/confine.h"
#include "work/serve.h"
#include "work/wire.h"
#include "intake/text.h"

static bool read_whole(int fd, void *to, size_t len)
{
	for (size_t at = 0; at < len; ) {
		ssize_t n = read(fd, (char *)to + at, len - at);

		if (n <= 0 && !(n < 0 && errno == EINTR))
			return false;
		at += n > 0 ? (size_t)n : 0;
	}
	return true;
}

static bool write_whole(int fd, const void *from, size_t len)
{
	for (size_t at = 0; at < len; ) {
		ssize_t n = write(fd, (const char *)from + at, len - at);

		if (n < 0 && errno != EINTR)
			return false;
		at += n > 0 ? (size_t)n : 0;
	}
	return true;
}

static bool answer(int fd, str x)
{
	uint64_t len = x.len;

	return write_whole(fd, &len, sizeof(len)) &&
	    write_whole(fd, x.s, x.len);
}

/* Bytes, with a NUL behind them. */
static bool take(int fd, str *out, size_t len, struct arena *a)
{
	char *s = arena_alloc(a, 1, 1, len + 1);

	*out = (str){ s, len };
	return read_whole(fd, s, len);
}

static bool serve_one(int fd, const struct pool_options *o, struct arena *a)
{
	struct request ask;
	struct task t = { .a = a };

	if (!read_whole(fd, &ask, sizeof(ask)))
		return false;
	t.check.part = ask.part;
	t.check.how = (enum checked_how)ask.how;
	if (!take(fd, &t.name, ask.name, a) ||
	    !take(fd, &t.bytes, ask.bytes, a) ||
	    !take(fd, &t.check.record, ask.record, a) ||
	    !take(fd, &t.sender, ask.sender, a) || !take(fd, &t.sent, ask.sent, a))
		return false;
	if (!ask.sender)
		t.sender = (str){0};
	if (!ask.sent)
		t.sent = (str){0};
	confine_seconds((int)o->limits.seconds);
	return answer(fd, o->read(o->arg, &t));
}

/* Do what comes first, and close this process in. */
static void begin(int fd, const struct pool_options *o, struct arena *a)
{
	struct wire_writer w = { .a = a };
	struct diag d = {0};

	text_init();
	if (o->open && !o->open(o->arg, &d)) {
		wire_put_messages(&w, &d);
		answer(fd, (str){ w.out.v, w.out.n });
		_exit(0);
	}
	if (!confine(o->limits.memory, !o->limits.unconfined))
		_exit(EXIT_OPEN);
	diag_clear(&d);
}

void serve(int fd, const struct pool_options *o)
{
	struct arena a = {0};

	begin(fd, o, &a);
	if (answer(fd, STR("")))
		while (serve_one(fd, o, &a))
			arena_reset(&a);
	_exit(0);
}
