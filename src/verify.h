/* SPDX-License-Identifier: MIT */
#ifndef DAFU_VERIFY_H
#define DAFU_VERIFY_H

#include "pipeline.h"

/* A record and bytes that it is said to be read from. */
struct verify {
	xmlDoc *record;		/* valid */
	str bytes;
	const char *name;	/* of the file */
};

/*
 * Whether a record agrees with its source: the bytes are read again by p, and of
 * their letters the one that begins where the record's does is compared
 * (record_agrees, record_recomputes).  False, having said why in d.
 */
bool verify_source(const struct verify *x, const struct pipeline *p,
    struct arena *a, struct diag *d);

#endif
