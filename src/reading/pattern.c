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

enum { FIRSTS = 64 };

struct compiled {
	pcre2_code *code;
	bool tried;		/* compiled, or no pattern */
	bool jit;		/* to the machine's own code */
	bool anchored;		/* tried at one place only */
	unsigned firsts;
	size_t looked;		/* characters it was tried on */
	uint32_t first[FIRSTS], maybe[8];
};

struct patterns {
	struct compiled v[PAT_COUNT];
	pcre2_general_context *memory;
	pcre2_compile_context *compile;
	pcre2_match_context *match;
	pcre2_match_data *data;
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

/* The set as a class of characters; returns its length. */
static size_t class_write(char *out, const struct char_set *set)
{
	size_t n = 0;

	out[n++] = '[';
	for (uint32_t i = 0; i < set->n; i++) {
		if (set->c[i] == '[' || set->c[i] == ']')
			out[n++] = '\\';
		n += utf8_put(out + n, set->c[i]);
	}
	out[n++] = ']';
	return n;
}

enum { CLASS_LONGEST = 1024 };	/* family names */

#define BLANKS "[ \\t]{0,40}"

/* Write out the classes and blanks of a source; at most 8 KiB. */
static void expand(char *out, size_t size, const char *source)
{
	size_t n = 0;
	bool set = false;	/* inside [ ] */

	for (const char *s = source; *s && n + CLASS_LONGEST < size; s++) {
		const struct char_set *class = s[0] == '{' && s[1] &&
		    s[2] == '}' ? class_of(s[1]) : NULL;

		if (*s == '\\' && s[1]) {
			out[n++] = *s++;
			out[n++] = *s;
			continue;
		}
		if (*s == '[' || *s == ']')
			set = *s == '[';
		if (class)
			n += class_write(out + n, class);
		else if (*s == ' ' && !set)
			n += (size_t)snprintf(out + n, size - n, "%s", BLANKS);
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
 * The characters of a (?=[...]) at the pattern's front, into first; a range a-b
 * is written out.  PCRE2 itself looks for a first character only below 256.
 */
static bool first_read(struct compiled *p, const char *s)
{
	const char *end = strchr(s, ']');
	size_t at = 4, len = end ? (size_t)(end - s) : 0;

	if (strncmp(s, "(?=[", 4) || s[4] == '^' || !end || s[len + 1] != ')' ||
	    has_choice(s))
		return false;
	while (at < len && p->firsts < FIRSTS) {
		uint32_t c = utf8_next((str){ s, len }, &at), to = c;

		if (at + 1 < len && s[at] == '-') {
			at++;
			to = utf8_next((str){ s, len }, &at);
		}
		for (; c <= to && p->firsts < FIRSTS; c++) {
			p->first[p->firsts++] = c;
			p->maybe[c % 256 / 32] |= UINT32_C(1) << c % 32;
		}
	}
	return at >= len;
}

static bool may_begin(const struct compiled *p, uint32_t c)
{
	if (!(p->maybe[c % 256 / 32] & UINT32_C(1) << c % 32))
		return false;
	for (unsigned i = 0; i < p->firsts; i++)
		if (p->first[i] == c)
			return true;
	return false;
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

static void compile(struct patterns *p, enum pattern id)
{
	struct compiled *c = &p->v[id];
	char text[8192] = "\\G";
	struct arena a = {0};
	uint32_t *points;
	size_t n, at;
	uint32_t options = 0;
	int error;

	c->tried = true;
	/* \G: at the place where the search begins, and nowhere else */
	if (!first_read(c, sources[id]))
		c->firsts = 0;
	expand(text + (c->firsts ? 2 : 0), sizeof(text) - 2, sources[id]);
	points = utf8_points(&a, str_of(text), &n);
	c->code = pcre2_compile(points, n, PCRE2_DUPNAMES, &error, &at,
	    p->compile);
	arena_free(&a);
	pcre2_pattern_info(c->code, PCRE2_INFO_ALLOPTIONS, &options);
	c->anchored = options & PCRE2_ANCHORED;
}

/* Count n characters more; those that are tried on many are compiled to the
 * machine's own code. */
static void looks_at(struct compiled *c, size_t n)
{
	const bool before = c->looked < BEFORE_JIT;

	c->looked += EACH_USE + (c->anchored || c->firsts ? 0 : n);
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

bool pattern_find(struct patterns *p, enum pattern id, const uint32_t *text,
    uint32_t start, uint32_t from, uint32_t end, struct match *m)
{
	const struct searched s = { text + start, end - start };
	struct compiled *c = &p->v[id];
	int n;

	if (from > end || !pattern_compiles(p, id) || !c->code)
		return false;
	looks_at(c, end - from);
	do {
		while (c->firsts && from < end && !may_begin(c, text[from]))
			from++;
		if (c->firsts && from == end)
			return false;
		n = match_from(p, c, &s, from - start);
	} while (n < 0 && c->firsts && ++from < end);
	if (n < 0)
		return false;
	groups(p, n, start, m);
	return true;
}
