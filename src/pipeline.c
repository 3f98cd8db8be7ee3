/* SPDX-License-Identifier: MIT */
/* The order of the stages. */
#include "pipeline.h"

#include "base/digest.h"
#include "checks/checks.h"
#include "reading/reading.h"

bool pipeline_read(struct document *out, str bytes, const char *name,
    const struct pipeline *p, struct arena *a, struct diag *d)
{
	*out = (struct document){0};
	if (!text_decode(&out->text, bytes, &p->text, a, d))
		return false;
	if (!reading_read(&out->letter, &out->text, p->force, a, d))
		return false;
	out->letter.source.name = arena_str(a, str_of(name));
	out->letter.source.sha256 = digest_sha256(a, bytes);
	checks_run(&out->letter, a);
	letter_number(&out->letter, a);
	out->doc = record_build(&out->letter, a);
	return record_validate(out->doc, p->schema, DIAG_DEFECT, d);
}

void pipeline_done(struct document *doc)
{
	xmlFreeDoc(doc->doc);
	doc->doc = NULL;
}
