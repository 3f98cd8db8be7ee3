/* SPDX-License-Identifier: MIT */
#ifndef DAFU_SQLITE_PEER_H
#define DAFU_SQLITE_PEER_H

#include "archive/sqlite.h"

/* Whence a record is. */
struct origin {
	int64_t document;
	int part;
	const struct archive_document *put;
};

/* A letter that another may be the same as. */
struct peer {
	int64_t letter;
	bool by_number;
	double likeness;
};

/* The letter that last came under the document's path before it did, if it is
 * the same letter; out->letter == 0: none. */
bool peer_earlier(struct archive *x, const struct origin *o, struct peer *out,
    struct diag *d);

/* The same letter in another file: by number and issuer, else by its text. */
bool peer_same(struct archive *x, const struct archive_record *r,
    struct peer *out, struct diag *d);

#endif
