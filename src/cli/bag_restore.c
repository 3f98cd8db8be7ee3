/* SPDX-License-Identifier: MIT */
/* A bag back into an archive. */
#define _XOPEN_SOURCE 700
#include <errno.h>
#include <ftw.h>
#include <jansson.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "archive/pack.h"
#include "base/digest.h"
#include "base/file.h"
#include "cli/bag.h"
#include "cli/cli.h"

/* A file of a bag is no larger. */
#define LIMIT ((size_t)1 << 30)

static const char *below(struct arena *a, const char *bag, const char *name)
{
	return arena_printf(a, "%s/%s", bag, name).s;
}

static bool is_file(const char *path)
{
	struct stat st;

	return !lstat(path, &st) && S_ISREG(st.st_mode);
}

bool bag_is(const char *path)
{
	struct arena a = {0};
	bool is = is_file(below(&a, path, "bagit.txt")) &&
	    is_file(below(&a, path, "data/documents.jsonl")) &&
	    is_file(below(&a, path, "data/records.jsonl"));

	arena_free(&a);
	return is;
}

/* --- whole? --- */

static bool bad(struct diag *d, const char *bag, const char *what,
    const char *name)
{
	diag_add(d, DIAG_BAG, "%s: %s: %s", bag, what, name);
	return false;
}

/* A name in a manifest may not leave the bag. */
static bool is_inside(const char *name, const char *front)
{
	return !strncmp(name, front, strlen(front)) && *name != '/' &&
	    !strstr(name, "..") && !strchr(name, '\\');
}

static bool hash_of(const char *path, char sha256[65], char sha512[129])
{
	struct digest x;
	char buffer[65536];
	FILE *in = fopen(path, "r");
	size_t n;
	bool ok;

	if (!in)
		return false;
	digest_start(&x);
	while ((n = fread(buffer, 1, sizeof(buffer), in)) > 0)
		digest_add(&x, (str){ buffer, n });
	ok = !ferror(in);
	fclose(in);
	digest_end(&x, sha256, sha512);
	return ok;
}

/* Check the files of one manifest; returns how many, or -1, having said why. */
static int64_t manifest(const char *bag, const char *name, bool wide,
    const char *front, struct diag *d)
{
	struct arena a = {0};
	FILE *in = fopen(below(&a, bag, name), "r");
	char line[8192], sha256[65], sha512[129];
	int64_t count = 0;

	while (in && count >= 0 && fgets(line, sizeof(line), in)) {
		size_t width = wide ? 128 : 64;
		char *file = line + width;

		line[strcspn(line, "\r\n")] = '\0';
		if (strlen(line) < width + 2 || (*file != ' ' &&
		    *file != '\t')) {
			bad(d, bag, "a line of the manifest is wrong", name);
			count = -1;
			break;
		}
		*file++ = '\0';
		file += strspn(file, " \t");
		if (!is_inside(file, front))
			bad(d, bag, "a name that leaves the bag", file);
		else if (!is_file(below(&a, bag, file)))
			bad(d, bag, "missing, or no plain file", file);
		else if (!hash_of(below(&a, bag, file), sha256, sha512) ||
		    strcmp(line, wide ? sha512 : sha256))
			bad(d, bag, "changed", file);
		count++;
		arena_reset(&a);
	}
	if (!in)
		bad(d, bag, "missing", name);
	else
		fclose(in);
	arena_free(&a);
	return d->list.n ? -1 : count;
}

static int64_t payload_files;
static bool has_link;

static int count_file(const char *path, const struct stat *st, int kind,
    struct FTW *at)
{
	(void)path;
	(void)st;
	(void)at;
	payload_files += kind == FTW_F;
	has_link = has_link || kind == FTW_SL;
	return 0;
}

bool bag_check(const char *bag, struct diag *d)
{
	struct arena a = {0};
	const char *data = below(&a, bag, "data");
	int64_t files;

	files = manifest(bag, "manifest-sha256.txt", false, "data/", d);
	if (files >= 0 && manifest(bag, "manifest-sha512.txt", true, "data/",
	    d) != files)
		bad(d, bag, "the manifests do not name the same files", "");
	if (!d->list.n)
		manifest(bag, "tagmanifest-sha256.txt", false, "", d);
	payload_files = 0;
	has_link = false;
	nftw(data, count_file, 16, FTW_PHYS);
	if (!d->list.n && (payload_files != files || has_link))
		bad(d, bag, "stray files", "data");
	arena_free(&a);
	return !d->list.n;
}

/* --- back into an archive --- */

struct restore {
	const char *bag;
	struct archive *archive;
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
			bad(r->diag, r->bag, "a line is no JSON object", "");
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

	if (!name.s || !is_inside(name.s, "data/"))
		return bad(r->diag, r->bag, "a name that leaves the bag",
		    name.s ? name.s : "");
	return file_read(out, below(&r->arena, r->bag, name.s), LIMIT,
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

/* The next document, with what was read from it first. */
static bool put_document(struct restore *r)
{
	const json_t *o = r->document;
	struct archive_document put = { .path = text(r, o, "path"),
		.sha256 = text(r, o, "sha256"),
		.outcome = outcome_of(text(r, o, "outcome")),
		.reason = text(r, o, "reason") };
	struct placed *placed;
	int64_t id;
	bool known, ok;

	r->last = number(o, "document");
	ok = file(r, o, &put.source) && reading(r, r->last, &put);
	put.time = number(o, "time");
	if (!put.count) {
		put.program = text(r, o, "program");
		put.profile = text(r, o, "profile");
	}
	placed = arena_new(&r->arena, struct placed, put.count + 1);
	ok = ok && put.path.s && put.sha256.s && archive_put(r->archive, &put,
	    &id, &known, placed, r->diag);
	if (ok) {
		r->count->documents += !known;
		r->count->known += known;
		r->count->records += known ? 0 : (int64_t)put.count;
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
	bool ok = archive_find(r->archive, sha256, &id, NULL, r->diag) && id &&
	    reading(r, document, &put);

	placed = arena_new(&r->arena, struct placed, put.count + 1);
	ok = ok && archive_again(r->archive, id, &put, placed, r->diag);
	r->count->records += ok ? (int64_t)put.count : 0;
	if (!ok && !r->diag->list.n)
		bad(r->diag, r->bag, "a record of no document", "");
	forget(r);
	return ok;
}

static bool put_all(struct restore *r)
{
	enum { BATCH = 500 };
	int n = 0;
	bool ok = archive_begin(r->archive, r->diag);

	r->document = next_line(r, r->documents);
	r->record = next_line(r, r->records);
	while (ok && (r->document || r->record)) {
		bool first = r->document && (!r->record ||
		    number(r->record, "document") > r->last);

		ok = first ? put_document(r) : put_again(r);
		if (ok && ++n % BATCH == 0)
			ok = archive_commit(r->archive, r->diag) &&
			    archive_begin(r->archive, r->diag);
	}
	ok = ok && !r->diag->list.n;
	if (ok)
		return archive_commit(r->archive, r->diag);
	archive_cancel(r->archive);
	return false;
}

bool bag_restore(const char *path, struct archive *x, struct bag_count *count,
    struct diag *d)
{
	struct restore r = { .bag = path, .archive = x, .count = count,
		.diag = d };
	bool ok = false;

	*count = (struct bag_count){0};
	r.schema = record_schema_open(NULL, d);
	r.documents = fopen(below(&r.arena, path, "data/documents.jsonl"), "r");
	r.records = fopen(below(&r.arena, path, "data/records.jsonl"), "r");
	if (r.schema && r.documents && r.records)
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
