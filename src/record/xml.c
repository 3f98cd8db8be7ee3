/* SPDX-License-Identifier: MIT */
/* The letter to the record's tree: see xsd/reply.xsd for what comes where. */
#include <stdio.h>

#include "base/utf.h"
#include "record/record.h"

#define NAMESPACE "urn:dafu:reply:1"

struct build {
	const struct letter *l;
	struct arena *a;
	xmlDoc *doc;
	xmlNs *ns;
	size_t mark;		/* next mark to write */
};

/* --- elements and attributes */

static xmlNode *element(struct build *b, xmlNode *parent, const char *name,
    const void *origin)
{
	xmlNode *n = xmlNewDocNode(b->doc, b->ns, BAD_CAST name, NULL);

	if (!n)
		return NULL;
	n->_private = (void *)origin;
	xmlAddChild(parent, n);
	return n;
}

static void text(struct build *b, xmlNode *n, str s)
{
	if (n && s.len)
		xmlAddChild(n, xmlNewDocText(b->doc, BAD_CAST utf8_xml(b->a, s).s));
}

static void attribute(struct build *b, xmlNode *n, const char *name, str value)
{
	if (n && value.s)
		xmlNewProp(n, BAD_CAST name,
		    BAD_CAST utf8_xml(b->a, value).s);
}

static void attribute_code(xmlNode *n, const char *name, const char *code)
{
	if (n && code)
		xmlNewProp(n, BAD_CAST name, BAD_CAST code);
}

static void attribute_number(xmlNode *n, const char *name, size_t value)
{
	char s[24], *p = s + sizeof(s) - 1;

	*p = '\0';
	do		/* snprintf takes a tenth of the whole tree's time */
		*--p = (char)('0' + value % 10);
	while (value /= 10);
	attribute_code(n, name, p);
}

static void place(xmlNode *n, struct place p)
{
	attribute_number(n, "start", p.start);
	attribute_number(n, "end", p.end);
}

static void span(struct build *b, xmlNode *n, struct span s)
{
	if (s.end > s.start)
		place(n, prose_place(&b->l->prose, s));
}

static void evidence(struct build *b, xmlNode *n, const struct value *v)
{
	attribute(b, n, "inferred", v->inferred);
	attribute_code(n, "certainty", certainty_names[v->certainty ?
	    v->certainty : CERTAINTY_OPEN]);
	if (!v->inferred.s)
		place(n, v->at);
}

static void value_close(struct build *b, xmlNode *n, const struct value *v)
{
	evidence(b, n, v);
	text(b, n, v->text);
}

static void value(struct build *b, xmlNode *parent, const char *name,
    const struct value *v)
{
	if (v->text.s)
		value_close(b, element(b, parent, name, v), v);
}

static void value_list(struct build *b, xmlNode *parent, const char *name,
    const values *list)
{
	for (size_t i = 0; i < list->n; i++)
		value(b, parent, name, &list->v[i]);
}

/* --- head */

static void party_list(struct build *b, xmlNode *parent, const char *name,
    const parties *list)
{
	for (size_t i = 0; i < list->n; i++) {
		const struct party *p = &list->v[i];
		xmlNode *n = element(b, parent, name, &p->value);

		attribute_code(n, "kind", party_kind_names[p->kind]);
		attribute(b, n, "canonical", p->canonical);
		value_close(b, n, &p->value);
	}
}

static void proposal(struct build *b, xmlNode *parent, const struct proposal *p)
{
	xmlNode *n = element(b, parent, "proposal", NULL);

	attribute_code(n, "kind", proposal_kind_names[p->kind]);
	attribute(b, n, "assembly", p->assembly);
	if (p->term)
		attribute_number(n, "term", (size_t)p->term);
	if (p->session)
		attribute_number(n, "session", (size_t)p->session);
	attribute(b, n, "number", p->number);
	if (p->proposer_count)
		attribute_number(n, "proposerCount",
		    (size_t)p->proposer_count);
	attribute(b, n, "assigned", p->assigned);
	attribute(b, n, "due", p->due);
	value(b, n, "title", &p->title);
	party_list(b, n, "proposer", &p->proposers);
}

static void head_marks(struct build *b, xmlNode *n, const struct head *h)
{
	char code[2] = { h->class_code, '\0' };
	xmlNode *k;

	if (h->result_class.text.s) {
		k = element(b, n, "resultClass", &h->result_class);
		attribute_code(k, "code", code);
		attribute(b, k, "meaning", h->class_meaning);
		value_close(b, k, &h->result_class);
	}
	if (h->disclosure.text.s) {
		k = element(b, n, "disclosure", &h->disclosure);
		attribute_code(k, "code", disclosure_names[h->disclosure_code]);
		value_close(b, k, &h->disclosure);
	}
	if (h->issuer.text.s) {
		k = element(b, n, "issuer", &h->issuer);
		attribute(b, k, "canonical", h->issuer_canonical);
		value_close(b, k, &h->issuer);
	}
	value(b, n, "signature", &h->signature);
	if (h->number.text.s) {
		k = element(b, n, "documentNumber", &h->number);
		attribute(b, k, "code", h->number_code);
		attribute(b, k, "year", h->number_year);
		attribute(b, k, "serial", h->number_serial);
		value_close(b, k, &h->number);
	}
}

static void head(struct build *b, xmlNode *root)
{
	const struct head *h = &b->l->head;
	xmlNode *n = element(b, root, "head", NULL), *k;

	span(b, n, h->in);
	head_marks(b, n, h);
	value_list(b, n, "signatory", &h->signatories);
	value(b, n, "title", &h->title);
	for (size_t i = 0; i < h->proposals.n; i++)
		proposal(b, n, &h->proposals.v[i]);
	party_list(b, n, "addressee", &h->addressees);
	if (h->date.text.s) {
		k = element(b, n, "date", &h->date);
		attribute(b, k, "value", h->date_value);
		value_close(b, k, &h->date);
	}
}

/* --- body */

static void statistic(struct build *b, xmlNode *n, const struct statistic *s)
{
	char id[24];

	snprintf(id, sizeof(id), "s%u", s->id);
	attribute_code(n, "id", id);
	attribute(b, n, "value", s->value);
	attribute(b, n, "max", s->max);
	attribute(b, n, "unit", s->unit);
	attribute_code(n, "bound", bound_names[s->bound]);
	attribute_code(n, "kind", quantity_kind_names[s->kind]);
	attribute(b, n, "per", s->per);
	attribute(b, n, "of", s->of);
	attribute_code(n, "change", change_names[s->change]);
	attribute(b, n, "basis", s->basis);
	if (s->total) {
		snprintf(id, sizeof(id), "s%u", s->total->statistic.id);
		attribute_code(n, "partOf", id);
	}
	attribute_code(n, "sum", sum_names[s->sum]);
}

static void mark(struct build *b, xmlNode *parent, const struct mark *m)
{
	xmlNode *n = element(b, parent, mark_names[m->kind], &m->value);

	switch (m->kind) {
	case MARK_STATISTIC:
		statistic(b, n, &m->statistic);
		break;
	case MARK_CITATION:
		attribute(b, n, "number", m->number);
		break;
	case MARK_DATE:
		attribute(b, n, "value", m->date);
		attribute(b, n, "candidates", m->candidates);
		break;
	case MARK_PERSON:
		attribute(b, n, "office", m->office);
		break;
	case MARK_ORGANIZATION:
		attribute(b, n, "kind", m->type);
		break;
	case MARK_PLACE:
		attribute(b, n, "level", m->type);
		break;
	}
	value_close(b, n, &m->value);
}

static void words(struct build *b, xmlNode *n, uint32_t from, uint32_t to)
{
	if (from < to)
		text(b, n, prose_str(b->a, &b->l->prose,
		    (struct span){ from, to }));
}

/* The prose of a span with its marks.  Spans come in the order of the text. */
static void prose(struct build *b, xmlNode *n, struct span s)
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

static void measure_open(struct build *b, xmlNode *n, const struct node *m)
{
	attribute(b, n, "id", m->id);
	attribute(b, n, "label", m->label);
	attribute(b, n, "lead", m->lead);
	attribute_number(n, "level", (size_t)m->level);
	attribute_code(n, "status", status_names[m->status]);
	attribute(b, n, "deadline", m->deadline.text);
	attribute(b, n, "responsible", m->responsible.text);
	attribute_code(n, "certainty", certainty_names[m->certainty ?
	    m->certainty : CERTAINTY_OPEN]);
	span(b, n, m->in);
	if (m->heading.end > m->heading.start) {
		xmlNode *h = element(b, n, "heading", NULL);

		if (m->stop.len)
			attribute(b, h, "stop", m->stop);
		span(b, h, m->heading);
		prose(b, h, m->heading);
	}
}

/* Walk the tree of nodes without recursion: letters nest as they like. */
static void body(struct build *b, xmlNode *root)
{
	const struct node *top = b->l->body, *n = top->child;
	xmlNode *parent = element(b, root, "body", NULL), *k;

	span(b, parent, top->in);
	while (n) {
		k = element(b, parent, n->kind == NODE_MEASURE ? "measure" :
		    "p", n);
		if (n->kind == NODE_MEASURE) {
			measure_open(b, k, n);
		} else {
			attribute_code(k, "role", role_names[n->role]);
			span(b, k, n->in);
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

/* --- the rest */

/* A number without an area code may get that of the profile. */
static void phones(struct build *b, xmlNode *n, const values *list)
{
	for (size_t i = 0; i < list->n; i++) {
		const struct value *v = &list->v[i];
		xmlNode *k = element(b, n, "phone", v);

		if (v->text.len >= 7 && v->text.s[0] >= '2' &&
		    v->text.s[0] <= '9' && v->text.s[1] != '5')
			attribute(b, k, "areaCode", b->l->area_code);
		value_close(b, k, v);
	}
}

static void contacts(struct build *b, xmlNode *root)
{
	xmlNode *all;

	if (!b->l->contacts.n)
		return;
	all = element(b, root, "contacts", NULL);
	span(b, all, b->l->contacts_in);
	for (size_t i = 0; i < b->l->contacts.n; i++) {
		const struct contact *c = &b->l->contacts.v[i];
		xmlNode *n = element(b, all, "contact", NULL);

		attribute_code(n, "role", contact_role_names[c->role]);
		if (c->label.len)
			attribute(b, n, "label", c->label);
		for (int f = 0; f < CONTACT_FIELD_COUNT; f++)
			if (f == CONTACT_PHONE)
				phones(b, n, &c->field[f]);
			else
				value_list(b, n, contact_field_names[f],
				    &c->field[f]);
	}
}

static void listed(struct build *b, xmlNode *root, const char *all,
    const char *one, struct span in, const values *list)
{
	xmlNode *n;

	if (!list->n)
		return;
	n = element(b, root, all, NULL);
	span(b, n, in);
	value_list(b, n, one, list);
}

static void site(struct build *b, xmlNode *root)
{
	xmlNode *all;

	if (!b->l->site.n)
		return;
	all = element(b, root, "site", NULL);
	for (size_t i = 0; i < b->l->site.n; i++) {
		const struct site_item *s = &b->l->site.v[i];
		xmlNode *n = element(b, all, "item", &s->value);

		attribute(b, n, "label", s->label);
		value_close(b, n, &s->value);
	}
}

static void findings(struct build *b, xmlNode *root)
{
	xmlNode *all;

	if (!b->l->findings.n)
		return;
	all = element(b, root, "findings", NULL);
	for (size_t i = 0; i < b->l->findings.n; i++) {
		const struct finding *f = &b->l->findings.v[i];
		const struct finding_row *row = &finding_rows[f->id];
		xmlNode *n = element(b, all, "finding", NULL);

		attribute_code(n, "rule", row->rule);
		attribute_code(n, "severity",
		    finding_severity_names[row->severity]);
		if (*row->basis)
			attribute_code(n, "basis", row->basis);
		if (f->at.end > f->at.start)
			place(n, f->at);
		text(b, n, f->message);
	}
}

static void residue(struct build *b, xmlNode *root)
{
	xmlNode *all;

	if (!b->l->residue.n)
		return;
	all = element(b, root, "residue", NULL);
	for (size_t i = 0; i < b->l->residue.n; i++) {
		const struct residue *x = &b->l->residue.v[i];
		xmlNode *n = element(b, all, "line", NULL);

		attribute_code(n, "kind", residue_kind_names[x->kind]);
		place(n, x->at);
		text(b, n, x->text);
	}
}

static void source(struct build *b, xmlNode *root)
{
	const struct source *s = &b->l->source;
	xmlNode *n = element(b, root, "source", NULL);

	attribute(b, n, "name", s->name);
	attribute_code(n, "format", s->format);
	attribute(b, n, "encoding", s->encoding);
	attribute_number(n, "bytes", s->bytes);
	attribute_number(n, "points", s->points);
	attribute(b, n, "profile", s->profile);
	attribute(b, n, "sha256", s->sha256);
}

xmlDoc *record_build(const struct letter *l, struct arena *a)
{
	struct build b = { .l = l, .a = a };
	xmlNode *root;

	b.doc = xmlNewDoc(BAD_CAST "1.0");
	root = b.doc ? xmlNewDocNode(b.doc, NULL, BAD_CAST "reply", NULL) :
	    NULL;
	if (!root) {
		xmlFreeDoc(b.doc);
		return NULL;
	}
	xmlDocSetRootElement(b.doc, root);
	b.ns = xmlNewNs(root, BAD_CAST NAMESPACE, NULL);
	xmlSetNs(root, b.ns);
	attribute_code(root, "version", "1");
	attribute_code(root, "kind", letter_kind_names[l->kind]);
	xmlNodeSetLang(root, BAD_CAST "zh");
	source(&b, root);
	head(&b, root);
	body(&b, root);
	contacts(&b, root);
	listed(&b, root, "copies", "recipient", l->copies_in, &l->copies);
	listed(&b, root, "attachments", "attachment", l->attachments_in,
	    &l->attachments);
	site(&b, root);
	findings(&b, root);
	residue(&b, root);
	return b.doc;
}
