/* SPDX-License-Identifier: MIT */
/* Paths and folders to files, in stable order. */
#include "cli/walk.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* A folder on the way: its names, sorted, and which is next. */
struct level {
	struct arena arena;
	struct VEC(const char *) name;
	size_t next, path_len;
};

struct walk {
	char *const *path;
	int count, next;
	char end;
	bool listing;		/* in the midst of standard input */
	char *line;		/* getdelim's */
	size_t room;
	struct arena arena;	/* of level */
	struct VEC(struct level) level;
	size_t depth;
	char at[4096];		/* path of the folder or file in hand */
};

struct walk *walk_open(char *const *paths, int count, char end)
{
	struct arena a = {0};
	struct walk *w = arena_new(&a, struct walk, 1);

	w->path = paths;
	w->count = count;
	w->end = end;
	w->arena = a;
	return w;
}

static int compare(const void *one, const void *two)
{
	return strcmp(*(const char *const *)one, *(const char *const *)two);
}

static bool set_path(struct walk *w, size_t len, const char *name,
    struct diag *d)
{
	size_t more = strlen(name);

	if (len + 1 + more < sizeof(w->at)) {
		if (len && w->at[len - 1] != '/')
			w->at[len++] = '/';
		memcpy(w->at + len, name, more + 1);
		return true;
	}
	diag_add(d, DIAG_IO, "%s: %s", name, strerror(ENAMETOOLONG));
	return false;
}

/* Take the folder w->at: its names, or of a bag only the payload's. */
static void enter(struct walk *w, struct diag *d)
{
	DIR *dir = opendir(w->at);
	struct level *l;
	struct dirent *e;
	bool bag = false;

	if (!dir) {
		diag_add(d, DIAG_IO, "%s: %s", w->at, strerror(errno));
		return;
	}
	if (w->depth == w->level.n)
		push(&w->arena, &w->level);
	l = &w->level.v[w->depth++];
	l->name.n = l->next = 0;
	l->path_len = strlen(w->at);
	while ((e = readdir(dir)))
		if (*e->d_name != '.') {
			*push(&l->arena, &l->name) = arena_str(&l->arena,
			    str_of(e->d_name)).s;
			bag = bag || !strcmp(e->d_name, "bagit.txt");
		}
	closedir(dir);
	if (bag) {
		*l->name.v = "data";
		l->name.n = 1;
	}
	if (l->name.n)
		qsort(l->name.v, l->name.n, sizeof(*l->name.v), compare);
}

/* Whether w->at is a file to hand out; a folder is entered. */
static bool visit(struct walk *w, bool named, struct diag *d)
{
	struct stat st, link;

	if (stat(w->at, &st) < 0) {
		diag_add(d, DIAG_IO, "%s: %s", w->at, strerror(errno));
		return false;
	}
	if (!S_ISDIR(st.st_mode))
		return named || S_ISREG(st.st_mode);
	if (named || (!lstat(w->at, &link) && !S_ISLNK(link.st_mode)))
		enter(w, d);
	return false;
}

/* The next name given by the user; false: none. */
static bool named(struct walk *w, struct diag *d, bool *there)
{
	ssize_t len;

	*there = false;
	if (!w->listing) {
		if (w->next == w->count)
			return false;
		if (strcmp(w->path[w->next], "-")) {
			*there = set_path(w, 0, w->path[w->next++], d);
			return true;
		}
		w->next++;
		w->listing = true;
	}
	len = getdelim(&w->line, &w->room, w->end, stdin);
	if (len < 0) {
		w->listing = false;
		return true;
	}
	if (len && w->line[len - 1] == w->end)
		w->line[--len] = '\0';
	*there = len && set_path(w, 0, w->line, d);
	return true;
}

const char *walk_next(struct walk *w, struct diag *d)
{
	for (;;) {
		bool there;

		while (w->depth) {
			struct level *l = &w->level.v[w->depth - 1];

			if (l->next == l->name.n) {
				arena_reset(&l->arena);
				l->name.v = NULL;
				l->name.n = l->name.cap = 0;
				w->depth--;
			} else if (set_path(w, l->path_len,
			    l->name.v[l->next++], d) && visit(w, false, d))
				return w->at;
		}
		if (!named(w, d, &there))
			return NULL;
		if (there && visit(w, true, d))
			return w->at;
	}
}

void walk_close(struct walk *w)
{
	struct arena a = w->arena;

	for (size_t i = 0; i < w->level.n; i++)
		arena_free(&w->level.v[i].arena);
	free(w->line);
	arena_free(&a);
}
