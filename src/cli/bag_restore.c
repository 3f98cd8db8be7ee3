/* SPDX-License-Identifier: MIT */
/* A bag back into an archive. */
#include <jansson.h>
#include <stdlib.h>

#include "archive/pack.h"
#include "base/digest.h"
#include "base/file.h"
#include "cli/bag.h"
#include "cli/cli.h"

/* A file of a bag is no larger. */
#define LIMIT ((size_t)1 << 30)

struct restore {
	const char *bag;
	const struct bag_target *to;
	struct bag_count *count;
	FILE *documents;
	json_t *document;		/* the next of them */
	json_t *record;			/* the next record */
	FILE *records;
	int64_t last;			/* the last document that was put */
	struct record_schema *schema;
	struct VEC(xmlDoc *) docs;	/* that rows of this put point into */
	struct arena arena;
	struct diag *diag;
};

static json_t *next_line(struct restore *r, FILE *in)
{
	char *line = NULL;
	size_t size = 0;
	json_t *o = NULL;

	if (getline(&line, &size, in) > 0) {
		o = json_loads(line, 0, NULL);
		if (!json_is_object(o))
			bag_bad(r->diag, r->bag, "a line is no JSON object",
			    in == r->documents ? "data/documents.jsonl" :
			    "data/records.jsonl");
	}
	free(line);
	return o;
}

static int64_t number(const json_t *o, const char *name)
{
	return json_integer_value(json_object_get(o, name));
}

static str text(struct restore *r, const json_t *o, const char *name)
{
	const json_t *s = json_object_get(o, name);

	return json_is_string(s) ? arena_str(&r->arena, (str){
	    json_string_value(s), json_string_length(s) }) : (str){0};
}

static bool file(struct restore *r, const json_t *o, str *out)
{
	str name = text(r, o, "file");

	if (!name.s || !bag_inside(name.s) || !str_starts(name, STR("data/")))
		return bag_bad(r->diag, r->bag, "a name that leaves the bag",
		    name.s ? name.s : "");
	return file_read(out, bag_path(&r->arena, r->bag, name.s), LIMIT,
	    &r->arena, r->diag);
}

/* A record's line as it is put. */
static bool record(struct restore *r, const json_t *o,
    struct archive_record *out)
{
	xmlDoc *doc;
	str xml;

	if (!file(r, o, &xml))
		return false;
	doc = record_parse(xml, r->diag);
	if (!doc)
		return false;
	*push(&r->arena, &r->docs) = doc;
	if (!record_validate(doc, r->schema, DIAG_RECORD_INVALID,
	    r->diag))
		return false;
	*out = (struct archive_record){ .xml = pack(&r->arena, xml),
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
	int64_t part = 0;

	while (r->record && number(r->record, "document") == document &&
	    number(r->record, "part") > part) {
		struct archive_record *one = push(&r->arena, &list);

		part = number(r->record, "part");
		if (!put->count) {
			put->time = number(r->record, "time");
			put->program = text(r, r->record, "program");
			put->profile = text(r, r->record, "profile");
		}
		if (!record(r, r->record, one))
			return false;
		put->count++;
		json_decref(r->record);
		r->record = next_line(r, r->records);
	}
	put->record = list.v;
	return !r->diag->list.n;
}

static void forget(struct restore *r)
{
	for (size_t i = 0; i < r->docs.n; i++)
		xmlFreeDoc(r->docs.v[i]);
	memset(&r->docs, 0, sizeof(r->docs));
	arena_reset(&r->arena);
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
	const json_t *o = r->document;
	struct archive_document put = { .path = text(r, o, "path"),
		.sha256 = text(r, o, "sha256"),
		.outcome = outcome_of(text(r, o, "outcome")),
		.reason = text(r, o, "reason") };
	struct placed *placed;
	int64_t id = 0;
	bool known = false, ok;

	r->last = number(o, "document");
	ok = file(r, o, &put.source) && reading(r, r->last, &put);
	put.time = number(o, "time");
	if (!put.count) {
		put.program = text(r, o, "program");
		put.profile = text(r, o, "profile");
	}
	placed = arena_new(&r->arena, struct placed, put.count + 1);
	ok = ok && put.path.s && put.sha256.s && (r->to->dry ?
	    find(r, put.sha256, &id, &known) : archive_put(r->to->archive,
	    &put, &id, &known, placed, r->diag));
	if (ok) {
		r->count->documents += !known;
		r->count->known += known;
		r->count->records += known ? 0 : (int64_t)put.count;
		report_add(r->to->report, &(struct reported){
		    .path = put.path, .sha256 = put.sha256, .document = id,
		    .outcome = known ? "known" : outcome_names[put.outcome],
		    .reason = known ? (str){0} : put.reason,
		    .record = put.record, .placed = placed,
		    .count = known ? 0 : put.count });
	}
	json_decref(r->document);
	r->document = next_line(r, r->documents);
	forget(r);
	return ok;
}

/* What was read from a document later. */
static bool put_again(struct restore *r)
{
	struct archive_document put = { .outcome = OUTCOME_READ };
	int64_t document = number(r->record, "document"), id = 0;
	str sha256 = text(r, r->record, "source");
	struct placed *placed;
	bool known, ok = find(r, sha256, &id, &known) &&
	    (known || r->to->dry) && reading(r, document, &put);

	placed = arena_new(&r->arena, struct placed, put.count + 1);
	ok = ok && (r->to->dry || archive_again(r->to->archive, id, &put,
	    placed, r->diag));
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
	    report_flush(r->to->report, r->diag);
}

static bool put_all(struct restore *r)
{
	enum { BATCH = 500 };
	int n = 0;
	bool ok = begin(r);

	r->document = next_line(r, r->documents);
	r->record = next_line(r, r->records);
	while (ok && (r->document || r->record)) {
		bool first = r->document && (!r->record ||
		    number(r->record, "document") > r->last);

		ok = first ? put_document(r) : put_again(r);
		if (ok && ++n % BATCH == 0)
			ok = commit(r) && begin(r);
	}
	ok = ok && !r->diag->list.n;
	if (ok)
		return commit(r);
	if (!r->to->dry)
		archive_cancel(r->to->archive);
	report_drop(r->to->report);
	return false;
}

bool bag_restore(const char *path, const struct bag_target *to,
    struct bag_count *count, struct diag *d)
{
	struct restore r = { .bag = path, .to = to, .count = count,
		.diag = d };
	bool ok = false;

	*count = (struct bag_count){0};
	r.schema = record_schema_open(NULL, d);
	r.documents = fopen(bag_path(&r.arena, path, "data/documents.jsonl"),
	    "r");
	r.records = fopen(bag_path(&r.arena, path, "data/records.jsonl"), "r");
	if (!r.documents || !r.records)
		bag_bad(d, path, "cannot be read", "data");
	else if (r.schema)
		ok = put_all(&r);
	if (r.documents)
		fclose(r.documents);
	if (r.records)
		fclose(r.records);
	json_decref(r.document);
	json_decref(r.record);
	record_schema_free(r.schema);
	forget(&r);
	arena_free(&r.arena);
	return ok;
}
