/* SPDX-License-Identifier: MIT */
/*
 * What a build for coverage does otherwise: processes that leave by _exit or
 * become another program write their counts before, which workers may do, since
 * they are not closed in all ways.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <sys/resource.h>

void __gcov_dump(void);
_Noreturn void __real__exit(int status);
_Noreturn void __wrap__exit(int status);
int __real_execve(const char *path, char *const *argv, char *const *env);
int __wrap_execve(const char *path, char *const *argv, char *const *env);
int __real_setrlimit(int resource, const struct rlimit *to);
int __wrap_setrlimit(int resource, const struct rlimit *to);
int __wrap_seccomp_load(void *filter);

static void leave(void)
{
	void (*stop)(void) = (void (*)(void))dlsym(RTLD_DEFAULT, "fail_stop");

	if (stop)	/* of tests/torture: what follows is not the program's */
		stop();
	__gcov_dump();
}

void __wrap__exit(int status)
{
	leave();
	__real__exit(status);
}

int __wrap_execve(const char *path, char *const *argv, char *const *env)
{
	leave();
	return __real_execve(path, argv, env);
}

/* Files may be opened and written; time and memory stay limited. */
int __wrap_setrlimit(int resource, const struct rlimit *to)
{
	return resource == RLIMIT_FSIZE || resource == RLIMIT_NOFILE ? 0 :
	    __real_setrlimit(resource, to);
}

int __wrap_seccomp_load(void *filter)
{
	(void)filter;
	return 0;
}
