/* SPDX-License-Identifier: MIT */
/* Paths in: files, and folders with what is below them. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/cli.h"
#include "package/export_mark.h"

bool path_is_folder(const char *path)
{
	struct stat st;

	return strcmp(path, "-") && !stat(path, &st) && S_ISDIR(st.st_mode);
}

/* What tells a file from all others, whatever path leads to it. */
static void identity(char out[64], const struct stat *st)
{
	snprintf(out, 64, "%jx %jx", (uintmax_t)st->st_dev,
	    (uintmax_t)st->st_ino);
}

static void add(struct paths *p, const char *path, const struct stat *st)
{
	char id[64];

	*push(&p->arena, &p->list) = path;
	if (!st)
		return;
	identity(id, st);
	names_find(&p->files, id, true);
}

bool paths_have(const struct paths *p, const char *path)
{
	struct stat st;
	char id[64];

	if (stat(path, &st))
		return false;
	identity(id, &st);
	return names_find((struct names *)&p->files, id, false);
}

static int visible(const struct dirent *e)
{
	return e->d_name[0] != '.';
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

/* The folders on the way down. */
struct way {
	const struct way *up;
	dev_t device;
	ino_t inode;
};

static bool is_round(const struct way *w, const struct stat *st)
{
	while (w && (w->device != st->st_dev || w->inode != st->st_ino))
		w = w->up;
	return w;
}

static bool add_folder(struct paths *p, const char *path, const struct stat *at,
    const struct way *up, struct diag *d)
{
	const struct way way = { up, at->st_dev, at->st_ino };
	struct dirent **entry;
	int n = scandir(path, &entry, visible, by_bytes);
	bool ok = n >= 0;

	if (!ok) {
		d->file = str_of(path);
		diag_add(d, DIAG_IO, "%s", strerror(errno));
		d->file = (str){0};
	}
	for (int i = 0; i < n; i++) {
		str below = arena_printf(&p->arena, "%s/%s", path,
		    entry[i]->d_name);
		struct stat st;

		free(entry[i]);
		if ((p->follow ? stat : lstat)(below.s, &st) ||
		    is_round(&way, &st))
			continue;
		if (p->letters && made_here(below.s))
			p->own++;
		else if (S_ISDIR(st.st_mode))
			ok = add_folder(p, below.s, &st, &way, d) && ok;
		else if (S_ISREG(st.st_mode) && (!p->ending ||
		    str_ends(below, str_of(p->ending))))
			add(p, below.s, &st);
	}
	if (n >= 0)
		free(entry);
	return ok;
}

bool paths_add(struct paths *p, const char *path, struct diag *d)
{
	struct stat st;
	bool there = !(strcmp(path, "-") ? stat(path, &st) :
	    fstat(STDIN_FILENO, &st));

	if (there && S_ISDIR(st.st_mode) && strcmp(path, "-")) {
		if (!p->letters || !made_here(path))
			return add_folder(p, path, &st, NULL, d);
		p->own++;
		return true;
	}
	add(p, path, there && S_ISREG(st.st_mode) ? &st : NULL);
	return true;
}

void paths_know(void *p, const char *path)
{
	struct paths *to = p;
	struct stat st;
	char id[64];

	if (!path || stat(path, &st) || !S_ISREG(st.st_mode))
		return;
	identity(id, &st);
	names_find(&to->files, id, true);
}

/* What an archive's files end in. */
static const char *const companions[] = { "", "-wal", "-shm", "-journal" };
enum { COMPANIONS = sizeof(companions) / sizeof(*companions) };

void paths_add_archive(struct paths *p, const char *where)
{
	struct stat st;

	for (int i = 0; i < COMPANIONS; i++) {
		str path = arena_printf(&p->arena, "%s%s", where,
		    companions[i]);

		if (!stat(path.s, &st))
			add(p, path.s, &st);
	}
}

bool path_is_archive(const char *path, const char *where)
{
	struct paths p = {0};
	str clean = file_clean(str_of(path), &p.arena);
	bool is = false;

	paths_add_archive(&p, where);
	for (int i = 0; i < COMPANIONS; i++)
		is = is || str_eq(clean, file_clean(arena_printf(&p.arena,
		    "%s%s", where, companions[i]), &p.arena));
	is = is || paths_have(&p, path);
	paths_clear(&p);
	return is;
}

/* A SQLite file with the number of ours; or one with a log beside it, which may
 * hold the number. */
static bool is_archive(const char *path, struct arena *a)
{
	char head[72] = "";
	struct stat st;
	FILE *in;
	size_t n;

	if (stat(path, &st) || !S_ISREG(st.st_mode))
		return false;
	in = fopen(path, "r");
	if (!in)
		return false;
	n = fread(head, 1, sizeof(head), in);
	fclose(in);
	return n == sizeof(head) && !memcmp(head, "SQLite format 3", 16) &&
	    (!memcmp(head + 68, "dafu", 4) ||
	    !stat(arena_printf(a, "%s-wal", path).s, &st));
}

bool path_has_archive(const char *path)
{
	struct arena a = {0};
	bool is = is_archive(path, &a);

	for (int i = 1; i < COMPANIONS && !is; i++)
		is = str_ends(str_of(path), str_of(companions[i])) &&
		    is_archive(arena_printf(&a, "%.*s", (int)(strlen(path) -
		    strlen(companions[i])), path).s, &a);
	arena_free(&a);
	return is;
}

void paths_clear(struct paths *p)
{
	arena_free(&p->arena);
	arena_free(&p->files.arena);
	*p = (struct paths){0};
}
