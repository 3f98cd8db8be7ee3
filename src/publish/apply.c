/* SPDX-License-Identifier: MIT */
/* A record and a stylesheet to what the stylesheet makes of it. */
#include <libxml/xpathInternals.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/xslt.h>
#include <libxslt/xsltutils.h>

#include "publish/budget.h"
#include "publish/sheet_error.h"
#include "publish/stylesheet.h"
#include "record/node.h"

/*
 * What one transformation may cost.  The page takes some 60 operations a node
 * of the record; a stylesheet that is quadratic in a letter's nodes passes.
 */
#define OPERATIONS 20000000UL
#define OPERATIONS_NODE 2000UL
#define TEXT ((size_t)64 << 20)		/* bytes */
#define TEXT_NODE ((size_t)64 << 10)
#define DEPTH 1500
#define VARIABLES 15000

static unsigned long count_nodes(const xmlNode *root)
{
	unsigned long count = 1;

	for (const xmlNode *n = root; n; n = node_after(n, root))
		count++;
	return count;
}

/* A context that reads nothing, writes nothing and ends. */
static xsltTransformContext *open_context(struct publish_sheet *s, xmlDoc *doc,
    xsltSecurityPrefs *prefs, struct budget *b, struct sheet_error *t)
{
	unsigned long nodes = count_nodes(xmlDocGetRootElement(doc));
	xsltTransformContext *c = xsltNewTransformContext(s->style, doc);

	if (!c)
		return NULL;
	for (int o = XSLT_SECPREF_READ_FILE; o <= XSLT_SECPREF_WRITE_NETWORK;
	    o++)
		xsltSetSecurityPrefs(prefs, o, xsltSecurityForbid);
	xsltSetCtxtSecurityPrefs(prefs, c);
	xsltSetTransformErrorFunc(c, t, sheet_error_hear);
	c->maxTemplateDepth = DEPTH;
	c->maxTemplateVars = VARIABLES;
	c->opLimit = OPERATIONS +
	    OPERATIONS_NODE * nodes;
	c->xpathCtxt->opLimit = c->opLimit;
	budget_begin(b, c, TEXT + TEXT_NODE * nodes);
	return c;
}

/* Transform doc and write the result out; false: it stopped before the end. */
static bool transform(str *out, struct publish_sheet *s, xmlDoc *doc,
    struct arena *a, struct sheet_error *t)
{
	xsltSecurityPrefs *prefs = xsltNewSecurityPrefs();
	struct budget b;
	/* xsl:strip-space takes nodes out of the tree that it is given. */
	xmlDoc *copy = s->strips ? xmlCopyDoc(doc, 1) : NULL, *result = NULL;
	xsltTransformContext *c = open_context(s, copy ? copy : doc, prefs, &b,
	    t);
	xmlChar *text = NULL;
	int len = 0;
	bool ok = false;

	if (!c)
		goto out;
	result = xsltApplyStylesheetUser(s->style, copy ? copy : doc, NULL,
	    NULL, NULL, c);
	if (!result || c->state != XSLT_STATE_OK)
		goto out;
	if (xsltSaveResultToString(&text, &len, result, s->style) < 0)
		goto out;
	*out = arena_str(a, (str){ text ? (char *)text : "", (size_t)len });
	ok = true;
out:
	xmlFree(text);
	xmlFreeDoc(result);
	xsltFreeTransformContext(c);
	xmlFreeDoc(copy);
	xsltFreeSecurityPrefs(prefs);
	return ok;
}

bool publish_apply(str *out, struct publish_sheet *s, xmlDoc *doc,
    struct arena *a, struct diag *d)
{
	struct sheet_error t;
	bool ok;

	sheet_error_begin(&t);
	ok = transform(out, s, doc, a, &t);
	sheet_error_end(&t);
	if (!ok && t.line)
		diag_add(d, DIAG_STYLESHEET, "%s:%d: %s", s->name, t.line,
		    t.text);
	else if (!ok)
		diag_add(d, DIAG_STYLESHEET, "%s: %s", s->name,
		    t.text[0] ? t.text : t.cause);
	return ok;
}
