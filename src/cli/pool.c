/* SPDX-License-Identifier: MIT */
/* Workers: who has which documents, what they answer, who died. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/exits.h"
#include "cli/serve.h"

/* Documents on their way to one worker and back; enough to keep it busy. */
#define QUEUE 32
/* Not more bytes than this wait for one worker, but for one document. */
#define WAITING ((size_t)1 << 20)
/* Answers longer than this do not keep their room. */
#define KEPT ((size_t)1 << 18)

struct worker {
	pid_t pid;		/* 0: none */
	int fd;
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

static bool start(struct pool *p, struct worker *w, struct diag *d)
{
	const int room = 1 << 20;
	int fd[2];

	if (socketpair(AF_UNIX, SOCK_STREAM, 0, fd) < 0) {
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
		long most = sysconf(_SC_OPEN_MAX);

		/* neither the archive nor another worker's socket */
		for (int i = 3; i < (most > 0 && most < 1024 ? most : 1024); i++)
			if (i != fd[1])
				close(i);
		signal(SIGINT, SIG_IGN);
		serve(fd[1], &p->options);
	}
	close(fd[1]);
	w->fd = fd[0];
	fcntl(w->fd, F_SETFL, O_NONBLOCK);
	fcntl(w->fd, F_SETFD, FD_CLOEXEC);
	w->sending = 0;
	w->sent = w->received = 0;
	return true;
}

struct pool *pool_open(const struct pool_options *o, struct diag *d)
{
	struct pool *p = calloc(1, sizeof(*p) +
	    (size_t)o->workers * sizeof(struct worker));

	if (!p) {
		diag_add(d, DIAG_NO_MEMORY, NULL);
		return NULL;
	}
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
	struct worker *to = NULL;

	for (int i = 0; i < p->options.workers; i++)
		if (has_room(&p->worker[i]) &&
		    (!to || p->worker[i].count < to->count))
			to = &p->worker[i];
	t->done = false;
	to->task[to->count++] = t;
}

/* The part of a document that has not been sent yet. */
static str unsent(struct worker *w)
{
	const struct task *t = w->task[w->sending];
	str part[] = { { (char *)&w->request, sizeof(w->request) }, t->name,
		t->bytes, t->check.record };
	size_t skip = w->sent;

	if (!w->sent)
		w->request = (struct request){ t->name.len, t->bytes.len,
			t->check.record.len, t->check.part, t->check.how };
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
		n = send(w->fd, part.s, part.len, MSG_NOSIGNAL);
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
	str bytes = arena_str(t->a, (str){ w->in + sizeof(uint64_t),
	    w->received - sizeof(uint64_t) });

	if (!message_read(&t->answer, bytes, t->a))
		t->answer = (struct answer){ .outcome = OUTCOME_CRASHED,
			.reason = STR("DEFECT: the worker's answer is none") };
	t->done = true;
	done(w);
}

/* Receive what is there; false: the worker is gone. */
static bool receive_some(struct worker *w, bool *any)
{
	for (;;) {
		size_t want = sizeof(uint64_t) + answer_length(w);
		ssize_t n;

		if (w->received == want && want > sizeof(uint64_t)) {
			if (!w->count)
				return false;
			take_answer(w);
			*any = true;
			continue;
		}
		if (want > w->room) {
			char *bigger = realloc(w->in, want);

			if (!bigger)
				return false;
			w->in = bigger;
			w->room = want;
		}
		n = recv(w->fd, w->in + w->received, want - w->received, 0);
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

/* The document that a worker died of, or was killed over. */
static void blame(struct task *t, int status, const struct pool_options *o)
{
	int by = WIFSIGNALED(status) ? WTERMSIG(status) : 0;

	t->answer = (struct answer){ .outcome = OUTCOME_CRASHED };
	if (by == SIGXCPU) {
		t->answer.outcome = OUTCOME_OVERTIME;
		t->answer.reason = arena_printf(t->a, "OVERTIME: needs more "
		    "than %d s (--time-limit)", o->seconds);
	} else if (by)
		t->answer.reason = arena_printf(t->a,
		    "CRASHED: the worker was killed by signal %d", by);
	else if (WEXITSTATUS(status) == EXIT_SYSTEM)
		t->answer.reason = arena_printf(t->a, "OUT_OF_MEMORY: needs "
		    "more than %s of memory (--memory-limit)",
		    size_text(o->memory, t->a).s);
	else
		t->answer.reason = arena_printf(t->a,
		    "CRASHED: the worker ended with status %d",
		    WEXITSTATUS(status));
	t->done = true;
}

/* Another worker in the place of a dead one; it gets what the dead one had
 * not begun. */
static bool replace(struct pool *p, struct worker *w, bool *any,
    struct diag *d)
{
	int status;

	kill(w->pid, SIGKILL);
	status = reap(w);
	if (w->count) {
		blame(w->task[0], status, &p->options);
		done(w);
		*any = true;
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
	if (poll(f, (nfds_t)n, any ? 0 : milliseconds) <= 0)
		return true;
	for (int i = 0; i < n; i++)
		if (f[i].revents & ~POLLOUT && !receive_some(&p->worker[i],
		    &any) && !replace(p, &p->worker[i], &any, d))
			return false;
	return true;
}
