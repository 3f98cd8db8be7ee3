/* SPDX-License-Identifier: MIT */
#ifndef DAFU_CORRECTED_H
#define DAFU_CORRECTED_H

#include "archive/archive.h"

/*
 * Let v->xml, a letter's record, say what people have given its head: for whoever
 * reads pages.  What is kept stays as it was read.  Where nothing was corrected it
 * stays the same bytes.
 *
 * A given value stands nowhere in the letter: it is sure, has no place, is
 * inferred from "correction", and says in read what had been read.  The words of
 * that stay at their place, in the residue.  The record stays valid.
 */
bool archive_corrected(struct archive *x, struct archive_version *v,
    struct arena *a, struct diag *d);

#endif
