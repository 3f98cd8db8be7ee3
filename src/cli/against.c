/* SPDX-License-Identifier: MIT */
/* Records against the sources that they were read from. */
#include "cli/against.h"

#include "base/digest.h"
#include "cli/cli.h"

enum checked_how against_how(bool current, str program, str profile,
    str profile_now)
{
	if (str_eq(program, STR(DAFU_VERSION)) && str_eq(profile, profile_now))
		return CHECKED_SAME;
	return current ? CHECKED_VALUES : CHECKED_PLACES;
}

/* The letter of the source that is the record's. */
static bool read_part(struct document *doc, str source,
    const struct provenance *from, uint32_t part, const struct pipeline *p, struct arena *a, struct diag *d)
{
	bool ok = pipeline_read(doc, source, from, p, a, d);

	while (ok && part > 1 && doc->letter.part < part)
		ok = pipeline_next(doc, p, a, d);
	if (!ok && !d->list.n)
		diag_add(d, DIAG_RECORD_SOURCE, "the source has no letter %u",
		    part);
	return ok;
}

/* An attribute of the record's source element; s == NULL: it has none. */
static str source_of(xmlDoc *doc, const char *name, struct arena *a)
{
	xmlNode **found;
	xmlChar *s = NULL;
	str out = {0};
	size_t n;

	if (record_find(&found, &n, doc, "/r:reply/r:source", a) && n)
		s = xmlGetNoNsProp(found[0], BAD_CAST name);
	if (s)
		out = arena_str(a, str_of((char *)s));
	xmlFree(s);
	return out;
}

static bool compare(xmlDoc *record, const struct document *again, str bytes,
    const struct checked *x, struct arena *a, struct diag *d)
{
	if (str_eq(record_write(again->doc, a), bytes))
		return true;
	if (!record_agrees(record, again->doc, again->sha256, again->text.c,
	    again->text.n, d))
		return false;
	if (x->how == CHECKED_PLACES)
		return true;
	if (!record_accounts(record, again->doc, again->text.c, again->text.n,
	    d) || !record_recomputes(record, again->doc, d))
		return false;
	if (x->how == CHECKED_SAME)
		diag_add(d, DIAG_RECORD_SOURCE, "reading the source again "
		    "gives another record");
	return x->how != CHECKED_SAME;
}

bool against_source(str source, const struct checked *x,
    const struct pipeline *p, struct arena *a, struct diag *d)
{
	struct pipeline again = *p;
	struct document doc = {0};
	xmlDoc *record = record_parse(x->record, d);
	bool ok = record && record_validate(record, p->schema,
	    DIAG_RECORD_INVALID, d);

	if (ok) {
		struct provenance from;

		record_provenance(&from, x->record, a);
		if (!from.name.s)
			from.name = STR("");
		again.force = true;
		again.text.strict = false;
		again.text.ocr = source_of(record, "recognised", a).s;
		again.text.encoding = source_of(record,
		    "encoding", a).s;
		ok = read_part(&doc, source, &from, x->part,
		    &again, a, d) && compare(record, &doc, x->record, x, a, d);
	}
	pipeline_done(&doc);
	xmlFreeDoc(record);
	return ok;
}
