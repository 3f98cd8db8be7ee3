/* SPDX-License-Identifier: MIT */
/* From a record's tree to the same without what is personal. */
#include "publish/redact.h"

#include <stdlib.h>

#include "base/utf.h"
#include "publish/labelled.h"
#include "publish/tree.h"

enum { ROUNDS = 4 };
#define MARK "〔已隐去："

struct work {
	struct redaction *out;
	const struct redact_options *o;
	const struct private_forms *p;
	struct arena *a;
	xmlDoc *doc;
	struct needles kept;
	struct VEC(const char *) gone;	/* ids of statistics */
	bool left;			/* something could not be taken out */
};

/* --- what to look for --- */

/* How many digits the area code has: of 010, 02x, 0xxx; 0: there is none. */
static size_t area_of(const uint32_t *digit, size_t n)
{
	size_t area = n > 2 && digit[1] < '3' ? 3 : 4;

	return n >= area + 7 && digit[0] == '0' ? area : 0;
}

/* Also without its area code. */
static void keep(struct work *w, str text)
{
	struct needle x = needle_of(text, w->a);
	size_t area = area_of(x.c, x.n);
	struct needle local = { x.c + area, x.n - area };

	needles_add(&w->kept, &x, w->a);
	needles_add(&w->kept, &local, w->a);
}

/* A mark of an earlier edition. */
static bool is_mark(str text)
{
	return str_starts(text, STR(MARK));
}

static void seek(struct work *w, str text, enum hidden kind)
{
	struct needle x = needle_of(text, w->a);

	if (x.n > 1 && !is_mark(text) && !needles_have(&w->kept, &x) &&
	    needles_add(&w->out->needles, &x, w->a))
		*push(w->a, &w->out->sought) = (struct sought){ kind, text };
}

static void seek_local(struct work *w, const uint32_t *digit, size_t n,
    enum hidden kind)
{
	size_t area = area_of(digit, n);

	if (area)
		seek(w, utf8_of(w->a, digit + area, n - area), kind);
}

/* A number of several parts is looked for by each of them that is a number of
 * its own: 0731-22663762, 22663763. */
static void seek_number(struct work *w, str text, enum hidden kind)
{
	enum { LEAST = 7 };
	struct needle whole = needle_of(text, w->a);
	size_t n, run = 0;
	uint32_t *c = utf8_points(w->a, text, &n);

	if (needles_have(&w->kept, &whole))
		return;
	seek(w, text, kind);
	seek_local(w, whole.c, whole.n, kind);
	for (size_t i = 0; i <= n; i++) {
		c[i] = i < n ? fold_point(c[i]) : 0;
		if (c[i] >= '0' && c[i] <= '9') {
			run++;
			continue;
		}
		if (run >= LEAST && run < n) {
			seek(w, utf8_of(w->a, c + i - run, run), kind);
			seek_local(w, c + i - run, run, kind);
		}
		run = 0;
	}
}

/* Without what parts it from its neighbours. */
static bool trim(const uint32_t *c, struct private_span *s)
{
	while (s->start < s->end && !utf_is_ink(fold_point(c[s->start])))
		s->start++;
	while (s->end > s->start && !utf_is_ink(fold_point(c[s->end - 1])))
		s->end--;
	return s->start < s->end;
}

/* A span but for what of it may stay. */
static void spare(struct work *w, const struct haystack *h,
    struct private_span s, private_spans *out)
{
	struct needle_place f = {0};
	uint32_t last = UINT32_MAX;	/* where one that stays begins */

	while (needles_find(&w->kept, h, &f)) {
		struct private_span before = { s.start, f.start, s.kind };

		/* of two that begin there the longer stays */
		if ((f.start < s.start && f.start != last) ||
		    f.end <= s.start || f.end > s.end)
			continue;
		if (f.start > s.start && trim(h->c, &before))
			*push(w->a, out) = before;
		last = f.start;
		s.start = f.end;
		if (!trim(h->c, &s))
			return;
	}
	*push(w->a, out) = s;
}

static void seek_span(struct work *w, const uint32_t *c,
    const struct private_span *s)
{
	str text = utf8_of(w->a, c + s->start, s->end - s->start);

	if (s->kind == HIDDEN_PHONE)
		seek_number(w, text, s->kind);
	else
		seek(w, text, s->kind);
}

static void seek_in(struct work *w, const uint32_t *c, size_t n)
{
	private_spans forms = {0}, found = {0};
	struct haystack h;

	haystack_fill(&h, c, n, w->a);
	w->p->find(w->p->arg, &forms, h.c, h.n, w->a);
	for (size_t k = 0; k < forms.n; k++)
		spare(w, &h, forms.v[k], &found);
	for (size_t k = 0; k < found.n; k++)
		seek_span(w, c, &found.v[k]);
}

static void seek_forms(struct work *w, const tree_texts *list)
{
	struct table table = {0};

	for (size_t i = 0; i < list->n; i++) {
		str cells = table_labelled(&table, &list->v[i], w->a);
		size_t n;
		const uint32_t *c = utf8_points(w->a, cells, &n);

		seek_in(w, list->v[i].c, list->v[i].n);
		seek_in(w, c, n);
	}
}

/* The kind that a field of a contact is; HIDDEN_COUNT: it is none. */
static enum hidden kind_of(const xmlNode *n)
{
	int k = 0;

	if (!n->parent || !tree_is(n->parent, "contact"))
		return HIDDEN_COUNT;
	while (k < HIDDEN_COUNT && (!hidden_elements[k] ||
	    !tree_is(n, hidden_elements[k])))
		k++;
	return (enum hidden)k;
}

static bool is_person(const xmlNode *n)
{
	return (tree_is(n, "proposer") || tree_is(n, "addressee")) &&
	    str_eq(tree_attribute(n, "kind", NULL), STR("person"));
}

/* An organ's name, which may stand where a contact's is read; no number. */
static bool is_organ(const xmlNode *n, str words)
{
	static const char *const names[] = { "issuer", "signature",
		"organization", "recipient" };
	bool is = (tree_is(n, "addressee") || tree_is(n, "proposer")) &&
	    !is_person(n);

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		is |= tree_is(n, names[i]);
	for (size_t at = 0; is && at < words.len; ) {
		uint32_t c = fold_point(utf8_next(words, &at));

		is = !(c >= '0' && c <= '9') && c != '@';
	}
	return is;
}

/* Who stays; before anything is looked for. */
static void keep_all(struct work *w)
{
	str left = w->o->allow;

	while (left.len) {
		const char *comma = memchr(left.s, ',', left.len);
		size_t n = comma ? (size_t)(comma - left.s) : left.len;

		keep(w, (str){ left.s, n });
		left = comma ? (str){ comma + 1, left.len - n - 1 } : (str){0};
	}
	for (xmlNode *n = xmlDocGetRootElement(w->doc); n;
	    n = tree_next(n, NULL))
		if ((is_person(n) && !w->o->anonymous) ||
		    tree_is(n, "signatory") || (tree_is(n, "person") &&
		    xmlHasProp(n, BAD_CAST "office")) ||
		    is_organ(n, tree_words(n, w->a)))
			keep(w, tree_words(n, w->a));
}

static void seek_all(struct work *w, const tree_texts *list)
{
	keep_all(w);
	for (xmlNode *n = xmlDocGetRootElement(w->doc); n;
	    n = tree_next(n, NULL)) {
		enum hidden kind = kind_of(n);

		if (kind != HIDDEN_COUNT)
			seek_number(w, tree_words(n, w->a), kind);
		else if (is_person(n) && w->o->anonymous)
			seek(w, tree_words(n, w->a), HIDDEN_PROPOSER);
	}
	seek_forms(w, list);
}

/* --- taking it out --- */

static int by_start(const void *x, const void *y)
{
	const struct private_span *a = x, *b = y;

	return a->start < b->start ? -1 : a->start > b->start ? 1 :
	    a->end > b->end ? -1 : a->end < b->end;
}

/* In order, and none in another: what overlaps is one. */
static void merge(private_spans *s)
{
	size_t n = 0;

	if (s->n)
		qsort(s->v, s->n, sizeof(*s->v), by_start);
	for (size_t i = 0; i < s->n; i++)
		if (n && s->v[i].start < s->v[n - 1].end) {
			if (s->v[i].end > s->v[n - 1].end)
				s->v[n - 1].end = s->v[i].end;
		} else {
			s->v[n++] = s->v[i];
		}
	s->n = n;
}

/* What of a text goes; false: nothing. */
static bool find(struct work *w, const struct tree_text *t, private_spans *out)
{
	struct haystack h;
	struct needle_place f = {0};
	private_spans forms = {0};

	haystack_fill(&h, t->c, t->n, w->a);
	w->p->find(w->p->arg, &forms, t->c, t->n, w->a);
	for (size_t i = 0; i < forms.n; i++)
		if (forms.v[i].end > t->prefix)
			spare(w, &h, forms.v[i], out);
	while (needles_find(&w->out->needles, &h, &f))
		if (f.end > t->prefix)
			*push(w->a, out) = (struct private_span){ f.start,
			    f.end, w->out->sought.v[f.which].kind };
	for (size_t i = 0; i < out->n; i++)
		if (out->v[i].start < t->prefix)
			out->v[i].start = (uint32_t)t->prefix;
	merge(out);
	return out->n > 0;
}

static void note(struct work *w, const struct tree_text *t,
    const struct private_span *s)
{
	struct removal *r = push(w->a, &w->out->list);

	r->kind = s->kind;
	r->text = utf8_of(w->a, t->c + s->start, s->end - s->start);
	r->path = t->path;
}

/* A mark in the place of each span; what is left of the text is looked at
 * again. */
static void strike(struct work *w, struct tree_text t, private_spans first)
{
	private_spans spans = first;
	int round = 0;

	for (; spans.n || find(w, &t, &spans); spans = (private_spans){0}) {
		str marks[HIDDEN_COUNT];

		if (round++ == ROUNDS) {
			w->left = true;
			return;
		}
		for (int k = 0; k < HIDDEN_COUNT; k++)
			marks[k] = arena_printf(w->a, MARK "%s〕",
			    hidden_words[k]);
		for (size_t i = 0; i < spans.n; i++)
			note(w, &t, &spans.v[i]);
		for (size_t i = spans.n; i-- > 0; )
			tree_replace(&t, spans.v[i].start, spans.v[i].end,
			    marks[spans.v[i].kind], w->a);
		for (size_t i = 0; i < t.gone.n; i++)
			*push(w->a, &w->gone) = t.gone.v[i];
		if (t.attribute && !t.node)
			return;		/* it is no longer there */
		t = tree_text_again(&t, w->a);
	}
}

/* A contact's field goes whole, as a proposer does that is not to be named. */
static void strike_text(struct work *w, const struct tree_text *t)
{
	enum hidden kind = t->attribute ? HIDDEN_COUNT : kind_of(t->node);
	private_spans all = {0};

	if (!t->attribute && is_person(t->node) && w->o->anonymous)
		kind = HIDDEN_PROPOSER;
	if (kind != HIDDEN_COUNT && !is_mark(utf8_of(w->a, t->c, t->n))) {
		const struct private_span s = { 0, (uint32_t)t->n, kind };
		struct haystack h;

		haystack_fill(&h, t->c, t->n, w->a);
		if (kind == HIDDEN_NAME)
			*push(w->a, &all) = s;
		else
			spare(w, &h, s, &all);
	}
	strike(w, *t, all);
}

/* --- what tells of the source --- */

static int by_words(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

/* Figures whose total is gone are parts of nothing. */
static void part_from(struct work *w, xmlNode *n)
{
	str of = tree_attribute(n, "partOf", w->a);

	if (!of.s || !w->gone.n || !bsearch(&of.s, w->gone.v, w->gone.n,
	    sizeof(*w->gone.v), by_words))
		return;
	xmlUnsetProp(n, BAD_CAST "partOf");
	xmlUnsetProp(n, BAD_CAST "partOfCertainty");
}

/* What others may have put there: xml:base, xml:id …; but the root's xml:lang,
 * which is set anew. */
static void strike_foreign(xmlNode *n)
{
	for (xmlAttr *x = n->properties, *next; x; x = next) {
		next = x->next;
		if (x->ns && (n->parent->type == XML_ELEMENT_NODE ||
		    strcmp((const char *)x->name, "lang")))
			xmlRemoveProp(x);
	}
}

static void strike_source(struct work *w, xmlNode *n)
{
	struct removal *r = push(w->a, &w->out->list);

	r->kind = HIDDEN_FILE;
	r->text = tree_attribute(n, "name", w->a);
	r->path = STR("/r:reply/r:source/@name");
	xmlSetProp(n, BAD_CAST "name", BAD_CAST arena_printf(w->a,
	    MARK "%s〕", hidden_words[HIDDEN_FILE]).s);
	xmlUnsetProp(n, BAD_CAST "sha256");
	xmlUnsetProp(n, BAD_CAST "profile");
}

/* What is of the inner side only: findings, and text that nobody read. */
static bool is_inner(const xmlNode *n)
{
	return tree_is(n, "findings") || (tree_is(n, "line") &&
	    !str_eq(tree_attribute(n, "kind", NULL), STR("label"))) ||
	    (tree_is(n, "residue") && !xmlFirstElementChild((xmlNode *)n));
}

static void strike_rest(struct work *w)
{
	xmlNode *root = xmlDocGetRootElement(w->doc);

	if (w->gone.n)
		qsort(w->gone.v, w->gone.n, sizeof(*w->gone.v), by_words);
	for (xmlNode *n = root, *next; n; n = next) {
		next = tree_next(n, NULL);
		part_from(w, n);
		strike_foreign(n);
		xmlUnsetProp(n, BAD_CAST "at");
		xmlUnsetProp(n, BAD_CAST "areaCode");
		if (tree_is(n, "source"))
			strike_source(w, n);
	}
	for (int again = 0; again < 2; again++)
		for (xmlNode *n = root, *next; n; n = next) {
			next = tree_next(n, NULL);
			if (is_inner(n)) {
				next = tree_behind(n, NULL);
				xmlUnlinkNode(n);
				xmlFreeNode(n);
			}
		}
	xmlNodeSetLang(root, BAD_CAST "zh");
	xmlSetProp(root, BAD_CAST "edition", BAD_CAST "public");
}

bool redact(struct redaction *out, xmlDoc *doc, const struct redact_options *o,
    const struct private_forms *p, struct arena *a)
{
	struct work w = { .out = out, .o = o, .p = p, .a = a, .doc = doc };
	tree_texts list = {0};

	*out = (struct redaction){0};
	tree_bare(doc);
	tree_list(&list, doc, a);
	seek_all(&w, &list);
	/* attributes first: their elements may go with the running text */
	for (int running = 0; running < 2; running++)
		for (size_t i = 0; i < list.n; i++)
			if ((list.v[i].attribute == NULL) == running)
				strike_text(&w, &list.v[i]);
	strike_rest(&w);
	return !w.left;
}

str redaction_leak(const struct redaction *r, str output, struct arena *a)
{
	struct output_text t;
	size_t which;

	output_read(&t, output, a);
	return output_finds(&t, &r->needles, &which) ? r->sought.v[which].text :
	    (str){0};
}
