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

static void class_take(struct reader *r, struct span s, uint32_t letter,
    enum certainty certainty, const char *rule)
{
	struct head *h = &r->l->head;
	char code = class_letter(r->f[letter]);

	if (s.start && r->f[s.start - 1] == '(' && s.end < r->n &&
	    r->f[s.end] == ')')
		ink(r, (struct span){ s.start - 1, s.end + 1 }, INK_LABEL);
	if (h->class_code) {
		char both[] = { h->class_code, ',', ' ', code, '\0' };

		if (h->class_code != code)
			find_at(r, FINDING_CLASS_DIFFERS, s, both);
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

		if (r->f[v.end - 1] == ')' && r->f[v.start - 1] == '(')
			v.start--;
		else if (r->f[v.end - 1] == ')')
			v.end--;	/* the label's bracket */
		ink(r, group(&m, 0), INK_LABEL);
		class_take(r, v, m.start[1], CERTAINTY_SURE, "class-label");
		return true;
	}
	if (match_in(r, PAT_CLASS_LINE, s.start, s.end, &m)) {
		class_take(r, group(&m, 1), m.start[2], CERTAINTY_SURE,
		    "class-line");
		return true;
	}
	if (head && (match_in(r, PAT_CLASS_GLUED, s.start, s.end, &m) ||
	    match_in(r, PAT_CLASS_APART, s.start, s.end, &m) ||
	    match_in(r, PAT_CLASS_INSIDE, s.start, s.end, &m) ||
	    match_in(r, PAT_CLASS_TITLE, s.start, s.end, &m))) {
		class_take(r, group(&m, 1), m.start[2], CERTAINTY_SURE,
		    "class-glued");
		return true;
	}
	return false;
}

/* --- disclosure: the negatives first, which hold the others */

static const struct {
	enum pattern pattern;
	enum disclosure code;
} disclosures[] = {
#define DISCLOSURE(id, code, source) \
	{ PAT_DISCLOSURE_##id, DISCLOSURE_##code },
#include "lexicon/disclosure.def"
#undef DISCLOSURE
};

bool disclosure_in(struct reader *r, struct span s,
    enum certainty certainty, const char *rule)
{
	enum { ROWS = sizeof(disclosures) / sizeof(*disclosures) };
	struct head *h = &r->l->head;
	struct match m;

	for (size_t i = 0; i < ROWS; i++) {
		if (!match_in(r, disclosures[i].pattern, s.start, s.end,
		    &m))
			continue;
		if (!h->disclosure.text.s) {
			h->disclosure = value_of(r, group(&m, 0), certainty,
			    rule);
			h->disclosure_code = disclosures[i].code;
		} else if (h->disclosure_code != disclosures[i].code) {
			find_at(r, FINDING_DISCLOSURE_DIFFERS, group(&m, 0),
			    disclosure_names[disclosures[i].code]);
		}
		ink(r, group(&m, 0), INK_READ);
		return true;
	}
	return false;
}

void disclosure_in_body(struct reader *r)
{
	struct match m;

	for (uint32_t i = r->tail, n = 0; i-- > r->opening + 1 && n < 3 &&
	    !r->l->head.disclosure.text.s; n++) {
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
