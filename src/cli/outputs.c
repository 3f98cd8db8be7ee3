/* SPDX-License-Identifier: MIT */
/* Paths out: one file, or one a source in a folder. */
#include <errno.h>
#include <sys/stat.h>

#include "base/file.h"
#include "cli/cli.h"

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
	if (!o->folder || path_is_folder(o->path))
		return true;
	if (!mkdir(o->path, 0777) || errno == EEXIST)
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
