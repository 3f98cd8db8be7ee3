/* SPDX-License-Identifier: MIT */
/* What reading a document came to, as a worker answers it. */
#include "archive/pack.h"
#include "base/digest.h"
#include "base/utf.h"
#include "cli/against.h"
#include "work/message.h"
#include "pipeline.h"

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

static str read_all(const struct task *t, const struct pipeline *p)
{
	struct arena *a = t->a;
	struct answer out = { .outcome = OUTCOME_REFUSED };
	struct VEC(struct archive_record) records = {0};
	struct VEC(xmlDoc *) kept = {0};	/* rows point into them */
	struct document doc;
	struct diag d = {0};
	bool fits = true;
	str message;

	if (pipeline_read(&doc, t->bytes, t->name.s, p, a, &d)) {
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

static str check(const struct task *t, const struct pipeline *p)
{
	struct answer out = { .outcome = OUTCOME_READ };
	struct diag d = {0};
	str message;

	if (!against_source(t->bytes, &t->check, p, t->a, &d)) {
		out.outcome = OUTCOME_REFUSED;
		out.reason = reason(&d, t->a);
	}
	message = message_write(&out, t->a);
	diag_clear(&d);
	return message;
}

str answer_make(void *arg, const struct task *t)
{
	struct pipeline p = *(const struct pipeline *)arg;

	p.text.programs = t->programs;
	return t->check.record.len ? check(t, &p) : read_all(t, &p);
}

void answer_of(struct answer *out, const struct task *t)
{
	*out = (struct answer){ .outcome = OUTCOME_CRASHED };
	if (t->answer.s) {
		if (!message_read(out, t->answer, t->a))
			*out = (struct answer){ .outcome = OUTCOME_CRASHED,
				.reason = STR("DEFECT: the worker's answer is "
				"none") };
		return;
	}
	if (t->died == DIAG_OVERTIME)
		out->outcome = OUTCOME_OVERTIME;
	out->reason = arena_printf(t->a, "%s: %s", diag_name(t->died),
	    t->why.s);
}
