/* SPDX-License-Identifier: MIT */
/*
 * The manual of rules and their test are one text: tests/cases/rules.txt, see
 * its head.  With --accept the messages are written anew.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/utf.h"
#include "checks/checks.h"
#include "pipeline.h"
#include "reading/reading.h"
#include "record/profile_xml.h"
#include "test.h"

#define MANUAL "tests/cases/rules.txt"

/* A line of a letter and its name: "title: 关于……"; of an example, which line
 * of the letter it stands for. */
struct line { str key, text; };
typedef struct VEC(struct line) lines;

struct base { str name; lines lines; };

static struct arena all;	/* the manual, its bases, what is written out */
static struct VEC(struct base) bases;
static struct patterns *patterns;
static str out;
static bool broken[FINDING_COUNT], kept[FINDING_COUNT];

static void put(str x)
{
	out = arena_join(&all, (const str[]){ out, x, STR("\n") }, 3);
}

static str line_next(str *rest)
{
	const char *end = memchr(rest->s, '\n', rest->len);
	str line = { rest->s, end ? (size_t)(end - rest->s) : rest->len };
	size_t step = line.len + (end != NULL);

	rest->s += step;
	rest->len -= step;
	return line;
}

static struct line line_of(str x)
{
	size_t n = 0;
	struct line l;

	while (n < x.len && x.s[n] != ':')
		n++;
	l.key = (str){ x.s, n };
	n += n < x.len;
	n += n < x.len && x.s[n] == ' ';
	l.text = (str){ x.s + n, x.len - n };
	return l;
}

static const struct base *base_named(str name)
{
	for (size_t i = 0; i < bases.n; i++)
		if (str_eq(bases.v[i].name, name))
			return &bases.v[i];
	return NULL;
}

static bool has(const lines *l, str key)
{
	for (size_t i = 0; i < l->n; i++)
		if (str_eq(l->v[i].key, key))
			return true;
	return false;
}

static void add(str *text, str line, struct arena *a)
{
	if (line.len)
		*text = arena_join(a, (const str[]){ *text, line, STR("\n") },
		    3);
}

/* The base's lines, with those of the example where it has the key; what the
 * base has not stands above it. */
static str letter_of(const struct base *b, const lines *own, struct arena *a)
{
	str text = STR("");

	for (size_t i = 0; i < own->n; i++)
		if (!has(&b->lines, own->v[i].key) &&
		    !str_eq(own->v[i].key, STR("profile")) &&
		    !str_eq(own->v[i].key, STR("earlier")))
			add(&text, own->v[i].text, a);
	for (size_t i = 0; i < b->lines.n; i++) {
		const struct line *l = &b->lines.v[i];
		bool again = i && str_eq(l->key, b->lines.v[i - 1].key);

		if (!has(own, l->key))
			add(&text, l->text, a);
		for (size_t k = 0; k < own->n && !again; k++)
			if (str_eq(own->v[k].key, l->key))
				add(&text, own->v[k].text, a);
	}
	return text;
}

/* The example's profile; NULL: it has none. */
static const struct profile *profile_of(const lines *own, struct arena *a)
{
	struct profile *p = arena_new(a, struct profile, 1);
	str xml = STR("<profile xmlns=\"urn:dafu:profile:1\" name=\"例\">");
	struct diag d = {0};

	if (!has(own, STR("profile")))
		return NULL;
	for (size_t i = 0; i < own->n; i++)
		if (str_eq(own->v[i].key, STR("profile")))
			xml = arena_join(a, (const str[]){ xml,
			    own->v[i].text }, 2);
	xml = arena_join(a, (const str[]){ xml, STR("</profile>") }, 2);
	TEST(xml.s, profile_read(p, xml, a, &d));
	diag_clear(&d);
	return p;
}

/* What last year's letter says: "earlier: what|when|decimal|words" lines. */
struct earlier {
	const lines *own;
	struct letter *l;
	struct arena *a;
};

static str field_next(str *rest)
{
	const char *end = memchr(rest->s, '|', rest->len);
	str x = { rest->s, end ? (size_t)(end - rest->s) : rest->len };
	size_t step = x.len + (end != NULL);

	rest->s += step;
	rest->len -= step;
	return x;
}

static void earlier(void *arg, const struct check_growth *growth)
{
	struct earlier *e = arg;
	struct check_growth g = *growth;
	str detail;

	for (size_t i = 0; i < e->own->n; i++) {
		str rest = e->own->v[i].text;

		if (!str_eq(e->own->v[i].key, STR("earlier")) ||
		    !str_eq(field_next(&rest), g.level->of) ||
		    !str_eq(field_next(&rest), g.before))
			continue;
		g.last = arena_str(e->a, field_next(&rest));
		g.last_words = arena_str(e->a, rest);
		if (!checks_growth(&g, &detail, e->a))
			letter_find(e->l, e->a, FINDING_YEAR_ON_YEAR, g.at,
			    detail.s);
	}
}

static bool read_letter(struct letter *l, struct check_skips *skipped, str words,
    const lines *own, struct arena *a)
{
	const struct profile *p = profile_of(own, a);
	struct earlier last = { own, l, a };
	const struct text_options how = {0};
	const struct reading_options o = { .patterns = patterns, .profile = p };
	struct check_options draft = { .profile = p };
	struct text text;
	struct diag d = {0};
	bool ok = text_decode(&text, words, &how, a, &d) &&
	    reading_read(l, &text, &o, a, &d);

	diag_clear(&d);
	if (!ok)
		return false;
	checks_run(l, a);
	letter_weigh_findings(l, p);
	draft.source = text.c;
	draft.points = text.n;
	if (has(own, STR("earlier"))) {
		draft.earlier = earlier;
		draft.arg = &last;
	}
	checks_draft(l, &draft, skipped, a);
	return true;
}

static str message_of(const struct finding *f, str letter, struct arena *a)
{
	str x = arena_printf(a, "%s %s: %s", finding_severity_names[f->severity],
	    finding_rows[f->id].rule, f->message.s);
	size_t n;
	const uint32_t *c = utf8_points(a, letter, &n);

	for (size_t i = 0; i < f->edits.n; i++) {
		const struct edit *e = &f->edits.v[i];

		x = arena_printf(a, "%s%s“%s”→“%s”", x.s, i ? " " : " | ",
		    utf8_of(a, c + e->at.start, e->at.end - e->at.start).s,
		    e->text.s);
	}
	return x;
}

/* Findings of the code, or of any where it is "", as lines. */
static str messages_of(str letter, const lines *own, str code,
    struct arena *a)
{
	struct letter l;
	struct check_skips skipped;
	str text = STR("");

	if (!read_letter(&l, &skipped, letter, own, a))
		return STR("not read\n");
	for (size_t i = 0; i < l.findings.n; i++) {
		const struct finding *f = &l.findings.v[i];

		if (code.len && !str_eq(code, str_of(finding_rows[f->id].code)))
			continue;
		broken[f->id] = true;
		text = arena_join(a, (const str[]){ text, message_of(f, letter,
		    a), STR("\n") }, 3);
	}
	return text;
}

static void keeps(str code)
{
	enum finding_id id = finding_named(code, 0);

	for (; id < FINDING_COUNT; id = finding_named(code, id + 1))
		kept[id] = true;
}

/* The lines up to one that has only a point, put out again. */
static lines lines_read(str *rest, struct arena *a)
{
	lines l = {0};
	str line;

	while (rest->len && !str_eq(line = line_next(rest), STR("."))) {
		put(line);
		*push(a, &l) = line_of(line);
	}
	put(STR("."));
	return l;
}

/* Messages up to an empty line. */
static str expected_read(str *rest, struct arena *a)
{
	str text = STR(""), line;

	while (rest->len && (line = line_next(rest)).len)
		text = arena_join(a, (const str[]){ text, line, STR("\n") }, 3);
	return text;
}

static void example(str *rest, str head, str code, struct arena *a)
{
	bool bad = str_starts(head, STR("-- bad"));
	const struct base *b = base_named(str_has(head, STR("cohandling")) ?
	    STR("cohandling") : STR("reply"));
	lines own = lines_read(rest, a);
	str expected = expected_read(rest, a), is;

	is = messages_of(letter_of(b, &own, a), &own, code, a);
	out = arena_join(&all, (const str[]){ out, is, STR("\n") }, 3);
	TEST(arena_printf(a, "%.*s: expected\n%sis\n%s", (int)code.len, code.s,
	    expected.s, is.s).s, str_eq(expected, is));
	TEST(arena_printf(a, "%.*s %.*s", (int)code.len, code.s, (int)head.len,
	    head.s).s, bad == (is.len > 0));
	if (!bad && !is.len)
		keeps(code);
}

static void base(str *rest, str name, struct arena *a)
{
	struct base *b = push(&all, &bases);
	lines none = {0};
	str expected, is;

	b->name = name;
	b->lines = lines_read(rest, &all);
	expected = expected_read(rest, a);
	is = messages_of(letter_of(b, &none, a), &none, STR(""), a);
	out = arena_join(&all, (const str[]){ out, is, STR("\n") }, 3);
	TEST(is.s, str_eq(expected, is) && !is.len);
}

static void manual(str rest, struct arena *a)
{
	str code = STR("");

	while (rest.len) {
		str line = line_next(&rest);

		put(line);
		if (str_starts(line, STR("== ")))
			code = (str){ line.s + 3, line.len - 3 };
		else if (str_starts(line, STR("= ")))
			base(&rest, (str){ line.s + 2, line.len - 2 }, a);
		else if (str_starts(line, STR("-- ")))
			example(&rest, line, code, a);
	}
}

int main(int argc, char **argv)
{
	struct arena a = {0};
	struct diag d = {0};
	str text;

	out = STR("");
	record_init();
	patterns = patterns_new();
	TEST(MANUAL, file_read(&text, MANUAL, 1 << 20, &all, &d));
	manual(text, &a);
	for (int id = 0; id < FINDING_COUNT; id++) {
		const struct finding_row *r = &finding_rows[id];

		if (!*r->code)
			continue;
		TEST(arena_printf(&a, "a letter that breaks %s", r->rule).s,
		    broken[id]);
		TEST(arena_printf(&a, "a letter that keeps %s %s", r->code,
		    r->rule).s, kept[id]);
	}
	if (argc > 1 && !strcmp(argv[1], "--accept"))
		TEST("written", file_write(MANUAL, out, &d));
	patterns_free(patterns);
	diag_clear(&d);
	arena_free(&a);
	arena_free(&all);
	return test_done();
}
