/* SPDX-License-Identifier: MIT */
/* What a record says, against what its source says when it is read again. */
#include "archive/values.h"

#include <stdlib.h>

/* What an element says beside its words; add one: a row.  What is weighed
 * anew by each version of the program (of, partOf, certainties) is none. */
static const char *const said[] = {
	"value", "max", "unit", "bound", "kind", "change", "code", "year",
	"serial", "number", "assembly", "term", "session", "proposerCount",
	"status", "deadline",
};

/* An element and where it stands; nth: of those of its name that stand nowhere. */
struct stand {
	const xmlNode *node;
	long long start, end, nth;
};

typedef struct VEC(struct stand) stands;

static const char *attribute(const xmlNode *n, const char *name)
{
	for (const xmlAttr *at = n->properties; at; at = at->next)
		if (!strcmp((const char *)at->name, name))
			return at->children ?
			    (const char *)at->children->content : "";
	return NULL;
}

static const xmlNode *next_element(const xmlNode *n, const xmlNode *root)
{
	do {
		if (n->type == XML_ELEMENT_NODE && n->children) {
			n = n->children;
			continue;
		}
		while (n != root && !n->next)
			n = n->parent;
		n = n == root ? NULL : n->next;
	} while (n && n->type != XML_ELEMENT_NODE);
	return n;
}

static int compare(const void *one, const void *two)
{
	const struct stand *a = one, *b = two;
	int names = strcmp((const char *)a->node->name,
	    (const char *)b->node->name);

	if (names)
		return names;
	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	if (a->end != b->end)
		return a->end < b->end ? -1 : 1;
	return a->nth < b->nth ? -1 : a->nth > b->nth;
}

/* How many of the name are in the list already; those that stand somewhere are
 * not looked for. */
static long long count(const stands *list, const xmlNode *n)
{
	long long nth = 0;

	for (size_t i = 0; i < list->n; i++)
		nth += list->v[i].start < 0 && xmlStrEqual(
		    list->v[i].node->name, n->name);
	return nth;
}

/* Elements that say something of the letter, in order. */
static void gather(stands *out, const xmlDoc *doc, struct arena *a)
{
	const xmlNode *root = xmlDocGetRootElement(doc);

	for (const xmlNode *n = root; n; n = next_element(n, root)) {
		const char *start = attribute(n, "start");
		const char *end = attribute(n, "end");
		struct stand x = { n, -1, -1, 0 };

		if (!strcmp((const char *)n->name, "source") ||
		    !strcmp((const char *)n->name, "finding"))
			continue;
		if (start && end) {
			x.start = strtoll(start, NULL, 10);
			x.end = strtoll(end, NULL, 10);
		} else {
			x.nth = count(out, n);
		}
		*push(a, out) = x;
	}
}

static bool differ(const struct stand *x, const char *what, const char *is,
    const char *reads, struct diag *d)
{
	char place[64] = "";

	if (x->start >= 0)
		snprintf(place, sizeof(place), " at %lld-%lld", x->start,
		    x->end);
	diag_add(d, DIAG_RECORD_SOURCE, "Element '%s'%s: %s '%.60s', where the "
	    "source says '%.60s'", (const char *)x->node->name, place, what,
	    is, reads ? reads : "");
	return false;
}

static bool same_words(const struct stand *x, const xmlNode *again,
    struct diag *d)
{
	xmlChar *is = xmlNodeGetContent((xmlNode *)x->node);
	xmlChar *reads = again ? xmlNodeGetContent((xmlNode *)again) : NULL;
	bool ok = xmlStrEqual(is, reads) || differ(x, "the words", is ?
	    (char *)is : "", (char *)reads, d);

	xmlFree(is);
	xmlFree(reads);
	return ok;
}

/* Whether an element holds only words. */
static bool is_leaf(const xmlNode *n)
{
	return n->children && n->children->type == XML_TEXT_NODE &&
	    !n->children->next;
}

static bool says_the_same(const struct stand *x, const struct stand *again,
    struct diag *d)
{
	for (size_t i = 0; again && i < sizeof(said) / sizeof(*said); i++) {
		const char *is = attribute(x->node, said[i]);
		const char *reads = attribute(again->node, said[i]);

		if (is && (!reads || strcmp(is, reads)))
			return differ(x, said[i], is, reads, d);
	}
	return x->start >= 0 || !is_leaf(x->node) ||
	    same_words(x, again ? again->node : NULL, d);
}

bool values_agree(const xmlDoc *record, const xmlDoc *again, struct diag *d)
{
	struct arena a = {0};
	stands ours = {0}, theirs = {0};
	bool ok = true;

	gather(&ours, record, &a);
	gather(&theirs, again, &a);
	if (theirs.n)
		qsort(theirs.v, theirs.n, sizeof(*theirs.v), compare);
	for (size_t i = 0; ok && i < ours.n; i++)
		ok = says_the_same(&ours.v[i], theirs.n ? bsearch(&ours.v[i],
		    theirs.v, theirs.n, sizeof(*theirs.v), compare) : NULL, d);
	arena_free(&a);
	return ok;
}

str values_source(const xmlDoc *doc, const char *name)
{
	const xmlNode *n = xmlDocGetRootElement(doc)->children;
	const char *s;

	while (n && strcmp((const char *)n->name, "source"))
		n = n->next;
	s = n ? attribute(n, name) : NULL;
	return s ? str_of(s) : (str){0};
}
