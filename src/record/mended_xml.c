/* SPDX-License-Identifier: MIT */
/* A repaired letter with its repairs to XML, and back. */
#include "record/mended_xml.h"

#include "record/record.h"

#define MENDED_NAMESPACE "urn:dafu:source:1"

static void attribute(xmlNode *e, const char *name, str value, struct arena *a)
{
	if (value.s)
		xmlNewProp(e, BAD_CAST name,
		    BAD_CAST arena_str(a, value).s);
}

static void words(xmlNode *e, str x)
{
	if (x.len)
		xmlAddChild(e, xmlNewTextLen(BAD_CAST x.s, (int)x.len));
}

str mended_write(const struct mended *m, struct arena *a)
{
	xmlDoc *doc = xmlNewDoc(BAD_CAST "1.0");
	xmlNode *root = xmlNewDocNode(doc, NULL, BAD_CAST "source", NULL);
	xmlChar *bytes;
	int len;
	str out;

	xmlDocSetRootElement(doc, root);
	xmlSetNs(root, xmlNewNs(root, BAD_CAST MENDED_NAMESPACE, NULL));
	attribute(root, "name", m->name, a);
	attribute(root, "format", m->format, a);
	attribute(root, "encoding", m->encoding, a);
	attribute(root, "sha256", m->sha256, a);
	for (size_t i = 0; i < m->list.n; i++) {
		const struct mend *x = &m->list.v[i];
		xmlNode *e = root;

		if (x->was.s || x->bytes.s)
			e = xmlNewChild(root, root->ns, BAD_CAST "repair",
			    NULL);
		words(e, x->now);
		if (e == root)
			continue;
		attribute(e, "was", x->was, a);
		attribute(e, "bytes", x->bytes, a);
	}
	xmlDocDumpMemoryEnc(doc, &bytes, &len, "UTF-8");
	out = arena_str(a, (str){ (char *)bytes, (size_t)len });
	xmlFree(bytes);
	xmlFreeDoc(doc);
	return out;
}

static str taken(xmlChar *x, struct arena *a)
{
	str out = x ? arena_str(a, str_of((char *)x)) : (str){0};

	xmlFree(x);
	return out;
}

static str given(xmlNode *e, const char *name, struct arena *a)
{
	return taken(xmlGetNoNsProp(e, BAD_CAST name), a);
}

static bool is_ours(const xmlNode *e, const char *name)
{
	return e && e->ns && xmlStrEqual(e->name, BAD_CAST name) &&
	    xmlStrEqual(e->ns->href, BAD_CAST MENDED_NAMESPACE);
}

bool mended_parse(struct mended *m, str xml, struct arena *a, struct diag *d)
{
	xmlDoc *doc = record_parse(xml, d);
	xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
	bool ok = is_ours(root, "source");

	*m = (struct mended){0};
	if (ok) {
		m->name = given(root, "name", a);
		m->format = given(root, "format", a);
		m->encoding = given(root, "encoding", a);
		m->sha256 = given(root, "sha256", a);
	}
	for (xmlNode *e = ok ? root->children : NULL; e && ok; e = e->next) {
		struct mend *x = push(a, &m->list);

		ok = e->type == XML_TEXT_NODE || is_ours(e, "repair");
		x->now = taken(xmlNodeGetContent(e), a);
		if (e->type != XML_ELEMENT_NODE)
			continue;
		x->was = given(e, "was", a);
		x->bytes = given(e, "bytes", a);
		ok = ok && (x->was.s || x->bytes.s);
	}
	if (doc && !ok)
		diag_add(d, DIAG_RECORD_PARSE, "it is no letter of "
		    "'extract -f source'");
	xmlFreeDoc(doc);
	return ok;
}
