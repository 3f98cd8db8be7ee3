/* SPDX-License-Identifier: MIT */
#ifndef DAFU_LOCK_H
#define DAFU_LOCK_H

#include <pthread.h>

/*
 * Work that one thread does at a time.  Where memory runs out in it, the lock is
 * given back before the guard outside is told (memory_guard).
 */
void locked(pthread_mutex_t *lock, void (*work)(void *arg), void *arg);

#endif
