/* SPDX-License-Identifier: MIT */
/*
 * The index table of a government site: kept as it is, and a candidate for
 * what the letter itself does not say.
 */
#include "reading/head.h"
#include "reading/index_table.h"

/* The words up to a bracket, without blanks, in simplified characters. */
static str folded(struct reader *r, struct span s)
{
	char *t = arena_alloc(r->a, 1, 1, 4 * (size_t)span_len(s) + 1);
	size_t len = 0;

	for (uint32_t i = s.start; i < s.end && r->f[i] != '('; i++)
		if (r->f[i] != ' ')
			len += utf8_put(t + len, r->f[i]);
	t[len] = '\0';
	return (str){ t, len };
}

static enum site_of site_of(str label)
{
	static const struct { const char *label; enum site_of of; } rows[] = {
#define SITE(label, of) { label, SITE_##of },
#include "lexicon/site.def"
#undef SITE
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		if (str_eq(label, str_of(rows[i].label)))
			return rows[i].of;
	return SITE_NOTHING;
}

static bool is_bar(uint32_t c)
{
	return c == '|' || c == '\t';
}

/* The first cell of s that is not empty. */
static struct span cell_of(const struct reader *r, struct span s)
{
	uint32_t i;

	while (s.start < s.end && (is_bar(r->f[s.start]) ||
	    r->f[s.start] == ' '))
		s.start++;
	for (i = s.start; i < s.end && !is_bar(r->f[i]); )
		i++;
	return span_trim(r, (struct span){ s.start, i });
}

static void item_put(struct reader *r, struct span label, struct span v)
{
	struct site_item *item;
	struct match tail;

	if (span_len(v) && match_in(r, PAT_VALUE_END, v.start, v.end, &tail))
		v = span_trim(r, (struct span){ v.start, tail.start[0] });
	if (!span_len(v) || span_len(v) > 200)
		return;
	item = push(r->a, &r->l->site);
	item->label = value_tight(r, label, CERTAINTY_SURE, "").text;
	item->of = site_of(folded(r, label));
	item->value = value_of(r, v, CERTAINTY_SURE, "site-row");
}

static void item_add(struct reader *r, const struct match *m, uint32_t end)
{
	item_put(r, (struct span){ m->start[1], m->end[1] },
	    cell_of(r, (struct span){ m->end[0], end }));
}

bool site_label(const struct reader *r, struct span s, struct match *m)
{
	return match_in(r, PAT_LABEL_LINE, s.start, s.end, m);
}

bool site_says(struct reader *r, const struct match *m, struct span v)
{
	enum site_of of = site_of(folded(r, group(m, 1)));
	struct match tab;

	if (match_in(r, PAT_TAB, v.start, v.end, &tab) ||
	    (of == SITE_PROPOSAL_NUMBER &&
	    match_in(r, PAT_NUMBER, v.start, v.end, &tab)))
		return false;
	return of == SITE_TITLE || of == SITE_SUMMARY ||
	    of == SITE_PROPOSAL_TITLE || (!title_is(r, v) &&
	    !match_in(r, PAT_ROW_WHOLE, v.start, v.end, &tab));
}

static bool pair_read(struct reader *r, uint32_t i)
{
	struct span s = r->lines.v[i].in, v;
	struct match m, next;

	if (i + 1 >= r->opening || !site_label(r, s, &m))
		return false;
	v = r->lines.v[i + 1].in;
	if (r->lines.v[i + 1].kind != LINE_SITE ||
	    match_in(r, PAT_ROW_FRONT, v.start, v.end, &next) ||
	    site_label(r, v, &next) || !site_says(r, &m, v))
		return true;
	while (v.start < v.end && (set_has(SET_BULLETS, r->f[v.start]) ||
	    r->f[v.start] == ' '))
		v.start++;
	m.end[0] = v.start;
	item_add(r, &m, v.end);
	return true;
}

/* The rows of a line.  Behind one that begins it, a blank is enough before the
 * next label. */
static void row_read(struct reader *r, struct span s)
{
	struct match m, next;
	bool front = match_in(r, PAT_ROW_FRONT, s.start, s.end, &m);

	if (match_in(r, PAT_SITE_HEAD, s.start, s.end, &next))
		return;
	if (!front && !match_in(r, PAT_ROW, s.start, s.end, &m))
		return;
	for (;;) {
		bool more = match_from(r, front ? PAT_ROW_NEXT : PAT_ROW,
		    s.start, m.end[0], s.end, &next);

		item_add(r, &m, more ? next.start[0] : s.end);
		if (!more)
			return;
		m = next;
	}
}

enum { COLUMNS = 12 };

/* The cells of a line, empty ones too; how many, 0: too many. */
static size_t cells_of(const struct reader *r, struct span s,
    struct span *cell)
{
	uint32_t from = s.start;
	size_t n = 0;

	for (uint32_t i = s.start; i <= s.end; i++) {
		if (i < s.end && !is_bar(r->f[i]))
			continue;
		if (n == COLUMNS)
			return 0;
		cell[n++] = span_trim(r, (struct span){ from, i });
		from = i + 1;
	}
	return n;
}

/* A row of labels above a row of what they say. */
static bool columns_read(struct reader *r, uint32_t i)
{
	struct span label[COLUMNS], value[COLUMNS];
	size_t known = 0, n;
	struct match m;

	if (i + 1 >= r->opening)
		return false;
	n = cells_of(r, line_span(r, i), label);
	if (n < 3 || cells_of(r, line_span(r, i + 1), value) != n)
		return false;
	for (size_t k = 0; k < n; k++) {
		if (span_len(label[k]) > 8 || site_label(r, value[k], &m))
			return false;
		known += site_of(folded(r, label[k])) != SITE_NOTHING;
	}
	if (known < 2)
		return false;
	for (size_t k = 0; k < n; k++)
		if (span_len(label[k]))
			item_put(r, label[k], value[k]);
	r->lines.v[i].kind = r->lines.v[i + 1].kind = LINE_SITE;
	return true;
}

/* Whether the row names who may have written; s is left as the name, without
 * what its site is called or what it does, in brackets.  A government's site
 * has the letters of others. */
static bool issuer_row_names(struct reader *r, struct span *s)
{
	struct match m;

	if (match_in(r, PAT_GOVERNMENT, s->start, s->end, &m) &&
	    r->l->head.number.text.s && match_in(r, PAT_NUMBER_OF_BUREAU,
	    r->l->head.number.in.start, r->l->head.number.in.end, &m))
		return false;
	if (match_in(r, PAT_SITE_OF_ORGAN, s->start, s->end, &m))
		*s = group(&m, 1);
	if (match_in(r, PAT_BRACKET, s->start, s->end, &m) &&
	    !organ_ends(r, group(&m, 1)))
		*s = span_trim(r, (struct span){ s->start, m.start[0] });
	return span_len(*s) && issuer_named(r, *s) && issuer_speaks(r, *s) &&
	    !match_in(r, PAT_OFFICE_INSIDE, s->start, s->end, &m);
}

/* Whether the row gives the letter the date that it lacks. */
static bool item_dates(struct reader *r, struct site_item *item)
{
	struct head *h = &r->l->head;
	struct span s = item->value.in;
	str iso;

	if (h->date.text.s || !date_at(r, s.start, s.end, &iso) ||
	    iso.len != 10)
		return false;
	h->date = item->value;
	h->date.certainty = CERTAINTY_LIKELY;
	h->date_value = iso;
	return true;
}

/* When what is on the page was made (the catalogue's date that the regulations
 * on open government information ask for), where no row says when the letter
 * was: a day, no moment of a machine's. */
static void made(struct reader *r, struct site_item *item)
{
	struct span s = item->value.in;
	struct match m;

	if (item->of == SITE_MADE && !match_in(r, PAT_CLOCK, s.start, s.end,
	    &m) && item_dates(r, item))
		find_at(r, FINDING_SITE_CANDIDATE, s, item->label.s);
}

static void candidate(struct reader *r, struct site_item *item)
{
	struct head *h = &r->l->head;
	struct span s = item->value.in;
	struct match m;
	int of = item->of;

	if (of == SITE_NUMBER && !h->number.text.s &&
	    match_in(r, PAT_SITE_NUMBER_ROW, s.start, s.end, &m)) {
		number_take(r, &m, CERTAINTY_LIKELY, "site-number");
	} else if ((of == SITE_ISSUER || (of == SITE_HOST &&
	    s.start < line_span(r, r->opening).start)) &&
	    !h->issuer.text.s && issuer_row_names(r, &s)) {
		h->issuer = value_tight(r, s, CERTAINTY_LIKELY, "site-row");
	} else if (!(of == SITE_DATE && item_dates(r, item)) &&
	    !(of == SITE_TITLE && title_row(r, s))) {
		return;
	}
	find_at(r, FINDING_SITE_CANDIDATE, s, item->label.s);
}

/* Where the table ends that stands below the letter: at the first line that is
 * no row of it. */
static uint32_t table_below(struct reader *r)
{
	uint32_t i = r->last;
	struct match m;

	if (r->parts > 1)
		return i;
	for (; i < r->lines.n && span_len(r->lines.v[i].in) < 140 &&
	    match_in(r, PAT_ROW, r->lines.v[i].in.start,
	    r->lines.v[i].in.end, &m) && m.start[0] <
	    r->lines.v[i].in.start + 2; i++)
		;
	return i;
}

static bool is_bare(struct reader *r, uint32_t i)
{
	struct span s = line_span(r, i);
	struct match m;

	return span_len(s) < 80 && match_in(r, PAT_ROW_FRONT, s.start, s.end,
	    &m);
}

/* One row alone whose label no colon parts from its value may be any
 * sentence. */
static bool is_row(struct reader *r, uint32_t i)
{
	struct line *l = &r->lines.v[i];
	struct match m;

	if (l->kind == LINE_OTHER && (match_in(r, PAT_BULLET_ROW, l->in.start,
	    l->in.end, &m) || (is_bare(r, i) && ((i > r->first &&
	    is_bare(r, i - 1)) || (i + 1 < r->opening &&
	    is_bare(r, i + 1))))))
		l->kind = LINE_SITE;
	return l->kind == LINE_SITE;
}

static bool date_take(struct reader *r, struct span s)
{
	struct head *h = &r->l->head;
	str iso;

	if (h->date.text.s || !date_at(r, s.start, s.end, &iso) ||
	    iso.len != 10)
		return false;
	h->date = value_tight(r, s, CERTAINTY_LIKELY, "site-row");
	h->date_value = iso;
	return true;
}

/* Organ and date on the lines below the head of a table that names them. */
static void answer_table(struct reader *r, uint32_t i)
{
	struct head *h = &r->l->head;
	struct span s = line_span(r, i), organ;
	struct match m;

	if (i + 2 >= r->opening || !match_in(r, PAT_ANSWER_HEAD, s.start,
	    s.end, &m))
		return;
	organ = line_span(r, i + 1);
	if (!organ_ends(r, organ) || !date_take(r, line_span(r, i + 2)))
		return;
	if (!h->issuer.text.s && issuer_speaks(r, organ))
		h->issuer = value_tight(r, organ, CERTAINTY_LIKELY,
		    "site-row");
	for (uint32_t k = i; k < i + 3; k++)
		r->lines.v[k].kind = LINE_SITE;
}

/* Two dates, a bullet before each, below an organ: when it was written, then
 * when it was put on the page. */
static void date_row(struct reader *r, uint32_t i)
{
	struct span s = line_span(r, i);
	struct match first, second;

	if (i + 1 >= r->opening || !match_in(r, PAT_BULLET_DATE, s.start,
	    s.end, &first))
		return;
	s = line_span(r, i + 1);
	if (match_in(r, PAT_BULLET_DATE, s.start, s.end, &second) &&
	    date_take(r, group(&first, 1)))
		r->lines.v[i].kind = r->lines.v[i + 1].kind = LINE_SITE;
}

void site_read(struct reader *r)
{
	for (uint32_t i = r->first; i < r->opening; i++)
		if (!columns_read(r, i) && is_row(r, i) && !pair_read(r, i))
			row_read(r, r->lines.v[i].in);
	for (uint32_t i = r->last, end = table_below(r); i < end; i++)
		row_read(r, r->lines.v[i].in);
	for (size_t i = 0; i < r->l->site.n; i++)
		candidate(r, &r->l->site.v[i]);
	for (size_t i = 0; i < r->l->site.n; i++)
		made(r, &r->l->site.v[i]);
	issuer_row(r);
	for (uint32_t i = r->first; i < r->opening; i++) {
		answer_table(r, i);
		date_row(r, i);
	}
}
