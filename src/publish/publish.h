/* SPDX-License-Identifier: MIT */
#ifndef DAFU_PUBLISH_H
#define DAFU_PUBLISH_H

#include <libxml/tree.h>

#include "base/diag.h"

/* Valid records to what people read. */

/* Make libxslt ready: no network, no file, silent.  Once a process. */
void publish_init(void);

/*
 * A stylesheet, compiled: built-in "html" or "text", or a file of the user's.
 * NULL, having said STYLESHEET in d.  publish_sheet_free takes NULL.
 */
struct publish_sheet;
struct publish_sheet *publish_sheet_builtin(const char *name, struct diag *d);
struct publish_sheet *publish_sheet_open(const char *path, struct diag *d);
void publish_sheet_free(struct publish_sheet *s);

/* Apply a stylesheet to doc, which is not changed.  False, having said why. */
bool publish_apply(str *out, struct publish_sheet *s, xmlDoc *doc,
    struct arena *a, struct diag *d);

/* The record as one JSON object with an LF, by the mapping of xsd/README.md;
 * indent: spaces a level, 0 for one line. */
str publish_json(xmlDoc *doc, int indent, struct arena *a);

#endif
