/* SPDX-License-Identifier: MIT */
/* The public interface: readers and documents. */
#include "dafu_call.h"

#include <stdlib.h>

#include "base/digest.h"
#include "base/file.h"
#include "base/lock.h"
#include "intake/decode.h"
#include "verify.h"

const char *dafu_version(void)
{
	return DAFU_VERSION;
}

/* --- readers */

/* The caller's struct, as far as it knows its members. */
static void options_of(dafu_options *out, const dafu_options *o)
{
	*out = (dafu_options){0};
	if (o && o->size)
		memcpy(out, o, o->size < sizeof(*out) ? o->size :
		    sizeof(*out));
}

static bool reader_open(struct call *c)
{
	dafu_reader *r = c->reader;
	dafu_options o;

	options_of(&o, c->options);
	if (o.encoding && encoding_named(o.encoding) == ENCODING_UNKNOWN) {
		diag_add(&c->d, DIAG_ENCODING, "'%s'; it is utf-8, gb18030, "
		    "utf-16le or utf-16be", o.encoding);
		return false;
	}
	if (!pipeline_start(&r->pipeline, (str){0}, &c->d) || (o.profile &&
	    !pipeline_learn(&r->pipeline, (str){ o.profile, o.profile_size },
	    &c->d)))
		return false;
	r->pipeline.text.encoding = o.encoding ? arena_str(&r->arena,
	    str_of(o.encoding)).s : NULL;
	r->pipeline.text.strict = o.strict;
	r->pipeline.force = o.force;
	return true;
}

dafu_reader *dafu_reader_open(const dafu_options *options, dafu_error *error)
{
	struct call c = { .work = reader_open, .options = options,
		.reader = call_new(sizeof(*c.reader), error) };

	call_process();
	if (!c.reader)
		return NULL;
	call_run(&c, error);
	if (c.ok)
		return c.reader;
	dafu_reader_close(c.reader);
	return NULL;
}

void dafu_reader_close(dafu_reader *r)
{
	if (!r)
		return;
	for (int i = 0; i < FORMAT_COUNT; i++)
		publish_sheet_free(r->sheet[i]);
	if (!r->lost)
		archive_close(r->match);
	pipeline_close(&r->pipeline);
	arena_free(&r->arena);
	free(r);
}

/* --- documents */

static bool read_bytes(struct call *c)
{
	dafu_document *x = c->document;
	struct arena *a = &x->arena;
	const char *name = c->name && *c->name ? file_name(c->name) : "letter";
	const struct provenance from = { str_of(name), {0}, {0} };
	struct document doc = {0};
	bool more = pipeline_read(&doc, c->bytes, &from, &c->reader->pipeline,
	    a, &c->d);

	while (more) {
		*push(a, &x->letter) = doc.doc;
		doc.doc = NULL;
		more = pipeline_next(&doc, &c->reader->pipeline, a, &c->d);
	}
	pipeline_done(&doc);
	return x->letter.n && c->d.worst < SEVERITY_ERROR;
}

bool call_parse(struct call *c)
{
	dafu_document *x = c->document;
	xmlDoc *doc = record_parse(c->bytes, &c->d);

	if (!doc)
		return false;
	*push(&x->arena, &x->letter) = doc;
	return record_validate(doc, c->reader->pipeline.schema,
	    DIAG_RECORD_INVALID, &c->d);
}

dafu_document *call_document(struct call *c, dafu_error *error)
{
	c->document = call_new(sizeof(*c->document), error);
	if (!c->document)
		return NULL;
	c->document->reader = c->reader;
	call_run(c, error);
	if (c->ok)
		return c->document;
	dafu_document_close(c->document);
	return NULL;
}

dafu_document *dafu_read(dafu_reader *r, const void *bytes, size_t size,
    const char *name, dafu_error *error)
{
	struct call c = { .work = read_bytes, .lost = &r->lost, .reader = r,
		.bytes = { bytes ? bytes : "", size }, .name = name };

	return call_document(&c, error);
}

dafu_document *dafu_parse(dafu_reader *r, const char *xml, size_t size,
    dafu_error *error)
{
	struct call c = { .work = call_parse, .lost = &r->lost, .reader = r,
		.bytes = { xml ? xml : "", size } };

	return call_document(&c, error);
}

void dafu_document_close(dafu_document *x)
{
	if (!x)
		return;
	for (size_t i = 0; i < x->letter.n; i++)
		xmlFreeDoc(x->letter.v[i]);
	arena_free(&x->arena);
	free(x);
}

size_t dafu_document_count(const dafu_document *x)
{
	return x->letter.n;
}

/* The letter that is asked for; NULL, having said that there is none. */
static xmlDoc *letter_of(struct call *c)
{
	dafu_document *x = c->document;

	if (c->letter >= 1 && (size_t)c->letter <= x->letter.n)
		return x->letter.v[c->letter - 1];
	call_misused(c, "there is no such letter", "");
	return NULL;
}

/* A stylesheet that a call asks for. */
struct wanted {
	struct call *c;
	enum format format;
};

static void sheet_make(void *arg)
{
	struct wanted *x = arg;
	struct publish_sheet **s = &x->c->reader->sheet[x->format];

	if (!*s)
		*s = publish_sheet_builtin(format_rows[x->format].sheet,
		    &x->c->d);
}

/* libxslt tells the whole process what is wrong with a stylesheet. */
static struct publish_sheet *sheet_of(struct call *c, enum format format)
{
	static pthread_mutex_t one = PTHREAD_MUTEX_INITIALIZER;
	struct wanted x = { c, format };

	locked(&one, sheet_make, &x);
	return c->reader->sheet[format];
}

static bool write_letter(struct call *c)
{
	xmlDoc *doc = letter_of(c);
	struct arena *a = &c->document->arena;
	struct publish_sheet *sheet;
	enum format f = format_named(c->name);

	if (f == FORMAT_COUNT)
		return call_misused(c, "no such format: ", c->name);
	if (!doc)
		return false;
	if (format_rows[f].maker == MAKER_SHEET) {
		sheet = sheet_of(c, f);
		return sheet && publish_apply(&c->bytes, sheet, doc, a, &c->d);
	}
	c->bytes = format_rows[f].maker == MAKER_JSON ? publish_json(doc, 0, a) :
	    record_write(doc, a);
	if (!c->bytes.len)
		diag_add(&c->d, DIAG_DEPTH, NULL);
	return c->bytes.len;
}

const char *dafu_document_write(dafu_document *x, size_t letter,
    const char *format, size_t *size, dafu_error *error)
{
	struct call c = { .work = write_letter, .lost = &x->reader->lost,
		.reader = x->reader, .document = x, .name = format ?
		format : "", .letter = letter <= INT32_MAX ?
		(int64_t)letter : 0 };

	call_run(&c, error);
	if (size)
		*size = c.ok ? c.bytes.len : 0;
	return c.ok ? c.bytes.s : NULL;
}

static bool validate(struct call *c)
{
	struct arena a = {0};
	struct verify x = { record_parse(c->bytes, &c->d), c->source,
		c->name && *c->name ? file_name(c->name) : "letter" };
	bool ok = x.record && record_validate(x.record,
	    c->reader->pipeline.schema, DIAG_RECORD_INVALID, &c->d) &&
	    (!x.bytes.s || verify_source(&x, &c->reader->pipeline, &a,
	    &c->d));

	xmlFreeDoc(x.record);
	arena_free(&a);
	return ok;
}

int dafu_validate(dafu_reader *r, const char *xml, size_t size,
    const void *source, size_t source_size, const char *name,
    dafu_error *error)
{
	struct call c = { .work = validate, .lost = &r->lost, .reader = r,
		.bytes = { xml ? xml : "", size },
		.source = { source, source_size }, .name = name };

	return call_run(&c, error);
}

/* --- a query of one letter */

/* An archive that holds the letter as long as the question takes. */
static bool ask_letter(struct call *c, const struct query *q, xmlDoc *doc,
    struct arena *a)
{
	struct archive *x = c->reader->match;
	str xml = record_write(doc, a);
	struct archive_record record = { .xml = xml, .size = xml.len,
		.sha256 = digest_sha256(a, xml) };
	struct archive_document put = { .path = STR("letter"), .source = xml,
		.sha256 = record.sha256, .program = STR(DAFU_VERSION),
		.outcome = OUTCOME_READ, .record = &record, .count = 1 };
	struct placed placed;
	int64_t id;
	bool known, ok;

	rows_of(&record.rows, doc, a);
	ok = archive_begin(x, &c->d) &&
	    archive_put(x, &put, &id, &known, &placed, &c->d) &&
	    archive_count(x, q, -1, &c->number, &c->d);
	archive_cancel(x);
	return ok;
}

static bool match(struct call *c)
{
	const struct archive_options o = { .write = true, .create = true,
		.memory = true };
	struct archive **x = &c->reader->match;
	struct arena a = {0};
	xmlDoc *doc = letter_of(c);
	const struct query *q = doc ? call_query(c, &a) : NULL;
	bool ok = false;

	if (q && !*x)
		*x = archive_open("memory", &o, &c->d);
	if (q && *x)
		ok = ask_letter(c, q, doc, &a);
	arena_free(&a);
	return ok;
}

int dafu_document_match(dafu_document *x, size_t letter, const char *query,
    dafu_error *error)
{
	struct call c = { .work = match, .lost = &x->reader->lost,
		.reader = x->reader, .document = x, .name = query,
		.letter = letter <= INT32_MAX ? (int64_t)letter : 0 };

	call_run(&c, error);
	return c.ok ? c.number > 0 : -1;
}
