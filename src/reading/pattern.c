/* SPDX-License-Identifier: MIT */
/* Regular expressions over code points, by PCRE2 with 32-bit units. */
#define PCRE2_CODE_UNIT_WIDTH 32
#include "reading/pattern.h"

#include <pcre2.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/utf.h"

enum {
	USES_BEFORE_JIT = 60,	/* a letter or two: compiling costs more */
	EFFORT = 200000		/* PCRE2's match limit */
};

static const struct {
	char name;
	const char *text;
} classes[] = {
	{ 'N', "[0-9〇○零一二两三四五六七八九十廿卅百]" },
	{ 'O', "[〔﹝\\[【(〈<]" },
	{ 'C', "[〕﹞\\]】)〉>]" },
	{ 'H', "[\\x{3400}-\\x{9FFF}〇]" },
};

static const char *class_of(char name)
{
	for (size_t i = 0; i < sizeof(classes) / sizeof(*classes); i++)
		if (classes[i].name == name)
			return classes[i].text;
	return NULL;
}

/* Write out the classes and blanks of a source; at most 8 KiB. */
static void expand(char *out, size_t size, const char *source)
{
	size_t n = 0;
	bool set = false;	/* inside [ ] */

	for (const char *s = source; *s && n + 64 < size; s++) {
		const char *class = s[0] == '{' && s[1] && s[2] == '}' ?
		    class_of(s[1]) : NULL;

		if (*s == '\\' && s[1]) {
			out[n++] = *s++;
			out[n++] = *s;
			continue;
		}
		if (*s == '[' || *s == ']')
			set = *s == '[';
		if (class)
			n += (size_t)snprintf(out + n, size - n, "%s", class);
		else if (*s == ' ' && !set)
			n += (size_t)snprintf(out + n, size - n, "[ \\t]{0,40}");
		else
			out[n++] = *s;
		if (class)
			s += 2;
	}
	out[n] = '\0';
}

/* Whether a | stands outside all groups and classes. */
static bool has_choice(const char *s)
{
	int deep = 0;
	bool set = false;

	for (; *s; s++) {
		if (*s == '\\' && s[1])
			s++;
		else if (set)
			set = *s != ']';
		else if (*s == '[')
			set = true;
		else if (*s == '(' || *s == ')')
			deep += *s == '(' ? 1 : -1;
		else if (*s == '|' && !deep)
			return true;
	}
	return false;
}

/*
 * The characters of a (?=[…]) at the pattern's front, into first; a range a-b
 * is written out.  PCRE2 itself looks for a first character only below 256.
 */
static bool first_read(struct pattern *p)
{
	const char *s = p->source, *end = strchr(s, ']');
	size_t at = 4, len = end ? (size_t)(end - s) : 0;

	if (strncmp(s, "(?=[", 4) || s[4] == '^' || !end || s[len + 1] != ')' ||
	    has_choice(s))
		return false;
	while (at < len && p->firsts < PATTERN_FIRSTS) {
		uint32_t c = utf8_next((str){ s, len }, &at), to = c;

		if (at + 1 < len && s[at] == '-') {
			at++;
			to = utf8_next((str){ s, len }, &at);
		}
		for (; c <= to && p->firsts < PATTERN_FIRSTS; c++) {
			p->first[p->firsts++] = c;
			p->maybe[c % 256 / 32] |= UINT32_C(1) << c % 32;
		}
	}
	return at >= len;
}

static bool may_begin(const struct pattern *p, uint32_t c)
{
	if (!(p->maybe[c % 256 / 32] & UINT32_C(1) << c % 32))
		return false;
	for (unsigned i = 0; i < p->firsts; i++)
		if (p->first[i] == c)
			return true;
	return false;
}

static pcre2_code *compile(struct pattern *p)
{
	char text[8192] = "\\G";
	struct arena a = {0};
	uint32_t *points;
	size_t n, at;
	int error;
	pcre2_code *code;

	/* \G: at the place where the search begins, and nowhere else */
	if (!first_read(p))
		p->firsts = 0;
	expand(text + (p->firsts ? 2 : 0), sizeof(text) - 2, p->source);
	points = utf8_points(&a, str_of(text), &n);
	code = pcre2_compile(points, n, PCRE2_DUPNAMES, &error, &at, NULL);
	if (!code) {
		/* A pattern of ours that is wrong: no letter can be read. */
		fprintf(stderr, "dafu: pattern at %zu: %s\n", at, text);
		abort();
	}
	arena_free(&a);
	return code;
}

bool pattern_find(struct pattern *p, const uint32_t *text, uint32_t start,
    uint32_t from, uint32_t end, struct match *m)
{
	static pcre2_match_data *data;
	static pcre2_match_context *context;
	const PCRE2_SIZE *v;
	int n;

	if (from > end)
		return false;
	if (!p->code)
		p->code = compile(p);
	if (!data) {
		data = pcre2_match_data_create(MATCH_GROUPS, NULL);
		context = pcre2_match_context_create(NULL);
		if (!data || !context)
			abort();
		pcre2_set_match_limit(context, EFFORT);
	}
	if (++p->uses == USES_BEFORE_JIT)
		pcre2_jit_compile(p->code, PCRE2_JIT_COMPLETE);
	do {
		while (p->firsts && from < end && !may_begin(p, text[from]))
			from++;
		if (p->firsts && from == end)
			return false;
		n = pcre2_match(p->code, text + start, end - start,
		    from - start, 0, data, context);
	} while (n < 0 && p->firsts && ++from < end);
	if (n < 0)
		return false;
	v = pcre2_get_ovector_pointer(data);
	for (int g = 0; g < MATCH_GROUPS; g++) {
		bool set = (g < n || n == 0) && v[2 * g] != PCRE2_UNSET;

		m->start[g] = set ? start + (uint32_t)v[2 * g] : UINT32_MAX;
		m->end[g] = set ? start + (uint32_t)v[2 * g + 1] : UINT32_MAX;
	}
	return true;
}
