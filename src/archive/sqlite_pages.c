/* SPDX-License-Identifier: MIT */
/*
 * A checksum on every page of the file, in its last eight bytes, which SQLite
 * leaves to us (reserved bytes).  Written with the page, looked at whenever one
 * is read: SQLite itself sees a changed byte only where it breaks a structure.
 * Other programs can read the file; what they write has no checksum.
 */
#include <stdlib.h>

#include "archive/sqlite.h"
#include "base/digest.h"

#define NAME "dafu-pages"
#define LARGEST 65536
#define LOCK_BYTE 0x40000000	/* its page is never written */

/* An open database file; the file system's own struct follows it. */
struct pages {
	sqlite3_file base;
	bool report;		/* hand out damaged pages all the same */
	bool mended;		/* first stands in for the file's own */
	int64_t whole;		/* bytes of a file that was cut, as it was */
	int size;		/* of a page; 0: not known yet */
	bool summed;
	unsigned char buffer[LARGEST], first[LARGEST];
};

static sqlite3_file *real(sqlite3_file *f)
{
	return (sqlite3_file *)((struct pages *)f + 1);
}

/* Fields of the first page, big-endian (https://sqlite.org/fileformat.html). */
enum { WAL_VERSIONS = 18, CHANGES = 24, COUNT = 28,
	COUNTERS_END = 44, USER_VERSION = 60, COUNT_AT_CHANGES = 92 };

/* Archives of these forms had sums of another kind; their form is told all the
 * same, see sqlite_format(). */
enum { OTHER_SUMS = 2 };

static void sum(unsigned char out[PAGES_RESERVED], const unsigned char *b,
    int size, int64_t at)
{
	digest_short(out, (str){ (const char *)b,
	    (size_t)size - PAGES_RESERVED }, (uint64_t)(at / size) + 1);
}

/* A page is as it was written, or was never written. */
static bool sound(const unsigned char *b, int size, int64_t at)
{
	unsigned char s[PAGES_RESERVED];

	sum(s, b, size, at);
	if (!memcmp(s, b + size - PAGES_RESERVED, PAGES_RESERVED))
		return true;
	return !b[0] && !memcmp(b, b + 1, (size_t)size - 1);
}

/* Whether the first bytes name such a form, and not by damage: the next page has
 * none of our sums either. */
static bool has_other_sums(struct pages *p, const unsigned char *b)
{
	static const unsigned char zero[3];
	sqlite3_file *f = real(&p->base);

	return !memcmp(b + USER_VERSION, zero, 3) && b[USER_VERSION + 3] &&
	    b[USER_VERSION + 3] <= OTHER_SUMS &&
	    f->pMethods->xRead(f, p->buffer, p->size, p->size) == SQLITE_OK &&
	    !sound(p->buffer, p->size, p->size);
}

/* Whatever the first bytes of the file say about pages. */
static void learn(struct pages *p, const unsigned char *b, int n, int64_t at)
{
	if (p->report || at != 0 || n < 100 ||
	    memcmp(b, "SQLite format 3", 16))
		return;
	p->size = b[16] << 8 | b[17];
	if (p->size == 1)
		p->size = LARGEST;
	p->summed = b[20] == PAGES_RESERVED && !has_other_sums(p, b);
}

static int pages_close(sqlite3_file *f)
{
	return real(f)->pMethods->xClose(real(f));
}

static int pages_read(sqlite3_file *f, void *b, int n, sqlite3_int64 at)
{
	struct pages *p = (struct pages *)f;
	int rc = real(f)->pMethods->xRead(real(f), b, n, at);

	if (p->mended && at < p->size && rc != SQLITE_IOERR) {
		memcpy(b, p->first + at, (size_t)(n < p->size - at ? n :
		    p->size - at));
		return rc;
	}
	if (rc != SQLITE_OK)
		return rc;
	learn(p, b, n, at);
	if (p->summed && !p->report && n == p->size && at % n == 0 &&
	    !sound(b, n, at))
		return SQLITE_IOERR_DATA;
	return SQLITE_OK;
}

static int pages_write(sqlite3_file *f, const void *b, int n,
    sqlite3_int64 at)
{
	struct pages *p = (struct pages *)f;

	learn(p, b, n, at);
	if (!p->summed || n != p->size || at % n)
		return real(f)->pMethods->xWrite(real(f), b, n, at);
	memcpy(p->buffer, b, (size_t)n);
	sum(p->buffer + n - PAGES_RESERVED, p->buffer, n, at);
	return real(f)->pMethods->xWrite(real(f), p->buffer, n, at);
}

static int pages_truncate(sqlite3_file *f, sqlite3_int64 size)
{
	return real(f)->pMethods->xTruncate(real(f), size);
}

static int pages_sync(sqlite3_file *f, int flags)
{
	return real(f)->pMethods->xSync(real(f), flags);
}

static int pages_size(sqlite3_file *f, sqlite3_int64 *size)
{
	int rc = real(f)->pMethods->xFileSize(real(f), size);

	if (*size < ((struct pages *)f)->whole)
		*size = ((struct pages *)f)->whole;
	return rc;
}

static int pages_lock(sqlite3_file *f, int lock)
{
	return real(f)->pMethods->xLock(real(f), lock);
}

static int pages_unlock(sqlite3_file *f, int lock)
{
	return real(f)->pMethods->xUnlock(real(f), lock);
}

static int pages_reserved_lock(sqlite3_file *f, int *out)
{
	return real(f)->pMethods->xCheckReservedLock(real(f), out);
}

static int pages_control(sqlite3_file *f, int op, void *arg)
{
	return real(f)->pMethods->xFileControl(real(f), op, arg);
}

static int pages_sector(sqlite3_file *f)
{
	return real(f)->pMethods->xSectorSize(real(f));
}

static int pages_device(sqlite3_file *f)
{
	return real(f)->pMethods->xDeviceCharacteristics(real(f));
}

static int pages_shm_map(sqlite3_file *f, int page, int size, int extend,
    void volatile **out)
{
	return real(f)->pMethods->xShmMap(real(f), page, size, extend, out);
}

static int pages_shm_lock(sqlite3_file *f, int offset, int n, int flags)
{
	return real(f)->pMethods->xShmLock(real(f), offset, n, flags);
}

static void pages_shm_barrier(sqlite3_file *f)
{
	real(f)->pMethods->xShmBarrier(real(f));
}

static int pages_shm_unmap(sqlite3_file *f, int delete)
{
	return real(f)->pMethods->xShmUnmap(real(f), delete);
}

/* Version 2: without memory-mapped pages, which nobody would look at. */
static const sqlite3_io_methods methods = {
	.iVersion = 2,
	.xClose = pages_close,
	.xRead = pages_read,
	.xWrite = pages_write,
	.xTruncate = pages_truncate,
	.xSync = pages_sync,
	.xFileSize = pages_size,
	.xLock = pages_lock,
	.xUnlock = pages_unlock,
	.xCheckReservedLock = pages_reserved_lock,
	.xFileControl = pages_control,
	.xSectorSize = pages_sector,
	.xDeviceCharacteristics = pages_device,
	.xShmMap = pages_shm_map,
	.xShmLock = pages_shm_lock,
	.xShmBarrier = pages_shm_barrier,
	.xShmUnmap = pages_shm_unmap,
};

static int pages_open(sqlite3_vfs *v, const char *name, sqlite3_file *f,
    int flags, int *out)
{
	sqlite3_vfs *under = v->pAppData;
	struct pages *p = (struct pages *)f;
	int rc;

	if (!(flags & SQLITE_OPEN_MAIN_DB))
		return under->xOpen(under, name, f, flags, out);
	memset(p, 0, sizeof(*p) + (size_t)under->szOsFile);
	rc = under->xOpen(under, name, real(f), flags, out);
	if (real(f)->pMethods)
		p->base.pMethods = &methods;
	return rc;
}

const char *pages_vfs(void)
{
	sqlite3_vfs *under = sqlite3_vfs_find(NULL), *vfs;

	if (sqlite3_vfs_find(NAME) || !under)
		return NAME;
	/* SQLite keeps it for as long as the process lives */
	vfs = checked_malloc(sizeof(*vfs));
	*vfs = *under;
	vfs->pNext = NULL;
	vfs->zName = NAME;
	vfs->szOsFile = (int)sizeof(struct pages) + under->szOsFile;
	vfs->pAppData = under;
	vfs->xOpen = pages_open;
	sqlite3_vfs_register(vfs, 0);
	return NAME;
}

static struct pages *pages_of(sqlite3 *db)
{
	sqlite3_file *f = NULL;

	sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &f);
	return f && f->pMethods == &methods ? (struct pages *)f : NULL;
}

bool pages_summed(sqlite3 *db)
{
	const struct pages *p = pages_of(db);

	return p && p->summed;
}

/* A page that another process is just writing settles soon. */
static bool sound_soon(struct pages *p, int64_t at)
{
	sqlite3_file *f = real(&p->base);

	for (int i = 0; i < 5; i++) {
		if (i)
			sqlite3_sleep(5);
		if (f->pMethods->xRead(f, p->buffer, p->size, at) == SQLITE_OK &&
		    sound(p->buffer, p->size, at))
			return true;
	}
	return false;
}

static bool read_page(struct pages *p, unsigned char *out, int64_t page)
{
	sqlite3_file *f = real(&p->base);

	return f->pMethods->xRead(f, out, p->size, (page - 1) * p->size) ==
	    SQLITE_OK;
}

/* Whether any of the pages behind the first is one of ours. */
static bool has_sound(struct pages *p)
{
	enum { LOOKS = 32 };

	for (int64_t n = 2; n < LOOKS && read_page(p, p->buffer, n); n++)
		if (p->buffer[0] && sound(p->buffer, p->size,
		    (n - 1) * p->size))
			return true;
	return false;
}

static int64_t pages_in(struct pages *p)
{
	sqlite3_int64 bytes = 0;

	real(&p->base)->pMethods->xFileSize(real(&p->base), &bytes);
	return bytes / p->size;
}

static int64_t number(const unsigned char *b)
{
	return (int64_t)b[0] << 24 | b[1] << 16 | b[2] << 8 | b[3];
}

bool pages_report(sqlite3 *db)
{
	struct pages *p = pages_of(db);
	int size;

	if (!p)
		return true;
	size = p->size = PAGES_SIZE;
	if (!read_page(p, p->first, 1))
		return true;
	learn(p, p->first, PAGES_SIZE, 0);
	p->report = true;
	if (p->summed && p->size == size && sound_soon(p, 0)) {
		memcpy(p->first, p->buffer, (size_t)size);
		/* SQLite opens no file that is too short */
		p->whole = number(p->first + COUNT) * size;
		return true;
	}
	size = p->size;
	p->size = PAGES_SIZE;
	if (has_sound(p))
		return false;
	p->size = size;
	return true;
}

void pages_mend(sqlite3 *db, const unsigned char first[PAGES_SIZE])
{
	struct pages *p = pages_of(db);

	int64_t count;

	if (!p)
		return;
	count = pages_in(p);
	memcpy(p->first, first, CHANGES);
	memset(p->first + WAL_VERSIONS, 2, 2);
	for (int i = 0; i < 4; i++)
		p->first[COUNT + i] = (unsigned char)(count >> (24 - 8 * i));
	memcpy(p->first + COUNTERS_END, first + COUNTERS_END, PAGES_SIZE -
	    COUNTERS_END);
	memcpy(p->first + COUNT_AT_CHANGES, p->first + CHANGES, 4);
	p->summed = p->mended = true;
}

bool pages_scan(sqlite3 *db, void (*bad)(void *, int64_t page), void *arg,
    int64_t *cut)
{
	struct pages *p = pages_of(db);
	sqlite3_int64 bytes = 0;

	if (!p || real(&p->base)->pMethods->xFileSize(real(&p->base), &bytes) ||
	    !p->summed)
		return false;
	*cut = number(p->first + COUNT) - bytes / p->size;
	for (int64_t at = 0; at < bytes; at += p->size)
		if (at + p->size > bytes || !sound_soon(p, at))
			bad(arg, at / p->size + 1);
	return true;
}
