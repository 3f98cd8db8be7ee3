/* SPDX-License-Identifier: MIT */
/* The order of the stages. */
#include "pipeline.h"

#include "archive/pack.h"
#include "base/digest.h"
#include "checks/checks.h"
#include "intake/box.h"
#include "intake/container.h"
#include "reading/pattern.h"
#include "reading/reading.h"
#include "record/profile_xml.h"

void pipeline_init(struct text_decoder *kept)
{
	struct diag d = {0};

	/* what is not there is told where a file needs it */
	container_init(&d);
	diag_clear(&d);
	box_init();
	text_decoder_ready(kept);
}

bool pipeline_start(struct pipeline *p, str schema, struct diag *d)
{
	*p = (struct pipeline){0};
	p->text.decoder = text_decoder_open();
	p->patterns = patterns_new();
	p->packer = pack_open();
	p->schema = record_schema_compile(schema.s ? schema :
	    record_schema_text(), d);
	return p->schema != NULL;
}

bool pipeline_learn(struct pipeline *p, str profile, struct diag *d)
{
	struct profile *x = arena_new(&p->arena, struct profile, 1);

	if (!profile_read(x, arena_str(&p->arena, profile), &p->arena, d))
		return false;
	p->profile = x;
	return true;
}

void pipeline_close(struct pipeline *p)
{
	record_schema_free(p->schema);
	pack_close(p->packer);
	patterns_free(p->patterns);
	text_decoder_close(p->text.decoder);
	arena_free(&p->arena);
	*p = (struct pipeline){0};
}

str pipeline_profile(const struct pipeline *p, struct arena *a)
{
	return p->profile ? arena_printf(a, "%s %.12s", p->profile->name.s,
	    p->profile->sha256.s) : (str){0};
}

str pipeline_profile_xml(const struct pipeline *p)
{
	return p->profile ? p->profile->xml : (str){0};
}

static bool read_part(struct document *out, uint32_t part,
    const struct pipeline *p, struct arena *a, struct diag *d)
{
	const struct reading_options o = { p->patterns, p->profile, p->force,
	    part, out->letter.parts, out->letter.starts, p->weigh };

	if (!reading_read(&out->letter, &out->text, &o, a, d)) {
		if (out->text.told)
			diag_add(d, DIAG_ENCODING, "by its bytes it is %s, "
			    "and it was decoded as %s", out->text.told,
			    out->text.encoding);
		return false;
	}
	out->letter.source.origin = out->origin;
	out->letter.source.sha256 = out->sha256;
	out->letter.source.whence = out->text.whence.v;
	out->letter.source.whences = out->text.whence.n;
	out->letter.source.seal = out->text.seals.v;
	out->letter.source.seals = out->text.seals.n;
	if (p->profile)
		out->letter.source.profile = p->profile->name;
	checks_run(&out->letter, a);
	letter_weigh_findings(&out->letter, p->profile);
	letter_number(&out->letter, a);
	out->doc = record_build(&out->letter, a);
	return record_validate(out->doc, p->schema, DIAG_DEFECT, d);
}

static str copy(struct arena *a, str x)
{
	return x.s ? arena_str(a, x) : x;
}

bool pipeline_read(struct document *out, str bytes, const struct provenance *from,
    const struct pipeline *p, struct arena *a, struct diag *d)
{
	*out = (struct document){0};
	if (!text_decode(&out->text, bytes, &p->text, a, d))
		return false;
	out->origin = (struct provenance){ copy(a, from->name), copy(a, from->sender),
		copy(a, from->sent) };
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
