/* SPDX-License-Identifier: MIT */
/*
 * The account: every code point of the source that is not white space lies in
 * the words of an element or in a line of residue.  It is made from what the
 * record will hold, and from nothing that reading thought on its way.
 */
#include "reading/reader.h"

enum { IN_WORDS = 1, IN_PLACE = 2 };

/* Of a file of several letters this one's part of the source is told. */
struct account {
	struct reader *r;
	uint8_t *seen;		/* of each code point of that part */
	uint32_t next;		/* of the prose, where residue is looked for */
	size_t line;		/* and its line */
};

static void see(struct account *x, uint32_t at, uint8_t how)
{
	if (at >= x->r->from && at < x->r->to)
		x->seen[at - x->r->from] |= how;
}

static bool is_seen(const struct account *x, uint32_t at, uint8_t how)
{
	return (x->seen[at - x->r->from] & how) != 0;
}

/* The place of an element: marks of markup in it are no residue. */
static void see_place(struct account *x, struct place p)
{
	uint32_t end = p.end < x->r->to ? p.end : x->r->to;

	for (uint32_t i = p.start > x->r->from ? p.start : x->r->from; i < end;
	    i++)
		x->seen[i - x->r->from] |= IN_PLACE;
}

/* A span whose words are the prose's. */
static void see_prose(struct account *x, struct span s)
{
	for (uint32_t i = s.start; i < s.end; i++)
		x->seen[x->r->at[i] - x->r->from] |= IN_WORDS;
	if (s.start < s.end)
		see_place(x, prose_place(&x->r->l->prose, s));
}

/* Whether a value may print c so: half-width, brackets in one form. */
static bool is_same(uint32_t c, uint32_t word)
{
	return fold_point(c) == fold_point(word) ||
	    (word == CHAR_BRACKET_LEFT &&
	    set_has(SET_BRACKETS_OPEN, fold_point(c))) ||
	    (word == CHAR_BRACKET_RIGHT &&
	    set_has(SET_BRACKETS_CLOSE, fold_point(c)));
}

/* Whether nobody misses c: punctuation, ornaments. */
static bool is_mark(uint32_t c)
{
	if (is_ascii(c))
		return c == '#' || c == '*' || c == '|';
	return !utf_is_han(c) && !is_latin_or_digit(fold_point(c));
}

/* A bracket or the like that mending put into a value, which no source has: the
 * word behind it, if that is c; else the same. */
static uint32_t behind_mended(str words, size_t *next, uint32_t word,
    uint32_t c)
{
	size_t at = *next;
	uint32_t behind;

	if (!is_mark(word) || is_same(c, word) || at == words.len)
		return word;
	behind = utf8_next(words, &at);
	if (!is_same(c, behind))
		return word;
	*next = at;
	return behind;
}

/*
 * The words of a value in c[from, to), at: where each stands in the source
 * (NULL: c is the source).  tight: nothing but white space comes between.
 */
static void see_words(struct account *x, str words, const uint32_t *c,
    const uint32_t *at, struct span s, bool tight)
{
	size_t next = 0;
	uint32_t word = 0;

	for (uint32_t i = s.start; i < s.end; i++) {
		if (utf_is_space(c[i]))
			continue;
		while (!word || utf_is_space(word)) {
			if (next == words.len)
				return;
			word = utf8_next(words, &next);
		}
		if (!tight)
			word = behind_mended(words, &next, word, c[i]);
		if (is_same(c[i], word)) {
			see(x, at ? at[i] : i, IN_WORDS);
			word = 0;
		} else if (tight) {
			return;
		}
	}
}

static void see_value(struct account *x, const struct value *v)
{
	const struct reader *r = x->r;
	struct span s = { v->at.start, v->at.end };

	if (!v->text.s || v->inferred.s)
		return;
	if (span_len(v->in))
		see_words(x, v->text, r->c, r->at, v->in, false);
	else if (s.end <= r->text->n)
		see_words(x, v->text, r->text->c, NULL, s, false);
	see_place(x, v->at);
}

static void see_values(struct account *x, const values *list)
{
	for (size_t i = 0; i < list->n; i++)
		see_value(x, &list->v[i]);
}

static void see_head(struct account *x)
{
	const struct head *h = &x->r->l->head;

#define VALUE(member, figures) see_value(x, &h->member);
#include "letter/field.def"
	see_values(x, &h->signatories);
	for (size_t i = 0; i < h->addressees.n; i++)
		see_value(x, &h->addressees.v[i].value);
	for (size_t i = 0; i < h->proposals.n; i++) {
		const struct proposal *p = &h->proposals.v[i];

		see_value(x, &p->title);
		for (size_t k = 0; k < p->proposers.n; k++)
			see_value(x, &p->proposers.v[k].value);
	}
}

/* Paragraphs are their prose; of a measure its label, its heading and what
 * closes it are in the record. */
static void see_node(struct account *x, const struct node *n)
{
	struct span behind = { n->heading.end, n->in.end };

	if (n->kind == NODE_PARAGRAPH)
		see_prose(x, n->in);
	if (n->kind != NODE_MEASURE)
		return;
	if (n->lead.s)
		see_words(x, n->lead, x->r->c, x->r->at, n->in, true);
	see_prose(x, n->heading);
	if (span_len(n->heading) && n->stop.s)
		see_words(x, n->stop, x->r->c, x->r->at, behind, true);
	if (span_len(n->in))
		see_place(x, prose_place(&x->r->l->prose, n->in));
}

static void see_body(struct account *x)
{
	const struct node *top = x->r->l->body;

	for (const struct node *n = top; n; n = letter_next(top, n))
		see_node(x, n);
}

static void see_tail(struct account *x)
{
	const struct letter *l = x->r->l;

	for (size_t i = 0; i < l->contacts.n; i++)
		for (int f = 0; f < CONTACT_FIELD_COUNT; f++)
			see_values(x, &l->contacts.v[i].field[f]);
	see_values(x, &l->copies);
	see_values(x, &l->attachments);
	for (size_t i = 0; i < l->site.n; i++)
		see_value(x, &l->site.v[i].value);
}

/* No label has more letters: what stands beside one is not known for that. */
#define LABEL_LETTERS 10

/* Whether i of the prose, behind those asked for before, is the page's. */
static bool in_site(struct account *x, uint32_t i)
{
	const struct reader *r = x->r;

	while (x->line < r->lines.n && r->lines.v[x->line].in.end <= i)
		x->line++;
	return x->line < r->lines.n && r->lines.v[x->line].kind == LINE_SITE &&
	    r->lines.v[x->line].in.start <= i;
}

/* What a run of the source that no element covers was.  What repair took out of
 * the prose is known: a finding names it. */
static enum residue_kind kind_of(struct account *x, uint32_t to)
{
	const struct reader *r = x->r;
	uint32_t letters = 0;
	bool site = false;

	for (uint32_t i = x->next; i < r->n && r->at[i] < to; i++) {
		uint32_t c = r->text->c[r->at[i]];

		if (utf_is_space(c) || r->c[i] == '\n')
			continue;
		if (in_site(x, i))
			site = true;
		else if (is_mark(c) || r->mark[i] & INK_READ)
			continue;
		else if (r->mark[i] & INK_LABEL)
			letters++;
		else
			return RESIDUE_UNREAD;
	}
	return site ? RESIDUE_SITE : letters > LABEL_LETTERS ? RESIDUE_UNREAD :
	    RESIDUE_LABEL;
}

/* Whether a run is nothing but markup that repair took out of an element. */
static bool is_markup(const struct account *x, uint32_t from, uint32_t to)
{
	const struct reader *r = x->r;

	if (x->next < r->n && r->at[x->next] < to)
		return false;
	for (uint32_t i = from; i < to; i++)
		if (!is_seen(x, i, IN_PLACE) || !(is_mark(r->text->c[i]) ||
		    utf_is_space(r->text->c[i])))
			return false;
	return true;
}

static void residue_add(struct account *x, uint32_t from, uint32_t to)
{
	struct reader *r = x->r;
	struct residue *line;

	while (from < to && utf_is_space(r->text->c[from]))
		from++;
	while (to > from && utf_is_space(r->text->c[to - 1]))
		to--;
	while (x->next < r->n && r->at[x->next] < from)
		x->next++;
	if (from == to || is_markup(x, from, to))
		return;
	line = push(r->a, &r->l->residue);
	line->kind = kind_of(x, to);
	line->at = (struct place){ from, to };
	line->text = utf8_of(r->a, r->text->c + from, to - from);
}

/* How much was read: all but what is residue for no reason known. */
static void count(struct reader *r)
{
	struct letter *l = r->l;

	for (uint32_t i = r->from; i < r->to; i++)
		l->ink += !utf_is_space(r->text->c[i]);
	l->accounted = l->ink;
	for (size_t i = 0; i < l->residue.n; i++) {
		struct place p = l->residue.v[i].at;

		if (l->residue.v[i].kind != RESIDUE_UNREAD)
			continue;
		for (uint32_t k = p.start; k < p.end; k++)
			l->accounted -= !utf_is_space(r->text->c[k]);
	}
}

void account_close(struct reader *r)
{
	const uint32_t *c = r->text->c;
	struct account x = { .r = r,
	    .seen = arena_new(r->a, uint8_t, r->to - r->from + 1) };

	see_head(&x);
	see_body(&x);
	see_tail(&x);
	for (uint32_t i = r->from; i < r->to; ) {
		uint32_t from = i;

		while (i < r->to && !is_seen(&x, i, IN_WORDS) && c[i] != '\n')
			i++;
		residue_add(&x, from, i);
		while (i < r->to && (is_seen(&x, i, IN_WORDS) || c[i] == '\n'))
			i++;
	}
	count(r);
}
