/* SPDX-License-Identifier: MIT */
/* A pattern to the characters with which its matches may begin. */
#include "lexicon/generate/firsts.h"

#include "lexicon/generate/pieces.h"

enum { FIRSTS = 256 };	/* the most that are worth it */

/* What a part of a pattern is: it may take nothing; it stands at the start. */
enum { EMPTY = 1, BOUND = 2 };

struct walk {
	const uint32_t *s;	/* what is left of the pattern */
	struct firsts *f;
	bool any;		/* more characters than are listed */
	unsigned behind;	/* > 0: what is walked is no match's front */
};

static void add(struct walk *w, uint32_t from, uint32_t to)
{
	struct firsts *f = w->f;

	w->any = w->any || f->n + (to - from) >= FIRSTS;
	for (uint32_t c = from; c <= to && !w->any; c++, f->n++)
		f->maybe[c / 32 % 64] |= UINT32_C(1) << c % 32;
}

static void take(struct walk *w)
{
	struct piece p;

	piece_take(&p, &w->s);
	if (w->behind)
		return;
	w->any = w->any || p.any;
	for (size_t i = 0; i < p.n; i++)
		add(w, p.v[i].from, p.v[i].to);
}

static unsigned choice(struct walk *w);

/* Behind a bracket: a group, or what looks about, which takes nothing. */
static unsigned group(struct walk *w)
{
	bool looks = piece_opens(&w->s) != BRACKET_GROUP;
	unsigned what;

	w->behind += looks;
	what = choice(w);
	w->behind -= looks;
	w->s += *w->s == ')';
	return looks ? EMPTY : what;
}

static unsigned item(struct walk *w)
{
	bool start = *w->s == '^' || (w->s[0] == '\\' && w->s[1] == 'G');
	unsigned what = 0;

	if (piece_is_place(&w->s))
		return start ? EMPTY | BOUND : EMPTY;
	if (*w->s == '(')
		what = group(w);
	else
		take(w);
	return piece_optional(&w->s) ? EMPTY : what;
}
/* Alternatives, up to the bracket that closes them. */
static unsigned choice(struct walk *w)
{
	unsigned what = BOUND;

	for (;;) {
		unsigned here = EMPTY, outer = w->behind;

		while (*w->s && *w->s != '|' && *w->s != ')') {
			unsigned k = item(w);

			if (w->behind == outer)
				here = (here & BOUND) | k;
			if (!(here & EMPTY))
				w->behind = outer + 1;
		}
		w->behind = outer;
		what = ((what | here) & EMPTY) | (what & here & BOUND);
		if (*w->s != '|')
			return what;
		w->s++;
	}
}

void firsts_of(struct firsts *out, const uint32_t *pattern)
{
	struct walk w = { .s = pattern, .f = out };
	unsigned what;

	*out = (struct firsts){0};
	what = choice(&w);
	out->bound = what & BOUND;
	if (w.any || what & EMPTY)
		out->n = 0;
}
