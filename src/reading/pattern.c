/* SPDX-License-Identifier: MIT */
/* Regular expressions over code points, by PCRE2 with 32-bit units. */
#define PCRE2_CODE_UNIT_WIDTH 32
#include "reading/pattern.h"

#include <pcre2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf.h"
#include "lexicon/lexicon.h"
#include "reading/firsts.h"

enum {
	BEFORE_JIT = 2500,	/* characters looked at: compiling costs more */
	EACH_USE = 100,		/* as many of them as a use takes by itself */
	EFFORT = 200000		/* PCRE2's match limit */
};

static const char *const sources[PAT_COUNT] = {
#define PATTERN(id, source) [PAT_##id] = source,
#define FORM(id, runs, clause, first, second, source) [PAT_FORM_##id] = source,
#define LETTER(id, where, weight, source) [PAT_LETTER_##id] = source,
#define OPENING(id, weight, source) [PAT_OPENING_##id] = source,
#define DISCLOSURE(id, code, source) [PAT_DISCLOSURE_##id] = source,
#define PRIVATE(id, kind, check, source) [PAT_PRIVATE_##id] = source,
#define SECRECY(id, source) [PAT_SECRECY_##id] = source,
#include "lexicon/patterns.def"
};

struct compiled {
	pcre2_code *code;
	bool tried;		/* compiled, or no pattern */
	bool jit;		/* to the machine's own code */
	size_t looked;		/* characters it was tried on */
	struct firsts first;
};

/* A pattern in code points, as it grows. */
struct written {
	uint32_t c[8192];
	size_t n;
};

struct patterns {
	struct compiled v[PAT_COUNT];
	pcre2_general_context *memory;
	pcre2_compile_context *compile;
	pcre2_match_context *match;
	pcre2_match_data *data;
	struct written written;
};

static const struct {
	char name;
	enum char_set_id set;
} classes[] = {
#define CLASS(name, set) { name, SET_##set },
#include "lexicon/class.def"
#undef CLASS
};

static const struct char_set *class_of(char name)
{
	for (size_t i = 0; i < sizeof(classes) / sizeof(*classes); i++)
		if (classes[i].name == name)
			return &lexicon_set[classes[i].set];
	return NULL;
}

static void put(struct written *w, uint32_t c)
{
	if (w->n < sizeof(w->c) / sizeof(*w->c))
		w->c[w->n++] = c;
}

static void put_ascii(struct written *w, const char *s)
{
	while (*s)
		put(w, (unsigned char)*s++);
}

/* The set as a class of characters. */
static void put_class(struct written *w, const struct char_set *set)
{
	put(w, '[');
	for (uint32_t i = 0; i < set->n; i++) {
		if (set->c[i] == '[' || set->c[i] == ']')
			put(w, '\\');
		put(w, set->c[i]);
	}
	put(w, ']');
}

#define BLANKS "[ \\t]{0,40}"

/* Write out the classes and blanks of a source. */
static void expand(struct written *w, const char *source)
{
	const str x = str_of(source);
	bool set = false;	/* inside [ ] */

	for (size_t at = 0; at < x.len; ) {
		const char *s = x.s + at;
		const struct char_set *class = s[0] == '{' && s[1] &&
		    s[2] == '}' ? class_of(s[1]) : NULL;
		uint32_t c;

		if (class) {
			put_class(w, class);
			at += 3;
			continue;
		}
		c = utf8_next(x, &at);
		if (c == '[' || c == ']')
			set = c == '[';
		if (c == ' ' && !set)
			put_ascii(w, BLANKS);
		else
			put(w, c);
		if (c == '\\' && at < x.len)
			put(w, utf8_next(x, &at));
	}
}

static void *get(size_t size, void *data)
{
	void *p = malloc(size);

	(void)data;
	if (!p)
		out_of_memory();
	return p;
}

static void give_back(void *p, void *data)
{
	(void)data;
	free(p);
}

struct patterns *patterns_new(void)
{
	struct patterns *p = get(sizeof(*p), NULL);

	memset(p, 0, sizeof(*p));
	p->memory = pcre2_general_context_create(get, give_back, NULL);
	p->compile = pcre2_compile_context_create(p->memory);
	p->data = pcre2_match_data_create(MATCH_GROUPS, p->memory);
	p->match = pcre2_match_context_create(p->memory);
	pcre2_set_match_limit(p->match, EFFORT);
	return p;
}

void patterns_free(struct patterns *p)
{
	if (!p)
		return;
	for (int i = 0; i < PAT_COUNT; i++)
		pcre2_code_free(p->v[i].code);
	pcre2_match_context_free(p->match);
	pcre2_match_data_free(p->data);
	pcre2_compile_context_free(p->compile);
	pcre2_general_context_free(p->memory);
	free(p);
}

/* A pattern whose first characters are known is tried at one place: \G, where
 * the search begins. */
static void compile(struct patterns *p, enum pattern id)
{
	enum { FRONT = 5 };		/* of \\G(?:, and ) behind */
	struct compiled *c = &p->v[id];
	struct written *w = &p->written;
	uint32_t options = PCRE2_DUPNAMES;
	size_t at;
	int error;

	c->tried = true;
	w->n = 0;
	put_ascii(w, "\\G(?:");
	expand(w, sources[id]);
	put(w, ')');
	put(w, 0);
	firsts_of(&c->first, w->c + FRONT);
	if (!c->first.n || c->first.bound) {
		c->code = pcre2_compile(w->c + FRONT, w->n - FRONT - 2,
		    options, &error, &at, p->compile);
		return;
	}
	/* at each place PCRE2 would look far ahead for a character that a
	 * match needs */
	c->code = pcre2_compile(w->c, w->n - 1, options |
	    PCRE2_NO_START_OPTIMIZE, &error, &at, p->compile);
}

/* Count n characters more; those that are tried on many are compiled to the
 * machine's own code. */
static void looks_at(struct compiled *c, size_t n)
{
	const bool before = c->looked < BEFORE_JIT;

	c->looked += EACH_USE + (c->first.bound || c->first.n ? 0 : n);
	if (before && c->looked >= BEFORE_JIT)
		c->jit = !pcre2_jit_compile(c->code, PCRE2_JIT_COMPLETE);
}

bool pattern_compiles(struct patterns *p, enum pattern id)
{
	if (sources[id] && !p->v[id].tried)
		compile(p, id);
	return !sources[id] || p->v[id].code;
}

static void groups(struct patterns *p, int n, uint32_t start, struct match *m)
{
	const PCRE2_SIZE *v = pcre2_get_ovector_pointer(p->data);

	for (int g = 0; g < MATCH_GROUPS; g++) {
		bool set = (g < n || n == 0) && v[2 * g] != PCRE2_UNSET;

		m->start[g] = set ? start + (uint32_t)v[2 * g] : UINT32_MAX;
		m->end[g] = set ? start + (uint32_t)v[2 * g + 1] : UINT32_MAX;
	}
}

/* The text that is searched. */
struct searched {
	const uint32_t *c;
	size_t n;
};

static int match_jit(const struct patterns *p, const struct compiled *c,
    const struct searched *s, size_t from)
{
	return pcre2_jit_match(c->code, s->c, s->n, from, 0, p->data,
	    p->match);
}

static int match_plain(const struct patterns *p, const struct compiled *c,
    const struct searched *s, size_t from)
{
	return pcre2_match(c->code, s->c, s->n, from, PCRE2_NO_JIT, p->data,
	    p->match);
}

/* Either way to match ends at limits that the other may not reach; which is
 * taken depends on what was read before, and what is found may not. */
static int match_from(const struct patterns *p, const struct compiled *c,
    const struct searched *s, size_t from)
{
	const bool jit = c->jit;
	int n = jit ? match_jit(p, c, s, from) : match_plain(p, c, s, from);

	if (n >= 0 || n == PCRE2_ERROR_NOMATCH)
		return n;
	if (jit)
		return match_plain(p, c, s, from);
	return pcre2_jit_compile(c->code, PCRE2_JIT_COMPLETE) ? n :
	    match_jit(p, c, s, from);
}

/* The next place from which the pattern may match; end: none. */
static uint32_t next_place(const struct compiled *c, const uint32_t *text,
    uint32_t from, uint32_t end)
{
	if (c->first.bound)
		return from < end && may_begin(&c->first, text[from]) ? from :
		    end;
	while (from < end && !may_begin(&c->first, text[from]))
		from++;
	return from;
}

bool pattern_find(struct patterns *p, enum pattern id, const uint32_t *text,
    uint32_t start, uint32_t from, uint32_t end, struct match *m)
{
	const struct searched s = { text + start, end - start };
	struct compiled *c = &p->v[id];
	int n;

	if (from > end || !(c->tried || pattern_compiles(p, id)) || !c->code)
		return false;
	do {
		if (c->first.n && (from = next_place(c, text, from, end)) ==
		    end)
			return false;
		looks_at(c, end - from);
		n = match_from(p, c, &s, from - start);
	} while (n < 0 && c->first.n && !c->first.bound && ++from < end);
	if (n < 0)
		return false;
	groups(p, n, start, m);
	return true;
}
