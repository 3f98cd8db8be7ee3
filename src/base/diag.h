/* SPDX-License-Identifier: MIT */
#ifndef DAFU_DIAG_H
#define DAFU_DIAG_H

#include <stdio.h>

#include "base/arena.h"

/* The one channel for problems: a stage adds, the command prints
 * (cli/lang.h). */

enum diag_id {
#define DIAG(id, severity, text) DIAG_##id,
#include "base/diag.def"
#undef DIAG
	DIAG_COUNT
};

/* Ordered: a worse one is greater.  SEVERITY_WARN leaves the output as it is. */
enum severity {
	SEVERITY_NONE, SEVERITY_WARN, SEVERITY_ERROR, SEVERITY_USAGE,
	SEVERITY_SYSTEM
};

struct message {
	enum diag_id id;
	str file;	/* the file in hand when it was added */
	str detail;	/* s == NULL: none */
	size_t line, column;	/* from 1, in code points; 0: no place */
};

/* Owned by whoever holds it; a zeroed struct is ready.  diag_clear frees. */
struct diag {
	struct arena arena;
	struct VEC(struct message) list;
	str file;		/* what the next messages are about; may be "" */
	enum severity worst;
};

/* Add a message; format (NULL: no detail) is printf's. */
void diag_add(struct diag *d, enum diag_id id, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same with a place: line and column, both from 1. */
void diag_add_at(struct diag *d, enum diag_id id, size_t line, size_t column,
    const char *format, ...) __attribute__((format(printf, 5, 6)));

/* The fixed text and severity of a message. */
const char *diag_text(enum diag_id id);
enum severity diag_severity(enum diag_id id);
/* Its id as written in diag.def, for machines ("NOT_A_LETTER"). */
const char *diag_name(enum diag_id id);

/* The exit status (exits.h) that the worst message asks for. */
int diag_exit(const struct diag *d);

/* Forget all messages; worst is kept. */
void diag_forget(struct diag *d);
void diag_clear(struct diag *d);

#endif
