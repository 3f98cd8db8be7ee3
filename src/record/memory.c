/* SPDX-License-Identifier: MIT */
/* Small blocks in lists by size. */
#include "record/memory.h"

#include <libxml/xmlmemory.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/sanitized.h"

enum {
	STEP = 16,		/* classes are multiples of it */
	CLASSES = 32,		/* up to 512 bytes; larger ones are malloc's */
	SLAB = 64 * 1024
};

/* Before each block; keeps it aligned for any type. */
struct header {
	size_t size;		/* that the block can hold */
	struct header *next;	/* while it is free */
};

static struct header *lists[CLASSES + 1];
static char *slab;
static size_t left;

static struct header *large(struct header *old, size_t size)
{
	struct header *h = size > SIZE_MAX - sizeof(*h) ? NULL :
	    realloc(old, sizeof(*h) + size);

	if (!h)
		out_of_memory();
	h->size = size;
	return h;
}

static struct header *carve(size_t size)
{
	struct header *h;

	if (left < sizeof(*h) + size) {
		slab = malloc(SLAB);
		left = SLAB;
		if (!slab)
			out_of_memory();
	}
	h = (struct header *)(void *)slab;
	slab += sizeof(*h) + size;
	left -= sizeof(*h) + size;
	h->size = size;
	return h;
}

static void *take(size_t size)
{
	size_t class = (size + STEP - 1) / STEP;
	struct header *h;

	if (class > CLASSES)
		return large(NULL, size) + 1;
	class += !class;
	h = lists[class];
	if (h)
		lists[class] = h->next;
	else
		h = carve(class * STEP);
	return h + 1;
}

static void give(void *block)
{
	struct header *h = block;

	if (!h)
		return;
	h--;
	if (h->size > CLASSES * STEP) {
		free(h);
		return;
	}
	h->next = lists[h->size / STEP];
	lists[h->size / STEP] = h;
}

static void *again(void *block, size_t size)
{
	struct header *h = block;
	void *bigger;

	if (!h)
		return take(size);
	h--;
	if (size <= h->size && h->size <= CLASSES * STEP)
		return block;
	if (h->size > CLASSES * STEP && size > CLASSES * STEP)
		return large(h, size) + 1;
	bigger = take(size);
	memcpy(bigger, block, h->size < size ? h->size : size);
	give(block);
	return bigger;
}

static char *copy(const char *s)
{
	size_t n = strlen(s) + 1;

	return memcpy(take(n), s, n);
}

void memory_init(void)
{
	if (!SANITIZED)	/* which watches malloc only */
		xmlMemSetup(give, take, again, copy);
}
