/* SPDX-License-Identifier: MIT */
#ifndef DAFU_SQLITE_PEER_H
#define DAFU_SQLITE_PEER_H

#include "archive/placing.h"
#include "archive/sqlite.h"

/* Whence a record is. */
struct origin {
	int64_t document;
	int part;
	const struct archive_document *put;
};

/* What is there that the record may be a version of, or the same as; of: a
 * struct sqlite_peers. */
struct sqlite_peers {
	struct archive *archive;
	const struct origin *origin;
};
struct placing_engine sqlite_placing(struct sqlite_peers *of);

#endif
