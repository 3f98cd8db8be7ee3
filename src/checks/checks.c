/* SPDX-License-Identifier: MIT */
/* Rules over a letter: each adds what it finds. */
#include "checks/checks.h"

#include "base/utf.h"

/* What is absent is told, not mended (GB/T 9704-2012 7.2, 7.3). */
static void absent(struct letter *l, struct arena *a)
{
	const struct place nowhere = {0};
	bool ambiguous = false;

	for (size_t i = 0; i < l->findings.n; i++)
		ambiguous = ambiguous ||
		    l->findings.v[i].id == FINDING_DATE_AMBIGUOUS;
	if (!l->head.title.text.s)
		letter_find(l, a, FINDING_TITLE_ABSENT, nowhere, NULL);
	if (!l->head.issuer.text.s)
		letter_find(l, a, FINDING_ISSUER_ABSENT, nowhere, NULL);
	if (!l->head.addressees.n)
		letter_find(l, a, FINDING_ADDRESSEE_ABSENT, nowhere, NULL);
	if (!l->head.date.text.s && !ambiguous)
		letter_find(l, a, FINDING_DATE_ABSENT, nowhere, NULL);
}

/* The signature is the organ's mark or its short form (7.3.5). */
static void signature_differs(struct letter *l, struct arena *a)
{
	str mark = l->head.issuer.text, signature = l->head.signature.text;

	if (mark.s && signature.s && !str_eq(mark, signature) &&
	    !str_ends(mark, signature) && !str_ends(signature, mark))
		letter_find(l, a, FINDING_ISSUER_DIFFERS,
		    l->head.signature.at, signature.s);
}

/* A total and its parts, in the words of the letter. */
static str parts_of(const struct letter *l, const struct mark *total,
    struct arena *a)
{
	str all = arena_printf(a, "%s ≠", total->value.text.s);
	const char *joint = " ";

	for (size_t i = 0; i < l->marks.n; i++)
		if (l->marks.v[i]->statistic.total == total) {
			all = arena_printf(a, "%s%s%s", all.s, joint,
			    l->marks.v[i]->value.text.s);
			joint = "+";
		}
	return all;
}

static void sums(struct letter *l, struct arena *a)
{
	for (size_t i = 0; i < l->marks.n; i++) {
		const struct mark *m = l->marks.v[i];

		if (m->kind == MARK_STATISTIC && m->statistic.sum == SUM_FAILS)
			letter_find(l, a, FINDING_SUM_FAILS, m->value.at,
			    parts_of(l, m, a).s);
	}
}

/* Labels of one list rise by one: 一、二、三 (7.3.3). */
static int ordinal(str label)
{
	static const char digits[] = "一二三四五六七八九";
	int total = 0, digit = 0;

	for (size_t at = 0; at < label.len; ) {
		uint32_t c = utf8_next(label, &at);
		int d = 0, k = 1;

		for (size_t i = 0; digits[i]; k++)
			if (utf8_next(STR(digits), &i) == c)
				d = k;
		if (c >= '0' && c <= '9')
			digit = digit * 10 + (int)(c - '0');
		else if (c >= 0x2460 && c <= 0x2473)
			digit = (int)(c - 0x2460) + 1;
		else if (c == 0x5341) {
			total += (digit ? digit : 1) * 10;
			digit = 0;
		} else if (d) {
			digit = d;
		}
	}
	return total + digit;
}

static void gaps(struct letter *l, struct arena *a)
{
	struct node *n = l->body->child, *top = l->body;

	while (n) {
		const struct node *next = n->kind == NODE_MEASURE ? n->next :
		    NULL;

		while (next && next->kind != NODE_MEASURE)
			next = next->next;
		if (n->kind == NODE_MEASURE && next && n->label.s &&
		    next->label.s) {
			int one = ordinal(n->label), two = ordinal(next->label);

			if (one && two && two != one + 1 && two != 1)
				letter_find(l, a, FINDING_LABEL_GAP,
				    prose_place(&l->prose, next->in),
				    arena_printf(a, "%s、%s", n->label.s,
				    next->label.s).s);
		}
		if (n->child) {
			n = n->child;
			continue;
		}
		while (n != top && !n->next)
			n = n->parent;
		n = n == top ? NULL : n->next;
	}
}

/* How many digits, of any width. */
static size_t digits_in(str s)
{
	size_t digits = 0;

	for (size_t at = 0; at < s.len; ) {
		uint32_t c = fold_point(utf8_next(s, &at));

		digits += c >= '0' && c <= '9';
	}
	return digits;
}

/* Telephones: an area code, then seven or eight digits; mobiles eleven. */
static void phones(struct letter *l, struct arena *a)
{
	for (size_t i = 0; i < l->contacts.n; i++) {
		const values *list = l->contacts.v[i].field + CONTACT_PHONE;

		for (size_t k = 0; k < list->n; k++) {
			size_t digits = digits_in(list->v[k].text);

			if (digits < 5 || digits > 17 || digits == 6)
				letter_find(l, a, FINDING_PHONE_FORM,
				    list->v[k].at, list->v[k].text.s);
		}
	}
}

/* A letter's date and its proposals' last days; both as YYYY-MM-DD. */
static void late(struct letter *l, struct arena *a)
{
	str date = l->head.date_value;

	for (size_t i = 0; i < l->head.proposals.n; i++) {
		str due = l->head.proposals.v[i].due;

		if (due.s && date.len == due.len && strcmp(date.s, due.s) > 0)
			letter_find(l, a, FINDING_REPLY_LATE, l->head.date.at,
			    due.s);
	}
}

static const enum finding_id of_seal[] = {
	[SEAL_AGREES] = FINDING_SEAL_AGREES,
	[SEAL_PARTLY] = FINDING_SEAL_PARTLY,
	[SEAL_ALTERED] = FINDING_SEAL_ALTERED,
	[SEAL_OPEN] = FINDING_SEAL_OPEN,
};

/* Whether an organ's seal may stand on a letter: it has the organ's name, by the
 * mark or the signature, with what the seal is for behind it, or a short form. */
static bool may_seal(str holder, str organ)
{
	return organ.len && (str_starts(holder, organ) ||
	    str_ends(holder, organ) || str_has(organ, holder));
}

/* The seals on the file: what they cover, and whose they are. */
static void seals(struct letter *l, struct arena *a)
{
	const struct place nowhere = {0};

	for (size_t i = 0; i < l->source.seals; i++) {
		const struct seal *s = &l->source.seal[i];
		str what = s->holder.s ? arena_printf(a, "“%s”",
		    s->holder.s) : STR("");

		if (s->detail.len)
			what = arena_printf(a, "%s（%s）", what.s,
			    s->detail.s);
		letter_find(l, a, of_seal[s->stand], nowhere, what.s);
		if (s->holder.len && (l->head.issuer.text.len ||
		    l->head.signature.text.len) &&
		    !may_seal(s->holder, l->head.issuer.text) &&
		    !may_seal(s->holder, l->head.signature.text))
			letter_find(l, a, FINDING_SEAL_DIFFERS,
			    l->head.signature.text.s ? l->head.signature.at :
			    l->head.issuer.at, s->holder.s);
	}
}

static const struct {
	const char *clause;	/* the standard that asks for it */
	void (*rule)(struct letter *, struct arena *);
} rules[] = {
	{ "GB/T 9704-2012 7.2, 7.3", absent },
	{ "GB/T 9704-2012 7.3.5", signature_differs },
	{ "GB/T 9704-2012 7.3.3", gaps },
	{ "derived: the parts of a total", sums },
	{ "代表法 (2025) 51; a profile's limits", late },
	{ "derived: telephone numbers", phones },
	{ "GB/T 38540-2020; GB/T 9704-2012 7.3.5.1", seals },
};

void checks_run(struct letter *l, struct arena *a)
{
	for (size_t i = 0; i < sizeof(rules) / sizeof(*rules); i++)
		rules[i].rule(l, a);
}
