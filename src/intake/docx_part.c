/* SPDX-License-Identifier: MIT */
/* The parts of a DOCX: which they are, and in which order they are read. */
#include "intake/docx.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf.h"
#include "intake/secret.h"

/* The parts that are open. */
enum part { PART_MAIN, PART_STYLES, PART_LISTS, PART_FOOTNOTES, PART_ENDNOTES,
	PART_HEAD, PART_MARKED, PARTS };

static const char *const types[PARTS] = { [PART_MAIN] = "/officeDocument",
	[PART_STYLES] = "/styles", [PART_LISTS] = "/numbering",
	[PART_FOOTNOTES] = "/footnotes", [PART_ENDNOTES] = "/endnotes",
	[PART_HEAD] = "/header" };

struct package {
	struct intake *in;
	xmlDoc *doc[PARTS];
	str name[PARTS];		/* s == NULL: it has none */
	xmlDoc *relations;		/* of the main part; NULL: none */
};

static xmlNode *root_of(const struct package *p, enum part i)
{
	return p->doc[i] ? xmlDocGetRootElement(p->doc[i]) : NULL;
}

/* The part that is related in such a way, and by such an id (NULL: any). */
static str related(struct package *p, xmlDoc *relations, str from,
    const char *type, const char *id)
{
	const xmlNode *root = relations ? xmlDocGetRootElement(relations) :
	    NULL;

	for (const xmlNode *k = root ? root->children : NULL; k; k = k->next) {
		const char *how = part_attribute(k, "Type");
		const char *to = part_attribute(k, "Target");
		const char *mode = part_attribute(k, "TargetMode");
		const char *own = part_attribute(k, "Id");

		if (how && to && str_ends(str_of(how), str_of(type)) &&
		    !(mode && !strcmp(mode, "External")) &&
		    (!id || (own && !strcmp(own, id))))
			return part_resolve(from, to, p->in->a);
	}
	return (str){0};
}

static bool open_relations(struct package *p, xmlDoc **out, str part)
{
	str folder = part_folder(part);
	str name = arena_printf(p->in->a, "%.*s_rels/%.*s.rels",
	    (int)folder.len, folder.s, (int)(part.len - folder.len),
	    part.s + folder.len);

	if (!container_has(p->in->zip, name))
		return true;
	*out = docx_parse(p->in, name);
	return *out;
}

/* Open a part; one that has no name, or is not there, is none. */
static bool open_named(struct package *p, enum part i, str name)
{
	if (!name.s || !container_has(p->in->zip, name))
		return true;
	p->name[i] = name;
	p->doc[i] = docx_parse(p->in, name);
	return p->doc[i];
}

static bool open_part(struct package *p, enum part i, const char *id)
{
	return open_named(p, i, related(p, p->relations, p->name[PART_MAIN],
	    types[i], id));
}

static bool open_main(struct package *p)
{
	xmlDoc *top = NULL;
	bool ok = open_relations(p, &top, STR(""));
	str name = related(p, top, STR(""), types[PART_MAIN], NULL);

	p->name[PART_MAIN] = name.s ? name : STR("word/document.xml");
	if (ok)
		p->doc[PART_MAIN] = docx_parse(p->in, p->name[PART_MAIN]);
	xmlFreeDoc(top);
	return p->doc[PART_MAIN] &&
	    open_relations(p, &p->relations, p->name[PART_MAIN]);
}

/* Whether a head or foot may bear a mark of secrecy. */
static bool is_marked(const xmlDoc *doc)
{
	xmlChar *text = xmlNodeGetContent((const xmlNode *)doc);
	bool is = text && secret_in(str_of((const char *)text));

	xmlFree(text);
	return is;
}

/* Of running heads and feet, which are not read, the first that is marked. */
static bool open_marked(struct package *p)
{
	enum { MOST = 64 };		/* heads and feet are looked at */
	const xmlNode *root = p->relations ?
	    xmlDocGetRootElement(p->relations) : NULL;
	int seen = 0;

	if (p->doc[PART_HEAD] && is_marked(p->doc[PART_HEAD]))
		return true;
	for (const xmlNode *k = root ? root->children : NULL; k && seen < MOST;
	    k = k->next) {
		const char *how = part_attribute(k, "Type");
		const char *id = part_attribute(k, "Id");

		if (!how || !id || !(str_ends(str_of(how), STR("/header")) ||
		    str_ends(str_of(how), STR("/footer"))))
			continue;
		seen++;
		xmlFreeDoc(p->doc[PART_MARKED]);
		p->doc[PART_MARKED] = NULL;
		if (!open_named(p, PART_MARKED, related(p, p->relations,
		    p->name[PART_MAIN], how, id)))
			return false;
		if (p->doc[PART_MARKED] && is_marked(p->doc[PART_MARKED]))
			return true;
	}
	xmlFreeDoc(p->doc[PART_MARKED]);
	p->doc[PART_MARKED] = NULL;
	return true;
}

/* The head of a title page may be that of the letter; running heads are not. */
static bool open_head(struct package *p, const xmlNode *body)
{
	const xmlNode *s = docx_first_section(body);

	if (docx_toggle(s, WHAT_TITLE_PAGE) != TOGGLE_ON)
		return true;
	for (const xmlNode *k = s->children; k; k = k->next) {
		const char *type = part_attribute(k, "type");
		const char *id = part_attribute(k, "id");

		if (docx_what(k) == WHAT_HEADER_REFERENCE && type && id &&
		    !strcmp(type, "first"))
			return open_part(p, PART_HEAD, id);
	}
	return true;
}

static bool is_shown(const struct docx *x)
{
	for (size_t i = 0; i < x->c.n; i++)
		if (!utf_is_space(x->c.v[i]))
			return true;
	return false;
}

/* Pages that begin with a line: what ends before them ends a page. */
static void feed(struct text *t, struct arena *a)
{
	for (size_t i = 0; i < t->turn.n; i++) {
		uint32_t at = t->turn.v[i];

		if (at && t->c[at - 1] == '\n' && (!t->feeds.n ||
		    t->feeds.v[t->feeds.n - 1] < at - 1))
			*push(a, &t->feeds) = at - 1;
	}
}

static bool read_text(struct package *p, struct docx *x, const xmlNode *body)
{
	for (enum part i = PART_MARKED; i >= PART_HEAD; i--) {
		const xmlNode *head = root_of(p, i);

		if (!head)
			continue;
		x->fields_match = docx_fields_match(head);
		docx_blocks(x, head, p->name[i].s);
	}
	x->fields_match = docx_fields_match(body);
	docx_blocks(x, body, p->name[PART_MAIN].s);
	if (x->c.n > DOCX_LONGEST) {
		diag_add(p->in->d, DIAG_TOO_LARGE, "a text of more than %d "
		    "characters", DOCX_LONGEST);
		return false;
	}
	x->out->c = x->c.v;
	x->out->n = x->c.n;
	feed(x->out, x->a);
	if (is_shown(x))
		return true;
	diag_add(p->in->d, DIAG_EMPTY, "the document shows no text");
	return false;
}

static bool read_package(struct package *p, struct text *out)
{
	struct docx x = { .in = p->in, .a = p->in->a, .out = out };
	const xmlNode *body;
	bool ok;

	if (!open_main(p))
		return false;
	body = docx_child(root_of(p, PART_MAIN), WHAT_BODY);
	if (!body) {
		diag_add(p->in->d, DIAG_DAMAGED, "%s is no document",
		    p->name[PART_MAIN].s);
		return false;
	}
	for (enum part i = PART_STYLES; i <= PART_ENDNOTES; i++)
		if (!open_part(p, i, NULL))
			return false;
	if (!open_head(p, body) || !open_marked(p))
		return false;
	x.footnotes = root_of(p, PART_FOOTNOTES);
	x.endnotes = root_of(p, PART_ENDNOTES);
	x.footnotes_part = p->name[PART_FOOTNOTES].s;
	x.endnotes_part = p->name[PART_ENDNOTES].s;
	ok = styles_read(&x.styles, root_of(p, PART_STYLES), p->in) &&
	    lists_read(&x.lists, root_of(p, PART_LISTS), &x.styles, p->in) &&
	    read_text(p, &x, body);
	lists_free(&x.lists);
	styles_free(&x.styles);
	return ok;
}

bool docx_read(struct text *out, struct intake *in)
{
	struct package p = { .in = in };
	bool ok = read_package(&p, out);

	xmlFreeDoc(p.relations);
	for (int i = 0; i < PARTS; i++)
		xmlFreeDoc(p.doc[i]);
	return ok;
}
