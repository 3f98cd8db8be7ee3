/* SPDX-License-Identifier: MIT */
/* dafu search: letters that a query finds, and the sentences that answer it. */
#include <jansson.h>
#include <stdlib.h>
#include <unistd.h>

#include "archive/running_text.h"
#include "ask/snippet.h"
#include "base/csv.h"
#include "base/plain.h"
#include "cli/ask.h"
#include "cli/cli.h"
#include "cli/row_text.h"
#include "cli/screen.h"

/* Columns of text where the screen has no width, and for programs. */
#define WIDTH 80
#define WHOLE 1000000
/* Blanks before what belongs to a hit. */
#define INDENT 4

struct search {
	/* options */
	const char *where, *sort, *format, *colour;
	size_t limit, offset, sentences;
	bool facets, count, bom, any_file_system;
	/* what works */
	struct archive *archive;
	struct query *query;
	query_phrases lit;
	struct archive_ask ask;
	enum table_format how;
	bool lights;
	size_t width;
	int64_t found;
	struct diag diag;
	struct arena arena;
	struct arena letter;	/* of the hit in hand */
};

/* What is told of a hit; the title apart. */
static const enum hit head[] = { HIT_ID, HIT_ISSUER, HIT_NUMBER, HIT_DATE,
	HIT_CLASS };
enum { HEAD = sizeof(head) / sizeof(*head) };

/* A hit opened: its body and where in it what words stand. */
struct opened {
	struct body body;
	snippets sentences;
	struct rows rows;
};

static const xmlNode *body_element(xmlDoc *doc)
{
	const xmlNode *n = xmlDocGetRootElement(doc)->children;

	while (n && strcmp((const char *)n->name, "body"))
		n = n->next;
	return n;
}

/* Rows that hold words which neither title nor body has: names, telephones. */
static bool elsewhere(struct search *s, int64_t letter, struct opened *o)
{
	struct rows all;

	if (!archive_rows(s->archive, letter, &all, &s->letter, &s->diag))
		return false;
	for (size_t i = 0; i < all.row.n; i++) {
		const struct row *r = &all.row.v[i];
		phrase_spans found;

		if (r->table == TABLE_LETTER || r->table == TABLE_FINDING)
			continue;
		phrase_find(&found, row_text(r, &s->letter), s->lit.v,
		    s->lit.n, &s->letter);
		if (found.n)
			*push(&s->letter, &o->rows.row) = *r;
	}
	return true;
}

/* The sentences of the body that have the words. */
static void read_body(struct search *s, struct opened *o, xmlDoc *doc)
{
	struct arena *a = &s->letter;
	struct snippet_lit lit = { .count = s->lit.n };

	body_of(&o->body, body_element(doc), a);
	phrase_find(&lit.all, o->body.text, s->lit.v, s->lit.n, a);
	lit.each = arena_new(a, phrase_spans, s->lit.n);
	for (size_t i = 0; i < s->lit.n; i++)
		phrase_find(&lit.each[i], o->body.text, &s->lit.v[i], 1, a);
	snippets_of(&o->sentences, o->body.text, &lit,
	    s->width - INDENT, s->sentences, a);
}

/* The record's text and the letter's rows that answer the query; *doc is freed
 * by the caller. */
static bool open_hit(struct search *s, int64_t letter, struct opened *o,
    xmlDoc **doc)
{
	struct archive_version v;

	*o = (struct opened){0};
	*doc = NULL;
	if (!archive_matches(s->archive, s->query, letter, &o->rows,
	    &s->letter, &s->diag))
		return false;
	if (!s->lit.n || !s->sentences)
		return true;
	if (!archive_find_version(s->archive, letter, 0, &v, &s->letter,
	    &s->diag))
		return false;
	*doc = record_parse(v.xml, &s->diag);
	if (!*doc)
		return false;
	read_body(s, o, *doc);
	return o->sentences.n || o->rows.row.n || elsewhere(s, letter, o);
}

/* --- for people */

static void print_sentence(const struct search *s, const struct opened *o,
    const struct snippet *x)
{
	phrase_spans lit = {0};
	struct arena a = {0};

	for (size_t i = 0; i < x->lit.n; i++)
		*push(&a, &lit) = (struct phrase_span){
			x->lit.v[i].start - x->start,
			x->lit.v[i].end - x->start };
	printf("%*s%s", INDENT, "", x->cut_start ? "…" : "");
	screen_print((str){ o->body.text.s + x->start, x->end - x->start },
	    &lit, s->lights);
	puts(x->cut_end ? "…" : "");
	arena_free(&a);
}

static void print_title(struct search *s, str title)
{
	phrase_spans lit;

	if (!title.len)
		return;
	title = screen_cut(&s->letter, title, s->width - INDENT);
	phrase_find(&lit, title, s->lit.v, s->lit.n, &s->letter);
	printf("%*s", INDENT, "");
	screen_print(title, &lit, s->lights);
	putchar('\n');
}

static void print_hit(struct search *s, const struct archive_hit *h,
    const struct opened *o)
{
	for (int i = 0; i < HEAD; i++)
		if (h->value[head[i]].len) {
			fputs(i ? "  " : "", stdout);
			screen_print(h->value[head[i]], NULL, false);
		}
	putchar('\n');
	print_title(s, h->value[HIT_TITLE]);
	for (size_t i = 0; i < o->sentences.n; i++)
		print_sentence(s, o, &o->sentences.v[i]);
	for (size_t i = 0; i < o->rows.row.n && i < s->sentences; i++) {
		str x = row_told(&o->rows.row.v[i], &s->letter);

		printf("%*s→ ", INDENT, "");
		screen_print(screen_cut(&s->letter, x, s->width - INDENT - 3),
		    NULL, false);
		putchar('\n');
	}
}

/* --- for programs */

static json_t *place(const struct opened *o, const struct phrase_span *x)
{
	struct body_place p;

	if (!body_place(&p, &o->body, x->start, x->end))
		return NULL;
	return json_pack("{s:I, s:I, s:b}", "start", (json_int_t)p.start,
	    "end", (json_int_t)p.end, "exact", p.exact);
}

static size_t points(str text, size_t start, size_t end)
{
	size_t n = 0;

	for (size_t i = start; i < end; i++)
		n += ((unsigned char)text.s[i] & 0xC0) != 0x80;
	return n;
}

static json_t *sentence(const struct opened *o,
    const struct snippet *x)
{
	json_t *one = json_object(), *list = json_array();
	str text = o->body.text;

	json_object_set_new(one, "text", json_stringn(text.s + x->start,
	    x->end - x->start));
	for (size_t i = 0; i < x->lit.n; i++) {
		const struct phrase_span *l = &x->lit.v[i];
		json_t *lit = json_pack("{s:I, s:I}", "start",
		    (json_int_t)points(text, x->start, l->start), "end",
		    (json_int_t)points(text, x->start, l->end));

		json_object_set_new(lit, "place", place(o, l));
		json_array_append_new(list, lit);
	}
	json_object_set_new(one, "lit", list);
	return one;
}

static void write_json(struct search *s, const struct archive_hit *h,
    const struct opened *o)
{
	json_t *hit = json_object(), *list = json_array();
	char *line;

	for (int i = 0; i < HIT_COUNT; i++) {
		str x = h->value[i];

		if (x.s)
			json_object_set_new(hit, hit_rows[i].name,
			    hit_rows[i].number ?
			    json_integer(strtoll(x.s, NULL, 10)) :
			    json_stringn(x.s, x.len));
	}
	for (size_t i = 0; i < o->sentences.n; i++)
		json_array_append_new(list, sentence(o, &o->sentences.v[i]));
	json_object_set_new(hit, "sentences", list);
	list = json_array();
	for (size_t i = 0; i < o->rows.row.n; i++)
		json_array_append_new(list, row_json(&o->rows.row.v[i]));
	json_object_set_new(hit, "facts", list);
	line = json_dumps(hit, JSON_COMPACT);
	plain_write(stdout, str_of(line));
	putchar('\n');
	free(line);
	json_decref(hit);
	(void)s;
}

static void write_csv(struct search *s, const struct archive_hit *h,
    const struct opened *o)
{
	str cell[HEAD + 3];
	str facts = STR("");

	for (int i = 0; i < HEAD; i++)
		cell[i] = h->value[head[i]];
	cell[HEAD] = h->value[HIT_TITLE];
	cell[HEAD + 1] = o->sentences.n ? (str){
		o->body.text.s + o->sentences.v[0].start,
		o->sentences.v[0].end - o->sentences.v[0].start } : (str){0};
	for (size_t i = 0; i < o->rows.row.n; i++)
		facts = arena_printf(&s->letter, "%s%s%s", facts.s,
		    facts.len ? "; " : "",
		    row_text(&o->rows.row.v[i], &s->letter).s);
	cell[HEAD + 2] = facts.len ? facts : (str){0};
	for (int i = 0; i < HEAD + 3 && isatty(STDOUT_FILENO); i++)
		cell[i] = plain_of(&s->letter, cell[i], false);
	csv_row(stdout, cell, HEAD + 3);
}

static void write_csv_heading(void)
{
	str cell[HEAD + 3];

	for (int i = 0; i < HEAD; i++)
		cell[i] = str_of(hit_rows[head[i]].name);
	cell[HEAD] = STR("title");
	cell[HEAD + 1] = STR("sentence");
	cell[HEAD + 2] = STR("facts");
	csv_row(stdout, cell, HEAD + 3);
}

/* --- what was asked for */

/* What was shown is not all: of how many.  First what was shown must be out. */
static bool tell_rest(struct search *s)
{
	int64_t from = s->ask.offset, to = from + s->found, all;

	if (!s->found || s->found != s->ask.limit)
		return true;
	fflush(stdout);
	if (!archive_count(s->archive, s->query, -1, &all, &s->diag))
		return false;
	if (all <= to)
		return true;
	if (from)
		fprintf(stderr, _("%lld to "), (long long)from + 1);
	fprintf(stderr, _("%lld of %lld letters; more with -n or --offset\n"),
	    (long long)to, (long long)all);
	return true;
}

static bool hits(struct search *s)
{
	static void (*const write[])(struct search *,
	    const struct archive_hit *, const struct opened *) = {
		[TABLE_FORMAT_TEXT] = print_hit,
		[TABLE_FORMAT_JSON] = write_json,
		[TABLE_FORMAT_CSV] = write_csv,
	};
	archive_hits list;
	bool ok = true;

	if (!archive_search(s->archive, &s->ask, &list, &s->arena, &s->diag))
		return false;
	s->found = (int64_t)list.n;
	if (s->how == TABLE_FORMAT_CSV)
		write_csv_heading();
	for (size_t i = 0; i < list.n && ok; i++) {
		struct opened o;
		xmlDoc *doc;

		ok = open_hit(s, list.v[i].letter, &o, &doc);
		if (i && s->how == TABLE_FORMAT_TEXT)
			putchar('\n');
		write[s->how](s, &list.v[i], &o);
		xmlFreeDoc(doc);
		arena_reset(&s->letter);
	}
	return ok && tell_rest(s);
}

static bool facets(struct search *s)
{
	static const struct table_column column[] = {
		{ "facet", N_("facet"), false }, { "value", N_("value"), false },
		{ "count", N_("count"), true },
	};
	const bool people = s->how == TABLE_FORMAT_TEXT;
	archive_facets list;
	str *cell;

	if (!archive_classes(s->archive, s->query, s->ask.limit, &list,
	    &s->arena, &s->diag))
		return false;
	cell = arena_new(&s->arena, str, 3 * list.n);
	for (size_t i = 0; i < list.n; i++) {
		const char *name = facet_names[list.v[i].facet];

		cell[3 * i] = str_of(people ? lang_word("field", name) : name);
		cell[3 * i + 1] = people ? ask_word(name, list.v[i].value) :
		    list.v[i].value;
		cell[3 * i + 2] = arena_printf(&s->arena, "%lld",
		    (long long)list.v[i].count);
	}
	s->found = (int64_t)list.n;
	table_write(column, 3, cell, list.n, s->how);
	return true;
}

static bool count(struct search *s)
{
	if (!archive_count(s->archive, s->query, -1, &s->found, &s->diag))
		return false;
	printf("%lld\n", (long long)s->found);
	return true;
}

static int run(struct search *s)
{
	bool ok = false;
	int status;

	record_init();
	query_lit(&s->lit, s->query, &s->arena);
	s->archive = ask_archive(s->where, s->any_file_system, &s->diag);
	if (s->archive && archive_look(s->archive, &s->diag)) {
		if (s->bom)
			csv_bom(stdout);
		ok = s->count ? count(s) : s->facets ? facets(s) : hits(s);
		archive_leave(s->archive);
	}
	archive_close(s->archive);
	status = finish(&s->diag);
	if (ok && !s->found && !s->count && status == EXIT_DONE)
		fputs(s->offset ? _("no more letters\n") :
		    _("no letter found\n"), stderr);
	arena_free(&s->letter);
	return status == EXIT_DONE && ok && !s->found ? EXIT_DOCUMENT : status;
}

static int check(struct search *s)
{
	size_t width = screen_width();

	if (!s->where)
		return usage_error("search", "no archive: -a FILE.dafu");
	s->how = table_format_named(s->format);
	if (s->count && (s->facets || s->bom || s->how != TABLE_FORMAT_TEXT))
		return usage_error("search", "--count is a number alone, "
		    "without --facets, --format and --bom");
	if ((s->count || s->facets) && (s->sort || s->offset))
		return usage_error("search", "--sort and --offset go with "
		    "letters, not with counts");
	if (!screen_lights(s->colour, &s->lights))
		return usage_error("search", "--color is auto, always or "
		    "never");
	if (s->limit > INT32_MAX || s->offset > INT32_MAX)
		return usage_error("search", "a number is out of range");
	s->width = s->how != TABLE_FORMAT_TEXT ? WHOLE :
	    width < 20 ? WIDTH : width;
	s->ask.limit = s->limit ? (int64_t)s->limit : -1;
	s->ask.offset = (int64_t)s->offset;
	s->ask.want[HIT_TITLE] = true;
	for (int i = 0; i < HEAD; i++)
		s->ask.want[head[i]] = true;
	if (s->how == TABLE_FORMAT_JSON)
		for (int i = 0; i <= HIT_PROPOSAL; i++)
			s->ask.want[i] = true;
	return ask_sort(&s->ask, "search", s->sort) ? EXIT_DONE : EXIT_USAGE;
}

int cmd_search(int argc, char **argv)
{
	static struct search s = { .format = "text", .limit = 10,
		.sentences = 3 };
	const struct option_row rows[] = {
		ARCHIVE_OPTION(s.where, "the archive"),
		{ "limit", 'n', OPTION_SIZE, &s.limit, "N",
		    "at most so many letters (10; 0: all)" },
		{ "offset", 0, OPTION_SIZE, &s.offset, "N",
		    "leave out the first N" },
		{ "sort", 0, OPTION_WORD, &s.sort, "COLUMN,...",
		    "by columns, -COLUMN downwards (by relevance)" },
		FORMAT_OPTION(s.format, table_format_list, NULL),
		{ "sentences", 0, OPTION_SIZE, &s.sentences, "N",
		    "at most so many a letter (3)" },
		{ "facets", 0, OPTION_FLAG, &s.facets, NULL,
		    "count by issuer, area, year, class, kind, disclosure, "
		    "status" },
		{ "count", 'c', OPTION_FLAG, &s.count, NULL,
		    "only how many letters" },
		{ "color", 0, OPTION_WORD, &s.colour, "WHEN",
		    "light words: auto (default), always or never" },
		{ "bom", 0, OPTION_FLAG, &s.bom, NULL,
		    "a byte order mark first, for Excel" },
		NETWORK_OPTION(s.any_file_system),
	};
	int status;

	options_read(&argc, argv, rows, sizeof(rows) / sizeof(*rows),
	    "-a FILE.dafu [OPTION...] QUERY...");
	status = check(&s);
	if (!status && argc < 2)
		status = usage_error("search", "no query");
	if (!status) {
		s.query = ask_query(argc, argv, &s.arena);
		s.ask.query = s.query;
		status = s.query ? run(&s) : EXIT_USAGE;
	}
	arena_free(&s.arena);
	return status;
}
