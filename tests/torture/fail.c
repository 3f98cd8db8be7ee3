/* SPDX-License-Identifier: MIT */
/*
 * Loaded before a program (LD_PRELOAD), lets an allocation fail:
 *   FAIL_AT=N      the Nth, from 1; 0: none
 *   FAIL_ON=1      and all that follow
 *   FAIL_IN=child  of each process that is forked, not of the first
 *   FAIL_NOT=NAME  what a library of this name asks for is not counted
 *   FAIL_COUNT=F   8 bytes a number: how many there were in the first process,
 *                  and in the last that was forked; then, of either, how many
 *                  places they were asked from, and which was the first of each
 *   FAIL_CALL=NAME calls of the function NAME, of calls.def, fail instead, each
 *                  of them without FAIL_AT
 * A child counts from 1.  A place is a function with those that called it.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <link.h>
#include <poll.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <sys/wait.h>
#include <unistd.h>

void *__libc_malloc(size_t);
void *__libc_calloc(size_t, size_t);
void *__libc_realloc(void *, size_t);

enum { PLACES = 8192, DEPTH = 10, IOERR = 10 /* SQLite's */ };

struct counts {
	uint64_t n[2], places[2];
	uint64_t first[2][PLACES];
};

static struct counts own, *count = &own;
static uint64_t at, place[PLACES];
static const char *call;
static int child, in_child, on, each, ready, places, noting;
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
	count->n[1] = count->places[1] = 0;
}

__attribute__((constructor)) static void begin(void)
{
	const char *n = getenv("FAIL_AT"), *where = getenv("FAIL_IN");
	const char *file = getenv("FAIL_COUNT"), *not = getenv("FAIL_NOT");
	int fd = file ? open(file, O_RDWR | O_CREAT, 0666) : -1;
	void *warm[1];

	at = n ? strtoull(n, NULL, 10) : 0;
	call = getenv("FAIL_CALL");
	each = call && !n;
	places = file && n && !at && backtrace(warm, 1) >= 0;
	on = getenv("FAIL_ON") != NULL;
	in_child = where && !strcmp(where, "child");
	if (not)
		dl_iterate_phdr(find, (void *)not);
	if (fd >= 0 && !ftruncate(fd, sizeof(own)))
		count = mmap(NULL, sizeof(own), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	if (fd >= 0)
		close(fd);
	memset(count->n, 0, sizeof(count->n));
	memset(count->places, 0, sizeof(count->places));
	pthread_atfork(NULL, NULL, forked);
	ready = 1;
}

/* The nth is asked from a place that is new, or known. */
static void note(uint64_t n)
{
	void *stack[DEPTH + 2];
	uint64_t hash = 1;
	int depth;

	if (!places || noting)
		return;
	noting = 1;
	depth = backtrace(stack, DEPTH + 2);
	for (int i = 2; i < depth; i++)
		hash = (hash ^ (uintptr_t)stack[i]) * UINT64_C(0x100000001B3);
	for (uint64_t k = hash % PLACES, i = 0; i < PLACES; i++, k = (k + 1) % PLACES) {
		if (place[k] == hash)
			break;
		if (place[k])
			continue;
		place[k] = hash;
		count->first[child][count->places[child]++] = n;
		break;
	}
	noting = 0;
}

/* What comes at the end, as the counts of a build for coverage, is not the program's. */
void fail_stop(void)
{
	ready = 0;
}

static int is_next(void)
{
	uint64_t n = ++count->n[child];

	note(n);
	return at && child == in_child && (on ? n >= at : n == at);
}

static int is_left_out(void *caller)
{
	return (uintptr_t)caller >= from && (uintptr_t)caller < to;
}

static int fails(void *caller)
{
	if (!ready || call || noting || is_left_out(caller) || !is_next())
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

static int is_call(const char *name, void *caller)
{
	static int ends;
	int is = ready && call && !strcmp(call, name) && !is_left_out(caller) && (is_next() || each);

	if (ready && !ends)
		ends = !atexit(fail_stop);

	if (is)
		errno = EIO;
	return is;
}

/* A stream's mark of an error, which glibc keeps in this bit. */
static int broken(FILE *f, int given)
{
	f->_flags |= 0x20;
	return given;
}

/* What each gives that fails; and otherwise, as it is. */
#define CALL(type, name, parameters, arguments, failed)				\
	type name parameters							\
	{									\
		type (*real) parameters = (type (*) parameters)dlsym(RTLD_NEXT, #name);\
										\
		return is_call(#name, __builtin_return_address(0)) ? (failed) : real arguments;		\
	}
#include "calls.def"

/* As the compiler names it that looks at the room for what it writes. */
int __poll_chk(struct pollfd *fd, nfds_t n, int wait, size_t size)
{
	(void)size;
	return poll(fd, n, wait);
}

/* Those with arguments that may be left out. */
static int control(const char *name, int fd, int command, void *x)
{
	int (*real)(int, int, ...) = (int (*)(int, int, ...))dlsym(RTLD_NEXT, name);

	if (is_call(command == F_GETFD ? "" : "fcntl", NULL)) {
		errno = EBADF;
		return -1;
	}
	return real(fd, command, x);
}

static int opened(const char *name, const char *path, int flags, va_list ap)
{
	int (*real)(const char *, int, ...) = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, name);
	unsigned mode = flags & O_CREAT ? va_arg(ap, unsigned) : 0;

	return is_call("open", NULL) ? -1 : real(path, flags, mode);
}

#define CONTROL(name)								\
	int name(int fd, int command, ...)					\
	{									\
		va_list ap;							\
		void *x;							\
										\
		va_start(ap, command);						\
		x = va_arg(ap, void *);						\
		va_end(ap);							\
		return control(#name, fd, command, x);				\
	}
CONTROL(fcntl)
CONTROL(fcntl64)

#define OPEN(name)								\
	int name(const char *path, int flags, ...)				\
	{									\
		va_list ap;							\
		int fd;								\
										\
		va_start(ap, flags);						\
		fd = opened(#name, path, flags, ap);				\
		va_end(ap);							\
		return fd;							\
	}
OPEN(open)
OPEN(open64)
