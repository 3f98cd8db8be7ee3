/* SPDX-License-Identifier: MIT */
/* Workers: who has which documents, what they answer, who died. */
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/exits.h"
#include "work/fd.h"
#include "work/serve.h"
#include "work/wire.h"

/* Documents on their way to one worker and back; enough to keep it busy. */
#define QUEUE 32
/* Not more bytes than this wait for one worker, but for one document. */
#define WAITING ((size_t)1 << 20)
/* Answers longer than this do not keep their room. */
#define KEPT ((size_t)1 << 18)

struct worker {
	pid_t pid;		/* 0: none */
	int fd;
	bool ready;		/* closed in; can be sent documents */
	bool full;		/* has all that a document may need */
	struct task *task[QUEUE];	/* the first: in hand */
	int count;
	int sending;		/* which of them is being sent */
	struct request request;
	size_t sent;		/* of its request, name and bytes */
	char *in;		/* of the answer being received, with length */
	size_t received, room;
};

struct pool {
	struct pool_options options;
	struct worker worker[];
};

/* Close all but the standard descriptors and fd: the archive, other workers'
 * sockets. */
static void keep_only(int fd)
{
	if (fd != 3 && dup2(fd, 3) < 0)
		_exit(EXIT_OPEN);
	fd_close_from(4);
}

static bool start(struct pool *p, struct worker *w, struct diag *d)
{
	const int room = 1 << 20;
	int fd[2];

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fd) < 0) {
		diag_add(d, DIAG_IO, "socketpair: %s", strerror(errno));
		return false;
	}
	/* as much as the system allows, so that neither waits for the other */
	setsockopt(fd[0], SOL_SOCKET, SO_SNDBUF, &room, sizeof(room));
	setsockopt(fd[1], SOL_SOCKET, SO_SNDBUF, &room, sizeof(room));
	fflush(NULL);
	w->pid = fork();
	if (w->pid < 0) {
		diag_add(d, DIAG_IO, "fork: %s", strerror(errno));
		close(fd[0]);
		close(fd[1]);
		w->pid = 0;
		return false;
	}
	if (!w->pid) {
		keep_only(fd[1]);
		signal(SIGINT, SIG_IGN);
		serve(3, &p->options);
	}
	close(fd[1]);
	w->fd = fd[0];
	w->ready = false;
	w->full = p->options.full;
	w->sending = 0;
	w->sent = w->received = 0;
	return true;
}

struct pool *pool_open(const struct pool_options *o, struct diag *d)
{
	size_t size = sizeof(struct pool) +
	    (size_t)o->workers * sizeof(struct worker);
	struct pool *p = memset(checked_malloc(size), 0, size);

	p->options = *o;
	for (int i = 0; i < o->workers; i++)
		if (!start(p, &p->worker[i], d)) {
			pool_close(p);
			return NULL;
		}
	return p;
}

static int reap(struct worker *w)
{
	int status = 0;

	if (!w->pid)
		return 0;
	close(w->fd);
	while (waitpid(w->pid, &status, 0) < 0 && errno == EINTR)
		;
	w->pid = 0;
	return status;
}

void pool_close(struct pool *p)
{
	if (!p)
		return;
	for (int i = 0; i < p->options.workers; i++) {
		struct worker *w = &p->worker[i];

		if (w->pid && w->count)
			kill(w->pid, SIGKILL);
		reap(w);
		free(w->in);
	}
	free(p);
}

static bool has_room(const struct worker *w)
{
	size_t bytes = 0;

	for (int i = 0; i < w->count; i++)
		bytes += w->task[i]->bytes.len;
	return w->count < QUEUE && (bytes < WAITING || !w->count);
}

bool pool_room(const struct pool *p)
{
	for (int i = 0; i < p->options.workers; i++)
		if (has_room(&p->worker[i]))
			return true;
	return false;
}

void pool_send(struct pool *p, struct task *t)
{
	struct worker *to = p->worker;

	for (int i = 1; i < p->options.workers; i++)
		if (has_room(&p->worker[i]) &&
		    (!has_room(to) || p->worker[i].count < to->count))
			to = &p->worker[i];
	t->done = false;
	to->task[to->count++] = t;
}

/* The part of a document that has not been sent yet. */
static str unsent(struct worker *w)
{
	const struct task *t = w->task[w->sending];
	str part[] = { { (char *)&w->request, sizeof(w->request) }, t->name,
		t->bytes, t->check.record, t->check.profile, t->sender,
		t->sent };
	size_t skip = w->sent;

	if (!w->sent)
		w->request = (struct request){ t->name.len, t->bytes.len,
			t->check.record.len, t->check.profile.len,
			t->sender.len, t->sent.len, t->check.part,
			t->check.how };
	for (size_t i = 0; i < sizeof(part) / sizeof(*part); i++) {
		if (skip < part[i].len)
			return (str){ part[i].s + skip, part[i].len - skip };
		skip -= part[i].len;
	}
	return (str){0};
}

/* Send what the socket takes; false: the worker is gone. */
static bool send_some(struct worker *w)
{
	while (w->sending < w->count) {
		str part = unsent(w);
		ssize_t n;

		if (!part.len) {
			w->sending++;
			w->sent = 0;
			continue;
		}
		n = send(w->fd, part.s, part.len, MSG_NOSIGNAL |
		    MSG_DONTWAIT);
		if (n < 0)
			return errno == EAGAIN || errno == EINTR;
		w->sent += (size_t)n;
	}
	return true;
}

/* Length of the answer that is being received; 0: not known yet. */
static size_t answer_length(const struct worker *w)
{
	uint64_t len;

	if (w->received < sizeof(len))
		return 0;
	memcpy(&len, w->in, sizeof(len));
	return (size_t)len;
}

static void done(struct worker *w)
{
	w->count--;
	memmove(w->task, w->task + 1, (size_t)w->count * sizeof(*w->task));
	if (w->sending)
		w->sending--;
	w->received = 0;
	if (w->room > KEPT) {
		free(w->in);
		w->in = NULL;
		w->room = 0;
	}
}

static void take_answer(struct worker *w)
{
	struct task *t = w->task[0];

	t->answer = arena_str(t->a, (str){ w->in + sizeof(uint64_t),
	    w->received - sizeof(uint64_t) });
	t->done = true;
	done(w);
}

/* Receive what is there; false: the worker is gone. */
static bool receive_some(struct worker *w, bool *any)
{
	for (;;) {
		size_t want = sizeof(uint64_t) + answer_length(w);
		ssize_t n;

		if (w->received == want) {
			bool empty = want == sizeof(uint64_t);

			if (empty ? w->ready : !w->count || !w->ready)
				return false;
			if (empty) {
				w->ready = true;
				w->received = 0;
				continue;
			}
			take_answer(w);
			*any = true;
			continue;
		}
		if (want > w->room) {
			/* a length that no worker means is the worker's end */
			char *bigger = realloc(w->in, want);

			if (!bigger)
				return false;
			w->in = bigger;
			w->room = want;
		}
		n = recv(w->fd, w->in + w->received, want - w->received,
		    MSG_DONTWAIT);
		if (n < 0 && (errno == EAGAIN || errno == EINTR))
			return true;
		if (n <= 0)
			return false;
		w->received += (size_t)n;
	}
}

/* A size as options take it. */
static str size_text(size_t size, struct arena *a)
{
	static const char *const units[] = { "", "k", "M", "G" };
	int i = 0;

	while (i < 3 && size && size % 1024 == 0) {
		size /= 1024;
		i++;
	}
	return arena_printf(a, "%zu%s", size, units[i]);
}

/* Why a worker died; how: what waitpid says. */
static enum diag_id cause(str *why, int how, const struct pool_options *o,
    struct arena *a)
{
	int by = WIFSIGNALED(how) ? WTERMSIG(how) : 0;

	if (by == SIGXCPU) {
		*why = arena_printf(a, "needs more than %zu s (--time-limit)",
		    o->limits.seconds);
		return DIAG_OVERTIME;
	}
	if (!by && WEXITSTATUS(how) == EXIT_SYSTEM) {
		*why = arena_printf(a, "needs more than %s of memory "
		    "(--memory-limit)", size_text(o->limits.memory, a).s);
		return DIAG_OUT_OF_MEMORY;
	}
	*why = by ? arena_printf(a, "the worker was killed by signal %d", by) :
	    arena_printf(a, "the worker ended with status %d",
	    WEXITSTATUS(how));
	return DIAG_CRASHED;
}

/* Why no worker can be had: what it says itself, or how it ended. */
static void no_worker(const struct worker *w, int how,
    const struct pool_options *o, struct diag *d)
{
	struct wire_reader r = {0};
	str why;

	if (w->received > sizeof(uint64_t))
		r.left = (str){ w->in + sizeof(uint64_t),
			w->received - sizeof(uint64_t) };
	wire_messages(&r, d);
	if (wire_whole(&r))
		return;
	if (WIFEXITED(how) && WEXITSTATUS(how) == EXIT_OPEN) {
		diag_add(d, DIAG_CONFINE, "the system has no filter of calls "
		    "(seccomp), or no limits, for it; see --unconfined");
		return;
	}
	cause(&why, how, o, &d->arena);
	diag_add(d, DIAG_CONFINE, "%s", why.s);
}

/* Another worker in the place of a dead one; it gets what the dead one had
 * not begun, and what it fell short of.  One that was never ready would die
 * again. */
static bool replace(struct pool *p, struct worker *w, bool *any,
    struct diag *d)
{
	int how;

	kill(w->pid, SIGKILL);
	how = reap(w);
	/* that it was ready may not have been received yet */
	if (WIFEXITED(how) && WEXITSTATUS(how) == EXIT_SHORT && !w->full) {
		p->options.full = true;
	} else if (!w->ready) {
		no_worker(w, how, &p->options, d);
		return false;
	} else if (w->count) {
		struct task *t = w->task[0];

		t->died = cause(&t->why, how, &p->options, t->a);
		t->done = *any = true;
		done(w);
	}
	return start(p, w, d);
}

bool pool_wait(struct pool *p, int milliseconds, struct diag *d)
{
	struct pollfd f[256];
	int n = p->options.workers < 256 ? p->options.workers : 256;
	bool any = false;

	for (int i = 0; i < n; i++) {
		struct worker *w = &p->worker[i];

		if (!send_some(w) && !replace(p, w, &any, d))
			return false;
		f[i] = (struct pollfd){ .fd = w->fd, .events = POLLIN };
		if (w->sending < w->count)
			f[i].events |= POLLOUT;
	}
	n = poll(f, (nfds_t)n, any ? 0 : milliseconds);
	if (n < 0 && errno != EINTR) {
		diag_add(d, DIAG_IO, "poll: %s", strerror(errno));
		return false;
	}
	for (int i = 0; n > 0 && i < p->options.workers; i++)
		if (f[i].revents & ~POLLOUT && !receive_some(&p->worker[i],
		    &any) && !replace(p, &p->worker[i], &any, d))
			return false;
	return true;
}

bool pool_ready(struct pool *p, struct diag *d)
{
	for (;;) {
		for (int i = 0; i < p->options.workers; i++)
			if (p->worker[i].ready)
				return true;
		if (!pool_wait(p, 1000, d))
			return false;
	}
}

bool pool_ask(struct pool *p, struct task *t, struct diag *d)
{
	pool_send(p, t);
	while (!t->done)
		if (!pool_wait(p, 1000, d))
			return false;
	return true;
}
