/* SPDX-License-Identifier: MIT */
#ifndef DAFU_MEMORY_H
#define DAFU_MEMORY_H

/*
 * Give libxml2 and libxslt an allocator that keeps small blocks in lists by
 * size: a record is some thousand small allocations, made and freed for each
 * letter, and this takes a third off them.  It never gives NULL, which not all
 * of libxml2 expects (arena.h, out_of_memory).  For one thread.  Must come
 * before any other call of libxml2 that allocates; does nothing under
 * sanitizers, which look at malloc.
 */
void memory_init(void);

#endif
