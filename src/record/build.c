/* SPDX-License-Identifier: MIT */
/* Elements and attributes of a record's tree. */
#include "record/build.h"

#include <libxml/dict.h>
#include <stddef.h>
#include <stdint.h>

#include "base/utf.h"

bool build_start(struct build *b)
{
	b->doc = xmlNewDoc(BAD_CAST "1.0");
	if (!b->doc)
		return false;
	b->doc->dict = xmlDictCreate();
	b->doc->_private = b;
	return b->doc->dict;
}

/* The same name stands in one place or few. */
static xmlChar *name_of(struct build *b, const char *name)
{
	const size_t at = (uintptr_t)name / 4 % BUILD_NAMES;

	if (b->name[at].given != name) {
		b->name[at].given = name;
		b->name[at].kept = xmlDictLookup(b->doc->dict, BAD_CAST name,
		    -1);
	}
	return (xmlChar *)b->name[at].kept;
}

/* Words for an element or attribute; short ones stand within their node, as
 * libxml2's parser has them (XML_PARSE_COMPACT). */
static xmlNode *words(xmlDoc *doc, str s)
{
	/* psvi is libxslt's */
	enum { AT = offsetof(xmlNode, properties),
		ROOM = offsetof(xmlNode, psvi) - AT };
	xmlNode *n = xmlNewDocText(doc, NULL);

	if (!n)
		return NULL;
	if (s.len >= ROOM)
		n->content = xmlStrndup(BAD_CAST s.s, (int)s.len);
	else	/* which is all zero */
		n->content = memcpy((char *)n + AT, s.s, s.len);
	return n;
}

xmlNode *build_element(struct build *b, xmlNode *parent, const char *name,
    const void *origin)
{
	xmlNode *n = xmlNewDocNodeEatName(b->doc, b->ns, name_of(b, name),
	    NULL);

	if (!n)
		return NULL;
	n->_private = (void *)origin;
	xmlAddChild(parent, n);
	return n;
}

void build_text(struct build *b, xmlNode *n, str s)
{
	if (n && s.len)
		xmlAddChild(n, words(b->doc, utf8_xml(b->a, s)));
}

static void put(xmlNode *n, const char *name, str value)
{
	xmlAttr *x = xmlNewNsPropEatName(n, NULL,
	    name_of(n->doc->_private, name), NULL);
	xmlNode *text = x ? words(n->doc, value) : NULL;

	if (!text)
		return;
	text->parent = (xmlNode *)x;
	x->children = x->last = text;
}

void build_attribute(struct build *b, xmlNode *n, const char *name, str value)
{
	if (n && value.s)
		put(n, name, utf8_xml(b->a, value));
}

void build_code(xmlNode *n, const char *name, const char *code)
{
	if (n && code)
		put(n, name, str_of(code));
}

void build_number(xmlNode *n, const char *name, size_t value)
{
	char s[24], *p = s + sizeof(s) - 1;

	*p = '\0';
	do		/* snprintf takes a tenth of the whole tree's time */
		*--p = (char)('0' + value % 10);
	while (value /= 10);
	build_code(n, name, p);
}

void build_place(xmlNode *n, struct place p)
{
	build_number(n, "start", p.start);
	build_number(n, "end", p.end);
}

void build_span(struct build *b, xmlNode *n, struct span s)
{
	if (s.end > s.start)
		build_place(n, prose_place(&b->l->prose, s));
}

void build_whence(struct build *b, xmlNode *n, struct span s)
{
	const struct source *from = &b->l->source;
	struct place p;

	if (s.end <= s.start || !from->whences)
		return;
	p = prose_place(&b->l->prose, s);
	build_attribute(b, n, "at", whence_at(from->whence, from->whences,
	    p.start, p.end, b->a));
}

/* Nothing is written where a certainty is unsaid. */
void build_certainty(xmlNode *n, const char *name, enum certainty c)
{
	build_code(n, name, certainty_names[c]);
}

enum certainty certainty_said(enum certainty c)
{
	return c == CERTAINTY_UNSAID ? CERTAINTY_OPEN : c;
}

void build_evidence(struct build *b, xmlNode *n, const struct value *v)
{
	build_attribute(b, n, "inferred", v->inferred);
	build_certainty(n, "certainty", certainty_said(v->certainty));
	if (!v->inferred.s)
		build_place(n, v->at);
}

void build_value(struct build *b, xmlNode *n, const struct value *v)
{
	build_evidence(b, n, v);
	build_text(b, n, v->text);
}
