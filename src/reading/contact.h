/* SPDX-License-Identifier: MIT */
#ifndef DAFU_CONTACT_H
#define DAFU_CONTACT_H

#include "reading/reader.h"

/* What contact.c (labels, lines) and contact_block.c share. */

struct label {
	const char *label;
	enum profile_what what;
	enum contact_role role;
};

/* What stands between two labels. */
struct block {
	struct label label;
	struct span in;
};

/* Read a block; label: its label's words, none where it goes on without. */
void block_read(struct reader *r, const struct block *b, struct span label);

/* The telephone number of s at or behind from; group 2: a mobile one. */
bool phone_in(const struct reader *r, struct span s, uint32_t from,
    struct match *m);

#endif
