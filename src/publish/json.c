/* SPDX-License-Identifier: MIT */
/* A record as JSON, by the mapping of publish.h. */
#include <jansson.h>
#include <stdlib.h>

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
	{ "at", false }, { "inferred", false },
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
	{ "promise", SHAPE_PROSE },
};

/* Elements that may stand more than once: always an array. */
static const char *const many[] = {
	"signatory", "proposal", "proposer", "addressee", "contact", "name",
	"organization", "phone", "mobile", "fax", "email", "address",
	"postcode", "recipient", "attachment", "item", "finding", "line",
};

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

/* No member is left out for want of memory. */
static void member(json_t *to, const char *name, json_t *value)
{
	if (json_object_set_new_nocheck(to, name, value))
		out_of_memory();
}

static void append(json_t *to, json_t *value)
{
	if (json_array_append_new(to, value))
		out_of_memory();
}

static void add_attribute(json_t *to, const xmlAttr *x, bool integer)
{
	const char *text = x->children ? (char *)x->children->content : "";
	char *end = (char *)text;
	long long n = integer ? strtoll(text, &end, 10) : 0;

	member(to, (const char *)x->name,
	    end > text && !*end ? json_integer(n) : json_string(text));
}

/* The attributes of n as members, those of the table first. */
static void add_attributes(json_t *to, const xmlNode *n)
{
	const xmlAttr *row[ATTRIBUTES] = {0};

	for (const xmlAttr *x = n->properties; x; x = x->next) {
		size_t i = rank(x);

		if (i < ATTRIBUTES)
			row[i] = x;
	}
	for (size_t i = 0; i < ATTRIBUTES; i++)
		if (row[i])
			add_attribute(to, row[i], attributes[i].integer);
	for (const xmlAttr *x = n->properties; x; x = x->next)
		if (rank(x) == ATTRIBUTES)
			add_attribute(to, x, false);
}

static void add_text(json_t *to, const xmlNode *n)
{
	xmlChar *s = xmlNodeGetContent(n);

	member(to, "text", json_string((const char *)s));
	xmlFree(s);
}

/* Add the object of a child as a member, in an array where it is one of many. */
static void add_member(json_t *to, const char *name, json_t *child)
{
	json_t *array;
	size_t i = 0;

	while (i < sizeof(many) / sizeof(*many) && strcmp(many[i], name))
		i++;
	if (i == sizeof(many) / sizeof(*many)) {
		member(to, name, child);
		return;
	}
	array = json_object_get(to, name);
	if (!array) {
		array = json_array();
		member(to, name, array);
	}
	append(array, child);
}

/* The object of an element; named: with its name, as a part of a content. */
static json_t *element(const xmlNode *n, bool named)
{
	enum shape shape = shape_of(n);
	json_t *out = json_object(), *content = NULL;

	if (named)
		member(out, "element",
		    json_string((const char *)n->name));
	add_attributes(out, n);
	if (shape == SHAPE_TEXT)
		add_text(out, n);
	if (shape == SHAPE_FLOW || shape == SHAPE_PROSE)
		content = json_array();
	for (const xmlNode *c = n->children; c; c = c->next)
		if (xmlNodeIsText(c) && shape == SHAPE_PROSE)
			append(content,
			    json_string((const char *)c->content));
		else if (c->type == XML_ELEMENT_NODE && content &&
		    !is_named(c, "heading"))
			append(content, element(c, true));
		else if (c->type == XML_ELEMENT_NODE)
			add_member(out, (const char *)c->name,
			    element(c, false));
	if (content)
		member(out, "content", content);
	return out;
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
	str out = {0};
	json_t *record;
	char *s;

	if (too_deep(xmlDocGetRootElement(doc)))
		return out;
	record = element(xmlDocGetRootElement(doc), false);
	s = json_dumps(record, indent > 0 ?
	    JSON_INDENT((size_t)indent) : JSON_COMPACT);
	if (!s)
		out_of_memory();
	out = arena_join(a, (str[]){ str_of(s), STR("\n") }, 2);
	free(s);
	json_decref(record);
	return out;
}
