/* SPDX-License-Identifier: MIT */
/* One worker: from bytes on a socket to answers on it. */
#include "cli/worker.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "archive/pack.h"
#include "base/digest.h"
#include "base/utf.h"
#include "cli/against.h"
#include "cli/confine.h"
#include "cli/serve.h"

static bool read_whole(int fd, void *to, size_t len)
{
	for (size_t at = 0; at < len; ) {
		ssize_t n = read(fd, (char *)to + at, len - at);

		if (n <= 0 && !(n < 0 && errno == EINTR))
			return false;
		at += n > 0 ? (size_t)n : 0;
	}
	return true;
}

static bool write_whole(int fd, const void *from, size_t len)
{
	for (size_t at = 0; at < len; ) {
		ssize_t n = write(fd, (const char *)from + at, len - at);

		if (n < 0 && errno != EINTR)
			return false;
		at += n > 0 ? (size_t)n : 0;
	}
	return true;
}

/* What the worst message says: its id for machines, its text for people.  Words
 * of a letter may be cut within a character. */
static str reason(const struct diag *d, struct arena *a)
{
	const struct message *worst = NULL;
	uint32_t *c;
	size_t n;
	str out;

	for (size_t i = 0; i < d->list.n; i++)
		if (!worst || diag_severity(d->list.v[i].id) >
		    diag_severity(worst->id))
			worst = &d->list.v[i];
	if (!worst)
		return STR("DEFECT: no reason given");
	out = arena_printf(a, "%s: %s%s%s", diag_name(worst->id),
	    diag_text(worst->id), worst->detail.len ? ": " : "",
	    worst->detail.len ? worst->detail.s : "");
	c = utf8_points(a, out, &n);
	return utf8_of(a, c, n);
}

str answer_make(str bytes, const char *name, const struct pipeline *p,
    struct arena *a)
{
	struct answer out = { .outcome = OUTCOME_REFUSED };
	struct VEC(struct archive_record) records = {0};
	struct VEC(xmlDoc *) kept = {0};	/* rows point into them */
	struct document doc;
	struct diag d = {0};
	bool fits = true;
	str message;

	if (pipeline_read(&doc, bytes, name, p, a, &d)) {
		out.outcome = OUTCOME_READ;
		do {
			str xml = record_write(doc.doc, a);
			struct archive_record *record = push(a, &records);

			fits = fits && xml.len <= PACK_LARGEST;
			*record = (struct archive_record){
			    .xml = pack(a, xml), .size = xml.len,
			    .sha256 = digest_sha256(a, xml) };
			rows_of(&record->rows, doc.doc, a);
			*push(a, &kept) = doc.doc;
			doc.doc = NULL;
		} while (pipeline_next(&doc, p, a, &d));
		out.record = records.v;
		out.count = fits ? records.n : 0;
	}
	if (!fits)
		diag_add(&d, DIAG_TOO_LARGE, "a record is, of more than %zu "
		    "bytes", PACK_LARGEST);
	if (!out.count) {
		out.outcome = OUTCOME_REFUSED;
		out.reason = reason(&d, a);
	}
	for (size_t i = 0; i < d.list.n && !out.count; i++)
		if (d.list.v[i].id == DIAG_DEFECT ||
		    diag_severity(d.list.v[i].id) == SEVERITY_SYSTEM)
			out.outcome = OUTCOME_FAILED;
	message = message_write(&out, a);
	pipeline_done(&doc);
	for (size_t i = 0; i < kept.n; i++)
		xmlFreeDoc(kept.v[i]);
	diag_clear(&d);
	return message;
}

str answer_check(str bytes, const struct checked *x, const struct pipeline *p,
    struct arena *a)
{
	struct answer out = { .outcome = OUTCOME_READ };
	struct diag d = {0};
	str message;

	if (!against_source(bytes, x, p, a, &d)) {
		out.outcome = OUTCOME_REFUSED;
		out.reason = reason(&d, a);
	}
	message = message_write(&out, a);
	diag_clear(&d);
	return message;
}

static bool serve_one(int fd, const struct pool_options *o, struct arena *a)
{
	struct request ask;
	uint64_t len;
	struct checked check;
	char *name, *bytes, *record;
	str out;

	if (!read_whole(fd, &ask, sizeof(ask)))
		return false;
	name = arena_alloc(a, 1, 1, ask.name + 1);
	bytes = arena_alloc(a, 1, 1, ask.bytes + 1);
	record = arena_alloc(a, 1, 1, ask.record + 1);
	if (!read_whole(fd, name, ask.name) ||
	    !read_whole(fd, bytes, ask.bytes) ||
	    !read_whole(fd, record, ask.record))
		return false;
	check = (struct checked){ { record, ask.record }, ask.part,
		(enum checked_how)ask.how };
	confine_seconds(o->seconds);
	out = ask.record ? answer_check((str){ bytes, ask.bytes }, &check,
	    o->pipeline, a) : answer_make((str){ bytes, ask.bytes }, name,
	    o->pipeline, a);
	len = out.len;
	return write_whole(fd, &len, sizeof(len)) &&
	    write_whole(fd, out.s, out.len);
}

void serve(int fd, const struct pool_options *o)
{
	struct arena a = {0};

	text_init();
	confine(o->memory);
	while (serve_one(fd, o, &a))
		arena_reset(&a);
	_exit(0);
}
