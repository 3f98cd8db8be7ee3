/* SPDX-License-Identifier: MIT */
/* The public interface: archives. */
#include "dafu_call.h"

#include <stdlib.h>

#include "base/digest.h"
#include "base/file.h"
#include "kept.h"

static bool archive_opened(struct call *c)
{
	const struct archive_options o = {
		.write = c->flags & DAFU_WRITE,
		.create = (c->flags & DAFU_CREATE) == DAFU_CREATE,
		.force = c->flags & DAFU_NETWORK, .wait = (int)c->limit };

	if (!c->name || !*c->name)
		return call_misused(c, "no path", "");
	c->archive->archive = archive_open(c->name, &o, &c->d);
	return c->archive->archive;
}

dafu_archive *dafu_archive_open(const char *path, int flags, int wait,
    dafu_error *error)
{
	struct call c = { .work = archive_opened, .name = path,
		.flags = flags, .limit = wait > 0 ? wait : 0,
		.archive = call_new(sizeof(*c.archive), error) };

	call_process();
	if (!c.archive)
		return NULL;
	c.lost = &c.archive->lost;
	call_run(&c, error);
	if (c.ok)
		return c.archive;
	dafu_archive_close(c.archive);
	return NULL;
}

void dafu_archive_close(dafu_archive *x)
{
	if (!x)
		return;
	if (!x->lost) {
		dafu_archive_cancel(x);
		archive_close(x->archive);
	}
	free(x);
}

static bool begin(struct call *c)
{
	if (c->archive->begun)
		return call_misused(c, "begun already", "");
	c->archive->begun = archive_begin(c->archive->archive, &c->d);
	return c->archive->begun;
}

static bool commit(struct call *c)
{
	if (!c->archive->begun)
		return call_misused(c, "nothing was begun", "");
	if (!archive_commit(c->archive->archive, &c->d))
		return false;
	c->archive->begun = false;
	return true;
}

int dafu_archive_begin(dafu_archive *x, dafu_error *error)
{
	struct call c = { .work = begin, .lost = &x->lost, .archive = x };

	return call_run(&c, error);
}

int dafu_archive_commit(dafu_archive *x, dafu_error *error)
{
	struct call c = { .work = commit, .lost = &x->lost, .archive = x };

	return call_run(&c, error);
}

static bool cancel(struct call *c)
{
	archive_cancel(c->archive->archive);
	c->archive->begun = false;
	return true;
}

void dafu_archive_cancel(dafu_archive *x)
{
	struct call c = { .work = cancel, .lost = &x->lost, .archive = x };

	if (x->begun)
		call_run(&c, NULL);
}

/* Put what was read, or what one that could not be read comes to now. */
static bool store(struct call *c, const struct kept *kept, struct arena *a)
{
	struct archive *x = c->archive->archive;
	const struct archive_document put = {
		.path = file_clean(str_of(c->put->path), a),
		.source = c->bytes, .sha256 = digest_sha256(a, c->bytes),
		.time = c->put->time, .program = STR(DAFU_VERSION),
		.profile = pipeline_profile(&c->reader->pipeline, a),
		.outcome = kept->outcome, .reason = kept->reason,
		.record = kept->record, .count = kept->count };
	struct placed *placed = arena_new(a, struct placed, kept->count);
	bool known = false;

	if (!archive_find(x, put.sha256, &c->number, &known, &c->d))
		return false;
	if (c->number)
		return known || archive_again(x, c->number, &put, placed,
		    &c->d);
	return archive_put(x, &put, &c->number, &known, placed, &c->d);
}

static bool put_document(struct call *c)
{
	struct arena a = {0};
	struct kept kept;
	bool alone = !c->archive->begun, ok;

	if (!c->put->path || !*c->put->path)
		return call_misused(c, "no path", "");
	kept_read(&kept, c->bytes, file_name(c->put->path),
	    &c->reader->pipeline, &a);
	ok = (!alone || archive_begin(c->archive->archive, &c->d)) &&
	    store(c, &kept, &a);
	if (alone && ok)
		ok = archive_commit(c->archive->archive, &c->d);
	if (alone && !ok)
		archive_cancel(c->archive->archive);
	if (ok && kept.outcome != OUTCOME_READ) {
		diag_clear(&c->d);
		c->d = kept.d;
		kept.d = (struct diag){0};
	}
	kept_done(&kept);
	arena_free(&a);
	return ok;
}

int dafu_archive_put(dafu_archive *x, dafu_reader *r, const dafu_put *put,
    int64_t *document_id, dafu_error *error)
{
	struct call c = { .work = put_document, .lost = &x->lost,
		.reader = r, .archive = x, .put = put,
		.bytes = { put->bytes ? put->bytes : "", put->bytes_size } };

	int status = call_run(&c, error);

	if (document_id)
		*document_id = c.number;
	return status;
}

/* --- questions */

static bool find(struct call *c)
{
	struct arena *a = &c->found->arena;
	struct archive_ask ask = { .query = call_query(c, a),
		.limit = c->limit, .offset = c->offset };

	for (int i = 0; i < HIT_COUNT; i++)
		ask.want[i] = true;
	return ask.query && archive_search(c->archive->archive, &ask,
	    &c->found->hits, a, &c->d);
}

dafu_found *dafu_archive_find(dafu_archive *x, const char *query,
    int64_t limit, int64_t offset, dafu_error *error)
{
	struct call c = { .work = find, .lost = &x->lost, .archive = x,
		.name = query, .limit = limit, .offset = offset > 0 ?
		offset : 0, .found = call_new(sizeof(*c.found), error) };

	if (!c.found)
		return NULL;
	call_run(&c, error);
	if (c.ok)
		return c.found;
	dafu_found_close(c.found);
	return NULL;
}

void dafu_found_close(dafu_found *x)
{
	if (!x)
		return;
	arena_free(&x->arena);
	free(x);
}

size_t dafu_found_count(const dafu_found *x)
{
	return x->hits.n;
}

int64_t dafu_found_letter(const dafu_found *x, size_t i)
{
	return i < x->hits.n ? x->hits.v[i].letter : 0;
}

const char *dafu_found_value(const dafu_found *x, size_t i,
    const char *column)
{
	for (int k = 0; k < HIT_COUNT && i < x->hits.n; k++)
		if (!strcmp(hit_rows[k].name, column))
			return x->hits.v[i].value[k].s;
	return NULL;
}

static bool count(struct call *c)
{
	struct arena a = {0};
	struct query *q = call_query(c, &a);
	bool ok = q && archive_count(c->archive->archive, q, -1, &c->number,
	    &c->d);

	arena_free(&a);
	return ok;
}

int64_t dafu_archive_count(dafu_archive *x, const char *query,
    dafu_error *error)
{
	struct call c = { .work = count, .lost = &x->lost, .archive = x,
		.name = query };

	call_run(&c, error);
	return c.ok ? c.number : -1;
}

static bool get(struct call *c)
{
	struct archive_version v = {0};
	struct arena *a = &c->document->arena;

	if (!archive_find_version(c->archive->archive, c->letter, c->version,
	    &v, a, &c->d))
		return false;
	c->bytes = v.xml;
	return call_parse(c);
}

dafu_document *dafu_archive_get(dafu_archive *x, dafu_reader *r,
    int64_t letter, int64_t version, dafu_error *error)
{
	struct call c = { .work = get, .lost = &x->lost, .reader = r,
		.archive = x, .letter = letter, .version = version };

	return call_document(&c, error);
}
