/* SPDX-License-Identifier: MIT */
/*
 * A record against what its source gives when it is read again: every attribute
 * that says a value, a unit, a number, a date or a state must be what the words
 * give now.  The rest is counted: another version of dafu may have read it
 * otherwise.
 */
#include <libxml/hash.h>
#include <stdlib.h>

#include "base/utf.h"
#include "record/recompute.h"
#include "record/node.h"
#include "record/record.h"

/* What no version may say otherwise; add one: a row.  What words around it say,
 * another version may not have seen. */
static const struct {
	const char *element, *attribute;
	bool around;
} follows[] = {
	{ "statistic", "value", false }, { "statistic", "max", false },
	{ "statistic", "unit", false }, { "statistic", "bound", false },
	{ "statistic", "per", false }, { "statistic", "change", true },
	{ "statistic", "time", true }, { "measure", "status", true },
	{ "measure", "deadline", true }, { "measure", "responsible", true },
	{ "promise", "deadline", true }, { "promise", "responsible", true },
	{ "date", "value", false }, { "date", "candidates", false },
	{ "documentNumber", "code", false }, { "documentNumber", "year", false },
	{ "documentNumber", "serial", false }, { "citation", "number", false },
	{ "resultClass", "code", false }, { "disclosure", "code", false },
	{ "proposal", "assembly", false }, { "proposal", "term", false },
	{ "proposal", "session", false }, { "proposal", "number", false },
	{ "proposal", "proposerCount", false }, { "source", "bytes", false },
	{ "source", "points", false }, { "source", "format", false },
	{ "source", "encoding", false }, { "source", "recognised", false },
	{ "p", "at", false }, { "heading", "at", false },
};

/* Names of elements, of files and by a profile: nothing that can be read. */
static const char *const no_reading[] = { "id", "start", "end", "partOf", "sum",
	"name", "sender", "sent", "profile", "meaning", "canonical", "areaCode",
	"assigned", "due", "lang" };

/* How many elements of a name had no place so far. */
struct order {
	const char *up, *name;
	int count;
};

struct recompute {
	xmlHashTable *fresh;	/* elements of the new reading by their place */
	xmlHashTable *id[2];	/* statistics: of the record, of the new one */
	xmlHashTable *part[2];	/* their last parts */
	struct VEC(const xmlNode *) figure;	/* of the new one, in order */
	struct VEC(struct order) order;
	struct diag *d;
	struct arena a;
	bool ok;
	size_t otherwise;	/* values that are read otherwise */
	str first;		/* the first of them, in words */
};

static const char *attribute(const xmlNode *n, const char *name)
{
	for (const xmlAttr *k = n->properties; k; k = k->next)
		if (!strcmp((const char *)k->name, name))
			return k->children && k->children->content ?
			    (const char *)k->children->content : "";
	return NULL;
}

/* Where an element without a place stands among its like, as they come. */
static int nth(struct recompute *x, const char *up, const char *name)
{
	for (size_t i = 0; i < x->order.n; i++)
		if (!strcmp(x->order.v[i].up, up) &&
		    !strcmp(x->order.v[i].name, name))
			return ++x->order.v[i].count;
	*push(&x->a, &x->order) = (struct order){ up, name, 0 };
	return 0;
}

/* What an element is known by in both records: its place, else its order. */
static const char *key_of(struct recompute *x, const xmlNode *n)
{
	const char *start = attribute(n, "start"), *end = attribute(n, "end");
	const char *up = n->parent && n->parent->name ?
	    (const char *)n->parent->name : "";

	if (start && node_is(n, "measure"))	/* where it ends is opinion */
		return arena_printf(&x->a, "measure %s", start).s;
	if (start && end)
		return arena_printf(&x->a, "%s/%s %s %s", node_is(n, "proposer") ||
		    node_is(n, "title") ? up : "", (const char *)n->name, start,
		    end).s;
	return arena_printf(&x->a, "%s/%s %d", up, (const char *)n->name,
	    nth(x, up, (const char *)n->name)).s;
}

/* The first words of an element, in whole characters. */
static str words_of(struct recompute *x, const xmlNode *n)
{
	xmlChar *words = xmlNodeGetContent((xmlNode *)n);
	str s = str_of(words ? (char *)words : "");
	int shown = recompute_shown(s);

	s = arena_printf(&x->a, "%.*s%s", shown, s.s, (size_t)shown < s.len ?
	    "…" : "");
	xmlFree(words);
	return s;
}

/* An element for a message: its name, its id, its words, its place. */
static const char *told(struct recompute *x, const xmlNode *n)
{
	const char *id = attribute(n, "id"), *start = attribute(n, "start");
	const char *end = attribute(n, "end");
	str words = words_of(x, n), where = start && end ? arena_printf(&x->a,
	    " at %s-%s", start, end) : STR("");

	if (words.len)
		words = arena_printf(&x->a, ": '%s'", words.s);
	return arena_printf(&x->a, "Element '%s'%s%s%s%s",
	    (const char *)n->name, id ? " " : "", id ? id : "", words.s,
	    where.s).s;
}

static void fault(struct recompute *x, const xmlNode *n, const char *name,
    const char *in, const char *gives)
{
	x->ok = false;
	diag_add_at(x->d, DIAG_RECORD_SOURCE, (size_t)xmlGetLineNo(n), 1,
	    "%s: %s is %s in the record, but %s by its words", told(x, n),
	    name, in ? in : "absent", gives ? gives : "absent");
}

/* A value that no reading of the words gives. */
static void forged(struct recompute *x, const xmlNode *n, const char *name,
    const char *in)
{
	x->ok = false;
	diag_add_at(x->d, DIAG_RECORD_SOURCE, (size_t)xmlGetLineNo(n), 1,
	    "%s: %s is %s in the record, which its words do not give",
	    told(x, n), name, in);
}

static void otherwise(struct recompute *x, const xmlNode *n, const char *name,
    const char *in, const char *gives)
{
	if (!x->otherwise++)
		x->first = arena_printf(&x->a, "%s: %s is %s in the record, %s "
		    "as it is read now", told(x, n), name, in ? in : "absent",
		    gives ? gives : "absent");
}

static bool same(const char *a, const char *b)
{
	return a == b || (a && b && !strcmp(a, b));
}

/* Whether an attribute must be as it is read now; in: what the record says. */
static bool must_follow(const xmlNode *n, const char *name, const char *in)
{
	for (size_t i = 0; i < sizeof(follows) / sizeof(*follows); i++)
		if (node_is(n, follows[i].element) &&
		    !strcmp(follows[i].attribute, name))
			return in || !follows[i].around;
	return false;
}

static bool is_reading(const char *name)
{
	for (size_t i = 0; i < sizeof(no_reading) / sizeof(*no_reading); i++)
		if (!strcmp(no_reading[i], name))
			return false;
	return true;
}

/* --- what a thing counted, and a sum, must be */

/* The paragraph or heading that holds n. */
static const xmlNode *block_of(const xmlNode *n)
{
	while (n->parent && !node_is(n, "p") && !node_is(n, "heading"))
		n = n->parent;
	return n;
}

/* Whether the letters of words stand, in order, in those of an element. */
static bool stands_in(const xmlNode *n, const char *words)
{
	xmlChar *all = xmlNodeGetContent((xmlNode *)n);
	str text = str_of((char *)all), of = str_of(words);
	size_t at = 0, i = 0;

	while (all && at < of.len && i <= text.len) {
		size_t before = at;
		uint32_t c = fold_point(utf8_next(of, &at));

		if (i == text.len)
			at = before;
		while (i < text.len)
			if (fold_point(utf8_next(text, &i)) == c)
				break;
			else if (i == text.len)
				at = before;
		if (at == before)
			break;
	}
	xmlFree(all);
	return at == of.len;
}

/* A total's last part: where it begins; NULL: it has none. */
static const char *last_part(struct recompute *x, int which, const xmlNode *n)
{
	const xmlNode *part = xmlHashLookup(x->part[which],
	    BAD_CAST attribute(n, "id"));

	return part ? attribute(part, "start") : NULL;
}

static const xmlNode *total_of(struct recompute *x, int which, const char *id)
{
	return id ? xmlHashLookup(x->id[which], BAD_CAST id) : NULL;
}

static void check_total(struct recompute *x, const xmlNode *n,
    const xmlNode *fresh)
{
	const char *in = attribute(n, "partOf");
	const char *gives = attribute(fresh, "partOf");
	const xmlNode *a = total_of(x, 0, in), *b = total_of(x, 1, gives);

	if (!a != !b || (a && !same(attribute(a, "start"),
	    attribute(b, "start"))))
		otherwise(x, n, "partOf", in, gives);
	in = attribute(n, "sum");
	gives = attribute(fresh, "sum");
	if (!same(in, gives) && same(last_part(x, 0, n), last_part(x, 1,
	    fresh)))
		fault(x, n, "sum", in, gives);
	else if (!same(in, gives))
		otherwise(x, n, "sum", in, gives);
}

/* --- an element of both */

static void check_attributes(struct recompute *x, const xmlNode *n,
    const xmlNode *fresh)
{
	for (const xmlAttr *k = n->properties; k; k = k->next) {
		const char *name = (const char *)k->name;
		const char *in = attribute(n, name);
		const char *gives = attribute(fresh, name);

		if (!is_reading(name) || same(in, gives))
			continue;
		if (must_follow(n, name, in) || (!strcmp(name, "of") &&
		    !stands_in(block_of(n), in)))
			fault(x, n, name, in, gives);
		else
			otherwise(x, n, name, in, gives);
	}
	for (const xmlAttr *k = fresh->properties; k; k = k->next) {
		const char *name = (const char *)k->name;

		if (!is_reading(name) || attribute(n, name))
			continue;
		if (must_follow(n, name, NULL))
			fault(x, n, name, NULL, attribute(fresh, name));
		else
			otherwise(x, n, name, NULL, attribute(fresh, name));
	}
	if (node_is(n, "statistic"))
		check_total(x, n, fresh);
}

static size_t number(const xmlNode *n, const char *name)
{
	const char *s = attribute(n, name);

	return s ? (size_t)strtoull(s, NULL, 10) : 0;
}

/* The figure that is read now where a part of n stands; NULL: none is. */
static const xmlNode *figure_at(const struct recompute *x, const xmlNode *n)
{
	size_t low = 0, high = x->figure.n, end = number(n, "end");

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (number(x->figure.v[middle], "start") < end)
			low = middle + 1;
		else
			high = middle;
	}
	return low && number(x->figure.v[low - 1], "end") > number(n,
	    "start") ? x->figure.v[low - 1] : NULL;
}

/* Whether the words of a figure that is not read now allow what it says. */
static bool allows(const xmlNode *n, const char *name, const char *value)
{
	xmlChar *words = xmlNodeGetContent((xmlNode *)n);
	bool ok = true;

	if (words && (!strcmp(name, "value") || !strcmp(name, "max")))
		ok = recompute_allows(str_of((char *)words), str_of(value));
	else if (!strcmp(name, "unit"))
		ok = stands_in(n, value);
	else if (!strcmp(name, "of"))
		ok = stands_in(block_of(n), value);
	xmlFree(words);
	return ok;
}

/* An element that is not read now, where nothing can be compared with what it
 * says: a figure's words must allow that; where a paragraph stood in the
 * original is no saying. */
static void check_alone(struct recompute *x, const xmlNode *n)
{
	const xmlNode *twin = node_is(n, "statistic") ? figure_at(x, n) : NULL;
	bool ok = true;

	if (twin)
		check_attributes(x, n, twin);
	for (const xmlAttr *k = n->properties; k && !twin; k = k->next) {
		const char *name = (const char *)k->name;
		const char *in = attribute(n, name);

		if (node_is(n, "statistic") ? allows(n, name, in) :
		    !must_follow(n, name, in) || !strcmp(name, "at"))
			continue;
		forged(x, n, name, in);
		ok = false;
	}
	if (ok)
		otherwise(x, n, "it", "an element", "none");
}

/* --- both records */

static bool counts(const xmlNode *n)
{
	return !node_is(n, "finding") && !node_is(n, "findings") && !node_is(n, "line") &&
	    !node_is(n, "residue");
}

static size_t gather(struct recompute *x, const xmlNode *root)
{
	size_t count = 0;

	for (const xmlNode *k = root; k; k = node_next(k, root))
		count += counts(k) && xmlHashAddEntry(x->fresh,
		    BAD_CAST key_of(x, k), (void *)k) == 0;
	x->order.n = 0;
	return count;
}

/* Statistics by their ids, and totals by their parts. */
static void gather_totals(struct recompute *x, int which, const xmlNode *root)
{
	x->id[which] = xmlHashCreate(64);
	x->part[which] = xmlHashCreate(64);
	for (const xmlNode *k = root; k; k = node_next(k, root)) {
		const char *total = attribute(k, "partOf");

		if (!node_is(k, "statistic"))
			continue;
		xmlHashAddEntry(x->id[which], BAD_CAST attribute(k, "id"),
		    (void *)k);
		if (which)
			*push(&x->a, &x->figure) = k;
		if (total)
			xmlHashUpdateEntry(x->part[which], BAD_CAST total,
			    (void *)k, NULL);
	}
}

bool record_recomputes(xmlDoc *doc, xmlDoc *fresh, struct diag *d)
{
	struct recompute x = { .fresh = xmlHashCreate(256), .d = d, .ok = true };
	const xmlNode *root = xmlDocGetRootElement(doc);
	size_t count = gather(&x, xmlDocGetRootElement(fresh)), hits = 0;

	gather_totals(&x, 0, root);
	gather_totals(&x, 1, xmlDocGetRootElement(fresh));
	for (const xmlNode *k = root; k; k = node_next(k, root)) {
		const xmlNode *twin = counts(k) ? xmlHashLookup(
		    x.fresh, BAD_CAST key_of(&x, k)) : NULL;

		hits += twin != NULL;
		if (twin)
			check_attributes(&x, k, twin);
		else if (counts(k))
			check_alone(&x, k);
	}
	if (hits < count && !x.otherwise)
		x.first = STR("elements of the new reading are not in it");
	x.otherwise += count > hits ? count - hits : 0;
	if (x.ok && x.otherwise == 1)
		diag_add(d, DIAG_RECORD_READING, "1 difference; %s", x.first.s);
	else if (x.ok && x.otherwise)
		diag_add(d, DIAG_RECORD_READING, "%zu differences; the first: "
		    "%s", x.otherwise, x.first.s);
	xmlHashFree(x.fresh, NULL);
	for (int i = 0; i < 2; i++) {
		xmlHashFree(x.id[i], NULL);
		xmlHashFree(x.part[i], NULL);
	}
	arena_free(&x.a);
	return x.ok;
}
