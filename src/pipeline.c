/* SPDX-License-Identifier: MIT */
/* The order of the stages. */
#include "pipeline.h"

#include "base/digest.h"
#include "checks/checks.h"
#include "reading/reading.h"

static bool read_part(struct document *out, uint32_t part,
    const struct pipeline *p, struct arena *a, struct diag *d)
{
	const struct reading_options o = { p->patterns, p->profile, p->force,
	    part, out->letter.parts, out->letter.starts };

	if (!reading_read(&out->letter, &out->text, &o, a, d))
		return false;
	out->letter.source.name = out->name;
	out->letter.source.sha256 = out->sha256;
	out->letter.source.whence = out->text.whence.v;
	out->letter.source.whences = out->text.whence.n;
	if (p->profile)
		out->letter.source.profile = p->profile->name;
	checks_run(&out->letter, a);
	letter_weigh_findings(&out->letter, p->profile);
	letter_number(&out->letter, a);
	out->doc = record_build(&out->letter, a);
	return record_validate(out->doc, p->schema, DIAG_DEFECT, d);
}

bool pipeline_read(struct document *out, str bytes, const char *name,
    const struct pipeline *p, struct arena *a, struct diag *d)
{
	*out = (struct document){0};
	if (!text_decode(&out->text, bytes, &p->text, a, d))
		return false;
	out->name = arena_str(a, str_of(name));
	out->sha256 = digest_sha256(a, bytes);
	return read_part(out, 1, p, a, d);
}

bool pipeline_next(struct document *doc, const struct pipeline *p,
    struct arena *a, struct diag *d)
{
	uint32_t part = doc->letter.part + 1;

	if (part > doc->letter.parts)
		return false;
	pipeline_done(doc);
	return read_part(doc, part, p, a, d);
}

void pipeline_done(struct document *doc)
{
	xmlFreeDoc(doc->doc);
	doc->doc = NULL;
}
