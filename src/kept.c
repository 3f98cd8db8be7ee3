/* SPDX-License-Identifier: MIT */
/* A document's bytes to records as an archive keeps them. */
#include "kept.h"

#include "archive/pack.h"
#include "base/digest.h"
#include "base/utf.h"

/* Words of a letter may be cut within a character. */
str kept_reason(const struct diag *d, struct arena *a)
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

/* The record of the letter in hand, which was read from source; false: it is too
 * large. */
static bool take(struct archive_record *out, xmlDoc *doc, str source,
    const struct pipeline *p, struct arena *a, struct diag *d)
{
	str xml = record_write(doc, a);

	if (xml.len > PACK_LARGEST) {
		diag_add(d, DIAG_TOO_LARGE, "a record is, of more than %zu "
		    "bytes", PACK_LARGEST);
		return false;
	}
	*out = (struct archive_record){ .xml = pack(p->packer, a, xml,
	    source), .size = xml.len, .sha256 = digest_sha256(a, xml) };
	rows_of(&out->rows, doc, a);
	return true;
}

static bool read_all(struct kept *out, str bytes,
    const struct provenance *from,
    const struct pipeline *p, struct arena *a, struct diag *d)
{
	struct VEC(struct archive_record) records = {0};
	struct document doc;
	bool ok = pipeline_read(&doc, bytes, from, p, a, d), fits = ok;

	while (ok && fits) {
		*push(a, &out->tree) = doc.doc;
		fits = take(push(a, &records), doc.doc, bytes, p, a, d);
		doc.doc = NULL;
		ok = fits && pipeline_next(&doc, p, a, d);
	}
	pipeline_done(&doc);
	out->record = records.v;
	out->count = fits ? records.n : 0;
	return out->count;
}

void kept_read(struct kept *out, str bytes, const struct provenance *from,
    const struct pipeline *p, struct arena *a)
{
	const struct diag *d = &out->d;

	*out = (struct kept){ .outcome = OUTCOME_READ };
	if (read_all(out, bytes, from, p, a, &out->d))
		return;
	out->outcome = OUTCOME_REFUSED;
	out->reason = kept_reason(d, a);
	for (size_t i = 0; i < d->list.n; i++)
		if (d->list.v[i].id == DIAG_DEFECT ||
		    diag_severity(d->list.v[i].id) == SEVERITY_SYSTEM)
			out->outcome = OUTCOME_FAILED;
}

void kept_done(struct kept *x)
{
	for (size_t i = 0; i < x->tree.n; i++)
		xmlFreeDoc(x->tree.v[i]);
	diag_clear(&x->d);
	*x = (struct kept){0};
}
