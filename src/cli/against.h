/* SPDX-License-Identifier: MIT */
#ifndef DAFU_AGAINST_H
#define DAFU_AGAINST_H

#include "work/worker.h"
#include "pipeline.h"

/*
 * A record against the source that it was read from, in a worker.  The source
 * is read again, in the encoding that the record says: where that gives the
 * same record, all is well.  Else each place must give its words, and
 *
 * SAME    nothing may differ: the program and the profile are the record's
 * VALUES  nothing may be said otherwise (record_recomputes)
 * PLACES  nothing more: a version that another one has followed
 *
 * False, having said why in d.
 */
bool against_source(str source, const struct checked *x,
    const struct pipeline *p, struct arena *a, struct diag *d);

/* How closely a record is looked at. */
enum checked_how against_how(bool current, str program, str profile,
    str profile_now);

#endif
