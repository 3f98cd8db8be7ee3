/* SPDX-License-Identifier: MIT */
/* The letter to the record's tree: see xsd/reply.xsd for what comes where. */
#include "record/build.h"

#define NAMESPACE "urn:dafu:reply:1"

static void value(struct build *b, xmlNode *parent, const char *name,
    const struct value *v)
{
	if (v->text.s)
		build_value(b, build_element(b, parent, name, v), v);
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
		xmlNode *n = build_element(b, parent, name, &p->value);

		build_code(n, "kind", party_kind_names[p->kind]);
		build_attribute(b, n, "canonical", p->canonical);
		build_value(b, n, &p->value);
	}
}

static void proposal(struct build *b, xmlNode *parent, const struct proposal *p)
{
	xmlNode *n = build_element(b, parent, "proposal", NULL);

	build_code(n, "kind", proposal_kind_names[p->kind]);
	build_attribute(b, n, "assembly", p->assembly);
	if (p->term)
		build_number(n, "term", (size_t)p->term);
	if (p->session)
		build_number(n, "session", (size_t)p->session);
	build_attribute(b, n, "number", p->number);
	if (p->proposer_count)
		build_number(n, "proposerCount",
		    (size_t)p->proposer_count);
	build_attribute(b, n, "assigned", p->assigned);
	build_attribute(b, n, "due", p->due);
	value(b, n, "title", &p->title);
	party_list(b, n, "proposer", &p->proposers);
}

static void head_marks(struct build *b, xmlNode *n, const struct head *h)
{
	char code[2] = { h->class_code, '\0' };
	xmlNode *k;

	if (h->result_class.text.s) {
		k = build_element(b, n, "resultClass", &h->result_class);
		build_code(k, "code", code);
		build_attribute(b, k, "meaning", h->class_meaning);
		build_value(b, k, &h->result_class);
	}
	if (h->disclosure.text.s) {
		k = build_element(b, n, "disclosure", &h->disclosure);
		build_code(k, "code", disclosure_names[h->disclosure_code]);
		build_value(b, k, &h->disclosure);
	}
	if (h->issuer.text.s) {
		k = build_element(b, n, "issuer", &h->issuer);
		build_attribute(b, k, "canonical", h->issuer_canonical);
		build_value(b, k, &h->issuer);
	}
	value(b, n, "signature", &h->signature);
	if (h->number.text.s) {
		k = build_element(b, n, "documentNumber", &h->number);
		build_attribute(b, k, "code", h->number_code);
		build_attribute(b, k, "year", h->number_year);
		build_attribute(b, k, "serial", h->number_serial);
		build_value(b, k, &h->number);
	}
}

static void head(struct build *b, xmlNode *root)
{
	const struct head *h = &b->l->head;
	xmlNode *n = build_element(b, root, "head", NULL), *k;

	build_span(b, n, h->in);
	head_marks(b, n, h);
	value_list(b, n, "signatory", &h->signatories);
	value(b, n, "title", &h->title);
	for (size_t i = 0; i < h->proposals.n; i++)
		proposal(b, n, &h->proposals.v[i]);
	party_list(b, n, "addressee", &h->addressees);
	if (h->date.text.s) {
		k = build_element(b, n, "date", &h->date);
		build_attribute(b, k, "value", h->date_value);
		build_value(b, k, &h->date);
	}
}

/* --- the rest */

/* A number without an area code may get that of the profile. */
static void phones(struct build *b, xmlNode *n, const values *list)
{
	for (size_t i = 0; i < list->n; i++) {
		const struct value *v = &list->v[i];
		xmlNode *k = build_element(b, n, "phone", v);

		if (v->text.len >= 7 && v->text.s[0] >= '2' &&
		    v->text.s[0] <= '9' && v->text.s[1] != '5')
			build_attribute(b, k, "areaCode", b->l->area_code);
		build_value(b, k, v);
	}
}

static void contacts(struct build *b, xmlNode *root)
{
	xmlNode *all;

	if (!b->l->contacts.n)
		return;
	all = build_element(b, root, "contacts", NULL);
	build_span(b, all, b->l->contacts_in);
	for (size_t i = 0; i < b->l->contacts.n; i++) {
		const struct contact *c = &b->l->contacts.v[i];
		xmlNode *n = build_element(b, all, "contact", NULL);

		build_code(n, "role", contact_role_names[c->role]);
		if (c->label.len)
			build_attribute(b, n, "label", c->label);
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
	n = build_element(b, root, all, NULL);
	build_span(b, n, in);
	value_list(b, n, one, list);
}

static void site(struct build *b, xmlNode *root)
{
	xmlNode *all;

	if (!b->l->site.n)
		return;
	all = build_element(b, root, "site", NULL);
	for (size_t i = 0; i < b->l->site.n; i++) {
		const struct site_item *s = &b->l->site.v[i];
		xmlNode *n = build_element(b, all, "item", &s->value);

		build_attribute(b, n, "label", s->label);
		build_value(b, n, &s->value);
	}
}

static void findings(struct build *b, xmlNode *root)
{
	xmlNode *all;

	if (!b->l->findings.n)
		return;
	all = build_element(b, root, "findings", NULL);
	for (size_t i = 0; i < b->l->findings.n; i++) {
		const struct finding *f = &b->l->findings.v[i];
		const struct finding_row *row = &finding_rows[f->id];
		xmlNode *n = build_element(b, all, "finding", NULL);

		build_code(n, "rule", row->rule);
		build_code(n, "severity",
		    finding_severity_names[f->severity]);
		if (*row->basis)
			build_code(n, "basis", row->basis);
		if (f->at.end > f->at.start)
			build_place(n, f->at);
		build_text(b, n, f->message);
	}
}

static void residue(struct build *b, xmlNode *root)
{
	xmlNode *all;

	if (!b->l->residue.n)
		return;
	all = build_element(b, root, "residue", NULL);
	for (size_t i = 0; i < b->l->residue.n; i++) {
		const struct residue *x = &b->l->residue.v[i];
		xmlNode *n = build_element(b, all, "line", NULL);

		build_code(n, "kind", residue_kind_names[x->kind]);
		build_place(n, x->at);
		build_text(b, n, x->text);
	}
}

static void source(struct build *b, xmlNode *root)
{
	const struct source *s = &b->l->source;
	xmlNode *n = build_element(b, root, "source", NULL);

	build_attribute(b, n, "name", s->origin.name);
	build_attribute(b, n, "sender", s->origin.sender);
	build_attribute(b, n, "sent", s->origin.sent);
	build_code(n, "format", s->format);
	build_attribute(b, n, "encoding", s->encoding);
	build_number(n, "bytes", s->bytes);
	build_number(n, "points", s->points);
	if (s->recognised)
		build_number(n, "recognised", (size_t)s->recognised);
	build_attribute(b, n, "profile", s->profile);
	build_attribute(b, n, "sha256", s->sha256);
}

xmlDoc *record_build(const struct letter *l, struct arena *a)
{
	struct build b = { .l = l, .a = a };
	xmlNode *root;

	root = build_start(&b) ? xmlNewDocNode(b.doc, NULL, BAD_CAST "reply",
	    NULL) : NULL;
	if (!root) {
		xmlFreeDoc(b.doc);
		return NULL;
	}
	xmlDocSetRootElement(b.doc, root);
	b.ns = xmlNewNs(root, BAD_CAST NAMESPACE, NULL);
	xmlSetNs(root, b.ns);
	build_code(root, "version", "1");
	build_code(root, "kind", letter_kind_names[l->kind]);
	xmlNodeSetLang(root, BAD_CAST "zh");
	source(&b, root);
	head(&b, root);
	build_body(&b, root);
	contacts(&b, root);
	listed(&b, root, "copies", "recipient", l->copies_in, &l->copies);
	listed(&b, root, "attachments", "attachment", l->attachments_in,
	    &l->attachments);
	site(&b, root);
	findings(&b, root);
	residue(&b, root);
	b.doc->_private = NULL;
	return b.doc;
}
