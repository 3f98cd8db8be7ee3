/* SPDX-License-Identifier: MIT */
#ifndef DAFU_ARENA_H
#define DAFU_ARENA_H

#include "base/str.h"

/*
 * Memory for one document: everything that belongs to it comes from one arena
 * and goes with it.  A zeroed struct is an empty arena.  No caller tests for
 * NULL: see out_of_memory.
 */
struct arena {
	struct arena_block *block;	/* the newest; blocks form a list */
};

/*
 * Do some work.  False: memory ran out on the way, in an arena or elsewhere, and
 * the work was left where it stood: what it held outside of arenas that the
 * caller knows is lost, and nothing that it used may be used again.  May be
 * nested; each thread has its own.
 */
bool memory_guard(void (*work)(void *arg), void *arg);

/* What happens when memory runs out: the innermost memory_guard of the thread
 * returns false.  Without one, the process ends with EXIT_SYSTEM (3). */
_Noreturn void out_of_memory(void);

/* malloc and realloc that never return NULL: what libraries are given, so that
 * none goes on without the memory that it asked for. */
void *checked_malloc(size_t size);
void *checked_realloc(void *block, size_t size);

/* n zeroed objects of size bytes each, aligned to align, which is at most that
 * of max_align_t.  Never NULL. */
void *arena_alloc(struct arena *a, size_t size, size_t align, size_t n);

/* Room for more where there were `old` bytes at v, which move; what is behind
 * them may be anything.  Large ones take no more than they need. */
void *arena_resize(struct arena *a, void *v, size_t old, size_t size);

/* Give everything back but the first block, which serves the next document. */
void arena_reset(struct arena *a);

/* Give everything back. */
void arena_free(struct arena *a);

/* n zeroed objects of type T. */
#define arena_new(a, T, n) \
	((T *)arena_alloc((a), sizeof(T), _Alignof(T), (n)))

/* The same, not zeroed: for what is filled before it is read. */
#define arena_room(a, T, n) \
	((T *)arena_take((a), sizeof(T), _Alignof(T), (n)))
void *arena_take(struct arena *a, size_t size, size_t align, size_t n);

/* A copy of x that ends in NUL (which its len does not count). */
str arena_str(struct arena *a, str x);

/* A formatted string that ends in NUL. */
str arena_printf(struct arena *a, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Parts, one after the other, as one string that ends in NUL. */
str arena_join(struct arena *a, const str *part, size_t count);

/*
 * A vector that grows in an arena: struct VEC(T) { T *v; size_t n, cap; }.
 * push gives the address of a new zeroed element at its end; earlier addresses
 * may move.
 */
#define VEC(T) { T *v; size_t n, cap; }
#define push(a, vec) \
	((vec)->v = arena_more((a), (vec)->v, &(vec)->cap, (vec)->n, \
	    sizeof(*(vec)->v)), &(vec)->v[(vec)->n++])
void *arena_grow(struct arena *a, void *v, size_t *cap, size_t size);

/* Room for one more element of size bytes behind the n at v. */
static inline void *arena_more(struct arena *a, void *v, size_t *cap, size_t n,
    size_t size)
{
	return n < *cap ? v : arena_grow(a, v, cap, size);
}

#endif
