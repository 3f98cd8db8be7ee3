/* SPDX-License-Identifier: MIT */
/*
 * Stylesheets, from the program's own memory or a file of the user's to
 * compiled ones.  What they include is answered here and nowhere else: the
 * built-in ones as dafu:NAME.xsl, and files in the folder of the first.
 */
#define _XOPEN_SOURCE 700	/* realpath */
#include "publish/stylesheet.h"

#include <errno.h>
#include <libexslt/exslt.h>
#include <libxml/uri.h>
#include <libxml/xmlIO.h>
#include <libxslt/extensions.h>
#include <libxslt/imports.h>
#include <libxslt/xslt.h>
#include <libxslt/xsltutils.h>
#include <stdlib.h>

#include "base/builtin.h"
#include "base/file.h"
#include "base/late.h"
#include "publish/budget.h"
#include "publish/sheet_error.h"
#include "record/record.h"

#define SCHEME "dafu:"
#define LIMIT ((size_t)4 << 20)		/* bytes of a stylesheet file */

static void refuse_doctype(void *arg, const xmlChar *name,
    const xmlChar *public, const xmlChar *system)
{
	xmlParserCtxt *p = arg;

	(void)name, (void)public, (void)system;
	sheet_error_say(p->_private, (const char *)p->input->filename,
	    p->input->line, "a DOCTYPE is not accepted");
	p->wellFormed = 0;
	xmlStopParser(p);
}

/* The stylesheet's text as a tree, closed to entities and to the outside. */
static xmlDoc *parse(str xml, const char *uri, xmlDict *dict, struct sheet_error *t)
{
	xmlParserCtxt *p = xmlNewParserCtxt();
	xmlDoc *doc = NULL;

	if (!p)
		return NULL;
	if (dict) {
		xmlDictFree(p->dict);
		p->dict = dict;
		xmlDictReference(dict);
	}
	p->_private = t;
	p->sax->internalSubset = refuse_doctype;
	if (xml.len <= LIMIT)
		doc = xmlCtxtReadMemory(p, xml.s, (int)xml.len, uri, NULL,
		    XML_PARSE_NONET | XML_PARSE_NOCDATA);
	xmlFreeParserCtxt(p);
	return doc;
}

/* The bytes of a file, or a complaint. */
static str read_file(const char *path, struct arena *a, struct sheet_error *t)
{
	struct diag d = {0};
	str out = {0};

	if (!file_read(&out, path, LIMIT, a, &d)) {
		const struct message *m = &d.list.v[0];

		sheet_error_say(t, path, 0, "%s%s%s", diag_text(m->id),
		    m->detail.s ? ": " : "", m->detail.s ? m->detail.s : "");
		out = (str){0};
	}
	diag_clear(&d);
	return out;
}

/* The folder part of a URI, with its last slash. */
static str folder(const char *uri)
{
	const char *slash = strrchr(uri, '/');

	return (str){ uri, slash ? (size_t)(slash - uri) + 1 : 0 };
}

/* Whether uri names a file in the very folder of home. */
static bool beside(const char *uri, const char *home)
{
	const char *name = uri + folder(uri).len;

	return str_eq(folder(uri), folder(home)) && *name &&
	    strcmp(name, ".") && strcmp(name, "..");
}

static str builtin(const char *uri, struct arena *a)
{
	return builtin_find(arena_printf(a, "xslt/%s",
	    uri + strlen(SCHEME)).s);
}

/* The text that an include or import of home's may have; s == NULL: none. */
static str fetch(const char *uri, const char *home, struct arena *a,
    struct sheet_error *t)
{
	str out = {0};

	if (!strncmp(uri, SCHEME, strlen(SCHEME))) {
		out = builtin(uri, a);
	} else if (strncmp(home, SCHEME, strlen(SCHEME)) && beside(uri, home)) {
		char *path = xmlURIUnescapeString(uri, 0, NULL);

		out = read_file(path, a, t);
		xmlFree(path);
		return out;
	}
	if (!out.s)
		sheet_error_say(t, home, 0, "may not include '%s': only files "
		    "beside the stylesheet, and " SCHEME "html.xsl, text.xsl, "
		    "common.xsl", uri);
	return out;
}

xmlDoc *sheet_load(const xmlChar *uri, xmlDict *dict, int options, void *arg,
    xsltLoadType type)
{
	xsltStylesheet *root = arg;
	struct arena a = {0};
	xmlDoc *doc = NULL;
	str xml;

	(void)options;
	if (type != XSLT_LOAD_STYLESHEET)
		return NULL;
	while (root->parent)
		root = root->parent;
	xml = fetch((const char *)uri, (const char *)root->doc->URL, &a,
	    root->_private);
	if (xml.s)
		doc = parse(xml, (const char *)uri, dict, root->_private);
	arena_free(&a);
	return doc;
}

/* --- built-in stylesheets as files of the scheme dafu: */

static int is_builtin(const char *uri)
{
	return !strncmp(uri, SCHEME, strlen(SCHEME));
}

static void *builtin_open(const char *uri)
{
	struct arena a = {0};
	str text = builtin(uri, &a), *left = text.s ? malloc(sizeof(*left)) :
	    NULL;

	if (left)
		*left = text;
	arena_free(&a);
	return left;
}

static int builtin_read(void *arg, char *to, int room)
{
	str *left = arg;
	size_t n = left->len < (size_t)room ? left->len : (size_t)room;

	memcpy(to, left->s, n);
	left->s += n;
	left->len -= n;
	return (int)n;
}

static int builtin_close(void *arg)
{
	free(arg);
	return 0;
}

static struct {
#define EXSLT(f) __typeof__(f) *f;
#include "base/late.def"
} exslt;

/* What stylesheets call; budget has some of EXSLT's in its own way. */
static void functions(void)
{
	exslt.exsltCommonRegister();
	exslt.exsltSetsRegister();
	exslt.exsltStrRegister();
	columns_register();
	budget_register();
}

void publish_register(void)
{
	xmlInitParser();
	xsltInit();
	xmlRegisterInputCallbacks(is_builtin, builtin_open, builtin_read,
	    builtin_close);
}

void publish_sheet_free(struct publish_sheet *s)
{
	struct arena a;

	if (!s)
		return;
	xsltFreeStylesheet(s->style);
	xmlCharEncCloseFunc(s->encoding);
	a = s->arena;
	arena_free(&a);
}

/* The encoding of what the stylesheet makes; false: there is no such. */
static bool find_encoding(xmlCharEncodingHandler **out, xsltStylesheet *style,
    struct sheet_error *t)
{
	const xmlChar *name;

	XSLT_GET_IMPORT_PTR(name, style, encoding)
	*out = name ? xmlFindCharEncodingHandler((const char *)name) : NULL;
	if (!name || *out)
		return true;
	sheet_error_say(t, (const char *)style->doc->URL, 0,
	    "no encoding '%s' to write", (const char *)name);
	return false;
}

static void name_file(const xmlDoc *doc, void (*each)(void *, const char *),
    void *arg)
{
	const char *uri = doc ? (const char *)doc->URL : NULL;
	char *path;

	if (!uri || !strncmp(uri, SCHEME, strlen(SCHEME)))
		return;
	path = xmlURIUnescapeString(uri, 0, NULL);
	if (path)
		each(arg, path);
	xmlFree(path);
}

void publish_sheet_files(const struct publish_sheet *s,
    void (*each)(void *arg, const char *path), void *arg)
{
	for (xsltStylesheet *i = s->style; i; i = xsltNextImport(i)) {
		name_file(i->doc, each, arg);
		for (xsltDocument *k = i->docList; k; k = k->next)
			name_file(k->doc, each, arg);
	}
}

static struct publish_sheet *new_sheet(xsltStylesheet *style, const char *name,
    xmlCharEncodingHandler *encoding)
{
	struct arena a = {0};
	struct publish_sheet *out = arena_new(&a, struct publish_sheet, 1);

	out->style = style;
	out->encoding = encoding;
	budget_watch(style);
	for (xsltStylesheet *s = style; s; s = xsltNextImport(s))
		out->strips |= s->stripSpaces != NULL;
	out->name = arena_str(&a, str_of(name)).s;
	out->arena = a;
	return out;
}

/* Say what is wrong with the stylesheet name, whose URI is uri. */
static void report(const struct sheet_error *t, const char *name, const char *uri,
    struct diag *d)
{
	str before = d->file;
	char *other = xmlURIUnescapeString(t->file, 0, NULL);

	d->file = str_of(t->file[0] && strcmp(t->file, uri) ? other : name);
	diag_add_at(d, DIAG_STYLESHEET, (size_t)t->line, (size_t)t->column,
	    "%s", t->text[0] ? t->text : t->cause);
	d->file = before;
	xmlFree(other);
}

/* Compile the stylesheet xml that stands at uri. */
static struct publish_sheet *compile(str xml, const char *uri, const char *name,
    struct diag *d)
{
	struct publish_sheet *out = NULL;
	xsltStylesheet *style = NULL;
	xmlCharEncodingHandler *encoding;
	xmlDoc *doc = NULL;
	/* libxslt's own complaints are the whole process's */
	xmlGenericErrorFunc told = xsltGenericError;
	void *told_arg = xsltGenericErrorContext;
	struct sheet_error t;

	if (!late_open(LATE_EXSLT, &exslt, functions, d))
		return NULL;
	sheet_error_begin(&t);
	xsltSetGenericErrorFunc(&t, sheet_error_hear);
	doc = parse(xml, uri, NULL, &t);
	if (!doc || !(style = xsltNewStylesheet()))
		goto out;
	style->_private = &t;
	if (xsltParseStylesheetUser(style, doc) || style->errors ||
	    style->warnings || t.placed ||
	    !find_encoding(&encoding, style, &t))
		goto out;
	style->_private = NULL;
	out = new_sheet(style, name, encoding);
	style = NULL;
	doc = NULL;
out:
	xsltSetGenericErrorFunc(told_arg, told);
	sheet_error_end(&t);
	if (!out)
		report(&t, name, uri, d);
	if (style) {
		style->doc = NULL;
		xsltFreeStylesheet(style);
	}
	xmlFreeDoc(doc);
	return out;
}

struct publish_sheet *publish_sheet_builtin(const char *name, struct diag *d)
{
	struct arena a = {0};
	str uri = arena_printf(&a, SCHEME "%s.xsl", name);
	str xml = builtin(uri.s, &a);
	struct publish_sheet *out = NULL;

	if (xml.s)
		out = compile(xml, uri.s, uri.s, d);
	else
		diag_add(d, DIAG_STYLESHEET, "there is no built-in '%s'", name);
	arena_free(&a);
	return out;
}

struct publish_sheet *publish_sheet_open(const char *path, struct diag *d)
{
	struct arena a = {0};
	struct publish_sheet *out = NULL;
	char *real = realpath(path, NULL);
	xmlChar *uri = NULL;
	str xml, before = d->file;

	d->file = str_of(path);
	if (!real) {
		diag_add(d, DIAG_IO, "%s", strerror(errno));
	} else if (file_read(&xml, real, LIMIT, &a, d)) {
		uri = xmlPathToURI(BAD_CAST real);
		out = compile(xml, (const char *)uri, path, d);
	}
	d->file = before;
	xmlFree(uri);
	free(real);
	arena_free(&a);
	return out;
}
