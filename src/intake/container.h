/* SPDX-License-Identifier: MIT */
#ifndef DAFU_CONTAINER_H
#define DAFU_CONTAINER_H

#include "base/diag.h"

/*
 * A ZIP file in memory, from a stranger: how many members it has, how large
 * each may grow, and how much is read in all is bounded; what is protected,
 * damaged, or there twice is refused.
 */
struct container;

/* Have libzip, for a process that soon may open nothing.  False, having said
 * why. */
bool container_init(struct diag *d);

/* The bytes must live as long as it does.  NULL, having said why in d. */
struct container *container_open(str bytes, struct diag *d);
void container_close(struct container *c);

/* Whether it has a member; capitals do not matter, nor which slash. */
bool container_has(const struct container *c, str name);

/*
 * A member's bytes.  False, having said why, where it cannot be had whole; a
 * member that is not there is damage, too.
 */
bool container_read(str *out, struct container *c, str name, struct arena *a,
    struct diag *d);

#endif
