/* SPDX-License-Identifier: MIT */
/* A bag back into an archive. */
#include "archive/pack.h"
#include "base/digest.h"
#include "package/bag.h"
#include "package/bag_line.h"
#include "package/bag_rest.h"
#include "record/record.h"

struct restore {
	const char *bag;
	const struct bag_target *to;
	struct bag_count *count;
	struct bag_reader documents, records;	/* the next of them in hand */
	int64_t last;			/* the last document that was put */
	struct record_schema *schema;
	struct packer *packer;
	struct VEC(int64_t) letter;	/* of the records of this put */
	struct bag_rest rest;
	struct VEC(xmlDoc *) docs;	/* that rows of this put point into */
	struct arena arena;
	struct diag *diag;
};

/* A record's line as it is put; source: where it is at hand. */
static bool record(struct restore *r, str source, struct archive_record *out)
{
	xmlDoc *doc;
	str xml;

	if (!bag_file(&r->records, &xml, &r->arena, r->diag))
		return false;
	doc = record_parse(xml, r->diag);
	if (!doc)
		return false;
	*push(&r->arena, &r->docs) = doc;
	if (!record_validate(doc, r->schema, DIAG_RECORD_INVALID,
	    r->diag))
		return false;
	*out = (struct archive_record){ .xml = pack(r->packer,
	    &r->arena, xml, source),
		.size = xml.len, .sha256 = digest_sha256(&r->arena, xml) };
	rows_of(&out->rows, doc, &r->arena);
	return true;
}

static enum outcome outcome_of(str name)
{
	for (int i = 0; i < OUTCOME_COUNT; i++)
		if (str_eq(name, str_of(outcome_names[i])))
			return (enum outcome)i;
	return OUTCOME_FAILED;
}

/* The records of one reading: lines of the same document with rising parts. */
static bool reading(struct restore *r, int64_t document,
    struct archive_document *put)
{
	struct VEC(struct archive_record) list = {0};
	struct bag_reader *next = &r->records;
	int64_t part = 0;

	while (next->line && bag_number(next, "document") == document &&
	    bag_number(next, "part") > part) {
		struct archive_record *one = push(&r->arena, &list);

		part = bag_number(next, "part");
		*push(&r->arena, &r->letter) = bag_number(next, "letter");
		if (!put->count) {
			put->time = bag_number(next, "time");
			put->program = bag_text(next, "program", &r->arena);
			put->profile = bag_text(next, "profile", &r->arena);
		}
		if (!record(r, put->source, one) || !bag_reader_next(next, r->diag))
			return false;
		put->count++;
	}
	put->record = list.v;
	return !r->diag->list.n;
}

static void forget(struct restore *r)
{
	for (size_t i = 0; i < r->docs.n; i++)
		xmlFreeDoc(r->docs.v[i]);
	memset(&r->docs, 0, sizeof(r->docs));
	memset(&r->letter, 0, sizeof(r->letter));
	arena_reset(&r->arena);
}

/* Tell what a document and its letters are here. */
static void tell(struct restore *r, int64_t document, int64_t here,
    bool fresh, const struct placed *placed)
{
	if (r->to->dry)
		return;
	bag_rest_document(&r->rest, document, here, fresh);
	for (size_t i = 0; fresh && i < r->letter.n; i++)
		bag_rest_letter(&r->rest, r->letter.v[i], placed[i].letter,
		    document);
}

static bool find(struct restore *r, str sha256, int64_t *id, bool *known)
{
	bool ok = !r->to->archive || archive_find(r->to->archive, sha256, id,
	    NULL, r->diag);

	*known = *id;
	return ok;
}

/* The next document, with what was read from it first. */
static bool put_document(struct restore *r)
{
	struct bag_reader *o = &r->documents;
	struct archive_document put = {
		.path = bag_text(o, "path", &r->arena),
		.sha256 = bag_text(o, "sha256", &r->arena),
		.outcome = outcome_of(bag_text(o, "outcome", &r->arena)),
		.reason = bag_text(o, "reason", &r->arena) };
	struct placed *placed;
	int64_t id = 0;
	bool known = false, ok;

	r->last = bag_number(o, "document");
	ok = bag_file(o, &put.source, &r->arena, r->diag) &&
	    reading(r, r->last, &put);
	put.time = bag_number(o, "time");
	if (!put.count) {
		put.program = bag_text(o, "program", &r->arena);
		put.profile = bag_text(o, "profile", &r->arena);
	}
	placed = arena_new(&r->arena, struct placed, put.count + 1);
	ok = ok && (r->to->dry ?
	    find(r, put.sha256, &id, &known) : archive_put(r->to->archive,
	    &put, &id, &known, placed, r->diag));
	if (ok) {
		tell(r, r->last, id, !known, placed);
		r->count->documents += !known;
		r->count->known += known;
		r->count->records += known ? 0 : (int64_t)put.count;
		r->to->sink.put(r->to->sink.arg, &(struct bag_put){
		    .document = &put, .id = id, .known = known,
		    .placed = placed });
	}
	ok = ok && bag_reader_next(o, r->diag);
	forget(r);
	return ok;
}

/* What was read from a document before is current again where another had come
 * under its path. */
static bool see(struct restore *r, int64_t id, struct archive_document *put,
    enum placed_kind *kind)
{
	struct archive_stored s = { .id = id - 1 };
	size_t versions;

	if (!archive_next_document(r->to->archive, &s, false, &r->arena,
	    r->diag))
		return false;
	put->path = s.path;
	if (!archive_sight(r->to->archive, id, put, &versions, r->diag))
		return false;
	if (versions)
		*kind = PLACED_VERSION;
	return true;
}

/* What was read from a document later. */
static bool put_again(struct restore *r)
{
	struct archive_document put = { .outcome = OUTCOME_READ };
	int64_t document = bag_number(&r->records, "document"), id = 0;
	str sha256 = bag_text(&r->records, "source", &r->arena);
	struct placed *placed;
	bool known, ok = find(r, sha256, &id, &known) &&
	    (known || r->to->dry) && reading(r, document, &put);

	placed = arena_new(&r->arena, struct placed, put.count + 1);
	ok = ok && (r->to->dry || archive_again(r->to->archive, id, &put,
	    placed, r->diag));
	if (ok && !r->to->dry && put.count && placed->kind == PLACED_SAME)
		ok = see(r, id, &put, &placed->kind);
	for (size_t i = 0; ok && !r->to->dry && i < put.count; i++)
		bag_rest_letter(&r->rest, r->letter.v[i], placed[i].letter,
		    document);
	for (size_t i = 0; ok && i < put.count; i++)
		r->count->records += r->to->dry ? !known :
		    placed[i].kind != PLACED_SAME;
	if (!ok && !r->diag->list.n)
		bag_bad(r->diag, r->bag, "a record of no document",
		    sha256.s ? sha256.s : "");
	forget(r);
	return ok;
}

static bool begin(struct restore *r)
{
	return r->to->dry || archive_begin(r->to->archive, r->diag);
}

static bool commit(struct restore *r)
{
	return (r->to->dry || archive_commit(r->to->archive, r->diag)) &&
	    r->to->sink.kept(r->to->sink.arg, r->diag);
}

static bool put_all(struct restore *r)
{
	enum { BATCH = 500 };
	int n = 0;
	bool ok = bag_reader_open(&r->documents, r->bag, BAG_DOCUMENTS,
	    r->diag) && bag_reader_open(&r->records, r->bag, BAG_RECORDS,
	    r->diag) && begin(r) && bag_rest_begin(&r->rest, r->diag);

	while (ok && (r->documents.line || r->records.line)) {
		bool first = r->documents.line && (!r->records.line ||
		    bag_number(&r->records, "document") > r->last);

		ok = first ? put_document(r) : put_again(r);
		if (ok && ++n % BATCH == 0)
			ok = commit(r) && begin(r);
	}
	ok = ok && bag_rest_end(&r->rest, &r->count->corrections, r->diag) &&
	    !r->diag->list.n;
	if (ok)
		return commit(r);
	if (!r->to->dry)
		archive_cancel(r->to->archive);
	r->to->sink.dropped(r->to->sink.arg);
	return false;
}

bool bag_restore(const char *path, const struct bag_target *to,
    struct bag_count *count, struct diag *d)
{
	struct restore r = { .bag = path, .to = to, .count = count,
		.diag = d };
	bool ok = false;

	r.rest = (struct bag_rest){ .bag = path, .archive = to->dry ? NULL :
		to->archive, .now = to->now };
	*count = (struct bag_count){0};
	r.schema = record_schema_open(NULL, d);
	r.packer = pack_open();
	if (r.schema)
		ok = put_all(&r);
	bag_reader_close(&r.documents);
	bag_reader_close(&r.records);
	record_schema_free(r.schema);
	pack_close(r.packer);
	forget(&r);
	arena_free(&r.arena);
	bag_rest_clear(&r.rest);
	return ok;
}
