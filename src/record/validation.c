/* SPDX-License-Identifier: MIT */
/* Records against the schema, and what the schema cannot say. */
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <stdlib.h>

#include "base/builtin.h"
#include "base/file.h"
#include "base/utf.h"
#include "record/node.h"
#include "record/record.h"

#if LIBXML_VERSION >= 21200
typedef const xmlError *error_ptr;
#else
typedef xmlErrorPtr error_ptr;
#endif

struct record_schema {
	xmlSchema *schema;
};

/* --- errors */

struct faults {
	struct diag *d;
	enum diag_id id;
	size_t count;
};

/* Line and column in the text that the element at n was read from. */
static bool place_of(const xmlNode *n, str *start)
{
	for (; n && n->type == XML_ELEMENT_NODE; n = n->parent) {
		xmlChar *s = xmlGetNoNsProp((xmlNode *)n, BAD_CAST "start");

		if (s) {
			start->len = (size_t)strtoul((char *)s, NULL, 10);
			xmlFree(s);
			return true;
		}
	}
	return false;
}

static void on_error(void *context, error_ptr e)
{
	struct faults *f = context;
	const char *message = e->message ? e->message : "unknown";
	int len = (int)strcspn(message, "\n");
	str at = {0};

	f->count++;
	if (f->count > 20)
		return;
	if (e->node && place_of(e->node, &at))
		diag_add(f->d, f->id, "%.*s (at code point %zu of the letter)",
		    len, message, at.len);
	else if (e->line > 0)
		diag_add_at(f->d, f->id, (size_t)e->line, 1, "%.*s", len,
		    message);
	else
		diag_add(f->d, f->id, "%.*s", len, message);
}

/* --- the schema */

str record_schema_text(void)
{
	return builtin_find("xsd/reply.xsd");
}

struct record_schema *record_schema_compile(str text, struct diag *d)
{
	struct faults f = { d, DIAG_LIBRARY, 0 };
	struct record_schema *s = NULL;
	xmlSchemaParserCtxt *ctxt;
	xmlSchema *schema;

	/* Without what is said to people, and with ids as the names that they
	 * are: libxml2 would keep a table of them, larger than the rest of its
	 * work; that each is there once, and what refers to one, is looked at
	 * below. */
	if (text.s == record_schema_text().s)
		text = builtin_find("lean.xsd");
	ctxt = xmlSchemaNewMemParserCtxt(text.s, (int)text.len);
	if (ctxt)
		xmlSchemaSetParserStructuredErrors(ctxt, on_error, &f);
	schema = ctxt ? xmlSchemaParse(ctxt) : NULL;
	xmlSchemaFreeParserCtxt(ctxt);
	if (schema)
		s = calloc(1, sizeof(*s));
	if (!s) {
		xmlSchemaFree(schema);
		if (!f.count)
			diag_add(d, DIAG_LIBRARY, "cannot compile the schema");
		return NULL;
	}
	s->schema = schema;
	return s;
}

struct record_schema *record_schema_open(const char *path, struct diag *d)
{
	struct arena a = {0};
	struct record_schema *s = NULL;
	str text;

	if (!path)
		return record_schema_compile(record_schema_text(), d);
	if (file_read(&text, path, 16 << 20, &a, d))
		s = record_schema_compile(text, d);
	arena_free(&a);
	return s;
}

void record_schema_free(struct record_schema *s)
{
	if (s)
		xmlSchemaFree(s->schema);
	free(s);
}

/* --- what the schema cannot say: ids once, partOf a statistic's id, places
 * that lie in order */

static const char *value_of(const xmlAttr *a)
{
	return a->children && a->children->content ?
	    (const char *)a->children->content : "";
}

static const char *attribute(const xmlNode *n, const char *name)
{
	for (const xmlAttr *a = n->properties; a; a = a->next)
		if (!strcmp((const char *)a->name, name) && !a->ns)
			return value_of(a);
	return NULL;
}

static void fault(struct faults *f, const xmlNode *n, const char *what,
    const char *which)
{
	f->count++;
	diag_add_at(f->d, f->id, (size_t)xmlGetLineNo(n), 1,
	    "Element '%s': %s: %s", (const char *)n->name, what, which);
}

/* An element that has an id. */
struct named {
	const char *id;
	const xmlNode *n;
};
typedef struct VEC(struct named) named;

static int by_id(const void *a, const void *b)
{
	const struct named *x = a, *y = b;

	return strcmp(x->id, y->id);
}

/* ids is sorted; NULL: there is none. */
static const xmlNode *total_of(const named *ids, const xmlNode *n)
{
	const char *of = n ? attribute(n, "partOf") : NULL;
	const struct named *x = of && ids->n ? bsearch(&(struct named){ of, NULL },
	    ids->v, ids->n, sizeof(*ids->v), by_id) : NULL;

	return x ? x->n : NULL;
}

/* Whether the totals above n lead round to n again.  Totals of totals are few:
 * what goes on for longer is a ring, too. */
static bool in_ring(const named *ids, const xmlNode *n)
{
	enum { DEEP = 64 };
	const xmlNode *up = total_of(ids, n);

	for (int i = 0; up && i < DEEP; i++, up = total_of(ids, up))
		if (up == n)
			return true;
	return up;
}

/* What is gathered on the way through a record. */
struct seen {
	struct faults *f;
	named ids;
	struct arena a;
	struct VEC(const xmlNode *) parts;	/* that have a partOf */
};

/* Attributes with a rule of their own, gathered in one look: an element has many,
 * and most have none. */
enum ruled { RULED_ID, RULED_PART_OF, RULED_BOUND, RULED_MAX, RULED_START, RULED_END,
	RULED_DEADLINE_START, RULED_DEADLINE_END, RULED_RESPONSIBLE_START,
	RULED_RESPONSIBLE_END, RULED };

static const char *const ruled_names[RULED] = {
	[RULED_ID] = "id",
	[RULED_PART_OF] = "partOf",
	[RULED_BOUND] = "bound",
	[RULED_MAX] = "max",
	[RULED_START] = "start",
	[RULED_END] = "end",
	[RULED_DEADLINE_START] = "deadlineStart",
	[RULED_DEADLINE_END] = "deadlineEnd",
	[RULED_RESPONSIBLE_START] = "responsibleStart",
	[RULED_RESPONSIBLE_END] = "responsibleEnd",
};

/* v receives their values, NULL for what is absent. */
static void ruled_of(const char *v[RULED], const xmlNode *n)
{
	memset(v, 0, RULED * sizeof(*v));
	for (const xmlAttr *a = n->properties; a; a = a->next) {
		const char *name = (const char *)a->name;

		for (int i = 0; i < RULED && !a->ns; i++)
			if (*name == *ruled_names[i] &&
			    !strcmp(name, ruled_names[i])) {
				v[i] = value_of(a);
				break;
			}
	}
}

/* Of two numbers, which most often have as many digits as they need. */
static bool is_more(const char *a, const char *b)
{
	const size_t n = strlen(a), m = strlen(b);

	if (*a < '1' || *a > '9' || *b < '1' || *b > '9')
		return strtoul(a, NULL, 10) > strtoul(b, NULL, 10);
	return n != m ? n > m : strcmp(a, b) > 0;
}

/* Places of an element and of its attributes: what begins also ends, and not
 * before. */
static void place_seen(struct seen *x, const xmlNode *n, const char *start,
    const char *end)
{
	if (!start != !end)
		fault(x->f, n, "has a place with one end only",
		    start ? start : end);
	else if (start && is_more(start, end))
		fault(x->f, n, "start lies behind end", start);
}

/* A range has its other end, and nothing else has. */
static void bound_seen(struct seen *x, const xmlNode *n, const char *bound,
    const char *max)
{
	if (!strcmp(bound, "range") != (max != NULL))
		fault(x->f, n, max ? "has a max but is no range" :
		    "is a range without its max", max ? max : bound);
}

/* An element's own attributes: its id, its total, its place. */
static void element_seen(struct seen *x, const xmlNode *n)
{
	const char *v[RULED];

	ruled_of(v, n);
	if (v[RULED_ID])
		*push(&x->a, &x->ids) = (struct named){ v[RULED_ID], n };
	if (v[RULED_PART_OF])
		*push(&x->a, &x->parts) = n;
	if (v[RULED_BOUND])
		bound_seen(x, n, v[RULED_BOUND], v[RULED_MAX]);
	for (int i = RULED_START; i < RULED; i += 2)
		place_seen(x, n, v[i], v[i + 1]);
}

/* All elements, down to a depth that the page's outline and JSON's readers
 * follow. */
static void elements(xmlDoc *doc, struct seen *x)
{
	enum { DEEPEST = 250 };
	xmlNode *root = xmlDocGetRootElement(doc);
	int depth = 0;

	for (xmlNode *n = root; n; ) {
		if (n->type == XML_ELEMENT_NODE)
			element_seen(x, n);
		if (n->children && n->type == XML_ELEMENT_NODE) {
			n = n->children;
			if (++depth > DEEPEST) {
				fault(x->f, n->parent, "is nested too deep",
				    "");
				return;
			}
			continue;
		}
		while (n != root && !n->next) {
			n = n->parent;
			depth--;
		}
		n = n == root ? NULL : n->next;
	}
}

/* A record names its source's hash; a public edition need not, since a short
 * text can be guessed from it. */
static void source_seen(const xmlNode *root, struct faults *f)
{
	const char *edition = root ? attribute(root, "edition") : NULL;

	for (const xmlNode *n = root ? root->children : NULL; n; n = n->next)
		if (node_is(n, "source") && !attribute(n, "sha256") && !edition)
			fault(f, n, "its attribute is missing", "sha256");
}

static void check_doc(xmlDoc *doc, struct faults *f)
{
	struct seen x = { .f = f };

	source_seen(xmlDocGetRootElement(doc), f);
	elements(doc, &x);
	if (x.ids.n)
		qsort(x.ids.v, x.ids.n, sizeof(*x.ids.v), by_id);
	for (size_t i = 1; i < x.ids.n; i++)
		if (!by_id(&x.ids.v[i - 1], &x.ids.v[i]))
			fault(f, x.ids.v[i].n, "id given twice",
			    x.ids.v[i].id);
	for (size_t i = 0; i < x.parts.n; i++) {
		const xmlNode *n = x.parts.v[i], *to = total_of(&x.ids, n);

		if (!to || !node_is(to, "statistic"))
			fault(f, n, "partOf names no statistic",
			    attribute(n, "partOf"));
		if (in_ring(&x.ids, n))
			fault(f, n, "is part of itself",
			    attribute(n, "partOf"));
	}
	arena_free(&x.a);
}

bool record_validate(xmlDoc *doc, struct record_schema *s, enum diag_id id,
    struct diag *d)
{
	struct faults f = { d, id, 0 };
	xmlSchemaValidCtxt *ctxt = xmlSchemaNewValidCtxt(s->schema);
	int result;

	if (!ctxt || !doc) {
		xmlSchemaFreeValidCtxt(ctxt);
		diag_add(d, DIAG_LIBRARY, "cannot validate");
		return false;
	}
	xmlSchemaSetValidStructuredErrors(ctxt, on_error, &f);
	result = xmlSchemaValidateDoc(ctxt, doc);
	xmlSchemaFreeValidCtxt(ctxt);
	if (result && !f.count) {
		diag_add(d, id, "the validator failed (%d)", result);
		return false;
	}
	check_doc(doc, &f);
	return !f.count;
}

/* --- parsing */

static bool is_open(xmlDoc *doc, struct diag *d)
{
	xmlNode *root = xmlDocGetRootElement(doc);

	if (doc->intSubset) {
		diag_add(d, DIAG_RECORD_PARSE, "a DOCTYPE is not allowed");
		return true;
	}
	if (!root) {
		diag_add(d, DIAG_RECORD_PARSE, "no root element");
		return true;
	}
	return false;
}

/* Whether it is a letter rather than a record: no XML, or a page. */
static bool is_letter(str x)
{
	enum { FRONT = 1024 };
	size_t at = str_starts(x, STR("\xEF\xBB\xBF")) ? 3 : 0;
	str front;

	while (at < x.len && strchr(" \t\r\n", x.s[at]))
		at++;
	front = (str){ x.s + at, x.len - at < FRONT ? x.len - at : FRONT };
	return at == x.len || *front.s != '<' || str_has(front, STR("<html"))
	    || str_has(front, STR("<HTML"));
}

xmlDoc *record_parse(str xml, struct diag *d)
{
	xmlParserCtxt *ctxt = xmlNewParserCtxt();
	xmlDoc *doc = NULL;

	if (xml.len > INT32_MAX || !ctxt) {
		xmlFreeParserCtxt(ctxt);
		diag_add(d, DIAG_RECORD_PARSE, "too large");
		return NULL;
	}
	doc = xmlCtxtReadMemory(ctxt, xml.s, (int)xml.len, NULL, NULL,
	    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
	    XML_PARSE_COMPACT);
	if (!doc) {
		const xmlError *e = &ctxt->lastError;
		const char *message = e->message ? e->message : "no XML";

		diag_add_at(d, DIAG_RECORD_PARSE, (size_t)(e->line > 0 ?
		    e->line : 1), (size_t)(e->int2 > 0 ? e->int2 : 1),
		    is_letter(xml) ? "%.*s; of a letter dafu extract makes a "
		    "record" : "%.*s", (int)strcspn(message, "\n"), message);
	} else if (is_open(doc, d)) {
		xmlFreeDoc(doc);
		doc = NULL;
	}
	xmlFreeParserCtxt(ctxt);
	return doc;
}
