/* SPDX-License-Identifier: MIT */
#ifndef DAFU_BAG_VERIFY_H
#define DAFU_BAG_VERIFY_H

#include "package/bag.h"
#include "work/worker.h"

struct bag_verify {
	struct pool *pool;		/* that reads sources again */
	str profile;			/* that it reads with */
	bool trust;
};

/*
 * Whether what a bag of a whole archive says is so (bag_look), and each record
 * agrees with its source, which is read again (against.h), and no document can
 * be read where it says that it cannot.  With trust records need only give the
 * words of their places, and times may be any.  False, having said why.
 */
bool bag_verify(const char *path, const struct bag_verify *how,
    struct diag *d);

#endif
