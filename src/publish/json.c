/* SPDX-License-Identifier: MIT */
/* A record as JSON, by the mapping of publish.h. */
#include <stdlib.h>

#include "base/bytes.h"
#include "publish/publish.h"

/*
 * The attributes in the order of the schema, which no element contradicts, and
 * those that are integers.  An attribute of another name follows as a string.
 */
static const struct attribute {
	const char *name;
	bool integer;
} attributes[] = {
	{ "version", false }, { "edition", false }, { "id", false }, { "rule", false },
	{ "severity", false }, { "name", false }, { "format", false },
	{ "encoding", false }, { "bytes", true }, { "points", true },
	{ "recognised", true },
	{ "sha256", false }, { "code", false }, { "year", false },
	{ "serial", false }, { "value", false }, { "max", false },
	{ "candidates", false }, { "unit", false }, { "bound", false },
	{ "role", false }, { "kind", false }, { "lang", false },
	{ "assembly", false }, { "term", true }, { "session", true },
	{ "number", false }, { "proposerCount", true },
	{ "assigned", false }, { "due", false }, { "per", false },
	{ "of", false }, { "ofCertainty", false }, { "change", false },
	{ "basis", false }, { "time", false }, { "partOf", false },
	{ "partOfCertainty", false }, { "sum", false }, { "label", false },
	{ "lead", false }, { "stop", false }, { "office", false },
	{ "level", true }, { "status", false }, { "statusCertainty", false },
	{ "deadline", false }, { "deadlineCertainty", false },
	{ "ahead", true }, { "deadlineStart", true }, { "deadlineEnd", true },
	{ "responsible", false }, { "responsibleCertainty", false },
	{ "responsibleStart", true }, { "responsibleEnd", true },
	{ "at", false }, { "inferred", false }, { "read", false },
	{ "certainty", false }, { "start", true }, { "end", true },
};
#define DEPTH 256
#define ATTRIBUTES (sizeof(attributes) / sizeof(*attributes))

/* What the children of an element become. */
enum shape { SHAPE_MEMBERS, SHAPE_FLOW, SHAPE_PROSE, SHAPE_TEXT };

static const struct {
	const char *name;
	enum shape shape;
} shapes[] = {
	{ "body", SHAPE_FLOW }, { "measure", SHAPE_FLOW },
	{ "p", SHAPE_PROSE }, { "heading", SHAPE_PROSE },
	{ "promise", SHAPE_PROSE }, { "refusal", SHAPE_PROSE },
};

/* Elements that may stand more than once: always an array. */
static const char *const many[] = {
	"signatory", "proposal", "proposer", "addressee", "contact", "name",
	"organization", "phone", "mobile", "fax", "email", "address",
	"postcode", "recipient", "attachment", "item", "finding", "line",
};
#define MANY (sizeof(many) / sizeof(*many))

static bool is_named(const xmlNode *n, const char *name)
{
	return !strcmp((const char *)n->name, name);
}

static enum shape shape_of(const xmlNode *n)
{
	for (size_t i = 0; i < sizeof(shapes) / sizeof(*shapes); i++)
		if (is_named(n, shapes[i].name))
			return shapes[i].shape;
	return xmlFirstElementChild((xmlNode *)n) || !n->children ?
	    SHAPE_MEMBERS : SHAPE_TEXT;
}

/* Where the attribute stands in the table; ATTRIBUTES: nowhere. */
static size_t rank(const xmlAttr *x)
{
	const char *name = (const char *)x->name;
	size_t i = 0;

	while (i < ATTRIBUTES && (*attributes[i].name != *name ||
	    strcmp(attributes[i].name, name)))
		i++;
	return i;
}

/* --- JSON, as it is written */

struct json {
	struct bytes out;
	int indent;		/* 0: no white space at all */
	int depth;		/* of objects and arrays that are open */
};

static void line(struct json *j)
{
	if (!j->indent)
		return;
	bytes_char(&j->out, '\n');
	for (int i = 0; i < j->depth * j->indent; i++)
		bytes_char(&j->out, ' ');
}

/* What comes next in an object or array: behind a comma, unless it is first. */
static void next(struct json *j)
{
	const char last = j->out.s[j->out.n - 1];

	if (last != '{' && last != '[')
		bytes_char(&j->out, ',');
	line(j);
}

static void begin(struct json *j, char bracket)
{
	bytes_char(&j->out, bracket);
	j->depth++;
}

static void end(struct json *j, char bracket)
{
	const char last = j->out.s[j->out.n - 1];

	j->depth--;
	if (last != '{' && last != '[')
		line(j);
	bytes_char(&j->out, bracket);
}

/* RFC 8259, 7: how c is written in a string; NULL: as it is. */
static const char *escaped(unsigned char c)
{
	static const char *const names[] = { ['\b'] = "\\b", ['\t'] = "\\t",
		['\n'] = "\\n", ['\f'] = "\\f", ['\r'] = "\\r",
		['"'] = "\\\"", ['\\'] = "\\\\" };

	return c < sizeof(names) / sizeof(*names) ? names[c] : NULL;
}

/* Text of an XML document, which has no other control characters. */
static void put_text(struct json *j, const char *s)
{
	const char *from = s;

	for (; *s; s++) {
		const char *name = escaped((unsigned char)*s);

		if (!name)
			continue;
		bytes_put(&j->out, from, (size_t)(s - from));
		bytes_word(&j->out, name);
		from = s + 1;
	}
	bytes_put(&j->out, from, (size_t)(s - from));
}

static void put_string(struct json *j, const char *s)
{
	bytes_char(&j->out, '"');
	put_text(j, s);
	bytes_char(&j->out, '"');
}

static void name(struct json *j, const char *s)
{
	next(j);
	put_string(j, s);
	bytes_word(&j->out, j->indent ? ": " : ":");
}

/* --- the record */

static void add_attribute(struct json *j, const xmlAttr *x, bool integer)
{
	const char *text = x->children ? (char *)x->children->content : "";
	char *behind = (char *)text;
	long long n = integer ? strtoll(text, &behind, 10) : 0;
	char digits[24];

	name(j, (const char *)x->name);
	if (behind > text && !*behind) {
		snprintf(digits, sizeof(digits), "%lld", n);
		bytes_word(&j->out, digits);
	} else {
		put_string(j, text);
	}
}

/* The attributes of n as members, those of the table first. */
static void add_attributes(struct json *j, const xmlNode *n)
{
	const xmlAttr *row[ATTRIBUTES] = {0};
	bool others = false;

	for (const xmlAttr *x = n->properties; x; x = x->next) {
		size_t i = rank(x);

		if (i < ATTRIBUTES)
			row[i] = x;
		else
			others = true;
	}
	for (size_t i = 0; n->properties && i < ATTRIBUTES; i++)
		if (row[i])
			add_attribute(j, row[i], attributes[i].integer);
	for (const xmlAttr *x = n->properties; others && x; x = x->next)
		if (rank(x) == ATTRIBUTES)
			add_attribute(j, x, false);
}

/* All text below n. */
static void add_text(struct json *j, const xmlNode *n)
{
	name(j, "text");
	bytes_char(&j->out, '"');
	for (const xmlNode *c = n->children; c; c = c->next)
		if (xmlNodeIsText(c) && c->content)
			put_text(j, (const char *)c->content);
	bytes_char(&j->out, '"');
}

static void element(struct json *j, const xmlNode *n, bool named);

/* Children as members: of a name that may stand more than once all at its first
 * place, as an array. */
static void add_members(struct json *j, const xmlNode *n)
{
	bool done[MANY] = {0};

	for (const xmlNode *c = n->children; c; c = c->next) {
		size_t i = 0;

		if (c->type != XML_ELEMENT_NODE)
			continue;
		while (i < MANY && !is_named(c, many[i]))
			i++;
		if (i < MANY && done[i])
			continue;
		name(j, (const char *)c->name);
		if (i == MANY) {
			element(j, c, false);
			continue;
		}
		done[i] = true;
		begin(j, '[');
		for (const xmlNode *k = c; k; k = k->next)
			if (k->type == XML_ELEMENT_NODE && is_named(k, many[i])) {
				next(j);
				element(j, k, false);
			}
		end(j, ']');
	}
}

/* What stands in the body, a heading aside, in its order. */
static void add_content(struct json *j, const xmlNode *n, enum shape shape)
{
	name(j, "content");
	begin(j, '[');
	for (const xmlNode *c = n->children; c; c = c->next)
		if (xmlNodeIsText(c) && shape == SHAPE_PROSE) {
			next(j);
			put_string(j, (const char *)c->content);
		} else if (c->type == XML_ELEMENT_NODE &&
		    !is_named(c, "heading")) {
			next(j);
			element(j, c, true);
		}
	end(j, ']');
}

/* The object of an element; named: with its name, as a part of a content. */
static void element(struct json *j, const xmlNode *n, bool named)
{
	enum shape shape = shape_of(n);

	begin(j, '{');
	if (named) {
		name(j, "element");
		put_string(j, (const char *)n->name);
	}
	add_attributes(j, n);
	if (shape == SHAPE_TEXT) {
		add_text(j, n);
	} else if (shape == SHAPE_MEMBERS) {
		add_members(j, n);
	} else {
		for (const xmlNode *c = n->children; c; c = c->next)
			if (c->type == XML_ELEMENT_NODE &&
			    is_named(c, "heading")) {
				name(j, "heading");
				element(j, c, false);
			}
		add_content(j, n, shape);
	}
	end(j, '}');
}

/* Whether elements are nested deeper than libxml2 reads them from a file. */
static bool too_deep(const xmlNode *root)
{
	const xmlNode *n = root;
	size_t depth = 1;

	while (depth <= DEPTH) {
		if (n->type == XML_ELEMENT_NODE && n->children) {
			n = n->children;
			depth++;
			continue;
		}
		for (; n != root && !n->next; n = n->parent)
			depth--;
		if (n == root)
			return false;
		n = n->next;
	}
	return true;
}

str publish_json(xmlDoc *doc, int indent, struct arena *a)
{
	struct json j = { .indent = indent > 0 ? indent : 0 };

	if (too_deep(xmlDocGetRootElement(doc)))
		return (str){0};
	j.out = bytes_new(a, 32768);
	element(&j, xmlDocGetRootElement(doc), false);
	bytes_char(&j.out, '\n');
	return bytes_all(&j.out);
}
