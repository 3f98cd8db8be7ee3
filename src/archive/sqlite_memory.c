/* SPDX-License-Identifier: MIT */
/*
 * Memory for SQLite that is there or ends the program: results of binding and
 * of columns need not be asked whether they are NULL for want of it.  Each block
 * has its size before it.
 */
#include <stdlib.h>

#include "archive/sqlite.h"

/* Keeps the block behind it aligned for any type. */
union header {
	size_t size;
	max_align_t align;
};

static void *take(int size)
{
	union header *h = checked_malloc(sizeof(*h) + (size_t)size);

	h->size = (size_t)size;
	return h + 1;
}

static void give(void *block)
{
	free((union header *)block - 1);
}

static void *again(void *block, int size)
{
	union header *h = checked_realloc((union header *)block - 1,
	    sizeof(*h) + (size_t)size);

	h->size = (size_t)size;
	return h + 1;
}

static int size_of(void *block)
{
	return block ? (int)((union header *)block - 1)->size : 0;
}

static int rounded(int size)
{
	return (size + 7) & ~7;
}

static int begin(void *arg)
{
	(void)arg;
	return SQLITE_OK;
}

static void end(void *arg)
{
	(void)arg;
}

void archive_memory(void)
{
	static const sqlite3_mem_methods methods = {
		take, give, again, size_of, rounded, begin, end, NULL,
	};

	/* refused once SQLite is in use, and taken before */
	sqlite3_config(SQLITE_CONFIG_MALLOC, &methods);
}
