/* SPDX-License-Identifier: MIT */
/* A record against the bytes that it was read from. */
#include "verify.h"

#include "base/digest.h"

/* An attribute of a record's element; "": it has none. */
static str attribute_of(xmlDoc *doc, const char *path, const char *name,
    struct arena *a)
{
	xmlNode **found;
	xmlChar *value = NULL;
	size_t n;
	str out;

	if (record_find(&found, &n, doc, path, a) && n)
		value = xmlGetNoNsProp(found[0], BAD_CAST name);
	out = arena_str(a, str_of(value ? (char *)value : ""));
	xmlFree(value);
	return out;
}

/* Where its body begins. */
static str begin_of(xmlDoc *doc, struct arena *a)
{
	return attribute_of(doc, "/r:reply/r:body", "start", a);
}

/* Read the source again, and of its letters the one that the record is of; what
 * cannot be read so is told with the record. */
static bool read_again(struct document *out, const struct verify *x,
    struct pipeline *p, struct arena *a)
{
	const struct provenance from = { str_of(x->name), {0}, {0} };
	struct diag silent = {0};
	str begin = begin_of(x->record, a);
	bool ok;

	p->force = false;
	ok = pipeline_read(out, x->bytes, &from, p, a, &silent);
	if (!ok) {
		pipeline_done(out);
		p->force = true;
		ok = pipeline_read(out, x->bytes, &from, p, a, &silent);
	}
	while (ok && out->letter.parts > 1 &&
	    !str_eq(begin_of(out->doc, a), begin))
		ok = pipeline_next(out, p, a, &silent);
	diag_clear(&silent);
	return ok;
}

bool verify_source(const struct verify *x, const struct pipeline *p,
    struct arena *a, struct diag *d)
{
	struct pipeline again = *p;
	struct document fresh = {0};
	const size_t said = d->list.n;
	const str record = d->file;
	struct text text;
	bool ok, read;

	/* what was recognised can only be recognised again */
	again.text.ocr |= attribute_of(x->record, "/r:reply/r:source",
	    "recognised", a).len > 0;
	d->file = str_of(x->name);
	ok = text_decode(&text, x->bytes, &again.text, a, d);
	d->file = record;
	if (!ok)
		return false;
	/* what is damaged is said in the record */
	d->list.n = said;
	read = read_again(&fresh, x, &again, a);
	ok = record_agrees(x->record, read ? fresh.doc : NULL,
	    digest_sha256(a, x->bytes), text.c, text.n, d);
	if (read && ok)
		ok = record_accounts(x->record, fresh.doc, text.c, text.n, d) &&
		    record_recomputes(x->record, fresh.doc, d);
	else if (ok)
		diag_add(d, DIAG_RECORD_READING, "no letter is read "
		    "there now");
	pipeline_done(&fresh);
	return ok;
}
