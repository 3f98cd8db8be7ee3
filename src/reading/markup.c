/* SPDX-License-Identifier: MIT */
/* What is no text of the letter: marks of markup, residue, lone blanks. */
#include "reading/repair.h"

#include "lexicon/text.h"

static void leave_out(struct repair *p, uint32_t from, uint32_t to,
    uint32_t *count, uint32_t *first)
{
	if (!(*count)++)
		*first = from;
	points_out(p, from, to);
}

/* # of a Markdown heading at the front of a line. */
static void heading_marks(struct repair *p, struct raw *line)
{
	uint32_t i = line->start;

	while (i < line->end && p->s[i] == '#' && i - line->start < 6)
		i++;
	if (i == line->start || i == line->end || !utf_is_space(p->s[i]))
		return;
	line->level = (uint8_t)(i - line->start);
	leave_out(p, line->start, i, &p->markup, &p->markup_first);
	while (i < line->end && utf_is_space(p->s[i]))
		i++;
	line->start = i;
}

/* Where the only edge of cells in the line stands; line->end: there is none, or
 * more than one. */
static uint32_t only_edge(const struct repair *p, const struct raw *line)
{
	uint32_t edge = line->end;

	for (uint32_t i = line->start; i < line->end; i++) {
		if (p->s[i] != '|')
			continue;
		if (edge < line->end)
			return line->end;
		edge = i;
	}
	return edge;
}

/* Whether a figure fills the cell from i on: of a table of figures. */
static bool is_figure_cell(const struct repair *p, uint32_t i, uint32_t end)
{
	while (i < end && (utf_is_space(p->s[i]) || p->s[i] == '|'))
		i++;
	return i < end && is_digit(fold_point(p->s[i])) &&
	    is_digit(fold_point(p->s[end - 1]));
}

/* In a form, the edge behind a cell of a few Chinese characters stands for a
 * label's colon. */
static void label_edge(struct repair *p, const struct raw *line)
{
	enum { LONGEST = 8 };
	uint32_t edge = only_edge(p, line), n = 0;

	for (uint32_t i = line->start; i < edge; i++) {
		if (utf_is_space(p->s[i]))
			continue;
		if (!utf_is_han(p->s[i]) || ++n > LONGEST)
			return;
	}
	if (n > 1 && edge < line->end)
		point_at(p, edge)->colon = true;
}

/* Forms, where no table of figures is. */
static void label_edges(struct repair *p)
{
	for (uint32_t i = 0; i < p->raw.n; i++) {
		const struct raw *line = &p->raw.v[i];
		uint32_t edge = only_edge(p, line);

		if (edge < line->end && is_figure_cell(p, edge, line->end))
			return;
	}
	for (uint32_t i = 0; i < p->raw.n; i++)
		label_edge(p, &p->raw.v[i]);
}

/* The edge of a cell that is a line's only one. */
static void cell_edge(struct repair *p, struct raw *line)
{
	uint32_t edge = only_edge(p, line);

	if (edge == line->end || (edge != line->start && edge + 1 != line->end))
		return;
	leave_out(p, edge, edge + 1, &p->markup, &p->markup_first);
	if (edge == line->start)
		line->start++;
	else
		line->end--;
	while (line->start < line->end && utf_is_space(p->s[line->start]))
		line->start++;
	while (line->end > line->start && utf_is_space(p->s[line->end - 1]))
		line->end--;
}

/* *first, more money.*: emphasis of one mark, at the front of a line. */
static void emphasis_marks(struct repair *p, const struct raw *line)
{
	uint32_t i = line->start;

	if (line->end - line->start < 4 || p->s[i] != '*' ||
	    p->s[i + 1] == '*' || utf_is_space(p->s[i + 1]))
		return;
	while (++i < line->end && p->s[i] != '*')
		;
	if (i >= line->end || (i + 1 < line->end && p->s[i + 1] == '*'))
		return;
	leave_out(p, line->start, line->start + 1, &p->markup,
	    &p->markup_first);
	leave_out(p, i, i + 1, &p->markup, &p->markup_first);
}

/* ** around bold words. */
static void bold_marks(struct repair *p, const struct raw *line)
{
	uint32_t open = UINT32_MAX;

	for (uint32_t i = line->start; i + 1 < line->end; i++) {
		if (p->s[i] != '*' || p->s[i + 1] != '*')
			continue;
		if (i + 2 < line->end && p->s[i + 2] == '*') {
			while (i < line->end && p->s[i] == '*')
				i++;		/* 138****0001 */
			continue;
		}
		if (open == UINT32_MAX) {
			open = i;
		} else {
			leave_out(p, open, open + 2, &p->markup,
			    &p->markup_first);
			leave_out(p, i, i + 2, &p->markup, &p->markup_first);
			for (uint32_t k = open; k < i + 2; k++)
				point_at(p, k)->bold = true;
			open = UINT32_MAX;
		}
		i++;
	}
}

/* The end of a reading in brackets, (wù), that begins at i; 0: none. */
static uint32_t pinyin_end(const struct repair *p, uint32_t i, uint32_t end,
    bool toned)
{
	uint32_t k = i + 1;
	bool tone = false;

	if (!i || !utf_is_han(p->s[i - 1]) || !set_has(
	    SET_GLOSS_OPENS, p->s[i]))
		return 0;
	for (; k < end && k - i < 8; k++) {
		if (set_has(SET_TONES, p->s[k]))
			tone = true;
		else if (p->s[k] < 'a' || p->s[k] > 'z')
			break;
	}
	if (k == i + 1 || k >= end || (toned && !tone) ||
	    !set_has(SET_GLOSS_CLOSES, p->s[k]))
		return 0;
	return k + 1;
}

static void pinyin(struct repair *p, const struct raw *line, bool toned)
{
	for (uint32_t i = line->start; i < line->end; i++) {
		uint32_t end;

		if (utf_is_usual(p->s[i]))
			continue;
		end = pinyin_end(p, i, line->end, toned);
		if (!end || point_at(p, i)->out)
			continue;
		points_out(p, i, end);
		if (!p->pinyin++)
			p->pinyin_first = (struct place){ i, end };
		i = end - 1;
	}
}

/* Whether the Latin word that ends before i has a digit in it: 5G. */
static bool has_digit(const struct repair *p, uint32_t i, uint32_t start)
{
	for (; i > start && is_latin_or_digit(fold_point(p->s[i - 1])); i--)
		if (is_digit(fold_point(p->s[i - 1])))
			return true;
	return false;
}

/* A lone blank between a figure and a Chinese character, inside running text.
 * Wider gaps set things apart and stay. */
static void blanks(struct repair *p, const struct raw *line)
{
	bool running = line->end - line->start > 24 ||
	    (line->end > line->start && p->s[line->end - 1] == CHAR_FULL_STOP);

	for (uint32_t i = line->start + 1; running && i + 1 < line->end; i++) {
		uint32_t a, b;

		if (!utf_is_space(p->s[i]) || p->s[i] == '\t')
			continue;
		a = fold_point(p->s[i - 1]);
		b = fold_point(p->s[i + 1]);
		if (a == '|' || b == '|')
			continue;
		if ((is_digit(a) && (utf_is_past_letters(b) || b == '%')) ||
		    (is_latin(a) && utf_is_han(b) && has_digit(p, i,
		    line->start)) ||
		    (is_digit(b) && utf_is_past_letters(a) &&
		    !utf_is_space(p->s[i - 1])))
			leave_out(p, i, i + 1, &p->blanks, &p->blanks_first);
	}
}

/* ldquo; and the like, left of a page's HTML: with or without their &. */
static const struct {
	const char *name, *stands;
	bool bare;		/* without its & it is told, too */
} entities[] = {
#define ENTITY(name, stands, bare) { name, stands, bare },
#include "lexicon/entity.def"
#undef ENTITY
};

static bool name_at(const struct repair *p, uint32_t i, uint32_t end,
    const char *name)
{
	for (; *name; name++, i++)
		if (i >= end || p->s[i] != (unsigned char)*name)
			return false;
	return true;
}

static uint32_t stands_for(size_t entity)
{
	const unsigned char *s =
	    (const unsigned char *)entities[entity].stands;

	return literal_next(&s);
}

static void entity_marks(struct repair *p, const struct raw *line)
{
	for (uint32_t i = line->start; i + 3 < line->end; i++) {
		bool full = p->s[i] == '&';
		uint32_t at = full ? i + 1 : i;

		if (!full && !(p->s[i] >= 'h' && p->s[i] <= 'r'))
			continue;
		for (size_t k = 0; k < sizeof(entities) / sizeof(*entities);
		    k++) {
			if ((!full && !entities[k].bare) || !name_at(p, at,
			    line->end, entities[k].name))
				continue;
			at += (uint32_t)strlen(entities[k].name);
			leave_out(p, i, at, &p->markup, &p->markup_first);
			point_at(p, i)->stand = stands_for(k);
			i = at - 1;
			break;
		}
	}
}

/* One finding for them all: the first, and how many there are. */
static void pinyin_find(struct repair *p)
{
	struct reader *r = p->r;
	struct place at = p->pinyin_first;
	str first = utf8_of(r->a, p->s + at.start, at.end - at.start);

	letter_find(r->l, r->a, FINDING_PINYIN, at, p->pinyin == 1 ? first.s :
	    arena_printf(r->a, TEXT_FIRST_OF, first.s, p->pinyin).s);
}

/* What a line has that may be markup or residue, told in one walk. */
enum { HAS_EDGE = 1, HAS_STAR = 2, HAS_NAME = 4, HAS_GLOSS = 8,
	HAS_BLANK = 16 };

static unsigned marks_in(const struct repair *p, const struct raw *line)
{
	unsigned has = 0;

	for (uint32_t i = line->start; i < line->end; i++) {
		uint32_t c = p->s[i];

		if (utf_is_usual(c))
			continue;
		if (c == '&' || (c >= 'h' && c <= 'r'))
			has |= HAS_NAME;
		else if (c == '|')
			has |= HAS_EDGE;
		else if (c == '*')
			has |= HAS_STAR;
		else if (utf_is_space(c))
			has |= HAS_BLANK;
		else if (set_has(SET_GLOSS_OPENS, c))
			has |= HAS_GLOSS;
	}
	return has;
}

void markup_out(struct repair *p)
{
	bool edges = false;

	for (uint32_t i = 0; i < p->raw.n; i++) {
		struct raw *line = &p->raw.v[i];
		unsigned has = marks_in(p, line);

		edges = edges || has & HAS_EDGE;
		if (has & HAS_EDGE)
			cell_edge(p, line);
		heading_marks(p, line);
		if (has & HAS_STAR) {
			bold_marks(p, line);
			emphasis_marks(p, line);
		}
		if (has & HAS_NAME)
			entity_marks(p, line);
		if (has & HAS_GLOSS)
			pinyin(p, line, true);
		if (has & HAS_BLANK)
			blanks(p, line);
	}
	if (edges)
		label_edges(p);
	for (uint32_t i = 0; p->pinyin && i < p->raw.n; i++)
		pinyin(p, &p->raw.v[i], false);
	if (p->pinyin)
		pinyin_find(p);
}
