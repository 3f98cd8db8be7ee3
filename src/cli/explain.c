/* SPDX-License-Identifier: MIT */
/* dafu explain: why a value is what it is. */
#include <stddef.h>
#include <stdlib.h>

#include "ask/query_value.h"
#include "base/file.h"
#include "base/plain.h"
#include "base/utf.h"
#include "cli/cli.h"
#include "cli/given.h"
#include "cli/quote.h"
#include "record/node.h"
#include "work/tools.h"

struct job {
	struct pipeline pipeline;
	struct document doc;
	struct arena arena;
	struct diag diag;
	struct quote quote;
};

/* --- the source */

enum {
	LINES = 4,			/* of a long value, before "…" */
	COLUMNS = 76
};

static bool blank(const struct text *t, struct place at)
{
	for (size_t i = at.start; i < at.end; i++)
		if (!utf_is_space(t->c[i]))
			return false;
	return true;
}

/* The source lines of a place, underlined; a line of blanks is left out. */
static void source_print(struct job *j, struct place at)
{
	const struct text *t = &j->doc.text;
	struct quote *q = &j->quote;
	str original = whence_at(t->whence.v, t->whence.n, at.start, at.end,
	    &j->arena);
	int lines = 0;

	q->c = t->c;
	q->n = t->n;
	quote_find(q, at.start);
	printf("  %zu:%zu%s%s\n", q->line, at.start - q->start + 1,
	    original.s ? _("   in the original: ") : "", original.s ?
	    original.s : "");
	while (at.start < at.end && at.start < t->n) {
		struct quoted line;

		if (blank(t, at))
			return;
		while (utf_is_space(t->c[at.start]))
			at.start++;
		if (lines++ == LINES) {
			puts("  …");
			return;
		}
		quote_find(q, at.start);
		line = quote_line(q, at, &j->arena);
		say(stdout, "  %s\n", line.text.s);
		say(stdout, "  %s\n", line.marks.s);
		at.start = (uint32_t)q->end + 1;
	}
}

/* --- the record */

static bool number(const xmlNode *n, const char *name, uint32_t *out)
{
	xmlChar *s = xmlGetNoNsProp((xmlNode *)n, BAD_CAST name);

	*out = s ? (uint32_t)strtoul((char *)s, NULL, 10) : 0;
	xmlFree(s);
	return s != NULL;
}

static bool place_of(const xmlNode *n, struct place *out)
{
	return number(n, "start", &out->start) && number(n, "end", &out->end);
}

/* The value that the element was made from, NULL where it was none. */
static const struct value *value_of(const xmlNode *n)
{
	return xmlHasProp((xmlNode *)n, BAD_CAST "certainty") &&
	    !node_is(n, "measure") ? n->_private : NULL;
}

static void attributes(const xmlNode *n)
{
	for (const xmlAttr *a = n->properties; a; a = a->next)
		if (strcmp((const char *)a->name, "start") &&
		    strcmp((const char *)a->name, "end") &&
		    strcmp((const char *)a->name, "certainty") && a->children)
			say(stdout, " %s=%s", (const char *)a->name,
			    (char *)a->children->content);
	putchar('\n');
}

/* The words, as many as a line holds. */
static void words(struct job *j, const xmlNode *n)
{
	xmlChar *all = xmlNodeGetContent(n);
	size_t count, at = 0, columns = 0;
	uint32_t *c = utf8_points(&j->arena, str_of((char *)all), &count);

	while (at < count && columns < COLUMNS - 8)
		columns += (size_t)utf_width(c[at++]);
	say(stdout, _("  words: %s%s\n"), utf8_of(&j->arena, c, at).s,
	    at < count ? "…" : "");
	xmlFree(all);
}

static void basis(const xmlNode *n)
{
	const struct value *v = value_of(n);
	xmlChar *certainty = xmlGetNoNsProp((xmlNode *)n, BAD_CAST "certainty");

	if (v && v->rule && *v->rule)
		printf(_("  rule: %s   certainty: %s\n"), v->rule,
		    lang_word("certainty", (char *)certainty));
	else if (certainty)
		printf(_("  certainty: %s\n"), lang_word("certainty",
		    (char *)certainty));
	xmlFree(certainty);
}

/* What was weighed of an element: choices, told as words, as statuses, or with
 * what weighed for each. */
struct told {
	const char *element, *title;
	const struct choices *(*of)(const void *made_from);
	enum { TOLD_WORDS, TOLD_STATUS, TOLD_PARTS } as;
};

static const struct choices *of_node(const void *v)
{
	return &((const struct node *)v)->choices;
}

static const struct mark *mark_of(const void *v)
{
	return (const struct mark *)((const char *)v -
	    offsetof(struct mark, value));
}

static const struct choices *of_mark(const void *v)
{
	return &mark_of(v)->choices;
}

static const struct choices *of_total(const void *v)
{
	return &mark_of(v)->totals;
}

static const struct told all_told[] = {
	{ "statistic", N_("  what it counts, by weight (begins, ends, place, "
	    "words):"), of_mark, TOLD_PARTS },
	{ "statistic", N_("  of which it is a part, by weight:"), of_total,
	    TOLD_WORDS },
	{ "measure", N_("  its status, by weight:"), of_node,
	    TOLD_STATUS },
	{ "organization", N_("  the name, by weight:"), of_mark, TOLD_WORDS },
};

static void choice_print(const struct weighed *w, const struct told *t)
{
	say(stdout, "  %6d  %s", (int)w->all, !w->words.len ? _("(none)") :
	    t->as == TOLD_STATUS ? lang_word("status", w->words.s) :
	    w->words.s);
	if (t->as == TOLD_PARTS)
		printf("  (%d, %d, %d, %d)", (int)w->begins, (int)w->ends,
		    (int)w->place, (int)w->itself);
	putchar('\n');
}

/* The choices among which weights decided, the best first; of one there was
 * nothing to decide. */
static void weighed(const xmlNode *n)
{
	for (size_t i = 0; n->_private && i < sizeof(all_told) /
	    sizeof(*all_told); i++) {
		const struct told *t = &all_told[i];
		const struct choices *all = node_is(n, t->element) ?
		    t->of(n->_private) : NULL;

		if (!all || !all->n || (all->n == 1 && !all->v->words.len))
			continue;
		puts(_(t->title));
		for (uint32_t k = 0; k < all->n; k++)
			choice_print(&all->v[k], t);
	}
}

/* What was found, repairs above all, where the value stands. */
static void findings(const struct letter *l, struct place at)
{
	for (size_t i = 0; i < l->findings.n; i++) {
		const struct finding *f = &l->findings.v[i];

		if (f->at.start < at.end && at.start < f->at.end)
			say(stdout, "  %s: %s\n", finding_rows[f->id].rule,
			    f->message.s);
	}
}

static void element_print(struct job *j, const xmlNode *n)
{
	const char *name = (const char *)n->name;
	const char *told = lang_word("element", name);
	struct place at;

	fputs(name, stdout);
	if (told != name)
		printf("（%s）", told);
	attributes(n);
	words(j, n);
	basis(n);
	weighed(n);
	if (!place_of(n, &at))
		return;
	source_print(j, at);
	if (!node_is(n, "finding"))
		findings(&j->doc.letter, at);
}

/* --- what the user asks for */

/* All values over a place; where there is none, the least that holds it. */
static bool by_place(struct job *j, struct place asked)
{
	xmlNode *root = xmlDocGetRootElement(j->doc.doc), *least = NULL;
	struct place at, best = { 0, UINT32_MAX };
	bool any = false;

	for (xmlNode *n = root; n; n = node_next(n, root)) {
		if (!place_of(n, &at) || at.start >= asked.end ||
		    at.end <= asked.start)
			continue;
		if (value_of(n)) {
			element_print(j, n);
			any = true;
		} else if (at.end - at.start <= best.end - best.start) {
			least = n;
			best = at;
		}
	}
	if (!any && least)
		element_print(j, least);
	return any || least;
}

/* LINE:COLUMN, START-END or START; false: it is an XPath. */
static bool place_read(struct job *j, const char *s, struct place *out)
{
	char *end;
	unsigned long a, b;

	if (*s < '0' || *s > '9')
		return false;
	a = b = strtoul(s, &end, 10);
	if (*end == '-' || *end == ':')
		b = strtoul(end + 1, &end, 10);
	if (*end)
		return false;
	if (strchr(s, ':')) {
		const struct text *t = &j->doc.text;
		size_t at = 0;

		for (; a > 1 && at < t->n; at++)
			a -= t->c[at] == '\n';
		a = at + (b ? b - 1 : 0);
		b = a + 1;
	} else if (!strchr(s, '-')) {
		b = a + 1;
	}
	*out = (struct place){ (uint32_t)a, (uint32_t)b };
	return true;
}

/* Where fields of the head stand; those of no element of their own, by what they
 * follow from. */
static const struct {
	const char *name, *element;
} heads[] = {
	{ "kind", "title" }, { "year", "documentNumber" },
	{ "area", "issuer" }, { "level", "issuer" },
#define HEAD(id, name, sql, element, attribute, type, index, correct, heading, \
    others, asks, comment) { name, element },
#include "letter/field.def"
};

/* The elements of a field that a query could name, in whatever language, or of
 * that name; s == NULL: it is an XPath. */
static str path_of(struct job *j, const char *where)
{
	enum query_field f = query_field_named(str_of(where));
	const char *element = where;

	if (strpbrk(where, "/:@[]()*|'\"= "))
		return (str){0};
	if (f != QUERY_FIELD_COUNT) {
		const struct query_field_row *row = &query_fields[f];

		element = row->table == TABLE_PARTY ? row->name :
		    row->table == TABLE_MEASURE ? "measure|//r:promise|//r:refusal" :
		    row->table == TABLE_LETTER ? "" :
		    table_rows[row->table].name;
		for (size_t i = 0; !*element &&
		    i < sizeof(heads) / sizeof(*heads); i++)
			if (!strcmp(row->name, heads[i].name))
				element = heads[i].element;
	}
	return arena_printf(&j->arena, "//r:%s", *element ? element : where);
}

/* What can be asked for: the elements that values of the letter have. */
static str elements(struct job *j)
{
	xmlNode *root = xmlDocGetRootElement(j->doc.doc);
	struct names seen = {0};
	str list = STR("");

	for (xmlNode *n = root; n; n = node_next(n, root))
		if (value_of(n) && !names_find(&seen, (char *)n->name, true)->
		    count++)
			list = arena_printf(&j->arena, "%s%s%s", list.s,
			    list.len ? ", " : "", (char *)n->name);
	arena_free(&seen.arena);
	return list;
}

/* Nothing is found. */
static void none(struct job *j, const char *where, bool name)
{
	if (name)
		diag_add(&j->diag, DIAG_PLACE, "'%s'; it has %s", where,
		    elements(j).s);
	else if (!strstr(where, "r:"))
		diag_add(&j->diag, DIAG_PLACE, "%s; names have the prefix r, "
		    "as in //r:issuer", where);
	else
		diag_add(&j->diag, DIAG_PLACE, "%s", where);
}

static void explain(struct job *j, const char *where)
{
	struct place asked = { 0, UINT32_MAX };
	xmlNode **found;
	size_t n;
	str path;

	if (!where || place_read(j, where, &asked)) {
		if (asked.end <= asked.start || !by_place(j, asked))
			diag_add(&j->diag, DIAG_PLACE, "%s", where ? where :
			    "no value");
		return;
	}
	path = path_of(j, where);
	if (!record_find(&found, &n, j->doc.doc, path.s ? path.s : where,
	    &j->arena)) {
		if (path.s)
			none(j, where, true);
		else
			diag_add(&j->diag, DIAG_PLACE, "'%s' is no XPath",
			    where);
		return;
	}
	for (size_t i = 0; i < n; i++)
		element_print(j, found[i]);
	if (!n)
		none(j, where, path.s);
}

int cmd_explain(int argc, char **argv)
{
	struct letter_options o = { .limit = LIMIT };
	const struct worker_limits limits = LIMITS_DEFAULT;
	struct opener opener = { .limits = &limits };
	struct job j = {0};
	struct given given;
	struct tools tools = {0};
	const struct programs programs = tools_programs(&tools);
	bool ok;
	const struct option_row rows[] = { READING_OPTIONS(o) };

	options_read(&argc, argv, rows, sizeof(rows) / sizeof(*rows),
	    "[OPTION...] LETTER [START-END | LINE:COLUMN | FIELD | XPATH]");
	if (argc < 2 || argc > 3)
		return usage_error("explain", "takes a letter and a place");
	j.diag.file = str_of(argv[1]);
	opener.limit = o.limit;
	ok = given_one(&given, &opener, argv[1], &j.arena, &j.diag) &&
	    pipeline_open(&j.pipeline, &o, &j.diag);
	j.pipeline.text.programs = &programs;
	j.pipeline.weigh = true;
	if (ok && pipeline_read(&j.doc, given.bytes, &given.from, &j.pipeline,
	    &j.arena, &j.diag))
		explain(&j, argv[2]);
	else if (refused(&j.diag)) {
		diag_next(&j.diag);
		refused_hint();
	}
	pipeline_done(&j.doc);
	pipeline_close(&j.pipeline);
	given_close(&opener);
	tools_close(&tools);
	arena_free(&j.arena);
	return finish(&j.diag);
}
