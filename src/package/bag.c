/* SPDX-License-Identifier: MIT */
/* A whole archive as a BagIt bag. */
#include "package/bag.h"

#include <errno.h>
#include <jansson.h>
#include <stdlib.h>

#include "base/calendar.h"
#include "base/digest.h"
#include "package/bag_line.h"
#include "package/premis.h"
#include "record/record.h"

struct lines;

struct bag {
	struct archive *archive;
	struct folder *to;
	FILE *sha256, *sha512;		/* manifests */
	int64_t bytes, files;
	size_t base;			/* of paths: archive_base's */
	struct arena all;
	struct VEC(int64_t) document;	/* that are in it, by id */
	struct lines *line;		/* in hand: of sightings */
	const struct bag_made *made;
	struct arena arena;
	struct diag *diag;
};

const char *bag_extension(struct arena *a, str path)
{
	size_t at = path.len;

	while (at && path.s[at - 1] != '.' && path.s[at - 1] != '/')
		at--;
	if (!at || path.s[at - 1] != '.' || path.len - at < 1 ||
	    path.len - at > 5)
		return "bin";
	for (size_t i = at; i < path.len; i++)
		if (!strchr("abcdefghijklmnopqrstuvwxyz0123456789",
		    path.s[i] | 0x20))
			return "bin";
	return arena_str(a, (str){ path.s + at, path.len - at }).s;
}

static void listed(struct bag *b, const char *name, const char *sha256,
    const char *sha512, size_t bytes)
{
	fprintf(b->sha256, "%s  %s\n", sha256, name);
	fprintf(b->sha512, "%s  %s\n", sha512, name);
	b->bytes += (int64_t)bytes;
	b->files++;
}

static bool payload(struct bag *b, const char *name, str bytes)
{
	if (!folder_put(b->to, name, bytes, b->diag))
		return false;
	listed(b, name, digest_sha256(&b->arena, bytes).s,
	    digest_sha512(&b->arena, bytes).s, bytes.len);
	return true;
}

/* --- a file of lines, hashed as it is written --- */

struct lines {
	FILE *out;
	const char *name;
	struct digest digest;
	size_t bytes;
};

static bool lines_open(struct lines *l, struct bag *b, const char *name)
{
	*l = (struct lines){ .name = name };
	digest_start(&l->digest);
	l->out = folder_file(b->to, name, b->diag);
	return l->out;
}

static void lines_add(struct lines *l, json_t *line)
{
	char *text = json_dumps(line, JSON_COMPACT | JSON_PRESERVE_ORDER);
	str s = str_of(text ? text : "");

	fwrite(s.s, 1, s.len, l->out);
	putc('\n', l->out);
	digest_add(&l->digest, s);
	digest_add(&l->digest, STR("\n"));
	l->bytes += s.len + 1;
	free(text);
	json_decref(line);
}

static bool lines_close(struct lines *l, struct bag *b)
{
	char sha256[65], sha512[129];

	digest_end(&l->digest, sha256, sha512);
	listed(b, l->name, sha256, sha512, l->bytes);
	return folder_done(b->to, l->out, l->name, b->diag);
}

static void text(json_t *o, const char *name, str x)
{
	if (x.s)
		json_object_set_new(o, name, json_stringn(x.s, x.len));
}

static void number(json_t *o, const char *name, int64_t n)
{
	json_object_set_new(o, name, json_integer(n));
}

/* --- documents, records --- */

/* A line's fields, in order: a number, or text where there is some.  Add one: a
 * row; bag_line.c takes it back. */
struct line_field {
	const char *name;
	bool number;
	size_t at;		/* in the struct that it is of */
};

struct document_line {
	struct archive_stored s;
	str file;
};
static const struct line_field document_fields[] = {
#define FIELD(name, number, member) \
	{ name, number, offsetof(struct document_line, member) }
	FIELD("document", true, s.id), FIELD("file", false, file),
	FIELD("path", false, s.path), FIELD("time", true, s.time),
	FIELD("size", true, s.size), FIELD("sha256", false, s.sha256),
	FIELD("program", false, s.program),
	FIELD("profile", false, s.profile),
	FIELD("outcome", false, s.outcome), FIELD("reason", false, s.reason),
#undef FIELD
};

struct record_line {
	struct archive_version v;
	str file;
};
static const struct line_field record_fields[] = {
#define FIELD(name, number, member) \
	{ name, number, offsetof(struct record_line, member) }
	FIELD("document", true, v.document), FIELD("part", true, v.part),
	FIELD("letter", true, v.letter), FIELD("version", true, v.version),
	FIELD("source", false, v.source_sha256), FIELD("file", false, file),
	FIELD("time", true, v.time), FIELD("size", true, v.size),
	FIELD("sha256", false, v.sha256), FIELD("program", false, v.program),
	FIELD("profile", false, v.profile),
#undef FIELD
};

static json_t *line_of(const void *x, const struct line_field *f, size_t n)
{
	json_t *o = json_object();

	for (size_t i = 0; i < n; i++) {
		const void *at = (const char *)x + f[i].at;

		if (f[i].number)
			number(o, f[i].name, *(const int64_t *)at);
		else
			text(o, f[i].name, *(const str *)at);
	}
	return o;
}
#define LINE_OF(x, fields) \
	line_of(x, fields, sizeof(fields) / sizeof(*(fields)))

static bool documents(struct bag *b)
{
	struct archive_stored s = {0};
	struct lines l;
	bool ok = archive_base(b->archive, &b->base, b->diag) &&
	    lines_open(&l, b, "data/documents.jsonl");

	while (ok && archive_next_document(b->archive, &s, true, &b->arena,
	    b->diag) && s.id) {
		str file = arena_printf(&b->arena, "data/source/%06lld.%s",
		    (long long)s.id, bag_extension(&b->arena, s.path));
		struct document_line told = { s, file };
		bool given;

		told.s.path = archive_path(s.path, b->base);
		ok = archive_gives_document(b->archive, s.id, &given, b->diag);
		if (!given || str_eq(s.outcome, STR(ARCHIVE_DISPOSED)))
			continue;
		*push(&b->all, &b->document) = s.id;
		ok = payload(b, file.s, s.source);
		lines_add(&l, LINE_OF(&told, document_fields));
		arena_reset(&b->arena);
	}
	return ok && lines_close(&l, b) && !b->diag->list.n;
}

static bool records(struct bag *b)
{
	struct archive_version v = {0};
	struct lines l;
	bool ok = lines_open(&l, b, "data/records.jsonl");

	while (ok && archive_next_record(b->archive, &v, &b->arena, b->diag) &&
	    v.record) {
		str file = arena_printf(&b->arena, "data/record/%06lld-%lld.xml",
		    (long long)v.letter, (long long)v.version);

		if (!v.xml.s) {
			diag_add(b->diag, DIAG_ARCHIVE_DAMAGED,
			    "letter %lld: see dafu fsck", (long long)v.letter);
			ok = false;
			break;
		}
		if (!archive_gives(b->archive, v.letter))
			continue;
		ok = payload(b, file.s, v.xml);
		lines_add(&l, LINE_OF(&((struct record_line){ v, file }),
		    record_fields));
		arena_reset(&b->arena);
	}
	return ok && lines_close(&l, b) && !b->diag->list.n;
}

/* --- what the archive keeps beside them --- */

static int by_id(const void *one, const void *two)
{
	const int64_t *x = one, *y = two;

	return (*x > *y) - (*x < *y);
}

static bool sighting(void *arg, enum table t, const struct cell *cell)
{
	const struct row r = { .table = t, .cell = (struct cell *)cell };
	int64_t document = row_cell(&r, COLUMN_SIGHTING_DOCUMENT)->integer;
	struct bag *b = arg;
	json_t *o;

	if (!b->document.n || !bsearch(&document, b->document.v,
	    b->document.n, sizeof(document), by_id)) {
		diag_add(b->diag, DIAG_ARCHIVE_DAMAGED, "document %lld: see "
		    "dafu fsck", (long long)document);
		return false;
	}
	o = json_object();
	number(o, "document", document);
	text(o, "path", archive_path(row_cell(&r, COLUMN_SIGHTING_PATH)->text,
	    b->base));
	text(o, "url", row_cell(&r, COLUMN_SIGHTING_URL)->text);
	number(o, "first", row_cell(&r, COLUMN_SIGHTING_FIRST)->integer);
	number(o, "last", row_cell(&r, COLUMN_SIGHTING_LAST)->integer);
	number(o, "times", row_cell(&r, COLUMN_SIGHTING_TIMES)->integer);
	lines_add(b->line, o);
	return true;
}

static bool sightings(struct bag *b)
{
	const struct archive_reader reader = { sighting, b };
	struct lines l;
	bool ok = lines_open(&l, b, bag_line_files[BAG_SIGHTINGS]);

	b->line = &l;
	ok = ok && archive_each(b->archive, TABLE_SIGHTING, false, &reader,
	    b->diag);
	b->line = NULL;
	return ok && lines_close(&l, b);
}

static bool corrections(struct bag *b)
{
	struct archive_correction c = {0};
	struct lines l;
	bool back, ok = lines_open(&l, b, bag_line_files[BAG_CORRECTIONS]);

	while (ok && (ok = archive_next_correction(b->archive, &c, &back,
	    &b->arena, b->diag)) && c.event) {
		json_t *o = json_object();

		number(o, "letter", c.letter);
		number(o, "event", c.event);
		text(o, "field", str_of(column_rows[c.column].name));
		text(o, "value", c.value);
		text(o, "read", c.read);
		if (back)
			json_object_set_new(o, "takenBack", json_true());
		if (archive_gives(b->archive, c.letter))
			lines_add(&l, o);
		else
			json_decref(o);
		arena_reset(&b->arena);
	}
	return ok && lines_close(&l, b);
}

static bool events(struct bag *b)
{
	struct archive_event e = {0};
	struct lines l;
	bool ok = lines_open(&l, b, bag_line_files[BAG_LOG]);

	while (ok && (ok = archive_next_event(b->archive, &e, &b->arena,
	    b->diag)) && e.id) {
		json_t *o = json_object();

		number(o, "id", e.id);
		number(o, "time", e.time);
		text(o, "action", e.action);
		text(o, "type", e.type);
		text(o, "agent", e.agent);
		if (e.letter)
			number(o, "letter", e.letter);
		text(o, "detail", e.detail);
		text(o, "reason", e.reason);
		text(o, "authority", e.authority);
		text(o, "previous", e.previous);
		text(o, "hash", e.hash);
		lines_add(&l, o);
		arena_reset(&b->arena);
	}
	return ok && lines_close(&l, b);
}

/* --- what was done, as PREMIS --- */

/* Each file of the payload as an object, or what made it as an event. */
static bool premis_documents(struct bag *b, struct premis *p, bool events)
{
	struct arena *a = &b->arena;
	struct archive_stored s = {0};

	while (archive_next_document(b->archive, &s, false, a, b->diag) &&
	    s.id) {
		str file = arena_printf(a, "data/source/%06lld.%s",
		    (long long)s.id, bag_extension(a, s.path));
		const struct premis_event event = {
			.id = arena_printf(a, "ingestion-%lld",
			    (long long)s.id), .type = "ingestion",
			.time = calendar_time(s.time, a), .program = s.program,
			.outcome = s.outcome, .detail = s.reason, .file = file,
		};
		const struct premis_object object = { .file = file,
			.sha256 = s.sha256, .size = s.size,
			.format = str_of(bag_extension(a, s.path)),
			.original = archive_path(s.path, b->base) };

		if (events)
			premis_event(p, &event);
		else
			premis_object(p, &object);
		arena_reset(a);
	}
	return !b->diag->list.n;
}

static bool premis_records(struct bag *b, struct premis *p, bool events)
{
	struct arena *a = &b->arena;
	struct archive_version v = {0};

	while (archive_next_record(b->archive, &v, a, b->diag) && v.record) {
		str file = arena_printf(a, "data/record/%06lld-%lld.xml",
		    (long long)v.letter, (long long)v.version);
		struct archive_stored s = { .id = v.document - 1 };
		const struct premis_object object = { .file = file,
			.sha256 = v.sha256, .size = (int64_t)v.xml.len,
			.format = STR("xml") };

		if (!events) {
			premis_object(p, &object);
		} else if (archive_next_document(b->archive, &s, false, a,
		    b->diag)) {
			const struct premis_event event = {
				.id = arena_printf(a, "reading-%lld",
				    (long long)v.record),
				.type = "metadata extraction",
				.time = calendar_time(v.time, a),
				.program = v.program,
				.outcome = STR("valid"), .file = file,
				.from = arena_printf(a, "data/source/%06lld.%s",
				    (long long)s.id, bag_extension(a, s.path)),
			};

			premis_event(p, &event);
		}
		arena_reset(a);
	}
	return !b->diag->list.n;
}

static bool premis_write(struct bag *b)
{
	FILE *out = folder_file(b->to, "premis.xml", b->diag);
	struct premis *p = out ? premis_open(out) : NULL;
	bool ok = p && premis_documents(b, p, false) &&
	    premis_records(b, p, false) && premis_documents(b, p, true) &&
	    premis_records(b, p, true);

	if (p && !premis_close(p)) {
		diag_add(b->diag, DIAG_IO, "premis.xml");
		ok = false;
	}
	return folder_done(b->to, out, "premis.xml", b->diag) && ok;
}

/* --- tag files --- */

static bool tag(struct bag *b, const char *name, str bytes, str sum[2])
{
	struct arena *a = &b->arena;

	sum[0] = arena_printf(a, "%s%s  %s\n", sum[0].s,
	    digest_sha256(a, bytes).s, name);
	sum[1] = arena_printf(a, "%s%s  %s\n", sum[1].s,
	    digest_sha512(a, bytes).s, name);
	return folder_put(b->to, name, bytes, b->diag);
}

static str info(struct bag *b)
{
	const char *unit = b->made->unit;
	const char *now = calendar_time(b->made->now, &b->arena).s;

	return arena_printf(&b->arena, "Bag-Software-Agent: dafu "
	    "%s\n%s%s%sBagging-Date: %.10s\nPayload-Oxum: %lld.%lld\n"
	    "External-Description: an archive of reply letters: sources, "
	    "records, and what dafu needs to take it back\n",
	    b->made->program, unit ? "Source-Organization: " : "",
	    unit ? unit : "", unit ? "\n" : "", now,
	    (long long)b->bytes, (long long)b->files);
}

/* These were written piece by piece: read them for their hashes. */
static bool manifests(struct bag *b, str sum[2])
{
	static const char *const names[] = { "manifest-sha256.txt",
		"manifest-sha512.txt", "premis.xml" };

	for (int i = 0; i < 3; i++) {
		char sha256[65], sha512[129];
		const char *path = arena_printf(&b->arena, "%s/%s",
		    b->to->part, names[i]).s;

		if (!digest_file(fopen(path, "r"), sha256, sha512)) {
			diag_add(b->diag, DIAG_IO, "%s: %s", path,
			    strerror(errno));
			return false;
		}
		sum[0] = arena_printf(&b->arena, "%s%s  %s\n", sum[0].s,
		    sha256, names[i]);
		sum[1] = arena_printf(&b->arena, "%s%s  %s\n", sum[1].s,
		    sha512, names[i]);
	}
	return true;
}

static bool tags(struct bag *b)
{
	str sum[2] = { STR(""), STR("") };

	return tag(b, "bagit.txt", STR("BagIt-Version: 1.0\n"
	    "Tag-File-Character-Encoding: UTF-8\n"), sum) &&
	    tag(b, "bag-info.txt", info(b), sum) &&
	    tag(b, "reply.xsd", record_schema_text(), sum) && manifests(b, sum) &&
	    folder_put(b->to, "tagmanifest-sha256.txt", sum[0], b->diag) &&
	    folder_put(b->to, "tagmanifest-sha512.txt", sum[1], b->diag);
}

bool bag_write(struct archive *x, struct folder *to,
    const struct bag_made *made, struct diag *d)
{
	struct bag b = { .archive = x, .to = to, .made = made, .diag = d };
	bool ok;

	b.sha256 = folder_file(to, "manifest-sha256.txt", d);
	b.sha512 = folder_file(to, "manifest-sha512.txt", d);
	ok = b.sha256 && b.sha512 && documents(&b) && records(&b) &&
	    sightings(&b) && corrections(&b) && events(&b);
	ok = folder_done(to, b.sha256, "manifest-sha256.txt", d) && ok;
	ok = folder_done(to, b.sha512, "manifest-sha512.txt", d) && ok;
	ok = ok && premis_write(&b) && tags(&b);
	arena_free(&b.arena);
	arena_free(&b.all);
	return ok;
}
