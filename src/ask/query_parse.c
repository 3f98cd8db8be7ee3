/* SPDX-License-Identifier: MIT */
/* A query's text to its tree. */
#include "ask/query_parse.h"

#include "archive/phrase.h"
#include "ask/query_value.h"
#include "base/spelling.h"
#include "base/utf.h"

/* Bounds of what is taken: bytes of text, words and fields, brackets and NOT
 * in one another.  SQLite's parsers have stacks of a hundred. */
enum { LENGTH = 16384, PARTS = 500, DEPTH = 10 };

struct parser {
	str text;
	size_t at;
	struct arena *a;
	struct query_fault *fault;
	enum query_field field;		/* whose brackets we are in */
	size_t parts;
	int depth;
};

/* Marks that quote; folded.  Add a pair: a row. */
static const struct {
	uint32_t open, close;
} quotes[] = {
	{ '"', '"' }, { 0x201C, 0x201D }, { 0x300C, 0x300D },
	{ 0x300E, 0x300F },
};

enum { QUOTES = sizeof(quotes) / sizeof(*quotes) };

/* --- characters */

static uint32_t point(str x, size_t *at)
{
	uint32_t c = utf8_next(x, at);

	return c == UINT32_MAX ? 0xFFFD : fold_point(c);
}

/* The character at hand, folded; 0: the end. */
static uint32_t peek(const struct parser *p)
{
	size_t at = p->at;

	return at < p->text.len ? point(p->text, &at) : 0;
}

static void skip(struct parser *p)
{
	utf8_next(p->text, &p->at);
}

static bool skip_blanks(struct parser *p)
{
	while (p->at < p->text.len && utf_is_space(peek(p)))
		skip(p);
	return p->at < p->text.len;
}

static int quote_at(const struct parser *p)
{
	uint32_t c = peek(p);
	int i = 0;

	while (i < QUOTES && (!c || quotes[i].open != c))
		i++;
	return i;
}

static size_t points_before(str x, size_t end)
{
	size_t n = 0;

	for (size_t at = 0; at < end && at < x.len; n++)
		utf8_next(x, &at);
	return n;
}

/* Say what is wrong with bytes from start to end. */
static struct query *fail(struct parser *p, size_t start, size_t end, str text)
{
	*p->fault = (struct query_fault){ text, points_before(p->text, start),
		points_before(p->text, end > start ? end : start) };
	return NULL;
}

static str folded(const struct parser *p, size_t start, size_t end)
{
	str x = { p->text.s + start, end - start };
	char *s = arena_alloc(p->a, 1, 1, 4 * x.len + 1);
	size_t len = 0;

	for (size_t at = 0; at < x.len; )
		len += utf8_put(s + len, point(x, &at));
	return (str){ s, len };
}

/* --- the tree */

static struct query *new(struct parser *p, enum query_kind kind)
{
	struct query *q = arena_new(p->a, struct query, 1);

	q->kind = kind;
	p->parts += kind == QUERY_TEXT || kind == QUERY_FIELD;
	return q;
}

static struct query *text(struct parser *p, size_t start, size_t end)
{
	struct query *q = new(p, QUERY_TEXT);
	str x = { p->text.s + start, end - start };

	if (!phrase_indexed(x))
		return fail(p, start, end, STR("there is no word in it to "
		    "search for"));
	q->indexed = true;
	q->words = phrase_words(p->a, x);
	return q;
}

/* What stands in quotes: its place, and behind the closing one. */
static bool quoted(struct parser *p, size_t *start, size_t *end)
{
	size_t from = p->at;
	int i = quote_at(p);

	skip(p);
	*start = p->at;
	while (p->at < p->text.len && peek(p) != quotes[i].close)
		skip(p);
	*end = p->at;
	if (p->at == p->text.len)
		return fail(p, from, p->at, STR("the closing quotation mark "
		    "is missing"));
	skip(p);
	return true;
}

/* Whether the bracket at hand is closed before the next blank: then it belongs
 * to the word before it, as in 教（2024）3号. */
static bool closes(const struct parser *p)
{
	struct parser k = *p;
	int open = 0;

	while (k.at < k.text.len) {
		uint32_t c = peek(&k);

		open += (c == '(') - (c == ')');
		if (utf_is_space(c) || !open)
			break;
		skip(&k);
	}
	return peek(&k) == ')';
}

/* Move behind a word; with colon: stop at the first colon. */
static void word(struct parser *p, bool colon)
{
	size_t start = p->at;
	int open = 0;

	while (p->at < p->text.len) {
		uint32_t c = peek(p);

		if (utf_is_space(c) || c == '|' || quote_at(p) < QUOTES ||
		    (c == ')' && !open) || (colon && c == ':'))
			return;
		if (c == '(' && !open && (p->at == start || !closes(p)))
			return;
		open += (c == '(') - (c == ')');
		skip(p);
	}
}

/* Whether the word at hand is an operator. */
static bool operator(const struct parser *p, const char *name)
{
	struct parser k = *p;

	word(&k, false);
	return str_eq(folded(p, p->at, k.at), str_of(name));
}

static bool is_sign(uint32_t c)
{
	return c == '=' || c == '<' || c == '>';
}

/* One of several, or the one itself. */
static void add(struct parser *p, struct query *list, struct query *q)
{
	*push(p->a, &list->part) = q;
}

static struct query *simple(struct query *list)
{
	return list->part.n == 1 ? list->part.v[0] : list;
}

/* That the field is there, or that it is not. */
static struct query *presence(struct parser *p, struct query *q, bool absent)
{
	struct query *not;

	q->any = true;
	if (!absent)
		return q;
	not = new(p, QUERY_NOT);
	add(p, not, q);
	return not;
}

static struct query *field_value(struct parser *p)
{
	struct query *q = new(p, QUERY_FIELD);
	size_t start = p->at, sign, from, end;
	str fault = {0};

	q->field = p->field;
	while (is_sign(peek(p)))
		skip(p);
	sign = p->at;
	from = sign;
	if (quote_at(p) < QUOTES) {
		if (!quoted(p, &from, &end))
			return NULL;
	} else {
		word(p, false);
		end = p->at;
	}
	if (end == from)
		return fail(p, start, p->at, arena_printf(p->a,
		    "what '%s:' is asked for is missing",
		    query_fields[q->field].name));
	const str part[] = { folded(p, start, sign), folded(p, from, end) };
	str value = arena_join(p->a, part, 2);

	if (str_eq(value, STR("*")) || str_eq(value, STR("-")))
		return presence(p, q, *value.s == '-');
	if (!query_value(q, value, &fault, p->a))
		return fail(p, start, p->at, fault);
	return q;
}

static struct query *no_field(struct parser *p, size_t start)
{
	struct spelling n = { .typed = folded(p, start, p->at) };
	str list = STR(""), hint = STR("");

	for (int i = 0; i < QUERY_FIELD_COUNT; i++) {
		list = arena_printf(p->a, "%s%s%s", list.s, i ? ", " : "",
		    query_fields[i].name);
		spelling_try(&n, str_of(query_fields[i].name));
	}
	if (n.name.s)
		hint = arena_printf(p->a, "did you mean '%s'? ", n.name.s);
	return fail(p, start, p->at, arena_printf(p->a,
	    "no field has the name '%.*s'; %sthere are: %s",
	    (int)(p->at - start), p->text.s + start, hint.s, list.s));
}

/* --- the grammar, a function a rule; in brackets stands a whole query again */

static struct query *either(struct parser *p);

static struct query *group(struct parser *p)
{
	size_t from = p->at;
	struct query *q;

	if (p->depth == DEPTH)
		return fail(p, from, from + 1, STR("brackets nest too deep"));
	p->depth++;
	skip(p);
	q = either(p);
	p->depth--;
	if (!q)
		return NULL;
	if (peek(p) != ')')
		return fail(p, from, from + 1, STR("the closing bracket is "
		    "missing"));
	skip(p);
	return q;
}

/* A field's name stands from start to the colon at hand. */
static struct query *field(struct parser *p, size_t start)
{
	enum query_field outer = p->field;
	struct query *q;

	p->field = query_field_named(folded(p, start, p->at));
	if (p->field == QUERY_FIELD_COUNT)
		return no_field(p, start);
	skip(p);
	q = peek(p) == '(' ? group(p) : field_value(p);
	p->field = outer;
	return q;
}

static struct query *term(struct parser *p)
{
	size_t start = p->at, end;
	uint32_t c = peek(p);

	if (c == '(')
		return group(p);
	if (p->field != QUERY_FIELD_COUNT)
		return field_value(p);
	if (quote_at(p) < QUOTES)
		return quoted(p, &start, &end) ? text(p, start, end) : NULL;
	word(p, true);
	if (peek(p) == ':' && p->at > start && (c < '0' || c > '9'))
		return field(p, start);
	word(p, false);
	return text(p, start, p->at);
}

/* Whether what stands in a field's brackets is - alone: that it is absent. */
static bool is_absence(const struct parser *p)
{
	struct parser k = *p;

	if (p->field == QUERY_FIELD_COUNT || peek(p) != '-')
		return false;
	word(&k, false);
	return k.at == p->at + 1;
}

static struct query *denied(struct parser *p)
{
	size_t start = p->at;
	bool minus = peek(p) == '-';
	struct query *q, *inner;

	if ((!minus && !operator(p, "NOT")) || is_absence(p))
		return term(p);
	if (minus)
		skip(p);
	else
		word(p, false);
	if ((!minus && !skip_blanks(p)) || utf_is_space(peek(p)) || !peek(p) ||
	    peek(p) == ')')
		return fail(p, start, p->at, STR("what is not wanted is "
		    "missing"));
	if (p->depth == DEPTH)
		return fail(p, start, p->at, STR("too many NOT"));
	q = new(p, QUERY_NOT);
	p->depth++;
	inner = denied(p);
	p->depth--;
	if (!inner)
		return NULL;
	add(p, q, inner);
	return q;
}

/* Words side by side, or with AND between them. */
static struct query *both(struct parser *p)
{
	struct query *list = new(p, QUERY_AND), *q;
	bool wanted = false;
	size_t from = p->at;

	while (skip_blanks(p) && peek(p) != ')' && peek(p) != '|' &&
	    !operator(p, "OR")) {
		from = p->at;
		if (operator(p, "AND")) {
			word(p, false);
			if (!list->part.n || wanted)
				return fail(p, from, p->at, STR("AND needs "
				    "words on both sides"));
			wanted = true;
			continue;
		}
		q = denied(p);
		if (!q)
			return NULL;
		if (p->parts > PARTS)
			return fail(p, from, p->at, STR("the query has too "
			    "many parts"));
		add(p, list, q);
		wanted = false;
	}
	if (wanted)
		return fail(p, from, from + 3, STR("AND needs words on both "
		    "sides"));
	return simple(list);
}

static struct query *either(struct parser *p)
{
	struct query *list = new(p, QUERY_OR), *q;
	size_t from = p->at, end = p->at;

	do {
		q = both(p);
		if (!q)
			return NULL;
		if (q->kind == QUERY_AND && !q->part.n &&
		    (list->part.n || p->depth || p->at < p->text.len))
			return end > from ? fail(p, from, end, STR("OR needs "
			    "words on both sides")) : fail(p, p->at, p->at + 1,
			    peek(p) == ')' ? STR("words are missing before "
			    "the bracket") : STR("words are missing here"));
		add(p, list, q);
		from = p->at;
		if (peek(p) == '|')
			skip(p);
		else if (p->at < p->text.len && operator(p, "OR"))
			word(p, false);
		end = p->at;
	} while (end > from);
	return simple(list);
}

struct query *query_parse(str x, struct query_fault *fault, struct arena *a)
{
	struct parser p = { .text = x, .a = a, .fault = fault,
		.field = QUERY_FIELD_COUNT };
	struct query *q;

	*fault = (struct query_fault){0};
	if (x.len > LENGTH)
		return fail(&p, 0, 0, STR("the query is too long"));
	q = either(&p);
	if (q && p.at < x.len)
		return fail(&p, p.at, p.at + 1, STR("no bracket was opened "
		    "that could be closed here"));
	return q;
}

struct query *query_number(str number, struct arena *a)
{
	struct query *q = arena_new(a, struct query, 1);

	*q = (struct query){ .kind = QUERY_FIELD, .whole = true,
		.field = QUERY_FIELD_NUMBER, .indexed = phrase_indexed(number),
		.words = phrase_words(a, number) };
	return q;
}
