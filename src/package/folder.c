/* SPDX-License-Identifier: MIT */
/* Folders that appear whole. */
#define _DEFAULT_SOURCE	/* flock */
#define _XOPEN_SOURCE 700
#include "package/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/plain.h"
#include "base/utf.h"
#include "package/export_mark.h"

/* Behind the name of what is not whole yet; a process's number follows. */
#define PART ".dafu-part-"

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
	int n = scandir(path, &entry, is_entry, alphasort);

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

/* Open a part and lock it, for as long as this process lives.  -1: it cannot
 * be had, or is another's. */
static int hold(const char *part)
{
	int fd = open(part, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);

	if (fd < 0 || !flock(fd, LOCK_EX | LOCK_NB))
		return fd;
	close(fd);
	return -1;
}

/* Whether a name is what an export to path was made under: its own and the
 * number of a process. */
static bool is_part(const char *name, const char *path)
{
	const char *own = file_name(path);
	size_t len = strlen(own);

	if (strncmp(name, own, len) || strncmp(name + len, PART, sizeof(PART) - 1))
		return false;
	name += len + sizeof(PART) - 1;
	return *name && !name[strspn(name, "0123456789")];
}

/* Take away what killed exports to the same path have left: nobody holds it. */
static void sweep(struct folder *f)
{
	str folder = file_folder(f->path, &f->arena);
	struct dirent **entry;
	int n = scandir(folder.s, &entry, is_entry, alphasort);

	for (int i = 0; i < n; i++) {
		const char *part = arena_printf(&f->arena, "%s/%s", folder.s,
		    entry[i]->d_name).s;
		int fd = is_part(entry[i]->d_name, f->path) ? hold(part) : -1;

		if (fd >= 0) {
			remove_all(part);
			close(fd);
		}
		free(entry[i]);
	}
	if (n >= 0)
		free(entry);
}

static bool make_part(struct folder *f)
{
	int fd = -1;

	remove_all(f->part);
	if (f->file)
		fd = open(f->part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
		    0666);
	else if (mkdir(f->part, 0777))
		return false;
	if (f->file && fd < 0)
		return false;
	if (fd >= 0)
		close(fd);
	f->held = hold(f->part);	/* -1: a file system without locks */
	return true;
}

bool folder_open(struct folder *f, const char *path, bool file, bool replace,
    struct diag *d)
{
	size_t len = strlen(path);

	while (len > 1 && path[len - 1] == '/')
		len--;
	*f = (struct folder){ .file = file, .held = -1 };
	f->path = arena_str(&f->arena, (str){ path, len }).s;
	f->part = arena_printf(&f->arena, "%s" PART "%ld", f->path,
	    (long)getpid()).s;
	if (!is_free(f, replace, d)) {
		f->part = NULL;
		return false;
	}
	sweep(f);
	if (make_part(f))
		return true;
	fail(d, f->path);
	f->part = NULL;
	return false;
}

/* Make the folders on the way to a file. */
static void make_way(const struct folder *f, char *path)
{
	for (char *s = path + strlen(f->part) + 1; (s = strchr(s, '/')); s++) {
		*s = '\0';
		mkdir(path, 0777);
		*s = '/';
	}
}

FILE *folder_file(struct folder *f, const char *name, struct diag *d)
{
	char *path = (char *)(f->file ? f->part : arena_printf(&f->arena,
	    "%s/%s", f->part, name).s);
	FILE *out = fopen(path, "w");

	if (!out && errno == ENOENT && !f->file) {
		make_way(f, path);
		out = fopen(path, "w");
	}
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

/* See the folders themselves through to the disk: their names for files. */
static int settle(const char *path, const struct stat *st, int kind,
    struct FTW *at)
{
	(void)st;
	(void)at;
	return kind == FTW_DP && !file_sync(path);
}

/* Put the part in the place of what is there, which then is the part; where the
 * file system cannot change the two, one after the other. */
static bool change(struct folder *f, bool *had)
{
	const char *old = arena_printf(&f->arena, "%s.old-%ld", f->path,
	    (long)getpid()).s;

	*had = file_exchange(f->part, f->path);
	if (*had)
		return true;
	*had = !rename(f->path, old);
	if (!rename(f->part, f->path)) {
		f->part = old;
		return true;
	}
	if (*had)
		rename(old, f->path);
	return false;
}

const char *folder_safe(str name, struct arena *a)
{
	enum { LONGEST = 120 };
	char *s = arena_alloc(a, 1, 1, name.len + 1);
	size_t n = 0;

	for (size_t at = 0; at < name.len && n < LONGEST; ) {
		size_t from = at;
		uint32_t c = utf8_next(name, &at);
		bool bad = plain_controls(c) || !utf_width(c) || (c < 0x80 &&
		    !utf_is_ink(c) && !strchr(n ? "._-" : "_", (int)c));

		if (bad)
			s[n++] = '_';
		for (; !bad && from < at; from++)
			s[n++] = name.s[from];
	}
	return s;
}

bool folder_keep(struct folder *f, struct diag *d)
{
	bool had, ok = f->file ? file_sync(f->part) :
	    !nftw(f->part, settle, 16, FTW_DEPTH | FTW_PHYS);

	ok = ok && change(f, &had) &&
	    file_sync(file_folder(f->path, &f->arena).s);
	if (!ok)
		fail(d, f->path);
	else if (!had)
		f->part = NULL;		/* has its name now */
	folder_drop(f);
	return ok;
}

void folder_drop(struct folder *f)
{
	if (f->part)
		remove_all(f->part);
	if (f->held >= 0 && f->path)
		close(f->held);
	arena_free(&f->arena);
	*f = (struct folder){ .held = -1 };
}
