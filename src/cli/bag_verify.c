/* SPDX-License-Identifier: MIT */
/* Whether what a bag says of its letters is so: before anything is taken. */
#define _XOPEN_SOURCE 700
#include <ftw.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/file.h"
#include "cli/against.h"
#include "cli/bag.h"
#include "cli/bag_line.h"
#include "cli/cli.h"
#include "work/conveyor.h"
#include "cli/clock.h"

enum { DAY = 86400 };

/* What a document's line says; its file is read again when its records are. */
struct stated {
	int64_t id, time, records;
	str path, file, sha256, program;
	bool read, refused;
};

struct verify {
	const char *bag;
	const struct bag_target *to;
	struct VEC(struct stated) document;	/* by id */
	struct names letter, file;	/* by id: last version; by name */
	struct arena arena;
	struct diag *diag;
	/* the second look */
	struct bag_reader records;
	size_t next;			/* of the documents */
	size_t bad;
	struct conveyor line;
};

/* --- first look: whether lines and files fit one another */

/* Every file of the payload belongs to one line. */
static bool add_file(struct verify *v, const struct bag_reader *r)
{
	str name = bag_text(r, "file", &v->arena);

	return !names_find(&v->file, name.s, true)->count++ ||
	    bag_reader_bad(r, "'file' belongs to another line", v->diag);
}

static bool plausible(const struct verify *v, int64_t time, int64_t after)
{
	return v->to->trust || (time >= after && time <= clock_now() + DAY);
}

static bool look_at_document(struct verify *v, const struct bag_reader *r,
    struct arena *a)
{
	str outcome = bag_text(r, "outcome", a), source;
	struct stated x = { .id = bag_number(r, "document"),
		.time = bag_number(r, "time"),
		.path = bag_text(r, "path", &v->arena),
		.file = bag_text(r, "file", &v->arena),
		.sha256 = bag_text(r, "sha256", &v->arena),
		.program = bag_text(r, "program", &v->arena),
		.read = str_eq(outcome, STR("read")),
		.refused = str_eq(outcome, STR("refused")) };

	if (v->document.n && x.id <= v->document.v[v->document.n - 1].id)
		return bag_reader_bad(r, "'document' is out of turn", v->diag);
	if (x.read == (bag_text(r, "reason", a).s != NULL))
		return bag_reader_bad(r, x.read ? "'reason' where it was read" :
		    "no 'reason' where it was not read", v->diag);
	if (!plausible(v, x.time, 0))
		return bag_reader_bad(r, "'time' is still to come", v->diag);
	*push(&v->arena, &v->document) = x;
	return add_file(v, r) && bag_file(r, &source, a, v->diag);
}

static struct stated *stated(struct verify *v, int64_t id)
{
	size_t low = 0, high = v->document.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (v->document.v[middle].id < id)
			low = middle + 1;
		else
			high = middle;
	}
	return low < v->document.n && v->document.v[low].id == id ?
	    &v->document.v[low] : NULL;
}

/* A letter's count of versions by its id. */
static int *versions(struct verify *v, const struct bag_reader *r)
{
	char id[32];

	snprintf(id, sizeof(id), "%lld", (long long)bag_number(r, "letter"));
	return &names_find(&v->letter, arena_str(&v->arena, str_of(id)).s,
	    true)->count;
}

static bool look_at_record(struct verify *v, const struct bag_reader *r,
    struct arena *a)
{
	struct stated *of = stated(v, bag_number(r, "document"));
	str xml;

	if (!of || !of->read)
		return bag_reader_bad(r, of ? "its document was not read" :
		    "there is no such document", v->diag);
	if (!str_eq(bag_text(r, "source", a), of->sha256))
		return bag_reader_bad(r, "'source' is another's hash", v->diag);
	if (bag_number(r, "version") != ++*versions(v, r))
		return bag_reader_bad(r, "'version' is out of turn", v->diag);
	if (!plausible(v, bag_number(r, "time"), of->time))
		return bag_reader_bad(r, "'time' is before the document's, or "
		    "still to come", v->diag);
	of->records++;
	return add_file(v, r) && bag_file(r, &xml, a, v->diag);
}

static bool each(struct verify *v, enum bag_lines what, bool (*look)(
    struct verify *, const struct bag_reader *, struct arena *))
{
	struct bag_reader r;
	struct arena a = {0};
	bool ok = bag_reader_open(&r, v->bag, what, v->diag);

	while (ok && r.line) {
		ok = look(v, &r, &a) && bag_reader_next(&r, v->diag);
		arena_reset(&a);
	}
	bag_reader_close(&r);
	arena_free(&a);
	return ok;
}

/* nftw hands on nothing of its caller's. */
static struct verify *walked;

static int find_unsaid(const char *path, const struct stat *st, int kind,
    struct FTW *at)
{
	const char *name = path + strlen(walked->bag) + 1;

	(void)st;
	(void)at;
	if (kind == FTW_F && !names_find(&walked->file, name, false))
		bag_bad(walked->diag, walked->bag, "no line says what it is",
		    name);
	return 0;
}

static bool whole(struct verify *v)
{
	size_t before = v->diag->list.n;

	for (size_t i = 0; i < v->document.n; i++)
		if (v->document.v[i].read && !v->document.v[i].records)
			return bag_bad(v->diag, v->bag,
			    "was read, but has no record",
			    v->document.v[i].file.s);
	names_find(&v->file, "data/documents.jsonl", true);
	names_find(&v->file, "data/records.jsonl", true);
	walked = v;
	nftw(bag_path(&v->arena, v->bag, "data"), find_unsaid, 16, FTW_PHYS);
	return v->diag->list.n == before;
}

/* --- second look: whether records say what their sources say */

static bool source_of(struct verify *v, const struct stated *x, struct slot *s)
{
	return file_read(&s->task.bytes, bag_path(&s->arena, v->bag,
	    x->file.s), SIZE_MAX / 4, &s->arena, v->diag);
}

static bool next_record(struct verify *v, struct slot *s)
{
	const struct bag_reader *r = &v->records;
	const struct stated *of = stated(v, bag_number(r, "document"));
	bool current = bag_number(r, "version") == *versions(v, r);

	s->path = bag_text(r, "file", &s->arena);
	s->task.check.part = (uint32_t)bag_number(r, "part");
	s->task.check.how = v->to->trust ? CHECKED_PLACES : against_how(current,
	    bag_text(r, "program", &s->arena),
	    bag_text(r, "profile", &s->arena), v->to->profile);
	return of && source_of(v, of, s) && bag_file(r, &s->task.check.record,
	    &s->arena, v->diag) && bag_reader_next(&v->records, v->diag);
}

/* The next document that this program, too, should not be able to read. */
static const struct stated *next_refused(struct verify *v)
{
	while (v->next < v->document.n) {
		const struct stated *x = &v->document.v[v->next++];

		if (x->refused && !v->to->trust &&
		    str_eq(x->program, STR(DAFU_VERSION)))
			return x;
	}
	return NULL;
}

static bool next(void *arg, struct slot *s, bool *end)
{
	struct verify *v = arg;
	const struct stated *x;

	*end = false;
	if (v->records.line)
		return next_record(v, s);
	x = next_refused(v);
	*end = !x;
	if (!x)
		return true;
	s->path = x->file;
	s->task.name = str_of(file_name(x->path.s));
	return source_of(v, x, s);
}

static bool settle(void *arg, struct slot *s)
{
	enum { MOST = 10 };
	struct verify *v = arg;
	struct answer x;
	bool record = s->task.check.record.len;

	answer_of(&x, &s->task);
	if (record && x.outcome != OUTCOME_READ)
		bag_bad(v->diag, v->bag, s->path.s, x.reason.s);
	if (!record && x.outcome == OUTCOME_READ)
		bag_bad(v->diag, v->bag, s->path.s, "can be read, where the "
		    "bag says that it cannot");
	v->bad = v->diag->list.n;
	return v->bad < MOST;
}

static bool rest(void *arg)
{
	(void)arg;
	return true;
}

static bool look_again(struct verify *v)
{
	v->line = (struct conveyor){ .pool = v->to->pool, .arg = v,
		.next = next, .settle = settle, .rest = rest };
	return bag_reader_open(&v->records, v->bag, BAG_RECORDS, v->diag) &&
	    conveyor_run(&v->line, v->diag) && !v->diag->list.n;
}

bool bag_verify(const char *path, const struct bag_target *to, struct diag *d)
{
	struct verify *v = calloc(1, sizeof(*v));
	bool ok;

	if (!v) {
		diag_add(d, DIAG_NO_MEMORY, NULL);
		return false;
	}
	v->bag = path;
	v->to = to;
	v->diag = d;
	ok = each(v, BAG_DOCUMENTS, look_at_document) &&
	    each(v, BAG_RECORDS, look_at_record) && whole(v) && look_again(v);
	bag_reader_close(&v->records);
	conveyor_clear(&v->line);
	arena_free(&v->letter.arena);
	arena_free(&v->file.arena);
	arena_free(&v->arena);
	free(v);
	return ok;
}
