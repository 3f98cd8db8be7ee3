/* SPDX-License-Identifier: MIT */
/* Names of the letter's codes, and the few things any stage may do to it. */
#include "letter/letter.h"

#include "base/utf.h"

const char *const certainty_names[] = {
	[CERTAINTY_UNSAID] = NULL, [CERTAINTY_OPEN] = "open",
	[CERTAINTY_LIKELY] = "likely", [CERTAINTY_SURE] = "sure",
};
const char *const letter_kind_names[] = {
	[LETTER_REPLY] = "reply", [LETTER_COHANDLING] = "coHandling",
	[LETTER_OTHER] = "other",
};
const char *const disclosure_names[] = {
	[DISCLOSURE_PUBLIC] = "public", [DISCLOSURE_SUMMARY] = "summary",
	[DISCLOSURE_ON_REQUEST] = "onRequest", [DISCLOSURE_NONE] = "none",
};
const char *const proposal_kind_names[] = {
	[PROPOSAL_UNKNOWN] = NULL, [PROPOSAL_PROPOSAL] = "proposal",
	[PROPOSAL_SUGGESTION] = "suggestion", [PROPOSAL_MOTION] = "motion",
};
const char *const party_kind_names[] = {
	[PARTY_PERSON] = "person", [PARTY_ORGANIZATION] = "organization",
};
const char *const mark_names[] = {
	[MARK_STATISTIC] = "statistic", [MARK_CITATION] = "citation",
	[MARK_DATE] = "date", [MARK_ORGANIZATION] = "organization",
	[MARK_PERSON] = "person", [MARK_PLACE] = "place",
};
const char *const bound_names[] = {
	[BOUND_EXACT] = "exact", [BOUND_ABOUT] = "about", [BOUND_MORE] = "more",
	[BOUND_LESS] = "less", [BOUND_AT_LEAST] = "atLeast",
	[BOUND_AT_MOST] = "atMost", [BOUND_RANGE] = "range",
};
const char *const quantity_kind_names[] = {
	[QUANTITY_COUNT] = "count", [QUANTITY_MONEY] = "money",
	[QUANTITY_MEASURE] = "measure", [QUANTITY_PERCENT] = "percent",
	[QUANTITY_POINT] = "percentagePoint", [QUANTITY_RATIO] = "ratio",
	[QUANTITY_FACTOR] = "factor", [QUANTITY_RANK] = "rank",
	[QUANTITY_DURATION] = "duration",
};
const char *const change_names[] = {
	[CHANGE_NONE] = NULL, [CHANGE_INCREASE] = "increase",
	[CHANGE_DECREASE] = "decrease",
};
const char *const sum_names[] = {
	[SUM_OPEN] = NULL, [SUM_HOLDS] = "holds", [SUM_FAILS] = "fails",
};
const char *const status_names[] = {
	[STATUS_NONE] = NULL, [STATUS_DONE] = "done",
	[STATUS_ONGOING] = "ongoing", [STATUS_PLANNED] = "planned",
	[STATUS_REFUSED] = "refused",
};
const char *const role_names[] = {
	[ROLE_NONE] = NULL, [ROLE_OPENING] = "opening",
	[ROLE_CLOSING] = "closing",
};
const char *const contact_role_names[] = {
	[CONTACT_RESPONSIBLE] = "responsible", [CONTACT_HANDLER] = "handler",
	[CONTACT_CONTACT] = "contact", [CONTACT_UNIT] = "unit",
};
const char *const contact_field_names[] = {
	[CONTACT_NAME] = "name", [CONTACT_ORGANIZATION] = "organization",
	[CONTACT_PHONE] = "phone", [CONTACT_MOBILE] = "mobile",
	[CONTACT_FAX] = "fax", [CONTACT_EMAIL] = "email",
	[CONTACT_ADDRESS] = "address", [CONTACT_POSTCODE] = "postcode",
};
const char *const finding_severity_names[] = {
	[FINDING_SEVERITY_INFO] = "info", [FINDING_SEVERITY_WARNING] = "warning",
	[FINDING_SEVERITY_ERROR] = "error", [FINDING_SEVERITY_OFF] = "off",
};
const char *const residue_kind_names[] = {
	[RESIDUE_UNREAD] = "unread", [RESIDUE_LABEL] = "label",
	[RESIDUE_SITE] = "site",
};

const struct finding_row finding_rows[FINDING_COUNT] = {
#define FINDING(id, code, rule, severity, when, needs, by, basis, zh, en) \
	[FINDING_##id] = { code, rule, basis, zh, en, \
	    FINDING_SEVERITY_##severity, FINDING_##when },
#include "letter/finding.def"
#undef FINDING
};

enum finding_id finding_named(str name, enum finding_id from)
{
	for (; from < FINDING_COUNT; from++)
		if (str_eq(name, str_of(finding_rows[from].rule)) ||
		    (name.len && str_eq(name, str_of(finding_rows[from].code))))
			break;
	return from;
}

str prose_str(struct arena *a, const struct prose *p, struct span s)
{
	return utf8_of(a, p->c + s.start, s.end - s.start);
}

struct place prose_place(const struct prose *p, struct span s)
{
	if (s.end <= s.start)
		return (struct place){0};
	return (struct place){ p->at[s.start], p->at[s.end - 1] + 1 };
}

/* A message with its detail in the place of %s. */
static str message_of(const char *message, str detail, struct arena *a)
{
	const char *hole = strstr(message, "%s");
	str part[3] = { str_of(message) };

	if (hole) {
		part[0].len = (size_t)(hole - message);
		part[1] = detail.s ? detail : STR("");
		part[2] = str_of(hole + 2);
	}
	return arena_join(a, part, 3);
}

str finding_english(const struct finding *f, struct arena *a)
{
	return message_of(finding_rows[f->id].en, f->detail, a);
}

struct finding *letter_find(struct letter *l, struct arena *a,
    enum finding_id id, struct place at, const char *detail)
{
	struct finding *f = push(a, &l->findings);

	f->id = id;
	f->severity = finding_rows[id].severity;
	f->at = at;
	if (detail)
		f->detail = arena_str(a, str_of(detail));
	f->message = message_of(finding_rows[id].zh, f->detail, a);
	return f;
}

static void number_measures(struct node *n, struct arena *a, const char *up)
{
	int count = 0;

	for (struct node *k = n->child; k; k = k->next) {
		if (k->kind != NODE_MEASURE)
			continue;
		k->id = arena_printf(a, "%s%s%d", up, *up == 'm' &&
		    up[1] ? "." : "", ++count);
		number_measures(k, a, k->id.s);
	}
}

struct node *letter_next(const struct node *top, const struct node *n)
{
	if (n->child)
		return n->child;
	while (n != top && !n->next)
		n = n->parent;
	return n == top ? NULL : n->next;
}

bool node_has_items(const struct node *n)
{
	for (const struct node *k = n->child; k; k = k->next)
		if (k->kind == NODE_MEASURE)
			return true;
	return false;
}

static bool value_is_open(const struct value *v)
{
	return v->text.s && v->certainty == CERTAINTY_OPEN;
}

static bool mark_is_open(const struct mark *m)
{
	const struct statistic *s = &m->statistic;

	return m->value.certainty <= CERTAINTY_OPEN ||
	    (m->kind == MARK_STATISTIC &&
	    ((s->of.s && s->of_certainty == CERTAINTY_OPEN) ||
	    (s->total && s->part_certainty == CERTAINTY_OPEN)));
}

static bool measure_is_open(const struct node *n)
{
	return n->kind == NODE_MEASURE && (n->certainty <= CERTAINTY_OPEN ||
	    (n->status && n->status_certainty == CERTAINTY_OPEN) ||
	    value_is_open(&n->deadline) || value_is_open(&n->responsible));
}

size_t letter_open(const struct letter *l)
{
	size_t open = 0;

	for (size_t i = 0; i < l->marks.n; i++)
		open += mark_is_open(l->marks.v[i]);
	for (const struct node *n = l->body; n; n = letter_next(l->body, n))
		open += measure_is_open(n);
	for (size_t i = 0; i < l->promises.n; i++) {
		const struct promise *p = &l->promises.v[i];

		open += p->sentence.certainty <= CERTAINTY_OPEN ||
		    value_is_open(&p->deadline) ||
		    value_is_open(&p->responsible);
	}
	for (size_t i = 0; i < l->refusals.n; i++)
		open += value_is_open(&l->refusals.v[i]);
	return open;
}

void letter_number(struct letter *l, struct arena *a)
{
	uint32_t count = 0;

	number_measures(l->body, a, "m");
	for (size_t i = 0; i < l->marks.n; i++)
		if (l->marks.v[i]->kind == MARK_STATISTIC)
			l->marks.v[i]->statistic.id = ++count;
	for (size_t i = 0; i < l->promises.n; i++)
		l->promises.v[i].id = (uint32_t)i + 1;
}

size_t letter_mark_from(const struct letter *l, uint32_t start)
{
	size_t low = 0, high = l->marks.n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (l->marks.v[mid]->value.in.start < start)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}
