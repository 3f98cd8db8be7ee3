/* SPDX-License-Identifier: MIT */
#ifndef DAFU_PREMIS_H
#define DAFU_PREMIS_H

#include <stdio.h>

#include "base/arena.h"

/*
 * What was done with files, as PREMIS 3.0 (Library of Congress): all objects
 * first, then all events, then the program as their agent.
 */
struct premis;

struct premis_object {
	str file;		/* its name in the bag: its identifier */
	str sha256;
	int64_t size;
	str format, original;	/* the name that it came under; s == NULL */
};

struct premis_event {
	str id;
	const char *type;	/* ingestion, metadata extraction … (PREMIS's own) */
	str time;		/* ISO 8601 */
	str program;		/* the version that did it */
	str outcome, detail;	/* s == NULL: none */
	str file, from;		/* what it made or took in; and of what */
};

struct premis *premis_open(FILE *out);
void premis_object(struct premis *p, const struct premis_object *x);
void premis_event(struct premis *p, const struct premis_event *x);
/* False: not all could be written. */
bool premis_close(struct premis *p);

#endif
