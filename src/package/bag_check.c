/* SPDX-License-Identifier: MIT */
/* Whether a bag is whole: its files against its manifests. */
#define _XOPEN_SOURCE 700
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/names.h"
#include "package/bag.h"

/* The manifests that are checked; RFC 8493, 2.1.3 and 2.2.1. */
static const struct manifest {
	const char *name;
	bool wide;		/* SHA-512 */
	bool payload;		/* else of the bag's own files */
} manifests[] = {
	{ "manifest-sha256.txt", false, true },
	{ "manifest-sha512.txt", true, true },
	{ "tagmanifest-sha256.txt", false, false },
	{ "tagmanifest-sha512.txt", true, false },
};

struct check {
	const char *bag;
	struct names listed;	/* by path; count: in how many manifests */
	int manifests;		/* of the payload */
	struct arena arena;	/* of one file */
	struct diag *diag;
};

bool bag_bad(struct diag *d, const char *bag, const char *what,
    const char *name)
{
	diag_add(d, DIAG_BAG, "%s: %s: %s", bag, what, name);
	return false;
}

bool bag_inside(const char *name)
{
	if (*name == '/' || strchr(name, '\\'))
		return false;
	for (const char *s = name; s; s = strchr(s, '/')) {
		s += *s == '/';
		if (!strncmp(s, "..", 2) && (!s[2] || s[2] == '/'))
			return false;
	}
	return true;
}

const char *bag_path(struct arena *a, const char *bag, const char *name)
{
	return arena_printf(a, "%s/%s", bag, name).s;
}

FILE *bag_open(const char *bag, const char *name)
{
	struct arena a = {0};
	struct stat st;
	int fd = open(bag_path(&a, bag, name), O_RDONLY | O_NOFOLLOW |
	    O_NONBLOCK | O_CLOEXEC);
	FILE *in = NULL;
	int why;

	if (fd >= 0 && !fstat(fd, &st)) {
		errno = EINVAL;
		in = S_ISREG(st.st_mode) ? fdopen(fd, "r") : NULL;
	}
	why = errno;
	if (fd >= 0 && !in)
		close(fd);
	arena_free(&a);
	errno = why;
	return in;
}

/* Whether a folder has a plain file of this name; false: not known, and told.
 * What may not be looked into has none, as the walk through it will tell. */
static bool has_file(const char *bag, const char *name, bool *has,
    struct diag *d)
{
	struct arena a = {0};
	struct stat st;
	int why = lstat(bag_path(&a, bag, name), &st) ? errno : 0;

	arena_free(&a);
	*has = !why && S_ISREG(st.st_mode);
	return !why || why == ENOENT || why == ENOTDIR || why == EACCES ||
	    why == ELOOP || why == ENAMETOOLONG ||
	    bag_bad(d, bag, strerror(why), name);
}

bool bag_is(const char *path, bool *is, struct diag *d)
{
	return has_file(path, "bagit.txt", is, d);
}

bool bag_is_archive(const char *path, bool *is, struct diag *d)
{
	return bag_is(path, is, d) && (!*is ||
	    has_file(path, "data/documents.jsonl", is, d)) && (!*is ||
	    has_file(path, "data/records.jsonl", is, d));
}

/* Line ends and the percent sign itself are escaped in names: %0A, %0D, %25. */
static void unescape(char *name)
{
	static const char codes[][4] = { "0A\n", "0D\r", "25%" };
	char *to = name;

	for (const char *s = name; *s; s++) {
		char c = *s;

		for (size_t i = 0; c == '%' && s[1] && i < 3; i++)
			if (s[1] == codes[i][0] &&
			    (s[2] & ~0x20) == (codes[i][1] & ~0x20)) {
				c = codes[i][2];
				s += 2;
				break;
			}
		*to++ = c;
	}
	*to = '\0';
}

/* One file that a manifest lists with its hash. */
static void check_file(struct check *c, const struct manifest *m,
    const char *hash, const char *file)
{
	FILE *in = NULL;
	char sha256[65], sha512[129];

	if (!bag_inside(file) || (m->payload && strncmp(file, "data/", 5)))
		bag_bad(c->diag, c->bag, "a name that leaves the bag", file);
	else if (!(in = bag_open(c->bag, file)))
		bag_bad(c->diag, c->bag, "missing, or no plain file", file);
	else if (!digest_file(in, sha256, sha512) ||
	    strcasecmp(hash, m->wide ? sha512 : sha256))
		bag_bad(c->diag, c->bag, "changed", file);
	if (m->payload)
		names_find(&c->listed, file, true)->count |= m->wide ? 2 : 1;
}

static void check_manifest(struct check *c, const struct manifest *m, FILE *in)
{
	size_t width = m->wide ? 128 : 64;
	char line[8192];

	while (fgets(line, sizeof(line), in)) {
		char *file = line + width;

		line[strcspn(line, "\r\n")] = '\0';
		if (strlen(line) < width + 2 || (*file != ' ' &&
		    *file != '\t')) {
			bag_bad(c->diag, c->bag,
			    "a line of the manifest is wrong", m->name);
			break;
		}
		*file++ = '\0';
		file += strspn(file, " \t");
		unescape(file);
		check_file(c, m, line, file);
		arena_reset(&c->arena);
	}
}

/* nftw hands on nothing of its caller's. */
static struct check *walked;

/* A file of the payload: plain, and in all manifests. */
static int find_stray(const char *path, const struct stat *st, int kind,
    struct FTW *at)
{
	struct check *c = walked;
	const char *name = path + strlen(c->bag) + 1;
	const struct named *x;

	(void)st;
	(void)at;
	if (kind == FTW_D)
		return 0;
	x = names_find(&c->listed, name, false);
	if (kind != FTW_F || !x)
		bag_bad(c->diag, c->bag, "stray", name);
	else if (x->count != c->manifests)
		bag_bad(c->diag, c->bag, x->count == 1 ?
		    "not in manifest-sha512.txt" : "not in manifest-sha256.txt",
		    name);
	return 0;
}

bool bag_check(const char *bag, struct diag *d)
{
	struct check c = { .bag = bag, .diag = d };
	size_t before = d->list.n;

	/* what one manifest finds the others would find again */
	for (size_t i = 0; i < sizeof(manifests) / sizeof(*manifests) &&
	    d->list.n == before; i++) {
		const struct manifest *m = &manifests[i];
		FILE *in = bag_open(bag, m->name);

		if (!in && errno == ENOENT)
			continue;
		if (!in) {
			bag_bad(d, bag, "is no plain file that can be read",
			    m->name);
			break;
		}
		c.manifests |= !m->payload ? 0 : m->wide ? 2 : 1;
		check_manifest(&c, m, in);
		fclose(in);
	}
	walked = &c;
	if (!c.manifests && d->list.n == before)
		bag_bad(d, bag, "no manifest in SHA-256 or SHA-512", "data");
	else if (d->list.n == before && nftw(bag_path(&c.arena, bag, "data"),
	    find_stray, 16, FTW_PHYS))
		bag_bad(d, bag, strerror(errno), "data");
	arena_free(&c.arena);
	arena_free(&c.listed.arena);
	return d->list.n == before;
}
