/* SPDX-License-Identifier: MIT */
#ifndef DAFU_TEST_CONCERNS_H
#define DAFU_TEST_CONCERNS_H

/*
 * What a case of tests/reading can be about, and how what was read is written
 * down for it.  Add a concern: a row in the table at the end, a file, and a
 * line in both READMEs there.
 */

#include "base/utf.h"
#include "letter/letter.h"

typedef struct VEC(str) strs;

/* One case, read. */
struct reading {
	struct letter letter;
	struct place in;	/* of the case's words in the source */
	struct arena *a;
	struct patterns *patterns;
	strs out;		/* what was read, result by result */
};

static void put(struct reading *r, str x)
{
	*push(r->a, &r->out) = x.len ? x : STR("-");
}

static str or_none(str x)
{
	return x.len ? x : STR("-");
}

static bool inside(const struct reading *r, struct place at)
{
	return at.start >= r->in.start && at.end <= r->in.end;
}

/* The k-th mark of a kind in the words of the case; NULL: there are no more. */
static const struct mark *mark_at(const struct reading *r, enum mark_kind kind,
    size_t k)
{
	for (size_t i = 0; i < r->letter.marks.n; i++) {
		const struct mark *m = r->letter.marks.v[i];

		if (m->kind == kind && inside(r, m->value.at) && !k--)
			return m;
	}
	return NULL;
}

/* Number of a statistic, from 1; 0: it is not in the words of the case. */
static size_t number_of(const struct reading *r, const struct mark *m)
{
	const struct mark *other;

	for (size_t i = 0; (other = mark_at(r, MARK_STATISTIC, i)); i++)
		if (other == m)
			return i + 1;
	return 0;
}

#define EACH_NODE(r, n) for (const struct node *n = (r)->letter.body; n; \
	n = letter_next((r)->letter.body, n)) \
	if (inside((r), prose_place(&(r)->letter.prose, n->in)))
#define EACH_MEASURE(r, n) EACH_NODE((r), n) if (n->kind == NODE_MEASURE)
#define EACH_MARK(r, kind, m) for (size_t k_ = 0; k_ < (r)->letter.marks.n; \
	k_++) for (const struct mark *m = mark_at((r), (kind), k_); m; m = NULL)

/* --- of the body */

static void print_figure(struct reading *r)
{
	static const char *const sign[] = {
		[BOUND_EXACT] = "", [BOUND_ABOUT] = "~", [BOUND_MORE] = ">",
		[BOUND_LESS] = "<", [BOUND_AT_LEAST] = ">=",
		[BOUND_AT_MOST] = "<=", [BOUND_RANGE] = "",
	};

	EACH_MARK(r, MARK_STATISTIC, m) {
		const struct statistic *s = &m->statistic;
		const str part[] = {
			str_of(sign[s->bound]), s->value,
			s->bound == BOUND_RANGE ? STR("..") : STR(""), s->max,
			s->unit.len ? STR(" ") : STR(""), s->unit,
			s->per.len ? STR(" /") : STR(""), s->per,
		};

		put(r, arena_join(r->a, part, sizeof(part) / sizeof(*part)));
	}
}

static void print_quantity(struct reading *r)
{
	EACH_MARK(r, MARK_STATISTIC, m) {
		const struct statistic *s = &m->statistic;
		const str change = str_of(change_names[s->change]);

		put(r, arena_printf(r->a, "%s%s%.*s%s%.*s",
		    quantity_kind_names[s->kind], change.len ? " " : "",
		    (int)change.len, change.s, s->basis.len ? " " : "",
		    (int)s->basis.len, s->basis.s));
	}
}

static void print_of(struct reading *r)
{
	EACH_MARK(r, MARK_STATISTIC, m)
		put(r, m->statistic.of);
}

/* Parts first, sums behind them, as one result. */
static void print_part(struct reading *r)
{
	str all = STR("");

	EACH_MARK(r, MARK_STATISTIC, m)
		if (m->statistic.total)
			all = arena_printf(r->a, "%.*s%s%zu<%zu", (int)all.len,
			    all.s, all.len ? " " : "", number_of(r, m),
			    number_of(r, m->statistic.total));
	EACH_MARK(r, MARK_STATISTIC, m)
		if (m->statistic.sum != SUM_OPEN)
			all = arena_printf(r->a, "%.*s%s%zu:%s", (int)all.len,
			    all.s, all.len ? " " : "", number_of(r, m),
			    sum_names[m->statistic.sum]);
	put(r, all);
}

static void print_time(struct reading *r)
{
	EACH_MARK(r, MARK_STATISTIC, m)
		put(r, m->statistic.time);
}

#define EACH_PROMISE(r, p) for (const struct promise *p = \
	(r)->letter.promises.v; \
	p < (r)->letter.promises.v + (r)->letter.promises.n; p++) \
	if (inside((r), p->sentence.at))

static void print_promise(struct reading *r)
{
	EACH_PROMISE(r, p)
		put(r, p->sentence.text);
}

static void print_refusal(struct reading *r)
{
	for (size_t i = 0; i < r->letter.refusals.n; i++)
		if (inside(r, r->letter.refusals.v[i].at))
			put(r, arena_printf(r->a, "%s %.*s", certainty_names[
			    r->letter.refusals.v[i].certainty],
			    (int)r->letter.refusals.v[i].text.len,
			    r->letter.refusals.v[i].text.s));
}

static void print_status(struct reading *r)
{
	EACH_MEASURE(r, n)
		put(r, str_of(status_names[n->status]));
}

static void print_deadline(struct reading *r)
{
	EACH_MEASURE(r, n)
		put(r, n->deadline.text);
	EACH_PROMISE(r, p)
		put(r, p->deadline.text);
}

static void print_owner(struct reading *r)
{
	EACH_MEASURE(r, n)
		put(r, n->responsible.text);
	EACH_PROMISE(r, p)
		put(r, p->responsible.text);
}

static void print_organ(struct reading *r)
{
	EACH_MARK(r, MARK_ORGANIZATION, m)
		put(r, m->value.text);
}

static void print_person(struct reading *r)
{
	EACH_MARK(r, MARK_PERSON, m) {
		const str part[] = { m->value.text, STR(" "), m->office };

		put(r, arena_join(r->a, part, m->office.s ? 3 : 1));
	}
}

static void print_date(struct reading *r)
{
	EACH_MARK(r, MARK_DATE, m)
		put(r, m->date);
}

static void print_citation(struct reading *r)
{
	EACH_MARK(r, MARK_CITATION, m) {
		const str part[] = { m->value.text,
			m->number.len ? STR("#") : STR(""), m->number };

		put(r, arena_join(r->a, part, 3));
	}
}

static void print_outline(struct reading *r)
{
	EACH_MEASURE(r, n) {
		const str heading = prose_str(r->a, &r->letter.prose,
		    n->heading);

		put(r, arena_printf(r->a, "%d:%.*s/%.*s", n->level,
		    (int)n->label.len, n->label.len ? n->label.s : "",
		    (int)heading.len, heading.len ? heading.s : ""));
	}
}

static void print_paragraph(struct reading *r)
{
	EACH_NODE(r, n)
		if (n->kind == NODE_PARAGRAPH)
			put(r, prose_str(r->a, &r->letter.prose, n->in));
}

static void print_finding(struct reading *r)
{
	for (size_t i = 0; i < r->letter.findings.n; i++) {
		const struct finding *f = &r->letter.findings.v[i];

		if (f->at.end > f->at.start && inside(r, f->at))
			put(r, str_of(finding_rows[f->id].rule));
	}
}

/* --- of the head and the tail */

static void print_letter(struct reading *r)
{
	put(r, STR("yes"));
}

static void print_kind(struct reading *r)
{
	put(r, str_of(letter_kind_names[r->letter.kind]));
}

static void print_class(struct reading *r)
{
	if (r->letter.head.class_code)
		put(r, arena_printf(r->a, "%c", r->letter.head.class_code));
}

static void print_disclosure(struct reading *r)
{
	if (r->letter.head.disclosure.text.s)
		put(r, str_of(disclosure_names[r->letter.head.disclosure_code]));
}

static void print_issuer(struct reading *r)
{
	put(r, r->letter.head.issuer.text);
}

static void print_number(struct reading *r)
{
	put(r, r->letter.head.number.text);
}

static void print_title(struct reading *r)
{
	put(r, r->letter.head.title.text);
}

static void print_dated(struct reading *r)
{
	put(r, r->letter.head.date_value);
}

static void print_parties(struct reading *r, const parties *p)
{
	for (size_t i = 0; i < p->n; i++)
		put(r, p->v[i].value.text);
}

static void print_addressee(struct reading *r)
{
	print_parties(r, &r->letter.head.addressees);
}

#define EACH_PROPOSAL(r, p) for (const struct proposal *p = \
	(r)->letter.head.proposals.v; \
	p < (r)->letter.head.proposals.v + (r)->letter.head.proposals.n; p++)

static str number_or_none(struct reading *r, int n)
{
	return n ? arena_printf(r->a, "%d", n) : STR("-");
}

static void print_proposal(struct reading *r)
{
	EACH_PROPOSAL(r, p) {
		const str part[] = {
			or_none(str_of(proposal_kind_names[p->kind])), STR(" "),
			or_none(p->assembly), STR(" "),
			number_or_none(r, p->term), STR("/"),
			number_or_none(r, p->session), STR(" "),
			or_none(p->number),
		};

		put(r, arena_join(r->a, part, sizeof(part) / sizeof(*part)));
	}
}

static void print_ptitle(struct reading *r)
{
	EACH_PROPOSAL(r, p)
		put(r, p->title.text);
}

static void print_proposer(struct reading *r)
{
	EACH_PROPOSAL(r, p) {
		print_parties(r, &p->proposers);
		if (p->proposer_count)
			put(r, arena_printf(r->a, "#%d", p->proposer_count));
	}
}

/* What kind of party each proposer is. */
static void print_party(struct reading *r)
{
	EACH_PROPOSAL(r, p)
		for (size_t i = 0; i < p->proposers.n; i++) {
			const struct party *x = &p->proposers.v[i];
			const str part[] = { x->value.text, STR(" "),
				str_of(party_kind_names[x->kind]) };

			put(r, arena_join(r->a, part, 3));
		}
}

static void print_values(struct reading *r, const values *v)
{
	for (size_t i = 0; i < v->n; i++)
		put(r, v->v[i].text);
}

static str joined(struct reading *r, str before, const values *v)
{
	for (size_t i = 0; i < v->n; i++) {
		const str part[] = { before, before.len ? STR(",") : STR(""),
			v->v[i].text };

		before = arena_join(r->a, part, 3);
	}
	return before;
}

static void print_contact(struct reading *r)
{
	for (size_t i = 0; i < r->letter.contacts.n; i++) {
		const struct contact *c = &r->letter.contacts.v[i];
		str name = joined(r, STR(""), &c->field[CONTACT_NAME]);
		str phone = joined(r, STR(""), &c->field[CONTACT_PHONE]);

		if (!name.len)
			name = joined(r, name,
			    &c->field[CONTACT_ORGANIZATION]);
		phone = joined(r, phone, &c->field[CONTACT_MOBILE]);
		const str part[] = { str_of(contact_role_names[c->role]),
			STR(" "), or_none(name), STR(" "), or_none(phone) };

		put(r, arena_join(r->a, part, 5));
	}
}

static void print_signatory(struct reading *r)
{
	print_values(r, &r->letter.head.signatories);
}

static void print_copies(struct reading *r)
{
	print_values(r, &r->letter.copies);
}

static void print_attachment(struct reading *r)
{
	print_values(r, &r->letter.attachments);
}

static void print_site(struct reading *r)
{
	for (size_t i = 0; i < r->letter.site.n; i++) {
		const struct site_item *item = &r->letter.site.v[i];
		const str part[] = { item->label, STR("="),
			item->value.text };

		put(r, arena_join(r->a, part, 3));
	}
}

/* What warns; and title-differs, for it is told where nothing differs. */
static void print_warning(struct reading *r)
{
	for (size_t i = 0; i < r->letter.findings.n; i++) {
		enum finding_id id = r->letter.findings.v[i].id;

		if (finding_rows[id].severity >= FINDING_SEVERITY_WARNING ||
		    id == FINDING_TITLE_DIFFERS)
			put(r, str_of(finding_rows[id].rule));
	}
}

static void put_unsure(struct reading *r, const struct value *v)
{
	const char *code = certainty_names[v->certainty];
	str part[3] = { v->text, STR(" "), str_of(code ? code : "-") };

	if (v->text.s && v->certainty != CERTAINTY_SURE)
		put(r, arena_join(r->a, part, 3));
}

/* Figures that are not sure, and how sure they are. */
static void print_doubt(struct reading *r)
{
	EACH_MARK(r, MARK_STATISTIC, m)
		put_unsure(r, &m->value);
}

/* Of organ, title, number, date, addressees and parts what is not sure. */
static void print_unsure(struct reading *r)
{
	const struct head *h = &r->letter.head;

	put_unsure(r, &h->issuer);
	put_unsure(r, &h->title);
	put_unsure(r, &h->number);
	put_unsure(r, &h->date);
	for (size_t i = 0; i < h->addressees.n; i++)
		put_unsure(r, &h->addressees.v[i].value);
	EACH_MARK(r, MARK_STATISTIC, m)
		if (m->statistic.total &&
		    m->statistic.part_certainty != CERTAINTY_SURE)
			put(r, arena_printf(r->a, "%zu<%zu %s", number_of(r, m),
			    number_of(r, m->statistic.total),
			    certainty_names[m->statistic.part_certainty]));
}

/* What the words of a case are; UNDATED: body of a letter without a date. */
enum about { BODY, UNDATED, LETTER };
static const struct concern {
	const char *name;
	enum about about;
	void (*print)(struct reading *);
	bool starts;	/* what is expected is how a result starts */
} concerns[] = {
	{ "figure", BODY, print_figure, false },
	{ "doubt", BODY, print_doubt, false },
	{ "quantity", BODY, print_quantity, false },
	{ "of", BODY, print_of, false },
	{ "part", BODY, print_part, false },
	{ "time", BODY, print_time, false },
	{ "status", BODY, print_status, false },
	{ "deadline", BODY, print_deadline, false },
	{ "undated", UNDATED, print_deadline, false },
	{ "owner", BODY, print_owner, false },
	{ "promise", BODY, print_promise, true },
	{ "refusal", BODY, print_refusal, false },
	{ "organ", BODY, print_organ, false },
	{ "person", BODY, print_person, false },
	{ "date", BODY, print_date, false },
	{ "citation", BODY, print_citation, false },
	{ "outline", BODY, print_outline, false },
	{ "paragraph", BODY, print_paragraph, false },
	{ "finding", BODY, print_finding, false },
	{ "letter", LETTER, print_letter, false },
	{ "kind", LETTER, print_kind, false },
	{ "class", LETTER, print_class, false },
	{ "disclosure", LETTER, print_disclosure, false },
	{ "issuer", LETTER, print_issuer, false },
	{ "number", LETTER, print_number, false },
	{ "title", LETTER, print_title, false },
	{ "dated", LETTER, print_dated, false },
	{ "addressee", LETTER, print_addressee, false },
	{ "proposal", LETTER, print_proposal, false },
	{ "ptitle", LETTER, print_ptitle, false },
	{ "proposer", LETTER, print_proposer, false },
	{ "party", LETTER, print_party, false },
	{ "contact", LETTER, print_contact, false },
	{ "signatory", LETTER, print_signatory, false },
	{ "copies", LETTER, print_copies, false },
	{ "attachment", LETTER, print_attachment, false },
	{ "site", LETTER, print_site, false },
	{ "warning", LETTER, print_warning, false },
	{ "unsure", LETTER, print_unsure, false },
};
#define CONCERNS (sizeof(concerns) / sizeof(*concerns))

#endif
