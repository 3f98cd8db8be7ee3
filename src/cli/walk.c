/* SPDX-License-Identifier: MIT */
/* Paths and folders to files, in stable order. */
#include "cli/walk.h"

#include <dirent.h>
#include <errno.h>
#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "package/export_mark.h"

/* A folder on the way: its names, sorted, and which is next. */
struct level {
	struct arena arena;
	struct VEC(const char *) name;
	size_t next, path_len;
	dev_t device;
	ino_t inode;
};

struct walk {
	char *const *path;
	int count, next;
	char end;
	bool follow;
	void (*folder)(void *arg, const char *path);
	void *arg;
	size_t links, own;	/* passed over */
	struct VEC(const char *) include;	/* patterns; none: all */
	bool listing;		/* in the midst of standard input */
	int failed;		/* why it could not be read to its end */
	char *line;		/* getdelim's */
	size_t room;
	struct arena arena;	/* of level */
	struct VEC(struct level) level;
	size_t depth;
	char at[4096];		/* path of the folder or file in hand */
	bool cut;		/* it is longer */
};

struct walk *walk_open(char *const *paths, int count,
    const struct walk_options *o)
{
	struct arena a = {0};
	struct walk *w = arena_new(&a, struct walk, 1);
	const char *s = o->include;

	w->path = paths;
	w->count = count;
	w->end = o->end;
	w->follow = o->follow;
	w->folder = o->folder;
	w->arg = o->arg;
	while (s && *s) {
		size_t n = strcspn(s, ",");

		if (n)
			*push(&a, &w->include) = arena_str(&a,
			    (str){ s, n }).s;
		s += n + (s[n] == ',');
	}
	w->arena = a;
	return w;
}

static int compare(const void *one, const void *two)
{
	return strcmp(*(const char *const *)one, *(const char *const *)two);
}

/* The name behind the first len bytes of the path; what is too long is cut,
 * and no file. */
static void set_path(struct walk *w, size_t len, const char *name)
{
	size_t more = strlen(name), room;

	if (len && w->at[len - 1] != '/')
		w->at[len++] = '/';
	room = sizeof(w->at) - 1 - len;
	w->cut = more > room;
	if (w->cut)
		more = room;
	memcpy(w->at + len, name, more);
	w->at[len + more] = '\0';
}

/* Whether the way down has come through a folder already, as links can lead. */
static bool is_round(const struct walk *w, const struct stat *st)
{
	for (size_t i = 0; i < w->depth; i++)
		if (w->level.v[i].device == st->st_dev &&
		    w->level.v[i].inode == st->st_ino)
			return true;
	return false;
}

/* Take the folder w->at: its names, or of a bag only the payload's; an errno
 * where it cannot be read. */
static int enter(struct walk *w, const struct stat *st)
{
	DIR *dir = opendir(w->at);
	struct level *l;
	struct dirent *e;
	bool bag = false;
	int error;

	if (!dir)
		return errno;
	if (w->depth == w->level.n)
		push(&w->arena, &w->level);
	l = &w->level.v[w->depth++];
	l->name.n = l->next = 0;
	l->path_len = strlen(w->at);
	l->device = st->st_dev;
	l->inode = st->st_ino;
	for (errno = 0; (e = readdir(dir)); errno = 0)
		if (*e->d_name != '.') {
			*push(&l->arena, &l->name) = arena_str(&l->arena,
			    str_of(e->d_name)).s;
			bag = bag || !strcmp(e->d_name, "bagit.txt");
		}
	error = errno;
	closedir(dir);
	if (bag) {
		*l->name.v = "data";
		l->name.n = 1;
	}
	if (l->name.n)
		qsort(l->name.v, l->name.n, sizeof(*l->name.v), compare);
	return error;
}

bool walk_wants(const struct walk *w, const char *name)
{
	bool any = !w->include.n;

	for (size_t i = 0; i < w->include.n; i++)
		any = any || !fnmatch(w->include.v[i], name, 0);
	return any;
}

/* Whether w->at was made by dafu, and is no letter. */
static bool is_own(struct walk *w)
{
	bool own = made_here(w->at);

	w->own += own;
	return own;
}

/* Whether w->at is to be handed out, as a file or for its *error; a folder is
 * entered. */
static bool visit(struct walk *w, bool named, int *error)
{
	bool follow = named || w->follow;
	struct stat st;

	*error = 0;
	if (w->cut || (follow ? stat : lstat)(w->at, &st) < 0)
		*error = w->cut ? ENAMETOOLONG : errno;
	else if (S_ISLNK(st.st_mode))
		w->links++;
	else if (!S_ISDIR(st.st_mode))
		return named || (S_ISREG(st.st_mode) &&
		    walk_wants(w, strrchr(w->at, '/') + 1) && !is_own(w));
	else if (is_own(w))
		;
	else if (!is_round(w, &st)) {
		if (w->folder)
			w->folder(w->arg, w->at);
		*error = enter(w, &st);
	}
	return *error;
}

/* The next name given by the user; false: none. */
static bool named(struct walk *w, bool *there)
{
	ssize_t len;

	*there = false;
	if (!w->listing) {
		if (w->next == w->count)
			return false;
		if (strcmp(w->path[w->next], "-")) {
			set_path(w, 0, w->path[w->next++]);
			*there = true;
			return true;
		}
		w->next++;
		w->listing = true;
	}
	errno = 0;
	len = getdelim(&w->line, &w->room, w->end, stdin);
	if (len < 0) {
		w->listing = false;
		/* a signal asks to stop */
		w->failed = feof(stdin) || errno == EINTR ? 0 :
		    errno ? errno : EIO;
		*there = w->failed;
		set_path(w, 0, "-");
		return true;
	}
	if (len && w->line[len - 1] == w->end)
		w->line[--len] = '\0';
	if (w->end == '\n' && len && w->line[len - 1] == '\r')
		w->line[--len] = '\0';
	*there = len;
	set_path(w, 0, w->line);
	return true;
}

const char *walk_next(struct walk *w, int *error)
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
				continue;
			}
			set_path(w, l->path_len, l->name.v[l->next++]);
			if (visit(w, false, error))
				return w->at;
		}
		if (!named(w, &there))
			return NULL;
		*error = w->failed;
		w->failed = 0;
		if (there && (*error || visit(w, true, error)))
			return w->at;
	}
}

size_t walk_links(const struct walk *w)
{
	return w->links;
}

size_t walk_own(const struct walk *w)
{
	return w->own;
}

void walk_close(struct walk *w)
{
	struct arena a = w->arena;

	for (size_t i = 0; i < w->level.n; i++)
		arena_free(&w->level.v[i].arena);
	free(w->line);
	arena_free(&a);
}
