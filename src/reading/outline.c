/* SPDX-License-Identifier: MIT */
/*
 * The body as a tree: numbered and headed items nest as the letter nests them
 * (GB/T 9704-2012 7.3.3), inline ones too.
 */
#include "reading/evidence.h"
#include "reading/heading.h"
#include "reading/item.h"

struct outline {
	struct reader *r;
	struct node *open[FORM_COUNT];	/* the stack of open measures */
	enum form form[FORM_COUNT];
	bool inside[FORM_COUNT];	/* they stand in a paragraph */
	int depth;
	bool series[FORM_COUNT];	/* a first item of the form was seen */
	int stood[FORM_COUNT];		/* and where in the stack, the last */
	uint32_t steps;		/* where a series was left for the next steps */
	int nested;		/* calls of running() within one another */
	uint32_t second[FORM_COUNT];	/* where the last second item stands */
};

/* The label at i, if one stands there. */
static bool label_here(struct outline *o, uint32_t i, uint32_t end, bool inside,
    struct item *item)
{
	struct reader *r = o->r;
	uint32_t limit = end - i > 16 ? i + 16 : end;

	if (i >= end || !set_has(SET_ITEM_BEGINS, r->f[i]))
		return false;
	for (int k = 0; k < FORM_LABELS; k++) {
		if ((inside && !forms[k].runs) ||
		    !label_of(r, (enum form)k, i, limit, item))
			continue;
		item->inside = inside;
		/* first, next, thirdly */
		if (item->form == FORM_ORDINAL && !o->series[FORM_ORDINAL] &&
		    o->series[FORM_FIRST] && !label_first(r, item))
			item->form = FORM_FIRST;
		if (!inside || o->series[item->form] || label_first(r, item))
			return true;
	}
	return false;
}

/* --- the tree */

static void node_add(struct node *parent, struct node *n)
{
	n->parent = parent;
	if (parent->last)
		parent->last->next = n;
	else
		parent->child = n;
	parent->last = n;
	for (struct node *up = parent; up; up = up->parent) {
		if (!up->in.end)
			up->in = n->in;
		if (n->in.end > up->in.end)
			up->in.end = n->in.end;
	}
}

static struct node *innermost(const struct outline *o)
{
	return o->depth ? o->open[o->depth - 1] : o->r->l->body;
}

static struct node *paragraph(struct outline *o, struct node *parent,
    struct span s)
{
	struct node *p;

	s = span_trim(o->r, s);
	if (!span_len(s))
		return NULL;
	p = arena_new(o->r->a, struct node, 1);
	p->kind = NODE_PARAGRAPH;
	p->in = s;
	node_add(parent, p);
	return p;
}

/* Close what is open down to a sibling of the form, or nothing; open it. */
static struct node *measure_open(struct outline *o, enum form form,
    struct span s)
{
	struct node *m = arena_new(o->r->a, struct node, 1);
	int depth = o->depth;

	/* a series that was left goes on where it stood */
	if (form < FORM_LABELS && o->series[form] && o->stood[form] < depth)
		depth = o->stood[form];
	for (int i = 0; i < o->depth; i++)
		if (o->form[i] == form)
			depth = i;
	/* a bold line of its own is no item of a bold lead-in before it */
	for (int i = 0; form == FORM_LINE && i < depth; i++)
		if (o->form[i] == FORM_BOLD)
			depth = i;
	if (depth == FORM_COUNT)
		depth--;
	o->depth = depth;
	m->kind = NODE_MEASURE;
	m->in = s;
	m->certainty = CERTAINTY_SURE;
	node_add(innermost(o), m);
	o->open[o->depth] = m;
	o->stood[form] = o->depth;
	o->form[o->depth++] = form;
	m->level = o->depth;
	for (int f = form + 1; f < FORM_COUNT; f++)
		o->series[f] = false;
	o->series[form] = true;
	return m;
}

/* --- inline items */

/* Whether an item of the series is open, or a later one stands in the text. */
static bool series_follows(const struct outline *o, const struct item *item)
{
	for (int i = 0; i < o->depth; i++)
		if (o->form[i] == item->form)
			return true;
	return o->series[item->form] || item->form >= FORM_LABELS ||
	    !forms[item->form].second ||
	    o->second[item->form] >= item->lead.end;
}

/* Where the heading that begins at s must end: before the next bold one. */
static uint32_t heading_room(struct outline *o, struct span s)
{
	const struct reader *r = o->r;
	uint32_t ink = s.start;
	struct item next;

	for (uint32_t i = s.start; i < s.end && i - s.start < 60; i++) {
		if (r->f[i] == ' ')
			continue;
		if (!(r->mark[i] & INK_BOLD))
			break;
		if (bold_again(r, ink, i, s.start) &&
		    label_here(o, i, s.end, false, &next))
			return i;
		ink = i + 1;
	}
	return s.end;
}

/* A bold lead-in, which may have a label, at i behind the ink that ends at
 * behind. */
static bool bold_item(struct outline *o, uint32_t behind, uint32_t i,
    struct span s, struct item *item)
{
	const struct reader *r = o->r;
	uint32_t bold;

	if (bold_again(r, behind, i, s.start))
		return label_here(o, i, s.end, false, item);
	bold = sentence_starts(r, behind, s.start) ?
	    bold_sentence(r, i, s.end) : 0;
	if (!bold)
		return false;
	if (label_here(o, i, s.end, false, item))
		return true;
	if (bold < s.end)
		*item = (struct item){ .form = FORM_BOLD,
		    .label = { i, i }, .lead = { i, i } };
	return bold < s.end;
}

/* The next inline item or bold lead-in in s, behind its start. */
static bool inline_next(struct outline *o, struct span s, uint32_t from,
    struct item *item)
{
	struct reader *r = o->r;
	uint32_t ink = from, behind;

	while (ink > s.start && r->f[ink - 1] == ' ')
		ink--;
	for (uint32_t i = from; i < s.end; i++) {
		if (r->f[i] == ' ')
			continue;
		behind = ink;
		ink = i + 1;
		if (r->mark[i] & (INK_QUOTE | INK_TITLE | INK_NUMBER))
			continue;
		if ((item_starts(r, behind, s.start) ||
		    (i + 1 < s.end && r->f[i + 1] == CHAR_IS &&
		    item_listed(r, behind, (struct span){ i, s.end },
		    o->series[FORM_IS]))) &&
		    label_here(o, i, s.end, true, item) &&
		    series_follows(o, item))
			return true;
		if (r->mark[i] & INK_BOLD &&
		    bold_item(o, behind, i, s, item))
			return true;
	}
	return false;
}

static void item_read(struct outline *o, const struct item *item,
    struct span s);

/* Whether the item is the later one of a series inside a paragraph, whose
 * others do not say each what comes next. */
static bool ends_series(struct outline *o, const struct item *item)
{
	int at = o->stood[item->form];
	struct match m;

	return item->inside && forms[item->form].clause &&
	    o->series[item->form] && at < o->depth &&
	    o->form[at] == item->form && o->inside[at] &&
	    !match_in(o->r, PAT_STEPS_BEHIND, o->open[at]->in.start,
	    o->open[at]->in.end, &m);
}

/* The text of an inline item: to the next one, or end; what is to be done next
 * is none of the last one's. */
static struct span item_span(struct outline *o, const struct item *item,
    uint32_t end)
{
	struct span all = { item->lead.start, end };
	uint32_t from = span_len(item->lead) ? item->lead.end :
	    bold_sentence(o->r, all.start, end);
	bool series = o->series[item->form], last = ends_series(o, item);
	struct item next;
	struct match m;

	o->series[item->form] = true;
	if (inline_next(o, all, from, &next))
		all.end = next.lead.start;
	else if (last && match_in(o->r, PAT_STEPS_BEHIND, all.start, end, &m))
		o->steps = all.end = m.start[0];
	o->series[item->form] = series;
	return all;
}

/* Text of an item or paragraph, in which further items may stand. */
static void running(struct outline *o, struct node *parent, struct span s)
{
	struct item item;

	/* labels behind labels without end: no letter has so many levels */
	if (++o->nested > 2 * FORM_COUNT) {
		paragraph(o, parent, s);
		s.end = s.start;
	}
	while (span_len(s)) {
		struct span rest;

		if (!inline_next(o, s, s.start, &item)) {
			paragraph(o, parent, s);
			break;
		}
		paragraph(o, parent, (struct span){ s.start,
		    item.lead.start });
		rest = item_span(o, &item, s.end);
		item_read(o, &item, rest);
		s.start = rest.end;
		if (s.start == o->steps)
			o->depth = o->stood[item.form];
		parent = innermost(o);
	}
	o->nested--;
}

/*
 * A label that begins a line belongs to no item inside the paragraph above it
 * whose form is further in, unless that ends in a colon: not even so, where it
 * is of the outermost.
 */
static void leave_inside(struct outline *o, enum form form)
{
	for (int i = 0; i < o->depth; i++)
		if (o->form[i] == form)
			return;
	for (int i = 0; i < o->depth; i++) {
		uint32_t end = o->open[i]->in.end;

		if (!o->inside[i] || o->form[i] <= form || (form > FORM_HAN &&
		    o->r->f[end - 1] == ':'))
			continue;
		o->depth = i;
		return;
	}
}

static void item_read(struct outline *o, const struct item *item,
    struct span s)
{
	struct reader *r = o->r;
	uint32_t from = item->lead.end, bold;
	struct node *m;

	if (!item->inside && item->form < FORM_LABELS)
		leave_inside(o, item->form);
	m = measure_open(o, item->form, s);
	o->inside[o->depth - 1] = item->inside;

	ink(r, item->lead, INK_LABEL);
	if (span_len(item->label) && item->form != FORM_DASH)
		m->label = value_tight(r, item->label, CERTAINTY_SURE,
		    "label").text;
	if (span_len(item->lead))
		m->lead = prose_str(r->a, &r->l->prose, item->lead);
	bold = item->form == FORM_BOLD ? bold_sentence(r, from, s.end) : 0;
	if (bold) {
		m->heading = span_trim(r, (struct span){ from, bold });
		from = bold < s.end && heading_stop(r->f[bold], false) ?
		    bold + 1 : bold;
		m->stop = prose_str(r->a, &r->l->prose,
		    (struct span){ bold, from });
	} else {
		from = heading_read(o->r, m, (struct span){ from,
		    heading_room(o, (struct span){ from, s.end }) },
		    item->clause);
	}
	running(o, m, (struct span){ from, s.end });
}

/* --- lines */

static void heading_line(struct outline *o, struct span s)
{
	struct node *m = measure_open(o, FORM_LINE, s);

	heading_read(o->r, m, s, false);
}

/* Square brackets, alone or before what they head: they hold the heading. */
static bool square_line(struct outline *o, struct span s)
{
	enum { HEADING = 40 };
	struct reader *r = o->r;
	uint32_t k = s.start + 1;
	struct node *m;

	if (r->f[s.start] != CHAR_SQUARE_LEFT)
		return false;
	while (k < s.end && k - s.start < HEADING &&
	    r->f[k] != CHAR_SQUARE_RIGHT)
		k++;
	if (k >= s.end || r->f[k] != CHAR_SQUARE_RIGHT || k < s.start + 3)
		return false;
	m = measure_open(o, FORM_LINE, s);
	m->lead = prose_str(r->a, &r->l->prose, (struct span){ s.start,
	    s.start + 1 });
	m->heading = span_trim(r, (struct span){ s.start + 1, k });
	m->stop = prose_str(r->a, &r->l->prose, (struct span){ k, k + 1 });
	running(o, m, (struct span){ k + 1, s.end });
	return true;
}

/* A heading that says what is answered, and behind its stop the answer. */
static bool wish_line(struct outline *o, struct span s)
{
	struct reader *r = o->r;
	struct match found;
	struct node *m;

	if (!match_in(r, PAT_WISH_LEAD, s.start, s.end, &found) ||
	    found.end[0] == s.end)
		return false;
	m = measure_open(o, FORM_LINE, s);
	running(o, m, (struct span){ heading_read(r, m, s, false), s.end });
	return true;
}

/* Items of a series that are paragraphs end where a paragraph has no label. */
static void close_series(struct outline *o, struct span s)
{
	struct match m;
	bool steps = match_in(o->r, PAT_NEXT_STEPS, s.start, s.end, &m);

	while (o->depth) {
		enum form form = o->form[o->depth - 1];
		struct node *top = o->open[o->depth - 1];
		bool series = form < FORM_LABELS && (forms[form].clause ||
		    form == FORM_CIRCLE);

		if (!(series || (steps && top->child)))
			return;
		o->depth--;
	}
}

static void body_line(struct outline *o, uint32_t i)
{
	struct reader *r = o->r;
	struct span s = r->lines.v[i].in;
	struct item item;

	if (line_closes(r, s) && !inline_next(o, s, s.start, &item)) {
		struct node *p = paragraph(o, r->l->body, s);

		o->depth = 0;
		if (p)
			p->role = ROLE_CLOSING;
		return;
	}
	if (square_line(o, s))
		return;
	if (o->depth && line_is_task(r, s)) {
		running(o, innermost(o), s);
		return;
	}
	if (label_here(o, s.start, s.end, false, &item) &&
	    (item.form == FORM_ARABIC || series_follows(o, &item) ||
	    (item.form == FORM_IS && label_first(r, &item))) &&
	    (item.form != FORM_DASH || line_says(r, s))) {
		struct span rest = s;
		struct item next;

		if (inline_next(o, s, item.lead.end, &next) &&
		    next.form == item.form)
			rest.end = next.lead.start;
		item_read(o, &item, rest);
		if (rest.end < s.end)
			running(o, innermost(o), (struct span){ rest.end,
			    s.end });
		return;
	}
	if (line_heads(r, i, o->series[FORM_LINE]) && !(r->lines.v[i].bold &&
	    r->f[s.end - 1] == CHAR_FULL_STOP &&
	    bold_sentence(r, s.start, s.end))) {
		heading_line(o, s);
		return;
	}
	if (wish_line(o, s))
		return;
	if (!bold_sentence(r, s.start, s.end))
		close_series(o, s);
	running(o, innermost(o), s);
}

/* Whether line i begins with the first item of the outermost form. */
static bool begins_items(struct outline *o, uint32_t i)
{
	struct span s = o->r->lines.v[i].in;
	struct item item;

	return label_here(o, s.start, s.end, false, &item) &&
	    item.form == FORM_HAN && label_first(o->r, &item);
}

/* The opening: the formula, with what follows it on its line; a letter that has
 * none begins with its body. */
static void opening_line(struct outline *o, uint32_t i)
{
	enum { GLUED = 500 };
	struct reader *r = o->r;
	struct span s = r->lines.v[i].in, front = s;
	struct item item;
	struct node *p;

	if (!is_formula(r, i) || begins_items(o, i)) {
		body_line(o, i);
		return;
	}
	if (inline_next(o, s, s.start, &item))
		front.end = item.lead.start;
	else if (span_len(s) > GLUED)
		front.end = s.start;
	p = paragraph(o, r->l->body, front);
	if (p)
		p->role = ROLE_OPENING;
	running(o, r->l->body, (struct span){ front.end, s.end });
}

void outline_read(struct reader *r)
{
	struct outline o = { .r = r };
	uint32_t first = r->opening;

	r->l->body = arena_new(r->a, struct node, 1);
	if (r->tail > r->opening)
		seconds_find(r, (struct span){
		    r->lines.v[r->opening].in.start,
		    r->lines.v[r->tail - 1].in.end }, o.second);
	/* an item's heading, of a letter without salutation and formula */
	if (first > r->first && !r->l->head.addressees.n &&
	    r->lines.v[first - 1].kind == LINE_OTHER &&
	    begins_items(&o, first - 1))
		first--;
	for (uint32_t i = first; i < r->tail; i++) {
		if (r->lines.v[i].kind != LINE_OTHER)
			continue;
		r->lines.v[i].kind = LINE_BODY;
		if (i != r->opening || first < i)
			body_line(&o, i);
		else
			opening_line(&o, i);
	}
}
