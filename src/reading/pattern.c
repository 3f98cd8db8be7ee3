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

static pcre2_code *compile(const char *source)
{
	char text[8192];
	struct arena a = {0};
	uint32_t *points;
	size_t n, at;
	int error;
	pcre2_code *code;

	expand(text, sizeof(text), source);
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
		p->code = compile(p->source);
	if (!data) {
		data = pcre2_match_data_create(MATCH_GROUPS, NULL);
		context = pcre2_match_context_create(NULL);
		if (!data || !context)
			abort();
		pcre2_set_match_limit(context, EFFORT);
	}
	if (++p->uses == USES_BEFORE_JIT)
		pcre2_jit_compile(p->code, PCRE2_JIT_COMPLETE);
	n = pcre2_match(p->code, text + start, end - start, from - start, 0,
	    data, context);
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
