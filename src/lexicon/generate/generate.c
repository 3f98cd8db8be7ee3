/* SPDX-License-Identifier: MIT */
/*
 * Runs at build time: the rows of the .def files to the constant automaton of
 * lexicon.h, as C on standard output.  The same rows give the same bytes.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lexicon/generate/generate.h"
#include "lexicon/lexicon.h"

struct row {
	const char *text;
	enum word_class class;
	uint16_t row;
	uint32_t c[32];		/* its code points */
	uint8_t length;
};

enum { ROWS_MAX = 40000, STATES_MAX = 400000, ALPHABET_MAX = 20000 };

static struct row rows[ROWS_MAX];
static size_t row_count;
static uint32_t base[STATES_MAX], check[STATES_MAX], states = 1;
static uint16_t ends[STATES_MAX];	/* 1 + index of the first row */
static uint16_t code_of[0x10000], codes;

_Noreturn void fail(const char *what, const char *text)
{
	fprintf(stderr, "lexicon: %s: %s\n", what, text);
	exit(1);
}

uint32_t take_point(const char **s)
{
	uint32_t c = (unsigned char)*(*s)++;
	int more = c >= 0xF0 ? 3 : c >= 0xE0 ? 2 : c >= 0xC0 ? 1 : 0;

	c &= more ? 0x3Fu >> more : 0x7Fu;
	while (more--)
		c = c << 6 | ((unsigned char)*(*s)++ & 0x3Fu);
	return c;
}

static void add(const char *text, enum word_class class, size_t index)
{
	struct row *r = &rows[row_count++];
	const char *s = text;

	if (row_count == ROWS_MAX || index > UINT16_MAX)
		fail("too many rows", text);
	*r = (struct row){ text, class, (uint16_t)index, {0}, 0 };
	while (*s) {
		uint32_t c = take_point(&s);

		if (c > 0xFFFF || r->length == 32)
			fail("a word that cannot be kept", text);
		if (c == 0x3000 || (c >= 0xFF01 && c <= 0xFF5E))
			fail("words are folded: half-width", text);
		r->c[r->length++] = c;
	}
	if (!r->length)
		fail("an empty word", "");
}

static void collect_figures(void)
{
	size_t i;

	i = 0;
#define HIDE(text) add(text, WORD_HIDE, i++);
#include "lexicon/hide.def"
#undef HIDE
	i = 0;
#define EACH(text) add(text, WORD_EACH, i++);
#include "lexicon/each.def"
#undef EACH
	i = 0;
#define CHANGE(text, way) add(text, WORD_CHANGE, i++);
#include "lexicon/change.def"
#undef CHANGE
	i = 0;
#define CLAIM(text, of, not_behind) add(text, WORD_CLAIM, i++);
#include "lexicon/claim.def"
#undef CLAIM
	i = 0;
#define LOST(text, behind, stop) add(text, WORD_LOST, i++);
#include "lexicon/lost.def"
#undef LOST
	i = 0;
#define PART(text, says) add(text, WORD_PART, i++);
#include "lexicon/part.def"
#undef PART
}

static void collect(void)
{
	size_t i = 0;

#define WORD(text, class) add(text, WORD_##class, i++);
#include "lexicon/word.def"
#undef WORD
	i = 0;
#define UNIT(text, kind, traits) add(text, WORD_UNIT, i++);
#include "lexicon/unit.def"
#undef UNIT
	i = 0;
#define ORGAN(text, kind) add(text, WORD_ORGAN, i++);
#include "lexicon/organ.def"
#undef ORGAN
	i = 0;
#define BOUND(where, text, bound, not_behind) add(text, WORD_##where, i++);
#include "lexicon/bound.def"
#undef BOUND
	i = 0;
#define DOMAIN(text) add(text, WORD_DOMAIN, i++);
#include "lexicon/domain.def"
#undef DOMAIN
	i = 0;
#define PLACE(text) add(text, WORD_PLACE, i++);
#include "lexicon/place.def"
#undef PLACE
	i = 0;
#define LEVEL(text) add(text, WORD_LEVEL, i++);
#define WHOLE(text) add(text, WORD_WHOLE, i++);
#define GENERIC(text) add(text, WORD_GENERIC, i++);
#define CONTINUE(text) add(text, WORD_CONTINUE, i++);
#include "lexicon/level.def"
#undef LEVEL
#undef WHOLE
#undef GENERIC
#undef CONTINUE
	i = 0;
#define LINK(text) add(text, WORD_LINK, i++);
#define APART(text) add(text, WORD_APART, i++);
#include "lexicon/link.def"
#undef LINK
#undef APART
	i = 0;
#define KEY(id, text) add(text, WORD_KEY, i++);
#include "lexicon/key.def"
#undef KEY
	i = 0;
#define CUE(text, cue, not_before, not_behind) add(text, WORD_CUE, i++);
#define MODAL(text, cue, otherwise, not_before, not_behind, subjects) \
	add(text, WORD_CUE, i++);
#include "lexicon/cue.def"
#undef CUE
#undef MODAL
	i = 0;
#define ADVERB(text) add(text, WORD_ADVERB, i++);
#include "lexicon/adverb.def"
#undef ADVERB
	collect_figures();
}

/* Every CHAR must name the code point that its text shows. */
static void check_chars(void)
{
#define CHAR(id, code, text) { const char *s = text; \
	if (take_point(&s) != code || *s) \
	fail("not its code point", #id); }
#include "lexicon/char.def"
#undef CHAR
#define NUMERAL(code, text, kind, value) { const char *s = text; \
	if (take_point(&s) != code || *s) \
	fail("not its code point", text); }
#include "base/number.def"
#undef NUMERAL
}

static int order(const void *a, const void *b)
{
	const struct row *x = a, *y = b;

	for (uint8_t i = 0; i < x->length && i < y->length; i++)
		if (x->c[i] != y->c[i])
			return x->c[i] < y->c[i] ? -1 : 1;
	if (x->length != y->length)
		return x->length < y->length ? -1 : 1;
	if (x->class != y->class)
		return x->class < y->class ? -1 : 1;
	return x->row < y->row ? -1 : x->row > y->row;
}

static bool same_text(const struct row *x, const struct row *y)
{
	return x->length == y->length && !memcmp(x->c, y->c, sizeof(x->c));
}

/* Two rows of one class with one text: one of them is never found. */
static void check_doubles(void)
{
	for (size_t i = 1; i < row_count; i++)
		if (same_text(&rows[i - 1], &rows[i]) &&
		    rows[i - 1].class == rows[i].class)
			fail("twice in one class", rows[i].text);
}

static void number_characters(void)
{
	for (size_t i = 0; i < row_count; i++)
		for (uint8_t k = 0; k < rows[i].length; k++)
			if (!code_of[rows[i].c[k]])
				code_of[rows[i].c[k]] = ++codes;
}

/* Where the children of a state fit: the first base at which all are free. */
static uint32_t place(const uint32_t *code, size_t n)
{
	static uint32_t from = 1;
	uint32_t b;

	while (check[from + code[0]] && from + codes + 1 < STATES_MAX)
		from++;
	for (b = from; b + codes + 1 < STATES_MAX; b++) {
		size_t k = 0;

		while (k < n && !check[b + code[k]])
			k++;
		if (k == n)
			return b;
	}
	fail("no room", "");
}

/* Lay out state s: rows [low, high) share their first depth characters. */
static void lay(uint32_t s, size_t low, size_t high, uint8_t depth)
{
	static uint32_t code[ALPHABET_MAX];
	size_t n = 0, i = low;

	if (i < high && rows[i].length == depth)
		ends[s] = (uint16_t)(i + 1);
	while (i < high && rows[i].length == depth)
		i++;
	for (size_t k = i; k < high; k++)
		if (k == i || rows[k].c[depth] != rows[k - 1].c[depth])
			code[n++] = code_of[rows[k].c[depth]];
	if (!n)
		return;
	base[s] = place(code, n);
	for (size_t k = 0; k < n; k++) {
		check[base[s] + code[k]] = s + 1;
		if (base[s] + code[k] >= states)
			states = base[s] + code[k] + 1;
	}
	while (i < high) {
		size_t k = i;
		uint32_t c = rows[i].c[depth];

		while (k < high && rows[k].c[depth] == c)
			k++;
		lay(base[s] + code_of[c], i, k, (uint8_t)(depth + 1));
		i = k;
	}
}

static void print_words(void)
{
	puts("static const struct word words[] = {");
	for (size_t i = 0; i < row_count; i++)
		printf("\t{ %d, %d, %d, %zu },\n", (int)rows[i].class,
		    rows[i].length, rows[i].row, i + 1 < row_count &&
		    same_text(&rows[i], &rows[i + 1]) ? i + 2 : 0);
	puts("};");
}

static void print_array(const char *type, const char *name, const uint32_t *v,
    size_t n)
{
	printf("static const %s %s[] = {", type, name);
	for (size_t i = 0; i < n; i++)
		printf("%s%u,", i % 12 ? "" : "\n", (unsigned)v[i]);
	puts("\n};");
}

static void print_codes(void)
{
	uint32_t pages = 1;	/* page 0 is empty */

	puts("static const uint16_t code[] = {");
	for (int i = 0; i < 256; i++)
		printf("0,%s", i % 64 == 63 ? "\n" : "");
	for (uint32_t p = 0; p < 256; p++) {
		bool any = false;

		for (uint32_t k = 0; k < 256; k++)
			any = any || code_of[p << 8 | k];
		for (uint32_t k = 0; any && k < 256; k++)
			printf("%d,%s", code_of[p << 8 | k],
			    k % 32 == 31 ? "\n" : "");
	}
	puts("};\nstatic const uint16_t page[] = {");
	for (uint32_t p = 0; p < 256; p++) {
		bool any = false;

		for (uint32_t k = 0; k < 256; k++)
			any = any || code_of[p << 8 | k];
		printf("%u,%s", any ? pages++ * 256 : 0,
		    p % 16 == 15 ? "\n" : "");
	}
	puts("};");
}

/* A set of set.def: its characters ascending, a filter of their low bits. */
static void print_set(const char *id, const char *text)
{
	uint32_t c[256], n = 0;
	uint64_t filter[32] = {0};
	const char *s = text;

	while (*s && n < 256) {
		uint32_t x = take_point(&s), k = n++;

		for (; k && c[k - 1] > x; k--)
			c[k] = c[k - 1];
		c[k] = x;
		filter[x % 2048 / 64] |= UINT64_C(1) << x % 64;
	}
	printf("\t[SET_%s] = { { ", id);
	for (int i = 0; i < 32; i++)
		printf("UINT64_C(0x%llx), ", (unsigned long long)filter[i]);
	printf("}, %u, (const uint32_t []){ ", (unsigned)n);
	for (uint32_t i = 0; i < n; i++)
		printf("%u, ", (unsigned)c[i]);
	puts("} },");
}

/* How the rows of a table begin, each character once. */
static void print_firsts(const char *id, const char *const *rows_of, size_t n)
{
	char text[1024] = "";

	for (size_t i = 0; i < n; i++) {
		const char *s = rows_of[i];
		char first[8] = "";

		take_point(&s);
		memcpy(first, rows_of[i], (size_t)(s - rows_of[i]));
		if (!strstr(text, first) &&
		    strlen(text) + sizeof(first) < sizeof(text))
			strcat(text, first);
	}
	print_set(id, text);
}

static const char *const labels[] = {
#define LABEL(label, what, role) label,
#include "lexicon/label.def"
#undef LABEL
};

static void print_sets(void)
{
	puts("const struct char_set lexicon_set[SET_COUNT] = {");
#define SET(id, text) print_set(#id, text);
#include "lexicon/set.def"
#undef SET
	print_firsts("LABEL_BEGINS", labels, sizeof(labels) / sizeof(*labels));
	puts("};");
}

int main(void)
{
	static uint32_t wide[STATES_MAX];

	check_chars();
	collect();
	qsort(rows, row_count, sizeof(*rows), order);
	check_doubles();
	number_characters();
	lay(0, 0, row_count, 0);
	for (uint32_t s = 0; s < states; s++)
		wide[s] = ends[s];
	puts("#include \"lexicon/lexicon.h\"");
	print_sets();
	print_patterns();
	print_words();
	print_codes();
	print_array("uint32_t", "base", base, states);
	print_array("uint32_t", "check", check, states);
	print_array("uint16_t", "word", wide, states);
	printf("const struct lexicon lexicon = { page, code, base, check, "
	    "word, %u, words };\n", states);
	if (fflush(stdout) || ferror(stdout))
		fail("cannot write", "standard output");
	return 0;
}
