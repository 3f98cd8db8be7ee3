/* SPDX-License-Identifier: MIT */
/* A workbook (ECMA-376, SpreadsheetML) to the cells of its sheets. */
#include "intake/sheet_reader.h"

#include <stdlib.h>

#include "base/calendar.h"

struct book {
	struct sheet *s;
	struct arena *a;
	struct VEC(str) shared;		/* strings by index */
	struct VEC(bool) dates;		/* by style: shown as a day */
	bool from_1904;
};

static bool is(const xmlNode *n, const char *name)
{
	return n->type == XML_ELEMENT_NODE &&
	    !strcmp((const char *)n->name, name);
}

static const xmlNode *child(const xmlNode *n, const char *name)
{
	for (const xmlNode *k = n ? n->children : NULL; k; k = k->next)
		if (is(k, name))
			return k;
	return NULL;
}

static str words(const xmlNode *n, struct arena *a)
{
	xmlChar *all = n ? xmlNodeGetContent((xmlNode *)n) : NULL;
	str out = all ? arena_str(a, str_of((char *)all)) : STR("");

	xmlFree(all);
	return out;
}

/* A string: its text, or that of its runs; how to say it (rPh) is left out. */
static str rich(const xmlNode *n, struct arena *a)
{
	str out = STR("");

	for (const xmlNode *k = n ? n->children : NULL; k; k = k->next) {
		const xmlNode *t = is(k, "t") ? k : is(k, "r") ?
		    child(k, "t") : NULL;

		if (t)
			out = arena_join(a, (str[]){ out, words(t, a) }, 2);
	}
	return out;
}

/* A part by its type in the relations of the workbook; a part that is not
 * there is none. */
static str related(xmlDoc *relations, const char *type, const char *id,
    struct arena *a)
{
	const xmlNode *root = relations ? xmlDocGetRootElement(relations) :
	    NULL;

	for (const xmlNode *k = root ? root->children : NULL; k; k = k->next) {
		const char *how = part_attribute(k, "Type");
		const char *to = part_attribute(k, "Target");
		const char *own = part_attribute(k, "Id");

		if (how && to && str_ends(str_of(how), str_of(type)) &&
		    (!id || (own && !strcmp(own, id))))
			return part_resolve(STR("xl/workbook.xml"), to, a);
	}
	return (str){0};
}

static bool read_shared(struct book *b, xmlDoc *relations)
{
	str name = related(relations, "/sharedStrings", NULL, b->a);
	xmlDoc *doc;

	if (!name.s || !container_has(b->s->in->zip, name))
		return true;
	doc = part_parse(b->s->in, name);
	for (const xmlNode *k = doc ? xmlDocGetRootElement(doc)->children :
	    NULL; k; k = k->next)
		if (is(k, "si"))
			*push(b->a, &b->shared) = rich(k, b->a);
	xmlFreeDoc(doc);
	return doc;
}

/* Whether a format shows a day: the built-in ones, those of East Asia with them
 * (18.8.30), or by its letters, what is quoted or in brackets left out. */
static bool shows_day(long id, const char *code)
{
	bool year = false, day = false;

	if (!code)
		return (id >= 14 && id <= 17) || id == 22 ||
		    (id >= 27 && id <= 31) || id == 36 ||
		    (id >= 50 && id <= 54) || id == 57 || id == 58;
	for (; *code; code++) {
		const char end = *code == '"' ? '"' : *code == '[' ? ']' : 0;

		if (*code == '\\' && code[1])
			code++;
		else if (end && strchr(code + 1, end))
			code = strchr(code + 1, end);
		else if ((*code | 0x20) == 'y')
			year = true;
		else if ((*code | 0x20) == 'd')
			day = true;
	}
	return year || day;
}

static const char *format_code(const xmlNode *formats, const char *id)
{
	for (const xmlNode *k = formats ? formats->children : NULL; k;
	    k = k->next) {
		const char *own = part_attribute(k, "numFmtId");

		if (own && !strcmp(own, id))
			return part_attribute(k, "formatCode");
	}
	return NULL;
}

static bool read_styles(struct book *b, xmlDoc *relations)
{
	str name = related(relations, "/styles", NULL, b->a);
	const xmlNode *root, *formats, *all;
	xmlDoc *doc;

	if (!name.s || !container_has(b->s->in->zip, name))
		return true;
	doc = part_parse(b->s->in, name);
	root = doc ? xmlDocGetRootElement(doc) : NULL;
	formats = child(root, "numFmts");
	all = child(root, "cellXfs");
	for (const xmlNode *k = all ? all->children : NULL; k; k = k->next)
		if (is(k, "xf")) {
			const char *id = part_attribute(k, "numFmtId");

			*push(b->a, &b->dates) = id && shows_day(atol(id),
			    format_code(formats, id));
		}
	xmlFreeDoc(doc);
	return doc;
}

/* A number as the day that it is by the workbook's count (18.17.4.1).  That of
 * 1900 has a 29 February, day 60. */
static str day_of(const struct book *b, str number)
{
	double n = strtod(number.s, NULL);
	const long first = b->from_1904 ? calendar_day(1904, 1, 1) :
	    calendar_day(1899, 12, 30);

	if (!(n >= (b->from_1904 ? 0 : 61) && n < 2958466))
		return number;
	return calendar_write(first + (long)n, b->a);
}

static str value(const struct book *b, const xmlNode *c)
{
	const char *type = part_attribute(c, "t");
	const char *style = part_attribute(c, "s");
	str v = words(child(c, "v"), b->a);
	const size_t i = (size_t)strtoul(v.s, NULL, 10);

	if (type && !strcmp(type, "s"))
		return i < b->shared.n ? b->shared.v[i] : STR("");
	if (type && !strcmp(type, "inlineStr"))
		return rich(child(c, "is"), b->a);
	if (type && !strcmp(type, "e"))
		return STR("");
	if (type && !strcmp(type, "d"))
		return v.len > 10 ? (str){ v.s, 10 } : v;
	if ((!type || !strcmp(type, "n")) && v.len && style &&
	    strtoul(style, NULL, 10) < b->dates.n &&
	    b->dates.v[strtoul(style, NULL, 10)])
		return day_of(b, v);
	return v;
}

/* The column of a reference, AB12, from 0; without one the next. */
static size_t column_of(const char *reference, size_t next)
{
	size_t n = 0;

	for (; reference && *reference >= 'A' && *reference <= 'Z' &&
	    n < SHEET_COLUMNS; reference++)
		n = n * 26 + (size_t)(*reference - 'A' + 1);
	return n ? n - 1 : next;
}

static bool read_row(struct book *b, const xmlNode *row, size_t line)
{
	size_t next = 0;

	if (!sheet_row(b->s, line))
		return false;
	for (const xmlNode *c = row->children; c; c = c->next) {
		if (!is(c, "c"))
			continue;
		next = column_of(part_attribute(c, "r"), next);
		if (!sheet_cell(b->s, next++, value(b, c)))
			return false;
	}
	return true;
}

static bool read_sheet(struct book *b, str name)
{
	xmlDoc *doc = part_parse(b->s->in, name);
	const xmlNode *all = doc ? child(xmlDocGetRootElement(doc),
	    "sheetData") : NULL;
	size_t line = 0;
	bool ok = doc;

	for (const xmlNode *k = all ? all->children : NULL; k && ok;
	    k = k->next) {
		const char *r = is(k, "row") ? part_attribute(k, "r") : NULL;

		if (!is(k, "row"))
			continue;
		line = r ? (size_t)strtoul(r, NULL, 10) : line + 1;
		ok = read_row(b, k, line);
	}
	xmlFreeDoc(doc);
	return ok;
}

static bool read_sheets(struct book *b, const xmlNode *root, xmlDoc *relations)
{
	const xmlNode *about = child(root, "workbookPr");
	const xmlNode *all = child(root, "sheets");
	const char *from = about ? part_attribute(about, "date1904") : NULL;

	b->from_1904 = from && (!strcmp(from, "1") || !strcmp(from, "true"));
	if (!read_shared(b, relations) || !read_styles(b, relations))
		return false;
	for (const xmlNode *k = all ? all->children : NULL; k; k = k->next) {
		const char *id = part_attribute(k, "id");
		str name = is(k, "sheet") && id ? related(relations,
		    "/worksheet", id, b->a) : (str){0};

		if (name.s && !read_sheet(b, name))
			return false;
	}
	return true;
}

bool xlsx_read(struct sheet *s)
{
	struct book b = { .s = s, .a = s->in->a };
	xmlDoc *doc, *relations = NULL;
	bool ok = false;

	if (!container_has(s->in->zip, STR("xl/workbook.xml"))) {
		diag_add(s->in->d, DIAG_BINARY, "it is no list: give a "
		    "workbook (XLSX) or CSV");
		return false;
	}
	doc = part_parse(s->in, STR("xl/workbook.xml"));
	if (doc)
		relations = part_parse(s->in,
		    STR("xl/_rels/workbook.xml.rels"));
	if (relations)
		ok = read_sheets(&b, xmlDocGetRootElement(doc), relations);
	xmlFreeDoc(relations);
	xmlFreeDoc(doc);
	return ok;
}
