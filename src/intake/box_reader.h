/* SPDX-License-Identifier: MIT */
#ifndef DAFU_BOX_READER_H
#define DAFU_BOX_READER_H

#include "intake/box.h"

/* What the readers of boxes share. */
struct box {
	members *out;
	struct arena *a;
	struct diag *d;
	str name;		/* of the box in hand, without folders */
	str prefix;		/* before the paths of its members; or "" */
	str sender, sent;		/* of the mail in hand */
	size_t taken;		/* bytes unpacked, all boxes together */
	size_t own, packed;	/* of the box in hand: unpacked, its size */
	int depth;
};

/*
 * A reader: bytes to calls of box_add and box_lost.  False, having said why in
 * d, where the whole box is not to be read any further, which what holds it
 * takes for its own end.
 */
typedef bool box_reader(struct box *b, str bytes);
box_reader box_archive, box_gzip, box_mail;

/* Take a member, whose bytes live in the arena; its name is as the box has it,
 * in UTF-8 or GB18030.  False, having said why: a limit. */
bool box_add(struct box *b, str name, str bytes, bool aside);
/* Tell of a member that cannot be had. */
bool box_lost(struct box *b, str name, enum diag_id why, const char *detail);
/* Before so many bytes more are unpacked.  False, having said why. */
bool box_room(struct box *b, size_t bytes);

/* Whether bytes begin as a mail does: lines of a head, two that mails have. */
bool mail_is(str bytes);
/* Have GMime, for a process that soon may open nothing.  False, having said why. */
bool mail_init(struct diag *d);

/* text.c: the reader of what bytes are; NULL: they are no box. */
box_reader *box_told(str bytes, struct arena *a);

#endif
