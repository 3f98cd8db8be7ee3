/* SPDX-License-Identifier: MIT */
/* The numbers of items (GB/T 9704-2012 7.3.3). */
#include "checks/common.h"

/* Labels of one list rise by one: 一、二、三. */
static int ordinal(str label)
{
	int total = 0, digit = 0;

	for (size_t at = 0; at < label.len; ) {
		uint32_t c = utf8_next(label, &at);
		int d = rank_in(W_ONE_TO_NINE, c);

		if (is_figure(c) && digit < 1000)
			digit = digit * 10 + (int)(c - '0');
		else if (is_one(W_CIRCLED, c))
			digit = rank_in(W_CIRCLED, c);
		else if (is_one(W_TEN, c)) {
			total += (digit ? digit : 1) * 10;
			digit = 0;
		} else if (d) {
			digit = d;
		}
	}
	return total + digit;
}

/* Whether the label is one of running prose: 一是. */
static bool is_running(str label)
{
	return words_have(label, W_LABEL_IS);
}

/* Neighbours of one list that do not follow one another. */
static void gaps(struct check *c, enum finding_id id, bool running)
{
	for (struct node *n = c->l->body; n; n = letter_next(c->l->body, n)) {
		const struct node *next = n->kind == NODE_MEASURE ? n->next :
		    NULL;
		int one, two;

		while (next && next->kind != NODE_MEASURE)
			next = next->next;
		if (!next || !n->label.s || !next->label.s ||
		    is_running(next->label) != running)
			continue;
		one = ordinal(n->label);
		two = ordinal(next->label);
		if (one && two && two != one + 1 && two != 1)
			letter_find(c->l, c->a, id, place_of(c, next->in),
			    arena_printf(c->a, "%s、%s", n->label.s,
			    next->label.s).s);
	}
}

void rule_label_gap(struct check *c, enum finding_id id)
{
	gaps(c, id, false);
}

void rule_sequence_gap(struct check *c, enum finding_id id)
{
	gaps(c, id, true);
}

/* --- forms */

/* What the label's form is worth: 一、 1, （一） 2, 1. 3, （1） 4; 0: other. */
static int form_of(const struct node *n)
{
	bool bracket = n->lead.s && (str_starts(n->lead, STR("（")) ||
	    str_starts(n->lead, STR("(")));
	bool arabic = false, han = false;

	if (!n->label.s || is_running(n->label))
		return 0;
	for (size_t at = 0; at < n->label.len; ) {
		uint32_t c = fold_point(utf8_next(n->label, &at));

		arabic = arabic || is_figure(c);
		han = han || is_one(W_DIGITS, c);
		if (is_one(W_CIRCLED, c) || is_one(W_ORDINAL, c))
			return 0;
	}
	return arabic == han ? 0 : (arabic ? 3 : 1) + bracket;
}

/* The label with its closing mark, in the source. */
static struct place lead_of(const struct check *c, const struct node *n)
{
	uint32_t points = 0;

	for (size_t at = 0; at < n->lead.len; points++)
		utf8_next(n->lead, &at);
	if (n->in.start + points > n->in.end)
		points = n->in.end - n->in.start;
	return place_of(c, (struct span){ n->in.start, n->in.start + points });
}

/* A level within another has a later form, and leaves out one at most. */
void rule_label_order(struct check *c, enum finding_id id)
{
	for (struct node *n = c->l->body; n; n = letter_next(c->l->body, n)) {
		int up = n->kind == NODE_MEASURE && n->parent ?
		    form_of(n->parent) : 0, form = up ? form_of(n) : 0;

		if (form && (form <= up || form > up + 2) &&
		    n == n->parent->child)
			found_as(c, id, lead_of(c, n), arena_printf(c->a,
			    "%s → %s", n->parent->lead.s, n->lead.s));
	}
}

/* Whether the label has 、 where its form has none. */
static bool has_comma(const struct node *n, bool bracket)
{
	int form = n->kind == NODE_MEASURE ? form_of(n) : 0;

	return form && str_ends(n->lead, STR("、")) &&
	    (bracket ? form == 2 || form == 4 : form == 3);
}

enum { LEADS = 5 };	/* that are named */

/* One finding for all such labels: at the first, with the first few. */
static void commas(struct check *c, enum finding_id id, bool bracket,
    const char *better)
{
	struct VEC(struct place) at = {0};
	struct finding *f;
	str all = STR("");

	for (struct node *n = c->l->body; n; n = letter_next(c->l->body, n)) {
		struct place lead;

		if (!has_comma(n, bracket))
			continue;
		lead = lead_of(c, n);
		if (lead.end <= lead.start)
			continue;
		*push(c->a, &at) = lead;
		if (at.n <= LEADS)
			all = arena_printf(c->a, "%s%s%s", all.s,
			    at.n > 1 ? " " : "", n->lead.s);
	}
	if (!at.n)
		return;
	f = found_as(c, id, at.v[0], at.n > LEADS ? arena_printf(c->a, "%s …",
	    all.s) : all);
	for (size_t i = 0; i < at.n; i++)
		mend(c, f, (struct place){ at.v[i].end - 1, at.v[i].end },
		    better);
}

void rule_label_comma(struct check *c, enum finding_id id)
{
	commas(c, id, true, "");
}

void rule_label_dot(struct check *c, enum finding_id id)
{
	commas(c, id, false, ".");
}

/* --- brackets of labels that lost their partner: 一） and （一、 */

static void label_pair(struct check *c, enum finding_id id, uint32_t i,
    uint32_t end)
{
	bool open = i < end && fold_point(c->s[i]) == '(';
	uint32_t from = i, digits = 0;
	struct place at, mark;

	for (i += open; i < end && is_one(W_DIGITS, fold_point(c->s[i])); i++)
		digits++;
	if (!digits || digits > 3 || i >= end)
		return;
	at = (struct place){ from, i + 1 };
	mark = (struct place){ i, i + 1 };
	if (open && is_one(W_COMMA, c->s[i]))
		mend(c, found(c, id, at), mark, "）");
	else if (!open && fold_point(c->s[i]) == ')')
		mend(c, found(c, id, at), (struct place){ from, from }, "（");
}

void rule_label_pair(struct check *c, enum finding_id id)
{
	struct place in = place_of(c, c->l->body->in);
	uint32_t i = in.start;

	while (i < in.end) {
		uint32_t end = i;

		while (end < in.end && c->s[end] != '\n')
			end++;
		while (i < end && utf_is_space(c->s[i]))
			i++;
		label_pair(c, id, i, end);
		i = end + 1;
	}
}
