/* SPDX-License-Identifier: MIT */
/* What a worker may do. */
#include "work/confine.h"

#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/sanitized.h"

/* What this process may take to close itself in; libseccomp has no end where
 * it runs out of memory. */
#define SECONDS_BEFORE 5

static bool limit(int resource, rlim_t to)
{
	struct rlimit r;

	if (getrlimit(resource, &r))
		return false;
	r.rlim_cur = r.rlim_max = to < r.rlim_max ? to : r.rlim_max;
	return !setrlimit(resource, &r);
}

/* All other calls fail with EPERM. */
static bool filter_calls(void)
{
	static const int calls[] = {
		SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(readv),
		SCMP_SYS(writev), SCMP_SYS(close), SCMP_SYS(fstat),
		SCMP_SYS(newfstatat), SCMP_SYS(lseek),
		SCMP_SYS(brk), SCMP_SYS(mmap), SCMP_SYS(mmap2),
		SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(mprotect),
		SCMP_SYS(madvise),
		SCMP_SYS(getrusage), SCMP_SYS(setrlimit), SCMP_SYS(prlimit64),
		SCMP_SYS(clock_gettime), SCMP_SYS(clock_gettime64),
		SCMP_SYS(gettimeofday), SCMP_SYS(time), SCMP_SYS(getrandom),
		SCMP_SYS(futex), SCMP_SYS(sched_yield),
		SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask),
		SCMP_SYS(rt_sigreturn), SCMP_SYS(sigreturn),
		SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(tgkill),
		SCMP_SYS(restart_syscall), SCMP_SYS(exit),
		SCMP_SYS(exit_group),
	};
	scmp_filter_ctx f = seccomp_init(SCMP_ACT_ERRNO(EPERM));

	bool ok = f;

	for (size_t i = 0; ok && i < sizeof(calls) / sizeof(*calls); i++)
		ok = !seccomp_rule_add(f, SCMP_ACT_ALLOW, calls[i], 0);
	ok = ok && !seccomp_load(f);
	seccomp_release(f);
	return ok;
}

/* What a worker would print is said by its answer or its end, and might have no
 * room where files may not be written. */
static void silence(void)
{
	int fd = open("/dev/null", O_WRONLY);

	if (fd < 0)
		return;
	dup2(fd, STDERR_FILENO);
	close(fd);
}

bool confine(size_t memory, bool filter)
{
	/* The address sanitizer maps terabytes that it never uses, and looks
	 * round when it has something to report. */
	const bool closed = !SANITIZED;

	if (closed)
		silence();
	confine_seconds(SECONDS_BEFORE);
	return !prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) &&
	    !prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) &&
	    limit(RLIMIT_CORE, 0) && limit(RLIMIT_FSIZE, 0) &&
	    limit(RLIMIT_NOFILE, 0) &&
	    (!closed || ((!filter || filter_calls()) &&
	    limit(RLIMIT_AS, memory)));
}

void confine_seconds(int seconds)
{
	struct rusage used;
	struct rlimit r;
	rlim_t to;

	if (getrusage(RUSAGE_SELF, &used) || getrlimit(RLIMIT_CPU, &r))
		return;
	to = (rlim_t)(used.ru_utime.tv_sec + used.ru_stime.tv_sec + 1 +
	    seconds);
	r.rlim_cur = to < r.rlim_max ? to : r.rlim_max;
	setrlimit(RLIMIT_CPU, &r);
}
