/* SPDX-License-Identifier: MIT */
#ifndef DAFU_BUILD_H
#define DAFU_BUILD_H

#include "record/record.h"

enum { BUILD_NAMES = 256 };

/*
 * A record's tree in the making, as small as libxml2 takes it: a tree is most of
 * what a letter with many figures has in memory.  Names of elements and attributes
 * are constants of the program.  Functions that take a node take NULL, too:
 * libxml2 gives none where memory has run out, and the schema tells.
 */
struct build {
	const struct letter *l;
	struct arena *a;
	xmlDoc *doc;
	xmlNs *ns;
	size_t mark, promise, refusal;	/* next to write */
	/* names as the document's dictionary has them, by where they stand here */
	struct {
		const char *given;
		const xmlChar *kept;
	} name[BUILD_NAMES];
};

/* An empty document for it, which finds it while it is made; false: no memory. */
bool build_start(struct build *b);

/* A new last child.  origin: see record_build. */
xmlNode *build_element(struct build *b, xmlNode *parent, const char *name,
    const void *origin);
void build_text(struct build *b, xmlNode *n, str s);

/* Attributes; what has no value (s == NULL, NULL) is not written. */
void build_attribute(struct build *b, xmlNode *n, const char *name, str value);
void build_code(xmlNode *n, const char *name, const char *code);
void build_number(xmlNode *n, const char *name, size_t value);
void build_place(xmlNode *n, struct place p);
/* An empty span has no place. */
void build_span(struct build *b, xmlNode *n, struct span s);
/* Where the place of a span is in the original: the attribute at. */
void build_whence(struct build *b, xmlNode *n, struct span s);
/* Nothing is written where it is unsaid. */
void build_certainty(xmlNode *n, const char *name, enum certainty c);

/* An element's own certainty is always said: open where nobody set it. */
enum certainty certainty_said(enum certainty c);
/* A value's certainty and place; and its words. */
void build_evidence(struct build *b, xmlNode *n, const struct value *v);
void build_value(struct build *b, xmlNode *n, const struct value *v);

/* body.c: the element body. */
void build_body(struct build *b, xmlNode *root);

#endif
