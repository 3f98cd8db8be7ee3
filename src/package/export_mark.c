/* SPDX-License-Identifier: MIT */
/* What dafu export, publish or site made, by what it left in it. */
#define _XOPEN_SOURCE 700
#include "package/export_mark.h"

#include <ftw.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/names.h"

/* How files begin: at which byte stands what.  A format more: a row. */
static const struct {
	size_t at;
	const char *bytes;
} files[] = {
	{ 0, "{\"letter\":" },
	{ 68, "dafp" },	/* SQLite's application_id */
};

/* The file by which a folder is known, how it begins, the file that lists the
 * others, and what no list names.  A format more: a row. */
static const struct form {
	const char *mark, *begins, *list, *more[8];
} folders[] = {
	{ "datapackage.json", "{\n  \"name\": \"dafu-archive\"",
	    "datapackage.json", { "datapackage.json" } },
	{ "index.csv", "\xEF\xBB\xBFletter,", "index.csv", { "index.csv" } },
	{ "index.csv", "\xEF\xBB\xBF" "file,", "index.csv", { "index.csv" } },
	{ MADE_MARK, MADE_SITE, MADE_MARK, { MADE_MARK } },
	{ "bag-info.txt", "Bag-Software-Agent: dafu ", "manifest-sha256.txt",
	    { "bag-info.txt", "bagit.txt", "manifest-sha256.txt",
	    "manifest-sha512.txt", "tagmanifest-sha256.txt",
	    "tagmanifest-sha512.txt", "premis.xml", "reply.xsd" } },
};

/* The first bytes of a file, at most n; false where there is none. */
static bool begin(str *out, char *buffer, size_t n, const char *path)
{
	struct stat st;
	FILE *in = !lstat(path, &st) && S_ISREG(st.st_mode) ?
	    fopen(path, "r") : NULL;

	if (!in)
		return false;
	*out = (str){ buffer, fread(buffer, 1, n, in) };
	fclose(in);
	return true;
}

static bool is_file(const char *path)
{
	char buffer[128];
	str x;

	if (!begin(&x, buffer, sizeof(buffer), path))
		return false;
	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++)
		if (x.len >= files[i].at && str_starts((str){ x.s + files[i].at,
		    x.len - files[i].at }, str_of(files[i].bytes)))
			return true;
	return !x.len;
}

/* The names in a list: whatever stands between what no name has. */
static bool read_list(struct names *out, const char *path)
{
	struct diag d = {0};
	str x;
	bool ok = file_read(&x, path, SIZE_MAX / 4, &out->arena, &d);

	for (size_t at = 0; ok && at < x.len; ) {
		char *name = (char *)x.s + at;
		size_t n = 0;

		while (at + n < x.len && !strchr(" ,\"\r\n", name[n]))
			n++;
		at += n + 1;
		if (at > x.len)
			break;		/* every list ends in a line's end */
		name[n] = '\0';
		names_find(out, name, true);
	}
	diag_clear(&d);
	return ok;
}

/* What nftw's function looks at, which takes no argument. */
static struct {
	struct names names;
	size_t below;		/* where names begin in a path */
} known;

static int is_stray(const char *path, const struct stat *st, int kind,
    struct FTW *at)
{
	(void)at;
	if (kind == FTW_D)
		return 0;
	return kind != FTW_F || !S_ISREG(st->st_mode) ||
	    !names_find(&known.names, path + known.below, false);
}

static bool is_folder(const char *path, const struct form *f)
{
	struct arena a = {0};
	char buffer[128];
	str x;
	bool ok = begin(&x, buffer, sizeof(buffer), arena_printf(&a, "%s/%s",
	    path, f->mark).s) && str_starts(x, str_of(f->begins)) &&
	    read_list(&known.names, arena_printf(&a, "%s/%s", path,
	    f->list).s);

	for (size_t i = 0; i < sizeof(f->more) / sizeof(*f->more); i++)
		if (f->more[i])
			names_find(&known.names, f->more[i], true);
	known.below = strlen(path) + 1;
	ok = ok && !nftw(path, is_stray, 16, FTW_PHYS);
	arena_free(&known.names.arena);
	known.names = (struct names){0};
	arena_free(&a);
	return ok;
}

/* By which file a folder of outputs is known, and how that begins. */
static const struct {
	const char *name, *begins;
} outputs[] = {
	{ MADE_MARK, "" },
	{ "datapackage.json", "{\n  \"name\": \"dafu-archive\"" },
	{ "index.csv", "\xEF\xBB\xBFletter," },
	{ "index.csv", "\xEF\xBB\xBF" "file," },
};

/* Whether it is an archive, or what export made of one. */
static bool is_database(str x)
{
	const str head = STR("SQLite format 3"), id = { x.s + 68, 3 };

	return x.len >= 72 && str_starts(x, head) && str_eq(id, STR("daf"));
}

bool made_here(const char *path)
{
	struct arena a = {0};
	char buffer[1024];
	struct stat st;
	str x;
	bool made = false;

	if (lstat(path, &st) || !S_ISDIR(st.st_mode))
		return begin(&x, buffer, sizeof(buffer), path) &&
		    ((str_starts(x, STR("<?xml")) &&
		    str_has(x, STR("\"urn:dafu:reply:1\""))) ||
		    is_database(x));
	for (size_t i = 0; !made && i < sizeof(outputs) / sizeof(*outputs); i++)
		made = begin(&x, buffer, sizeof(buffer), arena_printf(&a,
		    "%s/%s", path, outputs[i].name).s) &&
		    str_starts(x, str_of(outputs[i].begins));
	arena_free(&a);
	return made;
}

void made_mark(const char *folder)
{
	struct arena a = {0};
	FILE *out = fopen(arena_printf(&a, "%s/" MADE_MARK, folder).s, "wx");

	if (out) {
		fputs("made by dafu; read as no letter\n", out);
		fclose(out);
	}
	arena_free(&a);
}

bool made_by_export(const char *path)
{
	struct stat st;

	if (lstat(path, &st))
		return false;
	if (S_ISREG(st.st_mode))
		return is_file(path);
	for (size_t i = 0; S_ISDIR(st.st_mode) &&
	    i < sizeof(folders) / sizeof(*folders); i++)
		if (is_folder(path, &folders[i]))
			return true;
	return false;
}
