/* SPDX-License-Identifier: MIT */
/* From a record to the rows that the archive keeps of it. */
#include "archive/rows.h"

#include <stdlib.h>

#include "archive/area.h"
#include "archive/index_words.h"
#include "archive/last_day.h"
#include "archive/minhash.h"
#include "archive/proposal_key.h"
#include "archive/running_text.h"
#include "archive/value_key.h"
#include "record/node.h"

/* A record on its way into rows. */
struct maker {
	struct arena *a;
	const rows_fixes *fixes;	/* NULL: none */
	struct VEC(struct row) row[TABLE_COUNT];
	str date;			/* the letter's; or the year of its number */
	str organ[2];			/* its issuer and signature */
	int64_t measure;		/* n of the one we are in; 0: none */
	str status;			/* its, or that of one around it */
	int64_t proposal;		/* n of the one we are in */
	int64_t errors, warnings;
	struct VEC(str) title;		/* parts of the index's text */
};

/* Add all text below n to parts, a piece a text node. */
#define gather(m, n, parts) do { \
	const xmlNode *gather_k = (n)->children; \
	while (gather_k) { \
		if (gather_k->type == XML_TEXT_NODE) \
			*push((m)->a, (parts)) = \
			    str_of((const char *)gather_k->content); \
		gather_k = node_after(gather_k, (n)); \
	} \
} while (0)

/* The words of an element; of none, no string. */
static str words(struct maker *m, const xmlNode *n)
{
	struct VEC(str) part = {0};

	if (!n)
		return (str){0};
	if (n->children && !n->children->next &&
	    n->children->type == XML_TEXT_NODE)
		return str_of((const char *)n->children->content);
	gather(m, n, &part);
	return arena_join(m->a, part.v, part.n);
}

static void put_text(struct row *r, enum column c, str x)
{
	if (x.s)
		*row_cell(r, c) = (struct cell){ .type = CELL_TEXT, .text = x };
}

static void put_blob(struct row *r, enum column c, str x)
{
	if (x.s)
		*row_cell(r, c) = (struct cell){ .type = CELL_BLOB, .text = x };
}

static void put_integer(struct row *r, enum column c, int64_t i)
{
	*row_cell(r, c) = (struct cell){ .type = CELL_INTEGER, .integer = i };
}

static int64_t integer(str x)
{
	return x.s ? strtoll(x.s, NULL, 10) : 0;
}

/* Fill the columns that have a `from`, in whatever order attributes stand. */
static void fill(struct maker *m, struct row *r, const xmlNode *n)
{
	const struct table_row *t = &table_rows[r->table];

	r->node = n;
	for (int i = 0; i < t->count; i++) {
		enum column c = (enum column)((int)t->first + i);
		const char *from = column_rows[c].from;
		str x;

		if (!*from)
			continue;
		x = *from != '.' ? node_attribute(n, from) : words(m, n);
		if (x.s && !strncmp(column_rows[c].type, "INTEGER", 7))
			put_integer(r, c, integer(x));
		else
			put_text(r, c, x);
	}
}

/* A new row, numbered where its second column is n. */
static struct row *row_new(struct maker *m, enum table t)
{
	struct row *r = push(m->a, &m->row[t]);

	r->table = t;
	r->cell = arena_new(m->a, struct cell, (size_t)table_rows[t].count);
	if (!strcmp(column_rows[table_rows[t].first + 1].name, "n"))
		put_integer(r, (enum column)((int)table_rows[t].first + 1),
		    (int64_t)m->row[t].n);
	return r;
}

static void party(struct maker *m, const xmlNode *n, const char *role)
{
	struct row *r = row_new(m, TABLE_PARTY);

	fill(m, r, n);
	put_text(r, COLUMN_PARTY_ROLE, str_of(role));
	if (m->proposal)
		put_integer(r, COLUMN_PARTY_PROPOSAL, m->proposal);
}

static void signatory(struct maker *m, const xmlNode *n)
{
	party(m, n, "signatory");
}

static void proposer(struct maker *m, const xmlNode *n)
{
	party(m, n, "proposer");
}

static void addressee(struct maker *m, const xmlNode *n)
{
	party(m, n, "addressee");
}

static void recipient(struct maker *m, const xmlNode *n)
{
	party(m, n, "recipient");
}

static void proposal(struct maker *m, const xmlNode *n)
{
	struct row *r = row_new(m, TABLE_PROPOSAL);
	str title = words(m, node_child(n, "title")), key;

	fill(m, r, n);
	key = proposal_key(m->a, row_cell(r, COLUMN_PROPOSAL_ASSEMBLY)->text,
	    row_cell(r, COLUMN_PROPOSAL_TERM)->integer,
	    row_cell(r, COLUMN_PROPOSAL_SESSION)->integer,
	    row_cell(r, COLUMN_PROPOSAL_NUMBER)->text);
	put_text(r, COLUMN_PROPOSAL_TITLE, title);
	put_text(r, COLUMN_PROPOSAL_KEY, key);
	put_text(r, COLUMN_PROPOSAL_SUBJECT, proposal_subject(m->a, title));
	put_text(r, COLUMN_PROPOSAL_PLACE, proposal_place(m->a,
	    row_cell(r, COLUMN_PROPOSAL_ASSEMBLY)->text, m->organ, 2));
	if (title.len) {
		*push(m->a, &m->title) = STR("\n");
		*push(m->a, &m->title) = title;
	}
	m->proposal = (int64_t)m->row[TABLE_PROPOSAL].n;
	for (const xmlNode *k = n->children; k; k = k->next)
		if (node_is(k, "proposer"))
			proposer(m, k);
	m->proposal = 0;
}

/* We are now in the measure of this row, from 1. */
static void measure_enter(struct maker *m, size_t row)
{
	str status;

	m->measure = (int64_t)row;
	status = row_cell(&m->row[TABLE_MEASURE].v[m->measure - 1],
	    COLUMN_MEASURE_STATUS)->text;
	if (status.s)
		m->status = status;
}

static void measure(struct maker *m, const xmlNode *n)
{
	struct row *r = row_new(m, TABLE_MEASURE);
	str deadline = node_attribute(n, "deadline");
	const xmlNode *heading = node_child(n, "heading");

	fill(m, r, n);
	put_text(r, COLUMN_MEASURE_HEADING, words(m, heading));
	if (deadline.s)
		put_text(r, COLUMN_MEASURE_DUE,
		    due_of(m->a, deadline, m->date));
}

/* A sentence of prose that is an item of the body, too, and by what it is has a
 * status. */
static struct row *sentence(struct maker *m, const xmlNode *n, str status)
{
	struct row *r;

	measure(m, n);
	r = &m->row[TABLE_MEASURE].v[m->row[TABLE_MEASURE].n - 1];
	put_integer(r, COLUMN_MEASURE_LEVEL, 1);
	put_text(r, COLUMN_MEASURE_HEADING, words(m, n));
	put_text(r, COLUMN_MEASURE_STATUS, status);
	return r;
}

static void statistic(struct maker *m, const xmlNode *n)
{
	struct row *r = row_new(m, TABLE_STATISTIC);
	str total = node_attribute(n, "partOf");

	fill(m, r, n);
	if (m->measure)
		put_integer(r, COLUMN_STATISTIC_MEASURE, m->measure);
	put_text(r, COLUMN_STATISTIC_STATUS, m->status);
	if (total.len > 1)
		put_integer(r, COLUMN_STATISTIC_PART_OF, integer(
		    (str){ total.s + 1, total.len - 1 }));
}

static void citation(struct maker *m, const xmlNode *n)
{
	struct row *r = row_new(m, TABLE_CITATION);

	fill(m, r, n);
	if (m->measure)
		put_integer(r, COLUMN_CITATION_MEASURE, m->measure);
}

static void contact(struct maker *m, const xmlNode *n)
{
	struct row *last = m->row[TABLE_CONTACT].n ?
	    &m->row[TABLE_CONTACT].v[m->row[TABLE_CONTACT].n - 1] : NULL;
	int64_t count = last ?
	    row_cell(last, COLUMN_CONTACT_CONTACT)->integer + 1 : 1;

	for (const xmlNode *k = n->children; k; k = k->next) {
		struct row *r;

		if (k->type != XML_ELEMENT_NODE)
			continue;
		r = row_new(m, TABLE_CONTACT);
		fill(m, r, k);
		put_integer(r, COLUMN_CONTACT_CONTACT, count);
		put_text(r, COLUMN_CONTACT_ROLE, node_attribute(n, "role"));
		put_text(r, COLUMN_CONTACT_FIELD, str_of((const char *)k->name));
	}
}

static void finding(struct maker *m, const xmlNode *n)
{
	struct row *r = row_new(m, TABLE_FINDING);
	str severity;

	fill(m, r, n);
	severity = row_cell(r, COLUMN_FINDING_SEVERITY)->text;
	m->errors += str_eq(severity, STR("error"));
	m->warnings += str_eq(severity, STR("warning"));
}

static void promise(struct maker *m, const xmlNode *n);
static void refusal(struct maker *m, const xmlNode *n);

/* Elements that are rows, wherever they stand; add one: a row. */
static const struct {
	const char *name;
	void (*make)(struct maker *, const xmlNode *);
} makers[] = {
	{ "promise", promise },
	{ "refusal", refusal },
	{ "statistic", statistic },
	{ "citation", citation },
	{ "proposal", proposal },
	{ "signatory", signatory },
	{ "addressee", addressee },
	{ "recipient", recipient },
	{ "contact", contact },
	{ "finding", finding },
};

static void child_row(struct maker *m, const xmlNode *n)
{
	for (size_t i = 0; i < sizeof(makers) / sizeof(*makers); i++)
		if (node_is(n, makers[i].name))
			makers[i].make(m, n);
}

static void children(struct maker *m, const xmlNode *n)
{
	for (const xmlNode *k = n ? n->children : NULL; k; k = k->next)
		child_row(m, k);
}

/* A promise, and its marks: those of what is to come are of it. */
static void promise(struct maker *m, const xmlNode *n)
{
	int64_t outer = m->measure, ahead = integer(node_attribute(n, "ahead"));
	const xmlNode *k = n->children;
	str status = m->status;
	size_t own;

	sentence(m, n, STR("planned"));
	own = m->row[TABLE_MEASURE].n;
	for (; k && (k->type != XML_ELEMENT_NODE ||
	    integer(node_attribute(k, "start")) < ahead); k = k->next)
		child_row(m, k);
	measure_enter(m, own);
	for (; k; k = k->next)
		child_row(m, k);
	m->measure = outer;
	m->status = status;
}

/* A refusal, and its marks. */
static void refusal(struct maker *m, const xmlNode *n)
{
	int64_t outer = m->measure;
	str status = m->status;

	put_text(sentence(m, n, STR("refused")),
	    COLUMN_MEASURE_STATUS_CERTAINTY, node_attribute(n, "certainty"));
	measure_enter(m, m->row[TABLE_MEASURE].n);
	children(m, n);
	m->measure = outer;
	m->status = status;
}

/* A measure's row, and the marks of its heading; what follows is inside it. */
static void measure_open(struct maker *m, const xmlNode *n)
{
	measure(m, n);
	measure_enter(m, m->row[TABLE_MEASURE].n);
	children(m, node_child(n, "heading"));
}

/* What body and measure hold. */
static void body(struct maker *m, const xmlNode *n)
{
	int64_t outer = m->measure;
	str status = m->status;

	for (const xmlNode *k = n ? n->children : NULL; k; k = k->next)
		if (node_is(k, "p")) {
			children(m, k);
		} else if (node_is(k, "measure")) {
			measure_open(m, k);
			body(m, k);
			m->measure = outer;
			m->status = status;
		}
}

/* What people have given stands where it was read, or was not. */
static void fix(struct maker *m, struct row *r)
{
	for (size_t i = 0; m->fixes && i < m->fixes->n; i++) {
		const struct rows_fix *f = &m->fixes->v[i];
		struct cell *c = row_cell(r, f->column);

		*c = (struct cell){0};
		if (f->value.s && !strncmp(column_rows[f->column].type,
		    "INTEGER", 7))
			put_integer(r, f->column, integer(f->value));
		else
			put_text(r, f->column, f->value);
	}
}

/* The year of a document number, behind its 〔; as it was read, or of one that
 * a person has given. */
static str year_of(struct maker *m, const struct row *r, const xmlNode *number)
{
	str given = row_cell(r, COLUMN_LETTER_NUMBER)->text;
	const char *at = given.s ? strstr(given.s, "〔") : NULL;

	if (number && str_eq(given, words(m, number)))
		return node_attribute(number, "year");
	at = at ? at + strlen("〔") : NULL;
	return at && strspn(at, "0123456789") == 4 ? (str){ at, 4 } : (str){0};
}

/* Where a column of the letter stands in the record: field.def. */
static const struct {
	enum column column;
	const char *element, *attribute;
} fields[] = {
#define HEAD(id, name, sql, element, attribute, type, index, correct, heading, \
    others, asks, comment) { COLUMN_LETTER_##id, element, attribute },
#include "letter/field.def"
};

static void put_field(struct maker *m, struct row *r, size_t i,
    const xmlNode *head)
{
	const xmlNode *n = !*fields[i].element ? r->node :
	    node_child(head, fields[i].element);

	if (n)
		put_text(r, fields[i].column, strcmp(fields[i].attribute, ".") ?
		    node_attribute(n, fields[i].attribute) : words(m, n));
}

/* Whose letter it is: by the issuer's name or the signature; where these say
 * only 市教育局, the place of the assembly, if it is of the same level. */
static void area(struct maker *m, struct row *letter)
{
	struct area x = area_of(m->a, m->organ[0]);

	if (!x.level.s)
		x = area_of(m->a, m->organ[1]);
	for (size_t i = 0; x.level.s && !x.place.s &&
	    i < m->row[TABLE_PROPOSAL].n; i++) {
		struct area y = area_of(m->a, row_cell(
		    &m->row[TABLE_PROPOSAL].v[i], COLUMN_PROPOSAL_PLACE)->text);

		if (str_eq(x.level, y.level))
			x.place = y.place;
	}
	put_text(letter, COLUMN_LETTER_AREA, x.place);
	put_text(letter, COLUMN_LETTER_LEVEL, x.level);
}

static void head(struct maker *m, struct row *r, const xmlNode *n)
{
	const xmlNode *number = node_child(n, "documentNumber");
	str year;

	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++)
		if (*fields[i].attribute)
			put_field(m, r, i, n);
	fix(m, r);
	m->organ[0] = row_cell(r, COLUMN_LETTER_ISSUER)->text;
	m->organ[1] = row_cell(r, COLUMN_LETTER_SIGNATURE)->text;
	*push(m->a, &m->title) = row_cell(r, COLUMN_LETTER_TITLE)->text;
	m->date = row_cell(r, COLUMN_LETTER_DATE)->text;
	year = year_of(m, r, number);
	if (!year.s)
		year = m->date;
	if (!m->date.s)
		m->date = year;
	if (year.s)
		put_integer(r, COLUMN_LETTER_YEAR, integer(year));
	children(m, n);
	area(m, r);
}

void rows_of(struct rows *out, xmlDoc *doc, struct arena *a)
{
	rows_fixed(out, doc, NULL, a);
}

void rows_fixed(struct rows *out, xmlDoc *doc, const rows_fixes *fixes,
    struct arena *a)
{
	const xmlNode *reply = xmlDocGetRootElement(doc);
	struct maker m = { .a = a, .fixes = fixes };
	struct row *letter = row_new(&m, TABLE_LETTER);
	struct body text;

	*out = (struct rows){0};
	letter->node = reply;
	head(&m, letter, node_child(reply, "head"));
	body(&m, node_child(reply, "body"));
	children(&m, node_child(reply, "contacts"));
	children(&m, node_child(reply, "copies"));
	children(&m, node_child(reply, "findings"));
	out->text[INDEX_TITLE] = arena_join(a, m.title.v, m.title.n);
	body_of(&text, node_child(reply, "body"), a);
	out->text[INDEX_BODY] = text.text;
	put_blob(letter, COLUMN_LETTER_SKETCH,
	    minhash_of(a, out->text[INDEX_BODY]));
	put_blob(letter, COLUMN_LETTER_FIGURES, figures_of(a,
	    m.row[TABLE_STATISTIC].v, m.row[TABLE_STATISTIC].n));
	put_integer(letter, COLUMN_LETTER_ERRORS, m.errors);
	put_integer(letter, COLUMN_LETTER_WARNINGS, m.warnings);
	for (int t = TABLE_ROWS_FIRST; t <= TABLE_ROWS_LAST; t++)
		for (size_t i = 0; i < m.row[t].n; i++)
			*push(a, &out->row) = m.row[t].v[i];
	out->text[INDEX_FACTS] = facts_of(out, text.text, a);
}
