/* SPDX-License-Identifier: MIT */
/* A record against the text that it was read from. */
#include <libxml/hash.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/utf.h"
#include "record/recompute.h"
#include "record/node.h"
#include "record/record.h"

/* What does not count when words are compared: blanks and marks of markup. */
static bool is_nothing(uint32_t c)
{
	return utf_is_space(c) || c == '*' || c == '#';
}

/* One form for characters that the record may print otherwise. */
static uint32_t same(uint32_t c)
{
	c = fold_point(fold_point(c));	/* a compatible one, traditional */
	if (c == '[' || c == 0x3010)
		return 0x3014;
	if (c == ']' || c == 0x3011)
		return 0x3015;
	return c;
}

/* Read the letters of a reading in brackets, (wù): the record leaves it out. */
static size_t skip_reading(const uint32_t *c, size_t i, size_t n)
{
	size_t k = i + 1;

	if (c[i] != '(' && c[i] != 0xFF08 && c[i] != 0x3010)
		return i;
	while (k < n && k - i < 9 && ((c[k] >= 'a' && c[k] <= 'z') ||
	    (c[k] >= 0xE0 && c[k] < 0x200)))
		k++;
	if (k > i + 1 && k < n && (c[k] == ')' || c[k] == 0xFF09 ||
	    c[k] == 0x3011))
		return k + 1;
	return i;
}

/* A slice of the source, and of which of its characters words were found. */
struct slice {
	const uint32_t *c;
	size_t n;
	uint8_t *seen;		/* NULL: nobody asks */
};

/*
 * Whether the words stand in a slice: in order, with nothing else between them
 * but what was repaired: for a paragraph page numbers and the like may.
 */
static bool stands(str words, struct slice in, bool whole)
{
	const uint32_t *c = in.c;
	size_t i = 0, n = in.n, missed = 0;

	for (size_t at = 0; at < words.len; ) {
		uint32_t w = utf8_next(words, &at);

		if (is_nothing(w))
			continue;
		for (;;) {
			while (i < n && is_nothing(c[i]))
				i++;
			if (i >= n)
				return false;
			if (same(c[i]) == same(w))
				break;
			if (skip_reading(c, i, n) > i) {
				i = skip_reading(c, i, n);
				continue;
			}
			i++;
			if (++missed > 200 || whole)
				return false;
		}
		if (in.seen)
			in.seen[i] = 1;
		i++;
	}
	while (whole && i < n && is_nothing(c[i]))
		i++;
	return !whole || i == n;
}

static size_t number(const xmlNode *n, const char *name, bool *has)
{
	xmlChar *s = xmlGetNoNsProp((xmlNode *)n, BAD_CAST name);
	size_t v = s ? (size_t)strtoul((char *)s, NULL, 10) : 0;

	*has = s != NULL;
	xmlFree(s);
	return v;
}

/* Elements that hold others, and those whose words are about the letter. */
static bool has_own_words(const xmlNode *n)
{
	static const char *const no[] = { "head", "body", "measure", "contacts",
		"copies", "attachments", "finding", "source" };

	for (size_t i = 0; i < sizeof(no) / sizeof(*no); i++)
		if (!strcmp((const char *)n->name, no[i]))
			return false;
	return true;
}

/* Values that are printed as they stand, without anything between. */
static bool is_tight(const xmlNode *n)
{
	return !strcmp((const char *)n->name, "statistic") ||
	    !strcmp((const char *)n->name, "citation") ||
	    !strcmp((const char *)n->name, "line");
}

struct agree {
	const uint32_t *c;	/* the source */
	size_t n;
	xmlHashTable *fresh;	/* words with their places, as read now */
	struct diag *d;
	bool ok;
	bool other;		/* bytes: what does not agree is counted */
	size_t apart;
};

/* Something does not agree: whether it is to be told. */
static bool fails(struct agree *x)
{
	x->ok = false;
	x->apart++;
	return !x->other;
}

/* The source's words from start to end, where a record says them. */
static void check_words(struct agree *x, const xmlNode *n, const char *words,
    size_t start, size_t end)
{
	const size_t line = (size_t)xmlGetLineNo(n);
	const char *name = (const char *)n->name;

	if (start > end || end > x->n) {
		if (fails(x))
			diag_add_at(x->d, DIAG_RECORD_SOURCE, line, 1,
			    "Element '%s': place %zu-%zu lies outside the text",
			    name, start, end);
	} else if (words && !stands(str_of(words), (struct slice){ x->c + start,
	    end - start, NULL }, is_tight(n)) && fails(x)) {
		diag_add_at(x->d, DIAG_RECORD_SOURCE, line, 1, "Element '%s': "
		    "'%.*s' does not stand at %zu-%zu", name,
		    recompute_shown(str_of(words)), words, start, end);
	}
}

/* The words of an element's attribute that has a place. */
static void check_attribute(struct agree *x, const xmlNode *n,
    const char *name, const char *from, const char *to)
{
	xmlChar *words = xmlGetNoNsProp((xmlNode *)n, BAD_CAST name);
	bool a, b;
	size_t start = number(n, from, &a), end = number(n, to, &b);

	if (words && a && b)
		check_words(x, n, (const char *)words, start, end);
	xmlFree(words);
}

/* The name, place and words of an element; NULL: it has no words there. */
static char *key_of(const xmlNode *n)
{
	bool a, b;
	size_t start = number(n, "start", &a), end = number(n, "end", &b), size;
	xmlChar *words;
	char *key;

	if (!a || !b || !has_own_words(n))
		return NULL;
	words = xmlNodeGetContent((xmlNode *)n);
	size = strlen((const char *)n->name) + (words ? strlen((char *)words) :
	    0) + 64;
	key = malloc(size);
	if (key)
		snprintf(key, size, "%s %zu %zu %s", (const char *)n->name,
		    start, end, words ? (char *)words : "");
	xmlFree(words);
	return key;
}

static void check(struct agree *x, const xmlNode *n)
{
	bool a, b;
	size_t start = number(n, "start", &a), end = number(n, "end", &b);
	xmlChar *words = NULL;
	char *key = key_of(n);

	check_attribute(x, n, "deadline", "deadlineStart", "deadlineEnd");
	check_attribute(x, n, "responsible", "responsibleStart",
	    "responsibleEnd");
	if (key && x->fresh && xmlHashLookup(x->fresh, BAD_CAST key))
		a = false;	/* as it is read now */
	free(key);
	if (!a || !b)
		return;
	if (has_own_words(n))
		words = xmlNodeGetContent((xmlNode *)n);
	check_words(x, n, (const char *)words, start, end);
	xmlFree(words);
}

static void check_hash(struct agree *x, const xmlNode *root, str sha256)
{
	const xmlNode *source = node_child(root, "source");
	str hash = source ? node_attribute(source, "sha256") : (str){0};

	x->other = !hash.s || !str_eq(hash, sha256);
	if (x->other) {
		diag_add(x->d, DIAG_RECORD_SOURCE, "the SHA-256 of the source "
		    "is %s, the record says %s", sha256.s, hash.s ? hash.s :
		    "nothing");
		x->ok = false;
	}
}

static void gather(struct agree *x, xmlNode *root)
{
	x->fresh = xmlHashCreate(256);
	for (xmlNode *k = root; k; k = node_next(k, root)) {
		char *key = key_of(k);

		if (key)
			xmlHashAddEntry(x->fresh, BAD_CAST key, k);
		free(key);
	}
}

bool record_agrees(xmlDoc *doc, xmlDoc *fresh, str sha256, const uint32_t *c,
    size_t n, struct diag *d)
{
	xmlNode *root = xmlDocGetRootElement(doc);
	struct agree x = { .c = c, .n = n, .d = d, .ok = true };

	if (xmlHasProp(root, BAD_CAST "edition")) {
		diag_add(d, DIAG_RECORD_SOURCE, "it is a public edition, whose "
		    "marks stand in no source");
		return false;
	}
	if (fresh)
		gather(&x, xmlDocGetRootElement(fresh));
	check_hash(&x, root, sha256);
	for (xmlNode *k = root; k; k = node_next(k, root))
		check(&x, k);
	if (x.other && x.apart)
		diag_add(d, DIAG_RECORD_SOURCE, "it is of another file: %zu of "
		    "its values do not stand there", x.apart);
	if (x.fresh)
		xmlHashFree(x.fresh, NULL);
	return x.ok;
}

/* --- every character of the source */

static void see(const struct slice *x, const xmlChar *words, size_t start,
    size_t end)
{
	if (words && start <= end && end <= x->n)
		stands(str_of((const char *)words), (struct slice){
		    x->c + start, end - start, x->seen + start }, false);
}

/* An attribute's words, which stand somewhere between start and end. */
static void see_attribute(const struct slice *x, const xmlNode *n,
    const char *name, size_t start, size_t end)
{
	xmlChar *words = xmlGetNoNsProp((xmlNode *)n, BAD_CAST name);

	see(x, words, start, end);
	xmlFree(words);
}

static void see_element(const struct slice *x, const xmlNode *n)
{
	bool a, b;
	size_t start = number(n, "start", &a), end = number(n, "end", &b);
	xmlChar *words;

	if (!a || !b)
		return;
	if (node_is(n, "heading"))
		see_attribute(x, n, "stop", end, number(n->parent, "end", &b));
	if (node_is(n, "measure"))
		see_attribute(x, n, "lead", start, end);
	if (!has_own_words(n))
		return;
	words = xmlNodeGetContent((xmlNode *)n);
	see(x, words, start, end);
	xmlFree(words);
}

/* Mark what of the source stands in words of a record. */
static void see_record(const struct slice *x, xmlDoc *doc)
{
	const xmlNode *root = xmlDocGetRootElement(doc);

	for (const xmlNode *k = root; k; k = node_next(k, root))
		see_element(x, k);
}

/* Say that c[from, to) is not in the record. */
static void missing(const uint32_t *c, size_t from, size_t to, struct diag *d)
{
	struct arena a = {0};
	str words = utf8_of(&a, c + from, to - from);

	diag_add(d, DIAG_RECORD_SOURCE, "'%.*s' at %zu-%zu is in no element "
	    "and no line of residue", recompute_shown(words), words.s, from,
	    to);
	arena_free(&a);
}

bool record_accounts(xmlDoc *doc, xmlDoc *fresh, const uint32_t *c, size_t n,
    struct diag *d)
{
	struct arena a = {0};
	struct slice in = { c, n, arena_new(&a, uint8_t, n + 1) };
	struct slice all = { c, n, arena_new(&a, uint8_t, n + 1) };
	bool ok = true;

	see_record(&in, doc);
	see_record(&all, fresh);
	for (size_t i = 0; i < n; i++) {
		size_t from = i, to = i;

		if (!all.seen[i])
			continue;
		for (; i < n && !in.seen[i] && (all.seen[i] ||
		    is_nothing(c[i])); i++)
			if (all.seen[i])
				to = i + 1;
		if (to > from)
			missing(c, from, to, d);
		ok &= to == from;
	}
	arena_free(&a);
	return ok;
}
