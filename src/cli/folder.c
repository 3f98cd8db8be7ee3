/* SPDX-License-Identifier: MIT */
/* Folders that appear whole. */
#define _XOPEN_SOURCE 700
#include "cli/folder.h"

#include <dirent.h>
#include <errno.h>
#include <ftw.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/made.h"

static bool fail(struct diag *d, const char *path)
{
	diag_add(d, DIAG_IO, "%s: %s", path, strerror(errno));
	return false;
}

static int away(const char *path, const struct stat *st, int kind,
    struct FTW *at)
{
	(void)st;
	(void)kind;
	(void)at;
	return remove(path);
}

static void remove_all(const char *path)
{
	nftw(path, away, 16, FTW_DEPTH | FTW_PHYS);
}

static int is_entry(const struct dirent *e)
{
	return strcmp(e->d_name, ".") && strcmp(e->d_name, "..");
}

static bool is_empty(const char *path)
{
	struct dirent **entry;
	int n = scandir(path, &entry, is_entry, NULL);

	for (int i = 0; i < n; i++)
		free(entry[i]);
	if (n >= 0)
		free(entry);
	return n == 0;
}

/* Whether the place may be taken, where something may be there already. */
static bool is_free(const struct folder *f, bool replace, struct diag *d)
{
	struct stat st;

	if (lstat(f->path, &st) || (!f->file && is_empty(f->path)) ||
	    (replace && made_by_export(f->path)))
		return true;
	diag_add(d, replace ? DIAG_OUTPUT_FOREIGN : DIAG_OUTPUT_EXISTS, "%s",
	    f->path);
	return false;
}

bool folder_open(struct folder *f, const char *path, bool file, bool replace,
    struct diag *d)
{
	size_t len = strlen(path);

	while (len > 1 && path[len - 1] == '/')
		len--;
	*f = (struct folder){ .file = file };
	f->path = arena_str(&f->arena, (str){ path, len }).s;
	f->part = arena_printf(&f->arena, "%s.part-%ld", f->path,
	    (long)getpid()).s;
	if (!is_free(f, replace, d)) {
		f->part = NULL;
		return false;
	}
	remove_all(f->part);
	return file || !mkdir(f->part, 0777) || fail(d, f->path);
}

/* The full name; the folders on the way to it are made. */
static const char *full(struct folder *f, const char *name)
{
	char *path;

	if (f->file)
		return f->part;
	path = (char *)arena_printf(&f->arena, "%s/%s", f->part, name).s;
	for (char *s = path + strlen(f->part) + 1; (s = strchr(s, '/')); s++) {
		*s = '\0';
		mkdir(path, 0777);
		*s = '/';
	}
	return path;
}

FILE *folder_file(struct folder *f, const char *name, struct diag *d)
{
	const char *path = full(f, name);
	FILE *out = fopen(path, "w");

	if (!out)
		fail(d, f->file ? f->path : path);
	return out;
}

bool folder_done(struct folder *f, FILE *out, const char *name, struct diag *d)
{
	bool ok = out && !ferror(out) && fflush(out) != EOF &&
	    !fsync(fileno(out));

	if (out && !ok)
		fail(d, f->file ? f->path : name);
	if (out && fclose(out) == EOF && ok)
		ok = fail(d, name);
	return ok;
}

bool folder_put(struct folder *f, const char *name, str bytes, struct diag *d)
{
	FILE *out = folder_file(f, name, d);

	if (out)
		fwrite(bytes.s, 1, bytes.len, out);
	return folder_done(f, out, name, d);
}

bool folder_keep(struct folder *f, struct diag *d)
{
	const char *old = arena_printf(&f->arena, "%s.old-%ld", f->path,
	    (long)getpid()).s;
	bool had = !rename(f->path, old);

	if (rename(f->part, f->path)) {
		fail(d, f->path);
		if (had)
			rename(old, f->path);
		folder_drop(f);
		return false;
	}
	if (had)
		remove_all(old);
	arena_free(&f->arena);
	return true;
}

void folder_drop(struct folder *f)
{
	if (f->part)
		remove_all(f->part);
	arena_free(&f->arena);
	*f = (struct folder){0};
}
