/* SPDX-License-Identifier: MIT */
/*
 * Loaded before a program (LD_PRELOAD), lets an allocation fail:
 *   FAIL_AT=N      the Nth, from 1; 0: none
 *   FAIL_ON=1      and all that follow
 *   FAIL_IN=child  of each process that is forked, not of the first
 *   FAIL_NOT=NAME  those that a library of this name asks for are not counted
 *   FAIL_COUNT=F   8 bytes a number: how many there were in the first process,
 *                  and in the last that was forked
 *   FAIL_CALL=seccomp_load, or fcntl: each call of it fails
 * A child counts from 1.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

void *__libc_malloc(size_t);
void *__libc_calloc(size_t, size_t);
void *__libc_realloc(void *, size_t);

static uint64_t own[2], *count = own, at;
static int child, in_child, on, ready;
static uintptr_t from, to;	/* the library that is not counted */

static int find(struct dl_phdr_info *i, size_t size, void *name)
{
	(void)size;
	if (!strstr(i->dlpi_name, name))
		return 0;
	for (int k = 0; k < i->dlpi_phnum; k++)
		if (i->dlpi_phdr[k].p_type == PT_LOAD && i->dlpi_phdr[k].p_flags & PF_X) {
			from = i->dlpi_addr + i->dlpi_phdr[k].p_vaddr;
			to = from + i->dlpi_phdr[k].p_memsz;
		}
	return 1;
}

static void forked(void)
{
	child = 1;
	count[1] = 0;
}

__attribute__((constructor)) static void begin(void)
{
	const char *n = getenv("FAIL_AT"), *where = getenv("FAIL_IN");
	const char *file = getenv("FAIL_COUNT"), *not = getenv("FAIL_NOT");
	int fd = file ? open(file, O_RDWR | O_CREAT, 0666) : -1;

	at = n ? strtoull(n, NULL, 10) : 0;
	on = getenv("FAIL_ON") != NULL;
	in_child = where && !strcmp(where, "child");
	if (not)
		dl_iterate_phdr(find, (void *)not);
	if (fd >= 0 && !ftruncate(fd, sizeof(own)))
		count = mmap(NULL, sizeof(own), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	if (fd >= 0)
		close(fd);
	count[0] = count[1] = 0;
	pthread_atfork(NULL, NULL, forked);
	ready = 1;
}

static int fails(void *caller)
{
	uint64_t n;

	if (!ready || ((uintptr_t)caller >= from && (uintptr_t)caller < to))
		return 0;
	n = ++count[child];
	if (!at || child != in_child || (on ? n < at : n != at))
		return 0;
	errno = ENOMEM;
	return 1;
}

void *malloc(size_t size)
{
	return fails(__builtin_return_address(0)) ? NULL : __libc_malloc(size);
}

void *calloc(size_t n, size_t size)
{
	return fails(__builtin_return_address(0)) ? NULL : __libc_calloc(n, size);
}

void *realloc(void *p, size_t size)
{
	return fails(__builtin_return_address(0)) ? NULL : __libc_realloc(p, size);
}

static int is_call(const char *name)
{
	const char *call = getenv("FAIL_CALL");

	return call && !strcmp(call, name);
}

int seccomp_load(void *filter)
{
	int (*real)(void *) = (int (*)(void *))dlsym(RTLD_NEXT, "seccomp_load");

	return is_call("seccomp_load") ? -EFAULT : real(filter);
}

static int control(const char *name, int fd, int command, void *x)
{
	int (*real)(int, int, ...) = (int (*)(int, int, ...))dlsym(RTLD_NEXT, name);

	if (is_call("fcntl") && command != F_GETFD) {
		errno = EBADF;
		return -1;
	}
	return real(fd, command, x);
}

int fcntl(int fd, int command, ...)
{
	va_list ap;
	void *x;

	va_start(ap, command);
	x = va_arg(ap, void *);
	va_end(ap);
	return control("fcntl", fd, command, x);
}

int fcntl64(int fd, int command, ...)
{
	va_list ap;
	void *x;

	va_start(ap, command);
	x = va_arg(ap, void *);
	va_end(ap);
	return control("fcntl64", fd, command, x);
}
