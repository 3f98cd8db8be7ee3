/* SPDX-License-Identifier: MIT */
/* Text that a stylesheet may make, counted. */
#include "publish/budget.h"

#include <libexslt/exslt.h>
#include <libxml/parserInternals.h>
#include <libxml/xpathInternals.h>
#include <libxslt/extensions.h>
#include <libxslt/imports.h>
#include <libxslt/transform.h>
#include <libxslt/variables.h>
#include <libxslt/xsltutils.h>
#include <string.h>

/* Take so many bytes; false: there are no more, which is said, and the
 * transformation ends. */
static bool take(xsltTransformContext *c, size_t bytes)
{
	struct budget *b = c->_private;

	if (!b || bytes <= b->left) {
		if (b)
			b->left -= bytes;
		return true;
	}
	b->left = 0;
	if (c->state != XSLT_STATE_STOPPED)
		xsltTransformError(c, NULL, c->inst, "makes too much text\n");
	c->state = XSLT_STATE_STOPPED;
	return false;
}

/* Bytes of text below a node, as far as they matter. */
static size_t text_below(const xmlNode *top, size_t most)
{
	size_t n = 0;

	for (const xmlNode *k = top; k && n <= most; ) {
		if (k->type == XML_TEXT_NODE && k->content)
			n += strlen((const char *)k->content);
		n++;
		if (k->type != XML_ENTITY_REF_NODE && k->children) {
			k = k->children;
			continue;
		}
		while (k != top && !k->next)
			k = k->parent;
		k = k == top ? NULL : k->next;
	}
	return n;
}

static size_t size_of(const xmlXPathObject *x, size_t most)
{
	size_t n = 0;

	if (x->type == XPATH_STRING && x->stringval)
		return strlen((const char *)x->stringval);
	/* nodes of the record are there anyway; a tree is a variable's own */
	if (x->type == XPATH_XSLT_TREE && x->nodesetval)
		for (int i = 0; i < x->nodesetval->nodeNr && n <= most; i++)
			n += text_below(x->nodesetval->nodeTab[i], most);
	return n;
}

static xmlXPathObject *look_up(void *arg, const xmlChar *name,
    const xmlChar *uri)
{
	xsltTransformContext *c = arg;
	xmlXPathObject *x = xsltXPathVariableLookup(c, name, uri);
	const struct budget *b = c->_private;

	if (x && b && !take(c, size_of(x, b->left))) {
		xmlXPathFreeObject(x);
		x = xmlXPathNewCString("");
	}
	return x;
}

static void concat(xmlXPathParserContext *p, int n)
{
	xsltTransformContext *c = xsltXPathGetTransformContext(p);
	xmlXPathObject *sum;
	size_t size = 0;

	if (n < 2) {
		xmlXPathSetArityError(p);
		return;
	}
	for (int i = p->valueNr - n; i < p->valueNr; i++) {
		xmlXPathObject *x = p->valueTab[i];

		if (x->type != XPATH_STRING)
			p->valueTab[i] = xmlXPathConvertString(x);
		size += strlen((const char *)p->valueTab[i]->stringval);
	}
	p->value = p->valueTab[p->valueNr - 1];
	if (c && !take(c, size))
		size = 0;
	sum = xmlXPathWrapString(xmlMallocAtomic(size + 1));
	sum->stringval[size] = '\0';
	while (n--) {
		xmlXPathObject *x = valuePop(p);
		size_t len = strlen((const char *)x->stringval);

		if (len <= size) {
			size -= len;
			memcpy(sum->stringval + size, x->stringval, len);
		}
		xmlXPathFreeObject(x);
	}
	valuePush(p, sum);
}

/* str:padding(length, text) of EXSLT. */
static void padding(xmlXPathParserContext *p, int n)
{
	xsltTransformContext *c = xsltXPathGetTransformContext(p);
	double length;
	xmlChar *with, *out;
	size_t len, size;

	if (n < 1 || n > 2) {
		xmlXPathSetArityError(p);
		return;
	}
	with = n == 2 ? xmlXPathPopString(p) : xmlStrdup(BAD_CAST " ");
	length = xmlXPathPopNumber(p);
	len = with ? (size_t)xmlUTF8Strlen(with) : 0;
	if (!(length >= 1) || !len || !c ||
	    !take(c, length < 1e9 ? 4 * (size_t)length : SIZE_MAX))
		length = 0;
	out = xmlMallocAtomic(4 * (size_t)length + 1);
	size = 0;
	for (size_t i = 0, at = 0; i < (size_t)length; i++) {
		int w = xmlUTF8Size(with + at);

		if (w < 1 || w > 4)
			break;
		memcpy(out + size, with + at, (size_t)w);
		size += (size_t)w;
		at += (size_t)w;
		at = with[at] ? at : 0;
	}
	out[size] = '\0';
	xmlFree(with);
	valuePush(p, xmlXPathWrapString(out));
}

void budget_register(void)
{
	xsltRegisterExtModuleFunction(BAD_CAST "padding",
	    EXSLT_STRINGS_NAMESPACE, padding);
}

/* End a long text, so that what is written to it when something else was written
 * meanwhile does not look for its end each time: an empty text of the other kind
 * is nothing in any output. */
static void end_text(xsltTransformContext *c)
{
	enum { LONG = 4096 };
	const xmlNode *last = c->insert ? c->insert->last : NULL;
	xmlNode *stop;

	if (!last || last->content != c->lasttext || c->lasttuse < LONG ||
	    last->name != xmlStringText)
		return;
	stop = xmlNewDocText(c->output, BAD_CAST "");
	if (!stop)
		return;
	stop->name = xmlStringTextNoenc;
	xmlAddChild(c->insert, stop);
}

/* xsl:value-of and xsl:copy-of as libxslt does them, and what they have
 * written. */
static void write_text(xsltTransformContext *c, xmlNode *node, xmlNode *inst,
    xsltElemPreComp *comp, xsltTransformFunction own)
{
	const void *text = c->lasttext;
	int before = c->lasttuse;
	const xmlNode *last = c->insert ? c->insert->last : NULL;
	const struct budget *b = c->_private;
	const xmlNode *k;
	size_t size = 0;

	own(c, node, inst, comp);
	if (c->lasttext && c->lasttuse > before && c->lasttext == text)
		size += (size_t)(c->lasttuse - before);
	k = last ? last->next : c->insert ? c->insert->children : NULL;
	for (; k && b && size <= b->left; k = k->next)
		size += text_below(k, b->left);
	take(c, size);
	end_text(c);
}

static void value_of(xsltTransformContext *c, xmlNode *node, xmlNode *inst,
    xsltElemPreComp *comp)
{
	write_text(c, node, inst, comp, xsltValueOf);
}

static void copy_of(xsltTransformContext *c, xmlNode *node, xmlNode *inst,
    xsltElemPreComp *comp)
{
	write_text(c, node, inst, comp, xsltCopyOf);
}

void budget_watch(xsltStylesheet *style)
{
	for (xsltStylesheet *s = style; s; s = xsltNextImport(s))
		for (xsltElemPreComp *k = s->preComps; k; k = k->next)
			if (k->func == xsltValueOf)
				k->func = value_of;
			else if (k->func == xsltCopyOf)
				k->func = copy_of;
}

void budget_begin(struct budget *b, xsltTransformContext *c, size_t bytes)
{
	b->left = bytes;
	c->_private = b;
	xmlXPathRegisterVariableLookup(c->xpathCtxt, look_up, c);
	/* libxml2 puts none in the place of another */
	xmlXPathRegisterFunc(c->xpathCtxt, BAD_CAST "concat", NULL);
	xmlXPathRegisterFunc(c->xpathCtxt, BAD_CAST "concat", concat);
}
