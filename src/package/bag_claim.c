/* SPDX-License-Identifier: MIT */
/* What a bag says of its letters: whether it can be so, and what to try. */
#define _XOPEN_SOURCE 700
#include <ftw.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/names.h"
#include "package/bag.h"
#include "package/bag_line.h"
#include "package/bag_rest.h"

enum { DAY = 86400 };

/* What a document's line says; its file is read again when its records are. */
struct stated {
	int64_t id, time, records;
	str path, file, sha256, program;
	bool read, refused;
};

struct bag_claims {
	const char *bag;
	int64_t now;			/* 0: times may be any */
	struct VEC(struct stated) document;	/* by id */
	struct names letter, file;	/* by id: last version; by name */
	struct arena arena;
	struct diag *diag;
	/* claims */
	struct bag_reader records;
	size_t next;			/* of the documents */
};

/* --- first look: whether lines and files fit one another */

/* Every file of the payload belongs to one line. */
static bool add_file(struct bag_claims *v, const struct bag_reader *r)
{
	str name = bag_text(r, "file", &v->arena);

	return !names_find(&v->file, name.s, true)->count++ ||
	    bag_reader_bad(r, "'file' belongs to another line", v->diag);
}

static bool plausible(const struct bag_claims *v, int64_t time, int64_t after)
{
	return !v->now || (time >= after && time <= v->now + DAY);
}

static bool look_at_document(struct bag_claims *v, const struct bag_reader *r,
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

static struct stated *stated(struct bag_claims *v, int64_t id)
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
static int *versions(struct bag_claims *v, const struct bag_reader *r)
{
	char id[32];

	snprintf(id, sizeof(id), "%lld", (long long)bag_number(r, "letter"));
	return &names_find(&v->letter, arena_str(&v->arena, str_of(id)).s,
	    true)->count;
}

static bool look_at_record(struct bag_claims *v, const struct bag_reader *r,
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

static bool look_at_sighting(struct bag_claims *v, const struct bag_reader *r,
    struct arena *a)
{
	(void)a;
	if (!stated(v, bag_number(r, "document")))
		return bag_reader_bad(r, "there is no such document", v->diag);
	return bag_number(r, "first") <= bag_number(r, "last") ||
	    bag_reader_bad(r, "'last' is before 'first'", v->diag);
}

static bool each(struct bag_claims *v, enum bag_lines what, bool (*look)(
    struct bag_claims *, const struct bag_reader *, struct arena *))
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
static struct bag_claims *walked;

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

static bool whole(struct bag_claims *v)
{
	size_t before = v->diag->list.n;

	for (size_t i = 0; i < v->document.n; i++)
		if (v->document.v[i].read && !v->document.v[i].records)
			return bag_bad(v->diag, v->bag,
			    "was read, but has no record",
			    v->document.v[i].file.s);
	for (int i = 0; i < BAG_LINES; i++)
		names_find(&v->file, bag_line_files[i], true);
	walked = v;
	nftw(bag_path(&v->arena, v->bag, "data"), find_unsaid, 16, FTW_PHYS);
	return v->diag->list.n == before;
}

struct bag_claims *bag_look(const char *path, int64_t now, struct diag *d)
{
	struct bag_claims *v = calloc(1, sizeof(*v));

	if (!v) {
		diag_add(d, DIAG_NO_MEMORY, NULL);
		return NULL;
	}
	v->bag = arena_str(&v->arena, str_of(path)).s;
	v->now = now;
	v->diag = d;
	if (each(v, BAG_DOCUMENTS, look_at_document) &&
	    each(v, BAG_RECORDS, look_at_record) && whole(v) &&
	    each(v, BAG_SIGHTINGS, look_at_sighting) &&
	    bag_rest_look(path, d) &&
	    bag_reader_open(&v->records, v->bag, BAG_RECORDS, d))
		return v;
	bag_claims_free(v);
	return NULL;
}

void bag_claims_free(struct bag_claims *v)
{
	if (!v)
		return;
	bag_reader_close(&v->records);
	arena_free(&v->letter.arena);
	arena_free(&v->file.arena);
	arena_free(&v->arena);
	free(v);
}

/* --- claims */

static bool source_of(str *out, const struct bag_claims *v,
    const struct stated *x, struct arena *a, struct diag *d)
{
	return file_read(out, bag_path(a, v->bag, x->file.s), SIZE_MAX / 4, a,
	    d);
}

static bool next_record(struct bag_claims *v, struct bag_claim *out,
    struct arena *a, struct diag *d)
{
	struct bag_reader *r = &v->records;
	const struct stated *of = stated(v, bag_number(r, "document"));

	*out = (struct bag_claim){ .file = bag_text(r, "file", a),
		.part = (uint32_t)bag_number(r, "part"),
		.current = bag_number(r, "version") == *versions(v, r),
		.program = bag_text(r, "program", a),
		.profile = bag_text(r, "profile", a) };
	if (!of || !source_of(&out->source, v, of, a, d))
		return false;
	out->path = of->path;
	return bag_file(r, &out->record, a, d) && bag_reader_next(r, d);
}

bool bag_claims_next(struct bag_claims *v, struct bag_claim *out, bool *end,
    struct arena *a, struct diag *d)
{
	*end = false;
	if (v->records.line)
		return next_record(v, out, a, d);
	while (v->next < v->document.n) {
		const struct stated *x = &v->document.v[v->next++];

		*out = (struct bag_claim){ .file = x->file, .path = x->path,
			.program = x->program };
		if (x->refused)
			return source_of(&out->source, v, x, a, d);
	}
	*end = true;
	return true;
}
