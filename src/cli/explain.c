/* SPDX-License-Identifier: MIT */
/* dafu explain: why a value is what it is. */
#include <stdlib.h>

#include "base/file.h"
#include "base/utf.h"
#include "cli/cli.h"

struct job {
	struct pipeline pipeline;
	struct document doc;
	struct arena arena;
	struct diag diag;
};

/* Line and column, from 1, of a code point of the source. */
static size_t line_start(const struct text *t, size_t at, size_t *line)
{
	size_t start = 0;

	*line = 1;
	for (size_t i = 0; i < at && i < t->n; i++)
		if (t->c[i] == '\n') {
			++*line;
			start = i + 1;
		}
	return start;
}

enum { AROUND = 36 };	/* columns shown on either side of a value */

/* The source line with the words underlined; columns are East Asian widths. */
static void underline(struct job *j, struct place at)
{
	const struct text *t = &j->doc.text;
	size_t line, start = line_start(t, at.start, &line), from, to, width = 0;
	size_t pad = 0;

	from = at.start > start + AROUND / 2 ? at.start - AROUND / 2 : start;
	for (to = from; to < t->n && t->c[to] != '\n' && width < 2 * AROUND +
	    8; to++)
		width += (size_t)utf_width(t->c[to]);
	printf("  %zu:%zu\n  %s\n  ", line, at.start - start + 1,
	    utf8_of(&j->arena, t->c + from, to - from).s);
	for (size_t i = from; i < at.start; i++)
		pad += (size_t)utf_width(t->c[i]);
	for (size_t i = 0; i < pad; i++)
		putchar(' ');
	for (size_t i = at.start; i < at.end && i < to; i++)
		for (int k = 0; k < utf_width(t->c[i]); k++)
			putchar('^');
	putchar('\n');
}

static void attributes(const xmlNode *n)
{
	for (const xmlAttr *a = n->properties; a; a = a->next) {
		const char *name = (const char *)a->name;

		if (strcmp(name, "start") && strcmp(name, "end") &&
		    strcmp(name, "certainty") && a->children)
			printf(" %s=%s", name, (char *)a->children->content);
	}
}

static size_t number(const xmlNode *n, const char *name, bool *has)
{
	xmlChar *s = xmlGetNoNsProp((xmlNode *)n, BAD_CAST name);
	size_t v = s ? (size_t)strtoul((char *)s, NULL, 10) : 0;

	*has = s != NULL;
	xmlFree(s);
	return v;
}

static bool is_value(const xmlNode *n)
{
	return n->_private && xmlHasProp((xmlNode *)n, BAD_CAST "certainty") &&
	    xmlStrcmp(n->name, BAD_CAST "measure");
}

static void repairs(struct job *j, struct place at)
{
	const struct letter *l = &j->doc.letter;

	for (size_t i = 0; i < l->findings.n; i++) {
		const struct finding *f = &l->findings.v[i];

		if (f->at.start < at.end && at.start < f->at.end)
			printf("  %s: %s\n", finding_rows[f->id].rule,
			    f->message.s);
	}
}

static void value_print(struct job *j, const xmlNode *n)
{
	bool a, b;
	struct place at = { (uint32_t)number(n, "start", &a),
	    (uint32_t)number(n, "end", &b) };
	xmlChar *words = xmlNodeGetContent((xmlNode *)n);

	printf("%s", (const char *)n->name);
	attributes(n);
	printf("\n  words: %s\n", (char *)words);
	xmlFree(words);
	if (is_value(n)) {
		const struct value *v = n->_private;

		printf("  rule: %s   certainty: %s\n", v->rule && *v->rule ?
		    v->rule : "-", certainty_names[v->certainty]);
	}
	if (a && b) {
		underline(j, at);
		repairs(j, at);
	}
}

static xmlNode *next_element(xmlNode *n, const xmlNode *root)
{
	do {
		if (n->type == XML_ELEMENT_NODE && n->children) {
			n = n->children;
			continue;
		}
		while (n != root && !n->next)
			n = n->parent;
		n = n == root ? NULL : n->next;
	} while (n && n->type != XML_ELEMENT_NODE);
	return n;
}

/* All values, or those over a place; returns how many. */
static size_t by_place(struct job *j, size_t from, size_t to)
{
	xmlNode *root = xmlDocGetRootElement(j->doc.doc);
	size_t count = 0;

	for (xmlNode *n = root; n; n = next_element(n, root)) {
		bool a, b;
		size_t start = number(n, "start", &a), end = number(n, "end",
		    &b);

		if (!a || !b || !is_value(n) || start >= to || end <= from)
			continue;
		value_print(j, n);
		count++;
	}
	return count;
}

/* LINE:COLUMN, START-END or START; false: it is an XPath. */
static bool place_read(struct job *j, const char *s, size_t *from, size_t *to)
{
	char *end;
	size_t a, b;
	const struct text *t = &j->doc.text;

	if (*s < '0' || *s > '9')
		return false;
	a = (size_t)strtoull(s, &end, 10);
	*from = a;
	*to = a + 1;
	if (!*end)
		return true;
	if (*end != '-' && *end != ':')
		return false;
	b = (size_t)strtoull(end + 1, &end, 10);
	if (*end)
		return false;
	if (strchr(s, '-')) {
		*to = b;
		return true;
	}
	for (*from = 0; a > 1 && *from < t->n; ++*from)
		a -= t->c[*from] == '\n';
	*from += b ? b - 1 : 0;
	*to = *from + 1;
	return true;
}

static void explain(struct job *j, const char *where)
{
	xmlNode **found;
	size_t from = 0, to = SIZE_MAX, n;

	if (!where || place_read(j, where, &from, &to)) {
		if (!by_place(j, from, to))
			diag_add(&j->diag, DIAG_PLACE, "%s", where ? where :
			    "no value");
		return;
	}
	if (!record_find(&found, &n, j->doc.doc, where, &j->arena)) {
		diag_add(&j->diag, DIAG_PLACE, "'%s' is no XPath", where);
		return;
	}
	for (size_t i = 0; i < n; i++)
		value_print(j, found[i]);
	if (!n)
		diag_add(&j->diag, DIAG_PLACE, "%s", where);
}

int cmd_explain(int argc, char **argv)
{
	struct letter_options o = { .limit = LIMIT };
	struct job j = {0};
	str bytes;
	const struct option_row rows[] = { READING_OPTIONS(o) };

	options_read(&argc, argv, rows, sizeof(rows) / sizeof(*rows),
	    "[OPTION...] LETTER [START-END | LINE:COLUMN | XPATH]");
	if (argc < 2 || argc > 3)
		return usage_error("explain", "takes a letter and a place");
	j.diag.file = str_of(argv[1]);
	if (pipeline_open(&j.pipeline, &o, &j.diag) &&
	    file_read(&bytes, argv[1], o.limit, &j.arena, &j.diag) &&
	    pipeline_read(&j.doc, bytes, file_name(argv[1]), &j.pipeline,
	    &j.arena, &j.diag))
		explain(&j, argv[2]);
	pipeline_done(&j.doc);
	pipeline_close(&j.pipeline);
	arena_free(&j.arena);
	return finish(&j.diag);
}
