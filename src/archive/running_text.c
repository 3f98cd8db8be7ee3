/* SPDX-License-Identifier: MIT */
/* From a record's body to running text, and back to places. */
#include "archive/running_text.h"

#include <stdlib.h>

#include "record/node.h"

struct gatherer {
	struct body *out;
	struct VEC(str) part;
	size_t len;
	struct arena *a;
};

static void add(struct gatherer *g, const xmlNode *n, str text)
{
	if (!text.len)
		return;
	*push(g->a, &g->out->piece) = (struct body_piece){ g->len, n };
	*push(g->a, &g->part) = text;
	g->len += text.len;
}

/* All text below n, which is a paragraph or a heading. */
static void prose(struct gatherer *g, const xmlNode *n)
{
	for (const xmlNode *k = n->children; k; k = k->next)
		if (k->type == XML_TEXT_NODE)
			add(g, k, str_of((const char *)k->content));
		else if (k->type == XML_ELEMENT_NODE)
			prose(g, k);
}

static void heading(struct gatherer *g, const xmlNode *n)
{
	str stop = node_attribute(n, "stop");

	prose(g, n);
	add(g, n, stop.len ? stop : STR("\n"));
}

static void gather(struct gatherer *g, const xmlNode *n)
{
	for (const xmlNode *k = n ? n->children : NULL; k; k = k->next)
		if (node_is(k, "p")) {
			prose(g, k);
			add(g, k, STR("\n"));
		} else if (node_is(k, "heading")) {
			heading(g, k);
		} else if (node_is(k, "measure")) {
			add(g, k, node_attribute(k, "lead"));
			gather(g, k);
		}
}

void body_of(struct body *out, const xmlNode *body, struct arena *a)
{
	struct gatherer g = { .out = out, .a = a };

	*out = (struct body){0};
	gather(&g, body);
	out->text = arena_join(a, g.part.v, g.part.n);
}

/* --- places */

/* An element's start or end; or, where it has none, -1. */
static int64_t number(const xmlNode *n, const char *name)
{
	str x = node_attribute(n, name);

	return x.len ? strtoll(x.s, NULL, 10) : -1;
}

static int64_t points(const char *s, size_t len)
{
	int64_t n = 0;

	for (size_t i = 0; i < len; i++)
		n += ((unsigned char)s[i] & 0xC0) != 0x80;
	return n;
}

/* The last place before a text node, or the first behind it, that the record
 * knows. */
static int64_t before(const xmlNode *n)
{
	const xmlNode *k = n->prev;

	while (k && (k->type != XML_ELEMENT_NODE || number(k, "end") < 0))
		k = k->prev;
	return k ? number(k, "end") : number(n->parent, "start");
}

static int64_t behind(const xmlNode *n)
{
	const xmlNode *k = n->next;

	while (k && (k->type != XML_ELEMENT_NODE || number(k, "start") < 0))
		k = k->next;
	return k ? number(k, "start") : number(n->parent, "end");
}

/* The place of a piece, and whether its characters are the source's. */
static struct body_place piece_place(const xmlNode *n)
{
	struct body_place x = { -1, -1, false };

	if (n->type == XML_ELEMENT_NODE) {
		x.start = number(n, "start");
		x.end = number(n, "end");
		return x;
	}
	x.start = before(n);
	x.end = behind(n);
	x.exact = x.end - x.start == points((const char *)n->content,
	    strlen((const char *)n->content));
	return x;
}

/* The piece that holds a byte. */
static const struct body_piece *piece_at(const struct body *b, size_t byte)
{
	size_t low = 0, high = b->piece.n;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (b->piece.v[middle].from <= byte)
			low = middle;
		else
			high = middle;
	}
	return &b->piece.v[low];
}

bool body_place(struct body_place *out, const struct body *b, size_t start,
    size_t end)
{
	const struct body_piece *first, *last;
	struct body_place x, y;

	if (!b->piece.n || start >= end || end > b->text.len)
		return false;
	first = piece_at(b, start);
	last = piece_at(b, end - 1);
	x = piece_place(first->node);
	y = piece_place(last->node);
	out->start = x.start + (x.exact ? points(b->text.s + first->from,
	    start - first->from) : 0);
	out->end = y.exact ? y.start + points(b->text.s + last->from,
	    end - last->from) : y.end;
	out->exact = x.exact && y.exact;
	return x.start >= 0 && y.end >= 0;
}
