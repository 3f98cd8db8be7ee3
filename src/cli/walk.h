/* SPDX-License-Identifier: MIT */
#ifndef DAFU_WALK_H
#define DAFU_WALK_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Files one after the other: as named, those of folders below in the order of
 * their names' bytes, those of a list on standard input.  Hidden files and
 * folders (.name) are passed over below a folder, links too, and what is no file
 * (a pipe, a device).  Of a BagIt bag only the payload is taken.  What is kept in
 * memory are the names of the folders on the way.
 */
struct walk;

struct walk_options {
	char end;		/* of a name on standard input: '\n' or '\0' */
	bool follow;		/* links below folders, too, but for those that
				 * lead back to a folder on the way */
	const char *include;	/* files below folders must have a name that
				 * meets one of these, "*.txt,*.html"; NULL: all */
	/* Told of each folder before its names are read; NULL: nobody. */
	void (*folder)(void *arg, const char *path);
	void *arg;
};

/* paths: count names; "-" reads names from standard input. */
struct walk *walk_open(char *const *paths, int count,
    const struct walk_options *o);

/*
 * The next file's path, valid until the next call; NULL at the end.  *error is
 * 0, or an errno: what stands at the path, a file or folder, cannot be had.
 */
const char *walk_next(struct walk *w, int *error);

/* Whether a file below a folder is wanted, by its name. */
bool walk_wants(const struct walk *w, const char *name);

/* How many links were passed over so far. */
size_t walk_links(const struct walk *w);

/* And how many folders and files that dafu made (package/export_mark.h). */
size_t walk_own(const struct walk *w);

void walk_close(struct walk *w);

#endif
