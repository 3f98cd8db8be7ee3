/* SPDX-License-Identifier: MIT */
#ifndef DAFU_VALUES_H
#define DAFU_VALUES_H

#include <libxml/tree.h>

#include "base/diag.h"

/* An attribute of a record's source element, as encoding or name; s == NULL: it
 * has none. */
str values_source(const xmlDoc *doc, const char *name);

/*
 * Whether a record says of its letter what another one, that was read from the
 * same source just now, says: wherever both have an element of the same name at
 * the same place, the same value, unit, number, state …; what stands nowhere in
 * the source, inferred as it is, the same words.  The first that differs is said
 * in d as RECORD_SOURCE.
 */
bool values_agree(const xmlDoc *record, const xmlDoc *again, struct diag *d);

#endif
