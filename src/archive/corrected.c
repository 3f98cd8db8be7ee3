/* SPDX-License-Identifier: MIT */
/* From a record and what people have corrected to the record that says so. */
#include "archive/corrected.h"

#include <stdlib.h>

#include "base/utf.h"
#include "record/node.h"
#include "record/record.h"

/* What of a head people can give, and where it stands. */
static const struct field {
	enum column column;
	enum query_field query;
	const char *element, *attribute;
	bool can;
} fields[] = {
#define HEAD(id, name, sql, element, attribute, type, index, correct, heading, \
    others, asks, comment) { COLUMN_LETTER_##id, QUERY_FIELD_##id, element, \
	attribute, correct },
#include "letter/field.def"
};

/* The elements of head, as the schema has them. */
static const char *const order[] = { "resultClass", "disclosure", "issuer",
	"signature", "documentNumber", "signatory", "title", "proposal",
	"addressee", "date" };

#define DIGITS "0123456789"

struct work {
	xmlDoc *doc;
	xmlNode *root, *head;
	struct arena *a;
};

static void set(struct work *w, xmlNode *n, const char *name, str value)
{
	if (value.s)
		xmlSetProp(n, BAD_CAST name, BAD_CAST utf8_xml(w->a,
		    arena_str(w->a, value)).s);
}

static xmlNode *element_new(struct work *w, const char *name, str text)
{
	xmlNode *n = xmlNewDocNode(w->doc, w->root->ns, BAD_CAST name, NULL);

	xmlNodeAddContent(n, BAD_CAST utf8_xml(w->a, text).s);
	return n;
}

static str words(struct work *w, const xmlNode *n)
{
	xmlChar *s = xmlNodeGetContent(n);
	str out = arena_str(w->a, str_of(s ? (const char *)s : ""));

	xmlFree(s);
	return out;
}

/* --- what had been read */

static long start_of(const xmlNode *n)
{
	str s = node_attribute(n, "start");

	return s.s ? strtol(s.s, NULL, 10) : -1;
}

static long end_of(const xmlNode *n)
{
	str s = node_attribute(n, "end");

	return s.s ? strtol(s.s, NULL, 10) : -1;
}

/* Whether words of the letter stand in n: what holds others does not count. */
static bool has_words(const xmlNode *n)
{
	static const char *const none[] = { "reply", "head", "body", "measure",
		"finding" };

	for (size_t i = 0; i < sizeof(none) / sizeof(*none); i++)
		if (node_is(n, none[i]))
			return false;
	return true;
}

static bool stands_elsewhere(struct work *w, const xmlNode *gone)
{
	for (const xmlNode *n = w->root; n; n = node_next(n, w->root))
		if (n != gone && has_words(n) && start_of(n) >= 0 &&
		    start_of(n) <= start_of(gone) && end_of(n) >= end_of(gone))
			return true;
	return false;
}

/* Its words to the residue, in the order of the letter. */
static void leave(struct work *w, const xmlNode *gone)
{
	xmlNode *rest = (xmlNode *)node_child(w->root, "residue"), *line, *at;

	if (start_of(gone) < 0 || stands_elsewhere(w, gone))
		return;
	if (!rest)
		rest = xmlAddChild(w->root, element_new(w, "residue", STR("")));
	line = element_new(w, "line", words(w, gone));
	set(w, line, "kind", STR("unread"));
	set(w, line, "start", node_attribute(gone, "start"));
	set(w, line, "end", node_attribute(gone, "end"));
	at = rest->children;
	while (at && (at->type != XML_ELEMENT_NODE || start_of(at) <
	    start_of(gone)))
		at = at->next;
	if (at)
		xmlAddPrevSibling(at, line);
	else
		xmlAddChild(rest, line);
}

/* --- what is given */

/* The words of a value; of a code those that people use, of a day the
 * letter's. */
static str spelt(struct work *w, const struct field *f, str value)
{
	int year, month, day;

	for (const struct query_code *c = query_codes; c->code; c++)
		if (c->field == f->query && str_eq(value, str_of(c->code)))
			return (str){ c->chinese, strcspn(c->chinese, " ") };
	if (f->column == COLUMN_LETTER_DATE && sscanf(value.s, "%d-%d-%d",
	    &year, &month, &day) == 3)
		return arena_printf(w->a, "%d年%d月%d日", year, month, day);
	return value;
}

/* 甲教函〔2024〕8号: its code, year and serial, where it has that form. */
static void number_parts(struct work *w, xmlNode *n, str value)
{
	const char *open = strstr(value.s, "〔"), *year, *serial;
	size_t len;

	year = open ? open + strlen("〔") : "";
	if (strspn(year, DIGITS) != 4 || !str_starts(str_of(year + 4),
	    STR("〕")) || (strncmp(year, "19", 2) && strncmp(year, "20", 2)))
		return;
	if (open > value.s)
		set(w, n, "code", (str){ value.s, (size_t)(open - value.s) });
	set(w, n, "year", (str){ year, 4 });
	serial = year + 4 + strlen("〕");
	if (str_starts(str_of(serial), STR("第")))
		serial += strlen("第");
	len = strspn(serial, DIGITS);
	if (len && len <= 5 && !strcmp(serial + len, "号"))
		set(w, n, "serial", (str){ serial, len });
}

static size_t rank(const xmlNode *n)
{
	size_t i = 0;

	while (i < sizeof(order) / sizeof(*order) && !node_is(n, order[i]))
		i++;
	return i;
}

static void place(struct work *w, xmlNode *n)
{
	xmlNode *at = w->head->children;

	while (at && (at->type != XML_ELEMENT_NODE || rank(at) < rank(n)))
		at = at->next;
	if (at)
		xmlAddPrevSibling(at, n);
	else
		xmlAddChild(w->head, n);
}

static void give(struct work *w, const struct field *f, str value)
{
	xmlNode *old = (xmlNode *)node_child(w->head, f->element);
	str read = old ? words(w, old) : (str){0};

	if (old) {
		leave(w, old);
		xmlUnlinkNode(old);
		xmlFreeNode(old);
	}
	if (value.s) {
		xmlNode *n = element_new(w, f->element, arena_str(w->a,
		    spelt(w, f, value)));

		if (strcmp(f->attribute, "."))
			set(w, n, f->attribute, value);
		if (f->column == COLUMN_LETTER_NUMBER)
			number_parts(w, n, value);
		set(w, n, "inferred", STR("correction"));
		set(w, n, "read", read);
		set(w, n, "certainty", STR("sure"));
		place(w, n);
	}
}

static void correct(struct work *w, const struct rows_fix *fix)
{
	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++) {
		const struct field *f = &fields[i];

		if (!f->can || f->column != fix->column)
			continue;
		if (*f->element)
			give(w, f, fix->value);
		else
			set(w, w->root, f->attribute, fix->value);
	}
}

bool archive_corrected(struct archive *x, struct archive_version *v,
    struct arena *a, struct diag *d)
{
	struct work w = { .a = a };
	struct diag quiet = {0};
	rows_fixes fixes;

	if (!archive_fixes(x, v->letter, &fixes, a, d))
		return false;
	if (!fixes.n)
		return true;
	w.doc = record_parse(v->xml, &quiet);
	diag_clear(&quiet);
	if (!w.doc)
		return true;	/* who uses it tells why */
	w.root = xmlDocGetRootElement(w.doc);
	w.head = (xmlNode *)node_child(w.root, "head");
	for (size_t i = 0; i < fixes.n; i++)
		correct(&w, &fixes.v[i]);
	v->xml = record_write(w.doc, a);
	xmlFreeDoc(w.doc);
	return true;
}
