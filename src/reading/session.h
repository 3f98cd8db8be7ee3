/* SPDX-License-Identifier: MIT */
#ifndef DAFU_SESSION_H
#define DAFU_SESSION_H

#include "reading/reader.h"

/* A session as printed; term, session: 0 or less where they are not said. */
struct session {
	str assembly;
	int term, session;
	bool lost;		/* the number of the session fell out */
	struct span in;
};

/* The first session named in s; its words are marked as read. */
bool session_in(struct reader *r, struct span s, struct session *out);

/* The letter's: of its title, else of the formula, else of a line above; else
 * an assembly without its session.  Where two differ a finding says so. */
bool session_any(struct reader *r, struct span formula, struct session *out);

/*
 * The letter's title as a text of its own, without the line ends and blanks
 * that may cut its words and numbers.  Its marks are nobody's; l is the room
 * for its letter.
 */
struct reader title_alone(struct reader *r, struct letter *l);

#endif
