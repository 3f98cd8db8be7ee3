/* SPDX-License-Identifier: MIT */
/* Files and what was done with them to PREMIS. */
#include "package/premis.h"

#include <stdlib.h>

#include "record/elements.h"

struct premis {
	struct elements *out;
	struct arena arena;
	struct VEC(str) programs;	/* versions that did something */
};

struct premis *premis_open(FILE *out)
{
	struct premis *p = checked_malloc(sizeof(*p));

	*p = (struct premis){ .out = elements_open(out) };
	elements_start(p->out, "premis");
	elements_attribute(p->out, "xmlns",
	    STR("http://www.loc.gov/premis/v3"));
	elements_attribute(p->out, "xmlns:xsi",
	    STR("http://www.w3.org/2001/XMLSchema-instance"));
	elements_attribute(p->out, "version", STR("3.0"));
	return p;
}

/* name: what stands before Identifier, IdentifierType and IdentifierValue. */
static void identifier(struct premis *p, const char *outer, const char *inner,
    const char *type, str value)
{
	char name[64];

	elements_start(p->out, outer);
	snprintf(name, sizeof(name), "%sType", inner);
	elements_text(p->out, name, str_of(type));
	snprintf(name, sizeof(name), "%sValue", inner);
	elements_text(p->out, name, value);
	elements_end(p->out);
}

void premis_object(struct premis *p, const struct premis_object *x)
{
	struct elements *e = p->out;
	char size[24];

	snprintf(size, sizeof(size), "%lld", (long long)x->size);
	elements_start(e, "object");
	elements_attribute(e, "xsi:type", STR("file"));
	identifier(p, "objectIdentifier", "objectIdentifier", "bag", x->file);
	elements_start(e, "objectCharacteristics");
	elements_start(e, "fixity");
	elements_text(e, "messageDigestAlgorithm", STR("SHA-256"));
	elements_text(e, "messageDigest", x->sha256);
	elements_end(e);
	elements_text(e, "size", str_of(size));
	elements_start(e, "format");
	elements_start(e, "formatDesignation");
	elements_text(e, "formatName", x->format);
	elements_end(e);
	elements_end(e);
	elements_end(e);
	elements_text(e, "originalName", x->original);
	elements_end(e);
}

static void agent_known(struct premis *p, str program)
{
	for (size_t i = 0; i < p->programs.n; i++)
		if (str_eq(p->programs.v[i], program))
			return;
	*push(&p->arena, &p->programs) = arena_str(&p->arena, program);
}

void premis_event(struct premis *p, const struct premis_event *x)
{
	struct elements *e = p->out;

	elements_start(e, "event");
	identifier(p, "eventIdentifier", "eventIdentifier", "bag", x->id);
	elements_text(e, "eventType", str_of(x->type));
	elements_text(e, "eventDateTime", x->time);
	elements_start(e, "eventOutcomeInformation");
	elements_text(e, "eventOutcome", x->outcome);
	if (x->detail.s) {
		elements_start(e, "eventOutcomeDetail");
		elements_text(e, "eventOutcomeDetailNote", x->detail);
		elements_end(e);
	}
	elements_end(e);
	if (x->program.s) {
		agent_known(p, x->program);
		identifier(p, "linkingAgentIdentifier", "linkingAgentIdentifier",
		    "program", x->program);
	}
	if (x->from.s)
		identifier(p, "linkingObjectIdentifier",
		    "linkingObjectIdentifier", "bag", x->from);
	identifier(p, "linkingObjectIdentifier", "linkingObjectIdentifier",
	    "bag", x->file);
	elements_end(e);
}

bool premis_close(struct premis *p)
{
	bool ok;

	for (size_t i = 0; i < p->programs.n; i++) {
		elements_start(p->out, "agent");
		identifier(p, "agentIdentifier", "agentIdentifier", "program",
		    p->programs.v[i]);
		elements_text(p->out, "agentName", STR("dafu"));
		elements_text(p->out, "agentType", STR("software"));
		elements_text(p->out, "agentVersion", p->programs.v[i]);
		elements_end(p->out);
	}
	ok = elements_close(p->out, NULL, NULL);
	arena_free(&p->arena);
	free(p);
	return ok;
}
