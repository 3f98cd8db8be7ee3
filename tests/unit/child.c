/* SPDX-License-Identifier: MIT */
/* Outside programs: what comes back from them, and that nothing of them stays. */
#define _DEFAULT_SOURCE
#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "test.h"
#include "work/child.h"

static const struct {
	const char *name, *script;
	enum child_end end;
	const char *out, *said;		/* NULL: whatever */
	const char *file;		/* that it writes */
} cases[] = {
	{ "prints", "cat in.pdf", CHILD_DONE, "bytes", "", NULL },
	{ "writes", "tr a-z A-Z <in.pdf >out.x", CHILD_DONE, "BYTES", "",
	    "out.x" },
	{ "its folder", "cat @/in.pdf", CHILD_DONE, "bytes", "", NULL },
	{ "prints nothing", "true", CHILD_NOTHING, NULL, "", NULL },
	{ "writes nothing", "echo much", CHILD_NOTHING, NULL, "", "out.x" },
	{ "writes a link", "ln -s in.pdf out.x", CHILD_NOTHING, NULL, "",
	    "out.x" },
	{ "writes a pipe", "mkfifo out.x", CHILD_NOTHING, NULL, "", "out.x" },
	{ "complains", "echo one >&2; echo two >&2; exit 3", CHILD_FAILED,
	    NULL, "one", NULL },
	{ "says it in colour", "printf 'a\\033b\\377' >&2; exit 3",
	    CHILD_FAILED, NULL, "a b\xEF\xBF\xBD", NULL },
	{ "crashes", "kill -SEGV $$", CHILD_FAILED, NULL, NULL, NULL },
	{ "hangs", "sleep 60", CHILD_OVERTIME, NULL, "", NULL },
	{ "hangs without its pipes", "exec >&- 2>&-; sleep 60",
	    CHILD_OVERTIME, NULL, "", NULL },
	{ "hears no signal", "trap '' TERM HUP INT; while :; do sleep 9; done",
	    CHILD_OVERTIME, NULL, "", NULL },
	{ "computes for ever", "while :; do :; done", CHILD_OVERTIME, NULL, "",
	    NULL },
	{ "leaves one behind", "(sleep 60 &) ; cat in.pdf", CHILD_DONE,
	    "bytes", "", NULL },
	{ "prints for ever", "yes", CHILD_FLOOD, NULL, NULL, NULL },
	{ "says for ever", "yes >&2", CHILD_OVERTIME, NULL, "y", NULL },
	{ "writes for ever", "exec yes >out.x", CHILD_FLOOD, NULL, NULL,
	    "out.x" },
	{ "forks", "while :; do sleep 61 & done", CHILD_OVERTIME, NULL, NULL,
	    NULL },
	{ "reads its input", "cat; cat in.pdf", CHILD_DONE, "bytes", "", NULL },
	{ "has no environment", "env | cut -d= -f1 | grep -c SECRET; true",
	    CHILD_DONE, "0\n", "", NULL },
	{ "its folder cannot be removed", "mkdir d; touch d/f; chmod 0 d; "
	    "cat in.pdf", CHILD_DONE, "bytes", "", NULL },
	{ "memory", "dd bs=400M count=1 </dev/zero", CHILD_FAILED, NULL, NULL, NULL },
};

/* Folders of programs that are left. */
static size_t left_over(const char *where)
{
	DIR *d = opendir(where);
	size_t n = 0;

	for (struct dirent *e; d && (e = readdir(d)); )
		n += *e->d_name != '.';
	if (d)
		closedir(d);
	return n;
}

/* Whether a process runs that a case started: sleep 60, sleep 61. */
static bool one_sleeps(void)
{
	return !system("grep -lsz '^6[01]$' /proc/[0-9]*/cmdline | "
	    "xargs -r grep -lsz '^sleep$' | grep -q .");
}

static struct child child(const char *const *argv, const char *file,
    bool sandbox)
{
	return (struct child){ .argv = argv, .in = "in.pdf", .out = file,
		.seconds = 30, .patience = 30, .memory = (size_t)1 << 28, .most = 100000,
		.sandbox = sandbox, .stop = -1 };
}

static void run(size_t i, bool sandbox, const char *where)
{
	const char *argv[] = { "sh", "-c", cases[i].script, NULL };
	struct child c = child(argv, cases[i].file, sandbox);
	struct child_result r;
	struct arena a = {0};
	struct diag d = {0};
	char name[80];
	bool ok;

	/* only what is to be ended by the clock hurries */
	c.patience = cases[i].end == CHILD_OVERTIME ? 1 : 30;
	child_run(&r, &c, STR("bytes"), &a, &d);
	ok = r.end == cases[i].end && !d.list.n;
	ok = ok && (!cases[i].out || str_eq(r.out, str_of(cases[i].out)));
	ok = ok && (!cases[i].said || str_eq(child_line(r.said, &a),
	    str_of(cases[i].said)));
	snprintf(name, sizeof(name), "%s%s: %d %.20s %.20s", cases[i].name,
	    sandbox ? ", in a sandbox" : "", (int)r.end, r.out.s ? r.out.s :
	    "", child_line(r.said, &a).s);
	TEST(name, ok);
	snprintf(name, sizeof(name), "%s: its folder is gone", cases[i].name);
	TEST(name, !left_over(where));
	diag_clear(&d);
	arena_free(&a);
}

/* What a sandbox keeps from it. */
static void walls(void)
{
	static const char *const scripts[][2] = {
		{ "no network", "grep -c : /proc/net/dev" },
		{ "no other processes", "ls -d /proc/[0-9]* | wc -l" },
		{ "no homes", "ls -d /home /root /etc/passwd 2>/dev/null | "
		    "wc -l" },
		{ "nothing to write", "touch /usr/x 2>/dev/null && echo 2; "
		    "echo 1" },
	};

	for (size_t i = 0; i < sizeof(scripts) / sizeof(*scripts); i++) {
		const char *argv[] = { "sh", "-c", scripts[i][1], NULL };
		struct child c = child(argv, NULL, true);
		struct child_result r;
		struct arena a = {0};
		struct diag d = {0};

		child_run(&r, &c, STR("x"), &a, &d);
		/* the loop of the system's own; the first, the shell and
		 * its pipe */
		TEST(scripts[i][0], r.end == CHILD_DONE &&
		    atoi(r.out.s) <= (i == 1 ? 4 : i == 2 ? 0 : 1));
		diag_clear(&d);
		arena_free(&a);
	}
}

/* Where nobody waits for it any more. */
static void stopped(void)
{
	const char *argv[] = { "sleep", "60", NULL };
	struct child c = child(argv, NULL, false);
	struct child_result r;
	struct arena a = {0};
	struct diag d = {0};
	int fd[2];

	if (pipe(fd))
		return;
	close(fd[0]);
	c.stop = fd[1];
	child_run(&r, &c, STR("x"), &a, &d);
	close(fd[1]);
	TEST("it is stopped", r.end == CHILD_STOPPED);
	c.stop = -1;
	argv[0] = "dafu-has-no-such-program";
	child_run(&r, &c, STR("x"), &a, &d);
	TEST("no such program", r.end == CHILD_ABSENT && !d.list.n);
	setenv("TMPDIR", "/dev/null", 1);
	child_run(&r, &c, STR("x"), &a, &d);
	TEST("no folder", r.end == CHILD_SYSTEM && d.list.n == 1);
	diag_clear(&d);
	arena_free(&a);
}

int main(void)
{
	char where[] = "/tmp/dafu-child-XXXXXX";
	bool sandbox = child_sandboxed();

	setenv("SECRET", "1", 1);
	if (!mkdtemp(where) || setenv("TMPDIR", where, 1))
		return 1;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		run(i, false, where);
		if (sandbox)
			run(i, true, where);
	}
	if (sandbox)
		walls();
	else
		puts("no sandbox (bubblewrap) here: not tried");
	TEST("nothing goes on", !one_sleeps());
	stopped();
	rmdir(where);
	return test_done();
}
