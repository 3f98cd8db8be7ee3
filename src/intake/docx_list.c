/* SPDX-License-Identifier: MIT */
/* Automatic numbers of a DOCX: kinds of lists, lists of a kind, counting. */
#include "intake/docx.h"

#include "base/utf.h"
#include "intake/numeral.h"

enum { MOST = 20000, PARTS = 40 };	/* lists and kinds; parts of a number */

struct level {
	bool there, legal, hidden, blank;
	int start, format, restart;	/* restart: by which level; -1: any */
	const char *text, *style;
	enum toggle bold;
};

/* Lists of one kind count on from one another. */
struct kind {
	struct level level[LEVELS];
	unsigned count[LEVELS];
	bool begun[LEVELS];
	const char *link;		/* to the list of a style */
};

struct num {
	struct kind *kind;		/* NULL: of none that is there */
	int start[LEVELS];		/* where it begins anew; -1: it goes on */
	struct level *level[LEVELS];	/* NULL: as its kind says */
	bool used[LEVELS];
};

/* The format of a level; a newer one stands behind an AlternateContent. */
static const char *format_of(const xmlNode *lvl)
{
	const char *s = docx_val(lvl, WHAT_FORMAT);
	const xmlNode *other = docx_child(lvl, WHAT_ALTERNATE);

	if (!s && other)
		s = docx_val(docx_child(other, WHAT_FALLBACK), WHAT_FORMAT);
	return s ? s : "decimal";
}

static void read_level(struct level *l, const xmlNode *n)
{
	const char *suffix = docx_val(n, WHAT_SUFFIX);
	const xmlNode *look = docx_child(n, WHAT_RUN_LOOK);

	*l = (struct level){ .there = true,
		.start = docx_int(docx_val(n, WHAT_START), 1000000, 0),
		.format = numeral_named(format_of(n)),
		.restart = docx_int(docx_val(n, WHAT_RESTART), LEVELS, -1),
		.text = docx_val(n, WHAT_LEVEL_TEXT),
		.style = docx_val(n, WHAT_STYLE_NAME),
		.legal = docx_toggle(n, WHAT_LEGAL) == TOGGLE_ON,
		.hidden = docx_toggle(look, WHAT_VANISH) == TOGGLE_ON,
		.blank = !suffix || strcmp(suffix, "nothing"),
		.bold = docx_toggle(look, WHAT_BOLD) };
}

static int level_number(const xmlNode *n)
{
	return docx_int(part_attribute(n, "ilvl"), LEVELS - 1, -1);
}

static void read_kind(struct lists *l, const xmlNode *n, struct arena *a)
{
	struct kind *k = arena_new(a, struct kind, 1);
	const char *id = part_attribute(n, "abstractNumId");

	for (const xmlNode *c = n->children; c; c = c->next)
		if (docx_what(c) == WHAT_LEVEL && level_number(c) >= 0)
			read_level(&k->level[level_number(c)], c);
	k->link = docx_val(n, WHAT_NUM_STYLE);
	xmlHashAddEntry(l->kinds, BAD_CAST (id ? id : ""), k);
}

static void read_override(struct num *x, const xmlNode *n, struct arena *a)
{
	const xmlNode *lvl = docx_child(n, WHAT_LEVEL);
	int i = level_number(n);

	if (i < 0)
		return;
	x->start[i] = docx_int(docx_val(n, WHAT_START_OVERRIDE), 1000000, -1);
	if (!lvl)
		return;
	x->level[i] = arena_new(a, struct level, 1);
	read_level(x->level[i], lvl);
}

static void read_num(struct lists *l, const xmlNode *n, struct arena *a)
{
	struct num *x = arena_new(a, struct num, 1);
	const char *id = part_attribute(n, "numId");
	const char *kind = docx_val(n, WHAT_ABSTRACT_NUM_ID);

	for (int i = 0; i < LEVELS; i++)
		x->start[i] = -1;
	for (const xmlNode *c = n->children; c; c = c->next)
		if (docx_what(c) == WHAT_OVERRIDE)
			read_override(x, c, a);
	x->kind = kind ? xmlHashLookup(l->kinds, BAD_CAST kind) : NULL;
	xmlHashAddEntry(l->nums, BAD_CAST (id ? id : ""), x);
}

bool lists_read(struct lists *l, const xmlNode *root,
    const struct styles *styles, struct intake *in)
{
	size_t n = 0;

	*l = (struct lists){ xmlHashCreate(64), xmlHashCreate(64), styles };
	if (!l->kinds || !l->nums)
		out_of_memory();
	for (const xmlNode *k = root ? root->children : NULL; k; k = k->next) {
		n += docx_what(k) == WHAT_ABSTRACT_NUM ||
		    docx_what(k) == WHAT_NUM;
		if (n > MOST) {
			diag_add(in->d, DIAG_TOO_LARGE, "more than %d lists",
			    MOST);
			return false;
		}
		if (docx_what(k) == WHAT_ABSTRACT_NUM)
			read_kind(l, k, in->a);
	}
	for (const xmlNode *k = root ? root->children : NULL; k; k = k->next)
		if (docx_what(k) == WHAT_NUM)
			read_num(l, k, in->a);
	return true;
}

void lists_free(struct lists *l)
{
	if (l->kinds)
		xmlHashFree(l->kinds, NULL);
	if (l->nums)
		xmlHashFree(l->nums, NULL);
}

/* The list, where its kind is that of a style the style's; NULL: none. */
static struct num *num_of(struct lists *l, const char *id)
{
	struct num *x = NULL;

	for (int hops = 0; id && hops < 4; hops++) {
		const struct look *style;

		x = xmlHashLookup(l->nums, BAD_CAST id);
		if (!x || !x->kind || !x->kind->link)
			break;
		style = styles_look(l->styles, x->kind->link);
		id = style && style->num && strcmp(style->num, id) ?
		    style->num : NULL;
	}
	return x && x->kind ? x : NULL;
}

static const struct level *level_of(const struct num *x, int i)
{
	return x->level[i] ? x->level[i] : &x->kind->level[i];
}

/* Which level a paragraph is of: its own, or the one tied to its style. */
static int level_in(const struct num *x, const struct look *look)
{
	for (int i = 0; look->num_style && i < LEVELS; i++) {
		const char *style = level_of(x, i)->style;

		if (style && !strcmp(style, look->num_style))
			return i;
	}
	return look->level < 0 ? 0 : look->level;
}

static unsigned first_of(const struct num *x, int i)
{
	return (unsigned)(x->start[i] >= 0 ? x->start[i] :
	    level_of(x, i)->start);
}

/* Count one more at a level; the deeper ones begin anew. */
static void count(struct num *x, int i)
{
	struct kind *k = x->kind;

	if (x->start[i] >= 0 && !x->used[i])
		k->begun[i] = false;
	x->used[i] = true;
	k->count[i] = k->begun[i] ? k->count[i] + 1 : first_of(x, i);
	k->begun[i] = true;
	for (int deep = i + 1; deep < LEVELS; deep++) {
		int by = level_of(x, deep)->restart;

		if (by < 0 || i < by)
			k->begun[deep] = false;
	}
}

struct ink {
	struct arena *a;
	struct VEC(str) part;
};

/* %1 to %9 of a level's text stand for the numbers of levels. */
static void put_number(struct ink *k, const struct num *x, int i, bool legal)
{
	const struct level *l = level_of(x, i);
	unsigned n = x->kind->begun[i] ? x->kind->count[i] : first_of(x, i);

	*push(k->a, &k->part) = numeral_write(legal ? 0 : l->format, n, k->a);
}

/* A mark of a list: signs of a font's own are no characters, and become a
 * bullet. */
static str mark_of(const char *text, struct arena *a)
{
	size_t n;
	uint32_t *c = utf8_points(a, str_of(text), &n);

	for (size_t i = 0; i < n; i++)
		if (c[i] >= 0xE000 && c[i] < 0xF900)
			c[i] = 0x2022;
	return utf8_of(a, c, n);
}

static str write_label(const struct num *x, int level, struct arena *a)
{
	const struct level *l = level_of(x, level);
	struct ink k = { .a = a };
	const char *s = l->text;

	if (numeral_is_bullet(l->format))
		return mark_of(s ? s : "", a);
	while (s && *s && k.part.n < PARTS) {
		size_t plain = strcspn(s, "%");

		if (s[0] == '%' && s[1] >= '1' && s[1] <= '9') {
			put_number(&k, x, s[1] - '1', l->legal);
			s += 2;
			continue;
		}
		plain += !plain;
		*push(a, &k.part) = (str){ s, plain };
		s += plain;
	}
	return arena_join(a, k.part.v, k.part.n);
}

struct label lists_next(struct lists *l, const struct look *look,
    struct arena *a)
{
	struct num *x = num_of(l, look->num);
	struct label none = { .text = STR("") };
	const struct level *of;
	int i;

	if (!x)
		return none;
	i = level_in(x, look);
	of = level_of(x, i);
	if (!of->there)
		return none;
	count(x, i);
	if (of->hidden)
		return none;
	return (struct label){ write_label(x, i, a), of->blank, of->bold };
}
