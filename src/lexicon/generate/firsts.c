/* SPDX-License-Identifier: MIT */
/* A pattern to the characters with which its matches may begin. */
#include "lexicon/generate/firsts.h"

#include "lexicon/generate/pieces.h"

enum { FIRSTS = 256 };	/* the most that are worth it */

/* What a part of a pattern is: it may take nothing; it stands at the start;
 * there or behind one of a few characters. */
enum { EMPTY = 1, BOUND = 2, PLACED = 4 };

struct walk {
	const uint32_t *s;	/* what is left of the pattern */
	struct firsts *f;
	bool any;		/* more characters than are listed */
	unsigned behind;	/* > 0: what is walked is no match's front */
	bool places;		/* places are listed, too */
	bool placed;		/* what is walked stands at one of them */
};

static void add(struct walk *w, const struct piece *p, uint32_t *set)
{
	w->any = w->any || p->any;
	for (size_t i = 0; i < p->n; i++) {
		uint32_t c = p->v[i].from, to = p->v[i].to;

		w->any = w->any || w->f->n + (to - c) >= FIRSTS;
		for (; c <= to && !w->any; c++, w->f->n++)
			set[c / 32 % 64] |= UINT32_C(1) << c % 32;
	}
}

static void take(struct walk *w)
{
	struct piece p;

	piece_take(&p, &w->s);
	if (!w->behind && !w->placed)
		add(w, &p, w->f->maybe);
}

/* Of what a match stands behind the last characters, where each choice ends in
 * a character or a class.  False: in something else. */
static bool stands_behind(struct walk *w)
{
	const uint32_t *s = w->s;
	struct piece p = { .any = true };

	for (; *s != ')'; s += *s == '|') {
		while (*s && *s != '|' && *s != ')') {
			if (*s == '(' || piece_is_place(&s))
				return false;
			piece_take(&p, &s);
		}
		if (p.any)
			return false;
		add(w, &p, w->f->before);
		w->f->behind = true;
		p.any = true;
	}
	return !w->any;
}

static unsigned choice(struct walk *w);

/* Behind a bracket: a group, or what looks about, which takes nothing. */
static unsigned group(struct walk *w)
{
	const uint32_t *at = w->s;
	bool looks = piece_opens(&w->s) != BRACKET_GROUP;
	bool placed = w->places && at[1] == '?' && at[2] == '<' &&
	    at[3] == '=' && !w->behind && !w->placed && stands_behind(w);
	unsigned what;

	w->behind += looks;
	what = choice(w);
	w->behind -= looks;
	w->s += *w->s == ')';
	return placed ? EMPTY | PLACED : looks ? EMPTY : what;
}

static unsigned item(struct walk *w)
{
	bool start = *w->s == '^' || (w->s[0] == '\\' && w->s[1] == 'G');
	unsigned what = 0;

	if (piece_is_place(&w->s)) {
		w->f->start = w->f->start || (start && w->places);
		return start ? EMPTY | BOUND | (w->places ? PLACED : 0) :
		    EMPTY;
	}
	if (*w->s == '(')
		what = group(w);
	else
		take(w);
	return piece_optional(&w->s) ? EMPTY : what;
}

/* Alternatives, up to the bracket that closes them. */
static unsigned choice(struct walk *w)
{
	unsigned what = BOUND | PLACED;

	for (;;) {
		unsigned here = EMPTY, outer = w->behind;
		bool placed = w->placed;

		while (*w->s && *w->s != '|' && *w->s != ')') {
			unsigned k = item(w);

			if (w->behind == outer)
				here = (here & (BOUND | PLACED)) | k;
			w->placed = w->placed || here & PLACED;
			if (!(here & EMPTY))
				w->behind = outer + 1;
		}
		w->behind = outer;
		w->placed = placed;
		what = ((what | here) & EMPTY) |
		    (what & here & (BOUND | PLACED));
		if (*w->s != '|')
			return what;
		w->s++;
	}
}

static void walk(struct firsts *out, const uint32_t *pattern, bool places)
{
	struct walk w = { .s = pattern, .f = out, .places = places };
	unsigned what;

	*out = (struct firsts){0};
	what = choice(&w);
	out->bound = what & BOUND;
	if (w.any || what & EMPTY)
		out->n = 0;
	else if (places && out->start)
		out->n++;
}

void firsts_of(struct firsts *out, const uint32_t *pattern)
{
	walk(out, pattern, false);
	if (!out->n && !out->bound)
		walk(out, pattern, true);
}
