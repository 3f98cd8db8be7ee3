/* SPDX-License-Identifier: MIT */
/* A pattern to the characters with which its matches may begin. */
#include "lexicon/generate/firsts.h"

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

	if (w->behind)
		return;
	w->any = w->any || f->n + (to - from) >= FIRSTS;
	for (uint32_t c = from; c <= to && !w->any; c++, f->n++)
		f->maybe[c / 32 % 64] |= UINT32_C(1) << c % 32;
}

static void add_any(struct walk *w)
{
	w->any = w->any || !w->behind;
}

/* Behind \x: digits in braces. */
static uint32_t hexadecimal(struct walk *w)
{
	uint32_t c = 0;

	for (w->s++; *w->s && *w->s != '}'; w->s++)
		c = c * 16 + (*w->s <= '9' ? *w->s - '0' :
		    (*w->s | 32) - 'a' + 10);
	w->s += *w->s == '}';
	return c;
}

/* What a backslash begins: a character, or 0: several, or none. */
static uint32_t escaped(struct walk *w)
{
	uint32_t c = *w->s ? *w->s++ : 0;

	if (c == 'x')
		return hexadecimal(w);
	if (c == 't' || c == 'n')
		return c == 't' ? '\t' : '\n';
	if (c == 's') {
		add(w, '\t', '\r');
		add(w, ' ', ' ');
		return 0;
	}
	if ((c | 32) >= 'a' && (c | 32) <= 'z') {
		add_any(w);
		return 0;
	}
	return c;
}

static uint32_t one(struct walk *w)
{
	uint32_t c = *w->s++;

	return c == '\\' ? escaped(w) : c;
}

/* [...]: behind its bracket. */
static void class(struct walk *w)
{
	if (*w->s == '^')
		add_any(w);
	for (bool front = true; *w->s && (front || *w->s != ']');
	    front = false) {
		uint32_t from = one(w), to = from;

		if (from && w->s[0] == '-' && w->s[1] != ']') {
			w->s++;
			to = one(w);
		}
		if (from)
			add(w, from, to);
	}
	w->s += *w->s == ']';
}

static unsigned choice(struct walk *w);

/* Behind a bracket: a group, or what looks about, which takes nothing. */
static unsigned group(struct walk *w)
{
	bool looks = false;
	unsigned what;

	if (*w->s == '?') {
		looks = w->s[1] != ':' && w->s[1] != '|';
		w->s += w->s[1] == '<' ? 3 : 2;
	}
	w->behind += looks;
	what = choice(w);
	w->behind -= looks;
	w->s += *w->s == ')';
	return looks ? EMPTY : what;
}

/* How often: whether not at all, too. */
static bool optional(struct walk *w)
{
	bool none = *w->s == '?' || *w->s == '*' ||
	    (w->s[0] == '{' && w->s[1] == '0');

	if (*w->s == '{')
		while (*w->s && *w->s != '}')
			w->s++;
	else if (*w->s != '?' && *w->s != '*' && *w->s != '+')
		return false;
	w->s += *w->s != 0;
	w->s += *w->s == '?' || *w->s == '+';
	return none;
}

static unsigned item(struct walk *w)
{
	uint32_t c = *w->s++;
	unsigned what = 0;

	if (c == '^' || (c == '\\' && *w->s == 'G')) {
		w->s += c == '\\';
		return EMPTY | BOUND;
	}
	if (c == '$')
		return EMPTY;
	if (c == '\\' && *w->s == 'K') {
		w->s++;
		return EMPTY;
	}
	if (c == '(')
		what = group(w);
	else if (c == '[')
		class(w);
	else if (c == '.')
		add_any(w);
	else if (c != '\\')
		add(w, c, c);
	else if ((c = escaped(w)))
		add(w, c, c);
	return optional(w) ? EMPTY : what;
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
