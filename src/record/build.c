/* SPDX-License-Identifier: MIT */
/* Elements and attributes of a record's tree. */
#include "record/build.h"

#include "base/utf.h"

xmlNode *build_element(struct build *b, xmlNode *parent, const char *name,
    const void *origin)
{
	xmlNode *n = xmlNewDocNode(b->doc, b->ns, BAD_CAST name, NULL);

	if (!n)
		return NULL;
	n->_private = (void *)origin;
	xmlAddChild(parent, n);
	return n;
}

void build_text(struct build *b, xmlNode *n, str s)
{
	if (n && s.len)
		xmlAddChild(n, xmlNewDocText(b->doc, BAD_CAST utf8_xml(b->a, s).s));
}

void build_attribute(struct build *b, xmlNode *n, const char *name, str value)
{
	if (n && value.s)
		xmlNewProp(n, BAD_CAST name,
		    BAD_CAST utf8_xml(b->a, value).s);
}

void build_code(xmlNode *n, const char *name, const char *code)
{
	if (n && code)
		xmlNewProp(n, BAD_CAST name, BAD_CAST code);
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
