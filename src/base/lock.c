/* SPDX-License-Identifier: MIT */
/* A lock that is given back when memory runs out. */
#include "base/lock.h"

#include "base/arena.h"

void locked(pthread_mutex_t *lock, void (*work)(void *arg), void *arg)
{
	bool done;

	pthread_mutex_lock(lock);
	done = memory_guard(work, arg);
	pthread_mutex_unlock(lock);
	if (!done)
		out_of_memory();
}
