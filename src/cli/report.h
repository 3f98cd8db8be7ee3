/* SPDX-License-Identifier: MIT */
#ifndef DAFU_REPORT_H
#define DAFU_REPORT_H

#include "archive/archive.h"

/*
 * What became of each document, as JSON lines.  Lines wait until report_flush:
 * what stands in the file has been stored.
 */
struct report {
	FILE *out;		/* NULL: no report is asked for */
	const char *path;
	struct arena arena;	/* of the lines that wait */
	struct VEC(str) waiting;
};

/*
 * path NULL: none; "-": standard output.  Never over the archive (which need
 * not be there yet) or a file that is no report.  False, having said why.
 */
bool report_open(struct report *r, const char *path, const char *archive,
    struct diag *d);

/* One document: outcome is a word of archive.h's or the command's own. */
struct reported {
	str path, sha256, reason;
	const char *outcome;
	int64_t document;			/* 0: none */
	const struct archive_record *record;	/* for findings; may be NULL */
	const struct placed *placed;
	size_t count;
};
void report_add(struct report *r, const struct reported *x);

bool report_flush(struct report *r, struct diag *d);
void report_drop(struct report *r);
bool report_close(struct report *r, struct diag *d);

#endif
