/* SPDX-License-Identifier: MIT */
/* Running texts and attributes of a record's tree, and changing them. */
#include "publish/tree.h"

#include "base/utf.h"

/* Elements whose text runs on through their children; of the others the text
 * is their own. */
static const char *const running[] = { "p", "heading" };

/* Attributes that have a form or a code: no words. */
static const char *const formal[] = {
	"start", "end", "ahead", "deadlineStart", "deadlineEnd",
	"responsibleStart", "responsibleEnd", "bytes", "points", "recognised",
	"id", "partOf", "value", "max", "version", "sha256", "time", "level", "term", "session",
	"proposerCount", "assigned", "due", "certainty", "ofCertainty",
	"partOfCertainty", "statusCertainty", "deadlineCertainty",
	"responsibleCertainty", "year", "candidates", "areaCode", "edition",
};

/* Attributes that have words of a form: no mark can stand in them. */
static const char *const shaped[] = { "number", "serial", "rule", "encoding" };

static bool among(const char *const *list, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (!strcmp(list[i], name))
			return true;
	return false;
}
#define AMONG(list, name) \
	among((list), sizeof(list) / sizeof(*(list)), (const char *)(name))

bool tree_is(const xmlNode *n, const char *name)
{
	return n->type == XML_ELEMENT_NODE &&
	    !strcmp((const char *)n->name, name);
}

str tree_attribute(const xmlNode *n, const char *name, struct arena *a)
{
	const xmlAttr *x = n->type == XML_ELEMENT_NODE ?
	    xmlHasProp((xmlNode *)n, BAD_CAST name) : NULL;
	xmlChar *s;
	str out;

	if (!x)
		return (str){0};
	if (!a)
		return str_of(x->children && x->children->content ?
		    (const char *)x->children->content : "");
	s = xmlNodeListGetString(n->doc, x->children, 1);
	out = arena_str(a, s ? str_of((const char *)s) : STR(""));
	xmlFree(s);
	return out;
}

str tree_words(const xmlNode *n, struct arena *a)
{
	xmlChar *s = xmlNodeGetContent(n);
	str out = arena_str(a, s ? str_of((const char *)s) : STR(""));

	xmlFree(s);
	return out;
}

xmlNode *tree_behind(const xmlNode *n, const xmlNode *root)
{
	for (; n && n != root; n = n->parent)
		for (const xmlNode *k = n->next; k; k = k->next)
			if (k->type == XML_ELEMENT_NODE)
				return (xmlNode *)k;
	return NULL;
}

xmlNode *tree_next(const xmlNode *n, const xmlNode *root)
{
	xmlNode *child = xmlFirstElementChild((xmlNode *)n);

	return child ? child : tree_behind(n, root);
}

void tree_bare(xmlDoc *doc)
{
	xmlNode *top = (xmlNode *)doc;

	for (xmlNode *n = doc->children, *next; n; n = next) {
		next = n->type == XML_ELEMENT_NODE ? n->children : NULL;
		for (const xmlNode *up = n; !next && up != top; up = up->parent)
			next = up->next;
		if (n->type == XML_COMMENT_NODE || n->type == XML_PI_NODE) {
			xmlUnlinkNode(n);
			xmlFreeNode(n);
		}
	}
}

/* --- listing --- */

static bool has_text(const xmlNode *n)
{
	for (const xmlNode *k = n->children; k; k = k->next)
		if ((k->type == XML_TEXT_NODE || k->type ==
		    XML_CDATA_SECTION_NODE) && !xmlIsBlankNode(k))
			return true;
	return false;
}

static void fill(struct tree_text *t, struct arena *a)
{
	str words = t->attribute ? tree_attribute(t->node, t->attribute, a) :
	    tree_words(t->node, a), label = {0};

	/* 联系人 | 张三: a row of a table is read with its label */
	if (!t->attribute && tree_is(t->node, "item"))
		label = arena_printf(a, "%s:", tree_attribute(t->node, "label",
		    a).s);
	t->c = utf8_points(a, label, &t->prefix);
	if (t->prefix)
		words = arena_join(a, (str[]){ label, words }, 2);
	t->c = utf8_points(a, words, &t->n);
}

/* /r:reply/r:contacts/r:contact[2]/r:name */
static str path_of(const xmlNode *n, struct arena *a)
{
	size_t before = 0, same = 0;
	str up;

	if (!n || n->type != XML_ELEMENT_NODE)
		return STR("");
	for (const xmlNode *k = n->parent->children; k; k = k->next)
		if (tree_is(k, (const char *)n->name)) {
			same++;
			before += !before && k == n ? same : 0;
		}
	up = path_of(n->parent, a);
	return same > 1 ? arena_printf(a, "%s/r:%s[%zu]", up.s,
	    (const char *)n->name, before) : arena_printf(a, "%s/r:%s", up.s,
	    (const char *)n->name);
}

static void add(tree_texts *out, xmlNode *n, const char *attribute,
    struct arena *a)
{
	struct tree_text *t = push(a, out);

	t->node = n;
	t->attribute = attribute;
	t->path = arena_printf(a, "%s%s%s", path_of(n, a).s,
	    attribute ? "/@" : "", attribute ? attribute : "");
	fill(t, a);
}

void tree_list(tree_texts *out, xmlDoc *doc, struct arena *a)
{
	const xmlNode *inside = NULL;	/* the running text that n is in */

	for (xmlNode *n = xmlDocGetRootElement(doc); n; n = tree_next(n,
	    NULL)) {
		const xmlNode *up = n;

		while (up && up != inside)
			up = up->parent;
		if (!up)
			inside = NULL;
		for (const xmlAttr *x = n->properties; x; x = x->next)
			if (!x->ns && !AMONG(formal, x->name))
				add(out, n, arena_str(a, str_of(
				    (const char *)x->name)).s, a);
		if (!inside && (has_text(n) || AMONG(running, n->name))) {
			add(out, n, NULL, a);
			inside = n;
		}
	}
}

struct tree_text tree_text_again(const struct tree_text *t, struct arena *a)
{
	struct tree_text out = { .node = t->node, .attribute = t->attribute,
		.path = t->path };

	fill(&out, a);
	return out;
}

/* --- changing --- */

static bool is_text(const xmlNode *n)
{
	return n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE;
}

/* The next node of any kind below root. */
static xmlNode *step(xmlNode *n, const xmlNode *root)
{
	if (n->children && n->type == XML_ELEMENT_NODE)
		return n->children;
	while (n != root && !n->next)
		n = n->parent;
	return n == root ? NULL : n->next;
}

static size_t points(const xmlNode *n)
{
	int len = n->content ? xmlUTF8Strlen(n->content) : 0;

	return len > 0 ? (size_t)len : 0;
}

static void unwrap(struct tree_text *t, xmlNode *n, struct arena *a)
{
	str id = tree_attribute(n, "id", a);

	if (id.s)
		*push(a, &t->gone) = id.s;
	while (n->children) {
		xmlNode *child = n->children;

		xmlUnlinkNode(child);
		/* not xmlAddPrevSibling, which joins texts and frees one */
		child->parent = n->parent;
		child->prev = n->prev;
		child->next = n;
		if (n->prev)
			n->prev->next = child;
		else
			n->parent->children = child;
		n->prev = child;
	}
	xmlUnlinkNode(n);
	xmlFreeNode(n);
}

/* Take off the first mark that [start, end) touches; false: it touches none. */
static bool unwrap_one(struct tree_text *t, size_t start, size_t end,
    struct arena *a)
{
	size_t at = t->prefix;

	for (xmlNode *n = t->node; n; n = step(n, t->node)) {
		size_t len = is_text(n) ? points(n) : 0;
		xmlNode *in = n->parent;

		if (len && at < end && at + len > start && n != t->node &&
		    in != t->node && !tree_is(in, "promise") &&
		    !tree_is(in, "refusal")) {
			unwrap(t, in, a);
			return true;
		}
		at += len;
	}
	return false;
}

/* The words of a text node without [start, end) of it, mark there instead. */
static void cut(xmlNode *n, size_t start, size_t end, str mark,
    struct arena *a)
{
	size_t len;
	const uint32_t *c = utf8_points(a, str_of((char *)n->content), &len);
	str part[3] = { utf8_of(a, c, start), mark,
		utf8_of(a, c + end, len - end) };

	xmlNodeSetContent(n, BAD_CAST arena_join(a, part, 3).s);
}

static void replace_text(struct tree_text *t, size_t start, size_t end,
    str mark, struct arena *a)
{
	size_t at = t->prefix;

	while (unwrap_one(t, start, end, a))
		;
	for (xmlNode *n = t->node, *next; n; n = next) {
		size_t len = is_text(n) ? points(n) : 0;
		size_t from = start > at ? start - at : 0;
		size_t to = end > at ? end - at : 0;

		next = step(n, t->node);
		if (len && from < len && to) {
			cut(n, from, to < len ? to : len, mark, a);
			mark = STR("");
		}
		at += len;
	}
}

void tree_replace(struct tree_text *t, uint32_t start, uint32_t end, str mark,
    struct arena *a)
{
	str part[3], whole;

	if (!t->attribute) {
		replace_text(t, start, end, mark, a);
		return;
	}
	if (!t->node)
		return;
	if (AMONG(shaped, t->attribute)) {
		xmlUnsetProp(t->node, BAD_CAST t->attribute);
		t->node = NULL;
		return;
	}
	part[0] = utf8_of(a, t->c, start);
	part[1] = mark;
	part[2] = utf8_of(a, t->c + end, t->n - end);
	whole = arena_join(a, part, 3);
	t->c = utf8_points(a, whole, &t->n);
	xmlSetProp(t->node, BAD_CAST t->attribute, BAD_CAST whole.s);
}
