/* SPDX-License-Identifier: MIT */
/* Records from anywhere: what is valid is rendered, made JSON and written; it is
 * the same when parsed again. */
#include "fuzz.h"
#include "publish/publish.h"

static void used(xmlDoc *doc, struct arena *a, struct diag *d)
{
	static const char *const name[] = { "html", "text" };
	static struct publish_sheet *sheet[2];
	str out, xml = record_write(doc, a);
	xmlDoc *again = record_parse(xml, d);

	HOLDS("what was written is parsed", again);
	HOLDS("it is the same", str_eq(record_write(again, a), xml));
	xmlFreeDoc(again);
	HOLDS("a record is JSON, or too deep for it",
	    publish_json(doc, 0, a).s || d->worst);
	for (int i = 0; i < 2; i++) {
		if (!sheet[i])
			sheet[i] = publish_sheet_builtin(name[i], d);
		HOLDS("it is rendered, or why not is told",
		    publish_apply(&out, sheet[i], doc, a, d) || d->list.n);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pipeline *p = fuzz_pipeline();
	static bool ready;
	struct arena a = {0};
	struct diag d = {0};
	xmlDoc *doc;

	if (!ready)
		publish_init();
	ready = true;
	doc = record_parse((str){ (char *)data, size }, &d);
	HOLDS("a failure is told", doc || d.list.n);
	if (doc && record_validate(doc, p->schema, DIAG_RECORD_INVALID, &d))
		used(doc, &a, &d);
	xmlFreeDoc(doc);
	diag_clear(&d);
	arena_free(&a);
	return 0;
}
