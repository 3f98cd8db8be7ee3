/* SPDX-License-Identifier: MIT */
/* One worker: from bytes on a socket to answers on it. */
#include "work/worker.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/late.h"
#include "pipeline.h"
#include "work/confine.h"
#include "work/fd.h"
#include "work/serve.h"
#include "work/tools.h"
#include "work/wire.h"

/* Bytes, with a NUL behind them. */
static bool take(int fd, str *out, size_t len, struct arena *a)
{
	char *s = arena_alloc(a, 1, 1, len + 1);

	*out = (str){ s, len };
	return fd_receive(fd, s, len);
}

/* A document that falls short of something is read by another worker. */
static bool serve_one(int fd, const struct pool_options *o,
    const struct programs *programs, struct arena *a)
{
	struct request ask;
	struct task t = { .a = a, .programs = programs };
	str answer;

	if (!fd_receive(fd, &ask, sizeof(ask)))
		return false;
	t.check.part = ask.part;
	t.check.how = (enum checked_how)ask.how;
	if (!take(fd, &t.name, ask.name, a) ||
	    !take(fd, &t.bytes, ask.bytes, a) ||
	    !take(fd, &t.check.record, ask.record, a) ||
	    !take(fd, &t.check.profile, ask.profile, a) ||
	    !take(fd, &t.sender, ask.sender, a) || !take(fd, &t.sent, ask.sent, a))
		return false;
	if (!ask.sender)
		t.sender = (str){0};
	if (!ask.sent)
		t.sent = (str){0};
	confine_seconds((int)o->limits.seconds);
	answer = o->read(o->arg, &t);
	if (late_missed() && !o->full)
		_exit(EXIT_SHORT);
	return fd_send_str(fd, answer);
}

/* Do what comes first, and close this process in. */
static void begin(int fd, const struct pool_options *o, struct tools *tools,
    struct arena *a)
{
	struct wire_writer w = { .a = a };
	struct diag d = {0};

	if (o->full)
		pipeline_init(text_decoder_open());
	if ((o->open && !o->open(o->arg, &d)) ||
	    (o->full && o->programs && !tools_start(tools, &d))) {
		wire_put_messages(&w, &d);
		fd_send_str(fd, (str){ w.out.v, w.out.n });
		_exit(0);
	}
	if (!confine(o->limits.memory, !o->limits.unconfined))
		_exit(EXIT_OPEN);
	diag_clear(&d);
}

void serve(int fd, const struct pool_options *o)
{
	struct arena a = {0};
	struct tools tools = {0};
	struct programs programs = tools_programs(&tools);

	begin(fd, o, &tools, &a);
	if (fd_send_str(fd, STR("")))
		while (serve_one(fd, o, o->programs ? &programs : NULL, &a))
			arena_reset(&a);
	_exit(0);
}
