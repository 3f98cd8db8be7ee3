/* SPDX-License-Identifier: MIT */
/* Outside programs for readers, from a process of their own. */
#include "work/tools.h"

#include <errno.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/late.h"
#include "work/child.h"
#include "work/fd.h"
#include "work/wire.h"

/* What a tool may make of a file. */
#define MOST ((size_t)64 << 20)
/* By the clock, for each second of computing: it may have to wait. */
#define PATIENCE 4

/* What is asked for: bytes follow.  The answer is its length, a uint64_t, then
 * what was made, and messages. */
struct asked {
	uint64_t bytes;
	uint32_t tool;
};

str tool_lacks(enum tool tool, struct arena *a)
{
	const struct tool_row *row = &tool_rows[tool];

	if (child_program(row->name, a).s)
		return STR("");
	return arena_printf(a, "%s; install the package %s", row->name,
	    row->package);
}

/* --- in the process of the tools */

/* Whether a row is for what the tool said, having ended so. */
static bool tells(const struct tool_says *s, enum tool tool,
    const struct child_result *r)
{
	const bool done = r->end == CHILD_DONE;

	return s->tool == tool && str_has(r->said, str_of(s->words)) &&
	    (done ? s->id == DIAG_PROGRAM_ABSENT || s->id == DIAG_PARTLY :
	    s->id != DIAG_PARTLY);
}

/* Whether it said one of the things that tell what is wrong. */
static bool explained(enum tool tool, const struct child_result *r,
    struct arena *a, struct diag *d)
{
	for (const struct tool_says *s = tool_says; s->words; s++) {
		if (!tells(s, tool, r))
			continue;
		if (s->id == DIAG_PARTLY)
			diag_add(d, s->id, "%s: %s", tool_rows[tool].name,
			    child_line(r->said, a).s);
		else if (s->detail)
			diag_add(d, s->id, "%s", s->detail);
		else
			diag_add(d, s->id, NULL);
		return s->id != DIAG_PARTLY;
	}
	return false;
}

static void failed(const char *name, const struct child_result *r,
    struct arena *a, struct diag *d)
{
	str line = child_line(r->said, a);

	if (WIFSIGNALED(r->status) && r->end == CHILD_FAILED)
		diag_add(d, DIAG_PROGRAM_FAILED, "%s was killed by signal %d",
		    name, WTERMSIG(r->status));
	else if (line.len)
		diag_add(d, DIAG_PROGRAM_FAILED, "%s: %s", name, line.s);
	else if (r->end == CHILD_NOTHING)
		diag_add(d, DIAG_PROGRAM_FAILED, "%s made nothing of it", name);
	else
		diag_add(d, DIAG_PROGRAM_FAILED, "%s ended with status %d",
		    name, WEXITSTATUS(r->status));
}

/* Whether there is something made; else say why. */
static bool judge(enum tool tool, const struct child_result *r,
    struct arena *a, struct diag *d)
{
	const struct tool_row *row = &tool_rows[tool];

	switch (r->end) {
	case CHILD_ABSENT:
		diag_add(d, DIAG_PROGRAM_ABSENT, "%s", tool_lacks(tool, a).s);
		return false;
	case CHILD_OVERTIME:
		diag_add(d, DIAG_OVERTIME, "%s needs more than %d s",
		    row->name, row->seconds);
		return false;
	case CHILD_FLOOD:
		diag_add(d, DIAG_TOO_LARGE, "%s makes more than %zu MB of it",
		    row->name, MOST >> 20);
		return false;
	case CHILD_STOPPED:
	case CHILD_SYSTEM:
		return false;
	case CHILD_DONE:
	case CHILD_NOTHING:
	case CHILD_FAILED:
		break;
	}
	if (explained(tool, r, a, d))
		return false;
	if (r->end != CHILD_DONE)
		failed(row->name, r, a, d);
	return r->end == CHILD_DONE;
}

/* The process of the tools. */
struct server {
	struct child here;	/* what is the same for all of them */
	bool tried;		/* whether there can be a sandbox was tried */
};

/* Whether it is the sandbox that could not be had. */
static bool sandbox_failed(const struct child *c,
    const struct child_result *r)
{
	return c->sandbox && (r->end == CHILD_ABSENT ||
	    (r->end == CHILD_FAILED && str_starts(r->said, STR("bwrap: "))));
}

static void run(str *out, struct server *s, enum tool tool, str bytes,
    struct arena *a, struct diag *d)
{
	const struct tool_row *row = &tool_rows[tool];
	struct child c = s->here;
	struct child_result r = { .end = CHILD_ABSENT };

	c.argv = row->argv;
	c.in = row->in;
	c.out = row->out;
	c.seconds = row->seconds;
	c.patience = PATIENCE * row->seconds;
	c.memory = row->memory;
	c.most = MOST;
	/* it may be another that is run first */
	if (child_program(row->name, a).s)
		child_run(&r, &c, bytes, a, d);
	if (!s->tried && sandbox_failed(&c, &r)) {
		s->tried = true;
		s->here.sandbox = c.sandbox = child_sandboxed();
		if (!c.sandbox && child_program(row->name, a).s)
			child_run(&r, &c, bytes, a, d);
	}
	*out = judge(tool, &r, a, d) ? r.out : (str){0};
}

static bool serve_one(struct server *s, struct arena *a)
{
	struct wire_writer w = { .a = a };
	struct diag d = {0};
	const int fd = s->here.stop;
	struct asked ask;
	char *bytes;
	str out = {0};
	bool ok;

	if (!fd_receive(fd, &ask, sizeof(ask)) ||
	    ask.tool >= TOOL_COUNT)
		return false;
	bytes = arena_alloc(a, 1, 1, ask.bytes + 1);
	if (!fd_receive(fd, bytes, ask.bytes))
		return false;
	run(&out, s, (enum tool)ask.tool, (str){ bytes, ask.bytes }, a, &d);
	wire_put_str(&w, out);
	wire_put_messages(&w, &d);
	ok = fd_send_str(fd, (str){ w.out.v, w.out.n });
	diag_clear(&d);
	return ok;
}

static _Noreturn void serve(int fd)
{
	static const int deaf[] = { SIGINT, SIGHUP, SIGQUIT, SIGPIPE };
	/* that there can be a sandbox is seen when a program runs in it */
	struct server s = { .here = { .stop = fd, .sandbox = true } };
	struct arena a = {0};

	/* it ends with those who ask, having put things away */
	for (size_t i = 0; i < sizeof(deaf) / sizeof(*deaf); i++)
		signal(deaf[i], SIG_IGN);
	while (serve_one(&s, &a))
		arena_reset(&a);
	_exit(0);
}

/* --- in the reader */

bool tools_start(struct tools *t, struct diag *d)
{
	int fd[2];
	pid_t pid;

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fd) < 0) {
		diag_add(d, DIAG_IO, "socketpair: %s", strerror(errno));
		return false;
	}
	fflush(NULL);
	pid = fork();
	if (!pid) {
		/* of what the reader has open nothing but the way to it */
		if (dup2(fd[1], STDERR_FILENO + 1) < 0)
			_exit(0);
		fd_close_from(STDERR_FILENO + 2);
		serve(STDERR_FILENO + 1);
	}
	close(fd[1]);
	t->fd = fd[0];
	t->pid = pid;
	if (pid > 0)
		return true;
	diag_add(d, DIAG_IO, "fork: %s", strerror(errno));
	close(t->fd);
	t->fd = 0;
	return false;
}

void tools_close(struct tools *t)
{
	if (t->fd) {
		close(t->fd);
		/* it ends at once */
		while (waitpid(t->pid, NULL, 0) < 0 && errno == EINTR)
			;
	}
	for (int i = 0; i < TOOL_COUNT; i++)
		arena_free(&t->last[i].arena);
	*t = (struct tools){0};
}

static bool ask(struct tools *t, enum tool tool, str bytes, struct diag *d)
{
	const struct asked head = { bytes.len, (uint32_t)tool };
	struct made *m = &t->last[tool];
	struct wire_reader r = {0};
	size_t said = d->list.n;

	arena_reset(&m->arena);
	m->words = m->partly = (str){0};
	if (fd_send(t->fd, &head, sizeof(head)) &&
	    fd_send(t->fd, bytes.s, bytes.len) &&
	    fd_receive_str(&r.left, t->fd, 2 * MOST, &m->arena)) {
		m->words = wire_str(&r);
		wire_messages(&r, d);
	}
	for (size_t i = said; i < d->list.n; i++)
		if (d->list.v[i].id == DIAG_PARTLY)
			m->partly = arena_str(&m->arena, d->list.v[i].detail);
	if (m->words.s || d->list.n > said)
		return m->words.s;
	diag_add(d, DIAG_PROGRAM_FAILED, "%s was stopped",
	    tool_rows[tool].name);
	return false;
}

static bool run_for(void *arg, str *out, enum tool tool, str bytes,
    struct arena *a, struct diag *d)
{
	struct tools *t = arg;
	struct made *m = &t->last[tool];
	str key = digest_sha256(a, bytes);

	if (!t->fd && !tools_start(t, d)) {
		late_miss();
		return false;
	}
	if (!m->words.s || !str_eq(m->key, key)) {
		if (!ask(t, tool, bytes, d))
			return false;
		m->key = arena_str(&m->arena, key);
	} else if (m->partly.s) {
		diag_add(d, DIAG_PARTLY, "%s", m->partly.s);
	}
	*out = arena_str(a, m->words);
	return true;
}

struct programs tools_programs(struct tools *t)
{
	return (struct programs){ run_for, t };
}
