/* SPDX-License-Identifier: MIT */
/* Paths in: files and folders; paths out: one file a letter. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/file.h"
#include "cli/cli.h"

bool path_is_folder(const char *path)
{
	struct stat st;

	return strcmp(path, "-") && !stat(path, &st) && S_ISDIR(st.st_mode);
}

static int visible(const struct dirent *e)
{
	return e->d_name[0] != '.';
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static bool add_folder(struct paths *p, const char *path, struct diag *d)
{
	struct dirent **entry;
	int n = scandir(path, &entry, visible, by_bytes);
	bool ok = n >= 0;

	if (!ok) {
		d->file = str_of(path);
		diag_add(d, DIAG_IO, "%s", strerror(errno));
	}
	for (int i = 0; i < n; i++) {
		str below = arena_printf(&p->arena, "%s/%s", path,
		    entry[i]->d_name);
		struct stat st;

		/* A link may lead round in a circle: it is not followed. */
		if (!lstat(below.s, &st) && S_ISDIR(st.st_mode))
			ok = add_folder(p, below.s, d) && ok;
		else if (!stat(below.s, &st) && S_ISREG(st.st_mode))
			*push(&p->arena, &p->list) = below.s;
		free(entry[i]);
	}
	if (n >= 0)
		free(entry);
	return ok;
}

bool paths_add(struct paths *p, const char *path, struct diag *d)
{
	if (path_is_folder(path))
		return add_folder(p, path, d);
	*push(&p->arena, &p->list) = path;
	return true;
}

static bool taken(const struct paths *used, const char *name)
{
	for (size_t i = 0; i < used->list.n; i++)
		if (!strcmp(used->list.v[i], name))
			return true;
	return false;
}

const char *path_output(struct paths *used, const char *folder,
    const char *source, const char *extension)
{
	const char *name = strcmp(source, "-") ? file_name(source) : "stdin";
	const char *dot = strrchr(name, '.');
	int len = dot && dot != name ? (int)(dot - name) : (int)strlen(name);
	str out = arena_printf(&used->arena, "%s/%.*s.%s", folder, len, name,
	    extension);

	for (int i = 2; taken(used, out.s); i++)
		out = arena_printf(&used->arena, "%s/%.*s-%d.%s", folder, len,
		    name, i, extension);
	*push(&used->arena, &used->list) = out.s;
	return out.s;
}
