/* SPDX-License-Identifier: MIT */
/* Regular expressions over code points, by PCRE2 with 32-bit units. */
#define PCRE2_CODE_UNIT_WIDTH 32
#include "reading/pattern.h"

#include <pcre2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lexicon/lexicon.h"

enum {
	BEFORE_JIT = 10000,	/* characters looked at: compiling costs more */
	EACH_USE = 100,		/* as many of them as a use takes by itself */
	EFFORT = 200000		/* PCRE2's match limit */
};

struct compiled {
	pcre2_code *code;
	bool tried;		/* compiled */
	bool jit;		/* to the machine's own code */
	size_t looked;		/* characters it was tried on */
};

struct patterns {
	struct compiled v[PAT_COUNT];
	pcre2_general_context *memory;
	pcre2_compile_context *compile;
	pcre2_match_context *match;
	pcre2_match_data *data;
};

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

/* Whether a match may begin anywhere, but with characters that are known. */
static bool has_firsts(const struct firsts *f)
{
	return f->n && !f->bound;
}

/* A pattern whose first characters are known is tried at one place: \G, where
 * the search begins; and at each place PCRE2 would look far ahead for a
 * character that a match needs. */
static void compile(struct patterns *p, enum pattern id)
{
	const struct pattern_row *row = &lexicon_pattern[id];
	struct compiled *c = &p->v[id];
	size_t at;
	int error;

	c->tried = true;
	if (has_firsts(&row->first))
		c->code = pcre2_compile(row->c, row->n, PCRE2_DUPNAMES |
		    PCRE2_NO_START_OPTIMIZE, &error, &at, p->compile);
	else if (row->n)
		c->code = pcre2_compile(row->c + PATTERN_FRONT, row->n -
		    PATTERN_FRONT - PATTERN_BACK, PCRE2_DUPNAMES, &error, &at,
		    p->compile);
}

bool pattern_compiles(struct patterns *p, enum pattern id)
{
	if (!p->v[id].tried)
		compile(p, id);
	return !lexicon_pattern[id].n || p->v[id].code;
}

/* Count n characters more; those that are tried on many are compiled to the
 * machine's own code. */
static void looks_at(struct compiled *c, size_t n)
{
	const bool before = c->looked < BEFORE_JIT;

	c->looked += EACH_USE + n;
	if (before && c->looked >= BEFORE_JIT)
		c->jit = !pcre2_jit_compile(c->code, PCRE2_JIT_COMPLETE);
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

/* The next place from which the pattern may match, behind start; end: none. */
static uint32_t next_place(const struct firsts *f, const uint32_t *text,
    uint32_t start, uint32_t from, uint32_t end)
{
	if (f->bound)
		return from < end && firsts_have(f->maybe, text[from]) ? from :
		    end;
	while (from < end && !firsts_have(f->maybe, text[from]) &&
	    !(f->behind && from > start && firsts_have(f->before,
	    text[from - 1])))
		from++;
	return from;
}

bool pattern_find(struct patterns *p, enum pattern id, const uint32_t *text,
    uint32_t start, uint32_t from, uint32_t end, struct match *m)
{
	const struct firsts *f = &lexicon_pattern[id].first;
	const struct searched s = { text + start, end - start };
	uint32_t at = f->start && !f->bound ? from : UINT32_MAX;
	int n;

	if (from > end)
		return false;
	do {
		if (f->n && from != at && (from = next_place(f, text, start,
		    from, end)) == end)
			return false;
		if (!pattern_compiles(p, id) || !p->v[id].code)
			return false;
		looks_at(&p->v[id], f->n || f->bound ? 0 : end - from);
		n = match_from(p, &p->v[id], &s, from - start);
	} while (n < 0 && has_firsts(f) && ++from < end);
	if (n < 0)
		return false;
	groups(p, n, start, m);
	return true;
}
