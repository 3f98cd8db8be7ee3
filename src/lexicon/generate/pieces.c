/* SPDX-License-Identifier: MIT */
/* A pattern to its pieces. */
#include "lexicon/generate/pieces.h"

#include "lexicon/generate/generate.h"

static void range_add(struct piece *out, uint32_t from, uint32_t to)
{
	if (out->n == sizeof(out->v) / sizeof(*out->v))
		fail("a class of too many", "");
	out->v[out->n].from = from;
	out->v[out->n++].to = to;
}

/* Behind \x: digits in braces. */
static uint32_t hexadecimal(const uint32_t **s)
{
	uint32_t c = 0;

	for (++*s; **s && **s != '}'; ++*s)
		c = c * 16 + (**s <= '9' ? **s - '0' : (**s | 32) - 'a' + 10);
	*s += **s == '}';
	return c;
}

/* What a backslash begins: a character, or 0: several, or none. */
static uint32_t escaped(struct piece *out, const uint32_t **s)
{
	uint32_t c = **s ? *(*s)++ : 0;

	if (c == 'x')
		return hexadecimal(s);
	if (c == 't' || c == 'n')
		return c == 't' ? '\t' : '\n';
	if (c == 's') {
		range_add(out, '\t', '\r');
		range_add(out, ' ', ' ');
		return 0;
	}
	if ((c | 32) >= 'a' && (c | 32) <= 'z') {
		out->any = true;
		return 0;
	}
	return c;
}

static uint32_t one(struct piece *out, const uint32_t **s)
{
	uint32_t c = *(*s)++;

	return c == '\\' ? escaped(out, s) : c;
}

/* [...]: behind its bracket. */
static void class(struct piece *out, const uint32_t **s)
{
	out->any = **s == '^';
	for (bool front = true; **s && (front || **s != ']'); front = false) {
		uint32_t from = one(out, s), to = from;

		if (from && (*s)[0] == '-' && (*s)[1] != ']') {
			++*s;
			to = one(out, s);
		}
		if (from)
			range_add(out, from, to);
	}
	*s += **s == ']';
}

void piece_take(struct piece *out, const uint32_t **s)
{
	uint32_t c;

	out->n = 0;
	out->any = **s == '.';
	if (**s == '[') {
		++*s;
		class(out, s);
	} else if ((c = one(out, s)) && !out->any) {
		range_add(out, c, c);
	}
}

bool piece_is_place(const uint32_t **s)
{
	bool slash = (*s)[0] == '\\' && ((*s)[1] == 'G' || (*s)[1] == 'K');

	if (!slash && **s != '^' && **s != '$')
		return false;
	*s += 1 + slash;
	return true;
}

bool piece_optional(const uint32_t **s)
{
	bool none = **s == '?' || **s == '*' ||
	    ((*s)[0] == '{' && (*s)[1] == '0');

	if (**s == '{')
		while (**s && **s != '}')
			++*s;
	else if (**s != '?' && **s != '*' && **s != '+')
		return false;
	*s += **s != 0;
	*s += **s == '?' || **s == '+';
	return none;
}

enum bracket piece_opens(const uint32_t **s)
{
	const uint32_t *at = ++*s;
	bool behind;

	if (*at != '?')
		return BRACKET_GROUP;
	behind = at[1] == '<';
	*s += 2 + behind;
	if (at[1] == ':' || at[1] == '|')
		return BRACKET_GROUP;
	return at[1 + behind] == '=' ? BRACKET_LOOKS : BRACKET_DENIES;
}
