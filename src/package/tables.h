/* SPDX-License-Identifier: MIT */
#ifndef DAFU_TABLES_H
#define DAFU_TABLES_H

#include "archive/archive.h"
#include "package/folder.h"

/* Whether a table is given out: it says something of letters. */
bool tables_have(enum table t);

/* What an archive gives out as CSV, a file a table and the letters' text, with
 * datapackage.json (Frictionless Data: Tabular Data Package).  where: its name in
 * messages; bom: a byte order mark at the head of each, for Excel. */
bool tables_write(struct archive *x, const char *where, struct folder *to,
    bool bom, struct diag *d);

#endif
