/* SPDX-License-Identifier: MIT */
/*
 * The decoded text to prose: what is no text of the letter taken out, broken
 * paragraphs joined; every repair is a finding.
 */
#include "reading/repair.h"

static struct place point_place(uint32_t at)
{
	return (struct place){ at, at + 1 };
}

/* Behind the marks that stand at i for blanks that could not be shown; i where
 * there are none. */
static uint32_t lost_blanks(struct repair *p, uint32_t i, uint32_t end)
{
	enum { LEAST = 4 };
	uint32_t k = i;

	while (k < end && p->s[k] == '?')
		k++;
	if (k < i + LEAST || k == end)
		return i;
	letter_find(p->r->l, p->r->a, FINDING_MOJIBAKE, (struct place){ i, k },
	    NULL);
	return k;
}

/* A line, without the blanks at its ends. */
static void raw_add(struct repair *p, uint32_t from, uint32_t end, bool turn)
{
	const uint32_t *s = p->s;
	uint32_t shown;
	struct raw *line = push(p->r->a, &p->raw);

	*line = (struct raw){ .turn = turn };
	while (from < end && utf_is_space(s[from])) {
		line->indent += s[from] == CHAR_IDEOGRAPHIC_SPACE ? 2 : 1;
		from++;
	}
	shown = lost_blanks(p, from, end);
	line->indent += shown - from;
	from = shown;
	line->start = from;
	line->end = end;
	while (line->end > from && utf_is_space(s[line->end - 1]))
		line->end--;
}

/* Lines; one that holds several paragraphs is cut before the two ideographic
 * spaces that indent each. */
static void split_raw(struct repair *p)
{
	enum { LONG = 160 };
	const struct text *text = p->r->text;
	const uint32_t *s = p->s;
	uint32_t n = p->r->to, end;
	size_t feed = 0;
	bool turn = false;

	while (feed < text->feeds.n && text->feeds.v[feed] < p->r->from)
		feed++;
	for (uint32_t i = p->r->from; i <= n; i = end + 1) {
		uint32_t from = i;

		for (; feed < text->feeds.n && text->feeds.v[feed] < i; feed++)
			turn = true;
		for (end = i; end < n && s[end] != '\n'; )
			end++;
		for (uint32_t k = i + 2; end - i > LONG && k + 1 < end; k++)
			if (s[k] == CHAR_IDEOGRAPHIC_SPACE &&
			    s[k + 1] == CHAR_IDEOGRAPHIC_SPACE &&
			    !utf_is_space(s[k - 1])) {
				raw_add(p, from, k, turn);
				turn = false;
				from = k;
			}
		raw_add(p, from, end, turn);
		turn = false;
	}
}

static uint32_t folded(uint32_t c)
{
	return utf_is_space(c) ? ' ' : fold_point(c);
}

/* What folding alone does not do: one form of quotation marks and dashes. */
static uint32_t read_as(uint32_t c, bool *quoted)
{
	switch (c) {
	case '"': case CHAR_QUOTE_WIDE:
		*quoted = !*quoted;
		return *quoted ? CHAR_QUOTE_LEFT : CHAR_QUOTE_RIGHT;
	case CHAR_CORNER_LEFT: case CHAR_CORNER_LEFT_WHITE:
		return CHAR_QUOTE_LEFT;
	case CHAR_CORNER_RIGHT: case CHAR_CORNER_RIGHT_WHITE:
		return CHAR_QUOTE_RIGHT;
	case CHAR_RATIO:
		return ':';
	case '\t': case '\n':
		return c;
	}
	return folded(c);
}

static inline void put(struct repair *p, uint32_t c, uint32_t f, uint32_t at)
{
	struct reader *r = p->r;
	uint32_t i = r->n++;

	r->at[i] = at;
	r->mark[i] = point_at(p, at)->bold ? INK_BOLD : 0;
	r->c[i] = c;
	r->f[i] = f;
}

static void emit(struct repair *p, uint32_t c, uint32_t at, bool *quoted)
{
	struct reader *r = p->r;

	if (utf_is_compatible(c) && fold_point(c) != c) {
		char was[8] = "";

		utf8_put(was, c);
		letter_find(r->l, r->a, FINDING_MENDED, point_place(at), was);
		c = fold_point(c);
	}
	put(p, c, read_as(c, quoted), at);
}

static void line_end(struct reader *r, uint32_t start, const struct raw *raw)
{
	struct line *line;
	struct span s = span_trim(r, (struct span){ start, r->n });

	if (s.end <= s.start)
		return;
	line = push(r->a, &r->lines);
	*line = (struct line){ .in = s, .indent = raw->indent,
	    .level = raw->level, .bold = true };
	for (uint32_t i = s.start; i < s.end && line->bold; i++)
		line->bold = r->mark[i] & INK_BOLD || r->f[i] <= ' ' ||
		    r->f[i] == ':' || r->f[i] == CHAR_FULL_STOP;
}

static void emit_all(struct repair *p)
{
	struct reader *r = p->r;
	const struct raw *front = NULL;
	uint32_t start = 0;
	bool quoted = false;

	for (uint32_t k = 0; k < p->raw.n; k++) {
		const struct raw *line = &p->raw.v[k];

		if (line->drop || line->start == line->end)
			continue;
		if (!line->join && front) {
			line_end(r, start, front);
			emit(p, '\n', line->start, &quoted);
			quoted = false;
		}
		if (!line->join) {
			front = line;
			start = r->n;
		}
		for (uint32_t i = line->start; i < line->end; i++) {
			uint32_t c = point_at(p, i)->stand;

			if (c)
				emit(p, c, i, &quoted);
			else if (point_at(p, i)->colon)
				put(p, p->s[i], ':', i);
			else if (point_at(p, i)->out || utf_is_nothing(p->s[i]))
				continue;
			else if (utf_is_usual(p->s[i]))
				put(p, p->s[i], folded_at(p, i), i);
			else
				emit(p, p->s[i], i, &quoted);
		}
	}
	if (front)
		line_end(r, start, front);
	r->c[r->n] = r->f[r->n] = 0;
	r->mark[r->n] = 0;
}

/* Mark the pair that opens at i, if it closes within a paragraph; where what is
 * looked at next begins. */
static uint32_t mark_pair(struct reader *r, uint32_t i, uint32_t close,
    uint8_t how)
{
	uint32_t open = r->f[i], k, deep = 1;

	for (k = i + 1; k < r->n && k - i < 120; k++) {
		if (r->f[k] == open)
			deep++;
		if (r->f[k] == '\n' || (r->f[k] == close && !--deep))
			break;
	}
	if (k == r->n || r->f[k] != close || deep)
		return i + 1;
	ink(r, (struct span){ i, k + 1 }, how);
	return k + 1;
}

/* Mark what stands in quotation marks and titles. */
static void mark_pairs(struct reader *r)
{
	uint32_t quote = 0, title = 0;

	for (uint32_t i = 0; i < r->n; i++) {
		if (utf_is_usual(r->f[i]))
			continue;
		if (r->f[i] == CHAR_QUOTE_LEFT && i >= quote)
			quote = mark_pair(r, i, CHAR_QUOTE_RIGHT, INK_QUOTE);
		if (r->f[i] == CHAR_TITLE_LEFT && i >= title)
			title = mark_pair(r, i, CHAR_TITLE_RIGHT, INK_TITLE);
	}
}

static void summary_findings(struct repair *p)
{
	struct reader *r = p->r;
	bool traditional = false;
	struct match m;

	if (p->markup)
		letter_find(r->l, r->a, FINDING_MARKUP,
		    point_place(p->markup_first),
		    arena_printf(r->a, "%u", p->markup).s);
	if (p->blanks)
		letter_find(r->l, r->a, FINDING_BLANK,
		    point_place(p->blanks_first),
		    arena_printf(r->a, "%u", p->blanks).s);
	for (uint32_t i = 0; i < r->n; i++) {
		if (r->f[i] == r->c[i] && r->f[i] != '?')
			continue;
		/* a switch of the page names them, and uses none */
		if (r->f[i] != r->c[i] && !traditional &&
		    utf_is_han(r->c[i]) && !(i && match_in(r,
		    PAT_LANGUAGE_SWITCH, i - 1, i + 1, &m))) {
			traditional = true;
			letter_find(r->l, r->a, FINDING_TRADITIONAL,
			    point_place(r->at[i]), NULL);
		}
		if (r->f[i] == '?' && i && i + 1 < r->n && r->c[i] == '?' &&
		    (is_digit(r->f[i - 1]) || is_digit(r->f[i + 1])))
			letter_find(r->l, r->a, FINDING_MOJIBAKE,
			    point_place(r->at[i]), NULL);
	}
}

/* What the source shows and the text has not. */
static void left_out_findings(struct reader *r)
{
	static const enum finding_id ids[] = {
		[LEFT_OUT_PAGE] = FINDING_PAGE_UNREAD,
		[LEFT_OUT_EDGE] = FINDING_RUNNING_HEAD,
		[LEFT_OUT_PART] = FINDING_PART_UNREAD,
	};

	for (size_t i = 0; i < r->text->left_out.n; i++) {
		const struct left_out *x = &r->text->left_out.v[i];
		uint32_t at = x->at < r->text->n ? x->at : x->at - 1;

		if (at >= r->from && at < r->to)
			letter_find(r->l, r->a, ids[x->kind], point_place(at),
			    x->what.s);
	}
}

static void source_findings(struct reader *r)
{
	left_out_findings(r);
	if (r->text->partly)
		letter_find(r->l, r->a, FINDING_PARTLY, (struct place){0},
		    NULL);
	for (size_t i = 0; i < r->text->replaced.n; i++) {
		const struct replaced *x = &r->text->replaced.v[i];

		if (x->at < r->from || x->at >= r->to)
			continue;
		if (x->point == UINT32_MAX)
			letter_find(r->l, r->a, FINDING_UNDECODABLE,
			    point_place(x->at),
			    arena_printf(r->a, "%zu", x->byte).s);
		else
			letter_find(r->l, r->a, FINDING_NOT_XML,
			    point_place(x->at),
			    arena_printf(r->a, "U+%04X", x->point).s);
	}
}

static void bold_ranges(struct repair *p)
{
	const struct text *text = p->r->text;

	for (size_t i = 0; i < text->bold.n; i++)
		for (uint32_t k = text->bold.v[i].start;
		    k < text->bold.v[i].end; k++)
			if (k >= p->r->from && k < p->r->to)
				point_at(p, k)->bold = true;
}

void repair(struct reader *r)
{
	uint32_t n = r->to - r->from;
	struct repair p = { .r = r, .s = r->text->c };
	uint32_t *f = arena_room(r->a, uint32_t, n + 1);

	for (uint32_t i = r->from; i < r->to; i++)
		f[i - r->from] = folded(p.s[i]);
	p.f = f;
	p.point = arena_new(r->a, struct point, n + 1);
	r->c = arena_room(r->a, uint32_t, n + 1);
	r->f = arena_room(r->a, uint32_t, n + 1);
	r->at = arena_room(r->a, uint32_t, n + 1);
	r->mark = arena_room(r->a, uint8_t, n + 1);
	source_findings(r);
	bold_ranges(&p);
	split_raw(&p);
	markup_out(&p);
	page_turns(&p);
	join_lines(&p);
	emit_all(&p);
	mark_pairs(r);
	summary_findings(&p);
	r->l->prose = (struct prose){ r->c, r->at, r->n };
}
