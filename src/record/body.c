/* SPDX-License-Identifier: MIT */
/* The letter's body to the record's tree: prose, and what is marked in it. */
#include <stdio.h>

#include "record/build.h"

static void statistic(struct build *b, xmlNode *n, const struct statistic *s)
{
	char id[24];

	snprintf(id, sizeof(id), "s%u", s->id);
	build_code(n, "id", id);
	build_attribute(b, n, "value", s->value);
	build_attribute(b, n, "max", s->max);
	build_attribute(b, n, "unit", s->unit);
	build_code(n, "bound", bound_names[s->bound]);
	build_code(n, "kind", quantity_kind_names[s->kind]);
	build_attribute(b, n, "per", s->per);
	build_attribute(b, n, "of", s->of);
	build_certainty(n, "ofCertainty", s->of.s ? s->of_certainty :
	    CERTAINTY_UNSAID);
	build_code(n, "change", change_names[s->change]);
	build_attribute(b, n, "basis", s->basis);
	build_attribute(b, n, "time", s->time);
	if (s->total) {
		snprintf(id, sizeof(id), "s%u", s->total->statistic.id);
		build_code(n, "partOf", id);
		build_certainty(n, "partOfCertainty", s->part_certainty);
	}
	build_code(n, "sum", sum_names[s->sum]);
}

static void mark(struct build *b, xmlNode *parent, const struct mark *m)
{
	xmlNode *n = build_element(b, parent, mark_names[m->kind], &m->value);

	switch (m->kind) {
	case MARK_STATISTIC:
		statistic(b, n, &m->statistic);
		break;
	case MARK_CITATION:
		build_attribute(b, n, "number", m->number);
		break;
	case MARK_DATE:
		build_attribute(b, n, "value", m->date);
		build_attribute(b, n, "candidates", m->candidates);
		break;
	case MARK_PERSON:
		build_attribute(b, n, "office", m->office);
		break;
	case MARK_ORGANIZATION:
		build_attribute(b, n, "kind", m->type);
		break;
	case MARK_PLACE:
		build_attribute(b, n, "level", m->type);
		break;
	}
	build_value(b, n, &m->value);
}

static void words(struct build *b, xmlNode *n, uint32_t from, uint32_t to)
{
	if (from < to)
		build_text(b, n, prose_str(b->a, &b->l->prose,
		    (struct span){ from, to }));
}

/* The prose of a span with its marks.  Spans come in the order of the text. */
static void marked(struct build *b, xmlNode *n, struct span s)
{
	uint32_t at = s.start;

	for (; b->mark < b->l->marks.n; b->mark++) {
		const struct mark *m = b->l->marks.v[b->mark];

		if (m->value.in.start >= s.end)
			break;
		if (m->value.in.start < at || m->value.in.end > s.end)
			continue;	/* over another mark, or the edge */
		words(b, n, at, m->value.in.start);
		mark(b, n, m);
		at = m->value.in.end;
	}
	words(b, n, at, s.end);
}

/* Whether a mark lies over either edge of the span. */
static bool is_cut(const struct build *b, struct span s)
{
	for (size_t i = b->mark; i < b->l->marks.n; i++) {
		struct span m = b->l->marks.v[i]->value.in;

		if (m.start >= s.end)
			break;
		if ((m.start < s.start && m.end > s.start) || m.end > s.end)
			return true;
	}
	return false;
}

/* A value that is an attribute: its words, its certainty, its place. */
static void value_attribute(struct build *b, xmlNode *n,
    const char *const name[4], const struct value *v)
{
	if (!v->text.s)
		return;
	build_attribute(b, n, name[0], v->text);
	build_certainty(n, name[1], v->certainty);
	if (v->at.end > v->at.start) {
		build_number(n, name[2], v->at.start);
		build_number(n, name[3], v->at.end);
	}
}

static void undertaking(struct build *b, xmlNode *n,
    const struct value *deadline, const struct value *responsible)
{
	static const char *const by[] = { "deadline", "deadlineCertainty",
		"deadlineStart", "deadlineEnd" };
	static const char *const who[] = { "responsible",
		"responsibleCertainty", "responsibleStart", "responsibleEnd" };

	value_attribute(b, n, by, deadline);
	value_attribute(b, n, who, responsible);
}

static void numbered(xmlNode *n, char letter, size_t number)
{
	char id[24];

	snprintf(id, sizeof(id), "%c%zu", letter, number);
	build_code(n, "id", id);
}

/* The prose of a span with its marks, and refusals around theirs. */
static void refusals(struct build *b, xmlNode *n, struct span s)
{
	uint32_t at = s.start;

	for (; b->refusal < b->l->refusals.n; b->refusal++) {
		const struct value *v = &b->l->refusals.v[b->refusal];
		xmlNode *k;

		if (v->in.start >= s.end)
			break;
		if (v->in.start < at || v->in.end > s.end || is_cut(b, v->in))
			continue;
		marked(b, n, (struct span){ at, v->in.start });
		k = build_element(b, n, "refusal", v);
		numbered(k, 'r', b->refusal + 1);
		build_evidence(b, k, v);
		marked(b, k, v->in);
		at = v->in.end;
	}
	marked(b, n, (struct span){ at, s.end });
}

static void promise(struct build *b, xmlNode *parent, const struct promise *p)
{
	xmlNode *n = build_element(b, parent, "promise", &p->sentence);

	numbered(n, 'p', p->id);
	if (p->ahead > p->sentence.in.start)
		build_number(n, "ahead", prose_place(&b->l->prose,
		    (struct span){ p->ahead, p->sentence.in.end }).start);
	undertaking(b, n, &p->deadline, &p->responsible);
	build_evidence(b, n, &p->sentence);
	refusals(b, n, p->sentence.in);
}

/* The prose of a paragraph, with promises and refusals around their sentences. */
static void prose(struct build *b, xmlNode *n, struct span s)
{
	uint32_t at = s.start;

	for (; b->promise < b->l->promises.n; b->promise++) {
		const struct promise *p = &b->l->promises.v[b->promise];
		struct span in = p->sentence.in;

		if (in.start >= s.end)
			break;
		if (in.start < at || in.end > s.end || in.end <= in.start ||
		    is_cut(b, in))
			continue;
		refusals(b, n, (struct span){ at, in.start });
		promise(b, n, p);
		at = in.end;
	}
	refusals(b, n, (struct span){ at, s.end });
}

static void measure_open(struct build *b, xmlNode *n, const struct node *m)
{
	build_attribute(b, n, "id", m->id);
	build_attribute(b, n, "label", m->label);
	build_attribute(b, n, "lead", m->lead);
	build_number(n, "level", (size_t)m->level);
	build_code(n, "status", status_names[m->status]);
	build_certainty(n, "statusCertainty", m->status ? m->status_certainty :
	    CERTAINTY_UNSAID);
	undertaking(b, n, &m->deadline, &m->responsible);
	build_certainty(n, "certainty", certainty_said(m->certainty));
	build_span(b, n, m->in);
	if (m->heading.end > m->heading.start) {
		xmlNode *h = build_element(b, n, "heading", NULL);

		if (m->stop.len)
			build_attribute(b, h, "stop", m->stop);
		build_whence(b, h, m->heading);
		build_span(b, h, m->heading);
		marked(b, h, m->heading);
	}
}

/* Walk the tree of nodes without recursion: letters nest as they like. */
void build_body(struct build *b, xmlNode *root)
{
	const struct node *top = b->l->body, *n = top->child;
	xmlNode *parent = build_element(b, root, "body", NULL), *k;

	build_span(b, parent, top->in);
	while (n) {
		k = build_element(b, parent, n->kind == NODE_MEASURE ? "measure" :
		    "p", n);
		if (n->kind == NODE_MEASURE) {
			measure_open(b, k, n);
		} else {
			build_code(k, "role", role_names[n->role]);
			build_whence(b, k, n->in);
			build_span(b, k, n->in);
			prose(b, k, n->in);
		}
		if (n->child) {
			parent = k;
			n = n->child;
			continue;
		}
		while (n != top && !n->next) {
			n = n->parent;
			parent = parent->parent;
		}
		n = n == top ? NULL : n->next;
	}
}
