/* SPDX-License-Identifier: MIT */
/* Paths out: one file, or one a source in a folder. */
#include <dirent.h>
#include <errno.h>
#include <sys/stat.h>

#include "base/file.h"
#include "cli/cli.h"
#include "package/export_mark.h"

/* Whether its name ends as that of a file that a format writes does. */
static bool is_file_name(const char *path)
{
	const str name = str_of(file_name(path));

	for (int i = 0; i < FORMAT_COUNT; i++)
		if (str_ends(name, str_of(format_rows[i].extension)) &&
		    strrchr(name.s, '.') && strrchr(name.s, '.') != name.s)
			return true;
	return false;
}

static bool is_empty(const char *folder)
{
	DIR *dir = opendir(folder);
	struct dirent *e;
	bool empty = dir;

	while (empty && (e = readdir(dir)))
		empty = !strcmp(e->d_name, ".") || !strcmp(e->d_name, "..");
	if (dir)
		closedir(dir);
	return empty;
}

bool outputs_open(struct outputs *o, bool several, struct diag *d)
{
	size_t len;

	if (o->path && !strcmp(o->path, "-"))
		o->path = NULL;
	len = o->path ? strlen(o->path) : 0;
	if (!len)
		return true;
	o->folder = path_is_folder(o->path) || several ||
	    o->path[len - 1] == '/';
	if (!o->folder)
		return true;
	if (path_is_folder(o->path)) {
		if (o->mark && is_empty(o->path))
			made_mark(o->path);
		return true;
	}
	if (o->path[len - 1] != '/' && is_file_name(o->path)) {
		diag_add(d, DIAG_USAGE, "several outputs, and one file: '%s'; "
		    "-o %s/ is a folder", o->path, o->path);
		return false;
	}
	if (!mkdir(o->path, 0777)) {
		if (o->mark)
			made_mark(o->path);
		return true;
	}
	if (errno == EEXIST)
		return true;
	diag_add(d, DIAG_IO, "%s: %s", o->path, strerror(errno));
	return false;
}

/* FOLDER/NAME.extension; a name that was given before gets -2, -3 … */
static const char *path_of(struct outputs *o, const char *source,
    const char *extension)
{
	const char *name = strcmp(source, "-") ? file_name(source) : "stdin";
	const char *dot = strrchr(name, '.');
	int len = dot && dot != name ? (int)(dot - name) : (int)strlen(name);
	struct arena *a = &o->used.arena;
	str first = arena_printf(a, "%s/%.*s.%s", o->path, len, name,
	    extension), out = first;
	/* The count of a name is the last number that was given behind it. */
	int n = names_find(&o->used, first.s, true)->count;

	while (n && names_find(&o->used, out.s, false))
		out = arena_printf(a, "%s/%.*s-%d.%s", o->path, len, name,
		    ++n, extension);
	names_find(&o->used, out.s, true)->count = 1;
	names_find(&o->used, first.s, true)->count = n ? n : 1;
	return out.s;
}

bool outputs_write(struct outputs *o, const struct paths *read, str bytes,
    const char *source, const char *extension, struct diag *d)
{
	const char *path = o->folder ? path_of(o, source, extension) : o->path;

	if (path && (paths_have(read, path) || path_has_archive(path))) {
		diag_add(d, DIAG_OVERWRITE, "%s", path);
		return false;
	}
	return file_write(path, bytes, d);
}
