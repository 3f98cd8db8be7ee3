/* SPDX-License-Identifier: MIT */
/* Memory in blocks, given back all at once. */
#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/exits.h"
#include "base/sanitized.h"
#if SANITIZED
#include <sanitizer/asan_interface.h>
#endif

#define BLOCK ((size_t)256 * 1024)

struct arena_block {
	struct arena_block *next;
	size_t used, size;
	max_align_t data[];
};

struct guard {
	jmp_buf at;
	struct guard *outer;
};

/* Where the work of this thread ends when memory runs out; NULL between calls
 * of memory_guard, so that nothing is kept from one to the next. */
static _Thread_local struct guard *innermost;

bool memory_guard(void (*work)(void *arg), void *arg)
{
	struct guard here = { .outer = innermost };
	volatile bool done = false;

	if (!setjmp(here.at)) {
		innermost = &here;
		work(arg);
		done = true;
	}
	innermost = here.outer;
	return done;
}

void out_of_memory(void)
{
	if (innermost)
		longjmp(innermost->at, 1);
	_Exit(EXIT_SYSTEM);
}

void *checked_malloc(size_t size)
{
	void *block = malloc(size ? size : 1);

	if (!block)
		out_of_memory();
	return block;
}

void *checked_realloc(void *block, size_t size)
{
	block = realloc(block, size ? size : 1);
	if (!block)
		out_of_memory();
	return block;
}

/* What has moved: whoever still looks there is told of, where the address
 * sanitizer watches. */
static void forget(void *v, size_t size)
{
#if SANITIZED
	__asan_poison_memory_region(v, size);
#else
	(void)v, (void)size;
#endif
}

static void remember(void *v, size_t size)
{
#if SANITIZED
	__asan_unpoison_memory_region(v, size);
#else
	(void)v, (void)size;
#endif
}

static struct arena_block *block_new(struct arena *a, size_t need)
{
	size_t size = need > BLOCK ? need : BLOCK;
	struct arena_block *b;

	if (size > SIZE_MAX - sizeof(*b))
		out_of_memory();
	b = checked_malloc(sizeof(*b) + size);
	*b = (struct arena_block){ .next = a->block, .size = size };
	a->block = b;
	return b;
}

/* Room for so many bytes, whatever is in it. */
static void *room_for(struct arena *a, size_t need, size_t align)
{
	struct arena_block *b = a->block;
	size_t at;

	if (need > SIZE_MAX - align)
		out_of_memory();
	at = b ? (b->used + align - 1) & ~(align - 1) : 0;
	if (!b || at > b->size || need > b->size - at) {
		b = block_new(a, need);
		at = 0;
	}
	b->used = at + need;
	remember((char *)b->data + at, need);
	return (char *)b->data + at;
}

void *arena_take(struct arena *a, size_t size, size_t align, size_t n)
{
	if (size && n > (SIZE_MAX - align) / size)
		out_of_memory();
	return room_for(a, size * n, align);
}

void *arena_alloc(struct arena *a, size_t size, size_t align, size_t n)
{
	return memset(arena_take(a, size, align, n), 0, size * n);
}

void *arena_resize(struct arena *a, void *v, size_t old, size_t size)
{
	struct arena_block *b = a->block;
	void *bigger;

	if (old > BLOCK && v == b->data && old == b->used) {
		if (size > SIZE_MAX - sizeof(*b))
			out_of_memory();
		b = checked_realloc(b, sizeof(*b) + size);
		a->block = b;
		b->used = b->size = size;
		return b->data;
	}
	bigger = room_for(a, size, _Alignof(max_align_t));
	if (old) {
		memcpy(bigger, v, old);
		forget(v, old);
	}
	return bigger;
}

void arena_reset(struct arena *a)
{
	struct arena_block *b = a->block;

	while (b && (b->next || b->size > BLOCK)) {
		a->block = b->next;
		free(b);
		b = a->block;
	}
	if (b)
		b->used = 0;
}

void arena_free(struct arena *a)
{
	arena_reset(a);
	free(a->block);
	a->block = NULL;
}

str arena_str(struct arena *a, str x)
{
	char *s = arena_alloc(a, 1, 1, x.len + 1);

	if (x.len)
		memcpy(s, x.s, x.len);
	return (str){ s, x.len };
}

str arena_printf(struct arena *a, const char *format, ...)
{
	va_list ap;
	int len;
	char *s;

	va_start(ap, format);
	len = vsnprintf(NULL, 0, format, ap);
	va_end(ap);
	if (len < 0)
		return STR("");
	s = arena_alloc(a, 1, 1, (size_t)len + 1);
	va_start(ap, format);
	vsnprintf(s, (size_t)len + 1, format, ap);
	va_end(ap);
	return (str){ s, (size_t)len };
}

str arena_join(struct arena *a, const str *part, size_t count)
{
	size_t len = 0, at = 0;
	char *s;

	for (size_t i = 0; i < count; i++)
		len += part[i].len;
	s = arena_alloc(a, 1, 1, len + 1);
	for (size_t i = 0; i < count; i++) {
		if (part[i].len)
			memcpy(s + at, part[i].s, part[i].len);
		at += part[i].len;
	}
	return (str){ s, len };
}

void *arena_grow(struct arena *a, void *v, size_t *cap, size_t size)
{
	const size_t old = *cap * size;
	char *bigger;

	*cap = *cap ? *cap * 2 : 8;
	if (*cap > SIZE_MAX / size)
		out_of_memory();
	bigger = arena_resize(a, v, old, *cap * size);
	memset(bigger + old, 0, *cap * size - old);
	return bigger;
}
