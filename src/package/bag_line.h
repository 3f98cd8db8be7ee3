/* SPDX-License-Identifier: MIT */
#ifndef DAFU_BAG_LINE_H
#define DAFU_BAG_LINE_H

#include <jansson.h>
#include <stdio.h>

#include "base/diag.h"

/* data/documents.jsonl, data/records.jsonl … of a bag, line by line: each an
 * object with the members that bag.c writes, of the form that they have there,
 * and no other.  A bag may be without those from BAG_SIGHTINGS on. */
enum bag_lines { BAG_DOCUMENTS, BAG_RECORDS, BAG_SIGHTINGS, BAG_CORRECTIONS,
	BAG_LOG, BAG_LINES };
extern const char *const bag_line_files[BAG_LINES];

struct bag_reader {
	enum bag_lines what;
	const char *bag;
	FILE *in;
	json_t *line;		/* in hand; NULL at the end */
	size_t number;		/* of that line, from 1 */
	struct arena arena;	/* of one line's bytes */
};

/* Open and read the first line.  False, having said BAG in d; bag_reader_close
 * follows either way. */
bool bag_reader_open(struct bag_reader *r, const char *bag,
    enum bag_lines what, struct diag *d);
/* The next line; false, having said why, where it is none of these. */
bool bag_reader_next(struct bag_reader *r, struct diag *d);
void bag_reader_close(struct bag_reader *r);

/* Say what is wrong with the line in hand; always false. */
bool bag_reader_bad(const struct bag_reader *r, const char *what,
    struct diag *d);

/* A member of the line in hand: 0 or s == NULL where it has none.  A string is
 * copied to the arena. */
int64_t bag_number(const struct bag_reader *r, const char *name);
bool bag_says(const struct bag_reader *r, const char *name);
str bag_text(const struct bag_reader *r, const char *name, struct arena *a);

/* The file that the line in hand names, whose size and hash are as it says. */
bool bag_file(const struct bag_reader *r, str *bytes, struct arena *a,
    struct diag *d);

#endif
