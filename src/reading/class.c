/* SPDX-License-Identifier: MIT */
/* Marks on a line of head or tail: class of result, disclosure, signatory. */
#include "reading/head.h"

/* --- class of result */

static char class_letter(uint32_t c)
{
	const char *const *stem = lexicon_lists[LIST_CLASS_STEMS];

	for (char letter = 'A'; *stem; stem++, letter++) {
		const unsigned char *s = (const unsigned char *)*stem;

		if (c == literal_next(&s))
			return letter;
	}
	return (char)c;
}

/* The classes that a line has from one on, and what is ticked of them. */
struct choice {
	struct span in;
	uint32_t ticked;	/* where its letter stands */
	uint32_t ticks;
	bool open;		/* there are others, or boxes */
};

static struct choice choice_in(struct reader *r, uint32_t letter,
    struct span line)
{
	struct choice x = { .in = { letter, letter + 1 } };
	uint32_t from = back_to(line.start, letter, 2);
	bool before = false;
	struct match m;

	for (bool first = true; match_from(r, PAT_CLASS_CHOICE,
	    line.start, from, line.end, &m); first = false) {
		if (first)
			before = m.start[0] < m.start[2];
		if (match_has(&m, before ? 1 : 3)) {
			x.ticked = m.start[2];
			x.ticks++;
		}
		if (before || match_has(&m, 3) || match_has(&m, 4) ||
		    r->f[m.start[2]] != r->f[letter])
			x.open = true;
		x.in.end = m.end[0];
		from = m.end[0];
	}
	return x;
}

static void class_take(struct reader *r, struct span s, uint32_t letter,
    struct span line, const char *rule)
{
	struct head *h = &r->l->head;
	struct choice x = choice_in(r, letter, line);
	enum certainty certainty = CERTAINTY_SURE;
	struct match m;
	char code;

	if (x.ticks == 1 && x.ticked != letter) {
		letter = x.ticked;
		s = (struct span){ letter, letter + 1 };
	}
	if (match_in(r, PAT_CLASS_DENIED, line.start, letter, &m)) {
		x.in.start = m.start[0];
		x.ticks = 0;
		x.open = true;
	}
	if (x.open && x.ticks != 1) {
		certainty = CERTAINTY_OPEN;
		find_at(r, FINDING_CLASS_OPEN, x.in, value_narrow(r, x.in).s);
	}
	code = class_letter(r->f[letter]);
	if (s.start && r->f[s.start - 1] == '(' && s.end < r->n &&
	    r->f[s.end] == ')')
		ink(r, (struct span){ s.start - 1, s.end + 1 }, INK_LABEL);
	if (h->class_code) {
		char both[] = { h->class_code, ',', ' ', code, '\0' };

		if (h->class_code != code) {
			find_at(r, FINDING_CLASS_DIFFERS, s, both);
			certainty = CERTAINTY_OPEN;
		}
		if (h->result_class.certainty > certainty)
			h->result_class.certainty = certainty;
		ink(r, s, INK_READ);
		return;
	}
	h->class_code = code;
	h->result_class = value_of(r, s, certainty, rule);
}

bool class_in(struct reader *r, uint32_t i, bool head)
{
	struct span s = line_span(r, i);
	struct match m;

	if (span_len(s) > 400)
		return false;
	if (match_in(r, PAT_CLASS_LABEL, s.start, s.end, &m)) {
		struct span v = { m.start[1], m.end[0] };

		bool closed = set_has(SET_BRACKETS_CLOSE, r->f[v.end - 1]);

		if (closed && set_has(SET_BRACKETS_OPEN, r->f[v.start - 1]))
			v.start--;
		else if (closed)
			v.end--;	/* the label's bracket */
		ink(r, group(&m, 0), INK_LABEL);
		class_take(r, v, m.start[1], s, "class-label");
		return true;
	}
	if (match_in(r, PAT_CLASS_LINE, s.start, s.end, &m)) {
		class_take(r, group(&m, 1), m.start[2], s, "class-line");
		return true;
	}
	if (head && (match_in(r, PAT_CLASS_GLUED, s.start, s.end, &m) ||
	    match_in(r, PAT_CLASS_APART, s.start, s.end, &m) ||
	    match_in(r, PAT_CLASS_INSIDE, s.start, s.end, &m) ||
	    match_in(r, PAT_CLASS_TITLE, s.start, s.end, &m))) {
		class_take(r, group(&m, 1), m.start[2], s, "class-glued");
		return true;
	}
	return false;
}

/* --- disclosure: the negatives first, which hold the others */

static const struct mark_row {
	enum pattern pattern;
	enum disclosure code;
	enum certainty certainty;	/* at most */
} disclosures[] = {
#define DISCLOSURE(id, code, certainty, source) \
	{ PAT_DISCLOSURE_##id, DISCLOSURE_##code, CERTAINTY_##certainty },
#include "lexicon/disclosure.def"
#undef DISCLOSURE
};

/* Of marks that contradict each other the strictest counts; none is sure. */
static void disclosure_take(struct reader *r, struct span s,
    const struct mark_row *row, enum certainty certainty, const char *rule)
{
	struct head *h = &r->l->head;
	bool first = !h->disclosure.text.s;
	bool differs = !first && h->disclosure_code != row->code;

	if (s.start && s.end < r->n && r->f[s.start - 1] == '(' &&
	    r->f[s.end] == ')') {
		s.start--;
		s.end++;
	}
	if (row->certainty < certainty)
		certainty = row->certainty;
	if (row->certainty == CERTAINTY_OPEN)
		find_at(r, FINDING_DISCLOSURE_OPEN, s, value_narrow(r, s).s);
	if (differs)
		find_at(r, FINDING_DISCLOSURE_DIFFERS, s, arena_printf(r->a,
		    "%s, %s", disclosure_names[h->disclosure_code],
		    disclosure_names[row->code]).s);
	if (differs && certainty > CERTAINTY_LIKELY)
		certainty = CERTAINTY_LIKELY;
	if (first || row->code > h->disclosure_code) {
		h->disclosure = value_of(r, s, certainty, rule);
		h->disclosure_code = row->code;
	} else if (differs && h->disclosure.certainty > certainty) {
		h->disclosure.certainty = certainty;
	}
	ink(r, s, INK_READ);
}

bool disclosure_in(struct reader *r, struct span s,
    enum certainty certainty, const char *rule)
{
	enum { ROWS = sizeof(disclosures) / sizeof(*disclosures) };
	struct match m;

	for (size_t i = 0; i < ROWS; i++)
		if (match_in(r, disclosures[i].pattern, s.start, s.end, &m)) {
			disclosure_take(r, group(&m, 0), &disclosures[i],
			    certainty, rule);
			return true;
		}
	return false;
}

void disclosure_in_body(struct reader *r)
{
	struct match m;

	for (uint32_t i = r->tail, n = 0; i-- > r->opening + 1 && n < 3; n++) {
		struct span s = line_span(r, i);

		if (match_in(r, PAT_DISCLOSURE_SAID, s.start, s.end, &m))
			disclosure_in(r, group(&m, 0), CERTAINTY_SURE,
			    "disclosure-sentence");
	}
}

/* --- signatory */

static bool is_signatory(const struct head *h, str name)
{
	for (size_t i = 0; i < h->signatories.n; i++)
		if (str_eq(h->signatories.v[i].text, name))
			return true;
	return false;
}

bool signatory_in(struct reader *r, struct span s)
{
	struct match m;

	if (!match_in(r, PAT_SIGNATORY, s.start, s.end, &m))
		return false;
	if (!match_has(&m, 1)) {	/* nobody signed */
		ink(r, group(&m, 0), INK_LABEL);
		return true;
	}
	do {
		struct value v = value_tight(r, group(&m, 1), CERTAINTY_SURE,
		    "signatory-label");

		ink(r, group(&m, 0), INK_LABEL);
		if (!is_signatory(&r->l->head, v.text))
			*push(r->a, &r->l->head.signatories) = v;
	} while (match_in(r, PAT_SIGNATORY_MORE, m.end[0], s.end, &m));
	return true;
}
