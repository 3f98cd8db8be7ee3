/* SPDX-License-Identifier: MIT */
#ifndef DAFU_WIRE_H
#define DAFU_WIRE_H

#include "base/diag.h"

/*
 * Numbers and strings as bytes for a pipe between processes of one program, in
 * the machine's own byte order.  What comes back may be hostile: a reader never
 * goes past the end, and is broken for good once it was asked to.
 */
struct wire_writer {
	struct arena *a;
	struct VEC(char) out;
};

/* Room for so many bytes more at once. */
void wire_reserve(struct wire_writer *w, size_t len);
void wire_put_byte(struct wire_writer *w, unsigned n);
void wire_put_number(struct wire_writer *w, int64_t n);
/* A string, or none (s == NULL). */
void wire_put_str(struct wire_writer *w, str x);

/* All that d has to say. */
void wire_put_messages(struct wire_writer *w, const struct diag *d);

struct wire_reader {
	str left;
	bool broken;
};

/* A byte below a bound; 0 where it is none. */
unsigned wire_byte(struct wire_reader *r, unsigned below);
int64_t wire_number(struct wire_reader *r);
/* A number of things, each of which takes at least a byte. */
size_t wire_count(struct wire_reader *r);
/* A view, with a NUL behind it. */
str wire_str(struct wire_reader *r);
/* Add the messages to d; those of no file are about d's. */
void wire_messages(struct wire_reader *r, struct diag *d);
/* Whether all was there, and nothing more. */
bool wire_whole(const struct wire_reader *r);

#endif
