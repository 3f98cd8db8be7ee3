/* SPDX-License-Identifier: MIT */
#ifndef DAFU_UTF_H
#define DAFU_UTF_H

#include "base/arena.h"

/* Write code point c (a scalar value) to s as UTF-8; returns its 1-4 bytes. */
size_t utf8_put(char *s, uint32_t c);

/*
 * Read one code point at x.s[*at] and move *at past it.  Returns UINT32_MAX,
 * having moved past the longest ill-formed part that one U+FFFD stands for
 * (Unicode 15, 3.9, "maximal subpart").  *at < x.len must hold.
 */
uint32_t utf8_next(str x, size_t *at);

/* n code points as UTF-8 that ends in NUL. */
str utf8_of(struct arena *a, const uint32_t *c, size_t n);

/* The code points of x (ill-formed parts as U+FFFD); *n receives how many. */
uint32_t *utf8_points(struct arena *a, str x, size_t *n);

/* Whether XML 1.0 can carry the code point (production Char). */
bool utf_is_xml(uint32_t c);

/* White space of any script, with U+3000, U+00A0 and U+200B. */
static inline bool utf_is_space(uint32_t c)
{
	if (c > 0x3000)
		return c == 0xFEFF;
	if (c < 0x80)
		return c == 0x20 || (c >= 0x9 && c <= 0xD);
	return c == 0x85 || c == 0xA0 || c == 0x1680 ||
	    (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 ||
	    c == 0x202F || c == 0x205F || c == 0x3000;
}

/* One of the ideographs that most text is made of: told at once, so that what
 * looks for marks passes them by. */
static inline bool utf_is_usual(uint32_t c)
{
	return c - 0x4E00 <= 0x9FFF - 0x4E00;
}

/* A CJK ideograph (Han), with U+3007. */
static inline bool utf_is_han(uint32_t c)
{
	return utf_is_usual(c) || (c >= 0x3400 && c <= 0x4DBF) ||
	    c == 0x3007 || (c >= 0x2E80 && c <= 0x2FDF) ||
	    (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

/* What words and numbers are made of: an ideograph, a letter or digit of ASCII. */
static inline bool utf_is_ink(uint32_t c)
{
	return utf_is_han(c) || (c >= '0' && c <= '9') ||
	    (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* What is written for a hyphen: dashes, the minus sign, a line of boxes. */
static inline bool utf_is_hyphen(uint32_t c)
{
	return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 ||
	    c == 0x2500 || c == 0xFF0D;
}

/* A radical or an ideograph that is there for old sets of characters. */
static inline bool utf_is_compatible(uint32_t c)
{
	return (c >= 0x2E80 && c < 0x2FE0) || (c >= 0xF900 && c < 0xFB00);
}

/* What takes no room and says nothing: a byte order mark, U+200B, hyphens that
 * only show where a line breaks, joiners, marks of direction.  Not what turns
 * the text behind it round, nor what chooses a form of an ideograph. */
static inline bool utf_is_nothing(uint32_t c)
{
	return c >= 0xAD && !utf_is_usual(c) && (c == 0xAD || c == 0x34F ||
	    c == 0x61C || c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
	    c == 0x202A || c == 0x202C ||
	    (c >= 0x2060 && c <= 0x206F && c != 0x2067) ||
	    (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF ||
	    (c >= 0xE0000 && c <= 0xE007F));
}

/* Behind the alphabets: general punctuation, symbols, ideographs. */
static inline bool utf_is_past_letters(uint32_t c)
{
	return c >= 0x2000;
}

/* Whether a page that is set in Chinese may give c two columns. */
static inline bool utf_may_be_wide(uint32_t c)
{
	return c >= 0x1100;
}

/* Columns that the code point takes on a terminal: 0, 1 or 2 (UAX #11). */
int utf_width(uint32_t c);

/* The same for a whole UTF-8 string. */
size_t utf8_width(str x);

/*
 * The character to read for c: full width as half width, compatibility
 * ideographs and radicals as the ideograph, traditional as simplified.  One
 * code point for one, so that offsets stay.  Unicode Character Database.
 */
extern const uint16_t fold_to[0x10000];	/* fold.def; 0: itself */

static inline uint32_t fold_point(uint32_t c)
{
	return c < 0x10000 && fold_to[c] ? fold_to[c] : c;
}

/* Of ASCII. */
static inline bool is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

static inline bool is_latin(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline bool is_latin_or_digit(uint32_t c)
{
	return is_latin(c) || is_digit(c);
}

/* Each folded, without blanks and what is ill-formed. */
str utf8_folded(struct arena *a, str x);

/* s, which ends in NUL, with U+FFFD for what XML 1.0 cannot carry: s itself
 * where there is nothing such. */
str utf8_xml(struct arena *a, str s);

#endif
