/* SPDX-License-Identifier: MIT */
/* What an outside program sees of the system, and how much it may take. */
#define _DEFAULT_SOURCE		/* RLIMIT_NPROC */
#include "work/sandbox.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "work/fd.h"

#define PLACE "/work"		/* the folder, as the sandbox has it */
#define HERE "@"

/* More processes and threads than its user had, where that can be kept. */
#define PROCESSES 128

/* What stands here is there to be read, where it is there at all. */
#define SEE "--ro-bind-try"
#define SEEN(path) SEE, path, path
static const char *const sandbox[] = { "bwrap", "--unshare-all",
	"--die-with-parent", "--new-session", "--cap-drop", "ALL",
	SEEN("/usr"), SEEN("/bin"), SEEN("/lib"), SEEN("/lib32"),
	SEEN("/lib64"), SEEN("/libx32"), SEEN("/opt"), SEEN("/nix/store"),
	SEEN("/gnu/store"), SEEN("/etc/ld.so.cache"), SEEN("/etc/alternatives"),
	SEEN("/etc/fonts"), SEEN("/etc/libreoffice"),
	SEEN("/var/cache/fontconfig"), SEEN("/var/lib/libreoffice"),
	"--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp",
	"--bind", HERE, PLACE, "--chdir", PLACE, "--" };
enum { SANDBOX = sizeof(sandbox) / sizeof(*sandbox) };

static const char *const folders[] = { "/usr/local/bin", "/usr/bin", "/bin" };

str child_program(const char *name, struct arena *a)
{
	for (size_t i = 0; i < sizeof(folders) / sizeof(*folders); i++) {
		str path = arena_printf(a, "%s/%s", folders[i], name);
		struct stat s;

		if (!stat(path.s, &s) && S_ISREG(s.st_mode) &&
		    !access(path.s, X_OK))
			return path;
	}
	return (str){0};
}

/* An argument with the folder in it. */
static char *filled(const char *argument, str folder, struct arena *a)
{
	const char *at = strstr(argument, HERE);

	if (!at)
		return (char *)arena_str(a, str_of(argument)).s;
	return (char *)arena_printf(a, "%.*s%s%s", (int)(at - argument),
	    argument, folder.s, at + strlen(HERE)).s;
}

typedef struct VEC(char *) arguments;

/* Where /bin and its like lead that are links into usr/: they stay links, which
 * costs less than a mount; NULL: it is none. */
static char *into_usr(const char *path, struct arena *a)
{
	char to[256];
	ssize_t n = readlink(path, to, sizeof(to));

	if (n <= 0 || n == sizeof(to) || strncmp(to, "usr/", 4))
		return NULL;
	return (char *)arena_str(a, (str){ to, (size_t)n }).s;
}

/* The sandbox's own arguments. */
static void around_it(arguments *out, str program, str folder, struct arena *a)
{
	*push(a, out) = (char *)program.s;
	for (int i = 1; i < SANDBOX; i++) {
		char *to = strcmp(sandbox[i], SEE) ? NULL :
		    into_usr(sandbox[i + 1], a);

		*push(a, out) = filled(to ? "--symlink" : sandbox[i], folder,
		    a);
		if (!to)
			continue;
		*push(a, out) = to;
		*push(a, out) = filled(sandbox[i += 2], folder, a);
	}
}

char **sandbox_argv(const struct child *c, str folder, struct arena *a)
{
	str program = child_program(c->argv[0], a);
	str around = c->sandbox ? child_program(sandbox[0], a) : program;
	arguments out = {0};

	if (!program.s || !around.s)
		return NULL;
	if (c->sandbox)
		around_it(&out, around, folder, a);
	*push(a, &out) = (char *)program.s;
	if (c->sandbox)
		folder = STR(PLACE);
	for (int i = 1; c->argv[i]; i++)
		*push(a, &out) = filled(c->argv[i], folder, a);
	*push(a, &out) = NULL;
	return out.v;
}

char **sandbox_environment(const struct child *c, str folder, struct arena *a)
{
	static const char *const names[] = { "HOME=" HERE, "TMPDIR=" HERE,
		"PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C.UTF-8",
		/* what has several files in hand needs no more */
		"OMP_THREAD_LIMIT=1" };
	struct VEC(char *) out = {0};

	if (c->sandbox)
		folder = STR(PLACE);
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		*push(a, &out) = filled(names[i], folder, a);
	*push(a, &out) = NULL;
	return out.v;
}

size_t sandbox_processes(void)
{
	DIR *all = opendir("/proc");
	size_t n = 0;

	for (struct dirent *e; all && (e = readdir(all)); ) {
		char path[64];
		struct stat s;

		if (*e->d_name < '1' || *e->d_name > '9')
			continue;
		snprintf(path, sizeof(path), "/proc/%.20s/task", e->d_name);
		/* a folder a thread */
		if (!stat(path, &s) && s.st_uid == getuid())
			n += s.st_nlink > 2 ? s.st_nlink - 2 : 1;
	}
	if (all)
		closedir(all);
	return n;
}

static void limit(int resource, size_t to)
{
	struct rlimit r;

	if (getrlimit(resource, &r))
		_exit(127);
	if (r.rlim_max == RLIM_INFINITY || r.rlim_max > to)
		r.rlim_max = to;
	r.rlim_cur = r.rlim_max;
	if (setrlimit(resource, &r))
		_exit(127);
}

void sandbox_enter(const struct child *c, char **argv, char **env,
    const int fd[2], size_t processes)
{
	int none = open("/dev/null", O_RDWR);
	sigset_t all;

	sigemptyset(&all);
	sigprocmask(SIG_SETMASK, &all, NULL);
	for (int i = 1; i < 32; i++)
		signal(i, SIG_DFL);
	if (none < 0 || dup2(none, 0) < 0 || dup2(fd[0], 1) < 0 ||
	    dup2(fd[1], 2) < 0)
		_exit(127);
	fd_close_from(3);
	setpgid(0, 0);
	limit(RLIMIT_CORE, 0);
	limit(RLIMIT_CPU, (size_t)c->seconds);
	limit(RLIMIT_FSIZE, c->most);
	limit(RLIMIT_NOFILE, 256);
	limit(RLIMIT_AS, c->memory);
	limit(RLIMIT_NPROC, processes + PROCESSES);
	execve(argv[0], argv, env);
	_exit(127);
}
