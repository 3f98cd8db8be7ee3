/* SPDX-License-Identifier: MIT */
/* Libraries opened when a file needs them. */
#include "base/late.h"

#include <dlfcn.h>
#include <stdatomic.h>
#include <stdio.h>

#include "base/lock.h"
#include "base/soname.h"

#define NAME(f) #f,
static const char *const zip[] = {
#define ZIP NAME
#include "base/late.def"
};
static const char *const archive[] = {
#define ARCHIVE NAME
#include "base/late.def"
};
static const char *const gmime[] = {
#define GMIME NAME
#include "base/late.def"
};
static const char *const exslt[] = {
#define EXSLT NAME
#include "base/late.def"
};
#ifdef HAVE_XLSXWRITER
static const char *const xlsx[] = {
#define XLSX NAME
#include "base/late.def"
};
#endif

#define ROW(file, names) { file, names, sizeof(names) / sizeof(*names) }
static const struct {
	const char *file;	/* as the system has it */
	const char *const *name;
	size_t count;
} libraries[LATE_COUNT] = {
	[LATE_ZIP] = ROW(SONAME_zip, zip),
	[LATE_ARCHIVE] = ROW(SONAME_archive, archive),
	[LATE_GMIME] = ROW(SONAME_gmime, gmime),
	[LATE_EXSLT] = ROW(SONAME_exslt, exslt),
#ifdef HAVE_XLSXWRITER
	[LATE_XLSX] = ROW(SONAME_xlsxwriter, xlsx),
#endif
};

/* Of each; under the lock. */
static struct opened {
	bool tried, begun;
	void *handle;
	char why[256];		/* it cannot be had */
} opened[LATE_COUNT];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static atomic_bool missed;

static void *function(struct opened *o, enum late l, const char *name)
{
	void *f = dlsym(o->handle, name);

	if (!f)
		snprintf(o->why, sizeof(o->why), "%s has no %s",
		    libraries[l].file, name);
	return f;
}

static void try(struct opened *o, enum late l)
{
	const char *why;

	o->tried = true;
	o->handle = dlopen(libraries[l].file, RTLD_LAZY | RTLD_LOCAL);
	why = o->handle ? NULL : dlerror();
	if (!o->handle)
		snprintf(o->why, sizeof(o->why), "%s", why ? why :
		    libraries[l].file);
}

static bool fill(struct opened *o, enum late l, void *table)
{
	for (size_t i = 0; i < libraries[l].count && !*o->why; i++) {
		void *f = function(o, l, libraries[l].name[i]);

		/* POSIX has a function's address in such a pointer */
		memcpy((char *)table + i * sizeof(f), &f, sizeof(f));
	}
	return !*o->why;
}

/* What late_open() is asked for, and whether it is had. */
struct opening {
	enum late library;
	void *table;
	void (*begin)(void);
	bool ok;
};

static void open_one(void *arg)
{
	struct opening *x = arg;
	struct opened *o = &opened[x->library];

	if (!o->tried)
		try(o, x->library);
	x->ok = fill(o, x->library, x->table);
	if (x->ok && !o->begun && x->begin)
		x->begin();
	o->begun |= x->ok;
}

bool late_open(enum late l, void *table, void (*begin)(void), struct diag *d)
{
	struct opening x = { l, table, begin, false };

	locked(&lock, open_one, &x);
	if (x.ok)
		return true;
	diag_add(d, DIAG_LIBRARY, "%s", opened[l].why);
	late_miss();
	return false;
}

void late_miss(void)
{
	missed = true;
}

bool late_missed(void)
{
	return missed;
}
