/* SPDX-License-Identifier: MIT */
/* The sentences of a text that show best what it was found by. */
#include "ask/snippet.h"

#include <stdlib.h>

#include "base/full_stop.h"
#include "base/utf.h"

static size_t back(str text, size_t at)
{
	do
		at--;
	while (at && ((unsigned char)text.s[at] & 0xC0) == 0x80);
	return at;
}

static size_t width_between(str text, size_t start, size_t end)
{
	return utf8_width((str){ text.s + start, end - start });
}

/* Cut s around the bytes from start to end; width holds the … at each side. */
static void cut(struct snippet *s, str text, struct phrase_span lit,
    size_t width)
{
	const size_t dots = 2 * utf8_width(STR("…"));
	size_t start = lit.start, end = lit.end, used;

	if (width_between(text, s->start, s->end) <= width)
		return;
	used = width_between(text, start, end) + dots;
	while (start > s->start) {
		size_t to = back(text, start);
		size_t more = width_between(text, to, start);

		/* a third of the room goes to what is before */
		if (used + more > width / 3 + dots + 8)
			break;
		used += more;
		start = to;
	}
	while (end < s->end) {
		size_t to = end;
		size_t more = (size_t)utf_width(utf8_next(text, &to));

		if (used + more > width)
			break;
		used += more;
		end = to;
	}
	while (start > s->start) {
		size_t to = back(text, start);
		size_t more = width_between(text, to, start);

		if (used + more > width)
			break;
		used += more;
		start = to;
	}
	s->cut_start = start > s->start;
	s->cut_end = end < s->end;
	s->start = start;
	s->end = end;
}

/* A sentence as it would be shown around one lit span. */
struct view {
	struct snippet part;
	size_t sentence;	/* where the whole begins */
	bool *has;		/* which phrases stand in the part */
	bool known, gone;	/* the sentence, the part itself is shown */
};
typedef struct VEC(struct view) views;

/* Which views a phrase stands in; both are in order. */
static void stands_in(views *list, size_t phrase, const phrase_spans *x)
{
	size_t k = 0;

	for (size_t i = 0; i < list->n; i++) {
		struct view *v = &list->v[i];

		while (k && x->v[k - 1].start >= v->part.start)
			k--;
		while (k < x->n && x->v[k].start < v->part.start)
			k++;
		v->has[phrase] = k < x->n && x->v[k].end <= v->part.end;
	}
}

/* A view for each lit span, in order. */
static void views_of(views *out, str text, const struct snippet_lit *lit,
    size_t width, struct arena *a)
{
	size_t start = 0, end = 0;

	*out = (views){0};
	for (size_t i = 0; i < lit->all.n; i++) {
		struct phrase_span x = lit->all.v[i];
		struct view *v = push(a, out);

		if (x.end > end) {
			start = sentence_begin(text, start, x.start);
			end = sentence_end(text, x.end);
		}
		v->sentence = v->part.start = start;
		v->part.end = end;
		cut(&v->part, text, x, width);
		v->has = arena_new(a, bool, lit->count);
	}
	for (size_t i = 0; i < lit->count; i++)
		stands_in(out, i, &lit->each[i]);
}

/* The first of those with most phrases that are not shown yet; where there is
 * no such phrase the first of another sentence.  NULL: none is left. */
static struct view *best(const views *list, const bool *shown, size_t count)
{
	struct view *found = NULL;
	size_t most = 0;

	for (size_t i = 0; i < list->n; i++) {
		struct view *v = &list->v[i];
		size_t fresh = 0;

		for (size_t k = 0; k < count; k++)
			fresh += v->has[k] && !shown[k];
		if (!v->gone && (found ? fresh > most : fresh || !v->known)) {
			found = v;
			most = fresh;
		}
	}
	return found;
}

static void show(views *list, const struct view *v, bool *shown, size_t count)
{
	for (size_t k = 0; k < count; k++)
		shown[k] = shown[k] || v->has[k];
	for (size_t i = 0; i < list->n; i++) {
		struct view *x = &list->v[i];

		x->known = x->known || x->sentence == v->sentence;
		x->gone = x->gone || (x->part.start < v->part.end &&
		    v->part.start < x->part.end);
	}
}

static int compare(const void *one, const void *two)
{
	const struct snippet *a = one, *b = two;

	return a->start < b->start ? -1 : a->start > b->start;
}

void snippets_of(snippets *out, str text,
    const struct snippet_lit *lit, size_t width, size_t most, struct arena *a)
{
	bool *shown = arena_new(a, bool, lit->count);
	struct view *v;
	views list;

	*out = (snippets){0};
	views_of(&list, text, lit, width, a);
	while (out->n < most && (v = best(&list, shown, lit->count))) {
		*push(a, out) = v->part;
		show(&list, v, shown, lit->count);
	}
	if (out->n)
		qsort(out->v, out->n, sizeof(*out->v), compare);
	for (size_t i = 0; i < out->n; i++)
		for (size_t k = 0; k < lit->all.n; k++)
			if (lit->all.v[k].start >= out->v[i].start &&
			    lit->all.v[k].end <= out->v[i].end)
				*push(a, &out->v[i].lit) = lit->all.v[k];
}
