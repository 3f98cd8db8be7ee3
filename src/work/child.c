/* SPDX-License-Identifier: MIT */
/* An outside program: bytes to it, bytes from it, its end. */
#define _XOPEN_SOURCE 700	/* nftw */
#include "work/child.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/utf.h"
#include "work/sandbox.h"

/* Kept of what it says. */
#define SAID 4096
/* How often its end is looked for, where something else may hold its pipes;
 * milliseconds.  Where it has closed them its end is next: microseconds, twice
 * as many each time. */
#define LOOK 20
#define LOOK_CLOSED 50

/* A program that runs. */
struct running {
	const struct child *c;
	struct child_result *out;
	struct arena *a;
	pid_t pid;
	int fd[2];		/* of what it prints and says; -1: ended */
	struct VEC(char) got[2];
	double until;
	long pause;		/* microseconds, where both are ended */
};

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* --- its folder */

static bool folder_make(str *out, const struct child *c, str bytes,
    struct arena *a)
{
	const char *where = getenv("TMPDIR");
	str path;
	size_t at = 0;
	int fd;

	*out = arena_printf(a, "%s/dafu-XXXXXX", where && *where == '/' ?
	    where : "/tmp");
	if (!mkdtemp((char *)out->s)) {
		*out = (str){0};
		return false;
	}
	path = arena_printf(a, "%s/%s", out->s, c->in);
	fd = open(path.s, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	while (fd >= 0 && at < bytes.len) {
		ssize_t n = write(fd, bytes.s + at, bytes.len - at);

		if (n < 0 && errno != EINTR)
			break;
		at += n > 0 ? (size_t)n : 0;
	}
	return fd >= 0 && !close(fd) && at == bytes.len;
}

static int drop(const char *path, const struct stat *s, int type,
    struct FTW *f)
{
	(void)s;
	(void)f;
	/* what cannot be removed is left; the system clears such folders */
	if (type == FTW_DP)
		rmdir(path);
	else
		unlink(path);
	return 0;
}

static int unlock(const char *path, const struct stat *s, int type,
    struct FTW *f)
{
	(void)s;
	(void)f;
	if (type == FTW_D || type == FTW_DNR)
		chmod(path, 0700);
	return 0;
}

static void folder_drop(str folder)
{
	if (!folder.s)
		return;
	nftw(folder.s, unlock, 16, FTW_PHYS);
	nftw(folder.s, drop, 16, FTW_PHYS | FTW_DEPTH);
}

/* --- while it runs */

static bool launch(struct running *r, str folder)
{
	char **argv = sandbox_argv(r->c, folder, r->a);
	char **env = sandbox_environment(r->c, folder, r->a);
	size_t processes = sandbox_processes();
	int out[2], err[2];

	if (!argv) {
		r->out->end = CHILD_ABSENT;
		return false;
	}
	if (pipe(out))
		return false;
	if (pipe(err)) {
		close(out[0]);
		close(out[1]);
		return false;
	}
	fflush(NULL);
	r->pid = fork();
	if (!r->pid) {
		if (!r->c->sandbox && chdir(folder.s))
			_exit(127);
		sandbox_enter(r->c, argv, env, (int[]){ out[1], err[1] },
		    processes);
	}
	close(out[1]);
	close(err[1]);
	r->fd[0] = out[0];
	r->fd[1] = err[0];
	if (r->pid > 0)
		setpgid(r->pid, r->pid);
	return r->pid > 0;
}

/* Take what is in a pipe; what is too much ends it. */
static void take(struct running *r, int i)
{
	char block[65536];
	ssize_t n = read(r->fd[i], block, sizeof(block));
	size_t most = i || r->c->out ? SAID : r->c->most, left, len;

	if (n < 0 && errno == EINTR)
		return;
	if (n <= 0) {
		close(r->fd[i]);
		r->fd[i] = -1;
		return;
	}
	left = most - r->got[i].n;
	len = (size_t)n;
	if (len > left && !i && !r->c->out)
		r->out->end = CHILD_FLOOD;
	for (size_t k = 0; k < len && k < left; k++)
		*push(r->a, &r->got[i]) = block[k];
}

static bool has_ended(const struct running *r)
{
	siginfo_t info = {0};

	return !waitid(P_PID, (id_t)r->pid, &info, WEXITED | WNOHANG |
	    WNOWAIT) && info.si_pid;
}

/* Wait for the next thing to happen. */
static void watch(struct running *r, int milliseconds)
{
	struct pollfd f[] = { { r->fd[0], POLLIN, 0 }, { r->fd[1], POLLIN, 0 },
		{ r->c->stop, 0, 0 } };

	if (poll(f, 3, milliseconds) <= 0)
		return;
	if (f[2].revents)
		r->out->end = CHILD_STOPPED;
	for (int i = 0; i < 2; i++)
		if (f[i].revents)
			take(r, i);
}

/* It closed both pipes: only its end is left to come. */
static void pause_for(struct running *r)
{
	if (r->pause < LOOK * 1000)
		r->pause = r->pause ? 2 * r->pause : LOOK_CLOSED;
	nanosleep(&(struct timespec){ 0, r->pause * 1000 }, NULL);
	watch(r, 0);
}

/* Until it ends, or has to. */
static void attend(struct running *r)
{
	while (r->out->end == CHILD_DONE && !has_ended(r)) {
		if (r->fd[0] < 0 && r->fd[1] < 0)
			pause_for(r);
		else
			watch(r, LOOK);
		if (now() > r->until && r->out->end == CHILD_DONE)
			r->out->end = CHILD_OVERTIME;
	}
	kill(-r->pid, SIGKILL);
	kill(r->pid, SIGKILL);
	/* what it said before its end; nothing that it started may go on */
	for (int i = 0; i < 2; i++)
		while (r->fd[i] >= 0 && r->out->end == CHILD_DONE &&
		    poll(&(struct pollfd){ r->fd[i], POLLIN, 0 }, 1, 0) > 0)
			take(r, i);
	while (waitpid(r->pid, &r->out->status, 0) < 0 && errno == EINTR)
		;
}

/* --- what it made */

/* Its file; one that is none, or leads elsewhere, is nothing. */
static str made(const struct running *r, str folder)
{
	str path = arena_printf(r->a, "%s/%s", folder.s, r->c->out);
	int fd = open(path.s, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	struct stat s;
	size_t at = 0;
	char *out;
	ssize_t n = 1;

	if (fd < 0)
		return (str){0};
	if (fstat(fd, &s) || !S_ISREG(s.st_mode) || s.st_size < 0 ||
	    (size_t)s.st_size > r->c->most) {
		close(fd);
		return (str){0};
	}
	out = arena_alloc(r->a, 1, 1, (size_t)s.st_size + 1);
	while (at < (size_t)s.st_size && n > 0) {
		n = read(fd, out + at, (size_t)s.st_size - at);
		at += n > 0 ? (size_t)n : 0;
	}
	close(fd);
	return (str){ out, at };
}

/* The signal that ended it, as shells and the sandbox tell it, too. */
static int ended_by(int status)
{
	if (WIFSIGNALED(status))
		return WTERMSIG(status);
	return WEXITSTATUS(status) > 128 ? WEXITSTATUS(status) - 128 : 0;
}

static void judge(struct running *r, str folder)
{
	struct child_result *out = r->out;

	if (out->end == CHILD_DONE && ended_by(out->status) == SIGXCPU)
		out->end = CHILD_OVERTIME;
	if (out->end == CHILD_DONE && ended_by(out->status) == SIGXFSZ)
		out->end = CHILD_FLOOD;
	if (out->end == CHILD_DONE && out->status)
		out->end = CHILD_FAILED;
	if (out->end != CHILD_DONE)
		return;
	if (r->c->out) {
		out->out = made(r, folder);
	} else if (r->got[0].n) {
		*push(r->a, &r->got[0]) = '\0';
		out->out = (str){ r->got[0].v, r->got[0].n - 1 };
	}
	if (!out->out.len)
		out->end = CHILD_NOTHING;
}

void child_run(struct child_result *out, const struct child *c, str bytes,
    struct arena *a, struct diag *d)
{
	struct running r = { .c = c, .out = out, .a = a, .fd = { -1, -1 },
		.until = now() + c->patience };
	str folder = {0};

	*out = (struct child_result){ .said = STR("") };
	if (folder_make(&folder, c, bytes, a) && launch(&r, folder)) {
		attend(&r);
		out->said = arena_str(a, (str){ r.got[1].v, r.got[1].n });
		judge(&r, folder);
	} else if (out->end == CHILD_DONE) {
		out->end = CHILD_SYSTEM;
		diag_add(d, DIAG_IO, "cannot start %s: %s", c->argv[0],
		    strerror(errno));
	}
	for (int i = 0; i < 2; i++)
		if (r.fd[i] >= 0)
			close(r.fd[i]);
	folder_drop(folder);
}

bool child_sandboxed(void)
{
	static const char *const argv[] = { "true", NULL };
	const struct child c = { .argv = argv, .in = "x", .seconds = 5,
		.patience = 20,
		.memory = (size_t)1 << 30, .most = 1 << 20, .sandbox = true,
		.stop = -1 };
	struct child_result r;
	struct arena a = {0};
	struct diag d = {0};

	child_run(&r, &c, STR(""), &a, &d);
	diag_clear(&d);
	arena_free(&a);
	return r.end == CHILD_NOTHING;
}

str child_line(str said, struct arena *a)
{
	size_t n = 0;
	char *out;

	while (n < said.len && said.s[n] != '\n' && n < 200)
		n++;
	out = (char *)arena_str(a, (str){ said.s, n }).s;
	for (size_t i = 0; i < n; i++)
		if ((unsigned char)out[i] < ' ' || out[i] == 127)
			out[i] = ' ';
	return utf8_xml(a, (str){ out, n });
}
