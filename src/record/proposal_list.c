/* SPDX-License-Identifier: MIT */
/* Lists of proposals to rows of a profile. */
#include "record/proposal_list.h"

#include <ctype.h>
#include <stdlib.h>

#include <libxml/tree.h>

#include "base/calendar.h"
#include "base/names.h"
#include "base/utf.h"
#include "record/record.h"

enum column { COLUMN_NUMBER, COLUMN_TITLE, COLUMN_ORGAN, COLUMN_ASSIGNED,
	COLUMNS };

/* A name of a column; add one in list.def. */
static const struct name {
	enum column column;
	const char *words;
} names[] = {
#define NAME(column, words) { COLUMN_##column, words },
#include "record/list.def"
#undef NAME
};
enum { NAMES = sizeof(names) / sizeof(*names), WORDS = 60, TITLE = 200 };

enum fold { FOLD_NAME, FOLD_NUMBER, FOLD_DAY };

/* The cell's words folded; without blanks, but for a day; what stands in brackets
 * behind a name left out. */
static str folded(str x, enum fold fold, struct arena *a)
{
	char *s = arena_alloc(a, 1, 1, 4 * x.len + 1);
	size_t n = 0;

	for (size_t at = 0; at < x.len; ) {
		uint32_t c = fold_point(utf8_next(x, &at));

		if (fold == FOLD_NAME && n && (c == '(' || c == '['))
			break;
		if (fold == FOLD_DAY && utf_is_space(c))
			c = ' ';
		else if (utf_is_space(c) || c == UINT32_MAX)
			continue;
		n += utf8_put(s + n, c);
	}
	return (str){ s, n };
}

/* The row of a name, NAMES: none. */
static size_t name_of(str cell, struct arena *a)
{
	str x = cell.s ? folded(cell, FOLD_NAME, a) : (str){0};
	size_t i = 0;

	while (i < NAMES && !(x.len && str_eq(x, str_of(names[i].words))))
		i++;
	return i;
}

/* Whether the row names the columns: that of numbers and another; at receives
 * their places, SIZE_MAX for none. */
static bool is_head(const struct grid_row *r, size_t *at, struct arena *a)
{
	size_t best[COLUMNS], found[COLUMNS], count = 0;

	for (int c = 0; c < COLUMNS; c++) {
		best[c] = NAMES;
		found[c] = SIZE_MAX;
	}
	for (size_t i = 0; i < r->cell.n; i++) {
		size_t n = name_of(r->cell.v[i], a);

		if (n < NAMES && n < best[names[n].column]) {
			best[names[n].column] = n;
			found[names[n].column] = i;
		}
	}
	for (int c = 0; c < COLUMNS; c++)
		count += found[c] != SIZE_MAX;
	if (found[COLUMN_NUMBER] == SIZE_MAX || count < 2)
		return false;
	memcpy(at, found, sizeof(found));
	return true;
}

static str cell_at(const struct grid_row *r, size_t at)
{
	return at < r->cell.n ? r->cell.v[at] : (str){0};
}

static bool is_blank(const struct grid_row *r)
{
	for (size_t i = 0; i < r->cell.n; i++)
		if (r->cell.v[i].s)
			return false;
	return true;
}

/* 第021号 is 021; len 0: none. */
static str number_of(str cell, struct arena *a)
{
	const str before = STR("第"), behind = STR("号");
	str x = cell.s ? folded(cell, FOLD_NUMBER, a) : STR("");

	if (str_starts(x, before))
		x.s += before.len, x.len -= before.len;
	if (str_ends(x, behind))
		x.len -= behind.len;
	return arena_str(a, x);
}

/* Whether a number is what a spreadsheet makes of one: 1.0, 1E+3, -1. */
static bool is_calculated(str number)
{
	char *end;

	strtod(number.s, &end);
	return !*end && strspn(number.s, "0123456789+-.eE") == number.len &&
	    strcspn(number.s, "+-.") < number.len;
}

/* A day as people write it: 2024-3-1, 2024年3月1日, 2024/3/1, 2024.3.1, 20240301;
 * a time may follow. */
static bool day_of(str cell, long *day, struct arena *a)
{
	str x = folded(cell, FOLD_DAY, a);
	int n[3] = {0}, digits = 0, i = -1;

	for (size_t at = 0; at < x.len; at++) {
		const bool digit = isdigit((unsigned char)x.s[at]);

		if (!digit) {
			if (i == 2 && digits)
				break;
			digits = 0;
			continue;
		}
		if (i == 2 && digits == 2)	/* no day has three */
			return false;
		if (!digits || (i == 0 && digits == 4) ||
		    (i == 1 && digits == 2)) {
			i++;
			digits = 0;
		}
		n[i] = n[i] * 10 + (x.s[at] - '0');
		digits++;
	}
	return i == 2 && calendar_read(arena_printf(a, "%04d-%02d-%02d", n[0],
	    n[1], n[2]), day);
}

/* No more code points than the profile takes. */
static str cut(str x, size_t most, struct arena *a)
{
	size_t n;
	uint32_t *c;

	if (!x.s)
		return x;
	c = utf8_points(a, x, &n);
	return utf8_of(a, c, n > most ? most : n);
}

/* Rows of a list, and in which line each number stands. */
struct rows_read {
	struct proposals_listed *out;
	struct names line;
};

static void row_of(struct rows_read *all, const struct grid_row *r,
    const size_t *at, const struct list_of *of, struct arena *a,
    struct diag *d)
{
	int *line;
	struct profile_assigned x = { .assembly = of->assembly,
		.term = of->term, .session = of->session, .day = of->day };
	str day = cell_at(r, at[COLUMN_ASSIGNED]);

	x.number = number_of(cell_at(r, at[COLUMN_NUMBER]), a);
	x.title = cut(cell_at(r, at[COLUMN_TITLE]), TITLE, a);
	x.organ = cut(cell_at(r, at[COLUMN_ORGAN]), TITLE, a);
	if (!x.number.len || x.number.len > WORDS) {
		diag_add_at(d, DIAG_LIST_ROW, r->line, 1, "it has no number");
		return;
	}
	line = &names_find(&all->line, x.number.s, true)->count;
	if (is_calculated(x.number))
		diag_add_at(d, DIAG_LIST_ROW, r->line, 1, "'%s' is no number "
		    "of a proposal", x.number.s);
	else if (*line)
		diag_add_at(d, DIAG_LIST_ROW, r->line, 1, "%s stands in line "
		    "%d, too", x.number.s, *line);
	else if (!day.s && !of->has_day)
		diag_add_at(d, DIAG_LIST_ROW, r->line, 1, "%s has no day; see "
		    "--day", x.number.s);
	else if (day.s && !day_of(day, &x.day, a))
		diag_add_at(d, DIAG_LIST_ROW, r->line, 1, "'%s' is no day",
		    day.s);
	else {
		*push(a, all->out) = x;
		*line = (int)r->line;
	}
}

bool list_read(struct proposals_listed *out, const struct grid *grid,
    const struct list_of *of, struct arena *a, struct diag *d)
{
	struct rows_read all = { .out = out };
	size_t at[COLUMNS];
	bool any = false;

	*out = (struct proposals_listed){0};
	for (size_t i = 0; i < grid->row.n; i++) {
		const struct grid_row *r = &grid->row.v[i];

		if (is_head(r, at, a))
			any = true;
		else if (any && !is_blank(r))
			row_of(&all, r, at, of, a, d);
	}
	arena_free(&all.line.arena);
	if (!any)
		diag_add(d, DIAG_LIST, "no row names its columns, as %s",
		    names[0].words);
	return any;
}

/* --- to a profile */

static bool is_of(const xmlNode *n, const char *name, const char *value)
{
	xmlChar *s = xmlGetNoNsProp((xmlNode *)n, BAD_CAST name);
	bool is = s ? !strcmp((char *)s, value) : !*value;

	xmlFree(s);
	return is;
}

static bool is_same(const xmlNode *n, const struct profile_assigned *x,
    struct arena *a)
{
	return is_of(n, "number", x->number.s) &&
	    is_of(n, "assembly", x->assembly.s) &&
	    is_of(n, "term", arena_printf(a, "%d", x->term).s) &&
	    is_of(n, "session", arena_printf(a, "%d", x->session).s);
}

static void put_text(xmlNode *root, const char *words)
{
	xmlAddChild(root, xmlNewDocText(root->doc, BAD_CAST words));
}

static void put_attribute(xmlNode *n, const char *name, str value)
{
	if (value.len)
		xmlNewProp(n, BAD_CAST name, BAD_CAST value.s);
}

static void put(xmlNode *root, const struct profile_assigned *x,
    struct arena *a)
{
	xmlNode *n = xmlNewDocNode(root->doc, root->ns, BAD_CAST "assigned",
	    BAD_CAST calendar_write(x->day, a).s);

	put_attribute(n, "assembly", x->assembly);
	put_attribute(n, "term", arena_printf(a, "%d", x->term));
	put_attribute(n, "session", arena_printf(a, "%d", x->session));
	put_attribute(n, "number", x->number);
	put_attribute(n, "title", x->title);
	put_attribute(n, "organ", x->organ);
	put_text(root, "\t");
	xmlAddChild(root, n);
	put_text(root, "\n");
}

static void take_out(xmlNode *n)
{
	xmlNode *before = n->prev;

	/* its line goes, too */
	if (before && before->type == XML_TEXT_NODE && xmlIsBlankNode(before)) {
		xmlUnlinkNode(before);
		xmlFreeNode(before);
	}
	xmlUnlinkNode(n);
	xmlFreeNode(n);
}

/* By their numbers, to find them by. */
static xmlHashTable *by_number(const struct proposals_listed *list)
{
	xmlHashTable *out = xmlHashCreate((int)list->n + 1);

	for (size_t i = 0; out && i < list->n; i++)
		xmlHashUpdateEntry(out, BAD_CAST list->v[i].number.s,
		    (void *)&list->v[i], NULL);
	return out;
}

static void renew(xmlNode *root, const struct proposals_listed *list,
    struct arena *a)
{
	xmlHashTable *known = by_number(list);

	for (xmlNode *n = root->children, *next; n; n = next) {
		xmlChar *number = n->type == XML_ELEMENT_NODE ?
		    xmlGetNoNsProp(n, BAD_CAST "number") : NULL;
		const struct profile_assigned *x = number && known ?
		    xmlHashLookup(known, number) : NULL;

		next = n->next;
		if (x && is_same(n, x, a))
			take_out(n);
		xmlFree(number);
	}
	for (size_t i = 0; known && i < list->n; i++)
		if (xmlHashLookup(known, BAD_CAST list->v[i].number.s) ==
		    &list->v[i])
			put(root, &list->v[i], a);
	xmlHashFree(known, NULL);
}

bool profile_with(str *out, str xml, str name,
    const struct proposals_listed *list, struct arena *a, struct diag *d)
{
	str from = xml.s ? xml : STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
	    "\n<profile xmlns=\"urn:dafu:profile:1\">\n</profile>");
	xmlDoc *doc = record_parse(from, d);
	xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
	xmlChar *bytes = NULL;
	int len = 0;

	if (!root) {
		xmlFreeDoc(doc);
		return false;
	}
	if (!xml.s)
		put_attribute(root, "name", name);
	renew(root, list, a);
	xmlDocDumpMemoryEnc(doc, &bytes, &len, "UTF-8");
	xmlFreeDoc(doc);
	if (!bytes)
		out_of_memory();
	*out = arena_str(a, (str){ (char *)bytes, (size_t)len });
	xmlFree(bytes);
	return true;
}
