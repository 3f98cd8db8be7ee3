/* SPDX-License-Identifier: MIT */
#ifndef DAFU_INGEST_H
#define DAFU_INGEST_H

#include "cli/address.h"
#include "cli/given.h"
#include "cli/run.h"
#include "cli/walk.h"
#include "cli/watch.h"

/* What the files of dafu ingest share. */

/* What became of a document; the first are what reading came to. */
enum fate {
	FATE_KNOWN = OUTCOME_COUNT, FATE_ASIDE, FATE_DISPOSED,
	FATE_UNREADABLE, FATE_COUNT
};

struct ingest {
	struct run run;			/* its archive is NULL as long as it
					 * is not there */
	bool nul, follow, trust, watching;	/* options */
	const char *include;
	struct addresses from;
	struct walk *walk;
	struct watch *watch;		/* in its place; NULL: none */
	struct opener opener;
	struct {			/* what the file in hand gives */
		struct arena arena;
		givens list;
		size_t next;
	} in;
	struct paths own;		/* files that are not to be taken in */
	/* the batch */
	bool open;
	size_t batch, batch_bytes;
	/* since the start; the second are those of the batch */
	size_t fate[FATE_COUNT], waiting[FATE_COUNT];
	size_t versions, same, alike;
	struct names tried;	/* hashes of what this run could not read */
};

/* The next path that is neither the archive's nor the report's; w NULL: of those
 * that are watched. */
const char *ingest_path(struct ingest *g, struct walk *w, int *error);

/* The conveyor's next: a document of the file in hand, or the next file's; g is a
 * struct ingest. */
bool ingest_next(void *g, struct slot *s, bool *end);

/* Open the archive, which then takes itself no more; one that is not there is
 * made by ingest_open, and by ingest_ready left to the first document. */
bool ingest_open(struct ingest *g);
bool ingest_ready(struct ingest *g);

/*
 * All bags among the paths are checked, and those of whole archives taken; the
 * rest of the paths stay.  Returns how many stay, -1 where a bag is not whole
 * or could not be taken.
 */
int ingest_bags(struct ingest *g, char **paths, int count);

#endif
