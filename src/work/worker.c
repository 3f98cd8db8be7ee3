/* SPDX-License-Identifier: MIT */
/* One worker: from bytes on a socket to answers on it. */
#include "work/worker.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "work/confine.h"
#include "work/fd.h"
#include "work/serve.h"
#include "work/tools.h"
#include "work/wire.h"

static bool serve_one(int fd, const struct pool_options *o,
    const struct programs *programs, struct arena *a)
{
	struct request ask;
	char *name, *bytes, *record;
	struct task t;

	if (!fd_receive(fd, &ask, sizeof(ask)))
		return false;
	name = arena_alloc(a, 1, 1, ask.name + 1);
	bytes = arena_alloc(a, 1, 1, ask.bytes + 1);
	record = arena_alloc(a, 1, 1, ask.record + 1);
	if (!fd_receive(fd, name, ask.name) ||
	    !fd_receive(fd, bytes, ask.bytes) ||
	    !fd_receive(fd, record, ask.record))
		return false;
	t = (struct task){ .name = { name, ask.name },
		.bytes = { bytes, ask.bytes }, .a = a,
		.check = { { record, ask.record }, ask.part,
		(enum checked_how)ask.how },
		.programs = programs };
	confine_seconds((int)o->limits.seconds);
	return fd_send_str(fd, o->read(o->arg, &t));
}

/* Do what comes first, and close this process in. */
static void begin(int fd, const struct pool_options *o, struct tools *tools,
    struct arena *a)
{
	struct wire_writer w = { .a = a };
	struct diag d = {0};

	if ((o->open && !o->open(o->arg, &d)) ||
	    (o->programs && !tools_start(tools, &d))) {
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
